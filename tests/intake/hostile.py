"""Files made to exhaust whoever reads them, each written to a path."""

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import pypdf
from reportlab.pdfgen.canvas import Canvas

from elaas_desk.errors import Problem
from tests.intake import files
from tests.intake.offices import OFFICE, Layout, laid_out

Make = Callable[[Path], None]

_CONTENT_TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/xl/workbook.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>'
)
_RELATIONS = (
    '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}" '
    'Target="{target}"/></Relationships>'
)
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_BOOK = (
    f'<workbook xmlns="{_MAIN}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
    '<sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>'
)


def _xlsx(path: Path, begin: str, again: str, times: int, end: str) -> None:
    """A workbook whose sheet is a text, another repeated, and a last one."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", _CONTENT_TYPES)
        package.writestr("_rels/.rels", _RELATIONS.format(kind="officeDocument", target="xl/workbook.xml"))
        package.writestr("xl/_rels/workbook.xml.rels", _RELATIONS.format(kind="worksheet", target="worksheets/s.xml"))
        package.writestr("xl/workbook.xml", _BOOK)
        with package.open("xl/worksheets/s.xml", "w", force_zip64=True) as part:
            part.write(begin.encode())
            block = again.encode() * 1000
            for _ in range(times // 1000):
                part.write(block)
            part.write(end.encode())


def zip_bomb(path: Path) -> None:
    """A gigabyte of blanks in a megabyte."""
    _xlsx(path, f'<worksheet xmlns="{_MAIN}"><sheetData>', " " * 1000, 1_000_000, "</sheetData></worksheet>")


def zip_bomb_that_lies(path: Path) -> None:
    """The same, but the directory tells that it is small."""
    zip_bomb(path)
    content = bytearray(path.read_bytes())
    with zipfile.ZipFile(path) as package:
        told = package.getinfo("xl/worksheets/s.xml").file_size
    place = content.rindex(told.to_bytes(4, "little"))
    content[place : place + 4] = (1000).to_bytes(4, "little")
    path.write_bytes(content)


def too_many_rows(path: Path) -> None:
    """More rows than a report has, of the same short text."""
    row = '<row><c t="inlineStr"><is><t>a</t></is></c><c t="inlineStr"><is><t>b</t></is></c></row>'
    _xlsx(path, f'<worksheet xmlns="{_MAIN}"><sheetData>', row, 300_000, "</sheetData></worksheet>")


def entity_bomb_in_a_workbook(path: Path) -> None:
    """A billion laughs in the sheet of a workbook."""
    laughs = _laughs() + f'<worksheet xmlns="{_MAIN}"><sheetData><row><c t="inlineStr"><is><t>&l9;</t></is></c></row>'
    _xlsx(path, laughs, "", 0, "</sheetData></worksheet>")


def entity_bomb(path: Path) -> None:
    """A billion laughs in the XML of Excel 2003."""
    namespace = "urn:schemas-microsoft-com:office:spreadsheet"
    cell = "<Worksheet><Table><Row><Cell><Data>&l9;</Data></Cell></Row></Table></Worksheet>"
    path.write_text(f'{_laughs()}<Workbook xmlns="{namespace}">{cell}</Workbook>', encoding="utf-8")


def _laughs() -> str:
    entities = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    return f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY l0 "ha">{entities}]>'


def file_from_elsewhere(path: Path) -> None:
    """An external entity that asks for another file."""
    namespace = "urn:schemas-microsoft-com:office:spreadsheet"
    cell = "<Worksheet><Table><Row><Cell><Data>&file;</Data></Cell></Row></Table></Worksheet>"
    asked = '<!DOCTYPE x [<!ENTITY file SYSTEM "file:///etc/passwd">]>'
    path.write_text(f'<?xml version="1.0"?>{asked}<Workbook xmlns="{namespace}">{cell}</Workbook>', encoding="utf-8")


def nested_tables(path: Path) -> None:
    """A table in a table, a hundred thousand deep."""
    path.write_bytes(b"<html><body>" + b"<table><tr><td>" * 100_000)


def nested_xml(path: Path) -> None:
    """Elements in elements without end."""
    path.write_bytes(b'<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">' + b"<a>" * 1_000_000)


def noise(path: Path) -> None:
    """Bytes of no meaning."""
    path.write_bytes(random.Random(1).randbytes(2_000_000))


def sparse(path: Path) -> None:
    """Two gigabytes that take no room on the disk."""
    with path.open("wb") as file:
        file.truncate(2 * 2**30)


def zeros(path: Path) -> None:
    """As many zeros as may be read."""
    with path.open("wb") as file:
        file.truncate(49 * 2**20)


def one_line(path: Path) -> None:
    """A text file of one line without end."""
    path.write_bytes(b"a" * (49 * 2**20))


def many_cells_in_a_line(path: Path) -> None:
    """A text file of one line with very many cells."""
    path.write_bytes(b"a," * (24 * 2**20))


def short_lines(path: Path) -> None:
    """A text file of very many short lines."""
    path.write_bytes(b"a,b\n" * (12 * 2**20))


def open_quotation(path: Path) -> None:
    """A quotation mark at every line, none closed."""
    path.write_bytes(b'"a,b\n' * (2 * 2**20))


def wide_spans(path: Path) -> None:
    """Cells that each span as much as can be."""
    path.write_bytes(b"<table>" + b"<tr><td rowspan=999999 colspan=999999>a" * 20_000)


def stray_cell(path: Path) -> None:
    """A sheet that says it has every cell there can be, and holds the last of them alone."""
    cell = '<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>a</t></is></c></row>'
    begin = f'<worksheet xmlns="{_MAIN}"><dimension ref="A1:XFD1048576"/><sheetData>'
    _xlsx(path, begin, "", 0, f"{cell}</sheetData></worksheet>")


def many_pages(path: Path) -> None:
    """A PDF of a hundred thousand pages."""
    kids = " ".join(["3 0 R"] * 100_000)
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Count 100000/Kids[{kids}]>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>",
    ]
    path.write_bytes(_pdf(objects))


def pages_in_a_ring(path: Path) -> None:
    """A PDF whose page tree leads back to itself."""
    path.write_bytes(_pdf(["<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Count 9/Kids[2 0 R 2 0 R]>>"]))


def many_letters(path: Path) -> None:
    """A PDF page with two million letters."""
    out = io.BytesIO()
    canvas = Canvas(out, pageCompression=1)
    text = canvas.beginText(10, 800)
    for _ in range(20_000):
        text.textLine("somchai " * 12)
    canvas.drawText(text)
    canvas.save()
    path.write_bytes(out.getvalue())


def _pdf(objects: list[str]) -> bytes:
    out, places = bytearray(b"%PDF-1.4\n"), []
    for number, words in enumerate(objects, start=1):
        places.append(len(out))
        out += f"{number} 0 obj{words}endobj\n".encode()
    table = len(out)
    out += f"xref\n0 {len(places) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{place:010d} 00000 n \n".encode() for place in places)
    out += f"trailer<</Size {len(places) + 1}/Root 1 0 R>>\nstartxref\n{table}\n%%EOF".encode()
    return bytes(out)


def locked_pdf(path: Path) -> None:
    """A PDF that asks for a password."""
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(files.pdf()(laid_out(OFFICE, Layout()))))
    writer.encrypt("secret", algorithm="AES-256")
    with path.open("wb") as file:
        writer.write(file)


def locked_workbook(path: Path) -> None:
    """A workbook that asks for a password: an OLE file that holds the encrypted package."""
    names = b"".join(name.encode("utf-16-le").ljust(128, b"\0") for name in ("Root Entry", "EncryptedPackage"))
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + names + bytes(1024))


HOSTILE: Mapping[str, tuple[Make, frozenset[Problem]]] = {
    name: (make, frozenset(problems))
    for name, make, *problems in (
        ("bomb.xlsx", zip_bomb, Problem.REPORT_TOO_LARGE),
        ("lying bomb.xlsx", zip_bomb_that_lies, Problem.REPORT_TOO_LARGE, Problem.REPORT_UNREADABLE),
        ("rows.xlsx", too_many_rows, Problem.REPORT_TOO_LARGE),
        (
            "laughs.xlsx",
            entity_bomb_in_a_workbook,
            Problem.REPORT_UNREADABLE,
            Problem.REPORT_NO_COLUMNS,
            Problem.REPORT_EMPTY,
        ),
        ("laughs.xls", entity_bomb, Problem.REPORT_UNREADABLE),
        ("elsewhere.xls", file_from_elsewhere, Problem.REPORT_UNREADABLE),
        ("nested.html", nested_tables, Problem.REPORT_UNREADABLE, Problem.REPORT_EMPTY),
        ("nested.xls", nested_xml, Problem.REPORT_UNREADABLE),
        ("noise.xls", noise, Problem.REPORT_UNREADABLE),
        ("sparse.csv", sparse, Problem.FILE_TOO_LARGE),
        ("zeros.csv", zeros, Problem.REPORT_EMPTY),
        ("line.csv", one_line, Problem.REPORT_UNREADABLE),
        (
            "cells.csv",
            many_cells_in_a_line,
            Problem.REPORT_NO_COLUMNS,
            Problem.REPORT_TOO_LARGE,
            Problem.REPORT_TOO_SLOW,
        ),
        ("lines.csv", short_lines, Problem.REPORT_TOO_LARGE, Problem.REPORT_TOO_SLOW),
        ("quotation.csv", open_quotation, Problem.REPORT_TOO_LARGE, Problem.REPORT_UNREADABLE, Problem.REPORT_TOO_SLOW),
        ("spans.html", wide_spans, Problem.REPORT_NO_COLUMNS, Problem.REPORT_TOO_LARGE, Problem.REPORT_TOO_SLOW),
        ("stray.xlsx", stray_cell, Problem.REPORT_EMPTY),
        ("pages.pdf", many_pages, Problem.REPORT_TOO_LARGE),
        ("ring.pdf", pages_in_a_ring, Problem.REPORT_UNREADABLE, Problem.REPORT_EMPTY),
        ("letters.pdf", many_letters, Problem.REPORT_TOO_LARGE),
        ("locked.pdf", locked_pdf, Problem.REPORT_LOCKED),
        ("locked.xlsx", locked_workbook, Problem.REPORT_LOCKED),
    )
}
"""For each file how it is made, and what it may be refused as."""
