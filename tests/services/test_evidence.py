"""The evidence pack: what an auditor finds in it, by whom it may be taken, and that its sums hold."""

from __future__ import annotations

import hashlib
import io
from datetime import date, timedelta
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image

from elaas_desk.domain.accounts import KnownBy
from elaas_desk.domain.actors import Actor
from elaas_desk.domain.attachments import SignedPaper
from elaas_desk.domain.drafts import LeaveDraft, PasswordChangeDraft
from elaas_desk.domain.history import Span
from elaas_desk.domain.people import LeaveReason
from elaas_desk.domain.requests import Change, GroupChange, Reason, RequestDraft
from elaas_desk.errors import Problem
from elaas_desk.services.desk import Desk
from elaas_desk.services.evidence import SUMS
from tests.services.office import TODAY, OfficeIds, audit_lines, problem_of

YEAR = Span(TODAY - timedelta(days=365), TODAY)


def _scan() -> bytes:
    picture = io.BytesIO()
    Image.new("RGB", (300, 400), "white").save(picture, "PNG")
    return picture.getvalue()


def _signed_request(desk: Desk, head: Actor, ids: OfficeIds) -> int:
    draft = RequestDraft(ids.lao.user, Reason.CHANGE_RIGHTS, TODAY, (GroupChange(ids.stores, Change.ADD),))
    request_id = desk.requests.submit(head, draft).id
    desk.documents.issue(head, request_id)
    desk.scans.attach(head, SignedPaper(request_id=request_id), "ลงนาม.png", _scan())
    desk.requests.mark_signed(head, request_id)
    return request_id


def test_the_users_and_groups_stand_as_they_were_at_the_start_and_at_the_end(
    desk: Desk, head: Actor, ids: OfficeIds
) -> None:
    desk.register.remove_from_groups(head, ids.lao.account, [ids.payments], TODAY, "เปลี่ยนงาน")
    found = desk.evidence.pack(head, Span(TODAY - timedelta(days=1), TODAY))
    before = {user.username: user.groups for user in found.users_at_start}
    after = {user.username: user.groups for user in found.users_at_end}
    assert before.keys() == after.keys()
    changed = {name for name in before if before[name] != after[name]}
    assert [(before[name], after[name]) for name in changed] == [(("ผู้บันทึกฎีกา",), ())]
    assert found.units == ()
    assert found.chain.intact


def test_a_request_stands_with_its_steps_and_its_signed_scan(desk: Desk, head: Actor, ids: OfficeIds) -> None:
    _signed_request(desk, head, ids)
    request = desk.evidence.pack(head, Span(TODAY, TODAY)).requests[-1]
    assert [step.state.value for step in request.steps] == ["draft", "printed", "signed"]
    assert [(file.name, file.sha256) for file in request.files] == [("ลงนาม.png", hashlib.sha256(_scan()).hexdigest())]


def test_every_password_change_of_the_span_stands_there_once_as_it_was_recorded_last(
    desk: Desk, head: Actor, ids: OfficeIds
) -> None:
    days = (TODAY - timedelta(days=100), TODAY - timedelta(days=50), TODAY - timedelta(days=50))
    for on, how in zip(days, (KnownBy.TOLD, KnownBy.TOLD, KnownBy.SEEN), strict=True):
        desk.register.record_password_change(head, PasswordChangeDraft((ids.lao.account,), on, how))
    username = desk.register.detail(head, ids.lao.user).account
    assert username is not None
    changes = [each for each in desk.evidence.pack(head, YEAR).password_changes if each.username == username.username]
    assert [(each.changed_on, each.known_by) for each in changes if each.changed_on in days] == [
        (days[0], KnownBy.TOLD),
        (days[1], KnownBy.SEEN),
    ]
    outside = desk.evidence.pack(head, Span(days[0] + timedelta(days=1), days[1] - timedelta(days=1)))
    assert all(each.changed_on not in days for each in outside.password_changes)


