"""What a coordinator entered for people: listed, put right, taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentortui.errors import DONE

if TYPE_CHECKING:
    import argparse

    from mentortui.cli.session import Session
    from mentortui.model.reader import Row


def run(args: argparse.Namespace, session: Session, share: str) -> int:
    """Do what `args.what` says: list, correct or withdraw."""
    if args.what == "list":
        return _list(session, share)
    from mentortui.changes import entered
    from mentortui.cli import echo

    journal = session.journal()
    if args.what == "withdraw":
        delta = entered.withdraw(journal, share, args.record)
    else:
        said = {"minutes": args.minutes, "cadence": args.cadence} | {
            name: _day(session, getattr(args, name)) for name in ("on", "agreed") if getattr(args, name)
        }
        delta = entered.correct(
            journal, share, args.record, {name: value for name, value in said.items()
                                          if value is not None or (name == "agreed" and args.agreed)},
            today=session.today,
        )  # fmt: skip
    echo.written(session, delta)
    return DONE


def _day(session: Session, words: str) -> str | None:
    """An ISO day that has come; None for `none`."""
    from mentortui.cli.given import day_gone

    return None if words.strip().casefold() == "none" else day_gone(session, words, "day").isoformat()


def _list(session: Session, share: str) -> int:
    from mentortui.changes import entered
    from mentortui.changes.naming import short
    from mentortui.cli.output import table
    from mentortui.documents.headline import long_day
    from mentortui.practice.names import listed

    journal = session.journal()
    rows = entered.entered(journal, share)
    if session.json:
        session.document({"facts": rows})
        return DONE
    if not rows:
        session.say("You entered nothing for anybody yet: mentortui program enter relationship MENTOR MENTEE.")
        return DONE
    called = {row["id"]: str(row["name"]) for row in journal.rows("enrolment")}
    pairs = {
        row.get("relationship"): listed(called.get(one, "somebody") for one in (*row["mentors"], *row["mentees"]))
        for row in rows
        if row["what"] == "relationship"
    }
    session.print(table([
        (short(row["id"]), row["what"], pairs.get(row.get("relationship")) or called.get(str(row.get("told_by")), ""),
         long_day(entered.day(row)), _more(row), str(row["entered"]))
        for row in rows
    ], ("id", "what", "who", "day", "", "told")))  # fmt: skip
    return DONE


def _more(row: Row) -> str:
    """What else was entered of it."""
    from mentortui.documents.headline import long_day

    said = [f"{row['minutes']} minutes" if row.get("minutes") else "",
            f"every {row['cadence']}" if row.get("cadence") else "",
            f"agreed {long_day(str(row['agreed_on']))}" if row.get("agreed_on") else ""]  # fmt: skip
    return ", ".join(filter(None, said))
