"""What the person chose: the theme is worn, motion is on or off, and all is kept for next time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mentortui import actions, paths, settings, theming, zone
from mentortui.clock import Clock
from mentortui.messages import Choose
from mentortui.model.reader import Row
from mentortui.screens.desk import Desk
from mentortui.shell.carrying import Carrying
from mentortui.store import Journal
from mentortui.store.aside import asides
from mentortui.store.disk import RealDisk
from mentortui.store.stamp import is_stamp, milliseconds

if TYPE_CHECKING:
    from mentortui.practice.rules import Rule


class Choosing(Carrying):
    """The part of the app that minds the settings."""

    def __init__(self, home: Path, clock: Clock, journal: Journal | None) -> None:
        super().__init__(home, clock, journal)
        self.to_say: list[str] = []
        self.settings, said = settings.load(RealDisk(home)) if journal else (settings.Settings(), [])
        keymap, refused = actions.check_keymap(self.settings["keymap"])
        self.to_say += [*said, *refused]
        self.keys = keymap
        self.set_keymap(keymap)
        worn = self.wear(self.settings["theme"])
        self.to_say += [worn] if worn else []
        if not self.settings["motion"]:
            self.animation_level = "none"

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Our own color names, for the moment before a theme is worn."""
        return {"muted": "#98a1ae", "rule": "#3b424d", "ink": "#d9dde3"}

    def wear(self, name: str) -> str:
        """Put a theme on; one that cannot be used is told in a sentence, and dark stands in."""
        palette, said = theming.load(name, self.home)
        theme = theming.to_textual(palette)
        self.register_theme(theme)
        self.theme = theme.name
        return said or ""

    def on_choose(self, message: Choose) -> None:
        """A setting was chosen."""
        self.choose(message.name, message.value)

    def choose(self, name: str, value: Any) -> None:
        """Let a setting hold from now on, and keep it for next time."""
        self.settings = self.settings.having(**{name: value})
        if self.desk:
            self.desk.settings = self.settings
        said = self.wear(value) if name == "theme" else ""
        if name == "motion":
            self.animation_level = "full" if value else "none"
        try:
            if self.journal:
                disk = RealDisk(self.home)
                # What a command wrote into the file meanwhile stays: where a calendar is published.
                there = settings.load(disk)[0].chosen
                settings.save(disk, settings.Settings({**self.settings.chosen, **there, name: value}))
        except OSError as error:
            said = f"This could not be kept for next time ({error.strerror})."
        if said:
            self.say(said, "warning")

    def make_desk(self, journal: Journal, standing: str) -> Desk:
        """What screens are handed for a journal."""
        return Desk(
            journal,
            self.clock,
            self.keys,
            standing=standing,
            settings=self.settings,
            themes=lambda: theming.offered(self.home),
            moment=self._moment,
            place=str(self.home),
            rules=self._rules(),
            papers=lambda: paths.documents(),
            zone=zone.here(),
            agreements=self._agreements,
            asides=lambda: asides(journal),
        )

    def _agreements(self, relationship: Row) -> Mapping[str, Any]:
        """What a first agreement begins with, as the person's own file has it now."""
        from mentortui.exchange import own_agreements

        return own_agreements.defaults(self.home, relationship)

    def _rules(self) -> Sequence[Rule]:
        """What is worth a celebration, as the person's own file has it."""
        from mentortui.exchange import own_rules

        found, said = own_rules.load(self.home)
        self.to_say += [said] if said else []
        return found

    def _moment(self, stamp: str) -> datetime | None:
        """When a value was written, from its stamp, in the time zone of now."""
        written = [one for one in stamp.split("+") if is_stamp(one)]
        if not written:
            return None
        return datetime.fromtimestamp(milliseconds(max(written)) / 1000, self.clock.now().tzinfo)

    def action_theme(self) -> None:
        """The theme after the present one, kept for next time."""
        names = [name for name, _ in theming.offered(self.home)]
        worn = self.theme.removeprefix("mentortui-")
        self.action_wear(names[(names.index(worn) + 1) % len(names)] if worn in names else "dark")

    def action_wear(self, name: str) -> None:
        """A theme by its name, kept for next time."""
        self.choose("theme", name)
