from hypothesis import given
from hypothesis import strategies as st

from mentortui.practice.search import around, fold, search
from tests.documents.plain import ANA, ME, PlainReader, made, people
from tests.hostile import texts

MEETING = made("meeting", 2, on="2026-11-20", attendees=[ME, ANA])
READER = PlainReader(
    *people(),
    made("goal", 1, title="Budget for the café", specific="Ask Inês", owners=[ME]),
    MEETING,
    made("entry", 3, meeting=MEETING["id"], text="We went through the training BUDGET line by line"),
    made("note", 4, text="A quiet week; the rebudgeting is over", on="2026-11-01", tags=["straße"]),
    made("note", 5, text="Another budget", on="2026-11-02"),
)


def found(words: str) -> list[str]:
    return [hit.row["id"].split("-")[0] + hit.row["id"][-1] for hit in search(READER, words)]


def test_all_words_must_be_there_whatever_case_and_accents() -> None:
    assert found("BUDGET cafe") == ["goal1"]
    assert found("ines") == ["goal1"]
    assert found("STRASSE week") == ["note4"]
    assert found("budget nowhere") == []
    assert found("  ") == []


def test_names_count_more_than_texts_beginnings_more_than_middles_and_newer_first() -> None:
    assert found("budget") == ["goal1", "entry3", "note5", "note4"]


def test_people_lead_to_what_was_said_with_them() -> None:
    assert found("ana budget") == ["entry3"]
    assert found("silva")[0] == "personb"
    assert "meeting2" in found("silva")


def test_ids_are_not_searched() -> None:
    assert found("a" * 32) == found("only_you") == found("0001") == []


def test_the_excerpt_is_around_the_hit() -> None:
    long = "word " * 100 + "the naïve needle here " + "word " * 100
    hit = search(PlainReader(*people(), made("note", text=long)), "NEEDLE")[0]
    assert "naïve needle here" in hit.excerpt
    assert len(hit.excerpt) < 110 and hit.excerpt.startswith("…") and hit.excerpt.endswith("…")


@given(texts)
def test_every_word_of_a_text_finds_it(text: str) -> None:
    reader = PlainReader(*people(), made("note", text=text))
    for word in text.split()[:5]:
        hits = search(reader, word)
        assert hits == [] if not fold(word).strip() else fold(hits[0].excerpt) is not None


@given(st.text(max_size=200), st.integers(0, 220))
def test_any_place_gives_one_line(text: str, place: int) -> None:
    assert "\n" not in around(text, place)
