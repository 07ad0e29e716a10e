"""Stamps: a hybrid logical clock whose string order is time order.

A stamp is `<12 hex ms><4 hex counter>-<device>`, for example `0199c2f4a0b10003-k7m2q9x4c5ab`. The
clock follows the computer's time, but never falls back and never repeats: an edit made after seeing
another always has the larger stamp, whatever the computers' clocks say (Kulkarni et al. 2014).
"""

from __future__ import annotations

from mentortui.errors import StoreError

# The last millisecond of the year 9999. A later one would in the end need a 13th hex digit, which
# would break the string order for ever.
LAST_MS = 253_402_300_799_999
_LAST = (LAST_MS << 16) | 0xFFFF
_HEX = frozenset("0123456789abcdef")
_DEVICE = frozenset("abcdefghijklmnopqrstuvwxyz0123456789")


def device_of(stamp: str) -> str:
    """The device that made a stamp."""
    return stamp[17:]


def milliseconds(stamp: str) -> int:
    """The time in a stamp: milliseconds since 1970, as the clock that made it believed."""
    return int(stamp[:12], 16)


def is_stamp(text: object) -> bool:
    """Whether this is a well-formed stamp not beyond the year 9999."""
    return (
        isinstance(text, str)
        and 18 <= len(text) <= 57
        and text[16] == "-"
        and _HEX.issuperset(text[:16])
        and _DEVICE.issuperset(text[17:])
        and int(text[:12], 16) <= LAST_MS
    )


class LogicalClock:
    """Makes the stamps of one device."""

    __slots__ = ("_last", "device")

    def __init__(self, device: str) -> None:
        self.device = device
        self._last = 0

    def see(self, stamp: str) -> None:
        """Take note of a stamp: every later one of ours will be larger. The time is never clamped.

        Raises StoreError for a stamp beyond the year 9999, which must not be joined at all.
        """
        seen = int(stamp[:16], 16)
        if seen > _LAST:
            raise StoreError("An entry is stamped beyond the year 9999; it was set aside.")
        self._last = max(self._last, seen)

    def tick(self, now_ms: int) -> str:
        """A stamp larger than all made or seen before. A full counter carries into the milliseconds.

        `now_ms` is the computer's time in milliseconds since 1970. Raises StoreError beyond the year 9999.
        """
        following = max(now_ms << 16, self._last + 1)
        if following > _LAST:
            raise StoreError(
                "This computer's clock is beyond the year 9999. Nothing was saved; set the clock and try again."
            )
        self._last = following
        return f"{following:016x}-{self.device}"

    @property
    def ahead_ms(self) -> int:
        """Milliseconds since 1970 of the largest stamp known, to compare with the computer's time."""
        return self._last >> 16
