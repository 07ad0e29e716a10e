"""What an import did, told the same way whatever was read."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from mentortui.documents.headline import kind_words
from mentortui.errors import Refused
from mentortui.model.reader import Row
from mentortui.model.vocabulary import table_of


@dataclass(slots=True)
class Report:
    """Counts and sentences of one import; `bad` names each row or file that was left out, with its reason."""

    added: Counter[str] = field(default_factory=Counter)
    already: int = 0
    moved: int = 0
    bad: list[str] = field(default_factory=list)
    hints: list[str] = field(default_factory=list)

    def says(self) -> str:
        """`12 goals and 3 people added, 2 were already here, 1 left out`."""
        added = [counted(kind, number) for kind, number in sorted(self.added.items())]
        listed = [", ".join(added[:-1]), added[-1]] if len(added) > 1 else added
        parts = [f"{' and '.join(listed) or 'nothing'} added"]
        if self.moved:
            parts.append(f"{self.moved} moved to another time")
        if self.already:
            parts.append(f"{self.already} {'was' if self.already == 1 else 'were'} already here")
        if self.bad:
            parts.append(f"{len(self.bad)} left out")
        return ", ".join(parts)


def counted(kind: str, number: int) -> str:
    """`1 goal`, `3 people`."""
    plural = {"entry": "meeting notes", "agenda": "agenda items", "progress": "progress reports", "scale": "scales"}
    return f"{number:,} {kind_words(kind) if number == 1 else plural.get(kind, table_of(kind))}"


def plain(error: Refused) -> str:
    """Why one row or file was left out, without the end that speaks of the whole."""
    return re.sub(r"\.? Nothing was (saved|changed)\.$", "", error.sentence)


def rows_to_create(rows: Iterable[Row]) -> dict[str, Row]:
    """Validated rows as a delta creates them: by id, which the fields do not repeat."""
    return {row["id"]: {name: value for name, value in row.items() if name != "id"} for row in rows}
