"""A mail that was saved as a file, with answers attached or in its text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from mentortui.errors import Refused
from mentortui.model.limits import clean
from mentortui.practice.by_form.decoding import SEND
from mentortui.practice.by_form.sheet import MAIL_MAX

PARTS_MAX: Final = 50
"""Parts of a mail that are looked at."""
_KNOWN: Final = re.compile(
    rb"^(?:\xef\xbb\xbf)?(?:From |(?:From|To|Date|Subject|Received|Return-Path|Delivered-To|MIME-Version|Message-ID|"
    rb"Content-Type|DKIM-Signature|ARC-[A-Za-z-]+|Authentication-Results|X-[A-Za-z0-9-]+|Reply-To|Sender|Cc):)",
    re.IGNORECASE,
)


def is_one(data: bytes) -> bool:
    """Whether a file is a saved mail: it begins with a line of a mail's head."""
    return _KNOWN.match(data.lstrip()[:200]) is not None and b"\n" in data[:2_000]


def parts(data: bytes) -> Iterator[tuple[str, bytes]]:
    """What is in a mail that may be answers: attachments and texts, by name. Raises Refused for a mail too large."""
    import email
    import email.policy

    if len(data) > MAIL_MAX:
        raise Refused(f"The mail has {len(data):,} bytes; at most {MAIL_MAX:,} are read. {SEND}")
    try:
        message = email.message_from_bytes(data, policy=email.policy.compat32)
        found = [part for number, part in enumerate(message.walk()) if number < PARTS_MAX and not part.is_multipart()]
    except (ValueError, LookupError, RecursionError):
        raise Refused(f"The mail cannot be read. {SEND}") from None
    for part in found:
        try:
            name = clean(part.get_filename() or "").replace("\n", " ")[:200] or "the text of the mail"
            payload = part.get_payload(decode=True)
        except (ValueError, LookupError, TypeError):
            continue
        if isinstance(payload, bytes) and part.get_content_maintype() in ("text", "application"):
            yield name, _as_utf8(payload, part.get_content_charset())


def _as_utf8(payload: bytes, charset: str | None) -> bytes:
    """The bytes, in UTF-8 where the mail says in what they are written."""
    try:
        return payload.decode(charset).encode() if charset and charset != "utf-8" else payload
    except (LookupError, ValueError):
        return payload
