"""What one puts into a shared folder about who is in it: one's own card, and for the host the roster."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING

from mentortui.model.vocabulary import kind_of
from mentortui.store.share import cards, hosts, leading, publish, roster, stating
from mentortui.store.share import folder as folders
from mentortui.store.share.cards import LEAD, OWN, PAIR, Card, Member
from mentortui.store.share.judging import Claim, TakenOut
from mentortui.store.share.roster import Roster, Statement
from mentortui.store.share.stating import Stated
from mentortui.store.share.succession import former
from mentortui.store.wal import blake2b
from mentortui.store.writing import Writing

if TYPE_CHECKING:
    from mentortui.store.share.visit import Visit


def introduce(visit: Visit) -> bool:
    """Put one's own card there, anew when it or those who are to read it changed; whether it was. Raises WriteFailed.

    Only the host and one's own computers read it.
    """
    journal, ledger, own = visit.journal, visit.ledger, visit.own()
    name = str((journal.full_row(journal.me) or {}).get("name", ""))
    ages = {one.age for one in own} | visit.here.hosts.ages
    secret = visit.setup.secret
    removed = taken_away(visit)
    since = _since(visit)
    what = (name, sorted(own), sorted(ages), secret, visit.setup.gone, sorted(removed.items()), visit.setup.erase,
            sorted(since.items()))  # fmt: skip
    said = blake2b(repr(what).encode(), digest_size=16).hexdigest()
    mine = f"{visit.keyring.own.id}-"
    if ledger.card == said and any(one.startswith(mine) for one in visit.folder.names(folders.PEOPLE)):
        return False
    stamp = journal.sides.clock.tick(int(visit.now.timestamp() * 1000))
    before = former(journal)
    devices = (*own, *(one.own for one in before))
    try:
        for keys in (*before, visit.keyring):  # a former id of this home introduces the present one
            card = Card(journal.me, name, stamp, keys.own.id, devices, secret, visit.setup.gone, removed,
                        visit.setup.erase, since)  # fmt: skip
            cards.write_card(visit.folder, keys, visit.setup.share, card, ages)
    except OSError as error:
        raise publish.not_published(visit.folder.place, error) from error
    ledger.card = said
    return True


def taken_away(visit: Visit) -> dict[str, int]:
    """Computers of one's own that were taken out, each with its last number that counts, where that is known.

    Whichever computer took it out says so, once it has read all that was there; else this one goes by what it read.
    """
    own, said, removed = visit.keyring.own.id, visit.here.said_removed, visit.ledger.removed
    found: dict[str, int] = {}
    for device, by in taken_by(visit.journal, own).items():
        words = (said.get(by, {}) if by != own else {}, removed, said.get(own, {}))
        last = next((one[device] for one in words if device in one), None)
        if last is not None:
            found[device] = last
    return found


def taken_by(journal: Writing, own: str) -> dict[str, str]:
    """Computers of one's own that were taken out, each with the one on which that was said."""
    rows = [row for row in journal.rows("computer") if row.get("removed")]
    by = {str(row.get("device", "")): (journal.stamp(row["id"], "removed") or "")[17:] for row in rows}
    # Of two that took each other out a third one says nothing: it cannot tell which of them was stolen.
    return {one: other for one, other in by.items() if one != own and (own == other or by.get(other) != one)}


def _since(visit: Visit) -> dict[str, str]:
    """Computers of one's own that were taken out, or taken in again, each with the stamp of that word."""
    found = {str(row.get("device", "")): visit.journal.stamp(row["id"], "removed")
             for row in visit.journal.rows("computer")}  # fmt: skip
    out = taken_by(visit.journal, visit.keyring.own.id)
    back = {str(row.get("device", "")) for row in visit.journal.rows("computer") if not row.get("removed")}
    return {device: stamp for device, stamp in found.items() if stamp and device in {*out, *back}}


def settle(visit: Visit) -> None:
    """Everything was read: of one's own computers that were taken out, what comes from now on counts no more."""
    known, out = taken_away(visit), taken_by(visit.journal, visit.keyring.own.id)
    visit.ledger.removed = {device: last for device, last in visit.ledger.removed.items() if device in out}
    for device, by in out.items():
        stream = visit.ledger.streams.get(device)
        if device not in known and (stream or by == visit.keyring.own.id):
            visit.ledger.removed[device] = stream.last if stream else 0


