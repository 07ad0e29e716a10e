"""What was written and not saved comes back, also after a kill; and goes once it is saved or dropped."""

from __future__ import annotations

import os
import pty
import signal
import stat
import sys
import time
from pathlib import Path

from mentortui.changes import editing
from mentortui.messages import Open
from mentortui.store import Journal, drafts
from mentortui.store.disk import RealDisk
from mentortui.widgets.readers import WhoReads
from tests.driver import AppDriver, CountingClock, opened, sample_journal, write


def files(journal: Journal) -> list[Path]:
    return sorted((Path(journal.home) / "private").glob("draft-*"))


def outline(app: AppDriver) -> dict[str, object]:
    return next(row for row in app.journal.rows("action") if row["title"].startswith("Send the course outline"))


async def test_esc_keeps_a_draft_and_the_form_offers_it(tmp_path: Path) -> None:
    journal = sample_journal(tmp_path)
    async with opened(journal) as app:
        await app.do("new")
        assert "esc close" in app.lines()[-1]
        await app.type("Half a thought [/b]")
        assert "esc keep as draft" in app.lines()[-1]
        await app.do("form.cancel")
        assert "Kept as a draft: New action" in app.text()
        assert len(files(journal)) == 1
        assert stat.S_IMODE(files(journal)[0].stat().st_mode) == 0o600
    async with opened(Journal.open(journal.home, clock=CountingClock())) as app:
        assert "kept as draft: New action" in app.text()
        await app.do("new")
        assert "Half a thought [/b]" in app.text()
        assert "Draft from 09:30, not saved yet. f4 puts it away, esc keeps it." in app.text()
        await app.do("form.save")
        assert "Action added: Half a thought [/b]" in app.text()
        assert files(journal) == []
        await app.do("new")
        assert "Half a thought" not in "\n".join(app.lines()[2:8])


async def test_starting_over_puts_it_away_and_brings_it_back(tmp_path: Path) -> None:
    journal = sample_journal(tmp_path)
    async with opened(journal) as app:
        await app.do("edit")
        await app.press("end")
        await app.type(" at once")
        await app.do("form.anew")
        assert "at once" not in app.text()
        assert "f4 bring back" in app.lines()[-1]
        await app.do("form.anew")
        assert "Send the course outline at once" in app.text()
        await app.do("form.anew", "form.cancel")
        assert files(journal) == []
        assert outline(app)["title"] == "Send the course outline"


async def test_a_draft_of_a_record_that_changed_meanwhile_overwrites_nothing(tmp_path: Path) -> None:
    journal = sample_journal(tmp_path)
    async with opened(journal) as app:
        await app.do("edit")
        await app.press("end")
        await app.type(" (mine)")
        await app.do("form.cancel")
        write(app.journal, editing.set_fields, str(outline(app)["id"]), {"title": "Send the course outline (theirs)"})
        app.app.changed()
        await app.do("edit")
        assert "(mine)" in app.text()
        await app.do("form.save")
        assert "Two versions: What" in app.text()
        await app.do("conflict.theirs")
        assert outline(app)["title"] == "Send the course outline (theirs)"
        assert "What you wrote is kept as a draft" in app.text()
        await app.do("edit")
        assert "Send the course outline (mine)" in app.text()
        await app.do("form.anew")
        assert "Send the course outline (theirs)" in app.text()
        await app.do("form.cancel")
        assert files(journal) == []


async def test_a_form_from_a_template_is_not_the_empty_form(tmp_path: Path) -> None:
    from mentortui.screens.forms import draft as form_draft
    from mentortui.widgets.field import DAY, Field

    empty = form_draft.key("goal", "", "New goal", (Field("title", "Goal"), Field("on", "Day", DAY, "2026-11-21")))
    later = form_draft.key("goal", "", "New goal", (Field("title", "Goal"), Field("on", "Day", DAY, "2026-11-22")))
    filled = form_draft.key("goal", "", "New goal", (Field("title", "Goal", value="Lead"), Field("on", "Day", DAY)))
    assert empty == later != filled


async def test_a_draft_that_cannot_be_kept_is_said_and_the_text_stays(tmp_path: Path) -> None:
    async with opened(sample_journal(tmp_path)) as app:
        await app.do("new")
        await app.type("Not lost")

        def full(*_: object) -> None:
            raise OSError(28, "No space left on device")

        app.journal.disk.create = full  # type: ignore[method-assign]
        app.app.screen._keep()
        await app.settle()
        assert "No draft could be kept on the disk (No space left on device)" in app.text()
        assert "Not lost" in app.text()


