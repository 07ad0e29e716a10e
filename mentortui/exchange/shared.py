"""Syncing the folders one shares: reading, doing what follows from that, sending.

The store reads and writes the folder; what follows from who is there is an ordinary change of the journal. The one
place that both the commands and the app use.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from pathlib import Path
from typing import NamedTuple

from mentortui.changes import circles, enrolling, facts, feedback_sealed, handing, inviting, joining, older, recovering
from mentortui.clock import new_id
from mentortui.errors import Refused, StoreError
from mentortui.exchange import erased, git, inbox, lately, parted, places, questions, sealed_keys, who_leads
from mentortui.exchange.former import former
from mentortui.model.delta import Delta
from mentortui.model.reader import Row
from mentortui.model.sound import fits
from mentortui.practice import computers
from mentortui.practice.circles import Circle
from mentortui.practice.joined import by_hand, candidate, is_decided
from mentortui.practice.names import members, name
from mentortui.program import retention
from mentortui.store import Journal, forgetting
from mentortui.store.share import audiences, cards, held, meanwhile, offering
from mentortui.store.share import ledger as ledgers
from mentortui.store.share.audiences import setup_of
from mentortui.store.share.cards import OWN, PAIR, PROGRAM, Card
from mentortui.store.share.folder import NotAvailable
from mentortui.store.share.ledger import Aside
from mentortui.store.share.publish import Due, Sent
from mentortui.store.share.pull import Progress, Pulled
from mentortui.store.share.roster import ERASED
from mentortui.store.share.visit import Visit
from mentortui.store.writing import Writing


class Joining(NamedTuple):
    """Somebody who asks to join without a code."""

    device: str
    name: str
    words: str
    """Six security words: theirs must be the same."""
    other: str = ""
    """Of somebody who is in it: another computer of theirs that this one took out, and which took out this one."""


class Report(NamedTuple):
    """What one sync of one folder did."""

    share: Row
    place: str
    people: tuple[str, ...]
    """Names of the others in it."""
    files: int = 0
    """New files that were read."""
    changed: int = 0
    """Records that read differently now."""
    sent: tuple[Sent, ...] = ()
    waiting: tuple[Due, ...] = ()
    """What would be sent: of a sync that was only tried."""
    says: tuple[str, ...] = ()
    """What followed from what came in: who joined, who is who, whose answers opened."""
    aside: tuple[tuple[str, Aside], ...] = ()
    """Files that were set aside, by path."""
    warnings: tuple[str, ...] = ()
    asking: tuple[Card, ...] = ()
    """Computers that ask to be taken in as one's own."""
    joining: tuple[Joining, ...] = ()
    """For the host: people who ask to join without a code, and computers that took each other out."""
    words: str = ""
    """Security words to compare with the host, while one waits to be let in without a code; else empty."""
    waits: bool = False
    """Whether one waits to be let in."""
    taken_over: int = 0
    """Commits of one's own of which something does not stand any more, because of what came; see `lately`."""
    code: str = ""
    """A fresh code to give to somebody."""
    fault: str = ""
    """Why it was not done, or not wholly; empty when it was."""
    out: bool = False
    """Whether this computer was taken away on another one of one's own."""
    circles: tuple[Circle, ...] = ()
    """Who is to come into which relationship, where one did not say yet whether they may."""

    @property
    def whole(self) -> bool:
        """Whether everything was read and sent."""
        return not (self.fault or self.aside)


def share_row(journal: Journal, share: str) -> Row:
    """The record of a share, by the share's id."""
    row = journal.get(f"share-{share}")
    assert row is not None
    return row


def sync_all(
    journal: Journal, *, only: str = "", dry: bool = False, progress: Progress | None = None, asks: bool = False
) -> list[Report]:
    """Sync every folder of this home, or `only` the one at a path; one that is away delays none. See `sync_one`."""
    reports = []
    for row in shares(journal):
        if row.get("gone") and not only:
            continue
        place = place_of(journal, row)
        if only and (not place or Path(place).resolve() != places.typed(only).resolve()):
            continue
        try:
            reports.append(sync_one(journal, row, "", dry=dry, progress=progress, asks=asks))
        except (StoreError, Refused) as error:
            reports.append(Report(row, place, (), fault=error.sentence))
    if only and not reports:
        raise Refused(f"{only} is none of the folders you share. Nothing was done.", "folder")
    return reports


