"""Goals and their parts: steps, reports, the attainment scale, and what changed in the plan."""

from __future__ import annotations

from typing import Annotated, Any, Literal, Self

from pydantic import Field, model_validator

from mentortui.model import limits
from mentortui.model.record import Confidence, Day, Elements, Number, Phrase, Record, Text, Title


class Goal(Record):
    """A SMART goal: specific, measurable, achievable, relevant, time-bound."""

    title: Title = Field(description="What is to be reached, in one line.")
    owners: Elements = Field(description="Set of ids of the one or two people who own it.")
    status: Literal["draft", "active", "paused", "achieved", "dropped"] = Field("active", description="How it stands.")
    purpose: Phrase | None = Field(None, description="What it is for: career, skills, leadership, mentoring and so on.")
    area: Literal["professional", "personal", "wellbeing"] = Field(
        "professional", description="Personal and wellbeing goals are never counted."
    )
    objective: Phrase | None = Field(None, description="Objective of the organization it serves.")
    value_tag: Phrase | None = Field(None, description="Value of the organization it lives.")
    skills: Elements = Field([], description="Set of skills it grows.")
    tags: Elements = Field([], description="Set of tags.")
    stretch: bool = Field(False, description="Deliberately hard; falling short is no failure.")
    specific: Text | None = Field(None, description="S: what exactly, where, with whom.")
    metric: Phrase | None = Field(None, description="M: what is measured.")
    unit: Phrase | None = Field(None, description="M: unit of the metric.")
    baseline: Number | None = Field(None, description="M: value at the start, in the unit.")
    target: Number | None = Field(None, description="M: value wanted, in the unit.")
    mode: Literal["value", "steps", "yes-no"] = Field("value", description="What progress is read from.")
    achievable: Text | None = Field(None, description="A: resources and obstacles.")
    relevant: Text | None = Field(None, description="R: why it matters.")
    start: Day | None = Field(None, description="T: first day.")
    due: Day | None = Field(None, description="T: last day.")

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        limits.goal_consistent(self.baseline, self.target, self.start, self.due)
        return self


class Revision(Record):
    """One change of a goal's plan: what it said before, and why it changed."""

    goal: str = Field(description="Id of the goal.")
    on: Day = Field(description="Day of the change.")
    reason: Text = Field(description="Why.")
    before: dict[str, Any] = Field(description="Former values of the fields that changed.")
    after: dict[str, Any] = Field(description="New values of the same fields.")


class Step(Record):
    """One action towards a goal; a goal's steps in their order are its pathway."""

    goal: str = Field(description="Id of the goal.")
    title: Title = Field(description="What to do, to read or to look back at.")
    type: Literal["task", "resource", "check"] = Field(
        "task", description="Something to do, something to learn from, or a point to look at how far one is."
    )
    done: bool = Field(False, description="Whether it is done.")
    done_on: Day | None = Field(None, description="Day it was ticked.")
    due: Day | None = Field(None, description="Day it is wanted by.")


class Progress(Record):
    """A dated report on a goal."""

    goal: str = Field(description="Id of the goal.")
    on: Day = Field(description="Day it was true.")
    value: Number | None = Field(None, description="Value of the goal's metric, in its unit.")
    confidence: Confidence | None = Field(None, description="How sure to reach the goal, 1 to 10.")
    note: Text | None = Field(None, description="Evidence, and what changed.")


class Scale(Record):
    """An attainment scale: five levels written before the work starts (Kiresuk & Sherman 1968)."""

    goal: str = Field(description="Id of the goal.")
    much_less: Text | None = Field(None, description="-2: much less than hoped.")
    less: Text = Field(description="-1: less than hoped.")
    expected: Text = Field(description="0: as hoped.")
    better: Text = Field(description="+1: better than hoped.")
    much_better: Text | None = Field(None, description="+2: much better than hoped.")
    baseline_level: Annotated[int, Field(ge=-2, le=2)] | None = Field(None, description="Level at the start.")
    level: Annotated[int, Field(ge=-2, le=2)] | None = Field(None, description="Level reached.")
    frozen_on: Day | None = Field(None, description="Day the work started; from then on changed only with a reason.")
