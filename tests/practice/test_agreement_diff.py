"""What changed between two texts of an agreement: the pieces give both texts back, whatever they hold."""

from hypothesis import given
from hypothesis import strategies as st

from mentortui.practice.agreement_diff import GONE, MOST, NEW, SAME, diff, pieces
from tests.hostile import TEXTS

TEXT = st.text(st.sampled_from("ab \n\tü"), max_size=60) | st.sampled_from([*TEXTS])


@given(TEXT, TEXT)
def test_what_stayed_and_went_is_the_old_text_and_what_stayed_and_came_the_new(before, after):
    found = pieces(before, after)
    assert "".join(text for mark, text in found if mark != NEW) == before
    assert "".join(text for mark, text in found if mark != GONE) == after
    assert all(text for _, text in found)


@given(TEXT)
def test_the_same_text_has_no_changes(text):
    assert {mark for mark, _ in pieces(text, text)} <= {SAME} or not text


def test_a_changed_word_is_one_piece_and_the_rest_stays():
    assert pieces("all stays with us", "much stays with us") == [(GONE, "all"), (NEW, "much"), (SAME, " stays with us")]


def test_a_sentence_written_anew_is_not_cut_at_every_space():
    assert pieces("To lead alone now.", "To grow slowly then.") == [
        (SAME, "To "), (GONE, "lead alone now."), (NEW, "grow slowly then."),
    ]  # fmt: skip


def test_long_texts_are_compared_by_line_and_longer_ones_as_a_whole():
    long = "one two three\n" * MOST
    assert pieces(long[:-14], long)[-1] in ((NEW, "\n"), (NEW, "one two three\n"))
    words = "one two three four\n" * (MOST // 3)
    assert pieces(words, "new\n" + words) == [(NEW, "new\n"), (SAME, words)]
    assert pieces("a\n" * (MOST + 1), "b\n" * (MOST + 1))[0][0] == GONE


def test_fields_come_in_their_order_and_as_a_person_reads_them():
    before = {"cadence": "2 weeks", "minutes": 45, "wants": ["advice"], "roles": "x"}
    after = {"cadence": "1 month", "review": "2027-02-13", "wants": ["advice", "listening"], "roles": "x"}
    assert [(one.field, one.before, one.after) for one in diff(before, after)] == [
        ("wants", "advice", "advice, listening"),
        ("cadence", "every 2 weeks", "every month"),
        ("minutes", "45 minutes", ""),
        ("review", "", "13 February 2027"),
    ]
