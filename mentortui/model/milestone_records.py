"""What was achieved and recognized, and to whom somebody was introduced."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from mentortui.model.record import Day, Name, Phrase, Record, Text, Title


class Milestone(Record):
    """A dated achievement, planned or reached."""

    title: Title = Field(description="What was achieved.")
    on: Day = Field(description="Day it was reached, or is planned for.")
    status: Literal["planned", "reached"] = Field("reached", description="How it stands.")
    goal: str | None = Field(None, description="Id of the goal it belongs to.")
    person: str | None = Field(None, description="Id of the person who reached it.")
    value_tag: Phrase | None = Field(None, description="Value of the organization it lives.")
    rule: Phrase | None = Field(None, description="Id of the rule that found it; of a planned or own one, none.")
    worked: Text | None = Field(None, description="What made it work, in the words of who celebrated it.")
    celebrated: bool = Field(False, description="Whether it was celebrated, or passed by.")


class Recognition(Record):
    """Thanks or honor for somebody, written by its author."""

    type: Literal["kudos", "trophy", "certificate", "reward"] = Field("kudos", description="What was given.")
    title: Title = Field(description="For what; of a reward, its label.")
    person: str = Field(description="Id of the person it is for.")
    on: Day = Field(description="Day it was given.")
    text: Text | None = Field(None, description="More words.")
    value_tag: Phrase | None = Field(None, description="Value of the organization it lives.")
    milestone: str | None = Field(None, description="Id of the milestone it celebrates.")


class Introduction(Record):
    """A door opened: whom somebody was introduced to, why, and what came of it. Always its writer's own."""

    name: Name = Field(description="To whom.")
    person: str = Field(description="Id of the person who was introduced.")
    on: Day = Field(description="Day of the introduction.")
    why: Text | None = Field(None, description="What for.")
    outcome: Text | None = Field(None, description="What came of it.")
    worked: bool | None = Field(None, description="Whether something came of it; absent while nobody knows.")
