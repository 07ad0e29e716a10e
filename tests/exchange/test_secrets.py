"""Files of a home are its owner's alone, and no key, code or sentence is printed, logged or reported."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from mentortui import crash
from mentortui.exchange import purging
from mentortui.store import drafts
from tests.sharing import Somebody, a_pair

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows keeps who can read a file elsewhere")


def open_to_others(home: Path) -> list[str]:
    """What other people on this computer could look into."""
    found = [home, *home.rglob("*")]
    return [str(one.relative_to(home)) for one in found if one.stat().st_mode & 0o077]


@pytest.fixture(scope="module")
def tom(tmp_path_factory: pytest.TempPathFactory) -> Somebody:
    """Somebody who did most of what makes files, with an open umask."""
    before = os.umask(0)
    try:
        tom, ana, _box = a_pair(tmp_path_factory.mktemp("secrets"))
        gone = tom.note("to be purged")
        tom.log("a word", "Ana")
        draft = {"title": "", "at": "", "texts": {}, "base": {}, "stamps": {}, "readers": "only_you"}
        drafts.keep(tom.journal.disk, "note-0123456789ab", draft)
        tom.journal.checkpoint(force=True)
        purging.purge(tom.journal, gone)
        tom.log("more", "Ana")
        tom.journal.undo()
        tom.journal.checkpoint(force=True)
        crash.report(ValueError("told"), str(tom.journal.home))
        tom.command("doctor")
        ana.sync()
        tom.sync()
    finally:
        os.umask(before)
    return tom


def test_every_file_of_a_home_is_its_owners_alone(tom: Somebody) -> None:
    assert open_to_others(Path(tom.journal.home)) == []


def test_doctor_tells_and_mends_what_others_could_look_into(tom: Somebody) -> None:
    home = Path(tom.journal.home)
    opened = [home / "private" / "backup", *sorted((home / "private" / "backup").iterdir())[:1],
              *(home / "private" / "shares").glob("*.json")]  # fmt: skip
    for one in opened:
        one.chmod(0o755 if one.is_dir() else 0o644)
    told = tom.command("doctor")
    assert all(str(one) in told.out for one in opened) and open_to_others(home)
    tom.command("doctor", "--repair")
    assert open_to_others(home) == []


def test_no_key_is_printed_reported_or_lies_outside_its_folder(tom: Somebody) -> None:
    home = Path(tom.journal.home)
    keys = [line for one in (home / "keys").iterdir() for line in one.read_text().splitlines() if line[0] != "#"]
    assert len(keys) == 2
    secrets = [form.encode() for key in keys for form in (key, key.lower(), key[16:40])]
    try:
        raise ValueError(keys)
    except ValueError as error:
        said = [crash.report(error, str(home))]
    for words in (("doctor",), ("doctor", "--json"), ("sync", "--json"), ("where",), ("device", "list", "--json"),
                  ("privacy",), ("export", "json"), ("list", "shares", "--json"), ("list", "computers", "--json"),
                  ("sync", "--folder", "nowhere"), ("nonsense",)):  # fmt: skip
        told = tom.command(*words)
        said += [told.out, told.err]
    assert not [one for one in said if any(secret.decode() in one for secret in secrets)]
    folder = home.parent
    kept = [one for one in folder.rglob("*") if one.is_file() and one.parent != home / "keys"]
    kept = [one for one in kept if one.parent.name != "keys"]
    assert not [one for one in kept if any(secret in one.read_bytes() for secret in secrets)]
