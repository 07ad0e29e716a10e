"""An agreement in an editor, from a file, or field by field; saved as a draft changed or a next version."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING, Any

from mentortui.changes import agreement, naming
from mentortui.errors import DONE, ChangedMeanwhile, Refused, UsageError
from mentortui.model.vocabulary import RELATIONSHIP

if TYPE_CHECKING:
    import argparse

    from mentortui.cli.session import Session
    from mentortui.model.reader import Reader, Row

KIND = "agreement"


def run(args: argparse.Namespace, session: Session) -> int:
    """Write or change the agreement with somebody."""
    if bool(args.fields) + (args.source is not None) + bool(args.defaults) > 1:
        raise UsageError("--set, --from and --defaults are ways to say the same; give one of them.")
    together = agreement.open_relationship(session.journal(), args.with_)
    if args.defaults:
        return _defaults(session, together)
    base = _Base(session, together)
    if args.fields:
        return base.save(_given(session, together, args.fields))
    from mentortui.documents.form import form

    before = _with_names(session.journal(), together, form(session.journal(), base.row))
    if args.source is not None:
        from mentortui.cli.editor import read_text

        text = session.read_stdin("the agreement").replace("\r\n", "\n") if args.source == "-" else (
            read_text(args.source))  # fmt: skip
        if not text.strip():
            raise Refused("The text is empty. Nothing was changed.")
        return base.save_text(before, text)
    from mentortui.cli.edit import in_editor

    again = f"mentortui agreement edit {shlex.quote(args.with_)} --from"
    return in_editor(session, base.row["id"], before, lambda text: void(base.save_text(before, text)), again)


def _with_names(journal: Reader, together: Row, text: str) -> str:
    """The form with a line above the hopes that says whose they are: of peers the words mentor and mentee do not."""
    from mentortui.practice.agreement import label

    said = "; ".join(f"{field}: {label(journal, together, field)}" for field in ("hopes_mentor", "hopes_mentee"))
    return text.replace("\nhopes_mentor:", f"\n# {said}\nhopes_mentor:", 1)


def void(code: int) -> None:
    """What an editor's loop has no use for."""


def _defaults(session: Session, together: Row) -> int:
    from mentortui.practice.agreement import standing

    if standing(session.journal(), together).latest is not None:
        raise Refused("There is an agreement already; the defaults are only for the first version.")
    return _Base(session, together).save({})


class _Base:
    """What an editor begins with: the latest version, or a first one made of the defaults and not yet written."""

    def __init__(self, session: Session, together: Row) -> None:
        from mentortui.exchange import own_agreements
        from mentortui.practice.agreement import standing

        self._session = session
        self._together = together
        self._latest = standing(session.journal(), together).latest
        self._defaults = {} if self._latest else own_agreements.defaults(session.home, together)
        first = agreement.beginning(together, self._defaults, session.today)
        self.row: Row = self._latest or {
            "id": session.new_id(KIND), "by": session.journal().me, "readers": RELATIONSHIP,
            "relationship": together["id"], **first,
        }  # fmt: skip
        self._stamps = {
            (self._latest["id"], field): session.journal().stamp(self._latest["id"], field) for field in self._fields()
        } if self._latest else {}  # fmt: skip

    @staticmethod
    def _fields() -> tuple[str, ...]:
        from mentortui.practice.agreement import FIELDS

        return FIELDS

    def save_text(self, before: str, text: str) -> int:
        """Save what a text changes. Raises Refused, and ChangedMeanwhile when another wrote since it was opened."""
        from mentortui.documents.fields import understand
        from mentortui.documents.form import changed

        fields = changed(KIND, before, text, understand(self._session.journal(), self._session.today))
        if not fields and self._latest is not None:
            self._session.say("Nothing was changed.")
            return DONE
        return self.save(fields)

    def save(self, fields: dict[str, Any]) -> int:
        """Write the change and say how the agreement stands now."""
        from mentortui.cli import echo
        from mentortui.cli.edit import echo_days
        from mentortui.practice.agreement import standing, stands

        session, journal = self._session, self._session.journal()
        journal.catch_up()  # others may have written while the editor was open
        there = standing(journal, self._together).latest
        if (there or {}).get("id") != (self._latest or {}).get("id"):
            raise ChangedMeanwhile("Another version of the agreement was written meanwhile. Nothing was overwritten; "
                                   "`mentortui agreement show` has what stands there now.", {})  # fmt: skip
        delta = agreement.edit(
            journal, self._together["id"], fields, now=session.now, new_id=session.new_id, defaults=self._defaults
        )
        touched = {name for fields_ in delta.update.values() for name in fields_}
        session.commit(delta, {key: stamp for key, stamp in self._stamps.items() if key[1] in touched})
        record_id = next(iter({**delta.create, **delta.update}))
        row = journal.get(record_id) or {}
        echo_days(session, {**row, **fields} if delta.create else fields)
        session.say(f"{delta.says}.")
        session.say(stands(journal, standing(journal, self._together)))
        echo.say_who_reads(session, journal, KIND, row)
        if session.json:
            session.document(row)
        else:
            session.print(naming.short(record_id))
        return DONE


def _given(session: Session, together: Row, entries: list[str]) -> dict[str, Any]:
    """The values of `--set`; `hopes` are one's own. Raises UsageError for one without `=`, Refused as the editor."""
    from mentortui.documents.fields import known, understand, understood
    from mentortui.practice.agreement import own_hopes

    using = understand(session.journal(), session.today)
    found: dict[str, Any] = {}
    for entry in entries:
        name, equals, words = entry.partition("=")
        if not equals:
            raise UsageError(f"--set takes FIELD=VALUE; {entry[:60]!r} has no `=`.")
        if name.strip().lower() in ("hopes", "my_hopes", "my-hopes"):
            name = own_hopes(together, session.journal().me) or name
        field = known(KIND, name)
        found[field] = understood(KIND, field, words, using)
    return found
