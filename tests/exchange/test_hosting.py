"""Computers taken away, people who leave, hosting handed over, cohorts led."""

import shutil

import pytest

from mentortui.changes import enrolling, joining
from mentortui.errors import Refused
from mentortui.exchange import computers, hosting
from mentortui.model.delta import Delta
from mentortui.store.share import cards
from mentortui.store.share.audiences import _counting
from mentortui.store.share.cards import Card, Member
from mentortui.store.share.folder import ROOT
from mentortui.store.share.judging import removals
from mentortui.store.share.keyring import DeviceKeys
from tests.exchange.test_inviting import a_program, visit
from tests.forging import MADE, forge, keys_of, put, share_of
from tests.sharing import Somebody, a_pair, second_computer


def _planted(tom, keys, ana, seq, entry="entry-" + "e" * 32):
    relationship = tom.rows("relationship")[0]["id"]
    whole = {**MADE, "by": ana.me, "meeting": "meeting-" + "0" * 32, "x/text": f"Planted {seq}"}
    return forge(keys, [tom], share_of(tom), relationship, {entry: whole}, seq=seq)


def test_what_a_computer_wrote_after_it_was_taken_away_counts_nowhere(tmp_path):
    tom, ana, box = a_pair(tmp_path)
    lost = second_computer(ana, tmp_path, tmp_path / "mine", 12)
    lost.join(box)
    for who in (ana, tom, lost):
        who.sync()
    lost.log("Before it was lost", "Tom Berg")
    for who in (lost, tom, ana):
        who.sync()
    stolen = keys_of(lost)
    computers.remove(ana.journal, lost.journal.device)
    for who in (tom, ana, tom):
        who.sync()
    assert lost.journal.device in visit(tom, box).here.roster.revoked
    put(box, lost.journal.device, _planted(tom, stolen, ana, 90))
    tom.log("After it was lost", "Ana Silva")
    for who in (tom, ana):
        [*_, report] = who.sync()
        assert not report.aside
    assert tom.texts() == ["After it was lost", "Before it was lost"]
    newest = max((box / ROOT / "s" / tom.journal.device).iterdir())
    assert newest.read_bytes().count(b"-> X25519") == 2  # Tom's and Ana's, and not the lost one's
    put(box, lost.journal.device, _planted(tom, stolen, ana, 1, "entry-" + "f" * 32))
    shutil.rmtree(f"{tom.journal.home}/private/shares")  # nor for somebody who begins to read now
    tom.join(box)
    assert "Planted 90" not in tom.texts()
    assert "Before it was lost" in tom.texts()


def _keys(letter):
    return DeviceKeys(letter * 12, letter.encode() * 32, f"age1{letter}")


def test_of_two_computers_that_take_each_other_away_neither_counts():
    a, b, c = map(_keys, "abc")
    ana = Member("person-1", "Ana", (a, b, c))

    def says(by, since=None, **removed):
        return Card(
            ana.person, "Ana", "0", by.id, (a, b, c), removed={letter * 12: last for letter, last in removed.items()},
            since=since or {},
        )  # fmt: skip

    people = {ana.person: ana}
    one = removals([says(a, b=7)], people, ())
    assert [(each.keys, each.last) for each in one.counting] == [(b, 7)]
    both = removals([says(a, b=7), says(b, a=3), says(c)], people, ())
    assert both.counting == ()
    assert {(one.name, one.keys, one.other.keys, one.other.last) for one in both.claims} == {
        ("Ana", a, b, 7), ("Ana", b, a, 3)}  # fmt: skip
    protest = removals([says(b, a=3)], people, {b.id}, {b.id: (ana.person, b)})
    assert [(one.keys, one.other.keys) for one in protest.claims] == [(b, a)]
    assert not removals([says(b, a=3)], people, {b.id}, {b.id: (ana.person, b)}, ana.person).claims
    assert not removals([says(b, a=3)], people, {b.id}).counting  # who was taken away says nothing
    assert not removals([says(a, x=3)], people, ()).counting
    stolen = says(b, {b.id: "f" * 16})
    assert [each.keys for each in removals([says(a, {b.id: "0" * 16}, b=7), stolen], people, ()).counting] == [b]


