"""The office's own wording: tried on a page, kept with its line in the log, and put back."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pypdf
import pytest

from elaas_desk.changes import Changed
from elaas_desk.domain.actors import Actor
from elaas_desk.domain.notice_papers import ReminderAbout
from elaas_desk.domain.requests import Cause, Reason, RequestDraft
from elaas_desk.domain.texts import TextKey
from elaas_desk.errors import Problem
from elaas_desk.services.desk import Desk
from tests.services.office import TODAY, OfficeIds, audit_lines, problem_of, refusal

OWN = "ขอความร่วมมือ {ชื่อ} เปลี่ยนรหัสผ่านภายในวันที่ {ให้เสร็จภายใน} ด้วยจะเป็นพระคุณ"


def text_of(pdf: bytes) -> str:
    return "".join("".join(page.extract_text().split()) for page in pypdf.PdfReader(BytesIO(pdf)).pages)


def now(desk: Desk, actor: Actor, key: TextKey) -> str:
    return next(each.text for each in desk.texts.texts(actor) if each.known.key is key)


@pytest.mark.parametrize("key", TextKey)
def test_every_text_is_tried_on_the_paper_that_it_stands_on(desk: Desk, head: Actor, key: TextKey) -> None:
    known = next(each.known for each in desk.texts.texts(head) if each.known.key is key)
    names = " ".join(f"{{{each.name}}}" for each in known.placeholders)
    paper = desk.texts.preview(head, key, f"ถ้อยคำที่ลองใช้ {names}")
    assert paper.kind is known.paper
    said = text_of(paper.content)
    assert "ถ้อยคำที่ลองใช้" in said
    assert "{" not in said
    assert now(desk, head, key) == known.original


def test_a_text_worded_anew_stands_on_every_paper_from_then_on_and_not_on_former_ones(
    desk: Desk, ids: OfficeIds, head: Actor
) -> None:
    (former,) = desk.notices.issue_reminders(head, [ids.lao.user], ReminderAbout.PASSWORD, TODAY)
    assert desk.texts.save(head, TextKey.REMINDER_PASSWORD, f"  {OWN}\n\n") == Changed.SETTINGS
    assert now(desk, head, TextKey.REMINDER_PASSWORD) == OWN
    (later,) = desk.notices.issue_reminders(head, [ids.lao.user], ReminderAbout.PASSWORD, TODAY)
    assert "ขอความร่วมมือนายกิตติศักดิ์ศรีสุวรรณ" in text_of(desk.documents.content(head, later.id))
    assert "ขอความร่วมมือ" not in text_of(desk.documents.content(head, former.id))


def test_a_text_goes_back_as_it_came_and_both_ways_are_in_the_log(desk: Desk, head: Actor) -> None:
    original = now(desk, head, TextKey.LETTER_CLOSE)
    desk.texts.save(head, TextKey.LETTER_CLOSE, "จึงเรียนมาเพื่อโปรดทราบ")
    assert [each.is_changed for each in desk.texts.texts(head) if each.known.key is TextKey.LETTER_CLOSE] == [True]
    desk.texts.restore(head, TextKey.LETTER_CLOSE)
    assert now(desk, head, TextKey.LETTER_CLOSE) == original
    lines = [line for line in audit_lines(desk.database) if line.subject == "settings"]
    assert any("จึงเรียนมาเพื่อโปรดทราบ" in (line.after or "") for line in lines)
    assert any("จึงเรียนมาเพื่อโปรดทราบ" in (line.before or "") for line in lines)


def test_the_original_typed_by_hand_is_the_original(desk: Desk, head: Actor) -> None:
    original = now(desk, head, TextKey.LETTER_CLOSE)
    desk.texts.save(head, TextKey.LETTER_CLOSE, f"{original} ")
    assert not any(each.is_changed for each in desk.texts.texts(head))


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", Problem.EMPTY),
        ("เรียน {นามสกุล}", Problem.UNKNOWN_PLACEHOLDER),
        ("เรียน {ชื่อ", Problem.UNBALANCED_BRACE),
        ("เรียน {ชื่อ} 漢", Problem.UNKNOWN_GLYPH),
    ],
)
def test_what_cannot_be_printed_is_not_kept(desk: Desk, head: Actor, text: str, problem: Problem) -> None:
    before = now(desk, head, TextKey.REMINDER_PASSWORD)
    for call in (desk.texts.preview, desk.texts.save):
        refused = refusal(lambda call=call: call(head, TextKey.REMINDER_PASSWORD, text))  # type: ignore[misc]
        assert (refused.problem, refused.field) == (problem, "wording")
    assert now(desk, head, TextKey.REMINDER_PASSWORD) == before


def test_the_letter_and_the_removal_notice_follow_the_office_too(desk: Desk, ids: OfficeIds, head: Actor) -> None:
    desk.texts.save(head, TextKey.LETTER_CLOSE, "จึงเรียนมาเพื่อขอความอนุเคราะห์")
    draft = RequestDraft(ids.lao.head, Reason.CANNOT_SIGN_IN, TODAY, cause=Cause.FORGOTTEN)
    letter, _form = desk.documents.preview(head, draft)
    assert "จึงเรียนมาเพื่อขอความอนุเคราะห์" in text_of(letter.content)
    desk.texts.save(head, TextKey.REMOVAL_CLOSING, "ขอแจ้งให้ {หน่วยงาน} ทราบ")
    with desk.database.work(head, desk.clock()) as work:
        work.assignments.save(replace(work.assignments.get(ids.lao.assignment), ends_on=TODAY.replace(day=1)))
        work.commit()
    assert "ขอแจ้งให้กองคลังทราบ" in text_of(desk.documents.preview_removal_notice(head, ids.lao.user).content)


def test_only_the_head_of_the_office_words_texts(desk: Desk, registrar: Actor) -> None:
    assert problem_of(lambda: desk.texts.save(registrar, TextKey.LETTER_CLOSE, "ก")) is Problem.NOT_ALLOWED
