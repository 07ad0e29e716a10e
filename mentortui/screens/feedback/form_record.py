"""A form that was added from a file, to read: its items, who answers, who will see it. It is changed by its file."""

from __future__ import annotations

from functools import partial
from typing import ClassVar, Final

from mentortui.changes import editing
from mentortui.practice import forms
from mentortui.practice.form_faults import faults_of
from mentortui.screens import small_pages
from mentortui.screens.feedback import form_page
from mentortui.screens.record import RecordScreen
from mentortui.widgets.row import Row

BY_FILE: Final = "A form is changed by its file: give it the next version there, and add it with `mentortui form add`."


class FormRecordScreen(RecordScreen):
    """One form of the journal."""

    MODE = "feedback"
    GONE = "This form is gone: it was deleted. Undo brings it back."
    ACTIONS: ClassVar[tuple[str, ...]] = ("delete",)

    def sections(self, main: int, beside: int) -> tuple[list[Row], list[Row]]:
        """What it says of itself and its questions; of one that is no whole form, what is wrong with it."""
        row, said = self.record, small_pages.prose(BY_FILE, main)
        spec = forms.exactly(self.desk.reader, str(row.get("form")), row.get("version", 1))
        if spec is None:
            wrong = next(iter(faults_of(row.get("definition") or {}, strict=False)), "It says nothing.")
            title = str(row.get("title") or row.get("form") or "A form")
            lines = small_pages.prose(f"It cannot be asked: {wrong}", main)
            return [*small_pages.title(title, main), *_selected(lines, row["id"]), *said], []
        head = form_page.head(self.desk, spec._replace(title=row.get("title") or spec.title), None, main)
        return [*_selected(head, row["id"]), *form_page.questions(spec, row["id"], main), *said], []

    def action_delete(self) -> None:
        """Delete the form, and back to where one came from; what was answered stays."""
        self.change(partial(editing.delete, record=self.record["id"]), then=lambda commit: self._leave())


def _selected(rows: list[Row], record_id: str) -> list[Row]:
    """The same rows, the first of which stands for the record."""
    return [row._replace(key=record_id) if not place else row for place, row in enumerate(rows)]
