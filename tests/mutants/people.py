"""Mutants of the rules that hold when somebody writes what they may not: whose a record is, what may stand in it."""

from __future__ import annotations

from tests.mutants.journal import mutant

AUTHORITY, AUDIENCES, CARDS, FOLDER, PULL = (
    f"share/{name}" for name in ("authority", "audiences", "cards", "folder", "pull")
)
THEY = "tests/exchange/test_adversary_people.py::"
PROGRAM = "tests/exchange/test_adversary_program.py::"
FOLDERS = "tests/exchange/test_adversary_folder.py::"
NONSENSE = "tests/exchange/test_adversary_nonsense.py::test_nonsense_ends_no_command_and_is_told"
CASES = "tests/exchange/test_failure_cases_folder.py::"

MUTANTS = [
    mutant(
        "people: anybody is named as the maker",
        AUTHORITY,
        "making = said == {person} and (maker == person or _of_series(record_id))",
        "making = maker in (None, person) or _of_series(record_id)",
        THEY + "test_by_names_nobody_but_its_writer",
    ),
    mutant(
        "people: a claim makes one the maker",
        AUTHORITY,
        "making = said == {person} and (maker == person or _of_series(record_id))",
        "making = said == {person}",
        THEY + "test_the_marks_of_its_making_stay_what_its_maker_said",
    ),
    mutant(
        "people: answers are changed by others",
        AUTHORITY,
        "if kind in AUTHORED and maker != person:",
        "if kind in AUTHORED and maker is None:",
        THEY + "test_sealed_answers_are_opened_by_nobody_but_their_writer",
        THEY + "test_what_somebody_said_of_their_own_is_changed_and_deleted_by_nobody_else",
    ),
    mutant(
        "people: anybody writes into any relationship",
        "share/admitting",
        "        if person not in authority.people_of(row):\n",
        "        if not person:\n",
        PROGRAM + "test_nobody_writes_into_the_relationship_of_others",
    ),
    mutant(
        "people: what a program says anybody says",
        AUTHORITY,
        "    if kind in OF_HOST and person not in hosts:\n        return {}\n",
        "",
        PROGRAM + "test_what_a_program_says_is_its_host_s",
    ),
    mutant(
        "people: values of any sort stand anywhere",
        "share/admitting",
        "                if all(self.fits(kind, name, register[1]) for register in registers.values())\n",
        "",
        NONSENSE,
    ),
    mutant(
        "people: a card only under its own name",
        CARDS,
        "        if found is not None and found[0] not in read:",
        "        if found is not None and found[0] == one.name:",
        CASES + "test_case_11_who_is_there_is_known_from_conflict_copies_too",
    ),
    mutant(
        "people: a folder that leads elsewhere is written to",
        FOLDER,
        "if not os.path.isdir(path) or (folder != ROOT and os.path.islink(path)):",
        "if not os.path.isdir(path):",
        FOLDERS + "test_nothing_is_written_where_a_link_leads",
    ),
    mutant(
        "people: a name that is no text is read",
        FOLDER,
        "    return (name.isascii() and name.isprintable()) or not _NO_NAME.search(name)\n",
        "    return True\n",
        FOLDERS + "test_a_name_that_is_no_text_is_nobody_s",
    ),
    mutant(
        "people: what is counted goes to any program",
        "share/counted",
        ' or (journal.full_row(record_id) or {}).get("program") != share:',
        ":",
        "tests/exchange/test_canary_shares.py::test_each_reader_opens_what_is_meant_for_them_and_nothing_else",
    ),
    mutant(
        "people: the program is sent to everybody",
        AUDIENCES,
        " and (_hosts(one, host) or (one.role == LEAD and cohorts & {*one.cohorts}))\n",
        "\n",
        "tests/exchange/test_canary_shares.py::test_each_reader_opens_what_is_meant_for_them_and_nothing_else",
    ),
    mutant(
        "people: who comes into a relationship later reads what was before",
        AUDIENCES,
        "self.late = {one: {} if for_two else",
        "self.late = {one: {} if one else",
        "tests/exchange/test_circles.py::test_who_is_brought_in_reads_each_from_their_yes_on",
    ),
    mutant(
        "people: whoever is in the folder reads everything",
        AUDIENCES,
        "        hearing = heard_by.by(audience)\n",
        "        hearing = tuple(others.values())\n",
        "tests/exchange/test_canary_shares.py::test_each_reader_opens_what_is_meant_for_them_and_nothing_else",
    ),
]
