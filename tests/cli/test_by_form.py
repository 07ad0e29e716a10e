"""People without the app, by command: a form written for them, what they send back read, a paper form entered."""

from __future__ import annotations

import json
import re
from pathlib import Path

from tests.cli.conftest import Run


def test_a_form_goes_out_and_its_answers_come_back(ana: Run, tmp_path: Path) -> None:
    ana("log", "About the handover", "--with", "Ana").ok()
    page = tmp_path / "form.html"
    said = ana("form", "write", "meeting-mentee", "--html", "--for", "Ana", "-o", str(page), "--json").ok()
    assert "anyone with this folder can read it" in said.err
    assert (said.json["for"]["name"], said.json["with"]["name"]) == ("Ana Silva", "Tom Berg")
    html = page.read_text(encoding="utf-8")
    asked = json.loads(re.findall(r'id="asked">(.*?)</script>', html)[0])
    assert asked["meeting"] == said.json["meeting"] and "the meeting on 21 November 2026" in html.replace("The", "the")
    assert "anyone with this folder" in html.lower() and "can read every word" in html
    for outside in ("http://", "https://", "src=", "url(", "@import"):
        assert outside not in html
    answers = {"mentortui": "answers", "schema": 1, **{name: asked[name] for name in ("form", "version", "number")},
               "name": asked["name"], "with": asked["other"], "meeting": asked["meeting"], "on": "2026-11-21",
               "answers": {"useful": 4, "helped": ["advice"]}}  # fmt: skip
    file = tmp_path / "answers.json"
    file.write_text(json.dumps(answers), encoding="utf-8")
    found = ana("form", "read", str(file), str(tmp_path / "none.json"), "--json")
    assert found.code == 3 and "No such file" in found.json["faults"][0]["reason"]
    (row,) = found.json["responses"]
    assert row["written_by"] == asked["name"]["id"] and row["meeting"] == asked["meeting"]
    assert "Written by Ana Silva, entered by you; 2 of 7 questions answered." in found.err
    again = ana("form", "read", "-", stdin=file.read_text()).ok()
    assert "entered before" in again.err and not again.out
    assert "Written by Ana Silva, entered by you" in ana("show", row["id"]).ok().out


def test_a_markdown_form_from_standard_output_is_read_from_standard_input(ana: Run) -> None:
    form = ana("form", "write", "pulse", "--markdown").ok().out
    assert "name: \nwith: \n" in form and "can read every word" in form
    filled = form.replace("name: \n", "name: Anna\n").replace("with: \n", "with: Tom Berg\n")
    filled = filled.replace("answer: ", "answer: 4", 1)
    refused = ana("form", "read", "-", stdin=filled)
    assert refused.code == 1 and "Nobody here is called 'Anna'" in refused.err and "person add" in refused.err
    taken = ana("form", "read", "-", "--from", "Ana Silva", "--json", stdin=filled).ok()
    assert taken.json["responses"][0]["answers"] == {"goal-shared": 4}


def test_a_form_is_written_only_where_it_can_be_answered(ana: Run, home: Path) -> None:
    for argv, says in (
        (("pulse", "--html", "--for", "me"), "That is you"),
        (("pulse", "--html", "--for", "Ana", "--with", "Ana"), "cannot answer about"),
        (("pulse", "--html", "--for", "Zoe"), "no person 'Zoe'"),
        (("pulse", "--html", "--meeting", "2026-11-10"), "not about a meeting"),
        (("pulse",), "--html"),
        (("pulse", "--html", "-o", str(home / "x.html")), "journal's own folder"),
    ):
        refused = ana("form", "write", *argv)
        assert refused.code in (1, 2) and says in refused.err, argv


def test_what_was_answered_on_paper_is_entered_with_whose_it_is(ana: Run) -> None:
    said = ana("feedback", "fill", "pulse", "--written-by", "Ana", "--set", "goal-shared=4", "--json").ok()
    assert "Written by Ana Silva, entered by you." in said.err
    assert said.json["about"] == said.json["by"] != said.json["written_by"]
    shown = ana("feedback", "show").ok()
    assert "Written by Ana Silva, entered by you" in shown.out
    ana("feedback", "fill", "pulse", "--set", "goal-shared=2").ok()  # one's own turn is still one's own
    for name in ("Gus Old", "Gia Conti"):
        ana("person", "add", name).ok()
    words = ("feedback", "fill", "pulse", "--written-by", "Gia", "--with", "Gus", "--set", "goal-shared=4")
    apart = ana(*words)
    assert "Gia Conti and Gus Old are in no relationship here" in apart.err
    assert 'relationship add --mentor "Gus Old" --mentee "Gia Conti"' in apart.err
    ana("relationship", "add", "--mentor", "Gus Old", "--mentee", "Gia Conti").ok()
    ana(*words).ok()
    refused = ana("feedback", "fill", "pulse", "--written-by", "me", "--set", "goal-shared=4")
    assert refused.code == 1 and "leave --written-by out" in refused.err
