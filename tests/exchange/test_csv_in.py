import csv
from collections.abc import Mapping
from datetime import UTC, datetime
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentortui.documents.tables import all_tables, table
from mentortui.errors import Refused
from mentortui.exchange.csv_file import decoded, read
from mentortui.exchange.csv_in import import_table
from mentortui.exchange.report import Report
from tests.documents.plain import ANA, ME, PlainReader, made, people
from tests.hostile import TEXTS, texts, titles

NOW = datetime(2026, 11, 21, 9, tzinfo=UTC)


def take(
    reader: PlainReader, text: str | bytes, kind: str | None = "goal", asked: Mapping[str, str] | None = None
) -> Report:
    numbers = count(len(reader.all) + 1_000)
    delta, report = import_table(
        reader, text.encode() if isinstance(text, str) else text, "t.csv", kind, asked or {}, now=NOW,
        new_id=lambda kind: f"{kind}-{next(numbers):032x}",
    )  # fmt: skip
    reader.apply(delta)
    return report


def home() -> PlainReader:
    return PlainReader(*people())


def test_goals_through_a_column_map() -> None:
    reader = home()
    report = take(reader, "Title,Due,Who\nLead,2027-01-31,Ana Silva\nTalk,friday,\n", asked={
        "Title": "title", "Due": "due", "Who": "owners"})  # fmt: skip
    first, second = reader.rows("goal")
    assert (first["title"], first["due"], first["owners"], first["readers"]) == (
        "Lead", "2027-01-31", [ANA], "only_you")  # fmt: skip
    assert (second["due"], second["owners"]) == ("2026-11-27", [ME])
    assert report.says() == "2 goals added" and report.bad == []


def test_good_rows_are_kept_and_each_bad_one_named() -> None:
    reader = home()
    report = take(reader, "title,due,target\n"
                  "Good,2027-01-31,5\n"
                  ",2027-01-31,5\n"
                  "Bad date,someday,5\n"
                  "Bad number,,many\n"
                  'Open quote,"2027\n'
                  "Too,many,cells,here\n"
                  '"Two\nlines",,\n'
                  "Last,,\n")  # fmt: skip
    assert [row["title"] for row in reader.rows("goal")] == ["Good", "Two lines", "Last"]
    assert [one.partition(":")[0] for one in report.bad] == [f"line {n}" for n in (3, 4, 5, 6, 7)]
    assert report.says() == "3 goals added, 5 left out"


def test_meetings_bring_people_and_notes() -> None:
    reader = home()
    report = take(reader, "Date;With;Duration;Notes\n2026-11-03;Ana Silva, Bo Lind;45;=talked, well\n"
                  "2026-12-03;Bo Lind;30;\n", "meeting")  # fmt: skip
    held, planned = reader.rows("meeting")
    bo = next(row for row in reader.rows("person") if row["name"] == "Bo Lind")
    assert held["attendees"] == sorted([ME, ANA, bo["id"]])
    assert (held["status"], planned["status"], held["minutes"]) == ("held", "planned", 45)
    assert [row["text"] for row in reader.rows("entry")] == ["=talked, well"]
    assert report.says() == "1 meeting note and 2 meetings and 1 person added".replace(" and 2", ", 2")


def test_people_who_are_here_are_not_added_again() -> None:
    reader = home()
    report = take(reader, "Name,Role\nana silva,mentee\nBo,mentor\nBo,mentor\n", "person")
    assert [row["name"] for row in reader.rows("person")] == ["Tom Berg", "Ana Silva", "Bo"]
    assert report.already == 2


def test_reading_a_file_again_adds_nothing() -> None:
    reader, text = home(), "title,due\nLead,2027-01-31\nTalk,\n"
    take(reader, text)
    report = take(reader, text)
    assert report.already == 2 and not report.added


@pytest.mark.parametrize(
    ("text", "asked", "says"),
    [
        ("", {}, "is empty"),
        ("\n \n", {}, "is empty"),
        ("a,b\n1,2\n", {}, "No column"),
        ("title\nx\n", {"Tytle": "title"}, "There is no column 'Tytle'"),
        ("title\nx\n", {"title": "tittle"}, "did you mean title?"),
        ('"title\nx\n', {}, "column names cannot be read"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_whole(text: str, asked: dict[str, str], says: str) -> None:
    with pytest.raises(Refused) as caught:
        take(home(), text, asked=asked)
    assert says in caught.value.sentence


def test_without_a_kind_it_asks() -> None:
    with pytest.raises(Refused, match="--kind goals"):
        take(home(), "title\nx\n", None)


def test_columns_nobody_reads_are_told() -> None:
    assert "Not read: Colour" in take(home(), "title,Colour\nx,red\n").hints[0]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_encodings_of_spreadsheets(encoding: str) -> None:
    reader = home()
    take(reader, "title\tdue\nCafé 🎉\t\n".encode(encoding))
    assert reader.rows("goal")[0]["title"] == "Café 🎉"


def test_bytes_that_are_no_text_do_not_crash() -> None:
    assert decoded(b"title\nCaf\xe9\n", "t") == "title\nCafé\n"
    with pytest.raises(Refused):
        decoded(b"\xff\xfea", "t")


def same(a: PlainReader, b: PlainReader, kind: str) -> bool:
    def bare(reader: PlainReader) -> list[dict[str, object]]:
        return [{k: v for k, v in row.items() if k not in ("at", "by")} for row in reader.rows(kind)]

    return bare(a) == bare(b)


@given(st.lists(texts, max_size=4, unique=True), st.lists(titles, max_size=4, unique=True))
def test_an_exported_table_comes_back_equal(found: list[str], names: list[str]) -> None:
    reader = PlainReader(
        *people(),
        *(made("note", n, text=text, on="2026-11-20") for n, text in enumerate(found, 1)),
        *(made("goal", n, title=name, specific=name, owners=[ME], target=-n) for n, name in enumerate(names, 1)),
    )
    copy = home()
    for kind in ("note", "goal"):
        report = take(copy, table(reader, kind), kind) if reader.rows(kind) else Report()
        assert report.bad == [] and same(reader, copy, kind)


@given(st.sampled_from(TEXTS), titles)
def test_one_table_of_everything_comes_back_with_its_links(text: str, title: str) -> None:
    goal = made("goal", title=title, owners=sorted([ANA, ME]))
    meeting = made("meeting", on="2026-11-20", attendees=sorted([ANA, ME]), minutes=30, status="held")
    reader = PlainReader(
        *people(), goal, meeting, made("step", goal=goal["id"], title=title, done=True),
        made("action", title=title, owner=ANA, meeting=meeting["id"]), made("milestone", title=title, on="2026-11-20"),
    )  # fmt: skip
    copy = home()
    assert take(copy, all_tables(reader), None).bad == []
    for kind in ("goal", "meeting", "step", "action", "milestone"):
        assert same(reader, copy, kind), kind


@given(st.text(max_size=300))
def test_nonsense_is_refused_or_named_and_never_crashes(text: str) -> None:
    try:
        take(home(), text.encode("utf-8", "surrogatepass"), asked={})
    except Refused as refused:
        assert refused.sentence


@given(st.lists(st.lists(st.text(max_size=20), min_size=2, max_size=2), max_size=5))
def test_rows_of_any_writer_are_read(cells: list[list[str]]) -> None:
    import io

    out = io.StringIO()
    csv.writer(out).writerows([["a", "b"], *cells])
    _, rows = read(out.getvalue().replace("\0", ""), "t")
    assert all(not line.fault for line in rows) or any("\r" in cell for row in cells for cell in row)
