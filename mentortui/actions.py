"""The action registry: what can be done in the app, on which key, and how it is called.

One truth for bindings, footer, palette, help and `docs/keys.md`. Free of Textual, so that commands
and the generated docs can read it. A screen names the ids it offers (`ACTIONS`) and has a method
`action_<id>` for each (dots become underscores); everything else follows from here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final, NamedTuple

_GOES: Final = {"mode": "go", "theme": "wear"}
"""Families of actions that are one method each: `mode.goals` is `go('goals')`."""


class Action(NamedTuple):
    """One thing that can be done."""

    id: str
    """Public name: what a keymap in the settings file calls it."""
    keys: str
    """Keys by their Textual names, parted by commas; the first is the one shown. Empty: palette only."""
    label: str
    """One or two words for the footer."""
    help: str
    """One sentence for help and palette."""
    where: str
    """`everywhere`, `screen` (any screen with records), `list`, `form`, or the name of one screen. Where text is
    typed or a choice is made (`form`, `answer`, `search`, `conflict`, `celebration`) no other letters are read."""
    rank: int = 9
    """Who stays in a narrow footer: 0 always, then the lower the longer; 9 is never in the footer."""

    @property
    def call(self) -> str:
        """What Textual runs: the name of the method without `action_`; a mode and a theme are taken by their name."""
        place, _, name = self.id.partition(".")
        if place in _GOES:
            return f"{_GOES[place]}({name!r})"
        return self.id.replace(".", "_")


_ALL: Final = (
    Action("open", "enter", "open", "Open what is selected.", "screen", 2),
    Action("tick", "space", "tick", "Tick as done, or take the tick away.", "screen", 2),
    Action("new", "n", "new", "Add a new one.", "screen", 1),
    Action("edit", "e", "edit", "Change what is selected.", "screen", 6),
    Action("delete", "d,delete", "delete", "Delete what is selected; undo brings it back.", "screen", 7),
    Action("share", "s", "who reads", "Let the relationship read it, or keep it to yourself.", "screen", 5),
    Action("counted", "number_sign", "would count", "See what the program counts of this, or would.", "screen", 8),
    Action("capture", "a", "capture", "Write one line: a note, an action, a meeting.", "everywhere", 3),
    Action("search", "slash", "search", "Search everything.", "everywhere", 2),
    Action("help", "question_mark,f1", "help", "Show what can be done here.", "everywhere", 0),
    Action("back", "q", "back", "Go back; on Today, quit.", "everywhere", 0),
    Action("leave", "escape", "back", "Go back; never quits.", "everywhere"),
    Action("palette", "ctrl+p", "palette", "Find anything that can be done by its name.", "everywhere", 5),
    Action("undo", "u", "undo", "Take back the last change, also after a restart.", "everywhere"),
    Action("redo", "U", "redo", "Make the change again that was taken back.", "everywhere"),
    Action("settings", "comma", "settings", "Choose theme, motion and how goals are asked for.", "everywhere"),
    Action("theme", "", "theme", "Put on the next theme: dark, light, high contrast, or your own.", "everywhere"),
    Action("gethelp", "", "get help", "Whom to turn to in trouble, or after misconduct.", "everywhere"),
    Action("quit", "ctrl+q", "quit", "Quit; everything is already saved.", "everywhere"),
    Action("purge", "", "purge", "Take what is selected away for good, if it is yours.", "everywhere"),
    Action("erase", "", "erase", "Erase somebody from the folders you started, or yourself from all.", "everywhere"),
    Action("mode.today", "1", "Today", "Go to Today.", "everywhere"),
    Action("mode.goals", "2", "Goals", "Go to your goals.", "everywhere"),
    Action("mode.meetings", "3", "Meetings", "Go to your meetings.", "everywhere"),
    Action("mode.feedback", "4", "Feedback", "Go to forms that are due, and to what was answered.", "everywhere"),
    Action("mode.milestones", "5", "Milestones", "Go to what was reached, and to what is planned.", "everywhere"),
    Action("mode.people", "6", "People", "Go to the people you work with.", "everywhere"),
    Action("mode.program", "7", "Program", "Go to the program you are in, or coordinate.", "everywhere"),
    Action("mode.sharing", "8", "Sharing", "Go to the folders you share, and to who is in them.", "everywhere"),
    Action("sync", "", "sync", "Send and fetch what is shared, now.", "everywhere"),
    Action("invited", "", "invitation", "Join a folder that somebody shares with you.", "everywhere"),
    Action("set_up", "", "set up a program", "Start the folder of a program that you coordinate.", "everywhere"),
    Action("handbook", "H", "handbook", "Open the handbook: short pages on mentoring.", "everywhere"),
    Action("library", "", "library", "Open the library: links, files and books worth passing on.", "everywhere"),
    Action("workshops", "", "workshops", "Go to workshops, and say who came.", "everywhere"),
    Action("review", "", "look back", "Look back on a pair or a year, or make the case for a promotion.", "everywhere"),
    Action("changes", "R", "recent changes", "See what another computer changed lately, put it back.", "everywhere"),
    Action("reminders", "", "reminders", "See what Today may remind you of; switch it off and on.", "everywhere"),
    Action("program.next", "tab,right,l", "next part", "To the next part: week, figures, health, log.", "program", 2),
    Action("program.before", "shift+tab,left,h", "part before", "To the part before this one.", "program"),
    Action("program.whom", "w", "whom", "Choose whom the figures are of: everybody, a cohort, a group.", "program", 2),
    Action("program.report", "r", "report", "Write a report for sponsors, participants or a review.", "program", 2),
    Action("program.finding", "i", "finding", "Write down what was found, and what is decided.", "program", 4),
    Action("program.contact", "c", "contact", "Write down that you spoke to them, and when again.", "program", 3),
    Action("program.ask", "C", "ask for a call", "Ask whoever coordinates the program to call you.", "program", 3),
    Action("program.page", "N", "page", "Add a page to the program's own handbook.", "program", 3),
    Action("program.stop", "x", "stop", "Stop working out the figures; the same key lets it go on.", "program", 1),
    Action("sharing.sync", "y", "sync", "Send and fetch what is shared, now.", "sharing", 2),
    Action("sharing.join", "i", "join", "Join a folder that somebody shares with you.", "sharing", 2),
    Action(
        "sharing.readers", "p", "who gets what", "See exactly what each reader gets, before it is sent.", "sharing", 3
    ),
    Action("sharing.two", "x", "two meetings", "Say that two meetings that look like one are two.", "sharing", 2),
    Action("sharing.computers", "m", "my computers", "Let your own computers meet in a folder.", "sharing", 4),
    Action(
        "sharing.before", "o", "of before", "Choose what they read of what you wrote before they joined.", "sharing", 5
    ),
    Action("sharing.sentence", "r", "my sentence", "Choose a sentence that brings your journal back.", "sharing", 4),
    Action("sharing.counts", "w", "it counts", "Choose what a program counts.", "sharing", 5),
    Action("sharing.code", "v", "fresh code", "Make a fresh code for the other of a folder for two.", "sharing", 5),
    Action("sharing.erase", "E", "erase", "Erase somebody from the folders you started, for everybody.", "sharing", 5),
    Action("sharing.conflicts", "c", "conflicts", "Go to what was written in two places apart.", "sharing", 3),
    Action("recent.back", "t", "put back", "Put back what does not stand any more; undo undoes it.", "recent", 1),
    Action("goal.progress", "p", "progress", "Report progress on the goal.", "goals", 3),
    Action("goal.template", "t", "template", "Start a goal from a template.", "goals", 6),
    Action("goal.status", "h", "status", "Say how the goal stands: active, paused, achieved, dropped.", "goals", 7),
    Action("goal.scale", "m", "scale", "Write or score its attainment scale.", "goals", 8),
    Action("goal.note", "w", "note", "Write a note on the goal; only you ever read it.", "goals", 8),
    Action("goal.action", "", "action", "Add an action that serves the goal.", "goals"),
    Action("goal.up", "K,shift+up", "step up", "Move the step up the pathway.", "goals", 8),
    Action("goal.down", "J,shift+down", "step down", "Move the step down the pathway.", "goals", 8),
    Action("goal.column", "tab", "other column", "Go to the other column of a goal.", "goals", 8),
    Action("filter", "f", "filter", "Keep only the lines that hold these words.", "screen", 6),
    Action("sort", "O", "order", "Put the list into its next order, such as by day, by name, by title.", "screen"),
    Action("meeting.log", "l", "log", "Write down a meeting you had.", "meetings", 2),
    Action("meeting.held", "h", "took place", "Say that it took place, how long, and what was said.", "meetings", 4),
    Action("meeting.missed", "m", "missed", "Say that it did not take place.", "meetings", 6),
    Action("meeting.note", "w", "note", "Write down what was said or decided.", "meetings", 4),
    Action("meeting.start", "t", "start", "Begin it now, with agenda, notes and a timer.", "meetings", 3),
    Action("meeting.rate", "r", "rate", "Answer the form about it: thirty seconds.", "meetings", 5),
    Action("meeting.link", "o", "open link", "Open its link, or copy it where there is no browser.", "meetings", 7),
    Action("meeting.brief", "b", "brief", "What to know and to ask, on one page.", "meetings", 4),
    Action("person.brief", "b", "brief", "What to know and to ask before you meet, on one page.", "people", 2),
    Action("person.review", "v", "look back", "A progress report with them, to read before you share it.", "people", 8),
    Action("person.start", "t", "start", "Begin a meeting with them now.", "people", 8),
    Action("today.start", "t", "start", "Begin the meeting now, with agenda, notes and a timer.", "today", 2),
    Action("today.brief", "b", "brief", "What to know and to ask before it, on one page.", "today", 2),
    Action("today.snooze", "z", "snooze", "Let this line worth a look stay away for a week.", "today", 2),
    Action("today.aside", "Z", "put aside", "Put it aside for longer, or switch its rule off.", "today", 4),
    Action("brief.take", "t", "take agenda", "Put the suggested agenda on the meeting that comes.", "brief", 1),
    Action("brief.copy", "y", "copy", "Copy the page, and write it to a file too.", "brief", 2),
    Action("brief.write", "w", "file", "Write the page to a file; asks where.", "brief", 2),
    Action("brief.side", "o", "other side", "The page for the other, with only what they may read.", "brief", 2),
    Action("review.copy", "y", "copy", "Copy the page, and write it to a file too.", "review", 2),
    Action("review.write", "w", "file", "Write the page to a file; asks where.", "review", 2),
    Action("live.finish", "f2,F", "finish", "End the meeting, and say what is next.", "live", 1),
    Action("live.action", "A,ctrl+a", "action", "Write an action: TEXT due:friday owner:Ana.", "live", 2),
    Action("live.decision", "D,ctrl+d", "decision", "Write what was decided.", "live", 3),
    Action("live.private", "full_stop,f3", "private", "Show or hide your private notes, and write one.", "live", 4),
    Action("live.next", "tab", "next", "To agenda, notes, or the line one writes in.", "live", 5),
    Action("read.before", "left,h", "entry before", "The entry of the meeting before this one.", "reading", 6),
    Action("read.next", "right,l", "next entry", "The next entry of the meeting.", "reading", 5),
    Action("person.plan", "p", "plan", "Plan a meeting with them.", "people", 2),
    Action("person.log", "l", "log", "Write down a meeting you had with them.", "people", 3),
    Action("person.note", "w", "note", "Write a note about them; only you ever read it.", "people", 7),
    Action("person.constellation", "c", "constellation", "All who mentor you, and what nobody covers.", "people", 6),
    Action("person.closed", "x", "closed", "Show relationships that have ended, or fold them away.", "people", 7),
    Action("person.confirm", "y", "still so", "Say that the time they can give is still as written.", "people", 2),
    Action("person.skills", "S", "skills", "Show skills, before and after, and rate them.", "people", 5),
    Action("person.together", "r", "relationship", "Say who mentors whom and how often you meet.", "people", 4),
    Action("person.agreement", "A", "agreement", "Read what you agreed on, change it, give your word.", "people", 4),
    Action("person.light", "i", "why", "Say why it is on track, watch or act, and ask for a call.", "people", 5),
    Action("person.closing", "C", "good end", "Close it well, pause, go on, or hand over.", "people", 6),
    Action("agreement.agree", "y", "agree", "Give your word to this version.", "agreement", 1),
    Action("agreement.phone", "p", "their word", "Write down that the other agreed, and when.", "agreement", 2),
    Action("agreement.compare", "v", "compare", "See what is different between two versions.", "agreement", 3),
    Action("versions.before", "left,h", "version before", "What the version before this one changed.", "versions", 2),
    Action("versions.next", "right,l", "next version", "What the next version changed.", "versions", 2),
    Action("versions.from", "v", "compare with", "Compare with an older version, then with the next.", "versions", 3),
    Action("closing.close", "c", "close", "Say how it ended, and how you stay in touch.", "closing", 1),
    Action("closing.pause", "p", "pause", "Let it rest for a time, or go on after that.", "closing", 3),
    Action("closing.hand", "h", "hand over", "Close it, and let another mentor go on.", "closing", 4),
    Action("light.ask", "c", "ask for a call", "See the message that asks them to call you.", "light", 2),
    Action("asking.copy", "y", "copy", "Copy the message; nothing is sent.", "asking", 1),
    Action("asking.mail", "m", "mail", "Open your mail program with the message in it.", "asking", 2),
    Action("help.people", "h", "get help", "Go to whom you can turn to in trouble.", "help", 1),
    Action("milestone.reach", "h", "reached", "Say that a planned milestone is reached today.", "milestones", 2),
    Action("milestone.pass", "p", "pass by", "Do not celebrate it; it stays on the trail.", "milestones", 2),
    Action("milestone.kudos", "K", "kudos", "Give kudos, a trophy or the label of a reward.", "milestones", 3),
    Action("milestone.certificate", "C", "certificate", "Write its certificate into a file.", "milestones", 5),
    Action("milestone.introduce", "i", "introduce", "Note an introduction: to whom, and what for.", "milestones", 6),
    Action("milestone.part", "tab", "next part", "To the trophy shelf, introductions, the trail.", "milestones", 8),
    Action("celebration.keep", "enter", "keep", "Keep the answer, or pass the question; then close.", "celebration", 1),
    Action("celebration.kudos", "k,f3", "kudos", "Give kudos for it.", "celebration", 2),
    Action("celebration.certificate", "c,f4", "certificate", "Write its certificate into a file.", "celebration", 3),
    Action("celebration.share", "plus,f5", "who reads", "Let the other see it, or keep it to you.", "celebration", 2),
    Action("celebration.answer", "e,tab", "answer", "Write what made it work, or change it.", "celebration", 5),
    Action("celebration.help", "f1,question_mark", "help", "Say what can be done here.", "celebration", 4),
    Action("celebration.leave", "escape,q", "close", "Close; the answer is kept.", "celebration", 0),
    Action("feedback.trend", "t", "over time", "Show how the answers to this form go over time.", "feedback", 3),
    Action("feedback.sides", "b", "both sides", "Lay both sides' answers side by side.", "feedback", 4),
    Action("feedback.goal", "m", "to a goal", "Carry the selected answer to a new goal.", "feedback", 4),
    Action("feedback.action", "x", "to an action", "Carry the selected answer to a new action.", "feedback", 4),
    Action("feedback.page", "w", "for others", "Write a form as a page for somebody without the app.", "feedback", 6),
    Action("feedback.take", "i", "take in", "Enter answers from a file somebody sent you.", "feedback", 7),
    Action("feedback.version", "v", "version", "Show the answers to another version of the form.", "feedback", 5),
    Action("feedback.person", "r", "with whom", "Show one relationship's answers only, then the next.", "feedback", 5),
    Action("answer.digit", "0", "answer", "Digits answer: a point, a number, a choice; up and down too.", "answer", 3),
    Action("answer.next", "enter,right", "next", "To the next question; behind the last one save.", "answer", 1),
    Action("answer.back", "left", "back", "To the question before.", "answer", 2),
    Action("answer.count", "f6", "would count", "See what the program would count; again: let it.", "answer", 7),
    Action("answer.consent", "f3", "let program read", "Let the program read this comment, or no longer.", "answer", 4),
    Action("handbook.check", "c", "self-check", "Answer a few questions; nothing of it is kept.", "handbook", 2),
    Action("handbook.side", "o", "other side", "Show what the other side reads as well.", "handbook", 3),
    Action("library.open", "o", "open link", "Open its link or its file, or copy it.", "library", 2),
    Action("library.tag", "t", "tag", "Keep only entries with the next tag, then all.", "library", 4),
    Action("rooms.next", "tab", "next room", "From handbook to library to workshops.", "rooms", 5),
    Action("list.up", "up,k", "up", "One line up.", "list"),
    Action("list.down", "down,j", "down", "One line down.", "list"),
    Action("list.page_up", "pageup", "page up", "One page up.", "list"),
    Action("list.page_down", "pagedown", "page down", "One page down.", "list"),
    Action("list.first", "home,g", "first", "To the first line.", "list"),
    Action("list.last", "end,G", "last", "To the last line.", "list"),
    Action("form.save", "f2,ctrl+enter", "save", "Save and close.", "form", 1),
    Action("form.next", "tab", "next", "To the next field.", "form", 3),
    Action("form.previous", "shift+tab", "back", "To the field before.", "form", 4),
    Action("form.share", "s", "who reads", "On the last line: let others read it or not.", "form"),
    Action("form.counted", "p", "would count", "On the last line: see what the program would count.", "form"),
    Action(
        "form.count", "c", "let it count", "On the last line: let the program count it, or count it no more.", "form"
    ),
    Action("form.anew", "f4", "start over", "Put away what was written; the same key brings it back.", "form", 5),
    Action("coach.next", "enter", "next", "With the coach: to the next part; a part may stay empty.", "form", 2),
    Action("coach.face", "f3", "one page", "Ask on one page, or with the coach; the text stays.", "form", 3),
    Action("form.versions", "f8", "compare", "See two versions of a text side by side.", "form", 2),
    Action("form.cancel", "escape", "close", "Close; what was written is kept as a draft.", "form", 0),
    Action("form.help", "f1", "help", "Say what a form can do.", "form", 0),
    Action("conflict.merge", "m", "merge", "Take what changed on either side.", "conflict", 1),
    Action("conflict.mine", "1", "keep mine", "Keep the first version.", "conflict", 1),
    Action("conflict.theirs", "2", "keep theirs", "Keep the second version.", "conflict", 1),
    Action("conflict.both", "b", "keep both", "Keep all lines of both versions.", "conflict", 2),
    Action("conflict.edit", "e", "edit", "Write on with the lines of both versions.", "conflict", 3),
    Action("conflict.later", "escape", "later", "Leave both as they are.", "conflict", 0),
    Action("find.kind", "tab", "only", "Show only one kind of what was found.", "search", 1),
    Action("find.kind_back", "shift+tab", "kind before", "Show only the kind before.", "search"),
    Action("find.sort", "f3", "sort", "Best first, newest first, oldest first.", "search", 2),
)

ACTIONS: Final[Mapping[str, Action]] = {action.id: action for action in _ALL}
"""Every action by its id, in the order help and footer show them."""

_NAMED_KEYS: Final = frozenset((
    "enter", "escape", "space", "tab", "backspace", "delete", "insert", "home", "end", "pageup", "pagedown",
    "up", "down", "left", "right", "slash", "question_mark", "comma", "full_stop", "minus", "plus", "equals_sign",
    "underscore", "colon", "semicolon", "exclamation_mark", "number_sign", "at", "asterisk", "ampersand",
    "percent_sign", "dollar_sign", *(f"f{number}" for number in range(1, 25)),
))  # fmt: skip
_SIGNS: Final = {"/": "slash", "?": "question_mark", ",": "comma", ".": "full_stop", "-": "minus", "+": "plus"}
_SHOWN: Final = {
    "slash": "/", "question_mark": "?", "comma": ",", "full_stop": ".", "escape": "esc", "minus": "-", "plus": "+",
    "pageup": "page up", "pagedown": "page down", "exclamation_mark": "!", "number_sign": "#",
}  # fmt: skip


def shown(key: str) -> str:
    """A key as a person reads it: `^p` for `ctrl+p`, `?` for `question_mark`."""
    *modifiers, last = key.split("+")
    name = _SHOWN.get(last, last)
    if modifiers == ["ctrl"] and len(name) == 1:
        return f"^{name}"
    return "+".join([*modifiers, name])


def keys_of(action: Action, keymap: Mapping[str, str]) -> list[str]:
    """The keys of an action under a keymap, the shown one first."""
    return [key for key in keymap.get(action.id, action.keys).split(",") if key]


def key_hint(action_id: str, keymap: Mapping[str, str]) -> str:
    """The shown key of an action, for sentences such as `u undoes it`; empty when it has none."""
    keys = keys_of(ACTIONS[action_id], keymap)
    return shown(keys[0]) if keys else ""


def _key(text: str) -> str | None:
    """The Textual name of a key, or None when no keyboard sends such a thing."""
    text = _SIGNS.get(text.strip(), text.strip())
    *modifiers, last = text.split("+")
    known = last in _NAMED_KEYS or (len(last) == 1 and last.isprintable() and not last.isspace())
    if not known or not set(modifiers) <= {"ctrl", "shift", "alt"} or len(set(modifiers)) != len(modifiers):
        return None
    return text


def _meet(one: Action, other: Action) -> bool:
    """Whether two actions can be wanted at the same moment, so that they may not share a key."""
    if {"form", "conflict", "search", "celebration", "answer"} & {one.where, other.where}:
        return one.where == other.where
    broad = ("everywhere", "screen", "list")
    return one.where == other.where or one.where in broad or other.where in broad


def _refusal(action_id: str, keys: str, taken: Mapping[str, str]) -> str | None:
    """Why one entry of a keymap cannot be used; None when it can."""
    action = ACTIONS.get(action_id)
    if action is None:
        return f"there is no action {action_id!r}"
    names = [_key(key) for key in keys.split(",")]
    if None in names or not keys.strip():
        return f"{keys!r} is not a key for {action_id!r}"
    for other in ACTIONS.values():
        if other.id == action_id or not _meet(action, other):
            continue
        clash = set(names) & set(keys_of(other, taken))
        if clash:
            return f"{shown(str(min(map(str, clash))))!r} is already the key of {other.id!r}"
    return None


def check_keymap(given: Mapping[str, object]) -> tuple[dict[str, str], list[str]]:
    """The usable part of a keymap from the settings file, and one sentence for each entry that is not.

    Textual would ignore unknown ids, make an action unreachable on a nonsense key, and drop the other
    binding on a clash, all without a word; here each is named and the action keeps its own key.
    """
    wanted = {action_id: str(keys) for action_id, keys in given.items()}
    said: list[str] = []
    while True:  # one refusal may give a key back that another entry counted on, so look again after each
        refusals = ((action_id, _refusal(action_id, keys, wanted)) for action_id, keys in wanted.items())
        refused = next(((action_id, why) for action_id, why in refusals if why), None)
        if refused is None:
            break
        del wanted[refused[0]]
        said.append(f"Key left as it is: {refused[1]}.")
    return {action_id: ",".join(str(_key(key)) for key in keys.split(",")) for action_id, keys in wanted.items()}, said


def offered(ids: Iterable[str]) -> Iterator[Action]:
    """The actions with these ids, in the order given."""
    return (ACTIONS[action_id] for action_id in ids)


def everywhere() -> tuple[Action, ...]:
    """The actions the app itself answers to on every screen."""
    return tuple(action for action in _ALL if action.where == "everywhere")


def matches(action: Action, wanted: str) -> bool:
    """Whether an action answers to what was typed into the palette: every word begins a word of its text."""
    words = re.findall(r"\w+", f"{action.label} {action.help} {action.id}".lower())
    return all(any(word.startswith(part) for word in words) for part in wanted.lower().split())
