"""Skills rated, added, put into other words, left out of the list."""

from __future__ import annotations

from difflib import get_close_matches

from mentortui.changes import naming
from mentortui.changes.draft import changed, checked, fresh
from mentortui.dates import in_full
from mentortui.errors import Ambiguous, NotFound, Refused
from mentortui.model import limits
from mentortui.model.delta import Delta
from mentortui.model.vocabulary import ONLY_YOU, RATER_ROLES, RELATIONSHIP, SKILL_LEVELS, SKILL_TYPES
from mentortui.practice import skills
from mentortui.practice.names import listed
from mentortui.practice.search import fold
from mentortui.practice.skills import MENTOR, SELF, Skill

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime
    from typing import Any

    from mentortui.changes.draft import NewId
    from mentortui.model.reader import Reader, Row


def find(reader: Reader, words: str) -> Skill:
    """The one skill the words name, hidden or not: an id, a name, the beginning of either, or words of the name.

    Raises NotFound with near names, or Ambiguous with the list.
    """
    said = fold(" ".join(words.split()))
    every = skills.skills(reader, hidden=True)
    if not said:
        raise Refused("No skill was named; nothing was changed.", "skill")
    rules = (
        lambda one: said in (one.id, one.record, fold(one.name)),
        lambda one: fold(one.name).startswith(said) or one.id.startswith(said),
        lambda one: all(any(word.startswith(part) for word in fold(one.name).split()) for part in said.split()),
    )
    for rule in rules:
        hits = [one for one in every if rule(one)]
        if len(hits) == 1:
            return hits[0]
        if hits:
            named = listed(naming.shorten(one.name) for one in hits[: naming.LISTED])
            raise Ambiguous(f"{words.strip()!r} could be {named}; say more of it.", "skill")
    near = get_close_matches(said, [fold(one.name) for one in every], 2, 0.5)
    meant = " or ".join(one.name for one in every if fold(one.name) in near)
    raise NotFound(
        f"There is no skill {words.strip()!r}.{f' Did you mean {meant}?' if meant else ''}",
        "skill",
        hint="`mentortui skill list` shows them, `mentortui skill add` adds one of your own.",
    )


def rate(
    reader: Reader,
    skill: str,
    level: int,
    *,
    on: date,
    now: datetime,
    new_id: NewId,
    person: str | None = None,
    role: str | None = None,
    evidence: str | None = None,
    share: bool = False,
) -> Delta:
    """A skill rated from 1 to 5 on a day: one's own, or that of somebody one mentors.

    `role` says whose rating it is, where that is not who writes: what one's mentor said (`mentor`), or what the other
    said of themselves (`self`). A second rating of the same day, by the same side, takes the place of the first.
    Raises Refused for a level that is none, a day to come, a skill that is left out, and the same again.
    """
    one = find(reader, skill)
    if one.hidden:
        raise Refused(
            f"{one.name} is left out of your list; nothing was saved.", "skill",
            hint="`mentortui skill unhide` brings it back.",
        )  # fmt: skip
    who = reader.me if person is None else naming.person(reader, person)
    side = _side(reader, who, role)
    if isinstance(level, bool) or level not in SKILL_LEVELS:
        known = ", ".join(f"{number} {words}" for number, words in SKILL_LEVELS.items())
        raise Refused(f"The level is {level}; it is one of: {known}. Nothing was saved.", "level")
    if on > now.date():
        raise Refused(f"{in_full(on)} is still to come; a rating says how it is. Nothing was saved.", "on")
    link = _link(reader, who, one, share)
    of = "" if who == reader.me else f"{naming.name(reader, who)}: "
    said = f"{of}{one.name} rated {level}, {SKILL_LEVELS[level]}{_as_said(reader, who, side)}"
    readers = RELATIONSHIP if share else ONLY_YOU
    before = _same_day(reader, who, one.id, side, on, readers)
    if before is not None:
        update = changed(before, {"level": level, **({} if evidence is None else {"evidence": evidence})})
        if not update:
            raise Refused(f"{said} stands there already; nothing was changed.", "level")
        instead = f" instead of {before['level']}" if "level" in update else ", with other words"
        return Delta(f"{said}{instead}", update={before["id"]: update})
    fields = {
        "relationship": link, "skill": one.id, "person": who, "role": side, "level": level, "on": on.isoformat(),
        "evidence": evidence or None,
    }  # fmt: skip
    record_id = new_id("rating")
    row = checked(record_id, fresh(reader, fields, readers=readers, now=now))
    return Delta(said, {record_id: row})


def _as_said(reader: Reader, who: str, side: str) -> str:
    """Whose words they are, where one writes down another's."""
    if side == (SELF if who == reader.me else MENTOR):
        return ""
    return " as your mentor says" if side == MENTOR else " as they say"


