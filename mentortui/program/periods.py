"""Published summaries: written down, read again, so that no later figure tells the difference of a few people."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from mentortui.model.reader import Reader, Row
from mentortui.program.definitions import DEFINITIONS
from mentortui.program.figures import Figure, Part
from mentortui.program.rolling import Rolled
from mentortui.program.showing import Period, Shown

KIND: Final = "period"


def written(rolled: Rolled, program: str) -> dict[str, Any]:
    """The fields of a record that remembers what was shown of a rollup, and over whom."""
    sets: dict[frozenset[str], int] = {}
    over = {
        key: [sets.setdefault(people, len(sets)) for people in shown]
        for key, shown in sorted(rolled.sets.items())
        if leaves(key.partition("/")[0])
    }
    rollup = rolled.rollup
    return {
        "program": program,
        "as_of": rollup.as_of,
        "cohort": rollup.cohort or None,
        "group": rollup.group or None,
        "figures": {one.id: as_data(one) for one in rollup.figures if one.shown and leaves(one.id)},
        "people": [sorted(people) for people in sets],
        "over": over,
    }


def leaves(figure: str) -> bool:
    """Whether a figure may stand in what is passed on; one of pay and performance stays on this computer."""
    return figure not in DEFINITIONS or not DEFINITIONS[figure].here


def as_data(figure: Figure) -> dict[str, Any]:
    """A figure as plain data, as `--json` prints it and a record holds it."""
    return {
        **figure._asdict(), "period": [*figure.period], "steps": [*figure.steps],
        "parts": [part._asdict() for part in figure.parts], "curve": [[*point] for point in figure.curve],
    }  # fmt: skip


def published(reader: Reader, program: str) -> list[Period]:
    """What was published of a program, the earliest first; a record that does not fit, of a newer version, is not."""
    rows = (row for row in reader.rows(KIND) if row.get("program") == program)
    return sorted(_read(rows), key=lambda period: period.as_of)


def _read(rows: Iterable[Row]) -> Iterable[Period]:
    for row in rows:
        try:
            people = [frozenset(map(str, one)) for one in row["people"]]
            sets = {key: Shown(*(people[place] for place in places)) for key, places in row["over"].items()}
            figures = {key: _figure(data) for key, data in row["figures"].items()}
        except (KeyError, IndexError, TypeError):
            continue
        yield Period(row["as_of"], row.get("cohort") or "", row.get("group") or "", figures, sets)


def _figure(data: dict[str, Any]) -> Figure:
    known = {name: data[name] for name in Figure._fields if name in data or name not in Figure._field_defaults}
    parts = tuple(Part(**{name: part[name] for name in Part._fields if name in part}) for part in known.pop("parts"))
    first, last = known.pop("period")
    known["curve"] = tuple((day, value) for day, value in known.get("curve", ()))
    return Figure(**{**known, "parts": parts, "period": (first, last), "steps": tuple(known["steps"])})
