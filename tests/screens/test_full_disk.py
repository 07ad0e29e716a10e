"""A disk that is really full at save: the text stays in the form, and is saved once there is room."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from mentortui.changes import feedback
from mentortui.messages import Open
from tests.driver import empty_journal, opened, write
from tests.store.processes.mounts import tmpfs
from tests.store.processes.test_full import fill


async def test_the_text_stays_in_the_form(tmp_path: Path) -> None:
    with tmpfs(tmp_path / "small", 512) as small:
        async with opened(empty_journal(small)) as app:
            filler = fill(small)
            for _ in range(200):  # the last page of the log may still have room
                await app.do("new")
                await app.type("Not lost " + "x" * 150)
                await app.do("form.save")
                if "f2 save" in app.lines()[-1]:
                    break
            assert "Not lost xxx" in "\n".join(app.lines()[2:8])
            assert app.line_with("mend the disk") in app.lines()[-3:-1], app.text()
            filler.unlink()
            await app.do("form.save")
            assert "Action added" in app.text()


async def test_the_answers_stay_in_the_form_they_were_given_in(tmp_path: Path) -> None:
    with tmpfs(tmp_path / "small", 512) as small:
        journal = empty_journal(small)
        write(journal, feedback.answer, "program", {"recommend": 9}, on=date(2026, 11, 20))
        (row,) = journal.rows("response")
        async with opened(journal) as app:
            filler = fill(small)
            for number in range(200):  # the last page of the log may still have room
                app.app.post_message(Open(str(row["id"]), editing=True))
                await app.settle()
                await app.press("end")
                while "tab" not in app.lines()[-1]:
                    await app.press("enter")
                await app.type(f"Not lost {number} " + "x" * 150)
                await app.press("f2")
                if "f2 save" in app.lines()[-1] or "tab next" in app.lines()[-1]:
                    break
            assert "Not lost" in app.text()
            assert app.line_with("mend the disk") in app.lines()[-3:-1], app.text()
            filler.unlink()
            await app.press("f2")
            assert "corrected" in app.text()
            kept = (journal.get(str(row["id"])) or {})["answers"]
            assert any("Not lost" in str(value) for value in kept.values())
