"""One issued paper: its pages as they are kept, what is known of it, and what can be done with it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedLayout, QWidget

from elaas_desk.services.archive import ArchiveEntry
from ui import theme
from ui.documents.words import NOT_KEPT, code_words, paper_name, when_words
from ui.widgets.buttons import Button
from ui.widgets.empty import EmptyList
from ui.widgets.layout import Group, Panel, column, row
from ui.widgets.preview import PagePreview
from ui.widgets.text import Text


class PaperPane(QWidget):
    """Emits `print_wanted` and `save_wanted` for the paper that is shown."""

    print_wanted = Signal()
    save_wanted = Signal()

    def __init__(self, *, may_take: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._may_take = may_take
        self.preview = PagePreview()
        self._holder = QWidget(self)
        self._stack = QStackedLayout(self._holder)
        self._stack.addWidget(self.preview)
        self._without: QWidget | None = None
        self._issued, self._code = Text("", "caption", "text_2", wrap=True), Text("", "caption", "text_2")
        again, save = Button(self.tr("พิมพ์อีกครั้ง"), icon="print"), Button(self.tr("บันทึกเป็น PDF"), icon="export")
        again.clicked.connect(self.print_wanted)
        save.clicked.connect(self.save_wanted)
        self._actions = Group(row(save, again, gap=theme.size("tight")))
        foot = row((self._code, 1), self._actions, gap=8, pad=(6, 0, 0, 0))
        self.setLayout(column((self._holder, 1), row((self._issued, 1), pad=(6, 0, 6, 0)), foot, gap=4))

    def show_facts(self, entry: ArchiveEntry) -> None:
        """What is known of the paper; of one that is not kept, why."""
        words = self.tr("ออกเมื่อ {0} โดย {1}").format(when_words(entry.document), entry.document.issued_by)
        self._issued.set_words(words)
        self._code.set_words(code_words(entry.document))
        if not entry.document.bytes_kept:
            self._show_without("lock", paper_name(entry.document), NOT_KEPT[entry.document.kind])

    def show_pages(self, content: bytes, title: str) -> None:
        """The paper itself."""
        self.preview.set_pdf(content, title)
        self._stack.setCurrentWidget(self.preview)
        self._actions.setVisible(self._may_take)

    def show_refusal(self, sentence: str) -> None:
        """Why there is nothing to be seen."""
        self._show_without("info", self.tr("แสดงเอกสารนี้ไม่ได้"), sentence)

    def show_nothing(self, heading: str, sentence: str) -> None:
        """Words where a paper will be."""
        self._issued.set_words("")
        self._code.set_words("")
        self._show_without("search", heading, sentence)

    def _show_without(self, icon: str, heading: str, sentence: str) -> None:
        if self._without is not None:
            self._stack.removeWidget(self._without)
            self._without.deleteLater()
        self._without = Panel(column((EmptyList(icon, heading, sentence), 1), gap=0))
        self._stack.addWidget(self._without)
        self._stack.setCurrentWidget(self._without)
        self._actions.hide()
