"""The page of a form, without a browser: whole, alone, labeled, and nothing in it is taken for markup."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from html.parser import HTMLParser

import pytest

from mentortui.documents.form_markdown import markdown
from mentortui.documents.form_page import page
from mentortui.practice.by_form.sheet import Named
from mentortui.practice.forms import shipped
from tests.documents.asked import of

FORMS = [*shipped(), "every-kind"]


class Seen(HTMLParser):
    """Tags with their attributes, and the text of the page without its style and script."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words = ""
        self._within: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag in ("style", "script", "label", "legend"):
            self._within.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if self._within and self._within[-1] == tag:
            self._within.pop()

    def handle_data(self, data: str) -> None:
        if not {"style", "script"} & {*self._within}:
            self.words += data


@pytest.mark.parametrize("form", FORMS)
def test_a_page_asks_for_nothing_from_elsewhere_and_runs_only_its_own_script(form: str) -> None:
    html = page(of(form))
    assert not re.search(r"https?://|\bsrc=|url\(|@import|<link|<img|<iframe", html)
    policy = re.findall(r'http-equiv="Content-Security-Policy" content="([^"]*)"', html)[0]
    assert "default-src 'none'" in policy and "form-action 'none'" in policy
    for kind in ("style", "script"):
        (content,) = re.findall(rf"<{kind}>(.*?)</{kind}>", html, re.DOTALL)
        total = base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
        assert f"{kind}-src 'sha256-{total}'" in policy


@pytest.mark.parametrize("form", FORMS)
def test_every_question_is_there_with_what_answers_it_and_a_label(form: str) -> None:
    one = of(form, writer=Named(""), other=Named(""), counts=True)
    seen = Seen(page(one))
    ids = [found["id"] for _, found in seen.tags if "id" in found]
    assert len(ids) == len({*ids}) and not any(" " in str(found) for found in ids)
    labeled = {found["for"] for tag, found in seen.tags if tag == "label" and "for" in found}
    asked = json.loads(re.findall(r'id="asked">(.*?)</script>', page(one), re.DOTALL)[0])
    assert [item["id"] for item in asked["items"]] == [item.id for item in one.spec.items]
    for item in one.spec.items:
        fields = [(tag, found) for tag, found in seen.tags if found.get("name") == f"q-{item.id}"]
        assert item.text in seen.words and fields
        for label in item.labels:
            assert label in seen.words
        if item.type == "text":
            assert f"q-{item.id}" in labeled and f"may-{item.id}" in ids
        elif fields[0][1]["type"] != "number":
            expected = len(item.labels) or item.high - item.low + 1
            assert len(fields) == expected and len({found["value"] for _, found in fields}) == expected
    assert {"name", "text"} <= labeled and ("other" in labeled) == one.asks_other


@pytest.mark.parametrize("form", FORMS)
def test_it_says_who_answers_who_sees_what_and_who_can_read_an_inbox(form: str) -> None:
    one = of(form)
    for text in (" ".join(Seen(page(one)).words.split()), " ".join(markdown(one).split())):
        assert "Ana Silva" in text and "can read every word" in text
        assert "Anyone with this folder can read it" in text and "This is the private way" in text
        assert " ".join(one.spec.seen_by("Tom Berg").split()) in text


def test_no_word_of_a_form_is_taken_for_markup() -> None:
    html = page(of("every-kind", writer=Named('"><script>alert(2)</script>'), occasion="</script><b>"))
    seen = Seen(html)
    assert [found for tag, found in seen.tags if tag == "script"] == [{"type": "application/json", "id": "asked"}, {}]
    assert not {"b", "i", "u"} & {tag for tag, _ in seen.tags}
    assert json.loads(re.findall(r'id="asked">(.*?)</script>', html, re.DOTALL)[0])["occasion"] == "</script><b>"