def name_own(visit: Visit) -> bool:
    """For the host: let one's other computers speak for the host, too; whether one was named. Raises WriteFailed."""
    here = visit.here
    known = {one.id for one in here.hosts.now}
    signing = next((keys for keys in (visit.keyring, *former(visit.journal)) if keys.own.id in known), None)
    new = [one for one in visit.own() if one.id not in here.hosts.ever]
    if signing is None or not new:
        return False
    try:
        for one in new:
            stamp = visit.journal.sides.clock.tick(int(visit.now.timestamp() * 1000))
            hosts.write(visit.folder, signing, visit.setup.share, one, stamp, None)
    except OSError as error:
        raise publish.not_published(visit.folder.place, error) from error
    return True


def tell(visit: Visit, *, heard: bool) -> bool:
    """For the host: say in the roster what does not stand there yet; whether anything was. Raises WriteFailed.

    `heard`: everything in the folder was read, so who leaves may leave: their last words count.
    """
    here = visit.here
    own = visit.keyring.own.id
    if visit.setup.kind == OWN or own not in {one.id for one in here.hosts.now}:
        return False
    refused = {card.by: (next(one.age for one in card.devices if one.id == card.by), why)
               for card, why in here.judged.refused}  # fmt: skip
    leaving = (*here.leaving, *([visit.journal.me] if visit.setup.gone else [])) if heard else ()
    before = [*_replaced(visit), *leaving]
    members = _in_cohorts(visit, [one for one in here.members if one.person not in before])
    wanted = stating.stated(visit.setup.kind, members, here.hosts, here.roster, _bonds(visit), refused)
    wanted += [stating.to_all(_left(visit, one), members, here.hosts) for one in before]
    wanted += [taken_out(visit, one) for one in here.removals.counting]
    wanted += [taken_in_again(visit, device) for device in here.removals.back]
    fresh = stating.new(wanted, _standing(visit))
    if fresh:
        say(visit, fresh)
    return bool(fresh)


def taken_out(visit: Visit, one: TakenOut) -> Stated:
    """The statement that a computer was taken out: what it wrote up to a number counts, and nothing after it."""
    here = visit.here
    said = {"k": roster.REVOKED, "device": one.keys.id, "person": one.person, "keys": one.keys.document(),
            "last": one.last}  # fmt: skip
    if one.keys.id in here.hosts.ever:  # a host's: what it stated up to now counts
        files = filter(None, visit.ledger.roster.values())
        said["kin"] = sorted(here.hosts.ever)  # whom it names after that is nobody
        said["roster"] = max((file.seq for file in files if file.dev == one.keys.id), default=0)
    everybody = stating.to_all(said, here.members, here.hosts)
    if visit.setup.kind == PAIR or here.group is None:
        return everybody
    return stating.to(said, {*here.group.recipients, *here.hosts.ages})


def taken_in_again(visit: Visit, device: str) -> Stated:
    """The statement that a computer which was taken out is its owner's after all: all it wrote counts."""
    here = visit.here
    said = {name: value for name, value in (here.roster.about(roster.REVOKED, device) or {}).items()
            if name not in ("t", "for", "roster", "kin")}  # fmt: skip
    return stating.to_all({**said, "back": True}, here.members, here.hosts)


def settle_claim(visit: Visit, claim: Claim) -> None:
    """For the host: of two computers that took each other out this one is its owner's. Raises WriteFailed."""
    out = taken_out(visit, claim.other)
    words = [out._replace(said={**out.said, "settled": True})]
    if claim.keys.id in visit.here.roster.revoked:
        again = taken_in_again(visit, claim.keys.id)
        words.append(again._replace(recipients=tuple(sorted({*again.recipients, claim.keys.age}))))
    say(visit, words)
    visit.here = visit._look()


def _left(visit: Visit, person: str) -> Statement:
    """That somebody left: of each of their computers counts what was heard of it until now."""
    streams = visit.ledger.streams
    devices = next((one.devices for one in visit.here.members if one.person == person), ())
    upto = {one.id: streams[one.id].last if one.id in streams else 0 for one in devices}
    return {"k": roster.LEFT, "person": person, "upto": upto}


def _in_cohorts(visit: Visit, members: list[Member]) -> list[Member]:
    """Members with the cohorts that the coordinator's list has them in; of a lead those they lead."""
    if visit.setup.kind != cards.PROGRAM:
        return members  # the list is of a program; a folder for two need not know it
    here = (None, visit.setup.share)
    people, cohorts = (
        [row for row in visit.journal.rows(kind) if row.get("program") in here] for kind in ("enrolment", "cohort")
    )
    deleted = {str(row.get("name")) for row in visit.journal.deleted("cohort") if row.get("program") in here}
    return leading.placed(members, people, cohorts, visit.journal.me, deleted)


