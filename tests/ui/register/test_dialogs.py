"""What is recorded of a person, each dialog from its button to the register, and what each refuses at its field."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QWidget

from elaas_desk.domain.accounts import KnownBy
from elaas_desk.domain.people import LeaveReason, Post
from tests.services.office import new_national_id
from tests.ui.hands import buttons, choose, click, dialog, dialogs, press, put, shown, texts
from tests.ui.register.page_hand import Page, gone, without_account, working
from ui.widgets.buttons import Check
from ui.widgets.field import TextField


def tick(root: QWidget, words: str) -> QCheckBox:
    """The box with these words."""
    return next(each for each in shown(root, Check) if each.accessibleName() == words)


# a person


@pytest.fixture
def adding(page: Page) -> Page:
    """The dialog for a new person is open and filled in."""
    press(page.page, "เพิ่มคน")
    page.settle()
    for name, text in {
        "title": "นางสาว",
        "first_name": "น้ำผึ้ง",
        "last_name": "ชื่นใจ",
        "national_id": new_national_id(),
        "position": "เจ้าพนักงานพัสดุ",
        "level": "ชำนาญงาน",
    }.items():
        put(dialog(), name, text)
    choose(dialog(), "unit_id", "องค์การบริหารส่วนตำบลหนองคูนทอง")
    return page


def test_a_person_is_added_and_shown(adding: Page) -> None:
    adding.submit()
    assert dialogs() == []
    assert "เพิ่มคนในทะเบียนแล้ว" in adding.toast()
    assert adding.pane_says("นางสาวน้ำผึ้ง ชื่นใจ")
    assert adding.pane_says("ยังไม่มีบัญชี")
    assert "น้ำผึ้ง ชื่นใจ" in adding.names()
    chosen = adding.table.chosen()
    assert chosen is not None
    assert chosen.person.post is Post.LAO_USER


WRONG_OF_A_PERSON = [
    ("title", "", "ว่าง"),
    ("title", "ดร.", "เลือก"),
    ("first_name", "", "ว่าง"),
    ("first_name", "น้ำ" * 60, "ยาวเกิน"),
    ("last_name", "", "ว่าง"),
    ("national_id", "", "13 หลัก"),
    ("national_id", "1234", "13 หลัก"),
    ("national_id", "3 7201 00123 45 7", "หลักสุดท้าย"),
    ("position", "", "ว่าง"),
    ("phone", "12", "9 หรือ 10 หลัก"),
    ("email", "khlang", "@"),
    ("appointed_on", "31/2/2569", "ไม่มีวันนี้ในปฏิทิน"),
    ("appointed_on", "24/11/2569", "อนาคต"),
    ("in_post_since", "เมื่อวาน", "อ่านวันที่นี้ไม่ได้"),
]


def test_each_field_of_a_person_says_what_is_wrong(adding: Page) -> None:
    good = {each.key: each.text() for each in shown(dialog(), TextField)}
    for name, typed, sentence in WRONG_OF_A_PERSON:
        put(dialog(), name, typed)
        adding.submit()
        assert sentence in adding.error(name), (name, typed)
        assert "แก้ 1 ช่องก่อนบันทึก" in texts(dialog())
        put(dialog(), name, good[name])


def test_a_person_is_not_entered_twice(adding: Page) -> None:
    somebody = adding.entry(working).person
    put(dialog(), "national_id", somebody.national_id)
    adding.submit()
    assert somebody.name.full in adding.error("national_id")
    assert len(adding.desk.register.people(adding.actor)) == 40


def test_what_is_wrong_in_several_fields_is_said_at_each_and_nothing_is_lost(adding: Page) -> None:
    put(dialog(), "email", "khlang")
    put(dialog(), "phone", "12")
    adding.submit()
    assert adding.error("email")
    assert adding.error("phone")
    assert "แก้ 2 ช่องก่อนบันทึก" in texts(dialog())
    QTest.keyClick(dialog(), Qt.Key.Key_Escape)
    assert "ยังไม่ได้บันทึกสิ่งที่กรอก" in dialog().problem_shown()
    QTest.keyClick(dialog(), Qt.Key.Key_Escape)
    adding.settle()
    assert dialogs() == []
    assert len(adding.names()) == 40


def test_a_person_is_put_right(page: Page) -> None:
    entry = page.entry(working)
    page.open(entry)
    press(page.pane, "แก้ข้อมูลบุคคล")
    page.settle()
    put(dialog(), "last_name", "ณ อยุธยา")
    page.submit()
    assert page.detail(entry.person.id).person.name.last == "ณ อยุธยา"
    assert page.pane_says(f"{entry.person.name.first} ณ อยุธยา")


def test_what_another_changed_meanwhile_is_not_overwritten(page: Page) -> None:
    entry = page.entry(working)
    page.open(entry, "edit")
    put(dialog(), "last_name", "ณ อยุธยา")
    page.desk.register.acknowledge(page.actor, (entry.person.id,), date(2026, 11, 20))
    page.submit()
    assert dialog().problem_shown().startswith("มีผู้แก้รายการนี้ไปก่อนแล้ว")


def test_the_pane_of_who_left_offers_to_edit_once(page: Page) -> None:
    page.open(page.entry(gone))
    assert [each for each in buttons(page.pane) if "แก้" in each] == ["แก้ข้อมูลบุคคล"]


# an account


def test_an_account_that_exists_is_entered_with_its_groups(page: Page) -> None:
    entry = page.entry(without_account)
    page.open(entry)
    press(page.pane, "บันทึกบัญชี")
    page.settle()
    put(dialog(), "username", "kittisak.s")
    put(dialog(), "opened_on", "1/10/2568")
    put(dialog(), "password_changed_on", "1 ก.ย. 69")
    choose(dialog(), "password_known_by", "เจ้าตัวแจ้ง")
    group = shown(dialog(), Check)[0]
    name = group.accessibleName()
    click(group)
    page.submit()
    detail = page.detail(entry.person.id)
    assert detail.account is not None
    assert detail.account.username == "kittisak.s"
    assert detail.account.password_known_by is KnownBy.TOLD
    assert [held.group.name for held in detail.held] == [name]


@pytest.mark.parametrize(
    ("name", "typed", "sentence"),
    [
        ("username", "", "ว่าง"),
        ("username", "กิตติศักดิ์", "อักษรอังกฤษ"),
        ("username", "BOONLERT.P", "อยู่แล้ว"),
        ("opened_on", "24/11/2569", "อนาคต"),
        ("password_changed_on", "30/9/2568", "ก่อนวันที่เปิดบัญชี"),
    ],
)
def test_each_field_of_an_account_says_what_is_wrong(page: Page, name: str, typed: str, sentence: str) -> None:
    page.open(page.entry(without_account), "account")
    put(dialog(), "username", "kittisak.s")
    put(dialog(), "opened_on", "1/10/2568")
    put(dialog(), "password_changed_on", "1/9/2569")
    choose(dialog(), "password_known_by", "เจ้าตัวแจ้ง")
    put(dialog(), name, typed)
    page.submit()
    assert sentence in page.error(name)


def test_a_date_of_the_password_asks_how_it_is_known(page: Page) -> None:
    page.open(page.entry(without_account), "account")
    put(dialog(), "username", "kittisak.s")
    put(dialog(), "password_changed_on", "1/9/2569")
    page.submit()
    assert page.error("password_known_by")


# a password


def test_a_password_change_is_recorded(page: Page) -> None:
    entry = page.entry(working)
    page.open(entry)
    press(page.pane, "บันทึกรหัสผ่าน")
    page.submit()
    account = page.detail(entry.person.id).account
    assert account is not None
    assert account.password_changed_on == date(2026, 11, 23)
    assert page.pane_says("ครบ 6 เดือนวันที่ 23 พ.ค. 2570")


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [("", "ยังไม่ได้ใส่วันที่"), ("24/11/2569", "อนาคต"), ("31/2/2569", "ไม่มีวันนี้"), ("1/1/2550", "ก่อนวันที่เปิดบัญชี")],
)
def test_the_day_of_a_password_change_says_what_is_wrong(page: Page, typed: str, sentence: str) -> None:
    page.open(page.entry(working), "password")
    put(dialog(), "changed_on", typed)
    page.submit()
    assert sentence in page.error("changed_on")


# leaving, and being taken out of groups


def test_leaving_today_lists_what_follows_and_is_recorded(page: Page) -> None:
    entry = page.entry(working)
    page.open(entry)
    press(page.pane, "พ้นหน้าที่…")
    assert f"ต้องถอดออกจาก {entry.group_count} กลุ่มทันทีในวันถัดไป" in texts(dialog())
    choose(dialog(), "reason", "ลาออก")
    put(dialog(), "last_day", "231169")
    put(dialog(), "order", "๑๓๕/๒๕๖๙")
    page.submit()
    person = page.detail(entry.person.id).person
    assert (person.last_day, person.leave_reason) == (date(2026, 11, 23), LeaveReason.RESIGNATION)


def test_leaving_asks_for_reason_day_and_order_at_their_fields(page: Page) -> None:
    page.open(page.entry(working), "leave")
    page.submit()
    assert page.error("reason")
    assert page.error("last_day")
    assert "รอคำสั่ง" in page.error("order")
    assert "แก้ 3 ช่องก่อนบันทึก" in texts(dialog())
    put(dialog(), "last_day", "31/2/2569")
    page.submit()
    assert "ไม่มีวันนี้" in page.error("last_day")


def test_an_order_that_is_awaited_is_not_asked_for(page: Page) -> None:
    entry = page.entry(working)
    page.open(entry, "leave")
    page.submit()
    click(tick(dialog(), "รอคำสั่ง จะมาเติมเลขที่ภายหลัง"))
    assert page.error("order") == ""
    choose(dialog(), "reason", "โอนย้าย")
    put(dialog(), "last_day", "30/11/2569")
    page.submit()
    assert page.detail(entry.person.id).person.last_day == date(2026, 11, 30)


def test_nobody_leaves_before_the_post_began(page: Page) -> None:
    page.open(page.entry(working), "leave")
    choose(dialog(), "reason", "โอนย้าย")
    put(dialog(), "last_day", "1/1/2540")
    put(dialog(), "order", "๑/๒๕๔๐")
    page.submit()
    assert "ก่อน" in page.error("last_day")


def test_who_left_is_taken_out_of_all_groups_and_the_account_closed(page: Page) -> None:
    entry = page.entry(gone)
    page.open(entry)
    press(page.pane, "ถอดออกจากกลุ่ม")
    assert all(each.isChecked() for each in shown(dialog(), Check))
    page.submit()
    detail = page.detail(entry.person.id)
    assert detail.held == ()
    assert detail.account is None or not detail.account.is_open(date(2026, 11, 24))


def test_to_take_out_of_nothing_is_told_at_the_foot(page: Page) -> None:
    page.open(page.entry(gone), "remove")
    for each in shown(dialog(), Check):
        click(each)
    page.submit()
    assert dialog().problem_shown().startswith("ยังไม่ได้เลือกรายการใด")


@pytest.mark.parametrize(("typed", "sentence"), [("24/11/2569", "อนาคต"), ("1/1/2550", "ก่อนวันเริ่ม"), ("", "ยังไม่ได้")])
def test_the_day_of_removal_says_what_is_wrong(page: Page, typed: str, sentence: str) -> None:
    page.open(page.entry(gone), "remove")
    put(dialog(), "on", typed)
    page.submit()
    assert sentence in page.error("on")


# duties and the signature


def test_a_duty_is_given_by_an_order_and_ended(page: Page) -> None:
    entry = page.entry(without_account)
    page.open(entry)
    press(page.pane, "เพิ่มหน้าที่ตามคำสั่ง")
    page.settle()
    for name, text in {
        "duty_name": "งานทะเบียนทรัพย์สินใหม่",
        "order_number": "๑๒๔/๒๕๖๙",
        "order_date": "1/11/2569",
        "starts_on": "1/11/2569",
    }.items():
        put(dialog(), name, text)
    click(tick(dialog(), "รักษาราชการแทนหรือปฏิบัติหน้าที่แทน"))
    page.submit()
    assert page.pane_says("งานทะเบียนทรัพย์สินใหม่")
    assert page.pane_says("คำสั่งที่ ๑๒๔/๒๕๖๙ ตั้งแต่ 1 พ.ย. 2569 · รักษาราชการแทน")
    press(page.pane, "สิ้นสุดหน้าที่ งานทะเบียนทรัพย์สินใหม่")
    put(dialog(), "on", "31/10/2569")
    page.submit()
    assert "มาก่อนวันเริ่มหน้าที่ 1 พ.ย. 2569" in page.error("on")
    put(dialog(), "on", "20/11/2569")
    page.submit()
    ended = next(each for each in page.detail(entry.person.id).duties if each.duty.name == "งานทะเบียนทรัพย์สินใหม่")
    assert ended.assignment.ends_on == date(2026, 11, 20)


@pytest.mark.parametrize(
    ("name", "typed", "sentence"),
    [
        ("duty_name", "", "ว่าง"),
        ("order_number", "", "ว่าง"),
        ("order_date", "", "ยังไม่ได้ใส่วันที่"),
        ("order_date", "24/11/2569", "อนาคต"),
        ("starts_on", "31/2/2569", "ไม่มีวันนี้"),
        ("ends_on", "31/10/2569", "ก่อนวันเริ่ม"),
    ],
)
def test_each_field_of_a_duty_says_what_is_wrong(page: Page, name: str, typed: str, sentence: str) -> None:
    page.open(page.entry(without_account), "duty")
    values = {"duty_name": "งานพัสดุ", "order_number": "๑", "order_date": "1/11/2569", "starts_on": "1/11/2569"}
    for key, text in (values | {name: typed}).items():
        put(dialog(), key, text)
    page.submit()
    assert sentence in page.error(name)


def test_the_signature_under_the_rules_is_recorded(page: Page) -> None:
    entry = page.entry(working)
    page.open(entry, "acknowledge")
    put(dialog(), "on", "24/11/2569")
    page.submit()
    assert "อนาคต" in page.error("on")
    put(dialog(), "on", "22/11/2569")
    page.submit()
    assert "บันทึกการรับทราบแล้ว" in page.toast()
    assert dialogs() == []
