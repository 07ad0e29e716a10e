"""One visit to one shared folder: who is there, what they wrote, what we have to say.

    with Visit.of(journal, setup) as visit:
        visit.receive(fits)
        …                     # what follows from what came in is committed
        visit.send()

Nothing is written where the folder is away, empty, or another one than it should be.
"""

from __future__ import annotations

import os
from typing import NamedTuple

from mentortui.errors import HomeBusy, Refused, StoreError, WriteFailed
from mentortui.store.load import collector_off
from mentortui.store.lock import FileLock
from mentortui.store.share import cards, kept, publish, withdrawing
from mentortui.store.share import folder as folders
from mentortui.store.share import ledger as ledgers
from mentortui.store.share.audiences import PRIVATE, REST, Outgoing, Setup, outgoing
from mentortui.store.share.cards import PAIR, Card, Founding, Member
from mentortui.store.share.folder import NotAvailable, ShareFolder, open_folder
from mentortui.store.share.keyring import DeviceKeys, Keyring, device_keys, keyring
from mentortui.store.share.ledger import Ledger
from mentortui.store.share.publish import Due, Sent
from mentortui.store.share.pull import Fits, Progress, Pull, Pulled
from mentortui.store.share.said import Said
from mentortui.store.share.succession import former, succeed
from mentortui.store.wal import blake2b
from mentortui.store.writing import Writing


class Here(NamedTuple):
    """What a folder looks like from here."""

    founding: Founding
    members: tuple[Member, ...]
    asking: tuple[Card, ...]
    """Computers that ask to be taken in as one's own, or another's."""
    doubted: tuple[str, ...]
    """Sentences about cards that do not count."""