def shares(journal: Journal) -> list[Row]:
    """The shares of this home, programs last: what one's other computers wrote is in before it is counted."""
    return sorted(journal.rows("share"), key=lambda row: row.get("type") == PROGRAM)


def place_of(journal: Writing, share: Row) -> str:
    """Where a share lies on this computer; empty when it was not named here."""
    return ledgers.place(journal.disk, setup_of(share).share)


def sync_one(
    journal: Journal, row: Row, place: str = "", *, dry: bool = False, progress: Progress | None = None,
    asks: bool = False,
) -> Report:  # fmt: skip
    """Sync one folder: read, do what follows, send. Raises NotAvailable, HomeBusy and what a commit raises.

    `asks`: somebody is there to say whether a person who joined is one typed by hand; until they did, a folder for
    that one sends nothing to the other.
    """
    lies = place or place_of(journal, row)
    if lies and not dry and git.is_repository(lies):
        return _with_git(journal, row, lies, progress, asks)
    visit = Visit.of(journal, setup_of(row), place)
    if dry:
        counted = _counted(journal, row)
        says = (f"{counted.says}.",) if counted else ()
        return Report(row, visit.folder.place, _people(visit), waiting=tuple(visit.due()), says=says)
    with visit:
        return _sync(journal, row, visit, progress, asks)


def _counted(journal: Journal, row: Row) -> Delta:
    """What it takes for one's facts to follow one's records; nothing in the folder of no program."""
    if row.get("type") != PROGRAM:
        return Delta("")
    return facts.follow(journal, now=journal.clock.now(), new_id=lambda kind: new_id(kind, journal.clock))


def _with_git(journal: Journal, row: Row, place: str, progress: Progress | None, asks: bool) -> Report:
    """Sync a folder in a git repository: pull before, push after. What git refuses keeps nobody from working on."""
    fault = ""
    try:
        git.fetch(place)
    except StoreError as error:
        fault = error.sentence
    with Visit.of(journal, setup_of(row), place) as visit:
        report = _sync(journal, row, visit, progress, asks)
    try:
        git.publish(place)
    except StoreError as error:
        fault = error.sentence
    return report._replace(fault=report.fault or fault)


def _sync(journal: Journal, row: Row, visit: Visit, progress: Progress | None, asks: bool) -> Report:
    fault = ""
    sent: list[Sent] = []
    says: list[str] = []
    try:
        visit.introduce()
        says += _joined(journal, row, visit)
        says += erased.state(journal, row, visit)
        visit.tell()
    except StoreError as error:
        fault = error.sentence  # a folder that is only read: what others wrote is read all the same
    was_in, over = dict(visit.ledger.members), lately.taken_over(journal, writers)
    pulled = visit.receive(fits, progress)
    followed, unsettled = _follow(journal, row, visit, came=pulled.files > 0 or visit.kept.fresh, asks=asks)
    says += followed
    says += erased.follow(journal, row, visit)
    if journal.get(row["id"]) is None or row.get("erase"):
        return _out(row, visit, pulled, tuple(says), fault)
    if pulled.ids or says:
        journal.checkpoint()  # or quick capture would have to read all of it for its names
    visit.setup = setup_of(share_row(journal, visit.setup.share))
    if unsettled:
        visit.setup = visit.setup._replace(relationship=None)
    try:
        if not fault:
            visit.tell(heard=True)
            sent = visit.send()
            sealed_keys.keep_in(journal, visit)
    except NotAvailable:
        raise
    except StoreError as error:
        fault = error.sentence
    says += _left(journal, row, visit, was_in)
    here = visit.here
    return Report(
        row, visit.folder.place, _people(visit), pulled.files, len(pulled.ids),
        tuple(sent), (), tuple(says), _aside(visit),
        (*parted.told(journal, row, visit), *visit.warnings(), *pulled.left_out), here.asking,
        (*(Joining(card.by, card.name, visit.words(card)) for card in here.judged.asking), *parted.claims(visit)),
        visit.own_words(), visit.waits(), len(lately.taken_over(journal, writers) - over) if pulled.ids else 0,
        fault=fault, out=visit.is_out, circles=tuple(questions.circles_in(journal, visit.setup, visit.ledger)),
    )  # fmt: skip


