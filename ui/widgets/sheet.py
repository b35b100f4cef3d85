"""One sheet with every part: `python -m ui.widgets.sheet OUT.png [--dark] [--scale 1.25]`."""

from __future__ import annotations

import argparse
import os
from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QApplication, QWidget

from ui import text_breaks
from ui.models.table_model import Cell, Column
from ui.theme import Mode, Role, Theme
from ui.widgets.buttons import Button, Check, Kind, Radio
from ui.widgets.chart import BarChart, Month
from ui.widgets.choice_field import Choice, ChoiceField, LookupField
from ui.widgets.choices import ChoiceCards, FilterChips, Option, Segments
from ui.widgets.date_field import DateField
from ui.widgets.empty import EmptyList
from ui.widgets.field import PasswordField, TextAreaField, TextField
from ui.widgets.icons import Icon, names
from ui.widgets.layout import Ground, Item, Panel, column, row
from ui.widgets.marks import Chip, ClauseTag, StateShape
from ui.widgets.matrix import Held, Matrix, MatrixCell, MatrixData
from ui.widgets.national_id_field import NationalIdField
from ui.widgets.notice import Notice
from ui.widgets.paint import State
from ui.widgets.pane import Event, TimeLine, item
from ui.widgets.progress import Bar
from ui.widgets.search import FilterBox
from ui.widgets.steps import Step, Stepper
from ui.widgets.table import Table
from ui.widgets.tasks import Task, TaskList
from ui.widgets.text import Strong, Text

_TODAY = date(2026, 11, 23)
_SAMPLE = "ผู้ปู่ญู่ฎีกา น้ำผึ้ง ๒๕๖๙ 2569"
_ROLES: tuple[Role, ...] = ("title", "subtitle", "body", "body_strong", "caption", "tag")
Person = tuple[str, str, str, State, str]
_PEOPLE: tuple[Person, ...] = (
    ("กัญญาณัฐ พูลสวัสดิ์", "ผู้ช่วยเจ้าพนักงานการเงินและบัญชี", "kanyanat.p", State.OK, "อีก 3 เดือน"),
    ("เกรียงไกร ตั้งมั่น", "เจ้าพนักงานธุรการ", "kriangkrai.t", State.UNKNOWN, "ไม่ทราบวันที่"),
    ("ธีรวัฒน์ บุญรอดพ้น", "นักวิชาการพัสดุ", "theerawat.b", State.SOON, "อีก 4 วัน"),
    ("วิไลลักษณ์ อินทร์จันทร์", "เจ้าพนักงานจัดเก็บรายได้", "wilailak.i", State.LATE, "เลย 5 วัน"),
    ("สมหมาย ใจกล้าหาญ", "นายก อบต.", "–", State.GONE, "ยังไม่มีบัญชี"),
)


def block(title: str, *items: Item, gap: int = 8) -> Panel:
    """A panel with a quiet heading."""
    return Panel(column(Text(title, "caption_strong", "text_2"), 2, *items, None, gap=gap, pad=(18, 10, 18, 12)))


def _states() -> Panel:
    first = [Chip(State.LATE, "เลยกำหนด 5 วัน"), Chip(State.SOON, "อีก 4 วัน")]
    second = [Chip(State.OK, "อยู่ในกำหนด"), Chip(State.UNKNOWN, "ไม่ทราบวันที่"), Chip(State.GONE, "พ้นหน้าที่")]
    shapes: list[Item] = [StateShape(state, 26, 10) for state in State]
    tags = [ClauseTag("3.4.2", "เปลี่ยนรหัสผ่านทุก ๆ ๖ เดือน"), ClauseTag("4")]
    return block("สถานะ: คำ + รูป + สี", row(*first, None), row(*second, None), row(*shapes, *tags, None, gap=10))


def _buttons() -> Panel:
    kinds = [Button("หลัก", Kind.PRIMARY), Button("รอง"), Button("เงียบ", Kind.QUIET)]
    risky = [Button("ถอดออก…", Kind.DANGER), Button("ยืนยันการถอด", Kind.DANGER_FILL)]
    dead = Button("ใช้ไม่ได้")
    dead.setEnabled(False)
    icons = [Button("พิมพ์", Kind.ICON, icon="print"), Button("ส่งออก", Kind.ICON, icon="export")]
    ticked, radio, off = Check("เลือก"), Radio("เลือก"), Check("ใช้ไม่ได้")
    ticked.setChecked(True)
    radio.setChecked(True)
    off.setEnabled(False)
    return block(
        "ปุ่ม",
        row(*kinds, *risky, None, gap=4),
        row(
            Button("ล็อก", icon="lock", key="Ctrl L"),
            Button("ถัดไป", Kind.PRIMARY, trail="right", large=True),
            dead,
            *icons,
            None,
            gap=4,
        ),
        row(ticked, Check("ไม่เลือก"), radio, off, None, gap=10),
    )


