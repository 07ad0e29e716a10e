"""The field of a form that names one person: whose it is, for whom it is."""

from __future__ import annotations

from functools import partial

from mentortui.changes import naming
from mentortui.errors import Refused
from mentortui.practice import names
from mentortui.screens.desk import Desk
from mentortui.widgets.field import Field

HINTED = 4
"""How many known people a hint names."""


def field(desk: Desk, name: str, label: str, stands: str, own: bool = True) -> Field:
    """A line that takes the name of somebody in the journal; with `own`, nothing there means oneself."""
    said = names.name(desk.reader, stands) if stands not in ("", desk.reader.me) else ""
    return Field(
        name, label, value=said or None, hint=hint(desk, own), parse=partial(_words, desk), echo=partial(_echo, desk),
    )  # fmt: skip


def hint(desk: Desk, own: bool) -> str:
    """`you or Ana, Bo`: who there is to choose from."""
    called = names.short_names(desk.reader)
    people = [called[row["id"]] for row in desk.reader.rows("person") if row["id"] != desk.reader.me]
    some = ", ".join([*people[:HINTED], *(["…"] if len(people) > HINTED else [])])
    return " or ".join(filter(None, ["you" if own else "", some])) or "their name"


def known(desk: Desk, text: str) -> str:
    """Who is meant, as far as one can tell; oneself otherwise."""
    try:
        return naming.person(desk.reader, text) if text.strip() else desk.reader.me
    except Refused:
        return desk.reader.me


def _words(desk: Desk, text: str) -> str:
    """The words, where they name somebody. Raises Refused, so that it stands beside the field."""
    naming.person(desk.reader, text)
    return text.strip()


def _echo(desk: Desk, text: str) -> str:
    called = names.name(desk.reader, naming.person(desk.reader, text))
    return called if called.casefold() != text.strip().casefold() else ""
