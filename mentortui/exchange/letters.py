"""Letters as files: the coordinator's own texts read, drafts and pages written into a folder for nobody else."""

from __future__ import annotations

import os
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Final, NamedTuple

from mentortui.content import text_of
from mentortui.documents import letter as document
from mentortui.errors import Refused, WriteFailed
from mentortui.exchange import places
from mentortui.exchange.shared import place_of
from mentortui.paths import for_a_file
from mentortui.program.letters import Letter
from mentortui.store import Journal

FOLDER: Final = "letters"
"""In the folder of a journal: texts that take the place of those that ship."""
_MOST: Final = 1_000_000
"""Bytes: far more than anybody writes by hand, and little enough to read."""


class Mail(NamedTuple):
    """A letter and whom it is to."""

    name: str
    mail: str
    mark: str
    """A few letters that tell people of one name apart in the names of files."""
    letter: Letter


class Written(NamedTuple):
    """What was written."""

    folder: str
    letters: int
    without: tuple[str, ...]
    """Names of those without a mail address a draft could go to."""


def template(journal: Journal, name: str) -> tuple[str, str]:
    """The text of a letter, the coordinator's own if there is one, and what its file is called. Raises Refused."""
    file = f"{FOLDER}/{name}.txt"
    try:
        with (Path(journal.home) / file).open("rb") as own:
            data = own.read(_MOST + 1)
    except FileNotFoundError:
        return text_of(file), file
    except OSError as error:
        raise Refused(f"{file} could not be read ({error.strerror}). Nothing was written.") from None
    if len(data) > _MOST:
        raise Refused(f"{file} is too long to be read. Nothing was written.")
    try:
        return data.decode("utf-8-sig"), file
    except UnicodeDecodeError:
        raise Refused(f"{file} is not UTF-8 text. Nothing was written.") from None


def folder(journal: Journal, words: str) -> Path:
    """The folder for letters, made where it is missing, for its owner alone.

    Raises Refused inside the journal's folder or one that is shared: a code that lies there lets anybody in.
    """
    path = places.apart(places.typed(words), journal.home)
    for row in journal.rows("share"):
        shared = place_of(journal, row)
        if shared and path.resolve().is_relative_to(Path(shared).resolve()):
            raise Refused(f"{path} is in the folder you share as “{row.get('name')}”, where everybody could take a "
                          "code. Nothing was written; take a folder of your own.", "letters")  # fmt: skip
    try:
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise WriteFailed(f"The folder {path} cannot be made ({error.strerror}). Nothing was written.") from None
    return path


def write(place: Path, mails: Iterable[Mail], now: datetime, kind: str, *, page: bool) -> Written:
    """Write a draft of each letter, and beside it a page to print, or the plain text. Nothing is overwritten.

    `kind` stands in the files' names. Raises WriteFailed, saying how many were written.
    """
    count = 0
    without = []
    try:
        for one in mails:
            name = f"{for_a_file(one.name)} {kind} {one.mark}"
            beside = document.html(one.letter) if page else one.letter.text()
            _new(place, name, "eml", document.draft(one.letter, one.name, one.mail, now))
            _new(place, name, "html" if page else "txt", beside.encode())
            if not document.can_go_to(one.name, one.mail):
                without.append(one.name)
            count += 1
    except OSError as error:
        raise WriteFailed(
            f"{count:,} letters are in {place}, and then it could not be written to ({error.strerror}). The journal is "
            "untouched by that. For somebody whose letter is missing: mentortui program invite --again NAME --letters "
            "DIR."
        ) from None
    return Written(str(place), count, tuple(without))


def _new(place: Path, name: str, ending: str, data: bytes) -> None:
    """A new file only its owner reads; with a number in its name where one of that name is there."""
    number = 1
    while True:
        path = place / (f"{name}.{ending}" if number == 1 else f"{name} {number}.{ending}")
        try:
            descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
        except FileExistsError:
            number += 1
            continue
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
        return
