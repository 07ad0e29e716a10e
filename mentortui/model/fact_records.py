"""What a program counts: fields of the fixed list of PRODUCT.md, made by a person's own client from their records."""

from __future__ import annotations

from typing import Any

from pydantic import Field

from mentortui.model.record import Day, Phrase, Record


class Fact(Record):
    """What one program counts of one record. Always private; the program's host receives it, without `source`.

    Beside these fields it holds those of its list (docs/format.md), as the record says them. A fact whose record is
    not counted any more is emptied and deleted; only `program` stays, so that its host hears of it.
    """

    program: Phrase = Field(description="Id of the share of the program that counts it.")
    what: Phrase | None = Field(None, description="Kind of the record it is made of.")
    source: str | None = Field(None, description="Id of that record; it is never sent.")
    person: str | None = Field(None, description="Id of the person it is about: whose goal or skill, who was thanked.")
    writer: str | None = Field(None, description="Of answers that came by form: id of who gave them.")
    entered: Phrase | None = Field(
        None, description="Of what a coordinator entered for somebody: how it was told, such as `by phone, 2026-11-20`."
    )
    told_by: str | None = Field(None, description="Of that: id of who told it, or of their enrolment.")

    record: str | None = Field(None, description="Of what a coordinator handed over to the next: id of that record.")
    says: dict[str, Any] | None = Field(None, description="Of that: its fields.")


class Period(Record):
    """A summary of a program that was published: what was shown, and over whom, so that no later one undoes that."""

    program: Phrase = Field(description="Id of the program's share.")
    as_of: Day = Field(description="Day it was of.")
    cohort: Phrase | None = Field(None, description="Name of the cohort it was of; absent: of everybody.")
    group: Phrase | None = Field(None, description="COLUMN=VALUE of the group it was of; absent: of everybody.")
    figures: dict[str, Any] = Field(description="The figures that were shown, by their ids.")
    people: list[list[str]] = Field(description="Ids of people: the sets the figures were over.")
    over: dict[str, Any] = Field(description="By figure, or figure/part, the places of its two sets in `people`.")
