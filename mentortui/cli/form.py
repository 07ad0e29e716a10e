"""The forms there are, forms of your own, and forms for people without the app."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mentortui.cli.parser import at_least_one, examples
from mentortui.errors import DONE, REFUSED

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from mentortui.cli.session import Session
    from mentortui.practice.forms import FormSpec, Item


def configure(parser: argparse.ArgumentParser) -> None:
    """The verbs list, show, check, add, write and read."""
    from mentortui.cli import form_read, form_write

    verbs = parser.add_subparsers(dest="verb", metavar="VERB", required=True)
    listed = verbs.add_parser("list", help="the forms there are", description="List the forms there are.")
    listed.set_defaults(handler=_list)
    listed.epilog = examples("form list", "form list --json")
    show = verbs.add_parser("show", help="show a form with its items", description="Show a form with its items.")
    show.add_argument("form", metavar="FORM", help="its id, or the beginning of its id or title")
    show.add_argument("--version", type=at_least_one, metavar="N", help="an older version than the newest")
    show.set_defaults(handler=_show)
    show.epilog = examples("form show pulse", "form show needs --json")
    check = verbs.add_parser(
        "check",
        help="say what is wrong with a form file, and where",
        description="Say everything that is wrong with a form file, and where. Nothing is saved.",
    )
    _file(check)
    check.set_defaults(handler=_check)
    check.epilog = examples("form check our-pulse.toml", "form check -")
    add = verbs.add_parser("add", help="add a form from a file", description="Add a form from a TOML or JSON file.")
    _file(add)
    add.set_defaults(handler=_add)
    add.epilog = examples("form add our-pulse.toml")
    form_write.configure(verbs)
    form_read.configure(verbs)
    parser.epilog = examples(
        "form list", "form show pulse", "form add our-pulse.toml", "form write pulse --html -o pulse.html --for Ana"
    )


def _file(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", help="a TOML or JSON file (docs/forms.md); `-` reads standard input")


def run(args: argparse.Namespace, session: Session) -> int:
    """Do what the verb says; one in a room of its own is imported now."""
    if isinstance(args.handler, str):
        import importlib

        module, _, function = args.handler.partition(":")
        args.handler = getattr(importlib.import_module(f"mentortui.cli.{module}"), function)
    code: int = args.handler(args, session)
    return code


def _list(args: argparse.Namespace, session: Session) -> int:
    from mentortui.cli.output import table
    from mentortui.practice.forms import known, spec

    journal = session.journal()
    found = [spec(journal, one.id, one.version) for one in known(journal)]
    if session.json:
        heads = ("id", "version", "title", "who", "about", "minutes")
        session.document({"forms": [{**{head: getattr(one, head) for head in heads}, "items": len(one.items)}
                                    for one in found]})  # fmt: skip
        return DONE
    rows = [(one.id, str(one.version), one.who, one.about, str(len(one.items)), one.title) for one in found]
    session.print(table(rows, ("ID", "VERSION", "WHO", "ABOUT", "ITEMS", "TITLE")))
    return DONE


def _show(args: argparse.Namespace, session: Session) -> int:
    from mentortui.practice.forms import spec

    found = spec(session.journal(), args.form, args.version)
    if session.json:
        session.document(as_data(found))
    else:
        session.print("\n".join(_page(found)))
    return DONE


def as_data(value: Any) -> Any:
    """Named tuples as objects, all the way down, for `--json`."""
    if hasattr(value, "_asdict"):
        return {name: as_data(part) for name, part in value._asdict().items()}
    if isinstance(value, dict):
        return {name: as_data(part) for name, part in value.items()}
    return [as_data(part) for part in value] if isinstance(value, list | tuple) else value


def _page(form: FormSpec) -> Iterator[str]:
    from mentortui.practice.answers import span

    yield f"{form.title} ({form.id}, version {form.version})"
    yield f"Answered by: {form.who}; about: {form.about}{f'; {form.minutes:g} minutes' if form.minutes else ''}"
    yield form.seen_by("the other")
    part = ""
    for number, item in enumerate(form.items, 1):
        if item.part and item.part != part:
            part = item.part
            yield ""
            yield part
        yield f"{number:>3}  {item.text} ({item.id}){_marks(item)}"
        yield f"     answered {span(item)}"
    if form.subscales:
        yield ""
        yield "Scored together"
        yield from (f"     {one.title}: {', '.join(one.items)}" for one in form.subscales)
    if form.source or form.licence:
        yield ""
        yield "; ".join(filter(None, [form.source, form.licence]))


def _marks(item: Item) -> str:
    marks = [word for word, is_so in (("optional", item.optional), ("reversed", item.reverse)) if is_so]
    return f" [{', '.join(marks)}]" if marks else ""


def _text(args: argparse.Namespace, session: Session) -> tuple[str, str]:
    """The text of the file asked for, and what it is called."""
    from mentortui.cli.editor import read_text

    if args.file == "-":
        return session.read_stdin("the form"), "Standard input"
    return read_text(args.file), str(args.file)


def _check(args: argparse.Namespace, session: Session) -> int:
    from mentortui.practice.forms import faults

    text, name = _text(args, session)
    found = faults(text)
    if session.json:
        session.document({"file": name, "faults": found})
    elif found:
        session.print("\n".join(found))
    if found:
        session.say(f"{name} is no form yet: {len(found)} fault{'s' * (len(found) != 1)}. Nothing was saved.")
        return REFUSED
    session.say(f"{name} is a whole form. `mentortui form add {name}` adds it.")
    return DONE


def _add(args: argparse.Namespace, session: Session) -> int:
    from mentortui.changes.feedback import form_add
    from mentortui.cli import echo

    text, name = _text(args, session)
    delta = form_add(session.journal(), text, name, now=session.now, new_id=session.new_id)
    session.commit(delta)
    session.say(f"{delta.says}.")
    echo.made(session, delta, echo.first_of(delta, "form"))
    return DONE
