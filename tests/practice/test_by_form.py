"""Answers that came in a file are understood whatever wrote them; what is not is said in one sentence with its line."""

from __future__ import annotations

import json
import tomllib
from email.message import EmailMessage

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mentortui.documents.form_markdown import markdown
from mentortui.errors import Refused
from mentortui.practice import forms
from mentortui.practice.by_form import reading
from mentortui.practice.by_form.sheet import SHEET_MAX, Named, Sheet
from mentortui.practice.by_form.whom import answering
from mentortui.practice.feedback_due import Due
from mentortui.practice.forms import load, shipped
from tests.documents.asked import ANA, EVERY_KIND, TOM, of
from tests.practice.journal import Rows

READER = Rows()
READER.add("form", form="every-kind", version=2, title="Every kind", definition=tomllib.loads(EVERY_KIND))

SAID = {
    "mentortui": "answers", "schema": 1, "form": "meeting-mentee", "version": 1, "title": "After the meeting",
    "name": {"name": "Ana Silva", "id": ANA.id}, "with": {"name": "Tom Berg", "id": TOM.id}, "on": "2026-11-21",
    "answers": {"useful": 4, "helped": ["listening", "advice"], "strengths": "The questions"},
    "consent": ["strengths", "improvements"], "counted": True, "number": "77",
}  # fmt: skip
UNDERSTOOD = Sheet(
    "meeting-mentee", 1, ANA, {"useful": 4, "helped": ["advice", "listening"], "strengths": "The questions"},
    "2026-11-21", TOM, "", "", ("strengths",), True, "77",
)  # fmt: skip


def read(data: bytes | str) -> Sheet:
    [found] = reading.read(READER, data.encode() if isinstance(data, str) else data)
    return found


def fault(data: bytes | str) -> str:
    with pytest.raises(Refused) as refused:
        reading.read(READER, data.encode() if isinstance(data, str) else data)
    assert "\n" not in refused.value.sentence and len(refused.value.sentence) < 900
    return refused.value.sentence


def saved(**other: object) -> str:
    """What the page saves, with something else in it."""
    return json.dumps({**SAID, **other}, indent=1, ensure_ascii=False)


def filled(form: str = "meeting-mentee", **answers: str) -> str:
    """The Markdown form, with answers behind their colons and options ticked."""
    text = markdown(of(form, counts=True))
    for item, words in answers.items():
        before, heading, after = text.partition(f"({item.replace('_', '-')})")
        assert heading
        if words.startswith("[x]"):
            for option in words.removeprefix("[x] ").split("; "):
                assert f"- [ ] {option}\n" in after
                after = after.replace(f"- [ ] {option}\n", f"- [x] {option}\n", 1)
        else:
            after = after.replace("answer: ", f"answer: {words}", 1)
        text = before + heading + after
    return text


@pytest.mark.parametrize(
    "encoded",
    [
        saved().encode(),
        saved().replace("\n", "\r\n").encode("utf-8-sig"),
        saved().encode("utf-16"),
        saved().encode("utf-16-le"),
        saved().encode("utf-16-be"),
        saved().encode("utf-32"),
        saved().replace("\n", "\r").encode(),
        json.dumps(SAID).encode(),
        ("Dear Tom,\n\nhere it is:\n\n" + saved() + "\n\nBest wishes\nAna").encode(),
        saved().replace(" ", "\xa0").replace("Ana\xa0", "Ana ").encode(),
    ],
)
def test_the_file_of_a_page_is_understood_however_it_is_encoded(encoded: bytes) -> None:
    found = read(encoded)
    assert found._replace(answers=dict(found.answers)) == UNDERSTOOD
    assert found.sum == UNDERSTOOD.sum