class Visit:
    """One visit. Two at a time to the same share are refused."""

    def __init__(self, journal: Writing, setup: Setup, folder: ShareFolder, keys: Keyring) -> None:
        self.journal = journal
        self.setup = setup
        self.folder = folder
        self.keyring = keys
        self.now = journal.clock.now()
        self._lock = FileLock(os.path.join(journal.home, ledgers.FOLDER, f"{setup.share}.lock"), wait=0)
        self._begin()

    def _begin(self) -> None:
        """Read what is noted of the share, and look who is there."""
        self.kept = kept.take(self.journal, self.setup.share)
        self._noted = self.kept.noted
        self.ledger: Ledger = self.kept.ledger
        self.here = self._look()

    @classmethod
    def of(cls, journal: Writing, setup: Setup, place: str = "") -> Visit:
        """A visit to a share, where this computer knows it to lie (or at `place`).

        Raises NotAvailable when it is not there, Refused when nobody said where it is.
        """
        place = place or ledgers.place(journal.disk, setup.share)
        if not place:
            raise Refused(
                "This computer does not know yet where that shared folder lies. Nothing was read or written.",
                hint="To say it: mentortui join FOLDER.",
            )
        return cls(journal, setup, open_folder(place), keyring(journal.disk, journal.device))

    def __enter__(self) -> Visit:
        if self.journal.read_only:
            raise StoreError(
                "Your journal may only be read where it lies now, so nothing was fetched and nothing was sent. "
                "Everything saved before is safe; sync again when its folder can be written to."
            )
        self.journal.disk.mkdir(ledgers.FOLDER)
        if not self._lock.acquire():
            raise HomeBusy("Another sync of this folder is at work; nothing was done. Its result is seen in a moment.")
        if self.journal.disk.stat(ledgers.path_of(self.setup.share)) != self._noted:
            self._begin()  # another process was at it in between
        succeed(self.journal, self.ledger, self.outgoing)
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        try:
            if kind is None:
                self.ledger.place = self.folder.place
                ledgers.save(self.journal.disk, self.setup.share, self.ledger)
                kept.give_back(self.journal, self.setup.share, self.kept)
        finally:
            self._lock.release()

    # -- who is there ------------------------------------------------------------------------------

    def own(self) -> list[DeviceKeys]:
        """One's own computers, this one first."""
        others = (
            device_keys({"id": row.get("device"), "sign": row.get("sign"), "age": row.get("age")})
            for row in self.journal.rows("computer")
        )
        return [self.keyring.own, *(one for one in others if one is not None and one.id != self.keyring.own.id)]

    def _look(self) -> Here:
        founding = self._founding()
        read = cards.read_cards(self.folder, self.setup.share, self.keyring, self.ledger.cards)
        known = {person: self._member(person, one) for person, one in self.ledger.members.items()}
        mine = known.pop(self.journal.me, Member(self.journal.me, "", ()))
        me = mine._replace(devices=(*mine.devices, *self.own()))
        found, doubted = cards.members(read, [me, *known.values()])
        members = [one for one in found if one.person == self.journal.me or self._belongs(one, found, founding)]
        inside = {one.person for one in members}
        doubted += [
            f"{one.name} put a card into this folder for two. They are sent nothing, and nothing of theirs is read."
            for one in found
            if one.person not in inside
        ]
        taken_in = {device.id for member in found for device in member.devices}
        asking = tuple(card for card in cards.requests(read) if card.by not in taken_in)
        return Here(founding, tuple(members), asking, tuple(doubted))

    def _belongs(self, one: Member, found: list[Member], founding: Founding) -> bool:
        """Whether somebody is the other of a folder for two: in its relationship, its host, or the only one there."""
        if self.setup.kind != PAIR:
            return True
        row = self.journal.full_row(self.setup.relationship or "") or {}
        people = {*row.get("mentors", ()), *row.get("mentees", ())} & {each.person for each in found}
        people -= {self.journal.me}
        if people:
            return one.person in people
        strangers = [each for each in found if each.person != self.journal.me]
        return len(strangers) == 1 or any(device.id == founding.host.id for device in one.devices)

    @staticmethod
    def _member(person: str, known: ledgers.Known) -> Member:
        devices = tuple(DeviceKeys(one["id"], bytes.fromhex(one["sign"]), one["age"]) for one in known.devices)
        return Member(person, known.name, devices)

    def _founding(self) -> Founding:
        for founding in cards.foundings(self.folder):
            if founding.share == self.setup.share:
                return founding
        raise NotAvailable(
            f"The folder {self.folder.place} is there, but not what you share in it: a drive that is away, an empty "
            "copy or another folder. Nothing was read or written, and everything of yours is kept here."
        )

    def others(self) -> list[Member]:
        """The other people in the share."""
        return [member for member in self.here.members if member.person != self.journal.me]

    def introduce(self) -> None:
        """Put one's own card there, anew when it or those who are to read it changed. Raises WriteFailed."""
        name = str((self.journal.full_row(self.journal.me) or {}).get("name", ""))
        devices = tuple(self.own())
        ages = {device.age for member in self.here.members for device in member.devices}
        ages |= {device.age for device in devices} | {self.here.founding.host.age}
        said = blake2b(repr((name, sorted(devices), sorted(ages))).encode(), digest_size=16).hexdigest()
        if self.ledger.card == said and any(
            name.startswith(f"{self.keyring.own.id}-") for name in self.folder.names(folders.PEOPLE)
        ):
            return
        stamp = self.journal.sides.clock.tick(int(self.now.timestamp() * 1000))
        before = former(self.journal)
        devices += tuple(one.own for one in before)
        try:
            for keys in (*before, self.keyring):  # a former id of this home introduces the present one
                card = Card(self.journal.me, name, stamp, keys.own.id, devices)
                cards.write_card(self.folder, keys, self.setup.share, card, ages)
        except OSError as error:
            raise publish.not_published(self.folder.place, error) from error
        self.ledger.card = said
        self.here = self._look()

    # -- what others wrote -------------------------------------------------------------------------

    def receive(self, fits: Fits, progress: Progress | None = None) -> Pulled:
        """Join everything new; see `Pull.run`."""
        for person, name, devices in self.here.members:
            self.ledger.members[person] = ledgers.Known(name, [device.document() for device in devices])
        cards.done_with(self.ledger.cards, self.here.members)
        writers = {device.id: (member.person, device) for member in self.here.members for device in member.devices}
        writers |= {device.id: (self.journal.me, device) for device in self.own()}
        self.ledger.place = self.folder.place
        pull = Pull(self.journal, self.folder, self.setup, self.keyring, writers, self.kept, self.now, fits)
        with collector_off():
            return pull.run(progress)

    def warnings(self) -> list[str]:
        """Sentences about what is missing in a stream, and about numbers that two files claim."""
        names = {device.id: member.name for member in self.here.members for device in member.devices}
        said = list(self.here.doubted)
        for device, stream in self.ledger.streams.items():
            who = names.get(device, "somebody")
            missing = stream.missing()
            if missing:
                said.append(
                    f"{missing} file{'s' * (missing != 1)} of {who} did not arrive yet; what is there was read."
                )
            if stream.forks:
                said.append(
                    f"Two copies of one computer of {who} wrote here at the same time. Both are read and nothing is "
                    "lost; the copy should be opened once, so that it gets an id of its own."
                )
        return said

    # -- what we have to say -----------------------------------------------------------------------

    def outgoing(self, device: str = "", before: Said | None = None) -> list[Outgoing]:
        """Everything this computer (or a former id of it) has to say here, by audience, published or not.

        What was said `before` is left out.
        """
        placed = {
            record_id: audience
            for audience, known in self.ledger.published.items()
            if audience not in (PRIVATE, REST)
            for record_id in known.stamps
        }
        host = self.here.founding.host.id
        came = {**placed, **self.ledger.came}
        with self.journal.guard:  # the app may be writing in another thread
            return outgoing(self.journal, self.setup, self.here.members, self.own(), host, came, device, before)

    def due(self) -> list[Due]:
        """What would be published now."""
        gone = publish.missing_files(self.folder, self.ledger, self.keyring)
        if gone:
            publish.forget(self.ledger, gone)
            self.kept.said = Said()
        withdrawing.withdraw(self.journal, self.ledger)
        said = self.kept.said
        out = self.outgoing(before=said)
        if publish.needs_base(out, self.ledger):
            out = self.outgoing()
        found = publish.due(out, self.ledger)
        said.settle({record_id for todo in found for record_id in todo.state})
        return found

    def send(self) -> list[Sent]:
        """Publish what is due. Raises WriteFailed where the folder lets nothing be written; the rest stands."""
        sent = []
        try:
            for todo in self.due():
                self._founding()  # a folder that was taken away since is not written to
                sent.append(publish.publish(self.folder, self.setup.share, self.keyring, self.ledger, todo, self.now))
        except WriteFailed:
            self.ledger.place = self.folder.place
            ledgers.save(self.journal.disk, self.setup.share, self.ledger)
            raise
        try:
            withdrawing.clear(self)
        except OSError as error:
            raise publish.not_published(self.folder.place, error) from error
        publish.tidy(self.folder, self.ledger, self.now)
        return sent
