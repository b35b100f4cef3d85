"""Papers: what stands on them, and that the archive keeps what was issued."""

from __future__ import annotations

import hashlib
import io
from dataclasses import replace
from datetime import date

import pypdf
import pytest

from elaas_desk.changes import Changed
from elaas_desk.domain import papers
from elaas_desk.domain.actors import Actor
from elaas_desk.domain.drafts import LeaveDraft, OfficeDraft, UnitDraft
from elaas_desk.domain.offices import OfficeType
from elaas_desk.domain.people import LeaveReason, Post
from elaas_desk.domain.requests import Cause, Change, GroupChange, PaperKind, Reason, RequestDraft, RequestState
from elaas_desk.errors import Problem, UserError
from elaas_desk.services.desk import Desk
from elaas_desk.services.documents import ISSUED, Documents, page_count
from elaas_desk.services.paper_values import due_list, papers_of
from elaas_desk.services.request_checks import paper_facts
from tests.services.office import RENDERERS, TODAY, OfficeIds, audit_lines, person_draft, policy, problem_of, refusal


def shut_out(person_id: int, cause: Cause = Cause.FORGOTTEN, text: str = "") -> RequestDraft:
    """Somebody cannot get in."""
    return RequestDraft(person_id, Reason.CANNOT_SIGN_IN, TODAY, cause=cause, cause_text=text)


def to_stores(ids: OfficeIds, person_id: int) -> RequestDraft:
    """Somebody asks for the group of supplies."""
    line = GroupChange(ids.stores, Change.ADD, "งานพัสดุ", "131/2569", date(2026, 11, 16))
    return RequestDraft(person_id, Reason.CHANGE_RIGHTS, TODAY, (line,))


def values_of(desk: Desk, actor: Actor, draft: RequestDraft, number: str = "๓๐/๒๕๗๐") -> tuple[papers.Paper, ...]:
    """What would stand on the papers of a draft."""
    with desk.database.work(actor, desk.clock()) as work:
        return papers_of(paper_facts(work, policy(), TODAY), draft, number)


def test_a_preview_is_the_paper_and_stores_nothing(desk: Desk, head: Actor, ids: OfficeIds) -> None:
    before = audit_lines(desk.database)
    (paper,) = desk.documents.preview(head, to_stores(ids, ids.lao.user))
    assert (paper.kind, paper.pages) == (PaperKind.FORM2, len(pypdf.PdfReader(io.BytesIO(paper.content)).pages))
    assert audit_lines(desk.database) == before
    assert desk.requests.next_number(head, TODAY) == "๒๗/๒๕๗๐"


def test_a_preview_of_a_group_that_is_not_there_is_refused_plainly(desk: Desk, head: Actor, ids: OfficeIds) -> None:
    unknown = replace(to_stores(ids, ids.lao.user), changes=(GroupChange(999, Change.ADD),))
    assert problem_of(lambda: desk.documents.preview(head, unknown)) is Problem.NOT_FOUND


def test_what_is_issued_is_what_was_shown(desk: Desk, head: Actor, ids: OfficeIds) -> None:
    draft = to_stores(ids, ids.lao.user)
    (shown,) = desk.documents.preview(head, draft)
    request_id = desk.requests.submit(head, draft).id
    (issued,) = desk.documents.issue(head, request_id)
    assert desk.documents.content(head, issued.id) == shown.content


def test_issuing_archives_each_paper_with_its_sum_and_code_and_prints_the_request(
    desk: Desk, head: Actor, ids: OfficeIds
) -> None:
    request_id = desk.requests.submit(head, shut_out(ids.lao.head)).id
    issued = desk.documents.issue(head, request_id)
    assert [each.kind for each in issued] == [PaperKind.LETTER, PaperKind.FORM1]
    values = values_of(desk, head, shut_out(ids.lao.head), "๒๗/๒๕๗๐")
    assert [each.code for each in issued] == [papers.code_of(value) for value in values]
    for each in issued:
        content = desk.documents.content(head, each.id)
        assert each.sha256 == hashlib.sha256(content).hexdigest()
        assert (each.number, each.pages, each.issued_by) == ("๒๗/๒๕๗๐", page_count(content), head.name)
    detail = desk.requests.detail(head, request_id)
    assert detail.request.state is RequestState.PRINTED
    assert detail.documents == issued
    assert Changed.DOCUMENTS in ISSUED


