"""How any part of a window asks for what it shows as a workbook, whoever holds the register."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from PySide6.QtWidgets import QWidget

from elaas_desk.workbooks import SheetOfRows

SHORTCUT = "Ctrl+Shift+E"
WORDS = "บันทึกเป็น Excel…"


@dataclass(frozen=True, slots=True)
class Workbook:
    """What is to be saved under which name. `sheets` is called on the worker, so it may use frozen values only."""

    name: str
    """Proposed for the file, without the day."""
    sheets: Callable[[], Sequence[SheetOfRows]]


@runtime_checkable
class SavesWorkbooks(Protocol):
    """A window that can save what its parts and its dialogs show."""

    def save_workbook(self, workbook: Workbook, over: QWidget) -> None:
        """Ask where to over that window or dialog, and save."""


def ask_for_workbook(part: QWidget, workbook: Workbook) -> bool:
    """Have it saved by the nearest window around the part, past dialogs, that can; whether there is one."""
    holder: QWidget | None = part
    while holder is not None and not isinstance(holder, SavesWorkbooks):
        holder = holder.parentWidget()
    if holder is None:
        return False
    holder.save_workbook(workbook, part.window())
    return True
