"""A report on a program as one page of HTML without network: charts, tables beside them, light, dark and printed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from mentortui.documents import program_report as told
from mentortui.documents import svg
from mentortui.documents.html_page import escaped, page
from mentortui.documents.program_report import Report
from mentortui.program.figures import Figure, Part

STYLE: Final = """
main { max-width: 54rem; } figure { margin: 1.25rem 0; } ul { padding-left: 1.2rem; }
figcaption { color: var(--muted); font-size: .9rem; margin-bottom: .5rem; } .few { color: var(--muted); }
.opening { margin: 1.5rem 0; padding: .25rem 0 .25rem 1.1rem; border-left: 3px solid var(--accent); }
.opening p { margin: .6rem 0; font-size: 1.1rem; } .scroll { overflow-x: auto; } table.small { max-width: 40rem; }
:root { --missed: #9a3412; } td.missed { color: var(--missed); font-weight: 600; }
@media (prefers-color-scheme: dark) { :root { --missed: #fdba74; } }
thead th { color: var(--muted); font-weight: 400; font-size: .85rem; }
th[scope=row] { font-weight: 600; min-width: 9.5rem; overflow-wrap: normal; }
tr.figure > * { border-bottom: 0; padding-bottom: 0; }
td.below { padding: .1rem 0 .7rem; color: var(--muted); font-size: .85rem; }
dl { margin: .5rem 0; display: grid; grid-template-columns: 7.5rem 1fr; gap: .1rem .8rem; font-size: .9rem; }
dt { color: var(--muted); } dd { margin: 0; }
@media (max-width: 34rem) { table.wide { font-size: .8rem; } dl { grid-template-columns: 1fr; } }
@media print {
  :root { --missed: #000; } body { font-size: 9.5pt; } main { max-width: none; } tr.figure { break-after: avoid; }
  .scroll { overflow: visible; } table.wide { font-size: .88rem; }
  table.wide td.words { white-space: normal; min-width: 4.8rem; }
  th[scope=row] { min-width: 7.5rem; } table.small, dl { break-inside: avoid; } .appendix { break-before: page; }
  .appendix .columns { columns: 2; column-gap: 2rem; font-size: .92em; }
  .appendix dl { grid-template-columns: 4.5rem 1fr; }
}
"""
_HEAD: Final = ("now", "between", "people", "missing", "target", "since last time")


def html(report: Report) -> str:
    """The whole page."""
    body = [f"<h1>{escaped(report.title)}</h1>", f'<p class="muted">{escaped(told.headed(report))}. '
            f"{escaped(report.covers)}.</p>"]  # fmt: skip
    if report.purpose:
        body.append(f"<p>{escaped(report.purpose)}</p>")
    if report.refused:
        body.append(f"<p>Nothing is said of these people: {escaped(report.refused)}.</p>")
    else:
        body += _told(report)
    return page(report.title, "\n".join(body), svg.STYLE + STYLE)


def _told(report: Report) -> Iterator[str]:
    lines = "".join(f"<p><b>{one.question}</b> {escaped(one.sentence)}</p>" for one in report.opening)
    yield f'<div class="opening">{lines}</div>'
    yield from _section("Overview", [*_overview_chart(report), *_figures(report.overview)])
    yield from _section("Goals and what they serve", _linked(report))
    yield from _section("How long matches last", _curve(report))
    yield from _section("All other figures", _figures(report.rest))
    yield from _section("Comments", _comments(report))
    yield from _section("What sponsors say", _stories(report))
    yield from _section("Open findings", _findings(report.open))
    yield from _section("What is missing in the charter", _items(report.faults))
    yield from _section(told.closing(report), [*_findings(report.done)] or [f"<p>{told.UNCHANGED}</p>"])
    yield from _section("Appendix: what each figure means",
                        ['<div class="columns">', *_definitions(report), "</div>"], "appendix")  # fmt: skip


def _section(heading: str, parts: Iterable[str], kind: str = "") -> Iterator[str]:
    found = list(parts)
    if found:
        marked = f' class="{kind}"' if kind else ""
        yield f"<section{marked}><h2>{escaped(heading)}</h2>{''.join(found)}</section>"


def _overview_chart(report: Report) -> Iterator[str]:
    """Every figure of the overview in percent, with its interval and target, on one scale."""
    rows = [
        svg.Spread(one.name, one.value, one.low, one.high, one.said, one.target)
        for one in report.overview
        if one.unit == "%" and one.value is not None and one.low is not None and one.high is not None
    ]
    if len(rows) > 1:
        words = "Percent, with the 95 % interval; the upright line is the target."
        yield _drawn(words, svg.spreads("The overview's figures in percent", rows, 0, 100))


def _drawn(caption: str, chart: str) -> str:
    said = f"<figcaption>{escaped(caption)}</figcaption>" if caption else ""
    return f"<figure>{said}{chart}</figure>"


def _figures(figures: Sequence[Figure]) -> Iterator[str]:
    if not figures:
        return
    head = "".join(f'<th class="number">{name}</th>' for name in _HEAD)
    rows = "".join(_figure(one) for one in figures)
    yield (f'<div class="scroll"><table class="wide"><thead><tr><th>figure</th>{head}</tr></thead>'
           f"<tbody>{rows}</tbody></table></div>")  # fmt: skip
    for one in figures:
        yield from _parts(one)


def _figure(one: Figure) -> str:
    cells = [told.spans(one), f"{one.n:,}", f"{one.missing:,}"] if one.shown else ["", "", ""]
    few = "" if one.shown else " few"
    missed = " missed" if one.reached is False else ""
    numbers = "".join(f'<td class="number">{escaped(cell)}</td>' for cell in cells)
    below = " · ".join(f"{escaped(name)}: {escaped(words)}" for name, words in told.notes(one))
    return (
        f'<tr class="figure" id="{escaped(one.id)}"><th scope="row">{escaped(one.name)}</th>'
        f'<td class="number words{few}">{escaped(one.said)}</td>{numbers}'
        f'<td class="number words{missed}">{escaped(told.target(one))}</td>'
        f'<td class="number words">{escaped(told.change(one))}</td></tr>'
        f'<tr><td class="below" colspan="7">{below}</td></tr>'
    )


def _parts(one: Figure) -> Iterator[str]:
    """A figure's parts: bars where they are on one scale from 0, and a table where those do not say it all."""
    parts = told.parts_of(one)
    if not parts:
        return
    shown = [part for part in parts if part.shown and part.value is not None]
    yield f"<h3>{escaped(one.name)}{_what(one)}</h3>"
    if len(shown) > 1 and len({part.unit for part in shown}) == 1 and all((part.value or 0) >= 0 for part in shown):
        bars = [svg.Bar(part.name, part.value or 0, part.said) for part in shown]
        whole = told.of_the_same(parts)
        yield _drawn(f"Of {parts[0].n:,} people." if whole else "", svg.bars(f"{one.name}{_what(one)}", bars))
        if whole:
            return
    rows = "".join(_part(part) for part in parts)
    yield (f'<table class="small"><thead><tr><th></th><th class="number">value</th><th class="number">people</th>'
           f"</tr></thead><tbody>{rows}</tbody></table>")  # fmt: skip


def _what(one: Figure) -> str:
    return {"stages": ": how far people have come", "needs": ", need by need", "goals": " by how they stand"}.get(
        one.id, ""
    )


def _part(part: Part) -> str:
    n = f"{part.n:,}" if part.shown else ""
    return (f'<tr><th scope="row">{escaped(part.label)}</th><td class="number{"" if part.shown else " few"}">'
            f'{escaped(part.said)}</td><td class="number">{n}</td></tr>')  # fmt: skip


def _linked(report: Report) -> Iterator[str]:
    for what, found in (("objective", report.objectives), ("value", report.values)):
        if found:
            rows = "".join(
                f'<tr><th scope="row">{escaped(one.name)}</th><td class="number{"" if one.n else " few"}">'
                f"{escaped(one.said)}</td></tr>"
                for one in found
            )
            yield (f'<h3>By {what}</h3><table class="small"><thead><tr><th>{what}</th><th class="number">goals</th>'
                   f"</tr></thead><tbody>{rows}</tbody></table>")  # fmt: skip


def _curve(report: Report) -> Iterator[str]:
    if not report.curve:
        return
    points = [(f"{day} days", round(value)) for day, value in report.curve]
    yield _drawn("Percent of relationships still together; one that was completed counts as lasting (Kaplan & Meier "
                 "1958).", svg.steps("How long matches last", points))  # fmt: skip
    rows = "".join(f'<tr><th scope="row">{day}</th><td class="number">{value} %</td></tr>' for day, value in points)
    yield (f'<table class="small"><thead><tr><th>after</th><th class="number">still together</th></tr></thead>'
           f"<tbody>{rows}</tbody></table>")  # fmt: skip


def _comments(report: Report) -> Iterator[str]:
    for one in report.comments:
        yield f"<h3>{escaped(report.asked(one))}</h3>"
        yield f'<p class="muted">{escaped(one.why_not or f"{one.answered:,} people answered")}</p>'
        yield from _items(one.texts)


def _stories(report: Report) -> Iterator[str]:
    for row in report.sponsors:
        yield f"<p><b>{escaped(str(row['name']))}</b> {escaped(str(row.get('story') or ''))}</p>"


def _items(lines: Sequence[str]) -> Iterator[str]:
    if lines:
        yield f"<ul>{''.join(f'<li>{escaped(one)}</li>' for one in lines)}</ul>"


def _findings(rows: Sequence[dict[str, object]]) -> Iterator[str]:
    for row in rows:
        yield _points(told.finding(row))


def _definitions(report: Report) -> Iterator[str]:
    for figure, points in told.definitions(report):
        yield f"<h3>{escaped(figure.name)}</h3>{_points(points)}"


def _points(points: Iterable[tuple[str, str]]) -> str:
    return f"<dl>{''.join(f'<dt>{escaped(name)}</dt><dd>{escaped(words)}</dd>' for name, words in points)}</dl>"
