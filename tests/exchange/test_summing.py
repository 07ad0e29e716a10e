"""Summing up a program: kept, stopped, broken or in two processes, the same comes out; and what is gone is gone."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from datetime import date
from itertools import islice
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mentortui.cli.watched import line, watched
from mentortui.exchange import erasing, program_rollup, purging, starting, summing
from mentortui.exchange.kept_summaries import FOLDER, Kept, Seals, made_by
from mentortui.exchange.summing import Means, Sums
from mentortui.model.delta import Delta
from mentortui.program import periods
from mentortui.program.fact_reading import READ, own
from mentortui.program.packed import packed, unpacked
from mentortui.program.rolling import roll
from mentortui.program.rules import Rules
from mentortui.program.scope import Someone, Whole
from mentortui.program.summaries import summary
from mentortui.store.disk import RealDisk
from tests.program.made import FORMS, large
from tests.program.test_rolling import _ODD
from tests.sharing import Somebody

DAY = date(2026, 11, 21)
HOST = "host"
KEPT, HELPED, ALONE = Means(0, 1 << 40), Means(0, 0, idle=False), Means(1 << 40, 1 << 40)
WORD = "CANARY"


FACTS = large(130, WORD)


def _told(known, day: date = DAY) -> str:
    """Every figure, as `--json` prints it."""
    people = tuple(Someone(person, frozenset({"mentee"}), since="2026-01-01", heard="2026-11-15") for person in FACTS)
    whole = Whole("Early talent", people, known, (), sum(map(len, FACTS.values())), HOST)
    rolled = roll(whole, as_of=day, rules=Rules())
    return json.dumps([periods.as_data(one) for one in rolled.rollup.figures])


def _disk(folder: Path) -> RealDisk:
    return RealDisk(str(folder))


def _file(folder: Path) -> Path:
    [found] = (folder / FOLDER).iterdir()
    return found


def _children() -> list[str]:
    """Processes this one started that are still there; nothing where the system does not say."""
    lists = Path("/proc/self/task").glob("*/children") if Path("/proc/self/task").exists() else ()
    return [pid for one in lists for pid in one.read_text().split()]


def test_cached_or_not_and_in_one_process_or_two_the_bytes_are_equal(tmp_path):
    plain = _told(summary((row for rows in FACTS.values() for row in rows), FORMS, HOST))
    assert plain.count('"shown": true') > 8
    assert _told(Sums(None, "one", ALONE).up(FACTS, FORMS, HOST)) == plain
    before = _children()
    assert _told(Sums(_disk(tmp_path), "one", HELPED).up(FACTS, FORMS, HOST)) == plain
    assert _children() == before and not [one for one in threading.enumerate() if one.name == "summing"]
    kept = _file(tmp_path)
    assert kept.stat().st_mode & 0o777 == 0o600
    was = kept.read_bytes()
    told: list[int] = []
    again = Sums(_disk(tmp_path), "one", HELPED)
    assert _told(again.up(dict(reversed(FACTS.items())), FORMS, HOST, lambda done, of: told.append(done))) == plain
    assert told[-1] == len(FACTS) and kept.read_bytes() == was, "nothing was made anew"
    assert again.up(FACTS, FORMS, HOST) is again.up(FACTS, FORMS, HOST)
    changed = {**FACTS, "p000": FACTS["p000"][:-1]}
    known = again.up(changed, FORMS, HOST)
    assert known.of("p000") == own(changed["p000"], FORMS, HOST) and kept.read_bytes() != was


@pytest.mark.parametrize("broken", ["torn", "empty", "of another version", "with one bit turned"])
def test_a_broken_or_older_file_is_as_none(tmp_path, broken):
    plain = _told(Sums(_disk(tmp_path), "one", KEPT).up(FACTS, FORMS, HOST))
    kept = _file(tmp_path)
    data = kept.read_bytes()
    place = len(data) // 2
    kept.write_bytes({
        "torn": data[:place], "empty": b"", "of another version": data[:1] + b"\x7f" + data[2:],
        "with one bit turned": data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :],
    }[broken])  # fmt: skip
    assert _told(Sums(_disk(tmp_path), "one", KEPT).up(FACTS, FORMS, HOST)) == plain
    assert len(_kept(tmp_path, FACTS)) == len(FACTS), "it was made again"


def _kept(folder: Path, facts: dict[str, list[dict]]) -> list[str]:
    """Of whom these facts open a summary in the file."""
    kept, seals = Kept(_disk(folder), "one"), Seals(made_by(FORMS, HOST))
    kept.load()
    return [person for person, rows in facts.items() if kept.get(seals.of(rows)) is not None]


def test_nobody_is_named_in_the_file_and_facts_that_are_gone_take_their_summary_along(tmp_path):
    Sums(_disk(tmp_path), "one", KEPT).up(FACTS, FORMS, HOST)
    data = _file(tmp_path).read_bytes()
    assert not [word for word in (WORD, "p000", "listening", "relationship", "2026-") if word.encode() in data]
    left = {person: rows for person, rows in FACTS.items() if person != "p000"}
    assert len(_kept(tmp_path, left)) == len(left), "of p000 nothing opens without their facts"
    Sums(_disk(tmp_path), "one", KEPT).up(left, FORMS, HOST)
    assert _kept(tmp_path, FACTS) == [*left], "and with the next summary it is out of the file"
    assert made_by(FORMS, "another") != made_by(FORMS, HOST) != made_by({**dict(islice(FORMS.items(), 3))}, HOST)


def test_what_changes_changes_every_figure_as_if_all_were_worked_out_anew():
    sums, facts = Sums(None, "one", ALONE), dict(FACTS)
    _told(sums.up(facts, FORMS, HOST))
    takes_back = {person: rows[: len(rows) // 2] if number % 3 else [] for number, (person, rows) in
                  enumerate(islice(facts.items(), 60))}  # fmt: skip
    for changed in (takes_back, {}, dict(islice(FACTS.items(), 60))):
        facts |= changed
        anew = summary((row for rows in facts.values() for row in rows), FORMS, HOST)
        for day in (DAY, date(2026, 10, 14), DAY):
            assert _told(sums.up(facts, FORMS, HOST), day) == _told(anew, day)
            anew = summary((row for rows in facts.values() for row in rows), FORMS, HOST)
    assert _told(sums.up(FACTS, FORMS, HOST)) == _told(sums.up(dict(FACTS), FORMS, HOST))


def test_what_was_worked_out_of_somebody_goes_with_their_facts():
    sums = Sums(None, "one", ALONE)
    known = sums.up(FACTS, FORMS, HOST)
    _told(known)
    assert any("p000" in people for people, _, _ in known._once.values())
    left = {person: rows for person, rows in FACTS.items() if person != "p000"}
    of_left = [people for people, _, _ in sums.up(left, FORMS, HOST)._once.values()]
    assert of_left and not any("p000" in people for people in of_left), "of all others it stands"


def test_stopped_at_the_very_last_it_says_nothing_old_the_next_time():
    def stop(done: int, of: int) -> None:
        if done == of:
            raise KeyboardInterrupt

    sums = Sums(None, "one", ALONE)
    with pytest.raises(KeyboardInterrupt):
        sums.up(FACTS, FORMS, HOST, stop)
    assert sums.up(FACTS, FORMS, HOST).people.keys() == FACTS.keys()


@pytest.mark.parametrize("means", [KEPT, HELPED])
def test_stopped_half_way_it_goes_on_from_there(tmp_path, means):
    def stop(done: int, _of: int) -> None:
        if done >= 50:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        Sums(_disk(tmp_path), "one", means).up(FACTS, FORMS, HOST, stop)
    assert not _children() and not [one for one in threading.enumerate() if one.name == "summing"]
    assert [one.name for one in (tmp_path / FOLDER).iterdir()] == ["summaries-one"]
    assert 50 <= len(_kept(tmp_path, FACTS)) < len(FACTS)
    told: list[int] = []
    plain = _told(Sums(None, "one", ALONE).up(FACTS, FORMS, HOST))
    assert _told(Sums(_disk(tmp_path), "one", KEPT).up(FACTS, FORMS, HOST, lambda done, of: told.append(done))) == plain
    assert told == [50, 100, 130]


@pytest.mark.parametrize("program", ["/bin/false", "/nowhere/python", sys.executable])
def test_without_a_second_process_it_is_done_alone(monkeypatch, program):
    if program == sys.executable:
        monkeypatch.setattr(summing, "_CHILD", "import sys; sys.stdin.buffer.read(3); sys.stdout.write('nonsense')")
    monkeypatch.setattr(sys, "executable", program)
    assert _told(Sums(None, "one", HELPED).up(FACTS, FORMS, HOST)) == _told(
        Sums(None, "one", ALONE).up(FACTS, FORMS, HOST)
    )
    assert not _children()


def test_the_second_process_runs_nothing_that_lies_where_one_stands(tmp_path, monkeypatch):
    ran = tmp_path / "ran"
    (tmp_path / "signal.py").write_text(f"open({str(ran)!r}, 'w')")
    monkeypatch.chdir(tmp_path)
    Sums(None, "one", HELPED).up(FACTS, FORMS, HOST)
    assert not ran.exists()


def test_the_second_process_loads_neither_the_app_nor_the_journal():
    loads = "import mentortui.exchange.summing_child, sys; print([one for one in sys.argv[1:] if one in sys.modules])"
    names = ["textual", "pydantic", "tinydb", "mentortui.store.journal", "nacl"]
    done = subprocess.run([sys.executable, "-c", loads, *names], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@given(st.lists(st.tuples(st.sampled_from(sorted(READ)), _ODD), max_size=12))
@settings(max_examples=25, deadline=None)
def test_a_summary_in_little_room_is_the_same(odd):
    rows = [
        {"id": f"fact-{number:02}", "by": "p0", **fields, "what": what} for number, (what, fields) in enumerate(odd)
    ]
    found = own(rows, FORMS, HOST)
    assert unpacked(packed(found, rows), rows, {}, {}) == found


def _program(tmp_path):
    """A coordinator with two people's comments, summed up and kept."""
    lead, ana, tom = (
        Somebody(tmp_path, "Lena Lead", 5),
        Somebody(tmp_path, "Ana Silva", 1),
        Somebody(tmp_path, "Tom", 2),
    )
    box = tmp_path / "program"
    starting.start_program(lead.journal, str(box), "Early talent")
    for one in (ana, tom):
        code = lead.invite(box, one.name)
        assert one.command("join", code, str(box), "--count", "all").code == 0
        fields = {"at": one.clock.now().isoformat(timespec="seconds"), "by": one.me, "readers": "only_you",
                  "on": "2026-11-21", "form": "program", "version": 1, "consent": ["keep"], "counted": True,
                  "answers": {"worth": 4, "keep": f"{WORD} of {one.name}"}}  # fmt: skip
        one.commit(Delta("Answered", {one.id("response"): fields}))
    for one in (lead, ana, tom, lead):
        one.sync()
    [share] = lead.rows("share")
    whole = program_rollup.whole(lead.journal, share, means=KEPT)
    assert [len(whole.known.of(one.me).answered) for one in (ana, tom)] == [1, 1]
    return lead, ana, tom, share


