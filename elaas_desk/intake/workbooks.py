"""Real workbooks: .xls (BIFF) by xlrd, .xlsx, .xlsb and .ods by calamine, and far-flung .xlsx by openpyxl.

calamine reads 100,000 rows in 1.3 s where openpyxl takes 10 s, but it lays out every cell between the first and the
last; one stray blank in row 1,048,576 would cost gigabytes. Such a sheet is read row by row instead.
"""

from __future__ import annotations

import datetime
import io
import itertools
import os
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

from elaas_desk.errors import Problem, UserError
from elaas_desk.intake import bounds
from elaas_desk.intake.tables import Span, Table, TableBuilder, number_text

_SHEET_PART = re.compile(r"xl/worksheets/[^/]+\.xml")
_CHUNK: Final = 2**20
# A cell that is not empty, in a column of three letters or a row past the bound; an empty one closes its own tag.
_FAR_CELL = re.compile(rb' r="(?:[A-Z]{3}[0-9]+|[A-Z]+(?:[2-9][0-9]{5}|[0-9]{7}))"[^>]*[^/]>')
_OVERLAP: Final = 200
_ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")


def read_xls(content: bytes) -> list[Table]:
    """The sheets of an .xls file. UserError REPORT_LOCKED, REPORT_UNREADABLE, REPORT_TOO_LARGE."""
    if _ENCRYPTED in content:
        raise UserError(Problem.REPORT_LOCKED)
    with Path(os.devnull).open("w", encoding="utf-8") as nowhere:
        book = _open_xls(content, nowhere)
        visible = [sheet for sheet in book.sheets() if sheet.visibility == 0] or book.sheets()
        return [_xls_table(sheet, book.datemode) for sheet in visible[: bounds.SHEETS]]


def _open_xls(content: bytes, nowhere: io.TextIOBase) -> Any:
    import xlrd

    problem: Exception | None = None
    for styled in (True, False):  # merged cells are told only with the styles, and broken styles are common
        try:
            return xlrd.open_workbook(
                file_contents=content, formatting_info=styled, ragged_rows=True, logfile=nowhere
            )  # fmt: skip
        except xlrd.XLRDError as error:
            if "encrypt" in str(error).lower() or "password" in str(error).lower():
                raise UserError(Problem.REPORT_LOCKED) from None
            problem = error
        except MemoryError:
            raise
        except Exception as error:
            problem = error
    raise UserError(Problem.REPORT_UNREADABLE) from problem


def _xls_table(sheet: Any, datemode: int) -> Table:
    builder = TableBuilder(sheet.name)
    for place in range(sheet.nrows):
        builder.add(place + 1, (_xls_text(cell, datemode) for cell in sheet.row(place)))
    for top, bottom, left, right in sheet.merged_cells:
        builder.merge(Span(top + 1, left, bottom, right - 1))
    return builder.build()


def _xls_text(cell: Any, datemode: int) -> str:
    import xlrd

    if cell.ctype == xlrd.XL_CELL_TEXT:
        return str(cell.value)
    if cell.ctype == xlrd.XL_CELL_NUMBER:
        return number_text(cell.value)
    if cell.ctype == xlrd.XL_CELL_BOOLEAN:
        return _text(bool(cell.value))
    if cell.ctype == xlrd.XL_CELL_DATE:
        try:
            return _text(xlrd.xldate_as_datetime(cell.value, datemode))
        except (ValueError, OverflowError):
            return number_text(cell.value)
    return ""


def read_zipped(content: bytes) -> list[Table]:
    """The sheets of an .xlsx, .xlsb or .ods file. UserError REPORT_LOCKED, REPORT_UNREADABLE, REPORT_TOO_LARGE."""
    if _is_far_flung(content):
        return list(_by_openpyxl(content))
    return list(_by_calamine(content))


def _is_far_flung(content: bytes) -> bool:
    """Whether cells lie so far apart that the space between them is too large to be laid out.

    UserError REPORT_UNREADABLE, REPORT_LOCKED, REPORT_TOO_LARGE for what is no sound package.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            parts = package.infolist()
            if sum(part.file_size for part in parts) > bounds.UNPACKED_BYTES:
                raise UserError(Problem.REPORT_TOO_LARGE)
            if any(part.flag_bits & 1 for part in parts):
                raise UserError(Problem.REPORT_LOCKED)
            return any(_has_far_cell(package, part) for part in parts if _SHEET_PART.fullmatch(part.filename))
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, NotImplementedError) as error:
        raise UserError(Problem.REPORT_UNREADABLE) from error


def _has_far_cell(package: zipfile.ZipFile, part: zipfile.ZipInfo) -> bool:
    with package.open(part) as opened:
        before = b""
        while chunk := opened.read(_CHUNK):
            if _FAR_CELL.search(before + chunk):
                return True
            before = chunk[-_OVERLAP:]
    return False


def _by_calamine(content: bytes) -> Iterator[Table]:
    import python_calamine

    try:
        with python_calamine.load_workbook(io.BytesIO(content)) as book:
            every = [each for each in book.sheets_metadata if each.typ == python_calamine.SheetTypeEnum.WorkSheet]
            visible = [each for each in every if each.visible == python_calamine.SheetVisibleEnum.Visible]
            for each in (visible or every)[: bounds.SHEETS]:
                yield _calamine_table(book.get_sheet_by_name(each.name))
    except python_calamine.PasswordError:
        raise UserError(Problem.REPORT_LOCKED) from None
    except (python_calamine.CalamineError, OSError) as error:
        raise UserError(Problem.REPORT_UNREADABLE) from error


def _calamine_table(sheet: Any) -> Table:
    builder = TableBuilder(sheet.name)
    left_out = [""] * (sheet.start or (0, 0))[1]
    for place, cells in enumerate(sheet.iter_rows()):
        builder.add(place + 1, itertools.chain(left_out, map(_text, cells)))
    for (top, left), (bottom, right) in sheet.merged_cell_ranges or ():
        builder.merge(Span(top + 1, left, bottom + 1, right))
    return builder.build()


def _by_openpyxl(content: bytes) -> Iterator[Table]:
    import openpyxl

    try:
        book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        sheets = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"] or book.worksheets
        for sheet in sheets[: bounds.SHEETS]:
            sheet.reset_dimensions()
            builder = TableBuilder(sheet.title)
            for place, cells in enumerate(sheet.iter_rows(values_only=True), start=1):
                builder.add(place, map(_text, cells))
            yield builder.build()
    except (UserError, MemoryError):
        raise
    except Exception as error:  # of many kinds, for a part that is not as the standard wants it
        raise UserError(Problem.REPORT_UNREADABLE) from error


def _text(value: object) -> str:
    """A cell as a spreadsheet would show it, near enough."""
    if type(value) is str:
        return value
    for kind, words in _WORDS:
        if isinstance(value, kind):
            return words(value)
    return "" if value is None else str(value)


def _of_truth(value: bool) -> str:
    return "TRUE" if value else "FALSE"


def _of_moment(value: datetime.datetime) -> str:
    midnight = value.time() == datetime.time()
    return value.date().isoformat() if midnight else value.isoformat(sep=" ", timespec="minutes")


_WORDS: Final[tuple[tuple[type, Callable[[Any], str]], ...]] = (
    (bool, _of_truth),
    (float, number_text),
    (datetime.datetime, _of_moment),
)
