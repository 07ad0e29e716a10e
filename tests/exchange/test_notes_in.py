import os
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

import pytest
from hypothesis import given

from mentortui.documents.form import form, parse
from mentortui.errors import Refused
from mentortui.exchange.notes_in import import_notes, note
from mentortui.exchange.report import Report
from tests.documents.plain import PlainReader, made, people
from tests.hostile import texts

NOW = datetime(2026, 11, 21, 9, tzinfo=UTC)


def take(reader: PlainReader, folder: Path) -> Report:
    numbers = count(len(reader.all) + 1)
    delta, report = import_notes(reader, folder, now=NOW, new_id=lambda kind: f"{kind}-{next(numbers):032x}")
    reader.apply(delta)
    return report


def test_notes_days_and_tags(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "no.md").write_text("not a note")
    (tmp_path / "2026-03-14 Ana.md").write_text("# Ana\n\nWe met [/b].\n")
    (tmp_path / "deep" / "plain.MD").write_text("undated")
    os.utime(tmp_path / "deep" / "plain.MD", (1_700_000_000, 1_700_000_000))
    (tmp_path / "header.md").write_text("---\ntitle: Talk\ndate: 2026-05-01\ntags: [a, 'b c']\n---\nBody\n")
    (tmp_path / "list.md").write_text("---\ndate: 2026-05-02\ntags:\n  - one\n  - two\n---\nBody\n")
    (tmp_path / "own.md").write_text("---\nmood: sunny\ndate: 2026-05-03\n---\nBody\n")
    reader = PlainReader(*people())
    assert take(reader, tmp_path).says() == "5 notes added"
    notes = {row["on"]: row for row in reader.rows("note")}
    assert notes["2026-03-14"]["text"] == "# Ana\n\nWe met [/b]."
    assert notes["2026-05-01"]["text"] == "# Talk\n\nBody" and notes["2026-05-01"]["tags"] == ["a", "b c"]
    assert notes["2026-05-02"]["tags"] == ["one", "two"]
    assert notes["2026-05-03"]["text"].startswith("---\nmood: sunny"), "a header that says more is kept"
    assert notes["2023-11-14"]["text"] == "undated"
    assert take(reader, tmp_path).says() == "nothing added, 5 were already here"


def test_files_that_cannot_be_read_are_named(tmp_path: Path) -> None:
    (tmp_path / "good.md").write_text("good")
    (tmp_path / "empty.md").write_text(" \n")
    (tmp_path / "latin.md").write_bytes(b"Caf\xe9")
    (tmp_path / "huge.md").write_bytes(b"x" * 1_000_001)
    report = take(PlainReader(*people()), tmp_path)
    assert report.says() == "1 note added, 3 left out"
    assert {one.partition(":")[0] for one in report.bad} == {"empty.md", "latin.md", "huge.md"}


def test_a_folder_without_notes_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="no Markdown files"):
        take(PlainReader(*people()), tmp_path)


@given(texts)
def test_any_text_is_taken_in_whole(text: str) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "2026-01-02.md")
        path.write_text(text, encoding="utf-8", newline="")
        taken = note(path)
    assert taken["on"] == "2026-01-02" or text.startswith("---")
    if not text.startswith("---"):  # else its header may have been read as one
        assert taken["text"].rstrip() == text.removeprefix("\ufeff").rstrip()
    page = form(PlainReader(*people()), made("note", text=text))
    assert parse(page)[1] == text
