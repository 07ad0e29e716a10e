"""One visit to one shared folder: who is there, what they wrote, what we have to say.

    with Visit.of(journal, setup) as visit:
        visit.receive(fits)
        …                     # what follows from what came in is committed
        visit.send()

Nothing is written where the folder is away, empty, or another one than it should be.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator, Mapping
from typing import Any

import msgspec

from mentortui.errors import HomeBusy, Refused, StoreError, WriteFailed
from mentortui.model.reader import Row
from mentortui.store.load import collector_off
from mentortui.store.lock import FileLock
from mentortui.store.share import cards, kept, parting, publish, taking, telling, withdrawing
from mentortui.store.share import ledger as ledgers
from mentortui.store.share.admitting import Fits
from mentortui.store.share.audiences import PRIVATE, REST, Outgoing, Setup, outgoing
from mentortui.store.share.cards import LEAD, OWN, Card, Member
from mentortui.store.share.folder import ShareFolder, open_folder
from mentortui.store.share.kept import Kept
from mentortui.store.share.keyring import DeviceKeys, Keyring, device_keys, keyring
from mentortui.store.share.ledger import Ledger
from mentortui.store.share.looking import Here, founding_of, look
from mentortui.store.share.publish import Due, Sent
from mentortui.store.share.pull import Known, Progress, Pull, Pulled
from mentortui.store.share.roster import Roster
from mentortui.store.share.said import Said
from mentortui.store.share.succession import former, succeed
from mentortui.store.share.words import security_words
from mentortui.store.state import State
from mentortui.store.writing import Writing


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
        with collector_off():
            self.here = self._look()
        parted = parting.told(self.journal, self.folder, self.setup.share, self.keyring)
        self.parted = None if parted and self._is_settled(parted.by) else parted
        """What another computer of one's own says, which took this one out."""

    def _is_settled(self, by: str) -> bool:
        """Whether a computer that took this one out does not count any more.

        What a host's computers say of each other nobody settles: of two the one that came first is believed.
        """
        own, order = self.keyring.own.id, [*self.here.hosts.ever]
        if not self.here.is_host or by not in order or own not in order:
            return by in self.here.roster.revoked
        return by in telling.taken_by(self.journal, own) and order.index(own) < order.index(by)

    @classmethod
    def of(cls, journal: Writing, setup: Setup, place: str = "") -> Visit:
        """A visit to a share, where this computer knows it to lie (or at `place`).

        Raises NotAvailable when it is not there, Refused when nobody said where it is.
        """
        place = place or kept.place(journal, setup.share)
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
        if self.ledger.place != self.folder.place:  # noted first: a first visit that is stopped goes on there
            self.ledger.place = self.folder.place
            ledgers.save(self.journal.disk, self.setup.share, self.ledger)
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
            if not row.get("removed")
        )
        return [self.keyring.own, *(one for one in others if one is not None and one.id != self.keyring.own.id)]

    def _look(self) -> Here:
        before = [one.own for one in former(self.journal)]
        return look(self.journal, self.setup.share, self.setup.kind, self.folder, self.keyring, self.ledger,
                    self.own(), before)  # fmt: skip

    def others(self) -> list[Member]:
        """The other people in the share."""
        return [member for member in self.here.members if member.person != self.journal.me]

    def introduce(self) -> None:
        """Put one's own card there, and let one's own computers speak for the host. Raises WriteFailed."""
        if telling.introduce(self) | telling.name_own(self):
            self.here = self._look()

    def tell(self, *, heard: bool = False) -> None:
        """For the host: say who is in the folder, once those who joined were noted down. Raises WriteFailed.

        `heard`: everything was read, so who leaves is out from now on, and so is a computer of one's own.
        """
        if heard and telling.taken_away(self).keys() - self.here.said_removed.get(self.keyring.own.id, {}).keys():
            self.introduce()
        if heard:
            parting.write(self)
        if telling.tell(self, heard=heard):
            self.here = self._look()

    def waits(self) -> bool:
        """Whether the host did not let one in yet."""
        if self.here.is_host or self.setup.kind == OWN:
            return False
        own = {one.id for one in self.own()}
        return not any(device.id in own for one in self.here.roster.members() for device in one.devices)

    def words(self, card: Card) -> str:
        """Six security words, for the host to compare with somebody who asks without a code."""
        sign = next(one.sign for one in card.devices if one.id == card.by)
        return security_words(self.here.hosts.now[0].sign, sign)

    def own_words(self) -> str:
        """Six security words to compare with the host; empty where a code proved it, or one is in."""
        if self.setup.secret or not self.waits():
            return ""
        return security_words(self.here.hosts.now[0].sign, self.keyring.own.sign)

    @property
    def is_out(self) -> bool:
        """Whether this computer was taken out by another of one's own, and does not say the same of that one."""
        out = telling.taken_by(self.journal, self.keyring.own.id)
        return self.parted is not None and self.parted.by not in out

    @property
    def claim_words(self) -> str:
        """Six security words by which whoever hosts it can tell which of two computers one still has."""
        if self.parted is None or self.here.is_host or self.setup.kind == OWN:
            return ""
        return security_words(self.here.hosts.now[0].sign, self.keyring.own.sign)

    # -- what others wrote -------------------------------------------------------------------------

    def receive(self, fits: Fits, progress: Progress | None = None) -> Pulled:
        """Join everything new; see `Pull.run`."""
        with collector_off():
            self.ledger.members = self.kept.people(self.here.members)
            cards.done_with(self.ledger.cards, self.here.members)
            writers = self._writers()
            removed = self._removed()
            hosts = {one.person for one in writers.values() if one.role in ("host", LEAD)}
            everybody = self.here.group.identities if self.here.group else ()
            tellers = self._tellers(hosts, writers)

            def pull(writers: Mapping[str, Known], kept: Kept) -> Pull:
                return Pull(self.journal, self.folder, self.setup, self.keyring, writers, kept, self.now, fits, hosts,
                            everybody, tellers)  # fmt: skip

            def all_files() -> Iterator[tuple[Mapping[str, Any], str, State]]:
                whole = {device: one._replace(last=None) for device, one in writers.items()}
                offers = {one: {**found} for one, found in self.ledger.offers.items()}
                blank = msgspec.structs.replace(self.ledger, streams={}, known=[], aside={}, left={}, offers=offers)
                return pull(whole, Kept(blank, None)).files()

            taking.note_anew(self, all_files)
            taking.take_back(self, {one: known.last for one, known in writers.items() if one in removed})
            self.ledger.place = self.folder.place
            pulled = pull(writers, self.kept).run(progress)
            telling.settle(self)
            return pulled

    def _tellers(self, hosts: Collection[str], writers: Mapping[str, Known]) -> dict[str, str]:
        """Who says what a program is, each with the stamp until which they did; former hosts too."""
        found = {writers[device].person: until for device, until in self.here.hosts.until.items() if device in writers}
        return {**found, **dict.fromkeys(hosts, "")}

    def _removed(self) -> dict[str, int]:
        """By computer that was taken out, the number of its last segment that counts.

        Of one's own one's own list says so until it is stated, and where only one's own computers meet for ever.
        """
        return telling.taken_away(self) | self.here.roster.revoked

    def _writers(self) -> dict[str, Known]:
        """Whose words count: everybody's who is or was in it; of a computer that was taken out those before that."""
        seen = self.here.roster
        upto = seen.upto | self._removed()
        own, away = self.own(), [row for row in self.journal.rows("computer") if row.get("removed")]
        under = (seen, self.here.members, self.here.doubtful, upto, own, away)
        known = self.kept.writers
        if known is None or known[0] != under:
            known = self.kept.writers = (under, self._known(seen, upto, own, away))
        return known[1]

    def _known(
        self, seen: Roster, upto: Mapping[str, int], own: Collection[DeviceKeys], away: Collection[Row]
    ) -> dict[str, Known]:
        found: dict[str, Known] = {}
        for row in away:
            keys = device_keys({"id": row.get("device"), "sign": row.get("sign"), "age": row.get("age")})
            if keys:
                found[keys.id] = Known(self.journal.me, keys, last=upto.get(keys.id))
        for person, device in seen.taken_out():
            found[device.id] = Known(person, device, last=upto.get(device.id))
        for member in (*seen.members(), *self.here.members):
            for device in member.devices if member.person not in self.here.doubtful else ():
                found[device.id] = Known(member.person, device, member.role, member.name, upto.get(device.id))
        return found | {device.id: Known(self.journal.me, device) for device in own}

    def warnings(self) -> list[str]:
        """Sentences about what is missing in a stream, and about numbers that two files claim."""
        names = {device.id: member.name for member in self.here.members for device in member.devices}
        said = list(self.here.doubted)
        for device, stream in self.ledger.streams.items():
            who = names.get(device) or "somebody"
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
            record_id: audience  # of two it is the wider one, since who came later may have been let read it
            for audience in sorted(self.ledger.published, key=len)
            if audience not in (PRIVATE, REST)
            for record_id in self.ledger.published[audience].stamps
        }
        host = frozenset(one.id for one in self.here.hosts.now)
        came = {**placed, **self.ledger.came}
        group = self.here.group.recipients if self.here.group else ()
        with self.journal.guard:  # the app may be writing in another thread
            return outgoing(self.journal, self.setup, self.here.members, self.own(), host, came, device, before, group)

    def due(self) -> list[Due]:
        """What would be published now; nothing where one left, and on a computer that was taken out."""
        if self.setup.gone or self.is_out:
            return []
        # First, as it goes by what was noted of one's files: of those that are gone nothing is noted after that.
        withdrawing.withdraw(self.journal, self.ledger)
        gone = publish.missing_files(self.folder, self.ledger, self.keyring)
        if gone:
            publish.forget(self.ledger, gone)
            self.kept.said = Said()
        said = self.kept.said
        said.published = self.ledger.published
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
                founding_of(self.folder, self.setup.share)  # a folder that was taken away since is not written to
                sent.append(publish.publish(self.folder, self.setup.share, self.keyring, self.ledger, todo, self.now))
        except WriteFailed:
            ledgers.save(self.journal.disk, self.setup.share, self.ledger)
            raise
        try:
            withdrawing.clear(self)
        except OSError as error:
            raise publish.not_published(self.folder.place, error) from error
        publish.tidy(self.folder, self.ledger, self.now)
        return sent
