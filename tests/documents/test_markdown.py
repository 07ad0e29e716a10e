from hypothesis import given

from mentortui.documents.headline import headline, names_of, one_line
from mentortui.documents.markdown import journal, quoted, record
from tests.documents.plain import ANA, ME, PlainReader, made, people
from tests.hostile import texts, titles

RELATIONSHIP = made("relationship", 9, mentors=[ME], mentees=[ANA], readers="relationship")
GOAL = made("goal", 1, title="Lead the *handover*", owners=[ANA], due="2027-02-28", readers="relationship",
            relationship=RELATIONSHIP["id"])  # fmt: skip
MEETING = made("meeting", 2, on="2026-11-20", minutes=45, attendees=[ME, ANA], relationship=RELATIONSHIP["id"])
PARTS = [
    made("step", 3, goal=GOAL["id"], title="Shadow two", done=True, done_on="2026-11-18"),
    made("progress", 4, goal=GOAL["id"], on="2026-11-19", value=5, confidence=7, note="Went well"),
    made("entry", 5, meeting=MEETING["id"], text="Talked about\nthe ward"),
    made("action", 6, title="Send the list", owner=ANA, due="2026-11-27", meeting=MEETING["id"], goal=GOAL["id"]),
    made("revision", 7, goal=GOAL["id"], on="2026-11-01", reason="More time", before={"due": "2027-01-31"}, after={}),
    made("note", 8, text="=danger [/b]", on="2026-11-20"),
]
READER = PlainReader(*people(), RELATIONSHIP, GOAL, MEETING, *PARTS)


def test_a_goal_is_shown_with_its_parts() -> None:
    page = record(READER, GOAL)
    assert page.startswith("# Lead the *handover*\n\nGoal, due 28 Feb 2027. Who can read this: you and Ana Silva\n")
    for said in ("- owners: Ana Silva", "- [x] Shadow two (done 18 Nov 2026)",
                 "19 Nov 2026: 5, Went well (confidence 7)", "1 Nov 2026: More time",
                 "- before, due: 2027-01-31"):  # fmt: skip
        assert said in page
    assert "Send the list" not in page, "it stands with its meeting"


def test_a_meeting_is_shown_with_its_notes_and_actions() -> None:
    page = record(READER, MEETING)
    assert page.startswith("# one-to-one with Ana Silva\n\nMeeting, 20 Nov 2026")
    assert "- Talked about\n  the ward" in page
    assert "- [ ] Ana Silva: Send the list (due 27 Nov 2026)" in page


def test_a_person_is_shown_with_what_is_around_them() -> None:
    page = record(READER, people()[1])
    for said in ("- Tom Berg mentors Ana Silva, active", "- Ana Silva: Send the list (due 27 Nov 2026)",
                 "- Lead the *handover* (due 28 Feb 2027)",
                 "- 20 Nov 2026: one-to-one with Ana Silva, 45 minutes"):  # fmt: skip
        assert said in page
    assert "## Last meetings" in record(READER, RELATIONSHIP)
    assert "##" not in record(READER, people()[0]), "around oneself is everything"


def test_the_journal_holds_everything_once() -> None:
    page = journal(READER)
    assert page.startswith("# The journal of Tom Berg\n")
    for said in ("### Tom Berg mentors Ana Silva", "Shadow two", "the ward", "Send the list", "More time"):
        assert page.count(said) == 1, said
    assert "\n=danger [/b]\n" in page
    assert "### Lead the \\*handover\\*" in page


@given(titles, texts)
def test_any_text_is_on_the_page_and_no_control_character(title: str, text: str) -> None:
    reader = PlainReader(*people(), made("goal", title=title, owners=[ME], specific=title), made("note", text=text))
    for page in (journal(reader), *(record(reader, row) for row in reader.all.values())):
        assert not any(ord(c) < 32 and c not in "\n\t" for c in page)
    assert text in journal(reader)
    assert quoted(one_line(title, 200)) in journal(reader)


def test_versions_written_apart_are_both_shown() -> None:
    class Apart(PlainReader):
        def versions(self, record_id: str, field: str) -> list[str]:
            return ["mine", "theirs"]

    page = record(Apart(*people()), made("note", text="mine"))
    assert "mine" in page and "theirs" in page and "Version 2 of 2" in page


def test_headlines() -> None:
    assert headline(READER, RELATIONSHIP) == "Tom Berg mentors Ana Silva"
    assert headline(READER, PARTS[1]) == "5, Went well"
    assert names_of(READER, [ME, ANA, "person-unknown"]) == "Ana Silva, Tom Berg and person-unknown"
    assert one_line("word " * 50, 21) == "word word word word…"
