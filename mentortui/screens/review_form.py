"""What a look back is of: its kind, with whom, which days, and whether private notes come along."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import partial
from typing import Any, ClassVar, Final, NamedTuple

from mentortui.actions import Action
from mentortui.changes import naming
from mentortui.errors import Refused
from mentortui.model.vocabulary import ONLY_YOU
from mentortui.practice.looking_back import PROGRESS, PROMOTION, YEAR
from mentortui.screens.desk import Desk
from mentortui.screens.forms.form import Form, FormScreen
from mentortui.widgets.field import CHOICE, PAST_DAY, Field

KINDS: Final = ((PROGRESS, "progress of two"), (YEAR, "a year"), (PROMOTION, "case for a promotion"))
PRIVATE: Final = "private"
SHARED: Final = "shared"
_HOLDS: Final = (
    ("", "without private notes"), (PRIVATE, "with private notes"), (SHARED, "only what others can read"),
)  # fmt: skip


class Wanted(NamedTuple):
    """What to look back on: the kind, the id of a person or relationship (empty: everything), the days (None: from the
    start or one year back, to today), and what it holds.
    """

    kind: str
    about: str = ""
    first: date | None = None
    last: date | None = None
    holds: str = ""


class ReviewForm(FormScreen):
    """Asks for it. Nothing is written, so nothing is kept as a draft; `shows` gets what is wanted, and may refuse."""

    DEFAULT_CSS = "ReviewForm WhoReads { display: none; }"
    MODE: ClassVar[str] = "people"

    def __init__(self, desk: Desk, wanted: Wanted, shows: Callable[[Wanted], Any]) -> None:
        super().__init__(desk, _form(desk, wanted))
        self._shows = shows

    def _keep(self) -> None:
        """Nothing is kept."""

    def _footer(self) -> Iterator[Action]:
        words = {"form.save": "show it", "form.cancel": "close"}
        kept = (one for one in super()._footer() if one.id != "form.anew")
        yield from (one._replace(label=words.get(one.id, one.label)) for one in kept)

    def action_form_cancel(self) -> None:
        """Leave it as it was."""
        self.dismiss(None)

    def action_form_save(self) -> None:
        """Show it, when it can be shown."""
        try:
            self._shows(_wanted(self.desk, {row.field.name: row.value() for row in self.rows}))
        except Refused as error:
            self.refuse(error)
            return
        self.dismiss(None)


def _form(desk: Desk, wanted: Wanted) -> Form:
    row = desk.reader.get(wanted.about) if wanted.about else None
    name = ", ".join(naming.name(desk.reader, one) for one in _people(desk, row)) if row else None
    fields = (
        Field("kind", "Look back on", CHOICE, wanted.kind, choices=KINDS),
        Field(
            "with", "With", value=name, hint="a name; empty for everything",
            parse=partial(_about, desk), echo=partial(_echoed, desk),
        ),
        Field("first", "From", PAST_DAY, _iso(wanted.first), hint="the start with them, else one year back"),
        Field("last", "To", PAST_DAY, _iso(wanted.last), hint="today"),
        Field("holds", "Holds", CHOICE, wanted.holds, choices=_HOLDS),
    )  # fmt: skip
    return Form("Look back", fields, _never, "note", _draft, fixed=True, mode="people")


def _people(desk: Desk, row: Mapping[str, Any]) -> list[str]:
    members = [*row.get("mentors", ()), *row.get("mentees", ())] or [str(row["id"])]
    return [one for one in dict.fromkeys(members) if one != desk.reader.me]


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _draft(texts: Mapping[str, str]) -> dict[str, Any]:
    return {"readers": ONLY_YOU}


def _never(values: Mapping[str, Any], readers: str) -> Any:
    """Nothing is saved: the form hands on what is wanted."""
    raise Refused("A look back is not saved; it can be copied, or written to a file.")


def _about(desk: Desk, text: str) -> str:
    """The person or relationship that words name; of several people of a circle any one will do."""
    return naming.find(desk.reader, ("person", "relationship"), text.split(",")[0]) if text.strip() else ""


def _echoed(desk: Desk, text: str) -> str:
    row = desk.reader.get(_about(desk, text)) if text.strip() else None
    said = naming.label(desk.reader, row) if row else ""
    return said if said != text.strip() else ""


def _wanted(desk: Desk, values: Mapping[str, Any]) -> Wanted:
    """What the fields say. Raises Refused where a progress report lacks the other one."""
    kind, about = str(values["kind"]), str(values.get("with") or "")
    if about == desk.reader.me:
        about = ""
    if kind == PROGRESS and not about:
        raise Refused("A progress report is of two: name the other one.", "with")
    days = {name: date.fromisoformat(values[name]) if values.get(name) else None for name in ("first", "last")}
    return Wanted(kind, about, days["first"], days["last"], str(values.get("holds") or ""))
