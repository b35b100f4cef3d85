"""The notice of removal (4.2) and the sheet to sign for clauses 3.1 to 3.4: what stands on them, and the archive."""

from __future__ import annotations

from datetime import timedelta
from functools import partial

import pypdfium2
import pytest

from elaas_desk.domain.actors import Actor
from elaas_desk.domain.drafts import AccountDraft, LeaveDraft
from elaas_desk.domain.governance_papers import Acknowledgement, RemovalNotice
from elaas_desk.domain.people import LeaveReason
from elaas_desk.domain.requests import IssuedDocument, PaperKind
from elaas_desk.errors import Problem
from elaas_desk.services.desk import Desk
from elaas_desk.services.leaver_papers import acknowledgement, removal_notice, what_to_remove
from elaas_desk.services.request_checks import paper_facts
from tests.services.office import TODAY, OfficeIds, audit_lines, policy, problem_of

TEN_AGO = TODAY - timedelta(days=10)


def words_of(content: bytes) -> str:
    """All that stands on the pages, in one line."""
    pages = pypdfium2.PdfDocument(content)
    return " ".join(page.get_textpage().get_text_range() for page in pages).replace("\r\n", " ")


def content_of(desk: Desk, head: Actor, issued: IssuedDocument) -> str:
    return words_of(desk.documents.content(head, issued.id))


def notice_of(desk: Desk, head: Actor, person_id: int) -> RemovalNotice:
    with desk.database.work(head, desk.clock()) as work:
        removing = what_to_remove(work, work.people.get(person_id), TODAY)
        return removal_notice(paper_facts(work, policy(), TODAY), removing)


def sheet_of(desk: Desk, head: Actor, *person_ids: int) -> Acknowledgement:
    with desk.database.work(head, desk.clock()) as work:
        people = [work.people.get(each) for each in person_ids]
        accounts = {each.person_id: each for each in work.accounts.all()}
        return acknowledgement(paper_facts(work, policy(), TODAY), people, accounts, [each.unit_id for each in people])


@pytest.fixture
def gone(desk: Desk, head: Actor, ids: OfficeIds) -> int:
    """The user left ten days ago and is still in a group."""
    desk.register.leave(head, LeaveDraft(ids.lao.user, LeaveReason.TRANSFER, TEN_AGO, "135/2569"))
    return ids.lao.user


# the notice of removal


def test_the_notice_names_who_why_since_when_and_each_group(desk: Desk, head: Actor, gone: int) -> None:
    value = notice_of(desk, head, gone)

    assert (value.user.full_name, value.user.username) == ("นายกิตติศักดิ์  ศรีสุวรรณ", "lao.user")
    assert (value.reason, value.last_day, value.order_number) == ("โอนย้าย", TEN_AGO, "135/2569")
    assert [(each.group, each.removed_on) for each in value.groups] == [("ผู้บันทึกฎีกา", None)]
    assert value.addressee == "ปลัดองค์การบริหารส่วนตำบลบ้านใหม่"
    assert (value.head.full_name, value.head.position) == (
        "นางสาวพิมพ์ชนก  แก้วประเสริฐ",
        "ผู้อำนวยการกองคลังองค์การบริหารส่วนตำบลบ้านใหม่",
    )
    assert (value.agency, value.number) == ("กองคลัง องค์การบริหารส่วนตำบลบ้านใหม่", "สพ 72101/")


def test_what_is_issued_is_archived_with_the_person_and_can_be_read_again(desk: Desk, head: Actor, gone: int) -> None:
    shown = desk.documents.preview_removal_notice(head, gone)
    issued = desk.documents.issue_removal_notice(head, gone)
    read = content_of(desk, head, issued)

    assert (issued.kind, issued.person_id, issued.request_id) == (PaperKind.REMOVAL_NOTICE, gone, None)
    assert desk.documents.issued(head)[0] == issued
    assert desk.documents.content(head, issued.id) == shown.content
    assert "ศรีสุวรรณ" in read
    assert "lao.user" in read


def test_a_preview_stores_nothing(desk: Desk, head: Actor, gone: int, ids: OfficeIds) -> None:
    before = audit_lines(desk.database)
    desk.documents.preview_removal_notice(head, gone)
    desk.documents.preview_acknowledgement(head, [ids.lao.user])

    assert audit_lines(desk.database) == before


def test_a_notice_after_the_removal_says_when_each_group_was_left(
    desk: Desk, head: Actor, ids: OfficeIds, gone: int
) -> None:
    desk.register.remove_from_groups(head, ids.lao.account, [ids.payments], TODAY, "", close=True)

    assert [(each.group, each.removed_on) for each in notice_of(desk, head, gone).groups] == [("ผู้บันทึกฎีกา", TODAY)]


