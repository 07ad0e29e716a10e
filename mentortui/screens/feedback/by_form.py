"""Forms for people without the app: a page to mail them, and the file they send back."""

from __future__ import annotations

from datetime import date
from functools import partial

from mentortui import paths
from mentortui.clock import new_id
from mentortui.dates import say_day
from mentortui.messages import TakeAnswers
from mentortui.practice.by_form.asking import Asking, asked_of
from mentortui.practice.by_form.whom import Answering, answering, met
from mentortui.practice.feedback_due import Due
from mentortui.practice.forms import ANYBODY, FormSpec
from mentortui.screens.base import JournalScreen
from mentortui.screens.desk import Desk
from mentortui.screens.feedback.choosing import ChooseScreen
from mentortui.screens.filing import Page, PathScreen, ask


def offer(screen: JournalScreen, spec: FormSpec, due: Due | None = None) -> None:
    """Ask where to write a form for somebody without the app; before that for whom, where several may answer it."""
    desk = screen.desk
    found = answering(desk.reader, spec, due)
    if len(found) == 1 and spec.who != ANYBODY:
        ask(screen, paper(desk, found[0]))
    elif not found:
        ask(screen, paper(desk, Answering(spec, "")))
    else:
        choices = [*found, Answering(spec, "")]
        screen.app.push_screen(
            ChooseScreen(f"{spec.title}: who answers?", choices, partial(_line, desk)),
            lambda one: ask(screen, paper(desk, one)) if one else None,
        )


def _line(desk: Desk, one: Answering) -> tuple[str, str]:
    """Somebody, and what they answer about; last whoever says their name."""
    if not one.writer:
        return "whoever opens it", "the page asks for names"
    row = desk.reader.get(one.meeting) or {}
    day = say_day(date.fromisoformat(row["on"]), desk.today) if row.get("on") else ""
    alone = one.other in ("", desk.reader.me)
    return desk.name(one.writer), ", ".join(filter(None, ("" if alone else f"with {desk.first_name(one.other)}", day)))


def paper(desk: Desk, one: Answering) -> Page:
    """A form as a page, or as Markdown, that asks for the names nobody knows yet."""
    number = new_id("form", desk.clock).partition("-")[2]
    asked = asked_of(
        desk.reader, one.spec, number, writer=one.writer, other=one.other, meeting=one.meeting,
        met=met(desk.reader.get(one.meeting)), occasion=one.occasion,
    )  # fmt: skip
    name = paths.for_a_file(" ".join(filter(None, (one.spec.title, asked.writer.name))))
    about = f", about {asked.met}" if asked.met else f", with {asked.other.name}" if asked.other.name else ""
    whom = f"{asked.writer.name}{about}" if one.writer else "whoever opens it"
    forms = f"For {whom}: a page for any browser; Markdown where the name ends in .md"
    return Page(f"{name}.html", lambda path: _made(asked, path), "the questions and no answers", forms)


def _made(one: Asking, path: str) -> str:
    if path.lower().endswith((".md", ".markdown", ".txt")):
        from mentortui.documents.form_markdown import markdown

        return markdown(one)
    from mentortui.documents.form_page import page

    return page(one)


class TakeScreen(PathScreen):
    """The file that somebody without the app sent back."""

    ASKS = "Enter answers from a file: which?   enter reads it, esc leaves"
    MEANS = (
        "What the page of a form saved, a filled Markdown form, or the mail they came with (.eml); drag it into this "
        "window, or paste its path. The answers are marked as theirs, and as entered by you."
    )

    def __init__(self) -> None:
        super().__init__("", self.MEANS)

    def ask(self, path: str) -> None:
        """Read it."""
        self.post_message(TakeAnswers(path, self.done, self.refused))
