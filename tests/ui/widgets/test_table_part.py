"""The table: a hundred thousand rows, Thai order, columns that fit, keys, ticks."""

from __future__ import annotations

import random
import time
from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from elaas_desk.thai import collation
from tests.ui.thai_input import type_thai
from ui.models.table_model import SORT_ROLE, STATE_ROLE, Cell, Column, TableModel
from ui.widgets.buttons import Button
from ui.widgets.empty import EmptyList
from ui.widgets.search import FilterBox
from ui.widgets.table import Table


@dataclass(frozen=True, slots=True)
class Row:
    number: int
    name: str
    post: str
    username: str
    state: str
    when: str


FIRST = ("กัญญาณัฐ", "เกรียงไกร", "แก้ว", "โกวิท", "ไกรสร", "น้ำผึ้ง", "ญาณิศา", "เอก", "อรุณี", "สมหมาย")
LAST = ("พูลสวัสดิ์", "ตั้งมั่น", "ชื่นใจดี", "ฐิติพันธุ์", "ศรีนวล", "บุญรอด", "เพ็งพันธุ์", "วงศ์ใหญ่")
POSTS = ("นักวิชาการเงินและบัญชี", "เจ้าพนักงานพัสดุ", "เจ้าพนักงานธุรการ", "ครู")


def rows(count: int, seed: int = 1) -> list[Row]:
    rng = random.Random(seed)
    return [
        Row(
            n,
            f"{rng.choice(FIRST)} {rng.choice(LAST)}",
            rng.choice(POSTS),
            f"user{n:06d}",
            rng.choice(("late", "ok")),
            f"เลย {n} วัน",
        )
        for n in range(count)
    ]


def columns() -> list[Column[Row]]:
    return [
        Column("ชื่อ–สกุล", lambda row: row.name, least=170, cell=Cell.NAME),
        Column("ตำแหน่ง", lambda row: row.post, least=150, priority=1),
        Column("ชื่อผู้ใช้", lambda row: row.username, width=120, priority=2),
        Column(
            "เลขที่", lambda row: str(row.number), sort_key=lambda row: row.number, width=80, priority=3, cell=Cell.NUMBER
        ),
        Column("รหัสผ่าน", lambda row: row.when, width=150, cell=Cell.STATE, state=lambda row: row.state),
    ]


def model_of(data: list[Row]) -> TableModel[Row]:
    model: TableModel[Row] = TableModel(columns(), key=lambda row: row.number)
    model.set_rows(data)
    return model


def table_of(qtbot: QtBot, data: list[Row], *, ticks: bool = True, width: int = 900) -> Table:
    table = Table(columns(), key=lambda row: row.number, spoken="ผู้ใช้งาน", ticks=ticks)
    qtbot.addWidget(table)
    table.set_rows(data)
    table.resize(width, 400)
    table.show()
    QApplication.processEvents()
    return table


@pytest.fixture(scope="module")
def many() -> list[Row]:
    return rows(100_000)


def test_each_key_of_a_typed_name_filters_a_hundred_thousand_rows_in_time(qtbot: QtBot, many: list[Row]) -> None:
    """100 ms is the promise and the benchmark's business; here twice that, for a busy machine."""
    box, table = FilterBox("กรอง"), table_of(qtbot, many)
    qtbot.addWidget(box)
    box.typed.connect(table.set_filter)
    table.model.prepare()
    times = []
    for letter in "น้ำผึ้ง ชื่น":
        start = time.perf_counter()
        type_thai(box, letter)
        table.view.viewport().repaint()
        times.append(time.perf_counter() - start)
    assert [row.name for row in table.shown()] == [row.name for row in table.model.rows if "น้ำผึ้ง ชื่น" in row.name]
    assert max(times) < 0.2
    start = time.perf_counter()
    box.clear()
    table.view.viewport().repaint()
    assert time.perf_counter() - start < 0.2
    assert table.model.rowCount() == 100_000


def test_a_hundred_thousand_rows_open_in_time(qtbot: QtBot, many: list[Row]) -> None:
    table = table_of(qtbot, [])
    start = time.perf_counter()
    table.set_rows(many, in_order=True)
    table.view.viewport().repaint()
    assert time.perf_counter() - start < 0.2


