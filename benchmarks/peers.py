"""The programs we are measured beside, each in an environment of its own under `benchmarks/.peers`.

`python -m benchmarks.peers` installs jrnl, posting, dooit, DuckDB and polars with pip, and taskwarrior from the
operating system's packages where that is possible. A peer that cannot be installed is told in one
line and left out of the tables; nothing else depends on it.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
from pathlib import Path

FOLDER = Path(__file__).parent / ".peers"

# What pip installs for each peer, and the script it brings. Not pinned: a peer is what a person gets today.
# One exception: tree-sitter 0.26 makes posting 2.11 end with a segmentation fault at its first frame.
PACKAGES: dict[str, tuple[str, ...]] = {
    "jrnl": ("jrnl",),
    "posting": ("posting", "tree-sitter>=0.25,<0.26"),
    "dooit": ("dooit",),
}
# Peers that are no program but a library: a script of ours runs with their interpreter.
LIBRARIES: dict[str, tuple[str, ...]] = {"duckdb": ("duckdb",), "polars": ("polars",)}


def script(peer: str) -> Path | None:
    """The program of a peer (of a library the interpreter that has it), or None when it is not installed."""
    if peer in LIBRARIES:
        path = FOLDER / peer / "bin" / "python"
        return path if next((FOLDER / peer).glob(f"lib/python*/site-packages/{peer}"), None) else None
    if peer == "taskwarrior":
        found = shutil.which("task")
        return Path(found) if found else None
    path = FOLDER / peer / "bin" / peer
    return path if path.exists() else None


def command(peer: str, *arguments: str) -> list[str] | None:
    """How to start a peer; None when it is not installed.

    The interpreter is named by its own path, so that no shim is measured along.
    """
    found = script(peer)
    if found is None:
        return None
    if peer == "taskwarrior":
        return [str(found), *arguments]
    return [str(FOLDER / peer / "bin" / "python"), str(found), *arguments]


def version(peer: str) -> str:
    """Its version as the installer knows it, or `not installed`."""
    if script(peer) is None:
        return "not installed"
    if peer == "taskwarrior":
        asked = [str(script(peer)), "--version"]
    else:
        asked = [
            str(FOLDER / peer / "bin" / "python"),
            "-c",
            f"import importlib.metadata as m; print(m.version({peer!r}))",
        ]
    return subprocess.run(asked, capture_output=True, text=True, check=False).stdout.strip() or "unknown"


def install(peer: str) -> str | None:
    """Install one peer from the package index pip is set to; a sentence when that fails."""
    home = FOLDER / peer
    if script(peer):
        return None
    base = os.path.realpath(sys.executable)
    steps = (
        [base, "-m", "venv", "--clear", str(home)],
        [
            str(home / "bin" / "python"),
            "-m",
            "pip",
            "install",
            "--quiet",
            "--disable-pip-version-check",
            *(PACKAGES | LIBRARIES)[peer],
        ],
        # Bytecode is written now, as any installed program has it after its first start.
        [str(home / "bin" / "python"), "-m", "compileall", "-q", str(home / "lib")],
    )
    for number, step in enumerate(steps):
        done = subprocess.run(step, capture_output=True, text=True, check=False)
        if done.returncode and number < 2:
            shutil.rmtree(home, ignore_errors=True)
            last = (done.stderr.strip().splitlines() or ["no reason given"])[-1]
            return f"{peer} was not installed: {last}"
    return None


def install_taskwarrior() -> str | None:
    """Install taskwarrior from Debian's packages; a sentence when that is not possible here."""
    if script("taskwarrior"):
        return None
    apt = shutil.which("apt-get")
    if apt is None:
        return "taskwarrior was not installed: this system has no apt-get"
    if os.geteuid() != 0:
        return "taskwarrior was not installed: apt-get needs root; try `sudo apt-get install taskwarrior`"
    for step in ([apt, "update", "-qq"], [apt, "install", "-y", "-qq", "taskwarrior"]):
        done = subprocess.run(step, capture_output=True, text=True, check=False)
        if done.returncode:
            last = (done.stderr.strip().splitlines() or ["no reason given"])[-1]
            return f"taskwarrior was not installed: {last}"
    return None


def main() -> int:
    """Install every peer that can be, and say what came of it."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.peers", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--remove", action="store_true", help="remove the peers installed here (not taskwarrior)")
    if parser.parse_args().remove:
        shutil.rmtree(FOLDER, ignore_errors=True)
        return 0
    FOLDER.mkdir(exist_ok=True)
    for peer in (*PACKAGES, *LIBRARIES):
        print(install(peer) or f"{peer} {version(peer)}", flush=True)
    print(install_taskwarrior() or f"taskwarrior {version('taskwarrior')}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
