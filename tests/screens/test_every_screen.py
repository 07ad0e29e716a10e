"""Every screen there is, under everything it must bear: empty, crowded, hostile, narrow, without color, changed.

The places come from `routes`, so a new mode, record or form is tried from its first day; a mode must say in
`MODES` what it shows, or its case fails.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Final

import pytest
from rich.cells import cell_len
from syrupy.assertion import SnapshotAssertion

from mentortui.changes import (
    feedback,
    form_adding,
    handbook,
    improving,
    introductions,
    joining,
    library,
    meetings,
    milestones,
    opening,
    recognition,
    skills,
    workshops,
)
from mentortui.content.skills import listed_skills
from mentortui.practice.prompts import page_of
from mentortui.screens import routes
from mentortui.screens.base import JournalScreen, ListScreen
from mentortui.screens.forms.form import FormScreen
from mentortui.screens.record import RecordScreen
from mentortui.screens.welcome import WelcomeScreen
from mentortui.store import Journal
from mentortui.widgets.fields import FieldRow
from tests.driver import AppDriver, agreed_twice, empty_journal, opened, sample_journal, write
from tests.practice.own_forms import SMALL
from tests.screens.places import PLACES, Place
from tests.worlds import (
    ELSEWHERE,
    copy_of,
    crowded_home,
    deleted_elsewhere,
    nobody,
    record_of,
    written_elsewhere,
)

SIZES: Final = ((200, 60), (20, 5))
"""Sizes the terminal is given one after the other; it begins with 60x20, and everything else here has 80x24."""
MODES: Final = {
    # mode: what it shows of the sample journal, what it says of an empty one
    "today": ("To do", "Nothing"),
    "goals": ("Complete a leadership course", "goal"),
    "meetings": ("Ana", "meeting"),
    "feedback": ("After the meeting", "Nothing is due"),
    "milestones": ("First module finished", "No milestones yet"),
    "people": ("Bo Lindqvist", "mentor"),
    "program": ("You are in no program", "You are in no program"),
    "sharing": ("Share a folder with somebody", "Share a folder with somebody"),
}
PICTURES: Final = (
    *(f"mode {mode}" for mode in MODES), "record goal", "record meeting", "record person", "record note", "live",
    "new goal", "new meeting", "search", "palette", "help", "capture",
)  # fmt: skip
"""The places whose text grid on the sample journal is kept."""
CONTROL: Final = frozenset(map(chr, (*range(32), *range(127, 160))))
"""What moves the cursor or clears the screen."""
TURNING: Final = frozenset(map(chr, (*range(0x202A, 0x202F), *range(0x2066, 0x206A))))
"""What turns the rest of a line round; only a line that is being written holds it, as it is its writer's."""
LEAVES: Final = ("q quit", "q back", "esc back", "esc close", "esc keep as draft")
every_place = pytest.mark.parametrize("place", PLACES, ids=lambda place: place.name.replace(" ", "-"))


# What holds everywhere


def sound(app: AppDriver, where: str = "") -> None:
    """Nothing raised, every line fits, no control character reaches the terminal, help and the way out are there."""
    assert app.app._exception is None, where
    width = app.app.size.width
    harmful = CONTROL if isinstance(app.app.screen, FormScreen) else CONTROL | TURNING
    for line in app.lines():
        assert cell_len(line) <= width, (where, line)
        assert not harmful.intersection(line), (where, line)
    if isinstance(app.app.screen, JournalScreen | FormScreen):
        footer = app.lines()[-1]
        assert width < 80 or ("help" in footer and any(words in footer for words in LEAVES)), (where, footer)


async def entered(app: AppDriver, place: Place, record_id: str) -> None:
    """The right screen is shown, and the record on it."""
    await place.enter(app, record_id)
    screen = app.app.screen
    assert isinstance(screen, place.shows(app, record_id)), (place.name, type(screen), app.text())
    if isinstance(screen, RecordScreen) and place.name != "live":
        assert screen.record["id"] in (record_id, whole(app, record_id)), place.name
        assert app.journal.get(screen.selected), place.name
    if isinstance(screen, FormScreen) and place.name.startswith("edit"):
        assert screen.form.editing == record_id
    sound(app, place.name)


