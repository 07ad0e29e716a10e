"""Answers of people without the app: read from the inbox of a shared folder, or by hand, and entered."""

from __future__ import annotations

import contextlib
from collections.abc import Collection
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from mentortui.changes import by_form
from mentortui.clock import new_id
from mentortui.errors import Refused
from mentortui.exchange import places
from mentortui.model.delta import Delta, together
from mentortui.model.vocabulary import is_emptied
from mentortui.practice import forms
from mentortui.practice.by_form import replying
from mentortui.practice.by_form.reading import read
from mentortui.practice.by_form.sheet import MAIL_MAX, Sheet
from mentortui.practice.names import name
from mentortui.practice.written import writer
from mentortui.store import Journal
from mentortui.store.share import inbox as files
from mentortui.store.share import ledger as ledgers
from mentortui.store.share.audiences import setup_of
from mentortui.store.share.folder import INBOX
from mentortui.store.share.inbox import Dropped
from mentortui.store.share.ledger import Aside
from mentortui.store.share.visit import Visit

if TYPE_CHECKING:
    from mentortui.changes.draft import NewId


class Entered(NamedTuple):
    """What one file came to: ids of the responses made of it, of those that were here already, and faults."""

    made: tuple[str, ...] = ()
    known: tuple[str, ...] = ()
    fault: str = ""
    """Why it was not entered, or not wholly; for the journal's owner."""
    hint: str = ""
    reply: str = ""
    """What is said beside the file."""


def enter(journal: Journal, data: bytes, file: str, *, person: str = "", own_journals: Collection[str] = ()) -> Entered:
    """Enter what a file holds; what is at fault is in the answer. Raises what a commit raises.

    `person` is the id of whoever wrote it, where that is known better than the file says. Of a mail with several
    answers those that can be entered are.
    """
    host = str((journal.get(journal.me) or {}).get("name", ""))
    try:
        sheets = read(journal, data)
    except Refused as fault:
        return Entered(fault=fault.sentence, hint=fault.hint, reply=replying.not_understood(file, fault.sentence, host))
    found = Entered()
    for sheet in sheets:
        try:
            delta = _enter(journal, sheet, person, own_journals)
        except by_form.EnteredAlready as already:
            found = found._replace(known=(*found.known, already.response))
        except Refused as fault:
            told = replying.not_entered(file, sheet, host)
            found = found._replace(fault=fault.sentence, hint=fault.hint, reply=told)
        else:
            found = found._replace(made=(*found.made, *delta.create))
    return found


def _enter(journal: Journal, sheet: Sheet, person: str, own_journals: Collection[str]) -> Delta:
    delta = by_form.enter(
        journal, sheet, now=journal.clock.now(), new_id=lambda kind: new_id(kind, journal.clock), writer=person,
        own_journals=own_journals,
    )  # fmt: skip
    journal.commit(delta, undoable=False)
    return delta


def from_file(journal: Journal, file: str, *, now: datetime, new_id: NewId) -> Delta:
    """What a file somebody sent makes of the journal, as a change. Raises Refused with the line and the reason."""
    found = read(journal, contents(str(places.typed(file))))
    others = own_journals(journal)
    deltas = [by_form.enter(journal, sheet, now=now, new_id=new_id, own_journals=others) for sheet in found]
    return together("; ".join(delta.says for delta in deltas), *deltas)


def contents(file: str) -> bytes:
    """What a file holds, never more than a mail may have and one byte. Raises Refused for what cannot be read."""
    try:
        path = Path(file).expanduser()
        if path.exists() and not path.is_file():
            raise Refused("It is no file, so nothing was read.", "file")
        with path.open("rb") as opened:
            return opened.read(MAIL_MAX + 1)
    except (OSError, ValueError, RuntimeError) as error:
        reason = error.strerror if isinstance(error, OSError) else error
        if isinstance(error, Refused):
            raise
        raise Refused(f"It could not be read ({reason}).", "file") from None


def own_journals(journal: Journal) -> set[str]:
    """Ids of the people who write in journals of their own, as far as a shared folder shows."""
    return {
        person
        for row in journal.rows("share")
        for person in ledgers.members(journal.disk, setup_of(row).share)
        if person != journal.me
    }


def collect(journal: Journal, visit: Visit) -> list[str]:
    """Enter what lies in the inbox of a folder one hosts; sentences about what came.

    What was not taken is noted in the visit's ledger as set aside, with its reason. A folder that cannot be written to
    is read all the same; what lies there still is known then.
    """
    visit.ledger.aside = {path: one for path, one in visit.ledger.aside.items() if not path.startswith(INBOX)}
    names = files.waiting(visit.folder)
    with contextlib.suppress(OSError):  # a note too many, in a folder that is only read
        files.tidy(visit.folder)
        files.drop_sealed(visit.folder, lambda: {row["id"] for row in journal.deleted("response") if is_emptied(row)})
    if not names:
        return []
    made: list[str] = []
    seen = 0
    others = own_journals(journal) | {member.person for member in visit.others()}
    for one in files.dropped(visit.folder, names):
        seen += 1
        found = _looked_at(journal, one, others)
        made += found.made
        fault = found.fault or _put_away(visit, one, (*found.made, *found.known)[0])
        if found.reply:
            _reply(visit, one.name, found.reply)
        if fault:
            visit.ledger.aside[f"{INBOX}/{one.name}"] = Aside(len(one.data or b""), _reason(fault))
    if seen < len(names):
        more = len(names) - seen
        said = f"{more:,} more file{'s lie' if more > 1 else ' lies'} in it; the next sync reads on"
        visit.ledger.aside[INBOX] = Aside(0, said)
    return [_came(journal, made)] if made else []


def _looked_at(journal: Journal, one: Dropped, others: Collection[str]) -> Entered:
    if one.data is not None:
        return enter(journal, one.data, one.name, own_journals=others)
    host = str((journal.get(journal.me) or {}).get("name", ""))
    return Entered(fault=one.fault, reply=replying.not_understood(one.name, one.fault, host))


def _reason(fault: str) -> str:
    """A sentence as it goes on behind `because`; one that begins with somebody's name keeps its capital."""
    first = fault.partition(" ")[0]
    begun = fault[:1].lower() + fault[1:] if first in ("It", "Line", "Nobody", "No", "In", "The") else fault
    return begun.rstrip(".")


def _put_away(visit: Visit, one: Dropped, record_id: str) -> str:
    """Take a file that was entered out of the open; why that was not possible, or nothing."""
    try:
        files.take(visit.folder, one, record_id, [keys.age for keys in visit.own()])
    except OSError as error:
        return f"It was entered, and could not be taken out of the folder ({error.strerror}); take it away yourself"
    return ""


def _reply(visit: Visit, file: str, text: str) -> None:
    try:
        files.reply(visit.folder, file, text)
    except OSError:
        return  # its reason is told here, where one can do something about it


def _came(journal: Journal, made: list[str]) -> str:
    """What came, in a sentence: `2 answers came in by form: Ana Silva (After the meeting), Bo Lind (Do we fit?).`."""
    said = [
        f"{name(journal, writer(row))} ({forms.title_of(journal, str(row.get('form')), row.get('version', 1))})"
        for row in map(journal.get, made[:5])
        if row is not None
    ]
    more = f" and {len(made) - 5} more" if len(made) > 5 else ""
    count = "An answer" if len(made) == 1 else f"{len(made)} answers"
    return f"{count} came in by form: {', '.join(said)}{more}."
