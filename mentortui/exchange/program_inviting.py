"""Inviting people to a program one coordinates: enrolled from a list, a code each, and letters."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from mentortui.changes import enrolling
from mentortui.clock import new_id
from mentortui.errors import Ambiguous, NotFound, Refused
from mentortui.exchange import letters
from mentortui.exchange.inviting import host_key
from mentortui.exchange.letters import Mail, Written
from mentortui.exchange.shared import place_of
from mentortui.model.delta import Delta
from mentortui.model.reader import Row
from mentortui.practice.names import some
from mentortui.program.letters import BY_FORM, INVITATION, Letter, letter
from mentortui.program.rules import rules_of
from mentortui.program.which import share_of
from mentortui.store import Journal
from mentortui.store.share import codes
from mentortui.store.share.codes import Code


class Invited(NamedTuple):
    """Somebody who was enrolled, with their code; without one they take part by form."""

    row: Row
    code: str


def enrol(journal: Journal, share: Row, people: Sequence[Mapping[str, Any]]) -> list[Invited]:
    """Enrol people and invite each who is to use the app; commits. `share` is the record of a folder one hosts.

    A code that was given cannot be taken back by `undo`, so neither can this.
    """
    fingerprint = host_key(journal, share)
    now = journal.clock.now()
    made = enrolling.enrol(journal, share_of(share), people, now=now, new_id=_ids(journal))
    if not made.create:
        return []
    rows = {one: {**row, "id": one} for one, row in made.create.items() if one.startswith("enrolment-")}
    given = {one: row["name"] for one, row in rows.items() if not row.get("by_form")}
    secrets = {one: codes.secret(journal.clock.random(5)) for one in given}
    codes_made = enrolling.invited(journal, share, given, secrets, now=now, new_id=_ids(journal))
    create = {**codes_made.create, **made.create}
    for enrolment in given:  # new records take what they are invited with at once
        create[enrolment] = {**create[enrolment], **codes_made.update[enrolment]}
    journal.commit(Delta(made.says, create), undoable=False)
    return [_invited(row, fingerprint, secrets.get(one, "")) for one, row in rows.items()]


def again(journal: Journal, share: Row, enrolment: Row) -> Invited:
    """A fresh code for somebody who is enrolled; the one before counts no more. Commits.

    Raises Refused for somebody who has left.
    """
    if enrolment.get("left_on"):
        raise Refused(f"{enrolment['name']} left on {enrolment['left_on']}, so no code was made.",
                      hint=f"If they are back: mentortui edit {enrolment['id']} --set left_on=")  # fmt: skip
    fingerprint = host_key(journal, share)
    secret = codes.secret(journal.clock.random(5))
    one = enrolment["id"]
    delta = enrolling.invited(journal, share, {one: enrolment["name"]}, {one: secret}, now=journal.clock.now(),
                              new_id=_ids(journal))  # fmt: skip
    journal.commit(delta, undoable=False)
    return _invited(enrolment, fingerprint, secret)


def code_of(journal: Journal, share: Row, enrolment: Row, fingerprint: str = "") -> str:
    """The code somebody was given and did not use yet; empty where there is none."""
    invite = journal.get(str(enrolment.get("invite"))) or {}
    if invite.get("used_by") or not invite.get("secret"):
        return ""
    return Code(fingerprint or host_key(journal, share), invite["secret"]).words()


def on_list(journal: Journal, share: Row, words: str) -> Row:
    """Somebody on the list, by name or its beginning, or mail address. Raises NotFound, Ambiguous."""
    said = words.strip().casefold()
    rows = [row for row in journal.rows("enrolment") if row.get("program") == share_of(share)]
    found = [row for row in rows if said in (row["name"].casefold(), str(row.get("mail", "")).casefold(), row["id"])]
    found = found or [row for row in rows if said and row["name"].casefold().startswith(said)]
    if not found:
        raise NotFound(f"Nobody called {words!r} is on the list of {share.get('name')}. Nothing was changed.",
                       hint="To see the list: mentortui program status --names.")  # fmt: skip
    if len(found) > 1:
        which = some(f"{row['name']} ({row.get('mail') or row['id'][:14]})" for row in found)
        raise Ambiguous(f"{words!r} could be {which}; say what is in brackets. Nothing was changed.")
    return found[0]


def write(journal: Journal, share: Row, people: Iterable[Invited], place: Path) -> Written:
    """Write the invitations of people into a folder; see `letters.write`."""
    fields = said(journal, share)
    templates = {name: letters.template(journal, name) for name in (INVITATION, BY_FORM)}
    mails = []
    for one in people:
        text, file = templates[INVITATION if one.code else BY_FORM]
        filled = letter(text, {**fields, "name": one.row["name"], "code": one.code}, file)
        mails.append(mail_to(one.row, filled))
    return letters.write(place, mails, journal.clock.now(), "invitation", page=True)


def mail_to(row: Row, filled: Letter) -> Mail:
    """A letter to somebody on the list."""
    return Mail(row["name"], str(row.get("mail") or ""), row["id"].rpartition("-")[2][-6:], filled)


def said(journal: Journal, share: Row) -> dict[str, str]:
    """What letters of a program say of it."""
    charter = journal.get(f"charter-{share_of(share)}") or {}
    own = str((journal.get(journal.me) or {}).get("name", ""))
    return {
        "program": str(charter.get("name") or share.get("name")),
        "coordinator": own,
        "folder": Path(place_of(journal, share)).name,
        "people": str(rules_of(charter).people),
        "app": "mentortui",
        **{field: _sentence(charter.get(field)) for field in ("purpose", "notice")},
        **{field: str(charter.get(field) or "") for field in ("trouble", "misconduct")},
    }


def _sentence(text: object) -> str:
    words = " ".join(str(text or "").split())
    return f"{words}." if words and words[-1] not in ".!?" else words


def _invited(row: Row, fingerprint: str, secret: str) -> Invited:
    return Invited(row, Code(fingerprint, secret).words() if secret else "")


def _ids(journal: Journal) -> Any:
    return lambda kind: new_id(kind, journal.clock)
