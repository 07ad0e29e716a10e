"""`mentortui feedback show`, `trend` and `sides`: answers looked back at."""

from __future__ import annotations

import sys
from datetime import date
from typing import TYPE_CHECKING, Any

from mentortui.cli.output import table
from mentortui.errors import DONE, NotFound

BESIDE = 3
"""Subscales that still stand beside each other on a line of 80 columns."""
LATEST = 5
"""Responses shown where subscales stand below each other."""

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from mentortui.cli.session import Session
    from mentortui.model.reader import Reader, Row
    from mentortui.practice.feedback import Sides
    from mentortui.practice.forms import FormSpec
    from mentortui.practice.trends import Trend


def show(args: argparse.Namespace, session: Session) -> int:
    """Print responses with their answers and figures, newest first."""
    from mentortui.cli.feedback_subject import form_asked
    from mentortui.practice import feedback, forms
    from mentortui.practice.written import is_own

    journal = session.journal()
    form = form_asked(journal, args).id if args.form else None
    subject = _subject(journal, args)
    by_form = {row["id"] for row in feedback.entered(journal)}
    found = feedback.responses(journal, form, subject)
    rows = [row for row in found if row["id"] in by_form or is_own(journal, row)][::-1]
    shown = rows[: args.limit]
    specs = forms.versions(journal)
    if session.json:
        session.document({"responses": [{**row, "scores": _scores(specs, row)} for row in shown]})
        return DONE
    for number, row in enumerate(shown):
        session.print("\n".join([*([""] if number else []), *response(journal, specs, row)]))
    if not rows:
        session.say("No answers here yet. `mentortui feedback due` says what waits for you.")
    elif len(shown) < len(rows):
        session.say(f"{len(shown)} of {len(rows):,}.")
    return DONE


def _subject(reader: Reader, args: argparse.Namespace) -> str | None:
    from mentortui.changes import naming

    return naming.person(reader, args.with_) if args.with_ else None


def _scores(specs: dict[tuple[str, int], FormSpec], row: Row) -> dict[str, Any] | None:
    from mentortui.practice.scoring import scores

    spec = specs.get((row.get("form", ""), row.get("version", 1)))
    return scores(spec, row.get("answers") or {})._asdict() if spec else None


def response(reader: Reader, specs: dict[tuple[str, int], FormSpec], row: Row) -> Iterator[str]:
    """One response as lines: what it is, its answers in words, its figures."""
    from mentortui.changes.naming import short
    from mentortui.dates import in_full
    from mentortui.practice.answers import says
    from mentortui.practice.bars import figure
    from mentortui.practice.written import entered

    spec = specs.get((row.get("form", ""), row.get("version", 1)))
    answers = row.get("answers") or {}
    about = _about(reader, row)
    title = spec.title if spec else row.get("form", "a form")
    yield f"{title}{about}, {in_full(date.fromisoformat(row['on']))}  {short(row['id'])}"
    if by_form := entered(reader, row):
        yield f"  {by_form}"
    if spec is None:
        yield f"  answered in version {row.get('version')}, which is not on this computer; the answers as they stand:"
        yield from (f"  {item}: {value}" for item, value in answers.items())
        return
    yield from (f"  {text}: {' '.join(said.split())}" for text, said in says(spec, answers))
    found = _scores(specs, row) or {}
    titles = {one.id: one.title for one in spec.subscales}
    figures = [f"{titles[one]} {figure(value)}" for one, value in found["subscales"].items()]
    if found["overall"] is not None:
        figures.insert(0, f"all in all {figure(found['overall'])}")
    if figures:
        yield f"  Figures of version {spec.version}: {', '.join(figures)}"


def _about(reader: Reader, row: Row) -> str:
    from mentortui.practice import names

    there = [row["about"]] if row.get("about") else names.others(reader, row) if row.get("meeting") else []
    who = names.listed(names.name(reader, one) for one in there if one != row.get("by"))
    return f", {who}" if who else ""


def _plain() -> bool:
    """Whether standard output has no blocks to draw with."""
    return not (getattr(sys.stdout, "encoding", "") or "").lower().startswith("utf")


def trend(args: argparse.Namespace, session: Session) -> int:
    """Print the line, the distributions and the comments of a form."""
    from mentortui.cli.feedback_subject import form_asked
    from mentortui.cli.form import as_data
    from mentortui.practice import forms, trends

    journal = session.journal()
    form = form_asked(journal, args)
    found = trends.trend(journal, form.id, _subject(journal, args), args.version)
    if session.json:
        session.document(as_data(found))
        return DONE
    if not found.points:
        session.say(f'"{found.title}" was not answered yet{" with them" if args.with_ else ""}.')
        return DONE
    spec = forms.spec(journal, found.form, found.version)
    session.print("\n".join(_trend(journal, spec, found)))
    for version, times in found.others:
        session.say(f"Version {version} was answered {times} times; figures of two versions are never compared.")
    return DONE


