"""Joining by a code and without one: who is let in, who is refused, and what both are told."""

import json

import pytest

from mentortui.errors import Refused
from mentortui.exchange import inviting, starting
from mentortui.store.share import roster
from mentortui.store.share.audiences import setup_of
from mentortui.store.share.cards import read_cards
from mentortui.store.share.envelope import parse, unseal
from mentortui.store.share.folder import ROOT, open_folder
from mentortui.store.share.keyring import keyring
from mentortui.store.share.visit import Visit
from tests.sharing import Somebody, a_pair, second_computer


def visit(who, place):
    row = next(row for row in who.rows("share") if Visit.of(who.journal, setup_of(row)).folder.place == str(place))
    return Visit.of(who.journal, setup_of(row))


def a_program(folder, *names, seed=20):
    """Kim, who coordinates a program, and people in it."""
    kim = Somebody(folder, "Kim Lee", seed)
    box = folder / "program"
    kim.program(box)
    people = [Somebody(folder, name, seed + number) for number, name in enumerate(names, 1)]
    for one in people:
        kim.invite(box, one.name)
        one.join(box)
    for who in (kim, *people):
        who.sync()
    return kim, people, box


def test_pair_prints_the_code_and_join_finds_the_folder_by_it(tmp_path, monkeypatch):
    tom, ana = Somebody(tmp_path, "Tom Berg", 1), Somebody(tmp_path, "Ana Silva", 2)
    made = tom.command("pair", "Ana", str(tmp_path / "Ana-and-Tom"), "--as", "mentee")
    assert made.code == 0
    assert "by phone or message, not in the folder" in made.err
    code = made.out.strip()
    assert len(code) == 29
    with pytest.raises(Refused, match="No folder of whoever gave you this code was found"):
        starting.join(ana.journal, code)
    monkeypatch.chdir(tmp_path)
    joined = ana.command("join", *code.lower().split("-"))
    assert joined.code == 0
    assert "your code proves that it is the right one" in joined.err
    told = tom.command("sync")
    assert "Ana Silva joined with your code." in told.err
    assert "then you are told who it is" in joined.err
    assert "“Ana and Tom” was started by Tom Berg." in ana.command("sync").err
    assert "was started by" not in ana.command("sync").err
    assert "Ana Silva" in ana.command("sync", "--json").out or ana.sync()[0].people == ("Tom Berg",)


def test_a_code_of_another_folder_is_refused_and_nothing_is_joined(tmp_path):
    tom, ana = Somebody(tmp_path, "Tom Berg", 1), Somebody(tmp_path, "Ana Silva", 2)
    bo = Somebody(tmp_path, "Bo Lind", 3)
    code = tom.pair("Ana", tmp_path / "toms").code
    bo.pair("Ana", tmp_path / "bos")
    with pytest.raises(Refused, match="This code is of another folder"):
        ana.join(tmp_path / "bos", code)
    assert not ana.rows("share")


def refused(tom, box, tmp_path, code):
    """What Tom and somebody who joined with a code are told."""
    eve = Somebody(tmp_path, "Eve", 9)
    eve.join(box, code)
    tom.log("Not for Eve", "Ana Silva")
    [toms] = [report for report in tom.sync() if report.place == str(box)]
    [eves] = eve.sync()
    assert "Eve" not in toms.people
    assert not eve.texts()
    return " ".join(toms.warnings), " ".join(eves.warnings)


def test_a_code_used_twice_is_refused_and_both_are_told(tmp_path):
    tom, ana, box = Somebody(tmp_path, "Tom Berg", 1), Somebody(tmp_path, "Ana Silva", 2), tmp_path / "box"
    code = tom.pair("Ana", box, "mentee").code
    ana.join(box, code)
    tom.sync()
    toms, eves = refused(tom, box, tmp_path, code)
    assert "Eve joined with a code that does not count: somebody joined with it before." in toms
    assert "Your code was not taken: somebody joined with it before." in eves


