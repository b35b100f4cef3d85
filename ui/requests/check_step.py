"""Step 3 of the wizard: what to look at before printing, number and date, and the page itself."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

from elaas_desk.domain.requests import Change, PaperKind
from elaas_desk.errors import FieldProblem
from elaas_desk.services.views import Paper, RequestCheck
from elaas_desk.thai.digits import to_thai
from elaas_desk.thai.text import normalise
from ui import messages, theme
from ui.blank_words import left_off_sentence
from ui.inputs import Inputs
from ui.requests.blank_choice import BlankChoice
from ui.requests.request_desk import Basis, RequestDesk
from ui.requests.why_step import Why
from ui.requests.words import SHORT_PAPERS
from ui.theme import RING
from ui.widgets.buttons import Button, Kind
from ui.widgets.choices import Option, Segments
from ui.widgets.date_field import DateField
from ui.widgets.field import TextField
from ui.widgets.layout import Group, Item, Rule, Scroll, clear, column, row
from ui.widgets.marks import ClauseTag, StateShape
from ui.widgets.paint import State
from ui.widgets.preview import PagePreview
from ui.widgets.text import Strong, Text


class CheckStep(QWidget):
    """Checks and inputs at the left, the papers at the right. Emits `changed` a moment after typing ends."""

    changed = Signal()
    person_wanted = Signal()

    def __init__(self, desk: RequestDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._next = ""
        self._papers: tuple[Paper, ...] = ()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(theme.wait("busy_after_ms"))
        self._pause.timeout.connect(self._on_pause)
        self._build()

    def _build(self) -> None:
        today = self._desk.today()
        self._checks = column(gap=2)
        self.number = TextField(self.tr("เลขที่คำขอ"), key="number", optional=True, longest=40)
        self.dated = DateField(
            self.tr("วันที่ในแบบ"),
            today=today,
            key="dated",
            latest=today,
            too_late=self.tr("วันที่ในแบบยังมาไม่ถึง ใส่วันนี้หรือวันที่ผ่านมาแล้ว"),
        )
        self.dated.set_day(today)
        self._inputs = Inputs([self.number, self.dated])
        after = Text(
            [self.tr("หลังพิมพ์ คำขอจะอยู่ในสถานะ "), Strong(self.tr("พิมพ์แล้ว")), self.tr(" และรอการลงนาม")],
            "caption",
            "text_2",
            wrap=True,
        )
        heading = Text(self.tr("ตรวจก่อนพิมพ์"), "body_strong")
        inner = column(heading, self._checks, 6, Rule(), 4, gap=2, pad=(RING, 0, RING, 0))
        foot = row((after, 1), pad=(RING, 6, RING, 6))
        self.blank = BlankChoice()
        blank = row((self.blank, 1), pad=(RING, 4, RING, 4))
        self._left = Scroll(column(inner, blank, self.number, self.dated, foot, None, gap=6, pad=(0, 0, 8, 0)))
        self._which = Segments([], spoken=self.tr("เอกสารที่แสดง"))
        self._which_slot = column(gap=0)
        self.preview = PagePreview()
        right = column(self._which_slot, (self.preview, 1), gap=4)
        self.setLayout(row(self._left, (right, 1), gap=12, pad=(0, 0, RING, 0)))
        self.number.changed.connect(self._on_edited)
        self.dated.changed.connect(self._on_edited)
        self.blank.changed.connect(self.changed)

    # number and date

    def put(self, number: str, dated: date | None) -> None:
        """Begin with the number and date of a draft, or with the next number and today."""
        self._next = ""
        self.number.set_text(number)
        self.dated.set_day(dated or self._desk.today())

    def set_next_number(self, number: str, help_: str) -> None:
        """The number that comes next; it takes the place of the one offered before, never of one that was typed."""
        if self.number.text() in ("", self._next):
            self._next = number
            self.number.set_text(number)
        self.number.set_help(help_)

    def own_number(self) -> str:
        """A number that the person chose; nothing when the next one serves."""
        typed = to_thai(normalise(self.number.text()))
        return "" if typed == self._next else typed

    def day(self) -> date | None:
        """The date of the papers, or None while none can be read."""
        return self.dated.day()

    def check(self) -> bool:
        """Let both inputs say their own problem; whether there is none."""
        wrong = self._inputs.check()
        if wrong:
            wrong[0].setFocus()
        return not wrong

    def show_problems(self, problems: Sequence[FieldProblem]) -> list[str]:
        """Show what belongs to number and date at its input; the sentences of the rest are given back."""
        return self._inputs.show(problems)

    # checks

    def show_check(self, basis: Basis, why: Why, check: RequestCheck, papers: Sequence[Paper] = ()) -> None:
        """What is in order, what is missing, what is worth a second look; `papers` are those it was drawn as."""
        clear(self._checks)
        for line in self._lines(basis, why, check, papers):
            self._checks.addWidget(line)
        self._inputs.clear()
        self.show_problems([each for each in check.problems if each.field in ("number", "dated")])

    def _lines(self, basis: Basis, why: Why, check: RequestCheck, papers: Sequence[Paper]) -> list[QWidget]:
        found = [
            _line(State.LATE, messages.sentence_of(each.problem, each.values, each.field)) for each in check.problems
        ]
        left_off = next((paper.left_off for paper in papers if paper.left_off), ())
        if left_off:
            detail = self.tr("พิมพ์ได้ แต่เอกสารจะไม่มีข้อความเหล่านี้ วางเพิ่มบนแบบ หรือเลือกพิมพ์บนแบบของโปรแกรม")
            found.append(_line(State.SOON, left_off_sentence(left_off), detail))
        if not found:
            found.append(_line(State.OK, self.tr("ครบทุกช่องที่แบบต้องการ")))
        found += [self._hint(hint.sentence, hint.clause) for hint in check.hints]
        added = [line for line in why.changes if line.change is Change.ADD]
        orders = sorted({line.order_number for line in added if line.order_number})
        if added and all(line.order_number for line in added) and not check.hints:
            words = self.tr("คำสั่งที่ {0}").format(", ".join(to_thai(each) for each in orders))
            found.append(_line(State.OK, self.tr("มีคำสั่งรองรับทุกกลุ่ม"), words))
        return [*found, *self._of_person(basis)]

    def _hint(self, sentence: str, clause: str) -> QWidget:
        return _line(State.SOON, sentence, trailing=ClauseTag(clause, self._desk.clause_text(clause)))

    def _of_person(self, basis: Basis) -> list[QWidget]:
        """What the papers leave blank because the register does not know it."""
        person = basis.detail.person
        empty = [
            (not person.phone, self.tr("ยังไม่มีหมายเลขโทรศัพท์ของผู้ขอ")),
            (not person.email, self.tr("ยังไม่มีอีเมลของผู้ขอ")),
        ]
        lines = []
        for missing, words in empty:
            if missing:
                fill = Button(self.tr("เติม"), Kind.QUIET)
                fill.setAccessibleName(self.tr("เติมในทะเบียน {0}").format(words))
                fill.clicked.connect(self.person_wanted)
                lines.append(_line(State.SOON, words, self.tr("พิมพ์ได้ แต่จะเป็นเส้นไข่ปลาว่างไว้"), trailing=fill))
        return lines

    # papers

    def show_papers(self, papers: Sequence[Paper]) -> None:
        """Show the papers; where there are several, one at a time."""
        kinds = [paper.kind for paper in papers]
        if kinds != [paper.kind for paper in self._papers]:
            self._offer(kinds)
        self._papers = tuple(papers)
        self.blank.show_papers(papers)
        self._show_paper()

    def papers(self) -> tuple[Paper, ...]:
        """What is shown."""
        return self._papers

    def _offer(self, kinds: Sequence[PaperKind]) -> None:
        clear(self._which_slot)
        options = [Option(kind.value, SHORT_PAPERS[kind]) for kind in kinds]
        self._which = Segments(options, kinds[0].value if kinds else "", spoken=self.tr("เอกสารที่แสดง"))
        self._which.chosen.connect(self._on_which)
        self._which_slot.addLayout(row(self._which, None))
        self._which.setVisible(len(kinds) > 1)

    def _show_paper(self) -> None:
        shown = next((paper for paper in self._papers if paper.kind.value == self._which.key()), None)
        if shown is not None:
            self.preview.set_pdf(shown.content, SHORT_PAPERS[shown.kind])

    def set_room(self, left_width: int) -> None:
        """How wide the left side is."""
        self._left.setFixedWidth(left_width)

    @Slot(str)
    def _on_which(self, _key: str) -> None:
        self._show_paper()

    @Slot()
    def _on_pause(self) -> None:
        if self.isVisible():
            self.changed.emit()

    @Slot()
    def _on_edited(self) -> None:
        self._pause.start()


def _line(state: State, words: str, detail: str = "", *, trailing: QWidget | None = None) -> QWidget:
    """One check: its sign, what it says, and, where it helps, how to see to it."""
    role = "body" if state is State.OK else "caption_strong"
    lines: list[Item] = [Text(words, role, wrap=True)]  # type: ignore[arg-type]
    if detail:
        lines.append(Text(detail, "caption", "text_2", wrap=True))
    end: list[Item] = [column(trailing, None, gap=0)] if trailing else []
    sign = column(StateShape(state, 22, 7), None, gap=0, pad=(0, 2, 0, 0))
    return Group(row(sign, (column(*lines, gap=0), 1), *end, gap=8, pad=(0, 3, 0, 3)))
