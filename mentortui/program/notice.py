"""What the programs somebody takes part in ask of whoever writes, in every editor. Pure."""

from __future__ import annotations

from mentortui.model.reader import Directory
from mentortui.program.which import programs, share_of


def notice(reader: Directory) -> str:
    """The notices of the charters of programs one takes part in, on one line; empty where there is none.

    A program one coordinates does not tell oneself.
    """
    charters = (reader.get(f"charter-{share_of(row)}") or {} for row in programs(reader) if not row.get("hosted"))
    said = (" ".join(str(charter.get("notice") or "").split()) for charter in charters)
    return " · ".join(dict.fromkeys(filter(None, said)))
