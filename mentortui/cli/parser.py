"""The argument parser of every command: exact words only, errors as sentences, `--home` and `--json` anywhere."""

from __future__ import annotations

import argparse
import os

from mentortui.errors import UsageError

TYPE_CHECKING = False  # importing typing costs quick capture 3 ms
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any, NoReturn

# argparse looks for translated help in six places at every start (3 ms); there is none.
argparse._ = str  # type: ignore[attr-defined]


class Help(argparse.RawDescriptionHelpFormatter):
    """Help as wide as the terminal, at most 100 columns.

    argparse makes a formatter for every argument it is given and asks shutil for the width, which loads the
    archive formats (3 ms); so the width is asked here, where it costs nothing.
    """

    def __init__(self, prog: str, **kwargs: Any) -> None:
        super().__init__(prog, **{"max_help_position": 28, "width": _columns(), **kwargs})


def _columns() -> int:
    try:
        return max(40, min(100, int(os.environ.get("COLUMNS") or os.get_terminal_size(1).columns))) - 2
    except (OSError, ValueError):
        return 78


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """` Did you mean …?` for a mistyped word, or nothing when none of the known ones is near."""
    import difflib  # only on the way to an error: it costs 4 ms

    near = difflib.get_close_matches(word.lower(), list(known), n=2, cutoff=0.6)
    return f" Did you mean {' or '.join(near)}?" if near else ""


class Parser(argparse.ArgumentParser):
    """An ArgumentParser that never abbreviates, never exits by itself on an error, and knows the common options.

    Parsers made by its `add_subparsers` are of this class too, so `--home` and `--json` may stand after any word.
    """

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("allow_abbrev", False)
        kwargs.setdefault("formatter_class", Help)
        super().__init__(**kwargs)
        common = self.add_argument_group("everywhere")
        common.add_argument("--home", metavar="DIR", default=argparse.SUPPRESS, help="the folder of the journal")
        common.add_argument(
            "--json", action="store_true", default=argparse.SUPPRESS, help="print data as one JSON document"
        )

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:
        """As argparse does, and remember what was asked, for a sentence about it."""
        self._asked: list[str] = list(args or ())
        return super().parse_known_args(args, namespace)

    def error(self, message: str) -> NoReturn:
        """Raise UsageError with the message as a sentence and the way to the command's help."""
        missing = message.removeprefix("the following arguments are required: ")
        if missing != message:
            message = f"{missing} {'are' if ',' in missing else 'is'} missing"
        dashed = self._dashed(message)
        if dashed:
            near = did_you_mean(dashed, [one for one in self._option_string_actions if one.startswith("--")])
            raise UsageError(
                f"{dashed[:60]!r} is not an option of `{self.prog}`.{near} "
                f"Before a text that begins with a dash put `--`, like: {self.prog} -- '-text'."
            )
        raise UsageError(f"{message[:1].upper()}{message[1:]}. `{self.prog} --help` shows how.")

    def _dashed(self, message: str) -> str:
        """The word that was taken for an option because it begins with a dash; empty when that is not the fault."""
        if not message.endswith("missing") and not message.startswith("unrecognized"):
            return ""
        before = self._asked[: self._asked.index("--")] if "--" in self._asked else self._asked
        unknown = (one for one in before if one.startswith("-") and one != "-")
        return next((one for one in unknown if one.partition("=")[0] not in self._option_string_actions), "")

    def _check_value(self, action: argparse.Action, value: Any) -> None:
        if action.choices is not None and value not in action.choices:
            known = [str(choice) for choice in action.choices]
            what = action.option_strings[0] if action.option_strings else f"`{self.prog}`"
            raise argparse.ArgumentError(
                None,
                f"{value!r} is not a word for {what}.{did_you_mean(str(value), known)} "
                f"It takes one of: {', '.join(known)}",
            )


def examples(*lines: str) -> str:
    """The end of a help text: what people really type, each line with `mentortui` before it."""
    return "examples:\n" + "\n".join(f"  mentortui {line}" for line in lines)


def number(text: str) -> float | int:
    """A number option; a decimal comma is understood. Raises ArgumentTypeError in words."""
    try:
        value = float(text.replace(",", ".") if text.count(",") == 1 and "." not in text else text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number") from None
    return int(value) if value.is_integer() and abs(value) < 2**53 else value


def at_least_one(text: str) -> int:
    """A whole-number option that is 1 or more. Raises ArgumentTypeError in words."""
    value = whole(text)
    if value < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is less than 1")
    return value


def whole(text: str) -> int:
    """A whole-number option. Raises ArgumentTypeError in words."""
    try:
        return int(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number") from None
