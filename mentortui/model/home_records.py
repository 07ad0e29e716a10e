"""What belongs to the journal itself: lines put aside, shared folders, computers."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from mentortui.model.record import Day, Elements, Moment, Phrase, Record


class Snooze(Record):
    """A line worth a look that stays away: until a day, or until it is switched on again. Always its writer's own."""

    rule: Phrase = Field(description="The rule of the line, or the kind of a single line.")
    record: str | None = Field(None, description="Id of the record it is about; absent: of everything.")
    until: Day | None = Field(None, description="Day it comes back; absent: it is switched off.")


class Share(Record):
    """A shared folder as one decided about it. The id is the share's own."""

    name: Phrase = Field(description="What it is called.")
    type: Literal["pair", "program", "own"] = Field("pair", description="For two, for a program, or for oneself.")
    since: Moment = Field(description="What was made before this moment is sent to others only when it was opened.")
    opened: Elements = Field([], description="Set of ids of older records that were opened to them.")
    decided: Elements = Field(
        [], description="Set of ids of relationships, or of this share, for which it was said what is read of before."
    )
    shown: Elements = Field(
        [], description="Set of older records that were opened to who came into a relationship later, `<id>+<person>`."
    )
    accepted: Elements = Field(
        [], description="Set of relationships of others one said yes to being in, `<id>+<oneself>`."
    )
    declined: Elements = Field(
        [], description="Set of relationships, each with who is not to come into it by one's own word, `<id>+<person>`."
    )
    counts: Elements = Field([], description="Of a program, set of the kinds it counts unless a record says otherwise.")
    let_go: Day | None = Field(
        None, description="Of a program, the day before which what was counted was taken back, for good."
    )
    own: bool = Field(False, description="Whether one's own computers meet in this folder, too.")
    hosted: bool = Field(False, description="Whether one started it oneself.")
    leads: list[Phrase] | None = Field(
        None,
        description="Of a program, the cohorts one leads, by its host's last word; empty of who leads none any more.",
    )
    started_by: str | None = Field(None, description="Id of who started it, once they said so; absent of one's own.")
    secret: str | None = Field(None, description="Secret part of the code one joined with; its host alone is shown it.")
    gone: Moment | None = Field(None, description="When one left it; absent: one is in it.")
    erase: bool = Field(False, description="Whether one asked that everything one wrote there is dropped by everybody.")


class Invite(Record):
    """Somebody who may join a shared folder, by a code or as security words were compared. Always the host's own."""

    share: str = Field(description="Id of the shared folder's record.")
    secret: str | None = Field(None, description="The secret part of the code; absent where words were compared.")
    name: Phrase | None = Field(None, description="Whom it is for, as they were called.")
    to: str | None = Field(None, description="Id of the person it is for, where they are known.")
    again: bool = Field(False, description="Whether that person is in it already, and comes with a new journal.")
    used_by: str | None = Field(None, description="Id of the person who joined with it.")
    device: str | None = Field(None, description="The computer they joined with.")


class Computer(Record):
    """Another computer of one's own."""

    name: Phrase = Field(description="What it is called.")
    device: str = Field(description="Id it writes under.")
    sign: str = Field(description="Its Ed25519 verify key, hexadecimal.")
    age: str = Field(description="Its age recipient.")
    removed: Moment | None = Field(None, description="When it was taken away: nothing it writes from then on counts.")
    type: Literal["recovery"] | None = Field(
        None, description="A computer that stands nowhere: one's recovery sentence."
    )
    sealed: str | None = Field(None, description="Its keys, sealed with the sentence, in base64.")
