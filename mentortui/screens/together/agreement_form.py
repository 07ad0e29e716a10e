"""The form of an agreement: its first text with the defaults of its kind, a draft, or a version negotiated anew."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any, Final

from mentortui.changes import agreement as changes
from mentortui.changes import naming
from mentortui.content.agreements import beginning as shipped
from mentortui.errors import Refused
from mentortui.messages import Call
from mentortui.model.reader import Row
from mentortui.model.vocabulary import CHANNELS, RELATIONSHIP, WANTS, kind_of
from mentortui.practice import agreement
from mentortui.practice.names import members
from mentortui.screens.desk import Desk
from mentortui.screens.forms.form import Form, FormScreen
from mentortui.screens.people.relationship_form import HOW_OFTEN, cadence, said_cadence
from mentortui.screens.together.agreement_page import label
from mentortui.widgets.field import DAY, LINE, LIST, TEXT, WHOLE, Field
from mentortui.widgets.topline import Notice

HINTS: Final[Mapping[str, tuple[str, str]]] = {
    # field: kind, hint
    "hopes_mentor": (TEXT, "What would make this worth it?"),
    "hopes_mentee": (TEXT, "What would make this worth it?"),
    "wants": (LIST, ", ".join(WANTS)),
    "roles": (TEXT, "Who asks for meetings, who brings the points, who keeps notes"),
    "cadence": (LINE, HOW_OFTEN),
    "minutes": (WHOLE, "45"),
    "channels": (LIST, ", ".join(CHANNELS)),
    "feedback": (TEXT, "How you tell each other what helps and what does not"),
    "between_us": (TEXT, "What stays between you"),
    "coordinator_sees": (TEXT, "What a coordinator may see"),
    "exceptions": (TEXT, "When somebody else must be told"),
    "boundaries": (TEXT, "What this is not, and what you do not talk about"),
    "review": (DAY, "in 3 months"),
    "trouble": (LINE, "Who helps when it does not work, and how to reach them"),
    "misconduct": (LINE, "Whom to turn to after misconduct, and how to reach them"),
}
_CROSSED: Final = (
    "Another version of the agreement was written meanwhile; nothing was overwritten. Close this with esc: what you "
    "wrote is kept as a draft."
)


def about(desk: Desk, record_id: str) -> FormScreen:
    """The form of the agreement of a relationship; of a version, that of its relationship."""
    row = desk.reader.get(record_id) or Row()
    return AgreementForm(desk, str(row.get("relationship") or record_id))


class AgreementForm(FormScreen):
    """One page with everything; what somebody agreed to stays, and saving writes the next version."""

    def __init__(self, desk: Desk, relationship_id: str, field: str = "") -> None:
        """`field` is where one begins to write."""
        together = desk.reader.get(relationship_id) or Row()
        found = agreement.standing(desk.reader, together)
        first, self._tells = ({}, "") if found.latest else _beginning(desk, together)
        if found.words:
            number = found.latest.get("version", 1) if found.latest else 1
            self._tells = f"What was agreed stays as version {number}; saving writes version {number + 1}."
        super().__init__(desk, _form(desk, together, found.latest, first, field))

    def on_mount(self) -> None:
        """Say what saving will do, where that is not plain; a draft that came back has the word before."""
        if self._tells and not self.dirty:
            self.call_after_refresh(lambda: self.query_one(Notice).say(self._tells, "note"))

    def _saved(self, commit: Any) -> None:
        self.dismiss(next((one for one in commit.ids if kind_of(one) == "agreement"), self.form.editing or None))


def _beginning(desk: Desk, together: Row) -> tuple[Mapping[str, Any], str]:
    """What a first version begins with; and a sentence, where the person's own file cannot be used."""
    try:
        return desk.agreements(together), ""
    except Refused as error:
        ours = shipped(together.get("kind", "traditional"), together.get("format", "formal"))
        return ours, f"{error.sentence.replace(' Nothing was changed.', '')} Our own text stands here meanwhile."


def _form(desk: Desk, together: Row, latest: Row | None, defaults: Mapping[str, Any], begin: str) -> Form:
    stands = latest or changes.beginning(together, defaults, desk.today)
    who = naming.names(desk.reader, members(together)) or "nobody"
    fields = tuple(_field(desk, together, name, stands.get(name)) for name in agreement.FIELDS)
    save = partial(_changed, desk, latest) if latest else partial(_begun, together["id"], stands, defaults)
    return Form(
        title=f"Agreement with {who}",
        fields=fields,
        save=save,
        kind="agreement",
        draft=lambda texts: {"relationship": together["id"]},
        readers=RELATIONSHIP,
        fixed=True,
        editing=latest["id"] if latest else "",
        mode="people",
        begin=begin if begin in HINTS else "",
    )


def _field(desk: Desk, together: Row, name: str, value: Any) -> Field:
    kind, hint = HINTS[name]
    rhythm = name == "cadence"
    return Field(
        name, label(desk, together, name), kind, value, hint, lines=2 if name.startswith("hopes") else 3,
        parse=cadence if rhythm else None, echo=said_cadence if rhythm else None,
    )  # fmt: skip


def _begun(
    relationship: str, first: Mapping[str, Any], defaults: Mapping[str, Any], values: Mapping[str, Any], readers: str
) -> Call:
    """The first version: what differs from the defaults is what was said, as with the command."""
    said = {name: values.get(name) for name in agreement.FIELDS if values.get(name) != first.get(name)}
    return partial(changes.edit, relationship=relationship, fields=said, defaults=defaults)


def _changed(desk: Desk, latest: Row, values: Mapping[str, Any], readers: str) -> Call:
    together = desk.reader.get(latest["relationship"]) or Row()
    now = agreement.standing(desk.reader, together).latest
    if (now or {}).get("id") != latest["id"]:
        raise Refused(_CROSSED)
    return partial(changes.edit, relationship=latest["relationship"], fields=dict(values))
