"""What the host makes of the cards in a shared folder: who joined, who asks, whose code does not count. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Final, NamedTuple

from mentortui.model.reader import Row
from mentortui.store.share.cards import PAIR, Card, Member
from mentortui.store.share.keyring import DeviceKeys

UNKNOWN, USED, BACK, FULL, TAKEN = "unknown", "used", "taken back", "full", "taken"
"""Why a code does not count; `taken`: it would bring a computer to a person who has not said that it is theirs."""
TO_HOST: Final = {
    UNKNOWN: "it is none of yours",
    USED: "somebody joined with it before",
    BACK: "you took it back",
    FULL: "the folder is for two, and two are in it",
    TAKEN: "whoever uses it says to be somebody who is in the folder already",
}
TO_JOINER: Final = {
    UNKNOWN: "it is not of this folder",
    USED: "somebody joined with it before",
    BACK: "it was taken back",
    FULL: "the folder is for two, and two are in it",
    TAKEN: "you are in the folder already, with another computer that has to take this one in",
}


class Judged(NamedTuple):
    """What cards of nobody known come to."""

    joined: tuple[tuple[Card, Row], ...]
    """Each with its invitation."""
    refused: tuple[tuple[Card, str], ...]
    asking: tuple[Card, ...]
    """People without a code: words have to be compared."""


class TakenOut(NamedTuple):
    """A computer that another of the same person's says is theirs no more."""

    person: str
    keys: DeviceKeys
    last: int
    """The number of its last segment that counts."""


class Claim(NamedTuple):
    """A computer that says of another one of the same person's that it is theirs no more, and is not believed yet.

    The other says the same of it, or did so first: one of them was stolen, and only the person can tell which.
    """

    name: str
    keys: DeviceKeys
    """The one that says so."""
    other: TakenOut


class Removals(NamedTuple):
    """What people's computers say of each other."""

    counting: tuple[TakenOut, ...]
    claims: tuple[Claim, ...]
    back: tuple[str, ...] = ()
    """Computers that were taken out and are their owner's again."""


_Word = tuple[str, Member, int | None]
"""Since when it is said, whose they are, and the last number that counts; None where it is theirs again."""
_Words = dict[tuple[str, str], _Word]
"""By computer that says so, and the one it says it of."""


def removals(
    cards: Iterable[Card], people: Mapping[str, Member], out: Collection[str],
    gone: Mapping[str, tuple[str, DeviceKeys]] = {}, me: str = "",
) -> Removals:  # fmt: skip
    """Which computers are taken out, by the cards of people who are in. `out` are those that were before, `gone` whose
    they were and their keys; `me` knows of oneself.

    Of two that take each other out neither counts, and of several words about one the latest does. Whom a computer that
    is said to be theirs no more brought in, and nobody else, takes none out and says of none that it is theirs again.
    """
    said: _Words = {}
    claims: list[Claim] = []
    last_words = {card.by: card for card in cards}  # oldest first
    hanging = _hanging(last_words, people, out, gone)
    for card in last_words.values():
        member = people.get(card.person)
        own = {one.id: one for one in member.devices} if member else {}
        if member and card.by in out and gone.get(card.by, ("",))[0] == card.person != me:
            claims += [Claim(member.name, gone[card.by][1], TakenOut(member.person, own[device], last))
                       for device, last in card.removed.items() if device in own and device not in out]  # fmt: skip
        elif member and card.by in own and card.by not in out:
            by_whom = hanging.get(card.by, set())
            if not any(one in out and (one not in gone or card.person == me) for one in by_whom):  # out for good
                said.update(_words(card, member, {*own, *gone}, by_whom))
    counting: dict[str, TakenOut] = {}
    back: list[str] = []
    latest: dict[str, str] = {}
    for (by, device), (since, _, _) in said.items():
        if by not in hanging:
            latest[device] = max(since, latest.get(device, ""))
    for (by, device), (since, member, last) in sorted(said.items(), key=lambda one: one[0]):
        if by not in hanging and since < latest[device]:
            continue
        if last is None:
            back += [device] if device in out and device not in back else []
        elif device not in out:
            keys = next(one for one in member.devices if one.id == device)
            taken = TakenOut(member.person, keys, last)
            if by not in hanging and said.get((device, by), ("", member, None))[2] is None:
                counting.setdefault(device, taken)
            else:
                claims.append(Claim(member.name, next(one for one in member.devices if one.id == by), taken))
    return Removals(tuple(counting.values()), tuple(dict.fromkeys(claims)), tuple(back))


