"""A report, or a blank, on its way between two processes: lines of JSON, each of bounded length."""

from __future__ import annotations

import dataclasses
import itertools
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, Final, TypeVar

from elaas_desk.domain.blanks import AcroField, BlankFile, FieldAlign, PageSize
from elaas_desk.domain.report import RawRow, ReadReport, Report, ReportColumn, ReportRow, SkippedRow
from elaas_desk.errors import Problem, UserError

_IN_ONE_LINE: Final = 1000

Parts = dict[str, Any]
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Order:
    """What the reading process is asked for."""

    path: Path
    columns: Mapping[int, ReportColumn] | None
    as_it_stands: bool = False
    """Whether every line of every table is wanted, and no report."""
    blank: bool = False
    """Whether it is the PDF of an official blank."""

    def line(self) -> bytes:
        """The order as one line."""
        columns = None if self.columns is None else {str(column): meaning for column, meaning in self.columns.items()}
        return _line(
            {"path": str(self.path), "columns": columns, "as_it_stands": self.as_it_stands, "blank": self.blank}
        )

    @classmethod
    def read(cls, line: bytes) -> Order:
        """The order that a line gives."""
        told = json.loads(line)
        columns = told["columns"]
        if columns is not None:
            columns = {int(column): ReportColumn(meaning) for column, meaning in columns.items()}
        return cls(Path(told["path"]), columns, told["as_it_stands"], told["blank"])


def told(report: ReadReport) -> Iterator[bytes]:
    """A report as lines; the last one ends it."""
    for rows in _batched(report.report.rows):
        yield _line({"rows": [[row.group, row.username, row.name, row.position, row.unit, row.status] for row in rows]})
    for skipped in _batched(report.report.skipped):
        yield _line({"skipped": [[row.row, row.why, row.sheet] for row in skipped]})
    for raw in _batched(report.raw):
        yield _line({"raw": [[row.row, row.cells, row.sheet] for row in raw]})
    dated = None if report.dated is None else report.dated.isoformat()
    ends = {"file": report.file, "sha256": report.sha256, "layout": report.layout, "dated": dated}
    yield _line(ends | {"columns": report.columns, "header": report.header})


def told_blank(blank: BlankFile) -> Iterator[bytes]:
    """What was found in the PDF of a blank, as one line."""
    yield _line({"blank": dataclasses.asdict(blank)})


def refused(problem: Problem, fault: str = "", values: Mapping[str, str] | None = None) -> bytes:
    """That nothing was read, as one line; `fault` says where in the program it went wrong, without any data."""
    return _line({"problem": problem.value, "fault": fault, "values": dict(values or {})})


@dataclass(slots=True)
class Hearing:
    """Puts the lines together again."""

    report: ReadReport | None = None
    blank: BlankFile | None = None
    problem: Problem | None = None
    fault: str = ""
    values: dict[str, str] = field(default_factory=dict)
    _rows: list[ReportRow] = field(default_factory=list)
    _skipped: list[SkippedRow] = field(default_factory=list)
    _raw: list[RawRow] = field(default_factory=list)

    def hear(self, line: bytes) -> None:
        """Take one line."""
        said: Parts = json.loads(line)
        self._rows += [ReportRow(*row) for row in said.get("rows", ())]
        self._skipped += [SkippedRow(*row) for row in said.get("skipped", ())]
        self._raw += [RawRow(row, tuple(cells), sheet) for row, cells, sheet in said.get("raw", ())]
        if "problem" in said:
            self.problem, self.fault, self.values = Problem(said["problem"]), said["fault"], said["values"]
        if "blank" in said:
            self.blank = _blank(said["blank"])
        if "sha256" in said:
            self.report = self._whole(said)

    def answer(self, file: str) -> ReadReport:
        """The report. UserError for what the process refused; REPORT_UNREADABLE where it ended without a word."""
        if self.report is None:
            raise UserError(self.problem or Problem.REPORT_UNREADABLE, file=file, path=file)
        return self.report

    def answer_of_blank(self, file: str) -> BlankFile:
        """The blank. UserError for what the process refused; BLANK_UNREADABLE where it ended without a word."""
        if self.blank is None:
            raise UserError(self.problem or Problem.BLANK_UNREADABLE, file=file, **self.values)
        return self.blank

    def _whole(self, said: Parts) -> ReadReport:
        return ReadReport(
            Report(tuple(self._rows), tuple(self._skipped)),
            said["file"],
            said["sha256"],
            said["layout"],
            tuple(None if meaning is None else ReportColumn(meaning) for meaning in said["columns"]),
            tuple(said["header"]),
            tuple(self._raw),
            None if said["dated"] is None else date.fromisoformat(said["dated"]),
        )


def _blank(said: Parts) -> BlankFile:
    pages = tuple(PageSize(**page) for page in said["pages"])
    fields = tuple(AcroField(**{**field, "align": FieldAlign(field["align"])}) for field in said["fields"])
    return BlankFile(said["name"], said["sha256"], pages, fields)


def _line(said: Parts) -> bytes:
    return json.dumps(said, ensure_ascii=True, separators=(",", ":")).encode() + b"\n"


def _batched(values: Iterable[T]) -> Iterator[list[T]]:
    left = iter(values)
    while batch := list(itertools.islice(left, _IN_ONE_LINE)):
        yield batch
