"""Two versions of an agreement compared, word by word, in signs that are read without color too."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, ClassVar, Final, NamedTuple

from mentortui.dates import in_full
from mentortui.model.reader import Row as Record
from mentortui.practice import agreement
from mentortui.practice.agreement import Standing
from mentortui.practice.agreement_diff import diff
from mentortui.screens.desk import Desk
from mentortui.screens.sheet import SheetScreen
from mentortui.screens.together import agreement_page as page
from mentortui.widgets.ink import Column, Layout
from mentortui.widgets.row import SPACE, Row, plain, wrapped

_HEAD: Final = Layout((Column(role="strong"), Column(20, right=True, role="muted", least=60)), indent=1)
_SAID: Final = Layout((Column(role="muted"),), indent=1)


class Text(NamedTuple):
    """One text to compare: what it is called, and what it says."""

    name: str
    said: Mapping[str, Any]


def texts(found: Standing) -> list[Text]:
    """Every version, oldest first; before one that was changed after agreeing, the text that was agreed to."""
    made: list[Text] = []
    for version in found.versions:
        number, now = version.get("version", 1), agreement.content(version)
        if version is found.latest and found.changed:
            given = [row.get("said", {}) for row in found.words.values()]
            agreed = next((said for said in reversed(given) if said != now), now)
            made.append(Text(f"version {number} as it was agreed to", agreed))
        day = in_full(date.fromisoformat(str(version.get("at", ""))[:10]))
        made.append(Text(f"version {number} ({day})", now))
    return made


class VersionsScreen(SheetScreen):
    """What one version changed. Left and right go through the versions; another key compares with an older one."""

    MODE = "people"
    ACTIONS: ClassVar[tuple[str, ...]] = ("versions.before", "versions.next", "versions.from")

    def __init__(self, desk: Desk, relationship_id: str, at: str = "") -> None:
        """`at` is the id of the version whose changes one sees first; the latest where it is none."""
        super().__init__(desk)
        self._relationship = relationship_id
        self._texts = texts(self._found)
        number = next((row.get("version", 1) for row in self._found.versions if row["id"] == at), 0)
        named = [place for place, one in enumerate(self._texts) if one.name.startswith(f"version {number} (")]
        self._new = max(1, named[0]) if named else len(self._texts) - 1
        self._old = self._new - 1

    @property
    def _found(self) -> Standing:
        return agreement.standing(self.desk.reader, self.desk.reader.get(self._relationship) or Record(id=""))

    def fill(self) -> None:
        """Read both texts again and lay them beside each other."""
        row = self.desk.reader.get(self._relationship)
        self._texts = texts(self._found) if row else []
        if row is None or len(self._texts) < 2:
            self.main.show([plain("There is nothing to compare any more. Undo brings back what was deleted.")])
            return
        self._new = min(self._new, len(self._texts) - 1)
        self._old = min(self._old, self._new - 1)
        old, new, width = self._texts[self._old], self._texts[self._new], self.app.size.width
        place = f"{self._new} of {len(self._texts) - 1}" if len(self._texts) > 2 else ""
        rows = [Row("", (page.title(self.desk, row), place), _HEAD)]
        rows += wrapped(_SAID, width, f"From {old.name} to {new.name}.  {page.LEGEND}")
        found = diff(old.said, new.said)
        changed = page.changes(self.desk, row, found, width)
        self.main.show([*rows, SPACE, *(changed or [plain("Nothing is different.")])])

    # What can be done

    def can(self, action_id: str) -> bool:
        """To another version only where there is one."""
        if action_id == "versions.before":
            return self._new > 1
        if action_id == "versions.next":
            return self._new < len(self._texts) - 1
        return self._new > 1

    def _go(self, new: int, old: int) -> None:
        self._new, self._old = new, old
        self.fill()
        self.main.scroll_to(y=0, animate=False)
        self.show_keys()

    def action_versions_before(self) -> None:
        """What the version before changed."""
        self._go(self._new - 1, self._new - 2)

    def action_versions_next(self) -> None:
        """What the next version changed."""
        self._go(self._new + 1, self._new)

    def action_versions_from(self) -> None:
        """Compare the same version with the one before that; behind the first, with the nearest again."""
        self._go(self._new, self._old - 1 if self._old else self._new - 1)
