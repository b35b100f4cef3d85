"""From the bytes of a file to a report as it was understood."""

from __future__ import annotations

import hashlib
import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from elaas_desk.domain.report import RawRow, ReadReport, Report, ReportColumn
from elaas_desk.errors import Problem, UserError
from elaas_desk.intake import bounds, contents, headers
from elaas_desk.intake.columns import Columns, as_corrected, by_content, by_label
from elaas_desk.intake.days import day_told
from elaas_desk.intake.formats import tables_of
from elaas_desk.intake.headers import Header, find_header
from elaas_desk.intake.tables import Row, Table, one_line, unwrapped
from elaas_desk.intake.users import Seen, users_of

_SHEET_IS_NO_GROUP: Final = ("sheet", "แผ่น", "รายงาน", "report", "ชีต", "page", "table", "data", "ข้อมูล")
_LINES_AROUND: Final = 40
_NONE: Final = Columns(None, (), {})


def as_it_stands(content: bytes, file: str) -> ReadReport:
    """Every line of every table, in place of the first lines of a report; nothing of it is understood.

    UserError as `formats.tables_of`; REPORT_TOO_LARGE for more than a sheet that people fill in.
    """
    raw = tuple(
        RawRow(row.number, row.cells, table.sheet)
        for table in tables_of(content)
        for row in itertools.islice(table.rows, bounds.FILLED_ROWS + 1)
    )
    if len(raw) > bounds.FILLED_ROWS:
        raise UserError(Problem.REPORT_TOO_LARGE)
    return ReadReport(Report(()), file, hashlib.sha256(content).hexdigest(), "", (), (), raw)


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A table and what is known of its columns."""

    table: Table
    header: Header | None
    columns: Columns

    @property
    def layout(self) -> str:
        if self.header is not None:
            return self.header.layout
        widest = max(self.table.rows, key=_fullness)
        return headers.fingerprint((f"{self.table.width}", *(cell for cell in widest.cells if not cell.isascii())))


def understand(content: bytes, file: str, correction: Mapping[int, ReportColumn] | None) -> ReadReport:
    """What a report says. Without a column of user names it says nothing, and only its raw rows are of use.

    UserError as `formats.tables_of`.
    """
    sheets = [_looked_at(table, correction) for table in tables_of(content)]
    main = max(sheets, key=_score)
    alike = [sheet for sheet in sheets if sheet is main or sheet.layout == main.layout]
    seen: Seen = {}
    found = [
        users_of(
            sheet.table,
            sheet.header,
            sheet.columns,
            seen,
            group=_group_of(sheet) if len(alike) > 1 else "",
            corrected=correction is not None,
        )
        for sheet in alike
    ]
    return ReadReport(
        report=Report(
            tuple(itertools.chain.from_iterable(part.rows for part in found)),
            tuple(itertools.chain.from_iterable(part.skipped for part in found)),
        ),
        file=file,
        sha256=hashlib.sha256(content).hexdigest(),
        layout=main.layout,
        columns=tuple(main.columns.means(column) for column in range(main.table.width)),
        header=found[alike.index(main)].header,
        raw=tuple(itertools.islice(_raw(alike), bounds.RAW_ROWS)),
        dated=day_told(_around(main.table.rows)),
    )


def _looked_at(table: Table, correction: Mapping[int, ReportColumn] | None) -> _Sheet:
    header = find_header(table)
    body = itertools.islice(table.rows, header.body if header else 0, None)
    if correction is not None:
        return _Sheet(table, header, as_corrected(correction, header, table.width))
    if header is not None:
        return _Sheet(table, header, by_label(header, body))
    return _Sheet(table, None, by_content(body, table.width) or _NONE)


def _score(sheet: _Sheet) -> tuple[bool, float, int]:
    told = sheet.columns.username is not None
    return told, sheet.header.score if sheet.header else 0.0, len(sheet.table.rows)


def _fullness(row: Row) -> int:
    return sum(map(bool, row.cells))


def _group_of(sheet: _Sheet) -> str:
    """The group that the name of a sheet tells, where a workbook has a sheet for each and no other word of it."""
    name = one_line(sheet.table.sheet)
    if name.lower().startswith(_SHEET_IS_NO_GROUP):
        return ""
    return "" if contents.looks_like_unit(name) and not contents.looks_like_group(name) else name


def _around(rows: Sequence[Row]) -> Iterator[str]:
    """The first and the last lines of a table, where its title and the foot of its pages stand."""
    for row in itertools.chain(rows[:_LINES_AROUND], rows[_LINES_AROUND:][-_LINES_AROUND:]):
        yield one_line(" ".join(row.said))


def _raw(sheets: Sequence[_Sheet]) -> Iterator[RawRow]:
    for sheet in sheets:
        for row in sheet.table.rows:
            cells = tuple(map(unwrapped, row.cells)) if sheet.table.wrapped else row.cells
            yield RawRow(row.number, cells, sheet.table.sheet)
