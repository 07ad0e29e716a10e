"""`review`: a look back, through the door a user takes."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Run


def test_a_pair_a_year_and_a_case(ana: Run, tmp_path: Path) -> None:
    ana("log", "SECRET words", "--with", "Ana", "--minutes", "40", "--on", "2026-11-10").ok()
    ana("note", "SECRET note", "--about", "Ana").ok()
    report = ana("review", "--with", "Ana").ok()
    assert report.out.startswith("# Progress report: Tom Berg and Ana Silva\n")
    assert "SECRET" not in report.out
    assert "1 private note is left out." in report.err
    assert "SECRET note" in ana("review", "--with", "Ana", "--private").ok().out
    assert ana("review").ok().out.startswith("# Looking back: Tom Berg\n")
    data = ana("review", "--with", "Ana", "--kind", "promotion", "--json").ok().json
    assert (data["schema"], data["title"]) == (1, "The case for a promotion: Ana Silva")
    told = ana("review", "--with", "Ana", "--from", "1 november", "-o", str(tmp_path / "r.md")).ok()
    assert "\n1 November 2026 to 21 November 2026\n" in (tmp_path / "r.md").read_text("utf-8")
    assert "who could read each part" in told.err


def test_bad_input_ends_in_a_sentence(ana: Run) -> None:
    for argv, said in (
        (["--with", "Anna"], "Did you mean Ana Silva?"),
        (["--from", "2026-11-20", "--to", "2026-11-01"], "is before"),
        (["--kind", "progress"], "--with NAME"),
        (["--private", "--shared"], "one of them"),
        (["--from", "someday"], "not a date"),
    ):
        told = ana("review", *argv)
        assert told.code in (1, 2)
        assert said in told.err, told.err
