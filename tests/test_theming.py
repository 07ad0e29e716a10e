"""Our themes are readable, and a broken one is said and replaced."""

from __future__ import annotations

from pathlib import Path

import pytest

from mentortui import theming


@pytest.mark.parametrize("name", theming.names(None))
def test_every_ink_of_our_themes_reaches_the_contrast_on_every_ground(name: str) -> None:
    palette, said = theming.load(name, None)
    assert said is None
    for ink in theming.INKS:
        for ground in theming.GROUNDS:
            assert theming.contrast(palette.colors[ink], palette.colors[ground]) >= palette.contrast, (ink, ground)


def test_the_theme_of_high_contrast_promises_seven() -> None:
    assert theming.load("high-contrast", None)[0].contrast == 7


@pytest.mark.parametrize("promise", ["contrast = 3", "contrast = true", 'contrast = "much"', "contrast = 15"])
def test_a_promise_that_cannot_be_kept_is_refused(tmp_path: Path, promise: str) -> None:
    (tmp_path / "themes").mkdir()
    text = (theming.shipped() / "dark.toml").read_text()
    (tmp_path / "themes" / "mine.toml").write_text(f"{promise}\n{text}")
    palette, said = theming.load("mine", tmp_path)
    assert palette.name == "dark"
    assert "its file is left as it is" in (said or "")
    assert (tmp_path / "themes" / "mine.toml").read_text().startswith(promise)


def test_contrast_is_that_of_wcag() -> None:
    assert theming.contrast("#000000", "#ffffff") == pytest.approx(21)
    assert theming.contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("not toml at all [", "is not TOML"),
        ("label = 'x'", "needs colors.background"),
        ("[colors]\nbackground = 'red'", "needs colors.background as #rrggbb"),
    ],
)
def test_a_broken_theme_is_said_and_dark_stands_in(tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "themes").mkdir()
    (tmp_path / "themes" / "mine.toml").write_text(text)
    palette, sentence = theming.load("mine", tmp_path)
    assert palette.name == "dark"
    assert sentence is not None
    assert said in sentence


def test_a_theme_that_is_hard_to_read_is_refused(tmp_path: Path) -> None:
    dark = (theming.shipped() / "dark.toml").read_text().replace("#98a1ae", "#40444c")
    (tmp_path / "themes").mkdir()
    (tmp_path / "themes" / "dim.toml").write_text(dark)
    assert "hard to read: muted on surface" in (theming.load("dim", tmp_path)[1] or "")


@pytest.mark.parametrize("name", ["", "../dark", "nobody", "a/b"])
def test_a_name_that_is_none_is_said(name: str) -> None:
    palette, said = theming.load(name, None)
    assert palette.name == "dark"
    assert said


def test_a_person_s_own_theme_is_found(tmp_path: Path) -> None:
    (tmp_path / "themes").mkdir()
    (tmp_path / "themes" / "mine.toml").write_text((theming.shipped() / "light.toml").read_text())
    assert theming.names(tmp_path) == ["dark", "light", "high-contrast", "mine"]
    assert theming.load("mine", tmp_path)[0].label == "Light"