def _side(reader: Reader, who: str, role: str | None) -> str:
    """Whose rating it is. Raises Refused where one rates somebody one does not mentor."""
    side = role or (SELF if who == reader.me else MENTOR)
    limits.one_of(side, RATER_ROLES, "Who rates", "role")
    mentored = any(
        reader.me in row.get("mentors", ()) and who in row.get("mentees", ()) for row in reader.rows("relationship")
    )
    if who != reader.me and side == MENTOR and not mentored:
        name = naming.name(reader, who)
        raise Refused(
            f"You do not mentor {name}: a skill is rated by who has it, and by their mentor. Nothing was saved.",
            "with",
            hint=f"For what {name} says of themselves add --by self.",
        )  # fmt: skip
    return side


def _link(reader: Reader, who: str, one: Skill, share: bool) -> str | None:
    """The relationship a rating belongs to. Raises Refused where it is to be shared and cannot be."""
    row = naming.relationship_with(reader, [who]) if who != reader.me else naming.only_relationship(reader)
    if not share:
        return str(row["id"]) if row and who != reader.me else None
    if row is None:
        raise Refused(
            "Share it with whom? You are in no relationship, or in several. Nothing was saved.", "share",
            hint="Keep it, then `mentortui share ID --with NAME`.",
        )  # fmt: skip
    own = reader.get(one.record) if one.record and not one.listed else None
    if own is not None and own.get("readers", ONLY_YOU) == ONLY_YOU:
        raise Refused(
            f"Only you can read that {one.name} is a skill of your list; share it first "
            f"({naming.short(one.record)}). Nothing was saved.", "share",
        )  # fmt: skip
    return str(row["id"])


def _same_day(reader: Reader, who: str, skill_id: str, side: str, on: date, readers: str) -> Row | None:
    """A rating one wrote of the same skill, by the same side, on the same day."""
    return next(
        (
            row for row in skills.ratings(reader, who, skill_id)
            if row.get("role", SELF) == side and row.get("on") == on.isoformat()
            and row.get("by") == reader.me and row.get("readers", ONLY_YOU) == readers
        ),
        None,
    )  # fmt: skip


def add(
    reader: Reader, name: str, *, now: datetime, new_id: NewId, type_: str = "soft", description: str | None = None
) -> Delta:
    """A skill of one's own; the program never counts its ratings. Raises Refused for a name that is taken."""
    clean = limits.name(name)
    _free(reader, clean, None)
    limits.one_of(type_, SKILL_TYPES, "The type", "type")
    record_id = new_id("skill")
    fields = {"name": clean, "type": type_, "description": description or None}
    return Delta(
        f"Skill added: {clean}", {record_id: checked(record_id, fresh(reader, fields, readers=ONLY_YOU, now=now))}
    )


def edit(reader: Reader, skill: str, fields: Mapping[str, Any], *, now: datetime, new_id: NewId) -> Delta:
    """Other words for a skill (`name`, `type`, `description`), or whether it is `hidden`; None is the list's own word.

    One of the list gets a record that stands in for it; deleting that brings the list's words back.
    Raises Refused when nothing would change.
    """
    one = find(reader, skill)
    if fields.get("name") is not None:
        _free(reader, limits.name(fields["name"]), one)
    row = reader.get(one.record) if one.record else None
    if row is not None:
        kept = {name: value for name, value in fields.items() if value is not None or name != "name"}
        update = changed(row, kept)
        if not update:
            raise Refused(f"{one.name} says that already; nothing was changed.")
        return Delta(_says(one, update), update={row["id"]: update})
    given = {"name": one.name, "type": one.type, "shipped": one.id}
    wanted = {name: value for name, value in fields.items() if value is not None}
    if all(getattr(one, name) == value for name, value in wanted.items()):
        raise Refused(f"{one.name} says that already; nothing was changed.")
    record_id = new_id("skill")
    made = checked(record_id, fresh(reader, {**given, **wanted}, readers=ONLY_YOU, now=now))
    return Delta(_says(one, wanted), {record_id: made})


def hide(reader: Reader, skill: str, *, now: datetime, new_id: NewId, hidden: bool = True) -> Delta:
    """Leave a skill out of the list, or bring it back; its ratings stay. Raises Refused when it is so already."""
    one = find(reader, skill)
    if one.hidden == hidden:
        raise Refused(f"{one.name} is {'left out' if hidden else 'in your list'} already; nothing was changed.")
    return edit(reader, one.id, {"hidden": hidden}, now=now, new_id=new_id)


def _says(one: Skill, fields: Mapping[str, Any]) -> str:
    if set(fields) == {"hidden"}:
        return f"Skill {'left out of your list' if fields['hidden'] else 'back in your list'}: {one.name}"
    return f"Skill changed: {fields.get('name') or one.name}"


def _free(reader: Reader, name: str, besides: Skill | None) -> None:
    taken = next((one for one in skills.skills(reader, hidden=True) if fold(one.name) == fold(name)), None)
    if taken is not None and (besides is None or taken.id != besides.id):
        hint = "It is left out of your list; `mentortui skill unhide` brings it back." if taken.hidden else ""
        raise Refused(f"There is already a skill called {taken.name}. Nothing was saved.", "name", hint=hint)
