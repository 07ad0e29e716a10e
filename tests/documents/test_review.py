"""A look back: what it holds, and that its top says who could read each part."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given

from mentortui.documents import review
from mentortui.errors import Refused
from mentortui.practice.between import subject_of
from mentortui.practice.looking_back import PROGRESS, PROMOTION, YEAR, Span, look_back, span_of
from tests.hostile import texts
from tests.practice.journal import Rows

TODAY = date(2026, 11, 21)


def pair() -> tuple[Rows, str, dict[str, Any]]:
    rows = Rows()
    ana, linked = rows.pair("Ana Silva", start="2026-03-01", cadence="2 weeks")
    link = {"relationship": linked["id"], "readers": "relationship"}
    met = rows.meeting("2026-05-05", [ana], **link, minutes=45)
    rows.meeting("2026-05-19", [ana], **link, status="missed")
    rows.meeting("2025-05-05", [ana], **link, minutes=45)
    rows.add("entry", meeting=met["id"], text="She leads", type="decision", **link)
    rows.add("entry", meeting=met["id"], text="SECRET thought", type="note")
    goal = rows.add("goal", title="Lead", owners=[ana], status="active", unit="points", baseline=3.0, target=7.0,
                    start="2026-03-01", **link)  # fmt: skip
    rows.add("progress", goal=goal["id"], on="2026-06-01", value=6.0, confidence=8, note="Went well", **link)
    rows.add("milestone", title="First handover", on="2026-08-19", person=ana)
    rows.add("action", title="Send it", owner=rows.me, done=True, done_on="2026-05-09", **link)
    rows.add("note", text="SECRET note", person=ana, on="2026-05-06")
    rows.add("note", text="about somebody else", person=rows.person("Bo Lind"), on="2026-05-06")
    rows.add("rating", skill="listening", person=ana, role="mentor", level=2, on="2026-04-01", **link)
    rows.add("rating", skill="listening", person=ana, role="mentor", level=4, on="2026-10-01", **link)
    return rows, ana, link


def of(rows: Rows, person: str | None, kind: str = PROGRESS, **choice: Any) -> tuple[str, dict[str, Any]]:
    subject = subject_of(rows, rows.get(person)) if person else None
    span = span_of(subject.relationship if subject else None, None, None, TODAY)
    seen = look_back(rows, kind, subject, span, **{"private": False, **choice})
    return review.markdown(rows, seen), review.data(rows, seen)


def test_a_progress_report_tells_the_course_of_a_pair() -> None:
    rows, ana, _ = pair()
    page, data = of(rows, ana)
    assert page.startswith("# Progress report: Tom Berg and Ana Silva\n\n1 March 2026 to 21 November 2026\n")
    for said in ("- 1 meeting held, 0.8 hours, 1 missed", "- **Lead**, active", "stands at 3 → 6, want 7",
                 "1 Jun 2026: Went well", "- 5 May 2026: She leads", "2 → 4 of 5, rated by the mentor",
                 "Send it (Tom Berg, done 9 May 2026)"):  # fmt: skip
        assert said in page, said
    assert [part["title"] for part in data["parts"]] == [
        "Goals", "Reached", "Skills", "Meetings", "Decided", "Actions done",
    ]  # fmt: skip


def test_its_top_says_who_could_read_each_part() -> None:
    rows, ana, _ = pair()
    page, _ = of(rows, ana)
    top = page.partition("## In short")[0]
    assert "- Goals: you and Ana Silva (1)" in top
    assert "- Reached: only you (1)" in top
    assert "**1 of these only you can read until you give this page away**" in top
    assert "1 private note is left out." in top
    assert "- 19 Aug 2026: First handover (Ana Silva) (only you can read this)" in page
    assert "SECRET" not in page


def test_private_notes_come_only_when_asked_for() -> None:
    rows, ana, _ = pair()
    page, data = of(rows, ana, private=True)
    assert "- 6 May 2026, note: SECRET note (only you can read this)" in page
    assert "Private notes: only you, always (1)" in page
    assert "somebody else" not in page
    assert data["left_out"] == 0


def test_shared_leaves_out_what_only_you_can_read() -> None:
    rows, ana, _ = pair()
    page, data = of(rows, ana, shared_only=True)
    assert "First handover" not in page
    assert not [entry for part in data["parts"] for entry in part["entries"] if entry["only_you"]]


def test_a_case_for_a_promotion_is_about_the_mentee_and_their_work() -> None:
    rows, ana, _ = pair()
    rows.add("goal", title="Sleep", owners=[ana], status="active", area="wellbeing", start="2026-04-01")
    rows.add("goal", title="A draft", owners=[ana], status="draft", start="2026-04-01")
    page, data = of(rows, ana, PROMOTION)
    assert page.startswith("# The case for a promotion: Ana Silva\n")
    assert data["parts"][0]["title"] == "Reached"
    for absent in ("Sleep", "A draft", "Send it"):
        assert absent not in page


def test_a_year_holds_everybody() -> None:
    rows, _, _ = pair()
    page, _ = of(rows, None, YEAR)
    assert page.startswith("# Looking back: Tom Berg\n\n21 November 2025 to 21 November 2026\n")
    assert "- 1 relationship, 1 person met" in page
    assert "5 May 2026: one-to-one with Ana Silva, 45 minutes" in page


def test_an_empty_journal_has_an_empty_page() -> None:
    page, data = of(Rows(), None, YEAR)
    assert "There is nothing in here that anybody wrote." in page
    assert data["parts"] == []


def test_days_the_wrong_way_round_are_refused() -> None:
    with pytest.raises(Refused, match="is before"):
        span_of(None, date(2026, 2, 1), date(2026, 1, 1), TODAY)
    assert "2026-02-01" in Span(date(2026, 2, 1), date(2026, 2, 1))


@given(texts)
def test_any_words_stay_on_their_line(words: str) -> None:
    rows, ana, link = pair()
    title = " ".join(words.split())[:200] or "x"
    rows.add("milestone", title=title, on="2026-08-20", person=ana, worked=words, **link)
    rows.add("note", text=words, person=ana, on="2026-05-07")
    page, _ = of(rows, ana, private=True)
    assert all(line == "" or line.startswith(("#", "- ", "  - ", "1 March")) for line in page.split("\n"))
