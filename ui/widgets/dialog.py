"""The one dialog: title and whose it is, fields, what will follow, and a primary that is never dead."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import shiboken6
from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from ui.theme import RING
from ui.widgets.buttons import Button, Kind
from ui.widgets.field import Field
from ui.widgets.floating import FloatingSheet
from ui.widgets.layout import Group, Item, Rule, Scroll, clear, column, row
from ui.widgets.marks import ClauseTag, StateShape
from ui.widgets.notice import Notice
from ui.widgets.paint import State
from ui.widgets.text import Text


@dataclass(frozen=True, slots=True)
class Follow:
    """One thing that will follow from the primary button: how it stands, what it is, and why."""

    words: str
    why: str = ""
    state: State = State.LATE


class Follows(QWidget):
    """What will follow, beneath a hairline, with the clause that wants it; it may change while the dialog is open."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._box = column(gap=3, pad=(RING, 0, RING, 0))
        self.setLayout(self._box)

    def show_lines(self, heading: str, lines: Sequence[Follow], clause: str = "", clause_text: str = "") -> None:
        """Show these in place of what was shown."""
        clear(self._box)
        tag: list[Item] = [ClauseTag(clause, clause_text)] if clause else []
        self._box.addSpacing(4)
        self._box.addWidget(Rule())
        self._box.addSpacing(4)
        self._box.addLayout(row((Text(heading, "body_strong"), 1), *tag))
        for line in lines:
            why = Text(line.why, "caption", "text_2", align="right")
            self._box.addLayout(row(StateShape(line.state, 20, 7), (Text(line.words), 1), why, gap=10))


_open: set[FloatingSheet] = set()
"""WORKAROUND for PySide6 6.11: a dialog that only its parent holds is taken apart by Python's collector, while it is
shown and until Qt has deleted it. So it is held until it is gone."""


