"""A paper as it was issued, to be looked at and printed again from the archive."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from elaas_desk.domain.requests import IssuedDocument
from elaas_desk.thai import dates
from ui.requests.words import PAPERS, SHORT_PAPERS
from ui.widgets.dialog import Dialog
from ui.widgets.preview import PagePreview


class PaperDialog(Dialog):
    """Shows the archived bytes; the primary prints them again."""

    def __init__(self, document: IssuedDocument, content: bytes, parent: QWidget) -> None:
        issued = self.tr("คำขอที่ {0} · ออกเมื่อ {1} โดย {2} · รหัสเอกสาร {3}").format(
            document.number, dates.short(document.issued_at.date()), document.issued_by, document.code
        )
        super().__init__(
            PAPERS[document.kind], issued, primary=self.tr("พิมพ์อีกครั้ง"), cancel=self.tr("ปิด"), width=880, parent=parent
        )
        self.document, self.content = document, content
        self.preview = PagePreview()
        self.preview.setMinimumHeight(max(260, parent.window().height() - 220))
        self.preview.set_pdf(content, SHORT_PAPERS[document.kind])
        self.add(self.preview)
