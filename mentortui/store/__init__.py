"""The journal on disk, and the state it merges. Free of pydantic and Textual.

Names are loaded on first use, so that `append` costs a command nothing but itself.
"""

from __future__ import annotations

TYPE_CHECKING = False  # importing typing costs quick capture 3 ms
if TYPE_CHECKING:
    from typing import Any

    from mentortui.store.backups import backup, restore
    from mentortui.store.checkup import doctor
    from mentortui.store.commit import Commit
    from mentortui.store.home import home_from_state, make_home
    from mentortui.store.index import Names
    from mentortui.store.journal import Journal
    from mentortui.store.lookup import names
    from mentortui.store.quick import append
    from mentortui.store.saving import rescue
    from mentortui.store.state import join
    from mentortui.store.undo import HistoryItem, Undone

_WHERE = {
    "Commit": "commit",
    "HistoryItem": "undo",
    "Journal": "journal",
    "Names": "index",
    "Undone": "undo",
    "append": "quick",
    "backup": "backups",
    "doctor": "checkup",
    "home_from_state": "home",
    "join": "state",
    "make_home": "home",
    "names": "lookup",
    "rescue": "saving",
    "restore": "backups",
}

__all__ = [
    "Commit",
    "HistoryItem",
    "Journal",
    "Names",
    "Undone",
    "append",
    "backup",
    "doctor",
    "home_from_state",
    "join",
    "make_home",
    "names",
    "rescue",
    "restore",
]


def __getattr__(name: str) -> Any:
    if name not in _WHERE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    # Not importlib, which costs quick capture a millisecond. No module here is called like a name it gives,
    # or importing the one would hide the other.
    module = __import__(f"{__name__}.{_WHERE[name]}", fromlist=[name])
    value = globals()[name] = getattr(module, name)
    return value
