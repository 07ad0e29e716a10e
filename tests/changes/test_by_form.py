"""Whose answers a sheet holds, with whom, about which meeting: found by the rules of a journal, or refused in words."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from mentortui.changes.by_form import EnteredAlready, enter
from mentortui.changes.feedback import answer, correct
from mentortui.changes.people import relationship_add
from mentortui.errors import Ambiguous, Refused
from mentortui.model.delta import Delta
from mentortui.practice import feedback_due
from mentortui.practice.by_form.sheet import Named, Sheet
from mentortui.practice.written import Eyes, is_own
from tests.changes.book import ME, NOW, TODAY, Book, mentor, person
from tests.changes.test_feedback import Pair

USEFUL = Sheet("meeting-mentee", 1, Named("Ana Silva"), {"useful": 4})
PULSE = Sheet("pulse", 1, Named("Ana Silva"), {"goal-shared": 4})


def entered(book: Book, sheet: Sheet, **known: Any) -> dict[str, Any]:
    (made,) = book.do(enter(book, sheet, now=NOW, new_id=book.new_id, **known))
    row = book.get(made)
    assert row is not None
    return row


def refused(book: Book, sheet: Sheet, **known: Any) -> str:
    with pytest.raises(Refused) as found:
        enter(book, sheet, now=NOW, new_id=book.new_id, **known)
    return str(found.value)


def test_the_last_meeting_is_meant_or_the_one_that_is_named_by_its_day_or_id() -> None:
    pair = Pair()
    older = pair.meet(9)
    assert entered(pair.book, USEFUL)["meeting"] == pair.met
    assert entered(pair.book, USEFUL._replace(meeting=older))["meeting"] == older
    day = (TODAY - timedelta(days=9)).isoformat()
    assert "already" in refused(pair.book, USEFUL._replace(meeting=day, answers={"useful": 1}))
    twice = pair.meet(9)
    assert "met more than once on 12 November 2026" in refused(pair.book, USEFUL._replace(meeting=day))
    assert entered(pair.book, USEFUL._replace(meeting=twice, on="yesterday"))["on"] == "2026-11-20"
    assert "cannot be read" in refused(pair.book, USEFUL._replace(meeting="some day"))
    assert "not in this journal" in refused(pair.book, USEFUL._replace(meeting="meeting-" + "0" * 32))


def test_people_are_found_by_id_then_by_whole_names_and_follow_who_they_turned_out_to_be() -> None:
    pair = Pair()
    joined = person(pair.book, "Ana Silva (joined)")
    old = pair.ana
    pair.book.do(Delta("link", {}, {old: {"deleted": True, "same_as": joined}}))
    about_me = Sheet("needs", 1, Named("whoever", old), {"priorities-level": 3})
    assert entered(pair.book, about_me)["written_by"] == joined
    person(pair.book, "Bo Lind")
    person(pair.book, "Bo Ek")
    with pytest.raises(Ambiguous):
        enter(pair.book, about_me._replace(writer=Named("Bo")), now=NOW, new_id=pair.book.new_id)
    assert "Nobody here is called 'An'" in refused(pair.book, about_me._replace(writer=Named("An")))
    for said, sentence in (("me", "does not say who wrote it"), ("", "does not say who wrote it"), ("Tom Berg", "you")):
        assert sentence in refused(pair.book, about_me._replace(writer=Named(said)))
    assert "a journal of their own" in refused(pair.book, about_me._replace(number="2"), own_journals={joined})
    known_better = about_me._replace(writer=Named("Somebody"))
    assert entered(pair.book, known_better._replace(on="2026-11-01"), writer=joined)["written_by"] == joined


def test_with_whom_is_asked_only_where_it_is_not_clear() -> None:
    book = Book()
    (together,) = mentor(book, "Ana Silva")
    assert entered(book, PULSE)["relationship"] == together
    made = book.do(relationship_add(book, ["Ines Costa"], ["Ana Silva"], now=NOW, new_id=book.new_id))
    other = next(one for one in made if one.startswith("relationship"))
    later = PULSE._replace(on="2026-11-01")
    assert "works with Tom Berg and Ines Costa. Say in it with whom" in refused(book, later)
    assert entered(book, later._replace(other=Named("Ines Costa")))["relationship"] == other
    assert "in no relationship" in refused(book, later._replace(writer=Named("Ines Costa"), other=Named("Tom Berg")))


def test_the_same_is_entered_once_and_what_says_something_else_is_corrected_instead() -> None:
    pair = Pair()
    row = entered(pair.book, USEFUL)
    for again in (USEFUL, USEFUL._replace(number="another page", on=TODAY.isoformat())):
        with pytest.raises(EnteredAlready) as found:
            enter(pair.book, again, now=NOW, new_id=pair.book.new_id)
        assert found.value.response == row["id"]
    other = refused(pair.book, USEFUL._replace(answers={"useful": 1}))
    assert other.startswith("Ana Silva answered") and f"feedback correct {row['id'][:17]}" in other
    pair.book.do(correct(pair.book, row["id"], {"useful": 1}, now=NOW, new_id=pair.book.new_id))
    pair.book.do(Delta("delete", {}, {row["id"]: {"deleted": True}}))
    assert "deleted since" in refused(pair.book, USEFUL)


def test_what_another_said_is_nobodys_own_answer_and_takes_nobodys_turn() -> None:
    pair = Pair()
    mine = [one.form for one in feedback_due.due(pair.book, TODAY)]
    hers = [one.form for one in feedback_due.due(Eyes(pair.book, pair.ana), TODAY)]
    assert "meeting-mentor" in mine and "meeting-mentee" in hers and "meeting-mentee" not in mine
    row = entered(pair.book, USEFUL)
    assert (row["by"], row["written_by"], row["about"], row["occasion"]) == (ME, pair.ana, ME, "meeting")
    assert not is_own(pair.book, row) and [one.form for one in feedback_due.due(pair.book, TODAY)] == mine
    assert "meeting-mentee" not in [one.form for one in feedback_due.due(Eyes(pair.book, pair.ana), TODAY)]
    assert "Ana Silva is the mentee" in refused(
        pair.book, Sheet("meeting-mentor", 1, Named("Ana Silva"), {"useful": 3})
    )
    with pytest.raises(Refused, match="here you are the mentor"):
        answer(pair.book, "meeting-mentee", {"useful": 3}, on=TODAY, now=NOW, new_id=pair.book.new_id,
               meeting=pair.met)  # fmt: skip
