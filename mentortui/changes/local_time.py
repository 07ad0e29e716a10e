"""Local times that no clock shows: in the night the clocks go forward an hour is skipped."""

from __future__ import annotations

from mentortui.dates import in_full
from mentortui.errors import Refused

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from mentortui.model.reader import Directory


def refuse_skipped(reader: Directory, days: Iterable[date], clock_time: str | None, here: str | None = None) -> None:
    """Raises Refused for a time that one of the days does not have where I live, with the nearest there are.

    Where I live is what my profile says, else `here`, the computer's own time zone; without either nothing is known.
    """
    if clock_time is None:
        return
    from mentortui.practice import zones  # 5 ms, not for a day without a time

    where = zones.own_zone(reader, here)
    if where is None:
        return
    for day in days:
        at = zones.moment(day.isoformat(), clock_time, where)
        if at is None or zones.exists(at):
            continue
        before, after = zones.around_gap(at)
        raise Refused(
            f"{clock_time} on {in_full(day)} does not exist in {where.key}, where the clocks go forward then; "
            f"the nearest times are {before:%H:%M} and {after:%H:%M}. Nothing was saved.",
            "time",
        )
