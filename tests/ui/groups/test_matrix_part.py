"""A cell of the matrix says what it means, why it is so, and what to do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from types import MappingProxyType

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from elaas_desk.domain.accounts import PrivilegeGroup
from elaas_desk.domain.actors import Actor, Role
from elaas_desk.domain.people import Person, Post
from elaas_desk.services.desk import Desk
from elaas_desk.services.person_records import person_of
from elaas_desk.services.views import CellState
from tests.services.office import OfficeIds, actors, person_draft
from tests.ui.groups.conftest import OpenAs
from tests.ui.screen import Screen
from tests.ui.thai_input import type_thai
from ui import text_breaks
from ui.errands import NewRequest, OpenPerson
from ui.groups.overview import GroupLine, standing
from ui.groups.page import GroupsPage
from ui.groups.words import meaning
from ui.theme import Theme
from ui.widgets.matrix import Matrix, MatrixData
from ui.widgets.paint import State, width_of

Opened = tuple[Screen, GroupsPage]
TODAY = date(2026, 11, 23)


@pytest.fixture
def matrix(opened_page: Opened) -> Opened:
    """The page with the matrix in sight."""
    screen, page = opened_page
    screen.press(page._views._parts[1])
    return screen, page


def press_cell(screen: Screen, page: GroupsPage, person_id: int, group_id: int) -> None:
    matrix = page._matrix.matrix
    row = next(n for n, one in enumerate(matrix._data.people) if one[0] == str(person_id))
    place = next(n for n, one in enumerate(matrix._data.groups) if one[0] == str(group_id))
    at = QPoint(round(matrix._left(place) + matrix._width() / 2), round(matrix._top(row) + 10))
    screen.press(matrix.viewport(), at)


def test_a_right_with_its_duty_says_the_order_that_gave_it(matrix: Opened, ids: OfficeIds) -> None:
    screen, page = matrix
    press_cell(screen, page, ids.lao.user, ids.payments)
    said = page._matrix.foot.plain()
    assert said.startswith("กิตติศักดิ์ ศรีสุวรรณ × ผู้บันทึกฎีกา: ใช้งานได้ และมีหน้าที่ตามคำสั่งรองรับ")
    assert "คำสั่งที่ ๑๒๔/๒๕๖๙" in said


def test_the_chosen_cell_and_its_reason_stay_when_the_register_changes(
    matrix: Opened, desk: Desk, actor: Actor, ids: OfficeIds
) -> None:
    screen, page = matrix
    press_cell(screen, page, ids.lao.user, ids.payments)
    desk.register.end_duty(actor, ids.lao.assignment, date(2026, 11, 1))
    page.reload()
    screen.settle()
    said = page._matrix.foot.plain()
    assert "ไม่มีหน้าที่ตามคำสั่งรองรับกลุ่มนี้" in said
    assert said.endswith("บันทึกที่มาไว้ว่า คำสั่งที่ ๑๒๔/๒๕๖๙")


def test_an_empty_cell_says_how_to_ask_for_the_group(matrix: Opened, ids: OfficeIds) -> None:
    screen, page = matrix
    press_cell(screen, page, ids.lao.user, ids.stores)
    assert page._matrix.foot.plain().endswith("ไม่ได้อยู่ในกลุ่มนี้ ถ้าต้องใช้ตามหน้าที่ ให้ทำคำขอเปลี่ยนสิทธิ")


def test_the_buttons_lead_to_the_register_and_to_a_request(matrix: Opened, ids: OfficeIds) -> None:
    screen, page = matrix
    press_cell(screen, page, ids.school.user, ids.payments)
    screen.press(page._matrix.foot.open)
    screen.press(page._matrix.foot.request)
    assert screen.errands == [OpenPerson(ids.school.user), NewRequest(ids.school.user)]


def test_arrows_walk_from_cell_to_cell_and_the_foot_follows(matrix: Opened, ids: OfficeIds) -> None:
    screen, page = matrix
    press_cell(screen, page, ids.lao.user, ids.payments)
    QTest.keyClick(page._matrix.matrix, Qt.Key.Key_Left)
    screen.settle()
    assert "× ดูรายงานผู้บริหาร" in page._matrix.foot.plain()


def test_before_a_cell_is_chosen_the_foot_says_what_to_do(matrix: Opened) -> None:
    _, page = matrix
    assert "ยังไม่ได้เลือกช่อง" in page._matrix.foot.plain()
    assert not page._matrix.foot.open.isVisible()
    assert not page._matrix.foot.request.isVisible()


def test_a_right_that_lost_its_ground_is_chosen_first(
    open_as: OpenAs, desk: Desk, actor: Actor, ids: OfficeIds
) -> None:
    desk.register.end_duty(actor, ids.nursery.assignment, date(2026, 11, 1))
    screen, page = open_as(actor)
    screen.press(page._views._parts[1])
    assert page._matrix.matrix.cell() == (str(ids.nursery.user), str(ids.payments))
    assert "ไม่มีหน้าที่ตามคำสั่งรองรับกลุ่มนี้" in page._matrix.foot.plain()


def test_a_heading_and_a_name_are_told_whole_under_the_pointer(matrix: Opened, ids: OfficeIds) -> None:
    _, page = matrix
    part = page._matrix.matrix
    place = next(n for n, one in enumerate(part._data.groups) if one[0] == str(ids.reports))
    heading = QPoint(round(part._left(place) + 20), 12)
    told: list[str] = []
    for point in (heading, QPoint(30, round(part._top(0)) + 8)):
        event = QHelpEvent(QEvent.Type.ToolTip, point, part.viewport().mapToGlobal(point))
        QApplication.sendEvent(part.viewport(), event)
        told.append(QToolTip.text())
        QToolTip.hideText()
        QApplication.processEvents()
    assert told[0] == "ดูรายงานผู้บริหาร"
    assert told[1].startswith("กิตติศักดิ์ ศรีสุวรรณ · ")


@pytest.mark.parametrize(("width", "height"), [(1366, 688), (1093, 614)])
def test_no_heading_of_the_sample_office_is_cut(qtbot: QtBot, theme: Theme, width: int, height: int) -> None:
    names = (
        *("ผู้จัดเก็บรายได้", "ผู้จัดซื้อจัดจ้าง", "ผู้จัดทำงบประมาณ", "ผู้จัดทำเช็ค", "ผู้ตรวจฎีกา"),
        *("ผู้ตรวจสอบภายใน (ดูข้อมูล)", "ผู้บริหารท้องถิ่น (ดูรายงาน)", "ผู้บันทึกฎีกา"),
        *("ผู้บันทึกทะเบียนทรัพย์สิน", "ผู้บันทึกบัญชี", "ผู้บันทึกรับเงิน", "ผู้อนุมัติของหน่วยงานคลัง"),
    )
    text_breaks.use_words()
    matrix = Matrix()
    qtbot.addWidget(matrix)
    matrix.resize(width - 254, height - 300)
    matrix.set_data(MatrixData([("1", "กานดา ใจดี", "กองคลัง")], [(name, name) for name in names]))
    for name, lines in zip(names, matrix._headings, strict=True):
        assert "".join(lines).replace(" ", "") == name.replace(" ", "")
        assert all(width_of(line, "caption_strong") <= matrix._width() - 4 for line in lines), lines


def test_an_auditor_is_offered_no_request(open_as: OpenAs, ids: OfficeIds) -> None:
    screen, page = open_as(actors(ids)[Role.AUDITOR])
    screen.press(page._views._parts[1])
    press_cell(screen, page, ids.lao.user, ids.payments)
    assert page._matrix.foot.open.isVisible()
    assert not page._matrix.foot.request.isVisible()


def shown(page: GroupsPage) -> tuple[list[str], list[str]]:
    data = page._matrix.matrix._data
    return [one[0] for one in data.people], [one[1] for one in data.groups]


def test_typing_a_name_leaves_the_rows_of_that_name(matrix: Opened, ids: OfficeIds) -> None:
    screen, page = matrix
    type_thai(page._filter, "กิตติศักดิ์ โรงเรียน")
    screen.settle()
    assert shown(page) == ([str(ids.school.user)], ["เจ้าหน้าที่พัสดุ", "ดูรายงานผู้บริหาร", "ผู้บันทึกฎีกา"])


def test_typing_a_group_leaves_its_column_and_who_is_in_it(matrix: Opened, ids: OfficeIds) -> None:
    screen, page = matrix
    type_thai(page._filter, "ฎีกา")
    screen.settle()
    people, groups = shown(page)
    assert set(people) == {str(place.user) for place in (ids.lao, ids.school, ids.nursery)}
    assert groups == ["ผู้บันทึกฎีกา"]


def test_typing_what_nobody_is_called_says_that_nothing_was_found(matrix: Opened) -> None:
    screen, page = matrix
    type_thai(page._filter, "ไม่มีใคร")
    screen.settle()
    assert not page._matrix.matrix.isVisible()
    assert page._matrix._nothing.isVisible()


def test_a_unit_shows_its_own_people_alone(matrix: Opened, ids: OfficeIds) -> None:
    screen, page = matrix
    page.set_unit(ids.school.unit)
    screen.settle()
    assert set(shown(page)[0]) == {str(ids.school.user), str(ids.school.head)}


def person(post: Post) -> Person:
    return replace(person_of(person_draft(1, post)), id=1)


def line(replaced_by: str = "", values: Mapping[str, object] = MappingProxyType({})) -> GroupLine:
    group = replace(PrivilegeGroup(1, "ผู้จัดทำเช็ค", duty_ids=frozenset({1})), **values)  # type: ignore[arg-type]
    return GroupLine(group, *standing(group, 1, TODAY), ("งานการเงิน",), replaced_by, ())


OVER = {"valid_to": date(2026, 11, 22)}


@pytest.mark.parametrize(
    ("where", "post", "cell", "state", "part", "clause"),
    [
        (line(), Post.LAO_USER, CellState.HELD, State.OK, "มีหน้าที่ตามคำสั่งรองรับ", "4.1"),
        (line("", {"duty_ids": frozenset()}), Post.LAO_USER, CellState.HELD, State.UNKNOWN, "ยังไม่ผูกกับหน้าที่", "4.1"),
        (line("", {"view_only": True}), Post.LAO_USER, CellState.VIEW_ONLY, State.OK, "ดูได้อย่างเดียว", ""),
        (line("", {"view_only": True}), Post.CLERK, CellState.VIEW_ONLY, State.OK, "ตรงตามหนังสือสั่งการ", "2"),
        (line(), Post.LAO_USER, CellState.NO_DUTY, State.LATE, "ไม่มีหน้าที่ตามคำสั่งรองรับกลุ่มนี้", "4.1"),
        (line(), Post.EXECUTIVE, CellState.NO_DUTY, State.LATE, "ดูรายงานได้อย่างเดียว", "2"),
        (line("", OVER), Post.LAO_USER, CellState.NO_DUTY, State.LATE, "เลิกใช้แล้ว ให้ถอดออก", "4.1"),
        (line("ผู้บันทึกฎีกา", OVER), Post.LAO_USER, CellState.NO_DUTY, State.LATE, "ขอกลุ่มผู้บันทึกฎีกาแทน", "4.1"),
        (line(), Post.LAO_USER, None, State.GONE, "ให้ทำคำขอเปลี่ยนสิทธิ", ""),
        (line("", OVER), Post.LAO_USER, None, State.GONE, "กลุ่มนี้เลิกใช้แล้ว", ""),
    ],
)
def test_each_case_has_its_state_its_sentence_and_its_clause(
    where: GroupLine, post: Post, cell: CellState | None, state: State, part: str, clause: str
) -> None:
    found = meaning(where, person(post), cell)
    assert (found.state, found.clause) == (state, clause)
    assert part in found.sentence
