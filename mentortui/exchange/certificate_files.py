"""A certificate as a file: a web page or plain text always; PDF, PNG and SVG with the extra `pdf` (typst)."""

from __future__ import annotations

import json
import re
from importlib.util import find_spec
from typing import Final, NamedTuple

from mentortui.content import text_of
from mentortui.documents import certificate as documents
from mentortui.documents.certificate import Certificate
from mentortui.errors import Refused

FORMATS: Final = ("pdf", "png", "svg", "html", "txt")
PIXELS_PER_INCH: Final = 144
"""Of a PNG: 1684 x 1191 pixels, twice what most screens need."""
EMOJI: Final = ("Noto Color Emoji", "Apple Color Emoji", "Segoe UI Emoji")
FONTS: Final = ("Libertinus Serif", "Noto Serif", "Noto Naskh Arabic", "Noto Serif Hebrew", "Noto Serif CJK SC",
                "Noto Serif CJK JP", "Noto Sans CJK SC", *EMOJI)  # fmt: skip
"""Fonts in the order they are asked for. The first ships with typst; of the others this computer may have some,
and beyond them any font it has is used for a letter that none of these knows."""
_UNKNOWN_LETTER: Final = re.compile(r'the text `?"(.+?)"`? could not be displayed')

_ESCAPED: Final = re.compile(r"\\u\{([0-9a-f]{1,6})\}")


class Rendered(NamedTuple):
    """The bytes of a file, and a sentence about what could not be shown; empty when all is well."""

    data: bytes
    said: str


def format_of(path: str) -> str:
    """The format a path asks for by its ending; `-` is plain text. Raises Refused naming what there is."""
    ending = "txt" if path == "-" else path.rpartition(".")[2].lower() if "." in path else ""
    if ending not in FORMATS:
        raise Refused(
            f"The ending of {path} says no format I know; name a file that ends in "
            f".{', .'.join(FORMATS[:-1])} or .{FORMATS[-1]}. Nothing was written.",
            "output",
        )
    return ending


def render(one: Certificate, form: str) -> Rendered:
    """The certificate in one of `FORMATS`: equal bytes for an equal certificate on the same computer.

    Raises Refused when a typeset format is asked for and the extra is not installed.
    """
    if form == "html":
        return Rendered(documents.html(one).encode("utf-8"), "")
    if form == "txt":
        return Rendered(documents.text(one).encode("utf-8"), "")
    if not is_installed():
        raise Refused(
            f"A certificate as .{form} needs the extra `pdf`, which is not installed; as .html or .txt it works "
            "without. Nothing was written.",
            "output",
            hint="To install it: pip install 'mentortui[pdf]'.",
        )
    return _typeset(one, form)


def is_installed() -> bool:
    """Whether the extra `pdf` is there."""
    return find_spec("typst") is not None


def _typeset(one: Certificate, form: str) -> Rendered:
    import typst  # 30 MB of library: only for who asks for it

    source = text_of("certificates/certificate.typ").encode("utf-8")
    inputs = {"words": json.dumps({**documents.words(one), "fonts": FONTS, "emoji": EMOJI}, ensure_ascii=False)}
    said = ""
    try:
        # The archive form of PDF demands that every letter is shown, which nothing else tells.
        page = typst.compile(source, format="pdf", sys_inputs=inputs, pdf_standards=["a-2u"])
    except typst.TypstError as error:
        said = _unknown_letter(str(error))
        page = typst.compile(source, format="pdf", sys_inputs=inputs)
    if form == "png":
        page = typst.compile(source, format="png", sys_inputs=inputs, ppi=PIXELS_PER_INCH)
    elif form == "svg":
        page = typst.compile(source, format="svg", sys_inputs=inputs)
    assert isinstance(page, bytes), "one page is one piece of bytes"
    return Rendered(page, said)


def _unknown_letter(error: str) -> str:
    """A sentence about a letter no font shows. Raises Refused for any other fault of the typesetter."""
    found = _UNKNOWN_LETTER.search(error)
    if found is None:
        raise Refused(f"The certificate could not be set ({error.splitlines()[0]}). Nothing was written.")
    letter = _ESCAPED.sub(lambda code: chr(int(code[1], 16)), found[1])
    called = f"{letter} (U+{ord(letter[0]):04X})" if letter.isprintable() else f"U+{ord(letter[0]):04X}"
    return (
        f"No font on this computer shows {called}, so a box stands in its place; install a font for that script, or "
        "choose .html, which every reader's computer shows with its own fonts."
    )
