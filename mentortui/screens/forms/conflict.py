"""Two versions side by side, and what can be done with them. Nothing is written until one has chosen."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from itertools import zip_longest
from typing import Any, ClassVar, Final

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen, Screen

from mentortui.actions import ACTIONS, Action, key_hint, offered
from mentortui.messages import Change
from mentortui.practice.conflicts import Version, versions_of
from mentortui.practice.merging import side_by_side
from mentortui.practice.worded import Word, marked
from mentortui.screens import routes
from mentortui.screens.desk import Desk
from mentortui.screens.forms.versions import Clash, Settled, mine_first, pair
from mentortui.widgets.ink import Column, Layout, flat, wrap
from mentortui.widgets.keys import Keys, bindings
from mentortui.widgets.row import SPACE, Row
from mentortui.widgets.rows import Rows
from mentortui.widgets.topline import Notice, TopLine

NARROW: Final = 60
"""Below this width the versions stand one below the other."""
_TITLE: Final = Layout((Column(role="strong"), Column(40, right=True, role="muted", least=72)), indent=1)
DIFFERS: Final = ("▸", "warning")
"""What stands where the two say something else, for eyes that do not see the tone."""
_IDS: Final = ("conflict.merge", "conflict.mine", "conflict.theirs", "conflict.both", "conflict.edit", "conflict.later")


class ConflictScreen(ModalScreen[Settled | None]):
    """Dismisses with what was chosen, or with None: decide later."""

    DEFAULT_CSS = """
    ConflictScreen { background: $background !important; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(*_IDS), Binding("f1,question_mark", "help", show=False)]

    def __init__(self, desk: Desk, clash: Clash, about: str) -> None:
        """`about` says which record it is."""
        super().__init__()
        self.desk, self.clash, self.about = desk, clash, about

    def compose(self) -> ComposeResult:
        """The two versions, and what can be done."""
        yield TopLine(routes.top_line(self.desk), "", self.desk.standing)
        yield Rows(id="versions")
        yield Notice()
        yield Keys(self._footer(), self.desk.keymap)

    def _footer(self) -> Iterator[Action]:
        for action in offered(_IDS):
            if self.can(action.id):
                yield action
        yield ACTIONS["help"]._replace(keys="f1")

    def can(self, action_id: str) -> bool:
        """Lines can be merged when they do not collide; only text has lines."""
        if action_id == "conflict.merge":
            return self.clash.merged is not None
        return self.clash.words or action_id not in ("conflict.both", "conflict.edit")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What makes no sense here lets the key pass."""
        found = next((known for known in _IDS if ACTIONS[known].call == action), None)
        return self.can(found) if found else True

    def on_mount(self) -> None:
        """Show them."""
        self.fill()
        self.query_one(Rows).focus()

    def on_resize(self) -> None:
        """Texts are wrapped to the width."""
        self.fill()

    def fill(self) -> None:
        """Lay the two out for the width there is."""
        clash, width = self.clash, self.app.size.width
        rows = [SPACE, Row("", (f"Two versions: {flat(clash.label)}", flat(self.about)), _TITLE), SPACE]
        rows += _beside(clash, width) if width >= NARROW else _below(clash, width)
        rows += [SPACE, *_prose(self._advice(), width)]
        self.query_one("#versions", Rows).show(rows)

    def _advice(self) -> str:
        merge = key_hint("conflict.merge", self.desk.keymap)
        if self.can("conflict.merge"):
            return f"The changes are in different lines: {merge} takes both. Nothing is lost whichever you choose."
        return "Nothing is lost whichever you choose: undo, or the draft, brings the other back."

    # What can be done

    def action_conflict_merge(self) -> None:
        """Both sides' changes."""
        self.dismiss(Settled(self.clash.merged or self.clash.both))

    def action_conflict_mine(self) -> None:
        """The first version."""
        self.dismiss(Settled(self.clash.mine))

    def action_conflict_theirs(self) -> None:
        """The second version."""
        self.dismiss(Settled(self.clash.theirs))

    def action_conflict_both(self) -> None:
        """All lines of both."""
        self.dismiss(Settled(self.clash.both))

    def action_conflict_edit(self) -> None:
        """All lines of both, to write on with."""
        self.dismiss(Settled(self.clash.both, edit=True))

    def action_conflict_later(self) -> None:
        """Nothing now."""
        self.dismiss(None)

    def action_help(self) -> None:
        """What the keys here do."""
        from mentortui.screens.help import HelpScreen

        self.app.push_screen(HelpScreen(self.desk, [one for one in _IDS if self.can(one)]))

    def on_keys_pressed(self, message: Keys.Pressed) -> None:
        """A click on the footer."""
        message.stop()
        self.call_later(self.run_action, message.action.call)


