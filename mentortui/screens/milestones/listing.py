"""Milestones: the trail of what was reached and what is planned, the trophy shelf, introductions."""

from __future__ import annotations

from functools import partial
from typing import Any, ClassVar

from mentortui.actions import key_hint
from mentortui.changes import milestones
from mentortui.messages import Celebrate, Certify, New, Open
from mentortui.model.reader import Row as Record
from mentortui.model.vocabulary import kind_of
from mentortui.practice.celebrations import PLANNED, Found
from mentortui.screens.desk import Desk
from mentortui.screens.filtering import FilteredScreen
from mentortui.screens.goals.deeds import share_label
from mentortui.screens.milestones import deeds, page, trail
from mentortui.screens.record import shareable
from mentortui.widgets.row import Row


class MilestonesScreen(FilteredScreen):
    """The trail, the shelf and introductions, one below the other."""

    MODE = "milestones"
    ACTIONS: ClassVar[tuple[str, ...]] = (
        "new", "open", "milestone.reach", "milestone.kudos", "milestone.pass", "edit", "share",
        "milestone.certificate", "milestone.introduce", "milestone.part", "filter", "delete",
    )  # fmt: skip

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._found: dict[str, Found] = {}
        self.main.empty = (
            f"No milestones yet. Press {key_hint('new', desk.keymap)} and say what was reached, or plan it."
        )

    def on_mount(self) -> None:
        """Fill, and begin at what waits to be celebrated."""
        self.freshen()
        self.main.select(trail.first(self.desk, list(self.main.rows)))
        self.main.focus()

    def rows(self, width: int) -> list[Row]:
        """All there is."""
        self._found = {trail.key_of(one): one for one in trail.found(self.desk)}
        return trail.rows(self.desk)

    # What is selected

    @property
    def row(self) -> Record:
        """The selected record; an empty row for what a rule found and for nothing."""
        return Record() if self.offered else self.desk.reader.get(self.selected) or Record()

    @property
    def offered(self) -> Found | None:
        """What a rule found, when that is selected; its line has the key of what it was found in."""
        return self._found.get(self.main.current.key) if self.main.current else None

    @property
    def waits(self) -> bool:
        """Whether the selected line is to be celebrated."""
        current = self.main.current
        cell = current.cells[-1] if current else ""
        return (cell if isinstance(cell, str) else cell[0]) == trail.WAITS

    def can(self, action_id: str) -> bool:
        """What makes sense with the selected line."""
        kind, row = kind_of(self.selected), self.row
        reached = kind == "milestone" and row.get("status", "reached") != PLANNED
        if action_id in ("new", "milestone.kudos", "milestone.introduce"):
            return True
        if action_id in ("filter", "milestone.part"):
            return bool(self.main.rows)
        if action_id == "open":
            return bool(row or self.offered)
        if action_id == "milestone.reach":
            return bool(row) and kind == "milestone" and not reached
        if action_id == "milestone.pass":
            return self.waits or bool(self.offered)
        if action_id == "milestone.certificate":
            return bool(row) and reached
        if action_id == "share":
            return bool(row) and kind in ("milestone", "recognition") and self._shares(row)
        return bool(row)

    def _shares(self, row: Record) -> bool:
        mine = row.get("by", self.desk.reader.me) == self.desk.reader.me
        return mine and (shareable(self.desk.reader, row) or bool(deeds.share_word(self.desk, row)))

    def label(self, action_id: str) -> str:
        """Enter says what waits to be said; sharing says which way it goes."""
        if action_id == "open" and (self.waits or self.offered):
            return "say it"
        if action_id == "new":
            return "milestone"
        return share_label(self.row) if action_id == "share" else super().label(action_id)

    def show_page(self) -> None:
        """What a rule found has a page too."""
        offered = self.offered
        if offered and self.beside.display and self.beside.size.width:
            self.beside.show(page.found(self.desk, offered, self.beside.size.width))
        else:
            super().show_page()

    # What can be done

    def action_new(self) -> None:
        """A new milestone, reached or planned."""
        self.post_message(New("milestone"))

    def action_open(self) -> None:
        """The card of a reached one, the form of anything else."""
        if self.offered:
            self.post_message(Celebrate(found=self.offered))
        elif kind_of(self.selected) == "milestone" and self.row.get("status", "reached") != PLANNED:
            self.post_message(Celebrate(self.selected))
        elif self.row:
            self.post_message(Open(self.selected, editing=True))

    def action_edit(self) -> None:
        """The form of what is selected."""
        self.post_message(Open(self.selected, editing=True))

    def action_delete(self) -> None:
        """Delete what is selected."""
        from mentortui.changes import editing

        self.change(partial(editing.delete, record=self.selected))

    def action_share(self) -> None:
        """Let the relationship read it, or keep it to yourself."""
        deeds.share(self, self.desk, self.row, self.land)

    def action_milestone_reach(self) -> None:
        """Reached today; then it is celebrated."""
        record = self.selected
        call = partial(milestones.reach, milestone=record, on=self.desk.today)
        self.change(call, then=lambda commit: self.post_message(Celebrate(record, asked=False)))

    def action_milestone_pass(self) -> None:
        """Leave it uncelebrated; what a rule found is kept on the trail."""
        if self.offered:
            self.change(partial(milestones.keep, found=[self.offered], passed=True), then=self._landed)
        else:
            self.change(partial(milestones.pass_by, milestone=self.selected))

    def _landed(self, commit: Any) -> None:
        for one in commit.ids:
            self.land(one)

    def action_milestone_kudos(self) -> None:
        """Kudos, for a milestone when one is selected."""
        about = self.selected if kind_of(self.selected) == "milestone" and self.row else ""
        self.post_message(New("recognition", about))

    def action_milestone_certificate(self) -> None:
        """Write the certificate of the selected milestone."""
        self.post_message(Certify(self.selected))

    def action_milestone_introduce(self) -> None:
        """A new introduction."""
        self.post_message(New("introduction"))

    def action_milestone_part(self) -> None:
        """To the first line of the next part, from the last to the first."""
        rows, current = self.main.rows, self.main.current
        place = next((at for at, row in enumerate(rows) if row is current), 0)
        starts = [at + 1 for at, row in enumerate(rows) if not row.key and trail.is_head(row)]
        starts = [next((at for at in range(start, len(rows)) if rows[at].key), start) for start in starts]
        after = next((at for at in starts if at > place), starts[0] if starts else place)
        if rows:
            self.main.select(rows[after].key)
            head = next((at for at in range(after, -1, -1) if trail.is_head(rows[at])), 0)
            self.main.scroll_to(y=head, animate=False, force=True)
