"""One shared folder as a page: where it lies, who is in it, what waits, what was set aside and why."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from mentortui.changes.agreeing import in_words
from mentortui.practice import folders
from mentortui.practice.conflicts import Conflict
from mentortui.practice.counted import AGREED, PROGRAM
from mentortui.practice.folders import Folder, Someone
from mentortui.screens import small_pages
from mentortui.screens.desk import Desk
from mentortui.screens.forms.versions import mine_first, said_by
from mentortui.widgets.ink import HEADING, Column, Layout, wrap
from mentortui.widgets.row import SPACE, Row

_PERSON: Final = Layout((Column(), Column(30, right=True, role="muted", least=40)), indent=1)
_SAID: Final = Layout((Column(),), indent=1)


def folder_of(desk: Desk, record_id: str) -> Folder:
    """What is known of a shared folder; before the first look only its name."""
    known = next((one for one in desk.shared.folders if one.id == record_id), None)
    row = desk.reader.get(record_id) or {}
    found = known or Folder(record_id, "", "", own=bool(row.get("own")), hosted=bool(row.get("hosted")))
    return found._replace(name=str(row.get("name", "")))


def stands(folder: Folder, looked: bool) -> tuple[str, str]:
    """How a folder stands in a few words, and their tone; `looked` is whether somebody looked at it yet."""
    if folder.away:
        return "! not available", "warning"
    if folder.out:
        return folders.OUT, "warning"
    if folder.waits and not folder.fault:
        return "○ waits to be let in", "muted"
    if folder.fault or folder.aside:
        return ("! not synced" if folder.fault else f"! {len(folder.aside)} set aside"), "warning"
    if not looked:
        return "not synced yet", "muted"
    return ("○ changes waiting" if folder.waiting else "● up to date"), "muted"


def heard(desk: Desk, one: Someone) -> str:
    """When something of a person was read last: `5 minutes ago`."""
    return folders.ago(one.heard, desk.now) if one.heard else "nothing yet"


def page(desk: Desk, record_id: str, width: int) -> list[Row]:
    """The whole of it."""
    folder = folder_of(desk, record_id)
    looked = any(one.id == record_id for one in desk.shared.folders)
    rows = small_pages.title(folder.name or "A shared folder", width)
    where = folder.place or "not said on this computer yet: join it once more"
    who = "your own computers meet here too" if folder.own else ""
    row = desk.reader.get(record_id) or {}
    counts = in_words(row.get(AGREED, ())) if row.get("type") == PROGRAM else ""
    started = desk.name(row["started_by"]) if row.get("started_by") else ""
    facts = [
        ("Folder", where),
        ("Started by", started),
        ("Stands", stands(folder, looked)[0]),
        ("Own", who),
        ("It counts", counts),
    ]
    rows += small_pages.facts(facts, width)
    rows += _sentences([folder.fault], width)
    rows += [SPACE, Row("", ("People", "last heard"), HEADING)]
    rows += [Row("", (one.name, heard(desk, one)), _PERSON) for one in folder.people]
    proved = "Each was let in by a code, or as security words were compared."
    waits = "Whoever started it lets you in at their next sync."
    words = f"Read them your security words: {folder.words}." if folder.words else ""
    rows += _sentences([waits, words] if folder.waits else [proved if folder.people else folder.nobody()], width)
    waiting = [f"{going.words()}." for going in folder.waiting]
    for title, sentences in (
        ("Would be sent now", [] if folder.out else waiting or ["Nothing: all that is open to others was sent."]),
        ("Set aside, and tried again at each sync", [f"{name}: {reason}." for name, reason in folder.aside]),
        ("To know", list(folder.warnings)),
        ("Since the last sync", list(filter(None, (folder.came() and f"{folder.came()}.", *folder.says)))),
    ):
        if sentences and (looked or title != "Would be sent now"):
            rows += [SPACE, Row("", (title, ""), HEADING), *_sentences(sentences, width)]
    return rows


def versions(desk: Desk, one: Conflict, width: int) -> list[Row]:
    """What was written apart: each version, whose it is, and when it was written."""
    rows: list[Row] = []
    for version in mine_first(desk, one.versions):
        said = said_by(desk, version, "one version")
        rows += [Row("", ((said, "accent"),), _SAID), *small_pages.prose(version.text, width), SPACE]
    return rows


def _sentences(sentences: list[str], width: int) -> Iterator[Row]:
    for sentence in filter(None, sentences):
        yield from (Row("", ((line, "muted"),), _SAID) for line in wrap(sentence, max(8, width - 3)))
