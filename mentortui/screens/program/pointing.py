"""What a line of the coordinator's program is about: whom, and what stands behind it. Pure."""

from __future__ import annotations

from mentortui.program.gathered import Gathered


def people(found: Gathered | None, key: str) -> tuple[str, ...]:
    """Ids of whom a line is about."""
    what, _, name = key.partition(":")
    if found is None:
        return ()
    if what == "light":
        return next((one.people for one in found.lights if one.pair.id == name), ())
    if what == "week":
        part, place = map(int, name.split(":"))
        there = found.week[part].lines if part < len(found.week) else ()
        return there[place].people if place < len(there) else ()
    return ()


def behind(found: Gathered | None, key: str) -> str:
    """The key of what stands behind a line: behind one of the week the relationship it is about."""
    if not key.startswith("week:") or found is None:
        return key
    about = people(found, key)
    of = [one for one in found.lights if set(about) <= set(one.people)] if about else []
    return f"light:{of[0].pair.id}" if len(of) == 1 else ""
