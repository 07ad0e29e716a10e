"""The words of a journal: kinds, tables, choices. Plain data, cheap to import.

A record is a row: a flat mapping from field names to JSON values. Its kind is the part of its id
before the dash. The pydantic records in `records` describe each kind's fields; this module holds
what the store and quick capture need to know about them without importing pydantic.
"""

from __future__ import annotations

TYPE_CHECKING = False  # importing typing costs quick capture 3 ms
if TYPE_CHECKING:
    from typing import Any, Final

KINDS: Final[dict[str, str]] = {
    # kind: name of its table in journal.json and of its list in `--json`
    "person": "people",
    "relationship": "relationships",
    "goal": "goals",
    "revision": "revisions",
    "step": "steps",
    "progress": "progress",
    "scale": "scales",
    "meeting": "meetings",
    "agenda": "agenda",
    "entry": "entries",
    "note": "notes",
    "action": "actions",
    "milestone": "milestones",
    "recognition": "recognitions",
    "introduction": "introductions",
    "form": "forms",
    "response": "responses",
    "correction": "corrections",
    "skill": "skills",
    "rating": "skill_ratings",
    "agreement": "agreements",
    "acceptance": "acceptances",
    "pause": "pauses",
    "training": "training",
    "resource": "resources",
    "snooze": "snoozes",
    "share": "shares",
    "computer": "computers",
    "invite": "invites",
    "outcome": "outcomes",
    "call": "calls",
    "charter": "charters",
    "announcement": "announcements",
    "page": "pages",
    "sponsor": "sponsors",
    "measure": "measures",
    "cohort": "cohorts",
    "enrolment": "enrolments",
    "contact": "contacts",
    "finding": "findings",
}
# Kinds that the program writes by itself from a person's records: not listed, searched, named or edited like those.
BEHIND: Final[dict[str, str]] = {"fact": "facts", "period": "periods"}

# Who can read a record. The only readers a participant's own records start with is ONLY_YOU.
ONLY_YOU: Final = "only_you"
RELATIONSHIP: Final = "relationship"
EVERYONE: Final = "everyone"
HANDED: Final = "handed"
"""What a fact is of that a former coordinator left for the next: no record of a kind, and for nobody else."""
READERS: Final = (ONLY_YOU, RELATIONSHIP, EVERYONE)

# Kinds that are always the writer's own and can never be shared (PRODUCT.md "Words": note).
# People are named on one's own side; what another reads about a person is that person's own card.
ALWAYS_PRIVATE: Final = frozenset(
    {
        "note",
        "person",
        "call",
        "introduction",
        "training",
        "share",
        "computer",
        "snooze",
        "invite",
        "fact",
        "period",
        "outcome",
        "sponsor",
        "measure",
        "cohort",
        "enrolment",
        "contact",
        "finding",
    }
)

# Fields that hold a set: one last-writer-wins boolean per element in the journal ("owners/<element>"),
# a sorted list of the elements in a row.
SET_FIELDS: Final[dict[str, frozenset[str]]] = {
    "person": frozenset({"roles", "offers", "wants", "interests", "values", "not_same"}),
    "relationship": frozenset({"mentors", "mentees"}),
    "goal": frozenset({"owners", "skills", "tags"}),
    "meeting": frozenset({"attendees", "absent", "tags", "not_same"}),
    "note": frozenset({"tags"}),
    "response": frozenset({"consent"}),
    "agreement": frozenset({"wants", "channels"}),
    "share": frozenset({"opened", "decided", "shown", "accepted", "declined"}),
    "resource": frozenset({"tags"}),
    "charter": frozenset({"aims", "objectives", "values", "forms", "milestones", "reviews"}),
    "cohort": frozenset({"leads"}),
    "enrolment": frozenset({"roles"}),
}

# Fields that stay on the computer they were entered on: in no shared folder, not even that of one's own computers,
# and in no export; only in backups of the journal.
HERE_ONLY: Final[dict[str, frozenset[str]]] = {"outcome": frozenset({"band"})}

# Long texts: kept per version, so that two versions written apart are both shown, never merged by
# the character. Every other field is a value, where the last writer wins.
TEXT_FIELDS: Final[dict[str, frozenset[str]]] = {
    "person": frozenset({"experience"}),
    "entry": frozenset({"text"}),
    "note": frozenset({"text"}),
}

# Which fields of a record name other records of its own part-of tree: what goes along when the
# readers of the first change.
PARENT_FIELDS: Final[dict[str, str]] = {
    "step": "goal",
    "progress": "goal",
    "scale": "goal",
    "revision": "goal",
    "agenda": "meeting",
    "entry": "meeting",
    "correction": "response",
    "acceptance": "agreement",
}

