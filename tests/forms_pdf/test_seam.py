"""What the text layer leans on inside ReportLab; a new ReportLab must pass here before it is taken."""

from __future__ import annotations

from io import BytesIO

import pypdf
import reportlab
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase.pdfdoc import PDFImageXObject
from reportlab.pdfgen.canvas import Canvas

from forms_pdf.page import LEFT, Sheet


def test_reportlab_is_the_version_that_was_looked_into() -> None:
    assert reportlab.Version == "5.1.0"


def test_a_canvas_keeps_what_it_draws_as_pieces_of_code_and_begins_with_none() -> None:
    canvas = Canvas(BytesIO())
    assert canvas._code == []
    canvas.rect(1, 2, 3, 4)
    assert all(isinstance(piece, str) for piece in canvas._code)


def test_a_picture_is_drawn_by_the_name_that_the_document_knows_it_by() -> None:
    canvas = Canvas(BytesIO())
    canvas.drawImage(ImageReader(picture(see_through=True)), 0, 0, 10, 10, mask="auto")
    known = {name for name, each in canvas._doc.idToObject.items() if isinstance(each, PDFImageXObject)}
    drawn = {piece.split()[0][1:] for piece in canvas._code if piece.endswith(" Do")}
    assert len(known) == 2  # the picture, and how much of it is seen through
    assert drawn < known


def test_pictures_are_written_once_and_refer_to_each_other_by_the_numbers_of_the_file() -> None:
    sheet = Sheet("ทดสอบ")
    for _page in range(2):
        sheet.image(picture(see_through=True).getvalue(), LEFT, 700, 40, 40, alt="ตราของหน่วยงาน")
        sheet.next_page()
    sheet.image(picture().getvalue(), LEFT, 700, 40, 40, alt="ตราครุฑ")
    data = sheet.finish()
    assert data.count(b"/Subtype /Image") == 3
    first, second, third = (page["/Resources"]["/XObject"] for page in pypdf.PdfReader(BytesIO(data)).pages)  # type: ignore[index]
    ((_name, seen),) = ((name, each.get_object()) for name, each in first.items() if "/SMask" in each.get_object())
    assert seen["/SMask"].get_object()["/ColorSpace"] == "/DeviceGray"
    assert set(first.values()) == set(second.values()) < set(third.values())


def picture(*, see_through: bool = False) -> BytesIO:
    stream = BytesIO()
    colour = (200, 20, 20, 128) if see_through else (20, 20, 200, 255)
    Image.new("RGBA" if see_through else "RGB", (6, 6), colour if see_through else colour[:3]).save(stream, "PNG")
    stream.seek(0)
    return stream


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
    assert data.count(b"/FlateDecode") == 5  # page, font, Unicode map, small objects, their table
