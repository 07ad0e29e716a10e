"""A computer that was taken away is told so in plain words, and nobody is told odd things about it."""

import json

import pytest

from mentortui.exchange import overview
from mentortui.model.delta import Delta
from mentortui.practice import computers
from mentortui.store.share import parting
from mentortui.store.share.audiences import setup_of
from mentortui.store.share.folder import ROOT
from mentortui.store.share.visit import Visit
from tests.forging import keys_of, share_of, signed_anew
from tests.sharing import Somebody, a_pair, second_computer

AGAIN = "If you have it again, on the other one: mentortui device add"


def _met(*everybody):
    for who in (*everybody, *everybody):
        who.sync()


@pytest.fixture
def lost(tmp_path):
    """Tom, Ana, her laptop with which she joined, her desktop, and the folder."""
    tom, laptop, box = a_pair(tmp_path)
    desktop = second_computer(laptop, tmp_path, tmp_path / "mine", 7)
    desktop.join(box)
    _met(laptop, desktop, tom)
    return tom, laptop, desktop, box


def test_a_computer_that_was_taken_away_is_told_what_happened_and_what_is_safe(lost):
    tom, laptop, desktop, _ = lost
    laptop.log("Before", "Tom Berg")
    _met(laptop, desktop)
    assert desktop.command("device", "remove", laptop.journal.device[:8]).code == 0
    _met(desktop, tom)
    laptop.log("After", "Tom Berg")
    told = laptop.command("sync")
    assert "This computer was taken away on “computer 7” on 21 November 2026" in told.err
    assert told.err.count("Your journal here is whole") == 1, "in two folders"
    assert AGAIN in told.err
    assert laptop.journal.device in told.err
    assert "If it was not you who did that: mentortui device remove 'computer 7'" in told.err
    assert "sent" not in told.out
    assert laptop.texts() == ["After", "Before"]
    for sentence in (desktop.command("sync").err, tom.command("sync").err):
        assert "taken away" not in sentence
        assert "does not count" not in sentence
    assert tom.texts() == ["Before"]


def test_join_on_it_says_the_same_and_nothing_odd(lost):
    tom, laptop, desktop, box = lost
    desktop.command("device", "remove", laptop.journal.device)
    _met(desktop, tom)
    for words in (("join", str(box)), ("join", tom.invite(box, "Ana Silva"), str(box))):
        told = laptop.command(*words)
        assert told.code == 1
        assert "This computer was taken away on “computer 7”" in told.err
        assert AGAIN in told.err
    said = tom.command("sync").err
    assert "joined with a code" not in said
    assert "Ana Silva" not in said


def test_one_that_is_found_again_is_taken_in_again_with_all_it_wrote(lost):
    tom, laptop, desktop, box = lost
    laptop.log("Before", "Tom Berg")
    _met(laptop, tom, desktop)
    laptop.log("On the sofa", "Tom Berg")
    laptop.sync()
    aside = [(path, path.read_bytes()) for path in (box / ROOT / "s" / laptop.journal.device).iterdir()]
    tom.sync()
    desktop.command("device", "remove", laptop.journal.device)
    _met(desktop, tom)
    laptop.log("While it was out", "Tom Berg")
    assert "taken away" in laptop.command("sync").err
    tom.log("Meanwhile", "Ana Silva")
    _met(tom)
    assert desktop.command("device", "add", laptop.journal.device).code == 0
    _met(desktop, tom, laptop, desktop)
    assert aside
    everything = ["Before", "Meanwhile", "On the sofa", "While it was out"]
    assert tom.texts() == laptop.texts() == desktop.texts() == everything
    for who in (tom, laptop, desktop):
        assert not who.command("sync").err
    assert desktop.command("device", "remove", laptop.journal.device).code == 0, "and once more"
    _met(desktop, tom)
    laptop.log("Not any more", "Tom Berg")
    assert "taken away" in laptop.command("sync").err
    _met(tom)
    assert tom.texts() == everything


@pytest.mark.parametrize("alike", [True, False])
@pytest.mark.parametrize("true_one", ["laptop", "desktop"])
def test_whoever_started_the_folder_settles_which_of_two_computers_stands(lost, alike, true_one):
    tom, laptop, desktop, box = lost
    true, stolen = (laptop, desktop) if true_one == "laptop" else (desktop, laptop)
    if not alike:  # the finder was quicker, and whoever started it heard of that first
        stolen.command("device", "remove", true.journal.device)
        _met(stolen, tom)
        true.command("device", "remove", stolen.journal.device)
        _met(true, tom)
    else:
        away = box.parent / "away"
        for who, other in ((true, stolen), (stolen, true)):
            (box.parent / "mine").rename(away)
            who.command("device", "remove", other.journal.device)
            away.rename(box.parent / "mine")
        _met(true, stolen, tom)
    told = true.command("sync").err
    assert "You took that one away here as well" in told
    with Visit.of(true.journal, setup_of(true.rows("share")[0]), str(box)) as visit:
        words = visit.claim_words
    assert len(words.split()) == 6
    assert f"read them the security words of this one: {words}" in told
    assert "`mentortui sync` says how to settle it" in tom.command("verify").out
    said = tom.command("sync").err
    assert f"If they are “{words}”: mentortui join --confirm {true.journal.device}" in said
    if alike:
        several = tom.command("join", "--confirm", "Ana Silva")
        assert several.code == 1
        assert "Say the one whose security words you were read" in several.err
    assert tom.command("join", "--confirm", true.journal.device).code == 0
    true.log("Stands again", "Tom Berg")
    stolen.log("By whoever found it", "Tom Berg")
    _met(true, stolen, tom, true)
    assert tom.texts() == ["Stands again"]
    tom.log("For the true one", "Ana Silva")
    _met(tom, stolen, true)
    assert "For the true one" in true.texts()
    assert "For the true one" not in stolen.texts()
    for who in (tom, true):
        assert not who.command("sync").err, "it is settled"


