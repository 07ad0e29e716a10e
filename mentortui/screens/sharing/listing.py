"""The folders one shares, the people in each, one's own computers, and what was written in two places apart."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import ClassVar, Final

from mentortui.actions import key_hint
from mentortui.changes import joining, naming, recovering
from mentortui.errors import MentortuiError
from mentortui.messages import Before, FreshCode, Open, Readers, Sync
from mentortui.practice import circles, conflicts, joined
from mentortui.practice.circles import Circle
from mentortui.practice.conflicts import Conflict
from mentortui.practice.counted import PROGRAM
from mentortui.practice.folders import Folder
from mentortui.practice.joined import Older, Who
from mentortui.screens.base import ListScreen
from mentortui.screens.desk import Desk
from mentortui.screens.forms.conflict import settle_versions
from mentortui.screens.forms.versions import Settled
from mentortui.screens.sharing import newcomers, page, recent
from mentortui.screens.sharing.counts import CountsScreen
from mentortui.widgets.ink import HEADING, Column, Layout
from mentortui.widgets.row import SPACE, Row

_FOLDER: Final = Layout((Column(role="strong"), Column(24, right=True, role="muted", least=44)))
_BELOW: Final = Layout((Column(role="muted"),), indent=5)
_PERSON: Final = Layout((Column(), Column(24, right=True, role="muted", least=40)), indent=5)
_LINE: Final = Layout((Column(1, role="warning"), Column(), Column(20, right=True, role="muted", least=50)))
_WIDE: Final = Layout((Column(1, role="warning"), Column(), Column(32, right=True, role="muted", least=60)))
_COMPUTER: Final = Layout((Column(), Column(20, right=True, role="muted", least=40)))
ASKS: Final = "#asks "
APART: Final = "#apart "
TWICE: Final = "#twice "
WHO: Final = "#who "
OLDER: Final = "#older "
JOINS: Final = "#joins "
CLAIMS: Final = "#claims "
COMES: Final = "#comes "
PERSON: Final = "#person "
_ENTER: Final = {ASKS: "take in", APART: "compare", TWICE: "one meeting", WHO: "answer", OLDER: "answer",
                 JOINS: "compare", CLAIMS: "compare", COMES: "answer"}  # fmt: skip


class SharingScreen(ListScreen):
    """Everything shared, in one list; enter opens, takes in, or settles what is selected."""

    MODE = "sharing"
    ACTIONS: ClassVar[tuple[str, ...]] = (
        "new", "sharing.join", "open", "sharing.two", "sharing.sync", "sharing.readers", "sharing.before",
        "sharing.counts", "sharing.code", "sharing.erase",
        "sharing.computers", "sharing.sentence", "sharing.conflicts",
    )  # fmt: skip

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        new, join = key_hint("new", desk.keymap), key_hint("sharing.join", desk.keymap)
        self.main.empty = f"Share a folder with somebody: {new}. Join one you were invited to: {join}."
        self._apart: dict[str, Conflict] = {}
        self._twice: dict[str, str] = {}
        self._who: dict[str, Who] = {}
        self._older: dict[str, Older] = {}
        self._circles: dict[str, Circle] = {}
        self._joining: dict[str, tuple[str, str]] = {}

    def on_mount(self) -> None:
        """Fill, and begin at the first folder."""
        self.freshen()
        self.main.focus()

    # The list

    def rows(self, width: int) -> list[Row]:
        """What was written apart first, as it waits for a word; then folders, then computers."""
        shares = self.desk.reader.rows("share")
        rows: list[Row] = []
        for title, found in (("For you to say", self._questions()), ("Written in two places apart", self._conflicts())):
            lines = list(found)
            rows += [Row("", (title, ""), HEADING), *lines, SPACE] if lines else []
        if shares:
            rows.append(Row("", ("Shared folders", "last heard"), HEADING))
        for row in shares:
            rows += self._folder(page.folder_of(self.desk, row["id"]))
        if len(self.desk.shared.computers) > 1:
            rows += [SPACE, Row("", ("Your computers", ""), HEADING)]
            for one in self.desk.shared.computers:
                rows.append(Row("", (one.name, "this one" if one.here else ""), _COMPUTER))
        lately = len(recent.changes(self.desk))
        if lately:
            key, many = key_hint("changes", self.desk.keymap), lately > 1
            says = f"{lately} recent change{'s' * many} on another computer"
            rows += [SPACE, Row("", (says, f"{key} shows {'them' if many else 'it'}"), _FOLDER)]
        if shares and recovering.kept(self.desk.reader) is None:
            choose = key_hint("sharing.sentence", self.desk.keymap)
            rows += [SPACE, Row("", ("No sentence brings your journal back yet", f"{choose} chooses one"), _FOLDER)]
        return rows

    def _folder(self, folder: Folder) -> Iterator[Row]:
        looked = any(one.id == folder.id for one in self.desk.shared.folders)
        asked = any(one.share == folder.id for one in self.desk.shared.who)
        stands = ("! waits for your word", "warning") if asked else page.stands(folder, looked)
        yield Row(folder.id, (folder.name, stands), _FOLDER)
        nowhere = "where it lies was not said on this computer" if looked else "…"
        yield Row("", (folder.place or nowhere,), _BELOW)
        for one in folder.people:
            # Who started a folder may erase somebody from it; otherwise nothing is done with a name.
            key = f"{folder.id}{PERSON}{one.id}" if folder.hosted and not folder.own else ""
            yield Row(key, (one.name, page.heard(self.desk, one)), _PERSON)
        if folder.out:
            yield Row("", ("Taken away on another computer of yours: enter says what can be done.",), _BELOW)
        if folder.waits and looked:
            yield Row("", ("Whoever started it lets you in at their next sync.",), _BELOW)
            if folder.words:
                yield Row("", (f"Read them your security words: {folder.words}",), _BELOW)
        elif not folder.people and looked and not folder.own:
            yield Row("", (folder.nobody(),), _BELOW)
        for going in folder.waiting:
            yield Row("", (f"Would be sent now: {going.words()}",), _BELOW)
        for device, name in folder.asking:
            asks = f"“{name}” asks to be taken in as yours"
            yield Row(f"{folder.id}{ASKS}{device}", ("!", asks, "is it yours?"), _LINE)

    def _questions(self) -> Iterator[Row]:
        """Who joined, and what of before they read."""
        reader, shared = self.desk.reader, self.desk.shared
        self._who = {f"{one.share}{WHO}{one.joined}": one for one in shared.who}
        self._older = {f"{one.share}{OLDER}{one.relationship}": one for one in shared.older}
        for key, who in self._who.items():
            yield Row(key, ("!", f"Who is {self.desk.name(who.joined)}?", "joined"), _LINE)
        self._joining = {f"{one.id}{JOINS}{device}": (name, words) for one in shared.folders
                         for device, name, words in one.joining}  # fmt: skip
        for key, (name, _) in self._joining.items():
            yield Row(key, ("!", f"{name} asks to join without a code", "compare words"), _LINE)
        for key, (name, _) in self._claims().items():
            yield Row(key, ("!", f"Which computer is {name}'s?", "compare words"), _LINE)
        self._circles = {f"{one.share}{COMES}{one.key}": one for one in shared.circles}
        for key, circle in self._circles.items():
            yield Row(key, ("!", circles.briefly(reader, circle), "yes or no"), _LINE)
        for key, before in self._older.items():
            says = f"What of before may {joined.whom(reader, before)} read?"
            yield Row(key, ("!", says, joined.counted(reader, before.rows)), _WIDE)

    def _claims(self) -> dict[str, tuple[str, str]]:
        """By key, whose a computer is that took another one out, which took out this one; and its security words."""
        folders = self.desk.shared.folders
        return {f"{one.id}{CLAIMS}{device}": (name, words) for one in folders for device, name, words in one.claims}

    def _conflicts(self) -> Iterator[Row]:
        """Texts with several versions, and meetings both wrote down."""
        reader = self.desk.reader
        found = self.desk.once("apart", lambda: (conflicts.conflicts(reader), conflicts.doubles(reader)))
        self._apart = {f"{one.row['id']}{APART}{one.field}": one for one in found[0]}
        self._twice = {f"{one['id']}{TWICE}{other['id']}": other["id"] for one, other in found[1]}
        for key, text in self._apart.items():
            yield Row(key, ("!", naming.label(reader, text.row), f"{len(text.versions)} versions"), _LINE)
        for (one, other), key in zip(found[1], self._twice, strict=True):
            yield Row(key, ("!", naming.label(reader, one), "possible double"), _LINE)
            for row in (one, other):
                yield Row("", (conflicts.told_of(reader, row),), _BELOW)

    def fill(self) -> None:
        """Read the rows, and the page beside them: a sync changes it without the selection moving."""
        super().fill()
        self.show_page()

    @property
    def key(self) -> str:
        """The key of the selected line."""
        return self.main.current.key if self.main.current else ""

    def show_page(self) -> None:
        """The whole of the selected folder, or of the record that was written apart, when there is room."""
        width = self.beside.size.width
        if self.key not in self._apart and not self.selected.startswith("share-"):
            super().show_page()
        elif self.beside.display and width:
            one = self._apart.get(self.key)
            self.beside.show(
                page.versions(self.desk, one, width) if one else page.page(self.desk, self.selected, width)
            )

    # What can be done

    def can(self, action_id: str) -> bool:
        """What makes sense with the selected line."""
        if action_id == "open":
            return bool(self.key)
        if action_id == "sharing.conflicts":
            return bool(self._apart or self._twice)
        if action_id == "sharing.two":
            return self.key in self._twice
        if action_id == "sharing.before":
            return self.selected.startswith("share-") and bool(page.folder_of(self.desk, self.selected).people)
        if action_id == "sharing.code":
            row = self.desk.reader.get(self.selected) or {}
            return bool(row.get("hosted")) and row.get("type") == "pair"
        if action_id == "sharing.erase":
            return PERSON in self.key
        if action_id == "sharing.counts":
            return (self.desk.reader.get(self.selected) or {}).get("type") == PROGRAM
        needs_folders = ("sharing.sync", "sharing.readers", "sharing.sentence")
        return action_id not in needs_folders or bool(self.desk.reader.rows("share"))

    def label(self, action_id: str) -> str:
        """What enter does here."""
        if action_id == "open" and self.key:
            return next((word for mark, word in _ENTER.items() if mark in self.key), "details")
        return "share with" if action_id == "new" else super().label(action_id)

    def action_open(self) -> None:
        """The folder's page; or settle what is selected."""
        key = self.key
        if ASKS in key:
            newcomers.take_in(self, key.partition(ASKS)[2])
        elif key in self._apart:
            one = self._apart[key]
            settle_versions(self, self.desk, one.row["id"], one.field, partial(self._settled, one.row["id"]))
        elif key in self._who:
            newcomers.ask_who(self, self._who[key])
        elif key in self._circles:
            newcomers.ask_circle(self, self._circles[key])
        elif key in self._older:
            newcomers.ask_older(self, self._older[key])
        elif key in self._joining:
            newcomers.compare(self, key.partition(JOINS)[2], *self._joining[key])
        elif CLAIMS in key:
            newcomers.which(self, key.partition(CLAIMS)[2], *self._claims()[key])
        elif key in self._twice:
            self.change(partial(joining.same, one=self.selected, other=self._twice[key]))
        elif key:
            from mentortui.screens.sharing.folder import FolderScreen

            self.app.push_screen(FolderScreen(self.desk, self.selected))

    def action_sharing_code(self) -> None:
        """A fresh code for a folder one started."""
        from mentortui.screens.sharing.forms import code_screen

        def refused(error: MentortuiError) -> None:
            self.say(error.sentence, "warning")

        self.post_message(FreshCode(self.selected, lambda one: self.app.push_screen(code_screen(one)), refused))

    def _settled(self, record_id: str, name: str, settled: Settled) -> None:
        """Who wants to write on has the form of the record now, with the lines of all versions."""
        if settled.edit:
            self.post_message(Open(record_id, editing=True, texts={name: settled.text}))

    def action_new(self) -> None:
        """Share a folder with somebody."""
        from mentortui.screens.sharing.forms import PairForm

        self.app.push_screen(PairForm(self.desk))

    def action_sharing_join(self) -> None:
        """Join a folder somebody shares."""
        from mentortui.screens.sharing.forms import JoinForm

        self.app.push_screen(JoinForm(self.desk))

    def action_sharing_computers(self) -> None:
        """Let one's own computers meet in a folder."""
        from mentortui.screens.sharing.forms import MeetForm

        self.app.push_screen(MeetForm(self.desk))

    def action_sharing_sentence(self) -> None:
        """Choose the sentence that brings one's journal back."""
        from mentortui.screens.sharing.sentence import SentenceForm

        self.app.push_screen(SentenceForm(self.desk))

    def action_sharing_sync(self) -> None:
        """Sync now."""
        self.post_message(Sync())

    def action_sharing_readers(self) -> None:
        """What each reader gets."""
        self.post_message(Readers())

    def action_sharing_two(self) -> None:
        """What looks like one meeting are two."""
        self.change(partial(joining.two, one=self.selected, other=self._twice[self.key]))

    def action_sharing_before(self) -> None:
        """What of before they read."""
        self.post_message(Before(self.selected))

    def action_sharing_counts(self) -> None:
        """What a program counts."""
        self.app.push_screen(CountsScreen(self.desk, self.selected))

    def action_sharing_erase(self) -> None:
        """Ask whether somebody is to be erased from the folders one started."""
        from mentortui.screens.sharing.for_good import EraseForm

        self.app.push_screen(EraseForm(self.desk, self.desk.name(self.key.partition(PERSON)[2])))

    def action_sharing_conflicts(self) -> None:
        """To the first thing written apart."""
        self.main.select(next(iter((*self._apart, *self._twice)), ""))
