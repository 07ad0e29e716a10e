r"""The body of a segment: what one device says about records, for one audience. Pure.

    {"dev":…,"prev":"<sum>","have":{device: seq},"audience":"<name>"}\n
    {"i":id,"t":"<16 hex digits>","f":{field: value},"x":{field: [text, seen]}}\n      one line a record and stamp

An entry does not name its device: it is the header's, so another's word cannot be written down. `dev` in the first
line is sealed, so nobody can put his own header and signature around what he cannot read. This is format 1 and
stays as it is: see docs/format.md.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

import msgspec

from mentortui.errors import Refused
from mentortui.model.limits import TITLE_MAX
from mentortui.store.canonical import FIELDS_MAX, canonical, check, is_id
from mentortui.store.share.envelope import SEGMENT_MAX, Unsound, is_device, is_seq
from mentortui.store.stamp import LAST_MS, device_of, is_stamp
from mentortui.store.state import Entry, State, join_entry

HAVE_MAX = 64
"""Devices that a segment may say it has heard."""
LEFT_OUT_MAX = 1_000
"""Lines that may be unsound; with more, the segment is not worth reading."""
_NAME_MAX = 200
_AUDIENCE_MAX = 2_000  # a relationship, and who came into it later
_SUM = re.compile(r"[0-9a-f]{64}")
_TIME = re.compile(r"[0-9a-f]{16}")
_TOO_MANY = f"it has more than {FIELDS_MAX:,} fields and entries"
_LAST = f"{LAST_MS:012x}ffff"
_SAID = ("prev", "have", "audience")
_NONE: Mapping[str, Any] = MappingProxyType({})
_PLAIN = frozenset({str, bool, type(None)})
_read = msgspec.json.Decoder(dict[str, Any]).decode


class Prelude(NamedTuple):
    """What a segment says about itself, sealed."""

    prev: str
    """The sum, in hex, of this device's segment before; empty for the first."""
    have: dict[str, int]
    """By device, the last number heard of it; at most 64."""
    audience: str
    """Whom it is for; the header's `aud` says nothing to others."""
    more: Mapping[str, Any] = _NONE
    """What a newer version says besides."""


def encode(prelude: Prelude, device: str, state: State) -> bytes:
    """The body of a segment of `device`. Equal input gives equal bytes; records without a register are not said.

    Raises ValueError when the prelude is unsound, or for a register that is not this device's own.
    """
    first = canonical({**prelude.more, "dev": device, **dict(zip(_SAID, prelude[:3], strict=True))})
    try:
        _prelude(first.encode(), device)
    except Unsound as fault:
        raise ValueError(fault.reason) from None
    lines = [first]
    for record_id in sorted(state):
        if not is_id(record_id):
            raise ValueError(f"{record_id!r} is not the id of a record")
        for time, parts in sorted(_by_time(device, state[record_id]).items()):
            said = "".join(f",{canonical(part)}:{canonical(fields)}" for part, fields in sorted(parts.items()))
            lines.append(f'{{"i":"{record_id}","t":"{time}"{said}}}')
    return "\n".join([*lines, ""]).encode()


def _by_time(device: str, entry: Entry) -> dict[str, dict[str, dict[str, Any]]]:
    """What a record's lines say: by time, by part, by field."""
    times: dict[str, dict[str, dict[str, Any]]] = {}
    for part, fields in entry.items():
        if not _is_part(part):
            raise ValueError(f"{part!r} is no part of an entry")
        for name, registers in fields.items():
            for owner, (stamp, *word) in registers.items():
                if owner != device or device_of(stamp) != device:
                    raise ValueError(f"{name!r} is a word of another device")
                said = times.setdefault(stamp[:16], {}).setdefault(part, {})
                said[name] = word if part == "x" else word[0]
    return times


def decode(body: bytes, device: str) -> tuple[Prelude, State, list[str]]:
    """The sound entries of a segment of `device`, and a sentence for every line that was left out.

    Raises Unsound when its first line does not read or is another device's, when a stamp lies beyond the year 9999,
    or when there is more nonsense than one would leave out.
    """
    if len(body) > SEGMENT_MAX:
        raise Unsound(f"it is larger than {SEGMENT_MAX // 1_000_000} MB")
    first, *lines = body.split(b"\n")
    if not lines or lines.pop():
        raise Unsound("what is sealed in it is cut off")
    prelude = _prelude(first, device)
    reading = _Reading(device)
    for number, line in enumerate(lines, 2):
        reading.take(number, line)
    reading.weigh()
    return prelude, reading.state, reading.left_out


def _prelude(line: bytes, device: str) -> Prelude:
    """The first line of a body. Raises Unsound."""
    try:
        said = _read(line)
        check(said, "a value")
        prev, have, audience = (said.pop(name) for name in _SAID)
        sound = (
            type(prev) is str
            and (not prev or _SUM.fullmatch(prev))
            and len(have) <= HAVE_MAX
            and all(is_device(other) and is_seq(seq) for other, seq in have.items())
            and type(audience) is str
            and 0 < len(audience) <= _AUDIENCE_MAX
        )
    except (ValueError, RecursionError, KeyError, TypeError, AttributeError):
        sound = False
    if not sound:
        raise Unsound("what is sealed in it does not begin as a segment does")
    if said.pop("dev", None) != device:
        raise Unsound("what is sealed in it was written by another device")
    return Prelude(prev, have, audience, said)


