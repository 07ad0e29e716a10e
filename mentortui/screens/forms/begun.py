"""What stood in the journal when one began to write: what stands in a form is compared with it, and saved over it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from mentortui.model.reader import Reader
from mentortui.screens.desk import Draft


class Begun:
    """Where a form began. `record` is the id of the record that is edited; empty for a new one."""

    def __init__(self, reader: Reader, record: str, fields: Iterable[str], counted: bool) -> None:
        """`fields` are those of the record whose stamps matter; `counted`: whether the program counts it."""
        self._reader, self._record = reader, record
        self.texts: dict[str, str] = {}
        """What stood at each place where one writes."""
        self.stamps: dict[str, str | None] = dict.fromkeys(fields if record else ())
        """The stamps of the record's fields, as the form showed them."""
        self.counted = counted
        self.look()

    def look(self, field: str = "") -> None:
        """The form shows what the journal says now, in this field or in all."""
        for name in (field,) if field else self.stamps:
            self.stamps[name] = self._reader.stamp(self._record, name)

    def anew(self, texts: dict[str, str]) -> None:
        """These texts stand in the journal now, and one begins from them."""
        self.texts = texts
        self.look()

    def go_on(self, draft: Draft, places: Iterable[str], fields: Collection[str]) -> None:
        """A draft is gone on with: at these places and in these fields it began where the draft did."""
        self.texts |= {name: draft.base.get(name, "") for name in places}
        self.stamps |= {name: draft.stamps[name] for name in self.stamps if name in fields and name in draft.stamps}

    def differs(self, texts: Mapping[str, str], counted: bool) -> bool:
        """Whether something else stands there now."""
        return counted != self.counted or any(text != self.texts.get(name) for name, text in texts.items())

    def switched(self, counted: bool) -> bool | None:
        """Whether the program is to count it from now on; None when that is as the record says."""
        return None if counted == self.counted else counted

    def expected(self, fields: Collection[str]) -> dict[tuple[str, str], str | None] | None:
        """What saving these fields expects to find, by record and field; None where nothing was there."""
        found = {(self._record, name): stamp for name, stamp in self.stamps.items() if name in fields}
        return found or None
