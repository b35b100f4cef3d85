"""First start, step 4: the register is made; how to begin with people and accounts."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.theme import RING
from ui.widgets.buttons import Check
from ui.widgets.choices import ChoiceCards, Option
from ui.widgets.layout import column, row
from ui.widgets.text import Text

FROM_FILE, BY_HAND, LATER = "from_file", "by_hand", "later"


class StartStep(QWidget):
    """Three ways on: people from a file, the first one by hand, or look around; and groups to start from, if wanted."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        told = Text(
            self.tr("ทะเบียนพร้อมใช้แล้ว และมีหัวหน้าหน่วยงานคลังเป็นคนแรก ต่อไปคือใส่คนอื่นที่มีบัญชีใน New e-LAAS"),
            "body",
            "text_2",
            wrap=True,
        )
        self._ways = ChoiceCards(
            [
                Option(
                    FROM_FILE,
                    self.tr("นำเข้าจาก Excel หรือรายงานของ New e-LAAS"),
                    meaning=self.tr("กรอกแบบใน Excel แถวละหนึ่งคน หรือใช้รายงานรายชื่อผู้ใช้งาน เหมาะเมื่อมีหลายคน"),
                ),
                Option(
                    BY_HAND, self.tr("เพิ่มคนทีละคน"), meaning=self.tr("เปิดทะเบียนพร้อมหน้าต่างเพิ่มคน เหมาะกับสำนักงานที่มีผู้ใช้ไม่กี่คน")
                ),
                Option(LATER, self.tr("เข้าโปรแกรมก่อน"), meaning=self.tr("ดูงานวันนี้ แล้วค่อยเพิ่มคนจากหน้าทะเบียนผู้ใช้งาน")),
            ],
            FROM_FILE,
            spoken=self.tr("จะเริ่มอย่างไร"),
        )
        self.groups = Check(self.tr("ใส่กลุ่มตั้งต้น"))
        groups = Text(
            self.tr("กลุ่มผู้ใช้งานที่สำนักงานมักใช้ พร้อมหน้าที่ที่รองรับ ไม่ใช่รายการทางการ ให้แก้ตามที่เห็นใน New e-LAAS"),
            "caption",
            "text_2",
            wrap=True,
        )
        offer = column(row(self.groups, None), row((groups, 1), pad=(34, 0, RING, 0)), gap=0)
        self.setLayout(column(row((told, 1), pad=(RING, 0, RING, 8)), self._ways, 8, offer, None, gap=6))
        self.setFocusProxy(self._ways)

    def way(self) -> str:
        """FROM_FILE, BY_HAND or LATER."""
        return self._ways.key()
