"""A blank filled in: each value at its place whatever the page's boxes, fitted, never cut off, nothing foreign kept."""

from __future__ import annotations

import subprocess
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader, PdfWriter
from pypdf.generic import NameObject
from reportlab.lib.units import mm

from elaas_desk.domain.blank_sources import BLANK_KINDS, example_of, filled, sources_of
from elaas_desk.domain.blanks import Blank, BlankField, FieldAlign, FieldLook, FilledBlank, Written
from elaas_desk.domain.papers import Form2, GroupLine, code_of
from elaas_desk.domain.requests import PaperKind
from elaas_desk.errors import Problem, UserError
from forms_pdf import overlay
from forms_pdf.fitting import SMALLEST_READABLE, fitted
from forms_pdf.fonts import Style
from forms_pdf.shaping import width
from tests.fixtures.blank_files import Look, Widget, fillable, flat, written
from tests.forms_pdf.inked import darkest, middle_of_ink
from tests.forms_pdf.places import place, places
from tests.forms_pdf.values import CIRCULAR

NAME = "นางสาวพิมพ์ชนก ศรีสุวรรณกุล"
A_DAY = "๑๗ สิงหาคม ๒๕๖๙"
FIELD = BlankField("person.full_name", 1, 40_000, 53_000, 100_000, 7_000)


def paper(*written: Written, nudge: tuple[int, int] = (0, 0)) -> FilledBlank:
    return FilledBlank("แบบคำขอเป็นผู้ใช้งาน", "๑๒/๒๕๖๙", "0123456789ab", (written,), *nudge)


def printed(blank: bytes, *written: Written, nudge: tuple[int, int] = (0, 0)) -> bytes:
    return overlay.render(blank, paper(*written, nudge=nudge))


hundredths = st.integers(-50_000, 50_000).map(lambda number: number / 100)
looks = st.builds(
    Look,
    rotation=st.sampled_from([0, 90, 180, 270]),
    origin=st.tuples(hundredths, hundredths),
    margin=st.integers(0, 80),
    unit=st.sampled_from([1.0, 1.0, 2.0, 0.5]),
    size=st.sampled_from([(210 * mm, 297 * mm), (297 * mm, 210 * mm)]),
)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(look=looks, left=st.integers(10_000, 100_000), top=st.integers(40_000, 150_000))
def test_what_is_placed_on_the_shown_page_stands_there_and_the_blank_under_it_as_before(
    look: Look, left: int, top: int
) -> None:
    blank = flat(look)
    pdf = printed(blank, Written(replace(FIELD, left=left, top=top, width=90_000), NAME))
    found = place(pdf, NAME)
    assert found.left == pytest.approx(left / 1000 + 0.35, abs=0.5)
    assert top / 1000 <= found.middle[1] <= top / 1000 + 7
    before, after = place(blank, "FORM1", unit=look.unit), place(pdf, "FORM1")
    assert after.left == pytest.approx(before.left, abs=0.1)
    assert after.top == pytest.approx(before.top, abs=0.1)
    assert after.left == pytest.approx(20, abs=0.5)


def test_the_nudge_moves_what_is_written_and_not_the_blank() -> None:
    blank, written = flat(), Written(FIELD, NAME)
    as_placed, nudged = printed(blank, written), printed(blank, written, nudge=(700, -400))
    assert place(nudged, NAME).left - place(as_placed, NAME).left == pytest.approx(0.7, abs=0.02)
    assert place(nudged, NAME).top - place(as_placed, NAME).top == pytest.approx(-0.4, abs=0.02)
    assert place(nudged, "FORM1") == place(as_placed, "FORM1")


def test_the_pieces_of_a_tagged_blank_are_not_taken_for_those_of_our_text() -> None:
    writer = PdfWriter(clone_from=PdfReader(BytesIO(flat())))
    content = writer.pages[0].get_contents()
    assert content is not None
    content.set_data(b"/P <</Lang (th) /MCID 0>> BDC\n" + content.get_data() + b"\nEMC /P <</MCID 1>> BDC EMC")
    writer.pages[0][NameObject("/Contents")] = writer._add_object(content)
    pdf = printed(written(writer), Written(FIELD, NAME))
    beneath = PdfReader(BytesIO(pdf)).pages[0]["/Resources"]["/XObject"]["/Blank"].get_data()  # type: ignore[index]
    assert b"BDC" in beneath
    assert b"/MCID" not in beneath
    assert place(pdf, "FORM1") == place(flat(), "FORM1")


