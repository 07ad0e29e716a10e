"""A computer that was taken away on another of one's own is told: what happened, what is safe, what can be done."""

from __future__ import annotations

import shlex
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from mentortui.errors import Refused
from mentortui.model.reader import Row
from mentortui.practice.computers import called
from mentortui.store import Journal
from mentortui.store.share.audiences import setup_of
from mentortui.store.share.cards import OWN
from mentortui.store.share.parting import Parted
from mentortui.store.share.visit import Visit
from mentortui.store.share.words import security_words

if TYPE_CHECKING:
    from mentortui.exchange.shared import Joining


def told(journal: Journal, row: Row, visit: Visit) -> tuple[str, ...]:
    """Sentences for a computer that was taken away; none where it was not, or that does not count any more."""
    parted = visit.parted
    if parted is None or (not visit.is_out and _said_elsewhere(journal, row)):
        return ()
    name = called(journal.rows("computer")).get(parted.by) or parted.name
    return (happened(parted._replace(name=name)), *_to_do(journal, row, visit, parted))


def claims(visit: Visit) -> Iterator[Joining]:
    """For the host: computers of one person that took each other out, each with its security words."""
    from mentortui.exchange.shared import Joining

    for one in visit.here.removals.claims:
        words = security_words(visit.here.hosts.now[0].sign, one.keys.sign)
        yield Joining(one.keys.id, one.name, words, one.other.keys.id)


def refusal(journal: Journal, row: Row, place: str) -> Refused | None:
    """Why this computer joins a folder no more; None where it was not taken away."""
    visit = Visit.of(journal, setup_of(row), place)
    if not visit.is_out:
        return None
    return Refused(" ".join((*told(journal, row, visit), "Nothing was changed.")))


def happened(parted: Parted) -> str:
    """What was done, and what is safe."""
    name = f"“{parted.name}”" if parted.name else "another computer of yours"
    try:
        on = date.fromisoformat(parted.on)
        day = f" on {on.day} {on:%B %Y}"  # not every system has a day without a zero
    except ValueError:
        day = ""
    return (
        f"This computer was taken away on {name}{day}: what you write here from then on goes to nobody, and nothing "
        "new comes. Your journal here is whole and stays so."
    )


def _to_do(journal: Journal, row: Row, visit: Visit, parted: Parted) -> tuple[str, ...]:
    if not visit.is_out:
        if visit.here.is_host and row.get("type") != OWN:
            return (
                "You took that one away here as well. In a folder you started the one that started it is believed, so "
                "start another one with whoever is in it: mentortui pair NAME FOLDER.",
            )
        if not visit.claim_words:
            return ("You took that one away here as well. A third computer of yours, or a new one, settles it.",)
        return (
            "You took that one away here as well, and nobody else can tell which you still have. Call whoever started "
            f"“{row.get('name')}” and read them the security words of this one: {visit.claim_words}.",
        )
    again = f"If you have it again, on the other one: mentortui device add {journal.device}; then all is as it was."
    other = called(journal.rows("computer")).get(parted.by) or parted.by
    return (again, f"If it was not you who did that: mentortui device remove {shlex.quote(other)}.")


def _said_elsewhere(journal: Journal, row: Row) -> bool:
    """Whether another folder is the place to say it: where one's own computers meet alone nobody settles anything."""
    return row.get("type") == OWN and any(one.get("type") != OWN for one in journal.rows("share"))
