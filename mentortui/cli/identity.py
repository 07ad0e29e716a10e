"""Choose a sentence that brings your journal back on a new computer, and bring it back there."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from mentortui.cli.parser import examples
from mentortui.errors import DONE, Refused

if TYPE_CHECKING:
    import argparse

    from mentortui.cli.session import Session

_ASKED = (
    "\n\nThe sentence is never an argument, so no history of commands keeps it: it is asked without being shown, or "
    "read from standard input with -."
)


def configure(parser: argparse.ArgumentParser) -> None:
    """The verbs export and restore."""
    verbs = parser.add_subparsers(dest="verb", metavar="VERB", required=True)
    export = verbs.add_parser("export", help="choose the sentence, and seal your keys with it",
                              description="Seal keys of yours with a sentence, and put them into every folder you "
                                          "share. From then on your whole journal travels there, sealed for you "
                                          "alone.")  # fmt: skip
    export.add_argument("sentence", nargs="?", choices=("-",), metavar="-", help="read it from standard input")
    export.add_argument("--generate", action="store_true", help="let seven words be drawn, and print them")
    export.add_argument("-o", "--output", metavar="FILE", help="also write a page to print (.txt or .html), or the "
                                                               "sealed keys (any other name)")  # fmt: skip
    export.epilog = examples("identity export", "identity export --generate -o page.html",
                             "identity export -o ~/usb/keys.mj") + _ASKED  # fmt: skip
    restore = verbs.add_parser("restore", help="bring the journal back on a new computer",
                               description="With a folder you share (or the file of your sealed keys beside it) and "
                                           "your sentence, the whole journal comes back; this computer becomes one "
                                           "of yours.")  # fmt: skip
    restore.add_argument("place", metavar="FOLDER|FILE", help="a folder you share, or the file you kept")
    restore.add_argument("sentence", nargs="?", choices=("-",), metavar="-", help="read it from standard input")
    restore.add_argument("--folder", metavar="FOLDER", default="", help="with a FILE: a folder you share")
    restore.epilog = examples("identity restore ~/Dropbox/Ana-and-Tom",
                              "identity restore ~/usb/keys.mj --folder ~/Dropbox/Ana-and-Tom") + _ASKED  # fmt: skip
    parser.epilog = examples("identity export", "identity restore ~/Dropbox/Ana-and-Tom")


def run(args: argparse.Namespace, session: Session) -> int:
    """Do what the verb says."""
    return _export(args, session) if args.verb == "export" else _restore(args, session)


def offer(session: Session) -> None:
    """Say how a sentence is chosen, where none was; without a terminal that is put off."""
    from mentortui.changes import recovering
    from mentortui.cli import output

    if output.has_terminal() and recovering.kept(session.journal()) is None:
        session.say("Should this computer be lost: `mentortui identity export` chooses what brings your journal back.")


def _export(args: argparse.Namespace, session: Session) -> int:
    from mentortui.cli.sync import told
    from mentortui.exchange import identity
    from mentortui.store.share import recovery

    journal = session.journal()
    if args.generate and args.sentence:
        raise Refused("Either the sentence is drawn (--generate) or it is yours (-), not both. Nothing was sealed.")
    if not journal.rows("share") and not args.output:
        raise Refused(
            "You share no folder yet, so there is nowhere your journal could come back from. Nothing was sealed.",
            hint="`mentortui device add FOLDER` makes one for you alone, `mentortui pair NAME FOLDER` one for two.",
        )
    sentence = recovery.suggest(session.clock) if args.generate else _asked(args, session, twice=True)
    reports = identity.choose(journal, sentence)
    if args.generate and not session.json:
        session.print(sentence)
    if args.output:
        _write(args.output, sentence, session)
    names = ", ".join(str(one.share.get("name")) for one in reports if not one.fault)
    if names:
        session.say(f"Your journal comes back with this sentence and one of these folders: {names}.")
    else:
        session.say("The sentence is chosen. A journal comes back from a shared folder, and there is none yet.")
    session.say("Nobody can tell it to you when it is lost. What others wrote before is sealed for it as they sync.")
    if session.json:
        shares = [{"name": one.share.get("name"), "fault": one.fault or None} for one in reports]
        session.document({"sentence": sentence if args.generate else None, "shares": shares})
        return DONE
    return told(session, reports)


def _write(words: str, sentence: str, session: Session) -> None:
    from pathlib import Path

    from mentortui.exchange import files, identity, sealed_keys

    path = Path(os.path.expanduser(words))
    journal = session.journal()
    if path.suffix.lower() in (".txt", ".html", ".htm"):
        files.write(str(path), identity.page(journal, sentence, path).encode(), str(journal.home))
        session.say(f"Print {path}, then delete it: the sentence stands in it.")
    else:
        files.write(str(path), sealed_keys.file(journal), str(journal.home))
        session.say(f"Your sealed keys are in {path}.")


def _restore(args: argparse.Namespace, session: Session) -> int:
    from mentortui.cli.sync import told
    from mentortui.exchange import identity

    place = identity.look(session.home, args.place, args.folder)
    if len(place.sealed) > 3:
        session.say(f"{len(place.sealed)} people keep their keys here; trying them takes about as many seconds.")
    journal, report = identity.restore(session.home, place, _asked(args, session, twice=False), session.clock)
    journal.close()
    name = (journal.get(journal.me) or {}).get("name", "")
    session.say(f"Welcome back, {name}: your journal is here, and this computer is one of yours now.")
    for sentence in identity.then(journal):
        session.say(sentence)
    return told(session, [report])


def _asked(args: argparse.Namespace, session: Session, *, twice: bool) -> str:
    """The sentence: from standard input, or typed without being shown. Raises Refused where it cannot be asked."""
    from mentortui.cli import output

    if args.sentence:
        return session.read_stdin("the sentence").strip()
    if not output.has_terminal():
        raise Refused(
            "The sentence is asked in a terminal, and there is none here. Nothing was done.",
            hint="With - it is read from standard input.",
        )
    import getpass

    try:
        first = getpass.getpass("The sentence (it is not shown): ")
        if twice and getpass.getpass("Once more: ") != first:
            raise Refused("The two are not the same. Nothing was sealed.", "sentence")
    except EOFError:
        sys.stderr.write("\n")
        raise Refused("No sentence was typed. Nothing was done.", "sentence") from None
    return first
