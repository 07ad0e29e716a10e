"""Handbook, library and workshops through the commands."""

import pytest


def refused(run, *argv, code=1):
    """The one sentence of a command that is refused and prints nothing."""
    result = run(*argv)
    assert (result.code, result.out) == (code, "")
    return result.err.splitlines()[-1]


def test_the_handbook_lists_prints_and_notes_what_was_read(ana):
    listed = ana("handbook").ok().out
    assert "first-meeting" in listed and listed.count("not read yet") == 9
    page = ana("handbook", "first-meeting").ok()
    assert "If you mentor" in page.out and "If you are mentored" not in page.out
    assert max(map(len, page.out.splitlines())) <= 80 and "handbook done first-meeting" in page.err
    assert "If you are mentored" in ana("handbook", "read", "the first", "--for", "both").ok().out
    data = ana("handbook", "goals", "--json").ok().json
    assert (data["id"], data["parts"], data["times"]) == ("goals", ["mentor"], 0) and data["sources"]
    row = ana("handbook", "done", "goals", "--on", "20 oct 2025", "--json").ok().json
    assert (row["module"], row["on"], row["readers"]) == ("goals", "2025-10-20", "only_you")
    assert "last read 13 months ago: worth another look" in ana("handbook", "list").ok().out
    pages = {one["id"]: one for one in ana("handbook", "--json").ok().json["pages"]}
    assert (pages["goals"]["again"], pages["goals"]["last"], pages["bias"]["times"]) == (True, "2025-10-20", 0)
    assert ana("handbook", "done", "goals").ok()
    assert "already" in refused(ana, "handbook", "done", "goals")
    assert "Did you mean goals" in refused(ana, "handbook", "gols", code=2)
    assert "still to come" in refused(ana, "handbook", "done", "bias", "--on", "2027-01-01")


def test_what_is_answered_in_a_self_check_is_written_nowhere(ana, home):
    asked = ana("handbook", "check", "listening").ok()
    assert "1. " in asked.out and "Answers" not in asked.out and "never leave this computer" in asked.err
    told = ana("handbook", "check", "listening", "--answers", "2,1,1", "--json").ok()
    assert [(one["given"], one["right"]) for one in told.json["questions"]] == [(2, 2), (1, 3), (1, 1)]
    (row,) = ana("list", "training", "--json").ok().json["training"]
    assert set(row) == {"id", "at", "by", "readers", "module", "on"}
    again = ana("handbook", "check", "listening", "--answers", "1 1 1").ok()
    assert "fits better" in again.out and "noted for today already" in again.err
    assert len(ana("list", "training", "--json").ok().json["training"]) == 1
    assert "3 questions; --answers gives 2" in refused(ana, "handbook", "check", "listening", "--answers", "1,2")
    assert "takes 1 to 3, not '4'" in refused(ana, "handbook", "check", "listening", "--answers", "1,2,4")
    assert "takes 1 to 3, not 'x'" in refused(ana, "handbook", "check", "listening", "--answers", "1,2,x")


def test_the_library_keeps_links_files_and_books(ana, tmp_path):
    file = tmp_path / "handover.pdf"
    file.write_text("x")
    link = ana(
        "library", "add", "Teach-back", "--link", "https://example.org/tb", "--tag", "ward", "--for", "Ana", "--share",
        "--json",
    ).ok()  # fmt: skip
    assert link.json["readers"] == "relationship" and "you and Ana Silva" in link.err
    ana("library", "add", "Handover", "--file", str(file), "--tag", "ward", "--tag", "handover").ok()
    assert "no file" in ana("library", "add", "Gone", "--file", str(tmp_path / "no.pdf")).ok().err
    assert ana("library", "open", "Hand").ok().out.strip() == str(file)
    rows = ana("library", "list", "--tag", "WARD", "--json").ok().json["resources"]
    assert [row["title"] for row in rows] == ["Handover", "Teach-back"]
    assert len(ana("library", "list", "--for", "Ana").ok().out.splitlines()) == 2
    assert ana("library", "tags", "--json").ok().json["tags"][0] == {"tag": "ward", "entries": 2}
    ana("library", "add", "A book on the second shelf", "--note", "Chapter 4").ok()
    assert "no link and no file" in refused(ana, "library", "open", "A book")
    assert "already" in refused(ana, "library", "add", "Again", "--link", "https://example.org/tb")
    assert "Nothing was saved" in refused(ana, "library", "add", "x", "--link", "file:///etc/passwd")