def _trend(reader: Reader, spec: FormSpec, found: Trend) -> Iterator[str]:
    from mentortui.dates import in_full
    from mentortui.practice.bars import bars, columns

    first, last = (in_full(date.fromisoformat(one.on)) for one in (found.points[0], found.points[-1]))
    times = len(found.points)
    yield f"{found.title}, version {found.version}: {times} time{'s' * (times != 1)}, {first} to {last}"
    if columns(found.points):
        yield ""
        yield from (_line if len(spec.subscales) <= BESIDE else _grid)(reader, spec, found)
    for one in found.distributions:
        yield ""
        yield f"{one.text}  ({one.answered} of {one.of} answered)"
        yield from (f"  {line}" for line in bars(one, plain=_plain()))
    texts = {one.id: one.text for one in spec.items}
    for item in dict.fromkeys(one.item for one in found.comments):
        yield ""
        yield texts[item]
        for comment in found.comments:
            if comment.item == item:
                yield f"  {in_full(date.fromisoformat(comment.on))}: {' '.join(comment.text.split())}"


def _line(reader: Reader, spec: FormSpec, found: Trend) -> Iterator[str]:
    """The figures of each response, oldest first, each on its line from the least to the most."""
    from mentortui.practice.bars import figure, span_of, track
    from mentortui.practice.names import listed, members, short_names

    called = short_names(reader)
    several = len({one.relationship for one in found.points}) > 1
    whole = span_of(spec, [item for part in spec.subscales for item in part.items])
    drawn = whole if spec.overall else None
    rows = []
    for one in found.points:
        together = reader.get(one.relationship or "") or {}
        who = listed(called.get(person, "") for person in members(together) if person != reader.me)
        rows.append((one.on, *([who] if several else []), *([figure(one.overall)] if spec.overall else []),
                     *(figure(one.subscales.get(part.id)) for part in spec.subscales),
                     track(one.overall, drawn, plain=_plain())))  # fmt: skip
    names = [*(["WITH"] if several else []), *(["ALL IN ALL"] if spec.overall else [])]
    names += [part.title.upper() for part in spec.subscales]
    scale = f"{drawn[0]:g} to {drawn[1]:g}" if drawn else ""
    yield table(rows, ("DAY", *names, scale))


def _grid(reader: Reader, spec: FormSpec, found: Trend) -> Iterator[str]:
    """The figures of many subscales: a line for each, a column for each of the latest responses.

    Of a gap the largest comes first: what matters much and is far away.
    """
    from mentortui.practice.bars import figure

    shown = found.points[-LATEST:]
    parts = list(spec.subscales)
    if spec.scoring == "gap":
        latest = shown[-1].subscales
        parts.sort(key=lambda part: -(latest.get(part.id) or 0))
    rows = [(part.title, *(figure(one.subscales.get(part.id)) for one in shown)) for part in parts]
    if spec.overall:
        rows.append(("All in all", *(figure(one.overall) for one in shown)))
    head = "GAP, WEIGHTED BY IMPORTANCE" if spec.scoring == "gap" else "FIGURE"
    yield table(rows, (head, *(one.on for one in shown)))


def sides(args: argparse.Namespace, session: Session) -> int:
    """Print both sides' answers beside each other, or whose answer is missing."""
    from mentortui.changes import naming
    from mentortui.cli.form import as_data
    from mentortui.practice import feedback, forms

    journal = session.journal()
    about = "meeting" if args.meeting else "relationship"
    subject = (naming.find(journal, ("meeting",), args.meeting) if args.meeting
               else naming.relationship(journal, args.with_)["id"])  # fmt: skip
    known = [forms.spec(journal, one.id) for one in forms.known(journal) if one.about == about]
    ids = [one.id for one in known if one.readers != "only_you"]
    found = feedback.sides(journal, subject, ids)
    if session.json:
        session.document(as_data(found))
        return DONE
    if found.own is None and found.theirs is None:
        raise NotFound(f"Nobody has answered about this {about} yet.", hint="`mentortui feedback due` says what waits.")
    session.print("\n".join(_sides(found)))
    if found.sealed:
        session.say(f"Sealed until both have answered; {found.waits_for} not yet.")
    if found.note:
        session.say(found.note)
    return DONE


def _sides(found: Sides) -> Iterator[str]:
    rows = []
    for one in found.items:
        apart = "" if one.apart is None else "the same" if not one.apart else f"{one.apart:g} apart"
        rows.append((one.own_text or one.their_text, _said(one.own), _said(one.theirs), apart))
    yield table(rows, ("ITEM", "YOU", "THE OTHER", ""))


def _said(value: Any) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else "" if value is None else str(value)
