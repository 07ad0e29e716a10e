"""Somebody in a program writes what they may not, into relationships that are not theirs and in the program's name.

Kim coordinates; Tom is with Ana and with Bo, each met in a folder of their own, and all are in the program's folder.
What is forged is sound in every way but what it says.
"""

import pytest

from mentortui.store.share.audiences import FACTS
from tests.forging import MADE, forge, keys_of, put, share_of
from tests.sharing import Somebody

ENTRY = "entry-" + "e" * 31


def _met(*everybody):
    for who in (*everybody, *everybody):
        who.sync()


def _whole(by):
    """A note that would be shown if it were let in."""
    return {**MADE, "by": by, "meeting": "meeting-" + "0" * 32, "x/text": "Planted"}


def _program_of(who):
    return share_of(who, "program")


@pytest.fixture(scope="module")
def program(tmp_path_factory):
    """Kim, Tom, Ana, Bo, and the folder of the program."""
    tmp_path = tmp_path_factory.mktemp("program")
    kim, tom, ana, bo = (Somebody(tmp_path, name, seed) for seed, name in enumerate(("Kim", "Tom", "Ana", "Bo"), 1))
    for other in (ana, bo):
        tom.pair(other.name, tmp_path / other.name.casefold(), "mentee")
        other.join(tmp_path / other.name.casefold())
    _met(tom, ana, bo)
    box = tmp_path / "program"
    kim.program(box)
    for who in (tom, ana, bo):
        kim.invite(box, who.name)
        who.join(box)
        kim.sync()
    _met(kim, tom, ana, bo)
    return kim, tom, ana, bo, box


def _with(tom, other):
    return next(row["id"] for row in tom.rows("relationship") if other.me in row["mentees"])


def test_nobody_writes_into_the_relationship_of_others(program):
    kim, tom, ana, bo, box = program
    for number, who in enumerate((ana, kim), 1):  # the coordinator cannot either
        forged = forge(keys_of(who), [tom, bo], _program_of(tom), _with(tom, bo), {f"{ENTRY}{number}": _whole(who.me)})
        put(box, who.journal.device, forged)
    for who in (tom, bo):
        told = who.command("sync")
        assert "nobody may write them for another" in told.err
        assert "Planted" not in who.texts()


def test_nobody_moves_a_record_to_the_readers_of_another_relationship(program):
    _, tom, ana, bo, box = program
    entry = tom.log("For Ana alone", "Ana")
    _met(tom, ana)
    meeting = tom.journal.get(entry)["meeting"]
    moved = {entry: {"relationship": _with(tom, bo)}, meeting: {"relationship": _with(tom, bo)}}
    for number, audience in enumerate((_with(tom, bo), _with(tom, ana))):
        put(box, ana.journal.device, forge(keys_of(ana), [tom], _program_of(tom), audience, moved, seq=70 + number))
    tom.sync()
    tom.write(entry, text="For Ana alone, and more")
    _met(tom, bo, ana)
    assert not any("For Ana" in text for text in bo.texts())
    assert "For Ana alone, and more" in ana.texts()


def test_nobody_lets_themselves_into_a_relationship(program):
    _, tom, ana, bo, box = program
    with_bo = _with(tom, bo)
    for number, audience in enumerate((with_bo, _with(tom, ana))):
        forged = {with_bo: {f"mentees/{ana.me}": True, "by": ana.me}}
        put(
            box, ana.journal.device, forge(keys_of(ana), [tom, bo], _program_of(tom), audience, forged, seq=90 + number)
        )
    tom.sync()
    tom.log("For Bo alone", "Bo")
    _met(tom, bo, ana, tom, ana)
    assert "For Bo alone" in bo.texts()
    assert "For Bo alone" not in ana.texts()


def test_what_a_program_says_is_its_host_s(program):
    kim, tom, ana, _, box = program
    charter = {"charter-" + "c" * 32: {**MADE, "by": ana.me, "name": "Hers"},
               "announcement-" + "c" * 32: {**MADE, "by": ana.me, "title": "Hers"}}  # fmt: skip
    put(box, ana.journal.device, forge(keys_of(ana), [tom, kim], _program_of(tom), _with(tom, ana), charter))
    for who in (tom, kim):
        who.sync()
        assert not any("Hers" in row.values() for kind in ("charter", "announcement") for row in who.rows(kind))


def test_facts_are_counted_of_their_own_person_alone(program):
    kim, tom, ana, _, box = program
    facts = {f"fact-{number:032x}": {"at": MADE["at"], "by": by, "readers": "only_you", "program": program,
                                     "what": "meeting", "on": "2026-11-20", "minutes": 60}
             for number, (by, program) in enumerate([(tom.me, _program_of(kim)), (ana.me, "0" * 32)])}  # fmt: skip
    put(box, ana.journal.device, forge(keys_of(ana), [kim], _program_of(kim), FACTS, facts))
    kim.sync()
    assert not kim.rows("fact")
