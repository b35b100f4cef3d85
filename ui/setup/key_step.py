"""First start, step 3, second half: the recovery key, printed, and a part of it typed back from the paper."""

from __future__ import annotations

import secrets

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import theme
from ui.theme import RING
from ui.widgets.buttons import Button, Check
from ui.widgets.field import TextField
from ui.widgets.layout import column, row
from ui.widgets.marks import StateShape
from ui.widgets.paint import State, box, put
from ui.widgets.text import Text

_HEIGHT = 74


class KeyGroups(QWidget):
    """The key in six numbered groups, large enough to be copied by hand."""

    def __init__(self, groups: tuple[str, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._groups = groups
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("กุญแจกู้คืน {0}").format(" ".join(groups)))

    def sizeHint(self) -> QSize:
        """One line of groups."""
        return QSize(560, _HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Number above, group beneath, a hairline between."""
        p = QPainter(self)
        box(p, QRectF(self.rect()), theme.radius("panel"), "sunken", "line_strong")
        wide = (self.width() - 28) / len(self._groups)
        for number, group in enumerate(self._groups):
            left = 14 + number * wide
            put(p, QRectF(left, 8, wide, 21), self.tr("ชุดที่ {0}").format(number + 1), "tag", "text_2", "center")
            put(p, QRectF(left, 29, wide, 34), group, "key", "text", "center")
            if number:
                p.fillRect(QRectF(left, 16, 1, _HEIGHT - 32), theme.colour("line_strong"))


class KeyStep(QWidget):
    """Shows the key, has it printed, and asks for two groups that only the paper (or the screen) can tell."""

    print_asked = Signal()

    def __init__(self, groups: tuple[str, ...], *, kept: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.groups = groups
        self._asked = sorted(secrets.SystemRandom().sample(range(len(groups)), 2))
        self._fields = [self._field(number) for number in self._asked]
        self._printed = Text(self.tr("ยังไม่ได้พิมพ์"), "caption", "text_2")
        self._shape = StateShape(State.SOON)
        self._kept = Check(self.tr("เก็บกระดาษไว้ในที่ปลอดภัยแล้ว"))
        self._wrong = Text("", "caption", "late", wrap=True)
        printing = Button(self.tr("พิมพ์กุญแจกู้คืน"), icon="print")
        printing.clicked.connect(self.print_asked)
        why = Text(
            self.tr(
                "ถ้าลืมรหัสผ่านหรือย้ายเครื่อง กุญแจนี้เป็นทางเดียวที่จะเปิดทะเบียนได้ พิมพ์แล้วเก็บไว้ในตู้นิรภัยของหน่วยงาน เพราะไม่มีผู้ใดออกให้ใหม่ได้"
            ),
            "body",
            "text_2",
            wrap=True,
        )
        each_start = Text(
            self.tr("เครื่องนี้ไม่มีที่เก็บกุญแจของระบบ จึงต้องพิมพ์กุญแจกู้คืนทุกครั้งที่เปิดโปรแกรม"), "body_strong", "soon", wrap=True
        )
        if kept:
            each_start.hide()
        self.setLayout(
            column(
                row((why, 1), pad=(RING, 0, RING, 0)),
                row((each_start, 1), pad=(RING, 0, RING, 0)),
                row((KeyGroups(groups), 1), pad=(RING, 6, RING, 0)),
                row(printing, self._shape, self._printed, None),
                row(Text(self.tr("กรอกสองชุดตามที่เห็นบนกระดาษ เพื่อให้แน่ใจว่าอ่านได้"), "body_strong"), pad=(RING, 8, 0, 0)),
                row(*self._fields, None, gap=10),
                row(self._kept, None),
                row((self._wrong, 1), pad=(RING, 0, RING, 0)),
                None,
                gap=6,
            )
        )
        self.setFocusProxy(printing)

    def _field(self, number: int) -> TextField:
        field = TextField(self.tr("ชุดที่ {0}").format(number + 1), key=f"group{number}", longest=8)
        field.setFixedWidth(190)
        return field

    def asked_groups(self) -> tuple[tuple[int, str], ...]:
        """Place (from 0) and symbols of the groups that are to be typed back, in the order of their boxes."""
        return tuple((number, self.groups[number]) for number in self._asked)

    def set_printed(self, words: str) -> None:
        """Say that and when it was printed or saved."""
        self._printed.set_words(words)
        self._shape.set_state(State.OK)

    def check(self) -> bool:
        """Whether both groups were typed back and the paper is kept; says what is missing otherwise."""
        wrong = [
            field
            for field, (_, group) in zip(self._fields, self.asked_groups(), strict=True)
            if not self._fits(field, group)
        ]
        if wrong:
            wrong[0].setFocus()
        kept = self._kept.isChecked()
        self._wrong.set_words(
            "" if wrong or kept else self.tr("ยังไม่ได้ยืนยันว่าเก็บกระดาษแล้ว เก็บกระดาษไว้ในที่ปลอดภัยแล้วกดเลือกช่องนี้")
        )
        return kept and not wrong

    def _fits(self, field: TextField, group: str) -> bool:
        fits = field.text().upper().replace(" ", "") == group
        field.set_error("" if fits else self.tr("ไม่ตรงกับกุญแจ ดูชุดนี้จากกระดาษแล้วกรอกใหม่"))
        return fits
