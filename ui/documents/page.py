"""เอกสารและรายงาน: every paper that was issued, as it was; the archive is what is shown and printed again."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtGui import QResizeEvent

from elaas_desk.changes import Changed
from elaas_desk.domain.actors import Actor
from elaas_desk.domain.offices import Unit
from elaas_desk.domain.policy import Clause
from elaas_desk.domain.requests import IssuedDocument, PaperKind
from elaas_desk.services.access import Deed, may
from elaas_desk.services.documents import Documents
from elaas_desk.services.evidence import Evidence
from elaas_desk.services.register import Register
from elaas_desk.thai import dates
from ui import theme
from ui.documents.new_paper_button import NewPaperButton
from ui.jobs import Jobs
from ui.models.table_model import beside
from ui.page import Page
from ui.theme import RING
from ui.widgets.buttons import Button
from ui.widgets.empty import EmptyList
from ui.widgets.layout import Group, PageHead, column, row
from ui.widgets.list_tools import ListTools
from ui.widgets.preview import PagePreview
from ui.widgets.search import FilterBox
from ui.widgets.table import Cell, Column, Table

PAPER_NAMES: Mapping[PaperKind, str] = {
    PaperKind.FORM1: "แบบคำขอ (สิ่งที่ส่งมาด้วย ๑)",
    PaperKind.FORM2: "แบบคำขอ (สิ่งที่ส่งมาด้วย ๒)",
    PaperKind.LETTER: "หนังสือถึงกรม",
    PaperKind.DUE_LIST: "รายการงานที่ครบกำหนด",
    PaperKind.ACKNOWLEDGEMENT: "ใบรับทราบข้อปฏิบัติ",
    PaperKind.REMOVAL_NOTICE: "หนังสือแจ้งถอดออกจากกลุ่ม",
    PaperKind.REVIEW_REPORT: "รายงานผลการสอบทาน",
}


def _columns() -> list[Column[IssuedDocument]]:
    return [
        Column("ออกเมื่อ", _issued_at, width=150, value=_when),
        Column("เอกสาร", _name, cell=Cell.NAME, least=210),
        Column("เลขที่", _number, width=110),
        Column("ผู้ออก", _by, least=130, priority=1),
        Column("รหัสเอกสาร", _code, width=140, priority=2),
    ]


class DocumentsPage(Page):
    """The list at the left, the chosen paper at the right."""

    topics = Changed.DOCUMENTS | Changed.REQUESTS

    def __init__(
        self,
        documents: Documents,
        actor: Actor,
        jobs: Jobs,
        today: Callable[[], date],
        clauses: Mapping[str, Clause],
        *,
        evidence: Evidence,
        register: Register,
    ) -> None:
        super().__init__(jobs)
        self._documents, self._actor, self._today = documents, actor, today
        self._evidence, self._register = evidence, register
        self._shown: tuple[IssuedDocument, bytes] | None = None
        self._pack = Button(self.tr("ชุดหลักฐาน…"), icon="shield")
        self._pack.clicked.connect(self._on_pack)
        if not may(actor, Deed.EXPORT):
            self._pack.hide()
        self._new = NewPaperButton(actor)
        self._filter = FilterBox(self.tr("กรองชื่อเอกสาร เลขที่ หรือรหัสเอกสาร"))
        empty = EmptyList(
            "documents", self.tr("ยังไม่มีเอกสารที่ออก"), self.tr("แบบคำขอ หนังสือ และรายการงานที่พิมพ์จะเก็บไว้ที่นี่ตามที่พิมพ์จริง")
        )
        self._table = Table(
            _columns(),
            key=_id,
            spoken=self.tr("เอกสารที่ออกแล้ว"),
            sorted_by=None,
            empty=empty,
            besides=[beside("จำนวนหน้า", _pages), beside("SHA-256", _sum)],
        )
        tools = ListTools(self._table)
        self._head = PageHead(self.tr("เอกสารและรายงาน"), self.tr("กำลังอ่าน"), [tools, self._new, self._pack])
        self._preview = PagePreview()
        self._print = Button(self.tr("พิมพ์อีกครั้ง"), icon="print")
        self._save = Button(self.tr("บันทึกเป็น PDF"), icon="export")
        left = column(self._filter, (row((self._table, 1), pad=(RING, 0, 0, 0)), 1), gap=8)
        actions = row(None, self._save, self._print, gap=theme.size("tight"))
        self._right = Group(column((self._preview, 1), actions, gap=8))
        self._right.hide()
        self.setLayout(column(self._head, (row((left, 3), (self._right, 4), gap=14, pad=(0, 0, RING, 0)), 1), gap=6))
        self._filter.typed.connect(self._table.set_filter)
        self._table.chosen_changed.connect(self._on_chosen)
        self._new.errand.connect(self.errand)
        self._print.clicked.connect(self._on_print)
        self._save.clicked.connect(self._on_save)
        self._print.setVisible(may(actor, Deed.EXPORT))
        self._save.setVisible(may(actor, Deed.EXPORT))

    def reload(self) -> None:
        """Read the archive's list anew."""
        self.jobs.run(partial(self._documents.issued, self._actor), self._show)

    def _show(self, issued: tuple[IssuedDocument, ...]) -> None:
        shown = [each for each in issued if self.unit_id in (None, each.unit_id)]
        self._table.set_rows(shown, in_order=True)
        if self._table.chosen() is None and shown:
            self._table.choose(shown[0].id)
        self._head.set_summary(self.tr("{0} ฉบับ เก็บไว้ตามที่ออกจริง").format(f"{len(shown):,}"))

    @Slot(object)
    def _on_chosen(self, document: IssuedDocument | None) -> None:
        self._shown = None
        self._right.setVisible(document is not None)
        if document is not None:
            self.jobs.run(partial(_read, self._documents, self._actor, document), self._show_paper)

    def _show_paper(self, paper: tuple[IssuedDocument, bytes]) -> None:
        if self._table.chosen() == paper[0]:
            self._shown = paper
            self._preview.set_pdf(paper[1], _name(paper[0]))

    @Slot()
    def _on_pack(self) -> None:
        self.jobs.run(partial(self._register.units, self._actor), self._ask_for_pack)

    def _ask_for_pack(self, units: tuple[Unit, ...]) -> None:
        from ui.documents.evidence_dialog import EvidenceDialog

        named = [(unit.id, unit.name) for unit in units]
        dialog = EvidenceDialog(self._evidence, self._actor, self.jobs, self._today(), named, self.window())
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot()
    def _on_print(self) -> None:
        from ui.print_run import print_bytes

        if self._shown is not None:
            document, content = self._shown
            print_bytes(content, _title(document), document.pages, self.jobs, self.window())

    @Slot()
    def _on_save(self) -> None:
        from ui.ask import attempt
        from ui.printing import ask_and_save

        if self._shown is None:
            return
        document, content = self._shown
        target = attempt(self.window(), partial(ask_and_save, content, _title(document), self.window()))
        if target is not None:
            self.done.emit(self.tr("บันทึกไว้ที่ {0} แล้ว").format(target.name))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The paper keeps enough room to be read."""
        super().resizeEvent(event)
        self._right.setMinimumWidth(self.width() * 4 // 7)


def _read(documents: Documents, actor: Actor, document: IssuedDocument) -> tuple[IssuedDocument, bytes]:
    return document, documents.content(actor, document.id)


def _id(document: IssuedDocument) -> int:
    return document.id


def _when(document: IssuedDocument) -> datetime:
    return document.issued_at


def _issued_at(document: IssuedDocument) -> str:
    return f"{dates.short(document.issued_at.date())} {document.issued_at:%H:%M}"


def _name(document: IssuedDocument) -> str:
    return PAPER_NAMES.get(document.kind, str(document.kind))


def _number(document: IssuedDocument) -> str:
    return document.number or "–"


def _by(document: IssuedDocument) -> str:
    return document.issued_by


def _pages(document: IssuedDocument) -> int:
    return document.pages


def _sum(document: IssuedDocument) -> str:
    return document.sha256


def _code(document: IssuedDocument) -> str:
    return document.code


def _title(document: IssuedDocument) -> str:
    return f"{_name(document)} {document.number}".strip()
