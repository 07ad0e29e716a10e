"""A glance reads what the journal reads, in every state of a home, or leaves it to the journal."""

from __future__ import annotations

import contextlib
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from mentortui.clock import SystemClock, new_id
from mentortui.errors import Refused
from mentortui.model.delta import Delta
from mentortui.model.vocabulary import KINDS
from mentortui.store import Journal, make_home
from mentortui.store.glance import LINES_MAX, glance

CLOCK = SystemClock()


def made(kind: str, **fields: object) -> tuple[str, dict[str, object]]:
    return new_id(kind, CLOCK), {"at": "2026-11-21T10:00:00+00:00", "by": "me", "readers": "only_you", **fields}


def same(home: Path) -> bool:
    """Whether a glance and the journal read alike; the order within a kind is the glance's own."""
    found = glance(str(home))
    with Journal.open(home, read_only=True) as journal:
        assert found is not None
        return found.me == journal.me and all(
            sorted(found.rows(kind), key=lambda row: row["id"]) == sorted(journal.rows(kind), key=lambda row: row["id"])
            and all(found.get(row["id"]) == row for row in journal.rows(kind))
            for kind in KINDS
        )


STEPS = st.lists(
    st.tuples(st.sampled_from(["note", "goal", "edit", "delete", "undo", "checkpoint", "shared"]), st.text(max_size=8)),
    max_size=12,
)


@given(STEPS)
@settings(max_examples=25, deadline=None)
def test_a_glance_reads_what_the_journal_reads(steps: list[tuple[str, str]]) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder, "home")
        journal = make_home(home, "Tom", ["mentor"], CLOCK)
        notes: list[str] = []
        for step, words in steps:
            text = "x" + words.encode("utf-8", "replace").decode().replace("\0", "")
            if step in ("note", "goal", "shared"):
                fields = {"text": text} if step == "note" else {"title": text, "owners": [journal.me]}
                record, row = made("note" if step == "note" else "goal", **fields)
                if step == "shared":
                    row["readers"] = "relationship"
                journal.commit(Delta("made", create={record: row}))
                notes += [record] if step == "note" else []
            elif step == "edit" and notes:
                journal.commit(Delta("edited", update={notes[-1]: {"text": text + "!", "tags": [text[:1], "b"]}}))
            elif step == "delete" and notes:
                journal.commit(Delta("deleted", update={notes[0]: {"deleted": True}}))
            elif step == "undo":
                with contextlib.suppress(Refused):  # nothing is left to undo
                    journal.undo()
            elif step == "checkpoint":
                journal.checkpoint(force=True)
        assert same(home)


def test_what_is_out_of_the_ordinary_is_left_to_the_journal(tmp_path: Path) -> None:
    home = tmp_path / "home"
    journal = make_home(home, "Tom", [], CLOCK)
    record, row = made("note", text="one")
    journal.commit(Delta("made", create={record: row}))
    journal.checkpoint(force=True)
    assert same(home)
    snapshot = home / "private" / "journal.json"
    whole = snapshot.read_bytes()
    for damaged in (b"", whole[:-20], whole.replace(b'"one"', b'"two"'), b"{}"):
        snapshot.write_bytes(damaged)
        assert glance(str(home)) is None
    snapshot.unlink()
    assert glance(str(home)) is None
    snapshot.write_bytes(whole)
    assert same(home)
    log = max((home / "private").glob("wal-*"))
    log.write_bytes(log.read_bytes() + b"0123456789abcdef {}\n")
    assert glance(str(home)) is None


def test_a_long_log_is_left_to_the_journal_which_folds_it(tmp_path: Path) -> None:
    journal = make_home(tmp_path / "home", "Tom", [], CLOCK)
    for _ in range(LINES_MAX + 1):
        record, row = made("note", text="one")
        journal.commit(Delta("made", create={record: row}))
    assert glance(str(tmp_path / "home")) is None
    journal.close()
    assert same(tmp_path / "home")
