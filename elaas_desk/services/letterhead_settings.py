"""The settings that hold what the office has set for the head of its papers."""

from __future__ import annotations

from typing import Final

from elaas_desk.domain.letterhead import Letterhead, NumberedPaper
from elaas_desk.domain.office_pictures import PicturePlace
from elaas_desk.persistence.unit_of_work import UnitOfWork

SENDER: Final = "agency_block"
"""The setting that holds the sender's lines."""


def agency_setting(unit_id: int) -> str:
    """The setting that holds a unit's ส่วนราชการ."""
    return f"agency_line.{unit_id}"


def prefix_setting(kind: NumberedPaper, unit_id: int) -> str:
    """The setting that holds what the numbers of a unit's papers begin with."""
    return f"number_prefix.{kind.value}.{unit_id}"


def letterhead_of(work: UnitOfWork) -> Letterhead:
    """What the office has set; the pictures with their bytes."""
    kept = work.settings.all()
    units = [unit.id for unit in work.units.all()]
    prefixes = {(kind, unit): kept.get(prefix_setting(kind, unit), "") for kind in NumberedPaper for unit in units}
    return Letterhead(
        tuple(kept.get(SENDER, "").splitlines()),
        {unit: kept.get(agency_setting(unit), "") for unit in units},
        prefixes,
        work.office_pictures.content(PicturePlace.GARUDA) or b"",
        work.office_pictures.content(PicturePlace.LOGO) or b"",
    )
