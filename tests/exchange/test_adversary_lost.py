"""Whoever found a lost computer writes with its keys, before anybody knows: all of it is taken back, and nothing else.

Ana lost her laptop; Tom reads what comes. He may hear that it was taken away before, after or in between what the
finder wrote: his journal is the same in the end, word for word, as if he had never had what came too late.
"""

import shutil
from datetime import timedelta
from pathlib import Path
from random import Random

import pytest

from mentortui.changes import editing, sharing
from mentortui.store import Journal, backup, forgetting, restore
from mentortui.store.share.audiences import FACTS
from mentortui.store.share.folder import ROOT
from tests.exchange.test_inviting import a_program
from tests.forging import MADE, forge, keys_of, put, segments, share_of
from tests.sharing import Somebody, a_pair, second_computer

ORDERS = ("before", "after", "between", "one by one")


def _met(*everybody):
    for who in (*everybody, *everybody):
        who.sync()


def _lost(tmp_path, seed=0):
    """Tom, Ana, her laptop with everything that was written honestly, the folder, and notes of each by name."""
    tom, ana, box = a_pair(tmp_path, 10 * seed + 1)
    laptop = second_computer(ana, tmp_path, tmp_path / "mine", 10 * seed + 7)
    laptop.join(box)
    _met(ana, tom, laptop)
    notes = {
        "laptop's": laptop.log("Laptop, as it was", "Tom Berg"),
        "laptop's other": laptop.log("Laptop, another", "Tom Berg"),
        "Ana's": ana.log("Ana, as it was", "Tom Berg"),
        "Tom's": tom.log("Tom, as it was", "Ana Silva"),
    }
    _met(laptop, ana, tom)
    laptop.write(notes["laptop's"], text="Laptop, as it was in the end")
    laptop.write(notes["Tom's"], text="Tom, and the laptop")
    _met(laptop, ana, tom)
    return tom, ana, laptop, box, notes


def _of_others(who):
    """All that is known of what others wrote, on both sides, and how it reads."""
    found = {}
    for side in who.journal.sides.both:
        for record, entry in side.memory.state().items():
            said = {
                (part, name): {device: one for device, one in registers.items() if device not in who.journal.own}
                for part, fields in entry.items()
                for name, registers in fields.items()
            }
            if any(said.values()):
                found[record] = {key: registers for key, registers in said.items() if registers}
    return found


class Finder:
    """Whoever has the laptop, and its keys."""

    def __init__(self, laptop, ana, tom, notes, box, seed):
        self.laptop, self.ana, self.tom, self.notes, self.box = laptop, ana, tom, notes, box
        self.random = Random(seed)
        self.seq = 500
        self.files = {}

    def write(self, deeds):
        """One deed after another, each sent by itself; now and then a month goes by, and older files go."""
        every = (self.edit, self.make, self.delete, self.take_back, self.meet, self.backdate, self.reuse, self.month)
        for deed in (*every, *self.random.choices(every, k=deeds - len(every))):
            deed()
            for box in (self.box, self.box.parent / "mine"):  # the app would hear that it is out, and send nothing
                shutil.rmtree(box / ROOT / "parting", ignore_errors=True)
            self.laptop.sync()
            self.files |= {path: path.read_bytes() for path in segments(self.box, self.laptop)}

    def edit(self):
        row = self.random.choice(self.laptop.rows("entry") or [{"id": self.notes["Ana's"]}])
        self.laptop.write(row["id"], text=f"Spoilt {self.random.random()}")

    def make(self):
        self.laptop.log(f"Planted {self.random.random()}", "Tom Berg")

    def delete(self):
        for row in self.laptop.rows("entry")[-1:]:
            self.laptop.commit(editing.delete(self.laptop.journal, row["id"]))

    def take_back(self):
        """What was honest is kept to oneself: Tom's app is told to empty it."""
        row = self.laptop.journal.get(self.notes["laptop's other"])
        if row and row.get("readers") == "relationship":
            meeting = row["meeting"]
            self.laptop.commit(sharing.unshare(self.laptop.journal, meeting, new_id=self.laptop.id))

    def meet(self):
        for row in self.laptop.rows("meeting")[:1]:
            self.laptop.write(row["id"], title=f"Spoilt {self.random.random()}")

    def month(self):
        self.laptop.clock.moment += timedelta(days=30)

    def backdate(self):
        """Stamped as if it had been written long before the laptop was lost."""
        record = f"entry-{self.random.randrange(16**32):032x}"
        whole = {**MADE, "by": self.ana.me, "meeting": "meeting-" + "0" * 32, "x/text": "Backdated"}
        self._forge({record: whole}, 10**12)

    def reuse(self):
        """The stamp of an honest word, and another word that wins against it."""
        entry = self.tom.journal.spelled(self.notes["laptop's"])["x"]["text"]
        stamp = entry.get(self.laptop.journal.device, [f"{10**12:012x}"])[0]
        self._forge({self.notes["laptop's"]: {"x/text": "zzz"}}, int(stamp[:12], 16), int(stamp[12:16] or "0", 16))

    def _forge(self, records, moment, counter=0):
        self.seq += 1
        number = moment * 16**4 + counter
        forged = forge(keys_of(self.laptop), [self.tom], share_of(self.tom), self.tom.rows("relationship")[0]["id"],
                       records, seq=self.seq, moment=number >> 16)  # fmt: skip
        put(self.box, self.laptop.journal.device, forged)


