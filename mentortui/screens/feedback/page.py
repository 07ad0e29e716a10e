"""A response as rows: what it is about, its scores, the answers in the words of its form, and what it said before."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from mentortui.dates import say_day
from mentortui.model.reader import Row as Record
from mentortui.practice import feedback, forms, scoring
from mentortui.practice.forms import FormSpec, Item
from mentortui.practice.progress import number
from mentortui.practice.written import entered, is_own, takes_part, writer
from mentortui.screens import small_pages
from mentortui.screens.desk import Desk
from mentortui.screens.feedback import asked as asking
from mentortui.screens.feedback import specs
from mentortui.widgets.ink import HEADING, Cell, Column, Layout, bar, lines_of, wrap
from mentortui.widgets.row import SPACE, Row

BAR: Final = 16
SIDE: Final = 16
"""Cells of an answer beside its question."""
WIDE: Final = 56
"""Cells from which on answers stand beside their questions."""
WHOLE: Final = 40
"""Lines of one comment at most."""

_HEAD: Final = Layout((Column(role="strong"), Column(18, right=True, role="muted", least=44)), indent=1)
_ITEM: Final = Layout((Column(role="muted"), Column(SIDE, right=True)))
_ALONE: Final = Layout((Column(role="muted"),))
_SAID: Final = Layout((Column(),), indent=5)
_SCORE: Final = Layout((Column(), Column(BAR, role="muted", least=48, drawn=True), Column(14, right=True)))
_PART: Final = Layout((Column(role="strong"),))


def sealed(desk: Desk, row: Record, spec: FormSpec) -> str:
    """The sentence about the other's answers that are not opened yet; empty where they may be read."""
    if is_own(desk.reader, row) or not spec.sealed:
        return ""
    subject = row.get("meeting") or row.get("relationship")
    if not subject or (row.get("written_by") and not takes_part(desk.reader, row)):
        return ""  # a coordinator enters answers of two others and has none to give
    both = feedback.sides(desk.reader, str(subject), specs.pair(desk, spec))
    return "Sealed until you have answered too; then both sides open at once." if both.sealed else ""


def day(desk: Desk, row: Record) -> str:
    """The day of a response."""
    return say_day(date.fromisoformat(row["on"]), desk.today) if row.get("on") else ""


def head(desk: Desk, row: Record, spec: FormSpec, width: int) -> list[Row]:
    """Its form, the day, what it is about, and which version was answered where there is another now."""
    asked = asking.of_response(spec, row)
    other = entered(desk.reader, row) or f"{desk.first_name(writer(row))} answered"
    lead = "" if is_own(desk.reader, row) else f"{other}. "
    occasion = f", {row['occasion']}" if row.get("occasion") and not row.get("meeting") else ""
    said: list[tuple[str, str]] = [(f"{lead}About {asking.about(desk, asked)}{occasion}.", "muted")]
    latest = specs.newest(desk, spec.id)
    if not specs.is_here(spec):
        said.append((f"! {specs.NOT_HERE}", "warning"))
    elif latest != spec.version:
        said.append(
            (f"Answers to version {spec.version}, with its own questions; version {latest} is asked now.", "muted")
        )
    title = lines_of(spec.title, width - 4 - (20 if width >= 44 else 0), 3)
    rows = [Row("", (title[0], day(desk, row)), _HEAD), *(Row("", (line, ""), _HEAD) for line in title[1:])]
    layout = Layout((Column(),), indent=1)
    for text, role in said:
        rows += [Row("", ((line, role),), layout) for line in wrap(text, max(8, width - 3))]
    return [*rows, SPACE]


def figures(spec: FormSpec, answers: Mapping[str, Any]) -> list[Row]:
    """The scores with bars, and how much was answered where something is missing."""
    found = scoring.scores(spec, answers)
    titles = {part.id: part.title for part in spec.subscales}
    rows = [_figure(spec, titles.get(part, part), value, part) for part, value in found.subscales.items()]
    if spec.overall and spec.scoring != forms.UNSCORED:
        rows.append(_figure(spec, "All together", found.overall, ""))
    if not rows:
        return []
    missing = f"{found.answered} of {found.of} answered" if found.answered < found.of else ""
    return [Row("", ("Scores", missing), HEADING), *rows, SPACE]


def _figure(spec: FormSpec, title: str, value: float | None, part: str) -> Row:
    if value is None:
        return Row("", (title, "", ("too few answers", "muted")), Layout((*_SCORE.columns[:2], Column(15, right=True))))
    low, high = ends(spec, part)
    if spec.scoring == forms.GAP or high <= low:
        return Row("", (title, "", figure(value)), _SCORE)
    return Row("", (title, bar((value - low) / (high - low), BAR), f"{figure(value)} of {number(high)}"), _SCORE)


def figure(value: float) -> str:
    """A score with one decimal."""
    return f"{value:.1f}"


