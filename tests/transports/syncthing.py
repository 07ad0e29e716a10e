"""Two real Syncthing programs that know nobody but each other: no announcing, relays, NAT, upgrades, reports."""

from __future__ import annotations

import json
import socket
import subprocess
import threading
import time
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

KEY = "a-key-of-this-test"
FOLDER = "shared"
WAIT = 60.0
"""Seconds after which what was waited for is given up."""


@dataclass
class Syncthing:
    """One running program."""

    home: Path
    folder: Path
    id: str
    gui: int
    listen: int
    process: subprocess.Popen[bytes] | None = None

    def ask(self, path: str, **data: Any) -> Any:
        """What its REST interface says."""
        request = urllib.request.Request(
            f"http://127.0.0.1:{self.gui}/rest/{path}", headers={"X-API-Key": KEY}, method="POST" if data else "GET"
        )
        with urllib.request.urlopen(request, timeout=5) as answer:
            return json.loads(answer.read() or b"null")

    def scan(self) -> None:
        """Let it look for new files now."""
        self.ask(f"db/scan?folder={FOLDER}", now=True)

    def need(self, device: str) -> int:
        """How many files the other does not have yet, as far as this one knows."""
        said = self.ask(f"db/completion?folder={FOLDER}&device={device}")
        return int(said["needItems"]) + int(said["needDeletes"])


def _port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def _config(own: Syncthing, all_of_them: Sequence[Syncthing]) -> str:
    devices = "".join(
        f'<device id="{one.id}" name="{number}" compression="never"><address>tcp://127.0.0.1:{one.listen}</address>'
        "<autoAcceptFolders>false</autoAcceptFolders></device>"
        for number, one in enumerate(all_of_them)
    )
    known = "".join(f'<device id="{one.id}"></device>' for one in all_of_them)
    return f"""<configuration version="35">
<folder id="{FOLDER}" label="shared" path="{own.folder}" type="sendreceive" rescanIntervalS="3600"
 fsWatcherEnabled="true" fsWatcherDelayS="1" autoNormalize="true">{known}<minDiskFree unit="%">0</minDiskFree></folder>
{devices}
<gui enabled="true" tls="false"><address>127.0.0.1:{own.gui}</address><apikey>{KEY}</apikey></gui>
<options><listenAddress>tcp://127.0.0.1:{own.listen}</listenAddress>
<globalAnnounceEnabled>false</globalAnnounceEnabled><localAnnounceEnabled>false</localAnnounceEnabled>
<relaysEnabled>false</relaysEnabled><natEnabled>false</natEnabled><startBrowser>false</startBrowser>
<autoUpgradeIntervalH>0</autoUpgradeIntervalH><urAccepted>-1</urAccepted>
<crashReportingEnabled>false</crashReportingEnabled><stunKeepaliveStartS>0</stunKeepaliveStartS>
<reconnectionIntervalS>1</reconnectionIntervalS><setLowPriority>false</setLowPriority></options>
</configuration>"""


@contextmanager
def syncthing(top: Path, count: int = 2) -> Iterator[list[Syncthing]]:
    """So many programs that share one folder, each its own copy; they end with the block."""
    found = []
    for number in range(count):
        home, folder = top / f"syncthing {number}", top / f"copy {number}"
        folder.mkdir()
        subprocess.run(["syncthing", "generate", "--no-default-folder", f"--home={home}"], check=True,
                       capture_output=True, timeout=60)  # fmt: skip
        own = subprocess.run(["syncthing", "--device-id", f"--home={home}"], check=True, capture_output=True,
                             text=True, timeout=60).stdout.strip()  # fmt: skip
        found.append(Syncthing(home, folder, own, _port(), _port()))
    for one in found:
        (one.home / "config.xml").write_text(_config(one, found))
        (one.folder / ".stfolder").mkdir()
    try:
        for one in found:
            log = (one.home / "log").open("wb")
            one.process = subprocess.Popen(
                ["syncthing", "serve", "--no-browser", "--no-restart", f"--home={one.home}"], stdout=log, stderr=log
            )
        for one in found:
            until(partial(_is_up, one))
        until(lambda: all(_connected(one) == count - 1 for one in found))
        yield found
    finally:
        for one in found:
            if one.process:
                one.process.terminate()
                one.process.wait(timeout=30)


def until(true: Any) -> float:
    """Wait until something is so; the seconds it took. Fails after `WAIT` seconds."""
    begun = time.monotonic()
    # Another program is at work, which says when it is done only to who asks.
    pause = threading.Event()
    while not true():
        assert time.monotonic() - begun < WAIT, "it did not come about"
        pause.wait(0.05)
    return time.monotonic() - begun


def _is_up(one: Syncthing) -> bool:
    try:
        return bool(one.ask("system/ping")["ping"] == "pong")
    except OSError:
        return False


def _connected(one: Syncthing) -> int:
    return sum(bool(peer["connected"]) for peer in one.ask("system/connections")["connections"].values())
