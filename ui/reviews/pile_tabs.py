"""The five piles of a review as tabs: their name, and how many of their people are decided."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QRadioButton, QSizePolicy, QWidget

from elaas_desk.domain.piles import Pile
from elaas_desk.services.review_views import PILE_WORDS
from ui import theme
from ui.theme import RING
from ui.widgets.layout import Item, row
from ui.widgets.paint import State, box, from_pointer, put, ring, shape

_HEIGHT = 60


class _PileTab(QRadioButton):
    """One pile."""

    def __init__(self, pile: Pile, parent: QWidget) -> None:
        super().__init__(parent)
        self.pile = pile
        self._decided = self._total = 0
        self._ringed = False
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.tell(0, 0)

    def tell(self, decided: int, total: int) -> None:
        self._decided, self._total = decided, total
        self.setAccessibleName(f"{PILE_WORDS[self.pile]} {self.words()}")
        self.update()

    def words(self) -> str:
        if not self._total:
            return self.tr("ไม่มี")
        if self._is_full():
            return self.tr("ครบทั้ง {0} คน").format(f"{self._total:,}")
        return self.tr("ตัดสินแล้ว {0} จาก {1} คน").format(f"{self._decided:,}", f"{self._total:,}")

    def _is_full(self) -> bool:
        return 0 < self._total <= self._decided

    def sizeHint(self) -> QSize:
        return QSize(120, _HEIGHT + 2 * RING)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._ringed = not from_pointer(event)
        super().focusInEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        p = QPainter(self)
        rect, on = QRectF(self.rect()).adjusted(RING, RING, -RING, -RING), self.isChecked()
        fill = "accent_tint" if on else "hover" if self.underMouse() else "surface"
        width = theme.stroke("chosen") if on else theme.stroke("hairline")
        box(p, rect, theme.radius("panel"), fill, "accent" if on else "line", width)
        room = rect.adjusted(14, 5, -8, 0)
        first = QRectF(room.x(), room.y(), room.width(), theme.line("caption"))
        put(p, first, PILE_WORDS[self.pile], "body_strong" if on else "body", "accent" if on else "text")
        second = QRectF(room.x(), first.bottom() + 2, room.width(), theme.line("caption"))
        if self._is_full():
            shape(p, State.OK, QPointF(second.x() + 7, second.center().y()), 6.5)
            second.setLeft(second.x() + 22)
        put(p, second, self.words(), "caption", "text_2" if self._total else "text_3")
        if self.hasFocus() and self._ringed:
            ring(p, rect, theme.radius("panel"))


class PileTabs(QWidget):
    """Left and right move between the piles. Emits `chosen(pile)` when the person chooses another."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("กองของรายชื่อ"))
        self._tabs = {pile: _PileTab(pile, self) for pile in PILE_WORDS}
        items: list[Item] = [(tab, 1) for tab in self._tabs.values()]
        self.setLayout(row(*items, gap=2))
        for tab in self._tabs.values():
            tab.clicked.connect(self._on_clicked)
        self.choose(Pile.SAME)

    def pile(self) -> Pile:
        """The pile that is chosen."""
        return next(pile for pile, tab in self._tabs.items() if tab.isChecked())

    def choose(self, pile: Pile) -> None:
        """Choose by program; no signal comes."""
        self._tabs[pile].setChecked(True)

    def show_counts(self, counts: Mapping[Pile, tuple[int, int]]) -> None:
        """How many are decided, and how many there are, in each pile."""
        for pile, tab in self._tabs.items():
            tab.tell(*counts.get(pile, (0, 0)))

    def words(self, pile: Pile) -> str:
        """What stands under the name of a pile."""
        return self._tabs[pile].words()

    @Slot()
    def _on_clicked(self) -> None:
        self.chosen.emit(self.pile())
