"""A text in a person's own editor, kept in a file until it is safely saved."""

from __future__ import annotations

import contextlib
import os
import shlex
import shutil
import subprocess
import sys
import tempfile
from typing import Final

from mentortui.errors import Refused

_USUAL: Final = ("sensible-editor", "nano", "vi", "notepad")


def editor() -> list[str]:
    """The command of the person's editor. Raises Refused when there is none to be found or no terminal for it."""
    named = os.environ.get("VISUAL") or os.environ.get("EDITOR")
    if named:
        with contextlib.suppress(ValueError):
            return shlex.split(named, posix=os.name != "nt")
        raise Refused(f"EDITOR ({named}) does not read as a command. Nothing was changed.")
    if not (sys.stdin is not None and sys.stdin.isatty()):
        raise Refused("An editor needs a terminal, and there is none here; use --set FIELD=VALUE. Nothing was changed.")
    found = next((one for one in _USUAL if shutil.which(one)), None)
    if found is None:
        raise Refused("No editor was found; set EDITOR, or use --set FIELD=VALUE. Nothing was changed.")
    return [found]


def read_text(path: str) -> str:
    """The text of a file, line ends as ours. Raises Refused for what cannot be read or is not UTF-8."""
    try:
        with open(os.path.expanduser(path), "rb") as file:
            return file.read().decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError:
        raise Refused("The text is not UTF-8. Nothing was saved.") from None
    except OSError as error:
        raise Refused(f"{path} could not be read ({error.strerror}). Nothing was saved.") from None


class Page:
    """One text on its way through an editor. The file stays until `remove`, whatever happens to this process."""

    def __init__(self, home: str, record_id: str, text: str) -> None:
        self._command = editor()
        self._before = text
        self.path = _file(home, f"edit-{record_id[:20]}-")
        with open(self.path, "w", encoding="utf-8", newline="") as file:
            file.write(text)

    def edit(self) -> str | None:
        """Run the editor; the text after it, None when it was emptied. Raises Refused when the editor failed."""
        try:
            code = subprocess.run([*self._command, self.path], check=False).returncode
        except OSError as error:
            raise Refused(f"The editor {self._command[0]} could not be started ({error.strerror}). "
                          "Nothing was changed.") from None  # fmt: skip
        if code:
            raise Refused(f"The editor {self._command[0]} ended with an error ({code}). Nothing was saved.")
        return self._read()

    def _read(self) -> str | None:
        text = read_text(self.path)
        return text if text.strip() else None

    def again(self, sentence: str) -> bool:
        """Say what is wrong and ask whether to open the editor again; no without a terminal."""
        if sys.stdin is None or not sys.stdin.isatty():
            return False
        from mentortui.cli.output import write

        write(sys.stderr, f"{sentence}\nEnter opens your text again; q keeps it in a file.")
        try:
            return input().strip().lower() not in ("q", "quit", "n", "no")
        except EOFError:
            return False

    def keep(self) -> bool:
        """Whether the file holds something of the person's, and so was kept; else it is removed."""
        with contextlib.suppress(OSError):
            with open(self.path, "rb") as file:
                if file.read().decode("utf-8", "replace") != self._before:
                    return True
            self.remove()
        return False

    def remove(self) -> None:
        """Remove the file: its text is saved, or there was none."""
        with contextlib.suppress(OSError):
            os.unlink(self.path)


def _file(home: str, prefix: str) -> str:
    """A new empty file only its owner reads: in the home's cache, else among the temporary files."""
    for folder in (os.path.join(home, "cache"), None):
        try:
            if folder is not None:
                os.makedirs(folder, mode=0o700, exist_ok=True)
            descriptor, path = tempfile.mkstemp(suffix=".md", prefix=prefix, dir=folder)
        except OSError:
            continue
        os.close(descriptor)
        return path
    raise Refused("There is no place to write the text for your editor; use --set FIELD=VALUE. Nothing was changed.")
