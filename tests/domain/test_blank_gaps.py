"""What a blank leaves off is named; what is written in another way, or says nothing, is not."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elaas_desk.domain.blank_gaps import essential_of, essential_unplaced, has_no_row, left_off
from elaas_desk.domain.blank_sources import BLANK_KINDS, FormOnBlank, filled, sources_of, values_of
from elaas_desk.domain.blanks import Blank, BlankField
from elaas_desk.domain.papers import (
    Attachment,
    CircularOnPaper,
    Form1,
    Form1Reason,
    Form2,
    Form2Reason,
    GroupChange,
    GroupLine,
    OfficeOnPaper,
    PersonOnPaper,
)
from elaas_desk.domain.requests import PaperKind

A_DAY = date(2026, 8, 17)
CIRCULAR = CircularOnPaper("ที่ มท ๐๘๐๘.๔/ว ๑", A_DAY)
PERSON = PersonOnPaper(full_name="นางสาวพิมพ์ชนก ศรีสุวรรณกุล", national_id="1101700203450", position="นักวิชาการเงินและบัญชี")
GROUPS = (GroupLine("ผู้บันทึกใบสำคัญรับเงิน", order_number="124/2569", order_date=A_DAY), GroupLine("ผู้บันทึกพัสดุ"))
FORM1 = Form1(CIRCULAR, person=PERSON, reason=Form1Reason.FORGOTTEN)
FORM2 = Form2(CIRCULAR, dated=A_DAY, person=PERSON, reason=Form2Reason.CHANGE_RIGHTS, groups=GROUPS)
SOURCES = {kind: [source.name for source in sources_of(kind)] for kind in BLANK_KINDS}


def blank(kind: PaperKind, sources: Iterable[str]) -> Blank:
    fields = tuple(BlankField(source, 1, 10_000, 10_000, 50_000, 7_000) for source in sources)
    return Blank(1, kind, "แบบ.pdf", "0" * 64, 1, A_DAY, datetime(2026, 8, 17, tzinfo=UTC), "ผู้ดูแล", fields)


def off(form: FormOnBlank, *sources: str) -> tuple[str, ...]:
    return left_off(form, blank(PaperKind(form.kind.value), sources))


def test_what_says_something_and_has_no_place_is_named_the_essential_first() -> None:
    assert off(FORM1) == ("person.full_name", "person.national_id", "person.position", "reason.forgotten")
    assert off(FORM1, "person.full_name", "reason.suspended") == (
        "person.national_id",
        "person.position",
        "reason.forgotten",
    )


def test_what_says_nothing_and_the_foot_are_not_missed() -> None:
    assert off(Form1(CIRCULAR, register_number="12/2569")) == ()


@pytest.mark.parametrize("form", [FORM1, FORM2])
def test_with_everything_placed_nothing_is_left_off(form: FormOnBlank) -> None:
    assert off(form, *SOURCES[PaperKind(form.kind.value)]) == ()


@pytest.mark.parametrize(
    ("form", "placed", "missing"),
    [
        (Form2(CIRCULAR, dated=A_DAY), (), ("dated",)),
        (Form2(CIRCULAR, dated=A_DAY), ("dated",), ()),
        (Form2(CIRCULAR, dated=A_DAY), ("dated.day", "dated.month", "dated.year"), ()),
        (Form2(CIRCULAR, dated=A_DAY), ("dated.day", "dated.month"), ("dated.year",)),
        (
            Form2(CIRCULAR, person=PersonOnPaper(national_id="1101700203450")),
            tuple(f"person.national_id.part{at}" for at in range(1, 6)),
            (),
        ),
        (
            Form2(CIRCULAR, person=PersonOnPaper(national_id="1101700203450")),
            tuple(f"person.national_id.part{at}" for at in range(1, 5)),
            ("person.national_id.part5",),
        ),
        (Form2(CIRCULAR, office=OfficeOnPaper("เทศบาลตำบลบ้านใหม่", "เทศบาลตำบล")), ("office.name",), ()),
        (Form2(CIRCULAR, office=OfficeOnPaper("เทศบาลตำบลบ้านใหม่", "เทศบาลตำบล")), ("office.kind",), ("office.name",)),
        (Form1(CIRCULAR, attachments=(Attachment("สำเนาคำสั่ง"),)), (), ("attachments.1.text",)),
        (Form1(CIRCULAR, attachments=(Attachment("สำเนาคำสั่ง"),)), ("attachments.1.enclosed",), ()),
        (Form1(CIRCULAR, attachments=(Attachment("สำเนาคำสั่ง", enclosed=False),)), (), ()),
    ],
)
def test_a_value_is_covered_by_what_says_the_same(
    form: FormOnBlank, placed: tuple[str, ...], missing: tuple[str, ...]
) -> None:
    assert off(form, *placed) == missing


@pytest.mark.parametrize(
    ("change", "placed", "missing"),
    [
        (GroupChange.ADD, (), ("groups.1.change",)),
        (GroupChange.ADD, ("groups.1.add",), ()),
        (GroupChange.REMOVE, ("groups.1.add",), ("groups.1.change",)),
        (GroupChange.REMOVE, ("groups.1.remove",), ()),
        (GroupChange.REMOVE, ("groups.1.change",), ()),
    ],
)
def test_whether_a_group_is_asked_for_or_given_back_can_be_said_in_two_ways(
    change: GroupChange, placed: tuple[str, ...], missing: tuple[str, ...]
) -> None:
    form = Form2(CIRCULAR, groups=(GroupLine("ผู้บันทึกพัสดุ", change),))
    assert off(form, "groups.1.name", *placed) == missing


def test_groups_on_further_copies_of_the_blank_are_looked_at_in_their_row() -> None:
    form = Form2(CIRCULAR, groups=(GroupLine("กลุ่มหนึ่ง"), replace(GROUPS[1], duty="บันทึกพัสดุ")))
    assert off(form, "groups.1.name", "groups.1.change") == ("groups.1.duty",)
    assert off(form, "groups.1.name", "groups.1.change", "groups.1.duty") == ()


def test_a_blank_without_a_row_cannot_take_groups() -> None:
    assert has_no_row(FORM2, blank(PaperKind.FORM2, ["person.full_name", "groups.2.name"]))
    assert not has_no_row(FORM2, blank(PaperKind.FORM2, ["groups.1.name"]))
    assert not has_no_row(replace(FORM2, groups=()), blank(PaperKind.FORM2, ["person.full_name"]))
    assert not has_no_row(FORM1, blank(PaperKind.FORM1, ["person.full_name"]))


@pytest.mark.parametrize("kind", BLANK_KINDS)
def test_the_essential_values_can_be_placed_and_are_asked_for_until_they_are(kind: PaperKind) -> None:
    assert set(essential_of(kind)) <= set(SOURCES[kind])
    assert essential_unplaced(kind, ()) == essential_of(kind)
    assert essential_unplaced(kind, blank(kind, essential_of(kind)).fields) == ()
    parts = [f"person.national_id.part{at}" for at in range(1, 6)]
    assert "person.national_id" not in essential_unplaced(kind, blank(kind, parts).fields)
    assert "person.national_id" in essential_unplaced(kind, blank(kind, parts[1:]).fields)


@given(form=st.sampled_from([FORM1, FORM2]), data=st.data())
def test_placing_what_is_named_leaves_nothing_off_and_writes_it(form: FormOnBlank, data: st.DataObject) -> None:
    kind = PaperKind(form.kind.value)
    placed = set(data.draw(st.lists(st.sampled_from(SOURCES[kind]), max_size=30)))
    missing = left_off(form, blank(kind, placed))
    assert not placed & set(missing)
    assert all(values_of(form)[name] for name in missing)
    further = left_off(form, blank(kind, placed | set(missing)))
    assert not set(further) & set(missing)
    assert left_off(form, blank(kind, {*placed, *missing, *further})) == ()
    written = filled(form, blank(kind, placed | set(missing)), "แบบ").copies
    said = {each.field.source for copy in written for each in copy if each.text or each.ticked}
    assert set(missing) <= said