def test_whom_a_stolen_computer_brought_in_has_no_say_in_who_is_taken_out():
    kept, stolen, puppet, other = map(_keys, "kspo")
    ana = Member("person-1", "Ana", (kept, stolen, puppet, other))
    people = {ana.person: ana}

    def says(by, knows, since="", back=(), **removed):
        out = {letter * 12: last for letter, last in removed.items()}
        return Card(ana.person, "Ana", "0", by.id, knows, removed=out, since=dict.fromkeys([*out, *back], since))

    def ids(found):
        return [each.keys.id[0] for each in found.counting], [(one.keys.id[0], one.other.keys.id[0])
                                                              for one in found.claims]  # fmt: skip

    all_of_them = ana.devices
    owner = says(kept, (kept, other), "1", s=7)
    for word in (
        says(puppet, all_of_them, "f", [stolen.id]),  # that it is theirs again
        says(puppet, all_of_them, "f", s=9999),  # and that far more of it counts
    ):
        assert [(one.keys, one.last) for one in removals([owner, word], people, ()).counting] == [(stolen, 7)]
    for also in ([], [says(stolen, all_of_them)]):
        found = removals([owner, *also, says(puppet, all_of_them, "f", k=3, o=3)], people, ())
        assert ids(found) == (["s"], [("p", "k"), ("p", "o")]), "whoever started the folder asks which it is"
    both = says(kept, (kept,), "1", s=7, o=2)
    assert ids(removals([both, says(puppet, all_of_them, "f", o=999)], people, ())) == (["o", "s"], [])
    later = says(puppet, all_of_them, "f", [stolen.id], k=3)
    assert ids(removals([owner, later], people, {stolen.id}, {stolen.id: (ana.person, stolen)})) == ([], [("p", "k")])
    settled = removals([owner, later], people, {stolen.id})
    assert (ids(settled), settled.back) == (([], []), ())
    vouched = [says(kept, (kept, other), "1", s=7), says(other, (other, puppet))]
    assert ids(removals([*vouched, says(puppet, all_of_them, "f", [stolen.id])], people, ())) == ([], [])
    assert ids(removals([*vouched, says(puppet, all_of_them, "f", k=3)], people, ())) == (["s", "k"], [])


def test_since_when_a_computer_is_out_is_told_by_a_stamp_or_not_at_all():
    said = Card("person-" + "0" * 32, "Ana", f"{1:016x}-{'a' * 12}", "a", ()).document()
    stamp = f"{2:016x}-{'b' * 12}"
    read = {"x": {**said, "since": {"b": stamp, "c": "zzz", "d": "f" * 16 + "-d", "e": 7}}}
    assert cards._of_document(read["x"]).since == {"b": stamp}


def test_who_leaves_is_sent_nothing_and_the_other_is_told_once(tmp_path):
    tom, ana, _ = a_pair(tmp_path)
    ana.log("Written before", "Tom Berg")
    told = ana.command("leave", "Tom")
    assert told.code == 0
    assert "You left" in told.err
    [report] = tom.sync()
    assert any("Ana Silva left" in sentence for sentence in report.says)
    assert tom.texts() == ["Written before"]
    tom.log("Not for her", "Ana Silva")
    tom.sync()
    assert ana.sync() == []
    assert not any("Ana Silva left" in sentence for sentence in tom.sync()[0].says)
    assert ana.texts() == ["Written before"]


def test_a_host_who_leaves_hands_it_over_first_and_the_next_lets_people_in(tmp_path):
    kim, (ana, bo), box = a_program(tmp_path, "Ana Silva", "Bo Lind")
    [row] = kim.rows("share")
    with pytest.raises(Refused, match="hand it over first"):
        hosting.leave(kim.journal, row)
    assert kim.command("program", "hand-over", "Ana").code == 0
    told = ana.command("sync").err
    assert "was handed over to you" in told
    for who in (kim, bo, ana):
        who.sync()
    assert not kim.rows("share")[0].get("hosted")
    cem = Somebody(tmp_path, "Cem Arslan", 50)
    ana.invite(box, "Cem Arslan")
    cem.join(box)
    for who in (ana, cem, bo, kim):
        who.sync()
    here = visit(ana, box).here
    assert {one.name for one in here.members} == {"Kim Lee", "Ana Silva", "Bo Lind", "Cem Arslan"}
    assert {one.name: one.role for one in visit(cem, box).here.members}["Ana Silva"] == "host"
    assert [one.role for one in here.members if one.name == "Kim Lee"] == ["member"]
    hosting.leave(kim.journal, kim.rows("share")[0])
    ana.sync()
    assert "Kim Lee" not in ana.sync()[0].people


def test_what_the_former_host_told_everybody_stands_and_the_next_one_changes_it(tmp_path):
    kim, (ana, bo), box = a_program(tmp_path, "Ana Silva", "Bo Lind")
    for who in (kim, ana, bo):
        who.sync()
    assert kim.command("program", "hand-over", "Ana").code == 0
    for who in (kim, ana, bo):
        who.sync()
    cem = Somebody(tmp_path, "Cem Arslan", 50)
    ana.invite(box, "Cem Arslan")
    cem.join(box)
    [charter] = kim.rows("charter")
    kim.write(charter["id"], purpose="Fame")
    for who in (ana, cem, kim, ana, bo, cem):
        [report] = who.sync()
    assert not report.aside
    assert [row["name"] for row in cem.rows("charter")] == [charter["name"]]
    assert "purpose" not in cem.rows("charter")[0] and "purpose" not in ana.rows("charter")[0]
    ana.write(charter["id"], purpose="People grow")
    for who in (ana, cem, bo):
        [report] = who.sync()
        assert not report.aside
    assert [who.rows("charter")[0]["purpose"] for who in (cem, bo)] == ["People grow"] * 2


