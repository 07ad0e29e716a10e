"""What a commit gives back."""

from __future__ import annotations

from typing import NamedTuple


class Commit(NamedTuple):
    """One commit, durable. `stamp` is empty when the delta changed nothing, so nothing was written."""

    stamp: str
    says: str
    ids: frozenset[str]
