"""A long sum on the Program screen: how far it is, stopped by a key, and gone on with by the same key."""

from __future__ import annotations

from pathlib import Path

import msgspec

from mentortui.exchange import starting
from mentortui.model.delta import Delta
from mentortui.program.pace import Pace, Stopped, wait
from mentortui.screens.program.coordinator import CoordinatorScreen
from tests.driver import opened
from tests.program.made import large
from tests.sharing import Somebody

PEOPLE = 130


def coordinator(folder: Path) -> Somebody:
    """Lena, whose program has facts of many people."""
    lena = Somebody(folder, "Lena Lead", 5)
    starting.start_program(lena.journal, str(folder / "box"), "Early talent", "early-talent")
    share = lena.rows("share")[0]["id"].partition("-")[2]
    facts = {
        row["id"]: {**{name: value for name, value in row.items() if name != "id"}, "readers": "only_you",
                    "program": share}
        for rows in large(PEOPLE).values() for row in rows
    }  # fmt: skip
    lena.journal.commit(Delta("Facts", facts), undoable=False)
    return lena


def kept(who: Somebody) -> int:
    """Of how many people a summary is kept."""
    files = (Path(who.journal.home) / "cache").glob("summaries-*")
    return sum(len(msgspec.msgpack.decode(file.read_bytes())[1]) for file in files)


async def test_a_sum_is_stopped_by_a_key_and_goes_on_by_the_same(tmp_path: Path) -> None:
    lena = coordinator(tmp_path)
    async with opened(lena.journal) as app:
        with lena.journal.guard:  # nobody reads the facts until the key was pressed
            await app.pilot.press("7")
            screen = app.app.screen
            assert isinstance(screen, CoordinatorScreen) and screen.at_work
            await app.pilot.press("x")
            assert screen.stopped and not screen.at_work, "it is seen at once"
        await app.settle()
        said = " ".join(app.text().split())
        assert "Stopped. What was summed up is kept" in said
        assert kept(lena) < PEOPLE, "nobody went on with it"
        assert "x go on" in app.lines()[-1] and app.lines()[2].endswith("stopped")
        lena.note("something else")  # what comes in meanwhile does not set it going again
        await app.do("program.next", "program.next")
        assert screen.stopped
        await app.press("x")
        assert app.line_with(f"{PEOPLE} people") and not screen.at_work
        assert kept(lena) == PEOPLE
        assert "x stop" not in app.lines()[-1] and "x go on" not in app.lines()[-1]


def test_how_long_it_takes_is_reckoned_from_what_was_summed_up_since_it_began() -> None:
    pace = Pace()
    assert pace.left(4_000, 10_000, 10.0) is None, "those were known before"
    assert pace.left(5_000, 10_000, 12.0) == 10.0
    assert [wait(one) for one in (None, 12.3, 99.0, 150.0)] == ["", "12 s left", "99 s left", "2 min left"]
    assert Stopped(0, 0).sentence == Stopped(9, 9).sentence
    assert Stopped(3_400, 10_000).sentence.startswith("Stopped after 3,400 of 10,000 people. What was")
