"""Texts that were written in two places apart, and meetings that both wrote down: see them, settle them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mentortui.changes import joining, naming, settling
from mentortui.cli import echo
from mentortui.cli.editor import read_text
from mentortui.cli.parser import at_least_one, examples
from mentortui.errors import DONE, NotFound, Refused, UsageError
from mentortui.model.vocabulary import kind_of
from mentortui.practice import conflicts

if TYPE_CHECKING:
    import argparse

    from mentortui.cli.session import Session
    from mentortui.model.reader import Row
    from mentortui.practice.conflicts import Conflict
    from mentortui.store import Journal


def configure(parser: argparse.ArgumentParser) -> None:
    """Without a verb: the list. The verbs resolve, same and two."""
    verbs = parser.add_subparsers(dest="verb", metavar="VERB")
    resolve = verbs.add_parser("resolve", help="settle one", description="Settle a text that was written in two places "
                               "apart: keep one version, both, what both changed, or a text of your own.")  # fmt: skip
    resolve.add_argument("id", metavar="ID", help="the record")
    how = resolve.add_mutually_exclusive_group(required=True)
    how.add_argument("--keep", type=at_least_one, metavar="N", help="the version of this number, as the list has it")
    how.add_argument("--merged", action="store_true", help="the changes of all, where they are in different lines")
    how.add_argument("--both", action="store_true", help="all lines of all versions")
    how.add_argument("--edit", action="store_true", help="all lines of all versions, to write on with in your editor")
    how.add_argument("--text", metavar="FILE", help="a text of your own; `-` reads standard input")
    resolve.epilog = examples("conflicts resolve 4f2a --keep 1", "conflicts resolve 4f2a --merged",
                              "conflicts resolve 4f2a --edit")  # fmt: skip
    for verb, said, more in (
        ("same", "two records are one", "What belongs to either comes together in the one written first."),
        ("two", "two records are two", "They stay as they are, and it is not asked again."),
    ):
        one = verbs.add_parser(verb, help=f"say that {said}", description=f"Say that {said}. {more}")
        one.add_argument("id", metavar="ID", help="one of them")
        one.add_argument(
            "other", metavar="OTHER", nargs="*", help="the other; where the list has one only, leave it out"
        )
        one.epilog = examples(f"conflicts {verb} 91c0", f"conflicts {verb} 91c0 7d3e")
    parser.epilog = examples("conflicts", "conflicts resolve 4f2a --both", "conflicts same 91c0") + (
        "\n\nNothing is lost whichever you choose; `mentortui undo` undoes it."
    )


def run(args: argparse.Namespace, session: Session) -> int:
    """List, or settle one."""
    if args.verb is None:
        return _list(session)
    return _resolve(args, session) if args.verb == "resolve" else _told(args, session)


def _list(session: Session) -> int:
    from mentortui.exchange import shared

    journal = session.journal()
    writers = shared.writers(journal)
    found, twice = conflicts.conflicts(journal), conflicts.doubles(journal)
    if session.json:
        session.document({
            "conflicts": [_as_data(one, writers) for one in found],
            "doubles": [[one["id"], other["id"]] for one, other in twice],
        })  # fmt: skip
        return DONE
    for one in found:
        session.print(f"{naming.short(one.row['id'])}  {naming.label(journal, one.row)}: {len(one.versions)} versions")
        for number, version in enumerate(one.versions, 1):
            _print_text(session, f"{number}  {writers.get(version.device, 'another computer')}:", version.text)
        if one.merged is not None:
            _print_text(session, "+  the changes of all, as --merged keeps them:", one.merged)
    for pair in twice:
        session.print("Possible double:")
        for row in pair:
            session.print(f"  {_both(journal, row)}: {conflicts.told_of(journal, row)}")
    if found:
        merged = "" if found[0].merged is None else "--merged, "
        session.say(f"To settle one: mentortui conflicts resolve {naming.short(found[0].row['id'])} --keep 1 "
                    f"(or {merged}--both, --edit).")  # fmt: skip
    if twice:
        short = naming.short(twice[0][0]["id"])
        session.say(f"If they are one: mentortui conflicts same {short}. If not: mentortui conflicts two {short}.")
    if not (found or twice):
        session.say("Nothing was written in two places apart.")
    return DONE


def _print_text(session: Session, head: str, text: str) -> None:
    session.print(f"  {head}")
    session.print("\n".join(f"     {line}" for line in text.splitlines()))


def _both(journal: Journal, row: Row) -> str:
    return f"{naming.label(journal, row)} ({naming.short(row['id'])})"


def _as_data(one: Conflict, writers: dict[str, str]) -> dict[str, Any]:
    versions = [
        {"number": number, "by": writers.get(version.device), "device": version.device, "text": version.text}
        for number, version in enumerate(one.versions, 1)
    ]
    return {"id": one.row["id"], "field": one.field, "versions": versions, "base": one.base, "merged": one.merged}


def _told(args: argparse.Namespace, session: Session) -> int:
    """Two records are one, or two."""
    journal = session.journal()
    kinds = ("meeting", "goal", "action", "milestone")
    first = naming.find(journal, kinds, args.id)
    if len(args.other) > 1:
        raise UsageError("Name two records at most.")
    other = naming.find(journal, kinds, args.other[0]) if args.other else _other(journal, first, args.id)
    say = joining.same if args.verb == "same" else joining.two
    echo.written(session, say(journal, first, other))
    return DONE


def _other(journal: Journal, record_id: str, words: str) -> str:
    """What a record is perhaps one with, where the list has one only."""
    beside = [
        other["id"] if one["id"] == record_id else one["id"]
        for one, other in conflicts.doubles(journal)
        if record_id in (one["id"], other["id"])
    ]
    if len(beside) != 1:
        raise NotFound(f"With which one? {words!r} stands in the list {len(beside)} times; nothing was changed.",
                       hint="Name both.")  # fmt: skip
    return str(beside[0])


def _resolve(args: argparse.Namespace, session: Session) -> int:
    journal = session.journal()
    one = _named(journal, args.id)
    stamp = journal.stamp(one.row["id"], one.field)

    def save(text: str) -> None:
        delta = settling.settle(journal, one.row["id"], one.field, text)
        session.commit(delta, {(one.row["id"], one.field): stamp})
        session.say(f"{delta.says}. `mentortui undo` undoes it.")

    if args.edit:
        from mentortui.cli.edit import in_editor

        return in_editor(session, one.row["id"], one.both, save, f"mentortui conflicts resolve {args.id} --text")
    save(_text(args, session, one))
    return DONE


def _named(journal: Journal, words: str) -> Conflict:
    found = conflicts.conflicts(journal)
    if not found:
        raise NotFound("Nothing was written in two places apart; nothing was changed.")
    kinds = tuple({kind_of(one.row["id"]) for one in found})
    record_id = naming.find(journal, kinds, words)
    for one in found:
        if one.row["id"] == record_id:
            return one
    raise NotFound(f"{words!r} has one version only; nothing was changed.", hint="`mentortui conflicts` lists them.")


def _text(args: argparse.Namespace, session: Session, one: Conflict) -> str:
    texts = [version.text for version in one.versions]
    if args.keep:
        if args.keep > len(texts):
            raise Refused(f"There are {len(texts)} versions; nothing was changed.", "keep")
        return str(texts[args.keep - 1])
    if args.both:
        return one.both
    if args.merged:
        if one.merged is None:
            raise Refused(
                "Their changes are in the same lines, or it is not known what they began with. Nothing was changed.",
                "merged",
                hint="Keep one, both, or write one: --keep, --both, --edit.",
            )
        return one.merged
    return session.read_stdin("the text") if args.text == "-" else read_text(args.text)
