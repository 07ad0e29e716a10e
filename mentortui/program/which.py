"""Which of one's programs is meant."""

from __future__ import annotations

from mentortui.errors import Ambiguous, NotFound, Refused
from mentortui.model.reader import Directory, Row

PROGRAM = "program"


def programs(reader: Directory, *, hosted: bool = False) -> list[Row]:
    """The shared folders of programs one is in; with `hosted` those one coordinates."""
    rows = (row for row in reader.rows("share") if row.get("type") == PROGRAM)
    return [row for row in rows if row.get("hosted") or not hosted]


def seen(reader: Directory) -> list[Row]:
    """Those one coordinates, and those of which one leads a cohort."""
    return [row for row in programs(reader) if row.get("hosted") or leads(row)]


def leads(row: Row) -> tuple[str, ...]:
    """The cohorts of a program that one leads, where somebody else coordinates it."""
    return () if row.get("hosted") or row.get("gone") else tuple(row.get("leads") or ())


def program(reader: Directory, words: str = "", *, hosted: bool = False, led: bool = False) -> Row:
    """The program the words name: by the beginning of its name or of its id; the only one when nothing is said.

    `hosted`: of those one coordinates; `led`: of these and of those of which one leads a cohort. Raises Refused when
    there is none, NotFound when none is called that, Ambiguous when several are.
    """
    there = seen(reader) if led else programs(reader, hosted=hosted)
    if not there and led:
        raise _leads_nothing(reader)
    if not there:
        what = "You coordinate no program" if hosted else "You are in no program"
        raise Refused(f"{what}. Nothing was done.", hint="To begin one: mentortui program init FOLDER.")
    said = words.strip().casefold()
    found = [row for row in there if not said or _begins(row, said)]
    exact = [row for row in found if str(row.get("name", "")).casefold() == said]
    found = exact or found
    listed = ", ".join(str(row.get("name")) for row in found or there)
    if not found:
        raise NotFound(f"There is no program {words.strip()!r}; there are {listed}. Nothing was done.", "program")
    if len(found) > 1:
        raise Ambiguous(f"Which program: {listed}? Say it with --program NAME. Nothing was done.")
    return found[0]


def _leads_nothing(reader: Directory) -> Refused:
    """That one neither coordinates a program nor leads a part of one; of who did lead, that they do no more."""
    led = [str(row.get("name")) for row in programs(reader) if row.get("leads") is not None and not row.get("gone")]
    if led:
        return Refused(
            f"You lead no cohort of “{led[0]}” any more, so nothing of it is shown to you. Nothing was done.",
            hint="Who coordinates it says who leads: mentortui program lead NAME --cohort COHORT.",
        )
    there = "take part in a program, and lead no cohort of it" if programs(reader) else "are in no program"
    return Refused(f"You {there}. This is for who coordinates one or leads a cohort. Nothing was done.",
                   hint="What everybody in a program sees: mentortui program show.")  # fmt: skip


def share_of(row: Row) -> str:
    """The id of a program's shared folder without the kind in front: what records of it carry as `program`."""
    return str(row["id"]).partition("-")[2]


def _begins(row: Row, said: str) -> bool:
    return str(row.get("name", "")).casefold().startswith(said) or str(row["id"]).startswith(said)
