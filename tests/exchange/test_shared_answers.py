"""Sealed answers: what leaves before they open, and when they do."""

from datetime import timedelta

from mentortui.changes import feedback
from mentortui.practice import feedback as practice_feedback
from tests.sharing import a_pair


def _answer(who, form, meeting, **answers):
    now = who.clock.now()
    who.commit(feedback.answer(who.journal, form, answers, on=now.date(), now=now, new_id=who.id, meeting=meeting))


def test_sealed_answers_open_to_both_at_once(tmp_path):
    tom, ana, _ = a_pair(tmp_path)
    tom.log("Talk", "Ana Silva")
    tom.sync()
    ana.sync()
    [meeting] = tom.rows("meeting")
    forms = ("meeting-mentor", "meeting-mentee")
    _answer(tom, "meeting-mentor", meeting["id"], improvements="Fewer slides")
    tom.sync()
    ana.sync()
    [closed] = ana.rows("response")
    assert "answers" not in closed
    assert "nonce" not in closed
    assert practice_feedback.sides(ana.journal, meeting["id"], forms).sealed
    assert not practice_feedback.responses(ana.journal)
    _answer(ana, "meeting-mentee", meeting["id"], improvements="More examples")
    for who in (ana, tom, ana):
        who.sync()
    for who, said in ((tom, "More examples"), (ana, "Fewer slides")):
        found = practice_feedback.sides(who.journal, meeting["id"], forms)
        assert not found.sealed
        assert found.theirs["answers"]["improvements"] == said
        assert "changed" not in found.note


def test_sealed_answers_open_after_a_week_without_the_other_s(tmp_path):
    tom, ana, _ = a_pair(tmp_path)
    tom.log("Talk", "Ana Silva")
    [meeting] = tom.rows("meeting")
    _answer(tom, "meeting-mentor", meeting["id"], improvements="Fewer slides")
    tom.sync()
    ana.sync()
    assert "answers" not in ana.rows("response")[0]
    tom.clock.moment += timedelta(days=7)
    tom.sync()
    ana.sync()
    assert ana.rows("response")[0]["answers"]["improvements"] == "Fewer slides"


def test_answers_changed_after_sealing_are_told(tmp_path):
    tom, ana, _ = a_pair(tmp_path)
    tom.log("Talk", "Ana Silva")
    [meeting] = tom.rows("meeting")
    _answer(tom, "meeting-mentor", meeting["id"], improvements="Fewer slides")
    tom.sync()
    ana.sync()
    _answer(ana, "meeting-mentee", meeting["id"], improvements="More examples")
    [own] = list(tom.rows("response"))
    tom.commit(
        feedback.correct(tom.journal, own["id"], {"improvements": "Nothing"}, now=tom.clock.now(), new_id=tom.id)
    )
    for who in (ana, tom, ana):
        who.sync()
    found = practice_feedback.sides(ana.journal, meeting["id"], ("meeting-mentor", "meeting-mentee"))
    assert "Tom Berg changed these answers after they were sealed" in found.note
