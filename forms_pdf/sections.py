"""Parts that Form 1 and Form 2 share: heading, place and date, the one who asks."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from reportlab.lib.units import mm

from elaas_desk.domain.papers import OfficeOnPaper, PersonOnPaper
from elaas_desk.thai import dates
from elaas_desk.thai.digits import to_thai
from forms_pdf.blocks import Align, Block, line, space
from forms_pdf.fonts import Style
from forms_pdf.page import HEIGHT, MIDDLE, RIGHT, TITLE_SIZE
from forms_pdf.rows import Item, id_boxes, rows
from forms_pdf.wording import long_date

FORM_TOP = HEIGHT - 17 * mm
"""Forms begin higher than letters, with the number of the enclosure in the top margin."""


def heading(enclosure: str, title_lines: tuple[str, ...]) -> Iterator[Block]:
    """สิ่งที่ส่งมาด้วย at the top right, then the title, centred."""
    yield line(f"สิ่งที่ส่งมาด้วย {to_thai(enclosure)}", Align.RIGHT)
    yield space(2, stretch=6)
    for each in title_lines:
        yield line(each, Align.CENTRE, Style.BOLD, TITLE_SIZE)
    yield space(3, stretch=7)


def place_and_date(written_at: str, dated: date | None) -> Iterator[Block]:
    """เขียนที่ and วันที่ เดือน พ.ศ. on the right half."""
    left = MIDDLE - 2 * mm
    yield from rows(Item("เขียนที่", to_thai(written_at), weight=1), left=left)
    day, month, year = _date_parts(dated)
    yield from rows(
        Item("วันที่", day, weight=1, centred=True),
        Item("เดือน", month, weight=2.4, centred=True),
        Item("พ.ศ.", year, weight=1.5, centred=True),
        left=left,
    )


def addressed_to(addressee: str) -> Iterator[Block]:
    """เรียน and the addressee's post."""
    yield space(1, stretch=5)
    if addressee:
        yield from rows(Item(f"เรียน  {addressee}"))
    else:
        yield from rows(Item("เรียน", weight=1), right=RIGHT - 40 * mm)
    yield space(1, stretch=5)


def section(heading_text: str, bookmark: str = "") -> Item:
    """The number and name of a part, in bold, at the beginning of its first line; the outline leads to it."""
    return Item(heading_text, bold=True, bookmark=bookmark or heading_text)


def person_lines(heading_text: str, person: PersonOnPaper, office: OfficeOnPaper | None = None) -> Iterator[Block]:
    """The one who asks: name, ID number, mobile, position, level, unit, e-mail, order of appointment, in post since.

    With an office its name stands beside the unit (Form 1 has a part of its own for it).
    """
    name = Item("ชื่อ - นามสกุล", person.full_name, weight=1.5)
    email = Item("e-mail", person.email, weight=1)
    yield from rows(section(heading_text), name, *([email] if office else []))
    mobile = Item("โทร. มือถือ", to_thai(person.mobile), weight=1)
    yield from id_boxes("เลขประจำตัวประชาชน", to_thai(person.national_id), mobile)
    yield from rows(Item("ตำแหน่ง", to_thai(person.position), weight=3), Item("ระดับ", to_thai(person.level), weight=2))
    beside_unit = Item("อปท.", to_thai(office.name), weight=1.5) if office else email
    yield from rows(Item("สังกัด", to_thai(person.unit), weight=1), beside_unit)
    yield from rows(
        Item("คำสั่งแต่งตั้งที่", to_thai(person.order_number), weight=1),
        Item("ลงวันที่", long_date(person.order_date), weight=1.2),
        Item("ดำรงตำแหน่งตั้งแต่", long_date(person.in_post_since), weight=1.2),
    )


def _date_parts(day: date | None) -> tuple[str, str, str]:
    if day is None:
        return "", "", ""
    return to_thai(day.day), dates.MONTHS[day.month - 1], to_thai(dates.be_year(day))
