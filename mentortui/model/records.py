"""The records of a journal as pydantic models: what each field means, and what it may hold.

They stand at the edge: a record is validated when it is edited, imported or shown in full, never at
load. Unknown fields, from a newer version, are kept and passed on. `docs/journal.schema.json` is made
from these models.
"""

from __future__ import annotations

from typing import Annotated, Any, Final, Literal, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError, model_validator

from mentortui.errors import Refused
from mentortui.model import limits


def _schema(**words: Any) -> Any:
    """What the published JSON Schema says of a limit; the limit itself is the function beside it."""
    return Field(json_schema_extra=words)


Title = Annotated[str, AfterValidator(limits.title), _schema(minLength=1, maxLength=limits.TITLE_MAX)]
Name = Annotated[str, AfterValidator(limits.name), _schema(minLength=1, maxLength=limits.NAME_MAX)]
Phrase = Annotated[str, AfterValidator(limits.phrase), _schema(maxLength=limits.TITLE_MAX)]
Text = Annotated[str, AfterValidator(limits.text), _schema(maxLength=limits.TEXT_MAX)]
Written = Annotated[str, AfterValidator(limits.written), _schema(minLength=1, maxLength=limits.TEXT_MAX)]
Day = Annotated[str, AfterValidator(limits.day), _schema(format="date")]
Moment = Annotated[str, AfterValidator(limits.moment), _schema(format="date-time")]
FilePath = Annotated[str, AfterValidator(limits.path), _schema(minLength=1, maxLength=limits.PATH_MAX)]
Link = Annotated[str, AfterValidator(limits.link), _schema(format="uri")]
Number = Annotated[float | int, AfterValidator(limits.number)]
Minutes = Annotated[int, AfterValidator(limits.minutes), _schema(minimum=1, maximum=limits.MINUTES_MAX)]
Hours = Annotated[float | int, AfterValidator(limits.hours), _schema(minimum=0, maximum=limits.HOURS_MAX)]
Places = Annotated[int, AfterValidator(limits.places), _schema(minimum=0, maximum=limits.SET_MAX)]
Confidence = Annotated[int, AfterValidator(limits.confidence), _schema(minimum=1, maximum=10)]
Elements = Annotated[list[str], AfterValidator(limits.elements), _schema(uniqueItems=True, maxItems=limits.SET_MAX)]
Answers = Annotated[dict[str, Any], AfterValidator(limits.answers), _schema(maxProperties=limits.SET_MAX)]
Five = Annotated[int, Field(ge=1, le=5)]
RecordId = Annotated[str, Field(pattern=r"^[a-z_]+-[0-9a-f]{32}$")]


class Record(BaseModel):
    """What every record carries."""

    model_config = ConfigDict(extra="allow", str_strip_whitespace=False)

    id: RecordId = Field(description="Kind, a dash, and 128 random bits as hexadecimal digits.")
    at: Moment = Field(description="When it was written, as its writer's clock said.")
    by: str = Field(description="Id of the person who wrote it.")
    readers: Literal["only_you", "relationship", "everyone"] = Field(
        "only_you", description="Who can read it: its writer, the relationship, or everyone in the program."
    )
    counted: bool = Field(False, description="Whether the program counts the fixed list of fields made from it.")
    relationship: str | None = Field(None, description="Id of the relationship it belongs to.")
    deleted: bool = Field(False, description="Deleted records are kept until purged, and can be brought back.")
    moved_from: str | None = Field(
        None, description="Id it had before its readers changed; kept on the private side only."
    )
    position: str | None = Field(
        None, description="Place in its list: a fraction written so that text order is list order."
    )
    same_as: str | None = Field(None, description="Id of the record this one turned out to be; links follow it.")


