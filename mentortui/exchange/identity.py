"""One's recovery sentence: chosen on a computer that has the journal, typed on one that has none."""

from __future__ import annotations

import base64
from pathlib import Path
from typing import NamedTuple

from mentortui.changes import joining, recovering
from mentortui.clock import Clock
from mentortui.errors import NoHome, Refused, StoreError
from mentortui.exchange import computers, places, shared
from mentortui.exchange.shared import Report
from mentortui.store import Journal, device
from mentortui.store.disk import RealDisk
from mentortui.store.home import lay_out
from mentortui.store.share import cards, recovery
from mentortui.store.share.cards import Card
from mentortui.store.share.envelope import Unsound
from mentortui.store.share.folder import ShareFolder, open_folder
from mentortui.store.share.keyring import keyring
from mentortui.store.share.recovery import Identity
from mentortui.store.stamp import LogicalClock


def choose(journal: Journal, sentence: str) -> list[Report]:
    """Seal new keys with a sentence, and put them into every shared folder; the reports of the syncs that did.

    Raises Refused for a weak sentence, and what a commit raises; then nothing was changed.
    """
    name = str((journal.get(journal.me) or {}).get("name", ""))
    identity = recovery.make(journal.me, name, journal.clock)
    cipher = recovery.seal(identity, sentence)
    now = journal.clock.now()
    own = keyring(journal.disk, journal.device).own
    here = joining.computers(journal, [(own.document(), computers.here())], now=now)
    if here:
        journal.commit(here, undoable=False)
    sealed = base64.b64encode(cipher).decode()
    journal.commit(recovering.chosen(journal, identity.keys.document(), sealed, now=now), undoable=False)
    return shared.sync_all(journal)


class Place(NamedTuple):
    """Where a journal is brought back from."""

    folder: ShareFolder
    sealed: tuple[bytes, ...]
    """Every sealed identity there; in a program's folder there is one of each person."""


def look(home: str, words: str, folder: str = "") -> Place:
    """What there is to open at a place: a shared folder, or a file of sealed keys beside one.

    Raises Refused for what holds none, and for a home that exists already.
    """
    _refuse_home(home)
    path = places.found(words, home)
    if not path.is_file():
        there = open_folder(str(path))
        sealed = tuple(cipher for _, cipher in recovery.found_in(there))
        if not sealed:
            raise Refused(
                f"Nobody's sealed keys lie in {path}, so no sentence opens anything there. Nothing was made. Take "
                "another folder you share, or the file you kept; a sentence is chosen where the journal is.",
                "folder",
            )
        return Place(there, sealed)
    try:
        sealed = (recovery.read_file(path.read_bytes()),)
    except OSError as error:
        raise Refused(f"{path} cannot be read ({error.strerror}). Nothing was made.", "folder") from None
    except Unsound as fault:
        raise Refused(f"{path} is no file of sealed keys: {fault.reason}. Nothing was made.", "folder") from None
    if not folder:
        raise Refused(
            "That file holds your keys; your journal lies in the folders you share. Nothing was made; name one of them "
            "too.",
            "folder",
            hint="mentortui identity restore FILE --folder FOLDER",
        )
    return Place(open_folder(str(places.found(folder, home))), sealed)


def restore(home: str, place: Place, sentence: str, clock: Clock) -> tuple[Journal, Report]:
    """Bring the journal back with the sentence, into a home that is made for it. About a second for each identity.

    Raises Refused for a sentence that opens nothing and for keys that are not known in the folder; nothing was made.
    """
    return bring_back(home, place.folder, _opened(place, sentence), clock)


