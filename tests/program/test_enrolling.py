"""Lists of people as spreadsheets write them: what is understood, and one sentence for each row that is not."""

import pytest

from mentortui.changes.enrolling import enrol
from mentortui.errors import Refused
from mentortui.exchange import csv_file
from mentortui.program.enrolling import Enrolled, enrolled
from tests.changes.book import NOW, Book

SHARE = "ab" * 16


def read(text: str | bytes, known=()) -> Enrolled:
    """A list as a file holds it."""
    words = csv_file.decoded(text, "people.csv") if isinstance(text, bytes) else text
    columns, lines = csv_file.read(words, "people.csv")
    return enrolled(columns, ((one.number, one.cells, one.fault) for one in lines), known)


def test_names_roles_and_cohorts_are_understood_and_all_else_is_a_group():
    [row] = read("Full name;E-Mail;Role;Cohort;Site\nAna Silva;ana@example.org;Mentee;Spring 2027;Porto\n").rows
    assert row == {
        "name": "Ana Silva", "mail": "ana@example.org", "roles": ["mentee"], "cohort": "Spring 2027",
        "groups": {"Site": "Porto"},
    }  # fmt: skip


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (",ana@example.org,mentee", "line 2: It has no name."),
        ("Ana,no address,mentee", "line 2: 'no address' is no mail address."),
        ("Ana,ana@example.org,boss", "line 2: A role is mentor or mentee, not 'boss'."),
        ("Ana,ana@example.org,mentee,more", "line 2: it has 4 cells, and there are 3 columns."),
    ],
)
def test_a_row_with_a_fault_is_set_aside_with_its_line_and_the_others_are_taken(line, reason):
    found = read(f"name,mail,role\n{line}\nBo Lind,bo@example.org,mentor\n")
    assert [row["name"] for row in found.rows] == ["Bo Lind"]
    assert reason in found.faults[0].sentence("people.csv")


def test_somebody_twice_is_told_and_somebody_enrolled_before_is_left_alone():
    known = [{"name": "Cy", "mail": "CY@example.org"}]
    found = read("name,mail\nAna,ana@example.org\nAna Silva,ANA@example.org\nCy,cy@example.org\nDan,\nDan,\n", known)
    assert [row["name"] for row in found.rows] == ["Ana", "Dan"]
    assert [fault.reason for fault in found.faults] == [
        "Ana Silva stands on line 2 already.",
        "Dan stands on line 5 already.",
    ]
    assert found.known == 1


def test_any_encoding_a_spreadsheet_writes_is_read():
    text = "name,mail\nJosé Müller,jose@example.org\n"
    for encoding in ("utf-8", "utf-8-sig", "cp1252", "utf-16"):
        assert read(text.encode(encoding)).rows[0]["name"] == "José Müller"


def test_a_list_without_names_is_refused():
    with pytest.raises(Refused, match="No column holds names"):
        read("mail,role\nana@example.org,mentee\n")


def test_enrolling_makes_people_and_the_cohorts_they_name_once():
    book = Book()
    found = read("name,cohort\nAna,Spring\nBo,spring\nCy,\n")
    book.do(enrol(book, SHARE, found.rows, now=NOW, new_id=book.new_id))
    assert [row["name"] for row in book.rows("enrolment")] == ["Ana", "Bo", "Cy"]
    assert [row["name"] for row in book.rows("cohort")] == ["Spring"]
    again = read("name,cohort\nAna,Spring\nDan,Spring\n", book.rows("enrolment"))
    assert [row["name"] for row in again.rows] == ["Dan"]
