"""Forms for people without the app: a page to mail them, and the file they send back."""

from __future__ import annotations

from mentortui import paths
from mentortui.clock import new_id
from mentortui.messages import TakeAnswers
from mentortui.practice.by_form.asking import Asking, asked_of
from mentortui.practice.forms import FormSpec
from mentortui.screens.base import JournalScreen
from mentortui.screens.desk import Desk
from mentortui.screens.filing import Page, PathScreen, ask


def offer(screen: JournalScreen, spec: FormSpec) -> None:
    """Ask where to write a form for somebody without the app."""
    ask(screen, paper(screen.desk, spec))


def paper(desk: Desk, spec: FormSpec) -> Page:
    """A form as a page that asks for names itself, or as Markdown."""
    one = asked_of(desk.reader, spec, new_id("form", desk.clock).partition("-")[2])
    name = f"{paths.for_a_file(spec.title)}.html"
    forms = "For somebody without the app: a page for any browser; Markdown where the name ends in .md"
    return Page(name, lambda path: _made(one, path), "the questions and no answers", forms)


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
