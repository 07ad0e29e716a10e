"""Mutants of forgetting: what is purged or erased comes back, or never quite went."""

from __future__ import annotations

from tests.mutants.mutant import Edit, Mutant

HOME = "tests/store/test_forgetting.py"
PURGE = "tests/exchange/test_purging.py"
ERASE = "tests/exchange/test_erasing.py"
TAKEN = "tests/store/share/test_taken_back.py"


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
        "what comes later is kept",
        "store/memory",
        "            entry = without(entry, self.forgotten)\n",
        "            pass\n",
        HOME,
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
        "what a sync tool brings back stays",
        "store/share/withdrawing",
        "(gone and _came_back(visit))",
        "False",
        PURGE,
    ),
    mutant(
        "words that come too late are noted",
        "store/share/taking",
        "for one, entry in state.items() if one not in purged}",
        "for one, entry in state.items()}",
        PURGE,
    ),
    mutant(
        "of files that are gone nothing is known before purged words are withdrawn",
        "store/share/visit",
        "        withdrawing.withdraw(self.journal, self.ledger)\n",
        "        publish.forget(self.ledger, publish.missing_files(self.folder, self.ledger, self.keyring))\n"
        "        withdrawing.withdraw(self.journal, self.ledger)\n",
        PURGE,
    ),
    mutant(
        "what was written meanwhile is sent to former readers",
        "store/share/audiences",
        "meanwhile.words(journal, record_id, own_devices(journal)).__contains__",
        "None",
        TAKEN,
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
