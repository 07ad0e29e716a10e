"""Somebody who joined writes nonsense: values of the wrong sort in every field of every kind, and records half said."""

from mentortui.model.records import MODELS
from mentortui.model.vocabulary import ALWAYS_PRIVATE, SET_FIELDS, TEXT_FIELDS, table_of
from tests.forging import MADE, forge, keys_of, put, share_of
from tests.sharing import a_pair

ODD = (5, "x", True, [1], {"a": 1}, "2026-02-31", "")
LEFT = frozenset({"id", "by", "readers", "relationship", "deleted"})
COMMANDS = [
    ("sync",), ("today",), ("status",), ("brief", "Ana"), ("review",), ("search", "x"), ("conflicts",), ("calendar",),
    ("nudge",), ("feedback",), ("agreement", "show", "Ana"), ("privacy",), ("today", "--json"), ("doctor",),
]  # fmt: skip


def _nonsense(by, relationship):
    """A record of every kind for every odd value, which stands in all its fields; and one of nothing but its making."""
    rows = {}
    for kind in MODELS.keys() - ALWAYS_PRIVATE:
        for odd in (None, *ODD):
            row = {**MADE, "by": by, "relationship": relationship}
            for name in MODELS[kind].model_fields.keys() - LEFT if odd is not None else ():
                if name in SET_FIELDS.get(kind, ()):
                    row[f"{name}/q"] = odd
                elif name in TEXT_FIELDS.get(kind, ()):
                    row[f"x/{name}"] = "t"
                else:
                    row[name] = odd
            rows[f"{kind}-{len(rows):032x}"] = row
    return rows


def test_nonsense_ends_no_command_and_is_told(tmp_path):
    tom, ana, box = a_pair(tmp_path)
    tom.log("Mine", "Ana Silva")
    relationship = tom.rows("relationship")[0]["id"]
    [meeting] = tom.rows("meeting")
    rows = _nonsense(ana.me, relationship)
    rows[meeting["id"]] = {"on": 5, "minutes": "long", "type": ["x"]}
    put(box, ana.journal.device, forge(keys_of(ana), [tom], share_of(ana), relationship, rows))
    assert "values no journal keeps were left out" in tom.command("sync").err
    lists = [("list", table_of(kind)) for kind in sorted(MODELS.keys() - ALWAYS_PRIVATE)]
    for words in (*COMMANDS, *lists):
        told = tom.command(*words)
        assert "went wrong inside" not in told.err, (words, told.err)
    assert tom.journal.get(meeting["id"])["on"] == meeting["on"]
