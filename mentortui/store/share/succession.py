"""A home that was copied or moved: it goes on under a new id, which its former one introduces.

What the former computer wrote and had not published is said again by the new one: nobody can tell whether the former
still writes elsewhere, and if it does, both say the same.
"""

from __future__ import annotations

from collections.abc import Callable

from mentortui.errors import StoreError
from mentortui.store.plan import Part
from mentortui.store.share.audiences import FACTS, PRIVATE, REST, Outgoing
from mentortui.store.share.keyring import Keyring, keyring
from mentortui.store.share.ledger import Ledger, Published
from mentortui.store.share.publish import unsaid
from mentortui.store.sides import Side
from mentortui.store.state import Entry, seen_by, texts_of, value_of
from mentortui.store.writing import Writing


def former(journal: Writing) -> list[Keyring]:
    """The keys of the ids this home wrote under before, as far as they are here."""
    found = []
    for device in journal.identity.get("devices", ()):
        try:
            found.append(keyring(journal.disk, device))
        except StoreError:
            continue  # it came from an export, without keys
    return found


def succeed(journal: Writing, ledger: Ledger, outgoing: Callable[[str], list[Outgoing]]) -> None:
    """Let a ledger that a former id wrote be this one's: its numbers are the former's, and its words are said again.

    `outgoing` gives what a device has to say in the share.
    """
    if ledger.device == journal.device:
        return
    if ledger.device:
        _say_again(journal, ledger, outgoing(ledger.device))
        for audience, known in ledger.published.items():
            if audience not in (PRIVATE, REST, FACTS):
                for record_id in known.stamps:
                    ledger.came.setdefault(record_id, audience)
        ledger.published, ledger.sizes, ledger.covered = {}, {}, []
        ledger.next_seq, ledger.card = 1, ""
    ledger.device = journal.device


def _say_again(journal: Writing, ledger: Ledger, said: list[Outgoing]) -> None:
    """Write the former computer's unpublished words anew, where they are what reads now."""
    written: dict[Side, dict[str, Part]] = {}
    with journal.writing():
        for out in said:
            stamps = ledger.published.get(out.audience, Published()).stamps
            for record_id, entry in out.state.items():
                part = _words(journal, record_id, unsaid(entry, stamps.get(record_id, {})), ledger.device)
                side = journal.sides.home_of(record_id)
                if part and side:
                    written.setdefault(side, {})[record_id] = part
        journal.write(written, "Said again after this journal was copied or moved", {}, False)


def _words(journal: Writing, record_id: str, entry: Entry, device: str) -> Part:
    """Registers of a former computer that win in the view, as a commit writes them."""
    spelled = journal.spelled(record_id)
    part: Part = {}
    for field in entry.get("f", {}):
        registers = spelled["f"][field]
        winner = value_of(registers)
        if winner is not None and registers[device] == winner:
            part.setdefault("f", {})[field] = winner[1]
    for field in entry.get("x", {}):
        registers = spelled["x"][field]
        if registers[device] in texts_of(registers):
            part.setdefault("x", {})[field] = [registers[device][1], seen_by(registers, journal.device)]
    return part
