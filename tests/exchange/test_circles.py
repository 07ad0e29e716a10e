"""Somebody is brought into a relationship that others are in: each of them says whether they read along."""

from __future__ import annotations

from pathlib import Path

import pytest

from mentortui.changes import circles, older
from mentortui.errors import NotFound, Refused
from mentortui.exchange import erasing, questions
from mentortui.model.delta import Delta
from mentortui.practice.circles import Circle, asked
from mentortui.store.share import ledger as ledgers
from tests.sharing import Somebody

Four = tuple[Somebody, Somebody, Somebody, Somebody]


def rounds(*people: Somebody, times: int = 2) -> None:
    """Everybody syncs, some times."""
    for _ in range(times):
        for one in people:
            one.sync()


@pytest.fixture
def four(tmp_path: Path) -> Four:
    """Kim's program with Tom, Ana and Cem in it; Tom mentors Ana, and knows Cem from a folder of theirs."""
    kim, tom, ana, cem = (
        Somebody(tmp_path, name, seed)
        for seed, name in enumerate(("Kim Lee", "Tom Berg", "Ana Silva", "Cem Arslan"), 1)
    )
    for other in (ana, cem):
        tom.pair(other.name, tmp_path / other.name, "mentee")
        other.join(tmp_path / other.name)
    rounds(tom, ana, cem)
    box = tmp_path / "program"
    kim.program(box)
    for who in (tom, ana, cem):
        kim.invite(box, who.name)
        who.join(box)
    rounds(kim, tom, ana, cem)
    return kim, tom, ana, cem


def program(who: Somebody) -> str:
    """The record of the program somebody is in."""
    return next(row["id"] for row in who.rows("share") if row["type"] == "program")


def questioned(who: Somebody) -> list[Circle]:
    """What somebody is asked."""
    return questions.circles(who.journal, who.journal.get(program(who)) or {})


def texts(who: Somebody, whose: Somebody) -> list[str]:
    """Notes of one person that another reads."""
    return sorted(str(row.get("text")) for row in who.rows("entry") if row["by"] == whose.me)


def brought_in(tom: Somebody) -> None:
    """Tom brings Cem into what he shares with Ana."""
    now = tom.clock.now()
    tom.commit(circles.bring_in(tom.journal, "Ana Silva", "Cem Arslan", now=now, new_id=tom.id))


def says(who: Somebody, yes: bool) -> None:
    """The answer to the one question somebody is asked."""
    [one] = questioned(who)
    who.commit(circles.let_in(who.journal, one, now=who.clock.now()) if yes else circles.keep_out(who.journal, one))


def note(who: Somebody, circle: str, text: str) -> None:
    """A note in a meeting of that relationship."""
    now = who.clock.now().isoformat()
    meeting, entry = who.id("meeting"), who.id("entry")
    made = {"at": now, "by": who.me, "readers": "relationship"}
    rows = {meeting: {**made, "on": now[:10], "relationship": circle, "attendees": [who.me], "status": "held"},
            entry: {**made, "meeting": meeting, "text": text}}  # fmt: skip
    who.commit(Delta("Noted", rows))


