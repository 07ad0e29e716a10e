"""Forms answered once and about what is there, corrected with what they said before, carried to goals and actions."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentortui.changes import editing, sharing
from mentortui.changes.capture import log
from mentortui.changes.feedback import answer, correct, form_add, to_action, to_goal
from mentortui.errors import NotFound, Refused
from mentortui.model.vocabulary import kind_of
from mentortui.practice import feedback, forms
from mentortui.practice.sealing import seal_of
from tests.changes.book import NOW, TODAY, Book, mentor, person
from tests.practice.own_forms import SMALL, competency

WORDS = {"useful": 4, "heard": 3, "strengths": "She asks", "change": "Ask before I advise", "helped": ["listening"]}


class Pair:
    """Tom, who mentors Ana, and a meeting of theirs two days ago."""

    def __init__(self):
        self.book = Book()
        (self.together,) = mentor(self.book, "Ana Silva")
        self.ana = next(row["id"] for row in self.book.rows("person") if row["name"] == "Ana Silva")
        self.met = self.meet(2)

    def meet(self, days):
        on = TODAY - timedelta(days=days)
        return self.book.do(log(self.book, "Talked", ["Ana"], on=on, now=NOW, new_id=self.book.new_id))[0]

    def answer(self, form="meeting-mentor", answers=WORDS, **fields):
        fields = {"meeting": self.met, **fields} if form == "meeting-mentor" else fields
        delta = answer(self.book, form, answers, on=TODAY, now=NOW, new_id=self.book.new_id, **fields)
        return self.book.get(self.book.do(delta)[0])

    def correct(self, row, answers, **fields):
        self.book.do(correct(self.book, row["id"], answers, now=NOW, new_id=self.book.new_id, **fields))
        return self.book.get(row["id"])


@pytest.fixture
def pair():
    return Pair()


def test_an_answer_knows_its_form_and_version_its_meeting_and_its_readers(pair):
    row = pair.answer()
    assert row.pop("seal") == seal_of(row.pop("nonce"), WORDS)  # published before the answers are
    assert row == {
        "id": row["id"], "at": NOW.isoformat(timespec="seconds"), "by": pair.book.me, "readers": "relationship",
        "relationship": pair.together, "form": "meeting-mentor", "version": 1, "on": TODAY.isoformat(),
        "occasion": "meeting", "meeting": pair.met, "about": pair.ana, "answers": WORDS,
    }  # fmt: skip


def test_a_form_of_one_s_own_is_read_by_oneself_only(pair):
    row = pair.answer("pulse", {"goal-shared": 4}, relationship=pair.together)
    assert (row["readers"], row["about"]) == ("only_you", pair.ana)
    mine = pair.answer("readiness-mentor", {"reason": 4})
    assert "relationship" not in mine
    assert "about" not in mine


def test_what_is_due_gives_the_answer_its_occasion_and_its_meeting(pair):
    row = pair.answer("pair-fit", {"fit": "still deciding"}, relationship=pair.together)
    assert (row["occasion"], row["meeting"]) == ("first meeting", pair.met)
    pair.met = pair.meet(1)
    assert pair.answer("pair-fit", {"fit": "good fit"}, relationship=pair.together)["occasion"] == "asked again"


def test_it_is_answered_once_and_the_way_to_correct_it_is_said(pair):
    row = pair.answer()
    with pytest.raises(Refused) as error:
        pair.answer()
    assert 'You answered "After the meeting" about this meeting already (today)' in str(error.value)
    assert f"feedback correct {row['id'][:17]}" in error.value.hint
    pair.answer("pulse", {"goal-shared": 4}, relationship=pair.together, occasion="day 30")
    with pytest.raises(Refused, match="for day 30 already"):
        pair.answer("pulse", {"goal-shared": 4}, relationship=pair.together, occasion="day 30")
    pair.answer("closing", {"reached": 4}, relationship=pair.together)
    pair.book._rows[pair.book.rows("response")[-1]["id"]]["on"] = "2026-01-01"
    with pytest.raises(Refused, match="about this already"):
        pair.answer("closing", {"reached": 3}, relationship=pair.together)
    pair.answer("needs", {"leading-level": 1})
    with pytest.raises(Refused, match="today already"):
        pair.answer("needs", {"leading-level": 1})


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ({"useful": 6}, "not with '6'"), ({"useful": 0}, "not with '0'"), ({"useful": 2.5}, "not with '2.5'"),
        ({"useful": float("nan")}, "not with 'nan'"), ({"usefull": 3}, "Did you mean useful"),
        ({"helped": ["magic"]}, "no option 'magic'"), ({}, "Nothing is answered yet"), ({"change": " "}, "Nothing is"),
    ],
)  # fmt: skip
def test_what_is_no_answer_is_refused_and_nothing_is_saved(pair, answers, said):
    with pytest.raises(Refused, match=said.replace("(", r"\(")):
        pair.answer(answers=answers)
    assert not pair.book.rows("response")


def test_a_deleted_or_planned_meeting_is_named(pair):
    with pytest.raises(Refused, match="say about which"):
        pair.answer(meeting=None)
    pair.book.do(editing.set_fields(pair.book, pair.met, {"status": "missed"}))
    with pytest.raises(Refused, match="was missed, so there is nothing to say about it"):
        pair.answer()
    pair.book.do(editing.delete(pair.book, pair.met))
    with pytest.raises(NotFound, match=r"is deleted, so no answers were saved to it\. Bring it back first"):
        pair.answer()
    with pytest.raises(NotFound, match="is not in this journal"):
        pair.answer(meeting="meeting-" + "f" * 32)


def test_a_relationship_has_to_be_named_and_there(pair):
    with pytest.raises(Refused, match="is missing; say with whom"):
        pair.answer("pulse", {"goal-shared": 4})
    with pytest.raises(Refused, match="is not in this journal any more"):
        pair.answer("pulse", {"goal-shared": 4}, relationship="relationship-" + "f" * 32)


def test_the_form_of_the_other_role_is_refused(pair):
    with pytest.raises(Refused, match="is for the mentee, and here you are the mentor"):
        pair.answer("meeting-mentee", {"useful": 4}, meeting=pair.met)


def test_answers_begun_in_another_version_are_refused_and_old_ones_keep_theirs(pair):
    for version in (1, 2):
        text = competency(version)
        if version == 2:
            row = pair.answer("competency", {"i1": 7}, version=1)
        pair.book.do(form_add(pair.book, text, "c.toml", now=NOW, new_id=pair.book.new_id))
    with pytest.raises(Refused, match="was begun in version 1, and version 2 is used now"):
        pair.answer("competency", {"i1": 7}, version=1)
    assert pair.correct(row, {"i1": 6})["version"] == 1
    with pytest.raises(Refused, match="version 9"):
        pair.answer("competency", {"i1": 7}, version=9)


def test_a_response_of_a_version_that_is_not_here_stays_as_it_is(pair):
    row = pair.answer()
    pair.book._rows[row["id"]]["version"] = 4
    with pytest.raises(NotFound, match=r"has no version 4 on this computer \(there is 1\).*What was answered is safe"):
        pair.correct(row, {"useful": 2})


def test_a_correction_keeps_what_was_said_before(pair):
    row = pair.answer()
    after = pair.correct(row, {"useful": 2, "change": None})
    assert after["answers"] == {"useful": 2, "heard": 3, "strengths": "She asks", "helped": ["listening"]}
    (kept,) = pair.book.rows("correction")
    assert (kept["response"], kept["answers"], kept["readers"]) == (row["id"], WORDS, row["readers"])
    with pytest.raises(Refused, match="say that already"):
        pair.correct(row, {"useful": 2})
    with pytest.raises(Refused, match="would leave no answer"):
        pair.correct(row, dict.fromkeys(after["answers"]))
    with pytest.raises(Refused, match="not with '9'"):
        pair.correct(row, {"useful": 9})
    with pytest.raises(NotFound, match="may be deleted"):
        pair.correct({"id": "response-" + "f" * 32}, {"useful": 2})


@given(
    st.lists(st.dictionaries(st.sampled_from(["useful", "heard", "next"]), st.integers(1, 5) | st.none()), max_size=5)
)
def test_every_correction_can_be_read_back(changes):
    pair = Pair()
    row = pair.answer()
    history = [row["answers"]]
    for change in changes:
        try:
            history.append(pair.correct(row, change)["answers"])
        except Refused:
            continue
    kept = [
        one["answers"]
        for one in sorted(pair.book.rows("correction"), key=lambda one: list(pair.book._rows).index(one["id"]))
    ]
    assert [*kept, pair.book.get(row["id"])["answers"]] == history


def test_anothers_answers_are_not_corrected(pair):
    row = pair.answer()
    pair.book._rows[row["id"]]["by"] = pair.ana
    with pytest.raises(Refused, match="Ana Silva answered this, and only they correct it"):
        pair.correct(row, {"useful": 2})


def test_the_program_reads_a_comment_only_where_that_comment_was_agreed_to(pair):
    row = pair.answer(consent=["change", "improvements"], counted=True)
    assert (row["consent"], row["counted"]) == (["change"], True)
    assert pair.correct(row, {}, consent=["strengths"])["consent"] == ["strengths"]
    assert "consent" not in pair.correct(row, {"strengths": None})
    with pytest.raises(Refused, match="is no comment; consent is for free texts"):
        pair.correct(row, {}, consent=["useful"])
    with pytest.raises(NotFound, match="has no item 'none'"):
        pair.correct(row, {}, consent=["none"])


def test_a_comment_becomes_a_goal_once(pair):
    row = pair.answer()
    (goal,) = pair.book.do(to_goal(pair.book, row["id"], "strengths", now=NOW, new_id=pair.book.new_id))
    made = pair.book.get(goal)
    assert (made["title"], made["readers"], made["relationship"]) == ("She asks", "only_you", pair.together)
    with pytest.raises(Refused, match="That is a goal already"):
        to_goal(pair.book, row["id"], "strengths", now=NOW, new_id=pair.book.new_id)
    pair.book.do(editing.delete(pair.book, goal))
    assert to_goal(pair.book, row["id"], "strengths", now=NOW, new_id=pair.book.new_id)


def test_a_long_comment_is_called_by_its_beginning_and_kept_whole(pair):
    text = "Say no to the second project.\n" * 20
    row = pair.answer(answers={"improvements": text})
    delta = to_goal(pair.book, row["id"], "improvements", now=NOW, new_id=pair.book.new_id)
    (made,) = delta.create.values()
    assert len(made["title"]) <= 120
    assert made["specific"] == text.strip()


def test_a_comment_becomes_an_action_of_its_meeting_once(pair):
    row = pair.answer()
    (action,) = pair.book.do(to_action(pair.book, row["id"], "change", now=NOW, new_id=pair.book.new_id))
    made = pair.book.get(action)
    assert (made["title"], made["meeting"], made["owner"], made["readers"]) == (
        "Ask before I advise", pair.met, pair.book.me, "only_you",
    )  # fmt: skip
    with pytest.raises(Refused, match="That is an action already"):
        to_action(pair.book, row["id"], "change", now=NOW, new_id=pair.book.new_id)
    for item in ("useful", "improvements", "helped", "none", ""):
        with pytest.raises(Refused, match="no words to make something of"):
            to_action(pair.book, row["id"], item, now=NOW, new_id=pair.book.new_id)
    with pytest.raises(NotFound):
        to_goal(pair.book, pair.met, "change", now=NOW, new_id=pair.book.new_id)


def test_a_form_is_added_once_per_version(pair):
    def add(text):
        return pair.book.do(form_add(pair.book, text, "f.toml", now=NOW, new_id=pair.book.new_id))

    (made,) = add(SMALL)
    row = pair.book.get(made)
    assert (row["form"], row["version"], row["title"], row["readers"]) == ("small", 1, "A small form", "only_you")
    assert forms.spec(pair.book, "small").item("one").labels == ("never", "", "always")
    with pytest.raises(Refused, match="is here already; nothing was added"):
        add(SMALL)
    with pytest.raises(Refused, match=r"says something else\. Give yours version 2"):
        add(SMALL.replace("First", "Other words"))
    with pytest.raises(Refused, match=r"is no form yet\. Line 1"):
        add("id = ")
    with pytest.raises(Refused, match="Give yours version 2, or another id"):
        add(SMALL.replace('"small"', '"pulse"', 1))
    add(SMALL.replace("version = 1", "version = 2"))
    assert forms.spec(pair.book, "small").version == 2


def test_shared_answers_take_their_corrections_along(pair):
    row = pair.answer("needs", {"leading-level": 1, "first": "Speak"})
    pair.correct(row, {"leading-level": 2})
    made = pair.book.do(sharing.share(pair.book, row["id"], new_id=pair.book.new_id))
    new = {kind_of(one): pair.book.get(one) for one in made}
    assert new["correction"]["response"] == new["response"]["id"]
    assert {one["readers"] for one in new.values()} == {"relationship"}
    assert len(feedback.responses(pair.book)) == 1


def test_in_a_circle_nobody_is_singled_out():
    book = Book()
    for name in ("Ana", "Bo"):
        person(book, name)
    met = book.do(log(book, "All of us", ["Ana", "Bo"], on=TODAY, now=NOW, new_id=book.new_id))[0]
    row = answer(book, "meeting-mentor", {"useful": 3}, on=TODAY, now=NOW, new_id=book.new_id, meeting=met)
    (made,) = row.create.values()
    assert "about" not in made
    assert made["readers"] == "only_you"  # no relationship, nobody to read it
