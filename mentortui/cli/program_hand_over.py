"""Let somebody else in a program coordinate it from now on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentortui.cli.parser import examples

if TYPE_CHECKING:
    import argparse

    from mentortui.cli.session import Session


def configure(parser: argparse.ArgumentParser) -> None:
    """To whom, and which program."""
    parser.add_argument("name", metavar="NAME", help="to whom: somebody who joined")
    parser.add_argument("--program", metavar="NAME", default="", help="which one, where you coordinate several")
    parser.epilog = examples('program hand-over "Ines Moreno"') + (
        "\n\nFrom then on they let people in, and what is counted goes to them. They get your list, what you set, "
        "found, published and entered; what you wrote down of contacts, codes and bands stays with you, and so does "
        "what you received. A code that nobody used yet is void: they make a fresh one."
    )


def run(args: argparse.Namespace, session: Session) -> int:
    """Hand it over."""
    from mentortui.cli.sync import told
    from mentortui.exchange import hosting
    from mentortui.program import which

    journal = session.journal()
    report = hosting.hand_over(journal, which.program(journal, args.program, hosted=True), args.name)
    session.say(f"“{report.share.get('name')}” is handed over to {args.name}: at their next sync they take it on.")
    return told(session, [report])
