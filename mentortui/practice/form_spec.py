"""What a form is: who answers, about whom, who sees what, its items, how they are scored and when it is due."""

from __future__ import annotations

from typing import Final, NamedTuple

SCALE: Final = "scale"
NUMBER: Final = "number"
CHOICE: Final = "choice"
TEXT: Final = "text"
ITEM_TYPES: Final = (SCALE, NUMBER, CHOICE, TEXT)

MENTEE: Final = "mentee"
MENTOR: Final = "mentor"
BOTH: Final = "both"
ANYBODY: Final = "everyone"
WHO: Final = (MENTEE, MENTOR, BOTH, ANYBODY)
ABOUT: Final = ("meeting", "relationship", "me", "program", "person")

MEAN: Final = "mean"
SUM: Final = "sum"
GAP: Final = "gap"
UNSCORED: Final = "none"
SCORING: Final = (MEAN, SUM, GAP, UNSCORED)
HALF: Final = "half"
ALL: Final = "all"
MISSING: Final = (HALF, ALL)

EACH_MEETING: Final = "meeting"
FIRST_MEETING: Final = "first meeting"
START: Final = "start"
COURSE: Final = "course"
CLOSING: Final = "closing"
AFTER: Final = (EACH_MEETING, FIRST_MEETING, START, COURSE, CLOSING)

# Items with a meaning of their own, whatever the form: what Today, meetings and goals look for.
CHANGE: Final = "change"
"""Id of the item "what I will change", shown at the next meeting."""
STRENGTHS: Final = "strengths"
IMPROVEMENTS: Final = "improvements"
HINT: Final = "situation, behavior, effect, next step"
"""What a free text is offered when its form offers nothing else."""


class Item(NamedTuple):
    """One question of a form.

    `labels` are the anchored points of a scale from 1 on (those between the ends may be empty), or the options of a
    choice. `low` and `high` are the least and the most of a scale or number.
    """

    id: str
    text: str
    type: str
    labels: tuple[str, ...] = ()
    low: int = 0
    high: int = 0
    reverse: bool = False
    optional: bool = False
    many: bool = False
    hint: str = ""
    part: str = ""

    @property
    def rated(self) -> bool:
        """Whether it is answered with a number."""
        return self.type in (SCALE, NUMBER)

    def label(self, value: float) -> str:
        """What a point of a scale says, empty where it has no words."""
        whole = int(value)
        return self.labels[whole - self.low] if self.type == SCALE and self.low <= whole <= self.high else ""


class Subscale(NamedTuple):
    """Items that are scored together."""

    id: str
    title: str
    items: tuple[str, ...]


class DueRule(NamedTuple):
    """When a form is due by itself.

    `after`: each meeting held; the first meeting (and again after the next ones, while the answer to `again[0]` is
    `again[1]`); the start of the relationship, on its `days` and then `every` so many; its course (start, middle,
    end, six months after; without an end at the start and `every` so many days); its closing. A form stays due for
    `within` days.
    """

    after: str
    within: int = 14
    days: tuple[int, ...] = ()
    every: int = 0
    again: tuple[str, str] = ("", "")


class FormHead(NamedTuple):
    """What a form in one version says of itself above its questions: enough to offer it and to say when it is due."""

    id: str
    version: int
    title: str
    who: str
    about: str
    minutes: float
    due: DueRule | None


class FormSpec(NamedTuple):
    """A form in one version: who answers, about whom, who sees what, its items and how they are scored."""

    id: str
    version: int
    title: str
    who: str
    about: str
    seen: str
    readers: str
    sealed: bool
    items: tuple[Item, ...]
    subscales: tuple[Subscale, ...]
    scoring: str
    due: DueRule | None
    minutes: float
    source: str
    licence: str
    missing: str = HALF
    overall: bool = True

    @property
    def head(self) -> FormHead:
        """What it says of itself above its questions."""
        return FormHead(self.id, self.version, self.title, self.who, self.about, self.minutes, self.due)

    def item(self, item_id: str) -> Item | None:
        """The item with this id, or None."""
        return next((one for one in self.items if one.id == item_id), None)

    def asks(self, item: Item) -> str:
        """What an item asks, also out of its place: with the heading above it where others ask in the same words."""
        same = item.part and sum(1 for one in self.items if one.text == item.text) > 1
        return f"{item.part}: {item.text}" if same else item.text

    def seen_by(self, name: str) -> str:
        """Who will see what, with the other's name."""
        return self.seen.replace("{name}", name or "the other")