def test_a_paper_that_cannot_be_drawn_leaves_the_request_a_draft(desk: Desk, head: Actor, ids: OfficeIds) -> None:
    def fails(value: papers.Form1) -> bytes:
        raise UserError(Problem.UNKNOWN_GLYPH, char="☃")

    documents = Documents(desk.database, policy(), desk.clock, replace(RENDERERS, form1=fails))
    request_id = desk.requests.submit(head, shut_out(ids.lao.head)).id
    archived, lines = desk.documents.issued(head), audit_lines(desk.database)
    assert problem_of(lambda: documents.issue(head, request_id)) is Problem.UNKNOWN_GLYPH
    assert desk.requests.detail(head, request_id).request.state is RequestState.DRAFT
    assert desk.documents.issued(head) == archived
    assert audit_lines(desk.database) == lines


def test_a_character_that_cannot_be_printed_is_told_with_the_text_that_holds_it(
    desk: Desk, head: Actor, ids: OfficeIds
) -> None:
    draft = shut_out(ids.lao.head, Cause.OTHER, "เครื่องเสีย 漢")
    refused = refusal(lambda: desk.documents.preview(head, draft))
    assert (refused.problem, refused.field) == (Problem.UNKNOWN_GLYPH, None)
    assert refused.values == {"char": "漢", "place": "body[1]"}
    line = replace(to_stores(ids, ids.lao.user).changes[0], duty="งานพัสดุ 漢")
    refused = refusal(
        lambda: desk.documents.preview(head, replace(draft, person_id=ids.lao.user, changes=(line,), cause_text="ลืม"))
    )
    assert refused.values["place"] == "groups[0].duty"


def test_a_signed_request_is_printed_again_from_the_archive_only(desk: Desk, head: Actor, ids: OfficeIds) -> None:
    desk.documents.issue(head, ids.lao.draft)
    assert len(desk.documents.issue(head, ids.lao.draft)) == 1
    desk.requests.mark_signed(head, ids.lao.draft)
    assert problem_of(lambda: desk.documents.issue(head, ids.lao.draft)) is Problem.WRONG_STATE


def test_taking_a_paper_out_is_a_line_in_the_log(desk: Desk, auditor: Actor, ids: OfficeIds) -> None:
    desk.documents.content(auditor, ids.lao.document)
    line = audit_lines(desk.database)[-1]
    assert (line.what, line.subject_id, line.who) == ("document_taken_out", ids.lao.document, auditor.name)


def test_the_due_list_is_archived_with_every_row_of_today(desk: Desk, head: Actor) -> None:
    issued = desk.documents.issue_due_list(head, TODAY)
    reader = pypdf.PdfReader(io.BytesIO(desk.documents.content(head, issued.id)))
    assert (issued.kind, issued.pages) == (PaperKind.DUE_LIST, len(reader.pages))
    assert desk.documents.issued(head)[0] == issued


def test_the_due_list_names_the_unit_of_a_review_once(desk: Desk, head: Actor, ids: OfficeIds) -> None:
    with desk.database.work(head, desk.clock()) as work:
        facts = paper_facts(work, policy(), TODAY)
    rows = due_list(facts, desk.tasks.due(head, TODAY), "").rows
    assert {(row.who, row.unit) for row in rows if row.what == "สอบทานรายชื่อ"} == {
        ("", unit.name) for unit in desk.register.units(head)
    }


def test_form_2_of_the_lao_goes_to_the_post_of_its_finance_head_by_name(
    desk: Desk, head: Actor, ids: OfficeIds
) -> None:
    (form,) = values_of(desk, head, to_stores(ids, ids.lao.user))
    assert isinstance(form, papers.Form2)
    assert form.addressee == "ผู้อำนวยการกองคลังองค์การบริหารส่วนตำบลบ้านใหม่"
    assert form.head == papers.Signatory("นางสาวพิมพ์ชนก  แก้วประเสริฐ", form.addressee)
    assert form.requester is papers.Form2Requester.LAO_USER
    assert form.reason is papers.Form2Reason.CHANGE_RIGHTS
    assert form.groups == (
        papers.GroupLine("เจ้าหน้าที่พัสดุ", papers.GroupChange.ADD, "งานพัสดุ", "131/2569", date(2026, 11, 16)),
    )
    assert (form.written_at, form.person.unit) == ("องค์การบริหารส่วนตำบลบ้านใหม่", "กองคลัง")