@settings(max_examples=80, deadline=None)
@given(st.lists(st.sampled_from(("น้ำ", "ผึ้ง", "ครู", "USER", "๑", "9", "พัส", "เลย", "ไม่มี")), max_size=3))
def test_the_filter_finds_what_a_plain_search_of_every_row_finds(qapp: QApplication, words: list[str]) -> None:
    data = rows(60)
    model = model_of(data)
    model.set_filter(" ".join(words))
    arabic = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
    texts = {row.number: f"{row.name}\n{row.post}\n{row.username}\n{row.number}\n{row.when}".casefold() for row in data}
    wanted = {n for n, text in texts.items() if all(word.casefold().translate(arabic) in text for word in words)}
    assert {row.number for row in model.shown()} == wanted


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(("น", "น้", "น้ำ", "น้ำผ", "ครู", "", "1", "12", "น้ำ ครู")), min_size=2, max_size=6))
def test_what_was_typed_before_leaves_no_trace(qapp: QApplication, typed: list[str]) -> None:
    data = rows(40)
    model, fresh = model_of(data), model_of(data)
    for text in typed:
        model.set_filter(text)
    fresh.set_filter(typed[-1])
    assert model.shown() == fresh.shown()


def test_names_are_sorted_as_a_thai_dictionary_sorts_them(qapp: QApplication) -> None:
    model = model_of(rows(200))
    model.sort(0)
    names = [row.name for row in model.shown()]
    assert names == sorted(names, key=collation.sort_key)
    assert names != sorted(names)
    first = list(dict.fromkeys(name.split()[0] for name in names))
    assert first.index("แก้ว") < first.index("น้ำผึ้ง") < first.index("เอก")


def test_numbers_are_sorted_as_numbers_and_down_turns_the_order(qapp: QApplication) -> None:
    model = model_of(rows(30))
    model.sort(3, Qt.SortOrder.DescendingOrder)
    assert [row.number for row in model.shown()] == list(range(29, -1, -1))
    assert model.data(model.index(0, 3), SORT_ROLE) == 29


def test_a_filter_chip_and_typed_words_hold_together(qapp: QApplication) -> None:
    data = rows(100)
    model = model_of(data)
    model.set_accepts(lambda row: row.state == "late")
    model.set_filter("ครู")
    assert model.shown() == [row for row in data if row.state == "late" and "ครู" in row.post]
    model.set_accepts(None)
    assert model.shown() == [row for row in data if "ครู" in row.post]


def test_the_model_keeps_the_rules_of_qt_models(qtbot: QtBot) -> None:
    model = model_of(rows(20))
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.sort(0)
    model.set_filter("ครู")
    model.tick_shown(True)
    model.set_rows(rows(5, seed=3))
    model.set_filter("")
    assert model.rowCount() == 5
    assert model.data(model.index(0, 4), STATE_ROLE) in {"late", "ok"}
    tester.deleteLater()


def test_the_chosen_row_stays_chosen_through_sorting_filtering_and_reload(qtbot: QtBot) -> None:
    data = rows(50)
    table = table_of(qtbot, data)
    table.choose(7)
    heard: list[object] = []
    table.chosen_changed.connect(heard.append)
    table.sort_by(3, Qt.SortOrder.DescendingOrder)
    table.set_filter("user")
    table.set_rows(rows(50))
    assert table.chosen() == data[7]
    assert heard == []
    table.set_filter("user000008")
    assert table.chosen() is None
    assert heard == [None]


