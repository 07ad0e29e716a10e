"""From the words a person uses to the record they mean: an id or its beginning, a name, a title.

Works on the small capture index as well as on the whole journal.
"""

from __future__ import annotations

from mentortui.errors import Ambiguous, NotFound, Refused
from mentortui.model.vocabulary import kind_of
from mentortui.practice.names import listed, members, together_with

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mentortui.model.reader import Directory, Row

ME = frozenset({"me", "myself"})
LISTED = 8
"""How many records a sentence about several names before it says "and N more"."""
SHOWN = 8
"""Digits of an id that are shown; enough to tell a million records apart nearly always."""
_KIND_WORDS = {"agenda": "agenda item", "entry": "meeting note", "scale": "attainment scale", "step": "step",
               "snooze": "reminder put aside", "invite": "invitation"}  # fmt: skip


def find(reader: Directory, kinds: Sequence[str], words: str) -> str:
    """The id of the one record of these kinds that the words name.

    In this order: an exact id; `me` for oneself; an exact name or title, whatever its case; the beginning of an
    id (with its kind, or at least four digits of the rest); the beginning of a name or title; the beginnings of
    words in it (`silva`, `ana s`). Raises NotFound with near names, or Ambiguous with the list.
    """
    said = _fold(words)
    what = _kind_list(kinds)
    if not said:
        raise Refused(f"No {what} was named; nothing was changed.")
    row = reader.get(words.strip())
    if row is not None and kind_of(row["id"]) in kinds:
        return str(row["id"])
    if said in ME and "person" in kinds:
        return reader.me
    rows = [row for kind in kinds for row in reader.rows(kind)]
    # A relationship is called by the name of the other in it, who comes first where both are asked for.
    called = [row for row in rows if "person" not in kinds or kind_of(row["id"]) != "relationship"]
    for rule in (_exactly, _by_id, _beginning, _by_words):
        hits = [row for row in (rows if rule is _by_id else called) if rule(reader, row, said)]
        if len(hits) == 1:
            return str(hits[0]["id"])
        if hits:
            raise Ambiguous(f"{words.strip()!r} could be {_listed(reader, hits)}; say more of it.")
    raise NotFound(f"There is no {what} {words.strip()!r}.{_near(reader, rows, said)}")


def person(reader: Directory, words: str) -> str:
    """The id of the person the words name; `me` is oneself. Raises as `find`, with the way to add someone."""
    try:
        return find(reader, ("person",), words)
    except NotFound as error:
        name = " ".join(words.split())
        raise NotFound(
            f"{error.sentence} Add them to your people first.", hint=f'To add them: mentortui person add "{name}".'
        ) from None


def known_person(reader: Directory, words: str) -> str | None:
    """The id of the person of exactly this name, or whose name begins with these whole words; None when unknown.

    Narrower than `person`, for where an unknown name makes a new person: `Bo` never becomes Bob.
    Raises Ambiguous when two people begin with these words.
    """
    said = _fold(words)
    if said in ME:
        return reader.me
    people = reader.rows("person")
    hits = [row for row in people if said in (_fold(str(row.get("name", ""))), row["id"])] or [
        row for row in people if _fold(str(row.get("name", ""))).startswith(said + " ")
    ]
    if len(hits) > 1:
        raise Ambiguous(f"{words.strip()!r} could be {_listed(reader, hits)}; say more of it.")
    return str(hits[0]["id"]) if hits else None


def relationship_with(reader: Directory, people: Iterable[str]) -> Row | None:
    """The relationship one has with all these people (by id) that goes on or rests, or None.

    What is new never belongs to one that is closed.
    """
    return together_with(reader, people)


def apart(reader: Directory, people: Iterable[str]) -> str:
    """Why what one does with these people belongs to no relationship, where theirs is closed; else empty."""
    who = list(people)
    if together_with(reader, who) is not None or together_with(reader, who, closed=True) is None:
        return ""
    return f"Your relationship with {names(reader, who)} is closed, so this belongs to none of yours"


def relationship(reader: Directory, words: str) -> Row:
    """The relationship the words name: by its id, or by the person in it. Raises NotFound or Ambiguous."""
    if kind_of(words.strip()) == "relationship":
        found = reader.get(find(reader, ("relationship",), words))
    else:
        other = person(reader, words)
        if other == reader.me:
            raise Refused("With whom? That is you. Nothing was changed.", "with")
        found = together_with(reader, [other], closed=True)
        if found is None:
            raise NotFound(
                f"You are in no relationship with {name(reader, other)} here; add it first.",
                hint="`mentortui relationship add` makes one.",
            )
    assert found is not None
    return found


def only_relationship(reader: Directory) -> Row | None:
    """The one active relationship one is in, or None when there is none or more than one."""
    mine = [
        row
        for row in reader.rows("relationship")
        if reader.me in members(row) and row.get("status", "active") == "active"
    ]
    return mine[0] if len(mine) == 1 else None


def name(reader: Directory, person_id: str) -> str:
    """A person's name, or the beginning of the id of one who is not in the journal."""
    row = reader.get(person_id)
    return str(row["name"]) if row and row.get("name") else short(person_id)