def test_a_workshop_is_planned_attended_and_in_the_calendar(ana, tmp_path):
    made = ana(
        "workshop", "plan", "Teach-back", "--on", "thu 14:00", "--place", "Room 3", "--with", "Ana", "--json"
    ).ok()
    assert (made.json["type"], made.json["place"], made.json["time"]) == ("workshop", "Room 3", "14:00")
    out = tmp_path / "out.ics"
    ana("calendar", "-o", str(out)).ok()
    events = out.read_text()
    assert "SUMMARY:Teach-back" in events and "LOCATION:Room 3" in events
    assert "still to come" in refused(ana, "workshop", "attended", "Teach-back")
    row = ana("workshop", "attended", "Teach-back", "--absent", "Ana", "--on", "today", "--json").ok().json
    assert row["status"] == "held" and len(row["attendees"]) == len(row["absent"]) == 1
    assert "you; not Ana" in ana("workshop", "list").ok().out
    alone = ana("workshop", "plan", "Writing", "--on", "8 dec", "--json").ok()
    assert alone.json["readers"] == "only_you" and "Who can read this: only you." in alone.err
    assert len(ana("workshop", "list", "--json").ok().json["meetings"]) == 2
    assert "no workshop 'Ana'" in refused(ana, "workshop", "attended", "Ana")


@pytest.mark.parametrize(
    ("word", "make"),
    [("training", ("handbook", "done", "goals")), ("resource", ("library", "add", "Teach-back", "--tag", "ward"))],
)
def test_new_kinds_are_shown_found_edited_deleted_undone_and_exported(ana, tmp_path, word, make):
    record = ana(*make, "--json").ok().json["id"]
    title = {"training": "Goals", "resource": "Teach-back"}[word]
    assert title in ana("show", record).ok().out and title in ana("list", word).ok().out
    assert any(one["id"] == record for one in ana("search", title.lower(), "--json").ok().json["results"])
    change = {"training": "on=2026-11-01", "resource": "note=Chapter 4"}[word]
    ana("edit", record, "--set", change).ok()
    assert change.partition("=")[2] in str(ana("show", record, "--json").ok().json)
    ana("delete", record).ok()
    assert not ana("list", word, "--json").ok().json[{"training": "training", "resource": "resources"}[word]]
    ana("undo").ok()
    assert title in ana("export", "--format", "markdown").ok().out
    assert record in ana("export", "--format", "csv", "--kind", word).ok().out
    assert record in ana("export").ok().out


def test_the_program_counts_a_page_only_when_its_reader_says_so(ana):
    record = ana("handbook", "done", "goals", "--json").ok().json["id"]
    ana("edit", record, "--set", "counted=yes").ok()
    assert ana("show", record, "--json").ok().json["counted"] is True
    assert "#" in ana("list", "training").ok().out


def test_a_page_that_is_offered_is_put_aside_for_good_alone(ana):
    ana("relationship", "add", "--as", "mentor", "--with", "Bo Lind", "--start", "2026-11-10").ok()
    ana("goal", "add", "Give a talk", "--due", "2027-02-01", "--start", "2026-09-01").ok()

    def lines():
        return [one for one in ana("nudge", "list", "--json").ok().json["nudges"] if one["rule"] == "handbook"]

    (page,) = lines()
    assert page["record"] == "handbook-first-meeting" and "three minutes" in ana("today").ok().out
    said = ana("nudge", "off", "handbook", "--with", "handbook-first-meeting").ok()
    assert 'for the page "The first meeting"' in said.err and lines() == []
    ana("nudge", "on", "handbook", "--with", "handbook-first-meeting").ok()
    assert lines() == [page]
    ana("handbook", "done", "first-meeting").ok()
    assert lines() == []
