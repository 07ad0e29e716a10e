"""What one agreed to, and when, is read off the records."""

from __future__ import annotations

import json
from pathlib import Path

from mentortui.exchange import inviting, starting
from mentortui.practice import consents
from tests.sharing import Somebody, a_pair


def test_what_was_agreed_to_is_told_with_its_moment(tmp_path: Path) -> None:
    tom, ana, _box = a_pair(tmp_path)
    tom.log("a word", "Ana")
    kim = Somebody(tmp_path, "Kim", 9)
    starting.start_program(kim.journal, str(tmp_path / "program"), "Early talent")
    ana.join(tmp_path / "program", inviting.code(kim.journal, kim.rows("share")[0], "Ana"))
    program = next(row["id"] for row in ana.rows("share") if row["type"] == "program")
    ana.write(program, counts=["meeting"])
    found = consents.log(ana.journal)
    said = [one.sentence for one in found]
    assert said[0] == "“Early talent” counts what you write from joining on: meetings."
    assert "Joined “Early talent”, the folder of a program." in said
    assert any(one.startswith("Joined “") and one.endswith("a folder for two.") for one in said)
    assert [one.at for one in found] == sorted((one.at for one in found), reverse=True)
    ana.write(program, counts=[])
    assert consents.log(ana.journal)[0].sentence == "“Early talent” counts nothing unless a record says so."
    assert any("may read 2 records of yours" in one.sentence for one in consents.log(tom.journal))
    told = ana.command("privacy", "--log", "--json")
    assert told.code == 0 and json.loads(told.out)["consents"][0]["record"] == program
    assert "counts nothing" in ana.command("privacy", "--log").out.splitlines()[0]
