"""Theme files to Textual themes: nine colors each, checked for contrast, with a fall-back.

A theme is a small TOML file (see `themes/dark.toml`). Our own ship with the package; a person's own lie in
`themes/` of the home. What cannot be read or would be hard to read is refused with one sentence.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from textual.theme import Theme

COLORS: Final = ("background", "surface", "panel", "rule", "text", "muted", "accent", "warning", "error")
GROUNDS: Final = ("background", "surface", "panel")
INKS: Final = ("text", "muted", "accent", "warning", "error")
CONTRAST: Final = 4.5
"""The least contrast of an ink on a ground (WCAG 2.2, level AA for ordinary text)."""


class Palette(NamedTuple):
    """A theme file, read."""

    name: str
    label: str
    dark: bool
    colors: dict[str, str]


class ThemeError(ValueError):
    """A theme file that cannot be used; the message says why, in words."""


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colors written `#rrggbb`, 1 to 21 (WCAG 2.2, relative luminance)."""
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def _luminance(color: str) -> float:
    channels = (int(color[place : place + 2], 16) / 255 for place in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def parse(name: str, text: str) -> Palette:
    """A palette from the text of a theme file. Raises ThemeError, in words, when it cannot be used."""
    import tomllib

    try:
        given = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ThemeError(f"is not TOML ({error})") from None
    table = given.get("colors")
    colors = dict(table) if isinstance(table, dict) else {}
    for wanted in COLORS:
        color = colors.get(wanted)
        if not isinstance(color, str) or len(color) != 7 or color[0] != "#" or not _is_hex(color[1:]):
            raise ThemeError(f"needs colors.{wanted} as #rrggbb")
    weak = weakest({key: colors[key] for key in COLORS})
    if weak is not None:
        raise ThemeError(f"is hard to read: {weak[0]} on {weak[1]} has contrast {weak[2]:.1f}, below {CONTRAST}")
    label = given.get("label")
    return Palette(name, label if isinstance(label, str) else name, bool(given.get("dark", True)), colors)


def _is_hex(text: str) -> bool:
    return all(letter in "0123456789abcdefABCDEF" for letter in text)


def weakest(colors: dict[str, str]) -> tuple[str, str, float] | None:
    """The ink and ground with the least contrast when it is below the limit, else None."""
    pairs = [(ink, ground, contrast(colors[ink], colors[ground])) for ink in INKS for ground in GROUNDS]
    least = min(pairs, key=lambda pair: pair[2])
    return least if least[2] < CONTRAST else None


def shipped() -> Path:
    """Where our own themes lie: inside the installed package, else beside it in a checkout."""
    here = Path(__file__).parent
    inside = here / "_themes"
    return inside if inside.is_dir() else here.parent / "themes"


def names(home: Path | None) -> list[str]:
    """The names of all themes there are: ours first, then the person's own."""
    found = sorted(path.stem for path in shipped().glob("*.toml"))
    own = sorted(path.stem for path in (home / "themes").glob("*.toml")) if home else []
    return found + [name for name in own if name not in found]


def load(name: str, home: Path | None) -> tuple[Palette, str | None]:
    """The palette with this name, and a sentence when it could not be used and `dark` stands in for it."""
    try:
        return _read(name, home), None
    except (OSError, UnicodeDecodeError, ThemeError) as error:
        why = "cannot be read" if not isinstance(error, ThemeError) else str(error)
        return _read("dark", None), f"The theme {name!r} {why}; the dark theme is used."


def _read(name: str, home: Path | None) -> Palette:
    if not name or name != Path(name).name:  # a name, never a path to somewhere else
        raise ThemeError("is not the name of a theme")
    places = [shipped(), *([home / "themes"] if home else [])]
    path = next((place / f"{name}.toml" for place in places if (place / f"{name}.toml").is_file()), None)
    if path is None:
        raise ThemeError("does not exist")
    return parse(name, path.read_text(encoding="utf-8"))


def to_textual(palette: Palette) -> Theme:
    """The Textual theme of a palette. Its name is `mentortui-<name>`, so that no built-in one is hidden."""
    from textual.theme import Theme

    color = palette.colors
    return Theme(
        name=f"mentortui-{palette.name}",
        primary=color["accent"],
        secondary=color["accent"],
        accent=color["accent"],
        warning=color["warning"],
        error=color["error"],
        success=color["accent"],
        foreground=color["text"],
        background=color["background"],
        surface=color["surface"],
        panel=color["panel"],
        dark=palette.dark,
        text_alpha=1.0,
        variables=variables(palette),
    )


def variables(palette: Palette) -> dict[str, str]:
    """What our style sheets call the colors, and Textual's own names for the same."""
    color = palette.colors
    return {
        "muted": color["muted"],
        "rule": color["rule"],
        "ink": color["text"],
        "scrollbar": color["rule"],
        "scrollbar-hover": color["muted"],
        "scrollbar-active": color["accent"],
        "scrollbar-background": color["background"],
        "scrollbar-background-hover": color["background"],
        "scrollbar-background-active": color["background"],
        "scrollbar-corner-color": color["background"],
        "input-cursor-background": color["accent"],
        "input-cursor-foreground": color["background"],
        "input-selection-background": color["rule"],
        "screen-selection-background": color["rule"],
    }