def test_of_somebody_who_stays_only_what_no_duty_justifies_is_named(desk: Desk, head: Actor, ids: OfficeIds) -> None:
    assert problem_of(lambda: desk.documents.issue_removal_notice(head, ids.school.user)) is Problem.NOT_LEFT
    desk.register.end_duty(head, ids.school.assignment, TEN_AGO)
    value = notice_of(desk, head, ids.school.user)

    assert (value.reason, value.last_day) == ("สิ้นสุดหน้าที่ที่ได้รับมอบหมาย", TEN_AGO)
    assert [each.group for each in value.groups] == ["ผู้บันทึกฎีกา"]
    assert (value.agency, value.addressee) == ("โรงเรียนอนุบาลบ้านใหม่", "")
    assert value.head.position == "หัวหน้าหน่วยงานคลังของโรงเรียนอนุบาลบ้านใหม่"


def test_a_notice_is_offered_for_just_those_for_whom_it_is_not_refused(
    desk: Desk, head: Actor, school_head: Actor, ids: OfficeIds, gone: int
) -> None:
    desk.register.end_duty(head, ids.school.assignment, TEN_AGO)
    offered = desk.notices.removable(head)

    assert {gone, ids.school.user} <= offered
    for entry in desk.register.entries(head):
        person_id = entry.person.id
        if person_id in offered:
            assert desk.documents.preview_removal_notice(head, person_id).content
        else:
            assert problem_of(partial(desk.documents.preview_removal_notice, head, person_id)) is Problem.NOT_LEFT
    assert desk.notices.removable(school_head) == {ids.school.user}


def test_of_an_office_in_order_nobody_is_to_be_noticed(desk: Desk, head: Actor) -> None:
    assert desk.notices.removable(head) == frozenset()


def test_the_removal_of_the_clerk_goes_to_the_executive(desk: Desk, head: Actor, ids: OfficeIds) -> None:
    desk.register.add_account(head, AccountDraft(ids.clerk, "clerk.baanmai", group_ids=frozenset({ids.reports})))
    desk.register.leave(head, LeaveDraft(ids.clerk, LeaveReason.TRANSFER, TEN_AGO, "135/2569"))

    assert notice_of(desk, head, ids.clerk).addressee == "นายกองค์การบริหารส่วนตำบลบ้านใหม่"


# the sheet to sign


def test_the_sheet_of_one_person_holds_every_clause_in_full(desk: Desk, head: Actor, ids: OfficeIds) -> None:
    value = sheet_of(desk, head, ids.lao.user)

    assert [clause.number for clause in value.clauses] == ["3.1", "3.2", "3.3", "3.4.1", "3.4.2"]
    assert all(clause.text == policy().clauses[clause.number].text for clause in value.clauses)
    assert (value.written_at, value.dated) == ("องค์การบริหารส่วนตำบลบ้านใหม่", None)
    assert value.people[0].username == "lao.user"
    assert value.witness.full_name == "นางสาวพิมพ์ชนก  แก้วประเสริฐ"


def test_the_list_of_a_unit_is_witnessed_by_its_own_head(desk: Desk, head: Actor, ids: OfficeIds) -> None:
    value = sheet_of(desk, head, ids.school.user, ids.school.head)

    assert value.written_at == "โรงเรียนอนุบาลบ้านใหม่"
    assert value.witness.position == "หัวหน้าหน่วยงานคลังของโรงเรียนอนุบาลบ้านใหม่"


def test_a_list_over_several_units_belongs_to_the_office_in_thai_order(desk: Desk, head: Actor, ids: OfficeIds) -> None:
    issued = desk.documents.issue_acknowledgement(head, [ids.school.head, ids.lao.user])
    read = content_of(desk, head, issued)

    assert (issued.kind, issued.person_id, issued.unit_id) == (PaperKind.ACKNOWLEDGEMENT, None, ids.lao.unit)
    assert read.index("กิตติศักดิ์") < read.index("พิมพ์ชนก")
    assert "ข้อ ๓.๔.๒" in read


def test_the_sheet_of_one_person_belongs_to_the_person(desk: Desk, school_head: Actor, ids: OfficeIds) -> None:
    issued = desk.documents.issue_acknowledgement(school_head, [ids.school.user])

    assert (issued.person_id, issued.unit_id) == (ids.school.user, ids.school.unit)
    mixed = [ids.school.user, ids.nursery.user]
    assert problem_of(lambda: desk.documents.issue_acknowledgement(school_head, mixed)) is Problem.OTHER_UNIT


def test_a_sheet_for_nobody_is_refused(desk: Desk, head: Actor) -> None:
    assert problem_of(lambda: desk.documents.issue_acknowledgement(head, [])) is Problem.NOTHING_CHOSEN