def test_who_is_brought_in_reads_each_from_their_yes_on(four: Four) -> None:
    kim, tom, ana, cem = four
    [circle] = [row["id"] for row in ana.rows("relationship")]
    note(tom, circle, "Tom before")
    note(ana, circle, "Ana before")
    rounds(tom, ana)
    brought_in(tom)
    note(tom, circle, "Tom after")
    note(ana, circle, "Ana not asked yet")
    rounds(tom, ana, cem, kim)
    [hers], [his] = questioned(ana), questioned(cem)
    assert asked(ana.journal, hers) == (
        "Tom Berg wants Cem Arslan in what the two of you share. May Cem Arslan read what you write there?"
    )
    assert asked(cem.journal, his).startswith("Tom Berg asks you into a relationship")
    assert not texts(cem, tom) and all(row["id"] != circle for row in cem.rows("relationship"))
    says(cem, yes=True)
    rounds(cem, tom, ana)
    assert texts(cem, tom) == ["Tom after"] and not texts(cem, ana)
    note(cem, circle, "Cem to both")
    rounds(cem, tom, ana)
    assert texts(tom, cem) == ["Cem to both"] and not texts(ana, cem)
    assert texts(ana, tom) == ["Tom after", "Tom before"]
    ana.write(next(row["id"] for row in ana.rows("entry") if row["text"] == "Tom after"), text="Ana on Tom's")
    rounds(ana, tom)
    note(ana, circle, "Ana before, and not sent yet")
    says(ana, yes=True)
    note(ana, circle, "Ana after")
    rounds(ana, cem, tom)
    assert texts(cem, tom) == ["Tom after"] and texts(tom, tom) == ["Ana on Tom's", "Tom before"]
    assert texts(cem, ana) == ["Ana after"] and texts(ana, cem) == ["Cem to both"]
    assert texts(tom, ana) == ["Ana after", "Ana before", "Ana before, and not sent yet", "Ana not asked yet"]
    assert {row["name"] for row in cem.rows("person")} >= {"Ana Silva", "Tom Berg"}
    assert not any(report.aside for who in four for report in who.sync())
    assert not questioned(ana) and not questioned(cem)


def test_who_says_no_leaves_all_as_it_was_and_may_say_yes_later(four: Four) -> None:
    kim, tom, ana, cem = four
    [circle] = [row["id"] for row in ana.rows("relationship")]
    note(ana, circle, "Ana before")
    rounds(tom, ana)
    brought_in(tom)
    rounds(tom, ana, cem)
    says(cem, yes=True)
    says(ana, yes=False)
    before = {**ana.journal.get(circle)}
    note(ana, circle, "For Tom alone")
    rounds(tom, ana, cem, kim)
    note(cem, circle, "Cem to both")
    [*_, report] = [report for who in (cem, ana, tom, cem) for report in who.sync()]
    assert not report.aside and not texts(cem, ana) and not texts(ana, cem)
    assert ana.journal.get(circle) == before and not questioned(ana)
    assert texts(tom, ana) == ["Ana before", "For Tom alone"]
    [one] = questions.circles(ana.journal, ana.journal.get(program(ana)) or {}, declined=True)
    with pytest.raises(Refused, match="said already"):
        circles.keep_out(ana.journal, one)
    ana.commit(circles.let_in(ana.journal, one, now=ana.clock.now()))
    note(ana, circle, "For Cem, too")
    rounds(ana, cem)
    assert texts(cem, ana) == ["For Cem, too"] and texts(ana, cem) == ["Cem to both"]


def test_what_of_before_is_chosen_goes_to_who_came_later_and_to_nobody_else_anew(four: Four) -> None:
    _, tom, ana, cem = four
    [circle] = [row["id"] for row in ana.rows("relationship")]
    for text in ("First", "Second"):
        note(tom, circle, text)
    rounds(tom, ana)
    brought_in(tom)
    rounds(tom, cem)
    says(cem, yes=True)
    rounds(tom, cem)
    [one] = questions.older(tom.journal, tom.journal.get(program(tom)) or {})
    assert (one.people, len(one.rows)) == ((cem.me,), 2)
    second = next(row["meeting"] for row in tom.rows("entry") if row["text"] == "Second")
    tom.commit(older.decide(tom.journal, one, [second]))
    rounds(tom, cem, ana)
    assert texts(cem, tom) == ["Second"]
    assert not questions.older(tom.journal, tom.journal.get(program(tom)) or {})
    assert texts(ana, tom) == ["First", "Second"]


