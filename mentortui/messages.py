"""Messages that cross screens: what a screen or widget asks of the app.

A screen never writes. It posts `Change` with a function of `mentortui.changes`; the app runs it on the
journal as it stands, commits the delta, and tells every screen that records changed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from textual.message import Message

from mentortui.errors import MentortuiError
from mentortui.model.delta import Delta

if TYPE_CHECKING:
    from mentortui.practice.celebrations import Found
    from mentortui.practice.folders import Folder
    from mentortui.program.choosing import Whom
    from mentortui.program.gathered import Gathered
    from mentortui.store import Commit

Call = Callable[..., Delta]
"""A function of `mentortui.changes` with its own arguments bound: called as `call(reader, now=…, new_id=…)`,
each of the two only when the function takes it."""

Expect = Mapping[tuple[str, str], str | None]
"""Stamps of the fields an editor showed, by (record id, field); see `Journal.commit`."""


class Change(Message):
    """Please do this to the journal.

    `then` gets the `Commit` once it is on disk. `refused` gets the error when it was not; without it the
    app says the sentence itself. `quiet` leaves out the notice of what was done.
    """

    def __init__(
        self,
        call: Call,
        *,
        expect: Expect | None = None,
        then: Callable[[Commit], Any] | None = None,
        refused: Callable[[MentortuiError], Any] | None = None,
        quiet: bool = False,
    ) -> None:
        super().__init__()
        self.call, self.expect, self.then, self.refused, self.quiet = call, expect, then, refused, quiet


class Open(Message):
    """Please open the screen of this record; `editing` opens its editor instead, with `texts` in its fields."""

    def __init__(self, record_id: str, editing: bool = False, texts: Mapping[str, str] | None = None) -> None:
        super().__init__()
        self.record_id, self.editing, self.texts = record_id, editing, texts or {}


class New(Message):
    """Please open the form that adds a record of this kind, perhaps about another record (`routes.ABOUT`)."""

    def __init__(self, kind: str, about: str = "") -> None:
        super().__init__()
        self.kind, self.about = kind, about


class Go(Message):
    """Please show this mode."""

    def __init__(self, mode: str) -> None:
        super().__init__()
        self.mode = mode


class Say(Message):
    """Please say this sentence where sentences are said; `tone` is "", "warning" or "error"."""

    def __init__(self, sentence: str, tone: str = "") -> None:
        super().__init__()
        self.sentence, self.tone = sentence, tone


class Celebrate(Message):
    """Please celebrate this milestone, or what a rule found: that is kept first."""

    def __init__(self, record_id: str = "", found: Found | None = None, asked: bool = True) -> None:
        """Not `asked`: it was just reached; then it gives way to what is being typed, and to the setting."""
        super().__init__()
        self.record_id, self.found, self.asked = record_id, found, asked


class Reached(Message):
    """A form of this record was saved: celebrate it when it was just reached, and nobody did yet."""

    def __init__(self, record_id: str) -> None:
        super().__init__()
        self.record_id = record_id


class Certify(Message):
    """Please write the certificate of this milestone into a file, and say where."""

    def __init__(self, record_id: str) -> None:
        super().__init__()
        self.record_id = record_id


class WriteFile(Message):
    """Please write a page into a file, and say where it lies.

    `made` gives the text for a path, so that the ending of the path decides the form. `copy` hands the same text to
    the clipboard as well. `then` is called once it is written; `refused` gets the error when it was not.
    """

    def __init__(
        self,
        path: str,
        made: Callable[[str], str],
        *,
        copy: bool = False,
        then: Callable[[], Any] | None = None,
        refused: Callable[[MentortuiError], Any] | None = None,
    ) -> None:
        super().__init__()
        self.path, self.made, self.copy, self.then, self.refused = path, made, copy, then, refused


class TakeAnswers(Message):
    """Please enter the answers in a file that somebody without the app sent. `then` is called once they are entered."""

    def __init__(self, file: str, then: Callable[[], Any], refused: Callable[[MentortuiError], Any]) -> None:
        super().__init__()
        self.file, self.then, self.refused = file, then, refused


class Choose(Message):
    """Please keep this value of a setting from now on; see `settings.SCHEMA`."""

    def __init__(self, name: str, value: Any) -> None:
        super().__init__()
        self.name, self.value = name, value


class KeepDraft(Message):
    """Please keep what stands in a form until it is saved or dropped; None: it is not needed any more."""

    def __init__(self, key: str, draft: Any) -> None:
        """`key` names the form (`form_draft.key`); `draft` is a `desk.Draft` or None."""
        super().__init__()
        self.key, self.draft = key, draft


class Begin(Message):
    """Please make a journal for a person of this name."""

    def __init__(
        self, name: str, roles: tuple[str, ...], refused: Callable[[MentortuiError], Any], then: str = ""
    ) -> None:
        """`then` is the action that is done next: `invited` where somebody shares a folder with them."""
        super().__init__()
        self.name, self.roles, self.refused, self.then = name, roles, refused, then


class LookAround(Message):
    """Please open a made-up journal in a temporary folder, seen by a mentor, a mentee or a coordinator."""

    def __init__(self, role: str) -> None:
        super().__init__()
        self.role = role


class Sync(Message):
    """Please sync the shared folders now."""


class Readers(Message):
    """Please work out what each reader of the shared folders gets."""


class WorkOut(Message):
    """Please work out the program one coordinates. `then` gets what was `Gathered`; `refused` why there is nothing.

    `told` is called in the thread that works, with how many people are summed up, and of how many.
    """

    def __init__(
        self, then: Callable[[Gathered], Any], refused: Callable[[MentortuiError], Any],
        told: Callable[[int, int], None], whom: Whom,
    ) -> None:  # fmt: skip
        """`whom` is a cohort or a group of a program's list, or everybody."""
        super().__init__()
        self.then, self.refused, self.told, self.whom = then, refused, told, whom


