"""Quick capture loads nothing heavy, whatever it is asked, and does not open the journal."""

from __future__ import annotations

import subprocess
import sys

import pytest

HEAVY = {
    "pydantic",
    "textual",
    "rich",
    "tinydb",
    "msgspec",
    "dateutil",
    "platformdirs",
    "dataclasses",
    "inspect",
    "pathlib",
    "pyrage",
    "nacl",
    "shutil",
    "uuid",
    "difflib",
    "subprocess",
    "tomllib",
    "csv",
    "mentortui.store.journal",
    "mentortui.store.memory",
    "mentortui.changes.goals",
    "mentortui.recurrence",
}

CAPTURES = [
    ["log", "Talked", "--with", "Ana", "--minutes", "45", "--action", "Send due:friday owner:Ana", "--on", "yesterday"],
    ["log", "Talked", "--with", "Ana", "--share", "--json"],
    ["note", "A thought", "--learning", "--mood", "3", "--about", "Ana", "--goal", "Lead"],
    ["progress", "Lead", "--value", "4", "--confidence", "7", "--note", "Better"],
    ["action", "add", "Send it", "--due", "in 2 weeks", "--with", "Ana"],
]


@pytest.mark.parametrize("argv", CAPTURES, ids=[" ".join(argv[:2]) for argv in CAPTURES])
def test_capture_imports_nothing_heavy(ana, home, argv):
    ana("goal", "add", "Lead").ok()
    ana("note", "the first one after init may put the device right").ok()
    program = (
        "import sys; before = set(sys.modules); sys.argv = ['mentortui', *sys.argv[1:]]\n"
        "from mentortui.__main__ import main\n"
        "code = main()\n"
        "print('\\n'.join(sorted(set(sys.modules) - before)), file=sys.stderr)\n"
        "sys.exit(code)"
    )
    done = subprocess.run([sys.executable, "-c", program, *argv], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    loaded = set(done.stderr.split())
    assert not HEAVY & {name for module in loaded for name in (module, module.partition(".")[0])}
    assert "mentortui.store.quick" in loaded


def test_help_and_version_import_no_store(home):
    for argv in (["--version"], ["--help"], ["help", "all"]):
        program = (
            f"import sys; sys.argv = ['mentortui', *{argv!r}]\nfrom mentortui.__main__ import main\nmain()\n"
            "print([name for name in sys.modules if name.startswith('mentortui.store')], file=sys.stderr)"
        )
        done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
        assert done.stderr.strip() == "[]"
