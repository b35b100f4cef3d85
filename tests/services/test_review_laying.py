"""A report laid beside the users of a review (circular 4): five piles, flags, another report in place of the former."""

from __future__ import annotations

from datetime import timedelta

import pytest

from elaas_desk.domain.actors import Actor
from elaas_desk.domain.drafts import AccountDraft, LeaveDraft
from elaas_desk.domain.people import LeaveReason
from elaas_desk.domain.piles import Pile
from elaas_desk.domain.report import ReportRow
from elaas_desk.domain.review_rows import Decision, Flag
from elaas_desk.domain.reviews import ReviewKind
from elaas_desk.errors import Problem
from elaas_desk.services.desk import Desk
from elaas_desk.services.review_laying import GONE
from tests.services.office import TODAY, Clock, OfficeIds, problem_of
from tests.services.review_steps import CLERK, PAYMENTS, STORES, begun, decide, report, rows_of

USER = "นายกิตติศักดิ์ ศรีสุวรรณ"
HEAD = "นางสาวพิมพ์ชนก แก้วประเสริฐ"
IN_ORDER = ReportRow(PAYMENTS, "school.user", USER)


@pytest.fixture
def review(desk: Desk, ids: OfficeIds) -> int:
    """A review of the school that was just started."""
    return begun(desk, ids, ids.school.unit)


def lay(desk: Desk, head: Actor, review_id: int, *rows: ReportRow) -> None:
    desk.campaigns.take_report(head, review_id, report(rows=rows))


def piles(desk: Desk, ids: OfficeIds, review_id: int) -> dict[str, Pile]:
    return {name: row.pile for name, row in rows_of(desk, ids, review_id).items()}


def test_each_user_lies_in_the_pile_that_the_report_gives(desk: Desk, head: Actor, ids: OfficeIds) -> None:
    for person, name in ((ids.school.newcomer, "school.new"), (ids.lao.newcomer, "lao.new")):
        desk.register.add_account(head, AccountDraft(person, name, group_ids=frozenset({ids.payments})))
    review = begun(desk, ids, ids.school.unit)
    lay(
        desk,
        head,
        review,
        IN_ORDER,
        ReportRow(STORES, "School.New", "นางสาวน้ำผึ้ง ชื่นใจ"),
        ReportRow(PAYMENTS, "x1", "นายไม่ทราบ ที่มา"),
    )
    assert piles(desk, ids, review) == {
        "school.user": Pile.SAME,
        "school.new": Pile.OTHER_GROUPS,
        "school.head": Pile.ONLY_IN_REGISTER,
        "x1": Pile.ONLY_IN_REPORT,
    }
    counted = {each.pile: each.total for each in desk.campaigns.detail(head, review).piles}
    assert counted == dict.fromkeys(Pile, 1) | {Pile.OTHER_PERSON_OR_STATE: 0}


def test_another_person_behind_a_user_name_cannot_be_confirmed_in_passing(
    desk: Desk, head: Actor, ids: OfficeIds, review: int
) -> None:
    lay(desk, head, review, ReportRow(PAYMENTS, "school.user", "นางสาวมานี มีนา"))
    row = rows_of(desk, ids, review)["school.user"]
    assert (row.pile, row.flags) == (Pile.OTHER_PERSON_OR_STATE, (Flag.OTHER_PERSON,))
    assert row.differences == ("New e-LAAS ระบุชื่อ นางสาวมานี มีนา",)


def test_a_right_that_new_elaas_alone_has_is_judged_like_any_other(
    desk: Desk, head: Actor, ids: OfficeIds, review: int
) -> None:
    lay(
        desk, head, review, IN_ORDER, ReportRow(STORES, "school.user", USER), ReportRow("งบประมาณ", "school.user", USER)
    )
    row = rows_of(desk, ids, review)["school.user"]
    assert row.reported == ("งบประมาณ", PAYMENTS, STORES)
    assert row.flags == (Flag.NO_DUTY, Flag.UNKNOWN_GROUP)


def test_a_group_that_is_spelt_a_little_otherwise_is_told_and_judged_as_the_group_that_it_is_like(
    desk: Desk, head: Actor, ids: OfficeIds, review: int
) -> None:
    lay(desk, head, review, ReportRow("ผู้บันทึกฎีกาา", "school.user", USER))
    row = rows_of(desk, ids, review)["school.user"]
    assert (row.pile, row.flags) == (Pile.OTHER_GROUPS, ())
    assert row.differences == (f"กลุ่ม ผู้บันทึกฎีกาา ชื่อใกล้เคียง {PAYMENTS}",)


