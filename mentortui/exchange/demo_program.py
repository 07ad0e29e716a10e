"""The demo of a coordinator: a small program whose list and facts are made up, worked out like any other.

No folder is shared in it: what others would have sent is put where it would have come.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any, Final

from mentortui.changes import charter, enrolling, improving, joining, supporting
from mentortui.changes.draft import checked, fresh
from mentortui.clock import Clock, new_id
from mentortui.content.programs import program_template
from mentortui.exchange import program_rollup
from mentortui.exchange.demo_calendar import Calendar
from mentortui.model.delta import Delta
from mentortui.model.reader import Row
from mentortui.model.vocabulary import ONLY_YOU
from mentortui.practice import forms
from mentortui.store.journal import Journal
from mentortui.store.share import ledger as ledgers
from mentortui.store.share.ledger import Known, Ledger

_ASKED: Final = {"pulse": -35, "program": -20, "needs": -60}
"""Forms everybody answered, and when."""
_TWICE: Final = {"outcome": (-150, -15)}
_WHOLE: Final = 5

Part = dict[str, Any]


def build(journal: Journal, story: Mapping[str, Any], clock: Clock, now: datetime) -> None:
    """Live through the program of a story, up to `now`."""
    _Program(journal, story, clock, now).live()


class _Program:
    """One program in the making."""

    def __init__(self, journal: Journal, story: Mapping[str, Any], clock: Clock, now: datetime) -> None:
        self.journal, self.story, self.clock, self.now = journal, story, clock, now
        self.calendar = Calendar(now)
        self.share = _made("share", story["name"])
        self.people: dict[str, str] = {}

    def live(self) -> None:
        """All of it, in its order."""
        self._found()
        self._enrol()
        for number, pair in enumerate(self.story["pair"]):
            self._commit(Delta("facts", dict(self._facts(number, pair))))
        self._hear()
        self._learn()
        self._publish()

    def _commit(self, delta: Delta) -> None:
        self.journal.commit(delta, undoable=False)

    def _new(self, kind: str) -> str:
        return new_id(kind, self.clock)

    def _found(self) -> None:
        story, begun = self.story, self.calendar.moment(self.story["start"], "09:00")
        self._commit(joining.shared_with(self.journal, self.share, story["name"], "program", now=begun, hosted=True))
        start = self.calendar.day(story["start"])
        self._commit(charter.found(
            self.journal, self.share, story["name"], program_template(story["template"]), start=start, now=begun,
            new_id=self._new,
        ))  # fmt: skip
        self._commit(charter.set_fields(
            self.journal, self.share, {"objectives": story["objectives"], "owner": story["me"]["name"],
                                       "trouble": "Kim Lee, extension 4711"},
        ))  # fmt: skip
        for row in story["sponsor"]:
            made = fresh(self.journal, {"program": self.share, **row}, readers=ONLY_YOU, now=begun)
            record_id = self._new("sponsor")
            self._commit(Delta("Sponsor", {record_id: checked(record_id, made)}))

    def _enrol(self) -> None:
        rows: dict[str, Part] = {}
        first, *later = self.story["cohort"]
        cohorts = {name: one["name"] for one in later for name in one["people"]}
        for pair in self.story["pair"]:
            for role in ("mentor", "mentee"):
                name = pair[role]
                self.people.setdefault(name, _made("person", name))
                groups = {"site": pair["site"], "first generation": "yes" if name in self.story["first_generation"]
                          else "no"}  # fmt: skip
                one = rows.setdefault(name, {"name": name, "roles": [], "cohort": cohorts.get(name, first["name"]),
                                             "groups": groups})  # fmt: skip
                one["roles"] = sorted({*one["roles"], role})
                one.update(person=f"person-{self.people[name]}", invited_on=self.calendar.iso(self.story["start"]))
        for row in self.story["waiting"]:
            invited = self.calendar.iso(row["invited"])
            cohort = cohorts.get(row["name"], first["name"])
            rows[row["name"]] = {"name": row["name"], "roles": ["mentee"], "cohort": cohort, "invited_on": invited}
        begun = self.calendar.moment(self.story["start"], "09:30")
        for one in self.story["cohort"]:
            said = {"start": self.calendar.iso(one["start"]),
                    "leads": [f"person-{self.people[name]}" for name in one["leads"]]}  # fmt: skip
            self._commit(enrolling.cohort(self.journal, self.share, one["name"], said, now=begun, new_id=self._new))
        self._commit(enrolling.enrol(self.journal, self.share, rows.values(), now=begun, new_id=self._new))

    def _facts(self, number: int, pair: Part) -> Iterator[tuple[str, Part]]:
        """What both of a pair let the program count."""
        mentor, mentee = (f"person-{self.people[pair[role]]}" for role in ("mentor", "mentee"))
        together = f"relationship-{_made('pair', pair['mentor'], pair['mentee'])}"
        said = {"mentors": [mentor], "mentees": [mentee], "cadence": pair["cadence"], "kind": "traditional",
                "start": self.calendar.iso(pair["start"])}  # fmt: skip
        if "ended" in pair:
            said |= {"ended_on": self.calendar.iso(pair["ended"]), "ending": "ended early",
                     "challenge": pair["challenge"]}  # fmt: skip
        elif pair["met"]:
            said["agreed_on"] = self.calendar.iso(pair["met"][0])
        yield self._fact("relationship", mentor, pair["start"], relationship=together, **said)
        for day in pair["met"]:
            yield self._fact("meeting", mentor, day, relationship=together, on=self.calendar.iso(day), status="held",
                             type="one-to-one", minutes=40 + 10 * (day % 3))  # fmt: skip
        for status, objective, value in pair["goals"]:
            wanted = {"status": status, "objective": objective or None, "value_tag": value or None}
            yield self._fact("goal", mentee, -60, relationship=together, person=mentee, **wanted)
        both = ((mentor, mentee, 0), (mentee, mentor, 1))
        for by, other, side in both:
            yield from self._answers(number, pair, by, other, side, together)
        if number % 2 == 0:
            yield self._fact("recognition", mentee, -14 - number, person=mentor, type="kudos",
                             on=self.calendar.iso(-14 - number), relationship=together)  # fmt: skip
        if number < _WHOLE:
            yield self._fact("training", mentee, pair["start"], module="goals", on=self.calendar.iso(pair["start"]))

    def _answers(
        self, number: int, pair: Part, by: str, other: str, side: int, together: str
    ) -> Iterator[tuple[str, Part]]:
        about = {"person": other, "relationship": together}
        if pair["fit"]:
            yield self._fact("response", by, -100, form="pair-fit", version=1, answers={"fit": pair["fit"][side]},
                             **about)  # fmt: skip
        if "ended" in pair or not pair["met"]:
            return
        names = {f"person-{person}": name for name, person in self.people.items()}
        words = {one["item"]: one["text"] for one in self.story["comment"] if one["person"] == names[by]}
        for form, day in _ASKED.items():
            more = about if form == "pulse" else {"comments": words} if form == "program" and words else {}
            if form != "needs" or side:
                yield self._answer(form, by, day, pair["base"][side], number, more)
        for form, days in _TWICE.items():
            for turn, day in enumerate(days):
                if side:
                    yield self._answer(form, by, day, pair["base"][side] - 1 + turn, number + turn, {})

    def _answer(self, form: str, by: str, day: int, base: int, number: int, more: Part) -> tuple[str, Part]:
        spec = forms.shipped()[form]
        answers = {}
        for item in spec.items:
            if item.type == "scale":
                wobble = int(_made(form, item.id, str(number)), 16) % 3 - 1
                less = -2 if item.id.endswith("-level") else 0
                answers[item.id] = max(1, min(5, base + wobble + less))
        return self._fact("response", by, day, form=form, version=spec.version, answers=answers, **more)

    def _fact(self, what: str, by: str, day: int, **fields: Any) -> tuple[str, Part]:
        kept = {name: value for name, value in fields.items() if value is not None}
        made = fresh(self.journal, {"program": self.share, "what": what, **kept}, readers=ONLY_YOU,
                     now=self.calendar.moment(day, "18:00"))  # fmt: skip
        return self._new("fact"), {**made, "by": by}

    def _hear(self) -> None:
        """When something of each was read last, as a sync notes it down."""
        heard: dict[str, str] = {}
        members: dict[str, Known] = {}
        for pair in self.story["pair"]:
            for role in ("mentor", "mentee"):
                person = self.people[pair[role]]
                device = _made("device", person)
                members[f"person-{person}"] = Known(pair[role], [{"id": device}])
                at = self.calendar.moment(pair["heard"], "07:30").isoformat(timespec="seconds")
                heard[device] = max(at, heard.get(device, ""))
        ledgers.save(self.journal.disk, self.share, Ledger(members=members, heard=heard))

    def _learn(self) -> None:
        for row in self.story["finding"]:
            at = self.calendar.moment(row["day"], "15:00")
            due = self.calendar.iso(row.get("due"))
            made = improving.finding(
                self.journal, self.share, row["finding"], now=at, new_id=self._new, decision=row.get("decision"),
                owner=row.get("owner"), due=due,
            )  # fmt: skip
            self._commit(made)
            if "done" in row:
                [finding] = made.create
                done = self.calendar.moment(row["done"], "15:00")
                self._commit(improving.done(self.journal, finding, row["result"], now=done))
        for row in self.story["contact"]:
            person = f"person-{self.people[row['person']]}"
            self._commit(supporting.contact(
                self.journal, self.share, person, row["text"], next_on=self.calendar.iso(row["next"]),
                now=self.calendar.moment(row["day"], "11:00"), new_id=self._new,
            ))  # fmt: skip

    def _publish(self) -> None:
        """A summary was shown to sponsors a while ago."""
        share = self.journal.get(f"share-{self.share}") or Row()
        day = self.calendar.day(self.story["published"])
        program_rollup.publish(self.journal, share, program_rollup.rolled(self.journal, share, day))


def _made(*words: str) -> str:
    """Random letters that are the same in every run."""
    return hashlib.blake2b("\x1f".join(words).encode(), digest_size=16).hexdigest()
