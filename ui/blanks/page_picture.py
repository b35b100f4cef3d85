"""Pictures of the pages of a blank, drawn by QtPdf on a thread of its own."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QSize, Signal, Slot
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtPdf import QPdfDocument, QPdfDocumentRenderOptions, QPdfPageRenderer

_KEPT = 6


class PagePictures(QObject):
    """`picture` gives what is drawn already; `drawn` says that another one is."""

    drawn = Signal()

    def __init__(self, pdf: bytes, parent: QObject) -> None:
        super().__init__(parent)
        self._buffer = QBuffer(self)
        self._buffer.setData(QByteArray(pdf))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._document = QPdfDocument(self)
        self._document.load(self._buffer)
        self._renderer = QPdfPageRenderer(self)
        self._renderer.setRenderMode(QPdfPageRenderer.RenderMode.MultiThreaded)
        self._renderer.setDocument(self._document)
        self._renderer.pageRendered.connect(self._on_rendered)
        self._pictures: dict[tuple[int, int, int], QPixmap] = {}
        self._asked: set[tuple[int, int, int]] = set()

    def picture(self, page: int, size: QSize) -> QPixmap | None:
        """The page, from 1, in so many pixels; it is asked for where it is not drawn yet."""
        key = (page, size.width(), size.height())
        if key not in self._pictures and key not in self._asked:
            self._asked.add(key)
            self._renderer.requestPage(page - 1, size)
        return self._pictures.get(key)

    @Slot(int, QSize, QImage, QPdfDocumentRenderOptions, int)
    def _on_rendered(
        self, page: int, size: QSize, image: QImage, _options: QPdfDocumentRenderOptions, _request: int
    ) -> None:
        key = (page + 1, size.width(), size.height())
        if len(self._pictures) >= _KEPT:
            self._pictures.clear()
        self._asked.discard(key)
        self._pictures[key] = QPixmap.fromImage(image)
        self.drawn.emit()
