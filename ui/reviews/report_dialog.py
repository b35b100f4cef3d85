"""The report of a signed review, as it was archived, to be looked at and printed."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from ui.widgets.dialog import Dialog
from ui.widgets.preview import PagePreview


class ReportDialog(Dialog):
    """Shows the archived bytes; the primary prints them."""

    def __init__(self, content: bytes, parent: QWidget) -> None:
        title = "รายงานการสอบทาน"
        super().__init__(title, "พิมพ์แล้วลงนามบนกระดาษ", primary="พิมพ์รายงาน", cancel="ปิด", width=880, parent=parent)
        self._content, self._name = content, title
        preview = PagePreview()
        preview.setMinimumHeight(max(260, parent.window().height() - 220))
        preview.set_pdf(content, title)
        self.add(preview)
        self.submitted.connect(self._on_print)
        self.finished.connect(self.deleteLater)

    @Slot()
    def _on_print(self) -> None:
        from ui.ask import attempt
        from ui.printing import print_pdf

        if attempt(self, partial(print_pdf, self._content, self._name, self)):
            self.accept()
