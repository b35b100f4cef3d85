"""What becomes of texts, titles, fields, tables and pictures in the tree that is read aloud."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pypdf
from PIL import Image

from elaas_desk.domain.papers import Enclosure
from elaas_desk.thai.digits import to_thai
from forms_pdf import cover_letter, due_list, form1, form2, matrix, recovery_sheet
from forms_pdf.assembly import Assembly
from forms_pdf.page import LEFT, Sheet
from forms_pdf.structure import Role
from forms_pdf.wording import thai_digits
from tests.forms_pdf import list_values, values
from tests.forms_pdf.reading import without_blanks
from tests.forms_pdf.structure_reading import Part, marks_of, tree_of


def told(data: bytes) -> list[tuple[Part, str]]:
    """The parts that own pieces, each with its text without blanks."""
    reader = pypdf.PdfReader(BytesIO(data))
    texts = {(page, piece.number): piece.text for page, marks in enumerate(marks_of(reader)) for piece in marks.pieces}
    parts = [part for part in tree_of(reader).all() if part.pieces]
    return [(part, without_blanks("".join(texts[piece] for piece in part.pieces))) for part in parts]


def texts_of(data: bytes, kind: str) -> list[str]:
    return [text for part, text in told(data) if part.kind == kind]


def test_a_text_is_one_part_however_many_lines_it_takes() -> None:
    paragraphs = texts_of(cover_letter.render(values.LETTER), "P")
    for text in values.LETTER.body:
        assert without_blanks(thai_digits(text)) in paragraphs


def test_a_text_that_goes_on_on_the_next_page_is_still_one_part() -> None:
    body = tuple(text * 9 for text in values.LETTER.body)
    found = told(cover_letter.render(replace(values.LETTER, body=body)))
    over = [text for part, text in found if len({page for page, _ in part.pieces}) == 2]
    assert over == [without_blanks(thai_digits(body[0]))]


def test_the_lines_of_a_title_are_one_heading_and_a_mark_over_it_is_none() -> None:
    assert texts_of(form2.render(values.form_2()), "H1") == [without_blanks("".join(form2.TITLE))]
    assert texts_of(recovery_sheet.render(values.RECOVERY), "H1") == [recovery_sheet.TITLE]


def test_the_parts_of_a_paper_are_headings_below_its_title() -> None:
    assert texts_of(form2.render(values.form_2()), "H2") == ["๓.กลุ่มผู้ใช้งานที่ขอ", "สำหรับหัวหน้าหน่วยงานคลัง", "สำหรับผู้ใช้งาน"]


def test_a_field_is_its_label_and_then_its_value_on_however_many_lines() -> None:
    long = values.LONG_FORM_1
    fields = texts_of(form1.render(long), "P")
    assert without_blanks(f"☑อื่น ๆ (ระบุ){thai_digits(long.other_reason)}") in fields
    assert without_blanks(f"ตำแหน่ง{long.person.position}") in fields


def test_the_boxes_of_the_id_number_are_read_after_their_label_and_before_what_follows() -> None:
    person = values.FORM_1.person
    said = f"เลขประจำตัวประชาชน{to_thai(person.national_id)}โทร. มือถือ{to_thai(person.mobile)}"
    assert without_blanks(said) in texts_of(form1.render(values.FORM_1), "P")


def test_two_signatures_beside_one_another_are_read_one_after_the_other() -> None:
    said = "".join(texts_of(form2.render(values.form_2()), "P"))
    first, second = said.index("ลงชื่อผู้ขอ"), said.index("ลงชื่อผู้บังคับบัญชา")
    assert first < said.index("(นายวีรพงษ์ใจซื่อ)") < second < said.index("(นางพัชรินทร์แก้วมณี)")


def test_how_many_copies_of_an_enclosure_there_are_is_read_after_all_lines_of_its_name() -> None:
    name = "แบบคำขอเป็นผู้ใช้งานในระบบบัญชีคอมพิวเตอร์ขององค์กรปกครองส่วนท้องถิ่น สำหรับผู้ปฏิบัติงานและหน่วยงานภายใต้สังกัด"
    letter = replace(values.LETTER, enclosures=(Enclosure(name, 2),))
    assert without_blanks(f"สิ่งที่ส่งมาด้วย{name}จำนวน ๒ ฉบับ") in texts_of(cover_letter.render(letter), "P")


def test_a_table_over_many_pages_is_one_with_its_header_once() -> None:
    data = due_list.render(values.due_list(60))
    (table,) = (part for part in tree_of(pypdf.PdfReader(BytesIO(data))).parts if part.kind == "Table")
    assert len(table.parts) == 61
    assert [cell.kind for row in table.parts for cell in row.parts].count("TH") == 5
    assert len({page for row in table.parts for cell in row.parts for page, _ in cell.pieces}) > 2


def test_a_unit_in_the_matrix_heads_all_columns_and_an_empty_cell_is_there() -> None:
    data = matrix.render(list_values.matrix(6, 10, units=2))
    (table,) = (part for part in tree_of(pypdf.PdfReader(BytesIO(data))).parts if part.kind == "Table")
    spans = [row.parts[0].columns for row in table.parts]
    assert spans.count(14) == 2
    assert any(cell.kind == "TD" and not cell.pieces for row in table.parts for cell in row.parts)


def test_a_picture_is_a_figure_that_tells_what_it_shows() -> None:
    stream = BytesIO()
    Image.new("RGB", (28, 30), "black").save(stream, "PNG")
    found = told(cover_letter.render(replace(values.LETTER, garuda=stream.getvalue())))
    assert [part.alt for part, _ in found if part.kind == "Figure"] == ["ตราครุฑ"]


def test_what_stands_aside_is_not_read_and_does_not_part_a_text() -> None:
    sheet = Sheet("ทดสอบ")
    sheet.part(Role.TEXT)
    sheet.text(LEFT, 700, "ต้น")
    with sheet.aside():
        sheet.part(Role.PART)
        sheet.text(LEFT, 650, "หน้า ๑")
    sheet.dots(LEFT, 300, 600)
    sheet.part(Role.TEXT, goes_on=True)
    sheet.text(LEFT, 600, "ปลาย")
    assert [(part.kind, text) for part, text in told(sheet.finish())] == [("P", "ต้นปลาย")]


def test_a_sheet_without_parts_is_not_tagged() -> None:
    sheet = Sheet("ทดสอบ")
    sheet.text(LEFT, 700, "ลอย")
    reader = pypdf.PdfReader(BytesIO(sheet.finish()))
    assert "/MarkInfo" not in reader.root_object
    assert "/StructParents" not in reader.pages[0]


def test_small_objects_are_packed_and_found_again() -> None:
    stream = BytesIO()
    assembly = Assembly(stream)
    numbers = [assembly.put_small(f"({at})") for at in range(450)]
    unused = assembly.reserve()
    tree = assembly.put_small("<< /Type /Pages /Count 0 /Kids [] >>")
    assembly.finish(assembly.put_small(f"<< /Type /Catalog /Pages {tree} 0 R >>"), assembly.put_small("<< >>"))
    reader = pypdf.PdfReader(stream)
    assert [str(reader.get_object(number)) for number in numbers] == [str(at) for at in range(450)]
    assert stream.getvalue().count(b"/ObjStm") == 3
    assert unused not in reader.xref_objStm
