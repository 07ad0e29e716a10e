"""People as a sentence lists them."""

from mentortui.practice.names import some


def test_a_sentence_bears_no_more_names_than_it_can():
    assert some(["Ana", "Bo", "Ines"], 2) == "Ana, Bo and Ines"
    assert some(["Ana", "Bo", "Ines", "Tom"], 2) == "Ana, Bo and 2 others"
    assert some([f"Person {number}" for number in range(5_000)], 1) == "Person 0 and 4,999 others"
    assert some([]) == ""