def _prose(text: str, width: int) -> list[Row]:
    """A sentence, wrapped."""
    return [Row("", ((line, "muted"),), Layout((Column(),), indent=1)) for line in wrap(text, width - 2)]


Line = list[tuple[str, str]]
"""A line as runs of words, each with its tone; a space stands between two."""


def _shown(left: list[str], right: list[str], room: int, differ: bool) -> tuple[list[Line], list[Line]]:
    """Lines of either side, wrapped; words that one side only says are strong, what is the same on both is muted."""
    if not differ:
        same = [[(part, "muted")] for line in left for part in wrap(line, room)]
        return same, same
    one, other = marked(left, right)
    return [*_wrapped(one, room)], [*_wrapped(other, room)]


def _wrapped(lines: list[list[Word]], room: int) -> Iterator[Line]:
    for words in lines:
        tones = [tone for word, new in words for tone in ["strong" if new else "muted"] * len(wrap(word, room))]
        parts = [part for word, _ in words for part in wrap(word, room)]  # a word too long for a line is broken
        line, used = Line(), 0
        for part, tone in zip(parts, tones, strict=True):
            wide = cell_len(part)
            if line and used + 1 + wide > room:
                yield line
                line, used = Line(), 0
            if line and line[-1][1] == tone:
                line[-1] = (f"{line[-1][0]} {part}", tone)
            else:
                line.append((part, tone))
            used += wide + (used > 0)
        yield line


def _columns(line: Line, room: int) -> tuple[tuple[Column, ...], Line]:
    """A line of runs as columns that are so wide together, with what stands in them; gaps are the spaces between."""
    widths = [cell_len(text) for text, _ in line]
    left = room - sum(widths) - len(widths)
    rest = (left,) if left >= 0 else ()
    return tuple(Column(width) for width in (*widths, *rest)), [*line, *([("", "")] if rest else [])]


def _beside(clash: Clash, width: int) -> list[Row]:
    """Two columns with a rule between them."""
    room = (width - 1 - 1 - 3) // 2
    layout = Layout((Column(room), Column(1, role="rule"), Column(room)), indent=1, gap=1)
    rows = [Row("", ((clash.mine_said, "accent"), "│", (clash.theirs_said, "accent")), layout)]
    rows.append(Row("", ("", "│", ""), layout))
    for left, right, differ in side_by_side(clash.mine, clash.theirs):
        for one, other in zip_longest(*_shown(left, right, room, differ), fillvalue=Line()):
            (first, mine), (second, theirs) = _columns(one, room), _columns(other, room)
            columns = Layout((*first, Column(1, role="rule"), *second), indent=1, gap=1)
            rows.append(Row("", (*mine, DIFFERS if differ else "│", *theirs), columns))
    return rows


def _below(clash: Clash, width: int) -> list[Row]:
    """One below the other."""
    layout = Layout((Column(),), indent=1)
    changes = side_by_side(clash.mine, clash.theirs)
    rows: list[Row] = []
    for first, said in ((True, clash.mine_said), (False, clash.theirs_said)):
        rows += [Row("", ((said, "accent"),), layout)]
        for left, right, differ in changes:
            for line in _shown(left, right, width - 4, differ)[not first]:
                columns, cells = _columns(line, width - 4)
                rows.append(Row("", (DIFFERS if differ else "", *cells), Layout((Column(1), *columns), 1, 1)))
        rows += [SPACE]
    return rows


def settle_versions(
    screen: Screen[Any], desk: Desk, record_id: str, name: str, settled: Callable[[str, Settled], Any]
) -> None:
    """Let one choose between the versions of a text, two at a time, and write what was chosen for all.

    `settled` gets the field and what was chosen once that is on disk; of what is to be edited first nothing is written.
    """
    from mentortui.changes import naming, settling

    row = desk.reader.get(record_id) or {"id": record_id}
    versions = mine_first(desk, versions_of(desk.reader, record_id, name))
    about = naming.label(desk.reader, desk.reader.get(str(row.get("meeting"))) or row)
    stamp, base = desk.reader.stamp(record_id, name), desk.reader.base(record_id, name)

    def ask(chosen: Version, place: int) -> None:
        clash = pair(desk, name, chosen, versions[place], base, chosen=place > 1)
        screen.app.push_screen(ConflictScreen(desk, clash, about), partial(answered, place))

    def answered(place: int, answer: Settled | None) -> None:
        if answer is None:
            return
        if place + 1 < len(versions):
            ask(Version(answer.text, ""), place + 1)
            return
        if answer.edit:
            settled(name, answer)
            return
        call = partial(settling.settle, record=record_id, field=name, text=answer.text)
        screen.post_message(Change(call, expect={(record_id, name): stamp}, then=lambda commit: settled(name, answer)))

    if len(versions) > 1:
        ask(versions[0], 1)
