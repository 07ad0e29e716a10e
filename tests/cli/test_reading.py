"""Commands that read: today, status, list, show, search, where."""

from __future__ import annotations

import json

import pytest
from rich.cells import cell_len

from mentortui.model.vocabulary import KINDS
from mentortui.store import Journal
from mentortui.store.wal import encode
from tests.cli.conftest import begun, home_after
from tests.hostile import TEXTS

HOSTILE = "met [/b] at 3 \x1b[31mred\x1b[0m \u202eright-to-left עברית 👩‍🏫"


def _fill(ana):
    begun(ana)
    ana(
        "log",
        "We went through the training budget",
        "--with",
        "Ana",
        "--minutes",
        "45",
        "--on",
        "2026-11-10",
        "--action",
        "Send the course list due:2026-11-18 owner:me",
        "--action",
        "Draft the talk owner:Ana",
    ).ok()
    ana(
        "goal",
        "add",
        "Lead the handover",
        "--due",
        "2027-02-28",
        "--metric",
        "confidence",
        "--baseline",
        "3",
        "--target",
        "7",
    ).ok()
    ana("goal", "add", "Old aim", "--due", "2026-01-31").ok()
    ana("progress", "Lead the handover", "--value", "5", "--confidence", "6").ok()
    ana("note", "Ana was quiet today; ask about night shifts in the café").ok()
    ana("milestone", "add", "First module finished").ok()
    ana("meeting", "plan", "--with", "Ana", "--on", "2026-11-24").ok()


_put_full = home_after(_fill)


@pytest.fixture
def full(run, home):
    """A journal with a little of everything."""
    _put_full(home)
    return run


@pytest.mark.parametrize(
    "argv", [("today",), ("status",), ("list", "goals"), ("show", "x"), ("search", "x"), ("export",), ("doctor",),
             ("undo",), ("delete", "x"), ("edit", "x"), ("backup",)]
)  # fmt: skip
def test_no_home_yet_is_one_sentence_that_says_what_to_do(run, argv):
    result = run(*argv)
    assert result.code == 1
    assert result.out == ""
    assert result.err.count("\n") == 1
    assert "mentortui init" in result.err


def test_today_and_status(full):
    page = full("today").ok().out
    for said in ("Saturday 21 November 2026", "Ana Silva, one-to-one", "To do (1 of yours, 1 late)",
                 "Send the course list", "theirs: Draft the talk", "Lead the handover"):  # fmt: skip
        assert said in page
    line = full("status").ok().out
    assert line.count("\n") == 1
    assert "1 to do, 1 late" in line
    data = full("today", "--json").ok().json
    assert data["schema"] == 1
    assert {row["title"] for row in data["actions"]} == {"Send the course list", "Draft the talk"}
    assert full("status", "--json").ok().json["late"] == 1


def test_an_empty_journal_invites(ana):
    assert "mentortui" in ana("today").ok().out
    assert ana("status").ok().out.count("\n") == 1


@pytest.mark.parametrize("kind", [*KINDS, *KINDS.values()])
def test_every_kind_is_listed_by_both_words(full, kind):
    table = KINDS.get(kind, kind)
    data = full("list", kind, "--json").ok().json
    assert data["schema"] == 1
    assert all(row["id"] for row in data[table])
    assert full("list", kind).ok().out.count("\n") == (len(data[table]) + 1 if data[table] else 0)


def test_lists_are_narrowed(full):
    def titles(*argv):
        return [row.get("title") for row in full("list", *argv, "--json").ok().json[argv[0]]]

    assert titles("goals") == ["Old aim", "Lead the handover"]
    goal = full("list", "goals", "--json").json["goals"][0]["id"]
    full("goal", "status", goal, "dropped").ok()
    assert titles("goals", "--open") == ["Lead the handover"]
    assert titles("goals", "--status", "dropped") == ["Old aim"]
    assert titles("actions", "--with", "Ana") == ["Send the course list", "Draft the talk"]
    assert len(titles("meetings")) == 2
    assert len(titles("meetings", "--open")) == len(titles("meetings", "--since", "2026-11-20")) == 1
    assert len(full("list", "progress", "--goal", "Lead", "--json").json["progress"]) == 1
    assert titles("goals", "--limit", "1") == ["Lead the handover"]
    full("delete", goal).ok()
    assert titles("goals", "--deleted") == ["Old aim"]
    assert titles("goals") == ["Lead the handover"]


