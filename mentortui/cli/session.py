"""What a command works with: the home, the clock, the journal (opened when asked for), and where it prints."""

from __future__ import annotations

import sys

from mentortui import clock as clocks
from mentortui.cli import output
from mentortui.errors import Refused, UsageError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime
    from typing import Any

    from mentortui.clock import Clock
    from mentortui.model.delta import Delta
    from mentortui.model.reader import Directory
    from mentortui.store import Commit, Journal


class Session:
    """One command's view of the world; everything costly is fetched when first asked for."""

    def __init__(self, home: str | None, json: bool = False, clock: Clock | None = None) -> None:
        self._given = home
        self._home: str | None = None
        self._journal: Journal | None = None
        self._names: Directory | None = None
        self.json = json
        """Whether data is wanted as one JSON document."""
        self.clock: Clock = clock or _clock()
        self._now: datetime | None = None
        self.appended = False
        """Whether something was written by quick capture, which leaves all that takes time to the next command."""
        self.opens = ""
        """Id of the record the app is to open on when the command is done; empty when it is not wanted."""

    @property
    def home(self) -> str:
        """The folder of the journal: `--home`, else `MENTORTUI_HOME`, else the platform's data folder."""
        if self._home is None:
            if self._given is not None and not self._given.strip():
                raise UsageError("--home is empty; name a folder, or leave it out.")
            from mentortui.paths import home

            self._home = home(self._given)
        return self._home

    @property
    def at_home(self) -> bool:
        """Whether the command has looked for the home yet."""
        return self._home is not None

    @property
    def now(self) -> datetime:
        """The moment the command began, the same for all it does."""
        if self._now is None:
            self._now = self.clock.now()
        return self._now

    @property
    def today(self) -> date:
        """The day the command began."""
        return self.now.date()

    def new_id(self, kind: str) -> str:
        """An id for a new record."""
        return clocks.new_id(kind, self.clock)

    def journal(self, *, read_only: bool = False, tell: bool = True) -> Journal:
        """The whole journal, loaded once; what was repaired or set aside is told on standard error if `tell`."""
        if self._journal is None:
            from pathlib import Path

            from mentortui.store import Journal

            self._journal = Journal.open(Path(self.home), clock=self.clock, read_only=read_only)
            for notice in self._journal.notices if tell else ():
                self.say(notice)
        return self._journal

    def names(self) -> Directory:
        """People, relationships and goals by name, from the capture index; the journal is not loaded."""
        if self._names is None:
            from mentortui.store import names

            self._names = names(self.home)
        return self._names

    def append(self, delta: Delta) -> Commit:
        """Write new records without loading the journal."""
        from mentortui.store import append

        self.appended = True
        return append(self.home, delta, clock=self.clock)

    def commit(self, delta: Delta, expect: Mapping[tuple[str, str], str | None] | None = None) -> Commit:
        """Write a change through the journal."""
        return self.journal().commit(delta, expect)

    def say(self, text: str) -> None:
        """Talk to the person: one or more lines on standard error."""
        output.talk(text)

    def print(self, text: str) -> None:
        """Data: lines on standard output."""
        output.data(text)

    def document(self, data: Mapping[str, Any]) -> None:
        """Data as one JSON document with `"schema": 1` on standard output."""
        output.data(output.document(data))

    def read_stdin(self, what: str) -> str:
        """All of standard input, for an argument given as `-`. Raises Refused when it is closed or not text."""
        if sys.stdin is None or sys.stdin.closed:
            raise Refused(f"Standard input is closed, so {what} cannot be read from it. Nothing was saved.")
        if sys.stdin.isatty():
            self.say(f"Type {what}; end with ctrl+d on a line of its own.")
        try:
            return sys.stdin.read()
        except UnicodeDecodeError:
            raise Refused("Standard input is not UTF-8 text. Nothing was saved.") from None
        except OSError as error:
            raise Refused(f"Standard input cannot be read ({error.strerror}). Nothing was saved.") from None

    def close(self) -> None:
        """Let go of the journal, which may write its snapshot."""
        if self._journal is not None:
            self._journal.close()
            self._journal = None


def _clock() -> Clock:
    try:
        return clocks.from_environment()
    except ValueError:
        raise UsageError("MENTORTUI_NOW is not a moment like 2026-11-24T16:00:00+01:00; unset it.") from None
