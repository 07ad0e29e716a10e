"""Pages of both demos, kept as golden files. Made anew with `python -m tests.documents.demo_pages`; read the diff."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from mentortui.clock import FixedClock
from mentortui.documents import brief as page
from mentortui.exchange.demo import ROLES, build_demo
from mentortui.model.reader import Reader
from mentortui.practice.between import relationship_with, subject_of
from mentortui.practice.brief import Brief, brief

GOLDEN = Path(__file__).parent / "golden"
NOW = datetime.fromisoformat("2026-11-21T10:00:00+01:00")


def briefs(reader: Reader, role: str) -> Iterator[tuple[str, Brief]]:
    """The brief on everybody one is in a relationship with."""
    for row in reader.rows("person"):
        if row["id"] != reader.me and relationship_with(reader, [row["id"]]):
            first = row["name"].split()[0].lower()
            yield f"{role}-{first}", brief(reader, subject_of(reader, row), NOW.date())


def pages(folder: Path) -> dict[str, str]:
    """Every golden file by its name."""
    found = {}
    for role in ROLES:
        with build_demo(folder / role, FixedClock(NOW), role) as journal:
            for name, made in briefs(journal, role):
                found[f"brief-{name}.txt"] = page.text(made)
                found[f"brief-{name}.md"] = page.markdown(made)
    return found


if __name__ == "__main__":
    GOLDEN.mkdir(exist_ok=True)
    for old in GOLDEN.glob("brief-*"):
        old.unlink()
    with tempfile.TemporaryDirectory() as place:
        for name, text in pages(Path(place)).items():
            (GOLDEN / name).write_text(text, encoding="utf-8")
