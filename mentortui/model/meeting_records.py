"""Meetings with their points and entries, and the notes and actions that come of them or stand alone."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field

from mentortui.model.record import Day, Elements, Five, Link, Minutes, Moment, Phrase, Record, Title, Written


class Meeting(Record):
    """When people met or will meet. A check-in is a short meeting."""

    on: Day = Field(description="Day.")
    time: str | None = Field(None, pattern=r"^\d\d:\d\d$", description="Local time it begins, 24 hours.")
    status: Literal["planned", "held", "missed"] = Field("held", description="How it stands.")
    minutes: Minutes | None = Field(None, description="Length in minutes.")
    type: Literal["one-to-one", "check-in", "shadowing", "coaching", "feedback", "workshop", "group"] = Field(
        "one-to-one", description="What it is for."
    )
    channel: Literal["in-person", "video", "phone", "chat"] | None = Field(None, description="How people met.")
    link: Link | None = Field(None, description="Address of an online meeting.")
    place: Phrase | None = Field(None, description="Where people met: a room, a house.")
    started: Moment | None = Field(None, description="When it was begun in the live view, until it is finished.")
    title: Title | None = Field(None, description="A name for it, where one helps.")
    imported: dict[str, Any] | None = Field(
        None, description="Of which event of a calendar file it was made, and when that said it begins."
    )
    attendees: Elements = Field([], description="Set of ids of the people in it.")
    not_same: Elements = Field([], description="Set of ids of meetings that look like it, and were said to be others.")
    absent: Elements = Field([], description="Set of ids of the people who were to be in it and did not come.")
    tags: Elements = Field([], description="Set of tags.")


class AgendaItem(Record):
    """A point to talk about."""

    meeting: str = Field(description="Id of the meeting.")
    title: Title = Field(description="The point.")
    done: bool = Field(False, description="Whether it was talked about.")


class Entry(Record):
    """One entry of a meeting's notes: readable by the relationship when shared, else by its writer only."""

    meeting: str = Field(description="Id of the meeting.")
    text: Written = Field(description="What was said, as Markdown.")
    type: Literal["note", "decision"] = Field("note", description="A note, or what was decided.")


class Note(Record):
    """A private line: always its writer's, never shared."""

    text: Written = Field(description="The note, as Markdown.")
    type: Literal["note", "learning"] = Field("note", description="A learning says what was tried that was hard.")
    on: Day | None = Field(None, description="Day it is about.")
    mood: Five | None = Field(None, description="1 (low) to 5 (high).")
    energy: Five | None = Field(None, description="1 (low) to 5 (high).")
    goal: str | None = Field(None, description="Id of the goal it is about.")
    meeting: str | None = Field(None, description="Id of the meeting it is about.")
    person: str | None = Field(None, description="Id of the person it is about.")
    tags: Elements = Field([], description="Set of tags.")


class Action(Record):
    """A task with an owner and a due date."""

    title: Title = Field(description="What to do.")
    owner: str = Field(description="Id of the person who does it.")
    due: Day | None = Field(None, description="Day it is wanted by.")
    done: bool = Field(False, description="Whether it is done.")
    done_on: Day | None = Field(None, description="Day it was ticked.")
    meeting: str | None = Field(None, description="Id of the meeting it came from.")
    goal: str | None = Field(None, description="Id of the goal it serves.")
