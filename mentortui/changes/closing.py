"""A relationship that rests, goes on, ends well, or goes on with another mentor."""

from __future__ import annotations

from mentortui import dates
from mentortui.changes import naming
from mentortui.changes.draft import changed, checked, fresh
from mentortui.changes.people import relationship_add
from mentortui.errors import Refused
from mentortui.model import limits
from mentortui.model.delta import Delta, together
from mentortui.model.vocabulary import CHALLENGES, ENDINGS, RELATIONSHIP
from mentortui.practice import closing
from mentortui.practice.names import members

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date, datetime

    from mentortui.changes.draft import NewId
    from mentortui.model.reader import Reader, Row


def close(
    reader: Reader,
    relationship: str,
    ending: str,
    *,
    now: datetime,
    on: date | None = None,
    challenge: str | None = None,
    stay_in_touch: str | None = None,
    talked: bool = False,
) -> Delta:
    """A relationship ends in one of the ways of the vocabulary; both see the way and the challenge, never a reason.

    In its first three months only after a talk, which `talked` says took place, or that there is to be none.
    Raises Refused when it is too early for that without a talk.
    """
    row = _own(reader, relationship)
    limits.one_of(ending, ENDINGS, "The way of ending", "ending")
    if challenge is not None:
        limits.one_of(challenge, CHALLENGES, "The challenge", "challenge")
    day = on or now.date()
    _open(reader, row)
    _day_of_closing(row, day, now.date())
    warning = closing.too_early(row, day)
    if warning and not talked:
        raise Refused(
            f"{warning} Nothing was changed.", "talked",
            hint="If you have talked, add --talked; if there is to be no talk, --without-talk. "
                 "Who can help: mentortui help me",
        )  # fmt: skip
    update = {
        "status": "closed",
        "ended_on": day.isoformat(),
        "ending": ending,
        "challenge": challenge,
        "stay_in_touch": stay_in_touch,
    }
    given = {field: value for field, value in update.items() if value is not None}
    says = f"Relationship with {_others(reader, row)} closed: {ENDINGS[ending]}"
    return Delta(says, update={row["id"]: changed(row, given), **_pause_ended(reader, row, day)})


def pause(
    reader: Reader,
    relationship: str,
    *,
    now: datetime,
    new_id: NewId,
    start: date | None = None,
    until: date | None = None,
) -> Delta:
    """A relationship rests from a day on; its cadence nags nobody meanwhile.

    Raises Refused when it rests already, or would begin after today or end before it begins.
    """
    row = _own(reader, relationship)
    _open(reader, row)
    if row.get("status") == "paused":
        raise Refused(f"The relationship with {_others(reader, row)} is paused already; nothing was changed.")
    begins = start or now.date()
    if begins > now.date():
        raise Refused(
            f"A pause begins today or before, not on {dates.in_full(begins)}; pause on that day. Nothing was changed.",
            "from",
        )
    if until is not None and until <= begins:
        raise Refused(
            f"The pause would end on {dates.in_full(until)}, before it began ({dates.in_full(begins)}). "
            "Nothing was changed.",
            "until",
        )
    record_id = new_id("pause")
    fields = {
        "relationship": row["id"],
        "start": begins.isoformat(),
        "until": until.isoformat() if until else None,
    }
    made = checked(record_id, fresh(reader, fields, readers=RELATIONSHIP, now=now))
    end = f" until {dates.in_full(until)}" if until else ""
    says = f"Relationship with {_others(reader, row)} paused{end}"
    return Delta(says, {record_id: made}, {row["id"]: {"status": "paused"}})


def resume(reader: Reader, relationship: str, *, now: datetime, on: date | None = None) -> Delta:
    """A paused relationship goes on; its cadence counts from that day.

    Raises Refused when it does not rest, for a day to come, or one before the pause.
    """
    row = _own(reader, relationship)
    who = _others(reader, row)
    _open(reader, row, "; what is closed stays so unless its status is set to active by hand")
    if row.get("status") != "paused":
        raise Refused(f"The relationship with {who} is not paused; nothing was changed.")
    day = on or now.date()
    if day > now.date():
        raise Refused(f"{dates.in_full(day)} is still to come; resume on that day. Nothing was changed.", "on")
    last = closing.open_pause(closing.pauses_of(reader, row))
    if last and day.isoformat() < last["start"]:
        began = dates.in_full(_iso(last["start"]))
        raise Refused(f"The pause began on {began}, after {dates.in_full(day)}; nothing was changed.", "on")
    update = {row["id"]: {"status": "active"}, **_pause_ended(reader, row, day)}
    return Delta(f"Relationship with {who} goes on", update=update)


