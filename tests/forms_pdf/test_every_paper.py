"""What holds for every paper: nothing cut, nothing on top of another, inside the margins, readable, sound as a file."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pypdf
import pytest

from elaas_desk.domain.governance_papers import Acknowledgement, RemovalNotice
from elaas_desk.domain.list_papers import SheetSize
from elaas_desk.domain.notice_papers import LateMemo, PasswordSlip, Reminder
from elaas_desk.domain.papers import CoverLetter, Form1, Form2
from forms_pdf import (
    acknowledgement,
    cover_letter,
    due_list,
    form1,
    form2,
    group_list,
    late_memo,
    matrix,
    password_slip,
    recovery_sheet,
    reminder,
    removal_notice,
    review_report,
    user_list,
)
from forms_pdf.page import BOTTOM, LEFT, Sheet
from tests.forms_pdf import governance_values as governance
from tests.forms_pdf import list_values as lists
from tests.forms_pdf import notice_values as notices
from tests.forms_pdf import values
from tests.forms_pdf.reading import by_pdfium, by_poppler, collisions, forms_of, runs, text_of, without_blanks

PAPERS: dict[str, Callable[[], bytes]] = {
    "form 1": lambda: form1.render(values.FORM_1),
    "form 1, long": lambda: form1.render(values.LONG_FORM_1),
    "form 1, empty": lambda: form1.render(Form1(values.CIRCULAR)),
    "form 2, 1 group": lambda: form2.render(values.form_2(1)),
    "form 2, 6 groups": lambda: form2.render(values.form_2(6)),
    "form 2, 14 groups": lambda: form2.render(values.form_2(14)),
    "form 2, long": lambda: form2.render(values.long_form_2()),
    "form 2, empty": lambda: form2.render(Form2(values.CIRCULAR)),
    "letter": lambda: cover_letter.render(values.LETTER),
    "letter, long": lambda: cover_letter.render(values.LONG_LETTER),
    "letter, empty": lambda: cover_letter.render(CoverLetter()),
    "due list": lambda: due_list.render(values.due_list()),
    "due list, long": lambda: due_list.render(values.LONG_DUE_LIST),
    "due list, empty": lambda: due_list.render(values.due_list(0)),
    "recovery key": lambda: recovery_sheet.render(values.RECOVERY),
    "recovery key, long": lambda: recovery_sheet.render(values.LONG_RECOVERY),
    "acknowledgement": lambda: acknowledgement.render(governance.acknowledgement()),
    "acknowledgement of 40": lambda: acknowledgement.render(governance.acknowledgement(40)),
    "acknowledgement, long": lambda: acknowledgement.render(governance.LONG_ACKNOWLEDGEMENT),
    "acknowledgement, empty": lambda: acknowledgement.render(Acknowledgement(values.CIRCULAR)),
    "removal notice": lambda: removal_notice.render(governance.removal_notice()),
    "removal notice, long": lambda: removal_notice.render(governance.LONG_REMOVAL_NOTICE),
    "removal notice, empty": lambda: removal_notice.render(RemovalNotice(values.CIRCULAR)),
    "review report": lambda: review_report.render(governance.review_report(40)),
    "review report, long": lambda: review_report.render(governance.LONG_REVIEW_REPORT),
    "review report, empty": lambda: review_report.render(governance.EMPTY_REVIEW_REPORT),
    "user list": lambda: user_list.render(lists.user_list(12, 30, 0)),
    "user list, upright": lambda: user_list.render(lists.user_list(40, wide=False)),
    "user list, long": lambda: user_list.render(lists.LONG_USER_LIST),
    "user list, long and upright": lambda: user_list.render(lists.LONG_USER_LIST_UPRIGHT),
    "user list, empty": lambda: user_list.render(lists.user_list()),
    "group list": lambda: group_list.render(lists.group_list(5, 2, 0, 20, 3)),
    "group list, long": lambda: group_list.render(lists.LONG_GROUP_LIST),
    "group list, empty": lambda: group_list.render(lists.group_list()),
    "matrix": lambda: matrix.render(lists.matrix()),
    "matrix of 60 × 40": lambda: matrix.render(lists.matrix(60, 40)),
    "matrix of 60 × 40 on A4": lambda: matrix.render(lists.matrix(60, 40, size=SheetSize.A4)),
    "matrix, long": lambda: matrix.render(lists.LONG_MATRIX),
    "matrix, empty": lambda: matrix.render(lists.matrix(0, 0)),
    "reminder": lambda: reminder.render(notices.REMINDER),
    "reminder to sign": lambda: reminder.render(notices.SIGNING_REMINDER),
    "reminder, long": lambda: reminder.render(notices.LONG_REMINDER),
    "reminder, empty": lambda: reminder.render(Reminder(values.CIRCULAR)),
    "password slip": lambda: password_slip.render(notices.SLIP),
    "password slip, long": lambda: password_slip.render(notices.LONG_SLIP),
    "password slip, empty": lambda: password_slip.render(PasswordSlip(values.CIRCULAR)),
    "memo": lambda: late_memo.render(notices.late_memo()),
    "memo of 60": lambda: late_memo.render(notices.late_memo(60, 9)),
    "memo, long": lambda: late_memo.render(notices.LONG_MEMO),
    "memo, empty": lambda: late_memo.render(LateMemo(values.CIRCULAR)),
}


@pytest.fixture(params=list(PAPERS))
def paper(request: pytest.FixtureRequest) -> bytes:
    return PAPERS[request.param]()


def test_no_text_touches_another(paper: bytes) -> None:
    assert collisions(paper) == []


def test_texts_that_do_touch_are_found() -> None:
    sheet = Sheet("ทดสอบ", "")
    sheet.text(LEFT, 400, "ผู้ขอ")
    sheet.text(LEFT + 10, 404, "ลงชื่อ")
    sheet.text(LEFT, 379, "วันที่")
    assert collisions(sheet.finish()) == [("ผู้ขอ", "ลงชื่อ")]


def test_no_text_leaves_the_margins(paper: bytes) -> None:
    forms = forms_of(paper)
    outside = [
        run.text
        for run in runs(paper)
        for left, bottom, right, top in run.ink()
        if not (forms[run.page].left - 1 <= left and right <= forms[run.page].right + 1)
        or not (bottom >= 0.25 * BOTTOM and top <= forms[run.page].height - 30)
    ]
    assert outside == []


def test_the_foot_stays_clear_of_the_text(paper: bytes) -> None:
    low = [run.text for run in runs(paper) if run.y < BOTTOM + 1 and run.size > 10]
    assert low == []


def test_every_font_is_embedded_and_the_file_is_sound(paper: bytes, tmp_path: Path) -> None:
    file = tmp_path / "paper.pdf"
    file.write_bytes(paper)
    fonts = subprocess.run(["pdffonts", file], capture_output=True, text=True, check=True).stdout.splitlines()[2:]
    assert fonts
    assert all(" CID TrueType " in font and " yes yes yes " in font for font in fonts)
    checked = subprocess.run(["qpdf", "--check", file], capture_output=True, text=True, check=False)
    assert (checked.returncode, checked.stderr) == (0, "")


def test_title_author_and_language_are_set(paper: bytes) -> None:
    reader = pypdf.PdfReader(BytesIO(paper))
    assert reader.metadata is not None
    assert reader.metadata.author
    assert reader.metadata.title
    assert str(reader.root_object["/Lang"]) == "th-TH"


def test_two_readers_get_the_text_that_was_drawn(paper: bytes, tmp_path: Path) -> None:
    drawn = sorted(text_of(paper))
    assert sorted(without_blanks("".join(by_poppler(paper, tmp_path)))) == drawn
    assert sorted(without_blanks("".join(by_pdfium(paper)))) == drawn
