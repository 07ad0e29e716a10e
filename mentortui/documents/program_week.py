"""A coordinator's week, and the health board, as text, Markdown and a page to print."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date

from mentortui.dates import say_day
from mentortui.documents.headline import long_day
from mentortui.documents.html_page import escaped, page
from mentortui.documents.quoting import as_is, quoted
from mentortui.practice.names import listed
from mentortui.program.health import Light
from mentortui.program.week import Line, Part, monday

CALM = "Nothing presses this week."
FOR_YOU = (
    "For whoever coordinates the program: it names people. No news from somebody says nothing about their meetings."
)
_STYLE = """
table { table-layout: fixed; } th.who { width: 15rem; } td.day { width: 9.5rem; } td.box { width: 1.6rem; }
@media (max-width: 34rem) { th.who { width: 35%; } td.day { width: 6rem; white-space: normal; } }
"""


def title(program: str, today: date) -> str:
    """`Early talent 2026: week of 16 November 2026`."""
    return f"{program}: week of {long_day(monday(today).isoformat())}"


def text(parts: Sequence[Part], today: date) -> Iterator[str]:
    """For a terminal."""
    if not parts:
        yield CALM
    for number, part in enumerate(parts):
        yield from ("",) if number else ()
        yield f"{part.title} ({len(part.lines)})"
        yield from (f"  {_said(one, today, as_is)}" for one in part.lines)


def markdown(program: str, parts: Sequence[Part], today: date) -> Iterator[str]:
    """To keep or pass on."""
    yield f"# {quoted(title(program, today))}"
    if not parts:
        yield from ("", CALM)
    for part in parts:
        yield from ("", f"## {part.title}", "", *(f"- [ ] {_said(one, today, quoted)}" for one in part.lines))


def html(program: str, parts: Sequence[Part], today: date) -> str:
    """One page to print: a box to tick before each line."""
    body = [f"<h1>{escaped(title(program, today))}</h1>"]
    body += [f"<p>{CALM}</p>"] if not parts else []
    for part in parts:
        rows = "".join(
            f'<tr><td class="box">☐</td><th scope="row" class="who">{escaped(one.who)}</th><td>{escaped(one.why)}</td>'
            f'<td class="day">{escaped(_day(one.day, today))}</td></tr>'
            for one in part.lines
        )
        body.append(f"<h2>{escaped(part.title)} ({len(part.lines)})</h2><table><tbody>{rows}</tbody></table>")
    body.append(f"<footer>{FOR_YOU}</footer>" if parts else "")
    return page(title(program, today), "\n".join(body), _STYLE)


def board(lights: Iterable[Light], name: Callable[[str], str], today: date) -> list[tuple[str, str, str, str, str]]:
    """The health board as rows: who, light, why, since, last contact."""
    return [
        (
            listed(as_is(name(one)) for one in light.people),
            light.light, light.reason, _day(light.since, today), _day(light.last, today),
        )
        for light in lights
    ]  # fmt: skip


def _said(line: Line, today: date, quote: Callable[[str], str]) -> str:
    day = f" ({_day(line.day, today)})" if line.day else ""
    return f"{quote(line.who)}: {quote(' '.join(line.why.split()))}{day}"


def _day(day: str, today: date) -> str:
    return say_day(date.fromisoformat(day), today) if day else ""
