"""Limits of what a person may enter, and the sentence said when one is broken.

Plain functions from a raw value to a clean one, raising `Refused`. The pydantic records call the
same functions, so quick capture, which loads no pydantic, checks nothing differently.
"""

from __future__ import annotations

import math
import re
from datetime import date, datetime

from mentortui.errors import Refused

TYPE_CHECKING = False  # importing typing costs quick capture 3 ms
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Any, Final

TITLE_MAX: Final = 10_000
TEXT_MAX: Final = 1_000_000
NAME_MAX: Final = 200
PATH_MAX: Final = 4_000
MINUTES_MAX: Final = 1440
HOURS_MAX: Final = 744
"""Hours of a month of 31 days."""
SET_MAX: Final = 1_000

# Everything below space except tab and line feed, delete, the C1 block, and what is no character:
# nothing a person types, everything a terminal could be tricked with.
_CONTROL: Final = r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff]"


def clean(text: str) -> str:
    """The text as it is kept: composed (NFC), line ends as line feeds, control characters gone."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if text.isascii() and text.replace("\n", "").replace("\t", "").isprintable():
        return text  # the usual text, without the cost of what follows
    import unicodedata

    return unicodedata.normalize("NFC", re.sub(_CONTROL, "", _characters(text)))


def _characters(text: str) -> str:
    """The text with lone surrogates read as the bytes they came from, and what is no UTF-8 as U+FFFD."""
    try:
        text.encode("utf-8")
        return text
    except UnicodeEncodeError:
        pass
    try:  # bytes of the command line or a file that the locale could not read
        return text.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    except UnicodeEncodeError:
        return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def line(text: str, what: str, most: int, field: str | None = None) -> str:
    """One line of text, not empty, at most `most` characters; white space is folded."""
    short = " ".join(clean(text).split())
    if not short:
        raise Refused(f"{what} is empty; nothing was saved.", field)
    if len(short) > most:
        raise Refused(f"{what} has {len(short):,} characters; at most {most:,} fit. Nothing was saved.", field)
    return short


def title(text: str) -> str:
    """A title: one line of at most 10,000 characters."""
    return line(text, "The title", TITLE_MAX, "title")


def name(text: str) -> str:
    """A person's name: one line of at most 200 characters."""
    return line(text, "The name", NAME_MAX, "name")


def threshold(value: int) -> int:
    """How many people a figure needs. Raises Refused below 3: two know each other's answers."""
    if not 3 <= value <= 1000:
        raise Refused(
            f"A figure needs 3 people at least, and {value} {'is' if value == 1 else 'are'} "
            f"{'too few' if value < 3 else 'too many'}: of two, each knows what the other said. Nothing was saved."
        )
    return value


def phrase(value: str) -> str:
    """A short text on one line, perhaps empty: a unit, a metric, a tag. At most 10,000 characters."""
    return line(value, "The text", TITLE_MAX) if value.strip() else ""


def text(value: str) -> str:
    """A long text of at most 1 MB in UTF-8; line ends are kept, the end is trimmed."""
    kept = clean(value).rstrip()
    if len(kept.encode("utf-8")) > TEXT_MAX:
        raise Refused(
            f"The text has {len(kept):,} characters, more than the 1 MB a text may have. "
            "Nothing was saved; split it into two.",
            "text",
        )
    return kept


def written(value: str) -> str:
    """A long text that says something: a note or a meeting's text."""
    kept = text(value)
    if not kept.strip():
        raise Refused("The text is empty; nothing was saved.", "text")
    return kept


def _whole(value: Any, low: int, high: int, what: str, field: str) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not low <= value <= high:
        raise Refused(f"{what} is {value}; it must be a whole number from {low} to {high}. Nothing was saved.", field)
    return int(value)


def minutes(value: int) -> int:
    """The length of a meeting in minutes: 1 to 1440 (a day)."""
    return _whole(value, 1, MINUTES_MAX, "The length in minutes", "minutes")


def hours(value: float) -> float:
    """Hours a month somebody can give: from none to all there are."""
    kept = number(value)
    if not 0 <= kept <= HOURS_MAX:
        raise Refused(f"{kept:g} hours a month are not to be had; a month has {HOURS_MAX}. Nothing was saved.",
                      "hours_a_month")  # fmt: skip
    return kept


def places(value: int) -> int:
    """For how many relationships at once somebody has room."""
    return _whole(value, 0, SET_MAX, "The capacity", "capacity")


def confidence(value: int) -> int:
    """How sure a person is to reach a goal: 1 (not at all) to 10 (certain)."""
    return _whole(value, 1, 10, "Confidence", "confidence")


def five(value: int, what: str, field: str) -> int:
    """A rating from 1 to 5."""
    return _whole(value, 1, 5, what, field)