class Person(Record):
    """Anyone named in a journal; with a profile of what they offer and want."""

    name: Name = Field(description="As they want to be called.")
    roles: Elements = Field([], description="Set of mentor, mentee, coordinator.")
    offers: Elements = Field([], description="Set of what they can help with.")
    wants: Elements = Field([], description="Set of what they look for.")
    interests: Elements = Field([], description="Set of interests outside work.")
    experience: Text | None = Field(None, description="Where they come from, in their words.")
    explains: Phrase | None = Field(None, description="How they like to explain.")
    learns: Phrase | None = Field(None, description="How they like to learn.")
    time_zone: Phrase | None = Field(None, description="IANA time zone, for example Europe/Lisbon.")
    hours_a_month: Hours | None = Field(None, description="Time they can give, in hours a month.")
    capacity: Places | None = Field(None, description="For how many relationships at once they mentor.")
    available_until: Day | None = Field(None, description="Last day on which that is so.")
    available_on: Day | None = Field(
        None, description="Day on which hours, capacity and last day were said or confirmed; set with them."
    )


class Relationship(Record):
    """Mentors and mentees working together."""

    mentors: Elements = Field(description="Set of ids of the people who mentor.")
    mentees: Elements = Field(description="Set of ids of the people who are mentored; peers stand in both.")
    kind: Literal["traditional", "peer", "reverse"] = Field("traditional", description="Who mentors whom.")
    format: Literal["formal", "informal"] = Field("formal", description="Within a program's rules, or free.")
    cohort: Phrase | None = Field(None, description="Label of those who began together, for example `Spring 2027`.")
    cadence: Phrase | None = Field(None, description="How often they agreed to meet: `2 weeks`, `1 month`.")
    start: Day | None = Field(None, description="First day.")
    end: Day | None = Field(None, description="Agreed last day.")
    status: Literal["active", "paused", "closed"] = Field("active", description="How it stands.")
    ended_on: Day | None = Field(None, description="Day it was closed.")
    ending: Literal["completed", "completed-early", "by-agreement", "mismatch", "lapsed"] | None = Field(
        None, description="The way it ended; a mismatch is nobody's fault."
    )
    challenge: Literal[
        "time", "communication", "needs-unclear", "hesitation", "expertise", "distance", "other"
    ] | None = Field(None, description="What made it hard, if anything did.")  # fmt: skip
    stay_in_touch: Phrase | None = Field(None, description="How they stay in touch after it.")
    handed_to: str | None = Field(None, description="Id of the person who goes on in the place of the mentor.")

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        limits.relationship_consistent(self.start, self.end, self.ended_on)
        return self


class Goal(Record):
    """A SMART goal: specific, measurable, achievable, relevant, time-bound."""

    title: Title = Field(description="What is to be reached, in one line.")
    owners: Elements = Field(description="Set of ids of the one or two people who own it.")
    status: Literal["draft", "active", "paused", "achieved", "dropped"] = Field("active", description="How it stands.")
    purpose: Phrase | None = Field(None, description="What it is for: career, skills, leadership, mentoring and so on.")
    area: Literal["professional", "personal", "wellbeing"] = Field(
        "professional", description="Personal and wellbeing goals are never counted."
    )
    objective: Phrase | None = Field(None, description="Objective of the organization it serves.")
    value_tag: Phrase | None = Field(None, description="Value of the organization it lives.")
    skills: Elements = Field([], description="Set of skills it grows.")
    tags: Elements = Field([], description="Set of tags.")
    stretch: bool = Field(False, description="Deliberately hard; falling short is no failure.")
    specific: Text | None = Field(None, description="S: what exactly, where, with whom.")
    metric: Phrase | None = Field(None, description="M: what is measured.")
    unit: Phrase | None = Field(None, description="M: unit of the metric.")
    baseline: Number | None = Field(None, description="M: value at the start, in the unit.")
    target: Number | None = Field(None, description="M: value wanted, in the unit.")
    mode: Literal["value", "steps", "yes-no"] = Field("value", description="What progress is read from.")
    achievable: Text | None = Field(None, description="A: resources and obstacles.")
    relevant: Text | None = Field(None, description="R: why it matters.")
    start: Day | None = Field(None, description="T: first day.")
    due: Day | None = Field(None, description="T: last day.")

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        limits.goal_consistent(self.baseline, self.target, self.start, self.due)
        return self


