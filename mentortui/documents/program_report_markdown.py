"""A report on a program as Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from mentortui.documents import program_report as told
from mentortui.documents.program_report import Report
from mentortui.documents.quoting import quoted
from mentortui.program.figures import Figure


def markdown(report: Report) -> Iterator[str]:
    """The lines of the page."""
    yield f"# {quoted(report.title)}"
    yield from ("", f"{quoted(told.headed(report))}. {report.covers}.")
    if report.refused:
        yield from ("", f"Nothing is said of these people: {report.refused}.")
        return
    for one in report.opening:
        yield from ("", f"**{one.question}** {quoted(one.sentence)}")
    yield from _section("Overview", _figures(report.overview))
    yield from _section("Goals and what they serve", _linked(report))
    yield from _section("How long matches last", _curve(report))
    yield from _section("All other figures", _figures(report.rest))
    yield from _section("Comments", _comments(report))
    yield from _section("What sponsors say", _stories(report))
    yield from _section("Open findings", _findings(report.open))
    yield from _section("What is missing in the charter", (f"- {quoted(one)}" for one in report.faults))
    yield from _section(told.closing(report), list(_findings(report.done)) or [told.UNCHANGED])
    yield from _section("Appendix: what each figure means", _definitions(report))


def _section(heading: str, lines: Iterable[str]) -> Iterator[str]:
    found = list(lines)
    if found:
        yield from ("", f"## {heading}", "", *found)


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    found = [f"| {' | '.join(quoted(cell) for cell in row)} |" for row in rows]
    return [f"| {' | '.join(head)} |", f"|{' --- |' * len(head)}", *found] if found else []


def _figures(figures: Sequence[Figure]) -> list[str]:
    head = ("figure", "now", "between", "people", "missing", "target", "since last time")
    found = _table(head, (_row(one) for one in figures))
    for one in figures:
        found += ["", f"**{one.name}**: {'; '.join(f'{name}: {quoted(words)}' for name, words in told.notes(one))}."]
        found += [f"- {quoted(part.label)}: {part.said}" + (f" (of {part.n:,})" if part.shown else "")
                  for part in told.parts_of(one)]  # fmt: skip
    return found


def _row(one: Figure) -> tuple[str, ...]:
    if not one.shown:
        return (one.name, one.said, "", "", "", told.target(one), "")
    return (
        one.name,
        one.said,
        told.spans(one),
        f"{one.n:,}",
        f"{one.missing:,}",
        told.target(one),
        told.change(one),
    )


def _linked(report: Report) -> list[str]:
    rows = [("objective", *one[:2]) for one in report.objectives] + [("value", *one[:2]) for one in report.values]
    return _table(("", "it", "goals"), rows)


def _curve(report: Report) -> list[str]:
    return _table(("after", "still together"), ((f"{day} days", f"{value:.0f} %") for day, value in report.curve))


def _comments(report: Report) -> Iterator[str]:
    for one in report.comments:
        yield f"**{quoted(report.asked(one))}**: " + (one.why_not or f"{one.answered:,} people answered")
        yield from (f"- {quoted(' '.join(text.split()))}" for text in one.texts)


def _stories(report: Report) -> Iterator[str]:
    for row in report.sponsors:
        yield f"- {quoted(str(row['name']))}" + (f": {quoted(str(row['story']))}" if row.get("story") else "")


def _findings(rows: Sequence[dict[str, object]]) -> Iterator[str]:
    for row in rows:
        yield "- " + "; ".join(
            f"{name}: {quoted(' '.join(words.split())).removesuffix('.')}" for name, words in told.finding(row)
        )


def _definitions(report: Report) -> Iterator[str]:
    for figure, points in told.definitions(report):
        yield f"- **{figure.name}**. " + "; ".join(f"{name}: {words.rstrip('.')}" for name, words in points) + "."
