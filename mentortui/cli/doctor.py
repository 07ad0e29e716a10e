"""Check the journal from end to end, and with --repair mend what can be mended; nothing is thrown away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentortui.cli.parser import examples
from mentortui.errors import DONE, PARTLY

if TYPE_CHECKING:
    import argparse

    from mentortui.cli.session import Session


def configure(parser: argparse.ArgumentParser) -> None:
    """Whether to repair."""
    parser.add_argument("--repair", action="store_true", help="mend what can be mended")
    parser.epilog = examples("doctor", "doctor --repair", "doctor --json")


def run(args: argparse.Namespace, session: Session) -> int:
    """Print one line a finding; exit code 3 when something bad is left."""
    from mentortui.store import doctor, rescue

    rescued = rescue(session.home, session.clock) if args.repair else None
    findings = doctor(session.journal(read_only=not args.repair, tell=False), args.repair)
    if rescued:
        findings.insert(0, findings[0]._replace(level="bad", sentence=rescued, repaired=True))
    left = [one for one in findings if one.level == "bad" and not one.repaired]
    if session.json:
        session.document({"findings": [one._asdict() for one in findings]})
        return PARTLY if left else DONE
    for one in findings:
        session.print(f"{'mended' if one.repaired else one.level:<7} {one.sentence}")
    mendable = [one for one in findings if one.level != "ok" and not one.repaired]
    if mendable and not args.repair:
        session.say("`mentortui doctor --repair` mends what can be mended; nothing is thrown away.")
    return PARTLY if left else DONE