def test_a_code_that_was_taken_back_or_is_one_too_many_is_refused(tmp_path):
    tom, ana, box = Somebody(tmp_path, "Tom Berg", 1), Somebody(tmp_path, "Ana Silva", 2), tmp_path / "box"
    first, second = (tom.pair("Ana", box, "mentee").code for _ in range(2))
    assert first != second
    ana.join(box, first)
    tom.sync()
    assert "two are in it" in refused(tom, box, tmp_path, second)[0]
    kim, _, program = a_program(tmp_path, "Bo Lind")
    code = kim.invite(program, "Cem")
    last = max(kim.rows("invite"), key=lambda row: row["at"])
    kim.command("delete", last["id"])
    cem = Somebody(tmp_path, "Cem", 60)
    cem.join(program, code)
    [report] = kim.sync()
    assert "you took it back" in " ".join(report.warnings)
    assert "it was taken back" in " ".join(cem.sync()[0].warnings)


def test_somebody_who_comes_again_with_a_new_journal_takes_the_place_of_the_first(tmp_path):
    tom, ana, box = a_pair(tmp_path)
    tom.log("Before the laptop was lost", "Ana Silva")
    for who in (tom, ana, tom):
        who.sync()
    code = tom.pair("Ana", "").code
    new = Somebody(tmp_path, "Ana Silva", 70, home="new laptop")
    new.join(box, code)
    tom.sync()
    tom.sync()  # who is who follows once the first is out
    tom.log("For the new one", "Ana Silva")
    tom.sync()
    for who in (ana, new):
        who.sync()
    assert "For the new one" not in ana.texts()
    assert [one.person for one in visit(tom, box).others()] == [new.me]


def test_a_wrong_secret_is_refused(tmp_path):
    kim, _, program = a_program(tmp_path)
    right = kim.invite(program, "Ana Silva").replace("-", "")
    code = inviting.Code(right[:16], "0000000")
    ana = Somebody(tmp_path, "Ana Silva", 61)
    ana.join(program, code.words())
    assert "it is none of yours" in " ".join(kim.sync()[0].warnings)


def test_who_has_no_code_is_let_in_once_six_words_were_compared(tmp_path):
    tom, ana = Somebody(tmp_path, "Tom Berg", 1), Somebody(tmp_path, "Ana Silva", 2)
    box = tmp_path / "box"
    tom.pair("Ana", box, "mentee")
    told = ana.command("join", str(box))
    [asks] = tom.sync()[0].joining
    assert asks.name == "Ana Silva"
    assert len(asks.words.split()) == 6
    assert asks.words in told.err
    assert "Set aside" not in told.err
    tom.log("Not yet for her", "Ana")
    ana.log_alone = None
    for who in (tom, ana, tom):
        who.sync()
    assert not ana.rows("relationship")
    assert tom.sync()[0].people == ()
    assert asks.words in tom.command("sync").err
    assert tom.command("join", "--confirm", "Ana").code == 0
    ana.sync()
    assert ana.texts() == ["Not yet for her"]
    assert ana.sync()[0].words == ""


def test_nobody_but_the_host_reads_a_card_and_in_a_program_names_only_whom_they_concern(tmp_path):
    kim, (ana, bo), box = a_program(tmp_path, "Ana Silva", "Bo Lind")
    for who in (kim, ana, bo):
        who.sync()
    for reader in (ana, bo):
        keys = keyring(reader.journal.disk, reader.journal.device)
        share = reader.rows("share")[0]["id"].partition("-")[2]
        read = read_cards(open_folder(str(box)), share, keys, {})
        assert {card.name for card in read} == {reader.name}
        here = visit(reader, box).here
        assert {one.name for one in here.members} == {"Kim Lee", reader.name, ""}
        assert here.group is not None
        for path in (box / ROOT / "roster").iterdir():
            body = unseal(parse(path.read_bytes()), [*keys.identity, *here.group.identities])
            other = {"Ana Silva": "Bo", "Bo Lind": "Ana"}[reader.name]
            assert body is None or other.encode() not in body
    assert {row["name"] for row in ana.rows("person")} == {"Ana Silva", "Kim Lee"}
    assert visit(ana, box).here.group.recipients == visit(bo, box).here.group.recipients


