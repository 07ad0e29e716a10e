"""Everybody who mentors one, side by side: who gives what, and what nobody gives yet.

Each of them sees only what is between the two of you; the whole is the mentee's own, made of their journal alone.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Final, NamedTuple

from mentortui.model.reader import Reader, Row
from mentortui.model.vocabulary import ONLY_YOU, OPEN_GOAL_STATUS, WANTS
from mentortui.practice import names, people
from mentortui.practice.between import MENTEE, PEER
from mentortui.practice.names import members
from mentortui.practice.people import PersonLine

LETTERS: Final = 4
"""Letters a word needs to be compared at all: shorter ones are in everything."""
_EMPTY: Final = frozenset({
    "about", "better", "from", "have", "into", "more", "other", "others", "over", "that", "their", "them", "then",
    "they", "this", "through", "want", "what", "when", "where", "which", "with", "without", "your",
})  # fmt: skip
STEM: Final = 5
"""Letters at the beginning of two words that make them one: `speaking` and `speak`."""


class Star(NamedTuple):
    """One relationship in which somebody mentors me.

    `gives` are the roles it was agreed to have (advice, coaching, sponsorship, listening), `agreed` whether both gave
    their word to that; `meets` are those of my wishes that the offers in their profiles speak of; `goals` are my open
    goals that they can read: their slice.
    """

    line: PersonLine
    gives: tuple[str, ...]
    agreed: bool
    meets: tuple[str, ...]
    goals: tuple[Row, ...]

    @property
    def resting(self) -> bool:
        """Whether it is paused, so that it covers nothing at present."""
        return str(self.line.record.get("status", "active")) != "active"


class Cover(NamedTuple):
    """One role or one wish, and the names of those who cover it; nobody where that is empty."""

    words: str
    by: tuple[str, ...]


class Constellation(NamedTuple):
    """All who mentor me: their relationships, who covers which role and which wish, and goals that nobody reads."""

    stars: tuple[Star, ...]
    roles: tuple[Cover, ...]
    wishes: tuple[Cover, ...]
    alone: tuple[Row, ...]

    @property
    def gaps(self) -> list[str]:
        """Roles and wishes that nobody covers."""
        return [one.words for one in (*self.roles, *self.wishes) if not one.by]


def constellation(reader: Reader, today: date) -> Constellation:
    """Everybody who mentors me, peers too; what is closed is left out, what is paused covers nothing."""
    own = reader.get(reader.me) or {}
    wishes = [str(one) for one in own.get("wants", ())]
    goals = [row for row in reader.rows("goal") if _is_mine(reader, row)]
    lines = [line for line in people.table(reader, today) if line.role in (MENTEE, PEER)]
    lines = [line for line in lines if line.record.get("status", "active") != "closed"]
    stars = tuple(_star(reader, line, wishes, goals) for line in lines)
    active = [star for star in stars if not star.resting]
    roles = tuple(Cover(role, tuple(star.line.title for star in active if role in star.gives)) for role in WANTS)
    met = tuple(Cover(wish, tuple(star.line.title for star in active if wish in star.meets)) for wish in wishes)
    read = {row["id"] for star in stars for row in star.goals}
    return Constellation(stars, roles, met, tuple(row for row in goals if row["id"] not in read))


def _is_mine(reader: Reader, row: Row) -> bool:
    """Whether a goal is mine, open, and of the kind one shows to others."""
    return (
        reader.me in row.get("owners", ())
        and row.get("status", "active") in OPEN_GOAL_STATUS
        and row.get("area", "professional") == "professional"
    )


def _star(reader: Reader, line: PersonLine, wishes: Iterable[str], goals: Iterable[Row]) -> Star:
    standing = line.agreement
    said = (standing.terms or standing.latest or {}) if standing else {}
    offers = [offer for one in mentors(reader, line.record) for offer in (reader.get(one) or {}).get("offers", ())]
    slice_ = [
        row for row in goals
        if row.get("relationship") == line.record["id"] and row.get("readers", ONLY_YOU) != ONLY_YOU
    ]  # fmt: skip
    return Star(
        line,
        tuple(role for role in WANTS if role in said.get("wants", ())),
        bool(standing and standing.terms),
        tuple(wish for wish in wishes if speaks_of(wish, offers)),
        tuple(slice_),
    )


def mentors(reader: Reader, relationship: Row) -> list[str]:
    """Ids of those in a relationship who mentor me: of peers all others."""
    side = relationship.get("mentors") or members(relationship)
    return [one for one in side if one != reader.me]


def titled(reader: Reader, star: Star) -> str:
    """The names of those who mentor in a relationship: in a circle without the other mentees."""
    return names.listed(names.name(reader, one) for one in mentors(reader, star.line.record)) or star.line.title


def speaks_of(wish: str, offers: Iterable[str]) -> bool:
    """Whether any of these offers shares a word with a wish; words that begin alike are one."""
    wanted = _words(wish)
    return any(_alike(one, other) for offer in offers for other in _words(offer) for one in wanted)


def _words(text: str) -> list[str]:
    folded = "".join(letter if letter.isalnum() else " " for letter in text.casefold())
    return [word for word in folded.split() if len(word) >= LETTERS and word not in _EMPTY]


def _alike(one: str, other: str) -> bool:
    length = min(STEM, len(one), len(other))
    return one[:length] == other[:length]
