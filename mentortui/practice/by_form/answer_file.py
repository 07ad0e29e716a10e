"""The file that the page of a form saves: JSON, also as it stands in the text of a mail it was copied into."""

from __future__ import annotations

import json
import re
from typing import Any, Final, NoReturn

from mentortui.errors import Refused
from mentortui.model.limits import clean
from mentortui.model.reader import Directory
from mentortui.practice.answers import SAFE, cleaned
from mentortui.practice.by_form.finding import form_of
from mentortui.practice.by_form.sheet import ID_MAX, MARK, SCHEMA, Named, Sheet, one_line

_BEGINS: Final = re.compile(r'\{\s*"mentortui"')
_BROKEN: Final = "It was cut off or changed on its way. Save the answers once more and send that file as it is."


def is_one(text: str) -> bool:
    """Whether a text holds what a page saves."""
    return _BEGINS.search(text) is not None


def read(reader: Directory, text: str) -> Sheet:
    """The answers. Raises Refused with the line and the reason."""
    begun = _BEGINS.search(text)
    assert begun is not None
    said = _parsed(text, begun.start())
    if said.get("mentortui") != MARK:
        raise Refused('It does not say that it holds answers ("mentortui": "answers").')
    if said.get("schema") != SCHEMA:
        if type(said.get("schema")) is int and said["schema"] > SCHEMA:
            raise Refused("It was made for a newer mentortui than this one. Update mentortui, and read it again.")
        raise Refused(f'It does not say how it is written ("schema": {SCHEMA}). {_BROKEN}')
    spec = form_of(reader, said.get("form"), said.get("version"))
    given, consent = said.get("answers"), said.get("consent", [])
    if not isinstance(given, dict) or not isinstance(consent, list):
        raise Refused(f"It holds no answers. {_BROKEN}")
    try:
        answers = cleaned(spec, given)
    except Refused as error:
        item = (error.field or "").partition(".")[2]
        reason = error.sentence.removesuffix(SAFE).rstrip()
        raise Refused(f"{_line(text, item)}{reason}", error.field) from None
    other = _named(said.get("with"))
    return Sheet(
        spec.id, spec.version, _named(said.get("name")) or Named(""),
        {item: value for item, value in answers.items() if value is not None},
        one_line(said.get("on")), other, one_line(said.get("meeting")), one_line(said.get("occasion")),
        tuple(sorted({one for one in consent if isinstance(one, str) and answers.get(one) is not None})),
        said.get("counted") is True, one_line(said.get("number"), ID_MAX),
    )  # fmt: skip


def _parsed(text: str, start: int) -> dict[str, Any]:
    """The object that begins there. A mail may have broken its lines, or turned blanks into others."""
    decoder = json.JSONDecoder(strict=False, object_pairs_hook=_once, parse_constant=_no_number)
    try:
        try:
            found, _ = decoder.raw_decode(text, start)
        except json.JSONDecodeError:
            found, _ = decoder.raw_decode(text.replace("\xa0", " "), start)
    except json.JSONDecodeError as error:
        raise Refused(f"Line {error.lineno}: it cannot be read on from here. {_BROKEN}") from None
    except (ValueError, RecursionError) as error:
        reason = error.sentence if isinstance(error, Refused) else "it cannot be read"
        raise Refused(f"{reason[:1].upper()}{reason[1:]}. {_BROKEN}") from None
    assert isinstance(found, dict)
    return found


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise Refused(f"{clean(twice)[:60]!r} stands in it twice")
    return found


def _no_number(words: str) -> NoReturn:
    raise Refused(f"{words} is no number")


def _line(text: str, item: str) -> str:
    """`Line 12: `, where an item stands; nothing where it is not to be found."""
    found = re.search(rf"^.*{re.escape(json.dumps(item))}\s*:", text, re.MULTILINE) if item else None
    return f"Line {text.count(chr(10), 0, found.end()) + 1}: " if found else ""


def _named(said: Any) -> Named | None:
    if isinstance(said, dict):
        found = Named(one_line(said.get("name")), one_line(said.get("id"), ID_MAX))
    else:
        found = Named(one_line(said))
    return found if found.name or found.id else None
