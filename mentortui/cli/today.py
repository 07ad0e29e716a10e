"""What is next, what is to do, how the goals stand, and what is worth a look."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mentortui.cli.parser import examples
from mentortui.errors import DONE

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from mentortui.cli.session import Session
    from mentortui.practice.feedback_due import Due
    from mentortui.practice.today import Today


def configure(parser: argparse.ArgumentParser) -> None:
    """Whether to say why each line is there."""
    parser.add_argument("--rules", action="store_true", help="say under each line worth a look why it is there")
    parser.epilog = examples("today", "today --rules", "today --json")


def run(args: argparse.Namespace, session: Session) -> int:
    """Print the page."""
    from mentortui.exchange import own_rules
    from mentortui.practice import celebrations, feedback_due
    from mentortui.practice.snoozes import awake_forms
    from mentortui.practice.today import today_page

    journal = session.journal()
    rules, said = own_rules.load(session.home)
    if said:
        session.say(said)
    forms = awake_forms(journal, feedback_due.due(journal, session.today), session.today)
    page = today_page(journal, session.today, celebrations.found(journal, session.today, rules))
    if session.json:
        session.document({**_data(page), "forms": [one._asdict() for one in forms]})
    else:
        session.print("\n".join(_lines(page, args.rules, forms)))
    return DONE


def _data(page: Today) -> dict[str, Any]:
    from mentortui.practice.nudge_rules import rule_of

    return {
        "day": page.day.isoformat(),
        "next": page.next.row if page.next else None,
        "actions": [item.row for item in page.todo],
        "goals": [
            {**line.row, "percent": line.standing.percent, "standing": line.standing.words, "health": line.health.words}
            for line in page.goals
        ],
        "nudges": [
            {"kind": one.kind, "record": one.record, "text": one.text, "rule": rule_of(one)} for one in page.nudges
        ],
    }


def _lines(page: Today, rules: bool, forms: list[Due]) -> Iterator[str]:
    from mentortui import dates

    yield f"{dates.WEEKDAYS[page.day.weekday()].capitalize()} {dates.in_full(page.day)}"
    yield ""
    if page.next:
        yield f"Next  {page.next.when}  {page.next.what}"
        if page.next.along:
            yield f"      {page.next.along}"
    else:
        yield 'Next  No meeting is planned. mentortui meeting plan --with NAME --on "next tuesday"'
    yield from _section(f"To do ({page.mine} of yours{f', {page.late} late' if page.late else ''})", _todo(page))
    yield from _section("Goals", _goals(page))
    yield from _section("Forms that wait for you", [(one.form, one.title, one.why) for one in forms])
    yield from _section("Worth a look", _worth(page, rules))
    if not (page.todo or page.goals or page.nudges or page.next or forms):
        yield ""
        yield 'Nothing waits. mentortui goal add "…" or mentortui log "…" --with NAME adds what comes next.'


def _worth(page: Today, rules: bool) -> list[tuple[str, ...]]:
    from mentortui.practice.nudge_rules import rule_of

    return [line for one in page.nudges for line in ((one.text,), *([(f"Why: {rule_of(one)}",)] if rules else []))]


def _todo(page: Today) -> list[tuple[str, ...]]:
    from mentortui.changes.naming import short
    from mentortui.documents.headline import one_line

    return [
        ("[ ]", ("" if item.mine else "theirs: ") + one_line(str(item.row.get("title", "")), 60), item.who, item.due,
         short(item.row["id"]))
        for item in page.todo
    ]  # fmt: skip


def _goals(page: Today) -> list[tuple[str, ...]]:
    from mentortui.documents.headline import one_line

    return [
        (one_line(str(line.row.get("title", "")), 50), line.standing.words, line.health.words) for line in page.goals
    ]


def _section(title: str, rows: list[tuple[str, ...]]) -> Iterator[str]:
    from mentortui.cli.output import table

    if rows:
        yield ""
        yield title
        yield from (f"  {line}" for line in table(rows).split("\n"))
