"""Quick capture: a meeting, a note, a report of progress, an action, each in one line.

Only creates records and needs only the small capture index. Imports neither pydantic nor dateutil; the
same limits as in the records are called directly.
"""

from __future__ import annotations

from mentortui.changes import naming
from mentortui.changes.draft import fresh
from mentortui.errors import Ambiguous, NotFound, Refused
from mentortui.model import limits
from mentortui.model.delta import Delta
from mentortui.model.vocabulary import (
    CHANNELS,
    MEETING_TYPES,
    NOTE_TYPES,
    ONLY_YOU,
    RELATIONSHIP,
)
from mentortui.practice.position import between

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

    from mentortui.changes.draft import NewId
    from mentortui.model.reader import Directory, Row


class Wish:
    """An action as wished for in a line of text: what, by when (ISO day), and by whom (words)."""

    __slots__ = ("due", "owner", "title")

    def __init__(self, title: str, due: str | None = None, owner: str | None = None) -> None:
        self.title = title
        self.due = due
        self.owner = owner


def parse_action(text: str, today: date) -> Wish:
    """A wish from `Send the outline due:friday owner:Ana`.

    What follows `due:` is read as the longest run of words that is a day, so that it may stand anywhere;
    `owner:` takes the words up to the next such mark or the end. Raises Refused when no words make a day.
    """
    title: list[str] = []
    due = owner = None
    words = text.split()
    while words:
        word = words.pop(0)
        mark, colon, value = word.partition(":")
        if not colon or mark.lower() not in ("due", "owner"):
            title.append(word)
            continue
        run = [value] if value else []
        while words and words[0].partition(":")[0].lower() not in ("due", "owner"):
            run.append(words.pop(0))
        if mark.lower() == "owner":
            owner = " ".join(run).strip("\"'")
            if not owner:
                raise Refused("owner: names nobody. Nothing was saved.", "owner")
        else:
            due, rest = _day_at_start(run, today)
            title += rest
    return Wish(" ".join(title), due, owner)


def _day_at_start(words: list[str], today: date) -> tuple[str, list[str]]:
    from mentortui.dates import parse_day

    failed = Refused("due: names no day. Nothing was saved.", "due")
    for count in range(min(len(words), 6), 0, -1):
        try:
            return parse_day(" ".join(words[:count]).strip("\"'"), today).isoformat(), words[count:]
        except Refused as error:
            failed = error
    raise failed


def log(
    reader: Directory,
    text: str,
    with_: Sequence[str],
    *,
    on: date,
    now: datetime,
    new_id: NewId,
    minutes: int | None = None,
    type_: str | None = None,
    channel: str | None = None,
    share: bool = False,
    actions: Sequence[Wish] = (),
) -> Delta:
    """A meeting that was held, with one entry that holds the text, and the actions that came of it.

    The meeting is readable by the relationship; the text by its writer only, unless shared; an action
    that another owns by the relationship. Raises Refused when it is to be shared and they are in no relationship.
    """
    from mentortui.dates import say_day  # only for a meeting: a note needs no days

    _has_been(on, now.date())
    people = others(reader, with_)
    together = naming.relationship_with(reader, people)
    if share and together is None:
        raise Refused(_alone(reader, people), "share", hint="`mentortui relationship add` makes one.")
    link = together["id"] if together else None
    meeting_id, entry_id = new_id("meeting"), new_id("entry")
    met = {
        "relationship": link,
        "on": on.isoformat(),
        "status": "held",
        "minutes": None if minutes is None else limits.minutes(minutes),
        "type": meeting_type(type_, people),
        "channel": None if channel is None else limits.one_of(channel, CHANNELS, "The channel", "channel"),
        "attendees": sorted({reader.me, *people}),
    }
    said = {"relationship": link, "meeting": meeting_id, "text": limits.written(text), "position": between(None, None)}
    create = {
        meeting_id: fresh(reader, met, readers=RELATIONSHIP, now=now),
        entry_id: fresh(reader, said, readers=RELATIONSHIP if share else ONLY_YOU, now=now),
    }
    for wish in actions:
        create[new_id("action")] = action_row(
            reader, wish, together, now=now, share=share, meeting=meeting_id, among=people
        )
    says = f"Meeting logged: {naming.names(reader, people)}, {say_day(on, now.date())}"
    return Delta(_apart(reader, people, together, says), create)


def _has_been(on: date, today: date) -> None:
    """Raises Refused for a day that is still to come."""
    from mentortui.dates import say_day

    if on > today:
        raise Refused(
            f"That day, {say_day(on, today)}, is still to come, and only what took place is logged. Nothing was saved.",
            "on",
            hint="`mentortui meeting plan` plans a meeting.",
        )


def note(
    reader: Directory,
    text: str,
    *,
    now: datetime,
    new_id: NewId,
    type_: str = "note",
    on: date | None = None,
    mood: int | None = None,
    energy: int | None = None,
    goal: str | None = None,
    about: str | None = None,
    meeting: str | None = None,
    tags: Sequence[str] = (),
) -> Delta:
    """A private line: a note or a learning, perhaps with mood and energy (1 low to 5 high), on a goal or a meeting."""
    kept = limits.written(text)
    fields = {
        "text": kept,
        "type": limits.one_of(type_, NOTE_TYPES, "The type", "type"),
        "on": (on or now.date()).isoformat(),
        "mood": None if mood is None else limits.five(mood, "Mood", "mood"),
        "energy": None if energy is None else limits.five(energy, "Energy", "energy"),
        "goal": None if goal is None else naming.find(reader, ("goal",), goal),
        "meeting": None if meeting is None else naming.find(reader, ("meeting",), meeting),
        "person": None if about is None else naming.person(reader, about),
        "tags": limits.elements(tags),
    }
    says = f"{'Learning' if type_ == 'learning' else 'Note'} kept: {naming.shorten(kept)}"
    return Delta(says, {new_id("note"): fresh(reader, fields, readers=ONLY_YOU, now=now)})


