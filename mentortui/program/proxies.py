"""What a coordinator entered for people without the app, beside what people counted themselves. Pure.

It is a fact of the coordinator's own journal, marked with how it was told (`entered`) and by whom (`told_by`). Only the
coordinator's own count: such a mark from somebody else's computer speaks for nobody. Nothing counts twice:

- a relationship somebody counts themselves takes the place of the one entered for the same mentor and mentee, and what
  was entered of it goes to theirs;
- a meeting entered for a day on which one of the two counts a meeting is theirs, and is left out;
- that an agreement was accepted fills in the day only where nobody's own facts say one.

What was entered is counted as the word of whoever told it, and is news of them on the day it was entered.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from mentortui.model.reader import Row


class Settled(NamedTuple):
    """What facts come to once what was entered is put beside them."""

    added: Mapping[str, list[Row]]
    """By id of a person what is counted as theirs in addition."""
    filled: Mapping[str, Row]
    """By id of a fact the fact with the day of an agreement in it."""


def is_entered(row: Row, me: str) -> bool:
    """Whether a fact was entered by the coordinator, `me`, for somebody."""
    return bool(row.get("entered")) and row.get("by") == me


def settled(entered: Iterable[Row], counted: Sequence[Row], people: Mapping[str, str]) -> Settled:
    """Put what was entered beside what was counted; `people` gives who is meant by an enrolment, or a person."""
    rows = [one for one in (_meant(row, people) for row in entered) if one is not None]
    if not rows:
        return Settled({}, {})
    own = [row for row in counted if _is_pair(row)]
    theirs: dict[str, str] = {}
    filled: dict[str, Row] = {}
    added: dict[str, list[Row]] = defaultdict(list)
    for row in (one for one in rows if one["what"] == "relationship"):
        same = next((one for one in own if _same(row, one)), None)
        if same is None:
            added[row["by"]].append(row)
            continue
        theirs[row["relationship"]] = same["relationship"]
        all_own = [one for one in own if one.get("relationship") == same["relationship"]]
        if row.get("agreed_on") and not any(one.get("agreed_on") for one in all_own):
            filled |= {one["id"]: {**one, "agreed_on": row["agreed_on"]} for one in all_own}
    met = {(str(row.get("relationship")), str(row.get("on"))) for row in counted
           if row.get("what") == "meeting" and row.get("status") == "held"}  # fmt: skip
    for row in (one for one in rows if one["what"] == "meeting"):
        pair = theirs.get(row["relationship"], row["relationship"])
        if (pair, row["on"]) not in met:
            added[row["by"]].append({**row, "relationship": pair})
    return Settled(added, filled)


def heard_by_form(facts: Mapping[str, Sequence[Row]], heard: Mapping[str, str], me: str) -> dict[str, str]:
    """When each was heard last, ISO days: `heard` of those with a computer there, and of others by what was entered.

    What somebody told by phone or on paper has arrived, on the day it was entered. `facts` are by whose word they are;
    an answer that the coordinator, `me`, took in names who gave it as its `writer`.
    """
    last = dict(heard)
    told = [(str(row["writer"]), row) for row in facts.get(me, ()) if row.get("writer")]
    told += [(person, row) for person in facts.keys() - heard.keys() for row in facts[person] if row.get("entered")]
    for person, row in told:
        last[person] = max(last.get(person, ""), str(row.get("at") or "")[:10])
    return last


def pair_of(facts: Iterable[Row], people: Mapping[str, str], mentor: str, mentee: str) -> Row | None:
    """The latest relationship of two people that goes on, as anybody's facts or what was entered have it."""
    found = [
        row
        for row in facts
        if _is_pair(row) and not row.get("ended_on")
        and people.get(mentor, mentor) in {people.get(one, one) for one in row.get("mentors", ())}
        and people.get(mentee, mentee) in {people.get(one, one) for one in row.get("mentees", ())}
    ]  # fmt: skip
    return max(found, key=lambda row: (not row.get("entered"), str(row.get("start") or ""), row["id"]), default=None)


def _is_pair(row: Row) -> bool:
    """Whether a fact is of a relationship and can be read: facts come from other people's computers."""
    sides = [row.get("mentors", []), row.get("mentees", [])]
    return (
        row.get("what") == "relationship"
        and isinstance(row.get("relationship"), str)
        and all(isinstance(side, list) and all(isinstance(one, str) for one in side) for side in sides)
    )


def _meant(row: Row, people: Mapping[str, str]) -> Row | None:
    """A fact as of the people who are meant; None where who told it is not on the list any more."""
    told_by = people.get(str(row.get("told_by")))
    if told_by is None or row.get("what") not in ("relationship", "meeting"):
        return None
    sides = {side: [people.get(one, one) for one in row.get(side, ())] for side in ("mentors", "mentees")}
    return {**row, **sides, "by": told_by}


def _same(entered: Row, own: Row) -> bool:
    """Whether somebody's own relationship is the one that was entered."""
    if entered["relationship"] == own.get("relationship"):
        return True
    over = own.get("ended_on") and entered.get("start") and str(own["ended_on"]) < str(entered["start"])
    return not over and all({*entered.get(side, ())} == {*own.get(side, ())} for side in ("mentors", "mentees"))
