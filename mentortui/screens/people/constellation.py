"""Everybody who mentors me on one page: who gives what, who reads which goal, and what nobody covers yet."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from mentortui.actions import key_hint
from mentortui.messages import Open
from mentortui.model.vocabulary import kind_of
from mentortui.practice.between import PEER
from mentortui.practice.constellation import Constellation, Cover, Star, constellation, titled
from mentortui.practice.names import listed
from mentortui.screens.columns import BESIDE, TwoColumns
from mentortui.screens.forms.form import FormScreen
from mentortui.screens.meetings import page as meeting_page
from mentortui.screens.people import form as person_form
from mentortui.screens.people import page as person_page
from mentortui.screens.people.relationship_form import RelationshipFormScreen
from mentortui.widgets.ink import HEADING, Cell, Column, Layout, lines_of
from mentortui.widgets.row import SPACE, Row

_HEAD = Layout((Column(role="strong"), Column(30, right=True, role="muted", least=56)), indent=1)
_STAR = Layout((Column(18), Column(role="muted", least=56), Column(10)))
_UNDER = Layout((Column(role="muted"),), indent=5)
_COVER = Layout((Column(24), Column()))
_GOAL = Layout((Column(),))


class ConstellationScreen(TwoColumns):
    """All my mentors: mine alone, each of them sees only what is between the two of us."""

    MODE = "people"
    ACTIONS: ClassVar[tuple[str, ...]] = ("open", "person.together", "edit")

    def fill(self) -> None:
        """Those who mentor me at the left; what is covered and what is not at the right."""
        found, width = constellation(self.desk.reader, self.desk.today), self.app.size.width
        main, beside = (width - BESIDE - 2, BESIDE) if self.wide else (width, width)
        self.put(list(self._stars(found, main)), list(self._gaps(found, beside)))

    def _stars(self, found: Constellation, width: int) -> Iterator[Row]:
        count, gaps = len(found.stars), len(found.gaps)
        said = f"{count} mentor{'s' * (count != 1)}, {gaps} gap{'s' * (gaps != 1)}" if count else ""
        yield from (Row("", ("Your constellation", said), _HEAD), SPACE)
        if not found.stars:
            key = key_hint("person.together", self.desk.keymap)
            said = f"Nobody mentors you here yet. Press {key} and name your mentor."
            yield from (Row(self.desk.reader.me, ((said, "muted"),), Layout((Column(),))), SPACE)
            return
        for star in found.stars:
            yield from self._star(star, width)
        yield SPACE
        said = "Only you see this page: each of them sees what is between the two of you."
        yield from (Row("", (line,), _UNDER._replace(indent=1)) for line in lines_of(said, width - 3))
        yield SPACE

    def _star(self, star: Star, width: int) -> Iterator[Row]:
        """Who it is, what they give and how it stands; below what they can help with, and what they read."""
        line = star.line
        gives = f"{'peer: ' if line.role == PEER else ''}{', '.join(star.gives) or 'nothing agreed yet'}"
        gives += " (draft)" if star.gives and not star.agreed else ""
        name = titled(self.desk.reader, star)
        yield Row(line.record["id"], (name, gives, person_page.light(line.light)), _STAR)
        reads = listed(str(row.get("title", "")) for row in star.goals)
        coming = line.rhythm.next
        told = [
            f"can help with {listed(star.meets)}" if star.meets else "",
            f"reads {reads}" if reads else "reads none of your goals",
            f"you meet {meeting_page.near(coming['on'], self.desk.today)}" if coming else "",
        ]
        yield from (Row("", (part,), _UNDER) for part in lines_of("; ".join(filter(None, told)), width - 8, 3))

    def _gaps(self, found: Constellation, width: int) -> Iterator[Row]:
        me = self.desk.reader.me
        yield Row("", ("What they give",), HEADING)
        yield from (self._covered_by(one, f"{me}#{one.words}", "nobody yet") for one in found.roles)
        yield from (SPACE, Row("", ("What you look for", "from what they offer"), HEADING))
        wishes = [self._covered_by(one, f"{me}#wants.{place}", "nobody says so yet")
                  for place, one in enumerate(found.wishes)]  # fmt: skip
        key = key_hint("edit", self.desk.keymap)
        none = Row(f"{me}#wants", ((f"Nothing yet. Press {key} here and write it down.", "muted"),), _GOAL)
        yield from (*(wishes or [none]), SPACE)
        if found.alone and found.stars:
            yield Row("", ("Goals that none of them reads",), HEADING)
            yield from (Row(row["id"], (str(row.get("title", "")),), _GOAL) for row in found.alone)
            yield SPACE

    def _covered_by(self, one: Cover, key: str, nobody: str) -> Row:
        by: Cell = f"● {listed(one.by)}" if one.by else (f"○ {nobody}", "strong")
        return Row(key, (one.words, by), _COVER)

    def begin(self) -> str:
        """At the first of them."""
        return next((row.key for row in self.main.rows if kind_of(row.key) == "relationship"), "")

    def can(self, action_id: str) -> bool:
        """A relationship and a goal are opened; what one looks for is changed in one's profile."""
        kind = kind_of(self.selected)
        if action_id == "person.together":
            return True
        if action_id == "edit":
            return kind == "person"
        return kind in ("relationship", "goal") or (kind == "person" and self.section.startswith("wants"))

    def label(self, action_id: str) -> str:
        """A relationship is added; a profile is changed."""
        return {"person.together": "new mentor", "edit": "profile"}.get(action_id) or super().label(action_id)

    def action_open(self) -> None:
        """The selected relationship or goal; of a wish one's profile."""
        if kind_of(self.selected) == "person":
            self.action_edit()
        else:
            self.post_message(Open(self.selected))

    def action_edit(self) -> None:
        """One's profile, in what one looks for."""
        form = person_form.form(self.desk, self.desk.reader.me)._replace(begin="wants")
        self.app.push_screen(FormScreen(self.desk, form))

    def action_person_together(self) -> None:
        """Add somebody who mentors me."""
        form = RelationshipFormScreen(self.desk, role="mentee")
        self.app.push_screen(form, lambda record_id: self.land(record_id) if record_id else None)
