"""Mutants of forgetting: what is purged or erased comes back, or never quite went."""

from __future__ import annotations

from tests.mutants.mutant import Edit, Mutant

HOME = "tests/store/test_forgetting.py"
PURGE = "tests/exchange/test_purging.py"
ERASE = "tests/exchange/test_erasing.py"


def mutant(name: str, file: str, old: str, new: str, *tests: str) -> Mutant:
    """A mutant of one edit in one file."""
    return Mutant(f"forgetting: {name}", (Edit(f"mentortui/{file}.py", old, new),), tests)


MUTANTS = [
    mutant("older backups stay", "store/forgetting", "        _take_away(journal)\n", "", HOME),
    mutant(
        "what was done before can be undone",
        "store/undo",
        '            self.forget(line["t"])\n',
        "            pass\n",
        HOME,
    ),
    mutant(
        "a crash is not made up for", "store/load", "            finish_begun(journal)\n", "            pass\n", HOME
    ),
    mutant(
        "what comes later is kept", "store/memory", "            entry = without(entry, self.forgotten)\n", "", HOME
    ),
    mutant("a backup brings it back", "store/backups", "        if row.get(PURGED):\n            continue\n", "", HOME),
    mutant(
        "covered files wait a day",
        "store/share/withdrawing",
        "            folder.remove(path)\n",
        "            pass\n",
        PURGE,
    ),
    mutant(
        "a partner can purge",
        "store/share/audiences",
        "            kept[record_id] = unpurged(entry)\n",
        "            kept[record_id] = entry\n",
        PURGE,
    ),
    mutant(
        "their files stay in the folder",
        "exchange/erased",
        "            erasing.clear(visit, devices)\n",
        "            pass\n",
        ERASE,
    ),
]
