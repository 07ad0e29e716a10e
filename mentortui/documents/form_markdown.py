"""A form as Markdown, to be filled in with any editor. How it is read again: `practice.by_form.markdown_form`."""

from __future__ import annotations

from collections.abc import Iterator

from mentortui.practice.by_form.asking import Asking
from mentortui.practice.by_form.markdown_form import MAY_COUNT, MAY_READ, UNTIL, part_line
from mentortui.practice.forms import CHOICE, SCALE, TEXT, Item


def markdown(one: Asking) -> str:
    """The form; ends with a line feed."""
    return "\n".join(_lines(one)) + "\n"


def _lines(one: Asking) -> Iterator[str]:
    spec = one.spec
    yield from (f"# {_line(spec.title)}", "")
    yield from (f"- Who answers: {_line(one.answers())}", f"- About: {_line(one.about())}")
    if one.takes():
        yield f"- Takes: {one.takes().lower()}"
    yield from ("", "Who will see what:", "")
    yield from (f"- {_line(said)}" for said in one.seen())
    yield from ("", "When you are done, save this file as plain text and hand it in:", "")
    yield from (f"- {way} {means}" for way, means in one.ways())
    yield from ("", "Write behind the colons, and put an x into the boxes you choose: [x]. What you leave out stays")
    yield from ("empty. Please leave the lines that begin with # as they are.", "")
    yield from (f"form: {spec.id}, version {spec.version}", f"number: {one.number}", f"name: {_line(one.writer.name)}")
    if spec.about in ("meeting", "relationship", "person"):
        yield f"with: {_line(one.other.name)}"
    if one.meeting:
        yield f"meeting: {one.meeting}"
    elif one.asks_day:
        yield "meeting: "
    if one.occasion:
        yield f"occasion: {_line(one.occasion)}"
    yield "on: "
    yield ""
    if one.asks_day:
        yield "Behind “meeting” stands the day you met, like 2026-11-24; empty means the last time."
    yield "Behind “on” stands the day you answer, like 2026-11-24; empty means the day this is read."
    if one.counts:
        yield from ("", f"- [ ] {MAY_COUNT}")
    part = ""
    for number, item in enumerate(spec.items, 1):
        if item.part and item.part != part:
            part = item.part
            yield from ("", part_line(part))
        yield from _item(number, item, one.counts)
    yield from ("", UNTIL, "", f"{_line(spec.title)}, form {spec.id}, version {spec.version}. {_line(spec.source)}")


def _item(number: int, item: Item, count: bool) -> Iterator[str]:
    may = " - optional" if item.optional else ""
    yield from ("", f"## {number}. {_line(item.text)} ({item.id}){may}", "")
    if item.hint:
        yield from (_line(item.hint), "")
    if item.type == CHOICE:
        yield from (("As many as you like:" if item.many else "One of these:"), "")
        yield from (f"- [ ] {_line(option)}" for option in item.labels)
        return
    if item.type != TEXT:
        yield from (_span(item), "")
    yield "answer: "
    if item.type == TEXT and count:
        yield from ("", f"- [ ] {MAY_READ}")


def _span(item: Item) -> str:
    """`1 not at all, 2, 3 partly, 4, 5 fully`; of a number its ends."""
    if item.type != SCALE:
        return f"From {item.low} to {item.high}."
    points = ((at, _line(item.label(at))) for at in range(item.low, item.high + 1))
    return ", ".join(f"{at} {words}".rstrip() for at, words in points)


def _line(words: str) -> str:
    return " ".join(words.split())
