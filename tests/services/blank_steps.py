"""Steps with official blanks that several tests take."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from elaas_desk.domain.actors import Role
from elaas_desk.domain.blanks import Blank, BlankField
from elaas_desk.domain.requests import PaperKind
from elaas_desk.services.blanks import BlankDraft
from elaas_desk.services.desk import Desk
from tests.fixtures.blank_files import flat
from tests.services.office import TODAY, OfficeIds, actors

NAME_FIELD = BlankField("person.full_name", 1, 60_000, 53_000, 120_000, 7_000)
GROUP_FIELD = BlankField("groups.1.name", 1, 60_000, 150_000, 120_000, 7_000)


def blank_file(desk: Desk, words: str = "FORM") -> Path:
    """The PDF of a blank beside the register."""
    path = desk.database.path.parent / f"{words}.pdf"
    path.write_bytes(flat(words=words))
    return path


def drafted(desk: Desk, ids: OfficeIds, words: str = "FORM", valid_from: date = TODAY) -> BlankDraft:
    """A blank for Form 2 with the name of the one who asks and one group placed on it."""
    head = actors(ids)[Role.LAO_HEAD]
    proposal = desk.blanks.read_file(head, PaperKind.FORM2, blank_file(desk, words))
    return BlankDraft(PaperKind.FORM2, proposal, valid_from, (NAME_FIELD, GROUP_FIELD))


def kept_blank(desk: Desk, ids: OfficeIds, words: str = "FORM", valid_from: date = TODAY) -> Blank:
    """The same, kept."""
    head = actors(ids)[Role.LAO_HEAD]
    added = desk.blanks.add(head, drafted(desk, ids, words, valid_from))
    return desk.blanks.detail(head, added.id).blank


def narrowed(blank: Blank) -> Blank:
    """With so little room that no name fits."""
    fields = (replace(each, width=9_000, height=5_000) if each == NAME_FIELD else each for each in blank.fields)
    return replace(blank, fields=tuple(fields))