def hand_over(
    reader: Reader,
    relationship: str,
    to: str,
    *,
    now: datetime,
    new_id: NewId,
    ending: str = "by-agreement",
    on: date | None = None,
    challenge: str | None = None,
    stay_in_touch: str | None = None,
    talked: bool = False,
) -> Delta:
    """The mentoring goes on with another mentor: this relationship closes and names them.

    For who is mentored a relationship with the new mentor begins, at the same cadence; a mentor who hands over is
    not in that one, and it is for the two of them to begin.
    Raises Refused when the new mentor is oneself, or in it already.
    """
    row = _own(reader, relationship)
    _open(reader, row)
    person = naming.person(reader, to)
    if person == reader.me:
        raise Refused("To whom? That is you. Nothing was changed.", "to")
    if person in members(row):
        raise Refused(f"{naming.name(reader, person)} is in this relationship already. Nothing was changed.", "to")
    day = on or now.date()
    closed = close(
        reader, row["id"], ending, now=now, on=day, challenge=challenge, stay_in_touch=stay_in_touch, talked=talked
    )
    update = {record_id: dict(fields) for record_id, fields in closed.update.items()}
    update[row["id"]]["handed_to"] = person
    name = naming.name(reader, person)
    says = f"Relationship with {_others(reader, row)} handed over to {name}"
    done = Delta(says, update=update)
    if reader.me not in row.get("mentees", ()) or row.get("kind") == "peer" or _mentors_me(reader, person):
        return done
    begun = relationship_add(
        reader, [person], ["me"], now=now, new_id=new_id, kind=row.get("kind", "traditional"),
        format_=row.get("format"), cadence=row.get("cadence"), start=day,
    )  # fmt: skip
    return together(says, done, begun)


def _mentors_me(reader: Reader, person: str) -> bool:
    """Whether somebody mentors one already."""
    return any(
        row.get("mentors") == [person] and row.get("mentees") == [reader.me] and row.get("status") != "closed"
        for row in reader.rows("relationship")
    )


def _own(reader: Reader, words: str) -> Row:
    row = naming.relationship(reader, words)
    if reader.me not in members(row):
        raise Refused("You are not in this relationship; nothing was changed.")
    return row


def _open(reader: Reader, row: Row, more: str = "") -> None:
    """Raises Refused for what is closed, with the day and the way of its end."""
    if row.get("status") != "closed":
        return
    when = f" on {dates.in_full(_iso(row['ended_on']))}" if row.get("ended_on") else ""
    raise Refused(f"The relationship with {_others(reader, row)} was closed{when}{more}; nothing was changed.")


def _day_of_closing(row: Row, day: date, today: date) -> None:
    if day > today:
        raise Refused(
            f"{dates.in_full(day)} is still to come; close it on that day. Nothing was changed.", "on",
            hint="An agreed last day is set with `mentortui edit ID --set end=DAY`.",
        )  # fmt: skip
    if row.get("start") and day.isoformat() < row["start"]:
        began = dates.in_full(_iso(row["start"]))
        raise Refused(f"It began on {began}, after {dates.in_full(day)}. Nothing was changed.", "on")


def _pause_ended(reader: Reader, row: Row, day: date) -> dict[str, dict[str, str]]:
    """The pause a relationship is in, ended on a day; nothing for one that is not paused."""
    last = closing.open_pause(closing.pauses_of(reader, row)) if row.get("status") == "paused" else None
    return {last["id"]: {"ended_on": max(day.isoformat(), last["start"])}} if last else {}


def _others(reader: Reader, row: Row) -> str:
    return naming.names(reader, members(row)) or "nobody"


def _iso(text: str) -> date:
    from datetime import date

    return date.fromisoformat(text)
