"""A report as the bytes of a real file of each kind, written by the libraries that offices' programs use."""

from __future__ import annotations

import csv
import html
import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from xml.sax.saxutils import escape, quoteattr

import openpyxl
import xlwt
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table

from elaas_desk.paths import resource
from tests.intake.offices import Sheet

_SPREADSHEET = "urn:schemas-microsoft-com:office:spreadsheet"
Writer = Callable[[Sheet], bytes]


def text(delimiter: str = ",", encoding: str = "utf-8-sig") -> Writer:
    """Cells parted by a delimiter."""

    def write(sheet: Sheet) -> bytes:
        lines = io.StringIO(newline="")
        csv.writer(lines, delimiter=delimiter).writerows(_level(sheet))
        return lines.getvalue().encode(encoding, errors="replace")

    return write


def xlsx(sheet: Sheet) -> bytes:
    """A workbook of today's Excel."""
    return workbook({"รายงาน": sheet})


def workbook(sheets: Mapping[str, Sheet], hidden: Sequence[str] = (), stray: Sequence[str] = ()) -> bytes:
    """A workbook of several sheets; `stray` cells of each hold a dot."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, sheet in sheets.items():
        page = book.create_sheet(name)
        for row in sheet.rows:
            page.append([_number(cell) for cell in row])
        for span in sheet.spans:
            page.merge_cells(
                start_row=span.top, start_column=span.left + 1, end_row=span.bottom, end_column=span.right + 1
            )  # fmt: skip
        for place in stray:
            page[place] = "."
        page.sheet_state = "hidden" if name in hidden else "visible"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def xls(sheet: Sheet) -> bytes:
    """A workbook of Excel 97."""
    book = xlwt.Workbook(encoding="utf-8")
    page = book.add_sheet("รายงาน")
    merged = {(span.top - 1, span.left): span for span in sheet.spans}
    for row, cells in enumerate(sheet.rows):
        for column, cell in enumerate(cells):
            span = merged.get((row, column))
            if span is not None:
                page.write_merge(row, span.bottom - 1, column, span.right, _number(cell))
            elif cell:
                page.write(row, column, _number(cell))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def html_page(encoding: str = "utf-8") -> Writer:
    """A web page with a table, as many programs write it under the ending .xls."""

    def write(sheet: Sheet) -> bytes:
        merged = {(span.top - 1, span.left): span for span in sheet.spans}
        covered = {
            (row, column)
            for span in sheet.spans
            for row in range(span.top - 1, span.bottom)
            for column in range(span.left, span.right + 1)
            if (row, column) != (span.top - 1, span.left)
        }
        lines = []
        for row, cells in enumerate(_level(sheet)):
            tags = (
                _td(cell, merged.get((row, column)))
                for column, cell in enumerate(cells)
                if (row, column) not in covered
            )
            lines.append(f"<tr>{''.join(tags)}</tr>")
        page = (
            f'<html><head><meta http-equiv="Content-Type" content="text/html; charset={encoding}">'
            f"<style>td {{ mso-number-format: '\\@' }}</style></head>"
            f"<body><table border=1>{''.join(lines)}</table></body></html>"
        )
        return page.encode("cp874" if encoding in {"tis-620", "windows-874"} else encoding, errors="replace")

    return write


def _td(cell: str, span: object) -> str:
    spans = ""
    if span is not None:
        spans = f" rowspan={span.bottom - span.top + 1} colspan={span.right - span.left + 1}"  # type: ignore[attr-defined]
    return f"<td{spans}>{html.escape(cell).replace(chr(10), '<br>')}</td>"


def xml_2003(sheet: Sheet) -> bytes:
    """A workbook as the XML of Excel 2003."""
    merged = {(span.top - 1, span.left): span for span in sheet.spans}
    rows = []
    for row, cells in enumerate(sheet.rows):
        told = []
        for column, cell in enumerate(cells):
            span = merged.get((row, column))
            if not cell and span is None:
                continue
            across = (
                f' ss:MergeAcross="{span.right - span.left}" ss:MergeDown="{span.bottom - span.top}"' if span else ""
            )
            told.append(f'<Cell ss:Index="{column + 1}"{across}><Data ss:Type="String">{escape(cell)}</Data></Cell>')
        if told:
            rows.append(f'<Row ss:Index="{row + 1}">{"".join(told)}</Row>')
    return (
        '<?xml version="1.0" encoding="UTF-8"?><?mso-application progid="Excel.Sheet"?>'
        f'<Workbook xmlns="{_SPREADSHEET}" xmlns:ss="{_SPREADSHEET}">'
        f"<Worksheet ss:Name={quoteattr('รายงาน')}><Table>{''.join(rows)}</Table></Worksheet></Workbook>"
    ).encode()


def pdf(*, ruled: str = "grid", wrapped: bool = False, valign: str = "TOP", wide: bool = False) -> Writer:
    """Text pages; `ruled` is grid, head (a line under the heading) or none."""

    def write(sheet: Sheet) -> bytes:
        out = io.BytesIO()
        style = _style()
        rows = [[Paragraph(html.escape(cell), style) if wrapped else cell for cell in row] for row in _level(sheet)]
        looks = [("FONT", (0, 0), (-1, -1), style.fontName, style.fontSize), ("VALIGN", (0, 0), (-1, -1), valign)]
        looks += [("SPAN", (span.left, span.top - 1), (span.right, span.bottom - 1)) for span in sheet.spans]
        if ruled == "grid":
            looks.append(("GRID", (0, 0), (-1, -1), 0.5, colors.black))
        elif ruled == "head":
            looks.append(("LINEBELOW", (0, 0), (-1, 0), 1, colors.black))
        size = landscape(A4) if wide else A4
        widths = [(size[0] - 80) / len(rows[0])] * len(rows[0]) if wrapped else None
        page = SimpleDocTemplate(out, pagesize=size, leftMargin=36, rightMargin=36, invariant=True)
        page.build([Table(rows, colWidths=widths, style=looks)])
        return out.getvalue()

    return write


@cache
def _style() -> ParagraphStyle:
    pdfmetrics.registerFont(TTFont("Sarabun-Test", str(resource("fonts", "Sarabun", "Sarabun-Regular.ttf"))))
    return ParagraphStyle("cell", fontName="Sarabun-Test", fontSize=8, leading=11)


def _level(sheet: Sheet) -> Iterator[list[str]]:
    width = max(map(len, sheet.rows))
    for row in sheet.rows:
        yield [*row, *[""] * (width - len(row))]


def _number(cell: str) -> str | int:
    return int(cell) if cell.isascii() and cell.isdigit() and not cell.startswith("0") else cell


EVERY: Mapping[str, Writer] = {
    "utf-8.csv": text(encoding="utf-8"),
    "bom.csv": text(";"),
    "utf-16.tsv": text("\t", "utf-16"),
    "utf-16-be.txt": text("|", "utf-16-be"),
    "cp874.csv": text(encoding="cp874"),
    "new.xlsx": xlsx,
    "old.xls": xls,
    "page.xls": html_page(),
    "thai_page.xls": html_page("tis-620"),
    "xml.xls": xml_2003,
    "ruled.pdf": pdf(),
    "wrapped.pdf": pdf(wrapped=True),
    "middle.pdf": pdf(wrapped=True, valign="MIDDLE"),
    "plain.pdf": pdf(ruled="none"),
    "wrapped_plain.pdf": pdf(ruled="none", wrapped=True, wide=True),
}
"""A writer for each kind, by a file name that it could have."""
