"""One line of a request in its dialog."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtWidgets import QComboBox, QRadioButton

from elaas_desk.domain.actors import Actor
from elaas_desk.domain.drafts import DutyDraft
from elaas_desk.domain.requests import Change, Reason
from elaas_desk.services.desk import Desk
from tests.services.office import OfficeIds
from tests.ui.requests.driver import Driver, field, put
from tests.ui.system_dialogs import press
from ui.requests.group_dialog import GroupDialog
from ui.widgets.choice_field import ChoiceField


@pytest.fixture
def dialog(at: Driver, desk: Desk, ids: OfficeIds, head: Actor) -> GroupDialog:
    """A group is to be added for the user of the LAO, who holds the payments and has got the duty of supplies."""
    order = ("131/2569", date(2026, 11, 16), date(2026, 11, 17))
    desk.register.assign_duty(head, DutyDraft(ids.lao.user, "งานพัสดุ", *order))
    at.new(ids.lao.user)
    at.choose(Reason.CHANGE_RIGHTS)
    at.wizard.why.groups.set_lines(())
    press(at.wizard.why.groups.add)
    found = at.dialog()
    assert isinstance(found, GroupDialog)
    return found


def offered(dialog: GroupDialog) -> list[str]:
    """The groups that can be chosen."""
    box = dialog.findChildren(QComboBox)[0]
    return [box.itemText(place) for place in range(box.count())]


def take(dialog: GroupDialog, group_id: int) -> None:
    """Choose a group as a person does."""
    part = dialog.findChildren(ChoiceField)[0]
    part.set_value(group_id)
    box = dialog.findChildren(QComboBox)[0]
    box.activated.emit(box.currentIndex())


def test_groups_in_use_that_are_not_held_can_be_added(dialog: GroupDialog) -> None:
    assert set(offered(dialog)) == {"เจ้าหน้าที่พัสดุ", "ดูรายงานผู้บริหาร"}


def test_groups_that_are_held_can_be_given_back(dialog: GroupDialog) -> None:
    press(dialog.findChildren(QRadioButton)[1])
    assert offered(dialog) == ["ผู้บันทึกฎีกา"]


def test_choosing_a_group_fills_in_the_duty_and_its_order(dialog: GroupDialog, ids: OfficeIds, at: Driver) -> None:
    take(dialog, ids.stores)
    at.submit()
    (line,) = at.wizard.why.groups.lines()
    assert (line.group_id, line.change, line.duty) == (ids.stores, Change.ADD, "งานพัสดุ")
    assert (line.order_number, line.order_date) == ("131/2569", date(2026, 11, 16))


def test_a_group_that_the_request_has_already_is_not_offered_again(
    dialog: GroupDialog, ids: OfficeIds, at: Driver
) -> None:
    take(dialog, ids.stores)
    at.submit()
    press(at.wizard.why.groups.add)
    again = at.dialog()
    assert isinstance(again, GroupDialog)
    assert offered(again) == ["ดูรายงานผู้บริหาร"]


def test_without_a_group_the_dialog_says_so(dialog: GroupDialog, at: Driver) -> None:
    at.submit()
    assert dialog.findChildren(ChoiceField)[0].error() == "ยังไม่ได้เลือกกลุ่ม เลือกหนึ่งกลุ่มจากรายการ"
    assert dialog.isVisible()


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("24/11/2569", "วันที่ของคำสั่งยังมาไม่ถึง"),
        ("30/2/2569", "ไม่มีวันนี้ในปฏิทิน"),
        ("สัปดาห์ก่อน", "อ่านวันที่นี้ไม่ได้"),
    ],
)
def test_a_date_of_an_order_that_cannot_be_is_told_at_its_field(
    dialog: GroupDialog, ids: OfficeIds, at: Driver, typed: str, told: str
) -> None:
    take(dialog, ids.stores)
    put(field(dialog, "order_date"), typed)
    at.submit()
    assert told in field(dialog, "order_date").error()
    assert field(dialog, "duty").text() == "งานพัสดุ"
    assert at.wizard.why.groups.lines() == ()
