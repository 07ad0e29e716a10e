"""Somebody is to come into a relationship: Sharing asks, one key answers, and no leaves all as it was."""

from pathlib import Path

import pytest

from mentortui.changes import joining
from mentortui.store import Journal
from mentortui.store.share import ledger as ledgers
from mentortui.store.share.ledger import Ledger, Offer
from tests.driver import opened, sample_journal, write

SHARE = "1" * 32
CEM = "person-" + "c" * 32


def wanted(journal: Journal) -> str:
    """A program one is in, in whose folder somebody wants Cem in a relationship; that relationship."""
    write(journal, joining.shared_with, SHARE, "Early talent", "program")
    row = next(row for row in journal.rows("relationship") if row.get("kind") != "peer")
    by = next(one for one in (*row["mentors"], *row["mentees"]) if one != journal.me)
    people = [*row["mentors"], *row["mentees"]]
    offer = Offer(by, ["mentees"], "0" * 16, people, {CEM: "Cem Arslan"})
    ledgers.save(journal.disk, SHARE, Ledger(offers={row["id"]: {CEM: offer}}))
    return str(row["id"])


@pytest.mark.parametrize("yes", [True, False])
async def test_sharing_asks_and_one_key_answers(tmp_path: Path, yes: bool) -> None:
    journal = sample_journal(tmp_path)
    circle = wanted(journal)
    before = dict(journal.get(circle) or {})
    async with opened(journal, screen="sharing") as app:
        assert "wants Cem Arslan in what you share" in app.text(), app.text()
        assert "! 1 question" in app.lines()[0]
        await app.press("home")
        assert "Cem Arslan" in app.selected
        await app.do("open")
        assert "Cem Arslan in what the two of" in app.text() and "Yes, let them in" in app.text(), app.text()
        await app.press("y" if yes else "enter")
        assert "wants Cem Arslan" not in app.text()
        row = app.journal.get(circle) or {}
        assert (CEM in row["mentees"]) is yes
        assert yes or row == before
        await app.do("undo")
        assert CEM not in (app.journal.get(circle) or {})["mentees"]