class Revision(Record):
    """One change of a goal's plan: what it said before, and why it changed."""

    goal: str = Field(description="Id of the goal.")
    on: Day = Field(description="Day of the change.")
    reason: Text = Field(description="Why.")
    before: dict[str, Any] = Field(description="Former values of the fields that changed.")
    after: dict[str, Any] = Field(description="New values of the same fields.")


class Step(Record):
    """One action towards a goal; a goal's steps in their order are its pathway."""

    goal: str = Field(description="Id of the goal.")
    title: Title = Field(description="What to do, to read or to look back at.")
    type: Literal["task", "resource", "check"] = Field(
        "task", description="Something to do, something to learn from, or a point to look at how far one is."
    )
    done: bool = Field(False, description="Whether it is done.")
    done_on: Day | None = Field(None, description="Day it was ticked.")
    due: Day | None = Field(None, description="Day it is wanted by.")


class Progress(Record):
    """A dated report on a goal."""

    goal: str = Field(description="Id of the goal.")
    on: Day = Field(description="Day it was true.")
    value: Number | None = Field(None, description="Value of the goal's metric, in its unit.")
    confidence: Confidence | None = Field(None, description="How sure to reach the goal, 1 to 10.")
    note: Text | None = Field(None, description="Evidence, and what changed.")


class Scale(Record):
    """An attainment scale: five levels written before the work starts (Kiresuk & Sherman 1968)."""

    goal: str = Field(description="Id of the goal.")
    much_less: Text | None = Field(None, description="-2: much less than hoped.")
    less: Text = Field(description="-1: less than hoped.")
    expected: Text = Field(description="0: as hoped.")
    better: Text = Field(description="+1: better than hoped.")
    much_better: Text | None = Field(None, description="+2: much better than hoped.")
    baseline_level: Annotated[int, Field(ge=-2, le=2)] | None = Field(None, description="Level at the start.")
    level: Annotated[int, Field(ge=-2, le=2)] | None = Field(None, description="Level reached.")
    frozen_on: Day | None = Field(None, description="Day the work started; from then on changed only with a reason.")


class Meeting(Record):
    """When people met or will meet. A check-in is a short meeting."""

    on: Day = Field(description="Day.")
    time: str | None = Field(None, pattern=r"^\d\d:\d\d$", description="Local time it begins, 24 hours.")
    status: Literal["planned", "held", "missed"] = Field("held", description="How it stands.")
    minutes: Minutes | None = Field(None, description="Length in minutes.")
    type: Literal["one-to-one", "check-in", "shadowing", "coaching", "feedback", "workshop", "group"] = Field(
        "one-to-one", description="What it is for."
    )
    channel: Literal["in-person", "video", "phone", "chat"] | None = Field(None, description="How people met.")
    link: Link | None = Field(None, description="Address of an online meeting.")
    place: Phrase | None = Field(None, description="Where people met: a room, a house.")
    started: Moment | None = Field(None, description="When it was begun in the live view, until it is finished.")
    title: Title | None = Field(None, description="A name for it, where one helps.")
    imported: dict[str, Any] | None = Field(
        None, description="Of which event of a calendar file it was made, and when that said it begins."
    )
    attendees: Elements = Field([], description="Set of ids of the people in it.")
    absent: Elements = Field([], description="Set of ids of the people who were to be in it and did not come.")
    tags: Elements = Field([], description="Set of tags.")


class AgendaItem(Record):
    """A point to talk about."""

    meeting: str = Field(description="Id of the meeting.")
    title: Title = Field(description="The point.")
    done: bool = Field(False, description="Whether it was talked about.")


class Entry(Record):
    """One entry of a meeting's notes: readable by the relationship when shared, else by its writer only."""

    meeting: str = Field(description="Id of the meeting.")
    text: Written = Field(description="What was said, as Markdown.")
    type: Literal["note", "decision"] = Field("note", description="A note, or what was decided.")


