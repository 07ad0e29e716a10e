"""Reminding those of a program who have come to a stage and no further."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from mentortui.errors import Refused
from mentortui.exchange import letters, program_inviting
from mentortui.exchange.inviting import host_key
from mentortui.exchange.letters import Written
from mentortui.exchange.program_week import Program
from mentortui.model.reader import Row
from mentortui.program.kpi_taking_part import STAGES, stages_of
from mentortui.program.letters import Letter, come_to, letter
from mentortui.program.which import share_of
from mentortui.store import Journal


class Reminder(NamedTuple):
    """A letter, and the row of the list it is for: for somebody who is on none, their name alone."""

    row: Row
    letter: Letter


def reminders(journal: Journal, found: Program, stage: str) -> list[Reminder]:
    """A letter for each. Raises Refused for a stage there is not, or a text of one's own that has a fault."""
    said = stage.strip().casefold()
    if said not in STAGES:
        raise Refused(
            f"There is no stage {stage.strip()!r}; there are {', '.join(STAGES)}. Nothing was written.", "stage"
        )
    rows = {
        str(row.get("person") or row["id"]): row
        for row in journal.rows("enrolment")
        if row.get("program") == share_of(found.share)
    }
    text, file = letters.template(journal, f"remind-{said}")
    fields = program_inviting.said(journal, found.share)
    key = host_key(journal, found.share)
    made = []
    for person in come_to(stages_of(found.scope), said):
        row = rows.get(person) or {"id": person, "name": found.name(person)}
        code = program_inviting.code_of(journal, found.share, row, key)
        made.append(Reminder(row, letter(text, _about(fields, row, code), file)))
    return sorted(made, key=lambda one: (one.row["name"], one.row["id"]))


def _about(fields: Mapping[str, str], row: Row, code: str) -> dict[str, str]:
    found = {**fields, "name": str(row["name"]), "code": code}
    return {**found, "app": ""} if row.get("by_form") else found


def write(journal: Journal, made: list[Reminder], stage: str, place: Path) -> Written:
    """Write them into a folder, a draft and a plain text each; see `letters.write`."""
    mails = (program_inviting.mail_to(one.row, one.letter) for one in made)
    return letters.write(place, mails, journal.clock.now(), f"remind {stage}", page=False)