class Dialog(FloatingSheet):
    """A question with fields. Fill it with `add`, then `open()`.

    The primary checks every `Field` inside: with errors it shows them, counts them at the left of the foot and goes
    to the first; without, it emits `submitted`. The screen then does the work and calls `accept`, or `show_problem`
    with the field and the sentence of a UserError. `set_busy` keeps a second press away meanwhile.
    """

    submitted = Signal()

    def __init__(
        self,
        title: str,
        subtitle: str = "",
        *,
        primary: str,
        danger: bool = False,
        cancel: str = "ยกเลิก",
        width: int = 600,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(width, parent)
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setAccessibleDescription(subtitle)
        self._pressed = self._typed = self._warned = False
        self.primary = Button(primary, Kind.DANGER_FILL if danger else Kind.PRIMARY, large=True)
        self.primary.setDefault(True)
        self.cancel = Button(cancel, Kind.SECONDARY, large=True)
        self._count = Text("", "caption", "late")
        self._notice = Notice(State.LATE)
        self._notice.setVisible(False)
        self._body = column(gap=6, pad=(0, 0, 0, 8))
        self._assemble(title, subtitle)
        self.primary.clicked.connect(self._on_primary)
        self.cancel.clicked.connect(self._on_cancel)

    def _assemble(self, title: str, subtitle: str) -> None:
        self._shut = Button(self.tr("ปิด"), Kind.ICON, icon="close")
        self._shut.clicked.connect(self.reject)
        line = Text(subtitle, "caption", "text_2")
        if not subtitle:
            line.hide()
        words = column(Text(title, "title"), line, gap=0)
        head = row((words, 1), column(self._shut, None, gap=0), gap=6, pad=(22 + RING, 16, 18, 8))
        self.contents = Group(
            column(self._body, row((self._notice, 1), pad=(RING, 0, RING, 8)), gap=0, pad=(22, 0, 21, 0))
        )
        self._scroll = Scroll(self.contents)
        self.head = Group(head)
        foot = row(self._count, None, self.cancel, self.primary, gap=6, pad=(22 + RING, 11, 21, 11))
        self.foot = Group(foot)
        self.setLayout(column(self.head, (self._scroll, 1), self.foot, gap=0))

    def open(self) -> None:
        """Show it over the window behind; it stays until it is answered."""
        _open.difference_update([each for each in _open if not shiboken6.isValid(each)])
        _open.add(self)
        super().open()

    # contents

    def add(self, *items: Item) -> None:
        """Put parts into the body, one beneath the other."""
        self._body.addLayout(column(*items, gap=6))

    def add_beside(self, *fields: QWidget) -> None:
        """Put fields that belong together on one line, each of the same width."""
        pairs: list[Item] = [(column(field, None, gap=0), 1) for field in fields]
        self._body.addLayout(row(*pairs, gap=10))

    def add_follows(self, heading: str, lines: Sequence[Follow], clause: str = "", clause_text: str = "") -> None:
        """List what will follow, beneath a hairline, with the clause that wants it."""
        follows = Follows()
        follows.show_lines(heading, lines, clause, clause_text)
        self._body.addWidget(follows)

    def fields(self) -> list[Field]:
        """Every field that is shown, in the order of reading."""
        return [field for field in self.contents.findChildren(Field) if field.isVisibleTo(self)]

    def set_busy(self, busy: bool) -> None:
        """While the work runs neither button is pressed twice."""
        self.primary.setEnabled(not busy)
        self.cancel.setEnabled(not busy)

    # problems

    def check(self) -> bool:
        """Show every problem, count them, and go to the first; whether there was none."""
        self._notice.setVisible(False)
        self._pressed = True
        wrong = [field for field in self.fields() if not field.check()]
        self._tell_count()
        if wrong:
            self._go_to(wrong[0])
        return not wrong

    def show_problem(self, key: str | None, sentence: str) -> None:
        """Show what the core refused: at the field of that key, or above the foot where no field has it."""
        self.set_busy(False)
        self._pressed = True
        field = next((one for one in self.fields() if key and one.key == key), None)
        if field is None:
            self._notice.tell(State.LATE, sentence)
            self._notice.setVisible(True)
            return
        field.set_error(sentence)
        self._tell_count()
        self._go_to(field)

    def problem_shown(self) -> str:
        """The sentence above the foot, or nothing."""
        return self._notice.plain() if self._notice.isVisibleTo(self) else ""

    def count_shown(self) -> str:
        """What the foot says about fields to put right."""
        return self._count.plain()

    def _go_to(self, field: Field) -> None:
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        self._scroll.ensureWidgetVisible(field, 0, 40)

    def _tell_count(self) -> None:
        wrong = sum(1 for field in self.fields() if field.error())
        self._count.set_words(self.tr("แก้ {0} ช่องก่อนบันทึก").format(wrong) if wrong and self._pressed else "")

    @Slot()
    def _on_primary(self) -> None:
        if self.check():
            self.submitted.emit()

    @Slot()
    def _on_field_changed(self) -> None:
        self._typed = True
        self._tell_count()

    @Slot()
    def _on_cancel(self) -> None:
        super().reject()

    def reject(self) -> None:
        """Esc or the cross once too often: what was typed is not thrown away before it was said once."""
        if not self._typed or self._warned:
            super().reject()
            return
        self._warned = True
        self._notice.tell(State.SOON, self.tr("ยังไม่ได้บันทึกสิ่งที่กรอก กดอีกครั้งเพื่อทิ้ง หรือกรอกต่อ"))
        self._notice.setVisible(True)

    def _order_tabs(self) -> None:
        """From the last input to the primary, then cancel, and the cross last: Enter there would throw all away."""
        inside, part = list[QWidget](), self.contents.nextInFocusChain()
        while part is not None and part is not self.contents:
            if self.contents.isAncestorOf(part) and part.focusPolicy() & Qt.FocusPolicy.TabFocus:
                inside.append(part)
            part = part.nextInFocusChain()
        order = [*inside[-1:], self.primary, self.cancel, self._shut]
        for before, after in pairwise(order):
            self.setTabOrder(before, after)

    def showEvent(self, event: QShowEvent) -> None:
        """Begin in the first field."""
        for field in self.fields():
            field.changed.connect(self._on_field_changed, Qt.ConnectionType.UniqueConnection)
        self._order_tabs()
        super().showEvent(event)
        first = self.fields()
        if first:
            first[0].setFocus(Qt.FocusReason.OtherFocusReason)


def ask(
    parent: QWidget,
    title: str,
    sentence: str,
    *,
    primary: str,
    danger: bool = True,
    cancel: str = "ยกเลิก",
    follows: Sequence[Follow] = (),
) -> Dialog:
    """A question without fields, such as before something is taken away. Connect `submitted`, then `open()` it."""
    dialog = Dialog(title, primary=primary, danger=danger, cancel=cancel, width=480, parent=parent)
    dialog.add(row((Text(sentence, "body", "text_2", wrap=True), 1), pad=(RING, 0, RING, 6)))
    if follows:
        dialog.add_follows(dialog.tr("สิ่งที่จะเกิดขึ้น"), follows)
    return dialog
