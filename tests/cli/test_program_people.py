"""A coordinator's people by command: invited, reminded, entered for, gone; and what became of them."""

from __future__ import annotations

import csv
import email
import json
from email import policy
from pathlib import Path

import pytest

from tests.sharing import Somebody, second_computer

LIST = (
    "Name;E-Mail;Role;Cohort;Site;By form\n"
    "Ana Silva;ana@example.org;mentee;Spring 2027;Porto;\n"
    "Tom Bérg;tom@example.org;mentor;Spring 2027;Porto;\n"
    "../../etc/passwd;;mentee;;;\n"
    "Bo Lind;;mentee;;Lund;yes\n"
    "Eva;bad;mentee;;;\n"
)


@pytest.fixture
def kim(tmp_path):
    """Kim, who coordinates a program with a list of people."""
    made = Somebody(tmp_path, "Kim Lee", 70)
    made.program(tmp_path / "box")
    (tmp_path / "people.csv").write_text(LIST)
    return made


@pytest.fixture
def invited(kim, tmp_path):
    """Kim, once the list is invited."""
    told = kim.command("program", "invite", str(tmp_path / "people.csv"))
    assert told.code == 3, told.err
    return kim


def test_a_list_gives_a_code_each_and_letters_that_only_the_coordinator_reads(kim, tmp_path):
    kim.command("program", "charter", "--set", "notice=No <b>patient</b> details")
    told = kim.command("program", "invite", str(tmp_path / "people.csv"), "--letters", str(tmp_path / "letters"))
    assert told.code == 3
    assert "line 6: 'bad' is no mail address" in told.err
    codes = {row["name"]: row["code"] for row in csv.DictReader(told.out.splitlines())}
    assert list(codes) == ["Ana Silva", "Tom Bérg", "../../etc/passwd"]
    letters = tmp_path / "letters"
    assert letters.stat().st_mode & 0o777 == 0o700
    assert {one.stat().st_mode & 0o777 for one in letters.iterdir()} == {0o600}
    assert len(list(letters.iterdir())) == 8
    [tom] = letters.glob("Tom Bérg*.eml")
    mail = email.message_from_bytes(tom.read_bytes(), policy=policy.default)
    assert (str(mail["To"]), mail["X-Unsent"]) == ("Tom Bérg <tom@example.org>", "1")
    text = mail.get_content()
    assert f'    mentortui init --name "Your Name"\n    mentortui join {codes["Tom Bérg"]}\n' in text.replace(
        "\r\n", "\n"
    )
    assert "2 without a mail address that can be used: ../../etc/passwd and Bo Lind." in told.err
    [page] = letters.glob("Tom Bérg*.html")
    assert "No &lt;b&gt;patient&lt;/b&gt; details." in page.read_text()
    [by_form] = letters.glob("Bo Lind*.eml")
    assert "nothing to install" in by_form.read_text()
    refused = kim.command("program", "remind", "invited", "--letters", str(tmp_path / "box" / "letters"))
    assert "where everybody could take a code" in refused.err


def test_a_text_of_ones_own_is_used_and_a_fault_in_it_invites_nobody(kim, tmp_path):
    own = Path(kim.journal.home) / "letters"
    own.mkdir()
    (own / "invitation.txt").write_text("Subject: Welcome\n\nHello {nme}\n")
    told = kim.command("program", "invite", str(tmp_path / "people.csv"), "--letters", str(tmp_path / "out"))
    assert told.code == 1
    assert "letters/invitation.txt, line 3: there is nothing to put for {nme}" in told.err
    assert not kim.rows("enrolment")
    (own / "invitation.txt").write_text("Subject: Welcome\n\nHello {name}\n\n## Empty\n\n{misconduct}\n")
    assert kim.command("program", "enrol", "Cy", "--letters", str(tmp_path / "out")).code == 0
    [mail] = (tmp_path / "out").glob("Cy*.eml")
    body = email.message_from_bytes(mail.read_bytes(), policy=policy.default).get_content()
    assert body.splitlines() == ["Hello Cy"]


