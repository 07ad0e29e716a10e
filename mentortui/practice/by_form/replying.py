"""What is said beside a file that was not taken. Anyone with the folder reads it, so it says nothing of the journal."""

from __future__ import annotations

from mentortui.practice.by_form.sheet import Sheet


def not_understood(file: str, reason: str, host: str) -> str:
    """The reply to a file that could not be read: the place, the reason, and what to do."""
    return _letter(
        f"“{file}” could not be read, so nothing of it was entered.",
        reason,
        f"Correct it and put it here again under any name, or mail it to {host}. It stays here as it is until then.",
    )


def not_entered(file: str, sheet: Sheet, host: str) -> str:
    """The reply to a file that was read and could not be entered; why, only its reader is told."""
    says = [f"written by {sheet.writer.name or 'nobody'}"]
    says += [f"with {sheet.other.name}"] if sheet.other and sheet.other.name else []
    says += [f"answered on {sheet.on}"] if sheet.on else []
    return _letter(
        f"“{file}” was read and is not entered yet. {host} was told why, and sees to it; it is tried again by itself.",
        f"It says: {', '.join(says)}. If a name or a day in that is not right, correct it and put the file here again.",
        "It stays here as it is until then.",
    )


def _letter(*paragraphs: str) -> str:
    return "\n\n".join([*paragraphs, "This note goes away by itself once the file was read. (mentortui)"]) + "\n"
