"""A disk that is really full at save: the text stays in the form, and is saved once there is room."""

from __future__ import annotations

from pathlib import Path

from tests.driver import empty_journal, opened
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
            assert app.lines()[-2].startswith(" !"), app.text()
            filler.unlink()
            await app.do("form.save")
            assert "Action added" in app.text()