def _fields() -> Panel:
    name, locked = TextField("ชื่อ"), TextField("อ่านอย่างเดียว", help="เปลี่ยนได้เมื่อคำขอเสร็จ")
    name.set_text("พิมพ์ชนก")
    locked.set_text("kittisak.s")
    locked.set_locked(True)
    number, day = NationalIdField("เลขประจำตัวประชาชน"), DateField("วันสุดท้ายที่ปฏิบัติหน้าที่", today=_TODAY)
    number.set_text("3 7201 00123 45 6")
    number.check()
    day.set_day(date(2026, 11, 25))
    secret = PasswordField("รหัสผ่านของโปรแกรมนี้")
    secret.set_text("Aa1!aaaa")
    choice = ChoiceField("เหตุ", [Choice(1, "ลาออก"), Choice(2, "โอนย้าย")], help="ลาออก โอนย้าย เกษียณ")
    choice.set_value(1)
    person = LookupField("คน", [Choice(1, "พิมพ์ชนก แก้วประเสริฐ", "กองคลัง")], placeholder="พิมพ์บางส่วนของชื่อ")
    pairs = (
        (name, locked),
        (number, day),
        (secret, choice),
        (person, TextAreaField("หมายเหตุ", optional=True, lines=1)),
    )
    lines = [row((column(a, None, gap=0), 1), (column(b, None, gap=0), 1), gap=8) for a, b in pairs]
    return block("ช่องกรอก", *lines)


def _table() -> Table:
    columns: list[Column[Person]] = [
        Column("ชื่อ–สกุล", lambda r: r[0], least=170, cell=Cell.NAME),
        Column("ตำแหน่ง", lambda r: r[1], least=150, priority=2),
        Column("ชื่อผู้ใช้", lambda r: r[2], width=110, priority=3),
        Column("รหัสผ่าน", lambda r: r[4], width=140, cell=Cell.STATE, state=lambda r: r[3]),
    ]
    table = Table(columns, key=lambda r: r[0], spoken="ผู้ใช้งาน", ticks=True)
    table.set_bulk_actions([Button("พิมพ์หนังสือแจ้ง", icon="print")])
    table.set_rows(_PEOPLE)
    table.model.toggle(3)
    table.choose(_PEOPLE[3][0])
    table.setMinimumHeight(310)
    return table


def _tasks() -> Panel:
    tasks = TaskList()
    one = Task(
        "1",
        State.LATE,
        "ถอดออกจากกลุ่มทันที",
        "นายวุฒิชัย กู้เกียรติ",
        "ยังอยู่ใน 3 กลุ่ม",
        "เลยกำหนด 12 วัน",
        "11 พ.ย. 2569",
        "4.2",
        "ถอดออกจากกลุ่ม",
    )
    two = Task(
        "2",
        State.SOON,
        "เปลี่ยนรหัสผ่าน",
        "นายธีรวัฒน์ บุญรอด",
        "นักวิชาการพัสดุ",
        "อีก 4 วัน",
        "27 พ.ย. 2569",
        "3.4.2",
        "พิมพ์หนังสือแจ้ง",
    )
    tasks.set_sections([("ต้องทำตอนนี้", [one]), ("ภายใน 30 วัน", [two])])
    return Panel(column(tasks, gap=0, pad=(1, 2, 1, 2)))


def _choices() -> Panel:
    words = ("คงไว้", "ถอดออก", "แก้กลุ่ม", "ยังไม่แน่ใจ")
    chips = FilterChips(
        [Option("all", "ทั้งหมด"), Option("late", "เลยกำหนด", State.LATE), Option("soon", "ใกล้กำหนด", State.SOON)]
    )
    for key, count in (("all", 48), ("late", 8), ("soon", 7)):
        chips.set_count(key, count)
    cards = ChoiceCards(
        [
            Option("new", "ผู้ใช้งานใหม่", clause="1.1.2", forbidden="เลือกไม่ได้ เพราะมีชื่อผู้ใช้อยู่แล้ว"),
            Option("change", "เปลี่ยนแปลงสิทธิการใช้งาน", meaning="เพิ่มกลุ่มหรือถอดออกจากกลุ่ม ตามหน้าที่", clause="1.1.2"),
        ],
        "change",
    )
    bar = Bar()
    bar.setRange(0, 100)
    bar.setValue(64)
    return block(
        "ตัวเลือกและความคืบหน้า",
        row(Segments([Option(word, word) for word in words], words[0], keys=True), None),
        row(chips, None),
        cards,
        row(Text("อ่านแล้ว 640 จาก 1,000 แถว", "caption", "text_2"), (bar, 1), Button("หยุด", Kind.QUIET, icon="stop")),
        Notice(State.SOON, [Strong("ผู้บันทึกฎีกา"), " กับ ", Strong("ผู้อนุมัติฎีกา"), " ไม่ควรอยู่กับคนเดียวกัน"]),
        Stepper([Step("ใคร"), Step("เหตุผล"), Step("ตรวจและพิมพ์")], 1),
    )


