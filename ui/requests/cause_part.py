"""Why somebody cannot get in: one of four causes, and the user name that no longer lets them in."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from elaas_desk.domain.requests import Cause
from ui.requests.words import CAUSES
from ui.theme import RING
from ui.widgets.choices import Option, Segments
from ui.widgets.field import TextField
from ui.widgets.layout import column, row
from ui.widgets.marks import StateShape
from ui.widgets.paint import State
from ui.widgets.text import Text


class CausePart(QWidget):
    """The cause as one of four words; "other" asks for its own. Emits `changed`.

    For several people the former user name is not asked: each has their own.
    """

    changed = Signal()

    def __init__(self, *, for_many: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.causes = Segments([Option(each.value, CAUSES[each]) for each in Cause], spoken=self.tr("เหตุที่เข้าใช้งานไม่ได้"))
        self._sign = StateShape(State.LATE, 20, 6.5)
        self._wrong = Text("", "caption", "late", wrap=True)
        self.other = TextField(
            self.tr("เหตุที่เข้าใช้งานไม่ได้"),
            key="cause_text",
            missing=self.tr("ยังไม่ได้ใส่เหตุ พิมพ์สั้น ๆ ว่าเข้าใช้งานไม่ได้เพราะอะไร"),
            longest=200,
        )
        self.former = TextField(self.tr("ชื่อผู้ใช้เดิม"), key="former_username", optional=True, longest=50)
        self.former.setMaximumWidth(340)
        self.former.setVisible(not for_many)
        heading = row((Text(self.tr("เหตุที่เข้าใช้งานไม่ได้"), "body_strong"), 1), pad=(RING, 0, 0, 0))
        wrong = row(self._sign, (self._wrong, 1), gap=6, pad=(RING, 0, RING, 0))
        self.setLayout(column(heading, row(self.causes, None), wrong, self.other, self.former, gap=4))
        self._tell("")
        self.other.hide()
        self.causes.chosen.connect(self._on_cause)
        self.other.changed.connect(self.changed)
        self.former.changed.connect(self.changed)

    def set_username(self, username: str) -> None:
        """Begin with the user name that the register knows, and no cause."""
        self.set_values(None, "", username)

    def set_values(self, cause: Cause | None, text: str, username: str) -> None:
        """Put in what a draft holds."""
        self.causes.choose(cause.value if cause else "")
        self.other.set_text(text)
        self.former.set_text(username)
        self._tell("")
        self.other.setVisible(cause is Cause.OTHER)

    def cause(self) -> Cause | None:
        """What is chosen."""
        key = self.causes.key()
        return Cause(key) if key else None

    def text(self) -> str:
        """The cause in own words; asked for "other" alone."""
        return self.other.text() if self.cause() is Cause.OTHER else ""

    def username(self) -> str:
        """The user name that no longer lets them in."""
        return self.former.text()

    def check(self) -> bool:
        """Let every input say its own problem; whether there is none."""
        self._tell("" if self.cause() else self.tr("ยังไม่ได้เลือกเหตุที่เข้าใช้งานไม่ได้ เลือกหนึ่งข้อ"))
        if self.cause() is None:
            return False
        if self.cause() is Cause.OTHER and not self.other.check():
            self.other.setFocus()
            return False
        return True

    def show_problem(self, field: str, sentence: str) -> bool:
        """Show what the core refused; whether it belongs here."""
        for part in (self.other, self.former):
            if part.key == field:
                part.set_error(sentence)
                part.setFocus()
                return True
        if field == "cause":
            self._tell(sentence)
        return field == "cause"

    def errors(self) -> list[str]:
        """Every sentence that is shown."""
        found = (self._wrong.plain(), self.other.error(), self.former.error())
        return [sentence for sentence in found if sentence]

    def _tell(self, sentence: str) -> None:
        self._wrong.set_words(sentence)
        self._wrong.setVisible(bool(sentence))
        self._sign.setVisible(bool(sentence))

    @Slot(str)
    def _on_cause(self, key: str) -> None:
        self._tell("")
        self.other.setVisible(key == Cause.OTHER.value)
        if key == Cause.OTHER.value:
            self.other.setFocus()
        self.changed.emit()
