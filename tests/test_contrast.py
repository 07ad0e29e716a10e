"""What is really painted is readable: every letter of many screens, in every theme of ours."""

from __future__ import annotations

from pathlib import Path

import pytest
from rich.color import Color

from mentortui import theming
from mentortui.changes import editing
from mentortui.store import Journal
from tests.driver import AppDriver, opened, sample_journal, write

GRAPHICS = set("─│┃╭╮╰╯█░▁▂▃▄▅▆▇▔ ")
"""Rules, bars and frames; WCAG asks 3:1 of what must be seen among them, and the words beside them say the same."""


def rgb(color: Color) -> str:
    triplet = color.get_truecolor()
    return f"#{triplet.red:02x}{triplet.green:02x}{triplet.blue:02x}"


def weak(app: AppDriver, limit: float) -> list[tuple[str, str, str, float]]:
    """Texts on the screen below the limit: the words, their color, their ground, the contrast."""
    found = []
    screen = app.app.screen
    # What lies behind a dialog is inactive and dimmed on purpose; WCAG asks nothing of it.
    seen = screen.region if screen.styles.background.a == 1 else screen.query("Vertical").first().region
    for y, strip in enumerate(screen._compositor.render_strips()):
        for segment in strip.crop(seen.x, seen.right) if seen.y <= y < seen.bottom else ():
            style = segment.style
            if not set(segment.text) - GRAPHICS:
                continue
            assert style is not None and style.color and style.bgcolor, segment
            ink, ground = rgb(style.color), rgb(style.bgcolor)
            ink, ground = (ground, ink) if style.reverse else (ink, ground)
            assert not style.dim, segment
            measured = theming.contrast(ink, ground)
            if measured < limit:
                found.append((segment.text, ink, ground, round(measured, 2)))
    return found


@pytest.mark.parametrize("name", theming.OURS)
async def test_every_letter_that_is_painted_reaches_the_contrast(tmp_path: Path, name: str) -> None:
    journal = sample_journal(tmp_path)
    limit = theming.load(name, None)[0].contrast
    async with opened(journal, (120, 40)) as app:
        app.app.choose("theme", name)
        await app.settle()

        async def look(*actions: str) -> None:
            await app.do(*actions)
            assert weak(app, limit) == [], actions

        await look()  # Today: selection, warning, muted, footer
        await look("tick")  # the notice
        await look("undo")
        await look("new")  # a form: focus, placeholders
        await app.type("words [/b] to mark")
        await app.press("home", "shift+right", "shift+right")  # cursor and marked text
        await look("form.next", "form.next")
        await app.type("someday")
        await look("form.previous")  # an error
        await look("form.help")
        await app.press("escape")
        await look("form.cancel")
        for action in ("help", "palette", "capture", "settings", "search"):
            await look(action)
            if action in ("palette", "capture", "search"):
                await app.type("talk")
                await look()
            await app.press("escape")
        await look("mode.goals")
        await look("mode.today", "list.last")
        await app.do("list.first")
        while "Send the course outline" not in app.selected:
            await app.do("list.down")
        await app.do("edit")
        await app.press("end")
        await app.type(" mine")
        row = next(row for row in app.journal.rows("action") if row["title"] == "Send the course outline")
        with Journal.open(app.journal.home, clock=app.journal.clock) as other:
            write(other, editing.set_fields, row["id"], {"title": "Theirs"})
        await look("form.save")  # two versions
        assert "Two versions" in app.text()
