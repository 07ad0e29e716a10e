"""What is opened to everyone in a program: only what may be, with names, and taken back again."""

import pytest

from mentortui.changes import opening, sharing
from mentortui.changes.milestones import add
from mentortui.errors import Refused
from mentortui.practice.audience import who
from tests.changes.book import NOW, TODAY, Book

SHARE = "ab" * 16


@pytest.fixture
def book() -> Book:
    """Somebody in a program they do not coordinate."""
    from mentortui.model.delta import Delta

    book = Book()
    row = {"at": NOW.isoformat(), "by": book.me, "readers": "only_you", "name": "Early talent", "type": "program",
           "since": NOW.isoformat()}  # fmt: skip
    book.do(Delta("joined", {f"share-{SHARE}": row}))
    return book


def program(book: Book) -> dict:
    found = book.get(f"share-{SHARE}")
    assert found is not None
    return found


def test_a_milestone_is_opened_with_its_writers_name_and_taken_back(book):
    book.do(add(book, "First talk", on=TODAY, now=NOW, new_id=book.new_id))
    [row] = book.rows("milestone")
    book.do(opening.open_to_all(book, row["id"], program(book), new_id=book.new_id))
    [opened] = book.rows("milestone")
    assert opened["id"] != row["id"]
    assert (opened["readers"], opened["program"], opened["by_name"]) == ("everyone", SHARE, "Tom Berg")
    assert who(book, "milestone", opened) == "everyone in Early talent"
    book.do(sharing.unshare(book, opened["id"], new_id=book.new_id))
    [back] = book.rows("milestone")
    assert who(book, "milestone", back) == "only you"
    assert not {"program", "by_name", "about_name"} & back.keys()


def test_a_goal_is_never_opened_to_everyone(book):
    from mentortui.changes import goals

    book.do(goals.add(book, "Run a team", now=NOW, new_id=book.new_id))
    [goal] = book.rows("goal")
    with pytest.raises(Refused, match="Only kudos, milestones"):
        opening.open_to_all(book, goal["id"], program(book), new_id=book.new_id)


def test_only_the_coordinator_tells_everyone(book):
    with pytest.raises(Refused, match="Only who coordinates"):
        opening.announce(book, program(book), "Workshop on Friday", now=NOW, new_id=book.new_id)
    hosting = {**program(book), "hosted": True}
    book.do(opening.announce(book, hosting, "Workshop on Friday", now=NOW, new_id=book.new_id, until="2026-11-27"))
    assert book.rows("announcement")[0]["program"] == SHARE
