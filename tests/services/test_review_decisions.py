"""What is decided of the users of a review, taken back, and signed off (circular 4)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from elaas_desk.domain.actors import Actor
from elaas_desk.domain.drafts import AccountDraft
from elaas_desk.domain.report import ReportRow
from elaas_desk.domain.review_rows import Decision, ReviewRow
from elaas_desk.domain.reviews import ReviewKind, SecondSignature
from elaas_desk.errors import Problem, UserError
from elaas_desk.services.desk import Desk
from elaas_desk.services.review_views import OpenPoint
from tests.services.office import TODAY, Clock, OfficeIds, problem_of, refusal
from tests.services.review_steps import (
    CLERK,
    PAYMENTS,
    STORES,
    answered,
    begun,
    decide,
    report,
    rows_of,
    signed,
    without_report,
)


@pytest.fixture
def review(desk: Desk, ids: OfficeIds) -> int:
    """A review of the school that was just started: its head, and a user who is in order."""
    return begun(desk, ids, ids.school.unit)


def ids_of(desk: Desk, ids: OfficeIds, review_id: int, *usernames: str) -> list[int]:
    rows = rows_of(desk, ids, review_id)
    return [rows[username].id for username in usernames]


def decisions(desk: Desk, ids: OfficeIds, review_id: int) -> dict[str, tuple[object, ...]]:
    return {
        name: (row.decision, row.to_remove, row.to_add, row.note, row.decided_at, row.decided_by)
        for name, row in rows_of(desk, ids, review_id).items()
    }


def test_flagged_rows_are_not_confirmed_together_with_others_and_are_named(
    desk: Desk, head: Actor, ids: OfficeIds, review: int
) -> None:
    everybody = ids_of(desk, ids, review, "school.head", "school.user")

    def together(decision: Decision) -> UserError:
        return refusal(lambda: desk.campaigns.decide(head, review, everybody, decision, note="ครบ"))

    for decision in (Decision.KEEP, Decision.CHANGE):
        assert together(decision).problem is Problem.FLAGGED_ROWS
        assert together(decision).values == {"names": "นางสาวพิมพ์ชนก แก้วประเสริฐ"}
    assert {row.decision for row in rows_of(desk, ids, review).values()} == {None}
    desk.campaigns.decide(head, review, everybody, Decision.UNSURE)
    assert {row.decision for row in rows_of(desk, ids, review).values()} == {Decision.UNSURE}


def test_a_flagged_row_is_kept_alone_and_with_a_note(desk: Desk, head: Actor, ids: OfficeIds, review: int) -> None:
    flagged = ids_of(desk, ids, review, "school.head")
    refused = refusal(lambda: desk.campaigns.decide(head, review, flagged, Decision.KEEP, note="  "))
    assert (refused.problem, refused.field) == (Problem.EMPTY, "note")
    desk.campaigns.decide(head, review, flagged, Decision.KEEP, note="คำสั่งที่ 12/2567")
    row = rows_of(desk, ids, review)["school.head"]
    assert (row.decision, row.note, row.decided_by) == (Decision.KEEP, "คำสั่งที่ 12/2567", head.name)


def test_a_row_in_order_needs_no_note(desk: Desk, head: Actor, ids: OfficeIds, review: int) -> None:
    desk.campaigns.decide(head, review, ids_of(desk, ids, review, "school.user"), Decision.KEEP)
    assert rows_of(desk, ids, review)["school.user"].decision is Decision.KEEP


def test_removing_takes_every_group_away_and_changing_those_of_new_elaas_alone(
    desk: Desk, head: Actor, ids: OfficeIds, review: int
) -> None:
    desk.campaigns.take_report(head, review, report(("SCHOOL.USER", PAYMENTS), ("school.user", STORES)))
    user = ids_of(desk, ids, review, "school.user")

    def chosen(decision: Decision, *to_remove: str, to_add: tuple[str, ...] = ()) -> ReviewRow:
        desk.campaigns.decide(head, review, user, decision, to_remove, to_add)
        return rows_of(desk, ids, review)["school.user"]

    assert chosen(Decision.REMOVE).to_remove == (PAYMENTS, STORES)
    assert chosen(Decision.CHANGE).to_remove == (STORES,)
    assert chosen(Decision.CHANGE, f" {PAYMENTS} ").to_remove == (PAYMENTS,)
    added = chosen(Decision.CHANGE, to_add=("ดูรายงานผู้บริหาร",))
    assert (added.to_remove, added.to_add) == ((), ("ดูรายงานผู้บริหาร",))


@pytest.mark.parametrize(
    ("to_remove", "to_add", "problem", "field"),
    [
        ((), (), Problem.NOTHING_CHOSEN, "to_remove"),
        (("งบประมาณ",), (), Problem.NOT_A_MEMBER, "to_remove"),
        ((), ("งบประมาณ",), Problem.NOT_A_CHOICE, "to_add"),
    ],
)
def test_a_change_of_nothing_or_of_a_group_that_is_not_there_is_refused(
    desk: Desk,
    head: Actor,
    ids: OfficeIds,
    review: int,
    to_remove: tuple[str, ...],
    to_add: tuple[str, ...],
    problem: Problem,
    field: str,
) -> None:
    user = ids_of(desk, ids, review, "school.user")
    refused = refusal(lambda: desk.campaigns.decide(head, review, user, Decision.CHANGE, to_remove, to_add))
    assert (refused.problem, refused.field) == (problem, field)


def test_rows_of_another_review_and_no_rows_are_refused(desk: Desk, head: Actor, ids: OfficeIds, review: int) -> None:
    other = begun(desk, ids, ids.lao.unit)
    theirs = ids_of(desk, ids, other, "lao.user")
    assert problem_of(lambda: desk.campaigns.decide(head, review, theirs, Decision.KEEP)) is Problem.NOT_FOUND
    assert problem_of(lambda: desk.campaigns.decide(head, review, [], Decision.KEEP)) is Problem.NOTHING_CHOSEN


def test_undo_gives_back_exactly_what_was_there_step_by_step(
    desk: Desk, head: Actor, ids: OfficeIds, review: int, clock: Clock
) -> None:
    everybody = ids_of(desk, ids, review, "school.head", "school.user")
    steps: list[Callable[[], object]] = [
        lambda: desk.campaigns.decide(head, review, everybody, Decision.UNSURE, note="รอคำสั่ง"),
        lambda: desk.campaigns.decide(head, review, everybody[:1], Decision.KEEP, note="ตรวจคำสั่งแล้ว"),
        lambda: desk.campaigns.decide(head, review, everybody, Decision.REMOVE),
        lambda: desk.campaigns.decide(head, review, everybody[1:], Decision.CHANGE, [PAYMENTS], [STORES]),
    ]
    seen = [decisions(desk, ids, review)]
    for step in steps:
        clock.pass_by(minutes=1)
        step()
        seen.append(decisions(desk, ids, review))
    while len(seen) > 1:
        assert decisions(desk, ids, review) == seen.pop()
        assert desk.campaigns.detail(head, review).can_undo
        desk.campaigns.undo(head, review)
    assert decisions(desk, ids, review) == seen[0]
    assert not desk.campaigns.detail(head, review).can_undo
    assert problem_of(lambda: desk.campaigns.undo(head, review)) is Problem.NOTHING_TO_UNDO


def test_what_another_report_has_changed_is_not_given_back(
    desk: Desk, head: Actor, ids: OfficeIds, review: int
) -> None:
    desk.campaigns.take_report(head, review, report(("school.user", PAYMENTS), ("school.head", PAYMENTS)))
    answered(desk, ids, review)
    desk.campaigns.take_report(head, review, report(("school.user", PAYMENTS), ("school.head", STORES)))
    rows = rows_of(desk, ids, review)
    assert (rows["school.user"].decision, rows["school.head"].decision) == (Decision.KEEP, None)
    desk.campaigns.undo(head, review)
    assert rows_of(desk, ids, review)["school.user"].decision is None
    assert not desk.campaigns.detail(head, review).can_undo


def test_a_whole_review_is_not_signed_off_without_a_report_or_the_reason_why(
    desk: Desk, head: Actor, ids: OfficeIds, review: int
) -> None:
    answered(desk, ids, review)
    detail = desk.campaigns.detail(head, review)
    assert (detail.open_points, detail.may_sign) == ((OpenPoint.REPORT, OpenPoint.SECOND_SIGNATURE), False)
    assert problem_of(lambda: desk.campaigns.sign_off(head, review, TODAY, CLERK)) is Problem.REPORT_MISSING
    without_report(desk, ids, review)
    assert desk.campaigns.detail(head, review).may_sign
    desk.campaigns.sign_off(head, review, TODAY, CLERK)


def test_the_heads_own_row_needs_the_signature_of_somebody_else(
    desk: Desk, head: Actor, ids: OfficeIds, review: int
) -> None:
    without_report(desk, ids, answered(desk, ids, review))

    def refused(second: SecondSignature | None) -> tuple[Problem, str | None]:
        error = refusal(lambda: desk.campaigns.sign_off(head, review, TODAY, second))
        return error.problem, error.field

    tomorrow = TODAY + timedelta(days=1)
    assert refused(None) == (Problem.SECOND_SIGNATURE_MISSING, "second")
    assert refused(SecondSignature(" ", "ปลัด", TODAY)) == (Problem.EMPTY, "second.name")
    assert refused(SecondSignature("นายประเสริฐ", "", TODAY)) == (Problem.EMPTY, "second.position")
    assert refused(SecondSignature(f" {head.name}", "ปลัด", TODAY)) == (Problem.OWN_SIGNATURE, "second.name")
    own = SecondSignature("พิมพ์ชนก  แก้วประเสริฐ", "ปลัด", TODAY)
    assert refused(own) == (Problem.OWN_SIGNATURE, "second.name")
    assert refused(SecondSignature("นายประเสริฐ", "ปลัด", tomorrow)) == (Problem.DATE_IN_FUTURE, "second.on")
    early = TODAY - timedelta(days=1)
    assert refused(SecondSignature("นายประเสริฐ", "ปลัด", early)) == (Problem.END_BEFORE_START, "second.on")
    desk.campaigns.sign_off(head, review, TODAY, CLERK)
    assert desk.campaigns.detail(head, review).review.second == CLERK


def test_a_review_in_which_nobody_was_looked_at_is_not_signed_whatever_the_reason(
    desk: Desk, head: Actor, ids: OfficeIds, review: int
) -> None:
    without_report(desk, ids, review)
    assert not desk.campaigns.detail(head, review).may_sign
    refused = problem_of(lambda: desk.campaigns.sign_off(head, review, TODAY, CLERK, "ไม่ว่าง"))
    assert refused is Problem.NOTHING_DECIDED
    decide(desk, ids, review, "school.user", Decision.UNSURE)
    assert desk.campaigns.detail(head, review).may_sign


def test_rows_without_an_answer_need_a_reason_and_go_on_to_a_follow_up(
    desk: Desk, head: Actor, ids: OfficeIds, review: int
) -> None:
    decide(desk, ids, review, "school.user", Decision.UNSURE, "รอคำสั่งใหม่")
    without_report(desk, ids, review)
    refused = refusal(lambda: desk.campaigns.sign_off(head, review, TODAY, CLERK))
    assert (refused.problem, refused.field) == (Problem.EMPTY, "unanswered_reason")
    desk.campaigns.sign_off(head, review, TODAY, CLERK, "รอคำสั่ง")

    (unit,) = [each for each in desk.campaigns.overview(head) if each.unit.id == ids.school.unit]
    (follow_up,) = [each.review for each in unit.open]
    assert (follow_up.kind, follow_up.parent_id) == (ReviewKind.FOLLOW_UP, review)
    rows = rows_of(desk, ids, follow_up.id)
    assert {name: (row.decision, row.note) for name, row in rows.items()} == {
        "school.user": (None, "รอคำสั่งใหม่"),
        "school.head": (None, ""),
    }
    assert desk.campaigns.removals(head) == ()
    answered(desk, ids, follow_up.id)
    desk.campaigns.sign_off(head, follow_up.id, TODAY, CLERK)
    assert desk.campaigns.detail(head, follow_up.id).open_points == ()


def test_nothing_of_a_signed_review_changes_any_more(desk: Desk, head: Actor, ids: OfficeIds, review: int) -> None:
    signed(desk, ids, answered(desk, ids, review))
    before = desk.campaigns.detail(head, review)
    one = [before.rows[0].id]
    calls: list[Callable[[], object]] = [
        lambda: desk.campaigns.decide(head, review, one, Decision.REMOVE),
        lambda: desk.campaigns.undo(head, review),
        lambda: desk.campaigns.take_report(head, review, report(("x", PAYMENTS))),
        lambda: desk.campaigns.without_report(head, review, "ปิด", TODAY, [ReportRow(PAYMENTS, "x", "")]),
        lambda: desk.campaigns.sign_off(head, review, TODAY, CLERK),
    ]
    assert {problem_of(call) for call in calls} == {Problem.REVIEW_SIGNED}
    assert desk.campaigns.detail(head, review) == before
    assert {before.may_decide, before.may_sign, before.can_undo, before.may_bring_report} == {False}


def test_the_day_of_the_sign_off_lies_between_the_start_and_today(
    desk: Desk, head: Actor, ids: OfficeIds, review: int
) -> None:
    without_report(desk, ids, answered(desk, ids, review))

    def on(days: int) -> Problem:
        return problem_of(lambda: desk.campaigns.sign_off(head, review, TODAY + timedelta(days=days), CLERK))

    assert (on(1), on(-1)) == (Problem.DATE_IN_FUTURE, Problem.END_BEFORE_START)


def test_a_review_in_which_no_row_is_the_heads_own_needs_one_signature(desk: Desk, head: Actor, ids: OfficeIds) -> None:
    small = desk.campaigns.start(head, ids.school.unit, ReviewKind.TRANSFER, ids.school.user).id
    assert desk.campaigns.detail(head, small).open_points == (OpenPoint.NOTHING_DECIDED, OpenPoint.UNANSWERED)
    decide(desk, ids, small, "school.user", Decision.KEEP)
    desk.campaigns.sign_off(head, small, TODAY)
    assert desk.campaigns.detail(head, small).review.second is None


def test_who_is_only_in_the_report_is_added_and_goes_with_the_report(
    desk: Desk, head: Actor, ids: OfficeIds, review: int
) -> None:
    desk.register.add_account(head, AccountDraft(ids.school.newcomer, "school.new"))
    desk.campaigns.take_report(head, review, report(("stranger", PAYMENTS), ("school.user", PAYMENTS)))
    assert set(rows_of(desk, ids, review)) >= {"school.head", "school.user", "stranger"}
    desk.campaigns.take_report(head, review, report(("school.user", PAYMENTS)))
    assert "stranger" not in rows_of(desk, ids, review)
