"""What a power cut may leave of a file, and which of many combinations to try."""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterator


def tails_of(whole: bytes, start: int, doubtful: list[tuple[int, int]]) -> list[bytes]:
    """What may be in a file of which `start` bytes are durable, after a power cut: the two extremes first.

    `doubtful` are ranges whose fsync failed.
    """
    half, zeros = (start + len(whole)) // 2, bytes(len(whole))
    tails = [whole[:start], whole]
    if start < len(whole):
        kept = (start, start + 1, half, len(whole) - 1)
        tails += [whole[:size] for size in kept] + [whole[:size] + zeros[size:] for size in kept]
    for begin, end in doubtful:
        for what in (b"\0", b"\xa5"):
            tails += [tail[:begin] + what * (min(end, len(tail)) - begin) + tail[end:] for tail in tails[:2]]
    return tails


def choices(sizes: list[int], most: int) -> Iterator[tuple[int, ...]]:
    """Picks, one below each size: all when few, else extremes, single exceptions, and a fixed sample."""
    total = 1
    for size in sizes:
        total *= size
    if total <= most:
        yield from itertools.product(*(range(size) for size in sizes))
        return
    lost, kept = [0] * len(sizes), [1] * len(sizes)
    yield tuple(lost)
    yield tuple(kept)
    for base, at in itertools.product((kept, lost), range(len(sizes))):
        for pick in range(sizes[at]):
            yield (*base[:at], pick, *base[at + 1 :])
    chance = random.Random(total)
    for _ in range(4 * most):
        yield tuple(chance.randrange(size) for size in sizes)
