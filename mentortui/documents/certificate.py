"""A certificate: what stands on it, and as a web page, as plain text, and as words for a typesetter.

Any script: each text keeps its own direction of writing, and is set smaller or on several lines when it is long.
"""

from __future__ import annotations

import html as markup
import re
from collections.abc import Iterable
from datetime import date
from string import Template
from typing import Any, Final, NamedTuple

from mentortui.content import text_of
from mentortui.dates import in_full
from mentortui.documents.script import breakable, columns, is_rtl, wrapped
from mentortui.errors import Refused
from mentortui.model import limits
from mentortui.model.reader import Reader, Row
from mentortui.practice.progress import standing_of

HEADING: Final = "Certificate of achievement"
MOST: Final = {"heading": 120, "name": 600, "achievement": 600, "evidence": 1_200, "signatory": 200}
"""Characters that fit on the page and can still be read."""
SIGNATORIES: Final = 6
WIDTH: Final = 72
"""Columns of the text: a page of mail."""
_TURNS: Final = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")


class Certificate(NamedTuple):
    """What stands on a certificate; `evidence` and `signatories` may be empty. Made clean by `certificate`."""

    name: str
    achievement: str
    evidence: str
    signatories: tuple[str, ...]
    day: date
    heading: str = HEADING


def certificate(
    name: str,
    achievement: str,
    day: date,
    *,
    evidence: str = "",
    signatories: Iterable[str] = (),
    heading: str = HEADING,
) -> Certificate:
    """A certificate with clean texts. Raises Refused for an empty name, and for more words than its page holds."""
    signed = tuple(_line(one, "A signature", "signatory") for one in signatories)
    if len(signed) > SIGNATORIES:
        raise Refused(f"{len(signed)} signatures do not fit on a certificate; at most {SIGNATORIES} do.", "signed")
    return Certificate(
        _line(name, "The name", "name"),
        _line(achievement, "The achievement", "achievement"),
        _line(evidence, "The evidence", "evidence") if evidence.strip() else "",
        signed,
        day,
        _line(heading, "The heading", "heading"),
    )


def _line(text: str, what: str, field: str) -> str:
    """One clean line without marks that turn the writing of what stands beside it. Raises Refused."""
    kept = " ".join(_TURNS.sub("", limits.clean(text)).split())
    if not kept:
        raise Refused(f"{what} on the certificate is empty; nothing was written.", field)
    if len(kept) > MOST[field]:
        raise Refused(
            f"{what} has {len(kept):,} characters; at most {MOST[field]:,} fit on a certificate. Nothing was written.",
            field,
            hint=f"Shorter words: --{field} TEXT." if field in ("name", "achievement", "evidence") else "",
        )
    return kept


def of_milestone(reader: Reader, milestone: Row) -> dict[str, Any]:
    """Name, achievement, evidence and day of a milestone that was reached, by the arguments of `certificate`.

    The evidence is its goal and how far it came. Raises Refused for a milestone that is still planned.
    """
    if milestone.get("status", "reached") != "reached":
        raise Refused("The milestone is not reached yet, so there is no certificate. Nothing was written.", "milestone")
    goal = reader.get(milestone["goal"]) if milestone.get("goal") else None
    return {
        "name": _whose(reader, milestone),
        "achievement": milestone["title"],
        "evidence": _evidence(reader, goal, milestone) if goal else "",
        "day": date.fromisoformat(milestone["on"]),
    }


def _whose(reader: Reader, milestone: Row) -> str:
    """The name of whoever reached it; of one that a relationship reached, of who wrote it and named the other in it."""
    row = reader.get(str(milestone.get("person") or milestone.get("by", reader.me)))
    return str(row.get("name", "")) if row else ""


def _evidence(reader: Reader, goal: Row, milestone: Row) -> str:
    """The goal's title where it says more than the milestone's, and where the goal stands."""
    stands = standing_of(reader, goal)
    parts = [str(goal["title"]) if goal["title"] != milestone["title"] else "", stands.words if stands.percent else ""]
    return ": ".join(filter(None, parts))[: MOST["evidence"]]


def html(one: Certificate) -> str:
    """The certificate as a web page that prints on one landscape page; it asks for nothing from elsewhere."""

    def size(text: str, most: int, least: int, room: int) -> int:
        return max(least, min(most, room // max(1, columns(text))))

    signed = "".join(f'<li dir="auto">{markup.escape(name)}</li>\n' for name in one.signatories)
    return Template(text_of("certificates/certificate.html")).substitute(
        title=markup.escape(f"{one.heading}: {one.name}"),
        heading=markup.escape(one.heading),
        heading_size=size(one.heading, 26, 12, 1000),
        name=markup.escape(one.name),
        name_size=size(one.name, 46, 15, 2400),
        achievement=markup.escape(one.achievement),
        achievement_size=size(one.achievement, 26, 11, 3600),
        evidence=f'<p class="evidence" dir="auto">{markup.escape(one.evidence)}</p>\n' if one.evidence else "",
        evidence_size=size(one.evidence, 14, 9, 6000),
        signatory_size=min((size(name, 12, 7, 480) for name in one.signatories), default=12),
        iso=one.day.isoformat(),
        on=in_full(one.day),
        signatories=f'<ul class="signatories">\n{signed}</ul>\n' if signed else "",
    )


def text(one: Certificate) -> str:
    """The certificate as plain text, 72 columns wide; ends with a line feed."""
    rule = "=" * WIDTH
    parts = [one.heading, one.name, one.achievement, one.evidence, in_full(one.day)]
    lines = [rule, ""]
    for part in filter(None, parts):
        lines += [*map(_centered, wrapped(part, WIDTH - 8)), ""]
    for name in one.signatories:
        lines += ["", _centered("_" * 32), *map(_centered, wrapped(name, WIDTH - 8)), ""]
    return "\n".join([*lines, rule]) + "\n"


def _centered(line: str) -> str:
    return (" " * ((WIDTH - columns(line)) // 2) + line).rstrip()


def words(one: Certificate) -> dict[str, Any]:
    """The certificate for the typesetter: every text with its direction, and broken where a line may end."""

    def said(text: str) -> dict[str, Any]:
        return {"text": breakable(text), "rtl": is_rtl(text)}

    return {
        "heading": f"{one.heading}: {one.name}",
        "title": said(one.heading),
        "name": said(one.name),
        "achievement": said(one.achievement),
        "evidence": said(one.evidence),
        "signatories": [said(name) for name in one.signatories],
        "day": [one.day.year, one.day.month, one.day.day],
        "on": in_full(one.day),
    }
