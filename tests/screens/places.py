"""Every place of the app: each mode, record, form and page, and how one gets there.

The places come from `routes`, so a new mode, record or form is among them from its first day.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any, Final, NamedTuple

from mentortui.changes import (
    live,
)
from mentortui.messages import New, Open
from mentortui.practice.joined import Older
from mentortui.practice.names import members
from mentortui.program.choosing import Choice, Whom
from mentortui.screens import routes
from mentortui.screens.base import JournalScreen
from mentortui.screens.brief import BriefScreen
from mentortui.screens.capture import CaptureScreen
from mentortui.screens.desk import Desk
from mentortui.screens.feedback.choosing import ChooseScreen
from mentortui.screens.filing import FileScreen
from mentortui.screens.forms.form import FormScreen
from mentortui.screens.get_help import GetHelpScreen
from mentortui.screens.goals.coach import CoachScreen
from mentortui.screens.handbook.check import CheckScreen
from mentortui.screens.help import HelpScreen
from mentortui.screens.meetings.live import LiveScreen
from mentortui.screens.palette import PaletteScreen
from mentortui.screens.people.constellation import ConstellationScreen
from mentortui.screens.program.details import Details
from mentortui.screens.program.explained import ExplainedScreen
from mentortui.screens.program.report_form import ReportForm
from mentortui.screens.program.whom import WhomScreen
from mentortui.screens.review_form import ReviewForm
from mentortui.screens.search import SearchScreen
from mentortui.screens.settings import SettingsScreen
from mentortui.screens.sharing.before import BeforeScreen
from mentortui.screens.sharing.forms import JoinForm, PairForm
from mentortui.screens.sharing.newcomers import asked_which
from mentortui.screens.sharing.program_form import ProgramForm
from mentortui.screens.sharing.question import QuestionScreen
from mentortui.screens.together.agreement import AgreementScreen
from mentortui.screens.together.ask import AskScreen
from mentortui.screens.together.closing import ClosingScreen
from mentortui.screens.together.closing_form import EndingForm
from mentortui.screens.together.light import LightScreen
from mentortui.screens.together.versions import VersionsScreen
from tests.driver import AppDriver, write
from tests.screens.shared_screens import SHARED

SIX: Final = "decorate announce question notebook december umbrella"
"""Six security words, long ones."""
Enter = Callable[[AppDriver, str], Awaitable[None]]
Shows = Callable[[AppDriver, str], type]


class Place(NamedTuple):
    """Somewhere in the app."""

    name: str
    enter: Enter
    """(app, record id or empty) -> it is shown"""
    shows: Shows
    """(app, record id or empty) -> the class its screen has"""
    kind: str = ""
    """Kind of the record it needs."""

    @property
    def form(self) -> bool:
        """Whether it is a form that needs its record."""
        return self.name.startswith(("edit", "about"))


def posting(message: Callable[[str], Any]) -> Enter:
    """Enter as a screen does: by a message to the app."""

    async def enter(app: AppDriver, record_id: str) -> None:
        app.app.post_message(message(record_id))
        await app.settle()

    return enter


def doing(*actions: str) -> Enter:
    """Enter by keys."""

    async def enter(app: AppDriver, record_id: str) -> None:
        await app.do(*actions)

    return enter


def by_name(name: str, *actions: str) -> Enter:
    """Enter as the palette does, by the name of an action; perhaps go on by keys."""

    async def enter(app: AppDriver, record_id: str) -> None:
        await app.app.run_action(name)
        await app.settle()
        await app.do(*actions)

    return enter


async def into_live(app: AppDriver, record_id: str) -> None:
    """A meeting that goes on, where one is planned."""
    planned = [row["id"] for row in app.journal.rows("meeting") if row["status"] == "planned"]
    if planned:
        write(app.journal, live.start, [max(planned)])
        app.app.changed()
    app.app.post_message(Open(max(planned, default=record_id)))
    await app.settle()


def of_relationship(screen: Callable[..., JournalScreen], *actions: str) -> Enter:
    """Enter one of the screens of what two have together, perhaps go on by keys."""

    async def enter(app: AppDriver, record_id: str) -> None:
        app.app.push_screen(screen(app.app.desk, record_id))
        await app.settle()
        await app.do(*actions)

    return enter


def pushing(screen: Callable[[Desk], Any]) -> Enter:
    """Enter a screen that another one makes of what was worked out."""

    async def enter(app: AppDriver, record_id: str) -> None:
        app.app.push_screen(screen(app.app.desk))
        await app.settle()

    return enter


def _words(desk: Desk) -> str:
    """What somebody is called, which may be anything."""
    return str(max((row.get("name", "") for row in desk.reader.rows("person")), default="nobody"))


def whom(desk: Desk) -> WhomScreen:
    """Whom figures are of, where cohorts, columns and their values are called as whoever is known here."""
    said = _words(desk)
    choices = (
        Choice("", "", 21, ""), Choice(said, "", 9, ""), Choice("", f"{said}={said}", 0, "too few to say: of them"),
        Choice("", f"gender={said}", 12, "", declared=True),
    )  # fmt: skip
    return WhomScreen(desk, choices, Whom(said), lambda choice: None)


def explained(desk: Desk) -> ExplainedScreen:
    """A figure in full, with such words in every place."""
    said = _words(desk)
    return ExplainedScreen(desk, Details(said, said, (("who", said), ("compared with", f"cohort {said}: 4 %"))))


def before(desk: Desk, relationship: str) -> BeforeScreen:
    """What was written before somebody joined, of whatever there is."""
    rows = tuple(row["id"] for kind in ("meeting", "goal") for row in desk.reader.rows(kind))
    people = tuple(members(desk.reader.get(relationship) or {}))
    return BeforeScreen(desk, Older("share-none", relationship, people, rows))


def made_by(path: str) -> Shows:
    """The class a route makes, whether it names a class or a function."""

    def shows(app: AppDriver, record_id: str) -> type:
        found = routes.load(path)
        given = () if path in routes.MODES.values() else (record_id or None,)
        made = found if isinstance(found, type) else type(found(app.app.desk, *given))
        return made if issubclass(made, JournalScreen | FormScreen) else FormScreen

    return shows


def new(kind: str) -> Enter:
    """The form of a new record."""
    return posting(lambda _: New(kind))


def about(kind: str) -> Enter:
    """The form of a new record about another."""
    return posting(lambda record_id: New(kind, record_id))


def always(screen: type) -> Shows:
    """One class, whatever the record."""
    return lambda app, record_id: screen


def who_answers(app: AppDriver, record_id: str) -> type:
    """Where nobody is known there is nothing to choose."""
    return ChooseScreen if len(app.journal.rows("person")) > 1 else FileScreen


TOGETHER: Final = {
    "agreement": AgreementScreen, "good end": ClosingScreen, "light": LightScreen, "call": AskScreen,
}  # fmt: skip
"""Screens that are opened by a relationship."""
ABOUT: Final = {
    "agreement": "relationship", "goal": "relationship", "meeting": "person", "progress": "goal",
    "recognition": "milestone", "response": "meeting",
}  # fmt: skip
"""For forms about another record: the kind of that."""
PLACES: Final = (
    *(Place(f"mode {mode}", doing(f"mode.{mode}"), made_by(path)) for mode, path in routes.MODES.items()),
    *(
        Place(f"record {kind}", posting(Open), made_by(path), kind)
        for kind, path in routes.RECORDS.items()
        if kind != "handbook"  # a page of it is no record
    ),
    *(Place(f"new {kind}", new(kind), made_by(path)) for kind, path in routes.FORMS.items()),
    *(
        Place(f"edit {kind}", posting(lambda one: Open(one, editing=True)), made_by(path), kind)
        for kind, path in routes.FORMS.items()
    ),
    *(Place(f"about {kind}", about(kind), made_by(path), ABOUT[kind]) for kind, path in routes.ABOUT.items()),
    *(
        Place(f"{name} of a relationship", of_relationship(screen), always(screen), "relationship")
        for name, screen in TOGETHER.items()
    ),
    Place("versions", of_relationship(AgreementScreen, "agreement.compare"), always(VersionsScreen), "agreement"),
    Place("closing form", of_relationship(ClosingScreen, "closing.close"), always(EndingForm), "relationship"),
    *(Place(f"room {name}", by_name(name), made_by(routes.ROOMS[name])) for name in ("review", "reminders", "changes")),
    *(
        Place(f"brief of a {kind}", of_relationship(BriefScreen), always(BriefScreen), kind)
        for kind in ("relationship", "meeting")  # a person has another page once they are in two relationships
    ),
    Place("brief to a file", of_relationship(BriefScreen, "brief.write"), always(FileScreen), "meeting"),
    Place("review form", by_name("review", "edit"), always(ReviewForm)),
    Place("shared folder", doing("mode.sharing", "new"), always(PairForm)),
    Place("join a folder", doing("mode.sharing", "sharing.join"), always(JoinForm)),
    Place("set up a program", by_name("set_up"), always(ProgramForm)),
    Place("of before", of_relationship(before), always(BeforeScreen), "relationship"),
    Place("which computer", pushing(lambda desk: asked_which(_words(desk), SIX)), always(QuestionScreen)),
    *(Place(name, pushing(make), always(shown)) for name, (make, shown) in SHARED.items()),
    Place("who answers", doing("mode.feedback", "list.last", "feedback.page"), who_answers),
    Place("get help", doing("help", "help.people"), always(GetHelpScreen)),
    Place("handbook", doing("handbook"), made_by(routes.ROOMS["handbook"])),
    Place("handbook page", doing("handbook", "open"), made_by(routes.RECORDS["handbook"])),
    Place("self-check", doing("handbook", "handbook.check"), always(CheckScreen)),
    Place("library", doing("handbook", "rooms.next"), made_by(routes.ROOMS["library"])),
    Place("workshops", doing("handbook", "rooms.next", "rooms.next"), made_by(routes.ROOMS["workshops"])),
    Place("whom figures are of", pushing(whom), always(WhomScreen)),
    Place("figure in full", pushing(explained), always(ExplainedScreen)),
    Place("report on a program", pushing(lambda desk: ReportForm(desk, Whom(_words(desk)))), always(ReportForm)),
    Place("one page", doing("mode.goals", "new", "coach.face"), always(CoachScreen)),
    Place("live", into_live, always(LiveScreen), "meeting"),
    Place("constellation", doing("mode.people", "person.constellation"), always(ConstellationScreen)),
    Place("search", doing("search"), always(SearchScreen)),
    Place("settings", doing("settings"), always(SettingsScreen)),
    Place("palette", doing("palette"), always(PaletteScreen)),
    Place("help", doing("help"), always(HelpScreen)),
    Place("capture", doing("capture"), always(CaptureScreen)),
)