def whole(app: AppDriver, record_id: str) -> str:
    """The meeting of a point or an entry; the relationship of an agreement."""
    row = app.journal.get(record_id) or {}
    return str(row.get("relationship" if record_id.startswith("agreement") else "meeting"))


def learned(journal: Journal) -> None:
    """A page of the handbook was read, something is in the library, a skill of one's own was rated, a form added."""
    write(journal, form_adding.form_add, SMALL, "small.toml")
    write(journal, handbook.done, "goals")
    write(journal, skills.add, "Handover", type_="hard")
    write(journal, skills.rate, "Handover", 3, on=date(2026, 11, 20))
    write(journal, library.add, "Teach-back in ten minutes", link="https://example.org", tags=["ward"])


def shared(journal: Journal) -> None:
    """A folder is shared, but lies nowhere on this computer."""
    write(journal, joining.shared_with, "0" * 32, "Ana and Tom", "pair")


def coordinated(journal: Journal) -> None:
    """A program one coordinates, whose folder lies nowhere on this computer, with what its coordinator wrote."""
    write(journal, joining.shared_with, "1" * 32, "Early talent", "program", hosted=True)
    write(journal, opening.announce, journal.get(f"share-{'1' * 32}"), "Workshop on Friday")
    write(journal, opening.page, journal.get(f"share-{'1' * 32}"), "How we match", "By what people ticked.")
    write(journal, improving.finding, "1" * 32, "Half have no goal by week six")


async def back_to_today(app: AppDriver) -> None:
    """Away from wherever it went, as far as nothing is asked."""
    while len(app.app.screen_stack) > 1:
        app.app.pop_screen()
        await app.settle()
    await app.do("mode.today")


def record_for(journal: Journal, place: Place) -> str:
    """The id of the record a place needs; empty when it needs none."""
    return record_of(journal, place.kind) if place.kind else ""


# The matrix


@every_place
async def test_hostile_words_at_every_size(tmp_path: Path, hostile: Path, place: Place) -> None:
    journal = copy_of(hostile, tmp_path)
    async with opened(journal, (60, 20)) as app:
        await entered(app, place, record_for(journal, place))
        screen = app.app.screen
        for size in SIZES:
            await app.resize(*size)
            await app.press("down")
            assert app.app.screen is screen
            sound(app, f"{place.name} at {size}")


