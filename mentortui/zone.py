"""The time zone this computer is set to, by its IANA name; empty where the computer does not say."""

from __future__ import annotations

import os

_LINK = "/etc/localtime"
_FOLDERS = ("/zoneinfo/", "/zoneinfo.default/")


def here() -> str:
    """`TZ` where it names a zone, else where /etc/localtime leads; empty when neither tells (Windows)."""
    said = os.environ.get("TZ", "").lstrip(":")
    if "/" in said and not said.startswith("/"):
        return said
    try:
        target = os.path.realpath(_LINK)
    except OSError:
        return ""
    for folder in _FOLDERS:
        if folder in target:
            name = target.partition(folder)[2]
            return "" if name in ("UTC", "Etc/UTC", "Universal") else name
    return ""