def _out(row: Row, visit: Visit, pulled: Pulled, says: tuple[str, ...], fault: str) -> Report:
    """Of a folder one is erased from, or asked to be: nothing is sent there any more."""
    return Report(row, visit.folder.place, _people(visit), pulled.files, len(pulled.ids), says=says, fault=fault)


def _aside(visit: Visit) -> tuple[tuple[str, Aside], ...]:
    """What was set aside; nothing of it is told to who waits to be let in, as nobody's words are for them yet."""
    return () if visit.waits() else tuple(sorted(visit.ledger.aside.items()))


def _people(visit: Visit) -> tuple[str, ...]:
    """The others in it, as far as one has to do with them."""
    return tuple(member.name for member in visit.others() if member.name)


def _joined(journal: Journal, row: Row, visit: Visit) -> list[str]:
    """Note down whose code was used, before the roster says that they are in: it is used then, whatever happens."""
    says = []
    for card, invite in visit.here.judged.joined:
        if not invite.get("used_by"):
            delta = inviting.used(invite["id"], card.person, card.by, card.name or "Somebody")
            journal.commit(delta, undoable=False)
            says.append(f"{delta.says}.")
    if row.get("type") != OWN and bool(row.get("hosted")) != visit.here.is_host:
        delta = joining.hosts(row, visit.here.is_host)
        journal.commit(delta, undoable=False)
        says.append(f"{delta.says}.")
    return says + who_leads.follow(journal, row, visit)


def _left(journal: Journal, row: Row, visit: Visit, was_in: Mapping[str, ledgers.Known]) -> list[str]:
    """Who was in it at the last sync, and is not any more."""
    gone = visit.here.roster.gone - {journal.me}
    erased_of = {one["person"] for one in visit.here.roster.of(ERASED)}  # that is said, and nothing of theirs stays
    names = [known.name for person, known in was_in.items() if person in gone - erased_of]
    visit.ledger.members = {person: known for person, known in visit.ledger.members.items() if person not in gone}
    offering.forget(visit.ledger, gone)
    return [f"{called} left “{row.get('name')}”. What they shared stays with you." for called in names if called]


def _follow(journal: Journal, row: Row, visit: Visit, came: bool, asks: bool) -> tuple[list[str], bool]:
    """What follows from who is there and what came in: each an ordinary change that can be undone.

    Also whether it waits for a word who the other in a folder for two is.
    """
    says: list[str] = []
    now = journal.clock.now()

    def commit(delta: Delta, *, undoable: bool = False) -> None:
        # What a sync found out is no deed of the person's: `undo` takes back what they did, not this.
        if delta:
            journal.commit(delta, undoable=undoable)
            says.append(f"{delta.says}.")

    purged = forgetting.follow(journal)
    if purged:
        says.append(f"{purged} {'record' if purged == 1 else 'records'} you purged on another computer went from here.")
    commit(_gone_along(journal, came))
    commit(recovering.meet(journal))
    strangers = [(one.person, one.name) for one in visit.others() if one.name]
    told = [(one, cards.called(words)) for one, words in circles.strangers(journal) if cards.is_person(one)]
    commit(joining.meet(journal, [*strangers, *told], now=now))
    commit(_started(row, visit))
    relationship = _of_pair(journal, row, visit)
    joined = {one for share in journal.rows("share") for one in ledgers.members(journal.disk, setup_of(share).share)}
    joined |= {person for person, _ in strangers}
    typed = by_hand(journal, joined)
    pending: list[str] = []
    for person, called in strangers:
        one = candidate(journal, person, called, relationship, typed, row.get("type") == PAIR)
        if one is not None and one.certain and (one.same_name or not asks):
            commit(joining.link(journal, one.typed, person, now=now), undoable=True)
        elif one is not None:
            pending.append(one.typed)
    if not pending:
        _nothing_before(journal, visit, commit=partial(journal.commit, undoable=False))
    if came or says:  # only another computer's words name who turned out to be another
        commit(joining.follow(journal))
    if row.get("hosted"):
        says += inbox.collect(journal, visit)
    commit(feedback_sealed.open_due(journal, now=now))
    if row.get("hosted") and row.get("type") == PROGRAM:
        commit(handing.take(journal, visit.setup.share, former(visit), now=now))
        commit(enrolling.joined(journal, row))
        inside = {one.person for one in visit.here.members}
        commit(enrolling.came_and_went(journal, row, visit.here.roster.gone, inside, now.date().isoformat()))
        says += _dropped(journal, visit.setup.share, now.date())
    commit(_counted(journal, row))
    return says, relationship is not None and not {*members(relationship)}.isdisjoint(pending)


