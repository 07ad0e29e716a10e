"""A shared folder that lies in a git repository: sync is pull, then add, commit and push.

Files of a share are made once and never changed, each under a name of its own, so two sides never touch the same one
and a rebase has nothing to decide. Git asks nobody anything here: where it would, it fails, and its words are told.
"""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from typing import Final

from mentortui.errors import StoreError
from mentortui.store.share.folder import ROOT

KEEPS: Final = "Git keeps everything for ever: what is deleted or erased later stays in its history, sealed."
SECONDS_MAX: Final = 120
"""How long one command of git may take, over a slow line."""
_TRIES: Final = 3
"""How often a push is tried when somebody else pushed in between."""


def is_repository(place: str) -> bool:
    """Whether a folder lies in a git repository."""
    path = Path(place).absolute()
    return any((one / ".git").exists() for one in (path, *path.parents))


def fetch(place: str) -> None:
    """Bring what others pushed. Nothing where there is no remote. Raises StoreError with git's own words."""
    if _has_remote(place):
        _keep(place)
        _take_in(place)


def publish(place: str) -> bool:
    """Commit what is new and push it; whether anything was. Raises StoreError; the next sync pushes then."""
    kept = _keep(place)
    if not _has_remote(place):
        return kept
    for attempt in range(_TRIES):
        if not _ahead(place):
            return kept
        try:
            _git(place, "push", "--quiet", "--set-upstream", "origin", "HEAD")
            return True
        except StoreError:
            if attempt == _TRIES - 1:
                raise
            _take_in(place)
    return kept


def _take_in(place: str) -> None:
    """Bring what others pushed under one's own commits; nothing where nobody pushed yet."""
    _git(place, "fetch", "--quiet")
    if not _git(place, "for-each-ref", "--count=1", "refs/remotes"):
        return
    branch = _git(place, "branch", "--show-current")
    theirs, own = f"refs/remotes/origin/{branch}", f"refs/heads/{branch}"
    if len(_git(place, "for-each-ref", theirs, own).splitlines()) < 2:
        _git(place, "pull", "--quiet", "--rebase", "origin", branch)  # the first time
    elif _git(place, "rev-list", "--count", f"{own}..{theirs}") != "0":
        _git(place, "rebase", "--quiet", theirs)  # a pull would ask the remote once more


def _keep(place: str) -> bool:
    """Commit what is new in the share; whether anything was."""
    _git(place, "add", "--all", "--", ROOT)
    if not _git(place, "status", "--porcelain", "--untracked-files=no", "--", ROOT):
        return False
    _git(place, "commit", "--quiet", "--no-verify", "-m", "mentortui", "--", ROOT)
    return True


def _ahead(place: str) -> bool:
    """Whether there are commits that were not pushed, or the branch was never pushed at all."""
    try:
        return _git(place, "rev-list", "--count", "@{upstream}..HEAD") != "0"
    except StoreError:
        return True


def _has_remote(place: str) -> bool:
    return bool(_git(place, "remote"))


def _git(place: str, *words: str) -> str:
    """What git says on standard output."""
    # Who has not told git their name commits under the program's: the author of a file is in its signature.
    known = {"GIT_TERMINAL_PROMPT": "0", "GIT_EDITOR": "true", "LC_ALL": "C"}
    names = ("-c", "user.name=mentortui", "-c", "user.email=mentortui@localhost", "-c", "commit.gpgsign=false")
    try:
        done = subprocess.run(
            ["git", "-C", place, *names, *words], capture_output=True, text=True, errors="replace", check=False,
            timeout=SECONDS_MAX, env={**os.environ, **known}, stdin=subprocess.DEVNULL,
        )  # fmt: skip
    except FileNotFoundError:
        raise StoreError(
            f"{place} lies in a git repository, but git is not on this computer. What lies there was read, and yours "
            "was written there; install git to send it on."
        ) from None
    except subprocess.TimeoutExpired:
        raise StoreError(
            f"git took longer than {SECONDS_MAX} seconds in {place}. Nothing is lost; it is tried again next time."
        ) from None
    if done.returncode:
        said = (done.stderr.strip() or done.stdout.strip() or "nothing").splitlines()[-1][:200]
        raise StoreError(f"git could not {words[0]} in {place}: {said} Nothing is lost; it is tried again next time.")
    return done.stdout.strip()
