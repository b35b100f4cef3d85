"""Who may do what: every public method of every service, for every role, in the own and in another unit."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import fields
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from elaas_desk.domain.accounts import KnownBy
from elaas_desk.domain.actors import Actor, Role
from elaas_desk.domain.drafts import (
    PasswordChangeDraft,
)
from elaas_desk.domain.people import Post
from elaas_desk.domain.requests import Cause, Reason, RequestDraft
from elaas_desk.domain.tasks import Severity
from elaas_desk.errors import Problem, UserError
from elaas_desk.services.access import Deed, may
from elaas_desk.services.desk import Desk
from tests.services.access_calls import CALLS, Call
from tests.services.access_table import EXPECTED
from tests.services.office import (
    TODAY,
    Clock,
    OfficeIds,
    Place,
    actors,
    audit_lines,
    opened,
    person_draft,
)

SERVICES = tuple(each.name for each in fields(Desk) if each.name not in ("database", "policy", "clock"))
ROLES = (Role.LAO_HEAD, Role.SUBUNIT_HEAD, Role.REGISTRAR, Role.AUDITOR)
BEFORE_SIGNING_IN = {"users.names", "users.sign_in", "users.reset_with_recovery"}
AT_CLOSING = {"audit.keep_head"}  # by whom the register is closed does not matter, and nothing of it is told
"""They take no actor, since nobody has signed in yet."""


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
        refusals: dict[Any, str] = {Problem.OTHER_UNIT: "u", Problem.NOT_ALLOWED: "n", Problem.NOT_FOUND: "m"}
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
    assert {each.unit.id for order in desk.orders.orders(school_head) for each in order.people} == {school}
    assert {each.unit.id for each in desk.requests.candidates(school_head)} == {school}
    assert {each.unit.id for each in desk.requests.listed(school_head)} == {school}
    assert {each.unit_id for each in desk.documents.issued(school_head)} == {school}
    assert {each.unit.id for each in desk.letterheads.letterhead(school_head).memos} == {school}
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