def names(reader: Directory, people: Iterable[str]) -> str:
    """The names of people other than oneself, joined as a person writes them: `Ana, Bo and Carla`."""
    return listed(sorted(name(reader, one) for one in set(people) if one != reader.me))


def label(reader: Directory, row: Row) -> str:
    """A few words that tell a record from others: its title, its name, or the start of its text."""
    for field in ("title", "name", "text", "reason", "note"):
        if row.get(field):
            return shorten(str(row[field]))
    kind = kind_of(row["id"])
    if kind == "relationship":
        return f"{names(reader, members(row)) or 'nobody'} and you"
    if kind in ("agreement", "acceptance", "pause"):
        together = reader.get(str(row.get("relationship"))) or {}
        version = f", version {row.get('version', 1)}" if kind == "agreement" else ""
        what = {"acceptance": "word on the agreement"}.get(kind, kind)
        return f"{what} with {names(reader, members(together)) or 'nobody'}{version}"
    if kind == "meeting":
        others = names(reader, row.get("attendees", ()))
        return f"meeting{' with ' + others if others else ''} on {_day(str(row.get('on', 'some day')))}"
    if kind in ("response", "correction"):
        from mentortui.practice.forms import title_of  # not on the way of quick capture

        said = reader.get(str(row.get("response"))) or {} if kind == "correction" else row
        what = "earlier answers to" if kind == "correction" else "answers to"
        return f'{what} "{shorten(title_of(reader, str(said.get("form")), said.get("version", 1)))}"'
    if kind == "rating":
        from mentortui.practice import skills  # not on the way of quick capture

        return f"rating of {shorten(skills.skill(reader, str(row.get('skill'))).name)}"
    if kind == "training":
        from mentortui.content.handbook import title_of as page_called  # not on the way of quick capture

        return f'handbook page "{shorten(page_called(str(row.get("module"))))}"'
    if kind == "fact":
        return f"what is counted of a {row.get('what', 'record')}"
    return _KIND_WORDS.get(kind, kind)


def _day(on: str) -> str:
    """A day in full, as a sentence needs it that does not know today; anything else as it stands."""
    from datetime import date

    from mentortui.dates import in_full

    try:
        return in_full(date.fromisoformat(on))
    except ValueError:
        return on


def shorten(text: str, most: int = 60) -> str:
    """The beginning of a text on one line, cut at a word."""
    folded = " ".join(text.split())
    if len(folded) <= most:
        return folded
    cut = folded[: most - 1].rpartition(" ")[0] or folded[: most - 1]
    return cut.rstrip(" ,;.") + "…"


def short(record_id: str) -> str:
    """The beginning of an id as it is shown: `goal-3f0c12ab`."""
    kind, _, rest = record_id.partition("-")
    return f"{kind}-{rest[:SHOWN]}"


def _fold(text: str) -> str:
    folded = " ".join(text.split())
    if not folded.isascii():
        from mentortui.model.limits import clean

        folded = clean(folded)
    return folded.casefold()


def _labels(reader: Directory, row: Row) -> list[str]:
    """The folded texts a record may be named by."""
    if kind_of(row["id"]) == "relationship":
        return [_fold(name(reader, one)) for one in members(row) if one != reader.me]
    return [_fold(str(row[field])) for field in ("name", "title", "text", "on") if row.get(field)]


def _exactly(reader: Directory, row: Row, said: str) -> bool:
    return said in _labels(reader, row)


def _by_id(reader: Directory, row: Row, said: str) -> bool:
    _, dash, rest = said.partition("-")
    if dash and rest:
        return bool(row["id"].startswith(said))
    return len(said) >= 4 and bool(row["id"].partition("-")[2].startswith(said))


def _beginning(reader: Directory, row: Row, said: str) -> bool:
    return any(text.startswith(said) for text in _labels(reader, row))


def _by_words(reader: Directory, row: Row, said: str) -> bool:
    parts = said.split()
    return any(
        all(any(word.startswith(part) for word in text.split()) for part in parts) for text in _labels(reader, row)
    )


def _kind_list(kinds: Sequence[str]) -> str:
    return _KIND_WORDS.get(kinds[0], kinds[0]) if len(kinds) == 1 else "record"


def _listed(reader: Directory, rows: Sequence[Row]) -> str:
    said = [f"{label(reader, row)} ({short(row['id'])})" for row in rows[:LISTED]]
    if len(rows) > LISTED:
        return f"{', '.join(said)} and {len(rows) - LISTED} more"
    return " or ".join(filter(None, [", ".join(said[:-1]), said[-1]]))


def _near(reader: Directory, rows: Sequence[Row], said: str) -> str:
    """` Did you mean …?` with the nearest names, or nothing."""
    import difflib  # only on the way to an error

    known = {text: row for row in reversed(rows) for text in _labels(reader, row) if len(text) <= 200}
    words = {word: row for text, row in known.items() for word in text.split()}
    near = difflib.get_close_matches(said, [*known, *words], n=4, cutoff=0.6)
    found = list(dict.fromkeys(label(reader, {**words, **known}[text]) for text in near))[:2]
    return f" Did you mean {' or '.join(found)}?" if found else ""
