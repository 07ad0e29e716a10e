"""A style sheet that is parsed once for all the apps of a test run: parsing is a fifth of an app's start."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from textual.cache import LRUCache
from textual.css.stylesheet import Stylesheet

Variables = dict[str, str]


@lru_cache
def parsed(variables: frozenset[tuple[str, str]]) -> LRUCache[tuple[Any, ...], Any]:
    """What was parsed with these colors."""
    return LRUCache(1024)


class ParsedOnce(Stylesheet):
    """Knows what others of its kind parsed with the same colors."""

    def __init__(self, *, variables: Variables) -> None:
        super().__init__(variables=variables)
        self._parse_cache = parsed(frozenset(variables.items()))

    def set_variables(self, variables: Variables) -> None:
        """Another theme came: what was parsed for the one before stays for those who have it."""
        self._parse_cache = LRUCache(1)
        super().set_variables(variables)
        self._parse_cache = parsed(frozenset(variables.items()))
