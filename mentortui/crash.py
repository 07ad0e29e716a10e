"""What happens on an error nobody foresaw: a sentence, and a report that holds no word of the journal."""

from __future__ import annotations

import os
import sys
import tempfile
import traceback

from mentortui import __version__


def report(error: Exception) -> str:
    """Write where the error happened (files, lines, its class; no values, which may be private) and say so.

    With `MENTORTUI_DEBUG` set, the full traceback goes to standard error as well.
    """
    if os.environ.get("MENTORTUI_DEBUG"):
        traceback.print_exception(error)
    kind = type(error).__name__
    try:
        handle, path = tempfile.mkstemp(prefix="mentortui-", suffix=".txt")  # mode 0600
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(details(error))
    except OSError as failed:
        return (
            f"Something went wrong inside ({kind}), and no details could be written ({failed.strerror}). "
            "What was saved before is safe."
        )
    return f"Something went wrong inside ({kind}). What was saved before is safe; the details are in {path}."


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
