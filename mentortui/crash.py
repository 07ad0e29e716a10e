"""What happens on an error nobody foresaw: a sentence, and a report that holds no word of the journal.

The report lies in the home, is shown, and is sent nowhere.
"""

from __future__ import annotations

import os
import sys
import tempfile
import traceback

from mentortui import __version__


def report(error: Exception, home: str = "") -> str:
    """Write where the error happened (files, lines, its class; no values, which may be private), and say so.

    It goes into the cache of the `home`, or where there is none among the temporary files. With `MENTORTUI_DEBUG` set,
    the full traceback goes to standard error as well.
    """
    if os.environ.get("MENTORTUI_DEBUG"):
        traceback.print_exception(error)
    kind, found = type(error).__name__, details(error)
    try:
        path = _write(found, os.path.join(home, "cache") if home else "")
    except OSError as failed:
        return (
            f"Something went wrong inside ({kind}), and no details could be written ({failed.strerror}). "
            "What was saved before is safe."
        )
    return (
        f"Something went wrong inside ({kind}). What was saved before is safe; the details are in {path}. "
        f"They hold no word of yours and were sent nowhere:\n{found}"
    )


def home_in(argv: list[str]) -> str:
    """The home a command was for, whatever else is wrong with it; empty when it does not say."""
    from itertools import pairwise

    from mentortui.paths import home

    given = next((after for word, after in pairwise(argv) if word == "--home"), None)
    given = next((word.partition("=")[2] for word in argv if word.startswith("--home=")), given)
    try:
        return home(given)
    except Exception:  # a second error must not hide the first
        return ""


def _write(found: str, folder: str) -> str:
    """Write a report into a folder if there is one, else among the temporary files; its path. Mode 0600."""
    handle, path = tempfile.mkstemp(prefix="crash-", suffix=".txt", dir=folder if os.path.isdir(folder) else None)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(found)
    return path


def details(error: BaseException) -> str:
    """The places an error and its causes passed through, without their messages."""
    lines = [f"mentortui {__version__}, Python {sys.version.split()[0]} on {sys.platform}"]
    seen: set[int] = set()
    current: BaseException | None = error
    while current is not None and id(current) not in seen:
        seen.add(id(current))
        lines.append(f"{type(current).__module__}.{type(current).__qualname__}")
        frames = traceback.extract_tb(current.__traceback__)
        lines += [f"  {frame.filename}:{frame.lineno} in {frame.name}" for frame in frames]
        current = current.__cause__ or current.__context__
    return "\n".join(lines) + "\n"