@pytest.mark.parametrize(
    ("argv", "code", "says"),
    [
        (("list", "gaols"), 2, "Did you mean goals"),
        (("list", "actions", "--with", "Nobody"), 1, "There is no person"),
        (("list", "actions", "--since", "01/12/2026"), 1, "2026"),
        (("show", "nothing-like-it"), 1, "There is no record"),
        (("search",), 2, "TEXT is missing"),
        (("search", "  "), 1, "at least one word"),
        (("list", "goals", "--limit", "many"), 2, "whole number"),
    ],
)
def test_what_cannot_be_read_is_refused_in_one_sentence(full, argv, code, says):
    result = full(*argv)
    assert (result.code, result.out) == (code, "")
    assert says in result.err
    assert result.err.count("\n") == 1


def test_columns_stand_under_each_other_with_wide_letters_and_marks(ana):
    for name in ("李 小龍", "Jose\u0301 Q\u0323", "Bo Lind"):
        ana("person", "add", name, "--role", "mentee").ok()
    ends = {_columns(line.partition("mentee")[0]) for line in ana("list", "people").ok().out.splitlines()
            if line.endswith("mentee")}  # fmt: skip
    assert len(ends) == 1


def _columns(text: str) -> int:
    return cell_len(text)


def test_who_comes_next_comes_first(ana):
    ana("meeting", "plan", "--with", "Ana", "--on", "every thursday", "--times", "3").ok()
    coming = ana("show", "Ana").ok().out.partition("## Coming")[2].partition("##")[0]
    assert coming.index("26 Nov") < coming.index("3 Dec") < coming.index("10 Dec")


@pytest.mark.parametrize("argv", [("list", "goals", "--limit", "0"), ("undo", "--list", "--limit", "0"),
                                  ("search", "x", "--limit", "-1")])  # fmt: skip
def test_a_limit_below_one_is_wrong_usage(full, argv):
    result = full(*argv)
    assert (result.code, result.err.count("\n")) == (2, 1)
    assert "less than 1" in result.err


def test_a_status_that_cannot_be_is_wrong_usage_and_no_empty_list(full):
    result = full("list", "meetings", "--status", "hold")
    assert (result.code, result.err.count("\n")) == (2, 1)
    assert "Did you mean held" in result.err
    assert "no status" in full("list", "notes", "--status", "held").err
    assert full("list", "meetings", "--status", "held").ok().out


def test_help_on_lists_names_every_kind_and_the_signs(run):
    out = run("help", "list").ok().out
    assert all(kind in out for kind in ("milestones", "scales", "· only you, + shared"))


def test_an_ambiguous_name_lists_the_candidates(full):
    full("person", "add", "Ana Lima").ok()
    result = full("show", "Ana")
    assert result.code == 1
    assert "Ana Silva" in result.err
    assert "Ana Lima" in result.err


def test_a_first_name_means_the_person(full):
    full("goal", "add", "Ana leads the handover alone").ok()
    assert full("show", "Ana", "--json").ok().json["name"] == "Ana Silva"
    assert full("edit", "Ana", "--set", "wants=time", "--json").ok().json["name"] == "Ana Silva"


def test_show_has_the_record_its_parts_and_its_readers(full):
    page = full("show", "Lead the handover").ok().out
    assert page.startswith("# Lead the handover\n")
    assert "only you" in page
    assert "confidence 6" in page
    data = full("show", "Lead the handover", "--json").ok().json
    assert (data["schema"], data["title"], len(data["progress"])) == (1, "Lead the handover", 1)


