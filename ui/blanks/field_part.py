"""The chosen field: what is written there, where it stands in it, how large, and exactly where it is."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from elaas_desk.domain.blank_sources import Source
from elaas_desk.domain.blanks import BlankField, FieldAlign, FieldLook
from ui.blank_words import SOURCE_WORDS
from ui.blanks.placing import Placing
from ui.theme import RING
from ui.widgets.buttons import Button, Kind
from ui.widgets.choice_field import Choice, ChoiceField
from ui.widgets.choices import Option, Segments
from ui.widgets.layout import Group, column, row
from ui.widgets.text import Text

_SIZES = (80, 90, 100, 110, 120, 130, 140, 150, 160, 180, 200)


class FieldPart(QWidget):
    """Changes the chosen field of a `Placing`. Emits `confirmed` when the place is said to be right."""

    confirmed = Signal()

    def __init__(self, placing: Placing) -> None:
        super().__init__()
        self._placing = placing
        self.source = ChoiceField(self.tr("ข้อความในช่องนี้"), [], key="source")
        self.align = Segments(
            [
                Option(FieldAlign.LEFT.value, self.tr("ชิดซ้าย")),
                Option(FieldAlign.CENTRE.value, self.tr("กลาง")),
                Option(FieldAlign.RIGHT.value, self.tr("ชิดขวา")),
            ],
            spoken=self.tr("ตำแหน่งในช่อง"),
        )
        self.letters = ChoiceField(
            self.tr("ขนาดตัวอักษร"), [Choice(each, self.tr("{0} พอยต์").format(each // 10)) for each in _SIZES], key="size"
        )
        looks = [Choice(FieldLook.TEXT, self.tr("ต่อกันเป็นข้อความ")), Choice(FieldLook.BOXES, self.tr("ช่องละหนึ่งตัว"))]
        self.look = ChoiceField(self.tr("วิธีเขียน"), looks, key="look")
        self.where = Text("", "caption", "text_2", wrap=True)
        self.right = Button(self.tr("ตำแหน่งถูกต้อง"), icon="check")
        self.away = Button(self.tr("เอาออก"), Kind.SECONDARY, icon="trash")
        self._none = Text(self.tr("ลากข้อความจากรายการทางซ้ายไปวางบนหน้า แล้วกดที่ช่องเพื่อปรับ"), "caption", "text_2", wrap=True)
        align = Group(column(Text(self.tr("ตำแหน่งในช่อง"), "caption", "text_2"), row(self.align, None), gap=2))
        self._of_text: list[QWidget] = [align, self.letters, self.look]
        inside = column(
            self.source, align, self.letters, self.look, self.where, self.right, row(self.away, None), gap=6
        )
        self._all = Group(inside)
        self.setLayout(column(row((self._none, 1), pad=(RING, 0, RING, 0)), self._all, gap=0))
        self._connect()
        self.show_chosen()

    def _connect(self) -> None:
        self.source.chosen.connect(self._on_source)
        self.align.chosen.connect(self._on_align)
        self.letters.chosen.connect(self._on_size)
        self.look.chosen.connect(self._on_look)
        self.right.clicked.connect(self.confirmed)
        self.away.clicked.connect(self._on_away)
        self._placing.changed.connect(self.show_chosen)
        self._placing.chosen_changed.connect(self.show_chosen)

    @Slot()
    def show_chosen(self) -> None:
        """Show the field that is chosen now."""
        field = self._placing.chosen()
        self._none.setVisible(field is None)
        self._all.setVisible(field is not None)
        if field is None:
            return
        self._offer(field)
        self.align.choose(field.align.value)
        self.letters.set_value(min(_SIZES, key=lambda size: abs(size - field.size)))
        self.look.set_value(field.look)
        ticked, boxed = field.look is FieldLook.TICK, field.look is FieldLook.BOXES
        for part in self._of_text:
            part.setVisible(not ticked)
        self._of_text[0].setVisible(not ticked and not boxed)
        self.where.set_words(self._place(field))
        self.right.setVisible(field in self._placing.unconfirmed())

    def _offer(self, field: BlankField) -> None:
        ticked = field.look is FieldLook.TICK
        fitting = [each for each in self._placing.sources.values() if (each.look is FieldLook.TICK) is ticked]
        self.source.set_choices([Choice(each.name, SOURCE_WORDS[each.name]) for each in fitting])
        self.source.set_value(field.source)

    def _place(self, field: BlankField) -> str:
        left, top, wide, high = (f"{each / 1000:.1f}" for each in (field.left, field.top, field.width, field.height))
        return self.tr("จากซ้าย {0} จากบน {1} กว้าง {2} สูง {3} มม.").format(left, top, wide, high)

    @Slot(object)
    def _on_source(self, name: object) -> None:
        source = self._placing.sources.get(str(name))
        if isinstance(source, Source):
            self._placing.change_source(source)

    @Slot(str)
    def _on_align(self, key: str) -> None:
        self._placing.change(align=FieldAlign(key))

    @Slot(object)
    def _on_size(self, size: object) -> None:
        self._placing.change(size=size)

    @Slot(object)
    def _on_look(self, look: object) -> None:
        self._placing.change(look=look)

    @Slot()
    def _on_away(self) -> None:
        self._placing.remove()