def test_form_2_of_a_school_goes_to_the_schools_own_finance_head(desk: Desk, head: Actor, ids: OfficeIds) -> None:
    (form,) = values_of(desk, head, to_stores(ids, ids.school.user))
    assert isinstance(form, papers.Form2)
    assert form.addressee == "หัวหน้าหน่วยงานคลังของโรงเรียนอนุบาลบ้านใหม่"
    assert form.requester is papers.Form2Requester.SUBORDINATE_USER
    assert form.written_at == form.person.unit == "โรงเรียนอนุบาลบ้านใหม่"


@pytest.mark.parametrize(
    ("title", "post"),
    [
        ("", "หัวหน้าหน่วยงานคลังของโรงเรียนอนุบาลบ้านใหม่"),
        ("หัวหน้าหน่วยงานคลัง", "หัวหน้าหน่วยงานคลังของโรงเรียนอนุบาลบ้านใหม่"),
        ("หัวหน้างานการเงิน", "หัวหน้างานการเงินโรงเรียนอนุบาลบ้านใหม่"),
        ("หัวหน้าการเงินโรงเรียนอนุบาลบ้านใหม่", "หัวหน้าการเงินโรงเรียนอนุบาลบ้านใหม่"),
    ],
)
def test_the_addressee_is_a_post_with_its_unit(title: str, post: str, desk: Desk, head: Actor, ids: OfficeIds) -> None:
    desk.register.save_unit(head, ids.school.unit, UnitDraft("โรงเรียนอนุบาลบ้านใหม่", "", title), 1)
    check = desk.requests.check(head, to_stores(ids, ids.school.user))
    (form,) = values_of(desk, head, to_stores(ids, ids.school.user))
    assert isinstance(form, papers.Form2)
    assert check.addressee.post == form.addressee == form.head.position == post


def test_form_2_of_a_schools_finance_head_goes_to_the_lao(desk: Desk, head: Actor, ids: OfficeIds) -> None:
    (form,) = values_of(desk, head, shut_out(ids.school.head, Cause.OTHER, "เครื่องเสีย"))
    assert isinstance(form, papers.Form2)
    assert form.addressee == "ผู้อำนวยการกองคลังองค์การบริหารส่วนตำบลบ้านใหม่"
    assert form.requester is papers.Form2Requester.SUBORDINATE_HEAD
    assert (form.reason, form.cause) == (papers.Form2Reason.CANNOT_GET_IN, "เครื่องเสีย")


def test_a_head_who_has_left_is_not_named_on_a_new_paper(desk: Desk, head: Actor, ids: OfficeIds) -> None:
    yesterday = date(2026, 11, 22)
    desk.register.leave(head, LeaveDraft(ids.lao.head, LeaveReason.TRANSFER, yesterday, "1/2570"))
    (form,) = values_of(desk, head, to_stores(ids, ids.lao.user))
    assert isinstance(form, papers.Form2)
    assert form.head == papers.Signatory("", "ผู้อำนวยการกองคลังองค์การบริหารส่วนตำบลบ้านใหม่")


def test_form_1_says_why_and_names_who_certifies(desk: Desk, head: Actor, ids: OfficeIds) -> None:
    _, form = values_of(desk, head, shut_out(ids.lao.head, Cause.OTHER, "เครื่องอ่านบัตรเสีย"))
    assert isinstance(form, papers.Form1)
    assert (form.reason, form.other_reason) == (papers.Form1Reason.OTHER, "เครื่องอ่านบัตรเสีย")
    assert form.clerk == papers.Signatory("นายประเสริฐ  วงศ์ใหญ่", "ปลัดองค์การบริหารส่วนตำบลบ้านใหม่")
    assert form.executive == papers.Signatory("นายสมหมาย  ใจกล้า", "นายกองค์การบริหารส่วนตำบลบ้านใหม่")
    assert [each.enclosed for each in form.attachments] == [True, True]
    assert form.attachments[0].text.endswith(" ที่ 12/2567 ลงวันที่ 25 กันยายน 2567")


