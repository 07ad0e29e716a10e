"""The action registry is consistent, and a keymap is checked word by word."""

from __future__ import annotations

import pytest

from mentortui import actions
from mentortui.actions import ACTIONS, check_keymap, keys_of


def test_no_two_actions_that_meet_share_a_key() -> None:
    for action in ACTIONS.values():
        for other in ACTIONS.values():
            if action.id < other.id and actions._meet(action, other):
                assert not set(keys_of(action, {})) & set(keys_of(other, {})), (action.id, other.id)


def test_every_action_says_what_it_does() -> None:
    for action in ACTIONS.values():
        assert action.help.endswith("."), action.id
        assert action.label, action.id
        assert all(actions._key(key) for key in keys_of(action, {})), action.id


def test_a_keymap_moves_a_key_and_may_swap_two() -> None:
    assert check_keymap({"capture": "W"}) == ({"capture": "W"}, [])
    assert check_keymap({"new": "e", "edit": "n"}) == ({"new": "e", "edit": "n"}, [])
    assert check_keymap({"search": "/,ctrl+f"}) == ({"search": "slash,ctrl+f"}, [])


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"nonsense": "x"}, "no action 'nonsense'"),
        ({"capture": "hyper+x"}, "not a key"),
        ({"capture": ""}, "not a key"),
        ({"capture": "n"}, "already the key of 'new'"),
    ],
)
def test_what_cannot_be_a_key_is_named_and_left(given: dict[str, object], said: str) -> None:
    kept, sentences = check_keymap(given)
    assert kept == {}
    assert len(sentences) == 1
    assert said in sentences[0]


def test_a_key_is_not_given_away_that_its_owner_keeps() -> None:
    kept, sentences = check_keymap({"new": "nonsense+", "edit": "n"})
    assert kept == {}
    assert len(sentences) == 2


def test_keys_are_shown_as_a_person_reads_them() -> None:
    assert [actions.shown(key) for key in ("ctrl+p", "question_mark", "slash", "escape", "f2", "shift+tab")] == [
        "^p", "?", "/", "esc", "f2", "shift+tab",
    ]  # fmt: skip


def test_the_palette_finds_by_the_beginnings_of_words() -> None:
    assert actions.matches(ACTIONS["undo"], "take ba")
    assert not actions.matches(ACTIONS["undo"], "ake")
