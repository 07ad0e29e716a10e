"""A small journal made of rows, to try rules on: what a reader answers, without a disk."""

from collections import defaultdict
from itertools import count

TODAY_STAMP = "2026-11-21T09:00:00+00:00"


class Rows:
    """A Reader over rows given to `add`. `me` is Ana's mentor Tom unless said otherwise."""

    def __init__(self, me="person-me"):
        self.me = me
        self._rows = {}
        self._kinds = defaultdict(list)
        self._number = count(1)
        self.add("person", id=me, name="Tom Berg")

    def add(self, kind, **fields):
        record_id = fields.pop("id", None) or f"{kind}-{next(self._number):032x}"
        row = {"id": record_id, "at": TODAY_STAMP, "by": self.me, "readers": "only_you", **fields}
        self._rows[record_id] = row
        self._kinds[kind].append(row)
        return row

    def person(self, name):
        return self.add("person", name=name)["id"]

    def pair(self, name, **fields):
        """A person and the relationship in which I mentor them."""
        person = self.person(name)
        row = self.add(
            "relationship", mentors=[self.me], mentees=[person], readers="relationship", status="active", **fields
        )
        return person, row

    def meeting(self, on, people=(), **fields):
        return self.add(
            "meeting",
            on=on,
            attendees=[self.me, *people],
            **{"status": "held", "readers": "relationship", **fields},
        )

    def get(self, record_id):
        return self._rows.get(record_id)

    def rows(self, kind):
        return self._kinds[kind]

    def stamp(self, record_id, field):
        return None

    def versions(self, record_id, field):
        return [self._rows[record_id][field]]

    def base(self, record_id, field):
        return None

    def deleted(self, kind=None):
        return []
