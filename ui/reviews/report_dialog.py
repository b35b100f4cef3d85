"""The report of a signed review, as it was archived, to be looked at and printed."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from ui.jobs import Jobs
from ui.printables import Printed
from ui.widgets.dialog import Dialog
from ui.widgets.preview import PagePreview


class ReportDialog(Dialog):
    """Shows the archived bytes; the primary prints them."""

    def __init__(self, content: bytes, jobs: Jobs, parent: QWidget) -> None:
        title = "รายงานการสอบทาน"
        super().__init__(title, "พิมพ์แล้วลงนามบนกระดาษ", primary="พิมพ์รายงาน", cancel="ปิด", width=880, parent=parent)
        self._content, self._name, self._jobs = content, title, jobs
        preview = self._preview = PagePreview()
        preview.setMinimumHeight(max(260, parent.window().height() - 220))
        preview.set_pdf(content, title)
        self.add(preview)
        self.submitted.connect(self._on_print)
        self.finished.connect(self.deleteLater)

    @Slot()
    def _on_print(self) -> None:
        from ui.print_run import print_bytes

        run = print_bytes(self._content, self._name, self._preview.desk.pages(), self._jobs, self)
        if run is not None:
            run.ended.connect(self._on_printed)

    @Slot(object)
    def _on_printed(self, printed: Printed) -> None:
        if printed.whole:
            self.accept()