@pytest.mark.parametrize(("align", "at"), [(FieldAlign.LEFT, 0), (FieldAlign.CENTRE, 0.5), (FieldAlign.RIGHT, 1)])
def test_a_value_stands_left_in_the_middle_or_right_in_its_field(align: FieldAlign, at: float) -> None:
    found = place(printed(flat(), Written(replace(FIELD, align=align), A_DAY)), A_DAY)
    slack = 100 - (found.right - found.left)
    assert found.left - 40 == pytest.approx(slack * at, abs=0.6)


def test_a_value_that_is_too_long_becomes_smaller_then_wraps_and_is_all_there() -> None:
    text = "ผู้อำนวยการกองคลังองค์การบริหารส่วนตำบลบ้านใหม่ อำเภอเมืองปทุมธานี จังหวัดปทุมธานี"
    wide, high = 60 * mm, 14 * mm
    natural = width(Style.REGULAR, 16, text)
    (one,) = fitted(text, natural * 0.9, 7 * mm, 16, FieldAlign.LEFT)
    assert 11 <= one.size < 16
    several = fitted(text, wide, high, 16, FieldAlign.LEFT)
    assert len(several) > 1
    assert "".join(line.text for line in several).replace(" ", "") == text.replace(" ", "")
    assert all(0 <= line.y <= high and width(Style.REGULAR, line.size, line.text) <= wide for line in several)


def test_a_value_that_cannot_be_read_any_more_is_refused_and_named() -> None:
    small = replace(FIELD, width=12_000, height=5_000)
    with pytest.raises(UserError) as refused:
        printed(flat(), Written(small, NAME))
    assert refused.value.problem is Problem.BLANK_TOO_SMALL
    assert refused.value.values["source"] == "person.full_name"


@settings(max_examples=60, deadline=None)
@given(
    text=st.sampled_from([NAME, A_DAY, "pimchanok@example.go.th", "ผู้บันทึกใบสำคัญรับเงิน ๆ ฯลฯ", "ก"]),
    wide=st.floats(5, 400),
    high=st.floats(8, 200),
    size=st.floats(8, 30),
    align=st.sampled_from(FieldAlign),
)
def test_what_fits_stands_within_its_field_whole_and_readable(
    text: str, wide: float, high: float, size: float, align: FieldAlign
) -> None:
    try:
        lines = fitted(text, wide, high, size, align)
    except UserError:
        return
    assert "".join(line.text for line in lines).replace(" ", "") == text.replace(" ", "")
    for line in lines:
        assert SMALLEST_READABLE <= line.size <= max(size, 11)
        assert line.x >= -0.02
        assert line.x + width(Style.REGULAR, line.size, line.text) <= wide + 0.02


def test_each_digit_of_an_id_number_stands_in_the_middle_of_its_box() -> None:
    boxes = BlankField("person.national_id", 1, 60_000, 193_000, 91_000, 7_000, look=FieldLook.BOXES)
    pdf = printed(flat(), Written(boxes, "๑๑๐๑๗๐๐๒๐๓๔๕๖"))
    found = sorted(at.middle[0] for digit in "๐๑๒๓๔๕๖๗" for at in places(pdf, digit) if 190 < at.top < 202)
    assert len(found) == 13
    for number, x in enumerate(found):
        assert x == pytest.approx(60 + 7 * number + 3.5, abs=0.5)


def test_a_tick_stands_in_the_middle_of_its_box_and_only_where_it_is_true(tmp_path: Path) -> None:
    box = BlankField("reason.new_user", 1, 50_000, 150_000, 5_000, 5_000, look=FieldLook.TICK)
    with_tick, without = (printed(flat(), Written(box, ticked=ticked)) for ticked in (True, False))
    dark = [darkest(each, (50, 150, 55, 155)) for each in (with_tick, without)]
    assert dark[0] < 100 < dark[1]
    x, y = middle_of_ink(with_tick, (48, 148, 57, 157))
    assert x == pytest.approx(52.5, abs=0.5)
    assert y == pytest.approx(152.5, abs=0.5)


