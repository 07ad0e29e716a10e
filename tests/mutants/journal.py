"""Mutants of the journal of one home. Those of the shared folder stand in `share`.

Each is a mistake somebody could make while tidying up. A mutant whose text is no longer in the source is
stale and fails the run: bring it up to date with the code it breaks.
"""

from __future__ import annotations

from tests.mutants.mutant import Edit, Mutant

CUTS = "tests/store/faults/test_cuts.py"
ERRORS = "tests/store/faults/test_errors.py"
KILLS = "tests/store/faults/test_kills.py"
BETWEEN = "tests/store/faults/test_interleaved.py"
DEVICES = "tests/store/faults/test_devices.py"
LAWS = "tests/store/faults/test_laws.py"
DAMAGE = "tests/store/faults/test_damage.py"
LOOKS = "tests/store/faults/test_looks.py"

LOG = "mentortui/store/log.py"
WORDS = "                self._name()\n                self._disk.append(self._start + self._newest, line)\n"
NAMES = "        grown = self._grown\n        names = wal.names_in(listing)\n"
STAT = "        found = self.disk.stat(self.path(SNAPSHOT))\n"


def mutant(name: str, file: str, old: str, new: str, *tests: str) -> Mutant:
    """A mutant of one edit in one file of the store."""
    return Mutant(name, (Edit(f"mentortui/store/{file}.py", old, new),), tests)


DURABILITY = [
    mutant(
        "no fsync of a commit",
        "log",
        "                if durable:\n                    self.disk.fsync(self.path(name))\n",
        "",
        CUTS,
    ),
    mutant(
        "no fsync of a quick capture",
        "quick",
        "                self._disk.append(path, line)\n                self._disk.fsync(path)\n",
        "                self._disk.append(path, line)\n",
        CUTS,
    ),
    mutant(
        "no fsync of a new log file",
        "log",
        "        self.disk.fsync(self.path(name))\n        self.disk.fsync_dir(self.folder)\n        self._named",
        "        self.disk.fsync_dir(self.folder)\n        self._named",
        CUTS,
    ),
    mutant(
        "no fsync of a new log file by quick capture",
        "quick",
        "        self._disk.fsync(path)\n        self._disk.fsync_dir(self._folder)\n",
        "        self._disk.fsync_dir(self._folder)\n",
        CUTS,
    ),
    mutant("no fsync of a snapshot", "device", "    disk.fsync(temporary)\n", "", CUTS),
    mutant(
        "no directory fsync of a new log file",
        "log",
        "        self.disk.fsync_dir(self.folder)\n        self._named",
        "        self._named",
        CUTS,
    ),
    mutant(
        "no directory fsync of another's log file",
        "log",
        "                    self.disk.fsync_dir(self.folder)\n                    self._named",
        "                    self._named",
        KILLS,
    ),
    mutant(
        "no directory fsync by quick capture",
        "quick",
        "        self._disk.fsync(path)\n        self._disk.fsync_dir(self._folder)\n",
        "        self._disk.fsync(path)\n",
        CUTS,
    ),
    mutant(
        "no directory fsync of another's log file by quick capture",
        "quick",
        "        if not self._named:\n            self._disk.fsync_dir(self._folder)\n",
        "        pass\n",
        KILLS,
    ),
    mutant(
        "a second line is taken for a durable name", "wal", 'data.count(b"\\n") > 2', 'data.count(b"\\n") > 1', KILLS
    ),
    mutant("words make a name look durable", "quick", WORDS, WORDS.replace("self._name()", "pass"), KILLS),
    mutant("no directory fsync of a snapshot", "device", "    disk.fsync_dir(folder)\n", "", CUTS),
    mutant(
        "a snapshot in place",
        "device",
        '    disk.replace(temporary, f"{start}{name}")\n',
        '    if disk.stat(f"{start}{name}"):\n'
        '        disk.unlink(f"{start}{name}")\n'
        '    disk.create(f"{start}{name}", data)\n'
        '    disk.fsync(f"{start}{name}")\n'
        "    disk.unlink(temporary)\n",
        CUTS,
    ),
    mutant(
        "a lost acknowledgement: joined, then written",
        "writing",
        "                side.log.add(data, stamp, side.generation)\n        except",
        "                self.changed(self.sides.take(side, dict(lines)[side]))\n"
        "                side.log.add(data, stamp, side.generation)\n        except",
        ERRORS,
    ),
]

CHECKPOINTS = [
    mutant(
        "delete before write",
        "checkpoint",
        "    for side in sides.both:\n        _write(",
        "    for side in sides.both:\n        side.log.drop(sealed[side])\n        sealed[side] = []\n        _write(",
        CUTS,
    ),
    mutant(
        "delete of an unsealed file",
        "checkpoint",
        "            side.log.drop(sealed[side])\n",
        "            side.log.drop(wal.names_in(list(side.log.positions)))\n",
        BETWEEN,
    ),
    mutant(
        "the file in use counts as sealed",
        "log",
        "        sealed = wal.names_in(list(self.positions))\n",
        "        sealed = [*wal.names_in(list(self.positions)), wal.name_of(self._newest + 1)]\n",
        BETWEEN,
        CUTS,
    ),
    mutant("no checkpoint lock", "checkpoint", "if not lock.acquire():", "if lock.wait:", BETWEEN),
    mutant(
        "no lock while log files are sealed",
        "checkpoint",
        "    with journal.writing():\n        journal.changed(sides.look(thorough=True))\n",
        "    with journal.guard:\n        journal.changed(sides.look(thorough=True))\n",
        BETWEEN,
    ),
    mutant("never retire lines", "checkpoint", "            side.log.drop(sealed[side])\n", "", DEVICES),
    mutant(
        "the private side folded before the shared one",
        "checkpoint",
        "    for side in sides.both:\n        _write(journal, side, pictures[side], generations[side])\n",
        "    for side in reversed(sides.both):\n        _write(journal, side, pictures[side], generations[side])\n"
        "        side.log.drop(sealed[side])\n        sealed[side] = []\n",
        CUTS,
    ),
]

