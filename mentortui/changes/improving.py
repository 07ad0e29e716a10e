"""What a program learns: findings, what was decided on them, and what came of it."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from mentortui.changes import naming
from mentortui.changes.draft import changed, checked, fresh
from mentortui.errors import Refused
from mentortui.model.delta import Delta
from mentortui.model.reader import Reader
from mentortui.model.vocabulary import ONLY_YOU

if TYPE_CHECKING:
    from mentortui.changes.draft import NewId


def finding(
    reader: Reader, share: str, text: str, *, now: datetime, new_id: NewId, decision: str | None = None,
    owner: str | None = None, due: str | None = None,
) -> Delta:  # fmt: skip
    """Something the program of a share learned; `due` is an ISO day."""
    fields = {"program": share, "on": now.date().isoformat(), "finding": text, "decision": decision, "owner": owner,
              "due": due}  # fmt: skip
    record_id = new_id("finding")
    made = checked(record_id, fresh(reader, fields, readers=ONLY_YOU, now=now))
    return Delta(f"Found: {naming.shorten(made['finding'])}", {record_id: made})


def decided(reader: Reader, record: str, fields: dict[str, Any]) -> Delta:
    """What was decided on a finding, who does it and until when. Raises NotFound, Refused when nothing is said."""
    row = reader.get(naming.find(reader, ("finding",), record))
    assert row is not None
    difference = changed(row, fields)
    if not difference:
        raise Refused("Nothing new is said of that finding. Nothing was changed.")
    return Delta(f"Decided: {naming.shorten(row['finding'])}", {}, {row["id"]: difference})


def done(reader: Reader, record: str, result: str, *, now: datetime) -> Delta:
    """What came of a finding's decision. Raises Refused where nothing was decided yet."""
    row = reader.get(naming.find(reader, ("finding",), record))
    assert row is not None
    if not row.get("decision"):
        raise Refused("Nothing was decided on that finding yet, so nothing can have come of it. Nothing was changed.",
                      "result", hint="First: mentortui program improve decide ID --decision TEXT.")  # fmt: skip
    fields = changed(row, {"result": result, "done_on": now.date().isoformat()})
    return Delta(f"Done: {naming.shorten(row['finding'])}", {}, {row["id"]: fields})


def revised(reader: Reader, record: str, fields: dict[str, Any], *, now: datetime) -> Delta:
    """A finding as a form has it: what was found, decided, what came of it. Raises Refused for a result of nothing."""
    row = reader.get(naming.find(reader, ("finding",), record))
    assert row is not None
    if fields.get("result") and not (fields.get("decision") or row.get("decision")):
        raise Refused("Nothing was decided on that finding yet, so nothing can have come of it. Nothing was saved.",
                      "result")  # fmt: skip
    ended = {"done_on": now.date().isoformat() if fields["result"] else None} if "result" in fields else {}
    return Delta(f"Finding: {naming.shorten(row['finding'])}", {}, {row["id"]: changed(row, {**fields, **ended})})
