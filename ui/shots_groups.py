"""Pictures of groups: what must not be held together, a group that is given up, and the orders behind all of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from elaas_desk.domain.tasks import TaskKind
from elaas_desk.services.orders import OrderEntry
from elaas_desk.services.views import TaskLine
from ui.camera import Camera, Shot, first
from ui.errands import OpenGroup, OpenOrder, OpenPage, OpenPerson
from ui.groups.order_dialogs import OrderDialog
from ui.groups.page import GroupsPage
from ui.stage import StageError, dialog_over

_PEOPLE = 3


def groups(camera: Camera) -> Iterator[Shot]:
    """The matrix with two groups framed, the ways out of that, the orders, and a group that is over."""
    conflict = first(camera.desk.tasks.due(camera.actor, _today(camera)), _is_conflict).task
    if conflict.person_id is None:
        raise StageError("a conflict is somebody's")
    camera.open(OpenPage("groups"))
    _page(camera).show_cell(conflict.person_id, conflict.group_ids[0])
    yield camera.taken("groups_matrix")
    camera.open(OpenGroup(conflict.group_ids[0]))
    camera.press("เลิกใช้กลุ่ม")
    yield camera.dialog("dialog_retire", {"replaced_by": conflict.group_ids[1]})
    yield from _orders(camera)
    camera.open(OpenPerson(conflict.person_id, "conflict"))
    yield camera.dialog("dialog_conflict", {"group_ids": conflict.group_ids[0]})


def _orders(camera: Camera) -> Iterator[Shot]:
    order = first(camera.desk.orders.orders(camera.actor), _has_several).order
    camera.open(OpenOrder(order.number, order.dated))
    yield camera.taken("groups_orders")
    camera.press("บันทึกคำสั่ง")
    camera.settle()
    dialog = dialog_over(camera.window)
    if not isinstance(dialog, OrderDialog):
        raise StageError("no dialog for an order")
    people = [each.person for each in camera.desk.register.entries(camera.actor) if each.account and not each.left]
    for person in people[:_PEOPLE]:
        dialog.lines.who.set_value(person.id)
        dialog.lines.duty.set_text("ตรวจรับพัสดุ")
        dialog.lines.add.click()
    today = _today(camera)
    yield camera.dialog("dialog_order", {"order_number": "๖๒๑/๒๕๖๙", "order_date": today, "starts_on": today})


def _today(camera: Camera) -> date:
    return camera.desk.clock().date()


def _page(camera: Camera) -> GroupsPage:
    page = camera.window.page("groups")
    if not isinstance(page, GroupsPage):
        raise StageError("no page of groups")
    return page


def _is_conflict(line: TaskLine) -> bool:
    return line.task.kind is TaskKind.CONFLICT and not line.can_snooze


def _has_several(entry: OrderEntry) -> bool:
    return len(entry.people) > 1
