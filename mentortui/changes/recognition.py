"""Thanks and honor for somebody: kudos, a trophy, a certificate, the label of a reward. They belong to their author."""

from __future__ import annotations

from mentortui.changes import naming
from mentortui.changes.draft import checked, fresh
from mentortui.errors import Refused
from mentortui.model.delta import Delta
from mentortui.model.vocabulary import ONLY_YOU, RELATIONSHIP
from mentortui.practice.names import members

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date, datetime

    from mentortui.changes.draft import NewId
    from mentortui.model.reader import Reader, Row

HEADING: int = 200
"""Characters up to which the words of kudos are their own title."""


def kudos(
    reader: Reader,
    person: str,
    text: str,
    *,
    now: datetime,
    new_id: NewId,
    on: date | None = None,
    value_tag: str | None = None,
    milestone: str | None = None,
    share: bool = False,
) -> Delta:
    """Thanks to somebody, in one's own words: what they did, and what came of it. Raises Refused to thank oneself."""
    who = naming.person(reader, person)
    if who == reader.me:
        raise Refused("Kudos are for somebody else. Nothing was saved.", "person", hint="For yourself: mentortui note.")
    one_line = " ".join(text.split())
    short = len(one_line) <= HEADING and "\n" not in text.strip()
    return give(
        reader,
        who,
        one_line if short else naming.shorten(one_line, HEADING),
        type_="kudos",
        text=None if short else text,
        now=now,
        new_id=new_id,
        on=on,
        value_tag=value_tag,
        milestone=milestone,
        share=share,
    )


def give(
    reader: Reader,
    person: str,
    title: str,
    *,
    type_: str,
    now: datetime,
    new_id: NewId,
    text: str | None = None,
    on: date | None = None,
    value_tag: str | None = None,
    milestone: str | None = None,
    share: bool = False,
) -> Delta:
    """A trophy, a certificate or a reward for somebody, or for oneself, noted on a day: today unless one is given.

    Readable by its writer only, unless shared: then with the relationship with that person. Of a reward only the
    label is kept, never an amount.
    Raises Refused for a day to come, and when those it is to be shared with may not read it.
    """
    who = naming.person(reader, person)
    told = reader.get(naming.find(reader, ("milestone",), milestone)) if milestone else None
    link = _relationship(reader, who, told)
    if share and link is None:
        raise Refused(
            f"You are in no relationship with {naming.name(reader, who)}, so it cannot be shared. Nothing was saved.",
            "share",
        )
    if share and told and told.get("readers", ONLY_YOU) == ONLY_YOU:
        raise Refused(
            f"Only you can read {naming.label(reader, told)}; share it first, or leave it out. Nothing was saved.",
            "milestone",
        )
    day = on or now.date()
    if day > now.date():
        raise Refused("Nobody gives anything on a day to come; leave the day out for today. Nothing was saved.", "on")
    fields = {
        "relationship": link,
        "type": type_,
        "title": title,
        "person": who,
        "on": day.isoformat(),
        "text": text,
        "value_tag": value_tag,
        "milestone": told["id"] if told else None,
    }
    record_id = new_id("recognition")
    row = checked(record_id, fresh(reader, fields, readers=RELATIONSHIP if share else ONLY_YOU, now=now))
    called = "you" if who == reader.me else naming.name(reader, who)
    says = f"{type_.capitalize()} for {called}: {naming.shorten(row['title'])}"
    return Delta(says, {record_id: row})


def _relationship(reader: Reader, person: str, milestone: Row | None) -> str | None:
    """The relationship a recognition belongs to: of the milestone, else with the person, else the only one."""
    whole = reader.get(milestone["relationship"]) if milestone and milestone.get("relationship") else None
    if whole and person in members(whole):
        return str(whole["id"])
    own = person == reader.me
    row = naming.only_relationship(reader) if own else naming.relationship_with(reader, [person])
    return row["id"] if row else None
