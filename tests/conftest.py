"""What every test begins with."""

from __future__ import annotations

import pytest


@pytest.fixture(autouse=True)
def _colors(monkeypatch: pytest.MonkeyPatch) -> None:
    """A terminal with colors, whatever the surroundings say; tests without them say so themselves."""
    monkeypatch.delenv("NO_COLOR", raising=False)