def test_nobody_else_can_say_it(lost, tmp_path):
    tom, laptop, desktop, box = lost
    for who in (tom, Somebody(tmp_path, "Mallory", 66)):
        keys = keys_of(who)
        for device in (keys.own.id, desktop.journal.device):  # with their own name, or the other computer's
            header = {"share": share_of(tom), "dev": keys.own.id, "what": parting.WHAT, "for": laptop.journal.device,
                      "schema": 1, "min_reader": 1}  # fmt: skip
            data = parting.seal(header, b'{"name":"desk","on":"2026-11-21"}', [keys_of(laptop).own.age], keys.signing)
            data = signed_anew(data, keys.signing, dev=device).data
            (box / ROOT / "parting").mkdir(exist_ok=True)
            (box / ROOT / "parting" / parting.file_name(laptop.journal.device, device)).write_bytes(data)
            assert "taken away" not in laptop.command("sync").err


# -- by their names ------------------------------------------------------------------------------------


def test_two_computers_with_one_name_are_told_apart_and_asked_about(lost):
    _, laptop, desktop, _ = lost
    desktop.commit(Delta("One name", {}, {row["id"]: {"name": "vm"} for row in desktop.rows("computer")}))
    _met(desktop, laptop)
    listed = desktop.command("device", "list", "--json").out
    mine = json.loads(listed)["computers"]
    assert sorted(one["name"] for one in mine) == ["vm", "vm (2)"]
    assert {one["since"] for one in mine} == {"2026-11-21"}
    assert sorted(one.name for one in overview.known(desktop.journal).computers) == ["vm", "vm (2)"]
    told = desktop.command("device", "remove", "vm")
    assert told.code == 1
    assert told.err.count("yours since 2026-11-21") == 2
    assert "Which one do you mean by 'vm'" in told.err
    assert "this one" in told.err
    other = next(one for one in mine if not one["here"])
    assert desktop.command("device", "remove", "VM (2)" if other["name"] == "vm (2)" else other["id"]).code == 0
    assert [one["here"] for one in json.loads(desktop.command("device", "list", "--json").out)["computers"]] == [True]


def test_names_are_told_apart_whatever_they_are():
    rows = [{"id": f"computer-{number}", "device": str(number), "at": f"2026-11-2{number}", "name": name}
            for number, name in enumerate(("vm", "VM", "vm (2)", "vm", ""))]  # fmt: skip
    names = computers.called([*rows, {"id": "computer-r", "device": "r", "type": "recovery", "name": "vm"}])
    assert list(names.values()) == ["vm", "VM (3)", "vm (2)", "vm (4)", ""]
    assert len({name.casefold() for name in names.values()}) == len(rows)


# -- where own computers meet --------------------------------------------------------------------------


def test_a_new_computer_asks_in_no_folder_of_somebody_else_s(tmp_path):
    tom, ana, box = a_pair(tmp_path)
    told = ana.command("--home", str(tmp_path / "new"), "join", str(box), "--mine")
    assert told.code == 1
    assert "is shared with others, and nobody's own computers meet there" in told.err
    assert not (tmp_path / "new").exists()
    assert not tom.sync()[0].asking
    assert tom.command("device", "add", str(box)).code == 0
    assert tom.command("--home", str(tmp_path / "new"), "join", str(box), "--mine").code == 0
    assert tom.sync()[0].asking


def test_of_a_host_s_own_computers_the_one_that_started_it_is_believed_and_the_other_is_told(tmp_path):
    for founder_is_true in (True, False):
        place = tmp_path / str(founder_is_true)
        place.mkdir()
        founder, ana, box = a_pair(place)
        second = second_computer(founder, place, box, 7)
        second.join(box)
        _met(founder, second, ana)
        true, thief = (founder, second) if founder_is_true else (second, founder)
        thief.command("device", "remove", true.journal.device)
        _met(thief, ana)
        assert "If it was not you who did that" in true.command("sync").err
        assert true.command("device", "remove", thief.journal.device).code == 0
        _met(true, ana, thief)
        told = true.command("sync").err
        assert ("mentortui pair NAME FOLDER" in told) is not founder_is_true
        assert "asks to be taken in" not in told
        true.log("By Tom", "Ana Silva")
        _met(true, ana)
        assert ana.texts() == (["By Tom"] if founder_is_true else [])
