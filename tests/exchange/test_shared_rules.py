"""The rules of a shared folder, each tried by breaking it: who may write what, what absence means, whose clock."""

import shutil
from datetime import timedelta
from hashlib import blake2b

import pytest
from nacl.signing import SigningKey

from mentortui.changes import goals
from mentortui.exchange import starting
from mentortui.store.keys import device_id
from mentortui.store.share import segment
from mentortui.store.share.audiences import PRIVATE
from mentortui.store.share.envelope import parse, seal
from mentortui.store.share.folder import ROOT
from mentortui.store.share.keyring import keyring
from mentortui.store.share.publish import file_name
from tests.sharing import Somebody, a_pair, second_computer


def _segment(who, reader, audience, records, *, seq=90, share="", key=None):
    """A segment as somebody's program could write it, whatever ours would; its name and bytes."""
    keys = keyring(who.journal.disk, who.journal.device)
    signing = key or keys.signing
    own = device_id(bytes(signing.verify_key))
    stamp = f"{who.journal.sides.clock.tick(4_000_000_000_000)[:16]}-{own}"
    state = {
        record_id: {"f": {name: {own: [stamp, value]} for name, value in fields.items()}}
        for record_id, fields in records.items()
    }
    share = share or who.rows("share")[0]["id"].partition("-")[2]
    header = {"share": share, "dev": own, "seq": seq, "aud": "x", "schema": 1, "min_reader": 1}
    age = keyring(reader.journal.disk, reader.journal.device).own.age
    data = seal(header, segment.encode(segment.Prelude("", {}, audience), own, state), [age, keys.own.age], signing)
    return file_name(seq, parse(data).sum.hex()), data


FOOTER = 197
"""Bytes of the last line: sum and signature."""


def _put(box, who, name, data):
    place = box / ROOT / "s" / who.journal.device
    place.mkdir(exist_ok=True)
    (place / name).write_bytes(data)


NOTE = {"at": "2026-11-21T09:00:00+00:00", "by": "person-x", "readers": "relationship", "on": "2026-11-21",
        "title": "Planted", "text": "Planted", "meeting": "meeting-" + "0" * 32, "owners/person-x": True}  # fmt: skip
"""All that an entry or a goal needs to be shown."""


def test_nobody_writes_on_somebody_s_private_side(tmp_path):
    tom, ana, box = a_pair(tmp_path)
    note = tom.note("Mine")
    [goal] = tom.commit(goals.add(tom.journal, "My own goal", now=tom.clock.now(), new_id=tom.id))
    planted = "note-" + "a" * 32
    _put(box, ana, *_segment(ana, tom, PRIVATE, {planted: NOTE}))
    relationship = tom.rows("relationship")[0]["id"]
    theirs = {planted: NOTE, note: {"mood": 1}, goal: {"title": "Hers"}}
    _put(box, ana, *_segment(ana, tom, relationship, theirs, seq=91))
    [report] = tom.sync()
    assert [row["id"] for row in tom.rows("note")] == [note]
    assert "mood" not in tom.journal.get(note)
    assert tom.journal.get(goal)["title"] == "My own goal"
    assert any("nobody may write them for another" in warning for warning in report.warnings)


def test_nor_in_the_folder_of_a_program(tmp_path):
    tom, ana, _ = a_pair(tmp_path)
    program = tmp_path / "program"
    starting.start_program(tom.journal, str(program), "Early talent")
    tom.invite(program, "Ana Silva")
    ana.join(program)
    tom.sync()
    share = next(row["id"] for row in tom.rows("share") if row["type"] == "program").partition("-")[2]
    _put(program, ana, *_segment(ana, tom, PRIVATE, {"goal-" + "a" * 32: {**NOTE, "title": "Hers"}}, share=share))
    tom.sync()
    assert not tom.rows("goal")


def test_nobody_says_that_a_record_is_for_its_writer_alone_in_a_shared_segment(tmp_path):
    tom, ana, box = a_pair(tmp_path)
    goal = "goal-" + "b" * 32
    relationship = tom.rows("relationship")[0]["id"]
    _put(box, ana, *_segment(ana, tom, relationship, {goal: {**NOTE, "readers": "only_you", "title": "T"}}))
    tom.sync()
    assert tom.journal.get(goal) is None


def test_a_partner_cannot_move_a_record_to_other_readers(tmp_path):
    tom, ana, box = a_pair(tmp_path)
    tom.pair("Bo", tmp_path / "bo", "mentee")
    tom.log("With Ana", "Ana Silva")
    tom.sync()
    ana.sync()
    [entry] = tom.rows("entry")
    theirs, others = (next(row["id"] for row in tom.rows("relationship") if (ana.me in row["mentees"]) is with_ana)
                      for with_ana in (True, False))  # fmt: skip
    moved = {entry["id"]: {"relationship": others}, entry["meeting"]: {"relationship": others}}
    _put(box, ana, *_segment(ana, tom, theirs, moved))
    desktop = second_computer(tom, tmp_path, box, 9)  # it never published a word of that record
    for who in (tom, ana, desktop):
        who.sync()
    desktop.join(tmp_path / "bo")
    for who in (tom, desktop):
        who.write(entry["id"], text=f"Changed after that, {who.journal.device}")
        for report in who.sync():
            for sent in report.sent:
                assert sent.audience != others