OTHERS = [
    mutant(
        "catch-up that ignores the generation",
        "sides",
        "if grown.snapshot or stated > side.generation:",
        "if not side.generation and (grown.snapshot or stated > side.generation):",
        BETWEEN,
    ),
    mutant("no lock for a commit", "writing", "journal.lock.__enter__()", "pass", BETWEEN),
    mutant(
        "no catch-up under the lock",
        "writing",
        "            journal.catch_up()\n        except BaseException:\n            self.__exit__()",
        "            pass\n        except BaseException:\n            self.__exit__()",
        BETWEEN,
    ),
    Mutant(
        "snapshot looked at before the log",
        (
            Edit(LOG, NAMES, STAT + NAMES),
            Edit(LOG, f"            self._sizes.pop(name, None)\n{STAT}", "            self._sizes.pop(name, None)\n"),
        ),
        (BETWEEN,),
    ),
    mutant(
        "what a failed look found is forgotten",
        "log",
        "        grown = self._grown\n        names",
        "        grown = self._grown = Grown()\n        names",
        LOOKS,
    ),
    mutant(
        "a refused commit that arrived is folded away",
        "checkpoint",
        "        journal.changed(sides.admit())\n",
        "",
        LOOKS,
    ),
    mutant(
        "a shared half counts alone",
        "sides",
        'if "g" in line and line["t"] not in companions:',
        'if "g" in line and not line["t"]:',
        CUTS,
    ),
    mutant(
        "the private half first",
        "writing",
        "for side in (side for side in self.sides.both if side in written):",
        "for side in (side for side in reversed(self.sides.both) if side in written):",
        CUTS,
    ),
    mutant(
        "a companion that came before is forgotten",
        "sides",
        '        waiting = [line for line in self._waiting.values() if line["t"] in companions]\n',
        "        waiting: list[Line] = []\n",
        BETWEEN,
    ),
]

TORN = [
    mutant(
        "append behind a torn tail",
        "log",
        "        if not size or self.positions.get(name) != size:\n            return False\n",
        "        if not size:\n            return False\n",
        CUTS,
        KILLS,
    ),
    mutant("quick capture behind a torn tail", "quick", "self._whole = tail.whole", "self._whole = True", KILLS),
    mutant(
        "no checksum",
        "wal",
        'if line[_SUM : _SUM + 1] != b" " or digest(data) != line[:_SUM]:',
        'if line[_SUM : _SUM + 1] != b" ":',
        DAMAGE,
    ),
    mutant(
        "the same file again after a failed sync",
        "log",
        "        except BaseException as error:\n            self._disown(clock, generation)\n",
        "        except BaseException as error:\n",
        ERRORS,
    ),
    mutant(
        "quick capture leaves a line in doubt",
        "quick",
        "            self._disown(number, clock)\n",
        "",
        ERRORS,
    ),
    mutant("a refused commit is joined after all", "writing", "            self.sides.failed.add(stamp)\n", "", ERRORS),
    mutant(
        "a snapshot nobody checks",
        "snapshot",
        "whole = bool(start) and rest == _digest(body) + _SUM_END",
        "whole = True",
        DAMAGE,
    ),
]

MERGE = [
    mutant(
        "no tie-break",
        "state",
        "return a if canonical(a[1:]) >= canonical(b[1:]) else b",
        "return a",
        LAWS,
    ),
    mutant(
        "`seen` taken at save",
        "writing",
        "plan.updated(record_id, fields, rows[record_id], texts[record_id], self.device)",
        "plan.updated(record_id, fields, rows[record_id], self._texts_shown(record_id, fields), self.device)",
        DEVICES,
    ),
    mutant("never drop", "state", "if not any(", "if True or not any(", DEVICES),
    mutant(
        "`seen` is not closed",
        "state",
        "for name, at in (*known.items(), (other, stamp)):",
        "for name, at in ((other, stamp),):",
        LAWS,
    ),
    mutant("the clock sees nothing", "stamp", "self._last = max(self._last, seen)", "self._last = self._last", DEVICES),
    mutant(
        "quick capture does not look at the clock",
        "quick",
        "            ticking.see(end.clock)\n",
        "            pass\n",
        DEVICES,
    ),
    mutant(
        "undo of what was changed since",
        "undo",
        "if len(words) == 1 and item.stamp in history.stands_for(",
        "if len(words) == 1 and history.stands_for(",
        LAWS,
    ),
]

MUTANTS = [*DURABILITY, *CHECKPOINTS, *OTHERS, *TORN, *MERGE]
