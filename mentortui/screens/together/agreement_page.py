"""An agreement as rows: how it stands, what it says in sections, who gave their word, and the versions."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from mentortui.actions import key_hint
from mentortui.dates import in_full
from mentortui.documents import agreement as documents
from mentortui.model.reader import Row as Record
from mentortui.practice import agreement, names
from mentortui.practice.agreement import AGREED, CHANGED, Standing
from mentortui.practice.agreement_diff import Change
from mentortui.screens.desk import Desk
from mentortui.screens.small_pages import day
from mentortui.widgets.ink import HEADING, Cell, Column, Layout
from mentortui.widgets.row import SPACE, Row, wrapped

SECTIONS: Final[Mapping[str, tuple[str, ...]]] = {
    "Hopes": ("hopes_mentor", "hopes_mentee"),
    "How you work together": ("wants", "roles", "cadence", "minutes", "channels", "feedback"),
    "Confidence and boundaries": ("between_us", "coordinator_sees", "exceptions", "boundaries"),
    "Later, and in need": ("review", "trouble", "misconduct"),
}
"""What is read together."""
LABELS: Final[Mapping[str, str]] = {
    "wants": "Wanted", "roles": "Roles", "cadence": "How often", "minutes": "How long", "channels": "Channels",
    "feedback": "Feedback", "between_us": "Between you", "coordinator_sees": "Coordinator",
    "exceptions": "Exceptions", "boundaries": "Boundaries", "review": "Look again", "trouble": "In trouble",
    "misconduct": "Misconduct",
}  # fmt: skip
"""Each field in a narrow column; hopes have the names of those who hope."""
BEGIN: Final = "begin"
VERSION: Final = "version"
LEGEND: Final = "[-gone-]  {+new+}"
"""How a change of words is written, so that it can be read without color."""
_FACT: Final = Layout((Column(14, role="muted"), Column()))
_HEAD: Final = Layout((Column(role="strong"), Column(40, right=True, least=76)), indent=1)
_SAID: Final = Layout((Column(role="muted"),), indent=1)
_PART: Final = Layout((Column(role="strong"),), indent=1)
_WORD: Final = Layout((Column(1), Column(), Column(28, right=True, role="muted", least=40)))
_LINE: Final = Layout((Column(),))
_CHANGED: Final = Layout((Column(1), Column()))
_VERSION: Final = Layout((Column(10), Column(role="muted")))


def title(desk: Desk, relationship: Record, version: Record | None = None) -> str:
    """What the page is called: with whom, and which version where it is not the latest."""
    who = names.listed(desk.name(one) for one in names.members(relationship) if one != desk.reader.me)
    number = f", version {version.get('version', 1)}" if version else ""
    return f"Agreement with {who or 'nobody'}{number}"


def head(desk: Desk, relationship: Record, found: Standing, old: Record | None, width: int) -> list[Row]:
    """With whom, and how it stands: at the top right in a few words, below in a sentence."""
    stands: Cell = agreement.state_words(desk.reader, relationship, found)
    said = _told(desk, found) if found.latest else ""
    if found.state == CHANGED:
        stands = (str(stands), "warning")
    elif found.state != AGREED:
        stands = (str(stands), "accent")
    if old:
        stands, said = ("an older version", "muted"), f"This is how it read before. {said}"
    rows = [Row("", (title(desk, relationship, old), stands), _HEAD)]
    return [*rows, *(wrapped(_SAID, width, said) if said else []), SPACE]


def _told(desk: Desk, found: Standing) -> str:
    """What stands below the title: what is missing, or when to look at it again."""
    if found.state != AGREED or found.latest is None:
        return agreement.stands(desk.reader, found)
    again = f", to look at again {day(desk, found.review.isoformat())}" if found.review else ""
    return f"Version {found.latest.get('version', 1)}{again}"


def invitation(desk: Desk, relationship: Record, width: int) -> list[Row]:
    """What stands there before anything is agreed: a first step, and that some need none."""
    key = key_hint("edit", desk.keymap)
    informal = relationship.get("format") == "informal"
    said = (
        (
            "You work together informally, and may well go without an agreement. Nobody asks you for one.",
            f"Press {key} if you want one all the same: a few lines on what you hope for and what stays between you.",
        )
        if informal
        else (
            "Nothing is written down yet. Ten minutes on this save most of what goes wrong later.",
            f"Press {key} and begin from a good first text: what each of you hopes for, how often you meet, "
            "what stays between you. Talk it through, change what does not fit, and both give your word.",
        )
    )
    first, then = said
    rows = wrapped(_LINE, width, first, key=f"{relationship['id']}#{BEGIN}")
    return [*rows, SPACE, *wrapped(_LINE, width, then), SPACE]


def label(desk: Desk, relationship: Record, field: str) -> str:
    """What a field is called in a narrow column: `Ana hopes`, `Between you`."""
    if field in LABELS:
        return LABELS[field]
    people = agreement.sides(relationship)[field == "hopes_mentee"]
    own = desk.reader.me in people
    who = "You" if own else names.listed(desk.first_name(one) for one in people) or "Nobody"
    return f"{who} {'hope' if own or len(people) > 1 else 'hopes'}"


def text(desk: Desk, relationship: Record, version: Record, width: int) -> list[Row]:
    """What a version says, section by section; a field's key is that of the relationship and its name."""
    rows: list[Row] = []
    for heading, fields in SECTIONS.items():
        rows.append(Row("", (heading,), HEADING))
        for field in fields:
            rows += _field(desk, relationship, version, field, width)
        rows.append(SPACE)
    return rows


