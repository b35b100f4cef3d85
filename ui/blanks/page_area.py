"""A page of a blank at some zoom: where its points are in pixels, and the other way round."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRectF
from PySide6.QtWidgets import QWidget

from elaas_desk.domain.blanks import BlankFile

MARGIN = 14
"""Pixels around the page."""
_PIXELS_PER_MICROMETRE = 96 / 25_400


class PageArea(QWidget):
    """As large as the page that is shown, with a margin."""

    def __init__(self, file: BlankFile) -> None:
        super().__init__()
        self._file = file
        self._page, self._zoom = 1, 1.0
        self._fit_size()

    def page(self) -> int:
        """The page that is shown, from 1."""
        return self._page

    def show_page(self, page: int) -> None:
        """Show another page."""
        self._page = page
        self._fit_size()

    def zoom(self) -> float:
        """1.0 is the size of the paper."""
        return self._zoom

    def set_zoom(self, zoom: float) -> None:
        """Show it larger or smaller."""
        self._zoom = zoom
        self._fit_size()

    def fit(self, width: int) -> None:
        """As large as the page's width fits in so many pixels."""
        page = self._file.pages[self.page() - 1]
        self.set_zoom(max(0.3, (width - 2 * MARGIN) / (page.width * _PIXELS_PER_MICROMETRE)))

    def pixel_of(self, x: int, y: int) -> QPoint:
        """Where a point of the page, in micrometres, is on the canvas."""
        return QPointF(MARGIN + x * self.scale(), MARGIN + y * self.scale()).toPoint()

    def millimetres_at(self, at: QPoint) -> tuple[float, float]:
        """Which point of the page is at a point of the canvas."""
        x, y = self.point_at(QPointF(at))
        return x / 1000, y / 1000

    def scale(self) -> float:
        """Pixels for a micrometre."""
        return self._zoom * _PIXELS_PER_MICROMETRE

    def point_at(self, at: QPointF) -> tuple[int, int]:
        """Which point of the page, in micrometres, is at a point of the canvas."""
        return round((at.x() - MARGIN) / self.scale()), round((at.y() - MARGIN) / self.scale())

    def sheet(self) -> QRectF:
        """Where the page is on the canvas."""
        page = self._file.pages[self.page() - 1]
        return QRectF(MARGIN, MARGIN, page.width * self.scale(), page.height * self.scale())

    def _fit_size(self) -> None:
        sheet = self.sheet()
        self.setFixedSize(round(sheet.width()) + 2 * MARGIN, round(sheet.height()) + 2 * MARGIN)
        self.update()
