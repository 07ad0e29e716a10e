"""Lines worth a look that stay away: snoozed until a day, or switched off, for one relationship or everywhere.

What is put aside is a record of its own in one's private journal, so that it holds on all of one's computers.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final, NamedTuple

from mentortui.errors import Ambiguous, NotFound
from mentortui.model.reader import Reader, Row
from mentortui.model.vocabulary import kind_of
from mentortui.practice.between import relationship_with
from mentortui.practice.form_nudges import form_nudges
from mentortui.practice.nudge_rules import RULES, key_of
from mentortui.practice.nudges import Nudge

if TYPE_CHECKING:
    from mentortui.practice.feedback_due import Due

USUAL: Final = 7
"""Days a line stays away when nobody says for how long."""


def usual(today: date) -> date:
    """The day a line comes back when nobody says which: in a week."""
    return today + timedelta(days=USUAL)


class Aside(NamedTuple):
    """One thing that is put aside and holds today: its record, the rule, what it is about (an id, or empty:
    everything), and the day it comes back (None: it is switched off).
    """

    row: Row
    rule: str
    about: str
    until: date | None


def asides(reader: Reader, today: date) -> list[Aside]:
    """Everything that stays away today, in the order of the rules, what is switched off everywhere first."""
    found = []
    for row in reader.rows("snooze"):
        until = date.fromisoformat(row["until"]) if row.get("until") else None
        rule = key_of(str(row.get("rule", "")))
        if rule and (until is None or until > today):
            found.append(Aside(row, rule, str(row.get("record") or ""), until))
    order = {rule: place for place, rule in enumerate(RULES)}
    return sorted(found, key=lambda one: (order[one.rule], one.about, one.row["id"]))


def awake(reader: Reader, nudges: Sequence[Nudge], today: date) -> list[Nudge]:
    """The lines that nobody put aside."""
    away = asides(reader, today)
    if not away:
        return list(nudges)
    return [nudge for nudge in nudges if not _is_away(reader, nudge, away)]


def awake_forms(reader: Reader, found: Sequence[Due], today: date) -> list[Due]:
    """The forms due that nobody put aside."""
    away = asides(reader, today)
    if not away:
        return list(found)
    lines = form_nudges(reader, found)
    return [one for one, nudge in zip(found, lines, strict=True) if not _is_away(reader, nudge, away)]


def _is_away(reader: Reader, nudge: Nudge, away: Collection[Aside]) -> bool:
    kinds = (nudge.kind, key_of(nudge.kind))
    about = [one for one in away if one.row.get("rule") in kinds]
    return any(one.about in ("", nudge.record) for one in about) or (
        bool(about) and place_of(reader, nudge.record) in {one.about for one in about}
    )


def place_of(reader: Reader, record_id: str) -> str:
    """For what a rule is switched off when it is not for everything: the record's relationship, else the record."""
    row = reader.get(record_id)
    if row is None or kind_of(record_id) == "relationship":
        return record_id
    if row.get("relationship"):
        return str(row["relationship"])
    if kind_of(record_id) == "person" or row.get("person"):
        person = record_id if kind_of(record_id) == "person" else str(row["person"])
        together = relationship_with(reader, (person,)) if person != reader.me else None
        return str(together["id"]) if together else record_id
    return record_id


def id_of(nudge: Nudge) -> str:
    """What names a line among all others: its kind, a colon, the id of its record."""
    return f"{word(nudge.kind)}:{nudge.record}"


def word(rule: str) -> str:
    """A rule or kind as one word: `agreement-review`."""
    return rule.replace(" ", "-")


def find(nudges: Sequence[Nudge], words: str) -> Nudge:
    """The line that an id names, or its beginning, or the record's id alone. Raises NotFound and Ambiguous."""
    said = words.strip()
    found = [one for one in nudges if said and (id_of(one).startswith(said) or one.record.startswith(said))]
    if not found:
        raise NotFound(
            f"No line worth a look today has the id {said!r}. Nothing was changed.",
            hint="`mentortui nudge list` shows them.",
        )
    if len(found) > 1:
        raise Ambiguous(f"{len(found)} lines begin with {said!r}: {', '.join(map(id_of, found[:4]))}. Give more of it.")
    return found[0]


def rule_named(words: str) -> str:
    """The rule that a word names: its key, its name, or the beginning of either. Raises NotFound and Ambiguous."""
    said = " ".join(words.replace("-", " ").split()).casefold()
    exact = [key for key, rule in RULES.items() if said in (key, rule.name)]
    near = [key for key, rule in RULES.items() if said and (key.startswith(said) or rule.name.startswith(said))]
    found = exact or near
    if not found:
        raise NotFound(f"There is no rule {words.strip()!r}. There are {', '.join(map(word, RULES))}.")
    if len(found) > 1:
        raise Ambiguous(f"{words.strip()!r} may be {' or '.join(map(word, found))}. Nothing was changed.")
    return found[0]