def _matrix() -> Panel:
    groups = [("a", "ผู้บันทึกฎีกา"), ("b", "ผู้อนุมัติฎีกา"), ("c", "ดูรายงานผู้บริหาร")]
    people = [(str(n), one[0], "กองคลัง") for n, one in enumerate(_PEOPLE[:3])]
    cells = {
        ("0", "a"): MatrixCell(Held.USED, conflict=True),
        ("0", "b"): MatrixCell(Held.UNFOUNDED, conflict=True),
        ("1", "c"): MatrixCell(Held.VIEW),
        ("2", "a"): MatrixCell(Held.USED),
    }
    matrix = Matrix()
    matrix.set_data(MatrixData(people, groups, cells))
    matrix.choose("0", "b")
    matrix.setFixedHeight(200)
    return Panel(column(matrix, gap=0, pad=(1, 1, 1, 1)))


def _chart() -> Panel:
    months = (("ธ.ค.", 9), ("ม.ค.", 4), ("ก.พ.", 6), ("มี.ค.", 14), ("เม.ย.", 3), ("พ.ค.", 11))
    chart = BarChart([Month(word, word, count, f"{word} {count} รายการ") for word, count in months])
    chart.choose("ธ.ค.")
    chart.setFixedHeight(170)
    return block("ครบกำหนดใน 6 เดือนข้างหน้า", chart)


def _icons() -> Panel:
    per = 12
    all_names = names()
    lines = [
        row(*[Icon(name, "text") for name in all_names[n : n + per]], None, gap=14)
        for n in range(0, len(all_names), per)
    ]
    return block("เส้นไอคอน 20 px", *lines, gap=10)


def _types() -> Panel:
    lines = [row(Text(role, "tag", "text_2"), (Text(_SAMPLE, role), 1), gap=14) for role in _ROLES]
    return block("ตัวอักษร", *lines, gap=2)


def _history() -> Panel:
    line = TimeLine([Event("พิมพ์หนังสือแจ้งให้เปลี่ยนรหัสผ่าน", "9 พ.ย. 2569 · พิมพ์ชนก"), Event("เปลี่ยนรหัสผ่าน", "18 พ.ค. 2569")])
    return block(
        "แผงรายละเอียด",
        item(State.OK, "งานจัดเก็บรายได้", "คำสั่งที่ ๑๒๔/๒๕๖๙ ข้อ ๓"),
        item(State.LATE, "ผู้บันทึกฎีกา", "ไม่มีหน้าที่รองรับ"),
        line,
    )


def sheet() -> QWidget:
    """Every part and its states, about 1900 × 1010."""
    button = Button("ทำคำขอแรก", Kind.PRIMARY, icon="plus")
    empty = Panel(column(EmptyList("requests", "ยังไม่มีคำขอ", "คำขอที่ทำไว้จะอยู่ที่นี่ ตั้งแต่ร่างจนดำเนินการแล้ว", button), gap=0))
    first = column(_states(), _buttons(), _fields(), row(FilterBox("กรองในรายการนี้")), None, gap=12)
    second = column(_types(), _choices(), empty, None, gap=12)
    third = column(_table(), _tasks(), _matrix(), row((_chart(), 1), (_history(), 1), gap=12), _icons(), None, gap=12)
    return Ground(row((first, 5), (second, 5), (third, 7), gap=12, pad=(16, 16, 16, 16)), fill="canvas")


def main(arguments: Sequence[str] | None = None) -> int:
    """Draw the sheet into a PNG."""
    parser = argparse.ArgumentParser(prog="python -m ui.widgets.sheet")
    parser.add_argument("out")
    parser.add_argument("--dark", action="store_true")
    parser.add_argument("--scale", default="1")
    asked = parser.parse_args(arguments)
    os.environ["QT_SCALE_FACTOR"] = asked.scale
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication([])
    theme = Theme(app, Mode.DARK if asked.dark else Mode.LIGHT)
    text_breaks.use_words()
    drawn = sheet()
    drawn.resize(1900, 1010)
    drawn.show()
    app.processEvents()
    saved = drawn.grab().save(asked.out)
    drawn.close()
    theme.deleteLater()
    return 0 if saved else 2


if __name__ == "__main__":
    raise SystemExit(main())
