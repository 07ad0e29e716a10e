"""The days of the demo: counted from today, none of them on a weekend, none of what was written in the future."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta


class Calendar:
    """Days of the story as days of the calendar, none of them on a weekend."""

    def __init__(self, now: datetime) -> None:
        self._now = now
        self.today: date = now.date()

    def day(self, away: int) -> date:
        """The day so many days from today; from a weekend back to Friday, or in future on to Monday."""
        found = self.today + timedelta(days=away)
        beyond = found.weekday() - 4
        if beyond <= 0 or away == 0:
            return found
        return found + timedelta(days=3 - beyond) if away > 0 else found - timedelta(days=beyond)

    def moment(self, away: int, clock_time: str = "12:00") -> datetime:
        """The moment of a day's time, never later than now."""
        hour, minute = map(int, clock_time.split(":"))
        found = datetime.combine(self.day(away), time(hour, minute), self._now.tzinfo)
        return min(found, self._now)

    def iso(self, away: int | None) -> str | None:
        """A day as ISO text, None without one."""
        return None if away is None else self.day(away).isoformat()
