"""The office's own matter on the page: the garuda, and who signs in whose place."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pypdf
import pytest
from PIL import Image
from reportlab.lib.units import mm

from elaas_desk.domain.list_papers import UserList
from elaas_desk.domain.papers import Signatory
from forms_pdf import acknowledgement, cover_letter, form1, removal_notice, user_list
from forms_pdf.page import HEIGHT, LEFT, WIDTH
from tests.forms_pdf import governance_values, values
from tests.forms_pdf.reading import lines_of, runs

CLERK = "ปลัดองค์การบริหารส่วนตำบลบ้านใหม่"
DEPUTY = Signatory("นางสมใจ รักดี", CLERK, "รองปลัดองค์การบริหารส่วนตำบล รักษาราชการแทน")


def _picture(across: int, down: int) -> bytes:
    file = BytesIO()
    Image.new("L", (across, down), 60).save(file, "PNG")
    return file.getvalue()


def _places(pdf: bytes) -> list[tuple[float, float, float, float]]:
    """Left, bottom, width and height of each picture of the first page."""
    found: list[tuple[float, float, float, float]] = []

    def visit(operator: bytes, operands: list[object], matrix: list[float], _text: list[float]) -> None:
        if operator == b"Do":
            found.append((matrix[4], matrix[5], matrix[0], matrix[3]))

    page = pypdf.PdfReader(BytesIO(pdf)).pages[0]
    page.extract_text(visitor_operand_before=visit)
    return [each for each in found if each[2] > 10 and each[3] > 10]


def test_the_garuda_of_a_letter_is_30_mm_high_15_mm_under_the_edge_and_in_the_middle() -> None:
    (place,) = _places(cover_letter.render(replace(values.LETTER, garuda=_picture(560, 600))))
    left, bottom, wide, high = place
    assert (wide, high) == pytest.approx((28 * mm, 30 * mm), abs=0.1)
    assert left + wide / 2 == pytest.approx(WIDTH / 2, abs=0.1)
    assert bottom + high == pytest.approx(HEIGHT - 15 * mm, abs=0.1)


def test_the_garuda_of_a_memo_is_15_mm_high_at_the_top_left_and_touches_no_text() -> None:
    notice = replace(governance_values.removal_notice(2), garuda=_picture(560, 600))
    pdf = removal_notice.render(notice)
    (place,) = _places(pdf)
    left, bottom, wide, high = place
    assert (left, wide, high) == pytest.approx((LEFT, 14 * mm, 15 * mm), abs=0.1)
    assert bottom + high == pytest.approx(HEIGHT - 15 * mm, abs=0.1)
    inside = [
        run.text
        for run in runs(pdf)
        if any(box[0] < left + wide and box[1] < bottom + high and box[3] > bottom for box in run.ink())
    ]
    assert inside == []


def test_a_paper_without_a_picture_has_none() -> None:
    assert _places(cover_letter.render(values.LETTER)) == []
    assert _places(removal_notice.render(governance_values.removal_notice(2))) == []


def test_the_capacity_stands_over_the_post_and_under_the_name() -> None:
    texts = [run.text for run in lines_of(cover_letter.render(replace(values.LETTER, signatory=DEPUTY)))]
    at = texts.index("(นางสมใจ รักดี)")
    assert texts[at + 1 : at + 3] == ["รองปลัดองค์การบริหารส่วนตำบล รักษาราชการแทน", CLERK]


def test_a_capacity_without_room_on_one_line_goes_whole_to_the_next() -> None:
    own = "นักวิชาการเงินและบัญชีชำนาญการพิเศษ ประจำกองคลังและพัสดุ"
    deputy = replace(DEPUTY, acting=f"{own} ปฏิบัติราชการแทน")
    texts = [run.text for run in lines_of(form1.render(replace(values.FORM_1, clerk=deputy)))]
    assert "ปฏิบัติราชการแทน" in texts
    assert texts[texts.index("ปฏิบัติราชการแทน") - 1] in own


def test_form_1_stays_one_page_when_somebody_stands_in_for_clerk_and_executive() -> None:
    form = replace(values.FORM_1, clerk=DEPUTY, executive=replace(DEPUTY, acting=f"{CLERK} ปฏิบัติราชการแทน"))
    assert len(pypdf.PdfReader(BytesIO(form1.render(form))).pages) == 1


def _with_logo(kind: str) -> bytes:
    """A paper with the office's emblem over its heading."""
    emblem = _picture(400, 400)
    if kind == "acknowledgement":
        return acknowledgement.render(replace(governance_values.acknowledgement(), logo=emblem))
    if kind == "list to sign":
        return acknowledgement.render(replace(governance_values.acknowledgement(12), logo=emblem))
    lists = UserList(values.CIRCULAR, "อบต.บ้านใหม่", values.TODAY, logo=emblem)
    return user_list.render(lists if kind == "across" else replace(lists, wide=False))


@pytest.mark.parametrize("kind", ["acknowledgement", "list to sign", "across", "upright"])
def test_the_emblem_stands_in_the_margin_over_the_heading_and_touches_no_text(kind: str) -> None:
    pdf = _with_logo(kind)
    ((left, bottom, wide, high),) = _places(pdf)
    page = pypdf.PdfReader(BytesIO(pdf)).pages[0].mediabox
    assert (wide, high) == pytest.approx((13 * mm, 13 * mm), abs=0.1)
    assert float(page.height) - bottom - high == pytest.approx(10.5 * mm, abs=0.2)
    assert left + wide / 2 == pytest.approx(
        (30 * mm + WIDTH - 20 * mm) / 2 if kind != "across" else float(page.width) / 2
    )
    assert all(box[3] < bottom for run in runs(pdf) if run.page == 0 for box in run.ink())


def test_the_emblem_takes_no_page_more() -> None:
    plain = acknowledgement.render(governance_values.acknowledgement())
    assert len(pypdf.PdfReader(BytesIO(_with_logo("acknowledgement"))).pages) == len(
        pypdf.PdfReader(BytesIO(plain)).pages
    )
