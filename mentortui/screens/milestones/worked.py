"""What made it work: the one answer a celebration asks for, kept on the way out, and as a draft until then."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from textual.screen import Screen

from mentortui.changes import editing, milestones
from mentortui.messages import Call, Change, KeepDraft
from mentortui.model.reader import Row as Record
from mentortui.screens.desk import Desk
from mentortui.screens.forms import draft as form_draft
from mentortui.widgets.note_line import NoteLine


class Worked:
    """The answer that stands in the line of a celebration. It belongs to one screen."""

    def __init__(
        self, desk: Desk, milestone: str, line: NoteLine, screen: Screen[None], kept: Callable[[], object]
    ) -> None:
        """`milestone` is its id, which another reader changes; `kept` is called once it is written, if one stays."""
        self._desk, self._line, self._screen, self._kept = desk, line, screen, kept
        self.milestone = milestone
        self.keeping = form_draft.Keeping(screen, self._keep_draft)

    @property
    def row(self) -> Record:
        """The milestone; an empty row when it was deleted meanwhile."""
        return self._desk.reader.get(self.milestone) or Record()

    @property
    def said(self) -> str:
        """What the journal says."""
        return str(self.row.get("worked") or "")

    @property
    def words(self) -> str:
        """What stands in the line."""
        return self._line.text.strip()

    def begin(self) -> bool:
        """Let a draft stand in the line, else what the journal says; whether there is anything to write still."""
        draft = self._desk.drafts.get(self._key)
        self._line.put(draft.texts.get("worked", "") if draft else self.said)
        return draft is not None or not self.said

    @property
    def _key(self) -> str:
        """What names it among drafts."""
        return f"worked-{self.milestone}"

    def _keep_draft(self) -> None:
        """So that a crash loses nothing; none where the journal says it."""
        draft = None
        if self.words != self.said and self.row:
            title = f"what made it work: {self.row['title']}"
            draft = form_draft.make(self._desk, title, {"worked": self.words}, {"worked": self.said}, {}, "")
        self._screen.app.post_message(KeepDraft(self._key, draft))

    def keep(self, close: bool = False) -> None:
        """Keep what stands in the line; on the way out it is celebrated, whatever stands there."""
        self.keeping.forget()
        call, app = self._change(close), self._screen.app
        dropped = KeepDraft(self._key, None)

        def kept(commit: object) -> None:
            """Only now it needs no draft: the disk may have refused."""
            app.post_message(dropped)
            if self._screen.is_attached:
                self._kept()

        if call:
            # To the app itself: on the way out this must be there before the app ends.
            app.post_message(Change(call, then=kept, quiet=close))
        else:
            app.post_message(dropped)

    def _change(self, close: bool) -> Call | None:
        if not self.row:
            return None
        if self.said and not self.words:
            return partial(editing.set_fields, record=self.milestone, fields={"worked": None})
        if self.words != self.said or (close and not self.row.get("celebrated")):
            return partial(milestones.celebrate, milestone=self.milestone, worked=self.words or None)
        return None
