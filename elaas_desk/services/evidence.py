"""The evidence pack for an auditor (circular 1 to 4): one PDF, one workbook, and the SHA-256 sums of both."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from elaas_desk.domain.actors import Actor
from elaas_desk.domain.evidence_papers import EvidenceFile, EvidencePack
from elaas_desk.domain.history import Span
from elaas_desk.domain.papers import CircularOnPaper, code_of
from elaas_desk.domain.policy import Policy
from elaas_desk.domain.requests import IssuedDocument, PaperKind
from elaas_desk.errors import Problem, UserError
from elaas_desk.persistence.database import Database
from elaas_desk.persistence.files import whole_file, write_whole
from elaas_desk.persistence.unit_of_work import UnitOfWork
from elaas_desk.services.access import Deed, only_unit, require
from elaas_desk.services.audit import KeptHead
from elaas_desk.services.documents import Renderers
from elaas_desk.services.evidence_values import PackHead, evidence_pack
from elaas_desk.services.office_records import the_office
from elaas_desk.services.request_checks import office_unit
from elaas_desk.services.service import Clock, Service
from elaas_desk.thai.dates import be_year

SUMS = "SHA256SUMS.txt"
"""As `sha256sum --check` reads it."""


@dataclass(frozen=True, slots=True)
class EvidenceFiles:
    """What was written, and the code at the foot of the PDF."""

    pdf: Path
    workbook: Path
    sums: Path
    code: str


class Evidence(Service):
    """Gathers what an auditor asks for; that it was taken out is a line in the log, with the sums."""

    def __init__(
        self, database: Database, policy: Policy, clock: Clock, renderers: Renderers, kept: KeptHead | None = None
    ) -> None:
        super().__init__(database, policy, clock)
        self._renderers, self._kept = renderers, kept

    def pack(self, actor: Actor, span: Span, unit_ids: Collection[int] = ()) -> EvidencePack:
        """What the pack of those units would hold, of all in sight where none is named; nothing is written.

        END_BEFORE_START for a span that ends before it begins, DATE_IN_FUTURE for one that begins after today.
        """
        with self._work(actor) as work:
            return self._pack(work, actor, span, unit_ids)

    def write(self, actor: Actor, span: Span, folder: Path, unit_ids: Collection[int] = ()) -> EvidenceFiles:
        """Write the three files into a folder that is there; files of the same names are replaced.

        As `pack`; FILE_NOT_WRITABLE, DISK_FULL: then none of the three is left half written.
        """
        stem = f"ชุดหลักฐาน {_day(span.first)} ถึง {_day(span.last)}"
        pdf, workbook, sums = folder / f"{stem}.pdf", folder / f"{stem}.xlsx", folder / SUMS
        with self._work(actor) as work:
            value = self._pack(work, actor, span, unit_ids)
            with whole_file(pdf) as file:
                self._renderers.evidence_pack(value, _reader(work), file)
            from elaas_desk.services.evidence_sheets import sheets_of
            from elaas_desk.workbooks import write

            write_whole(workbook, write(sheets_of(value)))
            self._record(work, actor, value, pdf, unit_ids)
            told = "".join(f"{_sum_of(each)}  {each.name}\n" for each in (pdf, workbook))
            write_whole(sums, told.encode())
            work.audit.note("evidence_pack_taken_out", "documents", f"{code_of(value)} {told}")
            work.commit()
        return EvidenceFiles(pdf, workbook, sums, code_of(value))

    def _record(
        self, work: UnitOfWork, actor: Actor, value: EvidencePack, pdf: Path, unit_ids: Collection[int]
    ) -> None:
        """That the pack was made, with its sum: the file itself is too large to be kept, and can be compared."""
        only = only_unit(actor, Deed.EXPORT)
        units = {only} if only is not None else set(unit_ids)
        unit_id = units.pop() if len(units) == 1 else office_unit(work).id
        import pypdfium2

        with closing(pypdfium2.PdfDocument(pdf)) as document:
            pages = len(document)
        work.documents.add(
            IssuedDocument(
                0,
                PaperKind.EVIDENCE_PACK,
                None,
                None,
                unit_id,
                "",
                code_of(value),
                _sum_of(pdf),
                pages,
                self._clock(),
                actor.name,
            ),
            None,
        )

    def _pack(self, work: UnitOfWork, actor: Actor, span: Span, unit_ids: Collection[int]) -> EvidencePack:
        require(actor, Deed.EXPORT)
        for unit_id in unit_ids:
            require(actor, Deed.EXPORT, unit_id)
        today = self._today()
        if span.last < span.first:
            raise UserError(Problem.END_BEFORE_START, field="last")
        if span.first > today:
            raise UserError(Problem.DATE_IN_FUTURE, field="first")
        only = only_unit(actor, Deed.EXPORT)
        seen = {unit.id for unit in work.units.all() if only is None or unit.id == only}
        circular = self._policy.circular
        head = PackHead(
            CircularOnPaper(circular.number, circular.dated),
            the_office(work).full_name,
            span,
            today,
            actor.name,
            work.audit.verify(None if self._kept is None else self._kept.read()),
        )
        return evidence_pack(work, head, seen & set(unit_ids) if unit_ids else seen)


def _reader(work: UnitOfWork) -> Callable[[EvidenceFile], bytes]:
    """Reads the bytes of scans and issued papers by their sums, one at a time."""
    scans = {each.sha256: each.id for each in work.attachments.all()}
    papers = {each.sha256: each.id for each in work.documents.all()}

    def read(file: EvidenceFile) -> bytes:
        if file.sha256 in scans:
            return work.attachments.content(scans[file.sha256])
        return work.documents.content(papers[file.sha256])

    return read


def _day(day: date) -> str:
    """2569-11-26, so that names sort by time."""
    return f"{be_year(day)}-{day.month:02}-{day.day:02}"


def _sum_of(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
