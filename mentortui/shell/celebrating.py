"""Celebrations and certificates: what a screen asks for, and when what was just reached is celebrated unasked."""

from __future__ import annotations

import asyncio
from functools import partial
from pathlib import Path
from typing import Final

from textual.screen import ModalScreen

from mentortui import paths
from mentortui.errors import MentortuiError, Refused
from mentortui.messages import Call, Celebrate, Certify, Change, Reached
from mentortui.model.reader import Row
from mentortui.screens import routes
from mentortui.shell.choosing import Choosing
from mentortui.store.disk import RealDisk

MOST: Final = 1_000
"""Certificates of one name in one folder; beyond that somebody should tidy up."""

MOST_LETTERS: Final = 200
"""Letters of the title of a certificate on the shelf: what every title takes."""


class Celebrating(Choosing):
    """The part of the app that celebrates."""

    def on_celebrate(self, message: Celebrate) -> None:
        """Keep what a rule found, and open the card; what nobody asked for gives way to typing and to the setting."""
        if self.desk is None or (not message.asked and not self.may_celebrate):
            return
        if message.found:
            from mentortui.changes import milestones

            keep = partial(milestones.keep, found=[message.found])
            self.post_message(Change(keep, then=lambda commit: self._celebrate(*commit.ids), quiet=True))
        else:
            self._celebrate(message.record_id)

    @property
    def may_celebrate(self) -> bool:
        """Whether a celebration may open by itself now: it is wanted, and no dialog or form is open."""
        return bool(self.settings["celebrations"]) and not isinstance(self.screen, ModalScreen)

    def _celebrate(self, milestone_id: str) -> None:
        if self.desk is None or self.desk.reader.get(milestone_id) is None:
            self.say("This is gone: it was deleted, here or elsewhere.", "warning")
            return
        row = self.desk.reader.get(milestone_id) or Row()
        moving = bool(self.settings["celebrations"]) and not row.get("celebrated")
        self.push_screen(routes.load(routes.CELEBRATION)(self.desk, milestone_id, moving))

    def on_reached(self, message: Reached) -> None:
        """A form was saved."""
        self.just_reached(message.record_id)

    def just_reached(self, record_id: str) -> None:
        """A form was saved: celebrate what was reached with it, when nobody did yet."""
        if self.desk is None or not self.may_celebrate:
            return
        from mentortui.practice import celebrations
        from mentortui.screens.milestones.trail import found

        reader, today = self.desk.reader, self.desk.today
        if any(row["id"] == record_id for row in celebrations.to_celebrate(reader, today)):
            self.post_message(Celebrate(record_id, asked=False))
        elif (reader.get(record_id) or Row()).get("status") == "achieved":
            new = [one for one in found(self.desk) if one.goal == record_id and celebrations.is_new(one.on, today)]
            if new:
                self.post_message(Celebrate(found=new[0], asked=False))

    # Certificates

    def on_certify(self, message: Certify) -> None:
        """Write a certificate, and say where."""
        self.begin(self._certify(message.record_id))

    async def _certify(self, milestone_id: str) -> None:
        row = self.desk.reader.get(milestone_id) if self.desk else None
        if self.desk is None or row is None:
            self.say("This is gone: it was deleted, here or elsewhere.", "warning")
            return
        try:
            path, said = await asyncio.to_thread(self._write_certificate, row)
        except MentortuiError as error:
            self.say(error.sentence, "error")
            return
        except OSError as error:
            self.say(f"The certificate could not be written ({error.strerror}); nothing was changed.", "error")
            return
        self.say(f"Certificate written: {path}{f'  {said}' if said else ''}", "warning" if said else "note")
        given = (one for one in self.desk.reader.rows("recognition") if one.get("milestone") == milestone_id)
        if not any(one.get("type") == "certificate" for one in given):
            self.post_message(Change(_on_the_shelf(self.desk.reader.me, row), quiet=True))

    def _write_certificate(self, row: Row) -> tuple[Path, str]:
        """In a thread: the file's path, and what could not be shown in it."""
        from mentortui.documents import certificate
        from mentortui.exchange import certificate_files as files

        assert self.desk is not None
        given = certificate.of_milestone(self.desk.reader, row)
        me = self.desk.reader.get(self.desk.reader.me) or Row()
        own = row.get("person") == self.desk.reader.me
        page = certificate.certificate(**given, signatories=() if own or not me.get("name") else (str(me["name"]),))
        form = "pdf" if files.is_installed() else "html"
        made = files.render(page, form)
        folder = Path(paths.documents())
        disk = RealDisk(folder)
        taken = set(disk.list("")) if folder.is_dir() else set()
        stem = f"Certificate {paths.for_a_file(page.name)} {row['on']}"
        names = (f"{stem}{f' ({number})' if number > 1 else ''}.{form}" for number in range(1, MOST))
        name = next((one for one in names if one not in taken), None)
        if name is None:
            raise Refused(f"There are a thousand certificates of that day in {folder}. Nothing was written.")
        disk.create(name, made.data)
        return folder / name, made.said


def _on_the_shelf(me: str, row: Row) -> Call:
    """The change that puts its first certificate on the trophy shelf, for whoever reached it."""
    from mentortui.changes import recognition

    person = str(row.get("person") or me)
    given = {"type_": "certificate", "milestone": row["id"]}
    return partial(recognition.give, person=person, title=f"Certificate: {row['title']}"[:MOST_LETTERS], **given)
