"""Who is in a folder: the format, read from the page alone, and the rules of whose word counts."""

import base64
import hashlib
import json
from pathlib import Path

import pyrage
import pytest
from hypothesis import given
from hypothesis import strategies as st
from nacl.signing import VerifyKey

from mentortui.store.share import hosts, roster
from mentortui.store.share.cards import foundings
from mentortui.store.share.envelope import parse, unseal
from mentortui.store.share.folder import PROGRAM, ROOT, open_folder
from mentortui.store.share.hosts import Hosts, Said
from mentortui.store.share.keyring import DeviceKeys
from mentortui.store.share.ledger import File
from tests.store.share.golden_files import FOLDER, writer
from tests.store.share.golden_roster import bodies, headers, keys_of, share, statements

PAGE = (Path(__file__).parents[3] / "docs/format.md").read_text("utf-8")
ANA, BEN = keys_of("ana"), keys_of("ben")


def read(name):
    """The header and what is sealed in a file, by the page: nothing of mentortui."""
    data = (FOLDER / f"who-{name}.mj").read_bytes()
    first, _, cipher = data[:-197].partition(b"\n")
    header = json.loads(first[4:])
    digest = hashlib.blake2b(data[:-197], digest_size=32).digest()
    VerifyKey(ANA.sign).verify(digest, bytes.fromhex(data[-130:-1].split(b" ")[-1].decode()))
    return header, pyrage.decrypt(cipher, [writer("ben").age]).decode()


@pytest.mark.parametrize("name", ["founding", "host", "card", "roster"])
def test_a_golden_file_says_what_it_was_made_from(name):
    header, body = read(name)
    assert headers()[name].items() <= header.items()
    assert body == bodies()[name].decode()


def test_a_reader_from_the_page_reads_the_roster_and_the_share_s_id():
    header, body = read("founding")
    said = "\n".join(("mentortui share", header["sign"], header["age"], header["kind"], header["salt"]))
    assert hashlib.blake2b(said.encode(), digest_size=16).hexdigest() == header["share"]
    device = hashlib.blake2b(bytes.fromhex(header["sign"]), digest_size=8).digest()
    assert base64.b32encode(device).decode().lower()[:12] == header["dev"]
    header, body = read("roster")
    about, *said = map(json.loads, body.splitlines())
    assert about == {"dev": header["dev"], "share": header["share"]}
    assert said == statements(BEN)
    assert f"```\n{body}```" in PAGE


def test_this_version_reads_the_golden_files(tmp_path):
    envelope = parse((FOLDER / "who-roster.mj").read_bytes())
    file = roster.decode(unseal(envelope, writer("ana").age), envelope.header)
    assert file.said == statements(BEN)[:-1]  # what a later version said is passed over
    folder = open_folder(str(tmp_path))
    folder.make()
    for name in ("founding", "host"):
        (tmp_path / PROGRAM / f"{name}.mj").write_bytes((FOLDER / f"who-{name}.mj").read_bytes())
    [founding] = foundings(folder)
    assert (founding.share, founding.name, founding.host) == (share(), "Early talent", ANA)
    chain = hosts.hosts(founding.host, hosts.read(folder, founding.share, {}))
    assert chain.now == (BEN,)
    assert chain.last == {ANA.id: 3}
    assert ROOT in PROGRAM


# -- whose word counts ---------------------------------------------------------------------------------


def device(letter):
    return DeviceKeys(letter * 12, letter.encode() * 32, f"age1{letter}")


A, B, C = map(device, "abc")
ALONE = Hosts((A,), {A.id: A}, {}, (), ())


def stamp(number):
    return f"{number:016x}"


STATEMENTS = st.lists(
    st.tuples(st.sampled_from("ab"), st.integers(1, 9), st.sampled_from(["person-1", "person-2"]), st.integers(1, 5)),
    max_size=8,
)


@given(STATEMENTS, st.randoms())
def test_order_and_repetition_do_not_matter_and_only_a_host_s_word_counts(said, random):
    files = [
        File(letter * 12, seq, [{"k": "member", "t": stamp(when), "person": person, "devices": [], "name": f"{seq}"}])
        for letter, seq, person, when in said
    ]
    seen = roster.view(files, ALONE)
    shuffled = [*files, *files[:2]]
    random.shuffle(shuffled)
    assert roster.view(shuffled, ALONE).sum == seen.sum or _ties(said)
    assert {one["person"] for one in seen.of("member")} == {person for letter, _, person, _ in said if letter == "a"}


def _ties(said):
    """Whether one computer said two things about one person at one moment, which none does."""
    keys = [(letter, person, when) for letter, _, person, when in said]
    return len({*keys}) < len(keys)


def test_a_statement_of_a_host_who_handed_over_counts_up_to_then():
    chain = Hosts((B,), {A.id: A, B.id: B}, {A.id: 2}, (B.id,), ())
    word = {"k": "retention", "days": 30, "t": stamp(1)}
    late = File(A.id, 3, [{**word, "days": 9, "t": stamp(9)}])
    assert roster.view([File(A.id, 2, [word]), late], chain).about("retention", "")["days"] == 30


def test_of_two_host_s_computers_that_take_each_other_out_the_first_stays():
    chain = Hosts((A, B), {A.id: A, B.id: B}, {}, (), ())

    def out(by, one, when):
        said = {"k": "revoked", "device": one.id, "person": "person-1", "last": 4, "roster": 1, "t": stamp(when)}
        return File(by.id, 2, [said])

    assert roster.view([out(B, A, 1), out(A, B, 2)], chain).revoked == {B.id: 4}
    assert roster.view([out(B, A, 1)], chain).revoked == {A.id: 4}
    later = File(B.id, 3, [{"k": "retention", "days": 3, "t": stamp(9)}])
    assert not roster.view([out(A, B, 2), later], chain).of("retention")


def test_a_folder_is_followed_from_its_founder_and_no_other():
    given_to_b = Said(A.id, B, False, stamp(2), {A.id: 5})
    given_to_c = Said(A.id, C, False, stamp(3), {})
    assert hosts.hosts(A, [given_to_b]).now == (B,)
    both = hosts.hosts(A, [given_to_c, given_to_b])
    assert (both.now, both.contested) == ((B,), (C.id,))
    assert hosts.hosts(A, [given_to_c, given_to_b], [C.id]).now == (C,)
    assert hosts.hosts(A, [Said(C.id, B, True, stamp(1), {})]).now == (A,)  # C is nobody here
    assert hosts.hosts(A, [Said(A.id, C, True, stamp(1), {})]).now == (A, C)