def test_search_finds_by_all_words_people_and_any_accents(full):
    assert "training budget" in full("search", "BUDGET", "training").ok().out
    assert "café" in full("search", "CAFE").ok().out
    assert full("search", "ana budget", "--json").ok().json["results"][0]["kind"] == "entry"
    nothing = full("search", "zebra")
    assert (nothing.code, nothing.out) == (0, "")
    assert "Nothing has this word" in nothing.err
    assert full("search", "zebra", "--json").ok().json == {"schema": 1, "results": []}
    assert [hit["kind"] for hit in full("search", "the", "--kind", "goals", "--json").json["results"]] == ["goal"]


def test_search_reads_the_words_of_the_line_in_the_app(full):
    def kinds(*words):
        return {hit["kind"] for hit in full("search", *words, "--json").ok().json["results"]}

    assert kinds("kind:goals") <= {"goal", "step", "progress", "scale", "revision"}
    assert kinds("kind:goal", "kind:goals", "--kind", "goal") == {"goal"}
    assert kinds("kind:meetings", "with:ana") <= {"meeting", "agenda", "entry"}
    assert "entry" in kinds("kind:meetings", "with:ana", "budget")
    days = [hit["on"] for hit in full("search", "kind:meetings", "sort:old", "--json").ok().json["results"]]
    assert days == sorted(days)
    assert "Sort what?" in full("search", "sort:new").err
    assert "Nothing is all of that." in full("search", "kind:notes", "with:nobodyatall").err
    ids = [hit["id"] for hit in full("search", "kind:goal kind:goals", "--json").ok().json["results"]]
    assert len(ids) == len(set(ids))


def test_search_sees_what_was_just_written_and_not_what_was_deleted(full):
    full("note", "a zebra crossing").ok()
    found = full("search", "zebra", "--json").json["results"]
    assert len(found) == 1
    full("delete", found[0]["id"]).ok()
    assert full("search", "zebra", "--json").json["results"] == []


def test_hostile_texts_are_printed_as_harmless_text(full):
    note = full("note", HOSTILE, "--json").ok().json["id"]
    for argv in (("show", note), ("list", "notes"), ("search", "met"), ("export", "--format", "markdown")):
        out = full(*argv).ok().out
        assert "[/b]" in out
        assert not any(ord(c) < 32 and c not in "\n\t" for c in out), argv
        if argv[0] != "export":
            assert "\u202e" not in out


@pytest.mark.parametrize("text", TEXTS)
def test_every_hostile_text_is_found_shown_and_listed(ana, text):
    note = ana("note", "-", "--json", stdin=f"needle {text}").ok().json
    for argv in (("show", note["id"]), ("list", "notes"), ("search", "needle")):
        assert "needle" in ana(*argv).ok().out
    assert ana("show", note["id"], "--json").json["text"] == note["text"]


def test_where_says_the_folder_whether_there_is_a_journal_or_not(run, home):
    result = run("where").ok()
    assert result.out == f"{home}\n"
    assert "mentortui init" in result.err
    run("init", "--name", "Tom").ok()
    assert run("where", "--json").ok().json["exists"] is True


def test_lists_work_in_an_ascii_terminal_and_a_pipe_has_no_color(full, process):
    full("note", HOSTILE).ok()
    result = process("list", "notes", env={"PYTHONIOENCODING": "ascii", "LC_ALL": "C"})
    assert result.code == 0
    assert "\x1b" not in result.out
    assert json.loads(process("list", "notes", "--json", env={"PYTHONIOENCODING": "ascii"}).out)["notes"]


COMMANDS = [("today",), ("status",), ("list", "notes"), ("show", "x"), ("search", "x"), ("edit", "x", "--set", "a=b"),
            ("delete", "x"), ("undo",), ("export",), ("backup",), ("doctor",), ("share", "x")]  # fmt: skip


