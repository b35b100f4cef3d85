"""The papers of requests as pages: what stands on them and where."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from elaas_desk.domain.papers import Enclosure, Form2Reason, Form2Requester, Signatory, code_of
from elaas_desk.errors import Problem, UserError
from elaas_desk.thai.digits import to_thai
from forms_pdf import cover_letter, due_list, form1, form2, recovery_sheet
from forms_pdf.blocks import line
from forms_pdf.flow import compose
from forms_pdf.fonts import Style
from forms_pdf.page import HEIGHT, RIGHT, WIDTH, Sheet
from forms_pdf.shaping import width
from tests.forms_pdf import values
from tests.forms_pdf.reading import by_pdfium, in_order, lines_of, pages_of, runs, text_of, without_blanks


def test_the_catchword_stands_alone_on_its_line() -> None:
    for groups in range(1, 15):
        every = runs(form2.render(values.long_form_2(groups)))
        for caught in (run for run in every if run.text.startswith("/") and run.text.endswith("...")):
            others = [run.y for run in every if run.page == caught.page and run.size > 10 and run is not caught]
            assert min(others) > caught.y + 12


def test_a_long_name_under_a_signature_wraps_at_full_size() -> None:
    executive = Signatory(f"{values.LONG_NAME}ชัยเจริญยิ่งยืนนาน", "นายก")
    lines = runs(form1.render(replace(values.FORM_1, executive=executive)))
    at = next(at for at, run in enumerate(lines) if run.text.startswith("(ว่าที่"))
    assert lines[at + 1].text.endswith("ยิ่งยืนนาน)")
    assert lines[at].size == lines[at + 1].size == 16


@pytest.mark.parametrize("count", [0, 1, 2, 3, 4, 5, 6])
def test_form_2_is_one_page_up_to_six_groups(count: int) -> None:
    assert pages_of(form2.render(values.form_2(count))) == 1


@pytest.mark.parametrize("count", [9, 14])
def test_form_2_goes_on_to_a_numbered_page(count: int) -> None:
    data = form2.render(values.form_2(count))
    assert pages_of(data) == 2
    assert any(run.text.startswith("/") and run.text.endswith("...") for run in lines_of(data, 0))
    top = max(lines_of(data, 1), key=lambda run: run.y)
    assert top.text == "- ๒ -"
    assert top.x + top.advance * top.size / 2000 == pytest.approx(WIDTH / 2)


def test_the_catchword_is_what_the_next_page_begins_with() -> None:
    data = cover_letter.render(values.LONG_LETTER)
    caught = next(run.text for run in lines_of(data, 0) if run.text.startswith("/"))
    first = next(run.text for run in lines_of(data, 1))
    assert first.startswith(caught.removeprefix("/").removesuffix("..."))


def test_form_1_and_the_letter_are_one_page() -> None:
    assert pages_of(form1.render(values.FORM_1)) == 1
    assert pages_of(cover_letter.render(values.LETTER)) == 1


def test_form_1_shows_every_value() -> None:
    text = text_of(form1.render(values.LONG_FORM_1))
    person, office = values.LONG_FORM_1.person, values.LONG_FORM_1.office
    shown = [
        *(to_thai(values.LONG_FORM_1.written_at), person.full_name, person.position, person.level, person.unit),
        *(to_thai(person.mobile), person.email, to_thai(person.order_number), "๓๐ พฤศจิกายน ๒๕๖๘"),
        *(to_thai(office.name), office.kind, office.district, office.province, to_thai(office.phone), office.email),
        *(values.LONG_FORM_1.other_reason, values.LONG_FORM_1.former_username, values.LONG_FORM_1.clerk.position),
    ]
    assert [each for each in shown if without_blanks(each) not in text] == []


def test_form_2_shows_every_group_in_order() -> None:
    text = text_of(form2.render(values.form_2(14)))
    orders = [to_thai(line.order_number) for line in values.groups(14)]
    assert in_order(orders, text)
    assert text.count("ผู้บันทึกข้อมูลรายรับ") == 5


def test_long_group_names_wrap_whole() -> None:
    value = values.long_form_2()
    text = text_of(form2.render(value))
    assert text.count(without_blanks(value.groups[0].group)) == 14
    assert text.count(without_blanks(value.groups[0].duty)) == 14
    assert without_blanks(value.cause) in text


def test_text_from_the_register_is_never_markup() -> None:
    value = replace(values.FORM_1, former_username="<b>&amp;</b>", written_at="<font size=99>ก</font> \\n %s {0}")
    text = text_of(form1.render(value))
    assert "<b>&amp;</b>" in text
    assert without_blanks(to_thai(value.written_at)) in text


def ticked(data: bytes) -> list[str]:
    """What stands beside each ticked box."""
    texts = [run.text for run in runs(data)]
    return [texts[at + 1] for at, text in enumerate(texts) if text == "☑"]


def test_the_ticked_box_is_the_one_that_was_chosen() -> None:
    enclosed = [each.text for each in values.FORM_1.attachments if each.enclosed]
    assert ticked(form1.render(values.FORM_1)) == ["รหัสถูกระงับ", *enclosed]


@pytest.mark.parametrize(
    ("reason", "label"),
    [
        (Form2Reason.NEW_USER, "ผู้ใช้งานใหม่"),
        (Form2Reason.CHANGE_RIGHTS, "เปลี่ยนแปลงสิทธิการใช้งาน"),
        (Form2Reason.CANNOT_GET_IN, "ไม่สามารถเข้าใช้งานได้ เหตุ"),
    ],
)
def test_form_2_ticks_whose_request_it_is_and_what_is_asked(reason: Form2Reason, label: str) -> None:
    paper = replace(values.form_2(), reason=reason, requester=Form2Requester.SUBORDINATE_HEAD)
    assert ticked(form2.render(paper)) == ["หัวหน้าหน่วยงานคลังของหน่วยงานภายใต้สังกัด", label]


def test_form_2_says_of_each_group_whether_it_is_given_or_taken() -> None:
    texts = [run.text for run in runs(form2.render(values.form_2(6)))]
    assert [text for text in texts if text in {"เพิ่ม", "ยกเลิก"}] == ["เพิ่ม", "เพิ่ม", "เพิ่ม", "ยกเลิก", "เพิ่ม", "เพิ่ม"]


def test_form_2_asks_for_the_date_of_three_signatures_and_of_the_rights() -> None:
    texts = [run.text for run in runs(form2.render(values.form_2()))]
    assert texts.count("วันที่") == 4  # one of them the day of writing; who approves dates the setting of the rights
    assert texts.count("กำหนดสิทธิแล้วเมื่อวันที่") == 1


@pytest.mark.parametrize(("count", "numbers"), [(1, []), (3, ["๑. ", "๒. ", "๓. "])])
def test_enclosures_are_numbered_when_there_are_several(count: int, numbers: list[str]) -> None:
    letter = replace(values.LETTER, enclosures=(Enclosure("สำเนาคำสั่ง"),) * count)
    texts = [run.text for run in runs(cover_letter.render(letter))]
    assert [text for text in texts if text in {"๑. ", "๒. ", "๓. "}] == numbers
    assert texts.count("สำเนาคำสั่ง") == count


def test_the_boxes_of_the_id_number_hold_a_digit_each_in_five_groups() -> None:
    drawn = runs(form1.render(values.FORM_1))
    at = [run.text for run in drawn].index("เลขประจำตัวประชาชน")
    digits = [run for run in drawn[at + 1 : at + 16] if len(run.text) == 1 and run.text in "๐๑๒๓๔๕๖๗๘๙"]
    assert "".join(run.text for run in digits) == to_thai(values.HEAD.national_id)
    centres = [run.x + run.advance * run.size / 2000 for run in digits]
    steps = [later - earlier for earlier, later in pairwise(centres)]
    assert [at for at, step in enumerate(steps, start=1) if step > min(steps) + 1] == [1, 5, 10, 12]


def test_every_page_carries_kind_number_page_and_code() -> None:
    value = values.form_2(14)
    code = code_of(value)
    for page in (0, 1):
        small = "".join(run.text for run in lines_of(form2.render(value), page) if run.size == 10)
        assert f"แบบคำขอเป็นผู้ใช้งาน   ทะเบียนเลขที่ ๑๗/๒๕๖๙   หน้า {to_thai(page + 1)} จาก ๒" in small
        assert f"รหัสเอกสาร {code[:4]} {code[4:8]} {code[8:]}" in small


def test_the_titles_are_those_of_the_circular() -> None:
    first = text_of(form1.render(values.FORM_1))
    second = text_of(form2.render(values.form_2()))
    assert (
        without_blanks(
            "แบบการขอรหัสผู้ใช้งานและรหัสผ่านในระบบบัญชีคอมพิวเตอร์ขององค์กรปกครองส่วนท้องถิ่น (New e-LAAS) สำหรับหัวหน้าหน่วยงานคลัง"
        )
        in first
    )
    assert (
        without_blanks(
            "แบบคำขอเป็นผู้ใช้งานในระบบบัญชีคอมพิวเตอร์ขององค์กรปกครองส่วนท้องถิ่น (New e-LAAS) สำหรับผู้ปฏิบัติงานและหน่วยงานภายใต้สังกัด"
        )
        in second
    )


def test_an_unknown_character_is_named_and_nothing_is_printed() -> None:
    with pytest.raises(UserError) as caught:
        form1.render(replace(values.FORM_1, former_username="漢"))
    assert (caught.value.problem, caught.value.values) == (Problem.UNKNOWN_GLYPH, {"char": "漢"})


def test_the_letter_stands_as_the_regulation_has_it() -> None:
    mm = 72 / 25.4
    lines = lines_of(cover_letter.render(values.LETTER))
    at = {run.text: run for run in lines}
    number, sender = at["ที่  สพ ๗๒๑๐๑/๑๒๓"], next(run for run in lines if run.text.startswith("ที่ทำการ"))
    assert number.y == pytest.approx(HEIGHT - 45 * mm, abs=0.1)
    assert sender.y == number.y
    assert sender.x == pytest.approx(131 * mm, abs=0.1)
    assert at["๒๓  พฤศจิกายน  ๒๕๖๙"].x == pytest.approx(105 * mm, abs=0.1)
    greeting = at["ขอแสดงความนับถือ"]
    name = at["(นายประเสริฐ บุญเรือน)"]
    assert greeting.x == pytest.approx(105 * mm, abs=0.1)
    assert greeting.y - name.y == pytest.approx(4 * 21, abs=0.1)
    assert name.x + name.advance * 0.008 == pytest.approx(greeting.x + greeting.advance * 0.008, abs=0.1)


def test_the_letter_takes_a_garuda_that_the_office_supplies(tmp_path: Path) -> None:
    from PIL import Image

    picture = tmp_path / "garuda.png"
    Image.new("RGB", (28, 30), "black").save(picture)
    plain = cover_letter.render(values.LETTER)
    letter = replace(values.LETTER, garuda=picture.read_bytes())
    crested = cover_letter.render(letter)
    assert crested == cover_letter.render(letter)
    assert b"/Subtype /Image" in crested
    assert b"/Subtype /Image" not in plain
    told = [[run.text for run in runs(pdf) if not run.text.startswith("รหัสเอกสาร")] for pdf in (plain, crested)]
    assert told[0] == told[1]


def test_every_line_of_running_text_but_the_last_ends_at_the_right_margin() -> None:
    lines = lines_of(cover_letter.render(values.LETTER))
    first = next(at for at, run in enumerate(lines) if run.text.startswith("ตามหนังสือ"))
    last = next(at for at, run in enumerate(lines) if run.text.endswith("นั้น"))
    ends = [run.x + run.advance * run.size / 1000 for run in lines[first:last]]
    assert len(ends) >= 2
    assert ends == pytest.approx([RIGHT] * len(ends), abs=0.5)


def test_the_due_list_repeats_its_header_and_numbers_its_pages() -> None:
    data = due_list.render(values.due_list(60))
    count = pages_of(data)
    assert count > 2
    for page in range(count):
        texts = [run.text for run in lines_of(data, page)]
        assert texts.count("ผู้เกี่ยวข้อง / หน่วยงาน") == 1
        assert any(f"หน้า {to_thai(page + 1)} จาก {to_thai(count)}" in text for text in texts)
    assert in_order([f"หน่วยงานที่{to_thai(at)}" for at in range(10, 60)], text_of(data))


def test_a_row_of_the_due_list_names_a_unit_once_and_its_clauses_on_one_line() -> None:
    row = replace(values.due_list().rows[0], who="โรงเรียนบ้านใหม่", unit="โรงเรียนบ้านใหม่", clause="3.1-3.4")
    drawn = [each.text for each in runs(due_list.render(replace(values.due_list(), rows=(row,))))]
    assert drawn.count("โรงเรียนบ้านใหม่") == 1
    assert "๓.๑–๓.๔" in drawn


@pytest.mark.parametrize("paragraphs", range(6, 30, 3))
def test_nobody_signs_a_page_that_holds_nothing_of_what_is_signed(paragraphs: int) -> None:
    body = (*values.LETTER.body[:1] * paragraphs, "จึงเรียนมาเพื่อโปรดพิจารณา")
    drawn = runs(cover_letter.render(replace(values.LETTER, body=body)))
    pages = {each.text: each.page for each in drawn}
    assert pages["จึงเรียนมาเพื่อโปรดพิจารณา"] == pages["ขอแสดงความนับถือ"]


def test_an_empty_due_list_says_so() -> None:
    assert "ไม่มีรายการที่ต้องดำเนินการ" in text_of(due_list.render(values.due_list(0)))


def test_the_recovery_key_is_printed_in_full_and_is_no_part_of_the_code() -> None:
    text = text_of(recovery_sheet.render(values.RECOVERY))
    assert values.RECOVERY.key.replace("-", "") in text
    assert code_of(values.RECOVERY) == code_of(replace(values.RECOVERY, key="other"))


def test_a_text_turned_a_quarter_stays_text_and_rises_from_its_foot() -> None:
    sheet = Sheet("ทดสอบ", "")
    sheet.text_upwards(200, 300, "ผู้บันทึกฎีกา", 14)
    file = sheet.finish()
    (run,) = runs(file)
    boxes = list(run.ink())
    assert run.upwards
    assert min(box[1] for box in boxes) == pytest.approx(300, abs=2)
    assert max(box[3] for box in boxes) == pytest.approx(300 + width(Style.REGULAR, 14, "ผู้บันทึกฎีกา"), abs=2)
    assert all(box[0] > 200 - 14 and box[2] < 200 + 7 for box in boxes)
    assert by_pdfium(file) == ["ผู้บันทึกฎีกา"]


def test_what_begins_a_page_stands_with_nothing_before_it() -> None:
    blocks = [line("หนึ่ง"), replace(line("สอง"), begins_page=True), line("สาม"), replace(line("สี่"), begins_page=True)]
    file = compose(values.due_list(), title="ทดสอบ", kind="ทดสอบ", blocks=blocks, one_page=False)
    first = [[run.text for run in lines_of(file, page)][:2] for page in range(3)]
    assert [each[0] for each in first] == ["หนึ่ง", "สอง", "สี่"]
    assert first[1][1] == "สาม"
