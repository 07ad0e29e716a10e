"""Theme files to Textual themes: nine or ten colors each, checked for contrast, with a fall-back.

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
"""The least contrast of an ink on a ground (WCAG 2.2, level AA for ordinary text); a theme may promise more."""
OURS: Final = ("dark", "light", "high-contrast")
"""The themes that ship with the program, in the order they are offered."""


class Palette(NamedTuple):
    """A theme file, read."""

    name: str
    label: str
    dark: bool
    colors: dict[str, str]
    contrast: float = CONTRAST
    """The contrast every text reaches; 4.5, or what the file promises."""


class ThemeError(ValueError):
    """A theme file that cannot be used; the message says why, in words."""


class NoTheme(ThemeError):
    """There is no theme of this name."""


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
        if not _is_color(colors.get(wanted)):
            raise ThemeError(f"needs colors.{wanted} as #rrggbb")
    selection = colors.setdefault("selection", colors["rule"])
    if not _is_color(selection):
        raise ThemeError("needs colors.selection as #rrggbb, or none")
    least = _promised(given.get("contrast", CONTRAST))
    weak = weakest(colors, least)
    if weak is not None:
        raise ThemeError(f"is hard to read: {weak[0]} on {weak[1]} has contrast {weak[2]:.1f}, below {least:g}")
    label = given.get("label")
    return Palette(name, label if isinstance(label, str) else name, bool(given.get("dark", True)), colors, least)


def _promised(contrast: object) -> float:
    """The contrast a theme file promises, never below what we ask of every theme."""
    if isinstance(contrast, bool) or not isinstance(contrast, int | float) or not CONTRAST <= contrast <= 21:
        raise ThemeError(f"needs contrast as a number from {CONTRAST} to 21, or none")
    return float(contrast)


def _is_color(color: object) -> bool:
    return isinstance(color, str) and len(color) == 7 and color[0] == "#" and _is_hex(color[1:])


def _is_hex(text: str) -> bool:
    return all(letter in "0123456789abcdefABCDEF" for letter in text)


def weakest(colors: dict[str, str], limit: float = CONTRAST) -> tuple[str, str, float] | None:
    """The ink and ground with the least contrast when it is below the limit, else None.

    Selected text stands on `selection`; the cursor is a letter of the page's color on the accent.
    """
    pairs = [(ink, ground) for ink in INKS for ground in GROUNDS]
    pairs += [("text", "selection"), ("background", "accent")]
    measured = [(ink, ground, contrast(colors[ink], colors[ground])) for ink, ground in pairs]
    least = min(measured, key=lambda pair: pair[2])
    return least if least[2] < limit else None


def shipped() -> Path:
    """Where our own themes lie: inside the installed package, else beside it in a checkout."""
    here = Path(__file__).parent
    inside = here / "_themes"
    return inside if inside.is_dir() else here.parent / "themes"


def names(home: Path | None) -> list[str]:
    """The names of all themes there are: ours first, then the person's own."""
    own = sorted(path.stem for path in (home / "themes").glob("*.toml")) if home else []
    return [*OURS, *(name for name in own if name not in OURS)]


def offered(home: Path | None) -> list[tuple[str, str]]:
    """Name and label of every theme that can be worn."""
    read = [(name, load(name, home)) for name in names(home)]
    return [(name, palette.label) for name, (palette, said) in read if said is None]


def load(name: str, home: Path | None) -> tuple[Palette, str | None]:
    """The palette with this name, and a sentence when it could not be used and `dark` stands in for it."""
    try:
        return _read(name, home), None
    except NoTheme as error:
        said = str(error)
    except (OSError, UnicodeDecodeError, ThemeError) as error:
        said = f"{error if isinstance(error, ThemeError) else 'cannot be read'}; its file is left as it is"
    return _read("dark", None), f"The theme {name!r} {said}. The dark theme is used."


def _read(name: str, home: Path | None) -> Palette:
    if not name or name != Path(name).name:  # a name, never a path to somewhere else
        raise NoTheme("is not the name of a theme")
    places = [shipped(), *([home / "themes"] if home else [])]
    path = next((place / f"{name}.toml" for place in places if (place / f"{name}.toml").is_file()), None)
    if path is None:
        raise NoTheme("does not exist")
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
        "input-selection-background": color["selection"],
        "input-selection-foreground": color["text"],
        "screen-selection-background": color["selection"],
        "screen-selection-foreground": color["text"],
    }