def _read_in(tom, order, box, honest, spoilt, cards):
    """Tom syncs while files come in some order; at last everything lies there."""
    place, people = box / ROOT / "s", box / ROOT / "people"
    laptop = spoilt[0][0].parent.relative_to(place)

    def bring(files):
        for path, data in files:
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(data)

    for path in [*(place / laptop).iterdir(), *people.iterdir()]:
        path.unlink()
    bring(honest)
    steps = {"before": [cards, spoilt], "after": [spoilt, cards],
             "between": [spoilt[: len(spoilt) // 2], cards, spoilt[len(spoilt) // 2 :]],
             "one by one": [*([one] for one in spoilt[::-1]), cards]}[order]  # fmt: skip
    for step in steps:
        bring(step)
        tom.sync()
    if order == "after":
        for path, _ in honest:  # files that a base stands for have gone meanwhile
            path.unlink(missing_ok=True)
    tom.sync()
    tom.sync()


def _orders(tmp_path, seed, deeds=10):
    tom, ana, laptop, box, notes = _lost(tmp_path, seed)
    place, people = box / ROOT / "s" / laptop.journal.device, box / ROOT / "people"
    honest = [(path, path.read_bytes()) for path in (*place.iterdir(), *people.iterdir())]
    tom.journal.close()
    kept = shutil.copytree(tom.journal.home, tmp_path / "kept")
    tom.reopen()
    untouched = _of_others(tom)
    said = {path: path.read_bytes() for path in box.rglob("*") if path.is_file()}
    tom.journal.checkpoint(force=True)
    assert ana.command("device", "remove", "computer").code == 0
    cards = [(path, path.read_bytes()) for path in people.iterdir()]
    finder = Finder(laptop, ana, tom, notes, box, seed)
    finder.write(deeds)
    known = {path for path, _ in honest}
    spoilt = [(path, data) for path, data in finder.files.items() if path not in known]
    assert len(spoilt) > deeds // 2
    base = {path: data for path, data in said.items() if path.parent not in (place, people)}
    found = {}
    for order in ORDERS:
        tom.journal.close()
        shutil.rmtree(tom.journal.home)
        shutil.copytree(kept, tom.journal.home)
        for path in box.rglob("*"):
            if path.is_file() and path.parent not in (place, people):
                path.write_bytes(base[path]) if path in base else path.unlink()
        tom.reopen()
        _read_in(tom, order, box, honest, spoilt, cards)
        assert tom.journal.device and (tom.rows("relationship")), order
        found[order] = _of_others(tom)
        tom.reopen()
        assert _of_others(tom) == found[order], "after the journal was opened again"
        tom.journal.checkpoint(force=True)
        tom.reopen()
        assert _of_others(tom) == found[order], "and from a snapshot"
    for order in ORDERS:
        assert found[order] == found["before"] == untouched, order
    return found


def test_in_whatever_order_it_comes_what_was_written_too_late_was_never_had(tmp_path):
    _orders(tmp_path, 1)


def _spoilt(tmp_path):
    """As `_lost`, after the finder wrote over everything and Tom read it; and what he had before."""
    tom, ana, laptop, box, notes = _lost(tmp_path)
    before = _of_others(tom)
    _met(ana, tom)
    for name in ("laptop's", "Tom's", "Ana's"):
        for word in ("Spoilt", "Spoilt again"):
            laptop.write(notes[name], text=f"{word}: {name}")
            laptop.sync()
            tom.sync()
    laptop.log("Planted", "Tom Berg")
    laptop.sync()
    tom.sync()
    assert "Planted" in tom.texts()
    return tom, ana, laptop, box, notes, before


HONEST = ["Ana, as it was", "Laptop, another", "Laptop, as it was in the end", "Tom, and the laptop"]


def _take_out(ana, laptop, box, *others):
    """Where Ana takes it out her copies of the folders have not come so far."""
    places = [folder / ROOT / "s" / laptop.journal.device for folder in (box, box.parent / "mine")]
    places = [place for place in places if place.exists()]
    for number, place in enumerate(places):
        place.rename(box.parent / f"away {number}")
    assert ana.command("device", "remove", "computer").code == 0
    for number, place in enumerate(places):
        (box.parent / f"away {number}").rename(place)
    _met(*others, ana)


def test_what_somebody_wrote_on_top_of_it_stays_and_is_told_as_theirs(tmp_path):
    tom, ana, laptop, box, notes, _ = _spoilt(tmp_path)
    tom.write(notes["Ana's"], text="Tom, on top of what was spoilt")
    planted = next(row for row in tom.rows("entry") if row["text"] == "Planted")
    tom.write(planted["id"], text="Tom, on top of what was planted")
    _take_out(ana, laptop, box, tom)
    for who in (tom, ana):
        assert who.texts("entry")[:2] == ["Laptop, another", "Laptop, as it was in the end"]
        assert "Tom, on top of what was spoilt" in who.texts()
        assert "Tom, and the laptop" in who.texts()
        assert not any("Spoilt" in text for text in who.texts())
        assert who.journal.versions(notes["Ana's"], "text") == ["Tom, on top of what was spoilt"], "no conflict of it"
    assert "Tom, on top of what was planted" in tom.texts()


def test_where_what_files_brought_is_lost_it_is_read_from_the_folder_once_more(tmp_path):
    """Also where it goes just before it is needed; and what lies there is read for that once, and not at every sync."""
    tom, ana, laptop, box, _, before = _spoilt(tmp_path)
    [noted] = Path(tom.journal.home).rglob("*.brought")
    noted.unlink()
    _take_out(ana, laptop, box, tom)
    assert tom.texts() == HONEST
    assert _of_others(tom) == before
    assert noted.exists()


def test_nothing_brings_it_back_no_backup_no_export_no_other_process(tmp_path):
    tom, ana, laptop, box, _, before = _spoilt(tmp_path)
    exported = tom.journal.export_state()
    (tmp_path / "kept").mkdir()
    kept = backup(tom.journal, tmp_path / "kept")
    other = Journal.open(tom.journal.home, clock=tom.clock)
    assert any(row["text"] == "Planted" for row in other.rows("entry"))
    planted = next(row["id"] for row in tom.rows("entry") if row["text"] == "Planted")
    with tom.journal.writing():
        tom.journal.write_joined({tom.journal.sides.shared: {planted: tom.journal.spelled(planted)}})
    logs = {path: path.read_bytes() for path in Path(tom.journal.home).rglob("wal-*")}
    assert any(b"Planted" in data for data in logs.values())
    _take_out(ana, laptop, box, tom)
    other.catch_up()
    assert sorted(row["text"] for row in other.rows("entry")) == HONEST
    other.checkpoint(force=True)
    other.close()
    tom.journal.close()
    for path, data in logs.items():  # the disk gave up before they were deleted
        path.write_bytes(data)
    tom.reopen()
    assert tom.texts() == HONEST
    tom.journal.import_state(exported)
    assert tom.texts() == HONEST
    tom.reopen()
    tom.journal.import_state(exported)
    assert tom.texts() == HONEST
    assert _of_others(tom) == before
    kept_texts = Path(tom.journal.home, "private", "texts.json")
    assert not kept_texts.exists() or b"Spoilt" not in kept_texts.read_bytes()
    restore(tom.journal, kept)
    assert not any("Planted" in text for text in tom.texts())


def test_a_word_that_came_too_early_counts_once_its_own_file_is_there(tmp_path):
    """A base holds all that was said, the last honest word too, whose own file is on its way still."""
    tom, ana, laptop, box, notes = _lost(tmp_path)
    tom.sync()
    laptop.log("Honest, and on its way", "Tom Berg")
    laptop.sync()
    late = segments(box, laptop)[-1]
    ana.sync()
    kept = late.read_bytes()
    late.unlink()
    for number in range(8):
        laptop.write(notes["laptop's"], text=f"Spoilt {number}")
        laptop.sync()
    tom.sync()
    late.unlink(missing_ok=True)
    laptop.clock.moment += timedelta(days=2)
    assert "Honest, and on its way" in tom.texts()
    _take_out(ana, laptop, box, tom)
    assert "Honest, and on its way" not in tom.texts()
    late.write_bytes(kept)
    _met(tom)
    assert "Honest, and on its way" in tom.texts()


def test_what_is_kept_to_take_back_holds_no_word_that_was_taken_back_purged_or_erased(tmp_path):
    tom, ana, _ = a_pair(tmp_path)
    entry = ana.log("CANARY one", "Tom Berg")
    _met(ana, tom)
    ana.write(entry, text="CANARY two")
    _met(ana, tom)

    def kept():
        return b"".join(path.read_bytes() for path in (Path(tom.journal.home) / "private" / "shares").iterdir())

    assert b"CANARY one" in kept()
    ana.commit(sharing.unshare(ana.journal, ana.journal.get(entry)["meeting"], new_id=ana.id))
    _met(ana, tom)
    assert b"CANARY" not in kept()
    entry = tom.log("Tom's", "Ana Silva")
    _met(tom, ana)
    for text in ("CANARY in his", "CANARY in his again"):
        ana.write(entry, text=text)
        _met(ana, tom)
    assert b"CANARY in his" in kept()
    forgetting.purge(tom.journal, [entry])
    assert b"CANARY" not in kept()
    entry = ana.log("CANARY three", "Tom Berg")
    _met(ana, tom)
    ana.write(entry, text="CANARY four")
    _met(ana, tom)
    assert b"CANARY three" in kept()
    forgetting.forget(tom.journal, [ana.journal.device])
    assert b"CANARY" not in kept()


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(2, 12))
def test_many_finders(tmp_path, seed):
    _orders(tmp_path, seed, 14)


def test_where_only_ones_own_computers_meet_the_one_that_took_it_out_says_from_when_on(tmp_path):
    """What another computer of hers read before it knew is taken back there, too: her private notes among it."""
    ana = Somebody(tmp_path, "Ana Silva", 1)
    mine = tmp_path / "mine"
    desktop = second_computer(ana, tmp_path, mine, 7)
    laptop = second_computer(ana, tmp_path, mine, 8)
    note = ana.note("Mine alone")
    _met(ana, laptop, desktop)
    laptop.write(note, text="Mine alone, from the laptop")
    _met(laptop, ana, desktop)
    laptop.write(note, text="Spoilt")
    laptop.note("Planted")
    laptop.sync()
    ana.sync()
    assert ana.texts("note") == ["Planted", "Spoilt"]
    place, away = mine / ROOT / "s" / laptop.journal.device, tmp_path / "away"
    place.rename(away)
    assert desktop.command("device", "remove", laptop.journal.device).code == 0
    away.rename(place)
    _met(desktop, ana, desktop, ana)
    for who in (desktop, ana):
        assert who.texts("note") == ["Mine alone, from the laptop"]
    shutil.rmtree(f"{desktop.journal.home}/private/shares")  # what was noted is lost: the card says it still
    desktop.reopen()
    desktop.join(mine, "")
    _met(desktop, ana)
    for who in (desktop, ana):
        assert who.texts("note") == ["Mine alone, from the laptop"]


def test_what_it_had_counted_too_late_is_not_counted_any_more(tmp_path):
    kim, (ana,), box = a_program(tmp_path, "Ana Silva")
    laptop = second_computer(ana, tmp_path, tmp_path / "mine", 7)
    laptop.join(box)
    _met(laptop, ana, kim)
    share = share_of(kim, "program")
    fact = {**MADE, "by": ana.me, "readers": "only_you", "program": share, "what": "meeting", "minutes": 60}

    def counted(number, day):
        records = {f"fact-{number:032x}": {**fact, "on": day}}
        put(box, laptop.journal.device, forge(keys_of(laptop), [kim], share, FACTS, records, seq=100 + number))
        _met(kim)
        return [row["on"] for row in kim.rows("fact")]

    assert counted(1, "2026-11-20") == ["2026-11-20"]
    ana.sync()
    assert counted(2, "2026-11-21") == ["2026-11-20", "2026-11-21"]
    _take_out(ana, laptop, box, kim)
    assert [row["on"] for row in kim.rows("fact")] == ["2026-11-20"]
