"""Names of people in a line of a form: who is meant, said while one types, and who is new."""

from __future__ import annotations

from mentortui.changes import capture, naming
from mentortui.dates import echo
from mentortui.errors import Ambiguous, NotFound, Refused
from mentortui.model import limits
from mentortui.practice import names
from mentortui.screens.desk import Desk

HINTED = 4
"""How many known people a hint names."""


def split(text: str) -> list[str]:
    """The names in a line: parted by commas."""
    return [part.strip() for part in text.split(",") if part.strip()]


def parse(desk: Desk, text: str) -> list[str]:
    """The names in a line, each naming one person, known or new. Raises Refused, with the sentence for a form."""
    for words in split(text):
        _one(desk, words)
    return split(text)


def _one(desk: Desk, words: str) -> str:
    """Who is meant, in words."""
    try:
        found = naming.person(desk.reader, words)
    except NotFound:
        return f"{limits.name(words)} (new)"
    except Ambiguous as error:
        raise Refused(error.sentence) from None
    if found == desk.reader.me:
        raise Refused("With whom? That is you; name the others.")
    return naming.name(desk.reader, found)


def echoed(desk: Desk, text: str) -> str:
    """Who is meant: `Ana Silva and Zoe (new)`. Raises Refused where that cannot be told."""
    return names.listed(_one(desk, words) for words in split(text))


def known(desk: Desk, text: str) -> list[str]:
    """Ids of those that are in the journal; what cannot be told is left out."""
    found = []
    for words in split(text):
        try:
            found.append(naming.person(desk.reader, words))
        except Refused:
            continue
    return [one for one in dict.fromkeys(found) if one != desk.reader.me]


def hint(desk: Desk) -> str:
    """`Ana, Bo or a new name`: who there is to choose from."""
    called = names.short_names(desk.reader)
    people = [called[row["id"]] for row in desk.reader.rows("person") if row["id"] != desk.reader.me]
    some = people[:HINTED] + (["…"] if len(people) > HINTED else [])
    return f"{', '.join(some)}, or a new name" if some else "their name"


def wishes(desk: Desk, text: str, new: list[str]) -> list[capture.Wish]:
    """One action per line: `Send the outline due:friday owner:Ana`. Raises Refused; `new` are people made meanwhile."""
    found = [capture.parse_action(line, desk.today) for line in text.splitlines() if line.strip()]
    coming = [name.casefold() for name in new]
    for wish in found:
        limits.title(wish.title)
        if wish.owner and not any(name.startswith(wish.owner.casefold()) for name in coming):
            naming.person(desk.reader, wish.owner)
    return found


def wishes_echoed(desk: Desk, text: str) -> str:
    """What is understood of the last line: who, and by when."""
    from datetime import date

    lines = [line for line in text.splitlines() if line.strip()]
    wish = capture.parse_action(lines[-1], desk.today)
    who = _one(desk, wish.owner) if wish.owner and wish.owner.casefold() not in naming.ME else "you"
    day = f", by {echo(date.fromisoformat(wish.due), desk.today)}" if wish.due else ""
    return f"for {who}{day}"