def appoint(visit: Visit, person: str, role: str, cohorts: Collection[str]) -> None:
    """For the host: let somebody lead these cohorts, or (`member`) no more. Raises WriteFailed."""
    here = visit.here
    members = [one._replace(role=role, cohorts=tuple(sorted(cohorts))) if one.person == person else one
               for one in here.members]  # fmt: skip
    wanted = stating.stated(visit.setup.kind, members, here.hosts, here.roster, _bonds(visit), {})
    say(visit, stating.new(wanted, _standing(visit)))


def hand_over(visit: Visit, person: str) -> None:
    """For the host: let somebody else be the host from now on; they are told everything first. Raises WriteFailed."""
    appoint(visit, person, LEAD, ())
    visit.here = visit._look()
    here, own = visit.here, visit.keyring.own.id
    theirs = next(one for one in here.members if one.person == person).devices[0]
    files = [*filter(None, visit.ledger.roster.values())]
    last = {one.id: max((file.seq for file in files if file.dev == one.id), default=0) for one in here.hosts.now}
    last = {device: seq for device, seq in last.items() if seq or device == own}
    stamp = visit.journal.sides.clock.tick(int(visit.now.timestamp() * 1000))
    try:
        hosts.write(visit.folder, visit.keyring, visit.setup.share, theirs, stamp, last)
    except OSError as error:
        raise publish.not_published(visit.folder.place, error) from error
    visit.here = visit._look()


def _replaced(visit: Visit) -> list[str]:
    """Those of a folder for two in whose place somebody came with a fresh code: themselves, with a new journal."""
    if visit.setup.kind != PAIR:
        return []
    return [row["to"] for card, row in visit.here.judged.joined if row.get("again") and row["to"] != card.person]


def say(visit: Visit, statements: Collection[Stated]) -> None:
    """Write statements into the roster, each to those it is for. Raises WriteFailed."""
    ledger, own, clock = visit.ledger, visit.keyring.own.id, visit.journal.sides.clock
    for file in filter(None, ledger.roster.values()):
        for said in file.said:
            clock.see(f"{said['t']}-{file.dev}")  # another computer of the host's may have another clock
    by_readers: dict[tuple[str, ...], list[Statement]] = {}
    for one in statements:
        stamp = clock.tick(int(visit.now.timestamp() * 1000))[:16]
        by_readers.setdefault(one.recipients, []).append({**one.said, "t": stamp})
    try:
        for readers, words in by_readers.items():
            seq = max((file.seq for file in ledger.roster.values() if file and file.dev == own), default=0) + 1
            name, file = roster.write(visit.folder, visit.keyring, visit.setup.share, seq, words, readers)
            ledger.roster[name] = file
    except OSError as error:
        raise publish.not_published(visit.folder.place, error) from error
    _tidy(visit, own)


def _standing(visit: Visit) -> Roster:
    """What stands in the folder: what its files say that are there."""
    there = {*visit.folder.names(folders.ROSTER)}
    files = (file for name, file in visit.ledger.roster.items() if file and name in there)
    return roster.view(files, visit.here.hosts)


def _tidy(visit: Visit, own: str) -> None:
    """Take away one's own files of which nothing counts any more; the last stays, for its number."""
    files = {name: file for name, file in visit.ledger.roster.items() if file}
    counting = roster.view(files.values(), visit.here.hosts).statements
    last = max((file.seq for file in files.values() if file.dev == own), default=0)
    for name, file in files.items():
        counts = any(counting.get(roster.key_of(one)) is one for one in file.said)
        if file.dev == own and file.seq != last and not counts:
            del visit.ledger.roster[name]
            try:
                visit.folder.remove(f"{folders.ROSTER}/{name}")
            except OSError:
                continue  # it says nothing that counts; a folder that keeps it does no harm


def _bonds(visit: Visit) -> Mapping[str, set[str]]:
    """By person, who is in a relationship with them as far as the host knows: by records, and by what was counted."""
    bonds: dict[str, set[str]] = {}
    for kind in ("relationship", "fact"):
        for row in visit.journal.rows(kind):
            people = {*row.get("mentors", ()), *row.get("mentees", ())}
            people = {one for one in people if isinstance(one, str) and kind_of(one) == "person"}
            for person in people:
                bonds.setdefault(person, set()).update(people - {person})
    return bonds
