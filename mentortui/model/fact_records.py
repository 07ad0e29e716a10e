"""What a program counts: fields of the fixed list of PRODUCT.md, made by a person's own client from their records."""

from __future__ import annotations

from pydantic import Field

from mentortui.model.record import Phrase, Record


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