def test_a_leaver_is_removed_so_many_days_after_the_last_day(desk: Desk, head: Actor, ids: OfficeIds) -> None:
    last_day = TODAY - timedelta(days=4)
    desk.register.leave(head, LeaveDraft(ids.lao.user, LeaveReason.TRANSFER, last_day, "135/2569"))
    desk.register.remove_from_groups(head, ids.lao.account, [ids.payments], TODAY, "โอนย้าย", close=True)
    found = desk.evidence.pack(head, YEAR)
    (removal,) = [each for each in found.removals if each.last_day == last_day]
    assert (removal.removed_on, removal.days, removal.group) == (TODAY, 4, "ผู้บันทึกฎีกา")
    assert found.times == desk.register.removal_times(head, YEAR.first, YEAR.last)
    assert [(each.person_id, each.days) for each in found.times.leavers] == [(ids.lao.user, 4)]


def test_everybody_who_signed_one_list_refers_to_its_scan(desk: Desk, head: Actor, ids: OfficeIds) -> None:
    everybody = (ids.lao.user, ids.school.user)
    desk.register.acknowledge(head, everybody, TODAY, [("รายชื่อ.png", _scan())])
    signed = desk.evidence.pack(head, Span(TODAY, TODAY)).acknowledgements
    assert [[file.name for file in each.files] for each in signed] == [["รายชื่อ.png"]] * 2
    (school,) = desk.evidence.pack(head, Span(TODAY, TODAY), [ids.school.unit]).acknowledgements
    assert [file.name for file in school.files] == ["รายชื่อ.png"]


def test_the_three_files_are_written_and_their_sums_hold(
    desk: Desk, head: Actor, ids: OfficeIds, tmp_path: Path
) -> None:
    _signed_request(desk, head, ids)
    folder = tmp_path / "out"
    folder.mkdir()
    files = desk.evidence.write(head, YEAR, folder)
    assert {each.name for each in folder.iterdir()} == {files.pdf.name, files.workbook.name, SUMS}
    told = dict(line.split("  ", 1)[::-1] for line in files.sums.read_text("utf-8").splitlines())
    for each in (files.pdf, files.workbook):
        assert told[each.name] == hashlib.sha256(each.read_bytes()).hexdigest()
    pdf = pypdfium2.PdfDocument(files.pdf.read_bytes())
    assert len(list(pdf.get_toc())) > 5
    line = audit_lines(desk.database)[-1]
    assert line.what == "evidence_pack_taken_out"
    assert told[files.pdf.name] in str(line.after)


def test_a_subunit_head_takes_out_the_own_unit_alone(
    desk: Desk, head: Actor, school_head: Actor, ids: OfficeIds
) -> None:
    found = desk.evidence.pack(school_head, YEAR)
    assert {user.unit for user in found.users_at_end} == {"โรงเรียนอนุบาลบ้านใหม่"}
    assert found.units == ("โรงเรียนอนุบาลบ้านใหม่",)
    refused = problem_of(lambda: desk.evidence.pack(school_head, YEAR, [ids.nursery.unit]))
    assert refused is Problem.OTHER_UNIT
    assert desk.evidence.pack(head, YEAR, [ids.nursery.unit]).units == ("ศูนย์พัฒนาเด็กเล็กบ้านใหม่",)


@pytest.mark.parametrize(
    ("first", "last", "problem"),
    [
        (TODAY, TODAY - timedelta(days=1), Problem.END_BEFORE_START),
        (TODAY + timedelta(days=1), TODAY + timedelta(days=2), Problem.DATE_IN_FUTURE),
    ],
)
def test_a_span_that_cannot_be_is_refused(
    desk: Desk, head: Actor, first: date, last: date, problem: Problem, tmp_path: Path
) -> None:
    assert problem_of(lambda: desk.evidence.write(head, Span(first, last), tmp_path)) is problem
    assert list(tmp_path.glob("*.pdf")) == []