def test_a_roster_that_goes_missing_means_nothing_and_one_that_comes_late_repairs_everything(tmp_path):
    tom, ana, box = a_pair(tmp_path)
    late = {path: path.read_bytes() for path in (box / ROOT / "roster").iterdir()}
    desktop = second_computer(ana, tmp_path, tmp_path / "mine", 12)
    for path in late:
        path.unlink()
    ana.log("Ana knows whom she knows", "Tom Berg")
    ana.sync()
    tom.sync()  # who puts it there anew
    assert tom.texts() == ["Ana knows whom she knows"]
    assert list((box / ROOT / "roster").iterdir())
    desktop.join(box)
    for who in (ana, tom, desktop):
        who.sync()
    assert desktop.texts() == ["Ana knows whom she knows"]


def test_another_founding_file_for_the_same_share_counts_for_nobody(tmp_path):
    tom, ana, box = a_pair(tmp_path)
    mallory = Somebody(tmp_path, "Mallory", 66)
    mallory.pair("Ana", tmp_path / "hers")
    share = tom.rows("share")[0]["id"].partition("-")[2]
    [real] = (tmp_path / "hers" / ROOT / "program").iterdir()
    own = mallory.rows("share")[0]["id"].partition("-")[2]
    from tests.forging import keys_of, signed_anew

    forged = signed_anew(real.read_bytes(), keys_of(mallory).signing, share=share)
    assert own != share
    (box / ROOT / "program" / "0000000000000000.mj").write_bytes(forged.data)
    ana.log("To Tom", "Tom Berg")
    for who in (ana, tom):
        who.sync()
    assert tom.texts() == ["To Tom"]
    assert visit(ana, box).here.founding.host.id == tom.journal.device


def test_codes_for_a_list_and_faults_aside(tmp_path):
    kim, _, _ = a_program(tmp_path)
    path = tmp_path / "people.csv"
    path.write_text("name,email\nAna Silva,ana@example.org\n,nobody@example.org\nBo Lind,bo@example.org\n")
    told = kim.command("program", "invite", str(path))
    assert told.code == 3
    assert "line 3: It has no name." in told.err
    rows = [line.split(",") for line in told.out.strip().splitlines()]
    assert [row[0] for row in rows] == ["name", "Ana Silva", "Bo Lind"]
    again = kim.command("program", "invite", str(path))
    assert (again.out, "Enrolled already, and left as they are: Ana Silva and Bo Lind." in again.err) == ("", True)
    fresh = kim.command("program", "invite", "--again", "bo", "--json")
    assert json.loads(fresh.out)["invited"][0]["code"] != rows[2][1]
    bo = Somebody(tmp_path, "Bo Lind", 63)
    bo.join(tmp_path / "program", rows[2][1])
    ana = Somebody(tmp_path, "Ana Silva", 62)
    ana.join(tmp_path / "program", rows[1][1])
    [report] = kim.sync()
    assert "Joined, and on your list: Ana Silva." in report.says
    assert any("you took it back" in said for said in report.warnings)
    assert {row["name"]: bool(row.get("person")) for row in kim.rows("enrolment")} == {
        "Ana Silva": True,
        "Bo Lind": False,
    }
    assert roster.MEMBERS


CODE = "7QK4-M2XD-9RHT-PKC3-0V8W-J6NB"


@pytest.mark.parametrize(("words", "code", "folder"), [
    ([CODE, "box"], CODE, "box"),
    (["box", CODE], CODE, "box"),
    ([CODE], CODE, ""),
    (CODE.split("-"), CODE.replace("-", " "), ""),
    ([*CODE.split("-"), "box"], CODE.replace("-", " "), "box"),
    ([*CODE.split("-"), "/srv/Ana and Tom"], CODE.replace("-", " "), "/srv/Ana and Tom"),
    (["Ana", "and", "Tom"], "", "Ana and Tom"),
    ([], "", ""),
])  # fmt: skip
def test_a_code_and_a_folder_are_told_apart_by_their_shape(tmp_path, monkeypatch, words, code, folder):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "box").mkdir()
    assert starting.code_and_folder(words) == (code, folder)
