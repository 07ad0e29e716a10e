"""A form that is answered, one question at a time: digits answer, enter goes on, esc keeps it as a draft.

Saving and drafts are those of every form. What another process changed in the same answers meanwhile is kept
where one did not touch it; where both did, both answers are said and one's own stands when it is saved again.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from mentortui.actions import ACTIONS, Action, key_hint
from mentortui.errors import ChangedMeanwhile, MentortuiError, Refused
from mentortui.model.reader import Row as Record
from mentortui.model.vocabulary import kind_of
from mentortui.practice import forms
from mentortui.practice.counted import is_counted
from mentortui.practice.forms import Item
from mentortui.screens import routes
from mentortui.screens.desk import Desk, Draft
from mentortui.screens.feedback.answers import Answers, stored
from mentortui.screens.feedback.asked import Asked
from mentortui.screens.feedback.head import Head
from mentortui.screens.feedback.question import Question, hint
from mentortui.screens.feedback.saving import clashes, form_of, taken_together, values_of
from mentortui.screens.feedback.specs import NOT_HERE, is_here
from mentortui.screens.forms.begun import Begun
from mentortui.screens.forms.form import FormScreen
from mentortui.widgets.dots import Dots
from mentortui.widgets.keys import Keys, bindings
from mentortui.widgets.options import Options
from mentortui.widgets.readers import WhoReads
from mentortui.widgets.topline import Notice, TopLine

_FIELDS = ("answers", "consent")


class AnswerScreen(FormScreen):
    """One form about one thing. Dismisses with the id of the response, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("answer.next", "answer.back", "answer.consent", "answer.count"),
        Binding("up", "nothing", show=False),
        Binding("down", "nothing", show=False),
    ]
    VERTICAL_BREAKPOINTS = [(0, "-tiny"), (9, "-low"), (15, "-high")]  # noqa: RUF012
    DEFAULT_CSS = """
    AnswerScreen #head { height: auto; }
    AnswerScreen.-high #head { border-bottom: solid $rule; margin-bottom: 1; }
    AnswerScreen #ask { margin-bottom: 2; }
    AnswerScreen.-high #ask { margin-bottom: 0; }
    AnswerScreen #question { margin-bottom: 1; }
    AnswerScreen #below { margin-top: 1; }
    AnswerScreen TextArea { height: 5; }
    AnswerScreen Dots { dock: bottom; margin-bottom: 2; }
    AnswerScreen.-low #question, AnswerScreen.-tiny #question { margin-bottom: 0; }
    AnswerScreen.-low TextArea { height: 3; }
    AnswerScreen.-low WhoReads, AnswerScreen.-tiny WhoReads { display: none; }
    AnswerScreen.-tiny TopLine, AnswerScreen.-tiny #head, AnswerScreen.-tiny Dots { display: none; }
    AnswerScreen.-tiny #below { margin-top: 0; }
    AnswerScreen.-tiny TextArea { height: 2; }
    AnswerScreen.-tiny #ask { margin-bottom: 0; }
    """

    def __init__(self, desk: Desk, asked: Asked, begin: str = "") -> None:
        """`begin` is the id of the item it begins at."""
        self.asked, self.items = asked, asked.spec.items
        self._row = desk.reader.get(asked.response) or Record()
        super().__init__(desk, form_of(asked))
        self._begun = Begun(desk.reader, asked.response, _FIELDS, self.counted)
        self._key = asked.key
        self.answers = Answers(self.items, self._stored())
        self._begun.texts = dict(self.answers.texts)
        self.place = next((at for at, item in enumerate(self.items) if item.id == begin), 0)
        self._warned = False  # that some questions have no answer
        self.head, self.question, self.dots = Head(), Question(), Dots()

    def _stored(self) -> dict[str, str]:
        """What the journal says: nothing yet, or the answers that are changed."""
        self._row = self.desk.reader.get(self.form.editing) or self._row
        return stored(self.items, self._row, is_counted(self.desk.reader, "response", self._row))

    def compose(self) -> ComposeResult:
        """Top line, what is asked of whom, the question, dots, notice, footer."""
        draft = self.desk.drafts.get(self._key)
        if draft:
            self._bring_back(draft)
        yield TopLine(routes.top_line(self.desk), self.form.mode, self.desk.standing)
        yield self.head
        yield self.question
        yield self.dots
        key = key_hint("answer.count", self.desk.keymap)
        yield WhoReads(self._reading({}), key, key)
        yield Notice()
        yield Keys(self._footer(), self.desk.keymap)

    def _bring_back(self, draft: Draft) -> None:
        """A draft waits: go on from it, from the values it was written over."""
        stands = {name: text for name, text in draft.texts.items() if name in self.answers.texts}
        changed = {name: text for name, text in stands.items() if text != draft.base.get(name, "")}
        if changed:
            self._begun.go_on(draft, changed, _FIELDS)
            self.answers.texts |= changed
            self.place = self.answers.first_open
            self.counted = self.answers.counted

    def on_mount(self) -> None:
        """Begin at the first question; in a draft at the first without an answer."""
        self._show()

    # What is shown

    @property
    def item(self) -> Item:
        """The question one is at."""
        return self.items[self.place]

    def on_resize(self) -> None:
        """The head is wrapped to the width."""
        if self.is_mounted:
            self.head.ask(self.desk, self.asked, self.place)

    def _show(self) -> None:
        """Show the question one is at, and let its answer have the keys."""
        self.head.ask(self.desk, self.asked, self.place)
        self.question.ask(self.item, self.answers.texts[self.item.id])
        self._say_how()
        self._say_how_far()
        self.question.scroll_home(animate=False)

    def _say_how(self) -> None:
        """How the question is answered; and that nothing is wrong with its answer any more."""
        item, answers = self.item, self.answers
        key = key_hint("answer.consent", self.desk.keymap)
        self.question.hint(hint(item, given=answers.is_given(item), allowed=item.id in answers.consent, key=key))

    def _say_how_far(self) -> None:
        self.dots.show(self.answers.given, self.place)
        self.query_one(Keys).show(self._footer())

    def _footer(self) -> Iterator[Action]:
        text = self.item.type == forms.TEXT
        last = self.place == len(self.items) - 1
        if not text and self.item.type != forms.CHOICE:
            yield ACTIONS["answer.digit"]._replace(keys=_keys(self.item))
        elif not text:
            yield ACTIONS["answer.digit"]._replace(keys=f"1-{min(9, len(self.item.labels))}")
        onward = ACTIONS["form.next" if text else "answer.next"]
        yield onward._replace(label="save" if last else "next", rank=1)
        if self.place:
            back = ACTIONS["form.previous"] if text else ACTIONS["answer.back"]._replace(keys="←")
            yield back._replace(label="back", rank=2)
        if text:
            given = self.item.id in self.answers.consent
            yield ACTIONS["answer.consent"]._replace(label="keep from program" if given else "let program read")
        if not last:
            yield ACTIONS["form.save"]._replace(rank=6)
        if self.dirty or self._away:
            yield ACTIONS["form.anew"]._replace(label="start over" if self.dirty else "bring back", rank=8)
        yield ACTIONS["form.cancel"]._replace(label="keep as draft" if self.dirty else "close")
        yield ACTIONS["form.help"]

    def help_ids(self) -> tuple[str, ...]:
        """The actions its help lists."""
        return (
            "answer.digit", "answer.next", "answer.back", "form.next", "form.previous", "answer.consent",
            "answer.count", "form.save", "form.anew", "form.cancel",
        )  # fmt: skip

    # What is answered

    def texts(self) -> dict[str, str]:
        """What stands in the answers, as text."""
        return dict(self.answers.texts)

    def _answered(self, text: str) -> None:
        if self.answers.put(self.item.id, text):
            self._warned = False
            self._say_how()
            self._say_how_far()
            self._say_readers()
            self._keeping.soon()

    def on_options_changed(self, message: Options.Changed) -> None:
        """Another answer was chosen."""
        self._answered("\n".join(message.options.chosen))

    def on_text_area_changed(self) -> None:
        """Something was written."""
        if self.item.type == forms.TEXT:
            self._answered(self.question.area.text)

    def values(self) -> dict[str, Any]:
        """The answers, and which comments the program may read; of changed ones only what differs. Raises Refused."""
        if not is_here(self.asked.spec):
            raise Refused(NOT_HERE)
        base = self._begun.texts if self.form.editing else None
        return values_of(self.items, self.answers.texts, base, self.answers.consent)

    def on_dots_chosen(self, message: Dots.Chosen) -> None:
        """A question was clicked."""
        self._go(message.place)

    # Keys

    def _go(self, place: int) -> None:
        self.place = max(0, min(len(self.items) - 1, place))
        self.query_one(WhoReads).tell(None)
        self._show()

    def action_answer_next(self) -> None:
        """To the next question; behind the last one save, once what was passed over was seen."""
        if self.place < len(self.items) - 1:
            self._go(self.place + 1)
            return
        missing = self.answers.missing
        if missing and not self._warned and len(missing) < len(self.items):
            self._go(missing[0])
            self._warned = True
            some = "One question has" if len(missing) == 1 else f"{len(missing)} questions have"
            save = key_hint("form.save", self.desk.keymap)
            self.query_one(Notice).say(f"{some} no answer. {save} saves without.", "note")
            return
        self.action_form_save()

    def action_answer_back(self) -> None:
        """To the question before."""
        self._go(self.place - 1)

    action_form_next, action_form_previous = action_answer_next, action_answer_back  # also from a text

    def action_answer_consent(self) -> None:
        """Let the program read this comment, or no longer."""
        if self.item.type == forms.TEXT:
            self.answers.turn_consent(self.item)
            self._say_how()
            self._say_how_far()
            self._keeping.soon()

    def action_answer_count(self) -> None:
        """See what the program would count; then let it, or no more."""
        self.query_one(WhoReads).action_form_count()

    def _say_readers(self) -> None:
        """Whether the answers are counted is part of what is kept as a draft."""
        super()._say_readers()
        if self.answers.count(self.counted):
            self._say_how_far()
            self._keeping.soon()

    def counted_row(self) -> tuple[str, Record]:
        """A response with the answers that stand here."""
        said = {"form": self.asked.spec.id, "version": self.asked.spec.version, **self.answers.facts()}
        return self.form.kind, {**self._row, **said, "counted": self.counted}

    def action_nothing(self) -> None:
        """Arrows are the answer's; where it has none they do nothing."""

    def action_form_anew(self) -> None:
        """Begin again from what the journal says; the same key brings back what was answered."""
        if self.dirty:
            self._away = self.texts()
            self._begun.anew(self._stored())
            self.answers.texts = dict(self._begun.texts)
        elif self._away:
            self.answers.texts, self._away = self._away, {}
        self.counted = self.answers.counted
        self._say_readers()
        self._go(0)
        self._keeping.soon()

    # What saving meets

    def refuse(self, error: MentortuiError) -> None:
        """An error stands below the question it is about, else in the notice line."""
        self._saving = False
        named = str(getattr(error, "field", "")).removeprefix("answers.")
        place = next((at for at, item in enumerate(self.items) if item.id == named), None)
        if isinstance(error, ChangedMeanwhile) or place is None:
            super().refuse(error)
            return
        self._go(place)
        self.question.wrong(error.sentence)

    def _met(self, error: ChangedMeanwhile) -> None:
        """The same answers were changed meanwhile: theirs where this form changed nothing, else both are said."""
        theirs, mine, begun = self._stored(), self.answers.texts, self._begun.texts
        both = clashes(self.items, mine, theirs, begun)
        self.answers.texts = taken_together(mine, theirs, begun)
        self._begun.anew(theirs)
        self.counted = self.answers.counted
        save = key_hint("form.save", self.desk.keymap)
        self._go(both[0] if both else self.place)
        if both:
            other = theirs[self.item.id].replace("\n", ", ") or "nothing"
            self.question.wrong(f"Changed meanwhile to: {other}. Yours stands here; {save} saves it.")
        said = "These answers were changed meanwhile; what you did not touch is theirs now."
        self.query_one(Notice).say(f"{said} {save} saves.", "warning")

    def _saved(self, commit: Any) -> None:
        made = [one for one in commit.ids if kind_of(one) == "response"]
        self.dismiss(self.form.editing or next(iter(made), None))


def _keys(item: Item) -> str:
    return f"{item.low}-{item.high}"
