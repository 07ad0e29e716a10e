"""Inviting somebody into a shared folder by a code, and letting in somebody who asks without one."""

from __future__ import annotations

from mentortui.changes import inviting
from mentortui.clock import new_id
from mentortui.errors import Ambiguous, NotFound, Refused, StoreError
from mentortui.exchange import shared
from mentortui.exchange.shared import Report
from mentortui.model.reader import Row
from mentortui.practice.names import some
from mentortui.store import Journal
from mentortui.store.share import codes, hosts, telling
from mentortui.store.share.audiences import setup_of
from mentortui.store.share.cards import Card, Founding, foundings
from mentortui.store.share.codes import Code
from mentortui.store.share.folder import ShareFolder
from mentortui.store.share.judging import Claim
from mentortui.store.share.visit import Visit


def code(journal: Journal, row: Row, called: str, to: str | None = None) -> str:
    """A fresh code for somebody, to the folder of a share; its invitation is kept. Raises Refused for who is no host.

    `to` is the person it is for, where they are known.
    """
    made = Code(host_key(journal, row), codes.secret(journal.clock.random(5)))
    again = to in Visit.of(journal, setup_of(row)).ledger.members
    now = journal.clock.now()
    delta = inviting.invite(journal, row["id"], made.secret, called, now=now, to=to, again=again,
                            new_id=lambda kind: new_id(kind, journal.clock))  # fmt: skip
    journal.commit(delta, undoable=False)  # a code that was given cannot be taken back by `undo`, but by `delete`
    return made.words()


def host_key(journal: Journal, row: Row) -> str:
    """The characters of one's key that stand in every code. Raises Refused for who is no host."""
    here = Visit.of(journal, setup_of(row)).here
    if not here.is_host:
        raise Refused(f"Somebody else started “{row.get('name')}”, so only they can invite to it. Nothing was made.")
    return codes.fingerprint(here.hosts.now[0].sign)


def started_with(folder: ShareFolder, code: Code) -> list[Founding]:
    """The shares in a folder that somebody with the key of this code started, or was handed."""
    found = []
    for one in foundings(folder):
        chain = hosts.hosts(one.host, hosts.read(folder, one.share, {}))
        if any(codes.fingerprint(keys.sign) == code.fingerprint for keys in chain.ever.values()):
            found.append(one)
    return found


def confirm(journal: Journal, words: str) -> list[Report]:
    """Let in somebody who asks without a code, once security words were compared; by their name, or their computer.

    Or say which of two computers that took each other out is somebody's, by its id.

    Raises NotFound where nobody of that name asks, Ambiguous where several do.
    """
    said = words.strip().casefold()
    found: list[tuple[Row, Card]] = []
    for row in journal.rows("share"):
        try:
            asking = Visit.of(journal, setup_of(row)).here.judged.asking
        except (StoreError, Refused):
            continue
        found += [
            (row, card)
            for card in asking
            if card.by.startswith(said) or card.name.casefold() == said or card.name.casefold().startswith(f"{said} ")
        ]
    claims = [] if found else claims_of(journal, said)
    if claims:
        return _settle(journal, words, claims)
    if not found:
        raise NotFound(f"Nobody called {words!r} asks to join a folder of yours. Nothing was changed.")
    if len({(row["id"], card.by) for row, card in found}) > 1:
        which = some(f"{card.name} ({card.by})" for _, card in found)
        raise Ambiguous(f"{words!r} could be {which}; say the one in brackets. Nothing was changed.")
    row, card = found[0]
    delta = inviting.confirmed(journal, row["id"], card.person, card.by, card.name, now=journal.clock.now(),
                               new_id=lambda kind: new_id(kind, journal.clock))  # fmt: skip
    journal.commit(delta, undoable=False)
    return [shared.sync_one(journal, row)]


def claims_of(journal: Journal, said: str) -> list[tuple[Row, Claim]]:
    """Computers that took each other out in folders one hosts, by the beginning of an id or their owner's name."""
    found: list[tuple[Row, Claim]] = []
    for row in journal.rows("share"):
        try:
            claims = Visit.of(journal, setup_of(row)).here.removals.claims
        except (StoreError, Refused):
            continue
        found += [(row, one) for one in claims if one.keys.id.startswith(said) or one.name.casefold() == said]
    return found


def _settle(journal: Journal, words: str, found: list[tuple[Row, Claim]]) -> list[Report]:
    """Let one of two computers stand, in every folder where that is open. Raises Ambiguous."""
    if len({claim.keys.id for _, claim in found}) > 1:
        listed = " or ".join(sorted({claim.keys.id for _, claim in found}))
        raise Ambiguous(
            f"Two computers of {words} say that the other is theirs no more: {listed}. Say the one whose security "
            "words you were read; nothing was changed."
        )
    for row, claim in found:
        with Visit.of(journal, setup_of(row)) as visit:
            telling.settle_claim(visit, claim)
    return [shared.sync_one(journal, row) for row, _ in found]
