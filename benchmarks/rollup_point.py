"""One size of the rollup benchmark, in a process of its own so that its memory is its own: prints one JSON document.

python -m benchmarks.rollup_point PEOPLE share|rollup
"""

from __future__ import annotations

import gc
import json
import os
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from hashlib import blake2b
from pathlib import Path
from random import Random
from typing import Any

from benchmarks.facts import DAY, change, files, journal_of, made, write_share
from benchmarks.meter import resident


def main(people: int, what: str) -> dict[str, float]:
    """Everything measured at this size, in seconds (wall, and `_cpu` of all processes) and megabytes."""
    gc.disable()
    found: dict[str, float] = {"people": people}
    with tempfile.TemporaryDirectory() as folder:
        facts = made(people, Random(1))
        found["facts"] = sum(map(len, facts.values()))
        if what == "share":
            _share(found, Path(folder) / "segments", facts)
        else:
            _rollup(found, Path(folder), facts)
    return found


def _timed(found: dict[str, float], name: str, work: Callable[[], Any]) -> Any:
    wall, cpu = time.perf_counter(), _cpu()
    result = work()
    found[name], found[f"{name}_cpu"] = time.perf_counter() - wall, _cpu() - cpu
    return result


def _cpu() -> float:
    own, theirs = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    return own.ru_utime + own.ru_stime + theirs.ru_utime + theirs.ru_stime


def _share(found: dict[str, float], place: Path, facts: Any) -> None:
    """Reading all sealed files once, step by step; what the journal itself takes apart of them, last."""
    import msgspec

    from mentortui.store.share import segment
    from mentortui.store.share.envelope import parse, signed_by, unseal

    host, key = write_share(place, facts)
    names = _timed(found, "listing", lambda: list(files(place)))
    read = _timed(found, "reading", lambda: [Path(name).read_bytes() for name in names])
    envelopes = _timed(found, "checking", lambda: [parse(data) for data in read])
    bodies: list[bytes] = _timed(
        found, "opening", lambda: [unseal(one, host) or b"" for one in envelopes if signed_by(one, key)]
    )
    assert len(bodies) == len(facts)
    plain = msgspec.json.Decoder().decode
    _timed(found, "decoding", lambda: [(blake2b(one).digest(), [plain(line) for line in one.splitlines()])
                                       for one in bodies])  # fmt: skip
    device = envelopes[0].header["dev"]
    _timed(found, "taking_apart", lambda: [segment.decode(one, device) for one in bodies])


def _rollup(found: dict[str, float], folder: Path, facts: Any) -> None:
    from mentortui.exchange import program_rollup

    journal = journal_of(folder, facts)
    [share] = journal.rows("share")
    everybody = list(facts.values())
    hundredth = max(1, len(everybody) // 100)
    gc.collect()
    gc.freeze()

    def rolled() -> str:
        return repr(program_rollup.rolled(journal, share, DAY).rollup)

    def forget() -> None:
        program_rollup._KNOWN.pop(journal, None)  # as the next command knows nothing but what is on disk

    def anew() -> None:
        forget()
        for one in (folder / "host" / "cache").glob("summaries-*"):
            one.unlink()

    from mentortui.exchange.kept_summaries import Seal, sealed

    sealed(Seal(b"", bytes(32)), b"")  # loads what seals
    before = resident(os.getpid())
    first = _timed(found, "cold", lambda: repr(_cold(journal, share, 1 << 60)))
    found["kept_mb"] = resident(os.getpid()) - before
    found["peak_mb"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6 - before
    found["journal_mb"] = before
    found["cache_mb"] = sum(one.stat().st_size for one in (folder / "host" / "cache").glob("summaries-*")) / 1e6
    anew()
    assert _timed(found, "cold_two", lambda: repr(_cold(journal, share, 0))) == first
    for rows in everybody[:hundredth]:
        change(journal, rows)
    changed = _timed(found, "changed_open", rolled)
    forget()
    assert _timed(found, "same_next", rolled) == changed
    for rows in everybody[hundredth : 2 * hundredth]:
        change(journal, rows)
    forget()
    _timed(found, "changed_next", rolled)
    journal.close()


def _cold(journal: Any, share: Any, helped: int) -> Any:
    """With a second process from so many facts on."""
    from mentortui.exchange import program_rollup, summing

    program_rollup.whole(journal, share, means=summing.USUAL._replace(helped=helped, idle=False))
    return program_rollup.rolled(journal, share, DAY).rollup


if __name__ == "__main__":
    print(json.dumps(main(int(sys.argv[1]), sys.argv[2])))
