"""Somebody who joined, with keys of their own, writes what they may not: each test says what was tried, and what came.

Ana is in a folder for two with Tom. What she forges is sound in every way but what it says, or is made of files that
others wrote.
"""

import pytest

from mentortui.changes import feedback_sealed
from mentortui.model.delta import Delta
from mentortui.store.share.audiences import FACTS, PRIVATE
from mentortui.store.share.authority import AUTHORED
from mentortui.store.share.envelope import parse, seal, unseal
from tests.forging import FAR, MADE, Forged, forge, keys_of, put, segments, share_of, signed_anew, stranger
from tests.sharing import Somebody, a_pair

ENTRY = "entry-" + "e" * 32


def _relationship(who):
    return who.rows("relationship")[0]["id"]


def _whole(by):
    """A note that would be shown if it were let in."""
    return {**MADE, "by": by, "meeting": "meeting-" + "0" * 32, "x/text": "Planted"}


def _planted(tom, ana, **more):
    return forge(keys_of(ana), [tom], share_of(tom), _relationship(tom), {ENTRY: _whole(ana.me)}, **more)


@pytest.fixture(scope="module")
def pair(tmp_path_factory):
    """Tom and Ana, and their folder; each test adds to it."""
    return a_pair(tmp_path_factory.mktemp("pair"))


def test_what_would_be_let_in_were_it_honest_is_let_in(pair):
    tom, ana, box = pair
    honest = {ENTRY[:-1] + "0": _whole(ana.me)}
    put(box, ana.journal.device, forge(keys_of(ana), [tom], share_of(tom), _relationship(tom), honest, seq=30))
    tom.sync()
    assert tom.texts() == ["Planted"], "or the tests below prove nothing"


# -- files ---------------------------------------------------------------------------------------------


def _unsigned(tom, ana, box, tmp_path):
    data = _planted(tom, ana).data
    return Forged("00000090-unsigned.mj", data[:-129] + b"0" * 128 + b"\n")


def _by_a_stranger(tom, ana, box, tmp_path):
    keys = stranger(5)
    return forge(keys, [tom], share_of(tom), _relationship(tom), {ENTRY: _whole(ana.me)})


def _in_toms_name(tom, ana, box, tmp_path):
    """Ana's words, the header of Tom's computer, Ana's signature."""
    return signed_anew(_planted(tom, ana).data, keys_of(ana).signing, dev=tom.journal.device)


def _of_another_share(tom, ana, box, tmp_path):
    return _planted(tom, ana)._replace(data=forge(keys_of(ana), [tom], "0" * 32, _relationship(tom),
                                                  {ENTRY: _whole(ana.me)}).data)  # fmt: skip


def _copied_from_another_share(tom, ana, box, tmp_path):
    """What Ana really wrote to Bo, opened to Tom by nobody but her: the header of this share around it."""
    bo = Somebody(tmp_path, "Bo Lind", 33)
    ana.pair("Bo", tmp_path / "bo", "peer")
    bo.join(tmp_path / "bo")
    ana.log("Only for Bo", "Bo")
    ana.sync()
    data = segments(tmp_path / "bo", ana)[-1].read_bytes()
    return Forged("00000091-copied.mj", data)


def _with_another_number(tom, ana, box, tmp_path):
    """An honest file of Ana's with another number, so that it looks new; the signature is the old one."""
    data = _planted(tom, ana).data
    return Forged("00000099-renumbered.mj", data.replace(b'"seq":90', b'"seq":91'))


def _toms_words_as_hers(tom, ana, box, tmp_path):
    """What Tom wrote to her, sealed anew and signed by her, as if she had said it."""
    tom.log("Said by Tom", "Ana Silva")
    tom.sync()
    envelope = parse(segments(box, tom)[-1].read_bytes())
    body = unseal(envelope, keys_of(ana).identity)
    keys = keys_of(ana)
    header = {"share": share_of(tom), "dev": keys.own.id, "seq": 92, "aud": "x", "schema": 1, "min_reader": 1}
    return Forged("00000092-hers.mj", seal(header, body, [keys_of(tom).own.age], keys.signing))


FORGED = {
    "unsigned": (_unsigned, "its signature does not fit"),
    "by somebody who did not join": (_by_a_stranger, "nobody here is known to write with that computer"),
    "signed by another's device": (_in_toms_name, "its signature does not fit"),
    "for another share": (_of_another_share, "it was written for another shared folder"),
    "copied from another share": (_copied_from_another_share, "it was written for another shared folder"),
    "relabelled": (_with_another_number, "its checksum does not fit"),
    "another's words sealed anew": (_toms_words_as_hers, "was written by another device"),
}


@pytest.mark.parametrize("how", FORGED)
def test_a_file_that_is_not_its_writer_s_is_set_aside_and_named(pair, tmp_path, how):
    tom, ana, box = pair
    make, reason = FORGED[how]
    forged = make(tom, ana, box, tmp_path)
    path = put(box, ana.journal.device, forged)
    before = tom.texts()
    told = tom.command("sync")
    assert told.code == 3
    assert f"Set aside: {path.name}, because" in told.err
    assert reason in told.err
    assert tom.texts() == before
    path.unlink()


# -- words ---------------------------------------------------------------------------------------------


