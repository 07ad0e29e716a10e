"""A form that is answered, one question at a time: digits answer, enter goes on, esc keeps it as a draft.

Saving and drafts are those of every form. What another process changed in the same answers meanwhile is kept
where one did not touch it; where both did, both answers are said and one's own stands when it is saved again.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static, TextArea

from mentortui.actions import ACTIONS, Action, key_hint
from mentortui.errors import ChangedMeanwhile, MentortuiError, Refused
from mentortui.model.reader import Row as Record
from mentortui.model.vocabulary import kind_of
from mentortui.practice import forms
from mentortui.practice.counted import is_counted
from mentortui.practice.forms import Item
from mentortui.screens import routes
from mentortui.screens.desk import Desk, Draft
from mentortui.screens.feedback import asked as asking
from mentortui.screens.feedback import head
from mentortui.screens.feedback.asked import CONSENT, COUNTED, Asked
from mentortui.screens.feedback.saving import clashes, form_of, taken_together, values_of
from mentortui.screens.feedback.specs import NOT_HERE, is_here
from mentortui.screens.forms import draft as form_draft
from mentortui.screens.forms.form import FormScreen
from mentortui.widgets.dots import Dots
from mentortui.widgets.ink import flat
from mentortui.widgets.keys import Keys, bindings
from mentortui.widgets.options import Options
from mentortui.widgets.readers import WhoReads
from mentortui.widgets.rows import Rows
from mentortui.widgets.topline import Notice, TopLine


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
    AnswerScreen #ask { height: 1fr; scrollbar-size-vertical: 1; margin-bottom: 2; }
    AnswerScreen.-high #ask { margin-bottom: 0; }
    AnswerScreen #part { color: $muted; padding: 0 3; }
    AnswerScreen #question { padding: 0 3; text-style: bold; margin-bottom: 1; }
    AnswerScreen #below { color: $muted; padding: 0 3; margin-top: 1; }
    AnswerScreen #below.-wrong { color: $error; }
    AnswerScreen TextArea { margin: 0 3; height: 5; padding: 0; background: $surface; background-tint: $surface 0%; }
    AnswerScreen .text-area--placeholder { color: $muted; }
    AnswerScreen .text-area--cursor-line { background: $surface; }
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
        if asked.response:
            self._expect = {(asked.response, name): desk.reader.stamp(asked.response, name) for name in _FIELDS}
        self._key = asked.key
        self._texts = self._stored()
        self._base = dict(self._texts)
        self.place = next((at for at, item in enumerate(self.items) if item.id == begin), 0)
        self._warned = False  # that some questions have no answer
        self._showing = False
        self.head, self.options, self.dots = Rows(id="head"), Options(), Dots()
        self.head.can_focus = False
        self.area = TextArea(compact=True)
        self.area.cursor_blink = False

    def _stored(self) -> dict[str, str]:
        """What the journal says: nothing yet, or the answers that are changed."""
        answers: Mapping[str, Any] = self._row.get("answers") or {}
        found = {item.id: asking.text_of(answers.get(item.id)) for item in self.items}
        counted = "yes" if is_counted(self.desk.reader, "response", self._row) else ""
        return {**found, CONSENT: "\n".join(sorted(self._row.get("consent", ()))), COUNTED: counted}

    def compose(self) -> ComposeResult:
        """Top line, what is asked of whom, the question, dots, notice, footer."""
        draft = self.desk.drafts.get(self._key)
        if draft:
            self._bring_back(draft)
        yield TopLine(routes.top_line(self.desk), self.form.mode, self.desk.standing)
        yield self.head
        with VerticalScroll(id="ask", can_focus=False):
            yield Static(id="part")
            yield Static(id="question")
            yield self.options
            yield self.area
            yield Static(id="below")
        yield self.dots
        key = key_hint("answer.count", self.desk.keymap)
        yield WhoReads(self._reading({}), key, key)
        yield Notice()
        yield Keys(self._footer(), self.desk.keymap)

    def _bring_back(self, draft: Draft) -> None:
        """A draft waits: go on from it, from the values it was written over."""
        stands = {name: text for name, text in draft.texts.items() if name in self._texts}
        changed = {name: text for name, text in stands.items() if text != draft.base.get(name, "")}
        if changed:
            self._base |= {name: draft.base.get(name, "") for name in changed}
            self._texts |= changed
            for place in self._expect:
                self._expect[place] = draft.stamps.get(place[1], self._expect[place])
            self.place = next((at for at, item in enumerate(self.items) if not self._said(item)), 0)
            self.counted = bool(self._texts[COUNTED])

    def on_mount(self) -> None:
        """Begin at the first question; in a draft at the first without an answer."""
        self._show()

    # What is shown

    @property
    def item(self) -> Item:
        """The question one is at."""
        return self.items[self.place]

    def _said(self, item: Item) -> bool:
        return bool(self._texts[item.id].strip())

    def on_resize(self) -> None:
        """The head is wrapped to the width."""
        if self.is_mounted:
            self._show_head()

    def _show_head(self) -> None:
        rows = head.rows(self.desk, self.asked, self.place, self.app.size.width, self.app.size.height)
        self.head.styles.height = len(rows) + (self.app.size.height >= head.LOW)  # with the rule below it
        self.head.show(rows)

    def _show(self) -> None:
        """Show the question one is at, and let its answer have the keys."""
        item, text = self.item, self._texts[self.item.id]
        self._show_head()
        self.query_one("#part", Static).update(Content(flat(item.part)))
        self.query_one("#part", Static).display = bool(item.part)
        optional = "  (may stay empty)" if item.optional else ""
        self.query_one("#question", Static).update(Content(f"{flat(item.text)}{optional}"))
        written = item.type == forms.TEXT
        self.options.display, self.area.display = not written, written
        if written:
            self.area.placeholder = Content(flat(item.hint))
            self._showing = True
            self.area.load_text(text)
            self.area.move_cursor(self.area.document.end)
            self.area.focus()
        else:
            chosen = text.split("\n") if item.many else [text]
            self.options.show(
                asking.options(item), [one for one in chosen if one], many=item.many, ends=asking.ends(item)
            )
            self.options.focus()
        self._say_below()
        self._say_how_far()
        self.query_one("#ask", VerticalScroll).scroll_home(animate=False)

    def _say_below(self, sentence: str = "", wrong: bool = False) -> None:
        """What is wrong with the answer, or how it is given."""
        item, below = self.item, self.query_one("#below", Static)
        hint = "" if sentence else self._hint(item)
        below.update(Content(f"! {flat(sentence)}" if wrong else flat(sentence) or hint))
        below.set_class(wrong, "-wrong")
        below.display = bool(sentence or hint)

    def _hint(self, item: Item) -> str:
        if item.type == forms.TEXT:
            key = key_hint("answer.consent", self.desk.keymap)
            if item.id in self._consent:
                return f"The program may read this comment.  {key} takes that back."
            hint = f"{flat(item.hint)}\n" if item.hint and self._said(item) else ""
            return f"{hint}The program does not read this comment.  {key} lets it."
        if item.many:
            return "Choose as many as you like."
        return "1 and then 0, or x, is 10." if item.low <= 1 and item.high == 10 else ""

    def _say_how_far(self) -> None:
        self.dots.show([self._said(item) for item in self.items], self.place)
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
            given = self.item.id in self._consent
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
        return dict(self._texts)

    @property
    def _consent(self) -> set[str]:
        """The comments the program may read."""
        return set(self._texts[CONSENT].split("\n")) - {""}

    def _answered(self, text: str) -> None:
        if self._texts[self.item.id] == text:
            return
        self._texts[self.item.id] = text
        self._warned = False
        self._say_below()
        self._say_how_far()
        self._say_readers()
        self._keep_soon()

    def _keep_soon(self) -> None:
        if self._keeping is None:
            self._keeping = self.set_timer(form_draft.KEEP_AFTER, self._keep)

    def on_options_changed(self, message: Options.Changed) -> None:
        """Another answer was chosen."""
        self._answered("\n".join(message.options.chosen))

    def on_text_area_changed(self) -> None:
        """Something was written."""
        if self.item.type == forms.TEXT:
            self._answered(self.area.text)

    def values(self) -> dict[str, Any]:
        """The answers, and which comments the program may read; of changed ones only what differs. Raises Refused."""
        if not is_here(self.asked.spec):
            raise Refused(NOT_HERE)
        return values_of(self.items, self._texts, None if not self.form.editing else self._base, self._consent)

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
        open_ = [at for at, item in enumerate(self.items) if not item.optional and not self._said(item)]
        if open_ and not self._warned and len(open_) < len(self.items):
            self._go(open_[0])
            self._warned = True
            some = "One question has" if len(open_) == 1 else f"{len(open_)} questions have"
            save = key_hint("form.save", self.desk.keymap)
            self.query_one(Notice).say(f"{some} no answer. {save} saves without.", "note")
            return
        self.action_form_save()

    def action_answer_back(self) -> None:
        """To the question before."""
        self._go(self.place - 1)

    def action_form_next(self) -> None:
        """To the next question, also from a text."""
        self.action_answer_next()

    def action_form_previous(self) -> None:
        """To the question before, also from a text."""
        self.action_answer_back()

    def action_answer_consent(self) -> None:
        """Let the program read this comment, or no longer."""
        if self.item.type == forms.TEXT:
            self._texts[CONSENT] = "\n".join(sorted(self._consent ^ {self.item.id}))
            self._say_below()
            self._say_how_far()
            self._keep_soon()

    def action_answer_count(self) -> None:
        """See what the program would count; then let it, or no more."""
        self.query_one(WhoReads).action_form_count()

    def _say_readers(self) -> None:
        """Whether the answers are counted is part of what is kept as a draft."""
        super()._say_readers()
        counted = "yes" if self.counted else ""
        if self._texts[COUNTED] != counted:
            self._texts[COUNTED] = counted
            self._say_how_far()
            self._keep_soon()

    def counted_row(self) -> tuple[str, Record]:
        """A response with the answers that stand here."""
        answers = {item.id: asking.value_of(item, self._texts[item.id]) for item in self.items if self._said(item)}
        spec = self.asked.spec
        said = {"form": spec.id, "version": spec.version, "answers": answers, "consent": sorted(self._consent)}
        return self.form.kind, {**self._row, **said, "counted": self.counted}

    def action_nothing(self) -> None:
        """Arrows are the answer's; where it has none they do nothing."""

    def action_form_anew(self) -> None:
        """Begin again from what the journal says; the same key brings back what was answered."""
        if self.dirty:
            self._away = self.texts()
            self._row = self.desk.reader.get(self.form.editing) or self._row
            self._texts = self._stored()
            self._base = dict(self._texts)
            for record_id, name in self._expect:
                self._expect[record_id, name] = self.desk.reader.stamp(record_id, name)
        elif self._away:
            self._texts, self._away = self._away, {}
        self.counted = bool(self._texts[COUNTED])
        self._say_readers()
        self._go(0)
        self._keep_soon()

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
        self._say_below(error.sentence, wrong=True)

    def _met(self, error: ChangedMeanwhile) -> None:
        """The same answers were changed meanwhile: theirs where this form changed nothing, else both are said."""
        self._row = self.desk.reader.get(self.form.editing) or self._row
        theirs = self._stored()
        both = clashes(self.items, self._texts, theirs, self._base)
        self._texts = taken_together(self._texts, theirs, self._base)
        self._base = theirs
        self.counted = bool(self._texts[COUNTED])
        self._expect = {place: self.desk.reader.stamp(*place) for place in self._expect}
        save = key_hint("form.save", self.desk.keymap)
        self._go(both[0] if both else self.place)
        if both:
            other = theirs[self.item.id].replace("\n", ", ") or "nothing"
            self._say_below(f"Changed meanwhile to: {other}. Yours stands here; {save} saves it.", wrong=True)
        said = "These answers were changed meanwhile; what you did not touch is theirs now."
        self.query_one(Notice).say(f"{said} {save} saves.", "warning")

    def _saved(self, commit: Any) -> None:
        made = [one for one in commit.ids if kind_of(one) == "response"]
        self.dismiss(self.form.editing or next(iter(made), None))


_FIELDS = ("answers", "consent")


def _keys(item: Item) -> str:
    return f"{item.low}-{item.high}"