def progress(
    reader: Directory,
    goal: str,
    *,
    on: date,
    now: datetime,
    new_id: NewId,
    value: float | None = None,
    confidence: int | None = None,
    note: str | None = None,
) -> Delta:
    """A dated report on a goal, readable by whom the goal is. Raises Refused when nothing is reported."""
    row = reader.get(naming.find(reader, ("goal",), goal))
    assert row is not None
    if value is None and confidence is None and not (note or "").strip():
        raise Refused("Nothing was reported: give a value, a confidence or a note. Nothing was saved.", "value")
    fields = {
        "relationship": row.get("relationship"),
        "goal": row["id"],
        "on": on.isoformat(),
        "value": None if value is None else limits.number(value),
        "confidence": None if confidence is None else limits.confidence(confidence),
        "note": limits.text(note) if note else None,
    }
    said = "" if value is None else f", {value:g} {row.get('unit') or ''}".rstrip()
    return Delta(
        f"Progress reported: {naming.label(reader, row)}{said}",
        {new_id("progress"): fresh(reader, fields, readers=row.get("readers", ONLY_YOU), now=now)},
    )


def action_add(
    reader: Directory,
    wish: Wish,
    *,
    now: datetime,
    new_id: NewId,
    with_: str | None = None,
    goal: str | None = None,
    share: bool = False,
) -> Delta:
    """An action on its own; one that another owns is readable by the relationship."""
    people = [] if with_ is None else others(reader, [with_])
    goal_id = None if goal is None else naming.find(reader, ("goal",), goal)
    row = action_row(
        reader,
        wish,
        naming.relationship_with(reader, people) if people else None,
        now=now,
        share=share,
        goal=goal_id,
        among=people,
    )
    together = reader.get(str(row["relationship"])) if "relationship" in row else None
    told = [*people, *({row["owner"]} - {reader.me})]
    says = _apart(reader, told, together, f"Action added: {naming.shorten(row['title'])}")
    return Delta(says, {new_id("action"): row})


def _apart(reader: Directory, people: Sequence[str], together: Row | None, says: str) -> str:
    """What was done, and why it belongs to no relationship where theirs is closed."""
    said = naming.apart(reader, people) if together is None and people else ""
    return f"{says}. {said}" if said else says


def action_row(
    reader: Directory,
    wish: Wish,
    relationship: Row | None,
    *,
    now: datetime,
    share: bool,
    among: Sequence[str] = (),
    meeting: str | None = None,
    goal: str | None = None,
) -> Row:
    """The row of an action: owned by oneself when nobody is named, else readable by the relationship.

    Raises Refused where it is not clear with whom to share.
    """
    owner = reader.me if wish.owner is None else _owner(reader, wish.owner, among)
    if relationship is None and owner != reader.me:
        relationship = naming.relationship_with(reader, [owner])
    if relationship is None and share:
        relationship = naming.only_relationship(reader)
        if relationship is None:
            raise Refused(
                "Share it with whom? You are in no relationship, or in several. Nothing was saved.", "share",
                hint="Name them with --with NAME.",
            )  # fmt: skip
    readers = RELATIONSHIP if relationship and (share or owner != reader.me) else ONLY_YOU
    if readers == RELATIONSHIP:
        _no_private_goal(reader, goal)
    fields = {
        "relationship": relationship["id"] if relationship else None,
        "title": limits.title(wish.title),
        "owner": owner,
        "due": None if wish.due is None else limits.day(wish.due),
        "meeting": meeting,
        "goal": goal,
    }
    return fresh(reader, fields, readers=readers, now=now)


def _no_private_goal(reader: Directory, goal: str | None) -> None:
    row = reader.get(goal) if goal else None
    if row and row.get("readers", ONLY_YOU) == ONLY_YOU:
        raise Refused(
            f"The action would be shared and point to {naming.label(reader, row)}, which only you can read; "
            "share the goal first or leave it out. Nothing was saved.",
            "goal",
        )


def _owner(reader: Directory, words: str, among: Sequence[str]) -> str:
    """The person who does an action; someone of the meeting comes before others of the same first name."""
    try:
        return naming.person(reader, words)
    except Ambiguous:
        near = [one for one in among if naming.name(reader, one).casefold().startswith(words.strip().casefold())]
        if len(near) == 1:
            return near[0]
        raise


def others(reader: Directory, words: Sequence[str]) -> list[str]:
    """The ids of the people named, each once; oneself is refused, because one does not meet oneself.

    Raises NotFound when nobody is named.
    """
    people = list(dict.fromkeys(naming.person(reader, one) for one in words))
    if reader.me in people:
        raise Refused("With whom? That is you. Nothing was saved.", "with")
    if not people:
        raise NotFound("With whom? Nobody was named; nothing was saved.", hint="Name them with --with NAME.")
    return people


def meeting_type(word: str | None, people: Sequence[str]) -> str:
    """The type of a meeting: as given, else one-to-one, or group with more than one other."""
    if word is not None:
        return limits.one_of(word, MEETING_TYPES, "The type", "type")
    return "group" if len(people) > 1 else "one-to-one"


def _alone(reader: Directory, people: Sequence[str]) -> str:
    who = naming.names(reader, people)
    if naming.apart(reader, people):
        return f"Your relationship with {who} is closed, so nothing new can be shared in it. Nothing was saved."
    return f"You are in no relationship with {who} here, so nothing can be shared. Nothing was saved."
