"""What was issued: found again, taken out into a folder, and compared with a paper or a PDF that somebody holds."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Final

from elaas_desk.domain.actors import Actor
from elaas_desk.domain.document_codes import code_of_typed, codes_in
from elaas_desk.domain.requests import IssuedDocument, PaperKind
from elaas_desk.errors import Problem, UserError
from elaas_desk.persistence.files import free_path, write_whole
from elaas_desk.persistence.unit_of_work import UnitOfWork
from elaas_desk.services.access import Deed, only_unit, require
from elaas_desk.services.service import Service
from elaas_desk.workbooks import SheetOfRows, write

LIST_NAME: Final = "รายการเอกสาร"
LARGEST: Final = 2**30
"""Bytes of a file that is compared; an evidence pack with its scans is some hundred megabytes."""
_PDF_STARTS_WITHIN: Final = 1024  # PDF 1.7, annex H, note 13
_BLOCK: Final = 2**20


@dataclass(frozen=True, slots=True)
class PaperSearch:
    """What narrows the search; days are those of issue, both included."""

    kind: PaperKind | None = None
    unit_id: int | None = None
    person_id: int | None = None
    first: date | None = None
    last: date | None = None


@dataclass(frozen=True, slots=True)
class ArchiveEntry:
    """A paper with the names of whom and what it belongs to."""

    document: IssuedDocument
    person: str  # empty where it is of nobody alone
    unit: str

    @property
    def whose(self) -> str:
        """The person, or else the unit."""
        return self.person or self.unit


@dataclass(frozen=True, slots=True)
class TakenOut:
    """A paper on its way out: its number in the register, the words of its kind, and the name of its file."""

    document_id: int
    kind: str
    name: str


@dataclass(frozen=True, slots=True)
class Export:
    """What was written: the list, so many papers, so many that were left out, and whether it was stopped before."""

    table: Path
    written: int
    left_out: int
    stopped: bool


class Verdict(StrEnum):
    """What a check found."""

    ISSUED_FILE = "issued_file"  # byte for byte what was issued
    ISSUED_CODE = "issued_code"  # the code is one of ours
    CHANGED_FILE = "changed_file"  # it carries a code of ours, and is not the file that was issued
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Checked:
    """The answer, and every paper that it speaks of, the newest first; the same value printed twice is two papers."""

    verdict: Verdict
    code: str  # empty for a file without one
    papers: tuple[ArchiveEntry, ...] = ()


Told = Callable[[int, int], bool]
"""Told after each paper: how many of how many. False stops."""


class Archive(Service):
    """Searches the issued papers. Who sees one unit alone finds those of that unit, as if there were no others."""

    def search(self, actor: Actor, wanted: PaperSearch) -> tuple[ArchiveEntry, ...]:
        """The papers that match, the newest first."""
        require(actor, Deed.READ)
        only = only_unit(actor, Deed.READ)
        if only is not None and wanted.unit_id not in (None, only):
            return ()
        unit_id = wanted.unit_id if only is None else only
        with self._work(actor) as work:
            found = work.documents.search(
                kind=wanted.kind,
                unit_id=unit_id,
                person_id=wanted.person_id,
                first=wanted.first,
                last=wanted.last,
            )
            return _entries(work, found)

    def export(self, actor: Actor, papers: Sequence[TakenOut], folder: Path, told: Told | None = None) -> Export:
        """Write papers into a folder under their names, over no file that is there, and a workbook that lists them.

        What is not kept or is damaged is left out, and the list says so. NOTHING_CHOSEN; FILE_NOT_WRITABLE, DISK_FULL:
        then the papers written by then stay, and the log says how many.
        """
        if not papers:
            raise UserError(Problem.NOTHING_CHOSEN)
        with self._work(actor) as work:
            by_id = {each.document.id: each for each in _entries(work, work.documents.all())}
            chosen = [(paper, by_id[paper.document_id]) for paper in papers if paper.document_id in by_id]
            for _, entry in chosen:
                require(actor, Deed.EXPORT, entry.document.unit_id)
            rows: list[_Row] = []
            try:
                rows.extend(_written(work, chosen, folder, told or _go_on))
                table = free_path(folder, LIST_NAME, ".xlsx")
                write_whole(table, write([_sheet(rows)]))
            except UserError:
                _note(work, rows)  # what was written by then has left the register
                raise
            written = _note(work, rows, table)
        return Export(table, written, len(rows) - written, len(rows) < len(papers))

    def check_code(self, actor: Actor, typed: str) -> Checked:
        """Whether a code that was typed or scanned is that of a paper that was issued. NO_CODE."""
        code = code_of_typed(typed)
        if code is None:
            raise UserError(Problem.NO_CODE, field="code")
        found = self._find(actor, code=code)
        return Checked(Verdict.ISSUED_CODE if found else Verdict.UNKNOWN, code, found)

    def check_file(self, actor: Actor, path: Path) -> Checked:
        """Whether a file is one that was issued, by the SHA-256 of its bytes; else by the code in its text.

        FILE_NOT_FOUND, CHECK_NOT_PDF, CHECK_TOO_LARGE; CHECK_UNREADABLE where its text cannot be read.
        """
        require(actor, Deed.READ)
        found = self._find(actor, sha256=_sum_of(path))
        if found:
            return Checked(Verdict.ISSUED_FILE, found[0].document.code, found)
        codes = _codes_of(path)
        for code in codes:
            found = self._find(actor, code=code)
            if found:
                return Checked(Verdict.CHANGED_FILE, code, found)
        return Checked(Verdict.UNKNOWN, codes[0] if codes else "")

    def _find(self, actor: Actor, *, code: str = "", sha256: str = "") -> tuple[ArchiveEntry, ...]:
        require(actor, Deed.READ)
        only = only_unit(actor, Deed.READ)
        with self._work(actor) as work:
            return _entries(work, work.documents.search(unit_id=only, code=code, sha256=sha256))


def _entries(work: UnitOfWork, documents: Sequence[IssuedDocument]) -> tuple[ArchiveEntry, ...]:
    """The newest first."""
    people = {person.id: person.name.full for person in work.people.all()} if documents else {}
    units = {unit.id: unit.short_name or unit.name for unit in work.units.all()} if documents else {}
    return tuple(
        ArchiveEntry(each, people.get(each.person_id, "") if each.person_id else "", units[each.unit_id])
        for each in reversed(documents)
    )


# taking out


@dataclass(frozen=True, slots=True)
class _Row:
    entry: ArchiveEntry
    kind: str
    file: str
    note: str = ""


_LEFT_OUT: Final = {
    Problem.PAPER_NOT_KEPT: "ไม่ได้เก็บเนื้อหา",
    Problem.PAPER_DAMAGED: "เนื้อหาในทะเบียนไม่ตรงกับที่ออก จึงไม่ส่งออก",
}


def _written(
    work: UnitOfWork, chosen: Sequence[tuple[TakenOut, ArchiveEntry]], folder: Path, told: Told
) -> Iterator[_Row]:
    """One paper after another; no more than one is in memory."""
    for done, (paper, entry) in enumerate(chosen, 1):
        try:
            content = work.documents.content(paper.document_id)
        except UserError as error:
            if error.problem not in _LEFT_OUT:
                raise
            yield _Row(entry, paper.kind, "", _LEFT_OUT[error.problem])
        else:
            path = free_path(folder, paper.name, ".pdf")
            write_whole(path, content)
            yield _Row(entry, paper.kind, path.name)
        if not told(done, len(chosen)):
            return


def _note(work: UnitOfWork, rows: Sequence[_Row], table: Path | None = None) -> int:
    """Leave the line that says how many papers left the register, and how many those are; none leaves no line."""
    written = sum(bool(row.file) for row in rows)
    if written or table is not None:
        work.audit.note("documents_taken_out", "documents", f"{written} {'' if table is None else table.name}".strip())
        work.commit()
    return written


def _go_on(_done: int, _total: int) -> bool:
    return True


def _sheet(rows: Iterable[_Row]) -> SheetOfRows:
    headings = ("ออกเมื่อ", "เอกสาร", "เลขที่", "ของ", "หน่วยงาน", "ผู้ออก", "หน้า", "รหัสเอกสาร", "SHA-256", "แฟ้ม", "หมายเหตุ")
    return SheetOfRows(LIST_NAME, LIST_NAME, headings, [_cells(row) for row in rows])


def _cells(row: _Row) -> tuple[str | int | date, ...]:
    document = row.entry.document
    return (
        document.issued_at.replace(tzinfo=None, second=0, microsecond=0),
        row.kind,
        document.number,
        row.entry.person,
        row.entry.unit,
        document.issued_by,
        document.pages,
        document.code,
        document.sha256,
        row.file,
        row.note,
    )


# checking a file


def _sum_of(path: Path) -> str:
    """The SHA-256 of a PDF, read block by block."""
    found = hashlib.sha256()
    try:
        if not path.is_file():
            raise UserError(Problem.FILE_NOT_FOUND, path=path.name)
        if path.stat().st_size > LARGEST:
            raise UserError(Problem.CHECK_TOO_LARGE, file=path.name)
        with path.open("rb") as file:
            block = file.read(_BLOCK)
            if b"%PDF-" not in block[:_PDF_STARTS_WITHIN]:
                raise UserError(Problem.CHECK_NOT_PDF, file=path.name)
            while block:
                found.update(block)
                block = file.read(_BLOCK)
    except (OSError, ValueError):
        raise UserError(Problem.FILE_NOT_FOUND, path=path.name) from None
    return found.hexdigest()


def _codes_of(path: Path) -> tuple[str, ...]:
    """The codes in the text of a PDF, which is read with bounds in a process of its own."""
    from elaas_desk.intake.reader import tables

    try:
        found = tables(path)
    except UserError as error:
        if error.problem in (Problem.REPORT_IS_PICTURE, Problem.REPORT_EMPTY):
            return ()  # a scan, as of the signed paper: it has no text
        if error.problem is Problem.FILE_TOO_LARGE:
            raise UserError(Problem.CHECK_TOO_LARGE, file=path.name) from None
        raise UserError(Problem.CHECK_UNREADABLE, file=path.name) from None
    return codes_in("\n".join(cell for lines in found.values() for line in lines for cell in line))