def _words(card: Card, member: Member, known: Collection[str], by_whom: Collection[str]) -> _Words:
    """What a card says of other computers; of whoever brought its own in, and that one is theirs again, a card of a
    computer that hangs on another (`by_whom`) says nothing.
    """
    # Of itself no computer says anything: who stole one would say that it is still their owner's.
    about = (card.removed.keys() if by_whom else {*card.removed, *card.since}) & {*known} - {card.by, *by_whom}
    return {(card.by, device): (card.since.get(device, ""), member, card.removed.get(device)) for device in about}


def _hanging(
    said: Mapping[str, Card], people: Mapping[str, Member], out: Collection[str], gone: Collection[str]
) -> dict[str, set[str]]:
    """By computer, those that another one says to be theirs no more and but for which that other would not know it."""
    found: dict[str, set[str]] = {}
    for card in said.values():
        own = {one.id for one in people[card.person].devices} if card.person in people else set()
        if card.by not in own or card.by in out:
            continue
        for lost in (card.removed.keys() & {*own, *gone, *out}) - {card.by}:
            for one in own - {lost} - _vouched(said, card, {lost, *out}):
                found.setdefault(one, set()).add(lost)
    return found


def _vouched(said: Mapping[str, Card], card: Card, without: Collection[str]) -> set[str]:
    """The computers that a card names, and those they name themselves; what some say is left aside."""
    known, todo = {card.by}, [card]
    while todo:
        new = {one.id for one in todo.pop().devices} - known - {*without}
        known |= new
        todo += [said[one] for one in new if one in said and said[one].person == card.person]
    return known


def judge(cards: Iterable[Card], invites: Collection[Row], people: Mapping[str, Member], me: str, kind: str) -> Judged:
    """Judge the cards of people and computers that nobody introduced. `invites` are those of the share, deleted too."""
    inside = {person for person in people if person != me}
    used: dict[str, str] = {row["id"]: row.get("device") or "" for row in invites if row.get("used_by")}
    joined: list[tuple[Card, Row]] = []
    refused: list[tuple[Card, str]] = []
    asking: list[Card] = []
    latest = {card.by: card for card in cards}  # cards come oldest first
    for card in latest.values():
        row = next((one for one in invites if _fits(one, card)), None)
        if row is None and not card.secret:
            if card.person not in people:
                asking.append(card)
            continue
        why = _why_not(card, row, used, people, inside, kind)
        if why or row is None:
            refused.append((card, why))
            continue
        used[row["id"]] = card.by
        joined.append((card, row))
        inside.add(card.person)
    return Judged(tuple(joined), tuple(refused), tuple(asking))


def _fits(row: Row, card: Card) -> bool:
    """Whether an invitation is the one a card speaks of: its code, or that it was confirmed by words."""
    if card.secret:
        return bool(row.get("secret") == card.secret)
    return not row.get("secret") and row.get("used_by") == card.person and row.get("device") == card.by


def _why_not(
    card: Card, row: Row | None, used: Mapping[str, str], people: Mapping[str, Member], inside: set[str], kind: str
) -> str:
    """Why a card does not count; empty when it does."""
    if row is None:
        return UNKNOWN
    if used.get(row["id"]) == card.by and row.get("used_by", card.person) == card.person:
        return ""
    if row["id"] in used:
        return USED
    if row.get("deleted"):
        return BACK
    if card.person in people:
        return "" if row.get("again") and row.get("to") == card.person else TAKEN
    if kind == PAIR and inside and not (row.get("again") and row.get("to") in inside):
        return FULL
    return ""
