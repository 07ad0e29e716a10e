"""The person's own rules of what is worth a celebration: `milestones.toml` in the folder of their journal."""

from __future__ import annotations

from pathlib import Path

from mentortui.practice.rules import FILE, Rule, chosen, shipped

_MOST: int = 1_000_000
"""Bytes: far more than anybody writes by hand, and little enough to read."""


def load(home: Path | str) -> tuple[tuple[Rule, ...], str]:
    """The rules to go by in a home, and a sentence to say when its file cannot be used; the file stays as it is."""
    try:
        with (Path(home) / FILE).open("rb") as file:
            data = file.read(_MOST + 1)
        return chosen(data.decode("utf-8-sig") if len(data) <= _MOST else "too long to be read")
    except FileNotFoundError:
        return shipped(), ""
    except OSError as error:
        return shipped(), f"{FILE} could not be read ({error.strerror}). The shipped rules hold meanwhile."
    except UnicodeDecodeError:
        return shipped(), f"{FILE} is not UTF-8 text, so its rules cannot be used. The shipped rules hold meanwhile."
