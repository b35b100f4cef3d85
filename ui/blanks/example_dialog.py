"""The blank filled in with somebody who does not exist: to be looked at, and tried on the printer before it counts."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from ui.jobs import Jobs
from ui.widgets.dialog import Dialog
from ui.widgets.layout import row
from ui.widgets.preview import PagePreview


class ExampleDialog(Dialog):
    """Shows the pages; printing them keeps nothing."""

    def __init__(self, pdf: bytes, pages: int, jobs: Jobs, parent: QWidget) -> None:
        super().__init__(
            "ตัวอย่างบนแบบของกรม",
            "ข้อมูลสมมติ พิมพ์ลองบนกระดาษแล้วเทียบกับแบบจริงได้ ไม่เก็บในทะเบียน",
            primary="พิมพ์ลอง",
            cancel="ปิด",
            width=820,
            parent=parent,
        )
        self._pdf, self._pages, self._jobs = pdf, pages, jobs
        self.preview = PagePreview()
        behind = parent.parentWidget() or parent
        self.preview.setMinimumHeight(max(240, behind.window().height() - 264))
        self.preview.set_pdf(pdf)
        self.add(row((self.preview, 1)))
        self.submitted.connect(self._on_print)

    @Slot()
    def _on_print(self) -> None:
        from ui.print_run import print_bytes

        print_bytes(self._pdf, self.windowTitle(), self._pages, self._jobs, self)