def test_a_user_who_is_suspended_in_new_elaas_is_told(desk: Desk, head: Actor, ids: OfficeIds, review: int) -> None:
    lay(desk, head, review, ReportRow(PAYMENTS, "school.user", USER, status="ระงับการใช้งาน"))
    row = rows_of(desk, ids, review)["school.user"]
    assert (row.pile, row.differences) == (Pile.OTHER_PERSON_OR_STATE, ("New e-LAAS ระบุสถานะ ระงับการใช้งาน",))


def test_a_leaver_whose_account_is_closed_and_still_in_new_elaas_is_flagged_as_left(
    desk: Desk, head: Actor, ids: OfficeIds
) -> None:
    desk.register.leave(head, LeaveDraft(ids.school.user, LeaveReason.TRANSFER, TODAY - timedelta(days=2), "1/2569"))
    desk.register.close_account(head, ids.school.account, TODAY)
    review = begun(desk, ids, ids.school.unit)
    lay(desk, head, review, IN_ORDER)
    row = rows_of(desk, ids, review)["school.user"]
    assert (row.pile, row.flags) == (Pile.ONLY_IN_REPORT, (Flag.LEFT, Flag.NOT_IN_REGISTER))
    assert (row.person_id, row.account_id) == (ids.school.user, ids.school.account)
    assert row.differences[0] == "ทะเบียนปิดบัญชีนี้แล้ว"


def test_the_report_is_compared_with_the_snapshot_whatever_happened_since(
    desk: Desk, head: Actor, ids: OfficeIds, review: int, clock: Clock
) -> None:
    clock.pass_by(days=1)
    desk.register.close_account(head, ids.school.account, TODAY + timedelta(days=1))
    lay(desk, head, review, IN_ORDER)
    row = rows_of(desk, ids, review)["school.user"]
    assert (row.pile, [group.name for group in row.groups]) == (Pile.SAME, [PAYMENTS])


def test_what_is_wrong_with_a_user_is_judged_on_the_day_of_the_report_again(
    desk: Desk, head: Actor, ids: OfficeIds, review: int
) -> None:
    assert rows_of(desk, ids, review)["school.user"].flags == ()
    desk.register.end_duty(head, ids.school.assignment, TODAY - timedelta(days=1))
    lay(desk, head, review, IN_ORDER)
    assert rows_of(desk, ids, review)["school.user"].flags == (Flag.NO_DUTY,)


def test_who_got_an_account_since_the_start_is_checked_with_the_rest(
    desk: Desk, head: Actor, ids: OfficeIds, review: int
) -> None:
    draft = AccountDraft(ids.school.newcomer, "school.new", group_ids=frozenset({ids.payments}))
    desk.register.add_account(head, draft)
    lay(desk, head, review, IN_ORDER, ReportRow(PAYMENTS, "school.new", "นางสาวน้ำผึ้ง ชื่นใจ"))
    row = rows_of(desk, ids, review)["school.new"]
    assert (row.pile, row.flags, row.person_id) == (Pile.SAME, (Flag.NO_DUTY,), ids.school.newcomer)
    lay(desk, head, review, IN_ORDER)
    assert piles(desk, ids, review)["school.new"] is Pile.ONLY_IN_REGISTER


def test_another_report_takes_the_place_of_the_former_and_keeps_what_did_not_change(
    desk: Desk, head: Actor, ids: OfficeIds, review: int
) -> None:
    stranger = ReportRow(PAYMENTS, "x1", "นายไม่ทราบ ที่มา")
    lay(desk, head, review, IN_ORDER, stranger, ReportRow(STORES, "school.head", HEAD))
    for name in ("school.user", "x1", "school.head"):
        decide(desk, ids, review, name, Decision.KEEP)
    first = desk.campaigns.detail(head, review).report
    lay(desk, head, review, IN_ORDER, stranger, ReportRow(PAYMENTS, "school.head", HEAD))

    rows = rows_of(desk, ids, review)
    assert {name: row.decision for name, row in rows.items()} == {
        "school.user": Decision.KEEP,
        "x1": Decision.KEEP,
        "school.head": None,
    }
    second = desk.campaigns.detail(head, review).report
    assert first is not None
    assert second is not None
    assert first.id != second.id
    lay(desk, head, review, IN_ORDER)
    assert "x1" not in rows_of(desk, ids, review)


