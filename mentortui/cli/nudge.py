"""Lines worth a look: why each is there, put one aside for a while, switch a rule off and on again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mentortui.cli.parser import examples
from mentortui.errors import DONE

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable
    from datetime import date

    from mentortui.cli.session import Session
    from mentortui.practice.nudges import Nudge
    from mentortui.practice.snoozes import Aside


def configure(parser: argparse.ArgumentParser) -> None:
    """The verbs list, snooze, off and on."""
    verbs = parser.add_subparsers(dest="verb", metavar="VERB", required=True)
    lines = verbs.add_parser("list", help="every line worth a look today with its rule, and what is put aside")
    lines.add_argument("--rules", action="store_true", help="every rule there is, and how it stands")
    snooze = verbs.add_parser("snooze", help="let one line stay away for a while, a week if you do not say")
    snooze.add_argument("id", metavar="ID", help="as `nudge list` shows it, or the beginning of it")
    snooze.add_argument("--until", metavar="DAY", help='the day it comes back: friday, "in 2 weeks", 2026-12-01')
    for verb, help_ in (("off", "let no line of a rule come any more"), ("on", "let the lines of a rule come again")):
        switch = verbs.add_parser(verb, help=help_)
        switch.add_argument("rule", metavar="RULE", help="as `nudge list --rules` shows it")
        switch.add_argument("--with", dest="with_", metavar="NAME", help="in this relationship, or about this record, "
                            "only; everywhere if not given")  # fmt: skip
    parser.epilog = examples(
        "nudge list", "nudge snooze cadence:relationship-3f0c", "nudge off stuck --with Bo", "nudge on stuck --with Bo"
    ) + ("\n\nWhat you put aside is yours alone, and holds on all of your computers. Undo brings it back.")


def run(args: argparse.Namespace, session: Session) -> int:
    """Print, or put aside."""
    verbs: dict[str, Callable[[argparse.Namespace, Session], None]] = {
        "list": _list, "snooze": _snooze, "off": _off, "on": _on
    }  # fmt: skip
    verbs[args.verb](args, session)
    return DONE


def lines(session: Session) -> list[Nudge]:
    """Every line worth a look today, forms that are due too."""
    from mentortui.exchange import own_rules
    from mentortui.practice import celebrations, feedback_due
    from mentortui.practice.form_nudges import form_nudges
    from mentortui.practice.today import worth_a_look

    journal = session.journal()
    rules, said = own_rules.load(session.home)
    if said:
        session.say(said)
    found = celebrations.found(journal, session.today, rules)
    forms = form_nudges(journal, feedback_due.due(journal, session.today))
    return worth_a_look(journal, session.today, found, forms)


def _list(args: argparse.Namespace, session: Session) -> None:
    from mentortui.practice.nudge_rules import RULES, rule_of
    from mentortui.practice.snoozes import asides, word

    worth, away = lines(session), asides(session.journal(), session.today)
    if session.json:
        session.document({
            "nudges": [_data(one) for one in worth],
            "aside": [_aside(session, one) for one in away],
            "rules": [
                {"rule": word(key), "name": rule.name, "sentence": rule.sentence, "off": _is_off(key, away)}
                for key, rule in RULES.items()
            ],
        })  # fmt: skip
    elif args.rules:
        _print_rules(session, away)
    else:
        for one in worth:
            session.print(f"{one.text}\n  Why: {rule_of(one)}\n  {_shown(one)}")
        if not worth:
            session.print("Nothing is worth a look today.")
        if away:
            session.print("\nPut aside")
            session.print("\n".join(f"  {_said(session, one)}" for one in away))


def _print_rules(session: Session, away: list[Aside]) -> None:
    from mentortui.cli.output import table
    from mentortui.practice.nudge_rules import RULES
    from mentortui.practice.snoozes import word

    rows = [(word(key), "off" if _is_off(key, away) else "on", rule.sentence) for key, rule in RULES.items()]
    session.print(table(rows))
    own = [one for one in away if one.about or one.until]
    if own:
        session.print("\nPut aside")
        session.print("\n".join(f"  {_said(session, one)}" for one in own))


def _is_off(rule: str, away: list[Aside]) -> bool:
    return any(one.rule == rule == one.row.get("rule") and not one.about and one.until is None for one in away)


def _data(one: Nudge) -> dict[str, Any]:
    from mentortui.practice.nudge_rules import key_of, rule_of
    from mentortui.practice.snoozes import id_of, word

    return {"id": id_of(one), "rule": word(key_of(one.kind)), "record": one.record, "text": one.text,
            "why": rule_of(one), "does": one.act}  # fmt: skip


def _aside(session: Session, one: Aside) -> dict[str, Any]:
    from mentortui.practice.snoozes import word

    return {"id": one.row["id"], "rule": word(one.rule), "record": one.about or None,
            "until": one.until.isoformat() if one.until else None, "text": _said(session, one)}  # fmt: skip


def _said(session: Session, one: Aside) -> str:
    """`overdue meetings: off with Bo`, `stuck goals: snoozed for “Give a talk” until Sat 28 Nov`."""
    from mentortui.changes.nudges import in_words
    from mentortui.dates import say_day
    from mentortui.practice.nudge_rules import RULES

    where = in_words(session.journal(), one.about)
    name = RULES[one.rule].name
    return f"{name}: snoozed {where} until {say_day(one.until, session.today)}" if one.until else f"{name}: off {where}"


def _shown(one: Nudge) -> str:
    """The id of a line as it is shown: enough of it to be given back."""
    from mentortui.changes.naming import short
    from mentortui.practice.snoozes import word

    return f"{word(one.kind)}:{short(one.record)}"


def _snooze(args: argparse.Namespace, session: Session) -> None:
    from mentortui.changes import nudges
    from mentortui.practice.snoozes import find, usual

    until: date = _until(args, session) or usual(session.today)
    nudge = find(lines(session), args.id)
    _write(session, nudges.snooze, nudge=nudge, until=until)


def _until(args: argparse.Namespace, session: Session) -> date | None:
    from mentortui.cli.echo import day

    return day(session, args.until, "Until")


def _off(args: argparse.Namespace, session: Session) -> None:
    from mentortui.changes import nudges
    from mentortui.practice.snoozes import rule_named

    _write(session, nudges.switch_off, rule=rule_named(args.rule), record=_about(args, session))


def _on(args: argparse.Namespace, session: Session) -> None:
    from mentortui.changes import nudges
    from mentortui.practice.snoozes import rule_named

    delta = nudges.switch_on(session.journal(), rule_named(args.rule), _about(args, session), now=session.now)
    session.commit(delta)
    session.say(f"{delta.says}.")
    if session.json:
        session.document({"switched_on": list(delta.update)})


def _about(args: argparse.Namespace, session: Session) -> str | None:
    """The record a name means: a relationship by who is in it first, else any record by its name or id."""
    if not args.with_:
        return None
    from mentortui.changes import naming
    from mentortui.errors import NotFound
    from mentortui.model.vocabulary import KINDS
    from mentortui.practice.prompts import page_of

    reader = session.journal()
    if page_of(args.with_):
        return str(args.with_)
    try:
        return naming.find(reader, ("relationship",), args.with_)
    except NotFound:
        return naming.find(reader, tuple(KINDS), args.with_)


def _write(session: Session, change: Callable[..., Any], **given: Any) -> None:
    """Commit a change and print the record that holds it."""
    journal = session.journal()
    delta = change(journal, **given, now=session.now, new_id=session.new_id)
    session.commit(delta)
    session.say(f"{delta.says}.")
    if session.json:
        made = next(iter([*delta.create, *delta.update]))
        session.document(journal.get(made) or {})