def test_keys_walk_choose_tick_and_open(qtbot: QtBot) -> None:
    data = rows(10)
    table = table_of(qtbot, data)
    table.choose(table.shown()[0].number)
    QTest.keyClick(table.view, Qt.Key.Key_Down)
    second = table.chosen()
    assert second == table.shown()[1]
    QTest.keyClick(table.view, Qt.Key.Key_Space)
    assert table.ticked() == [second]
    with qtbot.waitSignal(table.activated) as heard:
        QTest.keyClick(table.view, Qt.Key.Key_Return)
    assert heard.args == [second]
    QTest.keyClick(table.view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert len(table.ticked()) == 10


def test_a_press_on_the_tick_box_ticks_and_does_not_choose(qtbot: QtBot) -> None:
    table = table_of(qtbot, rows(10))
    rect = table.view.visualRect(table.model.index(2, 0))
    QTest.mouseClick(table.view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(rect.x() + 20, rect.center().y()))
    assert table.ticked() == [table.shown()[2]]
    assert table.chosen() is None


def test_the_bulk_bar_stands_only_while_rows_are_ticked_and_wipes_them(qtbot: QtBot) -> None:
    table = table_of(qtbot, rows(10))
    action = Button("พิมพ์หนังสือแจ้ง")
    table.set_bulk_actions([action])
    assert not action.isVisible()
    table.model.toggle(0)
    table.model.toggle(3)
    assert action.isVisible()
    assert "2" in table._count.plain()
    wipe = next(one for one in table.findChildren(Button) if one.words() == "ล้าง")
    QTest.mouseClick(wipe, Qt.MouseButton.LeftButton)
    assert table.ticked() == []
    assert not action.isVisible()


def test_the_box_in_the_head_ticks_all_that_are_shown(qtbot: QtBot) -> None:
    table = table_of(qtbot, rows(40))
    table.set_filter("ครู")
    head = table.view.head.viewport()
    QTest.mouseClick(head, Qt.MouseButton.LeftButton, pos=QPoint(20, 18))
    assert {row.number for row in table.ticked()} == {row.number for row in rows(40) if row.post == "ครู"}
    QTest.mouseClick(head, Qt.MouseButton.LeftButton, pos=QPoint(20, 18))
    assert table.ticked() == []


def test_ticks_of_rows_that_are_gone_are_gone(qtbot: QtBot) -> None:
    table = table_of(qtbot, rows(10))
    table.model.tick_shown(True)
    table.set_rows(rows(4))
    assert len(table.ticked()) == 4
    assert table.model.ticked_count() == 4


@pytest.mark.parametrize(
    ("width", "wanted"), [(900, [0, 1, 2, 3, 4]), (660, [0, 1, 2, 4]), (540, [0, 1, 4]), (380, [0, 4])]
)
def test_columns_are_left_out_by_priority_and_never_scrolled_sideways(
    qtbot: QtBot, width: int, wanted: list[int]
) -> None:
    table = table_of(qtbot, rows(60), width=width)
    shown = [n for n in range(5) if not table.view.isColumnHidden(n)]
    assert shown == wanted
    assert sum(table.view.columnWidth(n) for n in shown) == table.view.viewport().width()
    assert table.view.horizontalScrollBar().maximum() == 0


def test_a_column_that_the_person_took_out_stays_out(qtbot: QtBot) -> None:
    table = table_of(qtbot, rows(5))
    table.hide_columns([2])
    assert [sheet.headings for sheet in table.workbook().sheets()] == [("ชื่อ–สกุล", "ตำแหน่ง", "เลขที่", "รหัสผ่าน")]
    table.resize(950, 400)
    assert table.view.isColumnHidden(2)


def test_copy_gives_the_chosen_row_as_a_spreadsheet_takes_it(qtbot: QtBot) -> None:
    data = rows(5)
    table = table_of(qtbot, data)
    table.choose(data[2].number)
    QTest.keyClick(table.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    row = data[2]
    head = "ชื่อ–สกุล\tตำแหน่ง\tชื่อผู้ใช้\tเลขที่\tรหัสผ่าน"
    told = f"{row.name}\t{row.post}\t{row.username}\t{row.number}\t{row.when}"
    assert QGuiApplication.clipboard().text() == f"{head}\n{told}"


def test_a_press_on_a_heading_sorts_and_a_second_turns_the_order(qtbot: QtBot) -> None:
    table = table_of(qtbot, rows(20))
    x = table.view.columnViewportPosition(3) + 30
    for descending in (False, True):
        QTest.mouseClick(table.view.head.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(x, 18))
        assert [row.number for row in table.shown()] == sorted(range(20), reverse=descending)


def test_an_empty_list_offers_what_fills_it_and_a_vain_filter_says_so(qtbot: QtBot) -> None:
    button = Button("เพิ่มคน")
    empty = EmptyList("register", "ยังไม่มีใครในทะเบียน", "เพิ่มคนแรก หรือนำเข้าจาก Excel", button)
    table = Table(columns(), key=lambda row: row.number, spoken="ผู้ใช้งาน", empty=empty)
    qtbot.addWidget(table)
    table.resize(900, 400)
    table.show()
    table.set_rows([])
    assert button.isVisible()
    table.set_rows(rows(3))
    assert table.view.isVisible()
    table.set_filter("ไม่มีแน่นอน")
    assert not table.view.isVisible()
    assert not button.isVisible()


def test_a_screen_reader_reads_the_cells(qtbot: QtBot) -> None:
    data = rows(3)
    table = table_of(qtbot, data)
    seen = QAccessible.queryAccessibleInterface(table.view)
    assert seen.role() is QAccessible.Role.Table
    assert seen.text(QAccessible.Text.Name) == "ผู้ใช้งาน"
    spoken = [seen.child(n).text(QAccessible.Text.Name) for n in range(seen.childCount())]
    assert {row.post for row in data} <= set(spoken)


def test_a_short_cell_has_no_tip_and_a_cut_one_does(qtbot: QtBot) -> None:
    table = table_of(qtbot, rows(3))
    index = table.model.index(0, 1)
    assert not table.view.cells.is_elided(index, 400)
    assert table.view.cells.is_elided(index, 50)
