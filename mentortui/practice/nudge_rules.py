"""The rule behind every line worth a look, in a sentence: a nudge that cannot say why it came does not come."""

from __future__ import annotations

from typing import Final, NamedTuple

from mentortui.practice import form_nudges, nudges, pair_nudges, prompts, slipping
from mentortui.practice.nudges import Nudge


class Rule(NamedTuple):
    """What a rule is called among others, and the rule itself in a sentence that fits one line of 80 columns."""

    name: str
    sentence: str


RULES: Final[dict[str, Rule]] = {
    nudges.CADENCE: Rule(
        "overdue meetings", "No meeting for 1.5 times the rhythm you agreed on, and none is planned."
    ),
    nudges.UNMARKED: Rule("unmarked meetings", "A planned meeting whose day has gone is neither held nor missed."),
    nudges.FIRST: Rule("first meetings", "A first meeting is less than a week away."),
    slipping.SLIPPING: Rule("slipping actions", "An open action is a week over its day; the three oldest are named."),
    nudges.STUCK: Rule("stuck goals", "An open goal had no report and no ticked step for 21 days."),
    form_nudges.FORM: Rule("forms due", "A form is due. It waits for some days and then goes away by itself."),
    nudges.REACHED: Rule("milestones", "A milestone was reached, and nobody has celebrated it yet."),
    nudges.FOUND: Rule("celebrations", "A rule of milestones.toml found it, and nobody has celebrated it yet."),
    nudges.PLANNED: Rule(
        "planned milestones", "A planned milestone is less than a week away, or its day has gone."
    ),
    pair_nudges.BEGIN: Rule(
        "a good beginning", "First three months: until hopes, agreement, a goal and a date are there."
    ),
    pair_nudges.REVIEW: Rule(
        "agreement review", "The review date of the agreement you both agreed to has come."
    ),
    pair_nudges.WORD: Rule(
        "missing words", "Somebody agreed, and a word is missing: yours at once, theirs in a week."
    ),
    pair_nudges.ALTERED: Rule(
        "changed agreements", "The agreement reads otherwise now than when somebody agreed to it."
    ),
    pair_nudges.CLOSING: Rule(
        "steps to a good end", "Six, four and two weeks before the last day, until the step is done."
    ),
    pair_nudges.ENDED: Rule("an end that passed", "The agreed last day has passed and the relationship is not closed."),
    pair_nudges.REST_OVER: Rule("pauses", "The day on which a paused relationship was to go on has come."),
    prompts.HANDBOOK: Rule(
        "handbook pages", "A handbook page fits what is happening; you have not read it this year."
    ),
}  # fmt: skip
"""Every rule by the kind of its nudges, in the order people are shown them."""


def key_of(kind: str) -> str:
    """The rule a kind of nudge comes from; empty for a kind of a newer version.

    What a rule of milestones.toml found and a form that is due carry their own id behind a dash.
    """
    head, dash, _ = kind.partition("-")
    return kind if kind in RULES else head if dash and head in RULES else ""


def rule_of(nudge: Nudge) -> str:
    """The rule a nudge came from, in a sentence; empty for a kind of a newer version."""
    key = key_of(nudge.kind)
    return RULES[key].sentence if key else ""