@every_place
async def test_without_color_and_changed_by_another_process(
    tmp_path: Path, place: Place, monkeypatch: pytest.MonkeyPatch, snapshot: SnapshotAssertion
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    journal = sample_journal(tmp_path)
    held = max(row["id"] for row in journal.rows("meeting") if row["status"] == "held")
    write(journal, feedback.answer, "meeting-mentor", {"useful": 4}, on=date(2026, 11, 20), meeting=held)
    learned(journal)
    if place.kind == "agreement":
        agreed_twice(journal)
    if "sharing" in place.name or "folder" in place.name:
        shared(journal)
    if "program" in place.name or place.kind in ("announcement", "page", "finding"):
        coordinated(journal)
    async with opened(journal) as app:
        record_id = record_for(journal, place)
        await entered(app, place, record_id)
        if place.name in PICTURES:
            assert app.text() == snapshot
        screen = app.app.screen
        selected = getattr(screen, "selected", "")
        written_elsewhere(journal)
        app.app.look()
        await app.settle()
        sound(app, place.name)
        assert app.app.screen is screen
        assert getattr(screen, "selected", "") == selected, "the cursor stays on its record"
        if place.name.startswith(("mode", "record")):
            assert ELSEWHERE in app.text()
        if place.name.startswith("edit"):
            await nothing_is_overwritten(app, record_id)
        deleted_elsewhere(journal)
        app.app.look()
        await app.settle()
        sound(app, place.name)
        if not app.app.screen.is_modal:
            await app.press("down", "enter", "e", "escape")
        sound(app, place.name)


async def nothing_is_overwritten(app: AppDriver, record_id: str) -> None:
    """What another process wrote into the field one writes in stands, until one has chosen."""
    named = [row for row in app.app.screen.query(FieldRow) if row.field.name in ("title", "text", "name")]
    kept_as = app.journal.get(record_id) or {}
    written = [row for row in named if str(kept_as.get(row.field.name) or "").startswith(ELSEWHERE)]
    for row in written:
        row.put("Written here")
        await app.do("form.save")
        kept = (app.journal.get(record_id) or {})[row.field.name]
        assert kept.startswith(ELSEWHERE)
        assert app.app.screen.is_modal, "it is asked, not closed"
        assert row.text() == "Written here"


@pytest.fixture(scope="session")
def crowded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with ten thousand records and a planned meeting, made once."""
    home = crowded_home(tmp_path_factory.mktemp("worlds"))
    with Journal.open(home) as journal:
        someone = str(journal.get(record_of(journal, "person"))["name"])  # type: ignore[index]
        write(journal, meetings.plan, [someone], [date(2027, 1, 4)], agenda=["A point"])
        write(journal, recognition.kudos, someone, "Well done")
        write(journal, introductions.add, "Ines Roth")
        learned(journal)
        shared(journal)
        coordinated(journal)
        write(journal, workshops.plan, "Rounds", date(2026, 12, 8))
        write(journal, milestones.add, "First module finished", on=date(2026, 11, 20))
        agreed_twice(journal)
        write(journal, feedback.answer, "program", {"recommend": 9}, on=date(2026, 11, 20))
    return home


async def test_ten_thousand_records(tmp_path: Path, crowded: Path) -> None:
    journal = copy_of(crowded, tmp_path)
    async with opened(journal) as app:
        for place in PLACES:
            await entered(app, place, record_for(journal, place))
            if isinstance(app.app.screen, ListScreen):
                found = []
                for key in ("end", "home", "pagedown"):
                    await app.press(key)
                    found.append(app.app.screen.selected)
                shipped = [one for one in found if one in listed_skills() or page_of(one)]
                assert all(app.journal.get(one) or one in shipped for one in found if one), (place.name, found)
                assert any(found), place.name
            sound(app, place.name)
            await back_to_today(app)
        assert len(journal.rows("meeting")) > 1_000


async def test_an_empty_journal(tmp_path: Path) -> None:
    journal = empty_journal(tmp_path)
    async with opened(journal) as app:
        for number, place in enumerate(PLACES):
            if place.kind:  # its record was deleted by another process just now
                await place.enter(app, nobody(place.kind, number))
                assert "gone" in app.text(), (place.name, app.text())
            else:
                await entered(app, place, "")
            mode = place.name.removeprefix("mode ")
            if mode in routes.MODES:
                assert mode in MODES, f"say what an empty {mode!r} says"
                assert MODES[mode][1] in app.text(), app.text()
            sound(app, place.name)
            await back_to_today(app)


@pytest.mark.parametrize("mode", routes.MODES)
async def test_every_mode_shows_what_there_is(tmp_path: Path, mode: str) -> None:
    assert mode in MODES, f"say in MODES what {mode!r} shows"
    async with opened(sample_journal(tmp_path), screen=mode) as app:
        screen = app.app.screen
        assert isinstance(screen, JournalScreen) and mode == screen.MODE
        assert MODES[mode][0] in app.text()
        sound(app)


@pytest.mark.parametrize("size", [(60, 20), (80, 24), *SIZES])
async def test_the_welcome(tmp_path: Path, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with opened(None, size, home=tmp_path / "home") as app:
        assert isinstance(app.app.screen, WelcomeScreen)
        await app.type("[/b] Tom\x1b[2J" + "x" * 300)
        sound(app)
        await app.press("tab", "down", "shift+tab")
        sound(app)


@pytest.mark.parametrize("width", [1, 20, 56, 200])
async def test_the_page_of_every_record(tmp_path: Path, hostile: Path, width: int) -> None:
    async with opened(copy_of(hostile, tmp_path)) as app:
        for kind, path in routes.PAGES.items():
            for row in app.journal.rows(kind):
                assert routes.load(path)(app.app.desk, row["id"], width), row
