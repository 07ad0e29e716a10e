"""How a relationship looks from outside: on track, watch, or act, from dates and counts alone.

Only what both can read is looked at, so both see the same light, and the one that others would: never what somebody
rated, noted, or keeps to themselves. What one rated oneself is `felt`, and shown to nobody else.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Final, NamedTuple

from mentortui import dates
from mentortui.model.reader import Row
from mentortui.model.vocabulary import ONLY_YOU
from mentortui.practice import actions
from mentortui.practice.agreement import CHANGED, ONE_SIDE, Standing
from mentortui.practice.cadence import Rhythm
from mentortui.practice.closing import last_day, open_pause

ON_TRACK: Final = "on track"
WATCH: Final = "watch"
ACT: Final = "act"
RESTING: Final = "resting"

NEVER_MET: Final = "never met"
QUIET: Final = "quiet"
OVERDUE: Final = "overdue"
MISSED: Final = "missed"
LATE: Final = "late actions"
STUCK: Final = "stuck goals"
ONE_WORD: Final = "one word missing"
ALTERED: Final = "agreement changed"
REVIEW: Final = "review overdue"
ENDED: Final = "end has passed"
REST_OVER: Final = "pause is over"
RULES: Final[dict[str, str]] = {
    NEVER_MET: "Act: 30 days, or 1.5 times the cadence, since the start without a meeting, and none is planned.",
    QUIET: "Act: more than 1.5 times the cadence without a meeting, and none is planned.",
    OVERDUE: "Watch: a meeting is due by the cadence, and none is planned.",
    MISSED: "Watch: the last two planned meetings did not take place. Act: the last three did not.",
    LATE: "Watch: an action that both can read is late.",
    STUCK: "Watch: no goal that both can read has moved for 6 weeks.",
    ONE_WORD: "Watch: one side agreed 3 weeks ago, and a word is still missing.",
    ALTERED: "Watch: the agreement was changed after somebody agreed to it.",
    REVIEW: "Watch: the day to look at the agreement again was 4 weeks ago.",
    ENDED: "Watch: the agreed last day has passed.",
    REST_OVER: "Watch: the day to go on after the pause has passed.",
}
"""Each reason by its code: the rule it comes from, as a person may ask for it."""

MET_WITHIN: Final = 30
"""Days within which a pair meets for the first time (PRODUCT.md "KPIs", met in the first 30 days)."""
STUCK_AFTER: Final = 42
"""Days without a report or a ticked step in any shared goal: twice what makes one goal stuck."""
WORD_WITHIN: Final = 21
REVIEW_WITHIN: Final = 28


class Reason(NamedTuple):
    """Why a light is not green: its code, its level, a few words for a table, and a plain sentence."""

    code: str
    level: str
    words: str
    sentence: str


class Health(NamedTuple):
    """The light and its reasons, what needs an act first. `resting` is a relationship that is paused or closed."""

    level: str
    reasons: tuple[Reason, ...]


class Facts(NamedTuple):
    """What the rules look at, gathered once: meetings, actions and goals of the relationship, agreement, pauses.

    `moved` is the day each open goal that both can read moved last.
    """

    met: Sequence[Row] = ()
    tasks: Sequence[Row] = ()
    moved: Sequence[str] = ()
    agreement: Standing | None = None
    pauses: Sequence[Row] = ()


def health(relationship: Row, beat: Rhythm, facts: Facts, today: date) -> Health:
    """The light of a relationship today, with all its reasons."""
    status = relationship.get("status", "active")
    if status == "closed":
        return Health(RESTING, ())
    if status == "paused":
        found = _rest(facts.pauses, today)
        return Health(WATCH if found else RESTING, tuple(found))
    found = [
        *_meetings(beat),
        *_missed(facts.met, today),
        *_late(facts.tasks, today),
        *_agreement(facts.agreement, today),
        *_goals(facts.moved, today),
        *_end(relationship, today),
    ]
    found.sort(key=lambda reason: reason.level != ACT)
    return Health(found[0].level if found else ON_TRACK, tuple(found))


def _meetings(beat: Rhythm) -> Iterable[Reason]:
    if beat.quiet is None or beat.next is not None:
        return
    span = dates.say_span(beat.quiet)
    often = f", agreed {beat.cadence.words}" if beat.cadence else ""
    agreed = f"; you agreed on {beat.cadence.words}" if beat.cadence else ""
    if not beat.last and not beat.resumed and (beat.waits or (beat.cadence is None and beat.quiet > MET_WITHIN)):
        yield Reason(NEVER_MET, ACT, f"never met{often}", f"You have not met yet, {span} after the start{agreed}.")
    elif beat.waits:
        since = f"since you went on {span} ago" if beat.resumed else f"for {span}"
        yield Reason(QUIET, ACT, f"no meeting {since}{often}", f"You have not met {since}{agreed}.")
    elif beat.overdue:
        late = dates.say_span(beat.overdue)
        yield Reason(OVERDUE, WATCH, f"a meeting was due {late} ago",
                     f"By what you agreed a meeting was due {late} ago, and none is planned.")  # fmt: skip


def _missed(met: Iterable[Row], today: date) -> Iterable[Reason]:
    """The meetings before today, the last one first, as long as they did not take place."""
    gone = [row for row in met if row.get("status", "held") != "planned" and row.get("on", "") <= today.isoformat()]
    gone.sort(key=lambda row: (row.get("on", ""), row.get("time") or "", row["id"]), reverse=True)
    count = next((number for number, row in enumerate(gone) if row.get("status") != "missed"), len(gone))
    if count >= 2:
        yield Reason(MISSED, ACT if count >= 3 else WATCH, f"{count} meetings missed in a row",
                     f"The last {count} meetings you planned did not take place.")  # fmt: skip


def _late(tasks: Iterable[Row], today: date) -> Iterable[Reason]:
    count = sum(row.get("readers", ONLY_YOU) != ONLY_YOU and actions.is_late(row, today) for row in tasks)
    if count:
        several = "s" * (count != 1)
        yield Reason(LATE, WATCH, f"{count} action{several} late",
                     f"{count} action{several} that you both know of {'are' if several else 'is'} late.")  # fmt: skip


def _agreement(found: Standing | None, today: date) -> Iterable[Reason]:
    if found is None or found.latest is None:
        return
    version = found.latest.get("version", 1)
    if found.state == CHANGED:
        yield Reason(ALTERED, WATCH, "agreement changed after agreeing",
                     f"Version {version} of the agreement reads otherwise now than when somebody agreed.")  # fmt: skip
    waited = (today - found.since).days if found.since else 0
    if found.state == ONE_SIDE and waited > WORD_WITHIN:
        span = dates.say_span(waited)
        yield Reason(ONE_WORD, WATCH, f"a word on the agreement is missing for {span}",
                     f"Version {version} of the agreement has waited {span} for the word of everybody.")  # fmt: skip
    if found.review and (today - found.review).days > REVIEW_WITHIN:
        span = dates.say_span((today - found.review).days)
        yield Reason(REVIEW, WATCH, f"review was due {span} ago",
                     f"You wanted to look at the agreement again {span} ago.")  # fmt: skip


def _goals(moved: Sequence[str], today: date) -> Iterable[Reason]:
    last = max(moved, default="")
    if last and last < (today - timedelta(days=STUCK_AFTER)).isoformat():
        span = dates.say_span((today - date.fromisoformat(last)).days)
        yield Reason(STUCK, WATCH, f"no goal moved for {span}", f"No goal that you share has moved for {span}.")


def _end(relationship: Row, today: date) -> Iterable[Reason]:
    end = last_day(relationship)
    if end and end < today:
        span = dates.say_span((today - end).days)
        yield Reason(ENDED, WATCH, f"the agreed end was {span} ago",
                     f"The agreed last day was {span} ago: close it well, or agree on a new one.")  # fmt: skip


def _rest(pauses: Sequence[Row], today: date) -> list[Reason]:
    until = (open_pause(pauses) or {}).get("until")
    if not until or until >= today.isoformat():
        return []
    span = dates.say_span((today - date.fromisoformat(until)).days)
    return [Reason(REST_OVER, WATCH, f"the pause was to end {span} ago",
                   f"You wanted to go on {span} ago: go on, or say until when it rests.")]  # fmt: skip
