import csv
import io

from hypothesis import given
from hypothesis import strategies as st

from mentortui.documents.tables import TABLE_KINDS, all_tables, columns, guarded, table, unguarded
from tests.documents.plain import ANA, ME, PlainReader, made, people
from tests.hostile import TEXTS, texts


@given(st.text())
def test_the_guard_comes_off_again(text: str) -> None:
    assert unguarded(str(guarded(text))) == text


def test_no_cell_is_run_by_a_spreadsheet() -> None:
    reader = PlainReader(*people(), *(made("note", n, text=text) for n, text in enumerate(TEXTS, 1)))
    for row in csv.DictReader(io.StringIO(table(reader, "note"), newline="")):
        assert not row["text"].startswith(("=", "+", "-", "@", "\t", "\r"))


def test_numbers_of_the_journal_stay_numbers() -> None:
    goal = made("goal", title="Lose weight", owners=[ME], baseline=0, target=-5)
    row = next(csv.DictReader(io.StringIO(table(PlainReader(*people(), goal), "goal"))))
    assert (row["baseline"], row["target"], row["owners"]) == ("0", "-5", "Tom Berg")


@given(st.lists(texts, max_size=4))
def test_a_table_has_one_row_a_record_whatever_texts_hold(found: list[str]) -> None:
    reader = PlainReader(*people(), *(made("note", n, text=text) for n, text in enumerate(found, 1)))
    rows = list(csv.reader(io.StringIO(table(reader, "note"), newline="")))
    assert rows[0] == columns("note")
    assert [unguarded(row[columns("note").index("text")]) for row in rows[1:]] == found


def test_one_table_of_everything_names_each_row_s_kind() -> None:
    meeting = made("meeting", on="2026-11-20", attendees=[ME, ANA])
    rows = list(csv.DictReader(io.StringIO(all_tables(PlainReader(*people(), meeting, made("goal", title="g"))))))
    assert sorted(row["record"] for row in rows) == ["goal", "meeting", "person", "person"]
    assert "revision" not in TABLE_KINDS
