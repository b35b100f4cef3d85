"""Rows written as an Excel workbook: real numbers and dates, text that stays text, the same bytes for the same rows.

XlsxWriter builds the sheets in memory; openpyxl would write each to a file in the temporary folder first, and names of
people with it.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

from elaas_desk.thai.text import COMBINING_MARKS

if TYPE_CHECKING:  # loaded with the first workbook
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

Cell = str | int | float | date | None
"""What a cell holds; a time is shown to the minute, None leaves it empty."""

FONT: Final = "TH SarabunPSK"
SIZE: Final = 14
_TITLE_SIZE: Final = 18
# Thai months and years of the Buddhist era in any Excel: calendar 07 of language 041E (ECMA-376, 18.8.31).
_DAY: Final = "[$-107041E]d mmm yyyy"
_MINUTE: Final = "[$-107041E]d mmm yyyy hh:mm"
_ACTS_AS_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")
_LONGEST_CELL: Final = 32_767  # characters; the most that Excel takes
_CUT: Final = " …"
_TITLE_ROW, _HEADING_ROW, _FIRST_ROW = 0, 1, 2
_NARROWEST, _WIDEST, _MARGIN = 6, 60, 3
_LINE, _TITLE_LINE, _TALLEST = 19.5, 27.0, 400.0  # points; Excel takes 409
_LONGEST_TAB: Final = 31
_NOT_IN_A_TAB: Final = str.maketrans(dict.fromkeys("[]:*?/\\", " "))
_MADE: Final = datetime(2000, 1, 1)  # noqa: DTZ001 - a property of every workbook; the real time would change its bytes
_A4: Final = 9


@dataclass(frozen=True, slots=True)
class SheetOfRows:
    """One sheet: its tab, the title over the table, the headings of the columns, and the rows."""

    name: str
    """On the tab; what Excel does not take there is left out."""
    title: str
    headings: tuple[str, ...]
    rows: Sequence[Sequence[Cell]] = ()


def write(sheets: Sequence[SheetOfRows]) -> bytes:
    """The .xlsx file of the sheets, in their order; its title is that of the first."""
    from xlsxwriter.workbook import Workbook

    stream = BytesIO()
    workbook = Workbook(stream, {"in_memory": True, "remove_timezone": True})
    workbook.set_properties({"title": sheets[0].title if sheets else "", "author": "eLAAS Desk", "created": _MADE})
    formats = _Formats(workbook)
    for sheet, tab in zip(sheets, _tabs(sheets), strict=True):
        _write_sheet(workbook.add_worksheet(tab), sheet, formats)
    workbook.close()
    return stream.getvalue()


class _Formats:
    """How cells look; all in the typeface of official papers."""

    def __init__(self, workbook: Workbook) -> None:
        def made(**look: object) -> Any:
            return workbook.add_format({"font_name": FONT, "font_size": SIZE, "valign": "top", **look})

        self.title = made(bold=True, font_size=_TITLE_SIZE)
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
        into.write_string(_HEADING_ROW, column, heading, formats.heading)
        into.set_column(column, column, width, formats.text)
    into.write_string(_TITLE_ROW, 0, sheet.title, formats.title)
    into.set_default_row(_LINE)
    into.set_row(_TITLE_ROW, _TITLE_LINE)
    for at, row in enumerate(sheet.rows, start=_FIRST_ROW):
        lines = max(map(_lines, row, widths))
        if lines > 1:
            into.set_row(at, min(_TALLEST, lines * _LINE))
        for column, cell in enumerate(row):
            _write_cell(into, at, column, cell, formats)
    _set_up(into, len(sheet.rows), len(sheet.headings))


def _set_up(into: Worksheet, rows: int, columns: int) -> None:
    """The head stays in sight and filters; on paper it stands on every page, and the page is as wide as the table."""
    into.freeze_panes(_FIRST_ROW, 0)
    into.autofilter(_HEADING_ROW, 0, _HEADING_ROW + rows, columns - 1)
    into.repeat_rows(_HEADING_ROW)
    into.set_landscape()
    into.set_paper(_A4)
    into.fit_to_pages(1, 0)


def _write_cell(into: Worksheet, row: int, column: int, cell: Cell, formats: _Formats) -> None:
    match cell:
        case None | "":
            pass
        case str():
            # never as a formula, also not after somebody has edited the cell
            look = formats.quoted if cell.startswith(_ACTS_AS_FORMULA) else formats.text
            into.write_string(row, column, _within(cell), look)
        case datetime():
            into.write_datetime(row, column, cell, formats.minute)
        case date():
            into.write_datetime(row, column, cell, formats.day)
        case _:
            into.write_number(row, column, cell, formats.number)


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
    """What a cell shows, or something as long."""
    if isinstance(cell, datetime):
        return "31 มิ.ย. 2569 00:00"
    if isinstance(cell, date):
        return "31 มิ.ย. 2569"
    return "" if cell is None else str(cell)


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