def test_of_a_fillable_blank_only_the_pages_are_left() -> None:
    blank = fillable([Widget("ชื่อ", (40, 237, 140, 244)), Widget("ผู้ใช้งานใหม่", (30, 100, 35, 105), ticked=True)])
    pdf = printed(blank, Written(FIELD, NAME))
    root = PdfReader(BytesIO(pdf)).root_object
    assert not {"/AcroForm", "/OpenAction", "/AA", "/Names"} & set(root)
    assert all("/Annots" not in page for page in PdfReader(BytesIO(pdf)).pages)
    for word in (b"app.alert", b"/JavaScript", b"secret.txt", b"/Widget"):
        assert word not in pdf


def test_a_paper_on_a_blank_is_always_the_same_bytes_sound_and_with_our_fonts_embedded(tmp_path: Path) -> None:
    pdf = printed(flat(Look(rotation=90, margin=20)), Written(FIELD, NAME))
    assert pdf == printed(flat(Look(rotation=90, margin=20)), Written(FIELD, NAME))
    file = tmp_path / "paper.pdf"
    file.write_bytes(pdf)
    assert subprocess.run(["qpdf", "--check", file], check=False, capture_output=True).returncode == 0
    fonts = subprocess.run(["pdffonts", file], check=True, capture_output=True, text=True).stdout
    ours = [line for line in fonts.splitlines() if "THSarabun" in line]
    assert ours
    assert all(" yes yes yes " in line for line in ours)


def test_the_code_stands_at_the_foot_or_at_the_edge_where_the_blank_prints_there() -> None:
    free = printed(flat(), Written(FIELD, NAME))
    assert place(free, "รหัสเอกสาร").left == pytest.approx(44, abs=1)
    taken = printed(flat(), Written(replace(FIELD, top=281_000), NAME))
    assert place(taken, "รหัสเอกสาร").left == pytest.approx(12, abs=1)
    assert place(taken, "0123 4567 89ab").bottom == pytest.approx(297 - 5, abs=1)


@pytest.mark.parametrize("kind", BLANK_KINDS)
def test_every_source_can_be_placed_and_printed(kind: PaperKind) -> None:
    told = example_of(kind)
    assert {source.name for source in sources_of(kind)} == set(told)
    for source in sources_of(kind):
        value = told[source.name]
        field = replace(FIELD, source=source.name, look=source.look, height=12_000)
        shown = "" if isinstance(value, bool) else value
        assert overlay.render(flat(), paper(Written(field, shown, value is True)))


@pytest.mark.parametrize("rows", [(1, 1), (1, 3), (1, 2, 4), (2, 1, 2)])
def test_no_group_is_left_out_or_told_on_two_copies_where_a_row_is_placed_twice_or_missing(
    rows: tuple[int, ...],
) -> None:
    fields = tuple(replace(FIELD, source=f"groups.{at}.name") for at in rows)
    blank = Blank(1, PaperKind.FORM2, "แบบ.pdf", "", 1, None, None, "", fields)  # type: ignore[arg-type]
    names = [f"กลุ่มทดสอบ {letter}" for letter in "กขคงจ"]
    made = filled(Form2(CIRCULAR, groups=tuple(map(GroupLine, names))), blank, "แบบคำขอเป็นผู้ใช้งาน")
    told = [{each.text for each in copy if each.text} for copy in made.copies]
    assert sorted(text for copy in told for text in copy) == names


def test_groups_for_which_the_blank_has_no_row_stand_on_a_further_copy_of_it() -> None:
    rows = tuple(replace(FIELD, source=f"groups.{at}.name", top=50_000 + at * 10_000) for at in (1, 2))
    blank = Blank(1, PaperKind.FORM2, "แบบ.pdf", "", 1, None, None, "", (FIELD, *rows))  # type: ignore[arg-type]
    form = Form2(CIRCULAR, groups=tuple(GroupLine(f"กลุ่มทดสอบ {letter}") for letter in "กขค"))
    made = filled(form, blank, "แบบคำขอเป็นผู้ใช้งาน")
    pdf = overlay.render(flat(), made)
    assert made.code == code_of(form)
    assert len(PdfReader(BytesIO(pdf)).pages) == 2
    assert place(pdf, "กลุ่มทดสอบ ข", page=1).top > place(pdf, "กลุ่มทดสอบ ก", page=1).top
    assert place(pdf, "กลุ่มทดสอบ ค", page=2).top == pytest.approx(place(pdf, "กลุ่มทดสอบ ก", page=1).top, abs=0.5)
    assert place(pdf, "หน้า ๒ จาก ๒", page=2)
