"""What people are to each other in a relationship, in words: who mentors, who is senior, how many they are."""

from __future__ import annotations

from mentortui.model.reader import Directory, Row
from mentortui.practice.names import members

REVERSE = "reverse"
_YOU = {"mentor": "you are the mentor", "mentee": "you are the mentee", "peer": "you are peers", "": "without you"}
_REVERSE = {"mentor": "you are the mentor and junior", "mentee": "you are the mentee and senior"}


def role_in(reader: Directory, relationship: Row) -> str:
    """What I am in a relationship: mentor, mentee, peer (both), or empty."""
    return role_of(reader.me, relationship)


def role_of(person: str, relationship: Row) -> str:
    """What somebody is in a relationship: mentor, mentee, peer (both), or empty."""
    mentors, mentees = (person in relationship.get(side, ()) for side in ("mentors", "mentees"))
    return "peer" if mentors and mentees else "mentor" if mentors else "mentee" if mentees else ""


def own_words(reader: Directory, relationship: Row) -> str:
    """What I am in a relationship: `you are the mentor`; in a reverse one also who is senior; `one of 2 mentors`."""
    role = role_in(reader, relationship)
    others = len(relationship.get(f"{role}s", ())) if role in ("mentor", "mentee") else 0
    said = (_REVERSE if relationship.get("kind") == REVERSE else _YOU).get(role, _YOU[role])
    return said.replace(f"the {role}", f"one of {others} {role}s") if others > 1 else said


def format_words(relationship: Row) -> str:
    """`in reverse`, `informal`, `a circle of 4`, its cohort: what is worth a word; empty for the usual pair."""
    people = len(members(relationship))
    words = [
        "in reverse" if relationship.get("kind") == REVERSE else "",
        "informal" if relationship.get("format") == "informal" else "",
        f"a circle of {people}" if people > 2 else "",
        str(relationship.get("cohort") or ""),
    ]
    return ", ".join(filter(None, words))