def test_the_letter_has_reason_wish_and_close_and_refers_to_the_circular(
    desk: Desk, head: Actor, ids: OfficeIds
) -> None:
    letter, _ = values_of(desk, head, shut_out(ids.lao.head))
    assert isinstance(letter, papers.CoverLetter)
    assert letter.addressee == "อธิบดีกรมส่งเสริมการปกครองท้องถิ่น"
    assert letter.references == ("หนังสือกรมส่งเสริมการปกครองท้องถิ่น ที่ มท ๐๘๐๘.๔/ว ๐๐๓๖ ลงวันที่ ๒๕  มีนาคม  ๒๕๖๘",)
    reason, wish, close = letter.body
    assert reason.startswith("ตามหนังสือที่อ้างถึง กรมส่งเสริมการปกครองท้องถิ่นได้แจ้งแนวทางปฏิบัติการควบคุมดูแล")
    assert reason.endswith(" นั้น")
    assert "(ข้อ ๑.๑.๑)" in reason
    assert "ขอเรียนว่า นางสาวพิมพ์ชนก  แก้วประเสริฐ ตำแหน่งนักวิชาการเงินและบัญชีปฏิบัติการ" in wish
    assert "เนื่องจากลืมรหัสผ่าน จึงขอรหัสผู้ใช้งานและรหัสผ่านใหม่" in wish
    assert close == "จึงเรียนมาเพื่อโปรดพิจารณา"
    assert letter.signatory.position == "นายกองค์การบริหารส่วนตำบลบ้านใหม่"
    assert letter.number == "สพ 72101/"
    assert letter.sender == (
        "องค์การบริหารส่วนตำบลบ้านใหม่",
        "๑๙๙ หมู่ ๔ ตำบลบ้านใหม่",
        "อำเภอเมืองสุพรรณบุรี จังหวัดสุพรรณบุรี ๗๒๐๐๐",
    )
    assert [each.text for each in letter.enclosures] == [
        "แบบการขอรหัสผู้ใช้งานและรหัสผ่าน สำหรับหัวหน้าหน่วยงานคลัง",
        "สำเนาคำสั่งที่ ๑๒/๒๕๖๗ ลงวันที่ ๒๕  กันยายน  ๒๕๖๗",
        "สำเนาบัตรประจำตัวเจ้าหน้าที่ของรัฐหรือบัตรประจำตัวประชาชน",
    ]


def test_a_head_whose_rights_change_is_not_said_to_be_locked_out(desk: Desk, head: Actor, ids: OfficeIds) -> None:
    letter, form = values_of(desk, head, RequestDraft(ids.lao.head, Reason.CHANGE_RIGHTS, TODAY))
    assert isinstance(letter, papers.CoverLetter)
    assert isinstance(form, papers.Form1)
    assert letter.subject == "ขอเปลี่ยนแปลงสิทธิการใช้งานระบบ New e-LAAS"
    assert "ไม่สามารถเข้าใช้งาน" not in letter.body[1]
    assert "จึงขอให้พิจารณาเปลี่ยนแปลงสิทธิการใช้งาน รายละเอียดตามสิ่งที่ส่งมาด้วย" in letter.body[1]
    assert (form.reason, form.other_reason) == (papers.Form1Reason.OTHER, "เปลี่ยนแปลงสิทธิการใช้งาน")


def test_a_newly_appointed_head_ticks_the_box_that_says_so(desk: Desk, head: Actor, ids: OfficeIds) -> None:
    letter, form = values_of(desk, head, RequestDraft(ids.lao.head, Reason.NEW_USER, TODAY))
    assert isinstance(letter, papers.CoverLetter)
    assert isinstance(form, papers.Form1)
    assert form.reason is papers.Form1Reason.NEWLY_APPOINTED
    assert "เนื่องจากได้รับแต่งตั้งใหม่ยังไม่มีรหัสผู้ใช้งาน จึงขอรหัส" in letter.body[1]


def test_the_letter_stands_on_one_page(desk: Desk, head: Actor, ids: OfficeIds) -> None:
    letter, form = desk.documents.preview(head, shut_out(ids.lao.head))
    assert (letter.pages, form.pages) == (1, 1)


@pytest.mark.parametrize(
    ("level", "written"),
    [
        ("ชำนาญการ", "ตำแหน่งผู้อำนวยการกองคลังชำนาญการ "),
        ("ต้น", "ตำแหน่งผู้อำนวยการกองคลัง ระดับต้น "),
        ("ระดับต้น", "ตำแหน่งผู้อำนวยการกองคลัง ระดับต้น "),
        ("ระดับชำนาญการ", "ตำแหน่งผู้อำนวยการกองคลังชำนาญการ "),
        ("อำนวยการท้องถิ่น ระดับต้น", "ตำแหน่งผู้อำนวยการกองคลัง อำนวยการท้องถิ่น ระดับต้น "),
        ("", "ตำแหน่งผู้อำนวยการกองคลัง ซึ่ง"),
    ],
)
def test_the_level_is_written_as_officers_write_it(
    level: str, written: str, desk: Desk, head: Actor, ids: OfficeIds
) -> None:
    person = desk.register.detail(head, ids.lao.head).person
    draft = person_draft(ids.lao.unit, Post.LAO_FINANCE_HEAD, position="ผู้อำนวยการกองคลัง", level=level)
    desk.register.save_person(head, person.id, draft, person.version)
    letter, form = values_of(desk, head, shut_out(ids.lao.head))
    assert isinstance(letter, papers.CoverLetter)
    assert isinstance(form, papers.Form1)
    assert written in letter.body[1]
    assert form.person.level == level.removeprefix("ระดับ")