class Note(Record):
    """A private line: always its writer's, never shared."""

    text: Written = Field(description="The note, as Markdown.")
    type: Literal["note", "learning"] = Field("note", description="A learning says what was tried that was hard.")
    on: Day | None = Field(None, description="Day it is about.")
    mood: Five | None = Field(None, description="1 (low) to 5 (high).")
    energy: Five | None = Field(None, description="1 (low) to 5 (high).")
    goal: str | None = Field(None, description="Id of the goal it is about.")
    meeting: str | None = Field(None, description="Id of the meeting it is about.")
    person: str | None = Field(None, description="Id of the person it is about.")
    tags: Elements = Field([], description="Set of tags.")


class Action(Record):
    """A task with an owner and a due date."""

    title: Title = Field(description="What to do.")
    owner: str = Field(description="Id of the person who does it.")
    due: Day | None = Field(None, description="Day it is wanted by.")
    done: bool = Field(False, description="Whether it is done.")
    done_on: Day | None = Field(None, description="Day it was ticked.")
    meeting: str | None = Field(None, description="Id of the meeting it came from.")
    goal: str | None = Field(None, description="Id of the goal it serves.")


class Milestone(Record):
    """A dated achievement, planned or reached."""

    title: Title = Field(description="What was achieved.")
    on: Day = Field(description="Day it was reached, or is planned for.")
    status: Literal["planned", "reached"] = Field("reached", description="How it stands.")
    goal: str | None = Field(None, description="Id of the goal it belongs to.")
    person: str | None = Field(None, description="Id of the person who reached it.")
    value_tag: Phrase | None = Field(None, description="Value of the organization it lives.")
    rule: Phrase | None = Field(None, description="Id of the rule that found it; of a planned or own one, none.")
    worked: Text | None = Field(None, description="What made it work, in the words of who celebrated it.")
    celebrated: bool = Field(False, description="Whether it was celebrated, or passed by.")


class Recognition(Record):
    """Thanks or honor for somebody, written by its author."""

    type: Literal["kudos", "trophy", "certificate", "reward"] = Field("kudos", description="What was given.")
    title: Title = Field(description="For what; of a reward, its label.")
    person: str = Field(description="Id of the person it is for.")
    on: Day = Field(description="Day it was given.")
    text: Text | None = Field(None, description="More words.")
    value_tag: Phrase | None = Field(None, description="Value of the organization it lives.")
    milestone: str | None = Field(None, description="Id of the milestone it celebrates.")


class Introduction(Record):
    """A door opened: whom somebody was introduced to, why, and what came of it. Always its writer's own."""

    name: Name = Field(description="To whom.")
    person: str = Field(description="Id of the person who was introduced.")
    on: Day = Field(description="Day of the introduction.")
    why: Text | None = Field(None, description="What for.")
    outcome: Text | None = Field(None, description="What came of it.")
    worked: bool | None = Field(None, description="Whether something came of it; absent while nobody knows.")


class Form(Record):
    """A form that was added from a file, one record for each of its versions."""

    form: Phrase = Field(description="Id of the form, the same in all its versions.")
    version: Annotated[int, Field(ge=1)] = Field(description="Version; scores of two versions are never compared.")
    title: Title = Field(description="What it is called.")
    definition: dict[str, Any] = Field(description="The form as its file says (docs/form.schema.json).")


