"""A process that writes into a home and says on standard output what was acknowledged.

`python -m tests.store.processes.worker HOME WORD MOST PART…`: at most MOST rounds of the parts, which are
`commit` (a note and a meeting through an open journal), `edit` (a field of a record all workers share), `append`
(quick capture), `checkpoint`, `undo`. A line `<word> <number> <part>` means that part is done and acknowledged.
"""

from __future__ import annotations

import sys
from pathlib import Path

from mentortui.clock import SystemClock
from mentortui.store import Journal, append
from tests.store.records import changing, making, meeting, note

SHARED = "the record everybody edits"


def told(word: str, number: int, part: str) -> None:
    """Acknowledge: from here on it must never be lost."""
    print(word, number, part, flush=True)


def work(home: Path, word: str, most: int, parts: list[str]) -> None:
    """Do the rounds. Only a journal that is needed is opened."""
    clock = SystemClock()
    journal = Journal.open(home, clock=clock) if set(parts) - {"append"} else None
    told(word, -1, "open")
    for number in range(most):
        for part in parts:
            name = f"{word} {number} {part}"
            if part == "append":
                append(str(home), making(note(name)), clock=clock)
            elif journal is not None and part == "commit":
                journal.commit(making(note(name), meeting(name)))
            elif journal is not None and part == "edit":
                journal.commit(changing(next(iter(meeting(SHARED))), **{f"field_{word}": number}))
            elif journal is not None and part == "undo":
                journal.commit(making(note(name)))
                journal.undo()
            elif journal is not None and part == "checkpoint":
                journal.checkpoint(force=True)
            told(word, number, part)


if __name__ == "__main__":
    work(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), sys.argv[4:])
