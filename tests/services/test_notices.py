"""Reminders, the slip with a first password, and the memo to the clerk: drawn, archived, or kept as a fact alone."""

from __future__ import annotations

import logging
import tempfile
from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path

import pypdf
import pytest
import sqlcipher3

from elaas_desk.domain.actors import Actor
from elaas_desk.domain.drafts import LeaveDraft
from elaas_desk.domain.notice_papers import ReminderAbout
from elaas_desk.domain.people import LeaveReason
from elaas_desk.domain.requests import PaperKind
from elaas_desk.errors import Problem
from elaas_desk.services.desk import Desk
from tests.services.office import KEY, TODAY, Clock, OfficeIds, audit_lines, problem_of, refusal

UNTIL = TODAY + timedelta(days=7)
PLANTED = "Qx7#planted%Wy9"


def text_of(pdf: bytes) -> str:
    return "".join(pypdf.PdfReader(BytesIO(pdf)).pages[0].extract_text().split())


@pytest.fixture
def late(desk: Desk, ids: OfficeIds, clock: Clock, head: Actor) -> Desk:
    """Seven months later nobody has changed a password."""
    clock.now = clock.now.replace(year=2027, month=6, day=23)
    return desk


# reminders


def test_a_reminder_tells_when_the_password_was_changed_and_by_how_many_days_it_is_late(
    late: Desk, ids: OfficeIds, head: Actor
) -> None:
    (paper,) = late.notices.preview_reminders(head, [ids.lao.user], ReminderAbout.PASSWORD, date(2027, 6, 30))
    said = text_of(paper.content)
    assert "๑กันยายน๒๕๖๙" in said
    assert "๑มีนาคม๒๕๗๐" in said
    assert said.count("เลยกำหนดมาแล้ว๑๑๔วัน") == 2  # in the text, and on a line of its own
    assert "๓๐มิถุนายน๒๕๗๐" in said
    assert "lao.user" in said


def test_many_are_reminded_in_one_go_each_on_a_paper_of_their_own(late: Desk, ids: OfficeIds, head: Actor) -> None:
    wanted = [ids.school.user, ids.lao.user, ids.lao.head, ids.lao.user]
    issued = late.notices.issue_reminders(head, wanted, ReminderAbout.PASSWORD, UNTIL)
    assert {each.person_id for each in issued} == set(wanted)
    assert len({each.code for each in issued}) == len(issued) == 3
    assert {each.kind for each in issued} == {PaperKind.REMINDER}
    assert {each.unit_id for each in issued} == {ids.lao.unit, ids.school.unit}
    for each in issued:
        assert each.code[:4] in text_of(late.documents.content(head, each.id))


def test_one_who_cannot_be_reminded_keeps_all_papers_back(desk: Desk, ids: OfficeIds, head: Actor) -> None:
    before = desk.documents.issued(head)
    without = refusal(
        lambda: desk.notices.issue_reminders(head, [ids.lao.user, ids.clerk], ReminderAbout.PASSWORD, UNTIL)
    )
    assert without.problem is Problem.NO_ACCOUNT
    assert desk.documents.issued(head) == before


def test_whoever_has_left_is_not_reminded(desk: Desk, ids: OfficeIds, head: Actor) -> None:
    yesterday = TODAY - timedelta(days=1)
    desk.register.leave(head, LeaveDraft(ids.lao.user, LeaveReason.TRANSFER, yesterday, "1/2569"))
    assert ids.lao.user not in {each.person.id for each in desk.notices.remindable(head)}
    assert (
        problem_of(lambda: desk.notices.issue_reminders(head, [ids.lao.user], ReminderAbout.PASSWORD, UNTIL))
        is Problem.ALREADY_LEFT
    )


def test_whoever_leaves_later_and_has_no_account_is_not_said_to_have_left(
    desk: Desk, ids: OfficeIds, head: Actor
) -> None:
    next_week = TODAY + timedelta(days=7)
    desk.register.leave(head, LeaveDraft(ids.clerk, LeaveReason.TRANSFER, next_week, "1/2569"))
    assert (
        problem_of(lambda: desk.notices.preview_reminders(head, [ids.clerk], ReminderAbout.PASSWORD, UNTIL))
        is Problem.NO_ACCOUNT
    )


def test_nobody_chosen_is_told(desk: Desk, head: Actor) -> None:
    assert (
        problem_of(lambda: desk.notices.preview_reminders(head, [], ReminderAbout.PASSWORD, UNTIL))
        is Problem.NOTHING_CHOSEN
    )