class Response(Record):
    """One person's answers to one version of a form. Scores are derived, never stored."""

    form: Phrase = Field(description="Id of the form.")
    version: Annotated[int, Field(ge=1)] = Field(description="Version of the form that was answered.")
    on: Day = Field(description="Day it was answered.")
    occasion: Phrase | None = Field(None, description="Why it was due, for example `day 30` or `start`.")
    meeting: str | None = Field(None, description="Id of the meeting it is about.")
    about: str | None = Field(None, description="Id of the person it is about.")
    answers: Answers = Field({}, description="Number, text or list of choices by the id of the item.")
    consent: Elements = Field([], description="Set of text items the program may read, each agreed to by itself.")
    seal: str | None = Field(
        None, description="Of sealed answers: blake2b of the nonce and the answers, published before they are."
    )
    nonce: str | None = Field(None, description="What was mixed into the seal, so that nobody can guess the answers.")
    unsealed: bool = Field(False, description="Whether the answers were opened to the other side.")


class Correction(Record):
    """What a response said before it was changed."""

    response: str = Field(description="Id of the response.")
    on: Day = Field(description="Day of the change.")
    answers: Answers = Field({}, description="The answers as they were before.")


class Skill(Record):
    """A skill of one's own list: a new one, or a shipped one with other words or taken out."""

    name: Name = Field(description="What it is called.")
    shipped: Phrase | None = Field(None, description="Id of the shipped skill this stands in for.")
    type: Literal["hard", "soft"] = Field("soft", description="Whether it is a hard or a soft skill.")
    description: Text | None = Field(None, description="What somebody does who has it.")
    hidden: bool = Field(False, description="Whether it is left out of the list.")


class Rating(Record):
    """A dated rating of one skill, by the person themselves or by their mentor."""

    skill: Phrase = Field(description="Id of the skill, shipped or of one's own.")
    person: str = Field(description="Id of the person whose skill it is.")
    role: Literal["self", "mentor"] = Field("self", description="Who rated.")
    level: Five = Field(description="1 new to me, 2 with help, 3 on my own, 4 in new situations, 5 teaches it.")
    on: Day = Field(description="Day of the rating.")
    evidence: Text | None = Field(None, description="What it is seen by.")


class Agreement(Record):
    """One version of how people work together. A version somebody agreed to stays; a change makes the next one."""

    version: Annotated[int, Field(ge=1)] = Field(description="1 for the first, then one more for each renegotiation.")
    hopes_mentor: Text | None = Field(None, description="What the mentor hopes to gain; of peers, the first by id.")
    hopes_mentee: Text | None = Field(None, description="What the mentee hopes to gain; of peers, the second by id.")
    wants: Elements = Field([], description="Set of what is wanted: advice, coaching, sponsorship, listening.")
    roles: Text | None = Field(None, description="Who does what: who asks for meetings, who keeps notes.")
    cadence: Phrase | None = Field(None, description="How often to meet: `2 weeks`, `1 month`.")
    minutes: Minutes | None = Field(None, description="How long a meeting is, in minutes.")
    channels: Elements = Field([], description="Set of ways to meet and to write to each other.")
    feedback: Text | None = Field(None, description="How they tell each other what helps and what does not.")
    between_us: Text | None = Field(None, description="Confidentiality: what stays between them.")
    coordinator_sees: Text | None = Field(None, description="Confidentiality: what the coordinator may see.")
    exceptions: Text | None = Field(None, description="Confidentiality: when somebody else must be told.")
    boundaries: Text | None = Field(None, description="What this is not, and what is not talked about.")
    review: Day | None = Field(None, description="Day they look at it again.")
    trouble: Phrase | None = Field(None, description="Whom to turn to when it does not work, and how to reach them.")
    misconduct: Phrase | None = Field(None, description="Whom to turn to after misconduct, and how to reach them.")


class Acceptance(Record):
    """One person's word that they agree to a version, and what that version said when they gave it."""

    agreement: str = Field(description="Id of the agreement's version.")
    person: str = Field(description="Id of the person who agrees.")
    on: Day = Field(description="Day they agreed.")
    how: Literal["here", "by phone"] = Field("here", description="In the journal, or told and written down by another.")
    said: dict[str, Any] = Field({}, description="What the version said then, so that a later change is seen.")


