"""A relationship rests, goes on, ends well or is handed over; what cannot be is refused in one clear sentence."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from mentortui.changes import closing, editing, people
from mentortui.errors import Ambiguous, NotFound, Refused
from mentortui.model.vocabulary import ENDINGS, kind_of
from mentortui.practice.people import table
from mentortui.practice.today import today_page
from tests.changes.book import ME, NOW, TODAY, Book, mentor, person

LONG_AGO = date(2026, 3, 1)


@pytest.fixture
def old(book: Book) -> Book:
    """Tom mentors Ana since March, every two weeks, and has not met her."""
    book.do(
        people.relationship_add(
            book, ["me"], ["Ana Silva"], now=NOW, new_id=book.new_id, cadence="2 weeks", start=LONG_AGO
        )
    )
    return book


def row(book: Book) -> dict[str, Any]:
    return book.rows("relationship")[0]


def close(book: Book, ending: str = "completed", **more: Any) -> list[str]:
    return book.do(closing.close(book, "Ana", ending, now=NOW, **more))


def pause(book: Book, **more: Any) -> list[str]:
    return book.do(closing.pause(book, "Ana", now=NOW, new_id=book.new_id, **more))


def hand_over(book: Book, to: str, **more: Any) -> list[str]:
    return book.do(closing.hand_over(book, "Ana", to, now=NOW, new_id=book.new_id, **more))


@pytest.mark.parametrize("ending", ENDINGS)
def test_it_ends_in_each_of_the_ways_and_its_cadence_nags_nobody(old: Book, ending: str) -> None:
    assert [nudge.kind for nudge in today_page(old, TODAY).nudges] == ["cadence", "handbook"]
    close(old, ending, challenge="time", stay_in_touch="coffee in spring")
    assert {field: row(old)[field] for field in ("status", "ended_on", "ending", "challenge", "stay_in_touch")} == {
        "status": "closed", "ended_on": "2026-11-21", "ending": ending, "challenge": "time",
        "stay_in_touch": "coffee in spring",
    }  # fmt: skip
    assert today_page(old, TODAY).nudges == []
    assert table(old, TODAY)[0].light.level == "resting"


def test_closing_what_is_closed_is_refused_and_nothing_is_lost(old: Book) -> None:
    close(old, "completed", on=date(2026, 11, 3))
    with pytest.raises(Refused, match="was closed on 3 November 2026; nothing was changed"):
        close(old, "lapsed")
    assert row(old)["ending"] == "completed"
    with pytest.raises(Refused, match="was closed on 3 November 2026; nothing was changed"):
        pause(old)
    with pytest.raises(Refused, match="was closed on 3 November 2026; what is closed stays so"):
        old.do(closing.resume(old, "Ana", now=NOW))
    with pytest.raises(Refused, match="was closed"):
        hand_over(old, "Bo")


@pytest.mark.parametrize(
    ("ending", "more", "sentence"),
    [
        ("died", {}, "The way of ending 'died' is not known; choose one of completed, completed-early"),
        ("lapsed", {"challenge": "boredom"}, "The challenge 'boredom' is not known"),
        ("lapsed", {"on": TODAY + timedelta(days=1)}, "is still to come; close it on that day"),
        ("lapsed", {"on": LONG_AGO - timedelta(days=1)}, "It began on 1 March 2026, after 28 February 2026"),
    ],
)
def test_an_end_that_cannot_be_is_refused(old: Book, ending: str, more: dict[str, Any], sentence: str) -> None:
    with pytest.raises(Refused, match=sentence):
        close(old, ending, **more)
    assert row(old)["status"] == "active"


def test_in_the_first_three_months_a_talk_comes_first(pair: Book) -> None:
    with pytest.raises(Refused, match="one talk would mend") as refused:
        close(pair, "mismatch")
    assert "--talked" in refused.value.hint and "--without-talk" in refused.value.hint
    assert row(pair)["status"] == "active"
    close(pair, "mismatch", talked=True)
    assert row(pair)["status"] == "closed"


def test_whom_nobody_knows_and_oneself(old: Book) -> None:
    for call in (closing.close, closing.resume):
        extra = ("completed",) if call is closing.close else ()
        with pytest.raises(NotFound, match="There is no person 'Zoe'"):
            call(old, "Zoe", *extra, now=NOW)  # type: ignore[operator]
        with pytest.raises(Refused, match="That is you"):
            call(old, "me", *extra, now=NOW)  # type: ignore[operator]
    person(old, "Bo Lind")
    with pytest.raises(NotFound, match="You are in no relationship with Bo Lind"):
        old.do(closing.close(old, "Bo", "completed", now=NOW))


def test_a_pause_rests_and_the_cadence_counts_from_its_end(old: Book) -> None:
    (made,) = pause(old, start=date(2026, 11, 1), until=date(2027, 1, 15))
    assert old.rows("pause")[0] | {"id": made} == {
        "id": made, "at": NOW.isoformat(timespec="seconds"), "by": ME, "readers": "relationship",
        "relationship": row(old)["id"], "start": "2026-11-01", "until": "2027-01-15",
    }  # fmt: skip
    assert row(old)["status"] == "paused"
    assert [nudge.kind for nudge in today_page(old, TODAY).nudges] == []
    with pytest.raises(Refused, match="is paused already"):
        pause(old)
    old.do(closing.resume(old, "Ana", now=NOW, on=date(2026, 11, 19)))
    assert (row(old)["status"], old.rows("pause")[0]["ended_on"]) == ("active", "2026-11-19")
    assert old.rows("pause")[0]["until"] == "2027-01-15"  # what they wanted stays beside what came
    beat = table(old, TODAY)[0].rhythm
    assert (beat.quiet, beat.resumed, beat.due, beat.waits) == (2, True, date(2026, 12, 3), False)
    with pytest.raises(Refused, match="is not paused; nothing was changed"):
        old.do(closing.resume(old, "Ana", now=NOW))


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        ({"start": TODAY + timedelta(days=3)}, "A pause begins today or before"),
        ({"until": TODAY}, "before it began"),
    ],
)
def test_a_pause_that_cannot_be_is_refused(old: Book, more: dict[str, Any], sentence: str) -> None:
    with pytest.raises(Refused, match=sentence):
        pause(old, **more)
    assert old.rows("pause") == []


def test_going_on_before_the_pause_began_or_later_than_today_is_refused(old: Book) -> None:
    pause(old, start=date(2026, 11, 10))
    with pytest.raises(Refused, match="The pause began on 10 November 2026, after 9 November 2026"):
        old.do(closing.resume(old, "Ana", now=NOW, on=date(2026, 11, 9)))
    with pytest.raises(Refused, match="is still to come"):
        old.do(closing.resume(old, "Ana", now=NOW, on=TODAY + timedelta(days=1)))


def test_closing_ends_the_pause_it_is_in(old: Book) -> None:
    pause(old, start=date(2026, 11, 10), until=date(2027, 1, 15))
    close(old, "lapsed")
    assert old.rows("pause")[0]["ended_on"] == "2026-11-21"


def test_a_mentor_hands_over_and_the_new_pair_is_for_the_two_to_begin(old: Book) -> None:
    bo = person(old, "Bo Lind")
    hand_over(old, "Bo", challenge="expertise")
    assert {field: row(old).get(field) for field in ("status", "ending", "handed_to", "challenge")} == {
        "status": "closed", "ending": "by-agreement", "handed_to": bo, "challenge": "expertise",
    }  # fmt: skip
    assert len(old.rows("relationship")) == 1


def test_who_is_mentored_goes_on_with_the_new_mentor(book: Book) -> None:
    book.do(
        people.relationship_add(
            book, ["Ana Silva"], ["me"], now=NOW, new_id=book.new_id, cadence="1 month", start=LONG_AGO
        )
    )
    bo = person(book, "Bo Lind")
    hand_over(book, "Bo")
    old_one, new = book.rows("relationship")
    assert (old_one["status"], old_one["handed_to"]) == ("closed", bo)
    assert (new["mentors"], new["mentees"], new["cadence"], new["status"]) == ([bo], [ME], "1 month", "active")


def test_to_a_mentor_one_has_already_no_second_relationship_begins(book: Book) -> None:
    for name in ("Ana Silva", "Bo Lind"):
        book.do(people.relationship_add(book, [name], ["me"], now=NOW, new_id=book.new_id, start=LONG_AGO))
    hand_over(book, "Bo")
    assert [one["status"] for one in book.rows("relationship")] == ["closed", "active"]


@pytest.mark.parametrize(
    ("to", "error", "sentence"),
    [
        ("me", Refused, "To whom\\? That is you"),
        ("Ana", Refused, "Ana Silva is in this relationship already"),
        ("Zoe", NotFound, "There is no person 'Zoe'.* Add them to your people first"),
        ("Bo", Ambiguous, "could be"),
    ],
)
def test_handing_over_to_oneself_to_her_or_to_a_stranger_is_refused(
    old: Book, to: str, error: type[Refused], sentence: str
) -> None:
    person(old, "Bo Lind")
    person(old, "Bo Berg")
    with pytest.raises(error, match=sentence):
        hand_over(old, to)
    assert row(old)["status"] == "active"


def test_a_closed_pair_may_begin_again_and_is_then_the_one_meant(old: Book) -> None:
    close(old, "completed")
    mentor(old, "Ana Silva")
    assert [one["status"] for one in old.rows("relationship")] == ["closed", "active"]
    assert closing.pause(old, "Ana", now=NOW, new_id=old.new_id).update.keys() == {old.rows("relationship")[1]["id"]}


def test_a_relationship_with_oneself_with_nobody_and_twice_is_refused(pair: Book) -> None:
    def add(mentors: list[str], mentees: list[str], **more: Any) -> None:
        pair.do(people.relationship_add(pair, mentors, mentees, now=NOW, new_id=pair.new_id, **more))

    with pytest.raises(Refused, match="Yourself alone is no relationship"):
        add(["me"], ["me"])
    with pytest.raises(Refused, match="Yourself alone is no relationship"):
        add(["me"], ["me"], kind="peer")
    with pytest.raises(Refused, match="needs a mentee too"):
        add(["me"], [])
    with pytest.raises(Refused, match="The name is empty"):
        add(["me"], [" "])
    with pytest.raises(Refused, match="This relationship is there already"):
        add(["me"], ["Ana Silva"])
    assert len(pair.rows("relationship")) == 1


def test_an_edit_by_hand_of_what_was_agreed_to_is_refused(pair: Book) -> None:
    from mentortui.changes import agreement

    (made,) = pair.do(agreement.edit(pair, "Ana", {"minutes": 30}, now=NOW, new_id=pair.new_id))
    pair.do(editing.set_fields(pair, made, {"minutes": 45}))  # a draft may be
    pair.do(agreement.agree(pair, "Ana", now=NOW, new_id=pair.new_id))
    with pytest.raises(Refused, match="Somebody agreed to it"):
        editing.set_fields(pair, made, {"minutes": 60})
    assert kind_of(made) == "agreement"


def test_a_pause_set_by_hand_leaves_an_earlier_one_as_it_was(old: Book) -> None:
    pause(old, start=date(2026, 6, 1))
    old.do(closing.resume(old, "Ana", now=NOW, on=date(2026, 7, 1)))
    old.do(editing.set_fields(old, row(old)["id"], {"status": "paused"}))
    old.do(closing.resume(old, "Ana", now=NOW))
    assert [one["ended_on"] for one in old.rows("pause")] == ["2026-07-01"]


def test_a_status_alone_closes_nothing(old: Book) -> None:
    with pytest.raises(Refused, match=r"closed with the way it ended.*relationship close NAME --as") as refused:
        editing.set_fields(old, row(old)["id"], {"status": "closed"})
    assert refused.value.field == "status"
    old.do(closing.close(old, "Ana", "completed", now=NOW))
    old.do(editing.set_fields(old, row(old)["id"], {"status": "closed", "stay_in_touch": "a card"}))
    old.do(editing.set_fields(old, row(old)["id"], {"status": "active"}))
