"""Comments people let the program read, each by itself: shown where enough answered, without whose they are or when."""

from __future__ import annotations

from typing import NamedTuple

from mentortui.program.figures import TOO_FEW
from mentortui.program.rules import Rules, too_few
from mentortui.program.scope import Scope


class Comments(NamedTuple):
    """What was written to one question of a form."""

    form: str
    item: str
    texts: tuple[str, ...]
    """In the order of the alphabet, which tells nothing of who wrote them; none where they may not be shown."""
    answered: int
    """People who answered the form; 0 where that may not be said."""
    why_not: str


def comments(scope: Scope, rules: Rules) -> list[Comments]:
    """The comments of the people's latest answers, question by question; why there are none where too few answered."""
    found = []
    for form in scope.forms:
        given = scope.latest(form)
        about = {one.about for one in given.values() if one.about}
        why = too_few(len(given), len(about) if about else None, rules.people)
        if not why and len(given) < rules.comments:
            why = f"{TOO_FEW}: a comment needs {rules.comments} people answering"
        by_item: dict[str, list[str]] = {}
        for one in given.values():
            for item, text in one.comments:
                by_item.setdefault(item, []).append(text)
        for item, texts in sorted(by_item.items()):
            shown = () if why else tuple(sorted(texts, key=lambda text: (text.casefold(), text)))
            found.append(Comments(form, item, shown, 0 if why else len(given), why))
    return found
