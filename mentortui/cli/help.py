"""Help on a command, or on all of them; and whom you can turn to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentortui.cli.parser import did_you_mean, examples
from mentortui.cli.tree import COMMANDS, EVERYDAY
from mentortui.errors import DONE, UsageError

if TYPE_CHECKING:
    import argparse

    from mentortui.cli.session import Session


def everyday() -> str:
    """What `--help` shows: how to begin and the commands of every day."""
    return "\n".join(
        [
            "mentortui: a workbook for mentoring, kept on your own machine.",
            "",
            "  mentortui                          open the app",
            "  mentortui goals|meetings|people    open it on that screen",
            "  mentortui COMMAND …                do one thing and return",
            "",
            *_group(EVERYDAY),
            "",
            'First time: mentortui init --name "Your Name"    Look around: mentortui demo',
            "One command:  mentortui help log                 All of them: mentortui help all",
            "Whom to turn to in trouble: mentortui help me",
            "",
            "Everywhere: --home DIR  the folder of the journal (else MENTORTUI_HOME)",
            "            --json      print data as one JSON document",
            "Exit codes: 0 done, 1 refused with a reason, 2 wrong usage, 3 partly done, 130 interrupted",
        ]
    )


def everything() -> str:
    """What `help all` shows: every command in its group."""
    groups = dict.fromkeys(group for _, _, group in COMMANDS.values())
    return "\n\n".join("\n".join(_group(group)) for group in groups)


def _group(group: str) -> list[str]:
    words = [(word, text) for word, (_, text, where) in COMMANDS.items() if where == group]
    return [group, *(f"  {word:<14} {text}" for word, text in words)]


def configure(parser: argparse.ArgumentParser) -> None:
    """A command word, perhaps with a verb behind it, or `all`; or `me`, for whom to turn to."""
    parser.add_argument(
        "topic", metavar="COMMAND|all|me", nargs="+",
        help="a command and its verb, `all` for the list, or `me` for whom you can turn to",
    )  # fmt: skip
    parser.epilog = examples("help all", "help log", "help goal add", "help me", "help me Ana")


def run(args: argparse.Namespace, session: Session) -> int:
    """Print the page asked for."""
    if args.topic == ["all"]:
        session.print(everything())
        return DONE
    if args.topic[0] == "me":
        from mentortui.cli.relationship_health import help_me

        return help_me(session, " ".join(args.topic[1:]) or None)
    from mentortui.cli.main import noun, parser_of

    word, *verbs = args.topic
    parser: argparse.ArgumentParser = parser_of(word, noun(word))
    for verb in verbs:
        parser = _verb(parser, verb)
    session.print(parser.format_help().rstrip())
    return DONE


def _verb(parser: argparse.ArgumentParser, verb: str) -> argparse.ArgumentParser:
    """The parser of a command's verb. Raises UsageError with the verbs there are."""
    known = next((dict(action.choices or {}) for action in parser._actions if action.dest == "verb"), {})
    if verb not in known:
        there = f"{did_you_mean(verb, known)} It has {', '.join(known)}." if known else " It has none."
        raise UsageError(f"{verb!r} is no verb of `{parser.prog}`.{there}")
    found: argparse.ArgumentParser = known[verb]
    return found
