"""The family of errors a person may see.

Each carries a sentence that says what happened, what is safe and what to do. One place shows them:
`cli.main` on standard error with the exit code, the app beside the field or as a toast.
"""

from __future__ import annotations

DONE = 0
REFUSED = 1
USAGE = 2
PARTLY = 3
INTERRUPTED = 130


class MentortuiError(Exception):
    """An error with a sentence meant for a person.

    `hint` names the command or option that helps: for the command line only, the app speaks of keys.
    `exit_code` is what the command ends with when nothing catches it.
    """

    exit_code = REFUSED

    def __init__(self, sentence: str, *, hint: str = "") -> None:
        super().__init__(f"{sentence} {hint}".rstrip())
        self.sentence = sentence
        self.hint = hint


class Refused(MentortuiError, ValueError):
    """What was asked breaks a rule; nothing was written.

    Also a ValueError, so that pydantic validators may call the same rules.
    `field` names the field at fault, so that a form can show the sentence beside it.
    """

    def __init__(self, sentence: str, field: str | None = None, *, hint: str = "") -> None:
        super().__init__(sentence, hint=hint)
        self.field = field


class UsageError(MentortuiError):
    """The command was put in a way it does not understand."""

    exit_code = USAGE


class NotFound(Refused):
    """No record answers to the given id or name."""


class Ambiguous(Refused):
    """Several records answer to the given id or name; the sentence lists them."""


class StoreError(MentortuiError):
    """The journal could not be read or written; what was acknowledged before is safe."""


class NoHome(StoreError):
    """There is no journal at the home; `mentortui init` makes one."""


class HomeBusy(StoreError):
    """Another process held the lock longer than we wait; the sentence names it."""


class NewerFormat(StoreError):
    """The journal was written by a newer version of mentortui; it was not touched."""


class WriteFailed(StoreError):
    """The disk refused (full, read-only, broken); the change was not made and memory is unchanged."""


class ChangedMeanwhile(StoreError):
    """A field changed since its editor was opened; nothing was written.

    `fields` maps (record id, field) to the value that stands in the journal now.
    """

    def __init__(self, sentence: str, fields: dict[tuple[str, str], object]) -> None:
        super().__init__(sentence)
        self.fields = fields
