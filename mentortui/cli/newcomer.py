"""Somebody joined: at a terminal it is asked who they are, and what of before they read; by command it is said."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from mentortui.changes import circles as grow
from mentortui.changes import linking, naming, older
from mentortui.cli import echo, output
from mentortui.cli.parser import examples
from mentortui.errors import DONE, NotFound, Refused
from mentortui.practice import circles, joined
from mentortui.practice.names import listed

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable

    from mentortui.cli.session import Session
    from mentortui.model.reader import Row
    from mentortui.practice.circles import Circle
    from mentortui.practice.joined import Older, Who


def is_there(session: Session) -> bool:
    """Whether somebody sits here who can be asked."""
    return output.has_terminal() and not session.json


def configure_link(parser: argparse.ArgumentParser) -> None:
    """Who, and who joined."""
    parser.add_argument("name", metavar="NAME", help="the person you typed in")
    parser.add_argument("joined", metavar="JOINED", help="the person who joined a folder you share")
    parser.add_argument("--not", dest="two", action="store_true", help="they are two people; it is not asked again")
    parser.epilog = examples('person link Ana "Ana Silva"', 'person link Ana "Ana Silva" --not')


def link(args: argparse.Namespace, session: Session) -> int:
    """Say that somebody typed by hand is one who joined, or that they are two."""
    from mentortui.exchange import questions

    journal = session.journal()
    one, other = naming.person(journal, args.name), naming.person(journal, args.joined)
    where = {person: share for share, people in questions.there(journal).items() for person in people}
    if one in where and other not in where:
        one, other = other, one
    if other not in where:
        raise Refused("Neither of them joined a folder you share, so there is nothing to link; nothing was changed.")
    who = joined.Who(where[other], one, other, certain=False)
    if args.two:
        delta = linking.another(journal, who, now=session.now, new_id=session.new_id)
    else:
        delta = linking.same(journal, who, now=session.now)
    echo.written(session, delta)
    return DONE


def configure_open(parser: argparse.ArgumentParser) -> None:
    """With whom, and what."""
    parser.add_argument("name", metavar="NAME", help="the other, or the relationship")
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--from-now", action="store_true", help="nothing of before")
    what.add_argument("--everything", action="store_true", help="all of it")
    what.add_argument("--choose", metavar="ID", nargs="+", help="these: ids, titles or numbers of the list")
    parser.epilog = examples("relationship open Ana", "relationship open Ana --everything",
                             "relationship open Ana --choose 1 3 5-7") + (
        "\n\nWithout a choice a terminal asks, and a pipe gets the list. What was sent cannot be unread; `mentortui "
        "unshare` keeps it to yourself from then on."
    )  # fmt: skip


def open_(args: argparse.Namespace, session: Session) -> int:
    """Say what of before somebody who joined may read."""
    from mentortui.exchange import questions

    journal = session.journal()
    relationship = naming.relationship(journal, args.name)["id"]
    found = [
        one for row in journal.rows("share")
        for one in questions.older(journal, row, decided=True) if one.relationship == relationship
    ]  # fmt: skip
    if not found:
        raise NotFound(
            "Nothing was written before they joined that they cannot read already, or nobody of them joined yet. "
            "Nothing was changed."
        )
    for one in found:
        chosen = _said(args, session, one)
        if chosen is None:
            _show(session, one)
            continue
        delta = older.decide(journal, one, chosen)
        session.commit(delta)
        session.say(f"{delta.says}. It goes out at the next sync.")
        if session.json:
            session.document(journal.get(one.share) or {})
    return DONE


def _said(args: argparse.Namespace, session: Session, one: Older) -> list[str] | None:
    """What was chosen by flags, or at a terminal; None when it was not said."""
    if args.everything or args.from_now:
        return list(one.rows) if args.everything else []
    if args.choose:
        return older.named(session.journal(), one, args.choose)
    return ask_older(session, one) if is_there(session) else None


def _show(session: Session, one: Older) -> None:
    journal = session.journal()
    opened = {*(journal.get(one.share) or {}).get("opened", ())}
    if session.json:
        rows = [{**(journal.get(each) or {}), "opened": each in opened} for each in one.rows]
        session.document({"share": one.share, "relationship": one.relationship, "before": rows})
        return
    session.print(_list(session, one.rows, opened))


def _list(session: Session, rows: Iterable[str], opened: set[str]) -> str:
    journal = session.journal()
    lines = []
    for number, record_id in enumerate(rows, 1):
        row = journal.get(record_id) or {"id": record_id}
        day = str(row.get("on") or row.get("at", ""))[:10]
        lines.append(
            (
                str(number),
                day,
                joined.meeting_words(journal, row) or naming.label(journal, row),
                "opened" if record_id in opened else "",
            )
        )
    return output.table(lines)


# At a terminal, after a sync


def settle(session: Session, rows: Iterable[Row]) -> None:
    """Ask what only a person can say about those who joined these folders, and send what follows."""
    from mentortui.cli import sharing_told
    from mentortui.exchange import questions, shared

    journal = session.journal()
    for row in rows:
        said = [_ask_who(session, one) for one in questions.who(journal, row)]
        grown = [_ask_circle(session, one) for one in questions.circles(journal, row)]
        now = journal.get(row["id"]) or row
        for one in questions.older(journal, now) if all(said) else ():
            chosen = ask_older(session, one)
            if chosen is not None:
                delta = older.decide(journal, one, chosen)
                session.commit(delta)
                session.say(f"{delta.says}.")
                said.append(True)
        if any(said + grown):
            sharing_told.tell(session, journal, shared.sync_one(journal, journal.get(row["id"]) or row, asks=True))


def _ask_who(session: Session, who: Who) -> bool:
    """Ask whether somebody who joined is one typed by hand; whether it was answered."""
    journal = session.journal()
    answer = _answer(f"{joined.asked(journal, who)}\n  yes (y) · somebody else (n) · later (enter): ", "yn")
    if not answer:
        session.say("Left open; nothing for the one goes to the other until you say it.")
        return False
    if answer == "y":
        delta = linking.same(journal, who, now=session.now)
    else:
        delta = linking.another(journal, who, now=session.now, new_id=session.new_id)
    session.commit(delta)
    session.say(f"{delta.says}. `mentortui undo` undoes it.")
    return True


def _ask_circle(session: Session, circle: Circle) -> bool:
    """Ask whether somebody comes into a relationship; whether it was answered."""
    journal = session.journal()
    says = f"{circles.asked(journal, circle)}\n  {circles.means(journal, circle)}"
    answer = _answer(f"{says}\n  yes (y) · no (n) · later (enter): ", "yn")
    if not answer:
        session.say("Left open; all stays as it is until you say it.")
        return False
    _say_circle(session, circle, answer == "y")
    return True


def _say_circle(session: Session, circle: Circle, yes: bool) -> None:
    journal = session.journal()
    delta = grow.let_in(journal, circle, now=session.now) if yes else grow.keep_out(journal, circle)
    session.commit(delta)
    session.say(f"{delta.says}.")


def configure_circle(verbs: Any) -> None:
    """The verbs let-in and keep-out."""
    said = "Bring somebody into a relationship you are in, or say yes where somebody else wants that, or asks you."
    let_in = verbs.add_parser("let-in", help="somebody more comes into it, or you say yes to that", description=said)
    said = "Say no where somebody wants a further person in a relationship you are in, or asks you into theirs."
    keep_out = verbs.add_parser("keep-out", help="say no to that", description=said)
    for verb in (let_in, keep_out):
        verb.add_argument("with_", metavar="NAME", help="with whom, or the id of the relationship")
        verb.add_argument("person", metavar="PERSON", help="who comes into it; `me` where you are asked")
    let_in.add_argument(
        "--as", dest="role", choices=("mentor", "mentee"), help="what they are in it; mentee if not said"
    )
    let_in.epilog = examples('relationship let-in Ana "Cem Arslan"', 'relationship let-in "Tom Berg" me') + (
        "\n\nThey read what you write there from now on; `mentortui relationship open` opens what was before. "
        "Everybody else in it says for their own words whether they read them."
    )
    keep_out.epilog = examples('relationship keep-out Tom "Cem Arslan"') + (
        "\n\nAll stays as it was: nothing of yours goes to them, and nothing of theirs comes to you there."
    )


def circle(args: argparse.Namespace, session: Session) -> int:
    """Say yes or no; or bring somebody in, where nobody asks."""
    from mentortui.exchange import questions

    journal = session.journal()
    asked = [one for row in journal.rows("share") for one in questions.circles(journal, row, declined=True)]
    try:
        found = grow.find(journal, asked, args.with_, args.person)
    except NotFound:
        if args.verb == "keep-out" or args.person == "me":
            raise
        delta = grow.bring_in(journal, args.with_, args.person, args.role or "", now=session.now, new_id=session.new_id)
        session.commit(delta)
        session.say(f"{delta.says}. `mentortui relationship open` opens what was written before.")
        return DONE
    _say_circle(session, found, args.verb == "let-in")
    return DONE


def ask_older(session: Session, one: Older) -> list[str] | None:
    """Ask what of before somebody may read: the ids; None when it was left open."""
    journal = session.journal()
    these = joined.counted(journal, one.rows)
    since = joined.since(journal, one, session.today)
    say = f"{joined.whom(journal, one)} can read what you share from {since} on (f)"
    answer = _answer(f"{say}\n  also {these} of before (a) · let me choose (c): ", "fac")
    if answer != "c":
        return {"f": [], "a": list(one.rows)}.get(answer)
    session.say(_list(session, one.rows, set()))
    while True:
        words = _line("Which? Numbers such as 1 3 5-7, or an empty line for none: ")
        try:
            return None if words is None else older.named(journal, one, words.replace(",", " ").split())
        except Refused as error:
            session.say(error.sentence)


def _answer(question: str, letters: str) -> str:
    """One of these letters; empty for an empty line or the end of input."""
    while True:
        words = _line(question)
        word = (words or "").casefold()
        word = {"yes": "y", "no": "n"}.get(word, word)
        if not word or (len(word) == 1 and word in letters):
            return word
        output.talk(f"One of the letters {listed(letters)}, please.")


def _line(question: str) -> str | None:
    """What somebody types behind a question; None at the end of input."""
    sys.stderr.write(output.safe(question))
    sys.stderr.flush()
    words = sys.stdin.readline()
    if not words:
        sys.stderr.write("\n")
        return None
    return words.strip()
