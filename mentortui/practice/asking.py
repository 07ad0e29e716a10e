"""Asking for a call, and whom to turn to: words to copy, and two names. Nothing of it is sent by the program."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final, NamedTuple

from mentortui.model.reader import Reader, Row
from mentortui.practice.agreement import standing
from mentortui.practice.names import members

TROUBLE: Final = "trouble"
MISCONDUCT: Final = "misconduct"
FOR: Final[dict[str, str]] = {
    TROUBLE: "when it does not work between you, or you do not know how to go on",
    MISCONDUCT: "after misconduct: harassment, pressure, a confidence that was broken",
}


class Helper(NamedTuple):
    """Somebody to turn to: for what (trouble, misconduct), when, and who, as the agreement names them.

    `who` is empty where the agreement names nobody.
    """

    purpose: str
    when: str
    who: str


def call_message(reader: Reader, person: str) -> str:
    """The exact message that asks somebody to call: no reason in it, because a reason is for the call."""
    names = [str((reader.get(one) or {}).get("name", "")) for one in (person, reader.me)]
    to, me = (name.split()[0] if index == 0 and name.split() else name for index, name in enumerate(names))
    return f"Hello {to}, could you call me when you have ten quiet minutes? It is about our mentoring. Thank you, {me}"


def helpers(reader: Reader, relationship: Row) -> list[Helper]:
    """The two people of the agreement: of what was agreed, else of the latest version."""
    found = standing(reader, relationship)
    terms: dict[str, Any] = {**(found.latest or {}), **(found.terms or {})}
    return [Helper(purpose, when, str(terms.get(purpose) or "")) for purpose, when in FOR.items()]


TELLS: Final = "Whom you can turn to. Nothing is sent, and nobody is told that you looked."
NOBODY: Final = "nobody is named yet"
UNTIL_THEN: Final = (
    "Until then: somebody you trust, your manager, or human resources. In danger, the emergency number of your country."
)


class Helped(NamedTuple):
    """Whom one can turn to about one relationship."""

    relationship: Row
    helpers: list[Helper]

    @property
    def named(self) -> bool:
        """Whether the agreement names somebody for both."""
        return all(one.who for one in self.helpers)


def helped(reader: Reader, relationships: Iterable[Row] | None = None) -> list[Helped]:
    """Whom one can turn to, by relationship: of those asked for, else of all of one's own.

    What happened may be told after the end too, as long as the agreement named somebody.
    """
    if relationships is not None:
        return [Helped(row, helpers(reader, row)) for row in relationships]
    own = (row for row in reader.rows("relationship") if reader.me in members(row))
    found = [Helped(row, helpers(reader, row)) for row in own]
    return [one for one in found if one.relationship.get("status") != "closed" or any(who.who for who in one.helpers)]
