"""What `privacy` says each reader gets is what they get, to the field, and nothing else."""

from mentortui.changes import editing
from mentortui.documents import received
from mentortui.exchange.privacy import privacy
from mentortui.practice.received import Gets
from tests.sharing import Somebody, a_pair, second_computer


def gets(somebody: Somebody, reader: str) -> Gets:
    """What a reader gets of somebody."""
    [found] = [one for one in privacy(somebody.journal).readers if one.reader.startswith(reader)]
    return found


def test_each_reader_gets_exactly_what_was_said_before_it_was_sent(tmp_path):
    tom, ana, _ = a_pair(tmp_path)
    tom.log("Handover went well", "Ana Silva")
    tom.log("She seems tired", "Ana Silva", share=False)
    tom.note("My own thought")
    said = gets(tom, "Ana Silva")
    assert said.waiting == 3  # two meetings and the words that are open
    tom.sync()
    ana.sync()
    for told in said.records:
        row = dict(ana.journal.full_row(told.id) or {})
        assert {name: row[name] for name in told.fields} == dict(told.fields)
    theirs = {row["id"] for kind in ("meeting", "entry", "action", "goal") for row in ana.rows(kind)}
    assert theirs == {told.id for told in said.records} - {row["id"] for row in tom.rows("relationship")}
    assert gets(tom, "Ana Silva").waiting == 0


def test_a_record_that_is_taken_back_sends_that_it_is_gone_and_no_more(tmp_path):
    tom, ana, _ = a_pair(tmp_path)
    entry = tom.log("Handover went well", "Ana Silva")
    tom.sync()
    ana.sync()
    tom.commit(editing.delete(tom.journal, entry))
    [told] = [told for told in gets(tom, "Ana Silva").records if told.id == entry]
    assert told.fields["deleted"] is True
    assert not told.sent


def test_the_answer_about_one_record_names_who_has_it(tmp_path):
    tom, _, box = a_pair(tmp_path)
    entry = tom.log("Handover went well", "Ana Silva")
    tom.sync()
    second_computer(tom, tmp_path, box, 9)
    tom.note("My own thought")
    found = privacy(tom.journal)
    assert [one.reader for one, _ in found.of(entry)] == ["Ana Silva"]
    [note] = tom.rows("note")
    assert [(one.reader, told.sent) for one, told in found.of(note["id"])] == [("Your own computers", False)]
    words = "\n".join(received.of(tom.journal, note, found.of(note["id"])))
    assert "Who can read this:  only you" in words
    assert "sealed for you alone" in words


def test_what_lies_in_the_open_is_said_and_a_folder_that_is_away_too(tmp_path):
    tom, _, box = a_pair(tmp_path)
    [seen] = privacy(tom.journal).open
    assert any("2 computers write" in sentence for sentence in seen.sentences)
    box.rename(tmp_path / "away")
    found = privacy(tom.journal)
    assert not found.readers
    assert "not there" in found.faults[0]
