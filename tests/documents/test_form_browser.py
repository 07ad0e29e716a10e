"""The page of a form in a real browser: filled in with the keyboard, checked, saved, reloaded, looked at."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from mentortui.documents.form_page import page as page_of
from mentortui.practice.by_form.reading import read
from mentortui.practice.by_form.sheet import Named, Sheet
from tests.browser import CHROMIUM, Page, opened
from tests.documents.asked import ANA, EVERY_KIND, TOM, of
from tests.practice.journal import Rows

pytestmark = [pytest.mark.browser, pytest.mark.skipif(not CHROMIUM, reason="there is no Chromium here")]


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    with opened(tmp_path_factory.mktemp("browser")) as page:
        yield page


def shown(browser: Page, folder: Path, form: str, **known: object) -> None:
    """A form's page, opened as a file from a mail is."""
    file = folder / "form.html"
    file.write_text(page_of(of(form, number=str(folder.name), **known)), encoding="utf-8")
    browser.open(file)


def sheet(data: bytes) -> Sheet:
    """What a saved file says."""
    reader = Rows()
    reader.add("form", form="every-kind", version=2, title="Every kind", definition=_definition())
    [found] = read(reader, data)
    return found


def _definition() -> dict[str, object]:
    import tomllib

    return tomllib.loads(EVERY_KIND)


def focus(browser: Page, selector: str) -> None:
    assert browser.run(f"document.querySelector({selector!r}).focus(); document.activeElement.id !== ''") is not None


def test_a_page_is_filled_with_the_keyboard_and_saved_as_a_file_that_reads(browser: Page, tmp_path: Path) -> None:
    shown(browser, tmp_path, "meeting-mentee", meeting="meeting-" + "1" * 32, occasion="day 30", counts=True)
    focus(browser, "#name")
    browser.press("Tab", 9)  # may the program count
    browser.press(" ", 32)
    for steps in (3, 4, 0):  # of each scale: the first point by space, the others by arrows
        browser.press("Tab", 9)
        browser.press(" ", 32)
        for _ in range(steps):
            browser.press("ArrowRight", 39)
        if steps != 0:
            browser.press("Tab", 9)  # past “take back the answer”
    browser.run("document.querySelector('#q-strengths').focus()")
    browser.type('You asked "why" — twice\nand waited <b>long</b>')
    browser.press("Tab", 9)
    browser.press(" ", 32)
    browser.run("document.querySelector('[name=q-helped][value=\"1\"]').click()")
    browser.run("document.querySelector('#save').focus()")
    browser.press("Enter", 13)
    file = browser.saved()
    found = sheet(file.read_bytes())
    assert file.name.startswith("mentortui-answers-meeting-mentee-ana-silva-2")
    assert found.answers == {
        "useful": 4, "heard": 5, "next": 1, "helped": ["listening"],
        "strengths": 'You asked "why" — twice\nand waited <b>long</b>',
    }  # fmt: skip
    assert (found.writer, found.other, found.meeting) == (ANA, TOM, "meeting-" + "1" * 32)
    assert (found.occasion, found.consent, found.counted) == ("day 30", ("strengths",), True)
    assert browser.run("document.activeElement.id") == "saved"
    assert browser.run("document.querySelector('#text').value") == file.read_text(encoding="utf-8")
    assert browser.told == []


def test_what_is_missing_is_said_before_anything_is_saved(browser: Page, tmp_path: Path) -> None:
    shown(browser, tmp_path, "pulse", writer=Named(""), other=Named(""))
    browser.run("document.querySelector('#save').click()")
    said = browser.run("document.querySelector('#faults').innerText")
    assert "Nothing is answered yet" in said and "Your name" in said and "With whom do you work?" in said
    for name, words in (("name", "Zoë Ångström"), ("other", "Tom Berg")):
        browser.run(f"document.querySelector('#{name}').focus()")
        browser.type(words)
    browser.run("document.querySelector('[name=q-goals-1]:not([value=\"1\"]), input[type=radio]').click()")
    browser.run("document.querySelector('#save').click()")
    assert "questions are not answered" in browser.run("document.querySelector('#faults').innerText")
    browser.run("document.querySelector('#faults a').click()")
    assert browser.run("document.activeElement.type") == "radio"
    browser.run("document.querySelector('#faults button').click()")
    file = browser.saved()
    found = sheet(file.read_bytes())
    assert file.name.startswith("mentortui-answers-pulse-zoe-angstrom-2")
    assert (found.writer.name, found.other, len(found.answers)) == ("Zoë Ångström", Named("Tom Berg"), 1)


def test_a_reload_loses_nothing_and_the_page_can_be_cleared(browser: Page, tmp_path: Path) -> None:
    shown(browser, tmp_path, "every-kind")
    browser.run("document.querySelector('#q-text').focus()")
    browser.type("Half a thought")
    browser.run("document.querySelector('[name=q-scale][value=\"5\"]').click()")
    browser.run("document.querySelectorAll('[name=q-many]')[2].click()")
    browser.reload()
    assert browser.run("document.querySelector('#q-text').value") == "Half a thought"
    assert browser.run("document.querySelector('[name=q-scale]:checked').value") == "5"
    assert browser.run("document.querySelector('#restored').hidden") is False
    browser.run("document.querySelector('#back-scale button').click()")
    assert browser.run("document.querySelector('[name=q-scale]:checked')") is None
    browser.run("window.confirm = function () { return true; }; document.querySelector('#forget').click()")
    browser.reload()
    assert browser.run("document.querySelector('#q-text').value") == ""
    assert browser.run(f"window.localStorage.getItem('mentortui form {tmp_path.name}')") is None


def test_hostile_words_of_a_form_are_words(browser: Page, tmp_path: Path) -> None:
    shown(browser, tmp_path, "every-kind", writer=Named('"><img src=x onerror=alert(1)>'))
    assert browser.run("document.querySelector('h1').textContent").startswith("Every <b>kind</b> & </script>")
    assert browser.run("document.querySelectorAll('img, u, i, b').length") == 0
    assert browser.run("document.querySelector('#name').value") == '"><img src=x onerror=alert(1)>'
    browser.run("document.querySelectorAll('[name=q-one]')[1].click()")
    browser.run("document.querySelector('[name=q-large]').focus()")
    browser.type("501")
    browser.run("document.querySelector('#save').click()")
    assert "from 0 to 500" in browser.run("document.querySelector('#faults').innerText")
    browser.run("document.querySelector('[name=q-large]').value = '12.5'; document.querySelector('#save').click()")
    browser.run("document.querySelector('#faults button').click()")
    assert sheet(browser.saved().read_bytes()).answers == {"one": "</option>", "large": 12.5}
    assert browser.told == []


def test_a_browser_that_keeps_nothing_still_saves(browser: Page, tmp_path: Path) -> None:
    refuses = "Object.defineProperty(window, 'localStorage', {get: function () { throw new Error('no'); }});"
    script = browser.do("Page.addScriptToEvaluateOnNewDocument", source=refuses)["identifier"]
    shown(browser, tmp_path, "every-kind")
    browser.run("document.querySelector('[name=q-scale]').click()")
    browser.run("document.querySelector('#save').click(); document.querySelector('#faults button').click()")
    assert sheet(browser.saved().read_bytes()).answers == {"scale": 1}
    assert browser.told == []
    browser.do("Page.removeScriptToEvaluateOnNewDocument", identifier=script)
