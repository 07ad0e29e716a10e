"""Agree on how you work together: write it down, give your word to it, negotiate it anew, see what changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentortui.changes import naming
from mentortui.cli.parser import at_least_one, examples
from mentortui.errors import DONE, NotFound, Refused

if TYPE_CHECKING:
    import argparse

    from mentortui.cli.session import Session
    from mentortui.model.reader import Reader, Row
    from mentortui.practice.agreement import Standing

_NONE_YET = "`mentortui agreement edit NAME` writes one."


def configure(parser: argparse.ArgumentParser) -> None:
    """The verbs show, edit, agree and diff."""
    verbs = parser.add_subparsers(dest="verb", metavar="VERB", required=True)
    show = verbs.add_parser("show", help="read it, and how it stands", description="Read an agreement.")
    edit = verbs.add_parser("edit", help="write or change it in your editor or with --set",
                            description="Write an agreement, or change it. What somebody agreed to stays: a change "
                                        "makes a next version, and every old one is kept.")  # fmt: skip
    agree = verbs.add_parser("agree", help="give your word to it, or write down the other's",
                             description="Give your word to the latest version, or write down what the other said on "
                                         "the phone.")  # fmt: skip
    compared = "What is different between two versions, the last two if not said."
    diff = verbs.add_parser("diff", help="what is different between two versions", description=compared)
    for verb in (show, edit, agree, diff):
        verb.add_argument("with_", metavar="NAME", help="with whom, or the id of the relationship")
    show.add_argument("--version", type=at_least_one, metavar="N", help="an older version")
    edit.add_argument("--set", dest="fields", action="append", default=[], metavar="FIELD=VALUE",
                      help="set one field, as often as you like; FIELD= empties it")  # fmt: skip
    edit.add_argument("--from", dest="source", metavar="FILE",
                      help="take the text from a file instead of an editor; `-` reads standard input")  # fmt: skip
    edit.add_argument("--defaults", action="store_true", help="write down the defaults as they are, without an editor")
    agree.add_argument("--by-phone", dest="phone", nargs="?", const="today", metavar="DAY",
                       help="the other agreed, told you so, on this day (today if not said)")  # fmt: skip
    agree.add_argument("--person", metavar="NAME", help="who said it, where more than two are in it")
    agree.add_argument("--version", type=at_least_one, metavar="N", help="only if this is the latest version")
    diff.add_argument("--from", dest="old", type=at_least_one, metavar="N", help="the older version")
    diff.add_argument("--to", dest="new", type=at_least_one, metavar="N", help="the newer version")
    show.epilog = examples("agreement show Ana", "agreement show Ana --version 1 --json")
    edit.epilog = (
        examples(
            "agreement edit Ana",
            'agreement edit Ana --set hopes="To lead the handover" --set wants="advice, listening"',
            'agreement edit Ana --set cadence="1 month" --set review="in 3 months"',
            'agreement edit Ana --set trouble="Ines Moreno, ext. 204" --set misconduct="ombuds@example.org"',
        )
        + "\n\nFields: hopes_mentor, hopes_mentee (`hopes` are your own), wants, roles, cadence, minutes, channels,"
        + "\nfeedback, between_us, coordinator_sees, exceptions, boundaries, review, trouble, misconduct."
        + "\nThe defaults can be changed in agreements.toml in the folder of your journal."
    )
    agree.epilog = examples("agreement agree Ana", 'agreement agree Ana --by-phone "last friday"')
    diff.epilog = examples("agreement diff Ana", "agreement diff Ana --from 1 --to 3")
    parser.epilog = examples("agreement edit Ana", "agreement agree Ana", "agreement agree Ana --by-phone",
                             "agreement show Ana", "agreement diff Ana")  # fmt: skip


def run(args: argparse.Namespace, session: Session) -> int:
    """Do what the verb says."""
    if args.verb == "edit":
        from mentortui.cli import agreement_edit

        return agreement_edit.run(args, session)
    return {"show": _show, "agree": _agree, "diff": _diff}[args.verb](args, session)


def _show(args: argparse.Namespace, session: Session) -> int:
    """Print one version, the latest if not said."""
    from mentortui.documents import agreement as pages

    journal = session.journal()
    row, found = standing_with(journal, args.with_)
    version = _version(found, args.version) if args.version else found.versions[-1]
    if session.json:
        session.document(pages.as_data(journal, found, version))
    else:
        session.print(pages.page(journal, row, found, version))
    return DONE


def standing_with(journal: Reader, words: str) -> tuple[Row, Standing]:
    """The relationship with somebody and how its agreement stands. Raises NotFound where there is none yet."""
    from mentortui.practice.agreement import standing
    from mentortui.practice.names import members

    row = naming.relationship(journal, words)
    found = standing(journal, row)
    if not found.versions:
        who = naming.names(journal, members(row)) or "nobody"
        raise NotFound(f"There is no agreement with {who} yet.", hint=_NONE_YET)
    return row, found


def _version(found: Standing, number: int) -> Row:
    for row in reversed(found.versions):
        if row.get("version", 1) == number:
            return row
    there = ", ".join(str(row.get("version", 1)) for row in found.versions)
    raise NotFound(f"There is no version {number} of this agreement; there are {there}.")


def _agree(args: argparse.Namespace, session: Session) -> int:
    """Write down one's own word, or another's."""
    from mentortui.changes import agreement
    from mentortui.cli import echo
    from mentortui.practice.agreement import standing, stands

    journal = session.journal()
    row = naming.relationship(journal, args.with_)
    person, day = None, None
    if args.phone is not None:
        person = _other(journal, row, args.person)
        from mentortui import dates

        day = dates.parse_day(args.phone, session.today, past=True)
        session.say(f"By phone: {dates.echo(day, session.today)}.")
    elif args.person:
        raise Refused("Another's word is what they said on the phone; nothing was saved.", "person",
                      hint="Add --by-phone DAY.")  # fmt: skip
    delta = agreement.agree(
        journal, row["id"], now=session.now, new_id=session.new_id, person=person, on=day,
        how="by phone" if person else "here", version=args.version,
    )  # fmt: skip
    session.commit(delta)
    session.say(f"{delta.says}.")
    now = journal.get(row["id"]) or row
    session.say(stands(journal, standing(journal, now)))
    if now.get("cadence") != row.get("cadence"):
        session.say(f"You meet every {now['cadence']} from now on.")
    made = next(iter(delta.create))
    echo.say_who_reads(session, journal, "acceptance", delta.create[made])
    echo.made(session, delta, made)
    return DONE


def _other(journal: Reader, row: Row, words: str | None) -> str:
    """The person whose word is written down: the one named, or the only other one."""
    from mentortui.practice.names import members

    if words is not None:
        return naming.person(journal, words)
    others = [one for one in members(row) if one != journal.me]
    if len(others) != 1:
        raise Refused("Who said so? There are several in it. Nothing was saved.", "person", hint="Add --person NAME.")
    return others[0]


def _diff(args: argparse.Namespace, session: Session) -> int:
    """Print what is different between two versions; with a single one, what changed since somebody agreed."""
    from mentortui.documents import agreement as pages
    from mentortui.practice.agreement import content
    from mentortui.practice.agreement_diff import diff

    journal = session.journal()
    row, found = standing_with(journal, args.with_)
    new = _version(found, args.new) if args.new else found.versions[-1]
    at = found.versions.index(new)
    if not args.old and (at == 0 or (found.changed and not args.new)):
        changes, between = pages.since_agreed(found), "since somebody agreed"
        if not found.words:
            raise Refused("There is one version, and nobody has agreed to it yet: nothing to compare.")
    else:
        old = _version(found, args.old) if args.old else found.versions[at - 1]
        changes = diff(content(old), content(new))
        between = f"from version {old.get('version', 1)} to version {new.get('version', 1)}"
    if session.json:
        session.document({"relationship": row["id"], "between": between, "changes": pages.changes_as_data(changes)})
        return DONE
    session.print(f"{between[0].upper()}{between[1:]}: {'nothing is different.' if not changes else ''}".rstrip())
    for line in pages.changes(journal, row, changes):
        session.print(line)
    return DONE
