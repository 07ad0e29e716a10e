"""A page for a data protection officer: what a program processes, why, who sees it, how long, and how to leave.

Made from the charter and from the lists the app sends by, so it says what is, not what was meant.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final, NamedTuple

from mentortui.documents.headline import long_day
from mentortui.documents.html_page import escaped, page
from mentortui.documents.quoting import quoted
from mentortui.model.reader import Row
from mentortui.model.vocabulary import table_of
from mentortui.practice.counting import offers
from mentortui.program.charter import on_overview
from mentortui.program.definitions import name_of

NOT_SAID = "not said in the charter yet"


class Section(NamedTuple):
    """A heading, sentences, and points below them."""

    heading: str
    sentences: tuple[str, ...]
    points: tuple[str, ...] = ()


NOT_PROCESSED: Final = Section(
    "What is not processed",
    (
        "Notes, goals' titles and reasons, agendas, meeting notes, agreements' texts, moods, and goals called "
        "personal or wellbeing never reach the program. Pay is never sent by anybody; where it is used at all, it "
        "comes from the coordinator's own list and stays on that computer.",
    ),
)

WHERE: Final = Section(
    "Where it lies",
    (
        "On the participants' own computers; encrypted (age, X25519) and signed (Ed25519) in the folder they "
        "share; opened on the coordinator's computer, which therefore holds facts per person and must be "
        "protected like a personnel file: disk encryption, a screen lock, backups that are encrypted.",
        "Whoever runs the shared folder (a cloud provider, an administrator) sees the program's name, random ids, "
        "the number, sizes and times of files, and answers by form that were dropped into its inbox unsealed.",
    ),
)

RIGHTS: Final = Section(
    "What people can do",
    ("Each of these is a command or a key, and needs nobody's permission:",),
    (
        "See exactly what each reader gets, before it is sent: `mentortui privacy`; what was agreed to, and when: "
        "`mentortui privacy --log`.",
        "Have their data in readable, documented formats: `mentortui export`.",
        "Let the program count nothing more: `mentortui program counts nothing`.",
        "Leave, and be erased from the folder and from everybody's computer: `mentortui erase`.",
        "Correct what they wrote; the program's figures follow at the next sync.",
    ),
)

FOR_GOOD: Final = Section(
    "What cannot be taken back",
    (
        "What somebody has read, printed or photographed; what a sync tool or git keeps of older versions of a "
        "folder; copies that were exported; and figures that were already shown to others.",
    ),
)


def title(charter: Row) -> str:
    """What the page is called."""
    return f"Data protection: {charter.get('name', 'a mentoring program')}"


def sections(charter: Row, measures: Sequence[Row], today: date) -> Iterator[Section]:
    """The whole page, in the order in which such questions are asked."""
    yield _in_short(charter, today)
    yield _why(charter, measures)
    yield _processed()
    yield NOT_PROCESSED
    yield _who(charter)
    yield WHERE
    yield _how_long(charter)
    yield RIGHTS
    yield FOR_GOOD


def _in_short(charter: Row, today: date) -> Section:
    return Section(
        "In short",
        (
            f"{charter.get('name', 'The program')} uses mentortui. Each participant keeps a journal on a computer of "
            "their own. There is no server, no account and no telemetry; nobody but the people named here receives "
            f"anything. As of {long_day(today.isoformat())}.",
        ),
    )


def _processed() -> Section:
    return Section(
        "What is processed",
        (
            "Only what a participant lets the program count, record by record or by kind when joining, and can stop at "
            "any time. Of each record only these fields are sent, made by the participant's own app:",
        ),
        tuple(
            f"{table_of(kind).replace('_', ' ')}: {', '.join(points)}. Never {never}."
            for kind, points, never in offers()
        ),
    )


def _why(charter: Row, measures: Sequence[Row]) -> Section:
    said = (str(charter.get("purpose") or f"The purpose is {NOT_SAID}."),)
    aims = "; ".join(charter.get("aims", ()))
    points = tuple(f"{name_of(row['figure'])}: {row['decision']}." for row in on_overview(measures))
    each = ("Each figure supports a decision:",) if points else ()
    return Section("Why", (*said, *([f"Aims: {aims}."] if aims else []), *each), points)


def _who(charter: Row) -> Section:
    people, comments = charter.get("people", 5), charter.get("comments", 10)
    return Section(
        "Who sees what",
        (
            f"The coordinator ({charter.get('owner') or NOT_SAID}) sees who takes part, how far each pair has come by "
            "dates and counts, and figures of groups. Sponsors and participants see figures of groups only.",
            f"A figure is shown where at least {people} people answered and at least {people} were answered about, a "
            f"comment where at least {comments} answered and its writer agreed to it. Filters and later figures are "
            "refused where the difference would tell of one person. It is confidential, not anonymous.",
        ),
    )


def _how_long(charter: Row) -> Section:
    months = charter.get("retention")
    both = "Each participant's own app takes it back then, and the coordinator's drops it."
    kept = f"What was counted is kept for {months} months. {both}" if months else f"How long it is kept is {NOT_SAID}."
    return Section("How long", (kept, "A participant's own journal is theirs and stays with them."))


def markdown(charter: Row, measures: Sequence[Row], today: date) -> Iterator[str]:
    """To read, print and keep."""
    yield f"# {quoted(title(charter))}"
    for one in sections(charter, measures, today):
        yield from ("", f"## {one.heading}", "", *_spaced(quoted(sentence) for sentence in one.sentences))
        yield from (["", *(f"- {point}" for point in one.points)] if one.points else [])


def _spaced(sentences: Iterator[str]) -> Iterator[str]:
    for number, sentence in enumerate(sentences):
        yield from ("",) if number else ()
        yield sentence


def html(charter: Row, measures: Sequence[Row], today: date) -> str:
    """The same as one page without network."""
    body = [f"<h1>{escaped(title(charter))}</h1>"]
    for one in sections(charter, measures, today):
        body.append(f"<h2>{escaped(one.heading)}</h2>")
        body += [f"<p>{escaped(sentence)}</p>" for sentence in one.sentences]
        if one.points:
            body.append(f"<ul>{''.join(f'<li>{escaped(point)}</li>' for point in one.points)}</ul>")
    return page(title(charter), "\n".join(body))
