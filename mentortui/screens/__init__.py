"""What is shown: one file per screen, which reads through the reader protocol and asks for changes by message.

How to add a screen:

1. `mentortui/actions.py`: add the actions it needs that do not exist yet (id, keys, label, one sentence, and
   where: the screen's name). The everyday ones (`open`, `new`, `edit`, `tick`, `delete`, `share`) exist.
2. `mentortui/screens/<name>.py`: a subclass of `base.ListScreen` (one list, the selected record's page beside it)
   or of `base.JournalScreen` (anything else). Set `MODE`, `ACTIONS`, `EMPTY`; give `rows(width)` (or `body` and
   `fill`); a method `action_<id>` for each action (dots as underscores); `can(id)` for when it makes sense.
3. `mentortui/screens/routes.py`: one line in MODES (a screen on a number key), RECORDS (opened by `Open(id)`,
   made with (desk, id)), FORMS (opened by `New(kind)` or `Open(id, editing=True)`), or PAGES (beside a list).
4. Changes: `self.change(partial(changes.module.function, its=arguments))`; reader, `now` and `new_id` are added by
   the app. After the commit every screen that is seen is filled again and keeps its place.
5. A form is data: see `action_form.py`. A page is a list of rows: see `small_pages.py`.
6. `tests/screens/test_<name>.py`: `async with opened(sample_journal(tmp_path), size) as app`, then
   `app.do("tick")`, `app.type("…")`, `app.text() == snapshot`.
"""
