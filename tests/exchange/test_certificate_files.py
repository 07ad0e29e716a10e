"""Certificates as files: every format, four scripts, equal bytes; and without the extra."""

import sys
from datetime import date

import pytest

from mentortui.documents.certificate import certificate
from mentortui.errors import Refused
from mentortui.exchange.certificate_files import FORMATS, format_of, render
from tests.documents.test_certificate import NAMES

DAY = date(2026, 11, 21)
HEADS = {"pdf": b"%PDF-1.", "png": b"\x89PNG\r\n\x1a\n", "svg": b"<svg ", "html": b"<!DOCTYPE html>", "txt": b"==="}


def made(name="Ana Silva", **more):
    return certificate(name, "Led the handover", DAY, **more)


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_is_one_file_of_equal_bytes(form):
    one = made(evidence="8 of 8", signatories=["Tom Berg"])
    first = render(one, form)
    assert first.data.startswith(HEADS[form]) and first.said == ""
    assert render(one, form) == first


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
def test_every_script_is_set_on_one_page_that_knows_its_name(name):
    """Whether the letters can be drawn depends on the fonts of the computer; that they are said does not."""
    one = made(name)
    page = render(one, "pdf")
    assert one.name.encode("utf-8") in page.data, "the title of the document"
    assert b"/Count 1" in page.data
    assert page.said == "" or "No font on this computer" in page.said


def test_a_letter_that_no_font_shows_is_told_in_one_sentence():
    page = render(made("Ana \U0010fffd"), "svg")
    assert page.data.startswith(HEADS["svg"])
    assert "No font on this computer shows U+10FFFD, so a box" in page.said and "\n" not in page.said


def test_the_most_that_fits_is_still_one_page():
    most = certificate("W" * 600, "x " * 300, DAY, evidence="y " * 600, signatories=["z" * 200] * 6, heading="H" * 120)
    assert render(most, "svg").data.startswith(HEADS["svg"])


def test_words_are_never_read_as_the_typesetter_s_own():
    hostile = '#panic("x") $a$ *b* _c_ `d` \\ " } ]'
    assert hostile.encode() in render(made(hostile), "html").data.replace(b"&quot;", b'"')
    assert render(made(hostile), "pdf").said == ""


@pytest.mark.parametrize("form", ["pdf", "png", "svg"])
def test_without_the_extra_a_sentence_says_what_to_do(form, monkeypatch):
    monkeypatch.setitem(sys.modules, "typst", None)
    with pytest.raises(Refused) as refused:
        render(made(), form)
    assert f".{form} needs the extra `pdf`" in refused.value.sentence and ".html or .txt" in refused.value.sentence
    assert "mentortui[pdf]" in refused.value.hint
    assert render(made(), "txt").data and render(made(), "html").data


def test_the_ending_of_the_file_says_the_format():
    assert [format_of(path) for path in ("a.PDF", "b/c.png", "x.y.svg", "-")] == ["pdf", "png", "svg", "txt"]
    for path in ("a", "a.doc", "b.c/d", "", "pdf"):
        with pytest.raises(Refused, match="no format I know"):
            format_of(path)
