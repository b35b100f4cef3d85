"""The pane of a review: one user, what is wrong, both sides, what would put it right, and the decision."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QAbstractButton, QRadioButton, QSizePolicy, QWidget

from elaas_desk.domain.policy import Clause
from elaas_desk.domain.review_rows import Decision, ReviewRow
from elaas_desk.services.review_views import DECISION_WORDS
from elaas_desk.services.service import LONGEST_NOTE
from elaas_desk.thai import dates
from ui import theme
from ui.reviews.findings import Findings, Fix, Fixes
from ui.reviews.group_lines import GroupLine, all_names, changes, group_lines, proposed
from ui.reviews.side_by_side import SideBySide
from ui.theme import RING
from ui.widgets.buttons import Button, Kind
from ui.widgets.choices import Option, Segments
from ui.widgets.field import TextField
from ui.widgets.layout import Group, Item, Panel, Rule, Scroll, column, row
from ui.widgets.text import Text

_COMPACT, _USUAL, _WIDE = 420, 500, 600


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was decided of one user; names of groups as `ReviewRow` keeps them."""

    row_id: int
    decision: Decision
    to_remove: tuple[str, ...] = ()
    to_add: tuple[str, ...] = ()
    note: str = ""


class DecisionPane(Panel):
    """Emits `decided(verdict)`, `passed()` when nothing was altered, `walked(1 | -1)`, `fix_wanted(key)` and
    `leave_wanted(person_id)`.

    What was chosen or typed for a user stays while the same user is shown again.
    """

    decided = Signal(object)
    passed = Signal()
    walked = Signal(int)
    fix_wanted = Signal(object)
    leave_wanted = Signal(int)

    def __init__(self, clauses: Mapping[str, Clause], parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._clauses = clauses
        self._row: ReviewRow | None = None
        self._lines: Sequence[GroupLine] = ()
        self._touched = self._locked = False
        self.follows: QWidget | None = None
        """What Tab leaves for the pane."""
        self.sides = SideBySide()
        self.note = TextField(self.tr("หมายเหตุ"), longest=LONGEST_NOTE)
        options = [Option(key, words) for key, words in DECISION_WORDS.items()]
        self.segments = Segments(options, keys=True, spoken=self.tr("การตัดสิน"))
        self.segments.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.save = Button(self.tr("บันทึกและคนถัดไป"), Kind.PRIMARY, trail="right")
        self.setLayout(column(self._head(), (self._body(), 1), self._foot(), gap=0, pad=(1, 1, 1, 1)))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.fit(theme.size("compact"))
        self.segments.chosen.connect(self._on_chosen)
        self.sides.chosen_changed.connect(self._on_altered)
        self.note.changed.connect(self._on_note)
        self.save.clicked.connect(self.submit)

    def _head(self) -> QWidget:
        self._title, self._subtitle = Text("", "subtitle"), Text("", "caption", "text_2")
        before = Button(self.tr("คนก่อนหน้า"), Kind.ICON, icon="left")
        after = Button(self.tr("คนถัดไป"), Kind.ICON, icon="right")
        before.clicked.connect(self._on_before)
        after.clicked.connect(self._on_after)
        self.leave = Button(self.tr("พ้นหน้าที่…"), Kind.ICON, icon="leave")
        self.leave.clicked.connect(self._on_leave)
        self._beside = (self.leave, before, after)
        words = column(self._title, self._subtitle, gap=0)
        return Group(row((words, 1), self.leave, before, after, gap=0, pad=(18, 6, 12, 4)))

    def _body(self) -> QWidget:
        self._findings, self._fixes = Findings(self._clauses), Fixes(self._clauses)
        self._fixes.wanted.connect(self.fix_wanted)
        parts: list[Item] = [self._findings, self.sides, self._fixes, self.note]
        return Scroll(column(*parts, None, gap=6, pad=(18, 2, 14, 4)))

    def _foot(self) -> QWidget:
        self._effect = Text("", "caption", "text_2", wrap=True)
        press = row((column(None, self._effect, None, gap=0), 1), self.save, gap=8, pad=(RING, 0, 0, 0))
        self._choice = Group(column(self.segments, press, gap=2, pad=(15, 6, 11, 6)))
        self._made = Text("", "caption", "text_2", wrap=True)
        self._closed = Group(row((self._made, 1), pad=(18, 10, 14, 12)))
        return Group(column(Rule(), self._choice, self._closed, gap=0))

    # what is shown

    def fit(self, window_width: int) -> None:
        """Narrower in a narrow window, wider in a wide one."""
        compact, wide = window_width < theme.size("compact"), window_width >= theme.size("wide")
        self.setFixedWidth(_COMPACT if compact else _WIDE if wide else _USUAL)

    def row(self) -> ReviewRow | None:
        """Who is shown."""
        return self._row

    def show_row(
        self, reviewed: ReviewRow, fixes: Sequence[Fix] = (), *, has_report: bool = True, locked: bool = False
    ) -> None:
        """Show a user. `locked`: the round is closed, or this actor decides nothing."""
        same = self._row is not None and self._row.id == reviewed.id
        self._row, self._locked = reviewed, locked
        self._tell_who(reviewed)
        self._findings.tell(reviewed)
        self._fixes.tell(fixes)
        self._choice.setVisible(not locked)
        self._closed.setVisible(locked)
        self.note.setVisible(not locked)
        self._made.set_words(_made_words(reviewed))
        lines = group_lines(reviewed, has_report=has_report)
        if same and self._touched and lines == self._lines and not locked:
            self._order_tabs()
            return  # what was begun is not thrown away by a reload
        self._lines = lines
        self.sides.show_lines(lines, has_report=has_report)
        self.segments.choose(reviewed.decision or "")
        self.note.set_text(reviewed.note)
        self._touched = False
        self._follow()

    def _tell_who(self, reviewed: ReviewRow) -> None:
        self.leave.setVisible(reviewed.person_id is not None)
        name = reviewed.name or reviewed.username
        self._title.set_words(name)
        parts = (reviewed.position, reviewed.username if reviewed.name else "")
        self._subtitle.set_words(" · ".join(part for part in parts if part))
        self.setAccessibleName(name)

    @Slot()
    def _on_leave(self) -> None:
        if self._row is not None and self._row.person_id is not None:
            self.leave_wanted.emit(self._row.person_id)

    # the decision

    def choose(self, decision: Decision) -> None:
        """Choose as the keys 1 to 4 do."""
        if self._row is not None and not self._locked:
            self.segments.choose(decision)
            self._on_chosen(decision)
            if self._wants_note() and self.note.is_empty():
                self.note.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def submit(self) -> None:
        """Keep the decision, or go on when nothing was altered; without a decision it is asked for."""
        if self._row is None:
            return
        key = self.segments.key()
        if self._locked or (key and not self._touched and self._row.decision is not None):
            self.passed.emit()
        elif not key:
            self._tell_effect(self.tr("เลือกก่อนว่าจะทำอย่างไรกับคนนี้ กด 1 ถึง 4"), missing=True)
        elif self._wants_note() and self.note.is_empty():
            self.note.set_error(self.tr("คนนี้มีธง ใส่เหตุที่คงไว้ก่อนบันทึก"))
            self.note.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._touched = False
            self.decided.emit(self.verdict(Decision(key)))

    def _wants_note(self) -> bool:
        """Who has a flag and is kept all the same is kept for a reason."""
        return self.segments.key() == Decision.KEEP and self._row is not None and bool(self._row.flags)

    def verdict(self, decision: Decision) -> Verdict:
        """The decision with its groups and note, as it stands."""
        row_id = self._row.id if self._row is not None else 0
        remove, add = self._altered(decision)
        return Verdict(row_id, decision, remove, add, self.note.text())

    def _altered(self, decision: Decision) -> tuple[tuple[str, ...], tuple[str, ...]]:
        if decision is Decision.REMOVE:
            return all_names(self._lines), ()
        if decision is Decision.CHANGE:
            return changes(self._lines, self.sides.chosen())
        return (), ()

    def _follow(self) -> None:
        """Tick boxes while groups are changed, and the words of what will follow."""
        key = self.segments.key()
        changing = key == Decision.CHANGE and not self._locked
        if not changing:
            self.sides.choose(None)
        elif not self.sides.ticks() and self._row is not None:
            self.sides.choose(proposed(self._row, self._lines))
        self.note.set_help(self.tr("คนนี้มีธง จึงต้องบอกเหตุที่คงไว้") if self._wants_note() else "")
        self._tell_effect(self._effect_words(Decision(key)) if key else "")
        self._order_tabs()

    def _order_tabs(self) -> None:
        """From top to bottom, then to the neighbours: what is shown for a user is made anew each time."""
        parts: list[QWidget] = [self.follows] if self.follows is not None else []
        parts += [*self._findings.findChildren(QAbstractButton), *self.sides.ticks()]
        parts += [*self._fixes.findChildren(QAbstractButton), self.note]
        parts += [*self.segments.findChildren(QRadioButton), self.save, *self._beside]
        for before, after in pairwise(parts):
            self.setTabOrder(before, after)

    def _effect_words(self, decision: Decision) -> str:
        remove, add = (len(names) for names in self._altered(decision))
        match decision:
            case Decision.KEEP:
                return self.tr("ไม่ถอดกลุ่มใด")
            case Decision.UNSURE:
                return self.tr("ยกไปรอบติดตาม")
            case Decision.REMOVE:
                return self.tr("จะถอดออกทั้ง {0} กลุ่ม").format(remove) if remove else self.tr("ไม่ได้อยู่ในกลุ่มใด")
        if remove and add:
            return self.tr("จะถอด {0} กลุ่ม และเพิ่ม {1} กลุ่ม").format(remove, add)
        if remove:
            return self.tr("จะถอด {0} กลุ่ม").format(remove)
        return self.tr("จะเพิ่ม {0} กลุ่ม").format(add) if add else self.tr("ทำเครื่องหมายเฉพาะกลุ่มที่ให้อยู่ต่อ")

    def _tell_effect(self, words: str, *, missing: bool = False) -> None:
        self._effect.set_words(words)
        self._effect.set_colour("late" if missing else "text_2")

    @Slot(str)
    def _on_chosen(self, _key: str) -> None:
        self._on_altered()

    @Slot()
    def _on_altered(self) -> None:
        self._touched = True
        self._follow()

    @Slot()
    def _on_note(self) -> None:
        self._touched = True

    @Slot()
    def _on_before(self) -> None:
        self.walked.emit(-1)

    @Slot()
    def _on_after(self) -> None:
        self.walked.emit(1)


def _made_words(reviewed: ReviewRow) -> str:
    """What was decided, when and by whom, once nothing can be altered."""
    if reviewed.decision is None:
        return "ยังไม่ตัดสิน"
    when = dates.short(reviewed.decided_at.date()) if reviewed.decided_at else ""
    parts = (DECISION_WORDS[reviewed.decision], reviewed.note, when, reviewed.decided_by)
    return " · ".join(part for part in parts if part)
