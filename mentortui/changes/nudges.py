"""Lines worth a look put aside: snoozed until a day, switched off, switched on again."""

from __future__ import annotations

from mentortui import dates
from mentortui.changes import naming
from mentortui.changes.draft import changed, checked, fresh
from mentortui.content.handbook import title_of
from mentortui.errors import Refused
from mentortui.model.delta import Delta
from mentortui.model.vocabulary import ONLY_YOU
from mentortui.practice.nudge_rules import RULES
from mentortui.practice.prompts import page_of
from mentortui.practice.snoozes import asides, place_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date, datetime

    from mentortui.changes.draft import NewId
    from mentortui.model.reader import Reader
    from mentortui.practice.nudges import Nudge


def snooze(reader: Reader, nudge: Nudge, until: date, *, now: datetime, new_id: NewId) -> Delta:
    """Let one line stay away until a day. Raises Refused for a day that is not ahead."""
    today = now.date()
    if until <= today:
        raise Refused(f"{dates.in_full(until)} is not ahead, so it would come at once. Nothing was changed.", "until")
    said = f"Snoozed until {dates.say_day(until, today)}: {naming.shorten(nudge.text)}"
    return _aside(reader, said, nudge.kind, nudge.record, until, now=now, new_id=new_id)


def switch_off(reader: Reader, rule: str, record: str | None = None, *, now: datetime, new_id: NewId) -> Delta:
    """Let all lines of a rule stay away: for the relationship of a record (or the record), or without one everywhere.

    Raises Refused when it is off already.
    """
    about = place_of(reader, record) if record else None
    where = in_words(reader, about)
    for one in asides(reader, now.date()):
        if one.rule == one.row["rule"] == rule and one.until is None and one.about in ("", about or ""):
            raise Refused(f'"{RULES[rule].name}" is off {in_words(reader, one.about)} already; nothing was changed.')
    said = f"Switched off {where}: {RULES[rule].name}"
    return _aside(reader, said, rule, about, None, now=now, new_id=new_id)


def switch_on(reader: Reader, rule: str, record: str | None = None, *, now: datetime) -> Delta:
    """Bring back what was snoozed or switched off of a rule: all of it, or what is about a record's relationship.

    Raises Refused when nothing of it stays away, or only the switch for everything does.
    """
    away = [one for one in asides(reader, now.date()) if one.rule == rule]
    if record:
        about = place_of(reader, record)
        own = [one for one in away if one.about == record] or [
            one for one in away if one.about and about in (one.about, place_of(reader, one.about))
        ]
        if not own and any(not one.about for one in away):
            raise Refused(f'"{RULES[rule].name}" is off everywhere; switch it on without a name. Nothing was changed.')
        away = own
    if not away:
        raise Refused(f'"{RULES[rule].name}" is on already; nothing was changed.')
    where = f" {in_words(reader, record)}" if record else ""
    return Delta(
        f"Switched on again{where}: {RULES[rule].name}",
        update={one.row["id"]: {"deleted": True} for one in away},
    )


def in_words(reader: Reader, about: str | None) -> str:
    """For what it holds: `everywhere`, `with Bo`, `for "Give a talk"`."""
    if not about:
        return "everywhere"
    row = reader.get(about)
    if page := page_of(about):
        return f'for the page "{title_of(page)}"'
    if row is None:
        return "for something that was deleted"
    if about == reader.me:
        return "for yourself"
    people = naming.names(reader, [*row.get("mentors", ()), *row.get("mentees", ())])
    return f"with {people}" if people else f'for "{naming.shorten(naming.label(reader, row), 40)}"'


def _aside(
    reader: Reader, said: str, rule: str, record: str | None, until: date | None, *, now: datetime, new_id: NewId
) -> Delta:
    """The record that puts it aside: the one there is, changed, so that no line has two; else a new one."""
    fields = {"rule": rule, "record": record, "until": until.isoformat() if until else None}
    same = (row for row in reader.rows("snooze") if (row.get("rule"), row.get("record")) == (rule, record))
    there = next(same, None)
    if there is not None:
        return Delta(said, update={there["id"]: changed(there, {"until": fields["until"]})})
    record_id = new_id("snooze")
    return Delta(said, create={record_id: checked(record_id, fresh(reader, fields, readers=ONLY_YOU, now=now))})