def _held(who: Somebody) -> list[str]:
    return [one for one in os.listdir(Path(who.journal.home) / FOLDER) if one.startswith("summaries-")]


def _at_home(who: Somebody, word: str) -> list[str]:
    files = [one for one in Path(who.journal.home).rglob("*") if one.is_file()]
    return [one.name for one in files if word.encode() in one.read_bytes()]


def test_who_is_erased_or_purged_is_in_no_kept_summary(tmp_path):
    lead, ana, tom, share = _program(tmp_path)
    held, at_home = _held(lead), _at_home(lead, f"{WORD} of Ana")
    assert held and at_home and not {*held} & {*at_home}
    erasing.erase(lead.journal, "Ana")
    assert not _held(lead) and not _at_home(lead, f"{WORD} of Ana")
    assert ana.me not in program_rollup.whole(lead.journal, share).known.people, "nor in this process"
    lead.reopen()
    again = program_rollup.whole(lead.journal, share, means=KEPT)
    assert ana.me not in again.known.people and again.known.of(tom.me).answered[0].comments
    assert _held(lead)
    [fact] = [row["id"] for row in lead.rows("fact") if row.get("by") == tom.me]
    purging.forgetting.purge(lead.journal, [fact], theirs=True)
    assert not _held(lead) and tom.me not in program_rollup.whole(lead.journal, share, means=KEPT).known.people


