"""Charts of a report: well-formed, small, in proportion, and told in words."""

from xml.etree import ElementTree

import pytest

from mentortui.documents.svg import LABEL, Bar, Spread, bars, line, spreads, steps

SVG = "{http://www.w3.org/2000/svg}"


def parsed(chart: str) -> ElementTree.Element:
    assert len(chart) < 6_000
    return ElementTree.fromstring(chart)


def test_bars_are_in_proportion_and_said_in_words():
    root = parsed(bars("Stages", [Bar("joined", 40, "40 of 50"), Bar("matched", 20, "20 of 50")], 50))
    long, short = (float(one.get("width", 0)) for one in root.iter(f"{SVG}rect") if one.get("class") == "bar")
    assert long == pytest.approx(2 * short, abs=0.1)
    assert root.findtext(f"{SVG}desc") == "joined: 40 of 50; matched: 20 of 50"


def test_a_dot_lies_within_its_interval_and_the_target_where_it_is():
    root = parsed(spreads("Satisfaction", [Spread("satisfied", 80, 60, 90, "80 %", target=75)], 0, 100))
    whisker = next(one for one in root.iter(f"{SVG}line") if one.get("class") == "whisker")
    dot = next(root.iter(f"{SVG}circle"))
    target = next(one for one in root.iter(f"{SVG}line") if one.get("class") == "target")
    assert float(whisker.get("x1")) < float(target.get("x1")) < float(dot.get("cx")) < float(whisker.get("x2"))


def test_a_curve_falls_in_steps_and_a_line_does_not():
    points = [("0 months", 100.0), ("3 months", 90.0), ("6 months", 72.5)]
    assert "H" in next(parsed(steps("Together", points)).iter(f"{SVG}path")).get("d")
    assert "L" in next(parsed(line("Heard from", points, 0, 100, "%")).iter(f"{SVG}path")).get("d")


def test_words_are_never_markup_and_nothing_leaves_the_picture():
    root = parsed(bars("<script>", [Bar("a & b </text><script>", 9e9, "<b>")], 5))
    assert root.findtext(f"{SVG}title") == "<script>"
    assert not list(root.iter(f"{SVG}script"))
    [bar] = (one for one in root.iter(f"{SVG}rect") if one.get("class") == "bar")
    assert LABEL + float(bar.get("width")) <= 640


def test_a_long_label_has_its_room_and_a_very_long_one_is_cut():
    rows = [Bar("Training before the first meeting", 4, "4"), Bar("x" * 60, 2, "2")]
    root = parsed(bars("All", rows, 5))
    first, second = (one for one in root.iter(f"{SVG}text") if one.get("text-anchor") == "end")
    assert first.text == rows[0].label and str(second.text).endswith("…")
    assert float(first.get("x", 0)) > 7 * len(rows[0].label)
    assert all(float(one.get("x")) + float(one.get("width")) <= 640 for one in root.iter(f"{SVG}rect"))


@pytest.mark.parametrize("chart", [bars("None", []), line("None", [], 0, 1), steps("One", [("0", 100.0)])])
def test_nothing_and_one_point_are_drawn(chart):
    assert parsed(chart).findtext(f"{SVG}desc")
