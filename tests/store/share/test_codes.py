"""Codes of invitations: read as they were given, and never with a slip of the hand."""

from itertools import combinations
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mentortui.errors import Refused
from mentortui.store.share import codes
from mentortui.store.share.codes import ALPHABET, Code
from mentortui.store.share.words import security_words

LETTERS = st.sampled_from(ALPHABET)
CODES = st.builds(Code, st.text(LETTERS, min_size=16, max_size=16), st.text(LETTERS, min_size=7, max_size=7))
EXAMPLE = Code(codes.fingerprint(bytes(range(32))), codes.secret(bytes(range(5))))


@given(CODES, st.randoms())
def test_a_code_is_read_as_it_was_given_however_it_is_written(code, random):
    words = code.words()
    assert codes.is_like_code(words)
    assert codes.read(words) == code
    spelled = {"0": "0oO", "1": "1iIlL"}
    said = "".join(random.choice(spelled.get(letter, letter + letter.lower())) for letter in words)
    assert codes.read(said.replace("-", random.choice(["", " ", "-", " - "]))) == code


@settings(max_examples=20)
@given(CODES)
def test_every_wrong_character_is_found(code):
    letters = code.words().replace("-", "")
    random = Random(letters)
    for at in range(len(letters)):
        for wrong in random.sample(ALPHABET, 4):
            if wrong != letters[at]:
                with pytest.raises(Refused, match="a character is wrong"):
                    codes.read(letters[:at] + wrong + letters[at + 1 :])


def test_every_wrong_character_of_one_code_is_found():
    letters = EXAMPLE.words().replace("-", "")
    wrong = [letters[:at] + one + letters[at + 1 :] for at in range(24) for one in ALPHABET if one != letters[at]]
    assert len(wrong) == 24 * 31
    for words in wrong:
        with pytest.raises(Refused):
            codes.read(words)


@settings(max_examples=20)
@given(CODES)
def test_every_two_that_changed_places_are_found(code):
    letters = code.words().replace("-", "")
    for one, other in combinations(range(24), 2):
        if letters[one] != letters[other]:
            swapped = list(letters)
            swapped[one], swapped[other] = letters[other], letters[one]
            with pytest.raises(Refused):
                codes.read("".join(swapped))


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (EXAMPLE.words()[:-1], "24 letters and digits, and this has 23"),
        (EXAMPLE.words() + "0", "this has 25"),
        (EXAMPLE.words()[:6] + "U" + EXAMPLE.words()[7:], "'U', in group 2 of 6, is in no code"),
    ],
)
def test_where_a_code_looks_wrong_is_said(words, said):
    assert codes.is_like_code(words)
    with pytest.raises(Refused, match=said):
        codes.read(words)


@pytest.mark.parametrize(
    "words",
    ["~/Dropbox/Ana-and-Tom", "Ana-and-Tom", "Ana and Tom", "box", "C:\\box", "early-talent-2026", "", "päd-abc-def-g",
     "a-folder-of-many-short-words-in-it-here", "Internationalwerkstattbox"],
)  # fmt: skip
def test_a_folder_is_no_code(words):
    assert not codes.is_like_code(words)


@given(st.binary(min_size=32, max_size=32), st.binary(min_size=32, max_size=32))
def test_both_sides_see_the_same_six_words(one, other):
    words = security_words(one, other)
    assert words == security_words(other, one)
    assert len(words.split()) == 6
    assert one == other or words != security_words(one, one)
