"""The same few figures from the same decrypted facts (one fact a line), by one engine: DuckDB, polars, or ours.

python -m benchmarks.rollup_peers ENGINE FILE DAY; prints seconds from the closed file to the figures, and the figures.
DuckDB and polars use all processors; the engine is imported before the clock starts. Run by path with a peer's own
interpreter, so it imports nothing of this project but for ours.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from typing import Any

PAIRS = """
    with rel as (select relationship, any_value(start) as start, any_value(mentors) as mentors from facts
                 where what = 'relationship' and start <= $day group by relationship),
    given as (select relationship, "on", "by", count(*) as many, sum(minutes) as minutes from facts
              where what = 'meeting' and status = 'held' and "on" <= $day group by all),
    held as (select relationship, "on", max(struct_pack(many := many, minutes := minutes)) as most from given
             group by all),
    met as (select relationship, min("on") as first, sum(most.minutes) as minutes from held group by relationship)
    select count(*), count(met.first), avg(greatest(0, date_diff('day', start::date, met.first::date))),
           median(date_diff('day', start::date, met.first::date)),
           sum(met.minutes) / 60.0 / count(distinct mentors) from rel left join met using (relationship)
"""
GOALS = """
    select 100.0 * count(*) filter (status = 'achieved') / count(*) from facts
    where what = 'goal' and status in ('achieved', 'dropped')
"""
WORTH = """
    select avg(worth) from (select "by", arg_max(answers.worth, "at" || id) as worth from facts
    where what = 'response' and form = 'program' and "at" < $day || '~' group by "by")
"""
COLUMNS = {
    "id": "VARCHAR", "by": "VARCHAR", "what": "VARCHAR", "at": "VARCHAR", "relationship": "VARCHAR",
    "mentors": "VARCHAR[]", "start": "VARCHAR", "on": "VARCHAR", "minutes": "INTEGER", "status": "VARCHAR",
    "form": "VARCHAR", "answers": "STRUCT(worth INTEGER)",
}  # fmt: skip


def duckdb(path: str, day: str) -> tuple[float, list[Any]]:
    """With SQL over the lines."""
    import duckdb as engine

    began = time.perf_counter()
    base = engine.connect()
    base.execute(
        f"create table facts as select * from read_json('{path}', format = 'newline_delimited', columns = {COLUMNS!r})"
    )
    found = [*(base.execute(PAIRS, {"day": day}).fetchone() or ())]
    found += base.execute(GOALS).fetchone() or ()
    found += base.execute(WORTH, {"day": day}).fetchone() or ()
    return time.perf_counter() - began, found


def polars(path: str, day: str) -> tuple[float, list[Any]]:
    """With a data frame of the lines."""
    import polars as pl

    text = pl.String
    schema = {name: text for name, kind in COLUMNS.items() if kind == "VARCHAR"} | {
        "mentors": pl.List(text), "minutes": pl.Int32, "answers": pl.Struct({"worth": pl.Int32}),
    }  # fmt: skip
    began = time.perf_counter()
    facts = pl.read_ndjson(path, schema=schema)
    rel = facts.filter(pl.col("what") == "relationship", pl.col("start") <= day)
    rel = rel.unique("relationship").select("relationship", "start", "mentors")
    held = facts.filter(pl.col("what") == "meeting", pl.col("status") == "held", pl.col("on") <= day)
    held = held.group_by("relationship", "on", "by").agg(pl.len().alias("many"), pl.col("minutes").sum())
    held = held.sort("many", "minutes").group_by("relationship", "on").agg(pl.col("minutes").last())
    met = held.group_by("relationship").agg(pl.col("on").min().alias("first"), pl.col("minutes").sum())
    pairs = rel.join(met, "relationship", "left")
    days = (pairs["first"].str.to_date() - pairs["start"].str.to_date()).dt.total_days()
    mentors = pairs["mentors"].list.first().n_unique()
    goals = facts.filter(pl.col("what") == "goal", pl.col("status").is_in(["achieved", "dropped"]))
    worth = facts.filter(pl.col("what") == "response", pl.col("form") == "program", pl.col("at") < day + "~")
    worth = worth.sort("at", "id").group_by("by").agg(pl.col("answers").struct.field("worth").last())
    found = [pairs.height, met.join(rel, "relationship", "semi").height, days.clip(0).mean(), days.median(),
             pairs["minutes"].sum() / 60 / mentors, 100 * (goals["status"] == "achieved").mean(),
             worth["worth"].mean()]  # fmt: skip
    return time.perf_counter() - began, found


def ours(path: str, day: str) -> tuple[float, list[Any]]:
    """As the rollup does it, all 23 figures; first in one process, as `ours_two` in two."""
    return _ours(path, day, 1 << 60)


def ours_two(path: str, day: str) -> tuple[float, list[Any]]:
    """The same with a second process."""
    return _ours(path, day, 0)


def _ours(path: str, day: str, helped: int) -> tuple[float, list[Any]]:
    import gc
    from datetime import date
    from pathlib import Path
    from statistics import median

    import msgspec

    from mentortui.exchange.summing import Means, Sums
    from mentortui.practice import forms
    from mentortui.program.rolling import roll
    from mentortui.program.rules import Rules
    from mentortui.program.scope import Scope, Someone, Whole

    known = {(one.id, one.version): one for one in forms.shipped().values()}
    gc.disable()
    began = time.perf_counter()
    by_person: dict[str, list[dict[str, Any]]] = {}
    for row in msgspec.json.Decoder(dict[str, Any]).decode_lines(Path(path).read_bytes()):
        by_person.setdefault(row["by"], []).append(row)
    summary = Sums(None, "", Means(1 << 60, helped)).up(by_person, known, "")
    people = tuple(Someone(one, since="2026-01-01", heard=day) for one in by_person)
    as_of = date.fromisoformat(day)
    whole = Whole("Many", people, summary)
    rollup = roll(whole, as_of=as_of, rules=Rules()).rollup
    spent = time.perf_counter() - began
    scope = Scope(whole, people, as_of)
    waited = [(date.fromisoformat(first) - date.fromisoformat(pair.start)).days
              for key, pair in scope.pairs.items() if (first := scope.first_met(key))]  # fmt: skip
    figures = {one.id: one for one in rollup.figures}
    worth = next(part.value for part in figures["satisfaction"].parts if part.name == "mean, of five")
    found = [len(scope.pairs), len(waited), figures["first-meeting"].value, median(waited), figures["hours"].value,
             figures["goals"].value, worth]  # fmt: skip
    return spent, found


def _processor() -> float:
    """Seconds of all threads and of ended children. Loading an engine is in it: a tenth of a second at most."""
    own, theirs = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    return own.ru_utime + own.ru_stime + theirs.ru_utime + theirs.ru_stime


if __name__ == "__main__":
    engine, file, as_of = sys.argv[1:]
    before = _processor()
    seconds, figures = {"duckdb": duckdb, "polars": polars, "ours": ours, "ours_two": ours_two}[engine](file, as_of)
    cpu = _processor() - before
    print(json.dumps({"seconds": seconds, "cpu": cpu, "figures": [round(float(one), 6) for one in figures]}))