def _dropped(journal: Journal, share: str, today: date) -> list[str]:
    """Drop what is older than a program keeps; what was done, and what was not because of the clock, in words."""
    old = retention.due(journal, share, today)
    day = retention.by_others(journal, today) if old else today
    sure = retention.due(journal, share, day) if day < today else old
    says = []
    if sure:
        forgetting.purge(journal, sure, theirs=True)
        says.append(f"{len(sure)} facts are older than this program keeps what it counted, and went from here.")
    left = len(old) - len(sure)
    if left:
        says.append(
            f"{left} {'fact' if left == 1 else 'facts'} would go by this computer's clock ({today.isoformat()}), but "
            f"nobody else wrote anything that late: until somebody does, it is taken to be {day.isoformat()}."
        )
    return says


def _gone_along(journal: Journal, came: bool) -> Delta:
    """What one wrote here in what one took back elsewhere meanwhile."""
    return meanwhile.go_along(journal, audiences.own_devices(journal)) if came else Delta("")


def _started(row: Row, visit: Visit) -> Delta:
    """Who started a folder one joined, once it is known here: a code proves the computer, its owner says the name."""
    host = visit.here.founding.host.id
    found = (one for one in visit.others() if one.name and any(device.id == host for device in one.devices))
    starter = next(found, None) if row.get("type") != OWN and not row.get("started_by") else None
    return joining.started_by(row, starter.person, starter.name) if starter else Delta("")


def _nothing_before(journal: Journal, visit: Visit, commit: Callable[[Delta], object]) -> None:
    """Where nothing was written before somebody joined, it is not asked what of it they read."""
    share = f"share-{visit.setup.share}"
    setup = setup_of(share_row(journal, visit.setup.share))
    decided = journal.get(share) or {}
    new = [one for one in held.listening(journal, setup, visit.ledger) if not is_decided(decided, one)]
    back = held.held_back(journal, setup, visit.ledger) if new else {}
    for relationship in new:
        if not back.get(relationship):
            commit(older.nothing(journal, share, relationship))


def _of_pair(journal: Journal, row: Row, visit: Visit) -> Row | None:
    """The relationship a folder for two belongs to, once it is known."""
    if row.get("type") != PAIR:
        return None
    if row.get("relationship"):
        return journal.get(row["relationship"])
    came = [audience for audience in visit.ledger.came.values() if journal.get(audience)]
    if came:
        journal.commit(joining.given_to(visit.setup.share, came[0]), undoable=False)
        return journal.get(came[0])
    return None


def writers(journal: Journal) -> dict[str, str]:
    """By device, whose words are its: `you`, or `you, NAME of the computer`, or somebody's name."""
    found: dict[str, str] = {}
    for row in journal.rows("share"):
        for person, known in ledgers.members(journal.disk, setup_of(row).share).items():
            found |= {device["id"]: name(journal, person) for device in known.devices}
    names = computers.called(journal.rows("computer"))
    found |= {row["device"]: f"you, {names.get(row['device'], row.get('name'))}"
              for row in journal.rows("computer") if row.get("device")}  # fmt: skip
    found |= dict.fromkeys(journal.identity.get("devices", ()), "you, before")
    return {**found, journal.device: "you, here"}
