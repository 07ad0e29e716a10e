"""From an argument list to an exit code: finds the noun, runs it, turns errors into one sentence."""

from __future__ import annotations

import os
import sys

from mentortui import __version__
from mentortui.cli import output
from mentortui.cli.tree import COMMANDS
from mentortui.errors import DONE, INTERRUPTED, REFUSED, MentortuiError, UsageError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from types import ModuleType

    from mentortui.cli.parser import Parser
    from mentortui.cli.session import Session

HELP = ("-h", "--help")


def main(argv: list[str], open_app: Callable[[str, str], int] | None = None) -> int:
    """Run one command and return its exit code; every error ends as one sentence on standard error.

    `open_app` (home, record id) opens the app for a command that ends there; commands themselves never load it.
    """
    try:
        code = _run(argv, open_app)
        output.flush()  # here, so that a full disk or a closed pipe is met where it can be told
        return code
    except MentortuiError as error:
        return _tell(str(error), error.exit_code)
    except KeyboardInterrupt as stopped:
        output.end_line()
        return _tell(str(stopped) or "Stopped. What was saved before is safe.", INTERRUPTED)
    except BrokenPipeError:
        output.leave()  # whoever read it has seen enough (`| head`); what the command did is done
        return DONE
    except OSError as error:
        at = f" at {error.filename}" if error.filename else ""
        return _tell(
            f"The computer refused ({error.strerror or type(error).__name__}{at}). What was saved before is safe; "
            "make room or mend it, then try again.",
            REFUSED,
        )
    except Exception as error:
        from mentortui.crash import home_in, report

        return _tell(report(error, home_in(argv)), REFUSED)


def _tell(sentence: str, code: int) -> int:
    output.talk(f"mentortui: {sentence}")
    return code


def _run(argv: list[str], open_app: Callable[[str, str], int] | None) -> int:
    home, json, rest = _leading_options(argv)
    if not rest or rest[0] in HELP:
        from mentortui.cli import help as pages

        output.data(pages.everyday())
        return DONE
    if rest[0] == "--version":
        output.data(f"mentortui {__version__}")
        return DONE
    word = rest[0]
    module = noun(word)
    parser = parser_of(word, module)
    try:
        args = parser.parse_args(rest[1:])
    except SystemExit as finished:  # argparse leaves this way after printing --help
        return int(finished.code or DONE)
    from mentortui.cli.session import Session

    session = Session(getattr(args, "home", home), getattr(args, "json", json))
    try:
        code: int = module.run(args, session)
    finally:
        session.close()
    _keep_calendar(session)
    return open_app(session.home, session.opens) if session.opens and open_app else code


def _keep_calendar(session: Session) -> None:
    """Keep a published calendar current; where none is, this is one look for a file, after quick capture not even that.

    What was captured is newer than the calendar, which the next command sees, or the app when it is closed.
    """
    home = session.home if session.at_home and not session.appended else ""
    if home and os.path.exists(os.path.join(home, "settings.json")):
        from mentortui.cli.published import after_command

        said = after_command(home, session.clock)
        if said:
            session.say(said)


def _leading_options(argv: list[str]) -> tuple[str | None, bool, list[str]]:
    """The common options that stand before the noun, and what follows them."""
    home, json, rest = None, False, list(argv)
    while rest:
        if rest[0] == "--json":
            json = True
        elif rest[0] == "--home":
            if len(rest) < 2:
                raise UsageError("--home needs a folder: `mentortui --home DIR …`.")
            home = rest.pop(1)
        elif rest[0].startswith("--home="):
            home = rest[0].partition("=")[2]
        elif rest[0].startswith("-") and rest[0] not in (*HELP, "--version"):
            raise UsageError(f"{rest[0]} is not an option of mentortui. `mentortui --help` shows how.")
        else:
            break
        rest.pop(0)
    return home, json, rest


def noun(word: str) -> ModuleType:
    """The module that serves a command word, imported now. Raises UsageError with suggestions."""
    if word not in COMMANDS:
        from mentortui.cli.parser import did_you_mean
        from mentortui.cli.tree import SCREENS

        near = did_you_mean(word, [*COMMANDS, *SCREENS])
        raise UsageError(f"{word!r} is not a command.{near} `mentortui help all` lists them.")
    name = f"mentortui.cli.{COMMANDS[word][0]}"
    __import__(name)
    return sys.modules[name]


def parser_of(word: str, module: ModuleType) -> Parser:
    """The argument parser of one command word."""
    from mentortui.cli.parser import Parser

    parser = Parser(prog=f"mentortui {word}", description=module.__doc__)
    parser.set_defaults(word=word)
    module.configure(parser)
    return parser
