"""The sheet of people and accounts that is handed out empty on the first day, with lists to choose from."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from elaas_desk.domain.first_day_sheet import HEADINGS, SheetColumn
from elaas_desk.domain.words import KNOWN_BY, POSTS

PEOPLE: Final = "คนและบัญชี"
CHOICES: Final = "ตัวเลือก"
EXAMPLE: Final = "ตัวอย่าง"
ROWS: Final = 1000
"""For how many rows the lists to choose from are offered."""

_FONT: Final = "TH SarabunPSK"
_TEXT: Final = "@"
"""Excel's format for text: a date or number that is typed stays as it was typed."""

_WIDTHS: Final[Mapping[SheetColumn, int]] = {
    SheetColumn.TITLE: 12,
    SheetColumn.NATIONAL_ID: 22,
    SheetColumn.POSITION: 28,
    SheetColumn.UNIT: 30,
    SheetColumn.POST: 32,
    SheetColumn.EMAIL: 26,
    SheetColumn.USERNAME: 22,
    SheetColumn.PASSWORD_CHANGED_ON: 24,
    SheetColumn.PASSWORD_KNOWN_BY: 22,
    SheetColumn.GROUPS: 34,
    SheetColumn.DUTIES: 28,
}
_USUAL_WIDTH: Final = 18
_HELP: Final[Mapping[SheetColumn, str]] = {
    SheetColumn.NATIONAL_ID: "13 หลัก ถ้ายังไม่ทราบเว้นไว้ได้ แล้วมาเติมในทะเบียน",
    SheetColumn.UNIT: "เว้นไว้ได้ ถ้าอยู่ในหน่วยงานของ อปท. เอง",
    SheetColumn.POST: "เว้นไว้ได้ ถ้าเป็นผู้ใช้งานทั่วไป",
    SheetColumn.IN_POST_SINCE: "เช่น 1/10/2567 หรือ 1 ต.ค. 2567",
    SheetColumn.APPOINTED_ON: "เช่น 25/9/2567",
    SheetColumn.USERNAME: "เว้นไว้ ถ้ายังไม่มีบัญชีใน New e-LAAS ห้ามใส่รหัสผ่าน",
    SheetColumn.OPENED_ON: "ไม่ทราบให้เว้นไว้",
    SheetColumn.PASSWORD_CHANGED_ON: "ไม่ทราบให้เว้นไว้ โปรแกรมจะถือว่าครบกำหนดแล้ว",
    SheetColumn.GROUPS: "หลายกลุ่มให้คั่นด้วยเครื่องหมายจุลภาค ,",
    SheetColumn.DUTIES: "หลายหน้าที่ในคำสั่งเดียวกันให้คั่นด้วยเครื่องหมายจุลภาค ,",
    SheetColumn.ORDER_DATE: "เช่น 25/9/2569",
    SheetColumn.STARTS_ON: "เว้นไว้ได้ ถ้ามีผลตั้งแต่วันที่ลงในคำสั่ง",
}
_SAMPLE: Final[Mapping[SheetColumn, str]] = {
    SheetColumn.TITLE: "นางสาว",
    SheetColumn.FIRST_NAME: "กานดา",
    SheetColumn.LAST_NAME: "ตัวอย่าง",
    SheetColumn.POSITION: "นักวิชาการเงินและบัญชี",
    SheetColumn.LEVEL: "ปฏิบัติการ",
    SheetColumn.DIVISION: "กองคลัง",
    SheetColumn.PHONE: "08 1234 5678",
    SheetColumn.IN_POST_SINCE: "1/10/2567",
    SheetColumn.APPOINTED_BY: "12/2567",
    SheetColumn.APPOINTED_ON: "25/9/2567",
    SheetColumn.USERNAME: "kanda.t",
    SheetColumn.OPENED_ON: "1/10/2567",
    SheetColumn.PASSWORD_CHANGED_ON: "15/9/2569",
    SheetColumn.PASSWORD_KNOWN_BY: "เจ้าตัวแจ้ง",
    SheetColumn.GROUPS: "ผู้บันทึกฎีกา, ผู้ตรวจฎีกา",
    SheetColumn.DUTIES: "งานการเงิน",
    SheetColumn.ORDER_NUMBER: "124/2569",
    SheetColumn.ORDER_DATE: "25/9/2569",
}


