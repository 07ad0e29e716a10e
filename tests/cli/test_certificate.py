"""`certificate MILESTONE -o FILE`: what a person gets, and what is said when it cannot be."""

import sys

import pytest

from tests.cli.test_bad_input import contents


@pytest.fixture
def reached(ana):
    ana("milestone", "add", "Gave the talk", "--by", "Ana", "--on", "2026-11-20").ok()
    return ana


def test_a_certificate_is_written_by_the_ending_of_its_name(reached, tmp_path):
    file = tmp_path / "ana.pdf"
    result = reached("certificate", "Gave the", "-o", file, "--signed", "Tom Berg", "--json").ok()
    assert file.read_bytes().startswith(b"%PDF")
    assert result.json["name"] == "Ana Silva" and result.json["on"] == "2026-11-20"
    assert result.json["signatories"] == ["Tom Berg"]
    assert f"Written: {file}, for Ana Silva." in result.err
    assert file.stat().st_mode & 0o777 == 0o600


def test_every_word_on_it_can_be_another(reached, tmp_path):
    file = tmp_path / "ana.html"
    reached("certificate", "Gave the talk", "-o", file, "--name", "آنا سيلفا", "--achievement", "ألقت الكلمة",
            "--evidence", "١٢٠", "--heading", "شهادة", "--signed", "田中").ok()  # fmt: skip
    page = file.read_text("utf-8")
    assert all(f">{word}<" in page for word in ("آنا سيلفا", "ألقت الكلمة", "١٢٠", "شهادة", "田中"))


def test_text_goes_to_standard_output(reached):
    out = reached("certificate", "Gave the talk", "-o", "-").ok().out
    assert "Ana Silva" in out and "Gave the talk" in out
    assert reached("certificate", "Gave the talk", "-o", "-", "--json").code == 2


def test_it_stands_on_the_shelf_when_it_is_kept(reached, tmp_path):
    reached("certificate", "Gave the talk", "-o", tmp_path / "a.txt", "--keep").ok()
    (row,) = reached("milestone", "shelf", "--json").ok().json["recognitions"]
    assert (row["type"], row["says"]) == ("certificate", "certificate to Ana Silva")
    assert reached("show", "Gave the talk").code == 0, "the milestone is still the only one called so"


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (["Gave", "-o", "/nowhere/at/all.txt"], "could not be written (No such file or directory)"),
        (["Gave", "-o", "HOME/a.txt"], "the journal's own folder"),
        (["Gave", "-o", "DIR"], "no format I know"),
        (["Gave", "-o", "DIR/a.doc"], "no format I know"),
        (["Gave", "-o", "DIR/a.txt", "--name", "x" * 601], "at most 600 fit"),
        (["Nothing", "-o", "DIR/a.txt"], "There is no milestone 'Nothing'"),
        (["The course", "-o", "DIR/a.txt"], "not reached yet"),
    ],
)
def test_what_cannot_be_written_is_said_and_nothing_is_lost(reached, home, tmp_path, argv, said):
    reached("milestone", "plan", "The course", "--on", "2027-01-10").ok()
    before = contents(home)
    argv = [word.replace("HOME", str(home)).replace("DIR", str(tmp_path)) for word in argv]
    result = reached("certificate", *argv, "--keep")
    assert (result.code, result.out) == (1, "")
    assert said in result.err and len(result.err.splitlines()) == 1
    assert contents(home) == before and not list(tmp_path.glob("a.*"))


def test_without_the_extra_it_says_what_to_install(reached, tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "typst", None)
    result = reached("certificate", "Gave the talk", "-o", tmp_path / "a.png")
    assert result.code == 1
    assert "needs the extra `pdf`" in result.err and "pip install 'mentortui[pdf]'" in result.err
    assert not list(tmp_path.glob("a.*"))
    reached("certificate", "Gave the talk", "-o", tmp_path / "a.html").ok()
