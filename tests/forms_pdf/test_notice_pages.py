"""Reminders, slips and memos: what stands where, on one page or on many."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest

from elaas_desk.domain.notice_papers import PasswordSlip
from elaas_desk.domain.papers import code_of
from forms_pdf import late_memo, password_slip, reminder
from forms_pdf.page import HEIGHT
from tests.forms_pdf import notice_values as notices
from tests.forms_pdf.reading import by_poppler, lines_of, pages_of, runs, text_of, without_blanks

_TOLERANCE = 0.5


def said(pdf: bytes, words: str) -> bool:
    return without_blanks(words) in text_of(pdf)


def test_a_reminder_is_one_page_that_tells_who_what_until_when_and_is_signed_twice() -> None:
    pdf = reminder.render(notices.REMINDER)
    assert pages_of(pdf) == 1
    for words in (
        notices.REMINDER.user.full_name,
        notices.REMINDER.user.username,
        "เปลี่ยนรหัสผ่านครั้งล่าสุดวันที่ ๑๑ พฤษภาคม ๒๕๖๙",
        "ครบกำหนดวันที่ ๑๑ พฤศจิกายน ๒๕๖๙",
        "เลยกำหนดมาแล้ว ๑๒ วัน",
        "ให้แล้วเสร็จภายในวันที่ ๓๐ พฤศจิกายน ๒๕๖๙",
        "ข้อ ๓.๔.๑",
        "เปลี่ยนรหัสผ่านแล้วเมื่อวันที่",
        "ผู้แจ้ง",
        "ผู้รับแจ้ง",
    ):
        assert said(pdf, words), words


def test_a_reminder_to_sign_has_the_rules_and_no_password_date() -> None:
    pdf = reminder.render(notices.SIGNING_REMINDER)
    assert pages_of(pdf) == 1
    assert all(said(pdf, f"ข้อ {number}") for number in ("๓.๑", "๓.๒", "๓.๓"))
    assert not said(pdf, "เปลี่ยนรหัสผ่านครั้งล่าสุด")
    assert said(pdf, "รับทราบเมื่อวันที่")


def test_the_part_that_is_given_back_is_never_parted() -> None:
    pdf = reminder.render(notices.LONG_REMINDER)
    where = {run.text: run.page for run in runs(pdf)}
    assert pages_of(pdf) == 2
    assert where["ส่วนตอบกลับ"] == where["ผู้รับแจ้ง"]


def test_each_notice_is_drawn_the_same_again_with_a_code_of_its_own() -> None:
    other = replace(notices.REMINDER, user=replace(notices.REMINDER.user, full_name="นายอื่น"))
    assert reminder.render(notices.REMINDER) == reminder.render(notices.REMINDER)
    assert code_of(other)[:4] not in text_of(reminder.render(notices.REMINDER))


# the slip


def middle(pdf: bytes, words: str) -> float:
    """The height of a string on the sheet."""
    return next(run.y for run in runs(pdf) if run.text == words)


@pytest.mark.parametrize("value", [notices.SLIP, notices.LONG_SLIP], ids=["short", "long"])
def test_a_slip_is_one_sheet_with_the_password_in_the_middle_third_alone(value: PasswordSlip) -> None:
    pdf = password_slip.render(value)
    assert pages_of(pdf) == 1
    thirds = [
        "".join(run.text for run in runs(pdf) if at * HEIGHT / 3 <= run.y < (at + 1) * HEIGHT / 3) for at in range(3)
    ]
    below, inside, outside = (without_blanks(each) for each in thirds)
    assert value.password in inside
    assert value.password not in outside + below
    assert without_blanks("ลับ - เปิดได้เฉพาะผู้รับ") in outside
    assert without_blanks(value.user.full_name) in outside
    assert value.user.username in inside
    assert "ได้รับรหัสผู้ใช้งาน" in below
    assert "ลงชื่อ" in below


def test_folded_in_three_the_patterns_lie_over_the_password() -> None:
    page = pypdfium2.PdfDocument(password_slip.render(notices.SLIP))[0].render(scale=2, grayscale=True).to_pil()
    password = middle(password_slip.render(notices.SLIP), notices.SLIP_PASSWORD)
    lower, upper = HEIGHT / 3, HEIGHT * 2 / 3
    outside = upper + (upper - password)  # folded backward at the upper fold
    cover = lower - (password - lower)  # folded forward at the lower fold
    for y in (outside, cover):
        strip = page.crop((200, round((HEIGHT - y - 8) * 2), 960, round((HEIGHT - y) * 2)))
        dark = sum(strip.histogram()[:128]) / (strip.width * strip.height)
        assert dark > 0.3


def test_a_slip_without_a_password_leaves_room_to_write_it() -> None:
    pdf = password_slip.render(replace(notices.SLIP, password=""))
    assert "รหัสผ่าน" in {run.text for run in runs(pdf)}
    assert notices.SLIP_PASSWORD not in text_of(pdf)


def test_the_password_is_read_as_it_is_typed(tmp_path: Path) -> None:
    assert notices.SLIP_PASSWORD in by_poppler(password_slip.render(notices.SLIP), tmp_path)[0]


def test_the_longest_advice_still_leaves_the_password_in_its_place() -> None:
    heights = {
        middle(password_slip.render(replace(notices.SLIP, advice=("คำแนะนำ " * count,))), notices.SLIP_PASSWORD)
        for count in (1, 10, 38)
    }
    assert max(heights) - min(heights) < _TOLERANCE


# the memo


def test_a_memo_counts_lists_proposes_and_is_signed_by_both() -> None:
    pdf = late_memo.render(notices.late_memo(5))
    for words in ("๓.๔.๒", "นายวีรพงษ์ ใจซื่อ", "เลยมา ๑ วัน", "เห็นควรแจ้งผู้เกี่ยวข้อง", "ผู้รายงาน", "ผู้สั่งการ", "ดำเนินการตามเสนอ"):
        assert said(pdf, words), words


def test_a_long_memo_repeats_the_header_and_nobody_signs_an_empty_page() -> None:
    pdf = late_memo.render(notices.late_memo(60, 9))
    pages = pages_of(pdf)
    assert pages > 3
    headed = [page for page in range(pages) if any(run.text == "กำหนด" for run in lines_of(pdf, page))]
    assert len(headed) >= pages - 1
    signed = next(run.page for run in runs(pdf) if run.text == "ผู้รายงาน")
    assert any("จึงเรียนมา" in run.text for run in lines_of(pdf, signed))


def test_what_will_be_due_stands_under_its_own_heading() -> None:
    pdf = late_memo.render(notices.late_memo(2, 2))
    assert said(pdf, "จะครบกำหนดใน ๓๐ วัน")
    assert not said(late_memo.render(notices.late_memo(2)), "จะครบกำหนดใน ๓๐ วัน")


def test_a_memo_on_nothing_says_so() -> None:
    assert said(late_memo.render(notices.late_memo(0)), "ไม่มีเรื่องที่เลยกำหนด")
