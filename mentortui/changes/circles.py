"""A relationship one is in grows: somebody is let in, and each of its people says so for their own words."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

from mentortui.changes import naming
from mentortui.changes.joining import meet
from mentortui.errors import NotFound, Refused
from mentortui.model import limits
from mentortui.model.delta import Delta
from mentortui.model.reader import Reader, Row
from mentortui.practice import circles
from mentortui.practice.circles import Circle
from mentortui.practice.names import listed, members, name

if TYPE_CHECKING:
    from mentortui.changes.draft import NewId


def bring_in(
    reader: Reader, relationship: str, person: str, role: str = "", *, now: datetime, new_id: NewId
) -> Delta:  # fmt: skip
    """Somebody comes into a relationship one is in, as `mentee` or `mentor`; the others are asked for their words.

    Without a role they are what most are not asked to be: a mentee, and of peers a peer. They read what one writes from
    now on. Raises Refused for who is in it, for a relationship one is not in, or that is closed.
    """
    row = reader.get(naming.relationship(reader, relationship)["id"]) or {}
    who = naming.person(reader, person)
    people = members(row)
    if reader.me not in people or row.get("status") == "closed":
        raise Refused("Only who is in a relationship that goes on lets somebody into it. Nothing was changed.")
    if who in people:
        raise Refused(f"{name(reader, who)} is in it already. Nothing was changed.")
    peers = row.get("kind") == "peer"
    if peers and role:
        raise Refused("Among peers everybody is both, so there is no role to say. Nothing was changed.", "as")
    sides = circles_sides(role or "mentee", peers)
    known = {reader.me: name_of_oneself(reader), who: name(reader, who)}
    update = {**_grown(row, who, sides), "called": {**_called(row), **known}}
    others = listed(name(reader, one) for one in people if one != reader.me)
    says = (
        f"{name(reader, who)} is in it from now on, and reads what you write from now on; {others} "
        f"{'says' if len(people) == 2 else 'say'} for their own words"
    )
    return Delta(says, {}, {row["id"]: update})


def circles_sides(role: str, peers: bool) -> tuple[str, ...]:
    """The fields of a relationship that name somebody of a role."""
    limits.one_of(role, ("mentor", "mentee"), "The role", "as")
    return ("mentors", "mentees") if peers else (f"{role}s",)


def name_of_oneself(reader: Reader) -> str:
    """What one calls oneself."""
    return str((reader.get(reader.me) or {}).get("name", "me"))


def let_in(reader: Reader, circle: Circle, *, now: datetime) -> Delta:
    """Yes: who was asked about reads what one writes there from now on; or one is in what one was asked into.

    Raises Refused where nobody asks that any more.
    """
    share = reader.get(circle.share)
    own = circle.person == reader.me
    row = {} if own else reader.get(circle.relationship) or {}
    if share is None or not (own or row) or (not own and circle.person in members(row)):
        raise Refused("That is not asked any more. Nothing was changed.")
    met = meet(reader, [(one, circle.called[one]) for one in (circle.person, *circle.people)
                        if one in circle.called and one != reader.me], now=now)  # fmt: skip
    declined = {*share.get("declined", ())}
    accepted = sorted({*share.get("accepted", ()), circle.key})  # what one agreed to is remembered, with when
    update: dict[str, dict[str, Any]] = {circle.share: {"accepted": accepted}}
    if circle.key in declined:
        update[circle.share]["declined"] = sorted(declined - {circle.key})
    if own:
        there = circles.others(reader, circle)
        return Delta(f"You are in what {there} share; it is here after the next sync", dict(met.create), update)
    called = {**_called(row), reader.me: name_of_oneself(reader)}
    update[circle.relationship] = {**_grown(row, circle.person, circle.sides), "called": called}
    who = circles.called(reader, circle, circle.person)
    return Delta(f"{who} reads what you write there from now on", dict(met.create), update)


def keep_out(reader: Reader, circle: Circle) -> Delta:
    """No: all stays as it was. Can be said otherwise later."""
    share = reader.get(circle.share)
    if share is None or circle.key in share.get("declined", ()):
        raise Refused("That was said already. Nothing was changed.")
    declined = sorted({*share.get("declined", ()), circle.key})
    accepted = {*share.get("accepted", ())}
    update: dict[str, dict[str, Any]] = {circle.share: {"declined": declined}}
    if circle.key in accepted:
        update[circle.share]["accepted"] = sorted(accepted - {circle.key})
    if circle.person == reader.me:
        return Delta(f"You are not in what {circles.others(reader, circle)} share", {}, update)
    who = circles.called(reader, circle, circle.person)
    return Delta(f"Nothing of yours goes to {who} there, and nothing of theirs comes to you", {}, update)


def strangers(reader: Reader) -> list[tuple[str, str]]:
    """People of one's relationships whom one does not know, each with the name another of them said."""
    return [
        (person, called)
        for row in reader.rows("relationship")
        if reader.me in (people := members(row))
        for person, called in _called(row).items()
        if person in people and person != reader.me and isinstance(called, str) and reader.get(person) is None
    ]


def find(reader: Reader, asked: Iterable[Circle], relationship: str, person: str) -> Circle:
    """The question that is meant, by whom it is with (or who asks), and by who is to come in; `me` is oneself.

    Raises NotFound where nobody asks that, Refused where several might be meant.
    """
    words, who = relationship.casefold(), person.casefold()

    def fits(text: str, said: str) -> bool:
        return text.casefold().startswith(said) or said in text.casefold().split()

    found = []
    for one in asked:
        own = one.person == reader.me
        there = [circles.called(reader, one, each) for each in one.people if each != reader.me]
        if not any(fits(each, words) for each in (one.relationship, *there)):
            continue
        if (own and who == "me") or (not own and fits(circles.called(reader, one, one.person), who)):
            found.append(one)
    if not found:
        raise NotFound("Nobody asks that. Nothing was changed.", hint="`mentortui sync` says who asks what.")
    if len(found) > 1:
        raise Refused("Several such questions are open; say the other by their whole name. Nothing was changed.")
    return found[0]


def _grown(row: Row, person: str, sides: Collection[str]) -> dict[str, Any]:
    """The sides of a relationship with somebody more. Raises Refused for what no relationship can be."""
    grown = {
        side: sorted({*row.get(side, ()), *([person] if side in sides else [])}) for side in ("mentors", "mentees")
    }
    limits.relationship_people(grown["mentors"], grown["mentees"], str(row.get("kind", "traditional")))
    return {side: grown[side] for side in sides}


def _called(row: Row) -> Mapping[str, str]:
    said = row.get("called")
    return said if isinstance(said, dict) else {}
