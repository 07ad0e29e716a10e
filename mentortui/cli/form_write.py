"""Write a form for somebody without the app: a web page or a Markdown form, to be mailed or printed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mentortui.cli.parser import examples
from mentortui.errors import DONE, Refused, UsageError

if TYPE_CHECKING:
    import argparse

    from mentortui.cli.session import Session
    from mentortui.practice.by_form.asking import Asking
    from mentortui.practice.forms import FormSpec


def configure(verbs: Any) -> None:
    """The verb write."""
    write = verbs.add_parser(
        "write",
        help="a page or a Markdown form for somebody without the app",
        description="Write a form for somebody without the app. Its answers come back as a file: to the inbox of a "
        "folder you share (mentortui-v1/inbox), where a sync takes it in, or by mail, to `form read`.",
    )
    write.add_argument("form", metavar="FORM", help="its id, or the beginning of its id or title")
    kind = write.add_mutually_exclusive_group(required=True)
    kind.add_argument("--html", action="store_true", help="one web page that needs no network, nothing installed")
    kind.add_argument("--markdown", action="store_true", help="a text to fill in with any editor")
    write.add_argument("-o", "--output", metavar="FILE", default="-", help="where to (without: standard output)")
    write.add_argument("--for", dest="for_", metavar="NAME", help="who answers; without, the page asks")
    write.add_argument("--with", dest="with_", metavar="NAME", help="with whom they work or met, if it is not clear")
    write.add_argument("--meeting", metavar="ID", help="the meeting it is about; a day helps: 2026-11-24")
    write.add_argument("--occasion", metavar="WORDS", help="why it is asked, like `day 30`; else it is found out")
    write.add_argument("--count", action="store_true", help="ask whether the program may count the ratings")
    write.set_defaults(handler="form_write:write")
    write.epilog = examples(
        "form write pulse --html -o pulse.html --for Ana",
        "form write meeting-mentee --markdown -o form.md --for Ana --meeting 2026-11-10",
        "form write program --html -o program.html --count",
    )


def write(args: argparse.Namespace, session: Session) -> int:
    """Write the form, and say who can read what comes back."""
    from mentortui.practice.by_form.asking import INBOX

    if args.output == "-" and session.json:
        raise UsageError("The form and --json cannot both go to standard output; name a file with -o.")
    one = _asking(args, session)
    if args.html:
        from mentortui.documents.form_page import page

        text = page(one)
    else:
        from mentortui.documents.form_markdown import markdown

        text = markdown(one)
    if args.output == "-":
        session.print(text.rstrip("\n"))
    else:
        from mentortui.exchange.files import write as to_file

        to_file(args.output, text.encode(), session.home)
        session.say(f"Written: {args.output}. {one.spec.title}, for {one.writer.name or 'whoever says their name'}.")
    session.say(
        f"The answers come back in a file. Put into {INBOX} of a folder you share, anyone with this folder can read "
        "it until you sync; mailed to you it is private: mentortui form read FILE."
    )
    if session.json:
        session.document(
            {
                "file": args.output, "form": one.spec.id, "version": one.spec.version,
                "for": one.writer._asdict() if one.writer.name else None,
                "with": one.other._asdict() if one.other.name else None, "meeting": one.meeting or None,
                "occasion": one.occasion or None, "number": one.number,
            }
        )  # fmt: skip
    return DONE


def _asking(args: argparse.Namespace, session: Session) -> Asking:
    """What is known of who answers, about whom and which meeting. Raises Refused where that cannot be."""
    from mentortui.changes import naming
    from mentortui.practice import forms
    from mentortui.practice.by_form import whom
    from mentortui.practice.by_form.asking import asked_of

    journal = session.journal()
    spec = forms.spec(journal, args.form)
    writer = naming.person(journal, args.for_) if args.for_ else ""
    if writer == journal.me:
        raise Refused("That is you: answer in your journal instead. Nothing was written.",
                      hint=f"To answer: mentortui feedback fill {spec.id}.")  # fmt: skip
    other = naming.person(journal, args.with_) if args.with_ else whom.only_other(journal, spec, writer)
    if other and other == writer:
        called = naming.name(journal, writer)
        raise Refused(f"{called} cannot answer about {called}. Nothing was written.", "with")
    meeting, met = _meeting(args, session, spec, writer, other)
    return asked_of(
        journal, spec, session.new_id("form").partition("-")[2], writer=writer, other=other, meeting=meeting, met=met,
        occasion=args.occasion or "", counts=args.count,
    )  # fmt: skip


def _meeting(args: argparse.Namespace, session: Session, spec: FormSpec, writer: str, other: str) -> tuple[str, str]:
    """The id of the meeting that was named, else of the last one they held, and what it is called on the page."""
    from mentortui.changes import naming
    from mentortui.practice.by_form import whom

    if args.meeting and spec.about != "meeting":
        raise UsageError(f'"{spec.title}" is not about a meeting; leave --meeting out.')
    journal = session.journal()
    named = naming.find(journal, ("meeting",), args.meeting) if args.meeting else ""
    found = journal.get(named) if named else whom.meeting(journal, spec, writer, other)
    return (str(found["id"]), whom.met(found)) if found else ("", "")