def test_a_day_that_is_not_known_counts_as_due(desk: Desk, ids: OfficeIds, head: Actor) -> None:
    with desk.database.work(head, desk.clock()) as work:
        account = work.accounts.get(ids.lao.account)
        work.accounts.save(replace(account, password_changed_on=None, password_known_by=None))
        work.commit()
    found = next(each for each in desk.notices.remindable(head) if each.person.id == ids.lao.user)
    assert found.is_due(ReminderAbout.PASSWORD)
    (paper,) = desk.notices.preview_reminders(head, [ids.lao.user], ReminderAbout.PASSWORD, UNTIL)
    assert "ไม่ปรากฏวันที่เปลี่ยนครั้งล่าสุดจึงถือว่าครบกำหนดเปลี่ยนแล้ว" in text_of(paper.content)


def test_who_has_to_sign_is_reminded_of_the_rules_and_who_has_signed_is_not_due(
    late: Desk, ids: OfficeIds, head: Actor
) -> None:
    late.register.acknowledge(head, [ids.lao.user], late.clock().date())
    due = {each.person.id: each.is_due(ReminderAbout.ACKNOWLEDGEMENT) for each in late.notices.remindable(head)}
    assert not due[ids.lao.user]
    assert due[ids.school.user]
    (paper,) = late.notices.preview_reminders(head, [ids.school.user], ReminderAbout.ACKNOWLEDGEMENT, UNTIL)
    assert "ข้อ๓.๓" in text_of(paper.content)


def test_soon_means_within_the_days_that_are_asked_for(desk: Desk, ids: OfficeIds, head: Actor, clock: Clock) -> None:
    due = date(2027, 3, 1)
    clock.now = clock.now.replace(year=2027, month=2, day=10)
    found = next(each for each in desk.notices.remindable(head) if each.person.id == ids.lao.user)
    assert found.password.due_on == due
    assert not found.is_due(ReminderAbout.PASSWORD)
    assert found.is_due(ReminderAbout.PASSWORD, within=30)
    assert not found.is_due(ReminderAbout.PASSWORD, within=10)


def test_a_head_of_a_subordinate_unit_reminds_in_the_name_of_that_unit(
    late: Desk, ids: OfficeIds, school_head: Actor
) -> None:
    assert {each.unit.id for each in late.notices.remindable(school_head)} == {ids.school.unit}
    (paper,) = late.notices.preview_reminders(school_head, [ids.school.user], ReminderAbout.PASSWORD, UNTIL)
    assert "ส่วนราชการโรงเรียนอนุบาลบ้านใหม่" in text_of(paper.content)


def test_a_head_of_a_subordinate_unit_reminds_and_gives_passwords_to_nobody_of_another_unit(
    late: Desk, ids: OfficeIds, head: Actor, school_head: Actor
) -> None:
    before = late.documents.issued(head)
    both, about = [ids.school.user, ids.lao.user], ReminderAbout.PASSWORD
    assert problem_of(lambda: late.notices.preview_reminders(school_head, both, about, UNTIL)) is Problem.OTHER_UNIT
    assert problem_of(lambda: late.notices.issue_reminders(school_head, both, about, UNTIL)) is Problem.OTHER_UNIT
    assert problem_of(lambda: late.notices.preview_slip(school_head, ids.lao.user, PLANTED)) is Problem.OTHER_UNIT
    assert problem_of(lambda: late.notices.issue_slip(school_head, ids.lao.user, PLANTED)) is Problem.OTHER_UNIT
    assert late.documents.issued(head) == before


# the slip


def test_the_archive_holds_the_fact_of_a_slip_and_not_its_bytes(desk: Desk, ids: OfficeIds, head: Actor) -> None:
    slip = desk.notices.issue_slip(head, ids.lao.user, PLANTED)
    assert PLANTED in text_of(slip.content)
    (kept,) = [each for each in desk.documents.issued(head) if each.kind is PaperKind.PASSWORD_SLIP]
    assert kept == slip.document
    assert (kept.sha256, kept.pages, kept.person_id, kept.bytes_kept) == ("", 1, ids.lao.user, False)
    assert kept.code[:4] in text_of(slip.content)
    assert problem_of(lambda: desk.documents.content(head, kept.id)) is Problem.PAPER_NOT_KEPT


