"""Lists and reports that leave the register as workbooks; that they did is a line in the log."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from elaas_desk.domain.actors import Actor
from elaas_desk.persistence.files import write_whole
from elaas_desk.services.access import Deed, require
from elaas_desk.services.office_records import the_office
from elaas_desk.services.service import Service
from elaas_desk.thai import dates
from elaas_desk.workbooks import SheetOfRows


class Exports(Service):
    """Writes what the actor was given to see; nothing more is read for it than whose list it is."""

    def write(self, actor: Actor, sheets: Sequence[SheetOfRows], target: Path) -> int:
        """Write a workbook, whole or not at all, and say how many rows it holds.

        Beneath the title of each sheet stand the office and the day. The line in the log names the first sheet and how
        many rows left, no person. FILE_NOT_WRITABLE, DISK_FULL: a file of that name stays as it was.
        """
        require(actor, Deed.EXPORT)
        from elaas_desk.workbooks import write

        with self._work(actor) as work:
            office = the_office(work).full_name
            whose = f"{office} · ณ วันที่ {dates.long(self._today())}"
            told = [replace(each, note=" · ".join(filter(None, (whose, each.note)))) for each in sheets]
            count = sum(len(each.rows) for each in sheets)
            work.audit.note("list_taken_out", "documents", f"{sheets[0].name} {count}")
            write_whole(target, write(told, office))
            work.commit()
        return count