def test_reminders_go_to_those_who_came_to_a_stage_and_no_further(invited, tmp_path):
    told = json.loads(invited.command("program", "remind", "invited", "--json").out)
    assert [one["name"] for one in told["people"]] == ["../../etc/passwd", "Ana Silva", "Tom Bérg"]
    assert told["no_mail"] == ["../../etc/passwd"]
    written = invited.command("program", "remind", "joined", "--letters", str(tmp_path / "letters"))
    [text] = (tmp_path / "letters").glob("Bo Lind*.txt")
    assert "1 letter" in written.err
    assert "program belongs" not in text.read_text()
    assert invited.command("program", "remind", "happy").code == 1


def test_who_leaves_is_reminded_no_more_and_their_code_is_void(invited):
    assert invited.command("program", "leave", "ana").code == 0
    told = json.loads(invited.command("program", "remind", "invited", "--json").out)
    assert "Ana Silva" not in [one["name"] for one in told["people"]]
    assert len(invited.rows("invite")) == 2
    assert invited.command("program", "leave", "ana").code == 1
    assert invited.command("program", "invite", "--again", "ana").code == 1
    assert "left     1" in invited.command("program", "status").out


def test_a_cohort_is_changed_and_its_lead_is_followed_when_they_join(invited, tmp_path):
    made = invited.command("program", "cohort", "spring 2027", "--start", "2027-03-01", "--lead", "tom", "--json")
    assert json.loads(made.out)["start"] == "2027-03-01"
    assert invited.command("program", "cohort", "Spring 2027", "--end", "2027-01-01").code == 1
    invited.command("program", "contact", "tom", "Called him", "--next", "in 1 week")
    fresh = invited.command("program", "invite", "--again", "tom", "--json")
    tom = Somebody(tmp_path, "T. B.", 71)
    tom.join(tmp_path / "box", json.loads(fresh.out)["invited"][0]["code"])
    invited.sync()
    assert [row["leads"] for row in invited.rows("cohort")] == [[tom.me]]
    assert [row["person"] for row in invited.rows("contact")] == [tom.me]


def test_what_is_told_by_phone_is_counted_once(invited, tmp_path):
    for words in (
        ("relationship", "tom", "bo", "--start", "2026-09-01", "--cadence", "2 weeks"),
        ("meeting", "tom", "bo", "2026-11-19", "45", "--told-by", "bo"),
        ("meeting", "tom", "bo", "2026-11-05", "30"),
        ("agreement", "tom", "bo", "2026-09-14"),
    ):
        told = invited.command("program", "enter", *words)
        assert told.code == 0, told.err
    again = invited.command("program", "enter", "meeting", "tom", "bo", "2026-11-19", "45")
    assert "known already" in again.err
    stages = json.loads(invited.command("program", "status", "--json").out)["stages"]
    assert (stages["matched"], stages["met"], stages["agreed"]) == (2, 2, 2)
    assert {row["entered"] for row in invited.rows("fact")} >= {"by phone, 2026-11-21"}
    tom = Somebody(tmp_path, "Tom Bérg", 72)
    fresh = invited.command("program", "invite", "--again", "tom", "--json")
    tom.join(tmp_path / "box", json.loads(fresh.out)["invited"][0]["code"])
    invited.sync()
    assert json.loads(invited.command("program", "status", "--json").out)["stages"]["met"] == 2
    assert invited.command("program", "enter", "meeting", "ana", "bo", "yesterday", "30").code == 1


def test_what_was_entered_wrong_is_put_right_or_withdrawn_later(invited):
    def enter(*words):
        return invited.command("program", "enter", *words)

    def stages():
        found = json.loads(invited.command("program", "status", "--json").out)["stages"]
        return found["matched"], found["met"], found["agreed"]

    pair = enter("relationship", "tom", "bo", "--start", "2026-09-01").out.strip()
    met = enter("meeting", "tom", "bo", "2026-11-05", "45").out.strip()
    other = enter("meeting", "tom", "bo", "2026-11-19", "30").out.strip()
    enter("agreement", "tom", "bo", "2026-09-14")
    invited.note("Something else, so that undo would take this back first")
    assert "known already" in enter("correct", met, "--on", "2026-11-19").err
    assert "not come yet" in enter("correct", met, "--on", "2026-12-19").err
    assert "--on, --minutes can be put right" in enter("correct", met, "--cadence", "2 weeks").err
    assert "says that already" in enter("correct", met, "--minutes", "45").err
    assert enter("correct", met, "--on", "2026-11-04", "--minutes", "60").code == 0
    assert "every 2 weeks" not in enter("list").out
    assert enter("correct", pair, "--cadence", "2 weeks", "--agreed", "none").code == 0
    assert stages() == (2, 2, 0)
    shown = enter("list").out
    assert "4 Nov 2026" in shown and "60 minutes" in shown and "every 2 weeks" in shown
    assert shown.count("Tom Bérg and Bo Lind") == 3 and shown.count("; corrected 2026-11-21") == 2
    assert "Withdrawn: what was entered of the meeting." in enter("withdraw", other).err
    told = enter("withdraw", pair)
    assert "of the relationship, and 1 meeting entered of it." in told.err
    assert (stages(), enter("list").out) == ((0, 0, 0), "")
    assert invited.command("undo").code == 0
    assert stages() == (2, 2, 0)
    for gone in ("fact-" + "0" * 32, other):
        assert "nothing you entered" in enter("withdraw", gone).err