class WriteReport(Message):
    """Please write the report on the program one coordinates. `then` gets the sentences on it; `refused` why not."""

    def __init__(
        self, path: str, reader: str, then: Callable[[tuple[str, ...]], Any],
        refused: Callable[[MentortuiError], Any], whom: Whom,
    ) -> None:  # fmt: skip
        """`reader` is sponsor, participants, review, or empty for oneself; `whom` as for `WorkOut`."""
        super().__init__()
        self.path, self.reader, self.then, self.refused, self.whom = path, reader, then, refused, whom


class StartPair(Message):
    """Please make a folder for two. `then` gets the `Folder` once it is made; `refused` why it was not."""

    def __init__(
        self, name: str, folder: str, role: str | None, then: Callable[[Folder], Any],
        refused: Callable[[MentortuiError], Any],
    ) -> None:  # fmt: skip
        """`role` is what the other is: mentor, mentee or peer; None as it is already."""
        super().__init__()
        self.name, self.folder, self.role, self.then, self.refused = name, folder, role, then, refused


class StartProgram(Message):
    """Please make the folder of a program. `then` gets the `Folder` once it is made; `refused` why it was not."""

    def __init__(
        self, name: str, folder: str, template: str, then: Callable[[Folder], Any],
        refused: Callable[[MentortuiError], Any],
    ) -> None:  # fmt: skip
        super().__init__()
        self.name, self.folder, self.template, self.then, self.refused = name, folder, template, then, refused


class JoinFolder(Message):
    """Please join a shared folder. `then` gets the `Folder` once it is joined; `refused` why it was not."""

    def __init__(
        self, words: tuple[str, ...], then: Callable[[Folder], Any], refused: Callable[[MentortuiError], Any]
    ) -> None:
        """`words` are a code, a folder, or both."""
        super().__init__()
        self.words, self.then, self.refused = words, then, refused


class MeetIn(Message):
    """Please let one's own computers meet in a folder. `then` gets the `Folder`; `refused` why they cannot."""

    def __init__(self, folder: str, then: Callable[[Folder], Any], refused: Callable[[MentortuiError], Any]) -> None:
        super().__init__()
        self.folder, self.then, self.refused = folder, then, refused


class TakeIn(Message):
    """Please take in a computer that asks, as one's own."""

    def __init__(self, device: str) -> None:
        super().__init__()
        self.device = device


class LetIn(Message):
    """Please let in somebody who asks to join without a code, as the security words were compared."""

    def __init__(self, device: str) -> None:
        super().__init__()
        self.device = device


class FreshCode(Message):
    """Please make a fresh code for the other of a folder for two. `then` gets the `Folder`, `refused` why not."""

    def __init__(self, share: str, then: Callable[[Folder], Any], refused: Callable[[MentortuiError], Any]) -> None:
        """`share` is the id of the folder's record."""
        super().__init__()
        self.share, self.then, self.refused = share, then, refused


class Before(Message):
    """Please show what was written before others in this shared folder joined, so that one chooses of it."""

    def __init__(self, share: str) -> None:
        super().__init__()
        self.share = share


class ChooseSentence(Message):
    """Please seal what brings one's journal back with this sentence; with words that are drawn where it is empty.

    `then` gets the drawn words and the names of the folders; `refused` why not.
    """

    def __init__(
        self, sentence: str, then: Callable[[str, str], Any], refused: Callable[[MentortuiError], Any]
    ) -> None:
        super().__init__()
        self.sentence, self.then, self.refused = sentence, then, refused


class Erase(Message):
    """Please erase a person from the folders one started, or oneself (`me`) from all.

    `then` gets the name and what is still to come; `refused` why not.
    """

    def __init__(self, name: str, then: Callable[[str, str], Any], refused: Callable[[MentortuiError], Any]) -> None:
        super().__init__()
        self.name, self.then, self.refused = name, then, refused


class BringBack(Message):
    """Please bring one's journal back from a shared folder, with the sentence; `refused` gets why not."""

    def __init__(self, folder: str, sentence: str, refused: Callable[[MentortuiError], Any]) -> None:
        super().__init__()
        self.folder, self.sentence, self.refused = folder, sentence, refused


class AskFirst(Message):
    """Please ask, at a computer without a journal, to be taken in as one's own. `then` gets the folder's path."""

    def __init__(
        self, folder: str, name: str, then: Callable[[str], Any], refused: Callable[[MentortuiError], Any]
    ) -> None:
        """`name` is what this computer is called; empty: by its own name."""
        super().__init__()
        self.folder, self.name, self.then, self.refused = folder, name, then, refused


class SettleIn(Message):
    """Please look whether this computer was taken in, and fetch the journal then. `waits` is called when it was not."""

    def __init__(self, waits: Callable[[], Any], refused: Callable[[MentortuiError], Any]) -> None:
        super().__init__()
        self.waits, self.refused = waits, refused
