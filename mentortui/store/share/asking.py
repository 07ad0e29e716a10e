"""A new computer of one's own: it asks in a shared folder, and the first computer takes it in.

Until then the new one has keys and no journal. What the first one answers is a card of its person that names the new
computer; from it the new one learns whose it is, and reads all that is sealed for it from then on.
"""

from __future__ import annotations

import contextlib
import os
from typing import Any, Final

from mentortui.clock import Clock
from mentortui.errors import NoHome, Refused
from mentortui.store import device
from mentortui.store.disk import RealDisk
from mentortui.store.home import lay_out
from mentortui.store.lock import FileLock
from mentortui.store.share import cards, hosts, publish
from mentortui.store.share import folder as folders
from mentortui.store.share import ledger as ledgers
from mentortui.store.share.cards import OWN, Card, Founding
from mentortui.store.share.envelope import Unsound, parse, seal, signed_by
from mentortui.store.share.folder import ShareFolder, open_folder
from mentortui.store.share.keyring import Keyring, keyring
from mentortui.store.share.ledger import Known, Ledger
from mentortui.store.stamp import LogicalClock

MEETS: Final = "meets"
"""What the header of a file says by which a host's own computers meet in a share that others are in, too."""


def ask(home: str, folder: ShareFolder, founding: Founding, name: str, clock: Clock) -> str:
    """Make a home that waits, and put its question into the share; the id of this computer.

    Raises Refused when there is a journal here already, StoreError when nothing can be written.
    """
    asks = {"share": founding.share, "place": folder.place, "name": name}
    path = lay_out(home, None, {device.ASKS: asks}, clock)
    disk = RealDisk(path)
    identity = device.read(disk, path)
    keys = keyring(disk, identity["device"])
    stamp = LogicalClock(keys.own.id).tick(int(clock.now().timestamp() * 1000))
    card = Card("", name, stamp, keys.own.id, (keys.own,))
    members = cards.read_cards(folder, founding.share, keys, {})
    # Whoever started it may have lost that computer: their others are asked, too.
    host = hosts.hosts(founding.host, hosts.read(folder, founding.share, {}))
    ages = {*host.ages, keys.own.age, *(one.age for member in members for one in member.devices)}
    try:
        cards.write_card(folder, keys, founding.share, card, ages)
    except OSError as error:
        raise publish.not_published(folder.place, error) from error
    return keys.own.id


def meet_there(folder: ShareFolder, founding: Founding) -> bool:
    """Whether computers of whoever hosts a share meet in it: one made for that, or where the host says so."""
    if founding.kind == OWN:
        return True
    host = hosts.hosts(founding.host, hosts.read(folder, founding.share, {}))
    for one in folder.files(folders.PROGRAM):
        with contextlib.suppress(OSError, Unsound):
            envelope = parse(folder.read(one))
            by, header = host.ever.get(envelope.header["dev"]), envelope.header
            fits = header["share"] == founding.share and header.get("what") == MEETS
            if fits and by is not None and signed_by(envelope, by.sign):
                return True
    return False


def let_meet(folder: ShareFolder, share: str, keyring: Keyring) -> None:
    """Say, for the host, that their own computers meet in a share, so that a new one finds it. Raises WriteFailed."""
    founding = next((one for one in cards.foundings(folder) if one.share == share), None)
    if founding is None or meet_there(folder, founding):
        return
    header = {"share": share, "dev": keyring.own.id, "what": MEETS, "schema": 1, "min_reader": 1}
    data = seal(header, b"{}", [keyring.own.age], keyring.signing)
    try:
        folder.add(folders.PROGRAM, hosts.file_name(data), data)
    except OSError as error:
        raise publish.not_published(folder.place, error) from error


def waiting(home: str) -> dict[str, Any] | None:
    """What a home that waits to be taken in asked for; None when it does not wait."""
    try:
        found = device.read(RealDisk(home), home).get(device.ASKS)
    except NoHome:
        return None
    return dict(found) if isinstance(found, dict) else None


def answered(home: str) -> Card | None:
    """Become the computer of the person who took this one in; their card, or None when nobody did yet.

    Raises NotAvailable when the shared folder is away, Refused when two people took it in.
    """
    asks = waiting(home)
    if asks is None:
        return None
    disk = RealDisk(home)
    identity = device.read(disk, home)
    keys = keyring(disk, identity["device"])
    folder = open_folder(asks["place"])
    read = [card for card in cards.read_cards(folder, asks["share"], keys, {}) if card.person]
    ours = {card.person: card for card in read if any(one.id == keys.own.id for one in card.devices)}
    if len(ours) > 1:
        listed = ", ".join(sorted(card.name for card in ours.values()))
        raise Refused(
            f"Several people took this computer in ({listed}). Nothing was done; ask again in another folder."
        )
    if not ours:
        return None
    [card] = ours.values()
    with FileLock(os.path.join(home, "lock")):
        members = {card.person: Known(card.name, [one.document() for one in card.devices])}
        ledgers.save(disk, asks["share"], Ledger(place=folder.place, members=members))
        kept = {name: value for name, value in identity.items() if name != device.ASKS}
        # The journal comes with the first sync: a name of None says that nothing is to be made here.
        device.write(disk, {**kept, "person": card.person, "start": {"name": None, "roles": []}})
    return card