def test_a_file_that_does_not_read_is_left(tmp_path: Path) -> None:
    (tmp_path / "private").mkdir()
    (tmp_path / "private" / "draft-x.json").write_text("{")
    disk = RealDisk(tmp_path)
    assert drafts.load(disk) == {}
    drafts.drop(disk, "y")
    assert (tmp_path / "private" / "draft-x.json").exists()


def test_a_kill_costs_half_a_second_of_writing(tmp_path: Path) -> None:
    journal = sample_journal(tmp_path)
    home = journal.home
    journal.close()
    child, terminal = pty.fork()
    if child == 0:
        os.environ.update(TERM="xterm-256color", COLUMNS="80", LINES="24")
        os.execv(sys.executable, [sys.executable, "-m", "mentortui", "--home", home])
    try:
        seen = b""
        _until(terminal, b"To do", seen)
        os.write(terminal, b"n")
        _until(terminal, b"New action", seen)
        os.write(terminal, b"Written before the lights went out")
        deadline = time.monotonic() + 20
        while not _kept(home) and time.monotonic() < deadline:
            _read(terminal)
    finally:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        os.close(terminal)
    kept = drafts.load(RealDisk(home))
    assert [draft["texts"]["title"] for draft in kept.values()] == ["Written before the lights went out"]


def _kept(home: str) -> bool:
    return any(d["texts"]["title"].endswith("lights went out") for d in drafts.load(RealDisk(home)).values())


def _read(terminal: int) -> bytes:
    import select

    ready, _, _ = select.select([terminal], [], [], 0.1)
    return os.read(terminal, 65536) if ready else b""


def _until(terminal: int, words: bytes, seen: bytes) -> None:
    deadline = time.monotonic() + 30
    while words not in seen:
        assert time.monotonic() < deadline, seen[-2000:]
        seen += _read(terminal)


async def test_quitting_from_a_form_keeps_what_stands_there(tmp_path: Path) -> None:
    journal = sample_journal(tmp_path)
    async with opened(journal) as app:
        await app.do("new")
        await app.type("Typed a moment ago")
        await app.pilot.press("ctrl+q")
        for _ in range(50):
            if not app.app.is_running:
                break
            await app.pilot.pause(0.02)
        assert not app.app.is_running
    async with opened(Journal.open(journal.home, clock=CountingClock())) as app:
        await app.do("new")
        assert "Typed a moment ago" in app.text()


async def test_a_line_of_quick_capture_outlives_escape_and_a_crash(tmp_path: Path) -> None:
    journal = sample_journal(tmp_path)
    async with opened(journal) as app:
        await app.do("capture")
        await app.type("Ask Bo about [/b]")
        await app.press("escape")
        assert "Kept as a draft" in app.text()
        await app.do("capture")
        assert "Ask Bo about [/b]" in app.text()
        await app.type(" the figures")
        app.app.screen._keep()  # as its timer does
        await app.settle()
    async with opened(Journal.open(journal.home, clock=CountingClock())) as app:
        assert "a line of quick capture" in app.text()
        await app.do("capture")
        assert "Ask Bo about [/b] the figures" in app.text()
        await app.press("enter")
        assert [row["text"] for row in app.journal.rows("note")][-1] == "Ask Bo about [/b] the figures"
        assert files(journal) == []


async def test_a_draft_remembers_that_the_program_is_to_count_it(tmp_path: Path) -> None:
    journal = sample_journal(tmp_path)
    goal = next(row["id"] for row in journal.rows("goal") if row["title"].startswith("Give a talk"))
    async with opened(journal) as app:
        app.app.post_message(Open(goal, editing=True))
        await app.settle()
        app.app.screen.query_one(WhoReads).focus()
        await app.press("c", "c")
        await app.do("form.cancel")
        assert "Kept as a draft" in app.text()
        app.app.post_message(Open(goal, editing=True))
        await app.settle()
        assert "not saved yet" in app.text()
        await app.do("form.anew", "form.anew", "form.save")
        assert app.journal.get(goal)["counted"] is True  # type: ignore[index]
        assert files(journal) == []
