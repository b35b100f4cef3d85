"""The national ID number, checked while it is typed."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from elaas_desk.thai import national_id
from ui.widgets.field import TextField


class NationalIdField(TextField):
    """Takes 13 digits, Thai or Arabic, with blanks or hyphens; shows `3 7201 00123 45 6` when they are whole.

    A wrong check digit is said as soon as the thirteenth digit stands; too few only when the person leaves.
    """

    def __init__(
        self, label: str, *, key: str = "", help: str = "", optional: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(
            label, key=key, help=help, optional=optional, placeholder="3 7201 00123 45 6", longest=24, parent=parent
        )
        self._missing = self.tr("ยังไม่ได้ใส่เลขประจำตัวประชาชน ใส่ให้ครบ 13 หลัก")
        self.changed.connect(self._on_typed)
        self.line.editingFinished.connect(self._on_left)

    def number(self) -> str | None:
        """The 13 Arabic digits, or None while they are not right."""
        try:
            return national_id.check(self.line.text())
        except national_id.NationalIdProblem:
            return None

    def set_number(self, digits: str | None) -> None:
        """Show a number."""
        self.set_text(national_id.display(digits, thai=False).replace("-", " ") if digits else "")

    def problem(self) -> str:
        """Too few or many digits, or a wrong check digit."""
        if self.is_empty():
            return super().problem()
        try:
            national_id.check(self.line.text())
        except national_id.NationalIdProblem as problem:
            return self._sentence(problem.reason)
        return ""

    def _sentence(self, reason: national_id.NationalIdReason) -> str:
        if reason is national_id.NationalIdReason.WRONG_CHECK_DIGIT:
            return self.tr("เลขตรวจสอบไม่ถูก ดูเลขหลักสุดท้ายและตรวจทุกหลักกับบัตร")
        return self.tr("เลขประจำตัวประชาชนต้องมี 13 หลัก ตรวจจำนวนหลักอีกครั้ง")

    @Slot()
    def _on_typed(self) -> None:
        if sum(letter.isdigit() for letter in self.line.text()) >= 13:
            self.set_error(self.problem())

    @Slot()
    def _on_left(self) -> None:
        whole = self.number()
        if whole is not None:
            self.set_number(whole)
        elif not self.is_empty():
            self.set_error(self.problem())
