"""A form as one web page that asks for nothing from elsewhere: it is answered in a browser, which saves a file.

The page is whole without its script: then it is printed and answered by hand. Whoever opens it needs neither the
network nor anything installed, and it keeps to its own style, its own script and no other by its content policy.
"""

from __future__ import annotations

import base64
import hashlib
import html
import json
from collections.abc import Iterator
from string import Template
from typing import Any, Final

from mentortui.content import text_of
from mentortui.practice.by_form.asking import Asking
from mentortui.practice.by_form.markdown_form import MAY_COUNT, MAY_READ
from mentortui.practice.by_form.sheet import NAME_MAX, Named
from mentortui.practice.forms import CHOICE, NUMBER, SCALE, TEXT, Item

POINTS_MAX: Final = 11
"""Points of a number that are shown to be picked; more are typed."""


def page(one: Asking) -> str:
    """The page, as HTML."""
    # Browsers read every line end as a line feed before they look whether a policy fits.
    style, script = (text_of(f"form_page/{name}").replace("\r\n", "\n") for name in ("page.css", "page.js"))
    spec = one.spec
    about = [("Who answers", one.answers()), ("About", one.about())]
    about += [("Takes", one.takes())] if one.takes() else []
    about += [("Given to", one.host.name)]
    foot = [f"{spec.title}, form {spec.id}, version {spec.version}.", spec.source and f"{spec.source}.", spec.licence]
    return Template(text_of("form_page/page.html")).substitute(
        title=_text(spec.title),
        host=_text(one.host.name),
        style=style,
        style_sum=_sum(style),
        script=script,
        script_sum=_sum(script),
        facts="".join(f'<dt>{_text(name)}</dt><dd dir="auto">{_text(said)}</dd>\n' for name, said in about),
        seen="".join(f'<p dir="auto">{_text(said)}</p>\n' for said in one.seen()),
        head="\n".join(_head(one)),
        items="\n".join(_items(one)),
        ways="".join(f"<li><strong>{_text(way)}</strong> {_text(means)}</li>\n" for way, means in one.ways()),
        foot=" ".join(map(_text, filter(None, foot))),
        asked=_data(one),
    )


def _sum(content: str) -> str:
    """What a content policy knows a style or a script by."""
    return base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()


def _text(words: str) -> str:
    return html.escape(words)


def _data(one: Asking) -> str:
    """What the script needs of the form, as JSON that ends no script and opens no comment."""
    items = [
        {"id": item.id, "text": item.text, "type": item.type, "options": item.labels if item.type == CHOICE else [],
         "low": item.low, "high": item.high, "optional": item.optional, "many": item.many}
        for item in one.spec.items
    ]  # fmt: skip
    said: dict[str, Any] = {
        "form": one.spec.id, "version": one.spec.version, "title": one.spec.title, "number": one.number,
        "name": _named(one.writer), "other": _named(one.other), "meeting": one.meeting, "occasion": one.occasion,
        "items": items,
    }  # fmt: skip
    return json.dumps(said).replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def _named(who: Named) -> dict[str, str] | None:
    return who._asdict() if who.name else None


def _head(one: Asking) -> Iterator[str]:
    """Who answers, and with whom and when, where the page does not know it."""
    yield _line_field("name", "Your name", one.writer.name, "name")
    if one.asks_other:
        asks = {"meeting": "Whom did you meet?", "relationship": "With whom do you work?"}
        yield _line_field("other", asks.get(one.spec.about, "About whom?"), "")
    if one.asks_day:
        empty = "may stay empty: then it is the last time you met"
        yield _field("meeting", "Which day did you meet?", '<input type="date" id="meeting">', empty)
    if one.counts:
        yield _agree("counted", f"{MAY_COUNT}: the numbers, never my words.")


def _line_field(place: str, asks: str, value: str, complete: str = "off") -> str:
    return _field(
        place,
        asks,
        f'<input type="text" id="{place}" value="{_text(value)}" maxlength="{NAME_MAX}" dir="auto" '
        f'autocomplete="{complete}" required data-asks="{_text(asks)}">',
    )


def _field(place: str, asks: str, inside: str, may: str = "") -> str:
    hint = f' <span class="may">({_text(may)})</span>' if may else ""
    return f'<div class="field"><label for="{place}">{_text(asks)}{hint}</label>{inside}</div>'


def _agree(place: str, words: str) -> str:
    return f'<p class="agree"><label><input type="checkbox" id="{place}"> <span>{_text(words)}</span></label></p>'


def _items(one: Asking) -> Iterator[str]:
    part = ""
    for number, item in enumerate(one.spec.items, 1):
        if item.part and item.part != part:
            part = item.part
            yield f'<h2 dir="auto">{_text(part)}</h2>'
        yield _item(number, item, one.counts)


def _item(number: int, item: Item, count: bool) -> str:
    """A question with whatever answers it. A text is one field with a label, all else a group of them."""
    may = ' <span class="may">(may stay empty)</span>' if item.optional else ""
    asks = f'<span class="number">{number}</span><span dir="auto">{_text(item.text)}</span>{may}'
    hint = f'<p class="hint" id="hint-{item.id}" dir="auto">{_text(item.hint)}</p>' if item.hint else ""
    described = f' aria-describedby="hint-{item.id}"' if item.hint else ""
    if item.type == TEXT:
        agree = _agree(f"may-{item.id}", f"{MAY_READ}.") if count else ""
        return (
            f'<div class="field" id="item-{item.id}"><label for="q-{item.id}">{asks}</label>{hint}'
            f'<textarea id="q-{item.id}" name="q-{item.id}" rows="4" dir="auto"{described}></textarea>{agree}</div>'
        )
    if item.type == NUMBER and item.high - item.low >= POINTS_MAX:
        inside = (
            f'<input type="number" name="q-{item.id}" min="{item.low}" max="{item.high}" step="any" '
            f'aria-label="from {item.low} to {item.high}"> <span class="may">from {item.low} to {item.high}</span>'
        )
    else:
        inside = _choices(item)
    return f'<fieldset id="item-{item.id}"{described}><legend>{asks}</legend>{hint}{inside}</fieldset>'


def _choices(item: Item) -> str:
    """The points of a scale, or the options of a choice; one that was picked can be taken back."""
    many = item.type == CHOICE and item.many
    kind = "checkbox" if many else "radio"
    if item.type == CHOICE:
        found = [(place, f'<span dir="auto">{_text(words)}</span>') for place, words in enumerate(item.labels)]
        layout = "options"
    else:
        points = range(item.low, item.high + 1)
        found = [
            (at, f'<span class="value">{at}</span><span dir="auto">{_text(item.label(at))}</span>') for at in points
        ]
        layout = "points" if item.type == SCALE else "points many"
    fields = "".join(
        f'<label><input type="{kind}" name="q-{item.id}" value="{value}">{words}</label>' for value, words in found
    )
    hint = '<p class="hint">As many as you like.</p>' if many else ""
    back = "" if many else (
        f'<p class="back screen" id="back-{item.id}" hidden><button type="button" class="plain" '
        'aria-label="Take back the answer">Take back'
        "</button></p>"
    )  # fmt: skip
    return f'{hint}<div class="{layout}">{fields}</div>{back}'
