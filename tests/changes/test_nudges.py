"""Lines worth a look put aside: one private record each, changed and not doubled, and taken away again."""

from __future__ import annotations

from datetime import date

import pytest

from mentortui.changes import nudges
from mentortui.errors import Refused
from mentortui.model.delta import Delta
from mentortui.practice.nudges import Nudge
from tests.changes.book import ME, NOW, Book

WEEK = date(2026, 11, 28)


def line(book: Book, kind: str = "cadence") -> Nudge:
    """A line about the relationship with Ana."""
    return Nudge(kind, str(book.rows("relationship")[0]["id"]), "No meeting with Ana for 5 weeks.", "plan it")


def snooze(book: Book, until: date = WEEK, kind: str = "cadence") -> Delta:
    return nudges.snooze(book, line(book, kind), until, now=NOW, new_id=book.new_id)


def off(book: Book, rule: str, record: str | None = None) -> Delta:
    return nudges.switch_off(book, rule, record, now=NOW, new_id=book.new_id)


def kept(book: Book) -> list[tuple[str, str | None, str | None]]:
    return [(row["rule"], row.get("record"), row.get("until")) for row in book.rows("snooze")]


def test_a_snooze_is_private_and_moved_instead_of_doubled(pair: Book) -> None:
    delta = snooze(pair)
    assert delta.says == "Snoozed until Sat 28 Nov: No meeting with Ana for 5 weeks."
    [made] = delta.create.values()
    assert made["readers"] == "only_you"
    pair.do(delta)
    pair.do(snooze(pair, date(2026, 12, 5)))
    assert kept(pair) == [("cadence", line(pair).record, "2026-12-05")]
    pair.do(off(pair, "cadence", line(pair).record))
    assert kept(pair) == [("cadence", line(pair).record, None)]
    with pytest.raises(Refused, match="21 November 2026 is not ahead"):
        snooze(pair, NOW.date())


def test_a_rule_is_switched_off_once_and_on_wholly(pair: Book) -> None:
    together = line(pair).record
    goal = pair.do(Delta("g", {pair.new_id("goal"): {
        "at": NOW.isoformat(), "by": ME, "readers": "relationship", "title": "G", "owners": [ME],
        "relationship": together}}))[0]  # fmt: skip
    delta = off(pair, "stuck", goal)
    assert delta.says == "Switched off with Ana Silva: stuck goals", "for the goal's relationship"
    pair.do(delta)
    with pytest.raises(Refused, match='"stuck goals" is off with Ana Silva already'):
        off(pair, "stuck", together)
    pair.do(off(pair, "stuck"))
    with pytest.raises(Refused, match="off everywhere already"):
        off(pair, "stuck", together)
    back = nudges.switch_on(pair, "stuck", goal, now=NOW)
    assert back.says.startswith("Switched on again") and list(back.update) == [pair.rows("snooze")[0]["id"]]
    pair.do(nudges.switch_on(pair, "stuck", now=NOW))
    assert kept(pair) == []
    with pytest.raises(Refused, match="on already"):
        nudges.switch_on(pair, "stuck", now=NOW)


def test_a_rule_that_is_off_everywhere_is_not_switched_on_for_one(pair: Book) -> None:
    pair.do(off(pair, "cadence"))
    with pytest.raises(Refused, match="switch it on without a name"):
        nudges.switch_on(pair, "cadence", line(pair).record, now=NOW)


def test_two_computers_that_snooze_one_line_are_both_heard_and_woken_together(pair: Book) -> None:
    pair.do(snooze(pair, kind="found-first"))
    twice = dict(pair.rows("snooze")[0])
    pair.do(Delta("elsewhere", {pair.new_id("snooze"): {k: v for k, v in twice.items() if k != "id"}}))
    assert len(nudges.switch_on(pair, "found", line(pair).record, now=NOW).update) == 2


def test_what_it_is_about_is_said_in_words(pair: Book) -> None:
    assert nudges.in_words(pair, "") == "everywhere"
    assert nudges.in_words(pair, ME) == "for yourself"
    assert nudges.in_words(pair, "goal-gone") == "for something that was deleted"
