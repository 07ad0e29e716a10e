"""A form of one's own, from a file."""

from __future__ import annotations

from mentortui.changes.draft import checked, fresh
from mentortui.errors import Refused
from mentortui.model.delta import Delta
from mentortui.model.vocabulary import ONLY_YOU
from mentortui.practice import forms

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime

    from mentortui.changes.draft import NewId
    from mentortui.model.reader import Reader


def form_add(reader: Reader, text: str, name: str, *, now: datetime, new_id: NewId) -> Delta:
    """A form from the text of a file. Raises Refused with what is wrong, or when this version is here already."""
    spec = forms.load(text, name)
    there = {version: one for (form, version), one in forms.versions(reader).items() if form == spec.id}
    if spec.version in there:
        same = there[spec.version] == spec
        raise Refused(
            f'Version {spec.version} of "{spec.title}" ({spec.id}) is here already'
            + ("; nothing was added." if same else
               f" and says something else. Give yours version {max(there) + 1}, or another id; nothing was added."),
            "version",
        )  # fmt: skip
    fields = {"form": spec.id, "version": spec.version, "title": spec.title, "definition": forms.data_of(text)}
    record_id = new_id("form")
    row = checked(record_id, fresh(reader, fields, readers=ONLY_YOU, now=now))
    return Delta(f"Form added: {spec.title}, version {spec.version}", {record_id: row})
