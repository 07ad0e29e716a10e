"""Mutants of what travels in the shared folder: the envelope and the body of a segment."""

from __future__ import annotations

from tests.mutants.journal import mutant

ENVELOPE, SEGMENT = "share/envelope", "share/segment"
OUTSIDE = "tests/store/share/test_envelope.py"
INSIDE = "tests/store/share/test_segment.py::test_lines_by_hand"
LIMITS = "tests/store/share/test_limits.py"
GOLDEN = "tests/store/share/test_golden.py"
HEADER = "    header = _header(line + end, len(cipher))\n"
SUM = '    if digest.hex().encode() != footer[1]:\n        raise Unsound("its checksum does not fit")\n'
FRONT = '    line, end, cipher = front.partition(b"\\n")\n'

SEALED = [
    mutant("share: no checksum", ENVELOPE, SUM, "", OUTSIDE),
    mutant("share: parsed before the checksum", ENVELOPE, SUM + FRONT + HEADER, FRONT + HEADER + SUM, OUTSIDE),
    mutant(
        "share: sum and signature over the header only",
        ENVELOPE,
        "    return blake2b(front, digest_size=32).digest()\n",
        '    return blake2b(front.partition(b"\\n")[0], digest_size=32).digest()\n',
        OUTSIDE,
    ),
    mutant("share: a sum of another kind", ENVELOPE, "digest_size=32)", 'digest_size=32, person=b"mj")', GOLDEN),
    mutant(
        "share: no signature",
        ENVELOPE,
        "        VerifyKey(verify_key).verify(envelope.sum, envelope.signature)\n",
        "        VerifyKey(verify_key)\n",
        OUTSIDE,
    ),
    mutant(
        "share: one signature in two spellings",
        ENVELOPE,
        "([0-9a-f]{128})",
        "([0-9a-fA-F]{128})",
        OUTSIDE,
    ),
    mutant(
        "share: a device need not be that of the key",
        ENVELOPE,
        'if device_id(verify_key) != envelope.header["dev"]:',
        "if not device_id(verify_key):",
        OUTSIDE,
    ),
    mutant("share: `n` is not compared", ENVELOPE, 'if header["n"] != size:', 'if header["n"] < 0:', OUTSIDE),
    mutant("share: newer is not told apart", ENVELOPE, "    if newer:\n        raise Newer\n", "", OUTSIDE),
    mutant("share: opens to any size", ENVELOPE, "if len(envelope.cipher) > SEGMENT_MAX:", "if seal is None:", OUTSIDE),
    mutant("share: for others is for nobody", ENVELOPE, "if str(error) == _NOT_FOR_US:", "if not str(error):", OUTSIDE),
]

SAID = [
    mutant(
        "share: no device check", SEGMENT, 'if said.pop("dev", None) != device:', 'if not said.pop("dev"):', OUTSIDE
    ),
    mutant(
        "share: another's words are written",
        SEGMENT,
        "if owner != device or device_of(stamp) != device:",
        "if device_of(stamp) != owner:",
        INSIDE,
    ),
    mutant("share: the order of a state shows", SEGMENT, "in sorted(state):", "in state:", INSIDE),
    mutant(
        "share: the last line of a record wins",
        SEGMENT,
        "join_entry(known, entry) if known else entry",
        "entry",
        INSIDE,
    ),
    mutant("share: only parts we know", SEGMENT, 'part not in "it"', 'part in "fx"', GOLDEN),
    mutant(
        "share: an id may be a path",
        SEGMENT,
        "        if not is_id(record_id):\n            self",
        "        if not record_id:\n            self",
        LIMITS,
    ),
    mutant("share: a field called id", SEGMENT, ' or name == "id"', "", LIMITS),
    mutant("share: values of any depth", SEGMENT, '    check(value, "a value")\n', "", LIMITS),
    mutant("share: titles of any length", SEGMENT, "len(value) > TITLE_MAX", "len(value) < 0", LIMITS),
    mutant("share: a record of any size", SEGMENT, "self._large & self.state.keys()", "set[str]()", LIMITS),
    mutant("share: the year 10000", SEGMENT, "        if time > _LAST:\n            raise _beyond()\n", "", LIMITS),
    mutant(
        "share: seen in the year 10000", SEGMENT, "                raise _beyond()\n", "                pass\n", LIMITS
    ),
]

MUTANTS = [*SEALED, *SAID]