def test_the_password_of_a_slip_is_nowhere_but_in_the_bytes_for_the_printer(
    desk: Desk,
    ids: OfficeIds,
    head: Actor,
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    with caplog.at_level(logging.DEBUG):
        desk.notices.preview_slip(head, ids.lao.user, PLANTED)
        slip = desk.notices.issue_slip(head, ids.lao.user, PLANTED)
    assert PLANTED not in caplog.text
    assert PLANTED not in repr(slip)
    assert PLANTED not in "".join(f"{line.what} {line.before} {line.after}" for line in audit_lines(desk.database))
    assert PLANTED not in _dump(desk)
    desk.database.close()
    assert not any(PLANTED.encode() in each.read_bytes() for each in tmp_path.rglob("*") if each.is_file())
    assert list(temporary.iterdir()) == []


def test_a_password_that_was_planted_in_the_register_would_be_found(desk: Desk, ids: OfficeIds, head: Actor) -> None:
    with desk.database.work(head, desk.clock()) as work:
        work.settings.set("planted", PLANTED)
        work.commit()
    assert PLANTED in _dump(desk)


def _dump(desk: Desk) -> str:
    """Every value of every table, decrypted; of a PDF its text."""
    connection = sqlcipher3.connect(str(desk.database.path))
    connection.execute(f"PRAGMA key = \"x'{KEY.secret.hex()}'\"")
    try:
        names = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        rows = [row for name in names for row in connection.execute(f'SELECT * FROM "{name}"')]  # noqa: S608
    finally:
        connection.close()
    return "\n".join(_plain(value) for row in rows for value in row)


def _plain(value: object) -> str:
    if isinstance(value, bytes) and value.startswith(b"%PDF"):
        return text_of(value)
    return value.decode("latin-1") if isinstance(value, bytes) else str(value)


@pytest.mark.parametrize(
    ("password", "problem"),
    [
        ("short#A1", None),
        ("", None),
        ("lower#only1", Problem.WEAK_PASSWORD),
        ("Ab3# xY9!", Problem.BAD_FIRST_PASSWORD),
        ("Ab3#รหัส9", Problem.BAD_FIRST_PASSWORD),
        ("Ab3#" * 9, Problem.TOO_LONG),
    ],
)
def test_a_first_password_keeps_the_rules_and_can_be_typed_back(
    desk: Desk, ids: OfficeIds, head: Actor, password: str, problem: Problem | None
) -> None:
    if problem is None:
        desk.notices.preview_slip(head, ids.lao.user, password)
    else:
        refused = refusal(lambda: desk.notices.preview_slip(head, ids.lao.user, password))
        assert (refused.problem, refused.field) == (problem, "password")


def test_a_slip_needs_an_account(desk: Desk, ids: OfficeIds, head: Actor) -> None:
    assert problem_of(lambda: desk.notices.issue_slip(head, ids.clerk, "")) is Problem.NO_ACCOUNT


def test_what_was_sent_to_somebody_stands_in_the_time_line(desk: Desk, ids: OfficeIds, head: Actor) -> None:
    desk.notices.issue_reminders(head, [ids.lao.user], ReminderAbout.PASSWORD, UNTIL)
    desk.notices.issue_slip(head, ids.lao.user, PLANTED)
    told = [(event.on, event.what, event.by) for event in desk.register.detail(head, ids.lao.user).timeline]
    assert (TODAY, "ออกหนังสือแจ้งเตือน", head.name) in told
    assert (TODAY, "ออกใบแจ้งรหัสผ่าน ไม่เก็บรหัสผ่าน", head.name) in told
    other = desk.register.detail(head, ids.school.user).timeline
    assert not any("แจ้งเตือน" in event.what or "รหัสผ่าน" in event.what for event in other if event.on == TODAY)


# the memo


def test_a_memo_lists_what_is_late_and_counts_it_by_kind(late: Desk, head: Actor) -> None:
    issued = late.notices.issue_memo(head, with_soon=False)
    said = "".join(
        "".join(page.extract_text().split())
        for page in pypdf.PdfReader(BytesIO(late.documents.content(head, issued.id))).pages
    )
    assert (issued.kind, issued.person_id) == (PaperKind.MEMO, None)
    assert "เปลี่ยนรหัสผ่าน๓.๔.๒๖" in said  # six accounts, none changed since
    assert "เรียนปลัดองค์การบริหารส่วนตำบลบ้านใหม่" in said


def test_nothing_late_is_told_and_nothing_is_kept(desk: Desk, school_head: Actor, clock: Clock) -> None:
    clock.now = clock.now.replace(month=6, day=5)  # the accounts are four days old
    before = desk.documents.issued(school_head)
    assert problem_of(lambda: desk.notices.issue_memo(school_head, with_soon=False)) is Problem.NOTHING_LATE
    assert desk.documents.issued(school_head) == before
    assert desk.notices.preview_memo(school_head, with_soon=True).pages >= 1


def test_the_memo_of_a_subordinate_unit_leaves_the_addressee_to_be_written(
    late: Desk, ids: OfficeIds, school_head: Actor
) -> None:
    issued = late.notices.issue_memo(school_head, with_soon=True)
    assert issued.unit_id == ids.school.unit
    said = text_of(late.documents.content(school_head, issued.id))
    assert "ปลัดองค์การ" not in said
    assert "ศูนย์พัฒนาเด็กเล็ก" not in said
