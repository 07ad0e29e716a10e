"""A report on a program: one truth in every form of it, nothing hidden in any, no name ever markup."""

from __future__ import annotations

import csv
import io
import json
import re
from datetime import date
from html import unescape
from xml.etree import ElementTree

import pytest

from mentortui.documents.program_report import READERS, of_the_same, report
from mentortui.documents.program_report_data import as_json, data, dictionary, facts, table
from mentortui.documents.program_report_html import html
from mentortui.documents.program_report_markdown import markdown
from mentortui.documents.program_report_opening import opening
from mentortui.program.comments import Comments
from mentortui.program.figures import Part
from mentortui.program.gathered import Gathered
from mentortui.program.rolling import roll
from mentortui.program.rules import Rules
from tests.program.made import Program

DAY = date(2026, 11, 21)
HOSTILE = "<script>alert(1)</script>*[x](y)|"
FINDINGS = (
    {"id": "finding-2", "on": "2026-11-01", "finding": "Nobody thanks", "owner": None},
    {"id": "finding-1", "on": "2026-09-01", "finding": "Late starts", "decision": f"Two dates {HOSTILE}",
     "result": "It took 16 days", "done_on": "2026-10-20"},
)  # fmt: skip


def small(answering=6):
    """Twelve people in six pairs, of whom so many mentees answered what they need and whether it is worth it."""
    one = Program()
    for number in range(6):
        mentor, mentee = one.person(f"m{number}", "mentor"), one.person(f"e{number}")
        pair = one.pair(mentor, mentee)
        one.met(pair, "2026-09-10")
        one.met(pair, "2026-11-14", minutes=40 + number)
        one.fact("goal", mentee, person=mentee, status="achieved", value_tag="courage",
                 objective="Grow leads")  # fmt: skip
        if number < answering:
            one.answer("program", mentee, worth=3 + number % 3)
    return one


def gathered(program, published=""):
    charter = {"name": f"Early {HOSTILE}", "objectives": ["Grow leads", "Keep knowledge"], "values": ["courage"],
               "purpose": "Why"}  # fmt: skip
    measures = ({"figure": "satisfaction", "decision": f"Go on {HOSTILE}", "target": 99},)
    rolled = roll(program.whole(), as_of=DAY, rules=Rules(), measures=measures)
    sponsors = ({"id": "sponsor-1", "name": HOSTILE, "story": "I was asked"},)
    return Gathered({"id": "share-1"}, charter, rolled, measures, (), FINDINGS, sponsors, ("A fault",), (), published,
                    (), (), {}, ())  # fmt: skip


@pytest.fixture(scope="module")
def found():
    return gathered(small())


def every_form(told):
    return {"html": html(told), "md": "\n".join(markdown(told)), "csv": table(told), "json": as_json(told)}


def test_the_three_sentences_of_a_small_program(found):
    used, liked, needed = (one.sentence for one in opening(found.rolled.rollup))
    assert used == ("Something arrived in the last 30 days from 100 % of the 12 people enrolled, and 100 % of the "
                    "relationships that are known of meet about as often as they agreed.")  # fmt: skip
    assert liked == "67 % of the 6 people who answered say it is worth their time."
    assert needed == "“Satisfaction” (67 %, wanted 99 %) is not where the program wants to be."


def test_where_too_few_answered_the_sentences_say_so():
    told = [one.sentence for one in opening(gathered(small(4)).rolled.rollup)]
    assert told[1:] == ["Too few have answered to say.",
                        "Too few have answered to say, and no figure that can be told has a target."]  # fmt: skip
    nobody = [one.sentence for one in opening(gathered(Program()).rolled.rollup)]
    assert nobody[0] == "Too few people are known of to say."


def test_every_figure_of_the_page_is_the_one_of_the_data(found):
    told = report(found, "sponsor")
    page = html(told)
    for one in data(told)["figures"]:
        [row] = re.findall(rf'<tr class="figure" id="{one["id"]}">(.*?)</tr>', page)
        cells = [unescape(re.sub("<[^>]*>", "", cell)) for cell in re.findall(r"<t[hd].*?</t[hd]>", row)]
        assert cells[:2] == [one["name"], one["said"]]
        assert cells[3:5] == ([f"{one['n']:,}", f"{one['missing']:,}"] if one["shown"] else ["", ""])
    lines = {row["figure"]: row for row in csv.DictReader(io.StringIO(table(told))) if not row["part"]}
    assert {one["id"]: one["said"] for one in data(told)["figures"]} == {k: row["said"] for k, row in lines.items()}


def test_hidden_figures_are_in_no_form_of_it():
    one = small(4)
    for number in range(4):
        one.answer("program", f"e{number}", on="2026-11-02", worth=5, recommend=7)
    hidden = gathered(one)
    figure = hidden.rolled.rollup.figure("satisfaction")
    assert not figure.shown
    for reader in ("", *READERS):
        told = report(hidden, reader)
        [known] = [row for row in data(told)["figures"] if row["id"] == "satisfaction"]
        assert (known["value"], known["n"], known["low"], known["parts"]) == (None, 0, None, [])
        [line] = [row for row in csv.DictReader(io.StringIO(table(told))) if row["figure"] == "satisfaction"]
        assert [line[name] for name in ("value", "low", "high", "people", "missing", "first")] == [""] * 6
        for text in every_form(told).values():
            assert "5.00 points" not in text and "4 people answered" not in text


