"""Where things lie when nobody says otherwise."""

from __future__ import annotations

import os

HOME_VARIABLE = "MENTORTUI_HOME"


def home_folder(given: str | None = None) -> str:
    """The folder of one person's journal: `--home`, else `MENTORTUI_HOME`, else the platform's data folder.

    platformdirs (27 ms to import) is asked only when neither is given.
    """
    chosen = given or os.environ.get(HOME_VARIABLE)
    if chosen:
        return os.path.abspath(os.path.expanduser(chosen))
    from platformdirs import user_data_dir

    return os.path.join(user_data_dir("mentortui", appauthor=False), "journal")


def settings_folder() -> str:
    """The folder of settings, keymap and own themes: the platform's, or `settings/` in `MENTORTUI_HOME`'s home.

    A home given by the variable brings its settings along, so that tests and demos leave a person's own alone.
    """
    chosen = os.environ.get(HOME_VARIABLE)
    if chosen:
        return os.path.join(os.path.abspath(os.path.expanduser(chosen)), "settings")
    from platformdirs import user_config_dir

    return user_config_dir("mentortui", appauthor=False)
