"""The handbook and the library: what was trained, and what is worth reading."""

from __future__ import annotations

from pydantic import Field

from mentortui.model.record import Day, Elements, FilePath, Link, Phrase, Record, Text, Title


class Training(Record):
    """A module of the handbook was read. What somebody answered in its self-check is never written down."""

    module: Phrase = Field(description="Id of the module.")
    on: Day = Field(description="Day it was read.")


class Resource(Record):
    """Something worth reading, watching or using: a link, a file, or a book on a shelf."""

    title: Title = Field(description="What it is called.")
    link: Link | None = Field(None, description="Its address.")
    path: FilePath | None = Field(None, description="Where its file lies on its writer's computer.")
    tags: Elements = Field([], description="Set of tags.")
    note: Text | None = Field(None, description="Why it is worth it, or what to look at.")
    person: str | None = Field(None, description="Id of the person it is meant for.")
