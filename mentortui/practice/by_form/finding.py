"""The form a sheet was filled in for, in the version that was answered."""

from __future__ import annotations

from typing import Any

from mentortui.errors import NotFound, Refused
from mentortui.model.reader import Directory
from mentortui.practice import forms
from mentortui.practice.by_form.sheet import one_line
from mentortui.practice.forms import FormSpec


def form_of(reader: Directory, form: Any, version: Any) -> FormSpec:
    """The form. Raises NotFound naming the form or version that is not here, Refused for what is neither."""
    name = one_line(form)
    if not name or type(version) is not int or version < 1:
        raise Refused("It does not say which form it answers. Fill in the form as it was sent, with its first lines.")
    found = forms.exactly(reader, name, version)
    if found is not None:
        return found
    here = sorted(number for known, number in forms.heads(reader) if known == name)
    if not here:
        known = ", ".join(one.id for one in forms.known(reader)[:20])
        raise NotFound(f"It answers the form {name[:60]!r}, which is not known here. The forms here are {known}.")
    raise NotFound(
        f'It answers version {version} of "{forms.title_of(reader, name, here[-1])}", which is not known here (there '
        f"is {', '.join(map(str, here))}). Ask for the form anew; figures of two versions are never compared."
    )
