"""What can be done with a goal from more than one screen: its little forms, a template to start from, who reads it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, Final

from mentortui.changes import sharing
from mentortui.messages import Reached
from mentortui.model.reader import Reader
from mentortui.model.reader import Row as Record
from mentortui.model.vocabulary import ONLY_YOU, kind_of
from mentortui.screens import routes
from mentortui.screens.base import JournalScreen
from mentortui.screens.desk import Desk
from mentortui.screens.forms.form import Form, FormScreen
from mentortui.screens.goals.whose import relationships

PART_FORMS: Final[dict[str, str]] = {
    # what is written: function (desk, id of the goal for a new one, or of the part to change) -> Form
    "step": "mentortui.screens.goals.step_form:form",
    "progress": "mentortui.screens.goals.progress_form:form",
    "scale": "mentortui.screens.goals.scale_form:form",
    "status": "mentortui.screens.goals.small_forms:status",
    "note": "mentortui.screens.goals.small_forms:note",
    "action": "mentortui.screens.goals.small_forms:action",
    "share": "mentortui.screens.goals.small_forms:share",
}


def form_of_part(screen: JournalScreen, what: str, record_id: str, field: str = "") -> None:
    """Open the form of a part of a goal, in a field when one is named; afterwards the cursor stands on the part."""
    desk: Desk = screen.desk
    form: Form = routes.load(PART_FORMS[what])(desk, record_id)
    show(screen, FormScreen(desk, form._replace(mode=screen.MODE)), field)


def show(screen: JournalScreen, form: FormScreen, field: str = "") -> None:
    """Put a form on the screen; what was saved is selected afterwards."""
    screen.app.push_screen(form, partial(_landed, screen))
    if field:
        form.call_after_refresh(_begin_in, form, field)


def _landed(screen: JournalScreen, record_id: str | None) -> None:
    if record_id:
        screen.land(record_id)
        screen.post_message(Reached(record_id))


def _begin_in(form: FormScreen, field: str) -> None:
    row = form.row(field)
    if row:
        row.control.focus()


def from_template(screen: JournalScreen) -> None:
    """Let a template be chosen, and open the form of a new goal filled in with it."""
    from mentortui.screens.goals.coach import CoachScreen
    from mentortui.screens.goals.templates import TemplateScreen

    def chosen(template_id: str | None) -> None:
        if template_id:
            show(screen, CoachScreen(screen.desk, template_id))

    screen.app.push_screen(TemplateScreen(screen.desk), chosen)


def share_label(goal: Record) -> str:
    """The footer's word: which way the key goes."""
    return "share" if goal.get("readers", ONLY_YOU) == ONLY_YOU else "keep to you"


def share(screen: JournalScreen, goal: Record, moved: Callable[[str], Any]) -> None:
    """Share a goal, or keep it to oneself; `moved` gets its new id, because an id keeps its readers for ever."""
    reader = screen.desk.reader

    def then(commit: Any) -> None:
        new = (one for one in commit.ids if kind_of(one) == "goal" and reader.get(one) is not None)
        moved(next(new, goal["id"]))

    if goal.get("readers", ONLY_YOU) != ONLY_YOU:
        screen.change(partial(sharing.unshare, record=goal["id"]), then=then)
        return
    choices = relationships(reader)
    others = [one for one in goal.get("owners", ()) if one != reader.me]
    if goal.get("relationship") or others or len(choices) == 1:
        screen.change(partial(sharing.share, record=goal["id"]), then=then)
    elif choices:
        form = routes.load(PART_FORMS["share"])(screen.desk, goal["id"])._replace(mode=screen.MODE)
        known = {row["id"] for row in reader.rows("goal")}
        screen.app.push_screen(FormScreen(screen.desk, form), partial(_shared, reader, known, moved))
    else:
        screen.say("There is nobody to share it with yet: you are in no relationship.", "warning")


def _shared(reader: Reader, known: set[str], moved: Callable[[str], Any], saved: str | None) -> None:
    new = [row["id"] for row in reader.rows("goal") if row["id"] not in known]
    if saved and new:
        moved(new[0])
