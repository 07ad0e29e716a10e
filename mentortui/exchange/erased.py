"""What follows from an erasure at a sync: the host states what was asked for, every computer drops it, files go."""

from __future__ import annotations

from mentortui.changes import erasing as changes
from mentortui.model.reader import Row
from mentortui.practice.names import name
from mentortui.store import Journal, forgetting
from mentortui.store.share import erasing
from mentortui.store.share import ledger as ledgers
from mentortui.store.share.audiences import own_devices, setup_of
from mentortui.store.share.visit import Visit


def state(journal: Journal, row: Row, visit: Visit) -> list[str]:
    """For the host: state what people asked for in their cards, oneself among them. Raises WriteFailed."""
    if not visit.here.is_host:
        return []
    done = erasing.erased(visit)
    asked = [*erasing.asked(visit), *([journal.me] if row.get("erase") else [])]
    new = [person for person in asked if person not in done]
    for person in new:
        erasing.state(visit, person)
    return [f"{name(journal, person)} asked to be erased; everybody's computer follows." for person in new]


def follow(journal: Journal, row: Row, visit: Visit) -> list[str]:
    """Drop what erased people wrote, here and (as the host) in the folder; sentences about what was done.

    Who is in another folder of one's own too, and not erased there, keeps what they wrote: nobody who started one
    folder decides about another.
    """
    says: list[str] = []
    own = {journal.device, *journal.identity.get("devices", ()), *own_devices(journal)}
    gone = erasing.erased(visit)
    if row.get("erase") or journal.me in gone:
        erasing.clear(visit, own, cards=journal.me in gone)
        visit.ledger.published, visit.ledger.covered = {}, []
    if journal.me in gone:
        journal.commit(changes.out(row["id"]), undoable=False)
        says.append(
            f"You are erased from “{row.get('name')}”: what you wrote is out of that folder, and everybody's computer "
            "drops it. Your own journal stays whole."
        )
    elsewhere = _elsewhere(journal, row)
    for person, known in gone.items():
        devices = known - own
        if person == journal.me or not devices:
            continue
        if visit.here.is_host:
            erasing.clear(visit, devices)
        if person not in elsewhere and not devices <= journal.sides.shared.memory.forgotten:
            forgetting.forget(journal, devices)
            called = name(journal, person)
            says.append(f"{called[:1].upper()}{called[1:]} is erased: what they wrote went from this computer.")
    return says


def _elsewhere(journal: Journal, row: Row) -> set[str]:
    """Who is in another of one's folders."""
    others = [setup_of(one).share for one in journal.rows("share") if one["id"] != row["id"]]
    return {person for share in others for person in ledgers.members(journal.disk, share)}
