"""A report beside the register: what is accepted is one transaction, and can be undone exactly."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from elaas_desk.changes import Changed
from elaas_desk.domain.accounts import KnownBy
from elaas_desk.domain.actors import Actor
from elaas_desk.domain.drafts import AccountDraft, PasswordChangeDraft
from elaas_desk.domain.piles import Pile
from elaas_desk.domain.reconcile_values import Entry, Remedy, RemedyKind, Way
from elaas_desk.domain.removals import Proof, Removal, RemovalOrigin
from elaas_desk.domain.report import Report, ReportColumn, ReportRow
from elaas_desk.domain.review_rows import Decision
from elaas_desk.errors import Problem
from elaas_desk.services.desk import Desk
from elaas_desk.services.report_keeping import TakenReport
from tests.services.office import TODAY, Clock, OfficeIds, audit_lines, problem_of
from tests.services.review_steps import CLERK, PAYMENTS, STORES, answered, begun, decide, signed

USER = "นายกิตติศักดิ์ ศรีสุวรรณ"
HEAD_ROW = ReportRow("ดูรายงานผู้บริหาร", "lao.head", "นางสาวพิมพ์ชนก แก้วประเสริฐ")
ROWS = (ReportRow(PAYMENTS, "lao.user", USER), HEAD_ROW)
GHOST = ReportRow(STORES, "somsri.k", "นางสมศรี ขยัน", "เจ้าพนักงานพัสดุ")
TABLES = ("groups", "people", "accounts", "memberships", "removals")


def taken(*rows: ReportRow, as_of: date = TODAY, content: bytes = b"report") -> TakenReport:
    return TakenReport("รายงาน.xlsx", content, as_of, rows)


def imported(desk: Desk, head: Actor, ids: OfficeIds, *rows: ReportRow, as_of: date = TODAY) -> int:
    return desk.reconciling.import_report(head, taken(*rows, as_of=as_of), ids.lao.unit).id


def entries(desk: Desk, actor: Actor, import_id: int) -> dict[str, Entry]:
    return {entry.key: entry for entry in desk.reconciling.piles(actor, import_id).entries}


def offered(desk: Desk, actor: Actor, import_id: int, *kinds: RemedyKind) -> list[Remedy]:
    """All corrections that are offered, or those of some kinds."""
    found = (remedy for entry in entries(desk, actor, import_id).values() for remedy in entry.remedies)
    return [each for each in found if (each.kind in kinds if kinds else each.way is Way.CORRECTION)]


def contents(desk: Desk, head: Actor) -> dict[str, tuple[Any, ...]]:
    """Everything that corrections touch, without the versions of the rows."""
    with desk.database.work(head, desk.clock()) as work:
        return {name: tuple(replace(each, version=1) for each in getattr(work, name).all()) for name in TABLES}


def removals(desk: Desk, head: Actor) -> list[Removal]:
    with desk.database.work(head, desk.clock()) as work:
        return list(work.removals.all())


def done(desk: Desk, head: Actor, ids: OfficeIds, on: date, **other: Any) -> int:
    """A removal of the user from the group of payments that was recorded as done."""
    plain = Removal(
        0, "lao.user", PAYMENTS, RemovalOrigin.RECORD, on, "", ids.lao.unit, ids.lao.user, ids.lao.account, ids.payments
    )
    with desk.database.work(head, desk.clock()) as work:
        for held in work.memberships.of_account(ids.lao.account):
            work.memberships.save(replace(held, until=on))
        removal_id = work.removals.add(replace(plain, **({"done_on": on} | other)))
        work.commit()
    return removal_id


def proof(desk: Desk, head: Actor, removal_id: int) -> Proof | None:
    return next(each.proof for each in removals(desk, head) if each.id == removal_id)


# piles


def test_a_report_is_compared_without_being_kept(desk: Desk, head: Actor, ids: OfficeIds) -> None:
    before = len(audit_lines(desk.database))
    found = desk.reconciling.compare(head, Report((*ROWS, GHOST)), TODAY, ids.lao.unit)
    assert {entry.key: entry.pile for entry in found.entries} == {
        "lao.head": Pile.OTHER_GROUPS,
        "lao.user": Pile.SAME,
        "somsri.k": Pile.ONLY_IN_REPORT,
    }
    assert desk.reconciling.imports(head) == ()
    assert len(audit_lines(desk.database)) == before


def test_a_report_is_kept_with_its_sum_and_seen_by_its_unit(
    desk: Desk, head: Actor, school_head: Actor, ids: OfficeIds
) -> None:
    import_id = imported(desk, head, ids, *ROWS)
    (kept,) = desk.reconciling.imports(head)
    assert (kept.id, kept.name, kept.size, kept.row_count, kept.unit_id) == (
        import_id,
        "รายงาน.xlsx",
        6,
        2,
        ids.lao.unit,
    )
    assert kept.sha256 == "ebdd8a3ed6ad25e4a4a3c5a0dd6c4e7dd8e7a0ba2bdbb5dea4a73bb7a7ab4bfe" or len(kept.sha256) == 64
    assert desk.reconciling.imports(school_head) == ()
    assert problem_of(lambda: desk.reconciling.piles(school_head, import_id)) is Problem.OTHER_UNIT


def test_a_report_of_a_day_to_come_or_without_a_user_is_refused(desk: Desk, head: Actor) -> None:
    to_come = taken(*ROWS, as_of=TODAY + timedelta(days=1))
    assert problem_of(lambda: desk.reconciling.import_report(head, to_come)) is Problem.DATE_IN_FUTURE
    assert problem_of(lambda: desk.reconciling.import_report(head, taken())) is Problem.NOTHING_CHOSEN


def test_a_report_is_held_beside_the_register_of_its_own_day(desk: Desk, head: Actor, ids: OfficeIds) -> None:
    earlier = TODAY - timedelta(days=5)
    import_id = imported(desk, head, ids, *ROWS, as_of=earlier)
    desk.register.remove_from_groups(head, ids.lao.account, [ids.payments], TODAY, "โอนย้าย")
    assert entries(desk, head, import_id)["lao.user"].pile is Pile.SAME


# accepting


def test_what_the_columns_of_a_layout_mean_is_remembered(desk: Desk, head: Actor, auditor: Actor) -> None:
    assert desk.reconciling.columns_of(auditor, "layout") is None
    columns = {0: ReportColumn.GROUP, 3: ReportColumn.USERNAME}
    desk.reconciling.remember_columns(head, "layout", {0: ReportColumn.NAME})
    desk.reconciling.remember_columns(head, "layout", columns)
    assert desk.reconciling.columns_of(auditor, "layout") == columns


def test_nothing_changes_before_it_is_accepted(desk: Desk, head: Actor, ids: OfficeIds) -> None:
    before = contents(desk, head)
    import_id = imported(desk, head, ids, *ROWS, GHOST)
    desk.reconciling.piles(head, import_id)
    assert contents(desk, head) == before


def test_an_accepted_person_has_the_account_and_its_groups(desk: Desk, head: Actor, ids: OfficeIds) -> None:
    import_id = imported(desk, head, ids, *ROWS, GHOST, replace(GHOST, group="งานทะเบียนทรัพย์สิน"))
    added = desk.reconciling.accept(head, import_id, offered(desk, head, import_id, RemedyKind.ADD_PERSON))
    assert Changed.PEOPLE | Changed.ACCOUNTS | Changed.GROUPS in added.changed
    person = next(each for each in desk.register.people(head) if each.name.last == "ขยัน")
    detail = desk.register.detail(head, person.id)
    assert detail.account is not None
    assert detail.account.username == "somsri.k"
    assert {held.group.name for held in detail.held} == {STORES, "งานทะเบียนทรัพย์สิน"}
    assert all("ตามรายงาน New e-LAAS ของวันที่ 23 พ.ย. 2569" in held.membership.why for held in detail.held)
    assert entries(desk, head, import_id)["somsri.k"].pile is Pile.SAME


def test_all_corrections_are_one_transaction_with_its_audit_lines(desk: Desk, head: Actor, ids: OfficeIds) -> None:
    import_id = imported(desk, head, ids, HEAD_ROW, GHOST)
    before = len(audit_lines(desk.database))
    desk.reconciling.accept(
        head, import_id, offered(desk, head, import_id, RemedyKind.ADD_PERSON, RemedyKind.CLOSE_ACCOUNT)
    )
    lines = audit_lines(desk.database)[before:]
    assert {line.subject for line in lines} == {"people", "accounts", "memberships", "removals"}
    assert {line.at for line in lines} == {lines[0].at}


def test_a_correction_that_is_no_longer_offered_changes_nothing(desk: Desk, head: Actor, ids: OfficeIds) -> None:
    import_id = imported(desk, head, ids, *ROWS, GHOST)
    chosen = offered(desk, head, import_id)
    desk.register.add_account(head, AccountDraft(ids.lao.newcomer, "somsri.k"))
    before = contents(desk, head)
    assert problem_of(lambda: desk.reconciling.accept(head, import_id, chosen)) is Problem.CHANGED_MEANWHILE
    assert contents(desk, head) == before


def test_a_user_name_that_changed_is_one_correction_on_both_sides(desk: Desk, head: Actor, ids: OfficeIds) -> None:
    import_id = imported(desk, head, ids, HEAD_ROW, ReportRow(PAYMENTS, "kittisak.s", USER))
    rename = offered(desk, head, import_id, RemedyKind.CHANGE_USERNAME)
    assert (len(rename), len(set(rename))) == (2, 1)
    desk.reconciling.accept(head, import_id, rename)
    found = entries(desk, head, import_id)
    assert found["kittisak.s"].pile is Pile.SAME
    assert "lao.user" not in found


def test_only_corrections_can_be_accepted(desk: Desk, head: Actor, ids: OfficeIds) -> None:
    import_id = imported(desk, head, ids, *ROWS, GHOST)
    remove = offered(desk, head, import_id, RemedyKind.REMOVE_USER)
    assert problem_of(lambda: desk.reconciling.accept(head, import_id, remove)) is Problem.NOT_A_CHOICE
    assert problem_of(lambda: desk.reconciling.accept(head, import_id, [])) is Problem.NOTHING_CHOSEN


def test_a_head_of_a_unit_enters_people_but_no_groups(desk: Desk, school_head: Actor, ids: OfficeIds) -> None:
    rows = (ReportRow(PAYMENTS, "school.user", USER), ReportRow("งานใหม่", "school.user", USER), GHOST)
    import_id = desk.reconciling.import_report(school_head, taken(*rows)).id
    add_group = offered(desk, school_head, import_id, RemedyKind.ADD_GROUP)
    add_person = offered(desk, school_head, import_id, RemedyKind.ADD_PERSON)
    assert problem_of(lambda: desk.reconciling.accept(school_head, import_id, add_group)) is Problem.NOT_ALLOWED
    desk.reconciling.accept(school_head, import_id, add_person)
    assert "ขยัน" in {person.name.last for person in desk.register.people(school_head)}


def test_who_is_out_of_a_group_leaves_a_removal_that_the_report_proves(desk: Desk, head: Actor, ids: OfficeIds) -> None:
    import_id = imported(desk, head, ids, HEAD_ROW)
    desk.reconciling.accept(head, import_id, offered(desk, head, import_id, RemedyKind.CLOSE_ACCOUNT))
    (removal,) = removals(desk, head)
    assert (removal.username, removal.group_name, removal.done_on) == ("lao.user", PAYMENTS, TODAY)
    assert (removal.proof, removal.proof_import_id) == (Proof.PROVED, import_id)


def test_a_removal_that_was_ordered_before_is_completed(desk: Desk, head: Actor, ids: OfficeIds) -> None:
    review_id = begun(desk, ids, ids.lao.unit)
    decide(desk, ids, review_id, "lao.user", Decision.REMOVE)
    signed(desk, ids, review_id, "รอข้อมูล")
    import_id = imported(desk, head, ids, HEAD_ROW)
    batch = desk.reconciling.accept(head, import_id, offered(desk, head, import_id, RemedyKind.END_MEMBERSHIP)).id
    (removal,) = removals(desk, head)
    assert (removal.origin, removal.done_on, removal.proof) == (RemovalOrigin.REVIEW, TODAY, Proof.PROVED)
    desk.reconciling.undo(head, batch)
    (removal,) = removals(desk, head)
    assert (removal.done_on, removal.proof) == (None, None)


# undoing


@pytest.mark.parametrize(
    "rows",
    [
        (*ROWS, GHOST, replace(GHOST, group="งานทะเบียนทรัพย์สิน")),
        (HEAD_ROW,),
        (replace(ROWS[0], name="นายกิตติศักดิ์ ใจดี", username="LAO.User", position="ครู"), HEAD_ROW),
        (replace(ROWS[0], group=STORES), replace(HEAD_ROW, group="ผู้บันทึกฎีกาฯ")),
        (replace(ROWS[0], status="ยกเลิก"), HEAD_ROW),
        (replace(ROWS[0], username="kittisak.s"), HEAD_ROW),
        (ReportRow(PAYMENTS, "namphueng.c", "นางสาวน้ำผึ้ง ชื่นใจ"), *ROWS),
    ],
    ids=["new user", "gone", "other name", "other groups", "cancelled", "other user name", "second person"],
)
def test_undoing_gives_the_register_back_what_it_held(
    desk: Desk, head: Actor, ids: OfficeIds, rows: tuple[ReportRow, ...]
) -> None:
    import_id = imported(desk, head, ids, *rows)
    before = contents(desk, head)
    chosen = [
        next(each for each in difference.remedies if each.way is Way.CORRECTION)
        for entry in entries(desk, head, import_id).values()
        for difference in entry.differences
        if any(each.way is Way.CORRECTION for each in difference.remedies)
    ]
    batch = desk.reconciling.accept(head, import_id, chosen).id
    assert contents(desk, head) != before
    assert [each.batch for each in desk.reconciling.batches(head, import_id)] == [batch]
    desk.reconciling.undo(head, batch)
    assert contents(desk, head) == before
    assert desk.reconciling.batches(head, import_id) == ()
    assert desk.audit.verify(head).intact


def test_a_batch_is_undone_once(desk: Desk, head: Actor, ids: OfficeIds) -> None:
    import_id = imported(desk, head, ids, HEAD_ROW)
    batch = desk.reconciling.accept(head, import_id, offered(desk, head, import_id, RemedyKind.CLOSE_ACCOUNT)).id
    desk.reconciling.undo(head, batch)
    assert problem_of(lambda: desk.reconciling.undo(head, batch)) is Problem.CHANGED_MEANWHILE
    assert problem_of(lambda: desk.reconciling.undo(head, batch + 1)) is Problem.NOT_FOUND


def test_what_was_changed_since_is_not_undone(desk: Desk, head: Actor, ids: OfficeIds) -> None:
    import_id = imported(desk, head, ids, *ROWS, GHOST)
    batch = desk.reconciling.accept(head, import_id, offered(desk, head, import_id, RemedyKind.ADD_PERSON)).id
    account = next(
        each.account for each in desk.register.entries(head) if each.account and each.account.username == "somsri.k"
    )
    desk.register.record_password_change(head, PasswordChangeDraft((account.id,), TODAY, KnownBy.TOLD))
    before = contents(desk, head)
    assert problem_of(lambda: desk.reconciling.undo(head, batch)) is Problem.CHANGED_MEANWHILE
    assert contents(desk, head) == before


def test_what_others_refer_to_by_now_is_not_taken_away(desk: Desk, head: Actor, ids: OfficeIds) -> None:
    import_id = imported(desk, head, ids, *ROWS, GHOST)
    batch = desk.reconciling.accept(head, import_id, offered(desk, head, import_id, RemedyKind.ADD_PERSON)).id
    person = next(each for each in desk.register.people(head) if each.name.last == "ขยัน")
    account = desk.register.detail(head, person.id).account
    assert account is not None
    desk.groups.add_member(head, account.id, ids.payments, TODAY, "ตรวจพบในระบบ")
    before = contents(desk, head)
    assert problem_of(lambda: desk.reconciling.undo(head, batch)) is Problem.CHANGED_MEANWHILE
    assert contents(desk, head) == before


def test_two_batches_are_undone_in_any_order_that_nothing_else_stands_on(
    desk: Desk, head: Actor, ids: OfficeIds
) -> None:
    import_id = imported(desk, head, ids, HEAD_ROW, GHOST)
    before = contents(desk, head)
    first = desk.reconciling.accept(head, import_id, offered(desk, head, import_id, RemedyKind.CLOSE_ACCOUNT)).id
    second = desk.reconciling.accept(head, import_id, offered(desk, head, import_id, RemedyKind.ADD_PERSON)).id
    assert [each.batch for each in desk.reconciling.batches(head, import_id)] == [second, first]
    desk.reconciling.undo(head, first)
    desk.reconciling.undo(head, second)
    assert contents(desk, head) == before


def test_after_the_sign_off_nothing_is_accepted_or_undone(desk: Desk, head: Actor, ids: OfficeIds) -> None:
    review_id = begun(desk, ids, ids.lao.unit)
    desk.campaigns.take_report(head, review_id, taken(*ROWS, GHOST))
    import_id = desk.reconciling.imports(head)[0].id
    chosen = offered(desk, head, import_id)
    batch = desk.reconciling.accept(head, import_id, offered(desk, head, import_id, RemedyKind.ADD_PERSON)).id
    (shown,) = desk.campaigns.detail(head, review_id).batches
    assert shown.batch == batch
    desk.reconciling.undo(head, batch)
    batch = desk.reconciling.accept(head, import_id, offered(desk, head, import_id, RemedyKind.ADD_PERSON)).id
    desk.campaigns.sign_off(head, answered(desk, ids, review_id), TODAY, CLERK)
    assert problem_of(lambda: desk.reconciling.undo(head, batch)) is Problem.REVIEW_SIGNED
    assert problem_of(lambda: desk.reconciling.accept(head, import_id, chosen)) is Problem.REVIEW_SIGNED


# proof


def test_a_removal_is_proved_by_a_report_that_no_longer_shows_it(desk: Desk, head: Actor, ids: OfficeIds) -> None:
    removal_id = done(desk, head, ids, TODAY - timedelta(days=3))
    imported(desk, head, ids, HEAD_ROW)
    assert proof(desk, head, removal_id) is Proof.PROVED


def test_a_removal_is_not_proved_while_the_report_shows_it_and_proved_later(
    desk: Desk, head: Actor, ids: OfficeIds, clock: Clock
) -> None:
    removal_id = done(desk, head, ids, TODAY)
    imported(desk, head, ids, *ROWS)
    assert proof(desk, head, removal_id) is Proof.NOT_PROVED
    clock.pass_by(days=2)
    imported(desk, head, ids, HEAD_ROW, as_of=TODAY + timedelta(days=2))
    assert proof(desk, head, removal_id) is Proof.PROVED


def test_the_report_of_a_review_proves_as_well(desk: Desk, head: Actor, ids: OfficeIds) -> None:
    removal_id = done(desk, head, ids, TODAY - timedelta(days=3))
    review_id = begun(desk, ids, ids.lao.unit)
    desk.campaigns.take_report(head, review_id, taken(HEAD_ROW))
    assert proof(desk, head, removal_id) is Proof.PROVED