def ends(spec: FormSpec, part: str) -> tuple[float, float]:
    """The least and the most a subscale, or with "" the whole form, can come to."""
    members = next((one.items for one in spec.subscales if one.id == part), None)
    if members is None:
        members = tuple(scoring.scored(spec))
    items = [one for one in spec.items if one.id in members and one.rated]
    low, high = min((one.low for one in items), default=0), max((one.high for one in items), default=0)
    return (low * len(items), high * len(items)) if spec.scoring == forms.SUM else (low, high)


def said(item: Item, value: Any) -> str:
    """An answer in words: `4 mostly`, `7 of 10`, `advice, listening`."""
    if value in (None, "", []):
        return ""
    if isinstance(value, list):
        return ", ".join(map(str, value))
    if item.rated and isinstance(value, int | float):
        words = item.label(value) if float(value).is_integer() else ""
        return f"{number(value)} {words}".strip() if item.type == forms.SCALE else f"{number(value)} of {item.high}"
    return str(value)


def answers(row: Record, spec: FormSpec, width: int, most: int = WHOLE) -> list[Row]:
    """Every question with its answer, part by part; each can be selected by `<response>#<item>`."""
    given: Mapping[str, Any] = row.get("answers") or {}
    rows: list[Row] = [Row("", ("Answers", _consents(row)), HEADING)]
    part = ""
    for item in spec.items:
        if item.part and item.part != part:
            rows += [Row("", (line,), _PART) for line in wrap(item.part, max(8, width - 5))]
        part = item.part or part
        rows += _item(f"{row['id']}#{item.id}", item, said(item, given.get(item.id)), width, most)
    known = {item.id for item in spec.items}
    for place, (name, value) in enumerate(given.items()):
        if name not in known:
            stray = Item(name, f"{name} (the form does not ask this)", forms.TEXT)
            rows += _item(f"{row['id']}#{name} {place}", stray, asking.text_of(value).replace("\n", ", "), width, most)
    return [*rows, SPACE]


def _consents(row: Record) -> str:
    count = len(row.get("consent", ()))
    return f"program reads {count} comment{'s' * (count != 1)}" if count else ""


def _item(key: str, item: Item, answer: str, width: int, most: int) -> list[Row]:
    """A question and its answer: beside it where that is short and there is room, else below."""
    beside = width >= WIDE and item.type != forms.TEXT and len(answer) <= SIDE
    shown: Cell = answer or ("no answer", "muted")
    question = lines_of(item.text, width - 5 - (SIDE + 2 if beside else 0), 4)
    if beside:
        rest = [Row("", ((line, "muted"), ""), _ITEM) for line in question[1:]]
        return [Row(key, ((question[0], "muted"), shown), _ITEM), *rest]
    below = lines_of(answer, width - 7, most) if answer else []
    rows = [Row("", (line,), _ALONE) for line in question]
    if not below:
        return [*rows, Row(key, (shown,), _SAID)]
    return [*rows, Row(key, (below[0],), _SAID), *(Row("", (line,), _SAID) for line in below[1:])]


def history(desk: Desk, row: Record, spec: FormSpec, width: int) -> list[Row]:
    """What was changed: newest first, with what each changed answer said before."""
    found = [one for one in desk.reader.rows("correction") if one.get("response") == row["id"]]
    if not found:
        return []
    found.sort(key=lambda one: (str(one.get("at", "")), one["id"]), reverse=True)
    items = {item.id: item for item in spec.items}
    rows = [Row("", ("What it said before",), HEADING)]
    after: Mapping[str, Any] = row.get("answers") or {}
    for one in found:
        before: Mapping[str, Any] = one.get("answers") or {}
        rows.append(Row("", (f"Changed {_when(desk, one)}",), _ALONE))
        for name in dict.fromkeys((*before, *after)):
            if before.get(name) != after.get(name):
                rows += _changed(items.get(name) or Item(name, name, forms.TEXT), before.get(name), width)
        rows[-1] = rows[-1]._replace(key=one["id"])  # the last line, so that all are seen from it
        after = before
    return [*rows, SPACE]


def _when(desk: Desk, row: Record) -> str:
    return say_day(date.fromisoformat(row["on"]), desk.today) if row.get("on") else "once"


def _changed(item: Item, before: Any, width: int) -> list[Row]:
    was = said(item, before) or "no answer"
    lines = lines_of(f"{item.text}  Before: {was}", width - 7, 4)
    return [Row("", (line,), _SAID) for line in lines]


def page(desk: Desk, response_id: str, width: int) -> list[Row]:
    """The page beside a list: scores and answers, short, and who can read it."""
    row = desk.reader.get(response_id) or Record()
    spec = specs.spec_of(desk, row)
    begin = head(desk, row, spec, width)
    if closed := sealed(desk, row, spec):
        return [*begin, *small_pages.prose(closed, width)]
    body = [*figures(spec, row.get("answers") or {}), *answers(row, spec, width, 4)]
    return [*begin, *(one._replace(key="") for one in body[:-1]), *small_pages.who_reads(desk, row, width)]
