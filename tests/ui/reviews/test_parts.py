"""The parts of a round: piles, the table with flags, the pane with its decision."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QRadioButton
from pytestqt.qtbot import QtBot

from elaas_desk.domain.piles import Pile
from elaas_desk.domain.review_rows import Decision, Flag, ReviewRow
from tests.ui.hands import buttons, click, key, press, shown, texts
from tests.ui.reviews.people import KANYANAT, KITTISAK, YANISA, reviewed
from tests.ui.thai_input import type_thai
from ui.reviews.decision_pane import DecisionPane, Verdict
from ui.reviews.pile_tabs import PileTabs
from ui.reviews.rows_table import RowsTable
from ui.widgets.fit import misfits, unnamed
from ui.widgets.marks import ClauseTag

ROWS = (
    reviewed(1, KANYANAT, ["งานการเงิน", "งานบัญชี"], ["งานบัญชี", "ผู้อนุมัติฎีกา"]),
    reviewed(2, KITTISAK, ["งานบัญชี"], ["งานบัญชี", "ผู้ตรวจฎีกา"], decision=Decision.KEEP),
    reviewed(3, YANISA, ["งานบัญชี"], [], flags=[Flag.LEFT, Flag.NO_DUTY]),
)


class Heard:
    """What a signal carried."""

    def __init__(self) -> None:
        self.values: list[object] = []

    def hear(self, *values: object) -> None:
        self.values.append(values[0] if len(values) == 1 else values)


# piles


@pytest.fixture
def tabs(qtbot: QtBot) -> PileTabs:
    tabs = PileTabs()
    qtbot.addWidget(tabs)
    tabs.resize(1100, 66)
    tabs.show_counts({Pile.SAME: (31, 31), Pile.OTHER_GROUPS: (3, 8), Pile.ONLY_IN_REPORT: (0, 1)})
    tabs.show()
    return tabs


def test_a_pile_says_how_many_are_decided_and_that_it_is_full(tabs: PileTabs) -> None:
    assert tabs.words(Pile.SAME) == "ครบทั้ง 31 คน"
    assert tabs.words(Pile.OTHER_GROUPS) == "ตัดสินแล้ว 3 จาก 8 คน"
    assert tabs.words(Pile.ONLY_IN_REGISTER) == "ไม่มี"


def test_arrows_walk_the_piles_and_a_click_chooses_one(tabs: PileTabs) -> None:
    heard = Heard()
    tabs.chosen.connect(heard.hear)
    first, second, *_ = shown(tabs, QRadioButton)
    first.setFocus()
    key(first, Qt.Key.Key_Right)
    click(shown(tabs, QRadioButton)[3])
    assert heard.values == [Pile.ONLY_IN_REPORT, Pile.OTHER_GROUPS]
    assert second.accessibleName() == "มีเฉพาะใน New e-LAAS ตัดสินแล้ว 0 จาก 1 คน"
    assert unnamed(tabs) == []


# the table


@pytest.fixture
def table(qtbot: QtBot) -> RowsTable:
    table = RowsTable()
    qtbot.addWidget(table)
    table.resize(620, 300)
    table.show_rows(ROWS)
    table.show()
    return table


def test_a_flagged_row_has_no_tick_box(table: RowsTable) -> None:
    model = table.table.model
    model.tick_shown(True)
    assert [each.id for each in table.table.ticked()] == [1, 2]
    model.toggle(model.place_of(3))
    assert not model.is_ticked(model.place_of(3))
    assert model.ticks.hold_all(model.shown())


def test_all_without_a_flag_that_wait_are_ticked_and_kept_in_two_clicks(table: RowsTable) -> None:
    heard = Heard()
    table.decided.connect(heard.hear)
    assert "ยังไม่ตัดสินและไม่มีธง 1 คน" in texts(table)
    press(table, "เลือกทั้งหมดที่ไม่มีธง")
    assert "เลือกไว้ 1 คน · แถวที่มีธงต้องตัดสินทีละคน" in texts(table)
    assert "เลือกทั้งหมดที่ไม่มีธง" not in buttons(table)
    press(table, "คงไว้")
    assert heard.values == [([ROWS[0]], Decision.KEEP)]


def test_a_row_tells_what_differs_its_flags_and_its_decision_in_words(table: RowsTable) -> None:
    model = table.table.model

    def spoken(row_id: int) -> list[str]:
        place = model.place_of(row_id)
        return [
            model.data(model.index(place, column), Qt.ItemDataRole.AccessibleTextRole)
            for column in range(len(model.columns))
        ]

    assert spoken(1) == ["กัญญาณัฐ พูลสวัสดิ์", "เกิน 1 ขาด 1", "", "ยังไม่ตัดสิน"]
    assert spoken(3) == ["ญาณิศา ฐิติพันธุ์", "ขาด 1", "พ้นหน้าที่แล้ว · ไม่มีหน้าที่รองรับ", "ยังไม่ตัดสิน"]
    assert spoken(2)[-1] == "คงไว้"


def test_where_nothing_differs_there_is_no_column_for_it(table: RowsTable) -> None:
    table.show_rows([reviewed(4, KANYANAT, ["งานบัญชี"], ["งานบัญชี"], pile=Pile.SAME)])
    view, columns = table.table.view, table.table.model.columns
    in_sight = [column.heading for place, column in enumerate(columns) if not view.isColumnHidden(place)]
    assert in_sight == ["ชื่อ–สกุล", "ธง", "การตัดสิน"]


def test_a_closed_round_offers_nothing_to_tick(table: RowsTable) -> None:
    table.show_rows(ROWS, locked=True)
    table.table.model.tick_shown(True)
    assert table.table.ticked() == []
    assert "เลือกทั้งหมดที่ไม่มีธง" not in buttons(table)


# the pane


class Pane:
    """The pane with what it said."""

    def __init__(self, qtbot: QtBot) -> None:
        self.part = DecisionPane({})
        qtbot.addWidget(self.part)
        self.part.resize(self.part.width(), 560)
        self.part.show()
        self.decided, self.passed, self.walked = Heard(), Heard(), Heard()
        self.part.decided.connect(self.decided.hear)
        self.part.walked.connect(self.walked.hear)

    def show(self, row: ReviewRow) -> None:
        self.part.show_row(row)
        QApplication.processEvents()

    def choose(self, words: str) -> None:
        click(next(each for each in shown(self.part, QRadioButton) if each.text() == words))

    def tick(self, group: str) -> None:
        click(next(each for each in self.part.sides.ticks() if group in each.accessibleName()))

    def save(self) -> None:
        press(self.part, "บันทึกและคนถัดไป")

    def verdicts(self) -> Sequence[object]:
        return self.decided.values


@pytest.fixture
def pane(qtbot: QtBot) -> Pane:
    return Pane(qtbot)


def test_the_pane_says_who_it_is_and_why_there_is_a_flag(pane: Pane) -> None:
    pane.show(ROWS[2])
    assert {YANISA, "เจ้าพนักงานการเงินและบัญชี · user.3"} <= set(texts(pane.part))
    assert {tag.clause for tag in shown(pane.part, ClauseTag)} == {"4.2", "4.1"}
    assert "พ้นหน้าที่แล้ว แต่ยังเป็นผู้ใช้งาน ต้องถอดออกทันที" in texts(pane.part)


def test_both_sides_say_in_words_what_is_too_much_and_what_lacks(pane: Pane) -> None:
    pane.show(ROWS[0])
    assert {"ผู้อนุมัติฎีกา (เกิน)", "งานการเงิน (ขาด)", "ไม่มี"} <= set(texts(pane.part))


@pytest.mark.parametrize(
    ("words", "decision", "effect"),
    [
        ("คงไว้", Decision.KEEP, "ไม่ถอดกลุ่มใด"),
        ("ถอดออก", Decision.REMOVE, "จะถอดออกทั้ง 3 กลุ่ม"),
        ("แก้กลุ่ม", Decision.CHANGE, "จะถอด 1 กลุ่ม และเพิ่ม 1 กลุ่ม"),
        ("ยังไม่แน่ใจ", Decision.UNSURE, "ยกไปรอบติดตาม"),
    ],
)
def test_each_decision_says_what_will_follow(pane: Pane, words: str, decision: Decision, effect: str) -> None:
    pane.show(ROWS[0])
    pane.choose(words)
    assert effect in texts(pane.part)
    pane.save()
    (verdict,) = pane.verdicts()
    assert isinstance(verdict, Verdict)
    assert (verdict.row_id, verdict.decision) == (1, decision)


def test_for_a_change_one_ticks_which_groups_stay(pane: Pane) -> None:
    pane.show(ROWS[0])
    pane.choose("แก้กลุ่ม")
    assert len(pane.part.sides.ticks()) == 3
    pane.tick("ผู้อนุมัติฎีกา")
    pane.tick("งานบัญชี")
    assert "จะถอด 1 กลุ่ม และเพิ่ม 1 กลุ่ม" in texts(pane.part)
    pane.save()
    assert pane.verdicts() == [Verdict(1, Decision.CHANGE, ("งานบัญชี",), ("งานการเงิน",), "")]


def test_without_a_decision_it_is_asked_for_and_nothing_is_saved(pane: Pane) -> None:
    pane.show(ROWS[0])
    pane.save()
    assert pane.verdicts() == []
    assert any("กด 1 ถึง 4" in each for each in texts(pane.part))


def test_who_has_a_flag_is_not_kept_without_a_reason(pane: Pane) -> None:
    pane.show(ROWS[2])
    pane.choose("คงไว้")
    pane.save()
    assert pane.verdicts() == []
    assert "เหตุที่คงไว้" in pane.part.note.error()
    type_thai(pane.part.note.line, "มีคำสั่งใหม่แล้ว รอเลขที่")
    pane.save()
    assert pane.verdicts() == [Verdict(3, Decision.KEEP, (), (), "มีคำสั่งใหม่แล้ว รอเลขที่")]


def test_what_was_begun_stays_when_the_same_row_is_read_anew(pane: Pane) -> None:
    pane.show(ROWS[0])
    pane.choose("แก้กลุ่ม")
    pane.tick("งานบัญชี")
    pane.show(ROWS[0])
    assert pane.part.segments.key() == Decision.CHANGE
    assert pane.part.sides.chosen() == {"งานการเงิน"}
    pane.show(ROWS[1])
    assert pane.part.segments.key() == Decision.KEEP
    assert pane.part.sides.ticks() == []
    pane.show(ROWS[0])
    assert pane.part.segments.key() == "", "what was decided of one is not offered for another"


def test_an_unaltered_decision_is_not_saved_again(pane: Pane, qtbot: QtBot) -> None:
    pane.show(ROWS[1])
    with qtbot.waitSignal(pane.part.passed):
        pane.save()
    assert pane.verdicts() == []


def test_a_closed_round_shows_what_was_decided_and_no_buttons(pane: Pane) -> None:
    pane.part.show_row(ROWS[1], locked=True)
    assert "คงไว้" in texts(pane.part)
    assert "บันทึกและคนถัดไป" not in buttons(pane.part)
    pane.part.choose(Decision.REMOVE)
    assert pane.part.segments.key() == Decision.KEEP


def test_everything_in_the_pane_fits_and_has_a_name(pane: Pane) -> None:
    for width in (1093, 1366, 1920):
        pane.part.fit(width)
        pane.show(ROWS[2])
        pane.choose("แก้กลุ่ม")
        assert misfits(pane.part) == []
        assert unnamed(pane.part) == []


def test_tab_goes_from_top_to_bottom(pane: Pane) -> None:
    pane.show(ROWS[2])
    pane.choose("แก้กลุ่ม")
    (first, *_) = shown(pane.part, ClauseTag)
    first.setFocus()
    order = []
    for _ in range(7):
        at = QApplication.focusWidget()
        assert at is not None
        order.append(at.accessibleName())
        QTest.keyClick(at, Qt.Key.Key_Tab)
    assert order[2:] == ["ให้อยู่ในกลุ่ม งานบัญชี", "หมายเหตุ", "แก้กลุ่ม", "บันทึกและคนถัดไป", "คนก่อนหน้า"]


def test_a_screen_reader_hears_the_tick_box_of_a_group(pane: Pane) -> None:
    pane.show(ROWS[0])
    pane.choose("แก้กลุ่ม")
    interface = QAccessible.queryAccessibleInterface(pane.part.sides.ticks()[0])
    assert interface.text(QAccessible.Text.Name) == "ให้อยู่ในกลุ่ม ผู้อนุมัติฎีกา"
    QTest.keyClick(pane.part.sides.ticks()[0], Qt.Key.Key_Space)
    assert "ผู้อนุมัติฎีกา" in pane.part.sides.chosen()
