"""What may happen between people and computers that write apart: the design's failure cases, as they really sync.

The cases and the tests that prove them are listed in `docs/contributing.md`, "Failure cases and their tests".
"""

import shutil
from datetime import UTC, date, datetime, timedelta

import pytest

from mentortui.changes import meetings, sharing
from mentortui.practice.conflicts import conflicts
from mentortui.store import Journal
from mentortui.store.share.audiences import setup_of
from mentortui.store.share.folder import ROOT
from mentortui.store.share.visit import Visit
from tests.forging import MADE, forge, keys_of, put, sealed, share_of
from tests.sharing import a_pair, second_computer


def _met(*everybody):
    """Everybody syncs until nothing is new."""
    for who in (*everybody, *everybody):
        who.sync()


def test_case_7_one_process_syncs_while_others_write_and_sync_the_same_home(tmp_path):
    tom, ana, _ = a_pair(tmp_path)
    with Visit.of(tom.journal, setup_of(tom.rows("share")[0])):
        told = tom.command("sync")
        assert told.code == 1
        assert "Another sync of this folder is at work" in told.err
        assert tom.command("log", "From the shell", "--with", "Ana Silva", "--share").code == 0
    tom.log("From the app", "Ana Silva")
    assert tom.command("sync").code == 0
    ana.sync()
    assert ana.texts() == tom.texts() == ["From the app", "From the shell"]


def test_case_13_of_a_value_set_in_two_places_the_later_stands_and_the_other_s_word_is_kept(tmp_path):
    tom, ana, _ = a_pair(tmp_path)
    tom.log("Talk", "Ana Silva")
    _met(tom, ana)
    [meeting] = tom.rows("meeting")
    tom.write(meeting["id"], minutes=30)
    ana.clock.moment += timedelta(minutes=5)
    ana.write(meeting["id"], minutes=45)
    _met(ana, tom)
    for who in (tom, ana):
        assert who.journal.get(meeting["id"])["minutes"] == 45
        words = who.journal.spelled(meeting["id"])["f"]["minutes"]
        assert {register[1] for register in words.values()} == {30, 45}


def test_case_14_a_text_edited_in_two_places_is_listed_and_settled_by_command(tmp_path):
    tom, ana, _ = a_pair(tmp_path)
    entry = tom.log("First line\nSecond line", "Ana Silva")
    _met(tom, ana)
    tom.write(entry, text="First line, of Tom\nSecond line")
    ana.write(entry, text="First line\nSecond line, of Ana")
    _met(tom, ana)
    told = ana.command("conflicts")
    assert "First line, of Tom" in told.out
    assert "Second line, of Ana" in told.out
    assert ana.command("conflicts", "resolve", entry, "--both").code == 0
    _met(ana, tom)
    assert not conflicts(tom.journal)
    assert all("of Tom" in text and "of Ana" in text for text in (*tom.texts(), *ana.texts()))


def test_case_16_a_series_both_plan_apart_is_one(tmp_path):
    tom, ana, _ = a_pair(tmp_path)
    days = [date(2026, 12, 1) + timedelta(weeks=2 * number) for number in range(3)]
    for who, other in ((tom, "Ana Silva"), (ana, "Tom Berg")):
        now = who.clock.now()
        delta = meetings.plan(who.journal, [other], days, now=now, new_id=who.id, series="2 weeks", time="16:00")
        who.commit(delta)
    _met(tom, ana)
    for who in (tom, ana):
        assert sorted(row["on"] for row in who.rows("meeting")) == [day.isoformat() for day in days]
    assert {row["id"] for row in tom.rows("meeting")} == {row["id"] for row in ana.rows("meeting")}
    assert not conflicts(tom.journal)


def test_case_17_a_clock_that_goes_back_still_gives_rising_stamps_and_people_are_warned(tmp_path):
    tom, ana, _ = a_pair(tmp_path)
    tom.log("Talk", "Ana Silva")
    _met(tom, ana)
    [meeting] = tom.rows("meeting")
    now = ana.clock.moment
    ana.clock.moment = now + timedelta(days=3650)
    ana.write(meeting["id"], minutes=10)
    ahead = ana.journal.stamp(meeting["id"], "minutes")
    for moment, minutes in ((datetime(1970, 1, 2, tzinfo=UTC), 20), (now, 30)):
        ana.clock.moment = moment
        ana.write(meeting["id"], minutes=minutes)
        assert ana.journal.stamp(meeting["id"], "minutes") > ahead
    _met(ana, tom)
    assert tom.journal.get(meeting["id"])["minutes"] == 30
    assert "ahead of this computer's clock: check its date" in tom.command("list", "goals").err
    tom.write(meeting["id"], minutes=40)
    _met(tom, ana)
    assert ana.journal.get(meeting["id"])["minutes"] == 40


