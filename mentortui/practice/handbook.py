"""The handbook and one reader of it: which part is theirs, what was read when, and what is worth another look."""

from __future__ import annotations

from datetime import date
from typing import Final, NamedTuple

from mentortui import dates
from mentortui.content.handbook import ORDER, Module, Question, module, modules
from mentortui.errors import Ambiguous, NotFound
from mentortui.model.reader import Reader

YEAR: Final = 365
"""Days after which a module is worth another look."""
MENTOR: Final = "mentor"
MENTEE: Final = "mentee"
PARTS: Final = (MENTOR, MENTEE)
_PARTS_OF: Final = {MENTOR: "If you mentor", MENTEE: "If you are mentored"}


class Standing(NamedTuple):
    """One module and when it was read: the ISO day of the last time, how often, and whether a year has passed."""

    module: str
    last: str
    times: int
    again: bool

    def words(self, today: date) -> str:
        """`not read yet`, `read today`, `read 3 weeks ago`, `last read 13 months ago: worth another look`."""
        if not self.last:
            return "not read yet"
        on = date.fromisoformat(self.last)
        if self.again:
            return f"last read {dates.say_distance(on, today)}: worth another look"
        return f"read {dates.say_distance(on, today)}"


def parts_for(reader: Reader) -> tuple[str, ...]:
    """Whose parts of a module somebody reads first: by the relationships that go on, else by their own roles."""
    going = [row for row in reader.rows("relationship") if row.get("status", "active") != "closed"]
    own = {
        role
        for role, field in ((MENTOR, "mentors"), (MENTEE, "mentees"))
        if any(reader.me in row.get(field, ()) for row in going)
    }
    said = (reader.get(reader.me) or {}).get("roles", ())
    return tuple(part for part in PARTS if part in (own or said)) or PARTS


def standings(reader: Reader, today: date) -> dict[str, Standing]:
    """How each module of the handbook stands, in its order. Days nobody can read are no days."""
    days: dict[str, list[str]] = {name: [] for name in ORDER}
    for row in reader.rows("training"):
        if row.get("module") in days and _is_day(row.get("on")):
            days[row["module"]].append(row["on"])
    found = {}
    for name, on in days.items():
        last = max(on, default="")
        again = bool(last) and (today - date.fromisoformat(last)).days >= YEAR
        found[name] = Standing(name, last, len(on), again)
    return found


def _is_day(value: object) -> bool:
    try:
        date.fromisoformat(str(value))
    except ValueError:
        return False
    return True


def find(words: str) -> Module:
    """The module the words name: its id, its title, or the beginning of either. Raises NotFound or Ambiguous."""
    said = " ".join(words.split()).casefold()
    every = modules()
    exact = [one for one in every if said in (one.id, one.title.casefold())]
    begun = [one for one in every if said and _begins(one, said)]
    hits = exact or begun
    if len(hits) == 1:
        return hits[0]
    if hits:
        raise Ambiguous(f"{words.strip()!r} could be {' or '.join(one.id for one in hits)}; say more of it.")
    import difflib  # only on the way to an error

    near = difflib.get_close_matches(said, [*(one.id for one in every), *(one.title.casefold() for one in every)], 1)
    hint = next((f" Did you mean {one.id}?" for one in every if near and near[0] in (one.id, one.title.casefold())), "")
    raise NotFound(f"The handbook has no page {words.strip()!r}.{hint} It has {', '.join(ORDER)}.")


def _begins(one: Module, said: str) -> bool:
    words = one.title.casefold().split()
    return one.id.startswith(said) or any(" ".join(words[place:]).startswith(said) for place in range(len(words)))


def text(name: str, parts: tuple[str, ...]) -> str:
    """A module as Markdown: what is for everybody, the parts for these roles, and where its claims come from."""
    found = module(name)
    said = [f"# {found.title}", found.both.strip()]
    said += [f"## {_PARTS_OF[part]}\n\n{getattr(found, part).strip()}" for part in PARTS if part in parts]
    if found.sources:
        said.append("## Where this comes from\n\n" + "\n".join(f"- {one}" for one in found.sources))
    return "\n\n".join(said) + "\n"


def check_text(name: str) -> str:
    """The self-check of a module as Markdown, the answers below: for print and for commands."""
    found = module(name)
    asked, told = [], []
    for number, one in enumerate(found.check, 1):
        choices = "\n".join(f"   {place} {choice}" for place, choice in enumerate(one.choices, 1))
        asked.append(f"{number}. {one.text}\n\n{choices}")
        told.append(f"{number}. Answer {one.right}. {one.why}")
    return f"# {found.title}: self-check\n\n" + "\n\n".join(asked) + "\n\n## Answers\n\n" + "\n".join(told) + "\n"


def said_to(question: Question, answer: int) -> str:
    """What there is to say to an answer (its place, from 1): whether it fits, what fits better, and why."""
    if answer == question.right:
        return f"This fits best. {question.why}"
    return f"You chose {answer}. {question.right} fits better. {question.why}"
