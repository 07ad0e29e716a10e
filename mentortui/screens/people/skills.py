"""Somebody's skills: first and latest rating by themselves and by their mentor, side by side, and how to rate."""

from __future__ import annotations

from functools import partial
from typing import ClassVar, Final

from mentortui.actions import key_hint
from mentortui.changes import editing, skills
from mentortui.model.vocabulary import kind_of
from mentortui.practice import names
from mentortui.practice.skills import TYPE_WORDS, BeforeAfter, Course, before_after
from mentortui.screens.desk import Desk
from mentortui.screens.filtering import FilteredScreen
from mentortui.screens.people import skill_form, skill_page
from mentortui.screens.people.rating_form import RatingScreen
from mentortui.widgets.ink import Cell, Column, Layout, bar
from mentortui.widgets.row import SPACE, Row, plain

STEPS: Final = 5
GONE: Final = "This {} is gone: it was deleted. Undo brings it back."
_COLUMNS: Final = (
    Column(), Column(STEPS, least=40, drawn=True), Column(STEPS, drawn=True), Column(2, right=True, least=40),
    Column(STEPS, least=66, drawn=True), Column(STEPS, least=54, drawn=True), Column(2, right=True, least=66),
    Column(4, right=True, least=72),
)  # fmt: skip
_LINE: Final = Layout(_COLUMNS)
_TITLES: Final = Layout(tuple(column._replace(drawn=False) for column in _COLUMNS), indent=1)
_SIDES: Final = Layout((Column(), Column(16, least=40), Column(16, least=54), Column(4, least=72)), indent=1)
_WHEN: Final = Layout((Column(role="muted"),), indent=5)
_BLANK: Final = " " * STEPS


