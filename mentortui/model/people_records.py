"""People, the relationships they work in, and what they agreed."""

from __future__ import annotations

from typing import Annotated, Any, Literal, Self

from pydantic import Field, model_validator

from mentortui.model import limits
from mentortui.model.record import Day, Elements, Hours, Minutes, Name, Phrase, Places, Record, Text


class Person(Record):
    """Anyone named in a journal; with a profile of what they offer and want."""

    name: Name = Field(description="As they want to be called.")
    roles: Elements = Field([], description="Set of mentor, mentee, coordinator.")
    offers: Elements = Field([], description="Set of what they can help with.")
    wants: Elements = Field([], description="Set of what they look for.")
    interests: Elements = Field([], description="Set of interests outside work.")
    values: Elements = Field([], description="Set of what matters to them at work.")
    not_same: Elements = Field([], description="Set of ids of people of such a name who were said to be others.")
    experience: Text | None = Field(None, description="Where they come from, in their words.")
    explains: Phrase | None = Field(None, description="How they like to explain.")
    learns: Phrase | None = Field(None, description="How they like to learn.")
    time_zone: Phrase | None = Field(None, description="IANA time zone, for example Europe/Lisbon.")
    hours_a_month: Hours | None = Field(None, description="Time they can give, in hours a month.")
    capacity: Places | None = Field(None, description="For how many relationships at once they mentor.")
    available_until: Day | None = Field(None, description="Last day on which that is so.")
    available_on: Day | None = Field(
        None, description="Day on which hours, capacity and last day were said or confirmed; set with them."
    )


class Relationship(Record):
    """Mentors and mentees working together."""

    mentors: Elements = Field(description="Set of ids of the people who mentor.")
    mentees: Elements = Field(description="Set of ids of the people who are mentored; peers stand in both.")
    kind: Literal["traditional", "peer", "reverse"] = Field("traditional", description="Who mentors whom.")
    format: Literal["formal", "informal"] = Field("formal", description="Within a program's rules, or free.")
    cohort: Phrase | None = Field(None, description="Label of those who began together, for example `Spring 2027`.")
    cadence: Phrase | None = Field(None, description="How often they agreed to meet: `2 weeks`, `1 month`.")
    start: Day | None = Field(None, description="First day.")
    end: Day | None = Field(None, description="Agreed last day.")
    status: Literal["active", "paused", "closed"] = Field("active", description="How it stands.")
    ended_on: Day | None = Field(None, description="Day it was closed.")
    ending: Literal["completed", "completed-early", "by-agreement", "mismatch", "lapsed"] | None = Field(
        None, description="The way it ended; a mismatch is nobody's fault."
    )
    challenge: Literal[
        "time", "communication", "needs-unclear", "hesitation", "expertise", "distance", "other"
    ] | None = Field(None, description="What made it hard, if anything did.")  # fmt: skip
    program: Phrase | None = Field(
        None, description="Id of the program's share it belongs to, or `none`; absent: the only one its people are in."
    )
    stay_in_touch: Phrase | None = Field(None, description="How they stay in touch after it.")
    handed_to: str | None = Field(None, description="Id of the person who goes on in the place of the mentor.")
    called: dict[str, Phrase] | None = Field(
        None, description="What people in it are called, by id: for those who do not know each other yet."
    )

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        limits.relationship_people(self.mentors, self.mentees, self.kind)
        limits.relationship_consistent(self.start, self.end, self.ended_on)
        return self


class Agreement(Record):
    """One version of how people work together. A version somebody agreed to stays; a change makes the next one."""

    version: Annotated[int, Field(ge=1)] = Field(description="1 for the first, then one more for each renegotiation.")
    hopes_mentor: Text | None = Field(None, description="What the mentor hopes to gain; of peers, the first by id.")
    hopes_mentee: Text | None = Field(None, description="What the mentee hopes to gain; of peers, the second by id.")
    wants: Elements = Field([], description="Set of what is wanted: advice, coaching, sponsorship, listening.")
    roles: Text | None = Field(None, description="Who does what: who asks for meetings, who keeps notes.")
    cadence: Phrase | None = Field(None, description="How often to meet: `2 weeks`, `1 month`.")
    minutes: Minutes | None = Field(None, description="How long a meeting is, in minutes.")
    channels: Elements = Field([], description="Set of ways to meet and to write to each other.")
    feedback: Text | None = Field(None, description="How they tell each other what helps and what does not.")
    between_us: Text | None = Field(None, description="Confidentiality: what stays between them.")
    coordinator_sees: Text | None = Field(None, description="Confidentiality: what the coordinator may see.")
    exceptions: Text | None = Field(None, description="Confidentiality: when somebody else must be told.")
    boundaries: Text | None = Field(None, description="What this is not, and what is not talked about.")
    review: Day | None = Field(None, description="Day they look at it again.")
    trouble: Phrase | None = Field(None, description="Whom to turn to when it does not work, and how to reach them.")
    misconduct: Phrase | None = Field(None, description="Whom to turn to after misconduct, and how to reach them.")


class Acceptance(Record):
    """One person's word that they agree to a version, and what that version said when they gave it."""

    agreement: str = Field(description="Id of the agreement's version.")
    person: str = Field(description="Id of the person who agrees.")
    on: Day = Field(description="Day they agreed.")
    how: Literal["here", "by phone"] = Field("here", description="In the journal, or told and written down by another.")
    said: dict[str, Any] = Field({}, description="What the version said then, so that a later change is seen.")


class Pause(Record):
    """A time in which a relationship rests."""

    start: Day = Field(description="First day of the pause.")
    until: Day | None = Field(None, description="Day they want to go on again.")
    ended_on: Day | None = Field(None, description="Day they went on, or it was closed; absent while it lasts.")
