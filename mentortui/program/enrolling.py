"""The list of a program's people, row by row: what is understood, and what is wrong with the rest. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple

from mentortui.errors import Refused
from mentortui.model import limits
from mentortui.model.reader import Row

_COLUMNS: Final = {
    "name": "name", "full_name": "name", "participant": "name", "person": "name",
    "mail": "mail", "email": "mail", "e_mail": "mail", "mail_address": "mail", "address": "mail",
    "role": "roles", "roles": "roles", "as": "roles",
    "cohort": "cohort", "class": "cohort", "year": "cohort",
    "by_form": "by_form", "form": "by_form",
}  # fmt: skip
ROLES: Final = ("mentor", "mentee")
_YES: Final = frozenset({"yes", "y", "true", "1", "x"})


class Fault(NamedTuple):
    """A row that was left out: its line in the file, and why."""

    line: int
    reason: str

    def sentence(self, file: str) -> str:
        """As it is told."""
        return f"{file}, line {self.line}: {self.reason} The row was left out."


class Enrolled(NamedTuple):
    """What a list holds."""

    rows: tuple[dict[str, Any], ...]
    """Fields of enrolments, in the order of the file."""
    faults: tuple[Fault, ...]
    there: tuple[str, ...] = ()
    """Names of those who are enrolled already, as the list has them; nothing is made of their rows."""

    @property
    def known(self) -> int:
        """How many are enrolled already."""
        return len(self.there)


def enrolled(
    columns: Sequence[str], lines: Iterable[tuple[int, Mapping[str, str], str]], known: Iterable[Row]
) -> Enrolled:
    """Read a list: `lines` give number, cells by column, and what is wrong with one that could not be read.

    People are told apart by their mail address, and by their name where one of the two has none. Raises Refused when
    no column holds names.
    """
    fields = {column: _COLUMNS.get(_word(column), "") for column in columns if column.strip()}
    if "name" not in fields.values():
        listed = ", ".join(limits.clean(one) for one in columns if one.strip()) or "none"
        raise Refused(
            f"No column holds names; there must be one called `name`, and there are {listed}. Nobody was enrolled."
        )
    seen = {key: 0 for row in known for key in _marks(row)}
    rows: list[dict[str, Any]] = []
    faults: list[Fault] = []
    there: list[str] = []
    for number, cells, unread in lines:
        try:
            row = _row(fields, cells) if not unread else {}
        except Refused as error:
            unread = error.sentence.removesuffix(" Nothing was saved.")
        if unread:
            faults.append(Fault(number, f"{unread.rstrip('.')}."))
            continue
        before = next((seen[key] for key in _keys(row) if key in seen), None)
        if before:
            faults.append(Fault(number, f"{row['name']} stands on line {before} already."))
        elif before == 0:
            there.append(row["name"])
        else:
            seen.update((key, number) for key in _marks(row))
            rows.append(row)
    return Enrolled(tuple(rows), tuple(faults), tuple(there))


def _row(fields: Mapping[str, str], cells: Mapping[str, str]) -> dict[str, Any]:
    """The fields of one row. Raises Refused for what cannot be."""
    row: dict[str, Any] = {}
    groups: dict[str, str] = {}
    for column, cell in cells.items():
        said, field = cell.strip(), fields.get(column, "")
        if not said:
            continue
        if field == "roles":
            row["roles"] = sorted({_role(one) for one in said.replace("/", ",").replace(" and ", ",").split(",")})
        elif field == "mail":
            row["mail"] = _mail(said)
        elif field == "by_form":
            row["by_form"] = said.casefold() in _YES or None
        elif field:
            row[field] = limits.name(said) if field == "name" else limits.phrase(said)
        else:
            groups[limits.clean(column).strip()] = limits.phrase(said)
    if not row.get("name"):
        raise Refused("It has no name.", "name")
    return {**row, **({"groups": groups} if groups else {})}


def _role(said: str) -> str:
    role = said.strip().casefold().rstrip("s")
    if role not in ROLES:
        raise Refused(f"A role is mentor or mentee, not {limits.clean(said.strip())!r}.", "roles")
    return role


def _mail(said: str) -> str:
    address = limits.phrase(said)
    name, at, host = address.partition("@")
    if not (name and at and "." in host) or any(one.isspace() for one in address) or "@" in host:
        raise Refused(f"{limits.clean(said)!r} is no mail address.", "mail")
    return address


def _marks(row: Mapping[str, Any]) -> Iterator[str]:
    """What somebody is known by from now on."""
    name = str(row.get("name")).casefold()
    yield f"name {name}"
    yield f"mail {str(row['mail']).casefold()}" if row.get("mail") else f"bare {name}"


def _keys(row: Mapping[str, Any]) -> Iterator[str]:
    """What finds somebody among those: the mail address or, of one without a mail address, the name."""
    name = str(row.get("name")).casefold()
    if row.get("mail"):
        yield f"mail {str(row['mail']).casefold()}"
        yield f"bare {name}"
    else:
        yield f"name {name}"


def _word(column: str) -> str:
    return column.strip().casefold().replace(" ", "_").replace("-", "_")