@dataclass(frozen=True, slots=True)
class TemplateLists:
    """What the office has already, to choose from; empty where there is nothing yet."""

    titles: Sequence[str]
    units: Sequence[str]
    groups: Sequence[str]
    duties: Sequence[str]


def template(lists: TemplateLists) -> bytes:
    """An .xlsx with the headings, a list to choose from where there is one, and an example on a sheet of its own."""
    book = Workbook()
    people = book.active
    if not isinstance(people, Worksheet):
        raise TypeError("a new workbook has a sheet")
    people.title = PEOPLE
    _headings(people)
    _headings(book.create_sheet(EXAMPLE), _SAMPLE)
    _choices(book, people, lists)
    people.freeze_panes = "D2"
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def _headings(sheet: Worksheet, example: Mapping[SheetColumn, str] | None = None) -> None:
    for place, (column, words) in enumerate(HEADINGS.items(), 1):
        letter = get_column_letter(place)
        whole = sheet.column_dimensions[letter]
        whole.width = _WIDTHS.get(column, _USUAL_WIDTH)
        whole.number_format, whole.font = _TEXT, Font(name=_FONT, size=16)
        head = sheet.cell(1, place, words)
        head.font = Font(name=_FONT, size=16, bold=True)
        head.fill = PatternFill("solid", fgColor="E6ECF7")
        head.alignment = Alignment(vertical="center", wrap_text=True)
        if column in _HELP:
            head.comment = Comment(_HELP[column], "eLAAS Desk", height=60, width=260)
        if example and column in example:
            sheet.cell(2, place, example[column]).number_format = _TEXT
    sheet.row_dimensions[1].height = 30


def _choices(book: Workbook, people: Worksheet, lists: TemplateLists) -> None:
    """A hidden sheet with the lists; what may also be typed freely is offered without being enforced."""
    sheet = book.create_sheet(CHOICES)
    sheet.sheet_state = "hidden"
    offered: Mapping[SheetColumn, tuple[Sequence[str], bool]] = {
        SheetColumn.TITLE: (lists.titles, False),
        SheetColumn.UNIT: (lists.units, True),
        SheetColumn.POST: (tuple(POSTS.values()), True),
        SheetColumn.PASSWORD_KNOWN_BY: (tuple(KNOWN_BY.values()), True),
        SheetColumn.GROUPS: (lists.groups, False),
        SheetColumn.DUTIES: (lists.duties, False),
    }
    for place, (column, (words, enforced)) in enumerate(offered.items(), 1):
        if words:
            _offer(book, people, sheet, place, column, words, enforced)


def _offer(
    book: Workbook,
    people: Worksheet,
    sheet: Worksheet,
    place: int,
    column: SheetColumn,
    words: Sequence[str],
    enforced: bool,
) -> None:
    letter = get_column_letter(place)
    for row, word in enumerate(words, 1):
        cell = sheet.cell(row, place, word)
        cell.data_type = "s"  # a name that begins with = is a name
    name = f"list_{column.value}"
    book.defined_names[name] = DefinedName(
        name, attr_text=f"{quote_sheetname(CHOICES)}!${letter}$1:${letter}${len(words)}"
    )
    rule = DataValidation(
        type="list",
        formula1=f"={name}",
        allow_blank=True,
        showErrorMessage=enforced,
        errorTitle="ไม่อยู่ในรายการ",
        error=f"กรุณาเลือก{HEADINGS[column]}จากรายการ",
    )
    people.add_data_validation(rule)
    at = get_column_letter(list(HEADINGS).index(column) + 1)
    rule.add(f"{at}2:{at}{ROWS + 1}")
