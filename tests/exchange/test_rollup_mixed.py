"""Figures over journals of mixed versions, over unreadable ones, and of people in two programs: right, and told."""

from __future__ import annotations

from pathlib import Path

from mentortui.exchange import program_rollup, starting
from mentortui.model.delta import Delta
from mentortui.practice.whitelist import WHOLE
from mentortui.store.share import envelope, publish
from mentortui.store.share.audiences import FACTS
from mentortui.store.share.folder import SEGMENTS
from tests.exchange.test_shared_rules import _put, _segment
from tests.forging import share_of
from tests.program.test_rolling import DAY
from tests.sharing import Somebody


def _answered(who: Somebody, worth: int, program: str = "") -> None:
    """Somebody answers what they think of a program."""
    at, answers = who.clock.now().isoformat(timespec="seconds"), {"worth": worth}
    fields = {"at": at, "by": who.me, "readers": "only_you", "on": "2026-11-21", "form": "program", "version": 1,
              "answers": answers, "counted": True}  # fmt: skip
    more = {"program": program} if program else {}
    who.commit(Delta("Answered", {who.id("response"): fields | more}))


def _world(folder: Path, many: int) -> tuple[Somebody, list[Somebody], Path]:
    """A coordinator and so many people who each answered: 1, 2, 3, 4, 5, 1, 2."""
    lead, box = Somebody(folder, "Lena Lead", 50), folder / "program"
    starting.start_program(lead.journal, str(box), "Early talent")
    people = [Somebody(folder, f"Person {number}", number) for number in range(many)]
    for number, one in enumerate(people):
        assert one.command("join", lead.invite(box, one.name), str(box), "--count", "all").code == 0
        _answered(one, 1 + number % 5)
    lead.sync()
    return lead, people, box


def _said(lead: Somebody) -> tuple[str, int, int, str]:
    """How many are satisfied, of how many people, how many are missing, and what it says of what it is made of."""
    rolled = program_rollup.rolled(lead.journal, lead.rows("share")[0], DAY).rollup
    found = rolled.figure("satisfaction")
    assert found is not None
    return found.said, found.n, found.missing, rolled.covers


def test_half_of_the_journals_unreadable_and_what_a_newer_version_counts(tmp_path, monkeypatch):
    lead, people, box = _world(tmp_path, 7)
    for one in people[:5]:
        one.sync()
    real = publish.seal
    with monkeypatch.context() as newer:
        newer.setattr(envelope, "FORMAT", 2)
        newer.setattr(publish, "seal", lambda header, *rest: real({**header, "min_reader": 2}, *rest))
        people[5].sync()  # a newer program
    people[6].sync()
    whole = {file: file.read_bytes() for file in (box / SEGMENTS / people[6].journal.device).glob("*.mj")}
    for file, data in whole.items():
        file.write_bytes(data[:-40])
    told = lead.command("sync")
    assert told.code == 3 and "newer version of mentortui" in told.err
    said, answered, missing, covers = _said(lead)
    assert (said, answered, missing) == ("40 %", 5, 2), "4 and 5 of 1 to 5; of the other two nothing is known"
    assert covers.endswith("; files of 2 people could not be read and are not in it")
    assert "files of 2 people could not be read" in lead.command("program", "rollup").err
    hologram = {"at": "2026-11-21T09:00:00+00:00", "by": people[0].me, "readers": "only_you", "program": share_of(lead),
                "what": "hologram", "blue": 1}  # fmt: skip
    nonsense = {**hologram, "what": "response", "form": "program", "version": "one", "answers": [7]}
    planted = {"fact-" + "a" * 32: hologram, "fact-" + "b" * 32: nonsense}
    _put(box, people[0], *_segment(people[0], lead, FACTS, planted, share=share_of(lead)))
    lead.command("sync")
    again = _said(lead)
    assert again[:3] == (said, answered, missing), "what is not understood changes no figure"
    assert "; 2 facts say nothing here, being of a newer version or broken" in again[3]
    for file, data in whole.items():
        file.write_bytes(data)
    monkeypatch.setattr(envelope, "FORMAT", 2)  # the update
    lead.sync()
    found = _said(lead)
    assert found[:3] == ("29 %", 7, 0) and "could not be read" not in found[3]


def test_who_is_in_two_programs_counts_in_each_with_what_belongs_there(tmp_path):
    lead, people, _ = _world(tmp_path, 5)
    for one in people:
        one.sync()
    other, box = Somebody(tmp_path, "Olga Other", 60), tmp_path / "second"
    starting.start_program(other.journal, str(box), "Leadership")
    for one in people:
        assert one.command("join", other.invite(box, one.name), str(box), "--count", "all").code == 0
    other.sync()
    second = share_of(other)
    for number, one in enumerate(people):
        _answered(one, 5 if number < 3 else 1, second)
    for one in (*people, lead, other):
        one.sync()
    both = {who.name: _said(who)[:2] for who in (lead, other)}
    assert both == {"Lena Lead": ("40 %", 5), "Olga Other": ("60 %", 5)}
    facts = [{row["id"] for row in who.rows("fact")} for who in (lead, other)]
    assert not facts[0] & facts[1] and set(WHOLE) >= {row["what"] for row in lead.rows("fact")}
