"""Drives the app as a person does: by named actions and typed text, on a real journal, and reads its screen as text.

async with opened(journal) as app:      # an `AppDriver`
    await app.do("capture")             # an action by its id, through its key
    await app.type("a thought")
    await app.press("enter")            # a key that is no registered action
    assert "a thought" in app.text()
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from datetime import date, datetime
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Any

from textual import events
from textual.drivers.headless_driver import HeadlessDriver
from textual.geometry import Size
from textual.keys import _character_to_key, key_to_character
from textual.pilot import Pilot

from mentortui.actions import ACTIONS, keys_of
from mentortui.app import MentorApp
from mentortui.changes import agreement, capture, goals, introductions, meetings, milestones, people, recognition
from mentortui.changes.naming import relationship
from mentortui.clock import FixedClock, new_id
from mentortui.content import agreements
from mentortui.practice.folders import SAVED
from mentortui.practice.names import members
from mentortui.store import Journal, make_home
from tests.made_once import once, placed
from tests.parsed_once import ParsedOnce

NOW = datetime.fromisoformat("2026-11-21T09:30:00+01:00")
"""Saturday 21 November 2026, the day of the sketches."""


class CountingClock(FixedClock):
    """Stands still, and its randomness is a row of numbers: the same test makes the same ids."""

    def __init__(self, moment: datetime = NOW, count: int = 0) -> None:
        """`count` is where its numbers begin: far off for a copy, which must not make the ids it holds once more."""
        super().__init__(moment)
        self.count = count

    def random(self, size: int) -> bytes:
        self.count += 1
        return sha256(str(self.count).encode()).digest()[:size]

    def at(self, moment: str) -> CountingClock:
        """Move it, for records that were written earlier."""
        self._moment = datetime.fromisoformat(moment)
        return self


def empty_journal(folder: Path, clock: CountingClock | None = None) -> Journal:
    """The journal of Tom Berg, a mentor, with nothing in it."""
    return make_home(folder / "home", "Tom Berg", ["mentor"], clock or CountingClock())


def write(journal: Journal, change: Any, *args: Any, **kwargs: Any) -> frozenset[str]:
    """Do a change at the journal's own time; the ids it wrote."""
    call = partial(change, journal, *args, **kwargs)
    code = change.__code__.co_varnames[: change.__code__.co_argcount + change.__code__.co_kwonlyargcount]
    given = {"now": journal.clock.now(), "new_id": partial(new_id, clock=journal.clock)}
    return journal.commit(call(**{name: value for name, value in given.items() if name in code})).ids


def sample_journal(folder: Path) -> Journal:
    """The journal of the sketches: Tom mentors Ana and Bo; a meeting comes, actions wait, one goal is at risk."""
    made, count = _sample()
    return Journal.open(placed(made / "home", folder / "home"), clock=CountingClock(count=count))


@once
def _sample(folder: Path) -> int:
    """Makes it; how many numbers its clock gave away."""
    clock = CountingClock().at("2026-10-12T10:00:00+02:00")
    journal = empty_journal(folder, clock)
    write(journal, people.relationship_add, ["me"], ["Ana Silva"], cadence="2 weeks", start=date(2026, 6, 1))
    write(journal, people.relationship_add, ["me"], ["Bo Lindqvist"], cadence="2 weeks", start=date(2026, 6, 8))
    write(
        journal, goals.add, "Complete a leadership course", with_="Ana", share=True, metric="modules", unit="modules",
        baseline=0, target=6, start="2026-09-01", due="2027-02-28", specific="All six modules of the evening course",
    )  # fmt: skip
    write(
        journal, goals.add, "Give a talk at the team forum", metric="draft", unit="%", baseline=0, target=100,
        start="2026-09-15", due="2026-12-10",
    )  # fmt: skip
    clock.at("2026-10-16T18:00:00+02:00")
    write(
        journal,
        capture.log,
        "She wants the handover; scared of the night shift.",
        ["Bo"],
        on=date(2026, 10, 16),
        minutes=40,
    )
    clock.at("2026-10-28T18:00:00+01:00")
    write(journal, capture.progress, "Give a talk", on=date(2026, 10, 28), value=30, confidence=6)
    clock.at("2026-11-18T18:00:00+01:00")
    write(journal, capture.progress, "Complete a leadership", on=date(2026, 11, 18), value=4, confidence=8)
    write(
        journal, capture.log, "Course: 400 needed, Ines decides. Handover went better than feared.", ["Ana"],
        on=date(2026, 11, 10), minutes=40,
        actions=[
            capture.Wish("Send the course outline", "2026-11-18"),
            capture.Wish("Draft the talk", "2026-11-24", "Ana"),
        ],
    )  # fmt: skip
    write(journal, capture.action_add, capture.Wish("Ask Ines about the training budget", "2026-11-23"))
    write(journal, capture.action_add, capture.Wish("Read chapter 4", "2026-11-25"), with_="Bo")
    write(
        journal, meetings.plan, ["Ana"], [date(2026, 11, 24)], time="16:00", minutes=45,
        agenda=["How did the handover go?", "Budget for the course", "Talk at the forum"],
    )  # fmt: skip
    clock.at("2026-11-20T18:00:00+01:00")
    write(journal, milestones.add, "First module finished", on=date(2026, 11, 20), person="Ana")
    write(journal, capture.note, "Ask more, tell less. I explained for ten minutes again.", type_="learning", mood=3)
    write(journal, recognition.kudos, "Ana", "She asked for the other round herself", value_tag="courage")
    write(journal, introductions.add, "Ines Roth", person="Ana", why="the training budget", on=date(2026, 11, 10))
    journal.close()
    return clock.count


