"""A page as it will be printed or was scanned, on a quiet desk. QtPdf is imported when the first PDF is shown."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPointF, QRectF, QSize, QSizeF, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QImage, QKeyEvent, QPainter, QPaintEvent, QPixmap, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from elaas_desk.thai.digits import to_arabic
from ui import theme
from ui.widgets.boxes import LineBox
from ui.widgets.buttons import Button, Kind
from ui.widgets.layout import Panel, Rule, column, row
from ui.widgets.paint import lift, ring
from ui.widgets.text import Text

if TYPE_CHECKING:
    from PySide6.QtPdf import QPdfDocument

_MARGIN, _GAP = 18, 16
_STEPS = (0.25, 0.33, 0.5, 0.67, 0.8, 1.0, 1.25, 1.5, 2.0, 3.0)
_READABLE = 900
"""Room in pixels under which a whole page is too small to read, so that it fits the width instead."""
_POINT = 96 / 72
"""Device-independent pixels of a PDF point at 100 %."""
_LONGEST = 7000
"""Pixels of the longer side of a drawn page; some scanners call a page as large as a house."""
_SHEET = 842
"""Points of the longer side of a picture: it is shown as if it were a sheet of A4."""


class _Pages(Protocol):
    """What lies on the desk."""

    def sizes(self) -> list[QSizeF]:
        """The size of each page in points."""
        ...

    def drawn(self, page: int, size: QSize) -> QImage:
        """A page in pixels."""
        ...


class _PdfPages:
    """The pages of a PDF. Raises ValueError if the bytes are none."""

    def __init__(self, pdf: bytes, holder: QWidget) -> None:
        from PySide6.QtPdf import QPdfDocument

        self._buffer = QBuffer(holder)
        self._buffer.setData(QByteArray(pdf))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._document: QPdfDocument = QPdfDocument(holder)
        self._document.load(self._buffer)
        if self._document.status() is not QPdfDocument.Status.Ready:
            raise ValueError(self._document.error().name)

    def sizes(self) -> list[QSizeF]:
        return [self._document.pagePointSize(page) for page in range(self._document.pageCount())]

    def drawn(self, page: int, size: QSize) -> QImage:
        return self._document.render(page, size)


class _PicturePage:
    """One picture."""

    def __init__(self, picture: QImage) -> None:
        self._picture = picture

    def sizes(self) -> list[QSizeF]:
        size = QSizeF(self._picture.size())
        return [size * (_SHEET / max(size.width(), size.height()))]

    def drawn(self, _page: int, size: QSize) -> QImage:
        smooth = Qt.TransformationMode.SmoothTransformation
        return self._picture.scaled(size, Qt.AspectRatioMode.IgnoreAspectRatio, smooth)


class Fit(StrEnum):
    """How large pages are shown."""

    WIDTH = "width"
    PAGE = "page"
    FREE = "free"


class Desk(QAbstractScrollArea):
    """Pages beneath each other. Emits `zoomed(percent)` and `turned(page number from 1)`."""

    zoomed = Signal(int)
    turned = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages: _Pages | None = None
        self._sizes: list[QSizeF] = []
        self._drawn: dict[tuple[int, int, int], QPixmap] = {}
        self.fit, self._free = Fit.WIDTH, 1.0
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("ตัวอย่างหน้าที่จะพิมพ์"))
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)

    def set_pdf(self, pdf: bytes) -> None:
        """Show other pages. Raises ValueError if the bytes are no PDF."""
        self._show(_PdfPages(pdf, self))

    def set_picture(self, picture: QImage) -> None:
        """Show one picture as a page."""
        self._show(_PicturePage(picture))

    def _show(self, pages: _Pages) -> None:
        self._pages, self._sizes = pages, pages.sizes()
        self._drawn.clear()
        self.verticalScrollBar().setValue(0)
        self._lay()

    def pages(self) -> int:
        """How many pages there are."""
        return len(self._sizes)

    def page(self) -> int:
        """The page at the middle of the desk, from 1."""
        middle = self.verticalScrollBar().value() + self.viewport().height() / 3
        return max((n + 1 for n in range(self.pages()) if self._top(n) <= middle), default=1)

    def set_fit(self, fit: Fit) -> None:
        """Fit the width or the whole page."""
        self.fit = fit
        self._lay()

    def zoom(self, direction: int) -> None:
        """One step nearer (1) or farther (-1)."""
        now = self.scale()
        further = [step for step in _STEPS if (step - now) * direction > 0.01 and step <= self._nearest()]
        if further:
            self._free, self.fit = min(further) if direction > 0 else max(further), Fit.FREE
            self._lay()

    def go_to(self, page: int) -> None:
        """Bring a page, from 1, to the top of the desk."""
        self.verticalScrollBar().setValue(round(self._top(page - 1) - _MARGIN))

    def _nearest(self) -> float:
        """How far the largest page may be drawn up."""
        longest = max((max(size.width(), size.height()) for size in self._sizes), default=1)
        return _LONGEST / (longest * _POINT * self.devicePixelRatioF())

    def scale(self) -> float:
        """1.0 is the size of the paper."""
        if not self._sizes or self.fit is Fit.FREE:
            return self._free
        wide = max(size.width() for size in self._sizes) * _POINT
        high = max(size.height() for size in self._sizes) * _POINT
        across = (self.viewport().width() - 2 * _MARGIN) / wide
        down = (self.viewport().height() - 2 * _MARGIN) / high
        return max(0.1, across if self.fit is Fit.WIDTH else min(across, down))

    def _size(self, page: int) -> QSize:
        size, scale = self._sizes[page], self.scale() * _POINT
        return QSize(round(size.width() * scale), round(size.height() * scale))

    def _top(self, page: int) -> float:
        return _MARGIN + sum(self._size(n).height() + _GAP for n in range(page))

    def _lay(self) -> None:
        room, down, across = self.viewport().size(), self.verticalScrollBar(), self.horizontalScrollBar()
        high = self._top(self.pages()) - _GAP + _MARGIN if self._sizes else 0
        wide = max((self._size(n).width() for n in range(self.pages())), default=0) + 2 * _MARGIN
        down.setRange(0, max(0, round(high) - room.height()))
        down.setPageStep(room.height())
        down.setSingleStep(40)
        across.setRange(0, max(0, wide - room.width()))
        across.setPageStep(room.width())
        self.viewport().update()
        self.zoomed.emit(round(self.scale() * 100))
        self.turned.emit(self.page())

    def _picture(self, page: int, size: QSize) -> QPixmap:
        ratio = self.devicePixelRatioF()
        key = (page, size.width(), round(ratio * 100))
        if key not in self._drawn and self._pages is not None:
            if len(self._drawn) > 12:
                self._drawn.clear()
            picture = QPixmap.fromImage(self._pages.drawn(page, size * ratio))
            picture.setDevicePixelRatio(ratio)
            self._drawn[key] = picture
        return self._drawn[key]

    @Slot()
    def _on_scrolled(self) -> None:
        self.turned.emit(self.page())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Pages fit the room again."""
        super().resizeEvent(event)
        self._lay()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """With Ctrl the wheel zooms."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(1 if event.angleDelta().y() > 0 else -1)
            return
        super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl with plus and minus zoom; Page Up and Down turn a page, Home and End go to the first and the last."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and event.text() in ("+", "=", "-"):
            self.zoom(-1 if event.text() == "-" else 1)
            return
        goal = self._goals().get(event.key())
        if goal is None:
            super().keyPressEvent(event)
        else:
            self.go_to(max(1, min(goal, self.pages())))

    def _goals(self) -> dict[int, int]:
        """The page that a key leads to; within a page that is higher than the desk a key first shows the rest of it."""
        scrolled, top = self.verticalScrollBar().value(), self._top(self.page() - 1) - _MARGIN
        before = self.page() if scrolled > top + 1 else self.page() - 1
        return {
            int(Qt.Key.Key_PageUp): before,
            int(Qt.Key.Key_PageDown): self.page() + 1,
            int(Qt.Key.Key_Home): 1,
            int(Qt.Key.Key_End): self.pages(),
        }

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The ring shows."""
        super().focusInEvent(event)
        self.viewport().update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Desk, paper with its soft edge, print. Paper is never inverted."""
        p = QPainter(self.viewport())
        p.setRenderHint(QPainter.RenderHint.Antialiasing)
        p.fillRect(self.viewport().rect(), theme.colour("sunken"))
        offset = QPointF(self.horizontalScrollBar().value(), self.verticalScrollBar().value())
        for page in range(self.pages()):
            size = self._size(page)
            left = max(_MARGIN, (self.viewport().width() - size.width()) / 2)
            rect = QRectF(QPointF(left, self._top(page)) - offset, QSizeF(size))
            if rect.intersects(QRectF(self.viewport().rect())):
                lift(p, rect, 1)
                p.fillRect(rect, theme.colour("paper"))
                p.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
                p.drawPixmap(rect.topLeft(), self._picture(page, size))
                p.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
        if self.hasFocus():
            ring(p, QRectF(self.viewport().rect()).adjusted(4, 4, -4, -4), theme.radius("mark"))


class PageBox(LineBox):
    """The number of the page that is read; another one that is typed is gone to. Emits `wanted(page)`."""

    wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedWidth(54)
        self.setMaxLength(5)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setAccessibleName(self.tr("ไปยังหน้าที่"))
        self._page = 0
        self.editingFinished.connect(self._on_finished)

    def show_page(self, page: int) -> None:
        """The page that is read now."""
        self._page = page
        self.setText(str(page))

    @Slot()
    def _on_finished(self) -> None:
        typed = to_arabic(self.text()).strip()
        if typed.isdecimal() and int(typed) != self._page:
            self.wanted.emit(int(typed))
        self.setText(str(self._page))  # what leads nowhere is put back


class PagePreview(Panel):
    """PDF bytes on a desk, with zoom, fit, and the number of the page, which may be typed. `set_pdf` shows it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self._title = Text("", "body_strong")
        self._place = Text("", "caption", "text_2")
        self.box = PageBox()
        self._of = Text("", "caption", "text_2")
        self._percent = Text("", "body", align="center")
        self._percent.setFixedWidth(52)
        self.desk = Desk()
        farther = Button("ย่อ", Kind.ICON, icon="zoom_out")
        nearer = Button("ขยาย", Kind.ICON, icon="zoom_in")
        self._fit = Button("พอดีหน้า", Kind.QUIET)
        zoom = (farther, self._percent, nearer, self._fit)
        bar = row((self._title, 1), 4, self._place, self.box, self._of, 4, *zoom, gap=4, pad=(16, 2, 8, 2))
        super().__init__(column(bar, Rule(), (self.desk, 1), gap=0, pad=(1, 1, 1, 1)), parent=parent)
        self._chosen_fit = False
        farther.clicked.connect(self._on_farther)
        nearer.clicked.connect(self._on_nearer)
        self._fit.clicked.connect(self._on_fit)
        self.desk.zoomed.connect(self._on_zoomed)
        self.desk.turned.connect(self._on_turned)
        self.box.wanted.connect(self._on_page_wanted)
        self.box.hide()

    def place(self) -> str:
        """Which page of how many is read, in words."""
        return " ".join(part for part in (self._place.plain(), self._number(), self._of.plain()) if part)

    def _number(self) -> str:
        return self.box.text() if self.box.isVisibleTo(self) else ""

    def set_pdf(self, pdf: bytes, title: str = "") -> None:
        """Show a document. Raises ValueError if the bytes are no PDF."""
        self._title.set_words(title)
        self.desk.set_pdf(pdf)
        self._choose_fit()

    def set_picture(self, picture: QImage, title: str = "") -> None:
        """Show a picture."""
        self._title.set_words(title)
        self.desk.set_picture(picture)
        self._choose_fit()

    def _choose_fit(self) -> None:
        """Until the person chooses: the width where a whole page would be too small to read."""
        if not self._chosen_fit:
            self.desk.set_fit(Fit.WIDTH if self.desk.viewport().width() < _READABLE else Fit.PAGE)
        self._name_fit()

    def _name_fit(self) -> None:
        self._fit.set_words(self.tr("พอดีหน้า") if self.desk.fit is Fit.WIDTH else self.tr("พอดีความกว้าง"))

    @Slot()
    def _on_farther(self) -> None:
        self._chosen_fit = True
        self.desk.zoom(-1)
        self._name_fit()

    @Slot()
    def _on_nearer(self) -> None:
        self._chosen_fit = True
        self.desk.zoom(1)
        self._name_fit()

    @Slot()
    def _on_fit(self) -> None:
        self._chosen_fit = True
        self.desk.set_fit(Fit.PAGE if self.desk.fit is Fit.WIDTH else Fit.WIDTH)
        self._name_fit()

    @Slot(int)
    def _on_zoomed(self, percent: int) -> None:
        self._percent.set_words(f"{percent}%")

    @Slot(int)
    def _on_turned(self, page: int) -> None:
        pages = self.desk.pages()
        self.box.show_page(page)
        self.box.setVisible(pages > 1)
        self._place.set_words(self.tr("หน้า") if pages > 1 else self.tr("หนึ่งหน้า") if pages else "")
        self._of.set_words(self.tr("จาก {0}").format(f"{pages:,}") if pages > 1 else "")

    @Slot(int)
    def _on_page_wanted(self, page: int) -> None:
        self.desk.go_to(max(1, min(page, self.desk.pages())))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """More or less room may fit in another way."""
        super().resizeEvent(event)
        self._choose_fit()
