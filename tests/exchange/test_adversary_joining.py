"""Somebody tries to get in, or to be taken for somebody else: codes, cards, hosts and the roster."""

import shutil

import pytest

from mentortui.exchange import inviting
from mentortui.store.share import cards, roster
from mentortui.store.share.audiences import setup_of
from mentortui.store.share.cards import Card
from mentortui.store.share.envelope import parse, unseal
from mentortui.store.share.folder import ROOT, open_folder
from mentortui.store.share.visit import Visit
from mentortui.store.stamp import LogicalClock
from tests.forging import forge, keys_of, put, share_of, signed_anew, stranger
from tests.sharing import Somebody, a_pair, second_computer


def _met(*everybody):
    for who in (*everybody, *everybody):
        who.sync()


def _people(who):
    return [row["name"] for row in who.rows("person") if row["id"] != who.me]


@pytest.fixture
def waiting(tmp_path):
    """Tom, who made a folder for Ana, the code for her, Ana, Mallory, and the folder."""
    tom, ana, mallory = (Somebody(tmp_path, name, seed) for seed, name in enumerate(("Tom Berg", "Ana", "Mallory"), 1))
    box = tmp_path / "box"
    code = tom.pair("Ana", box, "mentee").code
    tom.log("For Ana alone", "Ana")
    return tom, ana, mallory, box, code


# -- codes ---------------------------------------------------------------------------------------------


def test_every_typo_in_a_code_is_refused_by_the_command(waiting):
    _, ana, _, box, code = waiting
    for at in range(0, len(code), 5):
        letter = "0" if code[at] != "0" else "1"
        told = ana.command("join", code[:at] + letter + code[at + 1 :], str(box))
        assert told.code == 1
        assert "does not read" in told.err
        assert not ana.rows("share")
    assert ana.command("join", code.lower().replace("-", " "), str(box)).code == 0


def test_a_code_of_another_folder_is_refused_in_words(waiting, tmp_path):
    _, ana, mallory, box, _ = waiting
    other = mallory.pair("Ana", tmp_path / "other").code
    told = ana.command("join", other, str(box))
    assert told.code == 1
    assert "This code is of another folder" in told.err
    assert not ana.rows("share")


def test_a_code_counts_once_and_both_are_told(waiting):
    tom, ana, mallory, box, code = waiting
    ana.join(box, code)
    mallory.join(box, code)
    _met(tom, ana, mallory)
    assert ana.texts() == ["For Ana alone"]
    assert mallory.texts() == []
    assert "somebody joined with it before" in tom.command("sync").err
    assert "Your code was not taken: somebody joined with it before" in mallory.command("sync").err
    assert _people(tom) == ["Ana"]


def test_whoever_uses_a_stolen_code_first_is_seen_by_name_and_the_other_is_told(waiting):
    tom, ana, mallory, box, code = waiting
    mallory.join(box, code)
    told = tom.command("sync")
    assert "Mallory" in told.err
    ana.join(box, code)
    _met(tom, ana)
    assert "Your code was not taken" in ana.command("sync").err


def test_a_code_that_was_taken_back_lets_nobody_in(waiting):
    tom, _, mallory, box, code = waiting
    [invite] = tom.rows("invite")
    assert tom.command("delete", invite["id"]).code == 0
    mallory.join(box, code)
    _met(tom, mallory)
    assert mallory.texts() == []
    assert "it was taken back" in mallory.command("sync").err


def test_without_a_code_nothing_goes_either_way_until_words_were_compared(waiting):
    tom, ana, _, box, _ = waiting
    ana.join(box, "")
    ana.note("From Ana")
    _met(tom, ana)
    assert ana.texts() == []
    assert not list((box / ROOT / "s").glob(f"{ana.journal.device}/*"))
    assert all(
        unseal(parse(path.read_bytes()), keys_of(ana).identity) is None for path in (box / ROOT / "s").rglob("*.mj")
    )
    with Visit.of(tom.journal, setup_of(tom.rows("share")[0])) as host:
        [card] = host.here.judged.asking
        there = host.words(card)
    with Visit.of(ana.journal, setup_of(ana.rows("share")[0])) as visit:
        assert visit.own_words() == there
        assert len(there.split()) == 6
    inviting.confirm(tom.journal, "Ana")
    _met(ana, tom, ana)
    assert "For Ana alone" in ana.texts()


def test_words_differ_where_somebody_put_their_own_key_in_between(waiting):
    tom, ana, mallory, box, _ = waiting
    words = set()
    for who in (ana, mallory):
        who.join(box, "")
        with Visit.of(who.journal, setup_of(who.rows("share")[0])) as visit:
            words.add(visit.own_words())
    assert len(words) == 2
    tom.sync()
    assert tom.texts() == ["For Ana alone"]


