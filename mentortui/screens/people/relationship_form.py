"""The form of a relationship: what you are in it, with whom, and how often you meet."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any, ClassVar, Final

from mentortui.changes import editing, naming, people
from mentortui.errors import Refused
from mentortui.messages import Call
from mentortui.model.reader import Row
from mentortui.model.vocabulary import FORMATS, RELATIONSHIP, RELATIONSHIP_KINDS
from mentortui.practice.names import members
from mentortui.recurrence import parse_cadence
from mentortui.screens.desk import Desk
from mentortui.screens.forms.changing import ChangingForm
from mentortui.screens.forms.form import Form, FormScreen
from mentortui.screens.people import named as named_people
from mentortui.widgets.field import CHOICE, DAY, Field

PEER: Final = "peer"
_ROLES: Final = (("mentor", "the mentor"), ("mentee", "the mentee"), (PEER, "peers, both at once"))
_TOGETHER: Final = (("each", "one relationship with each"), ("circle", "one circle of all"))
_KINDS: Final = (("traditional", "traditional"), ("reverse", "reverse: the mentee is senior"))
_FORMATS: Final = tuple((word, word) for word in FORMATS)
HOW_OFTEN: Final = "2 weeks, every month"


def form(desk: Desk, record_id: str | None) -> Form | FormScreen:
    """The form that adds relationships, or changes one."""
    return _editing(desk, record_id) if record_id else RelationshipFormScreen(desk)


def cadence(text: str) -> str:
    """A rhythm as it is kept. Raises Refused."""
    return str(parse_cadence(text))


def said_cadence(text: str) -> str:
    """How a rhythm is understood, while one writes."""
    return f"meeting {parse_cadence(text).words}"


class RelationshipFormScreen(ChangingForm):
    """A new relationship, or several at once; unknown names become people."""

    LANDS = "relationship"
    ALIASES: ClassVar[Mapping[str, str]] = {"mentee": "with", "mentor": "with", "name": "with"}

    def __init__(self, desk: Desk, with_: Sequence[str] = (), role: str = "") -> None:
        """`with_` are ids of the people it begins with, `role` what one is at first."""
        who = ", ".join(naming.name(desk.reader, one) for one in with_)
        own = (desk.reader.get(desk.reader.me) or Row()).get("roles", ())
        first = "mentee" if "mentee" in own and "mentor" not in own else "mentor"
        fields = (
            Field(
                "with", "With", value=who or None, hint=named_people.hint(desk),
                parse=partial(named_people.parse, desk), echo=partial(named_people.echoed, desk),
            ),
            Field("role", "You are", CHOICE, role or first, choices=_ROLES),
            Field("together", "They are in", CHOICE, "each", choices=_TOGETHER),
            Field("cadence", "Meeting every", hint=HOW_OFTEN, parse=cadence, echo=said_cadence),
            Field("start", "From", DAY, desk.today.isoformat(), hint="today, 1 sep 2026"),
            Field("end", "Until", DAY, hint="open, or in 9 months"),
            Field("kind", "Kind", CHOICE, "traditional", choices=_KINDS),
            Field("format", "Format", CHOICE, FORMATS[0], choices=_FORMATS),
            Field("cohort", "Cohort", hint="Those who began together: Spring 2027"),
        )  # fmt: skip
        made = Form("New relationship", fields, _added, "relationship", self._draft, RELATIONSHIP, True, mode="people")
        super().__init__(desk, made)

    def _draft(self, texts: Mapping[str, str]) -> Row:
        others = named_people.known(self.desk, texts.get("with", ""))
        return {"mentors": [self.desk.reader.me], "mentees": others}

    def hidden(self, texts: Mapping[str, str]) -> Collection[str]:
        """A circle is asked for with several names only; peers mentor each other."""
        hidden = set()
        if len(named_people.split(texts["with"])) < 2 or texts["role"] == PEER:
            hidden.add("together")
        if texts["role"] == PEER:
            hidden.add("kind")
        return hidden

    def values(self) -> dict[str, Any]:
        """What saving hands on; nobody is refused beside its field."""
        found = super().values()
        if not found.get("with"):
            raise Refused("With whom? Name them here, parted by commas. Nothing was saved.", "with")
        return found


def _added(values: Mapping[str, Any], readers: str) -> Call:
    names, role = values["with"], values["role"]
    more: dict[str, Any] = {
        "kind": PEER if role == PEER else values.get("kind", "traditional"),
        "format_": None if values.get("format") == FORMATS[0] else values.get("format"),
        "cadence": values.get("cadence"),
        "cohort": values.get("cohort"),
        "start": date.fromisoformat(values["start"]) if values.get("start") else None,
        "end": date.fromisoformat(values["end"]) if values.get("end") else None,
    }
    if role == PEER or values.get("together") == "circle":
        sides = (names, ["me"]) if role == "mentee" else (["me"], names)
        return partial(people.relationship_add, mentors=sides[0], mentees=sides[1], **more)
    return partial(people.relationships_add, role=role, names=names, **more)


def _over(row: Row) -> Iterator[Field]:
    """Only what is closed can be opened again here: it ends, rests and goes on in ways of its own."""
    if row.get("status") == "closed":
        yield Field("status", "It is", CHOICE, "closed", choices=(("closed", "closed"), ("active", "active again")))


def _editing(desk: Desk, record_id: str) -> Form:
    """The form that changes a relationship."""
    row = desk.reader.get(record_id) or Row()
    kinds = tuple((word, word) for word in RELATIONSHIP_KINDS)
    fields = (
        Field("cadence", "Meeting every", value=row.get("cadence"), hint=HOW_OFTEN, parse=cadence, echo=said_cadence),
        Field("start", "From", DAY, row.get("start"), hint="1 sep 2026"),
        Field("end", "Until", DAY, row.get("end"), hint="open, or in 9 months"),
        *_over(row),
        Field("kind", "Kind", CHOICE, row.get("kind", "traditional"), choices=kinds),
        Field("format", "Format", CHOICE, row.get("format", FORMATS[0]), choices=_FORMATS),
        Field("cohort", "Cohort", value=row.get("cohort"), hint="Those who began together: Spring 2027"),
    )  # fmt: skip
    return Form(
        title=f"Change the relationship with {naming.names(desk.reader, members(row)) or 'nobody'}",
        fields=fields,
        save=lambda values, _: partial(editing.set_fields, record=record_id, fields=dict(values)),
        kind="relationship",
        draft=lambda texts: row,
        readers=row.get("readers", RELATIONSHIP),
        fixed=True,
        editing=record_id,
        mode="people",
    )
