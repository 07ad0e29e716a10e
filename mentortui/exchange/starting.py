"""Beginning to share: a folder for two, the folder of a program, joining one that somebody else began."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable
from datetime import date
from pathlib import Path

from mentortui.changes import charter, joining, naming
from mentortui.clock import new_id
from mentortui.content.programs import program_template
from mentortui.errors import NotFound, Refused, StoreError
from mentortui.exchange import git, inviting, parted, places, shared
from mentortui.exchange.shared import Report
from mentortui.model import limits
from mentortui.model.delta import Delta
from mentortui.model.reader import Row
from mentortui.practice.names import members, name
from mentortui.store import Journal
from mentortui.store.share import cards, codes
from mentortui.store.share.audiences import ALWAYS
from mentortui.store.share.cards import OWN, PAIR, PROGRAM, Founding
from mentortui.store.share.codes import Code
from mentortui.store.share.folder import ShareFolder, open_folder
from mentortui.store.share.keyring import keyring
from mentortui.store.share.pull import Progress


def start_pair(journal: Journal, words: str, place: str, role: str | None) -> Report:
    """Make a folder for two: the person and relationship where they are missing, the share, and a code for the other.

    Where one shares that folder with them already, or no folder is named, it is a fresh code for the one there is.
    Raises Refused for a place that cannot be one, StoreError where nothing can be written.
    """
    standing = _standing(journal, words, place)
    if standing is not None:
        return _invited(journal, shared.sync_one(journal, standing))
    if not place:
        raise Refused(
            f"You share no folder with {words} yet. Nothing was made; say in which folder: one you both reach, with "
            "Dropbox, Syncthing, a stick or git.",
            "folder",
        )
    now = journal.clock.now()
    path = places.apart(places.typed(place), journal.home)
    made = joining.pair(journal, words, role, now=now, new_id=lambda kind: new_id(kind, journal.clock))
    folder = new_folder(path)
    if made:
        journal.commit(made)
    relationship = made_or_known(journal, words, made)
    founding = start(journal, folder, PAIR, _title(journal, relationship), relationship=relationship["id"])
    report = _begun(shared.sync_one(journal, shared.share_row(journal, founding.share), folder.place))
    return _invited(journal, report)


def again(journal: Journal, share: str) -> Report:
    """A fresh code for the other of a folder for two, by the id of its record. Raises Refused for who is no host."""
    row = journal.get(share)
    assert row is not None
    if row.get("type") != PAIR:
        raise Refused("Codes for a program are made for a list of people.", hint="mentortui program invite FILE")
    return _invited(journal, shared.sync_one(journal, row))


def _standing(journal: Journal, words: str, place: str) -> Row | None:
    """The folder for two that one started with somebody, when it lies at this place, or none is named."""
    try:
        relationship = naming.relationship(journal, words)["id"]
    except NotFound:
        return None
    rows = [row for row in journal.rows("share") if row.get("relationship") == relationship and row.get("hosted")]
    if place:
        rows = [row for row in rows if places.lies_in(shared.place_of(journal, row), places.typed(place))]
    return rows[-1] if rows else None


def _invited(journal: Journal, report: Report) -> Report:
    """The report, with a code for the other of a folder for two."""
    relationship = journal.get(str(report.share.get("relationship"))) or {}
    other = next((one for one in members(relationship) if one != journal.me), None)
    called = name(journal, other) if other else str(report.share.get("name"))
    return report._replace(code=inviting.code(journal, report.share, called, other))


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
    """The folder a share is to be made in; its last level is made where it is missing.

    Raises Refused when it is shared already, StoreError when it cannot be made.
    """
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


def code_and_folder(words: Iterable[str]) -> tuple[str, str]:
    """The code and the folder in what somebody typed, in any order, by their shape; empty what is not there.

    Raises Refused for two codes.
    """
    said = [word for word in words if word.strip()]
    given = [word for word in said if _is_code(word)]
    if len(given) > 1:
        raise Refused("One code at a time; nothing was joined.", "code")
    if given:  # in one piece, so that whatever else was said is the folder, even one called like a group
        return given[0], " ".join(word for word in said if word not in given)
    whole = " ".join(said)
    for code, folder in ((said[:-1], said[-1:]), (said[1:], said[:1])):
        if _is_code(" ".join(code)) and (not _is_code(whole) or os.path.lexists(folder[0])):
            return " ".join(code), folder[0]
    return (whole, "") if _is_code(whole) else ("", whole)


def _is_code(words: str) -> bool:
    return codes.is_like_code(words) and not os.path.lexists(words)


def join(
    journal: Journal, code_words: str, folder: str = "", *, everything: bool = False,
    opened: Collection[str] | None = None, progress: Progress | None = None,
) -> Report:  # fmt: skip
    """Join the share in a folder, or say where one that is shared already lies on this computer.

    With a code the folder may be left empty: it is looked for where shared folders usually lie. Without one the host
    is asked. From now on the others may read what is open to them; with `everything` also what was written before,
    with `opened` what of it has these ids; None when nobody said that yet.
    Raises Refused where there is no share, or several, or the code is of another.
    """
    code = codes.read(code_words) if code_words else None
    place = str(places.found(folder, journal.home)) if code is None or folder else _lying(journal, code)
    founding = _joined(journal, open_folder(place), code)
    known = journal.get(f"share-{founding.share}")
    secret = code.secret if code else ""
    if known is None:
        now = journal.clock.now()
        since = ALWAYS if everything else ""
        delta = joining.shared_with(
            journal, founding.share, founding.name, founding.kind, now=now, since=since, opened=opened, secret=secret
        )
        journal.commit(delta, undoable=False)
    elif out := parted.refusal(journal, known, place):
        raise out
    elif known.get("gone") or (secret and known.get("secret") != secret):
        journal.commit(joining.again(known, secret), undoable=False)
    row = shared.share_row(journal, founding.share)
    return _begun(shared.sync_one(journal, row, place, progress=progress))


def _lying(journal: Journal, code: Code) -> str:
    """Where the folder of a code lies, by a look into the usual sync folders and drives. Raises Refused."""
    found = places.holding(lambda path: bool(inviting.started_with(open_folder(str(path)), code)))
    if len(found) == 1:
        return str(places.apart(found[0], journal.home))
    if found:
        listed = ", ".join(map(str, found))
        raise Refused(f"Copies of its folder lie in {listed}. Nothing was joined; name the one to use.", "folder")
    raise Refused(
        "No folder of whoever gave you this code was found in the usual sync folders and on the drives. Nothing was "
        "joined; accept the folder in Dropbox, or whatever you share with, and wait until it is here, or "
        "say where it lies.",
        "folder",
    )


def _joined(journal: Journal, folder: ShareFolder, code: Code | None) -> Founding:
    """The share in a folder that is meant. Raises Refused where there is none, or several, or it is another's."""
    there = cards.foundings(folder)
    if not there:
        raise Refused(
            f"{folder.place} is no shared folder of mentortui yet. Nothing was changed; who starts one uses "
            "`mentortui pair NAME FOLDER`.",
            "folder",
        )
    known = {row["id"] for row in journal.rows("share")}
    found = [one for one in there if f"share-{one.share}" in known] or there
    if code is not None:
        found = inviting.started_with(folder, code)
        if not found:
            raise Refused(
                f"This code is of another folder: whoever gave it to you did not start the one in {folder.place}. "
                "Nothing was joined; ask them which folder it is for.",
                "code",
            )
    if len(found) > 1:
        listed = ", ".join(repr(one.name) for one in found)
        raise Refused(
            f"Several shares lie in {folder.place} ({listed}), which should not be. Nothing was joined; ask who "
            "started it for the right folder, or for a code.",
            "folder",
        )
    if found[0].kind == OWN and f"share-{found[0].share}" not in known:
        raise Refused(
            f"In {folder.place} somebody's own computers meet. Nothing was joined.", "folder",
            hint="If they are yours: mentortui join FOLDER --mine.",
        )  # fmt: skip
    return found[0]
