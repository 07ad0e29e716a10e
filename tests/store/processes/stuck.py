"""A process that stands still in the middle of a commit: it stops itself where it makes the line durable.

`python -m tests.store.processes.stuck HOME`
"""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

from mentortui.store import Journal
from mentortui.store.disk import RealDisk
from tests.store.records import making, meeting


class StoppingDisk(RealDisk):
    """Stops its own process at the first fsync once it is told to."""

    stopping = False

    def fsync(self, path: str) -> None:
        """Stand still until somebody sends SIGCONT, then make the bytes durable."""
        if self.stopping:
            self.stopping = False
            print("holding", flush=True)
            os.kill(os.getpid(), signal.SIGSTOP)
        super().fsync(path)


if __name__ == "__main__":
    disk = StoppingDisk(sys.argv[1])
    journal = Journal.open(Path(sys.argv[1]), disk=disk)
    disk.stopping = True
    journal.commit(making(meeting("stuck")))
    print("went on", flush=True)
