"""One's own computers: where they meet, and taking in another."""

from __future__ import annotations

import platform
from pathlib import Path

from mentortui.changes import joining, removing
from mentortui.clock import Clock
from mentortui.errors import NotFound, Refused, StoreError
from mentortui.exchange import places, shared, starting
from mentortui.exchange.shared import Report
from mentortui.model.reader import Row
from mentortui.model.sound import fits
from mentortui.practice.computers import called, since
from mentortui.store import Journal
from mentortui.store.share import asking, cards
from mentortui.store.share import ledger as ledgers
from mentortui.store.share.audiences import Setup, setup_of
from mentortui.store.share.cards import OWN, Card
from mentortui.store.share.folder import open_folder
from mentortui.store.share.keyring import keyring
from mentortui.store.share.visit import Visit


def here() -> str:
    """What this computer calls itself."""
    return platform.node().partition(".")[0] or "this computer"


def meet_in(journal: Journal, words: str) -> Report:
    """Let one's own computers meet in a folder: one that is shared already, or a new one for oneself alone."""
    path = places.apart(places.typed(words), journal.home)
    known = next((row for row in journal.rows("share") if _lies_in(journal, row, path)), None)
    if known is None:
        folder = starting.new_folder(path)
        founding = starting.start(journal, folder, OWN, "My computers", own=True)
        known = shared.share_row(journal, founding.share)
    elif not known.get("hosted"):
        # A new computer knows nobody's keys but those of whoever started the folder: they would be asked, not oneself.
        raise Refused(
            f"“{known.get('name')}” was started by somebody else, and a new computer can ask only them there. Nothing "
            "was done; name a new folder for your own computers, as ~/Sync/my-computers.", "folder"
        )  # fmt: skip
    elif not known.get("own"):
        journal.commit(joining.meets_here(known), undoable=False)
    asking.let_meet(open_folder(str(path)), setup_of(known).share, keyring(journal.disk, journal.device))
    return shared.sync_one(journal, shared.share_row(journal, setup_of(known).share), str(path))


def _lies_in(journal: Journal, row: Row, path: Path) -> bool:
    place = shared.place_of(journal, row)
    return bool(place) and Path(place).resolve() == path.resolve()


def asks(home: str, words: str, name: str, clock: Clock) -> tuple[str, str]:
    """Ask, on a new computer, to be taken in as one's own; this computer's id, and the folder. See `asking.ask`."""
    place = places.found(words, home)
    folder = open_folder(str(place))
    there = cards.foundings(folder)
    if len(there) != 1:
        what = "no shared folder" if not there else "several shared folders in one"
        raise Refused(f"{place} is {what}. Nothing was made.", "folder",
                      hint="On your first computer: mentortui device add FOLDER.")  # fmt: skip
    if not asking.meet_there(folder, there[0]):
        # Whoever started it would be asked, and a computer without a journal cannot know whether that is oneself.
        raise Refused(
            f"“{there[0].name}” in {place} is shared with others, and nobody's own computers meet there. Nothing was "
            "made.", "folder", hint="On your first computer: mentortui device add ~/Sync/my-computers, then join that.",
        )  # fmt: skip
    return asking.ask(home, folder, there[0], name or here(), clock), str(place)


def settle_in(home: str, clock: Clock) -> tuple[Journal, Report] | None:
    """Where this computer was taken in: open the journal it has from now on, and fetch it; None when it was not yet."""
    asked = asking.waiting(home)
    card = asking.answered(home)
    if asked is None or card is None:
        return None
    journal = Journal.open(home, clock=clock)
    return journal, fetch(journal, str(asked["share"]))


def arrive(home: str, clock: Clock) -> Journal | None:
    """The journal of a computer that was taken in, fetched as far as it has come; None while nobody took it in.

    Raises StoreError while it is still on its way, and as `settle_in`.
    """
    if asking.waiting(home):
        found = settle_in(home, clock)
        return found[0] if found else None
    journal = Journal.open(home, clock=clock)
    for share in half_here(journal):
        fetch(journal, share)
    return journal


def half_here(journal: Journal) -> list[str]:
    """Shares a new computer has begun to read and found no journal in yet."""
    return [] if journal.full_row(journal.me) else ledgers.shares(journal.disk)


def fetch(journal: Journal, share: str) -> Report:
    """Fetch one's journal into a home that has nothing of it yet. Raises StoreError while it is still on its way."""
    # What others are sent is decided by the record of the share, which is still to come; so nothing is sent now.
    setup = Setup(share, OWN, None, journal.clock.now().isoformat(timespec="seconds"), frozenset(), own=True)
    with Visit.of(journal, setup) as visit:
        visit.receive(fits)
        place = visit.folder.place
    row = journal.get(f"share-{share}")
    if row is None:
        raise StoreError(
            f"This computer is one of yours, and your journal has not wholly arrived in {place}. Nothing is lost: let "
            "your sync tool finish, then sync here."
        )
    return shared.sync_one(journal, row)


def take_in(journal: Journal, words: str) -> list[Report]:
    """Take in a computer that asks, by the beginning of its id, or one again that was taken away.

    Raises NotFound where there is none.
    """
    again = removing.again(journal, words)
    if again:
        journal.commit(again, undoable=False)
        return shared.sync_all(journal)
    found: list[tuple[Row, Card]] = []
    for row in journal.rows("share"):
        try:
            asking_there = Visit.of(journal, setup_of(row)).here.asking
        except (StoreError, Refused):
            continue
        found += [(row, card) for card in asking_there if card.by.startswith(words.strip().casefold())]
    devices = {card.by for _, card in found}
    if len(devices) > 1:
        raise Refused(f"{words!r} could be {', '.join(sorted(devices))}; say more of it. Nothing was done.")
    if not found:
        raise NotFound(
            f"No computer {words!r} asks to be taken in. Nothing was done.",
            hint="On the other computer: mentortui join FOLDER --mine.",
        )
    own = keyring(journal.disk, journal.device).own
    row, card = found[0]
    now = journal.clock.now()
    new = next(one for one in card.devices if one.id == card.by)
    computers = [(new, card.name), (own, here())]
    delta = joining.computers(journal, [(one.document(), name) for one, name in computers], now=now)
    journal.commit(delta, undoable=False)
    if not row.get("own"):
        journal.commit(joining.meets_here(row), undoable=False)
    return [shared.sync_one(journal, shared.share_row(journal, setup_of(one).share)) for one, _ in found]


def remove(journal: Journal, words: str) -> list[Report]:
    """Take a computer of one's own away: nothing is sealed for it any more, and what it writes counts no more.

    Raises what `changes.removing.computer` raises.
    """
    journal.commit(removing.computer(journal, words, journal.device, now=journal.clock.now()), undoable=False)
    return shared.sync_all(journal)


def mine(journal: Journal) -> list[dict[str, object]]:
    """One's own computers: id, name, since when (empty of one that never met another), and whether it is this one."""
    named = called(journal.rows("computer"))
    days = {str(row.get("device")): since(row) for row in journal.rows("computer")}
    named.setdefault(journal.device, here())
    return [
        {"id": device, "name": name, "since": days.get(device, ""), "here": device == journal.device}
        for device, name in sorted(named.items(), key=lambda one: (one[0] != journal.device, one[1]))
    ]
