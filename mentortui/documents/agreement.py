"""An agreement to read, print and compare: a version as Markdown, and what is different between two."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from mentortui.changes import naming
from mentortui.documents.headline import long_day
from mentortui.model.limits import clean
from mentortui.model.reader import Reader, Row
from mentortui.practice import agreement
from mentortui.practice.agreement import Standing
from mentortui.practice.agreement_diff import GONE, NEW, SAME, Change, diff
from mentortui.practice.audience import who
from mentortui.practice.names import members

# Fields of a word or two, shown before and after as a whole.
_SHORT = frozenset({"wants", "cadence", "minutes", "channels", "review", "trouble", "misconduct"})
_MARKED = {SAME: "{}", GONE: "[-{}-]", NEW: "{{+{}+}}"}


def page(reader: Reader, relationship: Row, found: Standing, version: Row) -> str:
    """One version with how it stands and who can read it; ends without a line feed."""
    lines = [f"# Agreement with {_with(reader, relationship)}, version {version.get('version', 1)}", ""]
    if version is found.latest:
        lines += [agreement.stands(reader, found)]
    else:
        lines += [f"An older version. {agreement.stands(reader, found)}"]
    lines += [f"Who can read this: {clean(who(reader, 'agreement', version))}.", ""]
    for field, value in agreement.content(version).items():
        said = clean(agreement.in_words(field, value)).replace("\n", "\n  ")
        lines.append(f"- {clean(agreement.label(reader, relationship, field))}: {said}")
    if not agreement.content(version):
        lines.append("Nothing is written in it.")
    if found.latest is version and found.changed:
        lines += ["", "## Changed after somebody agreed", "", *changes(reader, relationship, since_agreed(found))]
    if len(found.versions) > 1:
        lines += ["", "## Versions", ""]
        lines += [_one_of_all(row, found) for row in found.versions]
    return "\n".join(lines)


def _one_of_all(row: Row, found: Standing) -> str:
    holds = ", the last one all agreed to" if found.agreed is row else ""
    return f"- {row.get('version', 1)}: written {long_day(str(row.get('at', ''))[:10])}{holds}"


def since_agreed(found: Standing) -> list[Change]:
    """What the latest version says otherwise than when somebody last agreed to it."""
    said = [row.get("said", {}) for row in found.words.values()]
    now = agreement.content(found.latest) if found.latest else {}
    other = next((one for one in reversed(said) if one != now), now)
    return diff(other, now)


def changes(reader: Reader, relationship: Row, found: list[Change]) -> Iterator[str]:
    """Each field that changed, with its old and its new text; changed words inside longer texts are marked."""
    for change in found:
        yield clean(agreement.label(reader, relationship, change.field))
        kept = "".join(text for mark, text in change.pieces if mark == SAME).strip()
        if kept and change.field not in _SHORT:
            marked = "".join(_marked(mark, text) for mark, text in change.pieces)
            yield "    " + clean(marked).replace("\n", "\n    ")
            continue
        for sign, text in (("-", change.before), ("+", change.after)):
            if text:
                yield f"  {sign} " + clean(text).replace("\n", "\n    ")


def _marked(mark: str, text: str) -> str:
    """A piece between its signs; white space at its ends stays outside of them."""
    inner = text.strip()
    if mark == SAME or not inner:
        return text
    start = text.index(inner)
    return text[:start] + _MARKED[mark].format(inner) + text[start + len(inner) :]


def as_data(reader: Reader, found: Standing, version: Row) -> dict[str, Any]:
    """A version for `--json`: its record, how the agreement stands, and every version's number, id and day."""
    return {
        **version,
        "standing": found.state,
        "says": agreement.stands(reader, found),
        "agreed_on": found.agreed_on,
        "agreed_version": found.agreed.get("version", 1) if found.agreed else None,
        "missing": list(found.missing),
        "changed": list(found.changed),
        "acceptances": [dict(row) for row in found.words.values()],
        "versions": [
            {"id": row["id"], "version": row.get("version", 1), "on": str(row.get("at", ""))[:10]}
            for row in found.versions
        ],
    }


def changes_as_data(found: list[Change]) -> list[Mapping[str, Any]]:
    """Changes for `--json`: field, before, after, and the pieces between them (mark and text)."""
    return [
        {"field": one.field, "before": one.before, "after": one.after, "pieces": [list(piece) for piece in one.pieces]}
        for one in found
    ]


def _with(reader: Reader, relationship: Row) -> str:
    return clean(naming.names(reader, members(relationship)) or "nobody")
