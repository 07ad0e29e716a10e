"""A letter as a page to print, and as the draft of a mail. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from itertools import groupby, pairwise
from typing import Final

from mentortui.documents.html_page import escaped, page
from mentortui.program.letters import CODE, HEADING, STEP, Block, Letter

_STYLE: Final = """
pre { font: 600 1.15rem/1.5 ui-monospace, "SFMono-Regular", Consolas, monospace; white-space: pre-wrap; margin: .6rem 0;
  padding: .6rem .9rem; background: var(--soft); border-left: 4px solid var(--accent); }
ol { padding-left: 1.4rem; margin: .4rem 0; } li { margin: .35rem 0; } h2 { margin-top: 1.6rem; }
@media print { body { font-size: 10.5pt; } pre { border: 1px solid #000; background: none; } li { break-inside: avoid; }
  h2 { margin-top: 1.1rem; } }
"""


def html(letter: Letter) -> str:
    """The letter as a page."""
    body = [f"<h1>{escaped(letter.subject)}</h1>", *_blocks(letter)]
    return page(letter.subject, "\n".join(body), _STYLE)


def _blocks(letter: Letter) -> Iterator[str]:
    step = 0
    for kind, group in groupby(letter.blocks, lambda block: block.kind):
        blocks = list(group)
        if kind == STEP:
            items = "".join(f"<li>{escaped(block.text)}</li>" for block in blocks)
            yield f'<ol start="{step + 1}">{items}</ol>'
            step += len(blocks)
        elif kind == CODE:
            yield f"<pre>{_lines(blocks)}</pre>"
        elif kind == HEADING:
            step = 0
            yield from (f"<h2>{escaped(block.text)}</h2>" for block in blocks)
        else:
            starts = [at for at, block in enumerate(blocks) if not block.tight or at == 0] + [len(blocks)]
            yield from (f"<p>{_lines(blocks[start:end], '<br>')}</p>" for start, end in pairwise(starts))


def _lines(blocks: list[Block], between: str = "\n") -> str:
    return between.join(escaped(block.text) for block in blocks)


def can_go_to(name: str, mail: str) -> bool:
    """Whether a mail address is one that a mail program takes."""
    return bool(mail) and _address(name, mail) is not None


def draft(letter: Letter, name: str, mail: str, now: datetime) -> bytes:
    """A mail (RFC 5322) that a mail program opens as a draft to go on from: without a sender, which it fills in.

    Without a usable address there is no `To`.
    """
    message = EmailMessage(policy=SMTP)
    to = _address(name, mail) if mail else None
    if to is not None:
        message["To"] = to
    message["Subject"] = letter.subject
    message["Date"] = format_datetime(now)
    message["X-Unsent"] = "1"
    message.set_content(letter.text())
    return message.as_bytes()


def _address(name: str, mail: str) -> Address | None:
    try:
        mail.encode("ascii")  # other addresses need servers that few have
        return Address(name, addr_spec=mail)
    except (ValueError, IndexError, MessageError):
        return None
