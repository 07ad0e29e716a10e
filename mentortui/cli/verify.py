"""Check the folders you share: who signed what, whether anything is missing, was changed, or was set back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentortui.cli.parser import examples
from mentortui.errors import DONE, PARTLY

if TYPE_CHECKING:
    import argparse

    from mentortui.cli.session import Session
    from mentortui.exchange.verifying import Verified


def configure(parser: argparse.ArgumentParser) -> None:
    """Nothing to choose."""
    parser.epilog = examples("verify", "verify --json") + (
        "\n\nNothing is written. Exit code 3: something is odd, or a folder is away. The journal itself is `doctor`'s."
    )


def run(args: argparse.Namespace, session: Session) -> int:
    """Print one line a finding, by folder."""
    del args
    from mentortui.exchange import verifying

    found = verifying.verify(session.journal())
    if session.json:
        session.document({"shares": [_data(one) for one in found]})
    else:
        for one in found:
            session.print(f"{one.share.get('name')} ({one.place or 'not on this computer'})")
            for finding in one.findings:
                session.print(f"  {finding.level:<5} {finding.sentence}")
    return DONE if all(one.well for one in found) else PARTLY


def _data(one: Verified) -> dict[str, object]:
    findings = [{"level": finding.level, "sentence": finding.sentence} for finding in one.findings]
    return {"id": one.share["id"], "name": one.share.get("name"), "folder": one.place, "findings": findings}
