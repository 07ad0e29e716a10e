"""The verbs that change a goal: smart, revise, scale, status, step, move, tick, untick."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentortui.changes import goals, scales
from mentortui.cli import echo
from mentortui.cli.goal import plan_of
from mentortui.errors import DONE
from mentortui.model.vocabulary import ATTAINMENT_FIELDS, kind_of

if TYPE_CHECKING:
    import argparse

    from mentortui.cli.session import Session
    from mentortui.model.delta import Delta
    from mentortui.model.reader import Row


def smart(args: argparse.Namespace, session: Session) -> int:
    """Fill in parts, then show the five with what is missing."""
    journal = session.journal()
    plan = plan_of(args, session)
    row = goals.goal_row(journal, args.goal)
    if any(value is not None for value in plan.values()):
        delta = goals.smart(journal, row["id"], **plan)
        session.commit(delta)
        session.say(f"{delta.says}.")
        row = goals.goal_row(journal, row["id"])
        echo.say_who_reads(session, journal, "goal", row)
    _show_parts(session, row)
    return DONE


def _show_parts(session: Session, row: Row) -> None:
    from mentortui.practice.smart import judge

    judged = judge(row, session.today)
    if session.json:
        parts = [
            {"letter": part.letter, "name": part.name, "found": part.found, "says": part.says, "hint": part.hint}
            for part in judged.parts
        ]
        session.document({**row, "smart": parts})
        return
    for part in judged.parts:
        mark = "yes" if part.found else "-"
        session.print(f"{part.letter}  {part.name:<12} {mark:<4} {part.says or part.hint}".rstrip())
        if part.says and part.hint:
            session.print(f"{'':<20} {part.hint}")


def revise(args: argparse.Namespace, session: Session) -> int:
    """Change the plan and keep the reason."""
    delta = goals.revise(
        session.journal(),
        args.goal,
        args.reason,
        now=session.now,
        new_id=session.new_id,
        title=args.title,
        **plan_of(args, session),
    )
    return _both(session, delta)


def status(args: argparse.Namespace, session: Session) -> int:
    """Say how the goal stands."""
    delta = goals.status(
        session.journal(), args.goal, args.status, now=session.now, new_id=session.new_id, reason=args.reason
    )
    code = _both(session, delta)
    if args.status == "achieved":
        session.say("Well done. To keep it as a milestone: mentortui milestone found --keep goal-reached")
    return code


def scale(args: argparse.Namespace, session: Session) -> int:
    """Write, freeze or score the attainment scale."""
    levels = {number: getattr(args, field) for number, field in ATTAINMENT_FIELDS.items()}
    delta = scales.scale(
        session.journal(),
        args.goal,
        {number: text for number, text in levels.items() if text is not None},
        now=session.now,
        new_id=session.new_id,
        baseline=args.baseline_level,
        level=args.level,
        freeze=args.freeze,
        reason=args.reason,
    )
    return _both(session, delta)


def step(args: argparse.Namespace, session: Session) -> int:
    """Add a step at the end."""
    delta = goals.step_add(
        session.journal(),
        args.goal,
        echo.words(session, args.text, "the step"),
        now=session.now,
        new_id=session.new_id,
        due=echo.day(session, args.due, "Due"),
        type=args.type,
    )
    main = echo.added(session, delta, "step")
    echo.made(session, delta, main)
    return DONE


def tick(args: argparse.Namespace, session: Session) -> int:
    """Tick a step, or take the tick back."""
    delta = goals.step_tick(session.journal(), args.step, now=session.now, done=args.verb == "tick")
    echo.written(session, delta)
    return DONE


def move(args: argparse.Namespace, session: Session) -> int:
    """Move a step one place along its goal's pathway."""
    echo.written(session, goals.step_move(session.journal(), args.step, 1 if args.way == "down" else -1))
    return DONE


def _both(session: Session, delta: Delta) -> int:
    """Commit, and print the changed record with the revision made, if any; a new record by itself."""
    journal = session.journal()
    session.commit(delta)
    session.say(f"{delta.says}.")
    revisions = [record_id for record_id in delta.create if kind_of(record_id) == "revision"]
    if revisions:
        session.say("What it said before is kept with the reason.")
    main = next(iter(delta.update), None) or next(iter(delta.create))
    echo.say_who_reads(session, journal, kind_of(main), journal.get(main) or {})
    if session.json:
        more = {"revisions": [journal.get(one) for one in revisions]} if revisions else {}
        session.document({**(journal.get(main) or {}), **more})
    elif main in delta.create:
        echo.made(session, delta, main)
    return DONE
