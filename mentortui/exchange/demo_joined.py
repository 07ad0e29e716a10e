"""The demo of somebody who takes part: the program they are in, as whoever coordinates it would have sent it.

No folder is shared in it: what another would have sent is put where it would have come.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any

from mentortui.changes import charter, joining, opening
from mentortui.changes.draft import checked, fresh
from mentortui.clock import Clock, new_id
from mentortui.content.programs import program_template
from mentortui.exchange.demo_calendar import Calendar
from mentortui.model.delta import Delta
from mentortui.model.vocabulary import ONLY_YOU
from mentortui.store.journal import Journal


def join(journal: Journal, story: Mapping[str, Any], clock: Clock, calendar: Calendar) -> None:
    """Join the program of a story: its charter, its news and a page of its handbook."""
    program = story["program"]
    share, kim = (hashlib.blake2b(one.encode(), digest_size=16).hexdigest()
                  for one in (f"share {program['name']}", f"person {program['coordinator']}"))  # fmt: skip
    begun = calendar.moment(program["start"], "09:00")

    def theirs(delta: Delta) -> Delta:
        return Delta(delta.says, {one: {**row, "by": f"person-{kim}"} for one, row in delta.create.items()})

    def new(kind: str) -> str:
        return new_id(kind, clock)

    person = fresh(journal, {"name": program["coordinator"], "roles": ["coordinator"]}, readers=ONLY_YOU, now=begun)
    found = charter.found(journal, share, program["name"], program_template(program["template"]),
                          start=calendar.day(program["start"]), now=begun, new_id=new)  # fmt: skip
    [(charter_id, row)] = [one for one in found.create.items() if one[0].startswith("charter-")]
    row = {**row, **{field: program[field] for field in ("trouble", "misconduct", "owner") if field in program}}
    told = [
        Delta("Coordinator", {f"person-{kim}": checked(f"person-{kim}", person)}),
        joining.shared_with(journal, share, program["name"], "program", now=begun),
        theirs(Delta("Charter", {charter_id: checked(charter_id, row)})),
    ]
    hosted = {"id": f"share-{share}", "name": program["name"], "hosted": True}  # as it is on the coordinator's side
    for one in program.get("news", ()):
        at = calendar.moment(one["day"], "11:00")
        told.append(theirs(opening.announce(journal, hosted, one["title"], text=one["text"], now=at, new_id=new)))
    told += [theirs(opening.page(journal, hosted, one["title"], one["text"], now=begun, new_id=new))
             for one in program.get("page", ())]  # fmt: skip
    for delta in told:
        journal.commit(delta, undoable=False)