def test_an_old_windows_editor_keeps_the_letters() -> None:
    text = saved(answers={"strengths": "Zoë said “très bien” – 5 €"})
    assert read(text.encode("cp1252")).answers["strengths"] == "Zoë said “très bien” – 5 €"


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "empty"),
        (b"\xff\xfe", "empty"),
        (b"%PDF-1.7\n...", "a PDF"),
        (b"PK\x03\x04\x14\x00", "Word document"),
        (b"\xd0\xcf\x11\xe0\xa1", "Office"),
        (b"{\\rtf1\\ansi Hello}", "WordPad"),
        (b"\x89PNG\r\n\x1a\n", "picture"),
        (bytes(range(256)) * 40, "no text"),
        (b"x" * (SHEET_MAX + 1), "2,000,000 at most"),
        ("Dear Tom, I liked it.", "neither a file of answers nor a form"),
        ("<!doctype html><p>Hello", "a web page"),
        ('<!DOCTYPE html>\n<html><meta name="generator" content="mentortui form">', "the page of the form itself"),
        (saved()[:300], "Line 15: it cannot be read on from here"),
        (saved(schema=2), "newer mentortui"),
        (saved(schema="1"), "how it is written"),
        (saved(mentortui="program"), "does not say that it holds answers"),
        (saved(form="kinship"), "the form 'kinship', which is not known here"),
        (saved(form=None), "which form"),
        (saved(version=7), "version 7 of \"After the meeting\""),
        (saved(version="1"), "which form"),
        (saved(version=True), "which form"),
        (saved(answers=[]), "no answers"),
        (saved(answers={"useful": 6}), "Line 17: \"This meeting moved me on\" (useful) is answered with a whole"),
        (saved(answers={"useful": 3.5}), "with a whole number"),
        (saved(answers={"useful": "4"}), "with a whole number"),
        (saved(answers={"useful": True}), "with a whole number"),
        (saved(answers={"useful": [1]}), "with a whole number"),
        (saved(answers={"helped": ["love"]}), "no option 'love'"),
        (saved(answers={"helped": [["advice"], {}]}), "no option"),
        (saved(answers={"usefull": 4}), "Did you mean useful?"),
        (saved().replace('"useful": 4', '"useful": 4, "useful": 5'), "'useful' stands in it twice"),
        (saved().replace('"useful": 4', '"useful": NaN'), "NaN is no number"),
        (saved().replace('"useful": 4', '"useful": ' + "9" * 5000), "cannot be read"),
        (saved().replace('"useful": 4', '"useful": ' + "[" * 100_000), "cannot be read"),
    ],
)  # fmt: skip
def test_what_cannot_be_understood_is_said_with_its_line(data: bytes | str, says: str) -> None:
    assert says in fault(data)


def test_a_filled_markdown_form_is_understood() -> None:
    text = filled(
        useful="4", heard="5 fully", next="a little", strengths="The questions\n\n## and the walk\n- [ ] next time",
        change="Ask first", helped="[x] advice; encouragement",
    )  # fmt: skip
    text = text.replace("on: \n", "on: 20 November\n").replace(
        "- [ ] My program may count", "- [X] My program may count"
    )
    before, heading, after = text.partition("(change)")
    text = before + heading + after.replace("- [ ] My program may read", "- [x] My program may read", 1)
    for end in ("\n", "\r\n"):
        found = read(text.replace("\n", end))
        assert found.answers == {
            "useful": 4, "heard": 5, "next": 2, "change": "Ask first", "helped": ["advice", "encouragement"],
            "strengths": "The questions\n\n## and the walk\n- [ ] next time",
        }  # fmt: skip
        assert (found.writer, found.other) == (Named("Ana Silva"), Named("Tom Berg"))
        assert (found.on, found.consent, found.counted) == ("20 November", ("change",), True)


def test_a_markdown_form_bears_what_editors_and_people_do_to_it() -> None:
    text = filled("every-kind", scale="3 so-so", number="7 of 10", large="12,5", one="[x] red, and blue",
                  many="[x] a; c", text="Words (any)\n**bold**")  # fmt: skip
    text = text.replace("answer: 3", "**Answer:** 3").replace("- [x] a\n", "* [✓]   a\n").replace("form: ", "> Form: ")
    assert read(text).answers == {
        "scale": 3, "number": 7, "large": 12.5, "one": "red, and blue", "many": ["a", "c"],
        "text": "Words (any)\n**bold**",
    }  # fmt: skip
    assert read(markdown(of("every-kind"))).answers == {}


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (filled(useful="9"), 'Line 36: "This meeting moved me on" (useful) is answered with a whole number 1'),
        (filled(useful="very"), "Line 36:"),
        (filled(useful="4 fully"), "Line 36:"),
        (filled().replace("- [ ] advice", "- [x] love"), "no option 'love'"),
        (filled("every-kind", one="[x] red, and blue; green"), "takes one of its options, not 2"),
        (filled().replace("(useful)", "(usefull)"), "Did you mean useful?"),
        (filled().replace("answer: ", "", 1), "the line that begins with “answer:” is gone"),
        (filled() + "\n## 1. Again (useful)\nanswer: 2\n", "stands there twice"),
        (filled().partition("## 1.")[0], "None of the form's questions"),
        (filled().replace("version 1", "version 4", 1), "version 4"),
    ],
)
def test_what_is_wrong_in_a_markdown_form_is_said_with_its_line(text: str, says: str) -> None:
    assert says in fault(text)


