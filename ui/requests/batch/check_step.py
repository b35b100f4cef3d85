"""Step 3 for several people: everybody with number and state, the day, and all papers in one preview."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

from ui import theme
from ui.blank_words import left_off_sentence
from ui.requests.batch.look import BatchLook, Looked
from ui.requests.request_desk import RequestDesk
from ui.theme import RING
from ui.widgets.date_field import DateField
from ui.widgets.empty import EmptyList
from ui.widgets.layout import Group, Scroll, clear, column, row
from ui.widgets.marks import ClauseTag, StateShape
from ui.widgets.paint import State
from ui.widgets.preview import PagePreview
from ui.widgets.table import Cell, Column, Table
from ui.widgets.text import Strong, Text

_NARROW = 350


def _number(looked: Looked) -> str:
    return looked.number


def _name(looked: Looked) -> str:
    return looked.person.name.without_title


def _state(looked: Looked) -> State:
    return State.LATE if looked.problems else State.SOON if looked.hints or looked.left_off else State.OK


def _word(looked: Looked) -> str:
    return {State.LATE: "ต้องแก้", State.SOON: "ควรดู", State.OK: "ครบ"}[_state(looked)]


def _key(looked: Looked) -> int:
    return looked.person.id


class BatchCheck(QWidget):
    """The people at the left, the papers at the right; choosing somebody shows their page. Emits `changed`."""

    changed = Signal()

    def __init__(self, desk: RequestDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._look: BatchLook | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(theme.wait("busy_after_ms"))
        self._pause.timeout.connect(self._on_pause)
        today = desk.today()
        self.dated = DateField(
            self.tr("วันที่ในแบบทุกฉบับ"),
            today=today,
            key="dated",
            latest=today,
            too_late=self.tr("วันที่ในแบบยังมาไม่ถึง ใส่วันนี้หรือวันที่ผ่านมาแล้ว"),
        )
        self.dated.set_day(today)
        self.table = Table(
            [
                Column(self.tr("เลขที่"), _number, width=92),
                Column(self.tr("ผู้ขอ"), _name, least=110, cell=Cell.NAME),
                Column(self.tr("ตรวจแล้ว"), _word, width=100, cell=Cell.STATE, state=_state),
            ],
            key=_key,
            spoken=self.tr("คำขอในชุดนี้"),
            sorted_by=None,
            empty=EmptyList("requests", self.tr("กำลังตรวจ"), self.tr("กำลังตรวจและจัดหน้าเอกสารของทุกคน")),
        )
        self._of_one = column(gap=2)
        self.preview = PagePreview()
        self._build()

    def _build(self) -> None:
        heading = Text(self.tr("ตรวจก่อนพิมพ์"), "body_strong")
        self._after = Text(
            [self.tr("หลังพิมพ์ ทุกคำขอจะอยู่ในสถานะ "), Strong(self.tr("พิมพ์แล้ว")), self.tr(" และรอการลงนาม")],
            "caption",
            "text_2",
            wrap=True,
        )
        words = Scroll(column(self._of_one, None, gap=0, pad=(RING, 0, RING, 0)))
        words.setMaximumHeight(150)
        foot = row((self._after, 1), pad=(RING, 0, RING, 0))
        self._left = Group(column(heading, (self.table, 1), words, self.dated, foot, gap=6))
        self.setLayout(row(self._left, (self.preview, 1), gap=12, pad=(RING, 0, RING, 0)))
        self.table.chosen_changed.connect(self._on_chosen)
        self.dated.changed.connect(self._on_edited)

    def day(self) -> date | None:
        """The date of the papers, or None while none can be read."""
        return self.dated.day()

    def check(self) -> bool:
        """Whether day and everybody are in order; goes to what is not."""
        if not self.dated.check():
            self.dated.setFocus()
            return False
        wrong = self.wrong()
        if wrong:
            self.table.choose(wrong[0].person.id)
        return not wrong and self._look is not None

    def wrong(self) -> list[Looked]:
        """Those whose request cannot be printed as it is."""
        return [] if self._look is None else [each for each in self._look.people if each.problems]

    def show_look(self, look: BatchLook) -> None:
        """Everybody, and the papers from the first page on."""
        self._look = look
        self.table.set_rows(look.people, in_order=True)
        if look.pdf:
            self.preview.set_pdf(look.pdf, self.tr("แบบคำขอ {0} หน้า").format(look.pages))
        chosen = self.table.chosen()
        if isinstance(chosen, Looked):
            self._show_one(chosen)
        elif look.people:
            self.table.choose(look.people[0].person.id)

    def look(self) -> BatchLook | None:
        """What is shown."""
        return self._look

    def forget(self) -> None:
        """Nothing is known until the next look."""
        self._look = None
        self.table.set_rows(())
        clear(self._of_one)

    def set_room(self, left_width: int) -> None:
        """How wide the left side is; a narrow window is a low one, where what is known is left out."""
        self._left.setFixedWidth(left_width)
        self._after.setVisible(left_width > _NARROW)

    @Slot(object)
    def _on_chosen(self, looked: Looked | None) -> None:
        if looked is not None:
            self._show_one(looked)

    def _show_one(self, looked: Looked) -> None:
        clear(self._of_one)
        self._of_one.addWidget(Text(looked.person.name.full, "caption_strong"))
        for sentence in looked.problems:
            self._of_one.addWidget(_line(State.LATE, sentence))
        if looked.left_off:
            self._of_one.addWidget(_line(State.SOON, left_off_sentence(looked.left_off)))
        for hint in looked.hints:
            self._of_one.addWidget(
                _line(State.SOON, hint.sentence, ClauseTag(hint.clause, self._desk.clause_text(hint.clause)))
            )
        if _state(looked) is State.OK:
            self._of_one.addWidget(_line(State.OK, self.tr("ครบทุกช่องที่แบบต้องการ")))
        if looked.page:
            self.preview.desk.go_to(looked.page)

    @Slot()
    def _on_pause(self) -> None:
        if self.isVisible():
            self.changed.emit()

    @Slot()
    def _on_edited(self) -> None:
        self._pause.start()


def _line(state: State, words: str, *trailing: QWidget) -> QWidget:
    sign = column(StateShape(state, 20, 6.5), None, gap=0, pad=(0, 2, 0, 0))
    end = [column(part, None, gap=0) for part in trailing]
    return Group(row(sign, (Text(words, "caption", wrap=True), 1), *end, gap=6))
