"""Tables and notes from elsewhere come in: good rows are kept, bad ones named."""

from __future__ import annotations

import pytest


def test_csv_goals_with_a_map_keeps_good_rows_and_names_bad_ones(ana, tmp_path):
    file = tmp_path / "goals.csv"
    file.write_text('Title,Due\nLead,2027-01-31\nBad,someday\n,2027-01-31\nOpen "quote,\nTalk,\n')
    result = ana("import", file, "--kind", "goals", "--map", "Title=title,Due=due")
    assert result.code == 3
    assert "line 3:" in result.err
    assert "line 4:" in result.err
    titles = {row["title"] for row in ana("list", "goals", "--json").json["goals"]}
    assert {"Lead", "Talk"} <= titles
    assert "Bad" not in titles
    ana("undo").ok()
    assert ana("list", "goals", "--json").json["goals"] == []


def test_csv_of_people_and_meetings(ana, tmp_path):
    people, meetings = tmp_path / "people.csv", tmp_path / "meetings.csv"
    people.write_text("Name,Role\nAna Silva,mentee\nBo Lind,mentee\n")
    assert "1 person added, 1 was already here" in ana("import", people, "--kind", "people").ok().out
    meetings.write_text("Date,With,Minutes,Notes\n2026-11-03,Bo Lind,30,Talked\n2026-11-04,Bo Lind,9999,\n")
    result = ana("import", meetings, "--kind", "meetings")
    assert result.code == 3
    assert "line 3:" in result.err
    assert "1440" in result.err
    assert [row["minutes"] for row in ana("list", "meetings", "--json").json["meetings"]] == [30]
    assert "Bo Lind" in ana("list", "meetings").out


@pytest.mark.parametrize(
    ("argv", "code", "says"),
    [
        ((), 1, "--kind goals"),
        (("--kind", "gaols"), 2, "Did you mean goals"),
        (("--kind", "goals", "--map", "Title"), 2, "COLUMN=field"),
        (("--map", "Title=title"), 2, "--kind"),
        (("--kind", "goals", "--map", "Nope=title"), 1, "There is no column 'Nope'"),
    ],
)
def test_a_table_asked_for_in_a_wrong_way(ana, tmp_path, argv, code, says):
    file = tmp_path / "t.csv"
    file.write_text("Aim\nx\n")
    result = ana("import", file, *argv)
    assert result.code == code
    assert says in result.err


MEETINGS = """Date,Who,Mins,Kind,Notes
2026-10-22,Ana Silva,30,check-in,first
2026-10-22,Ana Silva,30,check-in,second
2026-13-01,Ana Silva,30,check-in,no such month
2026-10-29,Ana Silva,50,lunch,no such type
,Ana Silva,50,check-in,no day
"""


def test_a_table_of_meetings_with_columns_of_its_own_keeps_every_text(ana, tmp_path):
    file = tmp_path / "m.csv"
    file.write_text(MEETINGS)
    result = ana("import", file, "--kind", "meetings", "--map", "Kind=type")
    assert result.code == 3
    assert "line 4: There is no month 13" in result.err
    assert "line 5: 'lunch' is no type; it is one-to-one, check-in" in result.err
    assert "line 6: it has no day" in result.err
    (meeting,) = ana("list", "meetings", "--with", "Ana", "--json").json["meetings"]
    assert (meeting["minutes"], meeting["type"]) == (30, "check-in")
    texts = [one["text"] for one in ana("list", "entries", "--json").json["entries"]]
    assert sorted(texts) == ["first", "second"]
    again = ana("import", file, "--kind", "meetings", "--map", "Kind=type,Who=with")
    assert again.out.startswith("Nothing added, 2 were already here")


@pytest.mark.parametrize(
    ("argv", "code", "says"),
    [
        (("--kind", "cats"), 2, "It takes one of: people"),
        (("--kind", "revisions"), 2, "It takes one of: people"),
        (("--kind", "meetings", "--map", "Kind=color"), 1, "no 'color' to fill; it has on"),
    ],
)
def test_what_a_table_cannot_be_is_said_with_what_it_can(ana, tmp_path, argv, code, says):
    file = tmp_path / "m.csv"
    file.write_text(MEETINGS)
    result = ana("import", file, *argv)
    assert (result.code, result.err.count("\n")) == (code, 1)
    assert says in result.err


def test_one_markdown_note_is_imported_by_its_name(ana, tmp_path):
    file = tmp_path / "2026-10-01 Ana.md"
    file.write_text("We spoke.\n")
    ana("import", file).ok()
    (note,) = ana("list", "notes", "--json").json["notes"]
    assert (note["on"], note["text"]) == ("2026-10-01", "We spoke.")
    file.write_bytes(b"\xff\xfe\xff")
    assert "2026-10-01 Ana.md: it is not text" in ana("import", file).err


def test_a_link_out_of_a_folder_of_notes_is_left_alone(ana, tmp_path):
    folder, elsewhere = tmp_path / "notes", tmp_path / "elsewhere.txt"
    folder.mkdir()
    elsewhere.write_text("not a note of this folder")
    (folder / "one.md").write_text("mine")
    (folder / "link.md").symlink_to(elsewhere)
    (folder / "gone.md").symlink_to(tmp_path / "gone")
    ana("import", folder).ok()
    assert [one["text"] for one in ana("list", "notes", "--json").json["notes"]] == ["mine"]


def test_a_folder_of_notes(ana, tmp_path):
    folder = tmp_path / "notes"
    folder.mkdir()
    (folder / "2026-03-14.md").write_text("# Ana\nWe met [/b].\n")
    (folder / "bad.md").write_bytes(b"\xff")
    result = ana("import", folder)
    assert result.code == 3
    assert "bad.md" in result.err
    assert ana("list", "notes", "--json").json["notes"][0]["on"] == "2026-03-14"
    (tmp_path / "empty").mkdir()
    assert ana("import", tmp_path / "empty").code == 1
