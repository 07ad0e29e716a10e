"""A page of the handbook read, an entry of the library, a workshop and who came."""

from datetime import date, timedelta

import pytest

from mentortui.changes import editing, handbook, library, meetings, workshops
from mentortui.errors import NotFound, Refused
from mentortui.model.delta import Delta
from tests.changes.book import ME, NOW, TODAY, Book, mentor


@pytest.fixture
def book():
    book = Book()
    mentor(book, "Ana Silva", "Bo Lind")
    return book


def do(book, change, *args, **more):
    delta = change(book, *args, now=NOW, new_id=book.new_id, **more)
    (record_id,) = book.do(delta)
    return book.get(record_id)


def test_a_page_is_noted_once_a_day_and_never_ahead(book):
    row = do(book, handbook.done, "Listen")
    assert (row["module"], row["on"], row["readers"]) == ("listening", "2026-11-21", "only_you")
    assert "answers" not in row and set(row) == {"id", "at", "by", "readers", "module", "on"}
    with pytest.raises(Refused, match="already"):
        do(book, handbook.done, "listening")
    assert do(book, handbook.done, "listening", on=date(2025, 10, 1))["on"] == "2025-10-01"
    with pytest.raises(Refused, match="to come"):
        do(book, handbook.done, "goals", on=TODAY + timedelta(days=1))
    with pytest.raises(NotFound):
        do(book, handbook.done, "knitting")


def test_an_entry_may_be_for_somebody_and_shared_with_them(book):
    row = do(book, library.add, "Teach-back", link="https://example.org/tb", tags=["ward", "ward"], person="Ana",
             share=True, note="Page 3")  # fmt: skip
    assert (row["readers"], row["tags"]) == ("relationship", ["ward"])
    assert row["relationship"] and book.get(row["person"])["name"] == "Ana Silva"
    with pytest.raises(Refused, match="for whom"):
        do(book, library.add, "Alone", share=True)
    with pytest.raises(Refused, match="already: Teach-back"):
        do(book, library.add, "Again", link="https://example.org/tb")
    book.do(editing.set_fields(book, row["id"], {"title": "Teach-back, new"}))
    book.do(Delta("gone", update={row["id"]: {"deleted": True}}))
    assert do(book, library.add, "Again", link="https://example.org/tb")["readers"] == "only_you"


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"link": "file:///etc/passwd"}, "link"),
        ({"link": "javascript:alert(1)"}, "link"),
        ({"path": "https://example.org/x.pdf"}, "path"),
        ({"path": "x\ny.pdf"}, "path"),
    ],
)
def test_what_is_no_link_and_no_file_is_refused_by_its_field(book, given, field):
    with pytest.raises(Refused) as refused:
        do(book, library.add, "x", **given)
    assert refused.value.field == field


def workshop(book, *people, on=TODAY, **more):
    return do(book, workshops.plan, "Teach-back", on, with_=people, place="Room 3", **more)


def test_a_workshop_is_a_meeting_with_others_or_alone(book):
    row = workshop(book, "Ana", "Bo", time="14:00")
    assert (row["type"], row["title"], row["place"], row["status"]) == ("workshop", "Teach-back", "Room 3", "planned")
    assert len(row["attendees"]) == 3 and row["readers"] == "relationship"
    alone = workshop(book, on=TODAY + timedelta(days=3))
    assert (alone["attendees"], alone["readers"], alone.get("relationship")) == ([ME], "only_you", None)
    with pytest.raises(NotFound, match="With whom"):
        do(book, meetings.plan, [], [TODAY])


def test_who_did_not_come_is_kept_and_can_come_back(book):
    row = workshop(book, "Ana", "Bo")
    delta = workshops.attended(book, "Teach-back", now=NOW, absent=["Bo"], minutes=100)
    assert delta.says == "Workshop held: Teach-back, 2 came, with you"
    book.do(delta)
    row = book.get(row["id"])
    names = lambda field: [book.get(one)["name"] for one in row.get(field, ()) if one != ME]  # noqa: E731
    assert (row["status"], row["minutes"], names("attendees"), names("absent")) == (
        "held",
        100,
        ["Ana Silva"],
        ["Bo Lind"],
    )
    with pytest.raises(Refused, match="what it says already"):
        workshops.attended(book, row["id"], now=NOW, came=["Ana"])
    book.do(workshops.attended(book, row["id"], now=NOW, came=["Ana", "Bo"]))
    row = book.get(row["id"])
    assert len(names("attendees")) == 2 and "absent" not in row
    book.do(workshops.attended(book, row["id"], now=NOW, came=[]))
    assert book.get(row["id"])["attendees"] == [ME]


def test_nobody_comes_to_what_is_still_to_come_and_a_meeting_is_no_workshop(book):
    row = workshop(book, "Ana", on=TODAY + timedelta(days=2))
    with pytest.raises(Refused, match="still to come"):
        workshops.attended(book, row["id"], now=NOW)
    assert workshops.attended(book, row["id"], now=NOW, on=TODAY).update[row["id"]]["on"] == TODAY.isoformat()
    other = do(book, meetings.plan, ["Ana"], [TODAY], title="Teach-back two")
    with pytest.raises(NotFound, match="workshop"):
        workshops.attended(book, "Teach-back two", now=NOW)
    with pytest.raises(NotFound):
        workshops.attended(book, other["id"], now=NOW)