def test_a_postcode_that_the_address_says_already_is_not_said_twice(desk: Desk, head: Actor, ids: OfficeIds) -> None:
    address = "199 หมู่ 4 อำเภอเมือง จังหวัดสุพรรณบุรี 72000"
    desk.register.save_office(
        head, OfficeDraft(OfficeType.SUBDISTRICT, "บ้านใหม่", "เมือง", "สุพรรณบุรี", address, "72000"), 1
    )
    letter, _ = values_of(desk, head, shut_out(ids.lao.head))
    assert isinstance(letter, papers.CoverLetter)
    assert letter.sender == ("องค์การบริหารส่วนตำบลบ้านใหม่", "๑๙๙ หมู่ ๔ อำเภอเมือง จังหวัดสุพรรณบุรี ๗๒๐๐๐")


@pytest.mark.parametrize(
    ("kind", "executive", "clerk"),
    [
        (OfficeType.SUBDISTRICT_MUNICIPALITY, "นายกเทศมนตรีตำบลบ้านใหม่", "ปลัดเทศบาลตำบลบ้านใหม่"),
        (OfficeType.TOWN, "นายกเทศมนตรีเมืองบ้านใหม่", "ปลัดเทศบาลเมืองบ้านใหม่"),
        (OfficeType.CITY, "นายกเทศมนตรีนครบ้านใหม่", "ปลัดเทศบาลนครบ้านใหม่"),
        (OfficeType.PROVINCIAL, "นายกองค์การบริหารส่วนจังหวัดบ้านใหม่", "ปลัดองค์การบริหารส่วนจังหวัดบ้านใหม่"),
        (OfficeType.PATTAYA, "นายกเมืองพัทยา", "ปลัดเมืองพัทยา"),
    ],
)
def test_who_signs_has_the_full_name_of_the_post(
    kind: OfficeType, executive: str, clerk: str, desk: Desk, head: Actor, ids: OfficeIds
) -> None:
    desk.register.save_office(head, OfficeDraft(kind, "บ้านใหม่", "เมือง", "สุพรรณบุรี"), 1)
    letter, form = values_of(desk, head, shut_out(ids.lao.head))
    assert isinstance(letter, papers.CoverLetter)
    assert isinstance(form, papers.Form1)
    assert (letter.signatory.position, form.clerk.position) == (executive, clerk)


def test_an_address_of_three_lines_never_makes_the_sender_longer_than_four(
    desk: Desk, head: Actor, ids: OfficeIds
) -> None:
    long = OfficeDraft(OfficeType.SUBDISTRICT, "บ้านใหม่", "เมือง", "สุพรรณบุรี", "199\nหมู่ 4\nตำบลบ้านใหม่", "72000")
    desk.register.save_office(head, long, 1)
    letter, _ = values_of(desk, head, shut_out(ids.lao.head))
    assert isinstance(letter, papers.CoverLetter)
    assert letter.sender == (
        "องค์การบริหารส่วนตำบลบ้านใหม่",
        "๑๙๙",
        "หมู่ ๔",
        "ตำบลบ้านใหม่ อำเภอเมือง จังหวัดสุพรรณบุรี ๗๒๐๐๐",
    )


def test_a_division_of_the_person_stands_on_the_form(desk: Desk, head: Actor, ids: OfficeIds) -> None:
    person = desk.register.detail(head, ids.school.user).person
    draft = person_draft(ids.school.unit, Post.SUBUNIT_USER, division="งานการเงิน")
    desk.register.save_person(head, person.id, draft, person.version)
    (form,) = values_of(desk, head, to_stores(ids, ids.school.user))
    assert isinstance(form, papers.Form2)
    assert form.person.unit == "งานการเงิน โรงเรียนอนุบาลบ้านใหม่"
