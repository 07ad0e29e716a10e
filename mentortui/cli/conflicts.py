"""Texts that were written in two places apart, and meetings that both wrote down: see them, settle them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mentortui.changes import joining, naming, settling
from mentortui.cli.editor import read_text
from mentortui.cli.parser import at_least_one, examples
from mentortui.errors import DONE, NotFound, Refused
from mentortui.model.vocabulary import kind_of
from mentortui.practice import conflicts, merging

if TYPE_CHECKING:
    import argparse

    from mentortui.cli.session import Session
    from mentortui.model.reader import Row
    from mentortui.practice.conflicts import Conflict
    from mentortui.store import Journal


def configure(parser: argparse.ArgumentParser) -> None:
    """Without a verb: the list. The verb resolve."""
    verbs = parser.add_subparsers(dest="verb", metavar="VERB")
    resolve = verbs.add_parser("resolve", help="settle one", description="Settle one: keep one version, both, or a "
                               "text of your own; or say that two records are one.")  # fmt: skip
    resolve.add_argument("id", metavar="ID", help="the record")
    how = resolve.add_mutually_exclusive_group(required=True)
    how.add_argument("--keep", type=at_least_one, metavar="N", help="the version of this number, as the list has it")
    how.add_argument("--both", action="store_true", help="all lines of all versions, one after the other")
    how.add_argument("--text", metavar="FILE", help="a text of your own; `-` reads standard input")
    how.add_argument("--same-as", dest="same", metavar="ID", help="the other record that it is one with")
    resolve.epilog = examples("conflicts resolve 4f2a --keep 1", "conflicts resolve 4f2a --both",
                              "conflicts resolve 91c0 --same-as 7d3e")  # fmt: skip
    parser.epilog = examples("conflicts", "conflicts resolve 4f2a --both") + (
        "\n\nNothing is lost whichever you choose; `mentortui undo` undoes it."
    )


def run(args: argparse.Namespace, session: Session) -> int:
    """List, or settle one."""
    return _resolve(args, session) if args.verb == "resolve" else _list(session)


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
            session.print(f"  {number}  {writers.get(version.device, 'another computer')}:")
            session.print("\n".join(f"     {line}" for line in version.text.splitlines()))
    for first, second in twice:
        session.print(f"Perhaps one: {_both(journal, first)} and {_both(journal, second)}")
    if not (found or twice):
        session.say("Nothing was written in two places apart.")
    return DONE


def _both(journal: Journal, row: Row) -> str:
    return f"{naming.label(journal, row)} ({naming.short(row['id'])})"


def _as_data(one: Conflict, writers: dict[str, str]) -> dict[str, Any]:
    versions = [
        {"number": number, "by": writers.get(version.device), "device": version.device, "text": version.text}
        for number, version in enumerate(one.versions, 1)
    ]
    return {"id": one.row["id"], "field": one.field, "versions": versions}


def _resolve(args: argparse.Namespace, session: Session) -> int:
    journal = session.journal()
    if args.same:
        kinds = ("meeting", "goal", "action", "milestone")
        delta = joining.same(journal, naming.find(journal, kinds, args.id), naming.find(journal, kinds, args.same))
    else:
        one = _named(journal, args.id)
        delta = settling.settle(journal, one.row["id"], one.field, _text(args, session, one))
    session.commit(delta)
    session.say(f"{delta.says}. `mentortui undo` undoes it.")
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
        whole = texts[0]
        for text in texts[1:]:
            whole = merging.together("", whole, text)
        return whole
    return session.read_stdin("the text") if args.text == "-" else read_text(args.text)
