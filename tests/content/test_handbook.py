"""The handbook as it ships: each page has both sides, reads in about three minutes, and says nothing it should not."""

import re

import pytest

from mentortui.content import handbook as content
from mentortui.practice import handbook

PAGES = pytest.mark.parametrize("page", content.modules(), ids=lambda page: page.id)
NEVER = (
    "tier", "audience", "segment", "roster", "compact", "revoke", "hash", "rollup", "projection", "t-score",
    "anonymous", "caused", "causes",
)  # fmt: skip
"""PRODUCT.md: words no participant reads; and what no study of mentoring may be said to show."""
WORDS_A_MINUTE = 200


def everything(page):
    return handbook.text(page.id, handbook.PARTS) + handbook.check_text(page.id) + page.about


@PAGES
def test_both_sides_have_a_part_and_each_is_short_enough_to_read(page):
    assert page.mentor.strip() and page.mentee.strip() and page.mentor != page.mentee
    for part in handbook.PARTS:
        assert 300 <= len(handbook.text(page.id, (part,)).split()) <= 3 * WORDS_A_MINUTE, part


@PAGES
def test_the_self_check_has_valid_answers_that_fit_on_a_line(page):
    assert 3 <= len(page.check) <= 4
    for question in page.check:
        assert 1 <= question.right <= len(question.choices) and len(question.choices) >= 2
        assert len(set(question.choices)) == len(question.choices) and question.why.strip()
        assert all(len(choice) <= 72 for choice in question.choices), "80 columns show it whole"
    assert len({question.right for question in page.check}) > 1, "not always the same digit"


@PAGES
def test_a_page_holds_only_letters_of_any_terminal_and_words_of_ours(page):
    text = everything(page)
    assert text.isascii() and text.replace("\n", "").isprintable()
    words = set(re.findall(r"[a-z-]+", text.lower()))
    assert not words.intersection(NEVER)
    assert len(page.about) <= 68 and len(page.title) <= 32, "80 columns show them whole"


@PAGES
def test_a_claim_from_a_study_names_it_and_every_source_is_named_in_the_text(page):
    text = page.both + page.mentor + page.mentee
    cited = set(re.findall(r"\b(?:19|20)\d\d\b", text))
    named = {year for source in page.sources for year in re.findall(r"\b(?:19|20)\d\d\b", source)}
    assert cited <= named
    for source in page.sources:
        assert source.split()[0].rstrip(",") in text, source


def test_paragraphs_flow_and_lists_stay_lists():
    text = content._flowing("One\ntwo\n\n- three\n  four\n- five\n1. six\nseven")
    assert text == "One two\n\n- three four\n- five\n1. six seven"


def test_an_unknown_page_keeps_its_name():
    assert content.title_of("of-a-newer-version") == "of-a-newer-version"
    with pytest.raises(KeyError):
        content.module("../forms/pulse")