class SkillsScreen(FilteredScreen):
    """The skills of one person: oneself, or somebody one works with."""

    MODE = "people"
    ACTIONS: ClassVar[tuple[str, ...]] = ("open", "new", "edit", "delete", "filter")

    def __init__(self, desk: Desk, person_id: str, at: str = "", shows: str = "") -> None:
        """`at` is the id of the skill one begins at, `shows` that of the record one came for."""
        super().__init__(desk)
        self.person, self._at, self._shows = person_id, at, shows
        self._found: list[BeforeAfter] = []

    def on_mount(self) -> None:
        """Fill, and begin where one came from."""
        self.freshen()
        self.main.select(self._at)
        self.main.focus()

    @property
    def own(self) -> bool:
        """Whether they are one's own."""
        return self.person == self.desk.reader.me

    @property
    def sides(self) -> tuple[str, str]:
        """What the two columns of ratings are called: `you` and `mentor`, `Ana` and `you`."""
        reader = self.desk.reader
        mentors = [
            one for row in reader.rows("relationship") if self.person in row.get("mentees", ())
            for one in row.get("mentors", ()) if one != self.person
        ]  # fmt: skip
        mentor = "you" if reader.me in mentors else self.desk.first_name(mentors[0]) if len(set(mentors)) == 1 else ""
        return self.desk.first_name(self.person), mentor or "mentor"

    def rows(self, width: int) -> list[Row]:
        """Soft skills, hard skills, what left the list."""
        found = self._found = before_after(self.desk.reader, self.person, hidden=True)
        own, mentor = self.sides
        who = "Your skills" if self.own else f"Skills of {names.name(self.desk.reader, self.person)}"
        rows = [Row("", ((who, "strong"), (own, "muted"), (mentor, "muted"), ""), _SIDES)]
        for type_, title in TYPE_WORDS.items():
            shown = [one for one in found if one.skill.type == type_ and not one.skill.hidden]
            if shown:
                rows += [_titles(title), *(row for one in shown for row in self._lines(one)), SPACE]
        out = [one for one in found if one.skill.hidden]
        if out:
            key = key_hint("delete", self.desk.keymap)
            rows += [plain(f"Left out; {key} brings back"), *(row for one in out for row in self._lines(one)), SPACE]
        if self._shows and self.desk.reader.get(self._shows) is None:
            rows.insert(0, plain(GONE.format("rating" if kind_of(self._shows) == "rating" else "skill")))
        if not any(one.rated for one in found):
            rows.insert(1, plain(f"Nothing rated yet. {key_hint('open', self.desk.keymap)} rates what is selected."))
        return rows

    def _lines(self, one: BeforeAfter) -> list[Row]:
        """One skill, and when it was rated."""
        gap: Cell = "" if one.gap is None else (_signed(one.gap), "strong" if one.gap else "muted")
        cells = (one.skill.name, *_bars(one.own), *_bars(one.mentor), gap)
        own, mentor = self.sides
        said = [f"{who} {self._when(course)}" for who, course in ((own, one.own), (mentor, one.mentor)) if course.times]
        return [Row(one.skill.id, cells, _LINE), *([Row("", (" · ".join(said),), _WHEN)] if said else [])]

    def _when(self, course: Course) -> str:
        ends = (course.first, course.latest) if course.times > 1 else (course.latest,)
        return " → ".join(
            f"{mark.level} ({skill_page.near(self.desk, mark.on)})" if mark.on else str(mark.level)
            for mark in ends
            if mark
        )

    @property
    def line_of(self) -> BeforeAfter | None:
        """The selected skill with its ratings."""
        return next((one for one in self._found if one.skill.id == self.selected), None)

    def show_page(self) -> None:
        """The selected skill with every rating, where there is room beside the list."""
        if self.beside.display and self.beside.size.width:
            one = self.line_of
            room = self.beside.size.width
            self.beside.show(skill_page.page(self.desk, self.person, one.skill, self.sides, room) if one else [])

    # What can be done

    def can(self, action_id: str) -> bool:
        """A skill that is not in the list is neither rated nor changed."""
        one = self.line_of
        if action_id == "open":
            return one is not None and not one.skill.hidden and self._known(one)
        if action_id in ("edit", "delete"):
            return one is not None and self._known(one)
        return True

    def _known(self, one: BeforeAfter) -> bool:
        return one.skill.listed or self.desk.reader.get(one.skill.record) is not None

    def label(self, action_id: str) -> str:
        """What the keys do with a skill."""
        one = self.line_of
        if action_id == "open":
            return "rate"
        if action_id == "new":
            return "own skill"
        if action_id == "delete" and one is not None:
            return "bring back" if one.skill.hidden else "leave out" if one.skill.listed else "delete"
        return "words" if action_id == "edit" else super().label(action_id)

    def action_open(self) -> None:
        """Rate the selected skill."""
        one = self.line_of
        if one is not None and self.can("open"):
            self.app.push_screen(RatingScreen(self.desk, self.person, one), self._landed)

    def action_new(self) -> None:
        """A skill of one's own."""
        self.app.push_screen(skill_form.open_form(self.desk, None), self._landed)

    def action_edit(self) -> None:
        """Other words for the selected skill."""
        self.app.push_screen(skill_form.open_form(self.desk, self.selected), self._landed)

    def action_delete(self) -> None:
        """Leave a skill of the list out, or bring it back; delete one's own."""
        one = self.line_of
        if one is None:
            return
        if one.skill.listed or one.skill.hidden:
            keys = [row.key for row in self.main.rows if row.key]
            after = keys[keys.index(one.skill.id) + 1 :][:1] or [""]  # to go on with: it moves to the end itself
            self.change(
                partial(skills.hide, skill=one.skill.id, hidden=not one.skill.hidden),
                then=lambda commit: self.main.select(after[0]),
            )
        else:
            self.change(partial(editing.delete, record=one.skill.record))

    def _landed(self, record_id: str | None) -> None:
        if record_id:
            self.land(record_id)

    def land(self, record_id: str) -> None:
        """After a form: on the skill that was rated or changed."""
        row = self.desk.reader.get(record_id) or {}
        kind = kind_of(record_id)
        self.main.select(str(row.get("skill") if kind == "rating" else row.get("shipped") or record_id))


def _bars(course: Course) -> tuple[Cell, Cell, Cell]:
    """First, latest and the change between them; of a single rating only the latest."""
    if course.first is None or course.latest is None:
        return _BLANK, ("·" * STEPS, "muted"), ""
    first: Cell = (bar(course.first.level / STEPS, STEPS), "muted") if course.times > 1 else _BLANK
    return first, bar(course.latest.level / STEPS, STEPS), "" if course.change is None else _signed(course.change)


def _signed(levels: int) -> str:
    return f"{levels:+d}" if levels else "="


def _titles(title: str) -> Row:
    muted = [(words, "muted") for words in ("first", "now", "", "first", "now", "", "gap")]
    return Row("", ((title, "strong"), *muted), _TITLES)


def open_record(desk: Desk, record_id: str) -> SkillsScreen:
    """The screen a rating or a skill is shown in, at its skill."""
    row = desk.reader.get(record_id) or {}
    at = row.get("skill") if kind_of(record_id) == "rating" else row.get("shipped") or record_id
    return SkillsScreen(desk, row.get("person") or desk.reader.me, str(at or ""), record_id)
