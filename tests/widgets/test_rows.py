"""The list: moving, keeping its place, filtering, at any length."""

from __future__ import annotations

from functools import partial

from textual.app import App, ComposeResult

from mentortui.widgets.row import SPACE, Row
from mentortui.widgets.rows import Rows
from tests.hostile import TEXTS
from tests.steps import calls


class ListApp(App[None]):
    def __init__(self, rows: list[Row], empty: str = "") -> None:
        super().__init__()
        self.rows = Rows(rows, empty=empty)
        self.moved: list[str] = []
        self.opened: list[str] = []

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return {"muted": "#98a1ae", "rule": "#3b424d"}

    def compose(self) -> ComposeResult:
        yield self.rows

    def on_mount(self) -> None:
        self.rows.focus()

    def on_rows_moved(self, message: Rows.Moved) -> None:
        self.moved.append(message.row.key if message.row else "")

    def on_rows_opened(self, message: Rows.Opened) -> None:
        self.opened.append(message.row.key if message.row else "")


def rows(count: int) -> list[Row]:
    return [Row(f"key-{n}", (f"row number {n}",)) for n in range(count)]


def key(app: ListApp) -> str:
    return app.rows.current.key if app.rows.current else ""


async def test_moving_steps_over_lines_that_only_inform() -> None:
    app = ListApp([Row("", ("Heading",)), *rows(2), SPACE, Row("", ("More",)), Row("last", ("the last",))])
    async with app.run_test() as pilot:
        assert key(app) == "key-0"
        await pilot.press("down", "down")
        assert key(app) == "last"
        await pilot.press("down")
        assert key(app) == "last"
        await pilot.press("up")
        assert key(app) == "key-1"
        await pilot.press("home")
        assert key(app) == "key-0"
        assert app.moved[-1] == "key-0"


async def test_new_rows_keep_the_cursor_on_its_record() -> None:
    app = ListApp(rows(5))
    async with app.run_test() as pilot:
        await pilot.press("down", "down")
        app.rows.show([Row("new", ("arrived",)), *rows(5)])
        assert key(app) == "key-2"
        app.rows.show([Row("new", ("arrived",)), *(row for row in rows(5) if row.key != "key-2")])
        assert key(app) == "key-3"
        app.rows.show([])
        assert app.rows.current is None
        await pilot.press("down", "pagedown", "end", "up")


async def test_a_row_that_goes_at_the_end_of_its_section_leaves_the_cursor_in_it() -> None:
    head = [*rows(2), SPACE]
    app = ListApp([*head, Row("", ("Goals",)), Row("goal", ("g",))])
    async with app.run_test() as pilot:
        await pilot.press("down")
        app.rows.show([head[0], SPACE, Row("", ("Goals",)), Row("goal", ("g",))])
        await pilot.pause()
        assert key(app) == "key-0"


async def test_a_hundred_thousand_rows_are_filtered_while_one_types() -> None:
    app = ListApp(rows(100_000))
    async with app.run_test() as pilot:
        await pilot.press("end")
        assert key(app) == "key-99999"
        first, *further = (calls(partial(app.rows.filter, wanted)) for wanted in ("9", "99", "999", "9999 number"))
        assert len(app.rows.rows) == 19  # 9999, 19999 to 99999, 99990 to 99998
        app.rows.filter("")
        assert len(app.rows.rows) == 100_000
        assert first < 5 * 100_000  # a row's text is made once
        assert further[0] > 5 * further[1] > 25 * further[2]  # one letter more looks at what was left only


async def test_a_click_selects_and_a_second_one_opens() -> None:
    app = ListApp(rows(5))
    async with app.run_test() as pilot:
        await pilot.click(Rows, offset=(5, 3))
        assert (key(app), app.opened) == ("key-3", [])
        await pilot.click(Rows, offset=(5, 3))
        assert app.opened == ["key-3"]
        await pilot.click(Rows, offset=(5, 20))
        assert app.opened == ["key-3"]


async def test_the_selection_is_seen_without_color_and_an_empty_list_invites() -> None:
    app = ListApp(rows(2), empty="Nothing yet. n adds the first.")
    async with app.run_test(size=(40, 5)) as pilot:
        assert app.rows.render_line(0).text.startswith(" › row number 0")
        assert app.rows.render_line(1).text.startswith("   row number 1")
        app.rows.show([])
        await pilot.pause()
        assert "n adds the first" in app.rows.render_line(0).text


async def test_hostile_texts_are_shown_one_line_each_of_the_right_width() -> None:
    app = ListApp([Row(f"key-{n}", (text,)) for n, text in enumerate(TEXTS)])
    async with app.run_test(size=(30, 60)):
        for y in range(len(TEXTS)):
            assert app.rows.render_line(y).cell_length == 30
        assert "met [/b] at 3" in app.rows.render_line(0).text
