"""Read the handbook, answer a self-check, note what was read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mentortui.cli import echo
from mentortui.cli.parser import examples
from mentortui.content.handbook import ORDER
from mentortui.errors import DONE, Refused

if TYPE_CHECKING:
    import argparse

    from mentortui.cli.session import Session
    from mentortui.content.handbook import Module

BOTH = "both"
NOWHERE = "Your answers are not kept and never leave this computer; only the page and the day are noted."


def configure(parser: argparse.ArgumentParser) -> None:
    """The verbs list, read, done, check, and the pages themselves."""
    parser.set_defaults(handler=_list)
    verbs = parser.add_subparsers(dest="verb", metavar="PAGE or VERB")
    listed = verbs.add_parser("list", help="the pages, and when you read them", description="List the pages.")
    listed.epilog = examples("handbook list", "handbook list --json")
    page = verbs.add_parser(
        ORDER[0], aliases=ORDER[1:], help="one page: " + ", ".join(ORDER), description="Print a page of the handbook."
    )
    _parts(page)
    page.set_defaults(handler=_read)
    page.epilog = examples("handbook first-meeting", "handbook goals --for both")
    read = verbs.add_parser("read", help="one page, by its title", description="Print a page of the handbook.")
    _page(read)
    _parts(read)
    read.set_defaults(handler=_read)
    read.epilog = examples('handbook read "the first meeting"')
    done = verbs.add_parser("done", help="note that you read one", description="Note that you read a page.")
    _page(done)
    done.add_argument("--on", metavar="DAY", help="when, if not today")
    done.set_defaults(handler=_done)
    done.epilog = examples("handbook done listening", "handbook done goals --on yesterday")
    check = verbs.add_parser(
        "check",
        help="its self-check",
        description=f"Print the questions of a page, or with --answers what there is to say to yours. {NOWHERE}",
    )
    _page(check)
    check.add_argument("--answers", metavar="N,N,N", help="what you chose, such as 2,1,3; notes the page as read")
    check.set_defaults(handler=_check)
    check.epilog = examples("handbook check feedback", "handbook check feedback --answers 2,1,3")
    parser.epilog = examples("handbook", "handbook first-meeting", "handbook done first-meeting")


def _page(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("page", metavar="PAGE", help="its word or its title, or the beginning of either")


def _parts(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--for", dest="part", choices=("mentor", "mentee", BOTH), help="whose part; yours if not given")


def run(args: argparse.Namespace, session: Session) -> int:
    """Do what the verb says; without one, list the pages."""
    code: int = args.handler(args, session)
    return code


def _list(args: argparse.Namespace, session: Session) -> int:
    from mentortui.cli.output import table
    from mentortui.content.handbook import modules
    from mentortui.practice import handbook

    stands = handbook.standings(session.journal(), session.today)
    if session.json:
        pages = [_listed(one) | stands[one.id]._asdict() for one in modules()]
        session.document({"pages": [{key: page[key] for key in page if key != "module"} for page in pages]})
        return DONE
    rows = [(one.id, one.title, stands[one.id].words(session.today)) for one in modules()]
    session.print(table(rows, ("page", "title", "read")))
    return DONE


def _listed(one: Module) -> dict[str, Any]:
    return {"id": one.id, "title": one.title, "about": one.about}


def _read(args: argparse.Namespace, session: Session) -> int:
    from mentortui.practice import handbook

    one = handbook.find(getattr(args, "page", args.verb))
    own = handbook.parts_for(session.journal()) if args.part is None else ()
    parts = own or (handbook.PARTS if args.part == BOTH else (args.part,))
    text = handbook.text(one.id, parts)
    if session.json:
        stands = handbook.standings(session.journal(), session.today)[one.id]
        session.document({**_listed(one), "parts": list(parts), "text": text, "sources": list(one.sources),
                          "last": stands.last, "times": stands.times, "again": stands.again})  # fmt: skip
        return DONE
    session.print("\n".join(_folded(text)))
    session.say(f"`mentortui handbook check {one.id}` asks a few questions; "
                f"`mentortui handbook done {one.id}` notes that you read it.")  # fmt: skip
    return DONE


def _folded(text: str) -> list[str]:
    """Markdown with lines of at most 78 columns, so that it reads well in a terminal and in a file."""
    import textwrap

    found: list[str] = []
    for line in text.rstrip("\n").split("\n"):
        further = "  " if line.startswith("- ") else "   " if line[:1].isdigit() else ""
        found += textwrap.wrap(line, 78, subsequent_indent=further, break_on_hyphens=False) or [""]
    return found


def _done(args: argparse.Namespace, session: Session) -> int:
    from mentortui.changes import handbook

    on = echo.day(session, args.on, "On", past=True)
    delta = handbook.done(session.journal(), args.page, now=session.now, new_id=session.new_id, on=on)
    main = echo.added(session, delta, "training")
    echo.made(session, delta, main)
    return DONE


def _check(args: argparse.Namespace, session: Session) -> int:
    from mentortui.practice import handbook

    one = handbook.find(args.page)
    given = [] if args.answers is None else _given(one, args.answers)
    if session.json:
        session.document({**_listed(one), "questions": _questions(one, given)})
    elif given:
        session.print("\n".join(_folded(_told(one, given))))
    else:
        session.print("\n".join(_folded(handbook.check_text(one.id).partition("\n## Answers")[0])))
        session.say(f"{NOWHERE} Answer with --answers, such as --answers {','.join('1' * len(one.check))}.")
    if given:
        _keep(one, session)
    return DONE


def _keep(one: Module, session: Session) -> None:
    """Note the page as read, unless it is noted for today."""
    from mentortui.changes import handbook

    try:
        delta = handbook.done(session.journal(), one.id, now=session.now, new_id=session.new_id)
    except Refused:
        session.say("This page is noted for today already.")
        return
    session.commit(delta)
    session.say(f"{delta.says}. {NOWHERE}")


def _given(one: Module, text: str) -> list[int]:
    """The answers of `2,1,3`. Raises Refused when one is missing, too many, or no choice there is."""
    words = text.replace(",", " ").split()
    if len(words) != len(one.check):
        raise Refused(f"{one.title} has {len(one.check)} questions; --answers gives {len(words)}. Nothing was saved.")
    for number, (word, question) in enumerate(zip(words, one.check, strict=True), 1):
        if not word.isdecimal() or not 1 <= int(word) <= len(question.choices):
            raise Refused(f"Question {number} takes 1 to {len(question.choices)}, not {word!r}. Nothing was saved.")
    return [int(word) for word in words]


def _questions(one: Module, given: list[int]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    for place, question in enumerate(one.check):
        asked: dict[str, Any] = {"text": question.text, "choices": list(question.choices)}
        if given:
            asked |= {"given": given[place], "right": question.right, "why": question.why}
        found.append(asked)
    return found


def _told(one: Module, given: list[int]) -> str:
    """What there is to say to each answer."""
    from mentortui.practice import handbook

    said = [f"# {one.title}: self-check"]
    for number, (answer, question) in enumerate(zip(given, one.check, strict=True), 1):
        said.append(f"{number}. {question.text}\n\n{handbook.said_to(question, answer)}")
    return "\n\n".join(said) + "\n"