# -- cards ---------------------------------------------------------------------------------------------


def _card(keys, share, box, person, name, to, secret=""):
    """A card as an attacker's program writes it."""
    stamp = LogicalClock(keys.own.id).tick(4_000_000_000_000)
    card = Card(person, name, stamp, keys.own.id, (keys.own,), secret)
    cards.write_card(open_folder(str(box)), keys, share, card, to)


def test_a_card_for_somebody_else_s_person_does_not_count(tmp_path):
    tom, ana, box = a_pair(tmp_path)
    relationship = tom.rows("relationship")[0]["id"]
    strangers = [stranger(8 + number) for number in range(4)]
    to = [keys_of(tom).own.age, keys_of(ana).own.age]
    for number, keys in enumerate(strangers):
        person = (tom.me, ana.me)[number % 2]
        secret = tom.invite(box, "Somebody").replace("-", "")[16:23] if number > 1 else ""
        _card(keys, share_of(tom), box, person, "Ana Silva", to, secret)
        planted = {f"entry-{number:032x}": {"at": "2026-11-21T09:00:00+00:00", "by": person, "readers": "relationship",
                                            "meeting": "meeting-" + "0" * 32, "x/text": "Planted"}}  # fmt: skip
        put(box, keys.own.id, forge(keys, [tom, ana], share_of(tom), relationship, planted))
    tom.log("For Ana alone", "Ana Silva")
    _met(tom, ana)
    for who in (tom, ana):
        assert who.texts() == ["For Ana alone"]
        assert len(_people(who)) == 1
    for path in (box / ROOT / "s").rglob("*.mj"):
        for keys in strangers:
            assert b"For Ana alone" not in (unseal(parse(path.read_bytes()), keys.identity) or b"")


def test_a_card_of_nobody_ends_no_sync(tmp_path):
    tom, ana, box = a_pair(tmp_path)
    for number, person in enumerate(("person-1", "goal-" + "a" * 32, "../../x", "person-" + "A" * 32)):
        secret = tom.invite(box, "Somebody").replace("-", "")[16:23]
        name = "\ud7ff\x1b[31m" * 90
        _card(stranger(8 + number), share_of(tom), box, person, name, [keys_of(tom).own.age], secret)
    tom.log("For Ana", "Ana Silva")
    assert tom.command("sync").code == 0
    ana.sync()
    assert ana.texts() == ["For Ana"]


def test_somebody_known_from_one_folder_is_not_anybody_with_their_id_in_another(tmp_path):
    """Mallory has a code of the program's own, and says there that she is Ana, whom Tom knows from theirs for two."""
    tom, ana, _ = a_pair(tmp_path)
    kim, mallory = Somebody(tmp_path, "Kim", 31), stranger(8)
    box = tmp_path / "program"
    kim.program(box)
    kim.invite(box, "Tom Berg")
    tom.join(box)
    code = kim.invite(box, "Somebody").replace("-", "")
    _card(mallory, share_of(kim, "program"), box, ana.me, "Ana Silva", [keys_of(kim).own.age], code[16:23])
    _met(kim, tom)
    planted = {"entry-" + "e" * 32: {"at": "2026-11-21T09:00:00+00:00", "by": ana.me, "readers": "relationship",
                                     "meeting": "meeting-" + "0" * 32, "x/text": "Planted"}}  # fmt: skip
    relationship = tom.rows("relationship")[0]["id"]
    put(box, mallory.own.id, forge(mallory, [tom], share_of(kim, "program"), relationship, planted))
    tom.log("For Ana alone", "Ana Silva")
    for _ in range(2):
        kim.sync()
        said = tom.command("sync").err
    assert tom.texts() == ["For Ana alone"]
    assert "says to be Ana Silva" in said
    for path in (box / ROOT / "s").rglob("*.mj"):
        assert b"For Ana alone" not in (unseal(parse(path.read_bytes()), mallory.identity) or b"")
    ana.sync()
    assert ana.texts() == ["For Ana alone"]


# -- hosts and the roster ------------------------------------------------------------------------------


def test_a_roster_that_arrives_late_repairs_everything(waiting, tmp_path):
    tom, ana, _, box, code = waiting
    ana.join(box, code)
    _met(tom)
    late = tmp_path / "late"
    shutil.move(box / ROOT / "roster", late)
    told = ana.command("sync")
    assert told.code == 0
    assert "Set aside" not in told.err  # who waits is told of no files
    shutil.move(late, box / ROOT / "roster")
    assert ana.command("sync").code == 0
    assert "For Ana alone" in ana.texts()


