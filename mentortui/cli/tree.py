"""The table of commands: word, module, one line of help, group. The one truth for dispatch, help and docs.

Only the module of the word that was asked for is imported (`mentortui.cli.<module>`); it has
`configure(parser)`, which adds arguments, and `run(args, session) -> int`, which returns an exit code.
A module that serves several words finds the asked one in `args.word` (in `configure`:
`parser.get_default("word")`).
"""

from __future__ import annotations

COMMANDS: dict[str, tuple[str, str, str]] = {
    # word: (module, help, group)
    "log": ("log", "log a meeting in one line", "Every day"),
    "note": ("note", "keep a private note or a learning", "Every day"),
    "goal": ("goal", "add a goal, sharpen it, tick its steps", "Every day"),
    "progress": ("progress", "report progress on a goal", "Every day"),
    "today": ("today", "what is next, due, moving and stuck", "Every day"),
    "brief": ("brief", "what to know and ask before you meet somebody", "Every day"),
    "action": ("action", "add an action or tick it", "Every day"),
    "init": ("init", "make your journal", "People and meetings"),
    "person": ("person", "add someone you work with", "People and meetings"),
    "relationship": ("relationship", "who mentors whom, and how often you meet", "People and meetings"),
    "agreement": ("agreement", "agree on how you work together, and see what changed", "People and meetings"),
    "meeting": ("meeting", "plan a meeting, note what was said, mark it held or missed", "People and meetings"),
    "feedback": ("feedback", "answer forms, look back at the answers, carry them on", "People and meetings"),
    "form": ("form", "forms: see, add your own, and send them to people without the app", "People and meetings"),
    "skill": ("skill", "rate skills, and see before and after side by side", "People and meetings"),
    "workshop": ("workshop", "plan workshops, and say who came", "People and meetings"),
    "handbook": ("handbook", "short pages on mentoring, and when you read them", "Learn"),
    "library": ("library", "links, files and books worth passing on", "Learn"),
    "milestone": ("milestone", "keep an achievement, celebrate it, see the trail", "Celebrate"),
    "kudos": ("recognition", "thank somebody in your words", "Celebrate"),
    "trophy": ("recognition", "keep a trophy somebody was given", "Celebrate"),
    "reward": ("recognition", "keep the label of a reward", "Celebrate"),
    "certificate": ("certificate", "write a certificate of a milestone", "Celebrate"),
    "introduction": ("introduction", "to whom somebody was introduced, and what came of it", "Celebrate"),
    "status": ("status", "one line for a prompt or a status bar", "Find and read"),
    "list": ("listing", "list goals, meetings, actions, people and the rest", "Find and read"),
    "show": ("show", "show one record in full", "Find and read"),
    "search": ("search", "find words in everything you wrote", "Find and read"),
    "review": ("review", "look back on a pair or a year, or make the case for a promotion", "Find and read"),
    "nudge": ("nudge", "why a line is worth a look; put one aside, switch a rule off", "Change"),
    "edit": ("edit", "change a record in your editor or with --set", "Change"),
    "share": ("share", "let the other in a relationship read a record", "Change"),
    "unshare": ("share", "keep a record to yourself again", "Change"),
    "delete": ("delete", "delete a record; undelete brings it back", "Change"),
    "undelete": ("delete", "bring a deleted record back", "Change"),
    "purge": ("purge", "take a record of yours away for good", "Change"),
    "erase": ("erase", "take what somebody wrote out of a folder and off everybody's computer", "Share"),
    "undo": ("undo", "undo the last change", "Change"),
    "redo": ("undo", "do again what was undone", "Change"),
    "pair": ("pair", "start a folder for two with somebody", "Share"),
    "join": ("join", "join a folder somebody shares with you", "Share"),
    "leave": ("leave", "leave a folder you share", "Share"),
    "post": ("post", "write one file to mail: what somebody does not have yet", "Share"),
    "conflicts": ("conflicts", "see and settle what was written in two places apart", "Share"),
    "changes": ("changes", "what another computer changed lately, and putting a value back", "Share"),
    "program": ("program", "start the folder of a program you coordinate", "Share"),
    "device": ("device", "let your own computers meet, and take in another", "Share"),
    "privacy": ("privacy", "see exactly what each reader gets, before it is sent", "Share"),
    "identity": ("identity", "a sentence that brings your journal back on a new computer", "Share"),
    "sync": ("sync", "read what others wrote, and send what is new of yours", "Share"),
    "export": ("export", "write your journal as JSON, Markdown or CSV", "Keep it safe"),
    "import": ("import_", "read a JSON export, a CSV table, a calendar or a folder of notes", "Keep it safe"),
    "calendar": ("calendar", "your meetings and due dates as a calendar file", "Keep it safe"),
    "backup": ("backup", "copy the whole journal into one file", "Keep it safe"),
    "restore": ("backup", "bring back what a backup holds", "Keep it safe"),
    "doctor": ("doctor", "check the journal, and repair it", "Keep it safe"),
    "verify": ("verify", "check the folders you share: who signed what, and what is missing", "Keep it safe"),
    "where": ("where", "say where the journal lives", "Keep it safe"),
    "demo": ("demo", "look around in a made-up program", "Keep it safe"),
    "help": ("help", "help on a command, or on `all` of them", "Help"),
}

EVERYDAY = "Every day"

# Words that open the app on a screen. `today` is a command of its own: it prints.
SCREENS = ("goals", "meetings", "milestones", "people", "sharing")
