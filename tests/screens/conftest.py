"""Homes that are slow to make, made once in a run; a test works on a copy (`copy_of`)."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.worlds import hostile_home


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home where every word is hostile."""
    return hostile_home(tmp_path_factory.mktemp("worlds"))
