"""A report on a program from a coordinator's journal, into a file whose ending decides its form."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Final, NamedTuple

from mentortui.documents import program_report_data
from mentortui.documents.program_report import READERS, report
from mentortui.errors import Refused
from mentortui.exchange import files, program_rollup, program_week
from mentortui.exchange.program_week import Program
from mentortui.exchange.summing import Progress
from mentortui.model.reader import Row
from mentortui.practice import forms
from mentortui.program import facts as fact
from mentortui.program.charter import faults
from mentortui.program.choosing import choices
from mentortui.program.comments import Comments, comments
from mentortui.program.gathered import Gathered
from mentortui.program.kpi_taking_part import STAGES, stages_of
from mentortui.program.letters import come_to
from mentortui.program.periods import published
from mentortui.program.rules import rules_of
from mentortui.program.standing import standing
from mentortui.program.which import leads, share_of
from mentortui.store import Journal

ENDINGS: Final = (".html", ".md", ".csv", ".json")
NOT_SHOWN: Final = "Nothing was recorded as shown: this one is for you. To pass it on, make one for whoever reads it."


class Written(NamedTuple):
    """What was done: the files, and sentences on them."""

    paths: tuple[str, ...]
    says: tuple[str, ...]


def gathered(
    journal: Journal, share: Row, as_of: date, cohort: str = "", group: str = "", progress: Progress | None = None,
    asking: tuple[str, ...] = (),
) -> Gathered:  # fmt: skip
    """All that is known of a program. Raises Refused for a day in the future, a cohort or group nobody is in."""
    program, led = share_of(share), leads(share)
    rolled = program_rollup.rolled(journal, share, as_of, cohort, group, progress)
    found = program_week.program(journal, share, as_of, asking)
    narrowed = program_week.program(journal, share, as_of, asking, cohort) if cohort and not group else found
    charter = journal.get(f"charter-{program}") or Row()
    measures, cohorts, findings, sponsors, enrolled = (
        [row for row in journal.rows(kind) if row.get("program") == program]
        for kind in ("measure", "cohort", "finding", "sponsor", "enrolment")
    )
    if led:  # a list of before, where one coordinated it once, is not what one sees it by
        measures, cohorts, findings, sponsors, enrolled = [], [], [], [], []
    findings.sort(key=lambda row: (bool(row.get("done_on")), row.get("due") or "9", row["id"]))
    rules = rules_of(charter)
    everybody = not led and not cohort and not group and not rolled.rollup.refused
    counted = [(row, sum(one.cohort == row["name"] for one in found.scope.people.values())) for row in cohorts]
    shown = [one for one in published(journal, program) if (one.cohort, one.group) == (cohort, group)]
    before = tuple(one for one in shown if one.as_of < as_of.isoformat())
    given = tuple(comments(found.scope, rules, shown)) if everybody else ()
    return Gathered(
        share, charter, rolled, tuple(measures), tuple(counted), tuple(findings), tuple(sponsors),
        tuple(faults(charter, measures, cohorts)) if charter and not led else (),
        given, max((one.as_of for one in before), default=""), tuple(narrowed.week()), tuple(narrowed.health()),
        dict(found.names), tuple((name, len(people)) for name, people in standing(found.scope, enrolled).items()),
        tuple(choices([*found.scope.people.values()], rules.people)), before, _stood(narrowed), found.scope.whole.facts,
        _questions(journal, given), led,
    )  # fmt: skip


def _stood(found: Program) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """By stage who has come so far and no further, by name."""
    reached = stages_of(found.scope)
    return tuple((one, tuple(sorted(come_to(reached, one), key=found.name))) for one in STAGES)


def _questions(journal: Journal, given: Sequence[Comments]) -> dict[tuple[str, str], str]:
    """What comments answer: the question, after the title of its form."""
    found: dict[tuple[str, str], str] = {}
    specs = sorted(forms.versions(journal).items())
    for one in given:
        spec = next((spec for (name, _), spec in reversed(specs) if name == one.form), None)
        item = next((item for item in spec.items if item.id == one.item), None) if spec else None
        title, text = spec.title if spec else one.form, item.text if item else one.item
        found[one.form, one.item] = f"{title}: {text}"
    return found


def rendered(found: Gathered, reader: str, ending: str) -> str:
    """The report in the form an ending stands for. Raises Refused for another ending, or another reader."""
    if reader and reader not in READERS:
        raise Refused(f"A report is for {', '.join(READERS)}, not for {reader!r}. Nothing was written.", "for")
    told = report(found, reader)
    if ending == ".html":
        from mentortui.documents.program_report_html import html

        return html(told)
    if ending == ".md":
        from mentortui.documents.program_report_markdown import markdown

        return "\n".join(markdown(told)) + "\n"
    if ending == ".csv":
        return program_report_data.table(told)
    if ending == ".json":
        return program_report_data.as_json(told)
    raise Refused(f"A report ends in {', '.join(ENDINGS)}. Nothing was written.", "output")


def write(journal: Journal, found: Gathered, path: str, reader: str = "") -> Written:
    """Write the report. One for others is recorded as shown first, so that no later figure gives anybody away.

    Raises Refused for an ending that is none, and in the journal's own folder; WriteFailed when the disk refuses.
    """
    text = rendered(found, reader, Path(path).suffix.lower())
    says = [_shown(journal, found)] if reader else [NOT_SHOWN]
    files.write(path, text.encode(), journal.home)
    return Written((path,), (f"Written: {path}.", *says))


def _shown(journal: Journal, found: Gathered) -> str:
    """Record what others are shown; what was recorded says so."""
    if found.rolled.rollup.refused or not any(one.shown for one in found.rolled.rollup.figures):
        return "Nothing was recorded as shown, because no figure may be shown yet."
    delta = program_rollup.publish(journal, found.share, found.rolled)
    return f"{delta.says}; later figures keep in mind what it shows."


def write_facts(journal: Journal, share: Row, path: str, names: Mapping[str, str]) -> Written:
    """Write the facts of a program as CSV, and beside them what their columns mean. It names people.

    Raises Refused for a file that is no .csv.
    """
    if Path(path).suffix.lower() != ".csv":
        raise Refused("Facts are written as .csv. Nothing was written.", "facts")
    program = share_of(share)
    rows = [row for row in journal.rows(fact.KIND) if row.get("program") == program and row.get("by")]
    beside = str(Path(path).with_suffix(".columns.csv"))
    files.write(path, program_report_data.facts(rows, names).encode(), journal.home)
    files.write(beside, program_report_data.dictionary(rows).encode(), journal.home)
    says = f"Written: {path}, {len(rows):,} facts, and {beside}, what their columns mean."
    return Written((path, beside), (says, "It names people and nothing in it is hidden; keep it to yourself."))