def test_what_is_taken_back_is_out_with_the_next_summary_and_another_program_s_file_goes(tmp_path):
    lead, ana, tom, share = _program(tmp_path)
    [mine] = [row["id"] for row in ana.rows("response")]
    ana.write(mine, counted=False)
    ana.sync()
    lead.sync()
    lead.reopen()
    (Path(lead.journal.home) / FOLDER / "summaries-gone").write_bytes(b"")
    (Path(lead.journal.home) / FOLDER / ".summaries-gone.1").write_bytes(b"")
    whole = program_rollup.whole(lead.journal, lead.rows("share")[0], means=KEPT)
    assert not whole.known.of(ana.me).answered and whole.known.of(tom.me).answered
    assert _held(lead) == [f"summaries-{share['id'].partition('-')[2]}"]
    assert sorted(os.listdir(Path(lead.journal.home) / FOLDER)) == sorted({*_held(lead), *_others(lead)})


def _others(who: Somebody) -> list[str]:
    return [one for one in os.listdir(Path(who.journal.home) / FOLDER) if "summaries-" not in one]


def test_of_two_programs_of_one_coordinator_each_hears_what_changed(tmp_path):
    lead = Somebody(tmp_path, "Lena Lead", 5)
    for name in ("first", "second"):
        starting.start_program(lead.journal, str(tmp_path / name), name)
    shares = lead.rows("share")
    made = []
    for number, share in enumerate(shares):
        fields = {"at": "2026-11-01T09:00:00+00:00", "by": f"person-{number}", "readers": "only_you", "what": "goal",
                  "program": share["id"].partition("-")[2], "status": "active"}  # fmt: skip
        made.append(sorted(lead.id("fact") for _ in range(2)))
        lead.commit(Delta("Facts", dict.fromkeys(made[-1], fields)))

    def known() -> list[list[str]]:
        wholes = [program_rollup.whole(lead.journal, share) for share in shares]
        return [[aim.status for aim in one.known.of(f"person-{number}").aims] for number, one in enumerate(wholes)]

    assert known() == [["active"] * 2] * 2
    for first, _ in made:
        lead.journal.commit(Delta("", update={first: {"status": "achieved"}}), undoable=False)
    assert known() == [["achieved", "active"]] * 2
    for _, second in made:
        lead.journal.commit(Delta("", update={second: {"deleted": True}}), undoable=False)
    assert known() == [["achieved"]] * 2


def test_at_a_terminal_it_says_how_far_it_is_and_what_stopping_leaves():
    half = line(5_000, 10_000, 12.4)
    assert half.startswith("[############............] 5,000 of 10,000 people, 12 s left. Ctrl+C stops.")
    assert {len(line(done, 100_000, 9_000.0)) for done in (0, 99_999, 100_000)} == {78}
    said = r"^Stopped after 50 of 130 people\. What was summed up is kept, .*\. Nothing else was written\.$"
    with pytest.raises(KeyboardInterrupt, match=said), watched() as told:
        told(50, 130)
        raise KeyboardInterrupt
