"""The settings of the app: one schema that makes defaults, validation and the screen, and the file they are kept in.

`settings.json` lies in the home beside the journal and belongs to this computer only. A broken file
is kept under another name and the defaults are used; a broken value is left out and said.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final, Protocol

FILE: Final = "settings.json"


class Files(Protocol):
    """The few file calls settings need; `store.disk.RealDisk` on the home has them."""

    def list(self, folder: str) -> list[str]:
        """Names in a folder."""
        ...

    def read(self, path: str) -> bytes:
        """Bytes of a file."""
        ...

    def create(self, path: str, data: bytes) -> None:
        """Make a new file."""
        ...

    def fsync(self, path: str) -> None:
        """Make its bytes durable."""
        ...

    def fsync_dir(self, folder: str) -> None:
        """Make the names in a folder durable."""
        ...

    def replace(self, source: str, target: str) -> None:
        """Give a file the name of another."""
        ...

    def unlink(self, path: str) -> None:
        """Remove a file."""
        ...


Words = tuple[tuple[Any, str], ...]
"""Values one may choose, each with the words for it."""


@dataclass(frozen=True, slots=True)
class Setting:
    """One thing a person can choose."""

    name: str
    default: Any
    label: str
    help: str
    choices: Words = ()
    """What there is to choose from; empty when only the program knows (themes) or the file says it (keys)."""
    check: Callable[[Any], bool] | None = None
    """What else may stand in the file, where there are no choices."""

    def accepts(self, value: Any) -> bool:
        """Whether a value of the file can be used. `1` is not `true`."""
        if self.choices:
            return any(type(value) is type(known) and value == known for known, _ in self.choices)
        return self.check is None or self.check(value)


def _is_keymap(value: Any) -> bool:
    return isinstance(value, dict) and all(isinstance(keys, str) for keys in value.values())


def is_published(value: Any) -> bool:
    """Whether a value says where a calendar is published: empty, or an absolute file and whether titles are private."""
    if not isinstance(value, dict):
        return False
    file, private = value.get("file"), value.get("private", False)
    return not value or (isinstance(file, str) and bool(file) and isinstance(private, bool))


SCHEMA: Final = (
    Setting("theme", "dark", "Theme", "Dark, light, high contrast, or a theme file of your own.",
            check=lambda value: isinstance(value, str) and bool(value)),
    Setting("motion", True, "Motion", "Whether celebrations move; without, everything stands still.",
            ((True, "on"), (False, "off"))),
    Setting("celebrations", True, "Celebrations",
            "Whether what was reached is celebrated, or just listed.",
            ((True, "on"), (False, "off"))),
    Setting("goal_form", "coach", "A new goal", "The coach asks one thing at a time, the page all at once.",
            (("coach", "with the coach"), ("page", "on one page"))),
    Setting("calendar", {}, "Published calendar",
            "The calendar file that is kept current; `mentortui calendar --publish FILE` chooses it.",
            check=is_published),
    Setting("keymap", {}, "Keys", "Keys of your own, by action: {\"capture\": \"c\"}.", check=_is_keymap),
)  # fmt: skip
"""Every setting there is: defaults, what the file may say, and the settings screen come from here."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What the person chose; what they did not is the default."""

    chosen: Mapping[str, Any] = field(default_factory=dict)

    def __getitem__(self, name: str) -> Any:
        """The value of a setting. Raises KeyError for a name the schema does not know."""
        if name in self.chosen:
            return self.chosen[name]
        return next(setting.default for setting in SCHEMA if setting.name == name)

    def having(self, **values: Any) -> Settings:
        """The same settings with some values changed."""
        return Settings({**self.chosen, **values})


def parse(text: str) -> tuple[Settings, list[str]]:
    """Settings from the text of their file, and a sentence for each value that cannot be used.

    Names from a newer version are kept, so that saving does not lose them. Raises ValueError when the
    text is not a JSON object.
    """
    given = json.loads(text)
    if not isinstance(given, dict):
        raise ValueError("settings are not a JSON object")
    said: list[str] = []
    for setting in SCHEMA:
        if setting.name in given and not setting.accepts(given[setting.name]):
            del given[setting.name]
            said.append(f"Setting {setting.name!r} cannot be used; the default is. {setting.help}")
    return Settings(given), said


def load(files: Files) -> tuple[Settings, list[str]]:
    """The settings of a home, and what there is to say about them. Never raises for what the file holds."""
    try:
        return parse(files.read(FILE).decode("utf-8"))
    except FileNotFoundError:
        return Settings(), []
    except OSError as error:
        return Settings(), [f"The settings could not be read ({error.strerror}); the defaults are used."]
    except ValueError:
        aside = _aside(files)
        return Settings(), [f"The settings file is broken; it is kept as {aside} and the defaults are used."]


def _aside(files: Files) -> str:
    """Give the broken file a name of its own and return that; the old name when even that fails."""
    taken = set(files.list(""))
    name = next(name for number in range(1, 10_000) if (name := f"settings.broken-{number}.json") not in taken)
    try:
        files.replace(FILE, name)
    except OSError:
        return FILE
    return name


def save(files: Files, settings: Settings) -> None:
    """Write the settings in one step. Raises OSError; the old file then still stands."""
    new = FILE + ".new"
    text = json.dumps(dict(settings.chosen), ensure_ascii=False, indent=2, sort_keys=True) + "\n"
    if new in files.list(""):
        files.unlink(new)
    files.create(new, text.encode("utf-8"))
    files.fsync(new)
    files.replace(new, FILE)
    files.fsync_dir("")
