"""Files: pages that a person wants written or copied, and answers that came in one. A screen asks; it is done here."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Final

from mentortui import paths
from mentortui.errors import MentortuiError, Refused
from mentortui.messages import Change, TakeAnswers, WriteFile
from mentortui.model.delta import Delta
from mentortui.shell.celebrating import Celebrating
from mentortui.store import Journal

TELLING: Final = 15
"""Letters at the beginning of a page that tell it from other files: `# Before you meet`."""


class Filing(Celebrating):
    """The part of the app that writes pages, and reads answers."""

    def on_write_file(self, message: WriteFile) -> None:
        """Write a page, and say where."""
        self.begin(self._file(message))

    def on_take_answers(self, message: TakeAnswers) -> None:
        """Enter the answers in a file that somebody sent."""

        def call(journal: Journal, now: datetime, new_id: Callable[[str], str]) -> Delta:
            from mentortui.exchange.inbox import from_file

            return from_file(journal, message.file, now=now, new_id=new_id)

        self.on_change(Change(call, then=lambda _commit: message.then(), refused=message.refused))

    async def _file(self, message: WriteFile) -> None:
        path = paths.whole(message.path)
        text = message.made(path)
        if message.copy:
            # By way of the terminal (OSC 52), which may refuse without a word; so there is always the file too.
            self.copy_to_clipboard(text)
        try:
            await asyncio.to_thread(_write, path, text, str(self.home))
        except MentortuiError as error:
            (message.refused or self.fault)(error)
            return
        if message.then:
            message.then()
        done = "Copied, and written to" if message.copy else "Written, not encrypted:"
        self.call_later(self.say, f"{done} {paths.said(path)}")


def _write(path: str, text: str, home: str) -> None:
    """In a thread. Raises Refused where another page lies, or nothing may be written; WriteFailed by the disk."""
    from mentortui.exchange.files import write

    # All web pages begin alike, up to where ours say what made them.
    telling = text.find("mentortui") + len("mentortui") if text.startswith("<!") else TELLING
    if Path(path).is_file() and not _begins(path, text[:telling].encode()):
        raise Refused("Another file of that name lies there; choose another name. Nothing was written.", "path")
    write(path, text.encode("utf-8", "replace"), home)


def _begins(path: str, head: bytes) -> bool:
    """Whether a file begins with these bytes: then it is an earlier version of such a page."""
    try:
        with Path(path).open("rb") as file:
            return file.read(len(head)) == head
    except OSError:
        return False
