"""First start, step 2: the units under the office that keep users of their own."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from elaas_desk.domain.drafts import UnitDraft
from elaas_desk.domain.validation import problems_of_unit
from ui import theme
from ui.inputs import Inputs
from ui.theme import RING
from ui.widgets.buttons import Button, Kind
from ui.widgets.field import TextField
from ui.widgets.icons import Icon
from ui.widgets.layout import Panel, Scroll, clear, column, row
from ui.widgets.text import Text


class _UnitRow(Panel):
    """One unit that was added, and the way to take it out again."""

    removed = Signal(object)

    def __init__(self, unit: UnitDraft) -> None:
        self.unit = unit
        away = Button(self.tr("เอา {0} ออก").format(unit.name), Kind.ICON, icon="close")
        away.clicked.connect(self._on_away)
        short = Text(unit.short_name, "caption", "text_2")
        super().__init__(row(Icon("office"), (Text(unit.name), 1), short, away, gap=10, pad=(14, 2, 4, 2)))

    @Slot()
    def _on_away(self) -> None:
        self.removed.emit(self.unit)


class UnitsStep(QWidget):
    """Add and take out units; none is a good answer too."""

    counted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._units: list[UnitDraft] = []
        self._office = ""
        self._name = TextField(self.tr("ชื่อหน่วยงาน"), key="name", placeholder=self.tr("เช่น โรงเรียนอนุบาลบ้านใหม่"))
        self._short = TextField(
            self.tr("ชื่อย่อ"), key="short_name", optional=True, placeholder=self.tr("เช่น รร.อนุบาลบ้านใหม่")
        )
        self._inputs = Inputs((self._name, self._short))
        add = Button(self.tr("เพิ่มหน่วยงาน"), icon="plus")
        add.clicked.connect(self.add_typed)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(theme.size("tight"))
        self._none = Text(
            self.tr("ยังไม่มีหน่วยงานภายใต้สังกัด ถ้าสำนักงานไม่มีโรงเรียนหรือ รพ.สต. ที่ใช้ New e-LAAS เอง กดถัดไปได้เลย"),
            "caption",
            "text_2",
            wrap=True,
        )
        self.setLayout(
            column(
                row((self._name, 3), (self._short, 2), gap=10),
                row(None, add),
                row((self._none, 1), pad=(RING, 0, RING, 0)),
                (Scroll(column(self._rows, None, gap=0, pad=(RING, 0, RING, 0))), 1),
                gap=6,
            )
        )
        self.setFocusProxy(self._name)

    def set_office(self, name: str) -> None:
        """The office's full name, which no unit can have too."""
        self._office = name

    def drafts(self) -> tuple[UnitDraft, ...]:
        """The units that were added."""
        return tuple(self._units)

    def is_typing(self) -> bool:
        """Whether something stands in the boxes that was not added yet."""
        return not (self._name.is_empty() and self._short.is_empty())

    def take_rest(self) -> bool:
        """Add what still stands in the boxes; whether nothing wrong is left in them."""
        return not self.is_typing() or self._add()

    def _add(self) -> bool:
        draft = UnitDraft(name=self._name.text(), short_name=self._short.text())
        self._inputs.clear()
        problems = problems_of_unit(draft, taken_names=[self._office, *(unit.name for unit in self._units)])
        if problems:
            self._inputs.show(problems)
            return False
        self._units.append(draft)
        self._name.set_text("")
        self._short.set_text("")
        self._show()
        return True

    def _show(self) -> None:
        clear(self._rows)
        for unit in self._units:
            line = _UnitRow(unit)
            line.removed.connect(self._on_removed)
            self._rows.addWidget(line)
        self._none.setVisible(not self._units)
        self.counted.emit(len(self._units))

    @Slot()
    def add_typed(self) -> None:
        """Add what stands in the boxes, or say what is wrong with it."""
        if self._add():
            self._name.setFocus()

    @Slot(object)
    def _on_removed(self, unit: UnitDraft) -> None:
        self._units.remove(unit)
        self._show()
