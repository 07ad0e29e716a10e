"""Skills to look at: the list with before and after side by side, and one skill with every rating."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mentortui.cli.skill import LEVELS
from mentortui.errors import DONE
from mentortui.model.vocabulary import SKILL_LEVELS

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from mentortui.cli.session import Session
    from mentortui.practice.skills import BeforeAfter, Course, Skill


def _who(args: argparse.Namespace, session: Session) -> str:
    from mentortui.changes import naming

    journal = session.journal()
    return naming.person(journal, args.with_) if args.with_ else journal.me


def show_all(args: argparse.Namespace, session: Session) -> int:
    """The list with first and latest ratings of oneself or somebody, side by side."""
    from mentortui.practice.skills import before_after

    who = _who(args, session)
    found = [
        one for one in before_after(session.journal(), who, hidden=args.all)
        if args.type in (None, one.skill.type) and (one.rated or not args.rated)
    ]  # fmt: skip
    if session.json:
        session.document({"person": who, "skills": [_as_data(one) for one in found]})
        return DONE
    if found:
        session.print(_table(found))
        session.say(LEVELS)
    else:
        session.say("No skills here that fit.")
    return DONE


def _table(found: Sequence[BeforeAfter]) -> str:
    from mentortui.cli.output import table

    rows = [
        (_called(one.skill), one.skill.type, _levels(one.own), _signed(one.own.change),
         _levels(one.mentor), _signed(one.mentor.change), _signed(one.gap))
        for one in found
    ]  # fmt: skip
    return table(rows, ("skill", "type", "self", "change", "mentor", "change", "gap"))


def _levels(course: Course) -> str:
    """`2 (3 Mar 2026) > 4 (12 Nov 2026)`: first and latest, dated; one when there is only one."""
    from mentortui.documents.headline import long_day

    ends = [course.first, course.latest][2 - min(2, course.times) :]
    return " > ".join(f"{mark.level} ({long_day(mark.on)})" for mark in ends if mark)


def _called(one: Skill) -> str:
    return f"{one.name} (left out)" if one.hidden else one.name


def _signed(levels: int | None) -> str:
    return "" if levels is None else f"{levels:+d}" if levels else "0"


def _as_data(one: BeforeAfter) -> dict[str, Any]:
    return {**_skill_data(one.skill), "self": _course_data(one.own), "mentor": _course_data(one.mentor), "gap": one.gap}


def _skill_data(one: Skill) -> dict[str, Any]:
    return {
        "id": one.id, "name": one.name, "type": one.type, "description": one.description, "own": not one.listed,
        "hidden": one.hidden,
    }  # fmt: skip


def _course_data(course: Course) -> dict[str, Any]:
    ends = {"first": course.first, "latest": course.latest}
    return {
        **{name: mark and {"level": mark.level, "on": mark.on, "id": mark.id} for name, mark in ends.items()},
        "change": course.change,
        "times": course.times,
    }


def show(args: argparse.Namespace, session: Session) -> int:
    """One skill: its words, every rating, the goals that grow it."""
    from mentortui.changes import skills
    from mentortui.cli.output import table
    from mentortui.documents.headline import headline, long_day, one_line
    from mentortui.practice.skills import SELF, grown_by, ratings

    journal = session.journal()
    who, one = _who(args, session), skills.find(journal, args.skill)
    rows, goals = ratings(journal, who, one.id), grown_by(journal, one)
    if session.json:
        session.document(
            {**_skill_data(one), "person": who, "skill_ratings": rows, "goals": [row["id"] for row in goals]}
        )
        return DONE
    session.print(f"{one.name} ({one.type}{'' if one.listed else ', your own'})")
    if one.description:
        session.print(one.description)
    cells = [
        (long_day(row["on"]), row.get("role", SELF), f"{row['level']}, {SKILL_LEVELS[row['level']]}",
         one_line(row.get("evidence") or "", 60))
        for row in rows
    ]  # fmt: skip
    session.print(table(cells, ("day", "by", "level", "seen by")) if cells else "Not rated yet.")
    for goal in goals:
        session.print(f"Goal that grows it: {headline(journal, goal)}")
    return DONE
