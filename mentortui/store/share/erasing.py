"""A person erased from a shared folder: stated by its host, followed by everybody, at every return.

The host's statement makes every client drop what that person's computers wrote, wherever it lies on disk. Their files
go from the folder as well; a computer of theirs that comes back and writes is cleared away again.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from mentortui.store.share import folder as folders
from mentortui.store.share import publish, recovery, roster, telling
from mentortui.store.share.envelope import Unsound, parse
from mentortui.store.share.folder import ShareFolder
from mentortui.store.share.stating import Stated
from mentortui.store.share.visit import Visit


def erased(visit: Visit) -> dict[str, set[str]]:
    """By person who was erased here, the ids of the computers they wrote with."""
    here = visit.here.roster
    people = {one["person"] for one in here.of(roster.ERASED) if not one.get("back")}
    found: dict[str, set[str]] = {person: set() for person in people}
    for member in here.members():
        if member.person in found:
            found[member.person] |= {device.id for device in member.devices}
    return found


def state(visit: Visit, person: str) -> None:
    """For the host: say that a person is erased, and take their name out of the roster. Raises WriteFailed."""
    here = visit.here
    member = next((one for one in here.roster.members() if one.person == person), None)
    ages = {device.age for one in here.members for device in one.devices} | here.hosts.ages
    if here.group:
        ages |= {*here.group.recipients}
    devices = [device.document() for device in sorted(member.devices)] if member else []
    nameless = {"k": roster.MEMBERS, "person": person, "name": "", "role": "member", "how": "", "devices": devices}
    readers = tuple(sorted(ages))
    telling.say(visit, [Stated(nameless, readers), Stated({"k": roster.ERASED, "person": person}, readers)])
    visit.here = visit._look()


def asked(visit: Visit) -> list[str]:
    """People in the folder whose own card asks for it."""
    inside = {one.person: {device.id for device in one.devices} for one in visit.others()}
    said = [one for one in visit.ledger.cards.values() if one]
    return sorted({one["person"] for one in said if one.get("erase") and one["by"] in inside.get(one["person"], ())})


def clear(visit: Visit, devices: Collection[str], *, cards: bool = True) -> int:
    """Take everything these computers wrote out of the folder, their cards too; how many files that were.

    Raises WriteFailed.
    """
    places = (folders.PEOPLE, recovery.FOLDER) if cards else (recovery.FOLDER,)
    paths = [*_theirs(visit.folder, devices, places)]
    try:
        for path in paths:
            visit.folder.remove(path)
    except OSError as error:
        raise publish.not_published(visit.folder.place, error) from error
    ledger = visit.ledger
    ledger.cards = {name: said for name, said in ledger.cards.items() if not (said and said["by"] in devices)}
    ledger.aside = {path: aside for path, aside in ledger.aside.items() if path not in paths}
    return len(paths)


def _theirs(folder: ShareFolder, devices: Collection[str], places: tuple[str, ...]) -> Iterator[str]:
    """Segments, cards and sealed keys of these computers; what does not read lies in their folder, or is left."""
    for writer in folder.writers():
        if writer in devices:
            yield from (one.path for one in folder.files(f"{folders.SEGMENTS}/{writer}"))
    for place in places:
        for one in folder.files(place):
            try:
                if parse(folder.read(one)).header["dev"] in devices:
                    yield one.path
            except (OSError, Unsound):
                continue
