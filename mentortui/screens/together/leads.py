"""Where a reason, a point of the checklist, or a line worth a look leads: to the screen where it is mended."""

from __future__ import annotations

from typing import Final

from mentortui.messages import New
from mentortui.model.reader import Row
from mentortui.practice import beginning, closing, health, nudges, pair_nudges
from mentortui.screens.base import JournalScreen

AGREEMENT: Final = frozenset({
    pair_nudges.REVIEW, pair_nudges.WORD, pair_nudges.ALTERED, health.REVIEW, health.ONE_WORD, beginning.READ,
})  # fmt: skip
ENDING: Final = frozenset({pair_nudges.CLOSING, pair_nudges.ENDED, pair_nudges.REST_OVER})
MEETING: Final = frozenset({
    nudges.CADENCE, health.NEVER_MET, health.QUIET, health.OVERDUE, health.MISSED, beginning.NEXT,
    closing.LAST_MEETING,
})  # fmt: skip
WORDS: Final = {**dict.fromkeys(AGREEMENT, "read it"), **dict.fromkeys(ENDING, "a good end"),
                **dict.fromkeys(MEETING, "plan it")}  # fmt: skip
"""What enter does, by the code of a reason; the others open the page of the relationship."""


def lead(screen: JournalScreen, code: str, relationship_id: str) -> bool:
    """Go where this is mended. False where there is no such place, so that the caller opens what it is about."""
    if code in AGREEMENT:
        from mentortui.screens.together.agreement import AgreementScreen

        screen.app.push_screen(AgreementScreen(screen.desk, relationship_id))
    elif code in ENDING:
        from mentortui.screens.together.closing import ClosingScreen

        screen.app.push_screen(ClosingScreen(screen.desk, relationship_id))
    elif code in MEETING:
        screen.post_message(New("meeting", about=relationship_id))
    elif code == beginning.GOAL:
        screen.post_message(New("goal", about=relationship_id))
    elif code == beginning.HOPES:
        _hopes(screen, relationship_id)
    else:
        return False
    return True


def _hopes(screen: JournalScreen, relationship_id: str) -> None:
    """The form of the agreement, in the first of the hopes that is not said."""
    from mentortui.practice import agreement
    from mentortui.screens.together.agreement_form import AgreementForm

    together = screen.desk.reader.get(relationship_id) or Row()
    latest = agreement.standing(screen.desk.reader, together).latest or Row()
    own = agreement.own_hopes(together, screen.desk.reader.me) or "hopes_mentor"
    other = "hopes_mentee" if own == "hopes_mentor" else "hopes_mentor"
    field = own if not latest.get(own) else other
    screen.app.push_screen(AgreementForm(screen.desk, relationship_id, field), lambda record_id: None)
