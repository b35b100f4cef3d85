"""Questions and problems over the whole window: one sentence, and the verb on the button."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtWidgets import QWidget

from elaas_desk.errors import UserError
from ui import messages
from ui.widgets.dialog import Dialog
from ui.widgets.text import Text


def tell_problem(parent: QWidget, sentence: str) -> None:
    """Say what went wrong where no input is to blame; the register is as it was."""
    dialog = Dialog(
        parent.tr("ทำรายการนี้ไม่ได้"), primary=parent.tr("รับทราบ"), cancel=parent.tr("ปิด"), width=480, parent=parent
    )
    dialog.cancel.hide()
    dialog.add(Text(sentence, wrap=True))
    dialog.submitted.connect(dialog.accept)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()


T = TypeVar("T")


def attempt(parent: QWidget, work: Callable[[], T]) -> T | None:
    """Do what only the main thread can, such as printing; a UserError is told over the window and gives None."""
    try:
        return work()
    except UserError as error:
        tell_problem(parent, messages.sentence(error))
        return None


def confirm(parent: QWidget, title: str, sentence: str, verb: str, *, danger: bool = False) -> Dialog:
    """Ask before something is done; connect `accepted` of what is given back. The dialog is already open."""
    dialog = Dialog(title, primary=verb, danger=danger, width=480, parent=parent)
    dialog.add(Text(sentence, wrap=True))
    dialog.submitted.connect(dialog.accept)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog
