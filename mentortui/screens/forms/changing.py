"""A form whose fields depend on what stands in others: those that do not matter now are neither seen nor saved."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any, ClassVar

from mentortui.model.vocabulary import kind_of
from mentortui.screens.desk import Desk
from mentortui.screens.forms.form import Form, FormScreen
from mentortui.widgets.fields import FieldRow


class ChangingForm(FormScreen):
    """A form that looks at itself after every change. Subclasses say what is hidden."""

    ALIASES: ClassVar[Mapping[str, str]] = {}
    """Other names under which a change may refuse a field: `{"mentee": "with"}`."""
    LANDS: ClassVar[str] = ""
    """Kind of the record the cursor stands on afterwards, where saving makes several."""

    def __init__(self, desk: Desk, form: Form) -> None:
        super().__init__(desk, form)
        self._hidden: frozenset[str] = frozenset()

    def hidden(self, texts: Mapping[str, str]) -> Collection[str]:
        """Names of the fields that do not matter while these texts stand in the form."""
        return ()

    def on_mount(self) -> None:
        """Without the fields that do not matter at first."""
        self._look()

    def on_field_row_changed(self) -> None:
        """Other fields may matter now."""
        self._look()

    def _look(self) -> None:
        self._hidden = frozenset(self.hidden(self.texts()))
        for row in self.rows:
            row.display = row.field.name not in self._hidden

    def values(self) -> dict[str, Any]:
        """What saving hands on, of the fields that matter. Raises Refused."""
        seen = [row for row in self.rows if row.field.name not in self._hidden]
        found = {row.field.name: row.value() for row in seen}
        return {name: value for name, value in found.items() if value not in (None, [])}

    def row(self, name: str) -> FieldRow | None:
        """The row of a field by its name or another name of it."""
        found = super().row(self.ALIASES.get(name, name))
        return None if found is None or found.field.name in self._hidden else found

    def _saved(self, commit: Any) -> None:
        made = sorted(one for one in commit.ids if kind_of(one) == self.LANDS)
        self.dismiss(next((one for one in made if self.desk.reader.get(one) is not None), None))
