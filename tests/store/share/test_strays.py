"""A host's computer that was taken out names another afterwards: that one is nobody's, and says nothing."""

from mentortui.store.share import roster
from mentortui.store.share.hosts import Said, hosts
from mentortui.store.share.keyring import DeviceKeys
from mentortui.store.share.ledger import File
from mentortui.store.share.roster import REVOKED, view

FIRST, LAPTOP, LATE = (DeviceKeys(name * 12, bytes(32), f"age-{name}") for name in "abc")
PERSON = "person-" + "a" * 32


def _names(by, keys, at):
    return Said(by.id, keys, True, f"{at:016x}-{by.id}", {})


def _takes_out(by, device, at, kin):
    said = {"k": REVOKED, "t": f"{at:016x}", "device": device.id, "person": PERSON, "last": 3, "roster": 0,
            "kin": [one.id for one in kin]}  # fmt: skip
    return File(by.id, 1, [said])


def test_what_a_computer_named_after_it_was_taken_out_takes_nobody_out():
    chain = hosts(FIRST, [_names(FIRST, LAPTOP, 1), _names(LAPTOP, LATE, 9)])
    files = [_takes_out(FIRST, LAPTOP, 5, (FIRST, LAPTOP)), _takes_out(LATE, FIRST, 9, (FIRST, LAPTOP, LATE))]
    for order in (files, files[::-1]):
        seen = view(order, chain)
        assert seen.revoked == {LAPTOP.id: 3}
        assert seen.strays == {LATE.id}


def test_what_it_named_before_stays_and_so_does_whoever_took_out_the_first():
    chain = hosts(FIRST, [_names(FIRST, LAPTOP, 1), _names(FIRST, LATE, 2)])
    seen = view([_takes_out(LAPTOP, FIRST, 5, (FIRST, LAPTOP, LATE))], chain)
    assert seen.revoked == {FIRST.id: 3}
    assert not seen.strays
    before = roster.view([], chain)
    assert not before.strays
