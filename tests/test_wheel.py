"""The wheel, installed into an empty environment from the lock, runs."""

from __future__ import annotations

import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


def run(*command: str | Path, cwd: Path) -> str:
    done = subprocess.run([str(part) for part in command], cwd=cwd, capture_output=True, text=True, timeout=280)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "build", "--no-isolation", "--wheel", "--outdir", folder, ROOT, cwd=folder)
    return next(folder.glob("*.whl"))


@pytest.mark.timeout(300)
def test_wheel_carries_themes_and_content(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        inside = set(archive.namelist())
    for folder, target in (("themes", "mentortui/_themes"), ("mentortui/content", "mentortui/content")):
        shipped = {f"{target}/{file.name}" for file in (ROOT / folder).iterdir() if file.suffix in {".toml", ".json"}}
        assert shipped and shipped <= inside
    assert not any(name.startswith(("tests/", "benchmarks/")) for name in inside)


@pytest.mark.timeout(300)
def test_wheel_runs_in_an_empty_environment(wheel: Path, tmp_path: Path) -> None:
    run(sys.executable, "-m", "venv", "--without-pip", tmp_path / "env", cwd=tmp_path)
    binaries = tmp_path / "env" / ("Scripts" if sys.platform == "win32" else "bin")
    # uv holds the same hashes as pip and is done in one second instead of twenty.
    uv = [sys.executable, "-m", "uv", "pip", "install", "--quiet", "--python", binaries / "python"]
    run(*uv, "--require-hashes", "-r", ROOT / "requirements.txt", cwd=tmp_path)
    run(*uv, "--no-deps", wheel, cwd=tmp_path)

    demo = tmp_path / "demo"
    run(binaries / "mentortui", "demo", "--keep", demo, cwd=tmp_path)
    goals = json.loads(run(binaries / "mentortui", "--home", demo, "list", "goals", "--json", cwd=tmp_path))["goals"]
    assert goals
    assert goals[0]["title"] in run(binaries / "mentortui", "--home", demo, "list", "goals", cwd=tmp_path)