def test_what_one_says_about_another_s_words_goes_to_whom_those_went(four: Four) -> None:
    _, tom, ana, cem = four
    [circle] = [row["id"] for row in ana.rows("relationship")]
    note(ana, circle, "Ana before")
    rounds(tom, ana)
    brought_in(tom)
    rounds(tom, ana, cem)
    says(cem, yes=True)
    entry = next(row["id"] for row in tom.rows("entry") if row["text"] == "Ana before")
    tom.write(entry, text="Ana before, and more")
    rounds(tom, ana, cem)
    assert texts(ana, ana) == ["Ana before, and more"] and not cem.rows("entry")
    note(tom, circle, "Tom after")
    rounds(tom, ana, cem)
    entry = next(row["id"] for row in ana.rows("entry") if row["text"] == "Tom after")
    ana.write(entry, text="Tom after, and Ana's words")
    rounds(ana, tom, cem)
    assert texts(cem, tom) == ["Tom after"], "Ana was asked, and did not say yes"


def test_who_is_taken_out_again_is_asked_about_no_more(four: Four) -> None:
    _, tom, ana, cem = four
    [circle] = [row["id"] for row in ana.rows("relationship")]
    brought_in(tom)
    rounds(tom, ana, cem)
    assert questioned(ana)
    tom.write(circle, mentees=[ana.me])
    rounds(tom, ana, cem)
    assert not questioned(ana)
    with pytest.raises(NotFound):
        circles.find(ana.journal, questioned(ana), "Tom", "Cem")


def test_by_command_it_is_told_asked_and_answered(four: Four) -> None:
    _, tom, ana, cem = four
    [circle] = [row["id"] for row in ana.rows("relationship")]
    told = tom.command("relationship", "let-in", "Ana", "Cem Arslan")
    assert told.code == 0 and "Ana Silva says for their own words" in told.err, told
    rounds(tom)
    told = ana.command("sync")
    assert "Yes: mentortui relationship let-in" in told.err and "May Cem Arslan read what you write there?" in told.err
    assert 'mentortui relationship keep-out "Tom Berg" "Cem Arslan"' in told.err
    assert "left out" not in told.err and told.code == 0
    told = ana.command("relationship", "keep-out", "Tom", "Cem")
    assert (told.code, "Nothing of yours goes to Cem Arslan there" in told.err) == (0, True)
    assert "let-in" not in ana.command("sync").err
    assert cem.me not in ana.journal.get(circle)["mentees"]
    told = ana.command("relationship", "let-in", "Tom", "Cem")
    assert "Cem Arslan reads what you write there from now on" in told.err
    assert "Cem Arslan may read what you write with Tom Berg." in ana.command("privacy", "--log").out
    told = cem.command("sync", typed="y\n")  # who Ana is she says herself, as she syncs
    assert "Tom Berg asks you into a relationship, with somebody you do not know yet. Will you be in it?" in told.err
    assert "You are in what Tom Berg and somebody you do not know yet share" in told.err
    rounds(cem)
    assert circle in {row["id"] for row in cem.rows("relationship")}


def test_only_who_is_in_it_brings_somebody_in(four: Four) -> None:
    _, tom, ana, _ = four
    with pytest.raises(Refused, match="in it already"):
        circles.bring_in(tom.journal, "Ana Silva", "Ana Silva", "mentor", now=tom.clock.now(), new_id=tom.id)
    with pytest.raises(NotFound):
        circles.bring_in(ana.journal, "Cem", "Tom Berg", now=ana.clock.now(), new_id=ana.id)


def test_who_is_erased_asks_nobody_any_more_and_their_name_is_in_no_question(four: Four) -> None:
    kim, tom, ana, cem = four
    made = {"at": cem.clock.now().isoformat(), "by": cem.me, "readers": "relationship", "status": "active"}
    people = {"mentors": [cem.me], "mentees": [ana.me], "called": {cem.me: cem.name}}
    cem.commit(Delta("Begun", {cem.id("relationship"): {**made, **people}}))
    brought_in(tom)
    rounds(cem, tom, ana)
    assert {one.by for one in questioned(ana)} == {cem.me, tom.me}
    erasing.erase(kim.journal, cem.name)
    rounds(kim, ana, times=1)
    noted = ana.journal.disk.read(ledgers.path_of(program(ana).partition("-")[2]))
    assert not questioned(ana) and cem.name.encode() not in noted