@pytest.mark.parametrize("argv", COMMANDS, ids=lambda argv: argv[0])
@pytest.mark.parametrize("state", ["newer", "half copied", "a file", "nonsense"])
def test_a_home_that_cannot_be_opened_is_one_sentence_and_untouched(full, home, argv, state):
    if state == "newer":
        device = json.loads((home / "device.json").read_text())
        (home / "device.json").write_text(json.dumps({**device, "min_reader": 99}))
    elif state == "half copied":
        (home / "private").rename(home.parent / "elsewhere")
    elif state == "nonsense":
        (home / "device.json").write_bytes(b"{ torn")
    else:
        home.rename(home.parent / "elsewhere")
        home.write_text("not a folder")
    before = sorted(path.relative_to(home) for path in home.rglob("*"))
    result = full(*argv)
    assert (result.code, result.out, result.err.count("\n")) == (1, "", 1), result.err
    assert sorted(path.relative_to(home) for path in home.rglob("*")) == before


def test_reading_a_closed_pipe_or_a_read_only_home_works(full, process, home):
    import os

    if os.getuid() == 0:
        pytest.skip("root may write anywhere")
    home.chmod(0o500)
    try:
        assert process("list", "goals").code == 0
    finally:
        home.chmod(0o700)


def test_reading_commands_load_no_pydantic_where_time_counts(full, home):
    import subprocess
    import sys

    for argv in (["search", "budget"], ["status"]):
        code = (f"import sys; from mentortui.cli.main import main; main({argv!r}); "
                "sys.exit(any(m in sys.modules for m in ('pydantic', 'textual', 'tinydb')))")  # fmt: skip
        assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=False).returncode == 0


@pytest.mark.parametrize(
    "argv", [("note", "x"), ("log", "x", "--with", "Ana"), ("list", "notes"), ("action", "add", "x")]
)
@pytest.mark.parametrize("state", ["newer", "newer log", "a folder"])
@pytest.mark.parametrize("side", ["", "private"])
def test_quick_capture_leaves_alone_what_the_other_commands_do(full, home, argv, state, side):
    with Journal.open(home) as journal:
        journal.checkpoint(force=True)
    snapshot = home / side / "journal.json"
    if state == "newer":
        snapshot.write_bytes(snapshot.read_bytes().replace(b'"min_reader":1', b'"min_reader": 2'))
    elif state == "newer log":
        (home / side / "wal-00000099").write_bytes(encode({"t": "0" * 16 + "-abcdefghijkl", "min_reader": 2}))
    else:
        snapshot.unlink()
        snapshot.mkdir()
    before = {path: path.read_bytes() for path in home.rglob("wal-*")}
    result = full(*argv)
    assert (result.code, result.out, result.err.count("\n")) == (1, "", 1), result.err
    assert ("newer version" if state.startswith("newer") else "cannot be read (Is a directory)") in result.err
    assert {path: path.read_bytes() for path in home.rglob("wal-*")} == before


def test_search_shows_who_can_read_and_what_is_newest_first(ana):
    for day, more in (("2026-11-02", ()), ("2026-11-16", ("--share",)), ("2026-11-09", ())):
        ana("log", "budget", "--with", "Ana", "--on", day, *more).ok()
    lines = ana("search", "budget").ok().out.splitlines()
    assert [line.split()[1:3] for line in lines] == [["+", "16"], ["·", "9"], ["·", "2"]]
    results = ana("search", "budget", "--json").ok().json["results"]
    assert [(one["on"], one["readers"]) for one in results] == [
        ("2026-11-16", "relationship"), ("2026-11-09", "only_you"), ("2026-11-02", "only_you"),
    ]  # fmt: skip


def test_an_ambiguous_name_says_nothing_of_changes(full):
    full("person", "add", "Ana Costa").ok()
    result = full("show", "Ana")
    assert (result.code, "say more of it" in result.err, "changed" in result.err) == (1, True, False)


def test_a_note_with_a_heading_is_called_by_it(ana):
    note = ana("note", "-", "--json", stdin="# Talk with Ana\n\nWe spoke of nights.\n").ok().json["id"]
    assert ana("show", note).ok().out.startswith("# Talk with Ana\n")
    assert ana("list", "notes").ok().out.rstrip().endswith("Talk with Ana")
    assert "# Talk" not in ana("list", "notes").ok().out
    hashed = ana("note", "#1 of three; # is a number").ok()
    assert "#1 of three; # is a number" in ana("list", "notes").ok().out, hashed