def number(value: float) -> float:
    """A finite number; a whole one is kept without a decimal point."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        raise Refused(f"{value!r} is not a number. Nothing was saved.", "value")
    return int(value) if float(value).is_integer() and abs(value) < 2**53 else float(value)


def day(value: str) -> str:
    """A calendar day as ISO 8601 (`2026-11-24`)."""
    try:
        return date.fromisoformat(value).isoformat()
    except (TypeError, ValueError):
        raise Refused(f"{value!r} is not a date like 2026-11-24. Nothing was saved.", "date") from None


def moment(value: str) -> str:
    """A moment as RFC 3339 with an offset (`2026-11-24T16:00:00+01:00`)."""
    try:
        if datetime.fromisoformat(value).tzinfo is not None:
            return value
    except (TypeError, ValueError):
        pass
    raise Refused(f"{value!r} is not a moment like 2026-11-24T16:00+01:00. Nothing was saved.", "at")


def one_of(value: str, choices: Iterable[str], what: str, field: str | None = None) -> str:
    """One of the given words; the sentence names them all."""
    known = tuple(choices)
    if value not in known:
        raise Refused(f"{what} {value!r} is not known; choose one of {', '.join(known)}. Nothing was saved.", field)
    return value


def link(value: str) -> str:
    """The address of an online meeting: http, https, tel, mailto, or a meeting program's own scheme."""
    kept = line(value, "The link", 2_000, "link")
    harmful = kept.lower().startswith(("javascript:", "file:", "data:"))
    if harmful or not re.match(r"[a-z][a-z0-9+.-]*:\S+$", kept, re.IGNORECASE):
        raise Refused(f"{kept!r} is not a link like https://meet.example.org/ana. Nothing was saved.", "link")
    return kept


def path(value: str) -> str:
    """Where a file lies: a path of this or another computer, which need not be there. An address is no path."""
    kept = clean(value).strip()
    if not kept or "\n" in kept or len(kept) > PATH_MAX:
        raise Refused(f"A path is one line of at most {PATH_MAX:,} characters. Nothing was saved.", "path")
    if "://" in kept:
        raise Refused(f"{line(kept, 'It', PATH_MAX)!r} is an address, no file; give it as the link. "
                      "Nothing was saved.", "path")  # fmt: skip
    return kept


def elements(values: Iterable[str], what: str = "The tag") -> list[str]:
    """The elements of a set: clean lines of at most 200 characters, sorted, each once."""
    kept = sorted({line(value, what, NAME_MAX) for value in values})
    if len(kept) > SET_MAX:
        raise Refused(f"{len(kept):,} entries are more than the {SET_MAX:,} that fit. Nothing was saved.")
    return kept


def relationship_consistent(start: str | None, end: str | None, ended_on: str | None) -> None:
    """Raises Refused when a relationship ends, or ended, before its first day."""
    for field, day in (("end", end), ("ended_on", ended_on)):
        if start and day and day < start:
            from mentortui.dates import in_full  # only on the way to an error

            ends, begins = (in_full(date.fromisoformat(one)) for one in (day, start))
            raise Refused(f"It cannot end on {ends}: that is before it began, on {begins}. Nothing was saved.", field)


def relationship_people(mentors: Iterable[str], mentees: Iterable[str], kind: str) -> None:
    """Raises Refused for a relationship with nobody, with one person alone, or with one on both sides but for peers."""
    above, below = set(mentors), set(mentees)
    for side, people in (("mentors", above), ("mentees", below)):
        if not people:
            raise Refused(f"A relationship without {side} is none; delete it, or close it. Nothing was saved.", side)
    if len(above | below) < 2:
        raise Refused("A relationship needs two people. Nothing was saved.", "mentees")
    if kind == "peer" and above != below:
        raise Refused("Peers stand on both sides: name all of them as mentors and as mentees. Nothing was saved.",
                      "mentees")  # fmt: skip
    if kind != "peer" and above & below:
        raise Refused("Nobody is mentor and mentee of one relationship unless its kind is peer. Nothing was saved.",
                      "mentees")  # fmt: skip


def goal_consistent(baseline: float | None, target: float | None, start: str | None, due: str | None) -> None:
    """A goal's numbers and dates fit each other: the target differs from the baseline, and due is not before start."""
    if baseline is not None and baseline == target:
        raise Refused(
            f"The target equals the baseline ({target}), so nothing would change; give another target. "
            "Nothing was saved.",
            "target",
        )
    if start and due and due < start:
        from mentortui.dates import in_full  # only on the way to an error

        ends, begins = (in_full(date.fromisoformat(one)) for one in (due, start))
        raise Refused(f"The goal would be due on {ends}, before it starts on {begins}. Nothing was saved.", "due")


def answers(values: Mapping[str, Any]) -> dict[str, Any]:
    """Answers by item: numbers, texts, or lists of choices; an empty one is not an answer. Raises Refused."""
    if len(values) > SET_MAX:
        raise Refused(f"A form holds at most {SET_MAX:,} answers; these are {len(values):,}.", "answers")
    found: dict[str, Any] = {}
    for item, value in values.items():
        if isinstance(value, bool) or not isinstance(value, int | float | str | list):
            raise Refused(f"The answer to {clean(str(item))} is no number, text or list of choices.", "answers")
        kept = text(value) if isinstance(value, str) else elements(value) if isinstance(value, list) else number(value)
        if kept not in ("", []):
            found[item] = kept
    return found
