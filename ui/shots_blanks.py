"""Pictures of the official blanks: the list, values on a page, and step 3 of a request that is printed on one.

No form of the Department is copied: the empty Form 2 of the program stands for one.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

from elaas_desk.domain.papers import CircularOnPaper, Form2
from elaas_desk.domain.requests import PaperKind
from ui.blanks.blanks_dialog import BlanksDialog
from ui.blanks.placing_dialog import PlacingDialog
from ui.camera import Camera, Shot
from ui.errands import OpenBlanks
from ui.stage import StageError

_Dialog = TypeVar("_Dialog", BlanksDialog, PlacingDialog)
_PLACED = {
    "written_at": (114, 46.9),
    "dated.day": (113, 53.2),
    "dated.month": (140, 53.2),
    "dated.year": (172, 53.2),
    "addressee": (40, 59.9),
    "person.full_name": (67, 66.5),
    "person.mobile": (156, 72.8),
    "person.position": (43, 79.2),
    "person.unit": (41, 85.5),
    "requester.lao_user": (37.8, 98.8),
    "reason.change_rights": (88.3, 111.8),
}
"""Millimetres from the left and the top."""


def blanks(camera: Camera) -> Iterator[Shot]:
    """A blank is placed and kept, and the list shows it."""
    from forms_pdf import form2

    circular = camera.desk.policy.circular
    empty = form2.render(Form2(CircularOnPaper(circular.number, circular.dated)))
    with TemporaryDirectory() as folder:
        path = Path(folder) / "แบบคำขอ (แบบสมมติ).pdf"
        path.write_bytes(empty)
        camera.open(OpenBlanks())
        _shown(camera, BlanksDialog).take(path)
        camera.settle()
    dialog = _shown(camera, PlacingDialog)
    for source, (x, y) in _PLACED.items():
        dialog.placing.drop(source, 1, round(x * 1000), round(y * 1000))
    dialog.placing.choose(next(each for each in dialog.placing.fields() if each.source == "person.full_name"))
    _wait_for_page(camera, dialog)
    yield camera.taken("dialog_blank_placing")
    dialog.primary.click()
    camera.press("บันทึกทั้งอย่างนี้")
    yield camera.dialog("dialog_blanks")
    _take_away(camera)


def _take_away(camera: Camera) -> None:
    """The other pictures show requests on the form of the program."""
    for blank in camera.desk.blanks.blanks(camera.actor):
        if blank.kind is PaperKind.FORM2:
            camera.desk.blanks.remove(camera.actor, blank.id, blank.version)


def _shown(camera: Camera, kind: type[_Dialog]) -> _Dialog:
    found = [each for each in camera.window.findChildren(kind) if each.isVisible()]
    if len(found) != 1:
        raise StageError(f"{len(found)} dialogs in place of one")
    return found[0]


def _wait_for_page(camera: Camera, dialog: PlacingDialog) -> None:
    from PySide6.QtCore import QDeadlineTimer

    late = QDeadlineTimer(20_000)
    while not dialog.canvas.is_drawn():
        if late.hasExpired():
            raise StageError("the page was not drawn")
        camera.settle()
