"""One picture of the office's own: shown as it is kept, chosen or dropped, taken away."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFileDialog, QSizePolicy, QWidget

from elaas_desk.errors import UserError
from elaas_desk.services.letterheads import PictureOnScreen
from elaas_desk.services.picture_files import FEWEST_DPI
from ui import messages, theme
from ui.widgets.buttons import Button, Kind
from ui.widgets.drop import DropTarget
from ui.widgets.icons import draw_icon
from ui.widgets.layout import column, row
from ui.widgets.notice import Notice
from ui.widgets.paint import State
from ui.widgets.text import Text


class _Leaf(QWidget):
    """A piece of white paper with the picture on it, or its empty place."""

    def __init__(self) -> None:
        super().__init__()
        self._picture = QImage()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_picture(self, content: bytes) -> None:
        """Show a picture, or none."""
        self._picture = QImage.fromData(content) if content else QImage()
        self.update()

    def sizeHint(self) -> QSize:
        """Higher than wide, as a garuda is."""
        return QSize(84, 96)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paper is white in the dark too."""
        p = QPainter(self)
        p.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        rect = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        empty = self._picture.isNull()
        p.setPen(
            QPen(
                theme.colour("line_strong" if empty else "line"),
                1,
                Qt.PenStyle.DashLine if empty else Qt.PenStyle.SolidLine,
            )
        )
        p.setBrush(theme.colour("sunken" if empty else "paper"))
        p.drawRoundedRect(rect, 4, 4)
        if empty:
            draw_icon(p, "plus", QPointF(rect.center().x() - 10, rect.center().y() - 10), "text_3")
            return
        room = rect.adjusted(6, 6, -6, -6)
        size = self._picture.size().toSizeF().scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
        place = QRectF(QPointF(), size)
        place.moveCenter(room.center())
        p.drawImage(place, self._picture)


class PictureSlot(QWidget):
    """`chosen(Path)` comes with a file; `unwanted()` when the picture shall go. It reads nothing itself."""

    chosen = Signal(object)
    unwanted = Signal()

    def __init__(self, title: str, printed: str, none: str, *, edits: bool, parent: QWidget | None = None) -> None:
        """`printed` says where it stands, `none` what happens without one."""
        super().__init__(parent)
        self._printed, self._none, self._edits = printed, none, edits
        self._leaf = _Leaf()
        self._leaf.setAccessibleName(title)
        self._told = Text("", "caption", "text_2", wrap=True)
        self.choose = Button(self.tr("เลือกภาพ…"), icon="import")
        self.choose.setAccessibleName(self.tr("เลือกภาพ {0}").format(title))
        if not edits:
            self.choose.hide()
        self.remove = Button(self.tr("เอาภาพ {0} ออก").format(title), Kind.ICON, icon="trash")
        self._coarse = Notice(State.SOON)
        self._wrong = Notice(State.LATE)
        for each in (self.remove, self._coarse, self._wrong):
            each.hide()
        words = column(
            Text(title, "body_strong"), self._told, 4, row(self.choose, self.remove, None, gap=4), None, gap=2
        )
        line = row(column(self._leaf, None, gap=0), (words, 1), gap=14)
        self.setLayout(column(line, self._coarse, self._wrong, gap=6, pad=(0, 6, 0, 6)))
        self._target = DropTarget(self, self.tr("วางเพื่อใช้ภาพนี้"))
        self._target.set_open(edits)
        self._target.dropped.connect(self._on_dropped)
        self.choose.clicked.connect(self._on_choose)
        self.remove.clicked.connect(self.unwanted)

    def show_picture(self, kept: PictureOnScreen | None) -> None:
        """Show what is kept."""
        self._leaf.show_picture(b"" if kept is None else kept.content)
        self._told.set_words(self._none if kept is None else f"{kept.picture.name}\n{self._printed}")
        self.choose.set_words(self.tr("เลือกภาพ…") if kept is None else self.tr("เปลี่ยนภาพ…"))
        self.remove.setVisible(self._edits and kept is not None)
        coarse = kept is not None and kept.dpi < FEWEST_DPI
        if kept is not None and coarse:
            words = self.tr("ภาพนี้หยาบ ({0} จุดต่อนิ้ว) เมื่อพิมพ์จะเห็นขอบเป็นขั้น ถ้ามีภาพที่ใหญ่กว่านี้ให้เปลี่ยน")
            self._coarse.tell(State.SOON, words.format(kept.dpi))
        self._coarse.setVisible(coarse)
        self.refuse("")

    def refuse(self, sentence: str) -> None:
        """Say what was wrong with a file; empty takes it away."""
        self._wrong.tell(State.LATE, sentence)
        self._wrong.setVisible(bool(sentence))

    def on_refused(self, error: UserError) -> None:
        """Say what the core refused."""
        self.refuse(messages.sentence(error))

    def told(self) -> str:
        """What is said of the picture."""
        return self._told.plain()

    def warned(self) -> str:
        """What is said against it, or nothing."""
        return next((each.plain() for each in (self._wrong, self._coarse) if each.isVisibleTo(self)), "")

    @Slot()
    def _on_choose(self) -> None:
        kinds = self.tr("ภาพ (*.png *.jpg *.jpeg);;ทุกแฟ้ม (*)")
        name, _kind = QFileDialog.getOpenFileName(self.window(), self.choose.accessibleName(), "", kinds)
        if name:
            self.chosen.emit(Path(name))

    @Slot(object)
    def _on_dropped(self, paths: tuple[Path, ...]) -> None:
        if len(paths) == 1:
            self.chosen.emit(paths[0])
        else:
            self.refuse(self.tr("วางได้ครั้งละหนึ่งภาพ ภาพเดิมจึงไม่เปลี่ยน กรุณาวางเฉพาะภาพที่ต้องการ"))
