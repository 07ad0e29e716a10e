"""What can be done with a milestone from more than one screen: who reads it, and kudos for it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from textual.screen import Screen

from mentortui.changes import sharing
from mentortui.messages import Change, Say
from mentortui.model.reader import Row as Record
from mentortui.model.vocabulary import ONLY_YOU, kind_of
from mentortui.practice import names
from mentortui.screens.desk import Desk
from mentortui.screens.forms.form import Form, FormScreen, Values
from mentortui.screens.goals.whose import relationships
from mentortui.widgets.field import CHOICE, Field


def share_word(desk: Desk, row: Record) -> str:
    """The word of the key: `let Ana see it`, `keep to you`; empty where there is nobody to share it with."""
    if row.get("readers", ONLY_YOU) != ONLY_YOU:
        return "keep to you"
    called = names.short_names(desk.reader)
    who = [called.get(one, names.UNKNOWN) for one in _others(desk, row)]
    if who:
        return f"let {names.listed(who)} see it"
    return "share it" if relationships(desk.reader) else ""


def _others(desk: Desk, row: Record) -> list[str]:
    """Who would read it: the others of its relationship or whose it is; else those of the only relationship."""
    linked = desk.reader.get(row["relationship"]) if row.get("relationship") else None
    people = names.members(linked) if linked else [row.get("person", desk.reader.me)]
    others = [one for one in people if one != desk.reader.me]
    mine = relationships(desk.reader)
    if not others and len(mine) == 1:
        others = [one for one in names.members(desk.reader.get(mine[0][0]) or Record()) if one != desk.reader.me]
    return others


def share(screen: Screen[Any], desk: Desk, row: Record, moved: Callable[[str], Any]) -> None:
    """Share it, or keep it to oneself; `moved` gets its new id, because an id keeps its readers for ever."""
    kind, reader = kind_of(row["id"]), desk.reader

    def then(commit: Any) -> None:
        new = (one for one in commit.ids if kind_of(one) == kind and reader.get(one) is not None)
        moved(next(new, row["id"]))

    choices = relationships(reader)
    if row.get("readers", ONLY_YOU) != ONLY_YOU:
        screen.post_message(Change(partial(sharing.unshare, record=row["id"]), then=then))
    elif _others(desk, row):
        screen.post_message(Change(partial(sharing.share, record=row["id"]), then=then))
    elif choices:
        known = {one["id"] for one in reader.rows(kind)}
        screen.app.push_screen(FormScreen(desk, _with_whom(row, choices)), partial(_shared, desk, kind, known, moved))
    else:
        screen.post_message(Say("There is nobody to share it with yet: you are in no relationship.", "warning"))


def _with_whom(row: Record, choices: list[tuple[str, str]]) -> Form:
    """Asks with whom, where there is more than one to choose from."""
    link = choices[0][0]
    return Form(
        title=f"Let whom see it? {row.get('title', '')}",
        fields=(Field("relationship", "With", CHOICE, link, choices=choices),),
        save=partial(_chosen, row["id"], link),
        kind=kind_of(row["id"]),
        draft=lambda texts: {**row, "readers": "relationship", "relationship": texts.get("relationship") or link},
        fixed=True,
        mode="milestones",
    )


def _chosen(record_id: str, link: str, values: Values, readers: str) -> Any:
    return partial(sharing.share, record=record_id, with_=values.get("relationship") or link)


def _shared(desk: Desk, kind: str, known: set[str], moved: Callable[[str], Any], saved: str | None) -> None:
    new = [row["id"] for row in desk.reader.rows(kind) if row["id"] not in known]
    if saved and new:
        moved(new[0])
