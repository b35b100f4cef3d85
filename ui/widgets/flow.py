"""Small parts beside each other, on as many lines as the width asks for."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget


class FlowRow(QWidget):
    """Lays its parts out from the left; what does not fit goes on in the next line."""

    def __init__(self, gap: int = 4, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._gap = gap
        self._parts: list[QWidget] = []
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_parts(self, parts: Sequence[QWidget]) -> None:
        """Show these in place of what was shown."""
        for part in self._parts:
            part.hide()
            part.deleteLater()
        self._parts = list(parts)
        for part in self._parts:
            part.setParent(self)
            part.show()
        self._lay()

    def _places(self, width: int) -> list[QRect]:
        found, at, high = list[QRect](), QPoint(0, 0), 0
        for part in self._parts:
            size = part.sizeHint()
            if at.x() and at.x() + size.width() > width:
                at = QPoint(0, at.y() + high + self._gap)
                high = 0
            found.append(QRect(at, size))
            at = QPoint(at.x() + size.width() + self._gap, at.y())
            high = max(high, size.height())
        return found

    def _lay(self) -> None:
        for part, place in zip(self._parts, self._places(self.width()), strict=True):
            part.setGeometry(place)
        self.updateGeometry()

    def hasHeightForWidth(self) -> bool:
        """It gets higher when it gets narrower."""
        return True

    def heightForWidth(self, width: int) -> int:
        """As many lines as it takes."""
        return max((place.bottom() + 1 for place in self._places(width)), default=0)

    def sizeHint(self) -> QSize:
        """All on one line, or the lines of the width that it has."""
        return QSize(300, self.heightForWidth(self.width() or 300))

    def minimumSizeHint(self) -> QSize:
        """The widest part, and the lines of the width that it has."""
        widest = max((part.sizeHint().width() for part in self._parts), default=0)
        return QSize(widest, self.heightForWidth(max(widest, self.width())))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width takes other lines."""
        super().resizeEvent(event)
        self._lay()
