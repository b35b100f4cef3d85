"""PDFs as other programs write them: turned pages, shaped Thai, lines that are missing, numbers of pages."""

from __future__ import annotations

import html
import io
from dataclasses import replace
from pathlib import Path

import pypdf
import pytest
from PySide6.QtCore import QMarginsF
from PySide6.QtGui import QFontDatabase, QPageLayout, QPageSize, QPdfWriter, QTextDocument
from PySide6.QtWidgets import QApplication
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from elaas_desk.domain.report import ReportRow
from elaas_desk.errors import Problem, UserError
from elaas_desk.intake.understanding import understand
from elaas_desk.paths import resource
from tests.intake.files import pdf
from tests.intake.offices import OFFICE, Layout, expected, laid_out

SARABUN = str(resource("fonts", "Sarabun", "Sarabun-Regular.ttf"))
HEAD = ("ลำดับ", "กลุ่มผู้ใช้งาน", "รหัสผู้ใช้", "ชื่อ-สกุล", "สถานะ")


def rows(content: bytes) -> list[ReportRow]:
    return list(understand(content, "report.pdf", None).report.rows)


def canvas_of(out: io.BytesIO) -> Canvas:
    """A page to draw on in Thai."""
    pdfmetrics.registerFont(TTFont("Sarabun-Test", SARABUN))
    canvas = Canvas(out, pagesize=A4)
    canvas.setFont("Sarabun-Test", 10)
    return canvas


def test_a_page_that_is_turned_is_read_as_it_is_seen() -> None:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf(wide=True)(laid_out(OFFICE, Layout()))))
    for page in writer.pages:
        width, height = float(page.mediabox.width), float(page.mediabox.height)
        page.add_transformation(pypdf.Transformation().rotate(90).translate(tx=height))
        page.mediabox = page.cropbox = pypdf.generic.RectangleObject((0, 0, height, width))
        page.rotate(90)
    out = io.BytesIO()
    writer.write(out)
    assert rows(out.getvalue()) == expected(OFFICE)


@pytest.mark.parametrize("style", ["td { border: 1px solid black }", "tr { background: #eee }", ""])
def test_thai_that_was_shaped_into_glyphs_is_read_as_it_is_seen(qapp: QApplication, tmp_path: Path, style: str) -> None:
    """Qt draws marks after the letters of a line, and names variants of them by letters of the alphabet."""
    QFontDatabase.addApplicationFont(SARABUN)
    users = tuple(replace(user, username=f"{user.username}{copy}") for copy in range(6) for user in OFFICE)
    lines = ("".join(f"<td>{html.escape(cell)}</td>" for cell in row) for row in laid_out(users, Layout(titles=0)).rows)
    file = tmp_path / "printed.pdf"
    writer = QPdfWriter(str(file))
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageOrientation(QPageLayout.Orientation.Landscape)
    writer.setPageMargins(QMarginsF(10, 10, 10, 10))
    document = QTextDocument()
    table = (
        f"<table width='100%' cellpadding='4' cellspacing='0'>{''.join(f'<tr>{line}</tr>' for line in lines)}</table>"
    )
    document.setHtml(f"<html><style>body {{ font: 9pt Sarabun }} {style}</style><body>{table}</body></html>")
    document.print_(writer)
    del writer
    assert rows(file.read_bytes()) == expected(users)


def test_a_table_without_lines_at_its_sides_keeps_its_outer_columns() -> None:
    out = io.BytesIO()
    canvas = canvas_of(out)
    places = (40, 80, 200, 290, 420)
    table = [HEAD, *((str(n), user.group, user.username, user.name, user.status) for n, user in enumerate(OFFICE, 1))]
    for row, cells in enumerate(table):
        for left, cell in zip(places, cells, strict=True):
            canvas.drawString(left, 780 - 16 * row, cell)
    for left in places[1:]:
        canvas.line(left - 4, 790, left - 4, 780 - 16 * len(OFFICE))
    canvas.save()
    assert rows(out.getvalue()) == expected(OFFICE, ("position", "unit"))


def test_a_list_in_one_typeface_of_equal_lines_is_a_table() -> None:
    """As a program prints that knows only text: no lines, no room between rows, blanks between columns."""
    out = io.BytesIO()
    canvas = canvas_of(out)
    canvas.drawString(40, 800, "รายงานรายชื่อและข้อมูลผู้ใช้งานในกลุ่มผู้ใช้")
    table = [HEAD, *((str(n), user.group, user.username, user.name, user.status) for n, user in enumerate(OFFICE, 1))]
    for row, cells in enumerate(table):
        for left, cell in zip((40, 80, 180, 270, 420), cells, strict=True):
            canvas.drawString(left, 780 - 12 * row, cell)
    canvas.drawString(40, 780 - 12 * len(table), f"รวม {len(OFFICE)} คน")
    canvas.drawCentredString(300, 30, "- 1 -")
    canvas.save()
    assert rows(out.getvalue()) == expected(OFFICE, ("position", "unit"))


def test_a_heading_at_the_end_of_a_page_holds_for_the_next() -> None:
    out = io.BytesIO()
    canvas = canvas_of(out)
    head = ("ลำดับ", "รหัสผู้ใช้", "ชื่อ-สกุล")
    for user, other in ((OFFICE[0], OFFICE[3]), (OFFICE[3], OFFICE[5])):
        canvas.setFont("Sarabun-Test", 10)
        lines = [head, (user.group,), ("1", user.username, user.name), (other.group,)] if user is OFFICE[0] else []
        lines += (
            [] if lines else [head, ("2", user.username, user.name), (other.group,), ("3", other.username, other.name)]
        )
        for row, cells in enumerate(lines):
            for left, cell in zip((40, 90, 200), cells, strict=False):
                canvas.drawString(left, 780 - 18 * row, cell)
        canvas.drawString(500, 30, f"หน้า {canvas.getPageNumber()} จาก 2")
        canvas.showPage()
    canvas.save()
    wanted = expected((OFFICE[0], OFFICE[3], OFFICE[5]), ("position", "unit", "status"))
    assert rows(out.getvalue()) == wanted


def test_a_cell_that_goes_on_in_the_next_line_keeps_a_blank_that_was_written() -> None:
    out = io.BytesIO()
    canvas = canvas_of(out)
    table = [
        HEAD,
        ("1", "ผู้บันทึกรายการ ", "somchai.j", "นายสมชาย ใจดี", "ใช้งาน"),
        ("", "บัญชีแยก", "", "", ""),
        ("", "ประเภท", "", "", ""),
    ]
    for row, cells in enumerate(table):
        for left, cell in zip((40, 80, 160, 260, 420), cells, strict=True):
            canvas.drawString(left, 780 - 12 * row, cell)
    for height in (790, 775, 735):
        canvas.line(36, height, 500, height)
    canvas.save()
    assert rows(out.getvalue())[0].group == "ผู้บันทึกรายการ บัญชีแยกประเภท"


def test_a_scanned_page_is_told_as_a_picture() -> None:
    out = io.BytesIO()
    canvas = Canvas(out)
    canvas.drawImage(str(resource().parent / "docs" / "guide" / "pictures" / "sign_in.png"), 0, 0, 400, 300)
    canvas.save()
    with pytest.raises(UserError) as refused:
        rows(out.getvalue())
    assert refused.value.problem is Problem.REPORT_IS_PICTURE
