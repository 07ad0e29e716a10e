"""The rule behind every line worth a look, in a sentence: a nudge that cannot say why it came does not come."""

from __future__ import annotations

from typing import Final

from mentortui.practice import nudges, pair_nudges
from mentortui.practice.nudges import Nudge

RULES: Final[dict[str, str]] = {
    nudges.CADENCE: "No meeting for more than 1.5 times the rhythm you agreed on, and none is planned.",
    nudges.UNMARKED: "A planned meeting whose day has gone is neither held nor missed.",
    nudges.REACHED: "A milestone was reached, and nobody has celebrated it yet.",
    nudges.PLANNED: "A planned milestone is less than a week away, or its day has gone.",
    nudges.STUCK: "An open goal had no report and no ticked step for 21 days.",
    nudges.FIRST: "A first meeting is less than a week away.",
    "found": "A rule of milestones.toml found something that nobody has celebrated yet.",
    pair_nudges.BEGIN: "In the first three months: hopes of both, agreement, one goal, next date, until all are there.",
    pair_nudges.REVIEW: "The review date of the agreement you both agreed to has come.",
    pair_nudges.WORD: "Somebody agreed to the latest version, and a word is missing: yours at once, theirs in a week.",
    pair_nudges.ALTERED: "The latest version of the agreement reads otherwise now than when somebody agreed to it.",
    pair_nudges.CLOSING: "Six, four and two weeks before the agreed last day, until the step is done.",
    pair_nudges.ENDED: "The agreed last day has passed and the relationship is not closed.",
    pair_nudges.REST_OVER: "The day on which a paused relationship was to go on has come.",
}


def rule_of(nudge: Nudge) -> str:
    """The rule a nudge came from; empty for a kind of a newer version."""
    kind, dash, _ = nudge.kind.partition("-")
    return RULES.get(nudge.kind) or (RULES.get(kind, "") if dash else "")
