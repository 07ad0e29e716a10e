"""What two wrote apart, through a shared folder: the text both began with, the merge that is offered, doubles."""

from mentortui.changes import joining, settling
from mentortui.practice.conflicts import conflicts, doubles
from tests.sharing import a_pair, second_computer

OLD = "Course: money needed.\nInes decides.\nSpeak about the talk."
MINE = OLD.replace("money", "400")
THEIRS = OLD.replace("talk.", "talk in June.")
BOTH = MINE.replace("talk.", "talk in June.")


def test_what_was_written_apart_in_different_lines_is_offered_as_one_on_both_sides(tmp_path):
    tom, ana, _ = a_pair(tmp_path)
    entry = tom.log(OLD, "Ana Silva")
    tom.sync()
    ana.sync()
    tom.write(entry, text=MINE)
    ana.write(entry, text=THEIRS)
    tom.journal.checkpoint(force=True)
    tom.reopen()
    for who in (tom, ana, tom):
        who.sync()
    ana.journal.checkpoint(force=True)
    ana.reopen()
    for who in (tom, ana):
        [one] = conflicts(who.journal)
        assert (one.base, one.merged) == (OLD, BOTH)
        assert set(who.journal.versions(entry, "text")) == {MINE, THEIRS}, "nothing is written until somebody says so"
    tom.commit(settling.settle(tom.journal, entry, "text", BOTH))
    tom.sync()
    ana.sync()
    assert ana.texts() == [BOTH]


def test_another_computer_that_saw_the_old_text_knows_it_too_and_a_new_one_shows_both(tmp_path):
    tom, ana, box = a_pair(tmp_path)
    entry = tom.log(OLD, "Ana Silva")
    early = second_computer(tom, tmp_path, box, 7)
    ana.sync()
    tom.write(entry, text=MINE)
    ana.write(entry, text=THEIRS)
    for who in (tom, ana, early, tom):
        who.sync()
    late = second_computer(tom, tmp_path, box, 8)
    for who in (late, tom, ana, late):
        who.sync()
    assert [one.merged for one in conflicts(early.journal)] == [BOTH]
    [one] = conflicts(late.journal)
    assert (one.base, one.merged) == (None, None)
    assert {line for text in (MINE, THEIRS) for line in text.split("\n")} == set(one.both.split("\n"))


def test_two_meetings_of_a_day_that_are_two_are_not_asked_about_again(tmp_path):
    tom, ana, _ = a_pair(tmp_path)
    tom.log("In the morning", "Ana Silva")
    ana.log("In the afternoon", "Tom Berg")
    for who in (tom, ana, tom):
        who.sync()
    [(one, other)] = doubles(tom.journal)
    tom.commit(joining.two(tom.journal, one["id"], other["id"]))
    tom.sync()
    ana.sync()
    assert not doubles(tom.journal) and not doubles(ana.journal)
    assert len(ana.rows("meeting")) == 2
    tom.journal.undo()
    assert len(doubles(tom.journal)) == 1