def test_a_roster_that_is_rolled_back_or_gone_takes_nobody_away(tmp_path):
    tom, ana, box = a_pair(tmp_path)
    place = box / ROOT / "roster"
    for how in ("gone", "oldest only"):
        for path in sorted(place.iterdir())[(0 if how == "gone" else 1) :]:
            path.unlink()
        ana.log(f"Still here when it is {how}", "Tom Berg")
        ana.sync()
        tom.sync()
        assert f"Still here when it is {how}" in tom.texts()
        tom.sync()
        assert list(place.iterdir()), "whoever hosts it says it again"


def test_nobody_but_the_host_says_who_is_there(tmp_path):
    tom, ana, box = a_pair(tmp_path)
    mallory = Somebody(tmp_path, "Mallory", 66)
    member = {"k": roster.MEMBERS, "t": f"{4_000_000_000_000:012x}0000", "person": mallory.me, "name": "Mallory",
              "role": "host", "how": "code", "devices": [keys_of(mallory).own.document()]}  # fmt: skip
    gone = {"k": roster.LEFT, "t": f"{4_000_000_000_000:012x}0001", "person": tom.me}
    for keys in (keys_of(ana), keys_of(mallory)):
        ages = [keys_of(who).own.age for who in (tom, ana)]
        roster.write(open_folder(str(box)), keys, share_of(tom), 90, [member, gone], ages)
    tom.log("For Ana alone", "Ana Silva")
    ana.log("For Tom alone", "Tom Berg")
    _met(tom, ana)
    for who in (tom, ana):
        assert sorted(who.texts()) == ["For Ana alone", "For Tom alone"]
        assert len(_people(who)) == 1


def test_nobody_founds_a_share_that_is_another_s(tmp_path):
    """Another founding file of the same share, with the attacker's key, beside the true one or in its place."""
    tom, ana, box = a_pair(tmp_path)
    key = stranger(5)
    [true] = (box / ROOT / "program").glob("*.mj")
    header = {"dev": key.own.id, "sign": key.own.sign.hex(), "age": key.own.age}
    forged = signed_anew(true.read_bytes(), key.signing, **header)
    (true.parent / "0000000000000000.mj").write_bytes(forged.data)
    tom.log("For Ana alone", "Ana Silva")
    _met(tom, ana)
    assert ana.texts() == ["For Ana alone"]
    kept = true.read_bytes()
    true.unlink()
    assert "Nothing was read or written" in ana.command("sync").err
    true.write_bytes(kept)
    assert ana.command("sync").code == 0


# -- lost computers ------------------------------------------------------------------------------------


def test_what_a_computer_wrote_after_it_was_taken_out_is_not_read_whenever_it_arrives(tmp_path):
    tom, ana, box = a_pair(tmp_path)
    desktop = second_computer(tom, tmp_path, box, 7)
    desktop.log("Before it was lost", "Ana Silva")
    _met(desktop, tom, ana)
    old = {path: path.read_bytes() for path in (box / ROOT / "s" / desktop.journal.device).iterdir()}
    assert tom.command("device", "remove", "computer 7").code == 0
    _met(tom, ana)
    desktop.log("By whoever found it", "Ana Silva")
    desktop.sync()
    for path, data in old.items():  # replayed, under new names too
        path.write_bytes(data)
        (path.parent / f"again {path.name}").write_bytes(data)
    _met(tom, ana)
    assert ana.texts() == tom.texts() == ["Before it was lost"]
    ana.reopen()
    shutil.rmtree(f"{ana.journal.home}/private/shares")
    ana.reopen()
    ana.join(box, "")
    _met(ana, tom, ana)
    assert ana.texts() == ["Before it was lost"], "read from the beginning"


def test_a_computer_that_was_found_takes_no_other_one_out(tmp_path):
    """Whoever found it says that the computers which are left are gone; who took it out first is believed."""
    tom, ana, box = a_pair(tmp_path)
    desktop = second_computer(tom, tmp_path, box, 7)
    _met(desktop, tom, ana)
    found = shutil.copytree(desktop.journal.home, tmp_path / "as it was")
    assert tom.command("device", "remove", "computer 7").code == 0
    _met(tom, ana)
    desktop.journal.close()
    shutil.rmtree(desktop.journal.home)
    shutil.copytree(found, desktop.journal.home)
    desktop.reopen()
    for row in desktop.rows("computer"):
        if row["device"] == tom.journal.device:
            desktop.command("device", "remove", row["name"])
    desktop.sync()
    tom.log("From the one that is left", "Ana Silva")
    _met(tom, ana)
    assert "From the one that is left" in ana.texts()
    ana.log("For the one that is left", "Tom Berg")
    _met(ana, tom)
    assert "For the one that is left" in tom.texts()
    desktop.sync()
    assert "For the one that is left" not in desktop.texts()
