"""What one's recovery sentence seals, kept where it is of use: in every folder one shares, or in a file of its own."""

from __future__ import annotations

import base64
from typing import Final

from mentortui.changes import recovering
from mentortui.errors import Refused, StoreError
from mentortui.store import Journal
from mentortui.store.share import recovery
from mentortui.store.share.keyring import keyring
from mentortui.store.share.visit import Visit

ANY: Final = "identity"
"""What a sealed file says instead of a share, when it lies in none."""


def keep_in(journal: Journal, visit: Visit) -> None:
    """Put it into a folder where it is missing. Raises StoreError where nothing can be written."""
    row = recovering.kept(journal)
    if row is None:
        return
    own = {one.id for one in visit.own()} | set(journal.identity.get("devices", ()))
    cipher = base64.b64decode(row["sealed"])
    try:
        recovery.put(visit.folder, visit.setup.share, visit.keyring, cipher, own)
    except OSError as error:
        raise StoreError(
            f"Your sealed keys could not be put into {visit.folder.place} ({error.strerror}). Your journal is safe "
            "here; it is tried again at the next sync."
        ) from error


def file(journal: Journal) -> bytes:
    """The sealed keys as a file of their own. Raises Refused where no sentence was chosen."""
    row = recovering.kept(journal)
    if row is None:
        raise Refused("You chose no sentence yet, so there is nothing to write.")
    return recovery.document(base64.b64decode(row["sealed"]), ANY, keyring(journal.disk, journal.device))