def bring_back(home: str, folder: ShareFolder, identity: Identity, clock: Clock) -> tuple[Journal, Report]:
    """Bring the journal of an identity back from a folder; see `restore`.

    Raises StoreError when the folder cannot be written.
    """
    share, known, ages = _known(folder, identity)
    resumed = _waits(home)
    name = computers.here()
    if not resumed:
        asks = {"share": share, "place": folder.place, "name": name, "restored": True}
        lay_out(home, None, {device.ASKS: asks, "devices": [identity.keys.id]}, clock)
    disk = RealDisk(home)
    own = keyring(disk, device.read(disk, home)["device"]).own
    try:
        recovery.keep_keys(disk, identity)
        introduced = keyring(disk, identity.keys.id)
        stamp = LogicalClock(introduced.own.id).tick(int(clock.now().timestamp() * 1000))
        devices = {one.id: one for one in (*known.devices, identity.keys, own)}
        card = Card(identity.person, known.name, stamp, introduced.own.id, tuple(devices.values()))
        cards.write_card(folder, introduced, share, card, {*ages, own.age, identity.keys.age})
    except OSError as error:
        raise StoreError(
            f"The new computer could not be made known in {folder.place} ({error.strerror}). Nothing is lost: "
            "make that folder writable, then bring your journal back once more."
        ) from error
    found = computers.settle_in(home, clock)
    assert found is not None
    journal, report = found
    mine = joining.computers(journal, [(own.document(), name)], now=journal.clock.now())
    if mine:
        journal.commit(mine, undoable=False)
        again = shared.sync_one(journal, report.share)
        report = again._replace(says=(*report.says, *again.says), changed=report.changed + again.changed)
    return journal, report


def _refuse_home(home: str) -> None:
    if _waits(home):
        return
    try:
        device.read(RealDisk(home), home)
    except NoHome:
        return
    raise Refused(
        f"There is a journal in {Path(home).absolute()} already. Nothing was changed; to bring another one back, name "
        "a new place for it.",
        hint="mentortui --home DIR identity restore FOLDER",
    )


def _waits(home: str) -> bool:
    """Whether a restore into this home was cut short before the journal came."""
    try:
        asks = device.read(RealDisk(home), home).get(device.ASKS)
    except (NoHome, StoreError):
        return False
    return isinstance(asks, dict) and bool(asks.get("restored"))


def _opened(place: Place, sentence: str) -> Identity:
    for cipher in dict.fromkeys(place.sealed):
        try:
            found = recovery.open_with(cipher, sentence)
        except Unsound as fault:
            raise Refused(f"The sentence fits, but {fault.reason}. Nothing was made.", "sentence") from None
        if found is not None:
            return found
    many = len(place.sealed) > 1
    what = f"opens none of the {len(place.sealed)} sealed keys" if many else "does not open the keys"
    raise Refused(
        f"That sentence {what} that lie there. Nothing was made. Each word and their order count, "
        "capital letters and commas do not; or the folder is another one.",
        "sentence",
    )


def _known(folder: ShareFolder, identity: Identity) -> tuple[str, Card, set[str]]:
    """The share in which these keys are known as somebody's, their newest card there, and whom cards are sealed to.

    Raises Refused where nobody knows them.
    """
    from nacl.signing import SigningKey
    from pyrage import x25519  # type: ignore[import-untyped]

    from mentortui.store.share.keyring import Keyring

    keys = Keyring(identity.keys, SigningKey(bytes.fromhex(identity.sign)), [x25519.Identity.from_str(identity.age)])
    for founding in cards.foundings(folder):
        read = [card for card in cards.read_cards(folder, founding.share, keys, {}) if card.person]
        mine = [
            card
            for card in read
            if card.person == identity.person and any(one.id == identity.keys.id for one in card.devices)
        ]
        if mine:
            ages = {one.age for card in read for one in card.devices} | {founding.host.age}
            return founding.share, mine[-1], ages
    raise Refused(
        f"The sentence fits, and {identity.name}'s journal does not lie in {folder.place}, or not yet. Nothing was "
        "made. Let your sync tool finish, or take another folder you share.",
        "folder",
    )


def page(journal: Journal, sentence: str, path: Path) -> str:
    """The page to print, as text or for a browser by the file's name."""
    from mentortui.documents import recovery_page

    names = [str(row.get("name", "")) for row in journal.rows("share")]
    called = str((journal.get(journal.me) or {}).get("name", ""))
    made = recovery_page.html if path.suffix.lower() in (".html", ".htm") else recovery_page.text
    return made(called, recovery.normal(sentence), names, journal.clock.now().date())


def then(journal: Journal) -> list[str]:
    """What is still to do on this computer: folders it does not know, and computers that may be lost."""
    said = []
    away = [str(row.get("name")) for row in journal.rows("share") if not shared.place_of(journal, row)]
    if away:
        said.append(f"Say where these folders lie on this computer, with `mentortui join FOLDER`: {', '.join(away)}.")
    others = [str(one["name"]) for one in computers.mine(journal) if not one["here"]]
    if others:
        said.append(f"If one of these is lost, take it away with `mentortui device remove`: {', '.join(others)}.")
    said.append("What others wrote before you chose the sentence comes as soon as their computers sync.")
    return said
