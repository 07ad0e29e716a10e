"""Forms and answers, skills and their ratings."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field

from mentortui.model.record import Answers, Day, Elements, Five, Name, Phrase, Record, Text, Title


class Form(Record):
    """A form that was added from a file, one record for each of its versions."""

    form: Phrase = Field(description="Id of the form, the same in all its versions.")
    version: Annotated[int, Field(ge=1)] = Field(description="Version; scores of two versions are never compared.")
    title: Title = Field(description="What it is called.")
    definition: dict[str, Any] = Field(description="The form as its file says (docs/form.schema.json).")


class Response(Record):
    """One person's answers to one version of a form. Scores are derived, never stored."""

    form: Phrase = Field(description="Id of the form.")
    version: Annotated[int, Field(ge=1)] = Field(description="Version of the form that was answered.")
    on: Day = Field(description="Day it was answered.")
    occasion: Phrase | None = Field(None, description="Why it was due, for example `day 30` or `start`.")
    meeting: str | None = Field(None, description="Id of the meeting it is about.")
    about: str | None = Field(None, description="Id of the person it is about.")
    written_by: str | None = Field(
        None, description="Of answers that came by form: id of who gave them; `by` is who entered them."
    )
    answers: Answers = Field({}, description="Number, text or list of choices by the id of the item.")
    consent: Elements = Field([], description="Set of text items the program may read, each agreed to by itself.")
    seal: str | None = Field(
        None, description="Of sealed answers: blake2b of the nonce and the answers, published before they are."
    )
    nonce: str | None = Field(None, description="What was mixed into the seal, so that nobody can guess the answers.")
    unsealed: bool = Field(False, description="Whether the answers were opened to the other side.")


class Correction(Record):
    """What a response said before it was changed."""

    response: str = Field(description="Id of the response.")
    on: Day = Field(description="Day of the change.")
    answers: Answers = Field({}, description="The answers as they were before.")


class Skill(Record):
    """A skill of one's own list: a new one, or a shipped one with other words or taken out."""

    name: Name = Field(description="What it is called.")
    shipped: Phrase | None = Field(None, description="Id of the shipped skill this stands in for.")
    type: Literal["hard", "soft"] = Field("soft", description="Whether it is a hard or a soft skill.")
    description: Text | None = Field(None, description="What somebody does who has it.")
    hidden: bool = Field(False, description="Whether it is left out of the list.")


class Rating(Record):
    """A dated rating of one skill, by the person themselves or by their mentor."""

    skill: Phrase = Field(description="Id of the skill, shipped or of one's own.")
    person: str = Field(description="Id of the person whose skill it is.")
    role: Literal["self", "mentor"] = Field("self", description="Who rated.")
    level: Five = Field(description="1 new to me, 2 with help, 3 on my own, 4 in new situations, 5 teaches it.")
    on: Day = Field(description="Day of the rating.")
    evidence: Text | None = Field(None, description="What it is seen by.")