class _Nonsense(Exception):
    """Why a line says what no journal keeps, in words of ours: an error of Python says nothing to a person."""


class _Reading:
    """The lines of one segment as they are read."""

    def __init__(self, device: str) -> None:
        self.state: State = {}
        self.left_out: list[str] = []
        self._device = device
        self._names: set[str] = set()  # names found good, for they come again in every line
        self._large: set[str] = set()  # records that may have too many fields

    def take(self, number: int, line: bytes) -> None:
        """Take one line in, or leave it out and say why. Raises Unsound when the segment is to be set aside."""
        try:
            said = _read(line)
        except (ValueError, RecursionError):  # of msgspec, for no JSON, and of Python, for no UTF-8
            self._leave_out(number, "", "it does not read")
            return
        record_id, time = said.pop("i", None), said.pop("t", None)
        if not is_id(record_id):
            self._leave_out(number, "", "that is not the id of a record")
            return
        if type(time) is not str or not _TIME.fullmatch(time):
            self._leave_out(number, record_id, "its stamp does not read")
            return
        if time > _LAST:
            raise _beyond()
        long = len(line) > TITLE_MAX
        try:
            entry = self._entry(f"{time}-{self._device}", said, long)
        except (_Nonsense, ValueError, TypeError, AttributeError) as error:
            self._leave_out(number, record_id, _reason(error))
            return
        known = self.state.get(record_id)
        if long or known:
            self._large.add(record_id)
        if entry:
            self.state[record_id] = join_entry(known, entry) if known else entry

    def weigh(self) -> None:
        """Leave out the records that have more fields than a journal can hold."""
        for record_id in sorted(self._large & self.state.keys()):
            if sum(map(len, self.state[record_id].values())) > FIELDS_MAX:
                del self.state[record_id]
                self.left_out.append(f"{record_id}: {_TOO_MANY}")

    def _entry(self, stamp: str, said: dict[str, dict[str, Any]], long: bool) -> Entry:
        """What a line says, as an entry to join. Raises what `take` catches for what no journal keeps.

        In a short line no text can be too long, so most values need no look at all: a pull is mostly this.
        """
        device = self._device
        entry: Entry = {}
        if long and sum(map(len, said.values())) > FIELDS_MAX:
            raise _Nonsense(_TOO_MANY)
        for part, fields in said.items():
            if not _is_part(part):
                raise _Nonsense("it has a part that no version writes")
            if not fields.keys() <= self._names:
                for name in fields:
                    _check_name(name)
                self._names |= fields.keys()
            if not fields:
                continue
            if part == "x":
                for text, seen in fields.values():
                    _check_text(text, seen)
                entry[part] = {name: {device: [stamp, *word]} for name, word in fields.items()}
            else:
                for name, value in fields.items():
                    if long or type(value) not in _PLAIN:
                        _check_value(name, value)
                entry[part] = {name: {device: [stamp, value]} for name, value in fields.items()}
        return entry

    def _leave_out(self, number: int, record_id: str, why: str) -> None:
        self.left_out.append(f"line {number}{record_id and f' ({record_id})'}: {why}")
        if len(self.left_out) > LEFT_OUT_MAX:
            raise Unsound(f"more than {LEFT_OUT_MAX:,} of its lines do not read")


def _is_part(part: str) -> bool:
    """Whether an entry may have this part: one letter, and none that says something else in a line."""
    return len(part) == 1 and "a" <= part <= "z" and part not in "it"


def _check_name(name: str) -> None:
    """Refuse what no version calls a field. The element of a set, behind the slash, may be anything."""
    field = name.partition("/")[0]
    if not 0 < len(field) <= _NAME_MAX or not field.isprintable() or name == "id":
        raise _Nonsense("a field has no name that one could have")
    check(name, "a field's name")


def _check_value(name: str, value: Any) -> None:
    check(value, "a value")
    if name in ("title", "name") and type(value) is str and len(value) > TITLE_MAX:
        raise _Nonsense(f"its {name} has more than {TITLE_MAX:,} characters")


def _check_text(text: Any, seen: Any) -> None:
    """Refuse what is no version of a long text. Raises Unsound for a stamp beyond the year 9999."""
    if not (text is None or type(text) is str):
        raise _Nonsense("a text is no text")
    check(text, "a text")
    for stamp in seen.values():
        if not is_stamp(stamp):
            if type(stamp) is str and _TIME.fullmatch(stamp[:16]) and stamp[:16] > _LAST:
                raise _beyond()
            raise _Nonsense("a stamp does not read")


def _beyond() -> Unsound:
    return Unsound("an entry is stamped beyond the year 9999; check the clock of the computer that wrote it")


def _reason(error: Exception) -> str:
    if isinstance(error, Refused):
        return error.sentence.removesuffix(". Nothing was saved.")
    return str(error) if isinstance(error, _Nonsense) else "it does not read"