def agreed_twice(journal: Journal, with_: str = "") -> None:
    """An agreement, with the first there is or somebody named: version 1 agreed to by both, 2 with other hopes."""
    own = (row for row in journal.rows("relationship") if journal.me in members(row) and row.get("status") != "closed")
    together = with_ or min(row["id"] for row in own)
    other = next(one for one in members(relationship(journal, together)) if one != journal.me)
    hopes = {"hopes_mentor": "To learn to listen", "hopes_mentee": "To lead the handover without fear"}
    write(journal, agreement.edit, together, hopes, defaults=agreements.beginning("traditional", "formal"))
    write(journal, agreement.agree, together)
    write(journal, agreement.agree, together, person=other, how="by phone")
    write(journal, agreement.edit, together, {"hopes_mentee": "To lead the handover twice a week"})


class AppDriver:
    """One running app."""

    def __init__(self, app: MentorApp, pilot: Pilot[None]) -> None:
        self.app, self.pilot = app, pilot

    @property
    def journal(self) -> Journal:
        """The journal it is open on."""
        assert self.app.journal is not None
        return self.app.journal

    async def do(self, *action_ids: str) -> None:
        """Press the first key of each action, as the keymap has it, and wait until all is written and shown."""
        for action_id in action_ids:
            key = keys_of(ACTIONS[action_id], self.app.desk.keymap if self.app.desk else {})[0]
            await self.press(key)

    async def press(self, *keys: str) -> None:
        """Press keys by their Textual names, each when all before is done.

        Not by the pilot's own `press`, which watches the clock until the processor rests: three quarters of a test.
        """
        for key in keys:
            name = _character_to_key(key) if len(key) == 1 else key
            self.app.post_message(events.Key(name, key_to_character(name)))
            await self.settle()

    async def down_to(self, words: str) -> None:
        """Go down until a row with these words is selected."""
        for _ in range(50):
            if words in self.selected:
                return
            await self.press("down")
        raise AssertionError((words, self.text()))

    async def type(self, text: str) -> None:
        """Write text into what has the focus, all at once (a paste, as quick as it gets)."""
        assert self.app.focused is not None, "nothing has the focus"
        self.app.post_message(events.Paste(text))  # to the app, as a terminal does: it hands it to the focus once
        await self.settle()

    async def resize(self, width: int, height: int) -> None:
        """Give the terminal another size. Not by the pilot's own way either, which waits for a resting processor."""
        size = Size(width, height)
        driver = self.app._driver
        assert isinstance(driver, HeadlessDriver)
        driver._size = size
        self.app.post_message(events.Resize(size, size))
        await self.settle()

    async def settle(self) -> None:
        """Wait until nothing is being written, searched, moved or drawn, or the app has ended."""
        paused = False
        for _ in range(100_000):
            if not self.app.is_running or self.app._exit:
                break
            if self._is_at_work:
                paused = False
                await asyncio.sleep(
                    0.0005 if self.app.busy or self.app._resize_event else 0
                )  # a thread needs the processor
            elif paused and not self._is_to_be_drawn:
                break
            else:
                paused = not self._is_to_be_drawn
                await self.pilot.pause(0)  # whatever is being handled just now, to its end; and it is drawn

    @property
    def _is_at_work(self) -> bool:
        app = self.app
        return (
            app.busy
            or app._resize_event is not None  # looked at a moment later, so that a dragged edge is not drawn each time
            or any(not worker.is_finished for worker in app.workers)
            or bool(app.animator._animations or app.animator._scheduled)
            or any(
                pump.message_queue_size or pump._next_callbacks
                for pump in (app, *app.screen.walk_children(with_self=True))
            )
        )

    @property
    def _is_to_be_drawn(self) -> bool:
        screen = self.app.screen
        return bool(
            screen._callbacks
            or screen._layout_required
            or screen._scroll_required
            or screen._repaint_required
            or screen._dirty_widgets
        )

    def lines(self) -> list[str]:
        """The screen as text, one line per line, without spaces at the ends."""
        strips = self.app.screen._compositor.render_strips()
        return ["".join(segment.text for segment in strip).rstrip() for strip in strips[: self.app.size.height]]

    def text(self) -> str:
        """The screen as one text: what snapshots hold."""
        return "\n".join(self.lines())

    def line_with(self, words: str) -> str:
        """The first line that holds these words. AssertionError when none does."""
        found = next((line for line in self.lines() if words in line), None)
        assert found is not None, f"{words!r} is not on the screen:\n{self.text()}"
        return found

    @property
    def selected(self) -> str:
        """The line with the selection marker."""
        return next((line for line in self.lines() if line.lstrip().startswith("›")), "")


@asynccontextmanager
async def opened(
    journal: Journal | None, size: tuple[int, int] = (80, 24), home: Path | None = None, screen: str = "today",
    standing: str = SAVED,
) -> AsyncIterator[AppDriver]:  # fmt: skip
    """The app, running without a terminal at this size, on a journal (or, with None, on an empty `home`).

    `standing` may be that of a demo, whose folders are made up with everything else.
    """
    place = Path(journal.home) if journal else home
    assert place is not None
    app = MentorApp(place, journal.clock if journal else CountingClock(), journal, screen, standing)
    app.stylesheet = ParsedOnce(variables=app.get_css_variables())
    async with app.run_test(size=size, notifications=True) as pilot:
        driver = AppDriver(app, pilot)
        await driver.settle()
        yield driver
    if app.journal:
        app.journal.close()


def sizes() -> Iterable[tuple[int, int]]:
    """The two sizes every screen has a snapshot at."""
    return ((80, 24), (120, 40))
