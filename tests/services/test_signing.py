"""Who stands in is recorded, changed, ended and taken away."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from functools import partial

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from elaas_desk.changes import Changed
from elaas_desk.domain.actors import Actor
from elaas_desk.domain.drafts import LeaveDraft, OrderDraft, OrderLineDraft, StandInDraft
from elaas_desk.domain.people import LeaveReason, Post
from elaas_desk.domain.signing import Capacity
from elaas_desk.errors import Problem
from elaas_desk.services.desk import Desk
from elaas_desk.services.signing import Standing
from tests.services.office import TODAY, Clock, OfficeIds, audit_lines, problem_of, refusal

YESTERDAY, TOMORROW = TODAY - timedelta(days=1), TODAY + timedelta(days=1)


def _draft(ids: OfficeIds, **values: object) -> StandInDraft:
    draft = StandInDraft(Post.CLERK, ids.lao.unit, ids.lao.user, Capacity.ACTING, TODAY, TOMORROW, "131/2569", TODAY)
    return replace(draft, **values)  # type: ignore[arg-type]


def test_who_is_recorded_signs_and_the_log_tells_it(desk: Desk, head: Actor, ids: OfficeIds) -> None:
    added = desk.signing.add(head, _draft(ids))
    (entry,) = desk.signing.stand_ins(head)
    assert (entry.stand_in.id, entry.standing, added.changed) == (added.id, Standing.NOW, Changed.SETTINGS)
    assert entry.signs.acting.endswith(" รักษาราชการแทน")
    assert entry.signs.position == "ปลัดองค์การบริหารส่วนตำบลบ้านใหม่"
    assert "stand_ins" in {line.subject for line in audit_lines(desk.database)}


@pytest.mark.parametrize(
    ("field", "values", "problem"),
    [
        ("post", {"post": None}, Problem.EMPTY),
        ("person_id", {"person_id": None}, Problem.EMPTY),
        ("capacity", {"capacity": None}, Problem.EMPTY),
        ("starts_on", {"starts_on": None}, Problem.EMPTY),
        ("post", {"post": Post.LAO_USER}, Problem.NOT_A_CHOICE),
        ("post", {"post": Post.SUBUNIT_FINANCE_HEAD}, Problem.NOT_A_CHOICE),
        ("post", {"unit_id": 99}, Problem.NOT_A_CHOICE),
        ("person_id", {"person_id": 99}, Problem.NOT_FOUND),
        ("ends_on", {"ends_on": YESTERDAY}, Problem.END_BEFORE_START),
        ("order_date", {"order_date": TOMORROW}, Problem.DATE_IN_FUTURE),
        ("order_number", {"order_number": "9" * 61}, Problem.TOO_LONG),
    ],
)
def test_what_cannot_be_is_refused_at_its_input(
    desk: Desk, head: Actor, ids: OfficeIds, field: str, values: dict[str, object], problem: Problem
) -> None:
    refused = refusal(lambda: desk.signing.add(head, _draft(ids, **values)))
    assert (refused.field, refused.problem) == (field, problem)
    assert desk.signing.stand_ins(head) == ()


def test_the_holder_does_not_stand_in_for_the_own_post(desk: Desk, head: Actor, ids: OfficeIds) -> None:
    assert problem_of(lambda: desk.signing.add(head, _draft(ids, person_id=ids.clerk))) is Problem.HOLDS_THE_POST
    of_school = {"post": Post.SUBUNIT_FINANCE_HEAD, "unit_id": ids.school.unit}
    own = _draft(ids, person_id=ids.school.head, **of_school)
    assert problem_of(lambda: desk.signing.add(head, own)) is Problem.HOLDS_THE_POST
    desk.signing.add(head, _draft(ids, person_id=ids.nursery.head, **of_school))


def test_who_has_left_by_the_first_day_does_not_stand_in(desk: Desk, head: Actor, ids: OfficeIds) -> None:
    desk.register.leave(head, LeaveDraft(ids.lao.user, LeaveReason.TRANSFER, TODAY, "135/2569"))
    desk.signing.add(head, _draft(ids))
    later = _draft(ids, starts_on=TOMORROW, ends_on=None, post=Post.EXECUTIVE)
    assert problem_of(lambda: desk.signing.add(head, later)) is Problem.ALREADY_LEFT


def test_two_do_not_stand_in_for_one_post_on_one_day(desk: Desk, head: Actor, ids: OfficeIds) -> None:
    first = desk.signing.add(head, _draft(ids)).id
    refused = refusal(lambda: desk.signing.add(head, _draft(ids, person_id=ids.lao.newcomer, starts_on=TOMORROW)))
    assert (refused.field, refused.problem) == ("starts_on", Problem.STAND_IN_ALREADY)
    assert refused.values["since"]
    assert refused.values["until"]
    desk.signing.add(head, _draft(ids, starts_on=TOMORROW + timedelta(days=1), ends_on=None))
    desk.signing.add(head, _draft(ids, post=Post.EXECUTIVE))
    endless = refusal(lambda: desk.signing.add(head, _draft(ids, starts_on=TOMORROW + timedelta(days=9), ends_on=None)))
    assert endless.values["until"] == ""
    desk.signing.change(head, first, _draft(ids, starts_on=YESTERDAY), 1)  # it does not meet itself


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.integers(0, 30), st.none() | st.integers(0, 9)), min_size=1, max_size=6))
def test_whatever_is_recorded_at_most_one_stands_in_on_any_day(
    desk: Desk, head: Actor, ids: OfficeIds, spans: list[tuple[int, int | None]]
) -> None:
    for entry in desk.signing.stand_ins(head):
        desk.signing.remove(head, entry.stand_in.id)
    for start, length in spans:
        first = TOMORROW + timedelta(days=start)
        last = None if length is None else first + timedelta(days=length)
        draft = _draft(ids, starts_on=first, ends_on=last)
        taken = any(each.stand_in.meets(first, last) for each in desk.signing.stand_ins(head))
        if taken:
            assert problem_of(partial(desk.signing.add, head, draft)) is Problem.STAND_IN_ALREADY
        else:
            desk.signing.add(head, draft)
    kept = [each.stand_in for each in desk.signing.stand_ins(head)]
    for number in range(45):
        assert sum(each.holds(TOMORROW + timedelta(days=number)) for each in kept) <= 1


def test_an_end_is_set_and_never_moved_further(desk: Desk, head: Actor, ids: OfficeIds) -> None:
    number = desk.signing.add(head, _draft(ids, starts_on=YESTERDAY, ends_on=None)).id
    assert problem_of(lambda: desk.signing.end(head, number, YESTERDAY - timedelta(days=1))) is Problem.END_BEFORE_START
    desk.signing.end(head, number, TODAY)
    assert problem_of(lambda: desk.signing.end(head, number, TOMORROW)) is Problem.ORDER_OVER
    (entry,) = desk.signing.stand_ins(head)
    assert entry.stand_in.ends_on == TODAY


def test_what_was_changed_meanwhile_is_not_overwritten(desk: Desk, head: Actor, ids: OfficeIds) -> None:
    number = desk.signing.add(head, _draft(ids)).id
    desk.signing.change(head, number, _draft(ids, capacity=Capacity.ON_BEHALF), 1)
    assert problem_of(lambda: desk.signing.change(head, number, _draft(ids), 1)) is Problem.CHANGED_MEANWHILE


def test_what_papers_were_issued_under_is_not_taken_away(desk: Desk, head: Actor, ids: OfficeIds, clock: Clock) -> None:
    number = desk.signing.add(head, _draft(ids)).id
    ahead = desk.signing.add(head, _draft(ids, post=Post.EXECUTIVE, starts_on=TOMORROW)).id
    desk.documents.issue_acknowledgement(head, [ids.lao.user])
    refused = refusal(lambda: desk.signing.remove(head, number))
    assert refused.problem is Problem.STAND_IN_SIGNED
    assert int(refused.values["count"]) >= 1
    desk.signing.remove(head, ahead)
    assert [entry.stand_in.id for entry in desk.signing.stand_ins(head)] == [number]


def test_one_paper_on_its_last_day_is_enough_for_a_span_to_stay(
    desk: Desk, head: Actor, ids: OfficeIds, clock: Clock
) -> None:
    number = desk.signing.add(head, _draft(ids, starts_on=TOMORROW, ends_on=TOMORROW)).id
    clock.pass_by(days=1)
    desk.documents.issue_acknowledgement(head, [ids.lao.user])
    assert refusal(lambda: desk.signing.remove(head, number)).values["count"] == "1"


def test_those_of_today_come_first_and_those_of_the_past_last(desk: Desk, head: Actor, ids: OfficeIds) -> None:
    days = {Standing.OVER: (YESTERDAY, YESTERDAY), Standing.NOW: (TODAY, TODAY), Standing.AHEAD: (TOMORROW, None)}
    for start, end in days.values():
        desk.signing.add(head, _draft(ids, starts_on=start, ends_on=end))
    found = desk.signing.stand_ins(head)
    assert [each.standing for each in found] == [Standing.NOW, Standing.AHEAD, Standing.OVER]
    assert [each.stand_in.starts_on for each in found] == [TODAY, TOMORROW, YESTERDAY]


def _acting_order(desk: Desk, head: Actor, ids: OfficeIds, number: str, ends_on: date | None) -> None:
    lines = (OrderLineDraft(ids.lao.user, "ปลัดองค์การบริหารส่วนตำบล"),)
    desk.orders.record(head, OrderDraft(number, TODAY, TODAY, ends_on, acting=True, lines=lines))


def test_orders_of_acting_are_offered_while_they_run(desk: Desk, head: Actor, ids: OfficeIds, clock: Clock) -> None:
    _acting_order(desk, head, ids, "141/2569", TODAY)
    _acting_order(desk, head, ids, "142/2569", None)
    offered = desk.signing.choices(head).orders
    assert [(each.person_id, each.number) for each in offered] == [
        (ids.lao.user, "142/2569"),
        (ids.lao.user, "141/2569"),
    ]
    clock.pass_by(days=1)
    assert [each.number for each in desk.signing.choices(head).orders] == ["142/2569"]


def test_a_span_that_outlasts_its_order_of_acting_says_so(desk: Desk, head: Actor, ids: OfficeIds) -> None:
    _acting_order(desk, head, ids, "๑๔๑/๒๕๖๙", TODAY)
    desk.signing.add(head, _draft(ids, order_number="141/2569", ends_on=None))
    (entry,) = desk.signing.stand_ins(head)
    assert entry.order_ended_on == TODAY
    desk.signing.end(head, entry.stand_in.id, TODAY)
    (entry,) = desk.signing.stand_ins(head)
    assert entry.order_ended_on is None


def test_every_post_that_signs_is_offered_with_who_holds_it(desk: Desk, head: Actor, ids: OfficeIds) -> None:
    choices = desk.signing.choices(head)
    assert [each.post for each in choices.posts] == [
        Post.EXECUTIVE,
        Post.CLERK,
        Post.LAO_FINANCE_HEAD,
        Post.SUBUNIT_FINANCE_HEAD,
        Post.SUBUNIT_FINANCE_HEAD,
    ]
    assert all(each.position and each.holder for each in choices.posts)
    assert {each.person.id for each in choices.people} >= {ids.lao.user, ids.clerk, ids.school.head}


def test_a_subunit_head_sees_who_stands_in_in_the_own_unit_alone(
    desk: Desk, head: Actor, school_head: Actor, ids: OfficeIds
) -> None:
    desk.signing.add(head, _draft(ids))
    of_school = {"post": Post.SUBUNIT_FINANCE_HEAD, "unit_id": ids.school.unit}
    number = desk.signing.add(head, _draft(ids, person_id=ids.school.user, **of_school)).id
    assert [each.stand_in.id for each in desk.signing.stand_ins(school_head)] == [number]
