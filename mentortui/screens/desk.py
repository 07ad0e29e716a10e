"""What every screen is handed: the journal to read, the clock, what the person chose, and drafts that wait."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from mentortui.clock import Clock
from mentortui.model.aside import Aside
from mentortui.model.reader import Reader, Row
from mentortui.practice.folders import SAVED, Shared
from mentortui.settings import Settings

if TYPE_CHECKING:
    from mentortui.practice.rules import Rule

Result = TypeVar("Result")


def _ours(relationship: Row) -> Mapping[str, Any]:
    """What ships, for a relationship of this kind."""
    from mentortui.content import agreements  # a file, wanted only where one is begun

    return agreements.beginning(relationship.get("kind", "traditional"), relationship.get("format", "formal"))


class Draft(NamedTuple):
    """What stood in a form that was not saved."""

    title: str
    """The form's title."""
    at: str
    """When it was written last, RFC 3339."""
    texts: Mapping[str, str]
    """What stood in each field, unparsed."""
    base: Mapping[str, str]
    """What had stood in each field at first."""
    stamps: Mapping[str, str | None]
    """For an edited record: the stamps of the fields as the form had shown them."""
    readers: str
    """Who was to read it."""
    counted: bool | None = None
    """Whether the program was to count it; None as the record says."""


@dataclass(slots=True)
class Desk:
    """One for the whole app. `revision` rises whenever records changed, so that a screen knows it is stale."""

    reader: Reader
    clock: Clock
    keymap: Mapping[str, str] = field(default_factory=dict)
    revision: int = 0
    standing: str = SAVED
    """How the journal stands, for the top line."""
    settings: Settings = field(default_factory=Settings)
    """What the person chose; read anew whenever it is asked for."""
    themes: Callable[[], list[tuple[str, str]]] = list
    """Name and label of every theme there is."""
    drafts: dict[str, Draft] = field(default_factory=dict)
    """Texts of forms that were not saved, by the form's key."""
    moment: Callable[[str], datetime | None] = lambda stamp: None
    """When a value with this stamp was written, as far as is known."""
    place: str = ""
    """The folder of the journal, for sentences only."""
    rules: Sequence[Rule] | None = None
    """What finds milestones nobody planned, as the person's own file has it; None for ours."""
    papers: Callable[[], str] = lambda: ""
    """The folder where a person looks for what a program wrote for them."""
    zone: str = ""
    """The time zone this computer is set to; empty where it does not say."""

    agreements: Callable[[Row], Mapping[str, Any]] = _ours
    """What a first agreement of a relationship begins with; raises Refused where the person's own file is faulty."""

    shared: Shared = field(default_factory=Shared)
    """The folders one shares, as the last sync found them."""

    asides: Callable[[], Iterable[Aside]] = tuple
    """The values that stand over another computer's; see `practice.recent`."""

    worked_out: dict[str, tuple[int, date, Any]] = field(default_factory=dict)
    """What costs more than a look, by its name, with the revision and the day it was true of; see `once`."""

    def once(self, name: str, work: Callable[[], Result]) -> Result:
        """What `work` gives, worked out again only after records changed or the day did."""
        known = self.worked_out.get(name)
        if known is None or known[:2] != (self.revision, self.today):
            known = self.worked_out[name] = (self.revision, self.today, work())
        result: Result = known[2]
        return result

    @property
    def now(self) -> datetime:
        """The present moment."""
        return self.clock.now()

    @property
    def today(self) -> date:
        """The present day."""
        return self.clock.now().date()

    def name(self, person_id: str) -> str:
        """What a person is called: `you` for the owner of the journal, `someone` when unknown."""
        if person_id == self.reader.me:
            return "you"
        row = self.reader.get(person_id)
        return str(row["name"]) if row and row.get("name") else "someone"

    def first_name(self, person_id: str) -> str:
        """The first word of a person's name, for narrow columns."""
        return self.name(person_id).split(" ")[0]
