"""A program as its coordinator runs it: what it is for, what it measures, who is in it, and what was learned.

The charter is open to everyone in the program. All else is its coordinator's own, and stays on the coordinator's
computers: the people as they were enrolled, support given, findings, outcomes.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal, Self

from pydantic import Field, model_validator

from mentortui.errors import Refused
from mentortui.model.record import Day, Elements, Name, Number, Phrase, Record, Text, Threshold, Title

Months = Annotated[int, Field(ge=1, le=120)]


class Charter(Record):
    """What a program is for and by which rules it works. The id carries the share's own."""

    name: Name = Field(description="What the program is called.")
    template: Phrase | None = Field(None, description="The template it began with.")
    purpose: Text | None = Field(None, description="Why there is a program, in a sentence or two.")
    serves: Text | None = Field(None, description="Who it is for.")
    aims: Elements = Field([], description="Set of what it is to achieve; each measure serves one.")
    objectives: Elements = Field([], description="Set of the organization's objectives goals may be linked to.")
    values: Elements = Field([], description="Set of the organization's values, as tags.")
    start: Day | None = Field(None, description="First day.")
    months: Months | None = Field(None, description="How long a relationship is meant to take, in months.")
    cadence: Phrase | None = Field(None, description="How often to meet: `2 weeks`, `1 month`.")
    forms: Elements = Field([], description="Set of ids of the forms it uses.")
    milestones: Elements = Field([], description="Set of milestones planned for everybody, each `N months: title`.")
    people: Threshold = Field(5, description="A figure needs so many people answering, and so many answered about.")
    comments: Threshold = Field(10, description="A comment is shown where so many people answered.")
    owner: Phrase | None = Field(None, description="Who answers for the program.")
    reviews: Elements = Field([], description="Set of days on which the program looks at itself.")
    trouble: Phrase | None = Field(None, description="Whom to turn to when it does not work, and how to reach them.")
    misconduct: Phrase | None = Field(None, description="Whom to turn to after misconduct, and how to reach them.")
    notice: Phrase | None = Field(None, description="Shown in every editor, for example `No patient details`.")
    retention: Months | None = Field(None, description="How long what was counted is kept, in months.")

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        if self.comments < self.people:
            raise Refused("A comment needs at least as many people as a figure. Nothing was saved.", "comments")
        return self


class Sponsor(Record):
    """Somebody of weight who stands behind a program."""

    name: Name = Field(description="Who.")
    story: Text | None = Field(None, description="What mentoring did for them, in their words.")


class Announcement(Record):
    """Something the coordinator tells everyone in the program."""

    title: Title = Field(description="In a line.")
    text: Text | None = Field(None, description="In full, as Markdown.")
    on: Day = Field(description="Day of it.")
    until: Day | None = Field(None, description="Last day it is shown first.")


class Page(Record):
    """A page of the program's own handbook."""

    title: Title = Field(description="What it is about.")
    text: Text = Field(description="In full, as Markdown.")
    audience: Literal["mentor", "mentee", "both"] = Field("both", description="Who it is written for.")


class Measure(Record):
    """A figure as this program set it. Without a decision it supports it is not on the overview."""

    figure: Phrase = Field(description="Id of the figure.")
    aim: Phrase | None = Field(None, description="The aim of the charter it serves.")
    decision: Text | None = Field(None, description="What will be decided by it.")
    target: Number | None = Field(None, description="What it should reach.")
    owner: Phrase | None = Field(None, description="Who looks at it.")


class Cohort(Record):
    """Those in a program who began together."""

    name: Phrase = Field(description="What it is called.")
    leads: Elements = Field([], description="Set of ids of the people who lead it.")
    start: Day | None = Field(None, description="First day.")
    end: Day | None = Field(None, description="Last day.")


class Enrolment(Record):
    """Somebody in a program, as the coordinator's list has them."""

    name: Name = Field(description="As the list has it.")
    mail: Phrase | None = Field(None, description="Where a letter goes.")
    roles: Elements = Field([], description="Set of mentor, mentee.")
    cohort: Phrase | None = Field(None, description="Name of the cohort.")
    groups: dict[str, Any] = Field({}, description="Other columns of the list, such as site or department.")
    invited_on: Day | None = Field(None, description="Day the invitation was made.")
    by_form: bool = Field(False, description="Whether they take part by form, without the app.")
    invite: str | None = Field(None, description="Id of the invitation whose code they were given.")
    person: str | None = Field(None, description="Id of the person who joined, or takes part by form.")
    left_on: Day | None = Field(None, description="Day they left the program.")
    by_themselves: bool = Field(False, description="Whether they left its folder themselves; back in it, they are in.")


class Contact(Record):
    """Support the coordinator gave or promised."""

    person: str = Field(description="Id of the person, or of their enrolment while they have not joined.")
    on: Day = Field(description="Day of it.")
    text: Text = Field(description="What was said.")
    next: Day | None = Field(None, description="Day of the next contact that was promised.")
    done_on: Day | None = Field(None, description="Day the promised contact took place.")


class Finding(Record):
    """Something the program learned, what was decided, and what came of it."""

    on: Day = Field(description="Day it was found.")
    finding: Text = Field(description="What was found.")
    decision: Text | None = Field(None, description="What was decided.")
    owner: Phrase | None = Field(None, description="Who does it.")
    due: Day | None = Field(None, description="Day it is to be done.")
    result: Text | None = Field(None, description="What came of it.")
    done_on: Day | None = Field(None, description="Day it was done.")


class Call(Record):
    """One asked whoever coordinates a program to call. Why is for the call, and is written down nowhere."""

    on: Day = Field(description="Day of it.")


class Outcome(Record):
    """A career event of somebody in a program."""

    enrolment: str | None = Field(None, description="Id of the enrolment of the person; absent: oneself.")
    kind: Literal["promotion", "role-change", "left", "stayed"] = Field(description="What it was.")
    on: Day = Field(description="Day of it.")
    band: Phrase | None = Field(None, description="Pay or performance band, from the coordinator's list only.")
