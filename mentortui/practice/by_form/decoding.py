"""The text of a file somebody dropped or mailed, whatever their computer wrote it in; or what it is instead of text."""

from __future__ import annotations

import codecs
from typing import Final

from mentortui.errors import Refused
from mentortui.practice.by_form.sheet import SHEET_MAX

SEND: Final = "Send the file that the page's button “Save the answers” makes, or the filled Markdown form."
_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF32_LE, "utf-32-le"), (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"),
)  # fmt: skip
_OTHERS: Final = (
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a Word document or another packed file"),
    (b"\xd0\xcf\x11\xe0", "an Office or Outlook file"),
    (b"{\\rtf", "a WordPad or Word document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x1f\x8b", "a packed file"),
    (b"mj1 ", "a file of mentortui's own"),
    (b"age-encryption.org", "a sealed file"),
)


def text_of(data: bytes) -> str:
    """The text, with line feeds. Raises Refused for nothing, for too much, and for what is no text."""
    if len(data) > SHEET_MAX:
        raise Refused(f"It has {len(data):,} bytes; answers have {SHEET_MAX:,} at most. {SEND}")
    if not data.strip(b"\x00\r\n\t \xef\xbb\xbf\xff\xfe"):
        raise Refused("It is empty. If it is still on its way, it is tried again; else save the answers once more.")
    for start, what in _OTHERS:
        if data.startswith(start):
            raise Refused(f"It is {what}, not a file of answers. {SEND}")
    try:
        text = _decoded(data)
    except UnicodeDecodeError:
        text = "\x00"
    if "\x00" in text:
        raise Refused(f"It is no text. {SEND}")
    for end in ("\r\n", "\r", "\u2028", "\u2029", "\x85"):
        text = text.replace(end, "\n")
    return text


def _decoded(data: bytes) -> str:
    for mark, name in _BOMS:
        if data.startswith(mark):
            return data[len(mark) :].decode(name)
    half = max(1, len(data) // 2)
    if data[1::2].count(0) > half * 0.6:
        return data.decode("utf-16-le")
    if data[::2].count(0) > half * 0.6:
        return data.decode("utf-16-be")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252")
