"""What an export holds of a journal."""

from __future__ import annotations


def state(run, *home: str) -> dict:
    """The shared and the private side, to compare two journals."""
    found = run(*home, "export").ok().json["state"]
    return {side: found[side] for side in ("shared", "private")}
