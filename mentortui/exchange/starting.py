"""Beginning to share: a folder for two, the folder of a program, joining one that somebody else began."""

from __future__ import annotations

import os
from collections.abc import Collection
from datetime import date
from pathlib import Path

from mentortui.changes import charter, joining
from mentortui.clock import new_id
from mentortui.content.programs import program_template
from mentortui.errors import Refused, StoreError
from mentortui.exchange import git, places, shared
from mentortui.exchange.shared import Report
from mentortui.model import limits
from mentortui.model.delta import Delta
from mentortui.model.reader import Row
from mentortui.practice.names import members, name
from mentortui.store import Journal
from mentortui.store.share import cards
from mentortui.store.share.audiences import ALWAYS
from mentortui.store.share.cards import PAIR, PROGRAM, Founding
from mentortui.store.share.folder import ShareFolder, open_folder
from mentortui.store.share.keyring import keyring
from mentortui.store.share.pull import Progress


def start_pair(journal: Journal, words: str, place: str, role: str | None) -> Report:
    """Make a folder for two: the person and relationship where they are missing, and the share in the folder.

    Raises Refused for a place that cannot be one, StoreError where nothing can be written.
    """
    now = journal.clock.now()
    path = places.apart(places.typed(place), journal.home)
    made = joining.pair(journal, words, role, now=now, new_id=lambda kind: new_id(kind, journal.clock))
    folder = new_folder(path)
    if made:
        journal.commit(made)
    relationship = made_or_known(journal, words, made)
    founding = start(journal, folder, PAIR, _title(journal, relationship), relationship=relationship["id"])
    return _begun(shared.sync_one(journal, shared.share_row(journal, founding.share), folder.place))


def _begun(report: Report) -> Report:
    """The first report on a folder: what one should know before more goes there."""
    return report._replace(says=(git.KEEPS, *report.says)) if git.is_repository(report.place) else report


def start_program(journal: Journal, place: str, name: str, template: str = "", start_on: date | None = None) -> Report:
    """Start the folder of a program, whose host one is, and its charter, from a template if one is named.

    Raises as `start_pair`, and NotFound for a template there is not.
    """
    begun_from = program_template(template) if template else None
    folder = new_folder(places.apart(places.typed(place), journal.home))
    now = journal.clock.now()
    title = limits.name(name) if name else Path(folder.place).name
    founding = start(journal, folder, PROGRAM, title)
    made = charter.found(
        journal, founding.share, title, begun_from, start=start_on or now.date(), now=now,
        new_id=lambda kind: new_id(kind, journal.clock),
    )  # fmt: skip
    journal.commit(made, undoable=False)  # the folder would stay
    return _begun(shared.sync_one(journal, shared.share_row(journal, founding.share), folder.place))


def start(
    journal: Journal, folder: ShareFolder, kind: str, title: str, *, relationship: str | None = None, own: bool = False
) -> Founding:
    """Make a share in a folder, and keep a record of it. Raises StoreError where nothing can be written."""
    try:
        founding = cards.found(folder, keyring(journal.disk, journal.device), kind, title, journal.clock)
    except OSError as error:
        raise StoreError(
            f"No folder to share was made in {folder.place} ({error.strerror}). Nothing of yours went there; take a "
            "folder you may write to."
        ) from error
    now = journal.clock.now()
    delta = joining.shared_with(
        journal, founding.share, title, kind, now=now, relationship=relationship, own=own, hosted=True
    )
    journal.commit(delta, undoable=False)  # the folder would stay; `undo` means what was written before
    return founding


def made_or_known(journal: Journal, words: str, made: Delta) -> Row:
    """The relationship that `joining.pair` made, or found."""
    from mentortui.changes import naming

    record_id = next((one for one in made.create if one.startswith("relationship-")), None)
    row = journal.get(record_id) if record_id else naming.relationship(journal, words)
    assert row is not None
    return row


def _title(journal: Journal, relationship: Row) -> str:
    """What a folder for two is called: the first names of both, the host's last."""
    own = str((journal.get(journal.me) or {}).get("name", "me"))
    other = next(name(journal, one) for one in members(relationship) if one != journal.me)
    return " and ".join(words.split()[0] for words in (other, own))


def new_folder(path: Path) -> ShareFolder:
    """The folder a share is to be made in; its last level is made where it is missing."""
    try:
        if not os.path.lexists(path):
            path.mkdir()
        folder = open_folder(str(path))
    except OSError as error:
        raise StoreError(
            f"The folder {path} cannot be made ({error.strerror}). Nothing was changed; make it first, in the folder "
            "your sync tool minds."
        ) from error
    if folder.exists():
        raise Refused(
            f"{path} is a shared folder already. Nothing was changed.",
            "folder",
            hint="To join it: mentortui join FOLDER.",
        )
    return folder


def join(
    journal: Journal, words: str, *, everything: bool = False, opened: Collection[str] | None = None,
    progress: Progress | None = None,
) -> Report:  # fmt: skip
    """Join the share in a folder, or say where one that is shared already lies on this computer.

    From now on the others may read what is open to them; with `everything` also what was written before,
    with `opened` what of it has these ids; None when nobody said that yet.
    Raises Refused where there is no share, or several.
    """
    place = str(places.found(words, journal.home))
    folder = open_folder(place)
    there = cards.foundings(folder)
    if not there:
        raise Refused(
            f"{place} is no shared folder of mentortui yet. Nothing was changed; who starts one uses "
            "`mentortui pair NAME FOLDER`.",
            "folder",
        )
    known = {row["id"] for row in journal.rows("share")}
    ours = [one for one in there if f"share-{one.share}" in known]
    if not ours and len(there) > 1:
        listed = ", ".join(repr(one.name) for one in there)
        raise Refused(
            f"Several shares lie in {place} ({listed}), which should not be. Nothing was joined; ask who started it "
            "for the right folder.",
            "folder",
        )
    founding = (ours or there)[0]
    if not ours:
        now = journal.clock.now()
        since = ALWAYS if everything else ""
        delta = joining.shared_with(
            journal, founding.share, founding.name, founding.kind, now=now, since=since, opened=opened
        )
        journal.commit(delta, undoable=False)
    row = shared.share_row(journal, founding.share)
    return _begun(shared.sync_one(journal, row, place, progress=progress))
