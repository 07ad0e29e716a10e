"""The words a list is narrowed to: closer together where room is short, and none cut in its middle."""

from __future__ import annotations

import pytest
from textual.app import App, ComposeResult

from mentortui.widgets.chips import Chips

WORDS = [("", "all 21"), ("goals", "goals 3"), ("meetings", "meetings 7"), ("skills", "skills 4")]


@pytest.mark.parametrize(
    ("width", "lit", "said"),
    [
        (60, "", "▸all 21   goals 3   meetings 7   skills 4"),
        (43, "", "▸all 21  goals 3  meetings 7  skills 4"),
        (34, "", "▸all 21  goals 3  meetings 7"),
        (34, "skills", "goals 3  meetings 7 ▸skills 4"),
    ],
)
async def test_words_are_whole_at_every_width(width: int, lit: str, said: str) -> None:
    class Shown(App[None]):
        def get_theme_variable_defaults(self) -> dict[str, str]:
            return {"muted": "grey", "accent": "green"}

        def compose(self) -> ComposeResult:
            yield Chips()

    async with Shown().run_test(size=(width, 4)) as pilot:
        chips = pilot.app.query_one(Chips)
        chips.show(WORDS, lit)
        assert chips.render_line(0).text.strip() == said
