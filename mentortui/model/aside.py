"""A value and what it stands over: how a journal tells of fields on which several computers had their say."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple


class Aside(NamedTuple):
    """One field of a record, or one element of a set (`owners/person-1…`), whose value stands over others.

    Of `stands` and of each of `others`: the stamp it was written with, and the value.
    """

    record: str
    name: str
    stands: tuple[str, Any]
    others: Sequence[tuple[str, Any]]
    """Each computer's last word that says something else, the latest first."""