def mail(*attached: tuple[str, bytes], text: str = "Here you are.") -> bytes:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "ana@example.org", "tom@example.org", "Answers"
    message.set_content(text)
    for name, data in attached:
        message.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return message.as_bytes()


def test_a_saved_mail_is_read_with_what_is_attached_or_written_in_it() -> None:
    pulse = saved(form="pulse", answers={next(iter(shipped()["pulse"].items)).id: 4}, consent=[]).encode("utf-16")
    found = reading.read(READER, mail(("a.json", saved().encode()), ("a (2).json", saved().encode()), ("b", pulse)))
    assert [one.form for one in found] == ["meeting-mentee", "pulse"]
    assert read(mail(text=saved())).answers == UNDERSTOOD.answers
    assert read(mail(("form.md", filled(useful="4").encode("cp1252")))).answers == {"useful": 4}
    assert "(the text of the mail: It is neither" in fault(mail(("scan.pdf", b"%PDF-1.4")))
    assert "In the mail, a.json: Line 17:" in fault(mail(("a.json", saved(answers={"useful": 0}).encode())))


@given(st.data())
@settings(max_examples=30, deadline=None)
def test_whatever_comes_is_understood_or_refused_in_words(data: st.DataObject) -> None:
    whole = data.draw(st.sampled_from([saved(), filled(useful="4", helped="[x] advice")])).encode()
    at = data.draw(st.integers(0, len(whole)))
    put = data.draw(
        st.binary(max_size=6) | st.sampled_from([b"\x00", b"[[", b"}", b"\n# ", b"answer: 5\n", b"(heard)"])
    )
    broken = whole[:at] + put + whole[data.draw(st.integers(at, min(len(whole), at + 40))) :]
    try:
        found = reading.read(READER, broken)
    except Refused as refused:
        assert refused.sentence.endswith((".", "?")) or "." in refused.sentence
    else:
        assert all(one.form == "meeting-mentee" for one in found)


@given(st.lists(st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), max_size=200), max_size=3))
@settings(max_examples=20, deadline=None)
def test_words_come_back_as_they_were_written(words: list[str]) -> None:
    from mentortui.model.limits import text as kept

    said = kept("\n".join(words))
    found = read(saved(answers={"useful": 1, "strengths": said}, consent=[]))
    assert found.answers.get("strengths", "").strip() == said.strip()


def test_lines_that_are_long_to_match_are_read_at_once() -> None:
    hostile = ["# " + "(a)" * 4_000, "form:" + " " * 100_000 + "x", " " * 200_000 + "[", "## 1. (" + "a" * 11_000,
               "answer:" + " " * 100_000 + "\x00"]  # fmt: skip
    text = filled(useful="4").replace("## 1.", "\n".join(hostile[:-1]) + "\n## 1.")
    assert read(text).answers == {"useful": 4}


def test_the_form_the_tests_use_is_whole() -> None:
    assert [item.type for item in load(EVERY_KIND, "every kind").items] == [
        "scale", "number", "number", "choice", "choice", "text",
    ]  # fmt: skip


def _said(journal, spec, due=None):
    """Form, writer, other and meeting of everybody who may answer."""
    return [(one.spec.id, one.writer, one.other, one.meeting) for one in answering(journal, spec, due)]


def test_a_form_goes_to_whom_it_is_for_with_what_is_known():
    journal = Rows()
    ana, with_ana = journal.pair("Ana Silva")
    bo, with_bo = journal.pair("Bo Lindqvist")
    gone, ended = journal.pair("Carla Roth")
    ended["status"] = "closed"
    met = journal.meeting("2026-11-10", [ana], relationship=with_ana["id"])
    mine, theirs, pulse = (forms.spec(journal, one) for one in ("meeting-mentor", "meeting-mentee", "pulse"))
    both = [("meeting-mentee", ana, journal.me, met["id"]), ("meeting-mentee", bo, journal.me, "")]
    assert _said(journal, mine) == _said(journal, theirs) == both, "a mentor's own form has a twin for the other side"
    due = Due("pulse", 1, "", "day 30", None, with_bo["id"], bo, "2026-11-01", "")
    [only] = answering(journal, pulse, due)
    assert (only.writer, only.other, only.occasion) == (bo, journal.me, "day 30")
    everyone = _said(journal, forms.spec(journal, "program"))
    assert everyone == [("program", one, "", "") for one in (ana, bo, gone)], "never oneself; whoever is known"
    assert _said(journal, forms.spec(journal, "readiness-mentor")) == [], "there is nobody it is for"
