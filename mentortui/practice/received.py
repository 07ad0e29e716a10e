"""What each reader gets, as plain data: who, in which folder, which records, and which of their fields."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from mentortui.model.vocabulary import kind_of, table_of


class Told(NamedTuple):
    """One record as a reader gets it."""

    id: str
    title: str
    """What a list would call it; of a record that is emptied for them, what was taken back."""
    fields: Mapping[str, Any]
    """Exactly the fields that are sent; empty of a record that is taken back."""
    sent: bool
    """Whether all of it lies in the folder already; else it goes out at the next sync."""


class Gets(NamedTuple):
    """All that one reader gets in one shared folder."""

    reader: str
    """A name, `everyone in the program`, `the program` with a name, or `your own computers`."""
    folder: str
    """What the shared folder is called."""
    place: str
    records: tuple[Told, ...]
    own: bool = False
    """Whether they are one's own computers, which get everything."""

    @property
    def waiting(self) -> int:
        """How many records, new or changed, go out at the next sync."""
        return sum(not one.sent for one in self.records)

    def sentence(self) -> str:
        """What it is in a line: `Ana Silva gets 12 records: 3 goals, 9 meetings; 2 go out at the next sync`."""
        verb = "get" if self.own else "gets"
        if not self.records:
            return f"{self.reader} {verb} nothing."
        waiting = self.waiting
        to_come = f"; {waiting} go{'es' * (waiting == 1)} out at the next sync" if waiting else ""
        return f"{self.reader} {verb} {len(self.records):,} record{'s' * (len(self.records) != 1)}: " + (
            f"{counted(one.id for one in self.records)}{to_come}."
        )


class Open(NamedTuple):
    """What anybody can see who can open a shared folder, whoever they are."""

    folder: str
    place: str
    sentences: tuple[str, ...]


class Privacy(NamedTuple):
    """The whole answer."""

    readers: tuple[Gets, ...] = ()
    open: tuple[Open, ...] = ()
    faults: tuple[str, ...] = ()
    """Folders that could not be looked at, each a sentence."""

    def of(self, record_id: str) -> list[tuple[Gets, Told]]:
        """Who gets a record, and what of it."""
        return [(gets, told) for gets in self.readers for told in gets.records if told.id == record_id]

    def only(self, words: str) -> Privacy:
        """The readers and folders whose name holds these words, whatever their case."""
        wanted = words.casefold()

        def fits(*names: str) -> bool:
            return any(wanted in name.casefold() for name in names)

        return self._replace(
            readers=tuple(one for one in self.readers if fits(one.reader, one.folder, one.place)),
            open=tuple(one for one in self.open if fits(one.folder, one.place)),
        )


def counted(ids: Iterable[str]) -> str:
    """`3 goals, 1 meeting`, in the order they were first seen."""
    kinds: dict[str, int] = {}
    for record_id in ids:
        kind = kind_of(record_id)
        kinds[kind] = kinds.get(kind, 0) + 1
    return ", ".join(f"{count:,} {_words(kind, count)}" for kind, count in kinds.items())


def _words(kind: str, count: int) -> str:
    return (kind if count == 1 else table_of(kind)).replace("_", " ")


def anybody(name: str, computers: int, files: int, answers: int, kept: Sequence[str]) -> tuple[str, ...]:
    """What lies in the open in a folder: with so many computers writing, so many files, answers by form beside them.

    `kept` are sentences about what the folder's own tool keeps.
    """
    many = f"{files:,} sealed file{'s' * (files != 1)}"
    said = [
        f"Its name, “{name}”, and who started it, as a key without a name.",
        f"That {computers} computer{'s' * (computers != 1)} write{'s' * (computers == 1)} in it, "
        "under ids of random letters.",
        f"{many}: their number, sizes and times.",
    ]
    if answers:
        are = "is" if answers == 1 else "are"
        said.append(
            f"{answers} answer{'s' * (answers != 1)} by form in its inbox, which {are} not sealed: "
            "whoever opens the folder can read them until they are taken in."
        )
    return (*said, *kept, "Beside that name: nobody's name, no title, and no word of yours.")
