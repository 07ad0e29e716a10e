"""What stands on a certificate, as a web page and as text, in any script and at any length."""

from datetime import date
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mentortui.documents import certificate as documents
from mentortui.documents.certificate import certificate, of_milestone
from mentortui.documents.script import clusters, columns
from mentortui.errors import Refused
from tests.practice.journal import Rows

DAY = date(2026, 11, 21)
NAMES = {
    "latin": "Ana Sofia Gonçalves da Silva",
    "arabic": "محمد بن علي الحسيني",
    "chinese": "田中 太郎・王小明",
    "emoji": "Ana \U0001f389 \U0001f469\U0001f3fd‍⚕️",
    "long": "Maria " * 50,
    "solid": "W" * 300,
}


class Words(HTMLParser):
    """The texts of a page, and the tags that were opened and not closed."""

    def __init__(self, page):
        super().__init__()
        self.open, self.said, self.asked = [], [], []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag, attrs):
        if tag != "meta":
            self.open.append(tag)
        self.asked += [value for name, value in attrs if name in ("src", "href")]

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.said.append(data)


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
def test_every_script_and_length_stands_on_the_page_and_in_the_text(name):
    one = certificate(name, "Led the handover", DAY, evidence="8 of 8", signatories=["Tom Berg", name[:100]])
    page = Words(documents.html(one))
    assert page.open == [] and page.asked == [], "whole, and asking for nothing from elsewhere"
    assert one.name in page.said and "21 November 2026" in page.said and "8 of 8" in page.said
    lines = documents.text(one).splitlines()
    assert max(map(columns, lines)) == 72
    assert one.name.replace(" ", "") in "".join(lines).replace(" ", "")


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=80), st.text(max_size=80))
def test_no_words_become_markup(name, achievement):
    try:
        one = certificate(f"x{name}", f"<b>{achievement}", DAY, evidence=name)
    except Refused:
        return
    page = Words(documents.html(one))
    assert {one.name, one.achievement} <= set("".join(page.said).split("\n")) | set(page.said)
    assert all(columns(line) <= 72 or len(clusters(line.strip())) == 1 for line in documents.text(one).splitlines())


def test_marks_that_turn_writing_around_are_left_out():
    one = certificate("Ana\u202e avliS\u2066", "a\nb\tc", DAY, signatories=["\u200fTom"])
    assert (one.name, one.achievement, one.signatories) == ("Ana avliS", "a b c", ("Tom",))


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"name": " "}, "The name on the certificate is empty"),
        ({"name": "x" * 601}, "The name has 601 characters; at most 600 fit"),
        ({"achievement": "x" * 10_000}, "The achievement has 10,000 characters; at most 600 fit"),
        ({"evidence": "x" * 1_201}, "The evidence has 1,201 characters"),
        ({"heading": ""}, "The heading on the certificate is empty"),
        ({"signatories": ["x"] * 7}, "7 signatures do not fit"),
        ({"signatories": [" "]}, "A signature on the certificate is empty"),
    ],
)
def test_what_does_not_fit_on_the_page_is_said(fields, said):
    with pytest.raises(Refused, match=said):
        certificate(**{"name": "Ana", "achievement": "x", "day": DAY, **fields})


def test_a_milestone_says_who_what_when_and_how_far_its_goal_came():
    rows = Rows()
    ana, pair = rows.pair("Ana Silva")
    goal = rows.add("goal", title="Lead the handover", owners=[ana], mode="steps")
    rows.add("step", goal=goal["id"], title="a", done=True)
    row = rows.add("milestone", title="Led it alone", on="2026-11-21", person=ana, goal=goal["id"])
    said = of_milestone(rows, row)
    assert (said["name"], said["achievement"], said["day"]) == ("Ana Silva", "Led it alone", DAY)
    assert said["evidence"].startswith("Lead the handover: ") and "1 of 1" in said["evidence"]
    both = rows.add("milestone", title="A year with Ana Silva", on="2026-11-21", relationship=pair["id"])
    assert of_milestone(rows, both)["name"] == "Tom Berg", "the title names the other"
    with pytest.raises(Refused, match="not reached yet"):
        of_milestone(rows, {**row, "status": "planned"})


def test_of_somebody_the_journal_does_not_know_the_name_must_be_given():
    rows = Rows()
    row = rows.add("milestone", title="x", on="2026-11-21", person="person-gone")
    with pytest.raises(Refused, match="name on the certificate is empty"):
        certificate(**of_milestone(rows, row))
