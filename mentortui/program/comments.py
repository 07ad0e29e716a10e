"""Comments people let the program read, each by itself: shown where enough answered, without whose they are or when."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from mentortui.program.figures import TOO_FEW
from mentortui.program.rules import Rules, too_few
from mentortui.program.scope import Scope
from mentortui.program.showing import HELD, Period


class Comments(NamedTuple):
    """What was written to one question of a form."""

    form: str
    item: str
    texts: tuple[str, ...]
    """In the order of the alphabet, which tells nothing of who wrote them; none where they may not be shown."""
    answered: int
    """People who answered the form; 0 where that may not be said."""
    why_not: str


def comments(scope: Scope, rules: Rules, periods: Sequence[Period] = ()) -> list[Comments]:
    """The comments of the people's latest answers, question by question; why there are none where too few answered.

    `periods` were shown to others before: what fewer wrote since than a figure needs is not told apart by it, and who
    left since is not told by what is missing.
    """
    found = []
    for form in scope.answers.forms:
        people, why = read(scope, form, rules, periods)
        latest = _with_before(scope, form, periods).answers.latest(form)
        given = {person: one for person, one in latest.items() if why or person in people}
        by_item: dict[str, list[str]] = {}
        for one in given.values():
            for item, text in one.comments:
                by_item.setdefault(item, []).append(text)
        for item, texts in sorted(by_item.items()):
            shown = () if why else tuple(sorted(texts, key=lambda text: (text.casefold(), text)))
            found.append(Comments(form, item, shown, 0 if why else len(given), why))
    return found


def read(scope: Scope, form: str, rules: Rules, periods: Sequence[Period] = ()) -> tuple[frozenset[str], str]:
    """Whose comments on a form may be shown, and why nobody's may."""
    before = _before(form, periods)
    scope = _with_before(scope, form, periods)
    given = scope.answers.latest(form)
    people = frozenset(given)
    if before and 0 < len(people - before) < rules.people:
        people &= before
    if 0 < len(before - scope.answers.to(form).keys()) < rules.people:  # they took back what they had said
        return frozenset(), HELD.format(k=rules.people)
    about = {given[one].about for one in people if given[one].about}
    why = too_few(len(people), len(about) if about else None, rules.people)
    if not why and len(people) < rules.comments:
        why = f"{TOO_FEW}: a comment needs {rules.comments} people answering"
    return (frozenset(), why) if why else (people, "")


def _before(form: str, periods: Sequence[Period]) -> frozenset[str]:
    """Whose comments were shown last."""
    return next((one.sets[key(form)].answering for one in reversed(periods) if key(form) in one.sets), frozenset())


def _with_before(scope: Scope, form: str, periods: Sequence[Period]) -> Scope:
    """The people, and who left since their comments were shown: what they let be read stays among the others."""
    before = _before(form, periods)
    left = [one for one in scope.whole.people if one.id in before and one.id not in scope.people]
    return Scope(scope.whole, [*scope.people.values(), *left], scope.as_of) if left else scope


def key(form: str) -> str:
    """How a published summary names whose comments it showed."""
    return f"comments/{form}"
