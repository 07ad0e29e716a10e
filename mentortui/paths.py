"""Where things live: the home of a journal, and the folder of the person's settings."""

from __future__ import annotations

import os


def home(given: str | None = None) -> str:
    """The folder of the journal: as given, else `MENTORTUI_HOME`, else the platform's data folder."""
    chosen = given or os.environ.get("MENTORTUI_HOME")
    if chosen:
        return whole(chosen)
    from platformdirs import user_data_dir  # costs 27 ms: not when the home is given

    return user_data_dir("mentortui", appauthor=False)


def documents() -> str:
    """The folder where a person looks for what a program wrote for them: the platform's documents, else their home."""
    from platformdirs import user_documents_dir

    folder = user_documents_dir()
    return folder if os.path.isdir(folder) else os.path.expanduser("~")


def for_a_file(name: str) -> str:
    """A name as a part of a file's name that every system takes: letters, digits and single spaces."""
    kept = "".join(letter if letter.isalnum() else " " for letter in name)
    return " ".join(kept.split())[:40].strip() or "somebody"


def whole(path: str) -> str:
    """A path as a person types it, in full: `~` is their own folder."""
    return os.path.abspath(os.path.expanduser(path))


def said(path: str) -> str:
    """A path as a person reads it: their own folder as `~`."""
    own = os.path.expanduser("~")
    return "~" + path[len(own) :] if own and path.startswith(own + os.sep) else path
