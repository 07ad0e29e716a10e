"""What came in a file, of whatever kind: a page's answers, a filled Markdown form, or a mail with either."""

from __future__ import annotations

from mentortui.errors import Refused
from mentortui.model.reader import Directory
from mentortui.practice.by_form import answer_file, mail, markdown_form
from mentortui.practice.by_form.decoding import SEND, text_of
from mentortui.practice.by_form.sheet import Sheet

PAGE = "mentortui form"
"""What the page of a form says of itself, so that a page that was sent back unfilled is known."""


def read(reader: Directory, data: bytes) -> list[Sheet]:
    """The sheets of answers in a file, one or, in a mail, several. Raises Refused with the line and the reason."""
    if not mail.is_one(data):
        return [_one(reader, text_of(data))]
    found: dict[str, Sheet] = {}
    others = []
    for name, part in mail.parts(data):
        try:
            text = text_of(part)
        except Refused as fault:
            others.append(f"{name}: {fault.sentence}")
            continue
        if not (answer_file.is_one(text) or markdown_form.is_one(text)):
            others.append(f"{name}: {_nothing(text)}")
            continue
        try:
            sheet = _one(reader, text)
        except Refused as fault:
            raise Refused(f"In the mail, {name}: {fault.sentence}", fault.field) from None
        found.setdefault(sheet.sum, sheet)
    if not found:
        seen = f" ({others[0]})" if others else ""
        raise Refused(f"The mail holds no answers{seen[:400]}. {SEND}")
    return list(found.values())


def _one(reader: Directory, text: str) -> Sheet:
    if answer_file.is_one(text):
        return answer_file.read(reader, text)
    if markdown_form.is_one(text):
        return markdown_form.read(reader, text)
    raise Refused(_nothing(text))


def _nothing(text: str) -> str:
    """What a text is that holds no answers, and what to do."""
    begin = text[:4_000].lstrip().lower()
    if begin.startswith(("<!doctype", "<html")):
        if PAGE in begin:
            return (
                "It is the page of the form itself, and the answers are not in it. Open it, answer, press “Save the "
                "answers”, and send the file that makes."
            )
        return f"It is a web page, not a file of answers. {SEND}"
    if begin.startswith("{\\rtf"):
        return f"It is a WordPad or Word document, not plain text. {SEND}"
    return f"It is neither a file of answers nor a form: the line “form: …, version …” is missing. {SEND}"
