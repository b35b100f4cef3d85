"""Where a round asks for the New e-LAAS report: a place to drop it, the menu path, and the way without one."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from ui import theme
from ui.widgets.buttons import Button, Kind
from ui.widgets.icons import Icon
from ui.widgets.layout import column, row
from ui.widgets.text import Strong, Text, Words

_WIDEST = 620


class ReportAsk(QWidget):
    """Emits `choose_wanted()` and `none_wanted()`. The page itself takes what is dropped."""

    choose_wanted = Signal()
    none_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.choose = Button(self.tr("เลือกแฟ้มรายงาน…"), Kind.PRIMARY, icon="import", large=True)
        self.none = Button(self.tr("ไม่มีรายงาน…"), large=True)
        self.choose.clicked.connect(self.choose_wanted)
        self.none.clicked.connect(self.none_wanted)
        path: Words = [
            self.tr("1. ใน New e-LAAS เปิดเมนู "),
            Strong("การบริหารระบบ > รายงาน > รายงานรายชื่อและข้อมูลผู้ใช้งานในกลุ่มผู้ใช้"),
            self.tr(" แล้วบันทึกเป็นแฟ้ม"),
        ]
        steps: tuple[Words, ...] = (
            path,
            self.tr("2. ลากแฟ้มนั้นมาวางที่หน้านี้ หรือกดเลือกแฟ้มรายงาน ใช้ได้ทั้ง Excel, CSV, HTML และ PDF"),
            self.tr("3. โปรแกรมแสดงสิ่งที่อ่านได้ให้ตรวจก่อน แล้วแยกรายชื่อเป็นห้ากองให้ตัดสิน"),
        )
        lines = column(*[Text(step, "body", "text_2", wrap=True) for step in steps], gap=2)
        heading = Text(self.tr("วางรายงานรายชื่อผู้ใช้งานจาก New e-LAAS ที่นี่"), "subtitle", align="center")
        inner = column(row(None, Icon("import", "accent", 32), None), heading, 4, lines, 8)
        inner.addLayout(row(None, self.choose, self.none, None, gap=8))
        held = QWidget()
        held.setLayout(inner)
        held.setMaximumWidth(_WIDEST)
        middle = row(None, (held, 10), None, pad=(24, 0, 24, 0))
        self.setLayout(column(None, middle, None, gap=0))

    def set_may(self, may: bool) -> None:
        """Whether this actor brings reports."""
        self.choose.setEnabled(may)
        self.none.setEnabled(may)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A dashed place on the sheet."""
        p = QPainter(self)
        p.setRenderHint(QPainter.RenderHint.Antialiasing)
        p.setBrush(theme.colour("surface"))
        p.setPen(QPen(theme.colour("line_strong"), 1.5, Qt.PenStyle.DashLine))
        radius = theme.radius("panel")
        p.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), radius, radius)
