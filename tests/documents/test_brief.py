"""The page of a brief: golden for both demos, never wider than a terminal, whatever it holds."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentortui.documents import brief as page
from mentortui.documents.columns import cut, width, wrapped
from mentortui.practice.between import subject_of
from mentortui.practice.brief import brief
from tests.documents.demo_pages import GOLDEN, pages
from tests.hostile import TEXTS, texts
from tests.practice.journal import Rows

TODAY = date(2026, 11, 21)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    return pages(tmp_path_factory.mktemp("demos"))


def test_the_briefs_of_both_demos_are_as_they_were(made: dict[str, str]) -> None:
    kept = {path.name: path.read_text("utf-8") for path in GOLDEN.glob("brief-*")}
    assert made == kept, "made anew with: python -m tests.documents.demo_pages"


def test_a_page_is_80_columns_and_one_sheet(made: dict[str, str]) -> None:
    for name, text in made.items():
        if name.endswith(".txt"):
            lines = text.splitlines()
            assert max(map(width, lines)) <= 80, name
            assert len(lines) <= 60, name
            assert all(line == line.rstrip() for line in lines)


def test_what_is_much_is_counted() -> None:
    rows = Rows()
    ana, pair = rows.pair("Ana Silva", start="2026-09-01", cadence="2 weeks")
    rows.meeting("2026-11-10", [ana], relationship=pair["id"])
    for number in range(500):
        rows.add("action", title=f"Action {number}", owner=ana, relationship=pair["id"], readers="relationship")
    made = brief(rows, subject_of(rows, rows.get(ana)), TODAY)
    text = page.text(made)
    assert "and 488 more" in text
    assert "- and 488 more" in page.markdown(made)
    assert len(page.data(made)["open_theirs"]) == 500
    for number in range(500):
        rows.add("action", title=f"Mine {number}", owner=rows.me, relationship=pair["id"])
    text = page.text(brief(rows, subject_of(rows, rows.get(ana)), TODAY))
    assert text.count("and 494 more") == 2
    assert len(text.splitlines()) <= 60


def hostile(words: str) -> Rows:
    """A pair whose every text is the same hostile words."""
    rows = Rows()
    title = " ".join(words.split())[:200] or "x"
    ana, pair = rows.pair(title, start="2026-09-01", end="2026-12-01", cadence="2 weeks")
    link = {"relationship": pair["id"], "readers": "relationship"}
    met = rows.meeting("2026-11-10", [ana], **link, minutes=45)
    rows.meeting("2026-11-24", [ana], **link, status="planned", time="16:00")
    goal = rows.add("goal", title=title, owners=[ana], due="2026-12-10", status="active", unit=title[:40], target=7.0,
                    start="2026-09-01", **link)  # fmt: skip
    rows.add("progress", goal=goal["id"], on="2026-11-12", value=3.0, confidence=2, readers="relationship")
    rows.add("action", title=title, owner=ana, due="2026-11-01", **link)
    rows.add("milestone", title=title, on="2026-11-15", status="reached", person=ana, **link)
    rows.add("entry", meeting=met["id"], text=words, type="decision", **link)
    rows.add("agreement", version=1, review="2026-11-01", **link)
    return rows


@given(texts)
def test_any_words_keep_the_page_in_its_columns(words: str) -> None:
    rows = hostile(words)
    person = next(row for row in rows.rows("person") if row["id"] != rows.me)
    made = brief(rows, subject_of(rows, person), TODAY)
    text, markdown = page.text(made), page.markdown(made)
    assert max(map(width, text.splitlines())) <= 80
    for said in (text, markdown):
        assert not [one for one in said if (one < " " and one != "\n") or "\x7f" <= one < "\xa0"]


def test_words_that_look_like_markdown_stay_words() -> None:
    rows = hostile("# [x](y) *now* `code` | pipe")
    person = next(row for row in rows.rows("person") if row["id"] != rows.me)
    markdown = page.markdown(brief(rows, subject_of(rows, person), TODAY))
    assert r"\*now\*" in markdown
    assert r"\[x\]" in markdown
    assert "*now*" not in markdown.replace(r"\*now\*", "")


@given(st.one_of(st.sampled_from(TEXTS), st.text(max_size=200)), st.integers(2, 80))
def test_wrapped_lines_fit_and_lose_nothing(text: str, most: int) -> None:
    lines = wrapped(text, most)
    assert all(width(line) <= most for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert width(cut(text, most)) <= most
