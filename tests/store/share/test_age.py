"""Debian's `age` opens what was sealed, given the owner's key file: nobody needs mentortui to read their journal."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from mentortui.clock import SystemClock
from mentortui.store import keys
from mentortui.store.disk import RealDisk
from mentortui.store.share.envelope import parse
from mentortui.store.share.keyring import keyring
from mentortui.store.share.segment import encode
from tests.store.share.sealing import EVE, PRELUDE, Writer, goal_of, sealed

pytestmark = pytest.mark.skipif(shutil.which("age") is None, reason="age is not installed: apt-get install age")
PAGE = Path(__file__).parents[3] / "docs/format.md"


@pytest.fixture
def owner(tmp_path):
    disk = RealDisk(tmp_path)
    found = keyring(disk, keys.make_device(disk, SystemClock()))
    return Writer(found.signing, found.identity)


def opened(path, size, key):
    """What the command of the page shows, and how it ended."""
    [command] = re.findall(r"`(tail [^`]+ age -d -i keys/age.txt)`", PAGE.read_text("utf-8"))
    command = command.replace("FILE", str(path)).replace(" N ", f" {size} ").replace("keys/age.txt", str(key))
    return subprocess.run(["sh", "-c", command], capture_output=True, timeout=60, check=False)


def test_age_opens_a_segment_with_the_owners_key(tmp_path, owner):
    body = encode(PRELUDE, owner.device, goal_of(owner, "é" * 3_000)) + b"x" * 200_000
    data = sealed(body, owner)
    (tmp_path / "segment.mj").write_bytes(data)
    done = opened(tmp_path / "segment.mj", parse(data).header["n"], tmp_path / "keys/age.txt")
    assert (done.stdout, done.returncode) == (body, 0), done.stderr


def test_age_does_not_open_it_with_another_key(tmp_path, owner):
    data = sealed(b"for others", owner)
    (tmp_path / "segment.mj").write_bytes(data)
    (tmp_path / "eve.txt").write_text(f"{EVE.age}\n")
    done = opened(tmp_path / "segment.mj", parse(data).header["n"], tmp_path / "eve.txt")
    assert (done.stdout, done.returncode) == (b"", 1)