def _field(desk: Desk, relationship: Record, version: Record, field: str, width: int) -> list[Row]:
    said, tone = _said(desk, field, version.get(field)), ""
    if not said:
        said, tone = "nothing said yet", "muted"
    key, name = f"{relationship['id']}#{field}", label(desk, relationship, field)
    return wrapped(_FACT, width, said, name, key=key, tone=tone)


def _said(desk: Desk, field: str, value: Any) -> str:
    return day(desk, value) if field == "review" and value else agreement.in_words(field, value)


def words(desk: Desk, relationship: Record, found: Standing, apart: bool) -> list[Row]:
    """Who gave their word to the latest version, when, and who has not yet; `apart` in a column of their own."""
    stands = agreement.state_words(desk.reader, relationship, found)
    title = stands[:1].upper() + stands[1:] if apart else "Your words on it"
    rows = [Row("", ((title, "warning" if apart and found.state == CHANGED else "strong"),), _PART)]
    for one in names.members(relationship):
        name = "You" if one == desk.reader.me else desk.name(one)
        word = found.words.get(one)
        if one in found.missing:
            said = "to an earlier text" if word else "not yet"
            rows.append(Row("", ("·", name, said), _WORD))
        elif word:
            how = ", by phone" if word.get("how") == "by phone" else ""
            rows.append(Row("", ("✓", name, f"{in_full(date.fromisoformat(word['on']))}{how}"), _WORD))
    return [*rows, SPACE]


def versions(desk: Desk, found: Standing) -> list[Row]:
    """Every version there was, the latest first; each opens."""
    key = key_hint("agreement.compare", desk.keymap)
    told = f"{key} compares" if len(found.versions) > 1 else ""
    rows = [Row("", ("Versions", told), HEADING)]
    for version in reversed(found.versions):
        said = [in_full(date.fromisoformat(str(version.get("at", ""))[:10]))]
        said += ["agreed by all"] if found.agreed is version else []
        cells = (f"Version {version.get('version', 1)}", ", ".join(said))
        rows.append(Row(f"{version['id']}#{VERSION}", cells, _VERSION))
    return [*rows, SPACE]


def altered(desk: Desk, relationship: Record, found: Standing, width: int) -> list[Row]:
    """What reads otherwise now than when somebody agreed, word by word."""
    rows = [Row("", ("Changed after somebody agreed", LEGEND), HEADING)]
    return [*rows, *changes(desk, relationship, documents.since_agreed(found), width), SPACE]


def changes(desk: Desk, relationship: Record, found: list[Change], width: int) -> list[Row]:
    """Changes of fields: what each is called, and its words, with what went and what came between signs."""
    rows: list[Row] = []
    for line in "\n".join(documents.changes(desk.reader, relationship, found)).split("\n"):
        if not line.startswith(" "):
            rows += [*([SPACE] if rows else []), Row("", (line,), _PART)]
            continue
        sign = line[2:3] if line[:4] in ("  - ", "  + ") else ""
        tone = {"-": "muted", "+": "accent"}.get(sign, "")
        rows += wrapped(_CHANGED, width, line[4:], (sign, tone), tone=tone)
    return rows