# What a record is nothing without: one that came from outside is shown once all of it is there. As the models say.
NEEDED: Final[dict[str, frozenset[str]]] = {
    "relationship": frozenset({"mentors", "mentees"}),
    "goal": frozenset({"title", "owners"}),
    "revision": frozenset({"goal", "on", "reason", "before", "after"}),
    "step": frozenset({"goal", "title"}),
    "progress": frozenset({"goal", "on"}),
    "scale": frozenset({"goal", "less", "expected", "better"}),
    "meeting": frozenset({"on"}),
    "agenda": frozenset({"meeting", "title"}),
    "entry": frozenset({"meeting", "text"}),
    "action": frozenset({"title", "owner"}),
    "milestone": frozenset({"title", "on"}),
    "recognition": frozenset({"title", "person", "on"}),
    "form": frozenset({"form", "version", "title", "definition"}),
    "response": frozenset({"form", "version", "on"}),
    "correction": frozenset({"response", "on"}),
    "skill": frozenset({"name"}),
    "rating": frozenset({"skill", "person", "level", "on"}),
    "agreement": frozenset({"version"}),
    "acceptance": frozenset({"agreement", "person", "on"}),
    "pause": frozenset({"start"}),
    "resource": frozenset({"title"}),
    "charter": frozenset({"name"}),
    "announcement": frozenset({"title", "on"}),
    "page": frozenset({"title", "text"}),
}

# The marks of a record's making. Nothing changes them later, and they stay when a record is emptied, so that it can
# still be told whose it was and who could read it.
MAKING: Final = frozenset({"id", "at", "by", "readers"})

ROLES: Final = ("mentor", "mentee", "coordinator")
RELATIONSHIP_KINDS: Final = ("traditional", "peer", "reverse")
FORMATS: Final = ("formal", "informal")
RELATIONSHIP_STATUS: Final = ("active", "paused", "closed")
# What is between the people of a relationship: known to all of them from the beginning.
BETWEEN_US: Final = frozenset({"relationship", "agreement", "acceptance", "pause"})
# What a mentee may want of a mentor.
WANTS: Final = ("advice", "coaching", "sponsorship", "listening")
# How somebody agreed: in the journal itself, or told on the phone and written down by the other.
HOW_AGREED: Final = ("here", "by phone")
# The ways a relationship ends; a mismatch is nobody's fault.
ENDINGS: Final[dict[str, str]] = {
    "completed": "completed",
    "completed-early": "completed early",
    "by-agreement": "by agreement",
    "mismatch": "a mismatch without fault",
    "lapsed": "lapsed",
}
# What made it hard, if anything did: one word, never a reason.
CHALLENGES: Final = (
    "time",
    "communication",
    "needs-unclear",
    "hesitation",
    "expertise",
    "distance",
    "other",
)

AREAS: Final = ("professional", "personal", "wellbeing")
# Personal and wellbeing goals are never counted, whatever their writer says.
COUNTED_AREAS: Final = frozenset({"professional"})
PURPOSES: Final = (
    "career",
    "skills",
    "leadership",
    "people-management",
    "onboarding",
    "transition",
    "network",
    "confidence",
    "balance",
    "mentoring",
)
GOAL_STATUS: Final = ("draft", "active", "paused", "achieved", "dropped")
OPEN_GOAL_STATUS: Final = frozenset({"draft", "active", "paused"})
PROGRESS_MODES: Final = ("value", "steps", "yes-no")
STEP_TYPES: Final = ("task", "resource", "check")
# The five levels of Goal Attainment Scaling (Kiresuk & Sherman 1968) and the field each is kept in.
ATTAINMENT_FIELDS: Final[dict[int, str]] = {
    -2: "much_less",
    -1: "less",
    0: "expected",
    1: "better",
    2: "much_better",
}

MEETING_TYPES: Final = (
    "one-to-one",
    "check-in",
    "shadowing",
    "coaching",
    "feedback",
    "workshop",
    "group",
)
CHANNELS: Final = ("in-person", "video", "phone", "chat")
MEETING_STATUS: Final = ("planned", "held", "missed")
ENTRY_TYPES: Final = ("note", "decision")
NOTE_TYPES: Final = ("note", "learning")
MILESTONE_STATUS: Final = ("planned", "reached")
SKILL_TYPES: Final = ("hard", "soft")
# Who rated: the person themselves, or their mentor.
RATER_ROLES: Final = ("self", "mentor")
SKILL_LEVELS: Final[dict[int, str]] = {
    1: "new to me",
    2: "with help",
    3: "on my own",
    4: "in new situations",
    5: "I teach it",
}


def kind_of(record_id: str) -> str:
    """The kind of the record with this id; an unknown kind is returned as it stands."""
    return record_id.partition("-")[0]


def table_of(kind: str) -> str:
    """The table a kind lives in; a kind of a newer version keeps its own name."""
    return KINDS.get(kind) or BEHIND.get(kind, kind)


def kind_named(word: str) -> str | None:
    """The kind a person means by a singular or plural word, for example `goals`; None if unknown."""
    word = word.lower()
    if word in KINDS:
        return word
    return next((kind for kind, table in KINDS.items() if table == word), None)


def is_emptied(row: dict[str, Any]) -> bool:
    """Whether nothing but the marks of its making is left of a deleted record.

    Its content went along to a new record when its readers changed, its making was undone, or it was purged.
    """
    return bool(row.get("deleted")) and row.keys() <= MAKING | {"deleted", "purged"}


def is_private(record_id: str, row: dict[str, Any]) -> bool:
    """Whether a new record with these fields lives in the private file (readers: only you)."""
    return kind_of(record_id) in ALWAYS_PRIVATE or row.get("readers", ONLY_YOU) == ONLY_YOU
