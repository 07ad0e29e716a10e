"""Markdown to painted lines, a piece at a time: rich renders a piece, so that a long text costs only what is seen.

Textual's own widget mounts a widget per block (10 KB: 1-2.5 s); this makes lines for one widget. What a person
typed is never dropped: line breaks are kept, HTML is shown as it was written, addresses stand beside their words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any, ClassVar, Final, NamedTuple

from rich.segment import Segment
from rich.style import Style

from mentortui.widgets.ink import wrap

if TYPE_CHECKING:
    from markdown_it.token import Token

PIECE: Final = 900
"""Letters after which a piece ends at the next place where two blocks meet: about a screen at 80 columns."""
LONGEST: Final = 6_000
"""Letters after which a piece ends in any case, also within one block."""

_SIGNS: Final = re.compile(
    r"^ {0,3}(?:\[[^\]\n]+\]:|#{1,6} |[-*+] |\d{1,9}[.)] |> ?|```|~~~|\|.*\||(?:[-*_] ?){3,}$)"
    r"|^ {4}\S|\*\S|_\S.*_|`[^`]+`|\]\(|~~",
    re.MULTILINE,
)
_FENCE: Final = re.compile(r" {0,3}(`{3,}|~{3,})")
_ITEM: Final = re.compile(r"[-*+] |\d{1,9}[.)] |[ \t]|>|\|")
_DEFINITION: Final = re.compile(r"^ {0,3}\[[^\]\n]{1,200}\]:[ \t]*\S.{0,2000}", re.MULTILINE)
_CONTROLS: Final = dict.fromkeys((
    *range(0x20), *range(0x7F, 0xA0), 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A),
))  # fmt: skip


class Piece(NamedTuple):
    """A part of a text that is rendered by itself."""

    source: str
    joined: bool = False
    """Whether it goes on within the block before it, without an empty line between."""


def is_markdown(text: str) -> bool:
    """Whether anything in a text looks like Markdown, so that rendering it shows more than the text itself."""
    return _SIGNS.search(text) is not None


def pieces(text: str) -> Iterator[Piece]:
    """A text cut where blocks meet, piece by piece as they are asked for; a block that is too long is cut within."""
    definitions = _definitions(text)
    lines: list[str] = []
    size, fence, joined, first = 0, "", False, True
    before = ""
    for line in _short_lines(text.splitlines()):
        meets = not fence and not before.strip() and bool(line.strip()) and not _ITEM.match(line)
        if lines and ((size > PIECE and meets) or size > LONGEST):
            yield Piece("\n".join([*lines, fence] if fence else lines) + definitions, joined)
            joined, first = not meets, False
            lines, size = ([fence] if fence else []), 0
        mark = _FENCE.match(line)
        if mark and not fence:
            fence = mark[1]
        elif mark and mark[1].startswith(fence) and line.strip() == mark[1]:
            fence = ""
        lines.append(line)
        size += len(line) + 1
        before = line
    yield Piece("\n".join(lines) + ("" if first else definitions), joined)


def _definitions(text: str) -> str:
    """Addresses that stand apart from their words: every piece may need them."""
    found = _DEFINITION.findall(text) if "]:" in text else []
    return "\n\n" + "\n".join(line.translate(_CONTROLS) for line in found[:200]) if found else ""


def _short_lines(lines: Iterable[str]) -> Iterator[str]:
    """The lines, safe to show: no control or direction characters, tabs as spaces; too long ones cut at a space."""
    for given in lines:
        line = given.expandtabs(4).translate(_CONTROLS)
        while len(line) > LONGEST:
            cut = line.rfind(" ", LONGEST // 2, LONGEST)
            cut = cut if cut > 0 else LONGEST
            yield line[:cut]
            line = line[cut:].lstrip(" ")
        yield line


def render(piece: Piece, width: int, tones: Mapping[str, Style]) -> list[list[Segment]]:
    """The lines of a piece, none wider than `width`. `tones` are "", strong, muted, accent, rule (see `ink.ROLES`)."""
    width = max(8, width)
    if not is_markdown(piece.source) or width < 16:  # too narrow for quotes and tables
        return [[Segment(line, tones[""])] if line else [] for line in wrap(piece.source, width)]
    return _rendered(piece.source, width, tones)


def _rendered(source: str, width: int, tones: Mapping[str, Style]) -> list[list[Segment]]:
    from rich.console import Console
    from rich.theme import Theme

    page = _markdown()("", hyperlinks=False)
    page.parsed = _kept(_parser().parse(source))
    console = Console(
        width=width, force_terminal=True, color_system="truecolor", theme=Theme(_styles(tones)), legacy_windows=False
    )
    lines = console.render_lines(page, console.options.update(width=width), style=tones[""], pad=False)
    lines = [[_in_our_signs(segment) for segment in line] for line in lines]
    while lines and not _said(lines[-1]):
        lines.pop()
    while lines and not _said(lines[0]):
        lines.pop(0)
    return lines


def _in_our_signs(segment: Segment) -> Segment:
    """Bullets and quotes with the signs the rest of the app has."""
    sign = {" • ": " · ", "▌ ": "│ "}.get(segment.text)
    return Segment(sign, segment.style) if sign else segment


def _said(line: list[Segment]) -> str:
    return "".join(segment.text for segment in line).strip()


def _styles(tones: Mapping[str, Style]) -> dict[str, Style | str]:
    """What rich calls its parts, in our tones."""
    strong, muted, accent = tones["strong"], tones["muted"], tones["accent"]
    heads: dict[str, Style | str] = {f"markdown.h{level}": strong for level in range(1, 7)}
    return heads | {
        "markdown.h1": accent + Style(bold=True),
        "markdown.h2": accent + Style(bold=True),
        "markdown.paragraph": tones[""],
        "markdown.text": tones[""],
        "markdown.em": Style(italic=True),
        "markdown.emph": Style(italic=True),
        "markdown.strong": Style(bold=True),
        "markdown.s": Style(strike=True),
        "markdown.code": accent,
        "markdown.code_block": muted,
        "markdown.block_quote": muted,
        "markdown.list": tones[""],
        "markdown.item": tones[""],
        "markdown.item.bullet": accent,
        "markdown.item.number": accent,
        "markdown.hr": tones["rule"],
        "markdown.link": accent,
        "markdown.link_url": muted,
        "markdown.table.border": tones["rule"],
        "markdown.table.header": strong,
    }


@cache
def _parser() -> Any:
    """Markdown as it is commonly written, with tables; HTML is text."""
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark", {"html": False}).enable("strikethrough").enable("table")


def _kept(tokens: list[Token]) -> list[Token]:
    """The same with line breaks kept, and pictures as their words and address."""
    for token in tokens:
        for child in token.children or ():
            if child.type == "softbreak":
                child.type = "hardbreak"
            elif child.type == "image":
                child.type, child.tag = "text", ""
                child.content = f"{child.content} ({child.attrs.get('src', '')})"
                child.children = None
    return tokens


@cache
def _markdown() -> Any:
    """The Markdown of rich, with headings at the left and code in one tone. Imported when first wanted: 60 ms."""
    from rich import markdown
    from rich.text import Text

    class Heading(markdown.Heading):
        LEVEL_ALIGN = dict.fromkeys(markdown.Heading.LEVEL_ALIGN, "left")

    class Code(markdown.CodeBlock):
        def __rich_console__(self, console: Any, options: Any) -> Iterator[Any]:
            lines = str(self.text).rstrip("\n").split("\n")
            yield Text("\n".join(f"  {line}" for line in lines), style="markdown.code_block", overflow="fold")

    class Rule(markdown.HorizontalRule):
        def __rich_console__(self, console: Any, options: Any) -> Iterator[Any]:
            yield Text("─" * min(24, options.max_width), style="markdown.hr")

    class Page(markdown.Markdown):
        elements: ClassVar[dict[str, Any]] = {
            **markdown.Markdown.elements, "heading_open": Heading, "fence": Code, "code_block": Code, "hr": Rule,
        }  # fmt: skip

    return Page
