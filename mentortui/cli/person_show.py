"""A profile with what became of it, and everybody one works with in one table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mentortui.changes import naming
from mentortui.cli.parser import examples
from mentortui.errors import DONE

if TYPE_CHECKING:
    import argparse

    from mentortui.cli.session import Session
    from mentortui.model.reader import Reader, Row
    from mentortui.practice.people import PersonLine

_HEADER = ("who", "you are", "last", "next", "every", "open", "goals", "until", "light")


def configure(verbs: Any) -> None:
    """The verbs show and list."""
    said = "Show what a profile says, how old what it says of their time is, and in how many relationships they mentor."
    show = verbs.add_parser("show", help="show a profile", description=said)
    show.add_argument("person", metavar="NAME", help="their name, the beginning of it, an id, or me")
    show.set_defaults(handler=_show)
    show.epilog = examples("person show Ana", "person show me --json")
    said = "Everybody you work with in one table: last and next meeting, open actions, goals moving, the light."
    table = verbs.add_parser("list", help="everybody in one table", description=said)
    table.add_argument("--closed", action="store_true", help="relationships that have ended too")
    table.add_argument("--cohort", metavar="LABEL", help="only those of one cohort")
    table.set_defaults(handler=_list)
    table.epilog = examples("person list", "person list --closed --json", 'person list --cohort "Spring 2027"')


def _show(args: argparse.Namespace, session: Session) -> int:
    """Print a profile as facts, or with `--json` the record, how available they are, and their load."""
    from mentortui.practice.availability import RULE, availability
    from mentortui.practice.load import load
    from mentortui.practice.profile import facts

    journal = session.journal()
    row = journal.get(naming.person(journal, args.person))
    assert row is not None
    can, many = availability(row, session.today), load(journal, row["id"])
    if session.json:
        stands = {"words": can.words, "said": can.said.isoformat(), "stale": can.stale} if can else None
        session.document({
            **row, "availability": stands, "load": {**many._asdict(), "words": many.words},
            "relationships": _among(journal, row["id"]),
        })  # fmt: skip
        return DONE
    found = facts(journal, row, session.today)
    session.print(str(row["name"]))
    wide = max((len(one.label) for one in found), default=0)
    for one in found:
        session.print(f"  {one.label:<{wide}}  {one.said}{f' ({one.doubt})' if one.doubt else ''}")
    if not found:
        session.print("  Nothing is written here yet.")
    if can and can.stale:
        session.say(f"{RULE} Still so? mentortui person confirm {naming.short(row['id'])}")
    return DONE


def _among(reader: Reader, person: str) -> list[Row]:
    from mentortui.practice.names import members

    return [row for row in reader.rows("relationship") if person in members(row)]


def _list(args: argparse.Namespace, session: Session) -> int:
    """Print the table of People, or its lines as `{"schema": 1, "people": […]}`."""
    from mentortui.practice import people

    journal = session.journal()
    lines = people.table(journal, session.today)
    lines = [line for line in lines if args.closed or not line.closed]
    if args.cohort is not None:
        wanted = " ".join(args.cohort.split()).casefold()
        lines = [line for line in lines if str(line.record.get("cohort") or "").casefold() == wanted]
    if session.json:
        session.document({"people": [_data(line) for line in lines]})
        return DONE
    if lines:
        from mentortui.cli.output import table

        session.print(table([_cells(line, session) for line in lines], _HEADER))
    else:
        session.say("Nobody here." if args.cohort is None else "Nobody in this cohort.")
    return DONE


def _cells(line: PersonLine, session: Session) -> tuple[str, ...]:
    from mentortui.cli.echo import near
    from mentortui.practice.course import course

    beat, where = line.rhythm, course(line.record, session.today)
    return (
        line.title, line.role,
        near(session, beat.last["on"]) if beat.last else "not yet",
        near(session, beat.next["on"]) if beat.next else "-",
        str(beat.cadence) if beat.cadence else "-",
        str(line.open_mine + line.open_theirs),
        f"{line.moving} of {line.goals}" if line.goals else "-",
        where.words if where else "-",
        line.light.words or "-",
    )  # fmt: skip


def _data(line: PersonLine) -> dict[str, Any]:
    beat = line.rhythm
    return {
        "id": line.record["id"], "title": line.title, "people": line.people, "role": line.role,
        "last": beat.last["on"] if beat.last else None, "next": beat.next["on"] if beat.next else None,
        "cadence": str(beat.cadence) if beat.cadence else None, "cohort": line.record.get("cohort"),
        "start": line.record.get("start"), "end": line.record.get("end"),
        "open_mine": line.open_mine, "open_theirs": line.open_theirs, "late": line.late,
        "goals": line.goals, "goals_moving": line.moving, "light": line.light.level, "reason": line.light.reason,
    }  # fmt: skip
