"""First start: four short steps from an empty PC to a register with its first user."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QPushButton, QStackedWidget, QWidget

from elaas_desk.domain.offices import Unit, UnitKind
from elaas_desk.domain.validation import problems_of_office, problems_of_person, problems_of_user
from ui import theme
from ui.office_inputs import OfficeInputs
from ui.placing import LEAST
from ui.setup.answers import SetupAnswers
from ui.setup.key_step import KeyStep
from ui.setup.start_step import StartStep
from ui.setup.units_step import UnitsStep
from ui.setup.user_step import UserStep
from ui.theme import RING
from ui.widgets.buttons import Button, Kind
from ui.widgets.layout import Ground, Group, Panel, Rule, Scroll, column, row
from ui.widgets.steps import SideSteps, Step
from ui.widgets.text import Text

SIZE = QSize(1000, 600)
_LAO = Unit(0, UnitKind.LAO, "")  # stands for the office's own unit until the register gives it a number


class SetupWindow(Ground):
    """Collects the answers and shows the key. Knows no service: the program connects its signals.

    `create_asked` carries the `SetupAnswers` when the register is to be made; `finished` carries how to begin.
    """

    create_asked = Signal(object)
    sample_asked = Signal()
    print_key_asked = Signal()
    finished = Signal(str)
    closed = Signal()

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__(fill="canvas")
        self._today = today
        self.setWindowTitle(self.tr("ตั้งค่าครั้งแรก — eLAAS Desk"))
        self.setMinimumSize(LEAST)
        self._office = OfficeInputs(all_inputs=False)
        self._units, self._user = UnitsStep(), UserStep()
        self._key: KeyStep | None = None
        self._start = StartStep()
        self._words = (
            self.tr("หน่วยงาน"),
            self.tr("หน่วยงานภายใต้สังกัด"),
            self.tr("ผู้ใช้คนแรกและกุญแจกู้คืน"),
            self.tr("คนและบัญชีผู้ใช้"),
        )
        self._notes = [""] * len(self._words)
        self._step = 0
        self._steps = SideSteps([Step(words) for words in self._words])
        self._title, self._why = Text("", "title"), Text("", "body", "text_2", wrap=True)
        self._pages = QStackedWidget()
        self._back = Button(self.tr("ย้อนกลับ"), large=True)
        self._next = Button("", Kind.PRIMARY, trail="right", large=True)
        self._sample = Button(self.tr("ลองใช้กับหน่วยงานตัวอย่าง"), Kind.QUIET)
        self._wrong = Text("", "caption", "late", wrap=True)
        for page in (self._office, self._units, self._user, self._start):
            self._pages.addWidget(Scroll(page))
        self._back.clicked.connect(self._on_back)
        self._next.clicked.connect(self._on_next)
        self._sample.clicked.connect(self.sample_asked)
        self._units.counted.connect(self._on_counted)
        self._arrange()
        self._go(self._office)

    def _arrange(self) -> None:
        side = Panel(column(self._steps, None, gap=0), fill="window", edge=None)
        gap = theme.size("near")
        body = column(
            row((column(self._title, self._why, gap=0), 1), pad=(RING, 0, RING, 0)),
            (self._pages, 1),
            row((self._wrong, 1), pad=(RING, 0, RING, 0)),
            gap=gap,
            pad=(34, 22, 34, gap),
        )
        foot = row(self._sample, None, self._back, self._next, gap=theme.size("tight"), pad=(24, gap, 31, gap))
        right = column((body, 1), row((Rule(), 1), pad=(34, 0, 34, 0)), foot, gap=0)
        self.setLayout(row(side, (Group(right), 1), gap=0, pad=(8, 8, 0, 8)))

    def show_key(self, groups: tuple[str, ...], *, kept: bool) -> None:
        """The register is made: show its recovery key. From here there is no way back to the answers.

        `kept` is false where this PC keeps no key, so that each start will ask for the recovery key.
        """
        self._key = KeyStep(groups, kept=kept)
        self._key.print_asked.connect(self.print_key_asked)
        self._pages.addWidget(Scroll(self._key))
        self._go(self._key)

    def set_key_printed(self, words: str) -> None:
        """Say that the key was printed or saved."""
        if self._key is not None:
            self._key.set_printed(words)

    def fail(self, sentence: str) -> None:
        """Say why the register could not be made; the answers stay."""
        self._wrong.set_words(sentence)
        self.set_busy(False)

    def set_busy(self, busy: bool) -> None:
        """While the register is made the buttons wait."""
        for button in (self._next, self._back, self._sample):
            button.setEnabled(not busy)

    def wants_groups(self) -> bool:
        """Whether the catalogue is to begin with the groups that the program brings."""
        return self._start.groups.isChecked()

    def answers(self) -> SetupAnswers:
        """What was put in so far."""
        return SetupAnswers(self._office.draft(), self._units.drafts(), self._user.head(), self._user.user())

    def _place_of(self, page: QWidget) -> int:
        return next(n for n in range(self._pages.count()) if _contents(self._pages.widget(n)) is page)

    def _go(self, page: QWidget) -> None:
        step, title, why, onward = self._words_of(page)
        self._pages.setCurrentIndex(self._place_of(page))
        self._step = step
        self._show_steps()
        self._title.set_words(title)
        self._why.set_words(why)
        self._why.setVisible(bool(why))
        self._next.set_words(onward)
        self._wrong.set_words("")
        self.set_busy(False)
        self._back.setVisible(page in (self._units, self._user))
        self._sample.setVisible(self._key is None)
        page.setFocus()

    def _show_steps(self) -> None:
        steps = [Step(words, note) for words, note in zip(self._words, self._notes, strict=True)]
        self._steps.set_steps(steps, self._step)

    def _words_of(self, page: QWidget) -> tuple[int, str, str, str]:
        if page is self._office:
            return (
                0,
                self.tr("หน่วยงาน"),
                self.tr("ชื่อนี้จะอยู่บนแบบและหนังสือทุกฉบับ แก้ได้ภายหลังในหน้าตั้งค่า"),
                self.tr("ถัดไป: หน่วยงานภายใต้สังกัด"),
            )
        if page is self._units:
            return (
                1,
                self.tr("หน่วยงานภายใต้สังกัด"),
                self.tr("หน่วยงานที่มีผู้ใช้ New e-LAAS ของตนเอง เช่น โรงเรียน ศพด. รพ.สต."),
                self.tr("ถัดไป: ผู้ใช้คนแรก"),
            )
        if page is self._user:
            return (
                2,
                self.tr("ผู้ใช้คนแรก"),
                self.tr("หัวหน้าหน่วยงานคลังของสำนักงาน ซึ่งหนังสือสั่งการให้เป็นผู้ควบคุมดูแล (ข้อ ๓)"),
                self.tr("ถัดไป: กุญแจกู้คืน"),
            )
        if page is self._key:
            return 2, self.tr("กุญแจกู้คืน"), "", self.tr("ถัดไป: คนและบัญชีผู้ใช้")
        return 3, self.tr("คนและบัญชีผู้ใช้"), "", self.tr("เริ่มใช้งาน")

    @Slot(int)
    def _on_counted(self, count: int) -> None:
        self._notes[1] = self.tr("{0} แห่ง").format(count) if count else ""
        self._show_steps()

    @Slot()
    def _on_back(self) -> None:
        self._go(self._office if self._current() is self._units else self._units)

    def _current(self) -> QWidget:
        return _contents(self._pages.currentWidget())

    @Slot()
    def _on_next(self) -> None:
        page = self._current()
        if page is self._office:
            self._leave_office()
        elif page is self._units:
            if self._units.take_rest():
                self._go(self._user)
        elif page is self._user:
            self._leave_user()
        elif page is self._key:
            if self._key.check():
                self._go(self._start)
        else:
            self.finished.emit(self._start.way())

    def _leave_office(self) -> None:
        inputs, draft = self._office.inputs, self._office.draft()
        inputs.clear()
        wrong, problems = inputs.check_typed(), problems_of_office(draft)
        inputs.show(problems)
        if wrong and not problems:
            wrong[0].setFocus()
        if wrong or problems:
            return
        kind = draft.office_type
        self._notes[0] = f"{kind.short if kind else ''}{draft.name}"
        self._units.set_office(f"{kind.thai if kind else ''}{draft.name}")
        self._go(self._units)

    def _leave_user(self) -> None:
        units = {_LAO.id: _LAO}
        head = problems_of_person(
            replace(self._user.head(), unit_id=_LAO.id), today=self._today(), units=units, taken_national_ids={}
        )
        user = problems_of_user(replace(self._user.user(), unit_id=_LAO.id), units=units, taken_names=())
        self._user.show_problems(head, user)
        if not head and not user:
            self.set_busy(True)
            self.create_asked.emit(self.answers())

    @Slot()
    def _on_close_meant(self) -> None:
        self._key = None
        self.close()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on, but presses the button that it is on, and adds the unit whose name was just typed."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
            return
        part = self.focusWidget()
        if isinstance(part, QPushButton):
            part.click()
        elif self._current() is self._units and self._units.is_typing():
            self._units.add_typed()
        elif self._next.isEnabled():
            self._on_next()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closing it ends the first start; a register that was made stays, so its key must be on paper by then."""
        if self._key is not None and self._current() is self._key:
            event.ignore()
            self._ask_to_close()
            return
        super().closeEvent(event)
        self.closed.emit()

    def _ask_to_close(self) -> None:
        from ui.ask import confirm

        sentence = self.tr(
            "ทะเบียนสร้างแล้ว แต่ยังไม่ได้ยืนยันว่าเก็บกุญแจกู้คืนไว้ กุญแจนี้จะไม่แสดงอีก "
            "ถ้าปิดตอนนี้และไม่มีกุญแจบนกระดาษ อาจเปิดทะเบียนไม่ได้เมื่อลืมรหัสผ่านหรือย้ายเครื่อง"
        )
        asked = confirm(self, self.tr("ปิดโดยยังไม่ได้เก็บกุญแจ"), sentence, self.tr("ปิดโปรแกรม"), danger=True)
        asked.accepted.connect(self._on_close_meant)


def _contents(page: QWidget | None) -> QWidget:
    inner = page.widget() if isinstance(page, Scroll) else None
    if inner is None:
        raise TypeError(page)
    return inner
