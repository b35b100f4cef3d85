"""Rows written as an Excel workbook: real numbers and dates, text that stays text, the same bytes for the same rows.

XlsxWriter builds the sheets in memory; openpyxl, and XlsxWriter where it is to save memory, would write each to a file
in the temporary folder first, and names of people with it. 20,000 rows of 12 columns take 70 MB and 3 seconds.

A workbook cannot carry a typeface. PCs of Thai offices have TH SarabunPSK; where it is missing, Excel and LibreOffice
show the same words in a typeface of their own, and nothing else changes.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

from elaas_desk.thai import dates
from elaas_desk.thai.text import COMBINING_MARKS

if TYPE_CHECKING:  # loaded with the first workbook
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

Cell = str | bool | int | float | date | None
"""What a cell holds; a time is shown to the minute, truth as a word, None leaves it empty."""

FONT: Final = "TH SarabunPSK"
SIZE: Final = 14
_TITLE_SIZE: Final = 18
# Thai months and years of the Buddhist era in any Excel: calendar 07 of language 041E (ECMA-376, 18.8.31).
_DAY: Final = "[$-107041E]d mmm yyyy"
_MINUTE: Final = "[$-107041E]d mmm yyyy hh:mm"
# Also in full width, as some keyboards write it, and behind blanks or quotes, which an edit of the cell may take away.
_ACTS_AS_FORMULA: Final = re.compile("[\\s'\"]*[=+\\-@＝＋－＠−]|[\t\r\n]")
_OLDEST: Final = 1901
"""Excel counts a day that never was in February 1900; what is older than that year stands as text."""
_LONGEST_CELL: Final = 32_767  # characters; the most that Excel takes
_CUT: Final = " …"
_NARROWEST, _WIDEST, _MARGIN = 6, 60, 3
_LINE, _TITLE_LINE, _TALLEST = 19.5, 27.0, 400.0  # points; Excel takes 409
_LONGEST_TAB: Final = 31
_NOT_IN_A_TAB: Final = str.maketrans(dict.fromkeys("[]:*?/\\", " "))
_MADE: Final = datetime(2000, 1, 1)  # noqa: DTZ001 - a property of every workbook; the real time would change its bytes
_LONGEST_FOOT: Final = 150
"""Excel takes 255 characters of a foot with all its signs."""
_A4: Final = 9
_SIDE, _ABOVE, _BELOW = 0.4, 0.5, 0.7  # inches


@dataclass(frozen=True, slots=True)
class SheetOfRows:
    """One sheet: its tab, the title over the table, the headings of the columns, and the rows."""

    name: str
    """On the tab; what Excel does not take there is left out."""
    title: str
    headings: tuple[str, ...]
    rows: Sequence[Sequence[Cell]] = ()
    note: str = ""
    """One line beneath the title: whose it is, of which day, what of it is shown."""

    @property
    def heading_row(self) -> int:
        """Which row the headings stand in, from 0."""
        return 2 if self.note else 1


def write(sheets: Sequence[SheetOfRows], author: str = "eLAAS Desk") -> bytes:
    """The .xlsx file of the sheets, in their order; its title is that of the first."""
    from xlsxwriter.workbook import Workbook

    stream = BytesIO()
    workbook = Workbook(stream, {"in_memory": True, "remove_timezone": True})
    workbook.set_properties({"title": sheets[0].title if sheets else "", "author": author, "created": _MADE})
    formats = _Formats(workbook)
    for sheet, tab in zip(sheets, _tabs(sheets), strict=True):
        _write_sheet(workbook.add_worksheet(tab), sheet, formats)
    workbook.close()
    return stream.getvalue()


def acts_as_formula(text: str) -> bool:
    """Whether a spreadsheet would calculate with a text that is typed or pasted into a cell."""
    return _ACTS_AS_FORMULA.match(text) is not None


class _Formats:
    """How cells look; all in the typeface of official papers."""

    def __init__(self, workbook: Workbook) -> None:
        def made(**look: object) -> Any:
            return workbook.add_format({"font_name": FONT, "font_size": SIZE, "valign": "top", **look})

        self.title = made(bold=True, font_size=_TITLE_SIZE)
        self.note = made(font_color="#5C5A55")
        heading = {"bold": True, "text_wrap": True, "valign": "vcenter", "bottom": 1, "bg_color": "#EDEBE6"}
        self.heading = made(**heading)
        self.number = made(align="right", indent=1)  # clear of the day beside it, which stands at the left
        self.text = made(text_wrap=True)
        self.quoted = made(text_wrap=True, quote_prefix=True)
        self.day = made(num_format=_DAY, align="left")
        self.minute = made(num_format=_MINUTE, align="left")


def _write_sheet(into: Worksheet, sheet: SheetOfRows, formats: _Formats) -> None:
    widths = [_width([heading, *(row[at] for row in sheet.rows)]) for at, heading in enumerate(sheet.headings)]
    for column, (heading, width) in enumerate(zip(sheet.headings, widths, strict=True)):
        into.write_string(sheet.heading_row, column, heading, formats.heading)
        into.set_column(column, column, width, formats.text)
    into.write_string(0, 0, sheet.title, formats.title)
    if sheet.note:
        into.write_string(1, 0, sheet.note, formats.note)
    into.set_default_row(_LINE)
    into.set_row(0, _TITLE_LINE)
    for at, row in enumerate(sheet.rows, start=sheet.heading_row + 1):
        lines = max(map(_lines, row, widths))
        if lines > 1:
            into.set_row(at, min(_TALLEST, lines * _LINE))
        for column, cell in enumerate(row):
            _write_cell(into, at, column, cell, formats)
    _set_up(into, sheet)


def _set_up(into: Worksheet, sheet: SheetOfRows) -> None:
    """The head stays in sight and filters; on paper it stands on every page, and the page is as wide as the table."""
    head = sheet.heading_row
    into.freeze_panes(head + 1, 0)
    into.autofilter(head, 0, head + len(sheet.rows), len(sheet.headings) - 1)
    into.repeat_rows(head)
    into.set_landscape()
    into.set_paper(_A4)
    into.set_margins(_SIDE, _SIDE, _ABOVE, _BELOW)
    into.fit_to_pages(1, 0)
    into.set_footer(f'&L&"{FONT},Regular"&{SIZE}{_in_foot(sheet.title)}&R&"{FONT},Regular"&{SIZE}หน้า &P จาก &N')


def _in_foot(text: str) -> str:
    """As the foot of a page takes it: signs of its own are doubled, and no digit joins the size before it."""
    return f" {text}".replace("&", "&&")[:_LONGEST_FOOT]


def _write_cell(into: Worksheet, row: int, column: int, cell: Cell, formats: _Formats) -> None:
    match cell:
        case None | "":
            pass
        case str():
            _write_text(into, row, column, cell, formats)
        case datetime() if cell.year >= _OLDEST:
            into.write_datetime(row, column, cell.replace(microsecond=0), formats.minute)
        case date() if cell.year >= _OLDEST:
            into.write_datetime(row, column, cell, formats.day)
        case bool() | date():
            _write_text(into, row, column, _text(cell), formats)
        case _:
            into.write_number(row, column, cell, formats.number)


def _write_text(into: Worksheet, row: int, column: int, text: str, formats: _Formats) -> None:
    """Never as a formula, also not after somebody has edited the cell."""
    look = formats.quoted if acts_as_formula(text) else formats.text
    into.write_string(row, column, _within(text), look)


def _within(text: str) -> str:
    """The text as far as a cell takes it; that it goes on is shown."""
    return text if len(text) <= _LONGEST_CELL else text[: _LONGEST_CELL - len(_CUT)] + _CUT


def _width(cells: Sequence[Cell]) -> int:
    """So many digits wide that the longest line of the column stands on one line, as far as that is sensible."""
    longest = max(max(map(_length, _text(cell).split("\n"))) for cell in cells)
    return min(_WIDEST, max(_NARROWEST, longest + _MARGIN))


def _lines(cell: Cell, width: int) -> int:
    """How many lines a cell takes in a column of that width; a guess, for only Excel knows its letters."""
    return sum(max(1, math.ceil(_length(line) / (width - _MARGIN / 2))) for line in _text(cell).split("\n"))


def _text(cell: Cell) -> str:
    """What a cell shows."""
    match cell:
        case None:
            return ""
        case bool():
            return "ใช่" if cell else "ไม่ใช่"
        case datetime():
            return f"{dates.short(cell.date())} {cell:%H:%M}"
        case date():
            return dates.short(cell)
        case _:
            return str(cell)


def _length(line: str) -> int:
    """Letters side by side: marks take no room of their own."""
    return sum(char not in COMBINING_MARKS for char in line)


def _tabs(sheets: Sequence[SheetOfRows]) -> list[str]:
    """What stands on the tabs: no longer than Excel takes, and each another one."""
    tabs: list[str] = []
    taken = {"", "history"}  # Excel keeps the second for itself
    for sheet in sheets:
        name = " ".join(sheet.name.translate(_NOT_IN_A_TAB).split()).strip("'")[:_LONGEST_TAB].strip("' ")
        number, tab = 1, name
        while tab.casefold() in taken:
            number += 1
            tab = f"{name[: _LONGEST_TAB - len(str(number)) - 1]} {number}".strip()
        taken.add(tab.casefold())
        tabs.append(tab)
    return tabs