def test_a_report_takes_back_the_reason_why_there_was_none(
    desk: Desk, head: Actor, ids: OfficeIds, review: int
) -> None:
    desk.campaigns.without_report(head, review, "ระบบปิดปรับปรุง", TODAY)
    none = desk.campaigns.detail(head, review)
    assert none.report is not None
    assert (none.review.no_report_reason, none.report.row_count, none.report.sha256) == ("ระบบปิดปรับปรุง", 0, "")
    assert {row.pile for row in none.rows} == {Pile.ONLY_IN_REGISTER}
    lay(desk, head, review, IN_ORDER)
    assert desk.campaigns.detail(head, review).review.no_report_reason == ""


def test_a_typed_list_is_laid_beside_like_a_report(desk: Desk, head: Actor, ids: OfficeIds, review: int) -> None:
    desk.campaigns.without_report(head, review, "ระบบปิดปรับปรุง", TODAY, [IN_ORDER])
    assert piles(desk, ids, review) == {"school.user": Pile.SAME, "school.head": Pile.ONLY_IN_REGISTER}


def test_a_report_without_a_user_or_of_a_coming_day_is_refused(
    desk: Desk, head: Actor, ids: OfficeIds, review: int
) -> None:
    tomorrow = TODAY + timedelta(days=1)
    campaigns = desk.campaigns
    assert problem_of(lambda: campaigns.take_report(head, review, report())) is Problem.NOTHING_CHOSEN
    coming = report(rows=[IN_ORDER], as_of=tomorrow)
    assert problem_of(lambda: campaigns.take_report(head, review, coming)) is Problem.DATE_IN_FUTURE
    assert problem_of(lambda: campaigns.without_report(head, review, "ปิด", tomorrow)) is Problem.DATE_IN_FUTURE
    assert problem_of(lambda: campaigns.without_report(head, review, "  ", TODAY)) is Problem.EMPTY


def test_a_small_review_is_about_its_own_user_alone(desk: Desk, head: Actor, ids: OfficeIds) -> None:
    small = desk.campaigns.start(head, ids.school.unit, ReviewKind.TRANSFER, ids.school.user).id
    lay(desk, head, small, IN_ORDER, ReportRow(STORES, "school.head", HEAD), ReportRow(PAYMENTS, "x1", "นายก ข"))
    assert piles(desk, ids, small) == {"school.user": Pile.SAME}


def test_a_retired_group_is_compared_in_every_unit(desk: Desk, head: Actor, ids: OfficeIds) -> None:
    for place in (ids.lao, ids.school, ids.nursery):
        desk.requests.mark_withdrawn(head, place.sent)  # who asks to leave the group is not checked
    retired = desk.campaigns.start(head, ids.lao.unit, ReviewKind.GROUP_RETIRED, group_id=ids.payments).id
    lay(desk, head, retired, IN_ORDER, ReportRow(PAYMENTS, "nursery.user", USER))
    assert piles(desk, ids, retired) == {
        "school.user": Pile.SAME,
        "nursery.user": Pile.SAME,
        "lao.user": Pile.ONLY_IN_REGISTER,
    }


def test_a_follow_up_may_have_a_report_of_its_own(desk: Desk, head: Actor, ids: OfficeIds, review: int) -> None:
    lay(desk, head, review, IN_ORDER, ReportRow(PAYMENTS, "x1", "นายไม่ทราบ ที่มา"))
    decide(desk, ids, review, "school.user", Decision.KEEP)
    desk.campaigns.sign_off(head, review, TODAY, CLERK, "รอข้อมูล")
    (follow_up,) = [each.review.id for unit in desk.campaigns.overview(head) for each in unit.open]
    lay(desk, head, follow_up, IN_ORDER, ReportRow(STORES, "school.head", HEAD))
    rows = rows_of(desk, ids, follow_up)
    assert set(rows) == {"school.head", "x1"}
    assert (rows["school.head"].pile, rows["school.head"].flags) == (Pile.OTHER_GROUPS, (Flag.NO_DUTY, Flag.OWN_ROW))
    assert (rows["x1"].reported, rows["x1"].differences) == ((), (GONE,))


def test_a_report_that_names_no_user_names_is_matched_by_the_names_of_people(
    desk: Desk, head: Actor, ids: OfficeIds
) -> None:
    review = begun(desk, ids, ids.lao.unit)
    lay(desk, head, review, ReportRow(PAYMENTS, "", "นายไม่ทราบ ที่มา"))
    assert piles(desk, ids, review)["นายไม่ทราบ ที่มา"] is Pile.ONLY_IN_REPORT
