"""People named for the first time are made with what is written; what took place is one change."""

from __future__ import annotations

from datetime import date
from functools import partial
from pathlib import Path

import pytest

from mentortui.changes import capture, meetings, newcomers
from mentortui.errors import Ambiguous, Refused
from tests.driver import sample_journal, write


def test_the_known_stay_and_the_new_are_made_once(tmp_path: Path) -> None:
    with sample_journal(tmp_path) as journal:
        names = ["Ana", "Zoe Adler", "zoe adler"]
        log = partial(capture.log, text="Hello", with_=names, on=date(2026, 11, 20))
        write(journal, _welcome, names, log)
        zoe = [row["id"] for row in journal.rows("person") if row["name"] == "Zoe Adler"]
        ana = next(row["id"] for row in journal.rows("person") if row["name"] == "Ana Silva")
        assert len(zoe) == 1
        meeting = max(journal.rows("meeting"), key=lambda row: (row["status"] == "held", row["on"]))
        assert meeting["attendees"] == sorted([journal.me, ana, zoe[0]])
        assert meeting["type"] == "group"
        assert "Zoe" in journal.undo().says
        assert not [row for row in journal.rows("person") if row["name"] == "Zoe Adler"]


def _welcome(reader, names, call, *, now, new_id):  # type: ignore[no-untyped-def]
    return newcomers.welcome(reader, names=names, call=call, now=now, new_id=new_id)


def test_an_ambiguous_name_makes_nobody(tmp_path: Path) -> None:
    with sample_journal(tmp_path) as journal:
        log = partial(capture.log, text="x", with_=["Ana Lima"], on=date(2026, 11, 20))
        write(journal, _welcome, ["Ana Lima"], log)
        with pytest.raises(Ambiguous):
            newcomers.unknown(journal, ["Ana"])


def test_took_place_is_held_and_noted_at_once(tmp_path: Path) -> None:
    with sample_journal(tmp_path) as journal:
        before = {row["id"] for row in journal.rows("action")}
        wish = capture.Wish("Send it", None, "Ana")
        write(journal, meetings.took_place, "Ana", on=date(2026, 11, 20), minutes=50, actions=[wish])
        meeting = next(row for row in journal.rows("meeting") if row["on"] == "2026-11-20")
        assert (meeting["status"], meeting["minutes"]) == ("held", 50)
        action = next(row for row in journal.rows("action") if row["id"] not in before)
        assert (action["meeting"], action["readers"]) == (meeting["id"], "relationship")
        journal.undo()
        assert next(row for row in journal.rows("meeting") if row["id"] == meeting["id"])["status"] == "planned"


def test_a_meeting_to_come_has_not_taken_place(tmp_path: Path) -> None:
    with sample_journal(tmp_path) as journal, pytest.raises(Refused):
        write(journal, meetings.took_place, "Ana", text="not yet")