class Pause(Record):
    """A time in which a relationship rests."""

    start: Day = Field(description="First day of the pause.")
    until: Day | None = Field(None, description="Day they want to go on again.")
    ended_on: Day | None = Field(None, description="Day they went on, or it was closed; absent while it lasts.")


class Snooze(Record):
    """A line worth a look that stays away: until a day, or until it is switched on again. Always its writer's own."""

    rule: Phrase = Field(description="The rule of the line, or the kind of a single line.")
    record: str | None = Field(None, description="Id of the record it is about; absent: of everything.")
    until: Day | None = Field(None, description="Day it comes back; absent: it is switched off.")


class Training(Record):
    """A module of the handbook was read. What somebody answered in its self-check is never written down."""

    module: Phrase = Field(description="Id of the module.")
    on: Day = Field(description="Day it was read.")


class Resource(Record):
    """Something worth reading, watching or using: a link, a file, or a book on a shelf."""

    title: Title = Field(description="What it is called.")
    link: Link | None = Field(None, description="Its address.")
    path: FilePath | None = Field(None, description="Where its file lies on its writer's computer.")
    tags: Elements = Field([], description="Set of tags.")
    note: Text | None = Field(None, description="Why it is worth it, or what to look at.")
    person: str | None = Field(None, description="Id of the person it is meant for.")


class Share(Record):
    """A shared folder as one decided about it. The id is the share's own."""

    name: Phrase = Field(description="What it is called.")
    type: Literal["pair", "program", "own"] = Field("pair", description="For two, for a program, or for oneself.")
    since: Moment = Field(description="What was made before this moment is sent to others only when it was opened.")
    opened: Elements = Field([], description="Set of ids of older records that were opened to them.")
    own: bool = Field(False, description="Whether one's own computers meet in this folder, too.")
    hosted: bool = Field(False, description="Whether one started it oneself.")


class Computer(Record):
    """Another computer of one's own."""

    name: Phrase = Field(description="What it is called.")
    device: str = Field(description="Id it writes under.")
    sign: str = Field(description="Its Ed25519 verify key, hexadecimal.")
    age: str = Field(description="Its age recipient.")


MODELS: Final[dict[str, type[Record]]] = {
    "person": Person,
    "relationship": Relationship,
    "goal": Goal,
    "revision": Revision,
    "step": Step,
    "progress": Progress,
    "scale": Scale,
    "meeting": Meeting,
    "agenda": AgendaItem,
    "entry": Entry,
    "note": Note,
    "action": Action,
    "milestone": Milestone,
    "recognition": Recognition,
    "introduction": Introduction,
    "form": Form,
    "response": Response,
    "correction": Correction,
    "skill": Skill,
    "rating": Rating,
    "agreement": Agreement,
    "acceptance": Acceptance,
    "pause": Pause,
    "training": Training,
    "resource": Resource,
    "snooze": Snooze,
    "share": Share,
    "computer": Computer,
}


def validate(kind: str, row: dict[str, Any]) -> dict[str, Any]:
    """The row with clean values; unknown fields and kinds are kept as they are.

    Raises Refused with one sentence that names the field, in a person's words where a limit has one.
    """
    model = MODELS.get(kind)
    if model is None:
        return row
    try:
        valid = model.model_validate(row)
    except ValidationError as error:
        first = error.errors()[0]
        cause = first.get("ctx", {}).get("error")
        field = ".".join(str(part) for part in first["loc"]) or None
        if isinstance(cause, Refused):
            raise Refused(cause.sentence, cause.field or field) from None
        raise Refused(f"{_in_words(field, first)} Nothing was saved.", field) from None
    return valid.model_dump(exclude_unset=True)


def _in_words(field: str | None, error: Any) -> str:
    """What pydantic found, as a sentence for the usual two: nothing where something must be, or an unknown word."""
    if error["type"] == "missing":
        return f"The {field} is empty."
    if error["type"] == "literal_error":
        return f"{error['input']!r} is no {field}; it is {error['ctx']['expected'].replace(chr(39), '')}."
    return f"{field}: {error['msg']}."
