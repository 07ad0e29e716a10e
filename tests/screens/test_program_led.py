"""The Program screen of who leads a cohort: the coordinator's, of that cohort, and without what only they may do."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import cycle
from pathlib import Path

import pytest
from rich.cells import cell_len

from mentortui.model import limits
from mentortui.model.delta import Delta
from mentortui.practice.folders import DEMO
from mentortui.program.parts import OF_COORDINATORS, PARTS
from mentortui.program.which import share_of
from mentortui.screens.program.writing import WRITES
from mentortui.store import Journal
from mentortui.store.share import ledger as ledgers
from tests.driver import opened
from tests.hostile import TEXTS
from tests.screens.test_program import demo


@contextmanager
def lead(folder: Path, called: str = "", names: Iterator[str] | None = None) -> Iterator[tuple[Journal, list[str]]]:
    """The demo's program as somebody sees it who leads a cohort of it; with the names of who is in it."""
    with demo(folder) as journal:
        [share] = journal.rows("share")
        listed = [row for row in journal.rows("enrolment") if row.get("person")]
        cohort = max({str(row.get("cohort")) for row in listed},
                     key=lambda name: sum(row.get("cohort") == name for row in listed))  # fmt: skip
        inside = [row for row in listed if row.get("cohort") == cohort]
        ledger = ledgers.load(journal.disk, share_of(share))
        ledger.led, ledger.beside = {row["person"]: [called or cohort] for row in inside}, 9
        ledger.members = {row["person"]: ledgers.Known(next(names) if names else row["name"], []) for row in listed}
        ledgers.save(journal.disk, share_of(share), ledger)
        update = {share["id"]: {"hosted": None, "leads": [called or cohort]}}
        journal.commit(Delta("Leads", update=update), undoable=False)
        yield journal, [row["name"] for row in inside]


async def test_who_leads_a_cohort_sees_it_on_the_program_screen_and_writes_nothing(tmp_path: Path) -> None:
    with lead(tmp_path) as (journal, names):
        others = [row["name"] for row in journal.rows("enrolment") if row["name"] not in names]
        async with opened(journal, (100, 40), screen="program", standing=DEMO) as app:
            screen = app.app.screen
            seen = {}
            for _ in screen.order:
                seen[screen.part] = app.text()
                assert not any(screen.can(one) for one in WRITES)
                await app.do("program.next")
            assert seen.keys() == PARTS.keys() - OF_COORDINATORS
            [cohort] = journal.rows("share")[0]["leads"]
            assert f": {cohort}" in seen["overview"] and f"{len(names)} people" in seen["overview"]
            assert any(name in seen["week"] for name in names)
            assert not any(name in seen["week"] + seen["stages"] for name in others)
            for leads, shown in (([], "ProgramScreen"), ([cohort], "CoordinatorScreen"), ([], "ProgramScreen")):
                update = {journal.rows("share")[0]["id"]: {"leads": leads}}
                journal.commit(Delta("Who leads", update=update), undoable=False)
                app.app.changed()
                await app.settle()
                assert type(app.app.screen).__name__ == shown, "also where nothing was pushed"
                assert any(name in app.text() for name in names) is bool(leads)


@pytest.mark.parametrize("size", [(60, 20), (20, 6)])
async def test_hostile_words_of_a_cohort_and_its_people(tmp_path: Path, size: tuple[int, int]) -> None:
    texts = [" ".join(limits.clean(one).split())[:150] for one in TEXTS]
    words = cycle([one for one in texts if one])
    with lead(tmp_path, next(words), words) as (journal, _names):
        async with opened(journal, size, screen="program", standing=DEMO) as app:
            for _ in app.app.screen.order:
                for line in app.lines():
                    assert cell_len(line) <= app.app.size.width, line
                    assert not set(line) & {"\x1b", "\u202e", "\n"}, line
                await app.do("program.next")
            assert app.app._exception is None
