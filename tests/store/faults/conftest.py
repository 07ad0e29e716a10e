"""All simulated processes share one thread: waiting for a lock would be waiting for oneself."""

from __future__ import annotations

import pytest

from mentortui.store import lock


@pytest.fixture(autouse=True)
def _nobody_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lock, "WAIT", 0.0)