def test_outcomes_are_read_in_three_formats_of_dates_and_bands_stay_here(invited, tmp_path):
    path = tmp_path / "hr.csv"
    path.write_bytes(
        b"employee,email,outcome,effective date,pay band\n"
        b"Ana Silva,ana@example.org,Promoted,2026-10-01,P7-SECRET\n"
        + "Tom Bérg,,role change,24/10/2026,\n".encode()
        + "Tom B\xe9rg,,stayed,03/04/2026,\n".encode("cp1252")
        + b"Nobody,,stayed,1 Nov 2026,\nAna Silva,,promotion,01.10.2026,\nBo Lind,,dismissed,1 nov 2026,\n"
        b"Bo Lind,,left,46115,\nBo Lind,,left,2030-01-01,\n"
    )
    told = invited.command("program", "outcomes", str(path))
    assert told.code == 3
    for said in (
        "line 5: Nobody is not on the list of people.", "line 7: 'dismissed' is no outcome",
        "line 8: 46115 is how a spreadsheet numbers days", "line 9: 2030-01-01 has not come yet.",
        "line 4: it is not in UTF-8 like others", "1 with a band, which was passed over",
    ):  # fmt: skip
        assert said in told.err
    assert sorted((row["kind"], row["on"]) for row in invited.rows("outcome")) == [
        ("promotion", "2026-10-01"), ("role-change", "2026-10-24"), ("stayed", "2026-04-03"),
    ]  # fmt: skip
    assert "Nothing new" in invited.command("program", "outcomes", str(path)).err
    invited.command("undo")
    invited.command("program", "outcomes", str(path), "--bands")
    assert "P7-SECRET" in {row.get("band") for row in invited.rows("outcome")}
    for words in ((), ("--format", "csv"), ("--format", "markdown")):
        out = invited.command("export", *words).out
        assert "promotion" in out or "markdown" in words
        assert "P7-SECRET" not in out
    second = second_computer(invited, tmp_path, tmp_path / "mine", 80)
    assert [row.get("band") for row in second.rows("outcome")] == [None, None, None]
    invited.command("backup", "-o", str(tmp_path / "backup.json"))
    assert "P7-SECRET" in (tmp_path / "backup.json").read_text()
    assert invited.command("program", "outcome", "bo", "left", "yesterday").code == 0


def test_a_list_without_a_needed_column_says_which_there_are(invited, tmp_path):
    (tmp_path / "hr.csv").write_text("name,when\nAna,2026-01-01\n")
    told = invited.command("program", "outcomes", str(tmp_path / "hr.csv"))
    assert "No column is called `kind`; there are name, when." in told.err
    (tmp_path / "empty.csv").write_text("name,mail\n")
    empty = invited.command("program", "invite", str(tmp_path / "empty.csv"))
    assert (empty.code, empty.out) == (0, "")
    assert "Nobody new is in the list" in empty.err


def test_a_participants_editor_says_what_the_program_asks(kim, tmp_path, monkeypatch):
    kim.command("program", "charter", "--set", "notice=No patient details")
    code = kim.command("program", "enrol", "Ana Silva", "--json")
    ana = Somebody(tmp_path, "Ana Silva", 73)
    ana.join(tmp_path / "box", json.loads(code.out)["invited"][0]["code"])
    kim.sync()
    ana.sync()
    from mentortui.documents.form import form
    from mentortui.program.notice import notice

    note = ana.note("Asked for feedback")
    row = ana.journal.get(note)
    assert row is not None
    assert "\n# No patient details\n" in form(ana.journal, row)
    assert notice(kim.journal) == ""
