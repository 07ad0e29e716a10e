"""Who coordinated a program before: what they said until they handed it over still counts."""

from __future__ import annotations

from mentortui.store.share.visit import Visit


def former(visit: Visit) -> dict[str, str]:
    """The former hosts of a folder, as ids of people, each with the stamp of handing over."""
    whose = {device.id: one.person for one in visit.here.members for device in one.devices}
    whose |= {
        device["id"]: person for person, one in visit.ledger.members.items() for device in one.devices
        if device["id"] not in whose
    }  # fmt: skip
    until: dict[str, str] = {}
    for device, stamp in visit.here.hosts.until.items():
        if device in whose:
            until[whose[device]] = max(stamp, until.get(whose[device], ""))
    return until
