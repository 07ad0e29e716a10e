"""What each figure means: its definition, what it is made of, what it helps to decide, and whose formula it is.

The one table of all figures, in the order they are read. A program's own `measure` records may set aim, decision and
target (`program measure`); a changed definition has a higher version, and figures of two versions are never compared.
"""

from __future__ import annotations

from typing import Final, NamedTuple


class Definition(NamedTuple):
    """One figure as it is defined."""

    id: str
    name: str
    words: str
    """What it says, in a sentence."""
    inputs: str
    """Which facts it is made of."""
    decision: str
    """What it helps to decide where the program says nothing of its own."""
    unit: str
    source: str = ""
    """Author and year of a formula or a cut."""
    better: str = "higher"
    """`higher`, `lower`, or empty where neither is better."""
    version: int = 1
    off: bool = False
    """Whether it is only worked out where a program asks for it."""
    here: bool = False
    """Whether it stays on this computer: in no report and no published summary."""


WILSON: Final = "95 % interval by Wilson 1927"
MEAN: Final = "95 % interval of a mean by Student 1908"

_ALL: Final = (
    Definition(
        "heard-from", "Heard from",
        "The share of those enrolled from whom anything arrived in the last 30 days.",
        "enrolments; when each person's files were read last, or what they told was entered",
        "Whether the other figures can be trusted", "%", WILSON,
    ),
    Definition(
        "stages", "Stages: have met",
        "How many of those enrolled have been invited, joined, matched, met, agreed, have a goal of their own or in "
        "their relationship, are beyond the middle of the time agreed on, or else of the charter's, and have closed; "
        "the figure is the share that has met.",
        "enrolments; relationships; meetings; goals", "Where people get stuck, and whom to call", "%", WILSON,
    ),
    Definition(
        "first-meeting", "Time to the first meeting",
        "Days from the start of a relationship to the first meeting that was held, on average over relationships that "
        "have met.",
        "relationships (start); meetings (date, held)", "Whether matching and the first letter have to be quicker",
        "days", MEAN, better="lower",
    ),
    Definition(
        "active", "Active relationships",
        "The share of open relationships that met within 1.5 times the cadence they agreed on. One from which nothing "
        "arrived for 30 days, and of which no such meeting is known, is missing: no news says nothing about meeting.",
        "relationships (cadence, pauses, end); meetings (date, held)", "Which pairs to call this month", "%", WILSON,
    ),
    Definition(
        "adherence", "Cadence kept",
        "Of the meetings due by the agreed cadence since the start, pauses left out, the share that was held; at most "
        "all of them in each relationship, on average over relationships.",
        "relationships (start, cadence, pauses, end); meetings (date, held)",
        "Whether the cadence fits people's calendars", "%", MEAN,
    ),
    Definition(
        "pair-fit", "Pair fit",
        "The share whose latest answer to “Do we fit?” is a good fit.",
        "answers to the form pair-fit", "Which pairs to talk to before they give up", "%", WILSON,
    ),
    Definition(
        "pulse", "Relationship pulse",
        "The mean of everybody's latest answers on goals, tasks and bond, from 1 to 5.",
        "answers to the form pulse", "Whether mentors get another hour of training", "points",
        "Bordin 1979; " + MEAN,
    ),
    Definition(
        "satisfaction", "Satisfaction",
        "The share whose latest answer says that the program is mostly or fully worth its time (top two of five).",
        "answers to the form program, item worth", "Whether the program goes on as it is", "%", WILSON,
    ),
    Definition(
        "goals", "Goals",
        "Of the goals that are over, the share that was achieved; and all goals by status, objective and value.",
        "goals (status, objective, value tag)", "Whether goals need more help, and which objectives nobody serves", "%",
        WILSON,
    ),
    Definition(
        "attainment", "Goal attainment",
        "The mean over people of their goals' attainment as a T-score: 50 is as hoped, 10 points are one standard "
        "deviation; beside it where they began.",
        "goals (attainment scores)", "Whether goals are set at the right height", "T",
        "Kiresuk & Sherman 1968; " + MEAN,
    ),
    Definition(
        "skills", "Skill change",
        "The change from a person's first to latest rating of their skills, in standard deviations; hard and soft "
        "skills apart.",
        "ratings of the person by themselves (skill, level)", "Which workshops to offer", "g",
        "Hedges 1981; Borenstein et al. 2009, ch. 4",
    ),
    Definition(
        "load", "Mentor load",
        "Open relationships per mentor who has one; beside it mentees who wait for a mentor.",
        "relationships (members, end); enrolments (role)", "How many mentors to ask for the next cohort",
        "a mentor", MEAN, better="",
    ),
    Definition(
        "needs", "Needs gap",
        "How much is wanted beyond what is there, weighted by how much it matters, on average over eight needs and "
        "people; each need beside it.",
        "answers to the form needs", "What the next workshops and mentors should bring", "points",
        "Borich 1980; " + MEAN, better="lower",
    ),
    Definition(
        "training", "Training before the first meeting",
        "Of people who have met, the share that read a page of the handbook on or before the day of their first "
        "meeting.",
        "training (date); meetings (date, held)", "Whether training has to come with the invitation", "%", WILSON,
    ),
    Definition(
        "survival", "Matches that last",
        "The share of relationships that last 180 days, where ending as completed counts as lasting; beside it what "
        "made it hard where one ended.",
        "relationships (start, end, way of ending, challenge tag)", "Whether matching or the first weeks need work",
        "%", "Kaplan & Meier 1958; Greenwood 1926",
    ),
    Definition(
        "recognition", "Recognition reach",
        "The share of those enrolled who were thanked or honored at least once in the last 90 days.",
        "recognitions (person, date)", "Whether to remind people to celebrate", "%", WILSON,
    ),
    Definition(
        "hours", "Mentor hours",
        "Hours mentors gave in meetings that were held, per mentor with a relationship.",
        "meetings (minutes, held); relationships (members)", "What the program costs in time", "hours a mentor",
        better="",
    ),
    Definition(
        "response-rate", "Response rate",
        "The share of people who joined that answered any form in the last 90 days.",
        "answers to forms; enrolments", "Whether forms have to be shorter", "%", WILSON,
    ),
    Definition(
        "introductions", "Introductions",
        "Doors that were opened, and the share of those whose end is known of which something came.",
        "introductions (date, whether something came of it)", "Whether mentors are asked to open doors", "%", WILSON,
    ),
    Definition(
        "outcome-form", "How work is",
        "The change from a person's first to latest answer on confidence, belonging, job satisfaction and engagement, "
        "in points from 1 to 5.",
        "answers to the form outcome", "Whether the program reaches what it is for", "points", MEAN,
    ),
    Definition(
        "retention", "Retention",
        "The share of people still with the organization a year after they joined the program; how long a match lasts "
        "is another question.",
        "outcomes (left); first day in the program", "Whether the program is worth its cost", "%",
        "Kaplan & Meier 1958; Greenwood 1926",
    ),
    Definition(
        "promotions", "Promotions",
        "Promotions per 100 years that people have been in the program.",
        "outcomes (promotion); first day in the program", "Whether the program is worth its cost",
        "per 100 person-years", "Garwood 1936",
    ),
    Definition(
        "bands", "Another band",
        "The share of people whose latest band of pay or performance is another than their first, of those of whom two "
        "are known. Which way is not worked out: every organization counts its bands its own way.",
        "bands in the coordinator's list of outcomes", "Whether pay and performance are worth a look of their own", "%",
        WILSON, off=True, here=True,
    ),
    Definition(
        "nps", "Would tell a colleague",
        "Those who would tell a colleague to take part (9 or 10) less those who would not (0 to 6), in points.",
        "answers to the form program, item recommend", "Whether people will bring others", "points from -100 to 100",
        "Reichheld 2003", off=True,
    ),
)  # fmt: skip

DEFINITIONS: Final = {one.id: one for one in _ALL}
"""Every figure by its id, in the order they are read."""
PARTICIPATION: Final = frozenset({"heard-from", "stages", "response-rate", "training"})
FAIRNESS: Final = frozenset({"first-meeting", "active", "recognition"})
"""Figures that may be told apart by what people say of themselves: who takes part, and who gets what."""


def name_of(figure: str) -> str:
    """What a figure is called; its id where a newer version defined it."""
    return DEFINITIONS[figure].name if figure in DEFINITIONS else figure
