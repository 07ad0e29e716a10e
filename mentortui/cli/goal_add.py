"""`mentortui goal add`: a goal with all it says, perhaps from a template."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from mentortui.cli import echo
from mentortui.cli.goal import FACTS, plan_of
from mentortui.errors import DONE

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    from mentortui.cli.session import Session
    from mentortui.model.delta import Delta


def run(args: argparse.Namespace, session: Session) -> int:
    """Write the goal and its first steps."""
    from mentortui.changes import counting, goals

    fields: dict[str, Any] = {**plan_of(args, session), **{field: getattr(args, field) for field in FACTS}}
    steps = list(args.steps)
    if args.draft:
        fields["status"] = "draft"
    title = ""
    if args.template is not None:
        from mentortui.cli.goal_templates import filled

        title, fields, steps = filled(args.template, fields, steps, session.today)
    if args.verb == "add":
        title = echo.words(session, args.title, "the title")
    call: Callable[..., Delta] = partial(
        goals.add,
        title=title,
        with_=args.with_,
        relationship=args.relationship,
        share=args.share,
        steps=steps,
        **fields,
    )
    journal, now = session.journal(), session.now
    if args.count:
        delta = counting.along(journal, call=call, kind="goal", counted=True, now=now, new_id=session.new_id)
    else:  # then it is as one agreed to: who says nothing here did not say no
        delta = call(journal, now=now, new_id=session.new_id)
    session.commit(delta)
    main = echo.first_of(delta, "goal")
    session.say(f"{delta.says}.")
    if args.template is not None:
        session.say("Everything in it is a suggestion: `mentortui edit` changes it, `mentortui show` shows it.")
    _say_owners(session, delta.create[main])
    echo.made(session, delta, main)
    return DONE


def _say_owners(session: Session, row: Any) -> None:
    from mentortui.changes.naming import names

    journal = session.journal()
    others = names(journal, row["owners"])
    if others:
        session.say(f"It belongs to you and {others}.")
    echo.say_who_reads(session, journal, "goal", row)
    if others and row["readers"] == "only_you":
        session.say(f"{others} cannot read it yet; `mentortui share` lets them.")
