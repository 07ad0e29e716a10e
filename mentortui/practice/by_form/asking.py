"""A form on its way to somebody without the app: what it says of itself above its questions."""

from __future__ import annotations

from typing import Final, NamedTuple

from mentortui.model.reader import Reader
from mentortui.practice.by_form.sheet import Named
from mentortui.practice.forms import ANYBODY, BOTH, FormSpec

INBOX: Final = "mentortui-v1/inbox"
_WHO: Final = {BOTH: "mentor and mentee, each for themselves", ANYBODY: "everyone in the program"}
_ABOUT: Final = {
    "meeting": "one meeting", "relationship": "working together", "me": "yourself", "program": "the program",
    "person": "one person",
}  # fmt: skip


def asked_of(
    reader: Reader, spec: FormSpec, number: str, *, writer: str = "", other: str = "", meeting: str = "",
    met: str = "", occasion: str = "", counts: bool = False,
) -> Asking:  # fmt: skip
    """A form on its way, from ids of who answers and with whom (empty: the page asks), and of the meeting.

    In a program it is always asked whether that may count the ratings.
    """
    program = any(row.get("type") == "program" for row in reader.rows("share"))
    host, who, whom = (_named(reader, one) for one in (reader.me, writer, other))
    return Asking(spec, host, number, who, whom, meeting, met, occasion, counts or program)


def _named(reader: Reader, person: str) -> Named:
    return Named(str((reader.get(person) or {}).get("name", "")), person) if person else Named("")


class Asking(NamedTuple):
    """A form, to whom it goes, and what is known already of what they will say."""

    spec: FormSpec
    host: Named
    """Whoever takes the answers in."""
    number: str
    """The page's own: answers of one page are told from the same answers of another."""
    writer: Named = Named("")
    other: Named = Named("")
    meeting: str = ""
    """Id of the meeting it is about."""
    met: str = ""
    """That meeting in words."""
    occasion: str = ""
    counts: bool = False
    """Whether it is asked if the program may count the ratings."""

    @property
    def asks_other(self) -> bool:
        """Whether the page asks with whom: it is about two people and says only one."""
        return self.spec.about in ("meeting", "relationship", "person") and not self.other.name

    @property
    def asks_day(self) -> bool:
        """Whether the page asks which meeting."""
        return self.spec.about == "meeting" and not self.meeting

    def answers(self) -> str:
        """Who answers."""
        several = _WHO.get(self.spec.who, "")
        if not self.writer.name:
            return (several or f"the {self.spec.who}").capitalize()
        return self.writer.name if several else f"{self.writer.name} (the {self.spec.who})"

    def about(self) -> str:
        """About whom or what."""
        what = self.met or _ABOUT.get(self.spec.about, self.spec.about)
        whom = f", with {self.other.name}" if self.other.name else ""
        return f"{what[:1].upper()}{what[1:]}{whom}"

    def seen(self) -> list[str]:
        """Who will see what, as the form promises it, and what is different where somebody else enters the answers."""
        host = self.host.name
        return [
            self.spec.seen_by(self.other.name),
            f"Here one thing is different: {host} takes your answers in, so {host} can read every word of them. They "
            f"are kept in {host}'s journal, marked as written by you and entered by {host}.",
        ]

    def takes(self) -> str:
        """How long it takes, in words; empty where the form does not say."""
        minutes = self.spec.minutes
        if minutes == 0.5:
            return "Half a minute"
        return f"{minutes:g} minute{'s' * (minutes != 1)}" if minutes else ""

    def ways(self) -> tuple[tuple[str, str], tuple[str, str]]:
        """The two ways to hand it back, each with what it means for who can read it."""
        host = self.host.name
        return (
            (f"Mail it to {host}.", "This is the private way: nobody who shares a folder with you sees it."),
            (f"Or put it into the folder {INBOX}, if you share one with {host}.",
             f"Anyone with this folder can read it there, until {host}'s computer has taken it in. Sync services and "
             "backups may keep a copy for longer."),
        )  # fmt: skip
