"""The three steps: what they offer by themselves, what they refuse and how they say it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QRadioButton

from elaas_desk.domain.actors import Actor
from elaas_desk.domain.drafts import DutyDraft
from elaas_desk.domain.requests import Cause, Change, PaperKind, Reason, RequestState
from elaas_desk.services.desk import Desk
from tests.services.office import TODAY, OfficeIds
from tests.ui.requests.driver import Driver, put
from tests.ui.system_dialogs import press
from tests.ui.thai_input import type_thai
from ui.errands import AddPerson, OpenPerson
from ui.requests.wizard_frame import CHECK, WHO, WHY
from ui.widgets.buttons import Button
from ui.widgets.text import Text


def give_duty(desk: Desk, head: Actor, person_id: int) -> None:
    """An order gives somebody the duty that justifies the group of payments."""
    draft = DutyDraft(person_id, "งานการเงิน", "131/2569", date(2026, 11, 16), date(2026, 11, 17))
    desk.register.assign_duty(head, draft)


def names(at: Driver) -> set[str]:
    """Who is shown in step 1."""
    return {candidate.person.name.without_title for candidate in at.wizard.who.table.shown()}


# step 1


@pytest.mark.parametrize(("typed", "found"), [("กิตติ", "กิตติศักดิ์ ศรีสุวรรณ"), ("lao.head", "พิมพ์ชนก แก้วประเสริฐ")])
def test_who_asks_is_found_by_a_part_of_the_name_or_of_the_user_name(at: Driver, typed: str, found: str) -> None:
    at.new()
    type_thai(at.wizard.who.filter, typed)
    assert names(at) == {found}


@pytest.mark.parametrize("strokes", [True, False])
def test_who_asks_is_found_by_the_id_number_which_is_not_shown(
    at: Driver, desk: Desk, ids: OfficeIds, head: Actor, strokes: bool
) -> None:
    number = desk.register.detail(head, ids.clerk).person.national_id
    typed = f"{number[0]}-{number[1:5]}-{number[5:10]}-{number[10:12]}-{number[12]}" if strokes else number
    at.new()
    type_thai(at.wizard.who.filter, typed)
    assert names(at) == {"ประเสริฐ วงศ์ใหญ่"}
    table = at.wizard.who.table
    in_sight = [each for place, each in enumerate(table.model.columns) if not table.view.isColumnHidden(place)]
    assert not any(number in column.text(table.shown()[0]) for column in in_sight)


def test_enter_takes_the_one_person_that_typing_left(at: Driver) -> None:
    at.new()
    type_thai(at.wizard.who.filter, "ประเสริฐ วงศ์ใหญ่")
    QTest.keyClick(at.wizard.who.filter, Qt.Key.Key_Return)
    at.settle()
    assert at.wizard.step() == WHY


def test_down_goes_from_the_filter_into_the_list_and_enter_takes_who_is_chosen(at: Driver) -> None:
    at.new()
    QTest.keyClick(at.wizard.who.filter, Qt.Key.Key_Down)
    assert at.wizard.who.table.chosen() is not None
    QTest.keyClick(at.wizard.who.table.view, Qt.Key.Key_Return)
    at.settle()
    assert at.wizard.step() == WHY


def test_going_on_with_nobody_chosen_says_so_and_stays(at: Driver) -> None:
    at.new()
    at.on()
    assert at.wizard.step() == WHO
    assert at.wizard.foot.said() == "เลือกคนที่จะขอก่อน หรือเพิ่มคนในทะเบียน"


def test_somebody_who_is_not_in_the_register_is_entered_there_and_the_wizard_waits(at: Driver) -> None:
    at.new()
    press(
        next(
            each for each in at.wizard.who.findChildren(Button) if each.words() == "เพิ่มคนในทะเบียน…" and each.isVisible()
        )
    )
    assert at.sent == [AddPerson()]
    assert at.page.wizard is not None


# step 2


def test_a_newcomer_with_a_duty_has_reason_group_duty_and_order_filled_in(
    at: Driver, desk: Desk, ids: OfficeIds, head: Actor
) -> None:
    give_duty(desk, head, ids.lao.newcomer)
    why = at.new(ids.lao.newcomer).why.why()
    assert why is not None
    assert why.reason is Reason.NEW_USER
    (line,) = why.changes
    assert (line.group_id, line.change) == (ids.payments, Change.ADD)
    assert (line.duty, line.order_number, line.order_date) == ("งานการเงิน", "131/2569", date(2026, 11, 16))


def test_a_reason_that_the_circular_forbids_stays_and_says_why(at: Driver, ids: OfficeIds) -> None:
    wizard = at.new(ids.lao.user)
    cards = {each.accessibleName(): each for each in wizard.why.cards.findChildren(QRadioButton) if each.isVisible()}
    new = cards["ผู้ใช้งานใหม่"]
    assert not new.isEnabled()
    assert new.accessibleDescription() == "เลือกไม่ได้ เพราะมีชื่อผู้ใช้ lao.user อยู่แล้ว"
    assert cards["ไม่สามารถเข้าใช้งานได้"].isEnabled()


def test_without_a_reason_the_wizard_does_not_go_on(at: Driver, ids: OfficeIds) -> None:
    wizard = at.new(ids.lao.user)
    at.on()
    assert wizard.step() == WHY
    assert wizard.why.errors() == ["ยังไม่ได้เลือกเหตุผล เลือกหนึ่งข้อก่อนไปต่อ"]


def test_without_a_group_the_wizard_does_not_go_on(at: Driver, ids: OfficeIds) -> None:
    wizard = at.new(ids.lao.newcomer)
    at.on()
    assert wizard.step() == WHY
    assert wizard.why.errors() == ["คำขอนี้ยังไม่มีกลุ่มผู้ใช้งาน กรุณาเลือกอย่างน้อยหนึ่งกลุ่ม"]


def test_a_group_that_ended_meanwhile_is_told_at_its_line(at: Driver, desk: Desk, ids: OfficeIds, head: Actor) -> None:
    give_duty(desk, head, ids.lao.newcomer)
    wizard = at.new(ids.lao.newcomer)
    desk.groups.retire_group(head, ids.payments, date(2026, 11, 22))
    at.on()
    assert wizard.step() == WHY
    assert wizard.why.errors() == ["กลุ่มนี้เลิกใช้แล้วหรือไม่มีอยู่แล้ว กรุณาเลือกกลุ่มที่ยังใช้อยู่"]


def test_a_line_can_be_taken_out_again(at: Driver, desk: Desk, ids: OfficeIds, head: Actor) -> None:
    give_duty(desk, head, ids.lao.newcomer)
    groups = at.new(ids.lao.newcomer).why.groups
    press(next(each for each in groups.findChildren(Button) if each.words() == "เอากลุ่มผู้บันทึกฎีกาออกจากคำขอ"))
    assert groups.lines() == ()


def test_who_cannot_get_in_says_why(at: Driver, ids: OfficeIds) -> None:
    wizard = at.new(ids.lao.user)
    at.choose(Reason.CANNOT_SIGN_IN)
    at.on()
    assert wizard.why.errors() == ["ยังไม่ได้เลือกเหตุที่เข้าใช้งานไม่ได้ เลือกหนึ่งข้อ"]
    at.cause(Cause.OTHER)
    at.on()
    assert wizard.why.errors() == ["ยังไม่ได้ใส่เหตุ พิมพ์สั้น ๆ ว่าเข้าใช้งานไม่ได้เพราะอะไร"]
    put(wizard.why.cause.other, "เครื่องที่จำรหัสไว้เสีย")
    at.on()
    assert wizard.why.errors() == []
    assert wizard.step() == CHECK


def test_a_former_user_name_that_cannot_be_one_is_told_at_its_field(at: Driver, ids: OfficeIds) -> None:
    wizard = at.new(ids.lao.user)
    at.choose(Reason.CANNOT_SIGN_IN)
    at.cause(Cause.FORGOTTEN)
    assert wizard.why.cause.username() == "lao.user"
    put(wizard.why.cause.former, "ก ข")
    at.on()
    assert wizard.step() == WHY
    assert "ชื่อผู้ใช้งานเดิมมีตัวอักษรที่ New e-LAAS ไม่รับ" in wizard.why.cause.former.error()


def test_the_way_of_the_request_is_told_with_papers_addressee_and_the_circulars_sentence(
    at: Driver, ids: OfficeIds, desk: Desk
) -> None:
    wizard = at.new(ids.school.newcomer)
    words = [each.plain() for each in wizard.why.route.findChildren(Text) if each.isVisibleTo(wizard.why.route)]
    assert "ผู้ใช้งานอื่นของหน่วยงานภายใต้สังกัด" in words
    assert "แบบคำขอเป็นผู้ใช้งาน (สิ่งที่ส่งมาด้วย ๒)" in words
    assert any("โรงเรียนอนุบาลบ้านใหม่" in each for each in words)
    assert desk.policy.clauses["1.2.2"].text.replace("2", "๒") in words


def test_where_the_circular_is_silent_the_screen_says_so(at: Driver, ids: OfficeIds) -> None:
    wizard = at.new(ids.lao.head)
    at.choose(Reason.CHANGE_RIGHTS)
    words = " ".join(each.plain() for each in wizard.why.route.findChildren(Text))
    assert "หนังสือสั่งการไม่ได้กล่าวถึงการเปลี่ยนสิทธิของหัวหน้าหน่วยงานคลัง" in words


def test_the_executive_is_offered_the_group_that_only_shows(at: Driver, ids: OfficeIds) -> None:
    why = at.new(ids.executive).why.why()
    assert why is not None
    assert [line.group_id for line in why.changes] == [ids.reports]


# step 3


def to_check(at: Driver, desk: Desk, ids: OfficeIds, head: Actor) -> None:
    """Step 3 of a newcomer with a duty, its page shown."""
    give_duty(desk, head, ids.lao.newcomer)
    at.new(ids.lao.newcomer)
    at.on()
    at.qtbot.waitUntil(lambda: bool(at.wizard.check.papers()))


def test_the_number_that_comes_next_and_today_stand_there(at: Driver, desk: Desk, ids: OfficeIds, head: Actor) -> None:
    to_check(at, desk, ids, head)
    assert at.wizard.check.number.text() == desk.requests.next_number(head, TODAY)
    assert at.wizard.check.day() == TODAY
    assert at.wizard.check.own_number() == ""


def test_the_number_follows_the_fiscal_year_of_the_date(at: Driver, desk: Desk, ids: OfficeIds, head: Actor) -> None:
    to_check(at, desk, ids, head)
    put(at.wizard.check.dated, "30/9/2569")
    at.qtbot.waitUntil(lambda: at.wizard.check.number.text() == "๑/๒๕๖๙")


def test_a_number_that_was_typed_stays_when_the_date_changes(
    at: Driver, desk: Desk, ids: OfficeIds, head: Actor
) -> None:
    to_check(at, desk, ids, head)
    put(at.wizard.check.number, "กค 7/2570")
    with at.qtbot.waitSignal(at.wizard.check.changed):
        put(at.wizard.check.dated, "30/9/2569")
    at.settle()
    assert at.wizard.check.own_number() == "กค ๗/๒๕๗๐"


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("24/11/2569", "วันที่ในแบบยังมาไม่ถึง ใส่วันนี้หรือวันที่ผ่านมาแล้ว"),
        ("31/2/2569", "ไม่มีวันนี้ในปฏิทิน ตรวจวันและเดือนอีกครั้ง"),
        ("เมื่อวาน", "อ่านวันที่นี้ไม่ได้ พิมพ์เช่น 23/11/2569 หรือ 23 พ.ย. 69"),
        ("", "ยังไม่ได้ใส่วันที่ พิมพ์เช่น 231169 หรือเลือกจากปฏิทิน"),
    ],
)
def test_a_date_that_cannot_be_is_told_at_its_field_and_nothing_is_kept(
    at: Driver, desk: Desk, ids: OfficeIds, head: Actor, typed: str, sentence: str
) -> None:
    to_check(at, desk, ids, head)
    before = len(desk.requests.listed(head))
    put(at.wizard.check.dated, typed)
    at.on()
    assert at.wizard.check.dated.error() == sentence
    assert at.wizard.step() == CHECK
    assert len(desk.requests.listed(head)) == before


def test_a_number_of_another_request_is_told_at_its_field_and_nothing_is_kept(
    at: Driver, desk: Desk, ids: OfficeIds, head: Actor
) -> None:
    to_check(at, desk, ids, head)
    entries = desk.requests.listed(head)
    put(at.wizard.check.number, entries[0].request.number)
    at.on()
    assert "ใช้กับคำขออื่นแล้ว" in at.wizard.check.number.error()
    assert at.wizard.step() == CHECK
    assert len(desk.requests.listed(head)) == len(entries)


def test_the_head_of_finance_sees_letter_and_form_one_after_the_other(at: Driver, ids: OfficeIds) -> None:
    wizard = at.new(ids.lao.head)
    at.choose(Reason.CANNOT_SIGN_IN)
    at.cause(Cause.FORGOTTEN)
    at.on()
    at.qtbot.waitUntil(lambda: bool(wizard.check.papers()))
    assert [paper.kind for paper in wizard.check.papers()] == [PaperKind.LETTER, PaperKind.FORM1]
    shown = [each for each in wizard.check.findChildren(QRadioButton) if each.isVisible()]
    assert [each.accessibleName() for each in shown] == ["หนังสือราชการ", "สิ่งที่ส่งมาด้วย ๑"]
    press(shown[1])
    assert any(each.plain() == "สิ่งที่ส่งมาด้วย ๑" for each in wizard.check.preview.findChildren(Text))


def test_what_the_register_does_not_know_is_told_and_can_be_filled_in_there(
    at: Driver, desk: Desk, ids: OfficeIds, head: Actor
) -> None:
    to_check(at, desk, ids, head)
    words = [each.plain() for each in at.wizard.check.findChildren(Text)]
    assert "ยังไม่มีหมายเลขโทรศัพท์ของผู้ขอ" in words
    press(next(each for each in at.wizard.check.findChildren(Button) if each.words() == "เติม"))
    assert at.sent == [OpenPerson(ids.lao.newcomer, "edit")]


# out of it


def test_a_request_can_be_kept_as_a_draft_and_gone_on_with(at: Driver, desk: Desk, ids: OfficeIds, head: Actor) -> None:
    give_duty(desk, head, ids.lao.newcomer)
    wizard = at.new(ids.lao.newcomer)
    press(wizard.foot.keep)
    at.settle()
    kept = desk.requests.listed(head)[0].request
    assert (kept.state, kept.draft.person_id) == (RequestState.DRAFT, ids.lao.newcomer)
    assert at.said == [f"เก็บคำขอที่ {kept.number} เป็นร่างแล้ว"]
    at.act("แก้ร่าง")
    at.settle()
    assert at.wizard.step() == WHY
    at.on()
    put(at.wizard.check.dated, "20/11/2569")
    press(at.wizard.foot.keep)
    at.settle()
    saved = desk.requests.detail(head, kept.id).request
    assert (saved.number, saved.draft.dated) == (kept.number, date(2026, 11, 20))
    assert len([each for each in desk.requests.listed(head) if each.request.number == kept.number]) == 1


def test_a_draft_that_somebody_else_changed_meanwhile_is_not_written_over(
    at: Driver, desk: Desk, ids: OfficeIds, head: Actor
) -> None:
    at.show(ids.lao.draft)
    at.act("แก้ร่าง")
    at.settle()
    request = desk.requests.detail(head, ids.lao.draft).request
    desk.requests.save_draft(head, ids.lao.draft, replace(request.draft, dated=TODAY), request.version)
    press(at.wizard.foot.keep)
    at.settle()
    assert [each.problem.value for each in at.wrong] == ["changed_meanwhile"]
    assert at.page.wizard is not None


def test_leaving_a_request_that_was_not_kept_asks_first(at: Driver, desk: Desk, ids: OfficeIds, head: Actor) -> None:
    before = len(desk.requests.listed(head))
    at.new(ids.lao.newcomer)
    press(at.wizard.foot.cancel)
    dialog = at.dialog()
    press(dialog.cancel)
    assert at.page.wizard is not None
    press(at.wizard.foot.cancel)
    at.submit()
    assert at.page.wizard is None
    assert len(desk.requests.listed(head)) == before


def test_escape_leaves_the_wizard_as_its_button_does(at: Driver, ids: OfficeIds) -> None:
    at.new(ids.lao.newcomer)
    at.page.activateWindow()
    at.qtbot.waitUntil(at.page.isActiveWindow)
    at.wizard.foot.back.setFocus()
    QTest.keyClick(at.wizard.foot.back, Qt.Key.Key_Escape)
    at.submit()
    assert at.page.wizard is None


def test_what_was_put_in_stays_when_the_register_changes_meanwhile(
    at: Driver, desk: Desk, ids: OfficeIds, head: Actor
) -> None:
    give_duty(desk, head, ids.lao.newcomer)
    wizard = at.new(ids.lao.newcomer)
    before = wizard.draft()
    at.page.reload()
    at.settle()
    assert wizard.draft() == before


def test_back_and_forth_keeps_what_was_put_in(at: Driver, desk: Desk, ids: OfficeIds, head: Actor) -> None:
    to_check(at, desk, ids, head)
    before = at.wizard.draft()
    press(at.wizard.foot.back)
    press(at.wizard.foot.back)
    assert at.wizard.step() == WHO
    at.wizard.who.table.choose(ids.lao.newcomer)
    at.on()
    at.on()
    assert at.wizard.step() == CHECK
    assert at.wizard.draft() == before
