"""Where people and accounts come from on the first day: the sheet, a New e-LAAS report, or one by one."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.theme import RING
from ui.widgets.buttons import Button, Kind
from ui.widgets.icons import Icon
from ui.widgets.layout import Item, Panel, column, row
from ui.widgets.notice import Notice
from ui.widgets.paint import State
from ui.widgets.text import Text


class SourcePart(QWidget):
    """Three ways, each with what it needs and its buttons; a file may also be dropped anywhere on the page."""

    template_wanted = Signal()
    sheet_wanted = Signal()
    report_wanted = Signal()
    person_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        empty = Button(self.tr("บันทึกแบบกรอกเปล่า…"), icon="export")
        filled = Button(self.tr("เปิดแบบที่กรอกแล้ว…"), Kind.PRIMARY, icon="import")
        report = Button(self.tr("เลือกรายงาน…"), icon="import")
        single = Button(self.tr("เพิ่มทีละคน"), icon="person_add")
        empty.clicked.connect(self.template_wanted)
        filled.clicked.connect(self.sheet_wanted)
        report.clicked.connect(self.report_wanted)
        single.clicked.connect(self.person_wanted)
        self._wrong = Notice(State.LATE)
        self._wrong.hide()
        ways = (
            self._way(
                "page",
                self.tr("จากแบบกรอก Excel"),
                self.tr("บันทึกแบบกรอกเปล่าไปกรอกใน Excel แถวละหนึ่งคน แล้วกลับมาเปิดที่นี่ เหมาะเมื่อมีหลายคนและรู้เลขประจำตัวประชาชน"),
                [filled, empty],
            ),
            self._way(
                "reviews",
                self.tr("จากรายงานของ New e-LAAS"),
                self.tr(
                    "ใช้รายงานรายชื่อและข้อมูลผู้ใช้งานในกลุ่มผู้ใช้ ได้ชื่อผู้ใช้กับกลุ่มครบ แต่รายงานไม่มีเลขประจำตัวประชาชน ต้องมาเติมภายหลัง"
                ),
                [report],
            ),
            self._way("user", self.tr("พิมพ์ทีละคน"), self.tr("เหมาะเมื่อมีไม่กี่คน"), [single]),
        )
        self.setLayout(column(row((self._wrong, 1)), *ways, None, gap=10, pad=(RING, 4, RING, 0)))

    def _way(self, icon: str, heading: str, meaning: str, buttons: list[Item]) -> Panel:
        words = column(Text(heading, "body_strong"), Text(meaning, "caption", "text_2", wrap=True), gap=2)
        sign = column(Icon(icon), None, gap=0, pad=(0, 3, 0, 0))
        return Panel(
            row(sign, (words, 1), column(None, row(*buttons, gap=8), None, gap=0), gap=14, pad=(18, 14, 16, 14))
        )

    def tell_problem(self, sentence: str) -> None:
        """Say why a file could not be used; an empty sentence takes it away."""
        self._wrong.tell(State.LATE, sentence)
        self._wrong.setVisible(bool(sentence))

    def problem_shown(self) -> str:
        """The sentence that is shown, or nothing."""
        return self._wrong.plain() if self._wrong.isVisibleTo(self) else ""
