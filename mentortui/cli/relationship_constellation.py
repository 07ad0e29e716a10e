"""Everybody who mentors me, who gives what, and what nobody gives yet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mentortui.cli.parser import examples
from mentortui.errors import DONE
from mentortui.practice.names import listed

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable

    from mentortui.cli.session import Session
    from mentortui.practice.constellation import Constellation, Cover, Star


def configure(verbs: Any) -> None:
    """The verb constellation."""
    said = (
        "Everybody who mentors you, side by side: who gives advice, coaching, sponsorship or listening, whose offers "
        "speak of what you look for, and what nobody covers. Each of them sees only what is between the two of you."
    )
    constellation = verbs.add_parser("constellation", help="all who mentor you, and the gaps", description=said)
    constellation.epilog = examples("relationship constellation", "relationship constellation --json")


def show(args: argparse.Namespace, session: Session) -> int:
    """Print it, or as `{"schema": 1, "mentors": […], "roles": […], "wants": […], "gaps": […]}`."""
    from mentortui.practice.constellation import constellation, titled

    journal = session.journal()
    found = constellation(journal, session.today)
    if session.json:
        session.document(_data(found))
        return DONE
    if not found.stars:
        session.print("Nobody mentors you here yet.")
        session.say('To add one: mentortui relationship add --as mentee --with "NAME"')
    for star in found.stars:
        session.print(f"{titled(journal, star)}{' (paused)' if star.resting else ''}: {_gives(star)}")
        for line in _lines(star):
            session.print(f"  {line}")
    for heading, covers in (("Roles", found.roles), ("What you look for", found.wishes)):
        _covers(session, heading, covers)
    if found.alone:
        session.print(f"\nGoals that none of them reads: {listed(str(row['title']) for row in found.alone)}")
    return DONE


def _gives(star: Star) -> str:
    if not star.gives:
        return "nothing agreed yet"
    return listed(star.gives) + ("" if star.agreed else ", not agreed yet")


def _lines(star: Star) -> Iterable[str]:
    if star.meets:
        yield f"their offers speak of: {listed(star.meets)}"
    if star.goals:
        yield f"reads your goals: {listed(str(row['title']) for row in star.goals)}"


def _covers(session: Session, heading: str, covers: Iterable[Cover]) -> None:
    rows = list(covers)
    if rows:
        session.print(f"\n{heading}")
        wide = max(len(one.words) for one in rows)
        for one in rows:
            session.print(f"  {one.words:<{wide}}  {listed(one.by) or 'nobody yet'}")


def _data(found: Constellation) -> dict[str, Any]:
    return {
        "mentors": [
            {
                "id": star.line.record["id"], "people": star.line.people, "role": star.line.role,
                "status": star.line.record.get("status", "active"), "gives": list(star.gives), "agreed": star.agreed,
                "meets": list(star.meets), "goals": [row["id"] for row in star.goals], "light": star.line.light.level,
            }
            for star in found.stars
        ],
        "roles": [{"role": one.words, "by": list(one.by)} for one in found.roles],
        "wants": [{"want": one.words, "by": list(one.by)} for one in found.wishes],
        "gaps": found.gaps,
        "goals_alone": [row["id"] for row in found.alone],
    }  # fmt: skip
