"""Who may do what: every public method of every service, for every role, in the own and in another unit."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import fields
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from elaas_desk.domain.accounts import KnownBy
from elaas_desk.domain.actors import Actor, Role
from elaas_desk.domain.drafts import (
    AccountDraft,
    DutyDraft,
    GroupDraft,
    LeaveDraft,
    OfficeDraft,
    PasswordChangeDraft,
    UnitDraft,
)
from elaas_desk.domain.offices import OfficeType
from elaas_desk.domain.people import LeaveReason, Post
from elaas_desk.domain.requests import Cause, Change, GroupChange, Reason, RequestDraft
from elaas_desk.domain.tasks import Severity
from elaas_desk.errors import Problem, UserError
from elaas_desk.persistence.keys import RecoveryKey, header_of, seal
from elaas_desk.services.access import Deed, may
from elaas_desk.services.desk import Desk
from elaas_desk.services.recovery import Recovery
from tests.services.office import (
    KEY,
    PASSWORD,
    TODAY,
    Clock,
    OfficeIds,
    OneKey,
    Place,
    actors,
    audit_lines,
    opened,
    person_draft,
    user_draft,
)

Call = Callable[[Desk, Actor, Place, OfficeIds], object]

SERVICES = tuple(each.name for each in fields(Desk) if each.name not in ("database", "policy", "clock"))
ROLES = (Role.LAO_HEAD, Role.SUBUNIT_HEAD, Role.REGISTRAR, Role.AUDITOR)
BEFORE_SIGNING_IN = {"users.names", "users.sign_in", "users.reset_with_recovery"}
AT_CLOSING = {"audit.keep_head"}  # by whom the register is closed does not matter, and nothing of it is told
"""They take no actor, since nobody has signed in yet."""

# For each method, by role as in ROLES: own unit, other unit. y = done, u = OTHER_UNIT, n = NOT_ALLOWED.
EXPECTED = {
    "register.office": "yy yy yy yy",
    "register.save_office": "yy nn nn nn",
    "register.units": "yy yy yy yy",
    "register.add_unit": "yy nn nn nn",
    "register.save_unit": "yy nn nn nn",
    "register.people": "yy yy yy yy",
    "register.entries": "yy yy yy yy",
    "register.detail": "yy yu yy yy",
    "register.add_person": "yy yu yy nn",
    "register.save_person": "yy yu yy nn",
    "register.leave": "yy yu yy nn",
    "register.acknowledge": "yy yu yy nn",
    "register.assign_duty": "yy yu yy nn",
    "register.end_duty": "yy yu yy nn",
    "register.reveal_national_id": "yy yu yy yy",
    "register.add_account": "yy yu yy nn",
    "register.record_password_change": "yy yu yy nn",
    "register.remove_from_groups": "yy yu yy nn",
    "register.close_account": "yy yu yy nn",
    "groups.groups": "yy yy yy yy",
    "groups.duties": "yy yy yy yy",
    "groups.add_duty": "yy nn yy nn",
    "groups.add_group": "yy nn yy nn",
    "groups.save_group": "yy nn yy nn",
    "groups.retire_group": "yy nn yy nn",
    "groups.matrix": "yy yy yy yy",
    "groups.add_member": "yy yu yy nn",
    "requests.candidates": "yy yy yy nn",
    "requests.next_number": "yy yy yy nn",
    "requests.check": "yy yu yy nn",
    "requests.submit": "yy yu yy nn",
    "requests.save_draft": "yy yu yy nn",
    "requests.listed": "yy yy yy yy",
    "requests.detail": "yy yu yy yy",
    "requests.mark_printed": "yy yu yy nn",
    "requests.mark_signed": "yy yu yy nn",
    "requests.mark_sent": "yy yu yy nn",
    "requests.mark_withdrawn": "yy yu yy nn",
    "requests.mark_refused": "yy yu nn nn",
    "requests.mark_done": "yy yu nn nn",
    "documents.preview": "yy yu yy nn",
    "documents.issue": "yy yu yy nn",
    "documents.issue_due_list": "yy yy yy yy",
    "documents.issued": "yy yy yy yy",
    "documents.content": "yy yu yy yy",
    "tasks.due": "yy yy yy yy",
    "tasks.put_off": "yy yy yy yy",
    "tasks.figures": "yy yy yy yy",
    "tasks.due_per_month": "yy yy yy yy",
    "tasks.falling_due": "yy yy yy yy",
    "reviews.units": "yy yy yy yy",
    "recovery.is_confirmed": "yy yy yy yy",
    "recovery.confirm": "yy nn nn nn",
    "recovery.renew": "yy nn nn nn",
    "reviews.record_sign_off": "yy yu nn nn",
    "tasks.snooze": "yy yu yy nn",
    "tasks.wake": "yy yu yy nn",
    "users.password_expired": "yy yy yy yy",
    "users.change_password": "yy yy yy yy",
    "users.users": "yy nn nn nn",
    "users.add_user": "yy nn nn nn",
    "users.set_active": "yy nn nn nn",
    "audit.lines": "yy nn nn yy",
    "audit.verify": "yy nn nn yy",
}


def _payments(ids: OfficeIds, place: Place, reason: Reason = Reason.NEW_USER) -> RequestDraft:
    return RequestDraft(place.newcomer, reason, TODAY, (GroupChange(ids.payments, Change.ADD),))


def _stores(ids: OfficeIds, place: Place) -> RequestDraft:
    return RequestDraft(place.user, Reason.CHANGE_RIGHTS, TODAY, (GroupChange(ids.stores, Change.ADD),))


def _user_of(place: Place) -> Post:
    return Post.LAO_USER if place.unit == 1 else Post.SUBUNIT_USER


def _renewed(desk: Desk, actor: Actor) -> object:
    seal(header_of(desk.database.path), KEY, RecoveryKey.new())
    return Recovery(desk.database, desk.policy, desk.clock, OneKey()).renew(actor)


def _version(desk: Desk, ids: OfficeIds, table: str, value_id: int) -> int:
    with desk.database.work(actors(ids)[Role.LAO_HEAD], desk.clock()) as work:
        version: int = getattr(work, table).get(value_id).version
    return version


def _printed(desk: Desk, ids: OfficeIds, place: Place, signed: bool = False) -> int:
    head = actors(ids)[Role.LAO_HEAD]
    desk.requests.mark_printed(head, place.draft)
    if signed:
        desk.requests.mark_signed(head, place.draft)
    return place.draft


def _soon(desk: Desk, ids: OfficeIds, place: Place) -> str:
    tasks = desk.tasks.due(actors(ids)[Role.LAO_HEAD], TODAY)
    return next(line.task.key for line in tasks if line.task.unit_id == place.unit and line.can_snooze)


def _snoozed(desk: Desk, ids: OfficeIds, place: Place) -> str:
    key = _soon(desk, ids, place)
    desk.tasks.snooze(actors(ids)[Role.LAO_HEAD], key, TODAY + timedelta(days=3), "รอคำสั่ง")
    return key


CALLS: dict[str, Call] = {
    "register.office": lambda d, a, p, i: d.register.office(a),
    "register.save_office": lambda d, a, p, i: d.register.save_office(
        a, OfficeDraft(OfficeType.SUBDISTRICT, "บ้านเก่า", "เมือง", "สุพรรณบุรี"), 1
    ),
    "register.units": lambda d, a, p, i: d.register.units(a),
    "register.add_unit": lambda d, a, p, i: d.register.add_unit(a, UnitDraft("โรงเรียนบ้านเหนือ")),
    "register.save_unit": lambda d, a, p, i: d.register.save_unit(a, p.unit, UnitDraft("โรงเรียนบ้านใต้"), 1),
    "register.people": lambda d, a, p, i: d.register.people(a),
    "register.entries": lambda d, a, p, i: d.register.entries(a),
    "register.detail": lambda d, a, p, i: d.register.detail(a, p.user),
    "register.add_person": lambda d, a, p, i: d.register.add_person(a, person_draft(p.unit, _user_of(p))),
    "register.save_person": lambda d, a, p, i: d.register.save_person(a, p.user, person_draft(p.unit, _user_of(p)), 1),
    "register.leave": lambda d, a, p, i: d.register.leave(
        a, LeaveDraft(p.user, LeaveReason.TRANSFER, TODAY, "135/2569")
    ),
    "register.acknowledge": lambda d, a, p, i: d.register.acknowledge(a, (p.user,), TODAY),
    "register.assign_duty": lambda d, a, p, i: d.register.assign_duty(
        a, DutyDraft(p.user, "งานพัสดุ", "131/2569", TODAY, TODAY)
    ),
    "register.end_duty": lambda d, a, p, i: d.register.end_duty(a, p.assignment, TODAY),
    "register.reveal_national_id": lambda d, a, p, i: d.register.reveal_national_id(a, p.user),
    "register.add_account": lambda d, a, p, i: d.register.add_account(a, AccountDraft(p.newcomer, "namphueng.c")),
    "register.record_password_change": lambda d, a, p, i: d.register.record_password_change(
        a, PasswordChangeDraft((p.account,), TODAY, KnownBy.TOLD)
    ),
    "register.remove_from_groups": lambda d, a, p, i: d.register.remove_from_groups(
        a, p.account, [i.payments], TODAY, "โอนย้าย"
    ),
    "register.close_account": lambda d, a, p, i: d.register.close_account(a, p.account, TODAY),
    "groups.groups": lambda d, a, p, i: d.groups.groups(a),
    "groups.duties": lambda d, a, p, i: d.groups.duties(a),
    "groups.add_duty": lambda d, a, p, i: d.groups.add_duty(a, "งานบัญชี"),
    "groups.add_group": lambda d, a, p, i: d.groups.add_group(a, GroupDraft("งานบัญชี")),
    "groups.save_group": lambda d, a, p, i: d.groups.save_group(a, i.stores, GroupDraft("งานพัสดุกลาง"), 1),
    "groups.retire_group": lambda d, a, p, i: d.groups.retire_group(a, i.stores, TODAY),
    "groups.matrix": lambda d, a, p, i: d.groups.matrix(a),
    "groups.add_member": lambda d, a, p, i: d.groups.add_member(a, p.account, i.stores, TODAY, "ตรวจพบในระบบ"),
    "requests.candidates": lambda d, a, p, i: d.requests.candidates(a),
    "requests.next_number": lambda d, a, p, i: d.requests.next_number(a, TODAY),
    "requests.check": lambda d, a, p, i: d.requests.check(a, _stores(i, p)),
    "requests.submit": lambda d, a, p, i: d.requests.submit(a, _stores(i, p)),
    "requests.save_draft": lambda d, a, p, i: d.requests.save_draft(
        a, p.draft, _stores(i, p), _version(d, i, "requests", p.draft)
    ),
    "requests.listed": lambda d, a, p, i: d.requests.listed(a),
    "requests.detail": lambda d, a, p, i: d.requests.detail(a, p.draft),
    "requests.mark_printed": lambda d, a, p, i: d.requests.mark_printed(a, p.draft),
    "requests.mark_signed": lambda d, a, p, i: d.requests.mark_signed(a, _printed(d, i, p)),
    "requests.mark_sent": lambda d, a, p, i: d.requests.mark_sent(a, _printed(d, i, p, signed=True)),
    "requests.mark_withdrawn": lambda d, a, p, i: d.requests.mark_withdrawn(a, p.draft),
    "requests.mark_refused": lambda d, a, p, i: d.requests.mark_refused(a, p.sent, "ไม่มีคำสั่ง"),
    "requests.mark_done": lambda d, a, p, i: d.requests.mark_done(a, p.sent, "", TODAY),
    "documents.preview": lambda d, a, p, i: d.documents.preview(a, _stores(i, p)),
    "documents.issue": lambda d, a, p, i: d.documents.issue(a, p.draft),
    "documents.issue_due_list": lambda d, a, p, i: d.documents.issue_due_list(a, TODAY),
    "documents.issued": lambda d, a, p, i: d.documents.issued(a),
    "documents.content": lambda d, a, p, i: d.documents.content(a, p.document),
    "tasks.due": lambda d, a, p, i: d.tasks.due(a, TODAY),
    "tasks.put_off": lambda d, a, p, i: d.tasks.put_off(a, TODAY),
    "tasks.figures": lambda d, a, p, i: d.tasks.figures(a, TODAY),
    "tasks.due_per_month": lambda d, a, p, i: d.tasks.due_per_month(a, TODAY),
    "tasks.falling_due": lambda d, a, p, i: d.tasks.falling_due(a, TODAY, TODAY),
    "recovery.is_confirmed": lambda d, a, p, i: d.recovery.is_confirmed(a),
    "recovery.confirm": lambda d, a, p, i: d.recovery.confirm(a),
    "recovery.renew": lambda d, a, p, i: _renewed(d, a),
    "reviews.units": lambda d, a, p, i: d.reviews.units(a),
    "reviews.record_sign_off": lambda d, a, p, i: d.reviews.record_sign_off(a, p.unit, TODAY),
    "tasks.snooze": lambda d, a, p, i: d.tasks.snooze(a, _soon(d, i, p), TODAY + timedelta(days=3), "รอคำสั่ง"),
    "tasks.wake": lambda d, a, p, i: d.tasks.wake(a, _snoozed(d, i, p)),
    "users.password_expired": lambda d, a, p, i: d.users.password_expired(a),
    "users.change_password": lambda d, a, p, i: d.users.change_password(a, PASSWORD, "Klang#2571", "Klang#2571"),
    "users.users": lambda d, a, p, i: d.users.users(a),
    "users.add_user": lambda d, a, p, i: d.users.add_user(a, user_draft()),
    "users.set_active": lambda d, a, p, i: d.users.set_active(a, 4 if a.user_id != 4 else 3, False),
    "audit.lines": lambda d, a, p, i: d.audit.lines(a),
    "audit.verify": lambda d, a, p, i: d.audit.verify(a),
}


class FreshDesk(ExitStack):
    """The office as it was at first: a new copy only after something was changed."""

    def __init__(self, template: Path, folder: Path) -> None:
        super().__init__()
        self._template = template
        self._folder = folder
        self._desk: Desk | None = None
        self._as_it_was: object = None

    def desk(self) -> Desk:
        """All services over it."""
        if self._desk is None or self._desk.database.chain_head() != self._as_it_was:
            self.close()
            self._desk = self.enter_context(opened(self._template, self._folder, Clock()))
            self._as_it_was = self._desk.database.chain_head()
        return self._desk


def _public_methods(desk: Desk) -> Iterator[str]:
    for name in SERVICES:
        for method, _ in inspect.getmembers(getattr(desk, name), inspect.ismethod):
            if not method.startswith("_"):
                yield f"{name}.{method}"


def _places(role: Role, ids: OfficeIds) -> tuple[Place, Place]:
    return (ids.school, ids.nursery) if role is Role.SUBUNIT_HEAD else (ids.lao, ids.school)


def _outcome(call: Call, desk: Desk, actor: Actor, place: Place, ids: OfficeIds) -> str:
    try:
        call(desk, actor, place, ids)
    except UserError as error:
        refusals: dict[Any, str] = {Problem.OTHER_UNIT: "u", Problem.NOT_ALLOWED: "n"}
        return refusals.get(error.problem, f"{error.problem} {error.field}")
    return "y"


def test_every_public_method_of_every_service_has_a_row_here(desk: Desk) -> None:
    assert set(_public_methods(desk)) == set(EXPECTED) | BEFORE_SIGNING_IN | AT_CLOSING
    assert set(CALLS) == set(EXPECTED)


def test_only_what_comes_before_signing_in_and_at_closing_takes_no_actor(desk: Desk) -> None:
    def takes_actor(name: str) -> bool:
        service, method = name.split(".")
        parameters = list(inspect.signature(getattr(getattr(desk, service), method)).parameters)
        return parameters[:1] == ["actor"]

    assert {name for name in _public_methods(desk) if not takes_actor(name)} == BEFORE_SIGNING_IN | AT_CLOSING


@pytest.mark.parametrize("method", EXPECTED)
def test_a_method_does_for_each_role_and_unit_what_the_table_says(
    method: str, template: tuple[Path, OfficeIds], tmp_path: Path
) -> None:
    ids = template[1]
    fresh = FreshDesk(template[0], tmp_path)
    found = []
    with fresh:
        for role in ROLES:
            places = _places(role, ids)
            found.append(
                "".join(_outcome(CALLS[method], fresh.desk(), actors(ids)[role], each, ids) for each in places)
            )
    assert " ".join(found) == EXPECTED[method]


@pytest.mark.parametrize("method", [name for name, row in EXPECTED.items() if "n" in row])
def test_who_is_refused_leaves_no_line_in_the_log(
    method: str, template: tuple[Path, OfficeIds], tmp_path: Path
) -> None:
    path, ids = template
    role = ROLES[[cell[0] for cell in EXPECTED[method].split()].index("n")]
    place = _places(role, ids)[0]
    with opened(path, tmp_path, Clock()) as desk:
        _outcome(CALLS[method], desk, actors(ids)[role], place, ids)
        by_actor = [line for line in audit_lines(desk.database) if line.who == actors(ids)[role].name]
    assert by_actor == []


def test_a_subunit_head_sees_the_own_unit_alone_in_every_list(desk: Desk, school_head: Actor, ids: OfficeIds) -> None:
    school = ids.school.unit
    assert [unit.id for unit in desk.register.units(school_head)] == [school]
    assert {each.unit_id for each in desk.register.people(school_head)} == {school}
    assert {each.unit.id for each in desk.register.entries(school_head)} == {school}
    assert {each.unit_id for each in desk.groups.matrix(school_head).people} == {school}
    assert {each.unit.id for each in desk.requests.candidates(school_head)} == {school}
    assert {each.unit.id for each in desk.requests.listed(school_head)} == {school}
    assert {each.unit_id for each in desk.documents.issued(school_head)} == {school}
    assert {line.task.unit_id for line in desk.tasks.due(school_head, TODAY)} == {school}
    assert desk.tasks.figures(school_head, TODAY).in_use == 2
    assert desk.documents.issue_due_list(school_head, TODAY).unit_id == school


def test_a_subunit_head_cannot_move_a_person_into_or_out_of_another_unit(
    desk: Desk, school_head: Actor, ids: OfficeIds
) -> None:
    out = person_draft(ids.nursery.unit, Post.SUBUNIT_USER)
    with pytest.raises(UserError) as refused:
        desk.register.save_person(school_head, ids.school.user, out, 1)
    assert refused.value.problem is Problem.OTHER_UNIT
    into = person_draft(ids.school.unit, Post.SUBUNIT_USER)
    with pytest.raises(UserError) as refused:
        desk.register.save_person(school_head, ids.nursery.user, into, 1)
    assert refused.value.problem is Problem.OTHER_UNIT


def test_a_subunit_head_does_not_decide_on_the_own_request_which_goes_to_the_lao(
    desk: Desk, school_head: Actor, head: Actor, ids: OfficeIds
) -> None:
    draft = RequestDraft(ids.school.head, Reason.CANNOT_SIGN_IN, TODAY, cause=Cause.FORGOTTEN)
    request_id = desk.requests.submit(school_head, draft).id
    desk.requests.mark_printed(school_head, request_id)
    desk.requests.mark_signed(school_head, request_id)
    with pytest.raises(UserError) as refused:
        desk.requests.mark_done(school_head, request_id, "", TODAY)
    assert refused.value.problem is Problem.OTHER_UNIT
    with pytest.raises(UserError) as refused:
        desk.requests.mark_refused(school_head, request_id, "ไม่ครบ")
    assert refused.value.problem is Problem.OTHER_UNIT
    desk.requests.mark_done(head, request_id, "", TODAY)


def test_one_password_change_of_several_units_is_refused_as_a_whole(
    desk: Desk, school_head: Actor, head: Actor, ids: OfficeIds
) -> None:
    draft = PasswordChangeDraft((ids.school.account, ids.nursery.account), TODAY, KnownBy.TOLD)
    with pytest.raises(UserError) as refused:
        desk.register.record_password_change(school_head, draft)
    assert refused.value.problem is Problem.OTHER_UNIT
    account = desk.register.detail(head, ids.school.user).account
    assert account is not None
    assert account.password_changed_on == date(2026, 9, 1)


def test_a_screen_can_ask_before_it_shows_a_button(school_head: Actor, auditor: Actor, ids: OfficeIds) -> None:
    assert may(school_head, Deed.ENTER)
    assert may(school_head, Deed.ENTER, ids.school.unit)
    assert not may(school_head, Deed.ENTER, ids.nursery.unit)
    assert not may(school_head, Deed.MANAGE_USERS)
    assert not may(auditor, Deed.ENTER)


def test_a_late_task_is_never_put_off_even_by_the_head(desk: Desk, head: Actor) -> None:
    late = next(line for line in desk.tasks.due(head, TODAY) if line.task.severity is Severity.LATE)
    assert not late.can_snooze
    with pytest.raises(UserError) as refused:
        desk.tasks.snooze(head, late.task.key, TODAY + timedelta(days=3), "รอคำสั่ง")
    assert refused.value.problem is Problem.TASK_IS_LATE
