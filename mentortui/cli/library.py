"""Keep links, files and books worth passing on, and find them again by their tags."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentortui.cli import echo
from mentortui.cli.parser import examples
from mentortui.errors import DONE, Refused

if TYPE_CHECKING:
    import argparse

    from mentortui.cli.session import Session


def configure(parser: argparse.ArgumentParser) -> None:
    """The verbs add, list, tags, open."""
    verbs = parser.add_subparsers(dest="verb", metavar="VERB", required=True)
    add = verbs.add_parser("add", help="add a link, a file or a book", description="Add something to the library.")
    add.add_argument("title", metavar="TITLE", nargs="+", help="what it is called")
    add.add_argument("--link", metavar="URL", help="its address")
    add.add_argument("--file", dest="path", metavar="FILE", help="where its file lies; the file itself stays there")
    add.add_argument("--tag", metavar="TAG", action="append", default=[], help="a word to find it by; may be repeated")
    add.add_argument("--note", metavar="TEXT", help="why it is worth it")
    add.add_argument("--for", dest="person", metavar="NAME", help="whom it is meant for")
    add.add_argument("--share", action="store_true", help="let them read it too")
    add.set_defaults(handler=_add)
    add.epilog = examples(
        'library add "Teach-back in ten minutes" --link https://example.org/teach-back --tag listening --for Ana',
        'library add "Handover checklist" --file ~/ward/handover.pdf --tag handover --share --for Ana',
    )
    listed = verbs.add_parser("list", help="what is in it", description="List the library by title.")
    listed.add_argument("--tag", metavar="TAG", default="", help="only what has this tag")
    listed.add_argument("--for", dest="person", metavar="NAME", help="only what is meant for them")
    listed.set_defaults(handler=_list)
    listed.epilog = examples("library list", "library list --tag listening", "library list --json")
    tags = verbs.add_parser("tags", help="the tags, and how often", description="List the tags, the most used first.")
    tags.set_defaults(handler=_tags)
    tags.epilog = examples("library tags")
    open_ = verbs.add_parser("open", help="say where it is", description="Print the link or the path of an entry.")
    open_.add_argument("resource", metavar="TITLE", help="the beginning of its title, or its id")
    open_.set_defaults(handler=_open)
    open_.epilog = examples('library open "Teach-back"', "library open Handover --json")
    parser.epilog = examples(
        'library add "Teach-back" --link https://example.org/tb --tag listening', "library list --tag listening"
    )


def run(args: argparse.Namespace, session: Session) -> int:
    """Do what the verb says."""
    code: int = args.handler(args, session)
    return code


def _add(args: argparse.Namespace, session: Session) -> int:
    from mentortui.changes import library

    path = _whole_path(session, args.path) if args.path else None
    delta = library.add(
        session.journal(),
        echo.words(session, args.title, "the title"),
        now=session.now,
        new_id=session.new_id,
        link=args.link,
        path=path,
        tags=args.tag,
        note=args.note,
        person=args.person,
        share=args.share,
    )
    main = echo.added(session, delta, "resource")
    if path and delta.create[main]["readers"] != "only_you":
        session.say("They read where the file lies, not what is in it; send the file itself another way.")
    echo.made(session, delta, main)
    return DONE


def _whole_path(session: Session, given: str) -> str:
    """The path as it is found from anywhere; says when there is no such file now."""
    from pathlib import Path

    path = Path(given).expanduser().absolute()
    if not path.exists():
        session.say(f"There is no file {given} now; the entry is kept all the same.")
    return str(path)


def _list(args: argparse.Namespace, session: Session) -> int:
    from mentortui.changes import naming
    from mentortui.cli.columns import cells, header
    from mentortui.cli.output import table
    from mentortui.practice import library

    reader = session.journal()
    rows = library.resources(reader, args.tag, naming.person(reader, args.person) if args.person else "")
    if session.json:
        session.document({"resources": rows})
    elif rows:
        session.print(table(cells(reader, "resource", rows, session.today), header("resource")))
    else:
        session.say("Nothing in the library that fits." if args.tag or args.person else "Nothing in the library yet.")
    return DONE


def _tags(args: argparse.Namespace, session: Session) -> int:
    from mentortui.cli.output import table
    from mentortui.practice import library

    found = library.tags(session.journal())
    if session.json:
        session.document({"tags": [{"tag": tag, "entries": many} for tag, many in found]})
    elif found:
        session.print(table([(tag, str(many)) for tag, many in found], ("tag", "entries")))
    else:
        session.say("No tags yet.")
    return DONE


def _open(args: argparse.Namespace, session: Session) -> int:
    from mentortui.changes import naming
    from mentortui.practice import library

    reader = session.journal()
    row = reader.get(naming.find(reader, ("resource",), args.resource)) or {}
    where = library.address(row)
    if not where:
        raise Refused(f"{row['title']} has no link and no file; its note says where it is, if anything does.")
    if session.json:
        session.document(row)
    else:
        session.print(where)
    return DONE
