"""What a commit gives back."""

from __future__ import annotations


class Commit:
    """One commit, durable. `stamp` is empty when the delta changed nothing, so nothing was written."""

    __slots__ = ("ids", "says", "stamp")

    def __init__(self, stamp: str, says: str, ids: frozenset[str]) -> None:
        self.stamp = stamp
        self.says = says
        self.ids = ids