def test_a_third_in_a_folder_for_two_is_told_and_neither_heard_nor_taken_for_the_other(tmp_path):
    tom, ana, box = a_pair(tmp_path)
    mallory = Somebody(tmp_path, "Ana Silva", 77, home="mallory")
    mallory.join(box)
    tom.log("For Ana alone", "Ana Silva")
    relationship = tom.rows("relationship")[0]["id"]
    _put(box, mallory, *_segment(mallory, tom, relationship, {"entry-" + "e" * 32: {**NOTE, "text": "Planted"}}))
    for _ in range(2):
        [report] = tom.sync()
        mallory.sync()
        ana.sync()
    assert [one.name for one in report.joining] == ["Ana Silva"]  # she asks, and nobody said yes
    assert report.people == ("Ana Silva",)
    assert mallory.texts() == ["Planted"]  # her own, and no word of theirs
    assert tom.texts() == ana.texts() == ["For Ana alone"]
    [row] = tom.rows("relationship")
    assert row["mentees"] == [ana.me]


def test_a_segment_of_another_share_is_set_aside(tmp_path):
    tom, ana, box = a_pair(tmp_path)
    relationship = tom.rows("relationship")[0]["id"]
    _put(box, ana, *_segment(ana, tom, relationship, {"entry-" + "c" * 32: NOTE}, share="0" * 32))
    [report] = tom.sync()
    assert [aside.reason for _, aside in report.aside] == ["it was written for another shared folder"]
    assert not tom.rows("entry")


def test_a_segment_that_another_key_signed_is_set_aside(tmp_path):
    tom, ana, box = a_pair(tmp_path)
    relationship = tom.rows("relationship")[0]["id"]
    forger = SigningKey(b"f" * 32)
    name, data = _segment(ana, tom, relationship, {"entry-" + "d" * 32: NOTE}, key=forger)
    _put(box, ana, name, data)
    [report] = tom.sync()
    assert "nobody here is known to write with that computer" in report.aside[0][1].reason
    other = device_id(bytes(forger.verify_key)).encode()
    front = data[:-FOOTER].replace(other, ana.journal.device.encode())
    total = blake2b(front, digest_size=32).digest()
    _put(box, ana, name, b"%s-- %s %s\n" % (front, total.hex().encode(), forger.sign(total).signature.hex().encode()))
    [report] = tom.sync()
    assert not tom.rows("entry")
    assert "its signature does not fit" in report.aside[0][1].reason


def test_a_card_that_goes_missing_means_nothing(tmp_path):
    tom, ana, box = a_pair(tmp_path)
    for path in (box / ROOT / "people").iterdir():
        path.unlink()
    ana.log("Still here", "Tom Berg")
    ana.sync()
    for path in (box / ROOT / "people").glob(f"{ana.journal.device}-*"):
        path.unlink()
    tom.sync()
    assert tom.texts() == ["Still here"]


def test_a_roster_that_goes_missing_means_nothing(tmp_path):
    tom, ana, box = a_pair(tmp_path)
    tom.log("Still here", "Ana Silva")
    tom.sync()
    for path in (box / ROOT / "roster").iterdir():
        path.unlink()
    ana.sync()
    assert ana.texts() == ["Still here"]


def test_another_s_share_in_its_place_is_not_written_to(tmp_path):
    tom, ana, box = a_pair(tmp_path)
    (tmp_path / "second").mkdir()
    one, _, other = a_pair(tmp_path / "second", 50)
    shutil.move(box, tmp_path / "away")
    shutil.copytree(other, box)
    before = sorted(box.rglob("*"))
    tom.log("Not for them", "Ana Silva")
    [report] = tom.sync()
    assert "not what you share in it" in report.fault
    assert sorted(box.rglob("*")) == before
    assert ana.texts() == one.texts() == []


@pytest.mark.parametrize("jump", [timedelta(days=3650), timedelta(days=-20000)], ids=["ahead", "in 1971"])
def test_a_wrong_clock_loses_nothing_and_who_saw_an_edit_still_wins(tmp_path, jump):
    tom, ana, _ = a_pair(tmp_path)
    tom.log("Talk", "Ana Silva")
    tom.sync()
    ana.sync()
    [meeting] = ana.rows("meeting")
    ana.clock.moment += jump
    ana.write(meeting["id"], minutes=10)
    ana.sync()
    tom.sync()
    assert tom.rows("meeting")[0]["minutes"] == 10
    tom.write(meeting["id"], minutes=20)
    tom.sync()
    ana.sync()
    assert ana.rows("meeting")[0]["minutes"] == tom.rows("meeting")[0]["minutes"] == 20


def test_covered_files_stay_for_a_day(tmp_path):
    tom, ana, box = a_pair(tmp_path)
    own = box / ROOT / "s" / tom.journal.device
    for number in range(20):
        tom.log(f"Talk {number}", "Ana Silva")
        tom.sync()
    many = len(list(own.iterdir()))
    assert many >= 20
    tom.clock.moment += timedelta(hours=23)
    tom.sync()
    assert len(list(own.iterdir())) == many
    tom.clock.moment += timedelta(hours=2)
    tom.sync()
    assert len(list(own.iterdir())) < 20
    ana.sync()
    assert len(ana.texts()) == 20
    [report] = ana.sync()
    assert not report.warnings  # what a base covers is not missing


def test_somebody_away_for_two_years_joins_as_ever(tmp_path):
    tom, ana, _ = a_pair(tmp_path)
    for number in range(6):
        tom.clock.moment += timedelta(days=120)
        for part in range(8):
            tom.log(f"Talk {number} {part}", "Ana Silva")
            tom.sync()
    ana.clock.moment += timedelta(days=730)
    ana.log("Back again", "Tom Berg")
    ana.sync()
    tom.sync()
    assert ana.texts() == tom.texts()
    assert len(ana.texts()) == 49