def test_no_words_of_a_person_are_ever_markup(found):
    for reader in ("", *READERS):
        page = html(report(found, reader))
        assert "<script" not in page
        ElementTree.fromstring(page.partition("<body>")[2].partition("</body>")[0])
        assert "<script" not in "\n".join(markdown(report(found, reader))).replace("\\<script", "")
    assert "https://" not in page.replace("http://www.w3.org/2000/svg", "") and "src=" not in page


def test_nothing_is_ever_called_a_cause(found):
    for text in every_form(report(found)).values():
        assert not re.search(r"\bcaused?\b|because of", text.casefold())


def test_it_ends_with_what_was_changed_and_an_appendix_and_who_reads_what(found):
    mine, sponsors = ("\n".join(markdown(report(found, reader))) for reader in ("review", "sponsor"))
    assert [line for line in sponsors.splitlines() if line.startswith("## ")] == [
        "## Overview", "## Goals and what they serve", "## All other figures",
        "## What sponsors say", "## What was changed", "## Appendix: what each figure means",
    ]  # fmt: skip
    assert "came of it: It took 16 days" in sponsors
    assert "Nobody thanks" in mine and "A fault" in mine
    assert "Nobody thanks" not in sponsors and "A fault" not in sponsors
    later = report(found._replace(published="2026-11-01"), "sponsor")
    assert later.done == () and later.since == "2026-11-01"


def test_what_goals_serve_and_that_few_and_none_are_not_told_apart(found):
    told = report(found)
    assert [tuple(one) for one in told.objectives] == [
        ("Grow leads", "6 goals", 6), ("Keep knowledge", "none, or too few to say", 0),
        ("linked to nothing", "none, or too few to say", 0),
    ]  # fmt: skip


def test_where_no_goal_may_be_told_there_is_no_table_that_says_so_in_every_line():
    told = report(gathered(Program()))
    assert (told.objectives, told.values) == ((), ())
    assert "Goals and what they serve" not in html(told)


def test_days_read_as_days_and_what_missed_its_target_is_marked(found):
    told = report(found, "sponsor")
    page = html(told)
    assert "2026-11" not in page and "the latest read on 15 Nov 2026" in page
    assert '<td class="number words missed">99 %, not reached</td>' in page
    assert "interval: 95 % by Wilson 1927" in page


def test_comments_stand_below_what_was_asked(found):
    given = (Comments("program", "alter", ("More time",), 11, ""), Comments("own", "why", (), 3, "too few"))
    told = report(found._replace(comments=given, questions={("program", "alter"): "What <should> be different?"}))
    assert "<h3>What &lt;should&gt; be different?</h3>" in html(told) and "<h3>own, why</h3>" in html(told)
    assert "**What \\<should\\> be different?**: 11 people answered" in "\n".join(markdown(told))


def test_bars_of_the_same_people_need_no_table_and_others_keep_theirs():
    one, other = (Part(name, 3, n, "people") for name, n in (("joined", 14), ("met", 14)))
    assert of_the_same([one, other])
    assert not of_the_same([one, other._replace(n=9)])
    assert not of_the_same([one, other._replace(shown=False)])
    assert not of_the_same([one, other._replace(alpha=0.8)])


def test_the_curve_is_told_month_by_month_and_has_a_table_beside_it():
    one = small()
    for number in range(6, 12):
        over = {"ended_on": "2026-07-20", "ending": "stopped"} if number == 6 else {}
        pair = one.pair(one.person(f"m{number}", "mentor"), one.person(f"e{number}"), start="2026-06-01", **over)
        one.met(pair, "2026-11-14")
    told = report(gathered(one))
    assert [day for day, _ in told.curve] == [0, 30, 60, 90, 120, 150]
    page = html(told)
    assert "after" in page and "<desc>0 days: 100%; 30 days: 100%; 60 days: " in page
    assert all("day 49" not in text for text in every_form(told).values()), "not on which day one ended"


def test_facts_come_with_names_and_with_what_their_columns_mean():
    rows = [{**row, "at": "x"} for row in small().facts]
    text = facts(rows, {"e0": "=Ana"})
    lines = list(csv.DictReader(io.StringIO(text)))
    assert len(lines) == len(rows) and "at" not in lines[0]
    assert {row["name"] for row in lines if row["by"] == "e0"} == {"'=Ana"}
    meanings = {(row["kind"], row["column"]) for row in csv.DictReader(io.StringIO(dictionary(rows)))}
    assert ("meeting", "minutes") in meanings and ("every fact", "name") in meanings
    assert {name for _, name in meanings} >= set(lines[0])


def test_the_data_is_json_that_is_read_again(found):
    told = report(found)
    assert json.loads(as_json(told)) == json.loads(json.dumps(data(told)))
