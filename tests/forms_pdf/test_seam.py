"""What the text layer leans on inside ReportLab; a new ReportLab must pass here before it is taken."""

from __future__ import annotations

import inspect
from io import BytesIO

import pypdf
import reportlab
from reportlab.pdfbase.pdfdoc import PDFDocument
from reportlab.pdfgen.canvas import Canvas

from forms_pdf.page import LEFT, Sheet


def test_reportlab_is_the_version_that_was_looked_into() -> None:
    assert reportlab.Version == "5.1.0"


def test_fonts_that_wait_are_added_when_the_file_is_written() -> None:
    class Waiting:
        asked: list[PDFDocument] = []  # noqa: RUF012 - one test, one instance

        def addObjects(self, document: PDFDocument) -> None:
            self.asked.append(document)

    canvas = Canvas(BytesIO(), invariant=1)
    waiting = Waiting()
    canvas._doc.delayedFonts.append(waiting)
    canvas.save()
    assert waiting.asked == [canvas._doc]


def test_a_canvas_asks_for_its_first_font_only_in_its_preamble() -> None:
    source = inspect.getsource(Canvas)
    assert "getInternalFontName" in inspect.getsource(Canvas._make_preamble)
    assert source.count("getInternalFontName(self._fontname)") == 1


def test_pages_name_our_fonts_and_no_other() -> None:
    sheet = Sheet("ทดสอบ", "")
    sheet.text(LEFT, 700, "ปู่น้ำ")
    sheet.next_page()
    sheet.text(LEFT, 700, "อีกหน้า")
    data = sheet.finish()
    assert b"Helvetica" not in data
    for page in pypdf.PdfReader(BytesIO(data)).pages:
        assert list(page["/Resources"]["/Font"]) == ["/F1"]  # type: ignore[index]


def test_streams_are_binary_and_compressed() -> None:
    sheet = Sheet("ทดสอบ", "")
    sheet.text(LEFT, 700, "ปู่น้ำ")
    data = sheet.finish()
    assert b"/ASCII85Decode" not in data
    assert data.count(b"/FlateDecode") == 3  # page, font, Unicode map
