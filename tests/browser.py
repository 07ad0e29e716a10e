"""A real Chromium without a window, spoken to through its own pipe: opened, filled in, saved, looked at."""

from __future__ import annotations

import base64
import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)


class Page:
    """One page. Whatever it asks of the network is kept in `asked`."""

    def __init__(self, read: int, write: int, downloads: Path) -> None:
        self._read, self._write, self._number, self._rest = read, write, 0, b""
        self._session = ""
        self._happened: list[dict[str, Any]] = []
        target = self.do("Target.createTarget", url="about:blank")["targetId"]
        self._session = self.do("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Network", "Log"):
            self.do(f"{domain}.enable")
        self.do("Browser.setDownloadBehavior", behavior="allow", downloadPath=str(downloads), eventsEnabled=True)
        self.downloads = downloads

    def do(self, method: str, **params: Any) -> Any:
        """One command; its result."""
        self._number += 1
        said: dict[str, Any] = {"id": self._number, "method": method, "params": params}
        if self._session and not method.startswith("Browser."):
            said["sessionId"] = self._session
        os.write(self._write, json.dumps(said).encode() + b"\0")
        while True:
            heard = self._hear()
            if heard.get("id") == self._number:
                assert "error" not in heard, heard
                return heard["result"]
            self._happened.append(heard)

    def _hear(self) -> dict[str, Any]:
        while b"\0" not in self._rest:
            more = os.read(self._read, 1 << 20)
            assert more, "the browser went away"
            self._rest += more
        one, _, self._rest = self._rest.partition(b"\0")
        found: dict[str, Any] = json.loads(one)
        return found

    def until(self, method: str, **params: Any) -> dict[str, Any]:
        """What the browser tells, once it does: an event with these parameters among its own."""
        while True:
            for place, one in enumerate(self._happened):
                if one.get("method") == method and params.items() <= one["params"].items():
                    del self._happened[: place + 1]
                    found: dict[str, Any] = one["params"]
                    return found
            self._happened.append(self._hear())

    @property
    def told(self) -> list[str]:
        """Errors of the page and of its policy, and every address it asked for beside its own."""
        said = []
        for one in self._happened:
            params = one.get("params", {})
            if one.get("method") == "Log.entryAdded":
                said.append(params["entry"]["text"])
            if one.get("method") == "Runtime.exceptionThrown":
                said.append(json.dumps(params["exceptionDetails"]))
            if one.get("method") == "Network.requestWillBeSent":
                said.append(params["request"]["url"])
        return [one for one in said if not one.startswith(("file:", "blob:"))]

    def open(self, path: Path) -> None:
        """Open a file, and wait until it is there."""
        self.do("Page.navigate", url=path.as_uri())
        self.until("Page.loadEventFired")

    def reload(self) -> None:
        """Open it again."""
        self.do("Page.reload")
        self.until("Page.loadEventFired")

    def run(self, script: str) -> Any:
        """What an expression comes to in the page."""
        found = self.do("Runtime.evaluate", expression=script, returnByValue=True, userGesture=True)
        assert "exceptionDetails" not in found, found
        return found["result"].get("value")

    def type(self, text: str) -> None:
        """Type where the focus is."""
        self.do("Input.insertText", text=text)

    def press(self, key: str, code: int) -> None:
        """Press a key that is no letter: `Tab`, 9; `Enter`, 13; ` `, 32; `ArrowRight`, 39."""
        text = {"Enter": "\r", " ": " "}.get(key, "")
        kind = "keyDown" if text else "rawKeyDown"
        self.do("Input.dispatchKeyEvent", type=kind, key=key, windowsVirtualKeyCode=code, text=text)
        self.do("Input.dispatchKeyEvent", type="keyUp", key=key, windowsVirtualKeyCode=code)

    def saved(self) -> Path:
        """The file that was downloaded, once it is whole."""
        begun = self.until("Browser.downloadWillBegin")
        self.until("Browser.downloadProgress", state="completed", guid=begun["guid"])
        return self.downloads / str(begun["suggestedFilename"])

    def picture(self, path: Path, *, width: int = 820, height: int = 0, dark: bool = False) -> None:
        """A picture of the whole page."""
        scheme = [{"name": "prefers-color-scheme", "value": "dark" if dark else "light"}]
        self.do("Emulation.setEmulatedMedia", features=scheme)
        size = {"width": width, "height": height or 900, "deviceScaleFactor": 1, "mobile": False}
        self.do("Emulation.setDeviceMetricsOverride", **size)
        found = self.do("Page.captureScreenshot", captureBeyondViewport=not height)
        path.write_bytes(base64.b64decode(found["data"]))

    def printed(self, path: Path) -> None:
        """The page as it prints, as PDF."""
        path.write_bytes(base64.b64decode(self.do("Page.printToPDF", paperWidth=8.27, paperHeight=11.7)["data"]))


@contextmanager
def opened(folder: Path, *options: str) -> Iterator[Page]:
    """A browser with nothing remembered, and its page; gone afterwards."""
    assert CHROMIUM
    to_browser, from_browser = os.pipe(), os.pipe()
    command = [
        CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
        "--disable-background-networking", "--remote-debugging-pipe", f"--user-data-dir={folder / 'profile'}", *options,
    ]  # fmt: skip

    def pipes() -> None:  # it reads from its descriptor 3 and writes to 4
        ours = os.dup(to_browser[0]), os.dup(from_browser[1])
        os.dup2(ours[0], 3)
        os.dup2(ours[1], 4)

    browser = subprocess.Popen(
        command, preexec_fn=pipes, close_fds=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    os.close(to_browser[0])
    os.close(from_browser[1])
    try:
        downloads = folder / "downloads"
        downloads.mkdir(exist_ok=True)
        yield Page(from_browser[0], to_browser[1], downloads)
    finally:
        browser.terminate()
        browser.wait(20)
        os.close(to_browser[1])
        os.close(from_browser[0])