def test_case_18_a_home_put_back_from_an_old_copy_reads_its_own_stream_first_and_loses_nothing(tmp_path):
    tom, ana, box = a_pair(tmp_path)
    tom.log("Before the copy", "Ana Silva")
    tom.sync()
    tom.journal.close()
    home = tmp_path / "Tom-Berg"
    shutil.copytree(home, tmp_path / "old copy")
    tom.reopen()
    tom.log("After the copy", "Ana Silva")
    tom.sync()
    ana.sync()
    tom.journal.close()
    shutil.rmtree(home)
    shutil.copytree(tmp_path / "old copy", home)
    tom.journal = Journal.open(home, clock=tom.clock)
    tom.log("After it was put back", "Ana Silva")
    _met(tom, ana)
    wanted = ["After it was put back", "After the copy", "Before the copy"]
    assert tom.texts() == ana.texts() == wanted
    for who in (tom, ana):
        [report] = who.sync()
        assert not report.warnings, "no two files claim one number"
    assert len({path.name[:8] for path in (box / ROOT / "s" / tom.journal.device).iterdir()}) == len(
        list((box / ROOT / "s" / tom.journal.device).iterdir())
    )


HOSTILE = {
    "an id that is a path": b'{"i":"../../x","t":"%s","f":{"title":"a"}}\n',
    "depth 100,000": b'{"i":"goal-%032d","t":"%%s","f":{"title":%s}}\n' % (1, b"[" * 100_000 + b"]" * 100_000),
    "a title of a million": b'{"i":"goal-%032d","t":"%%s","f":{"title":"%s"}}\n' % (2, b"a" * 1_000_000),
    "no JSON": b"\xff\xfe{\n",
    "a number too large": b'{"i":"goal-%032d","t":"%%s","f":{"target":1e999}}\n' % 3,
}


@pytest.mark.parametrize("line", HOSTILE.values(), ids=HOSTILE)
def test_case_22_a_hostile_line_of_somebody_who_joined_costs_only_itself(tmp_path, line):
    tom, ana, box = a_pair(tmp_path)
    keys, share, relationship = keys_of(ana), share_of(ana), tom.rows("relationship")[0]["id"]
    entry = {**MADE, "by": ana.me, "meeting": "meeting-" + "c" * 32, "x/text": "Good"}
    good = forge(keys, [tom], share, relationship, {"entry-" + "a" * 32: entry})
    put(box, ana.journal.device, good)
    first = b'{"audience":"%s","dev":"%s","have":{},"prev":""}\n' % (relationship.encode(), keys.own.id.encode())
    body = first + line.replace(b"%s", b"0" * 15 + b"1")
    put(box, ana.journal.device, sealed(keys, [tom], share, body, seq=91))
    told = tom.command("sync")
    assert "entries were left out" in told.err or "line 2" in told.err
    assert tom.texts() == ["Good"]
    assert not tom.rows("goal")
    assert not [path for path in tmp_path.rglob("x*") if path.is_file()]


def test_case_22_escapes_in_words_from_outside_are_never_drawn(tmp_path):
    tom, ana, box = a_pair(tmp_path)
    relationship = tom.rows("relationship")[0]["id"]
    goal = {**MADE, "by": ana.me, "title": "\x1b[31mred\x07\u202e", "owners/" + ana.me: True, "status": "active",
            "relationship": relationship}  # fmt: skip
    put(box, ana.journal.device, forge(keys_of(ana), [tom], share_of(ana), relationship, {"goal-" + "b" * 32: goal}))
    tom.command("sync")
    for words in (("list", "goals"), ("show", "goal-bbbb"), ("today",), ("search", "red")):
        told = tom.command(*words)
        assert "\x1b" not in told.out + told.err
        assert "\x07" not in told.out + told.err


def test_case_27_what_the_owner_takes_back_while_the_other_edits_is_the_owner_s_whole(tmp_path):
    tom, ana, _ = a_pair(tmp_path)
    entry = tom.log("Too early to say", "Ana Silva")
    _met(tom, ana)
    ana.write(entry, text="Too early to say, I think")
    tom.commit(sharing.unshare(tom.journal, entry, new_id=tom.id))
    _met(tom, ana)
    [own] = tom.rows("entry")
    assert own["text"] == "Too early to say"
    assert not ana.texts()
    tom.write(own["id"], text="CANARY of Tom alone")
    _met(tom, ana)
    assert not ana.texts()
    assert all("CANARY" not in str(ana.journal.spelled(record)) for record in ana.journal.sides.shared.memory.records)


def test_case_27_what_was_taken_back_is_read_by_ones_own_second_computer_alone(tmp_path):
    tom, ana, box = a_pair(tmp_path)
    desktop = second_computer(tom, tmp_path, box, 7)
    entry = tom.log("Shared first", "Ana Silva")
    _met(desktop, tom, ana)
    desktop.write(entry, text="Shared first, more at the desktop")
    tom.commit(sharing.unshare(tom.journal, entry, new_id=tom.id))
    _met(tom, desktop, ana)
    assert desktop.texts() == tom.texts() == ["Shared first, more at the desktop"]
    assert not ana.texts()
    [own] = [row["id"] for row in desktop.rows("entry")]
    desktop.write(own, text="CANARY written at the desktop")
    _met(desktop, tom, ana)
    assert "CANARY written at the desktop" in tom.texts()
    assert not ana.texts()
    assert "CANARY" not in str({one: ana.journal.spelled(one) for one in ana.journal.sides.shared.memory.records})
