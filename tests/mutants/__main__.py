"""`make mutants`: break the store on purpose, in copies of it; every broken one must be caught.

`python -m tests.mutants [WORD…]` tries the mutants whose name holds one of the words, or all.
Ends with 1 when one lives, is stale or cannot be run.
"""

from __future__ import annotations

import queue
import sys
import tempfile
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tests.mutants import forgetting, journal, people, share, sync, who
from tests.mutants.mutant import Mutant, Outcome, Tree, Verdict

MUTANTS = [*journal.MUTANTS, *share.MUTANTS, *sync.MUTANTS, *people.MUTANTS, *who.MUTANTS, *forgetting.MUTANTS]
WORKERS = 2
SPREAD = ("-p", "xdist", "-n", str(WORKERS), "--dist", "worksteal")
LIMIT = 240.0
"""Seconds a mutant's tests may take, ten times what they need on a quiet machine."""


def try_all(mutants: Sequence[Mutant], folder: Path) -> bool:
    """Try each mutant, tell of each; True when every one was caught."""
    tests = sorted({test for mutant in mutants for test in mutant.tests})
    trees: queue.SimpleQueue[Tree] = queue.SimpleQueue()
    for number in range(min(WORKERS, len(mutants))):
        trees.put(Tree(folder / str(number), tests))
    if not sound(trees, tests):
        return False

    def one(mutant: Mutant) -> Outcome:
        tree = trees.get()
        try:
            return tree.try_out(mutant, LIMIT)
        finally:
            trees.put(tree)

    caught = 0
    with ThreadPoolExecutor(WORKERS) as pool:
        for mutant, outcome in zip(mutants, pool.map(one, mutants), strict=True):
            caught += outcome.verdict is Verdict.CAUGHT
            print(f"{outcome.seconds:6.1f} s  {mutant.name:42} {outcome.verdict.value}", flush=True)
            if outcome.verdict is not Verdict.CAUGHT and outcome.said:
                print(outcome.said)
    print(f"{caught} of {len(mutants)} mutants caught")
    return caught == len(mutants)


def sound(trees: queue.SimpleQueue[Tree], tests: Sequence[str]) -> bool:
    """Whether the unbroken copy passes every test the mutants name: else a caught mutant says nothing."""
    tree = trees.get()
    try:
        if not tree.package().is_relative_to(tree.folder.resolve()):
            print(f"The copy's tests import {tree.package()}, not the copy. Nothing was tried.")
            return False
        code, said = tree.run(tests, 2 * LIMIT, *SPREAD)
    finally:
        trees.put(tree)
    if code:
        print(f"The tests fail without any mutant. Nothing was tried.\n{said}")
    return code == 0


def main(words: Sequence[str]) -> int:
    """Run the mutants that the words name."""
    chosen = [mutant for mutant in MUTANTS if not words or any(word in mutant.name for word in words)]
    if not chosen:
        print(f"No mutant is called like {' or '.join(words)}.")
        return 2
    with tempfile.TemporaryDirectory(prefix="mutants-") as folder:
        return 0 if try_all(chosen, Path(folder)) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
