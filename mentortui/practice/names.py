"""People as they are called on a line: the full name where there is room, the first where it is clear."""

from __future__ import annotations

from collections.abc import Iterable

from mentortui.model.reader import Directory, Row

UNKNOWN = "somebody"
_ORDER = {"active": 0, "paused": 1}


def name(reader: Directory, person_id: str) -> str:
    """A person's name; `you` for oneself, `somebody` where the journal does not know the id."""
    if person_id == reader.me:
        return "you"
    row = reader.get(person_id)
    return row.get("name", UNKNOWN) if row else UNKNOWN


def short_names(reader: Directory) -> dict[str, str]:
    """The name of every person for a narrow column: the first name, or all of it where two share the first."""
    people = [(row["id"], row.get("name", UNKNOWN)) for row in reader.rows("person")]
    first = [full.split()[0] if full.split() else full for _, full in people]
    times: dict[str, int] = {}
    for word in first:
        times[word] = times.get(word, 0) + 1
    return {
        person_id: word if times[word] == 1 else full for (person_id, full), word in zip(people, first, strict=True)
    }


def shortened(title: str, most: int = 44) -> str:
    """A title as a sentence holds it: on one line, cut at a word."""
    folded = " ".join(str(title).split())
    if len(folded) <= most:
        return folded
    return (folded[: most - 1].rpartition(" ")[0] or folded[: most - 1]).rstrip(" ,;:.") + "…"


def listed(words: Iterable[str]) -> str:
    """Words as a sentence lists them: `Ana`, `Ana and Bo`, `Ana, Bo and Ines`."""
    all_words = list(words)
    return " and ".join([", ".join(all_words[:-1]), all_words[-1]] if len(all_words) > 1 else all_words)


def some(names: Iterable[str], most: int = 8) -> str:
    """No more names than a sentence bears: `Ana, Bo and 4,998 others`; up to `most` of them are all listed."""
    everyone = list(names)
    if len(everyone) <= most + 1:  # "and 1 other" is no shorter than the name
        return listed(everyone)
    return listed([*everyone[:most], f"{len(everyone) - most:,} others"])


def members(relationship: Row) -> list[str]:
    """Ids of everybody in a relationship, mentors first, each once."""
    return list(dict.fromkeys([*relationship.get("mentors", ()), *relationship.get("mentees", ())]))


def together_with(reader: Directory, people: Iterable[str], *, closed: bool = False) -> Row | None:
    """The relationship one has with all these people (by id), or None; a closed one only when it is asked for.

    An active one first, then one that rests, then one that is closed; of several the smallest, then the latest.
    """
    wanted = {*people, reader.me}
    if wanted == {reader.me}:
        return None
    found = [row for row in reader.rows("relationship") if wanted <= set(members(row))]
    found = [row for row in found if closed or row.get("status", "active") != "closed"]
    # With one person, two people alone come before a circle that they are both in.
    return min(
        reversed(found),
        key=lambda row: (_ORDER.get(row.get("status", "active"), len(_ORDER)), len(members(row))),
        default=None,
    )


def only_together(reader: Directory, people: Iterable[str]) -> Row | None:
    """The one relationship that goes on, or rests, between exactly these people and oneself, else the one with all
    of them in it; None where there are several, or none. For where nobody is there to ask.
    """
    wanted = {*people, reader.me}
    if wanted == {reader.me}:
        return None
    found = [
        row for row in reader.rows("relationship")
        if wanted <= set(members(row)) and row.get("status", "active") != "closed"
    ]  # fmt: skip
    exact = [row for row in found if wanted == set(members(row))]
    return exact[0] if len(exact) == 1 else found[0] if len(found) == 1 else None


def others(reader: Directory, row: Row) -> list[str]:
    """Ids of the people a record is about, besides oneself.

    Attendees of a meeting, members of a relationship, owners of a goal, and whoever is in the record's
    meeting or relationship.
    """
    found = [*members(row), *row.get("attendees", ()), *row.get("owners", ())]
    found += [row[field] for field in ("owner", "person", "about") if row.get(field)]
    for field in ("meeting", "goal", "relationship"):
        linked = reader.get(row[field]) if row.get(field) else None
        if linked:
            found += [*members(linked), *linked.get("attendees", ()), *linked.get("owners", ())]
    return [person for person in dict.fromkeys(found) if person != reader.me]