def test_by_names_nobody_but_its_writer(pair):
    tom, ana, box = pair
    record = ENTRY[:-1] + "1"
    forged = forge(keys_of(ana), [tom], share_of(tom), _relationship(tom), {record: _whole(tom.me)}, seq=31)
    put(box, ana.journal.device, forged)
    tom.sync()
    assert tom.journal.get(record) is None


MADE_BY = (("by", "person-" + "f" * 32), ("at", "1999-01-01T00:00:00+00:00"), ("readers", "everyone"))


def test_the_marks_of_its_making_stay_what_its_maker_said(pair):
    tom, ana, box = pair
    entry = tom.log("For Ana", "Ana Silva")
    _met(tom, ana)
    before = dict(tom.journal.get(entry))
    for number, (field, value) in enumerate(MADE_BY):
        for by in (ana.me, value):  # with and without a claim that it is hers
            forged = {entry: {"by": by, field: value, "x/text": f"Changed {number} by {by[-2:]}"}}
            seq = 40 + 2 * number + (by == value)
            planted = forge(keys_of(ana), [tom], share_of(tom), _relationship(tom), forged, seq=seq, moment=FAR + 10**9)
            put(box, ana.journal.device, planted)
        tom.sync()
        after = tom.journal.get(entry)
        assert {name: after[name] for name in ("by", "at", "readers")} == {name: before[name] for name in
                                                                          ("by", "at", "readers")}  # fmt: skip
    assert after["text"] != before["text"], "what both may change is changed"


def test_a_partner_does_not_let_others_read_along(tmp_path):
    tom, ana, box = a_pair(tmp_path)
    mallory = Somebody(tmp_path, "Mallory", 66)
    widened = {_relationship(tom): {f"mentees/{mallory.me}": True, f"mentors/{mallory.me}": True, "by": ana.me}}
    put(box, ana.journal.device, forge(keys_of(ana), [tom], share_of(ana), _relationship(tom), widened))
    tom.sync()
    mallory.join(box)
    tom.log("For Ana alone", "Ana Silva")
    for _ in range(2):
        _met(tom, mallory, ana)
    assert not mallory.texts()
    assert not any(mallory.me in sent.people for report in tom.sync() for sent in report.sent)


def test_sealed_answers_are_opened_by_nobody_but_their_writer(pair):
    tom, ana, box = pair
    response = "response-" + "5" * 32
    row = {"at": "2026-11-21T10:00:00+00:00", "by": tom.me, "readers": "relationship",
           "relationship": _relationship(tom), "form": "pulse", "version": 1, "on": "2026-11-21", "occasion": "now",
           "seal": "0" * 64,
           "answers": {"comment": "CANARY"}, "nonce": "CANARY"}  # fmt: skip
    tom.journal.commit(Delta("Answered", create={response: row}))
    _met(tom, ana)
    opened = {response: {"unsealed": True, "seal": None}}
    put(box, ana.journal.device, forge(keys_of(ana), [tom], share_of(tom), _relationship(tom), opened, seq=32))
    _met(tom, ana)
    assert "unsealed" not in tom.journal.get(response)
    assert "answers" not in ana.journal.get(response)
    assert not feedback_sealed.open_due(tom.journal, now=tom.clock.now())


def test_what_somebody_said_of_their_own_is_changed_and_deleted_by_nobody_else(pair):
    tom, ana, box = pair
    fields = {"form": "pulse", "version": 1, "on": "2026-11-21", "title": "Mine", "person": ana.me, "skill": "skill-1",
              "level": 3, "response": "response-1", "agreement": "agreement-1"}  # fmt: skip
    row = {**fields, "at": "2026-11-21T10:00:00+00:00", "by": tom.me, "readers": "relationship",
           "relationship": _relationship(tom)}  # fmt: skip
    said = {f"{kind}-" + "a" * 32: dict(row) for kind in sorted(AUTHORED)}
    tom.journal.commit(Delta("Said", create=said))
    _met(tom, ana)
    hers = {"on": "2020-01-01", "title": "Hers", "level": 1, "deleted": True, "by": ana.me, "later": "hers"}
    forged = dict.fromkeys(said, hers)
    put(box, ana.journal.device, forge(keys_of(ana), [tom], share_of(tom), _relationship(tom), forged, seq=33))
    tom.sync()
    for record in said:
        assert tom.journal.get(record) == {"id": record, **row}


def test_private_records_are_not_written_from_outside_whatever_audience_is_claimed(pair):
    tom, ana, box = pair
    note, [person] = tom.note("Mine"), [row["id"] for row in tom.rows("person") if row["id"] != tom.me]
    share = tom.rows("share")[0]["id"]
    forged = {note: {"x/text": "Hers"}, person: {"name": "Hers"}, share: {"since": "0001-01-01T00:00:00+00:00"},
              tom.me: {"name": "Hers"}}  # fmt: skip
    before = {record: dict(tom.journal.get(record)) for record in forged}
    for number, audience in enumerate((_relationship(tom), PRIVATE, "rest", FACTS, "members", "device", note)):
        put(box, ana.journal.device, forge(keys_of(ana), [tom], share_of(tom), audience, forged, seq=80 + number))
    tom.sync()
    assert {record: tom.journal.get(record) for record in forged} == before


def _met(*everybody):
    for who in (*everybody, *everybody):
        who.sync()