def test_a_folder_handed_to_two_is_told_and_the_first_counts(tmp_path):
    kim, (ana, bo), box = a_program(tmp_path, "Ana Silva", "Bo Lind")
    before = [(path, path.read_bytes()) for path in (box / ROOT / "program").iterdir()]
    kim.command("program", "hand-over", "Ana")
    bo.sync()
    ledger = visit(bo, box).ledger
    assert ledger.handed == [ana.journal.device]
    [first] = {*(box / ROOT / "program").iterdir()} - {path for path, _ in before}
    data = first.read_bytes()
    first.unlink()
    shutil.rmtree(f"{kim.journal.home}/private/shares")  # an old backup of Kim's, which knows nothing of it
    kim.journal.commit(_hosted(kim))
    kim.join(box, "")
    kim.command("program", "hand-over", "Bo")
    first.write_bytes(data)
    for who in (bo, ana):
        [report] = who.sync()
        assert any("handed it over to two people" in sentence for sentence in report.warnings)
        assert visit(who, box).here.hosts.now[0].id == ana.journal.device


def _hosted(kim):
    return joining.hosts(kim.rows("share")[0], True)


def test_who_leads_a_cohort_receives_what_is_counted_of_it_alone(tmp_path):
    kim, (ana, bo, lena), box = a_program(tmp_path, "Ana Silva", "Bo Lind", "Lena Wolf")
    for who, cohort in ((ana, "spring"), (bo, "autumn"), (lena, "autumn")):  # in one, and leads another
        now = kim.clock.now()
        row = {"at": now.isoformat(), "by": kim.me, "readers": "only_you", "name": who.name, "cohort": cohort,
               "person": who.me}  # fmt: skip
        kim.commit(Delta("Enrolled", {kim.id("enrolment"): row}, {}))
    assert kim.command("program", "lead", "Lena", "--cohort", "spring").code == 0
    for who in (ana, bo, lena):
        who.sync()

    def receives(who):
        here = visit(who, box).here
        return {one.name for one in _counting(here.members, who.me, {one.id for one in here.hosts.now})}

    assert receives(ana) == {"Kim Lee", "Lena Wolf"}
    assert receives(bo) == {"Kim Lee"}
    told = kim.command("program", "lead", "Lena", "--cohort", "summer")
    assert (told.code, "there are autumn, spring" in told.err) == (1, True)
    kim.command("program", "lead", "Lena")
    ana.sync()
    assert receives(ana) == {"Kim Lee"}
    kim.command("program", "cohort", "spring", "--lead", "lena")  # the same, from the side of the cohort
    ana.sync()
    assert receives(ana) == {"Kim Lee", "Lena Wolf"}
    assert [row["leads"] for row in kim.rows("cohort")] == [[lena.me]]
    kim.command("program", "cohort", "spring", "--lead", "bo")
    ana.sync()
    assert receives(ana) == {"Kim Lee", "Bo Lind"}


def test_everybody_s_key_is_a_new_one_once_somebody_left(tmp_path):
    kim, (ana, bo), box = a_program(tmp_path, "Ana Silva", "Bo Lind")
    for who in (kim, ana, bo):
        who.sync()
    old = visit(ana, box).here.group
    hosting.leave(bo.journal, bo.rows("share")[0])
    for who in (kim, ana, kim, ana):
        who.sync()
    new = visit(ana, box).here.group
    assert (new.epoch, len(new.identities)) == (old.epoch + 1, 2)
    bo.sync()
    assert visit(bo, box).here.group.recipients == old.recipients


def test_an_older_state_of_the_folder_is_told_and_nothing_is_lost(tmp_path):
    tom, ana, box = a_pair(tmp_path)
    shutil.copytree(box, tmp_path / "backup")
    ana.log("Since the backup", "Tom Berg")
    for who in (ana, tom):
        who.sync()
    shutil.rmtree(box)
    shutil.copytree(tmp_path / "backup", box)
    [report] = tom.sync()
    assert "of Ana Silva that was here went" in " ".join(report.warnings)
    assert tom.texts() == ["Since the backup"]
    ana.sync()
    [report] = tom.sync()
    assert not report.warnings


def test_who_leaves_the_folder_of_a_program_stands_so_on_the_list(tmp_path):
    kim, (ana,), _ = a_program(tmp_path, "Ana Silva")
    [row] = kim.rows("share")
    kim.commit(enrolling.enrol(kim.journal, row["id"].partition("-")[2], [{"name": "Ana Silva"}], now=kim.clock.now(),
                               new_id=kim.id))  # fmt: skip
    [listed] = kim.rows("enrolment")
    kim.write(listed["id"], person=ana.me)
    kim.sync()
    assert "left_on" not in kim.rows("enrolment")[0]
    hosting.leave(ana.journal, ana.rows("share")[0])
    kim.sync()
    kim.sync()
    assert kim.rows("enrolment")[0]["left_on"] == "2026-11-21"
    before = kim.rows("enrolment")[0]
    assert kim.sync() and kim.rows("enrolment")[0] == before
