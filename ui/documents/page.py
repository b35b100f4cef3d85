"""เอกสารและรายงาน: every paper that was issued, as it was; the archive is what is shown and printed again."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFileDialog

from elaas_desk.changes import Changed
from elaas_desk.domain.actors import Actor
from elaas_desk.domain.offices import Unit
from elaas_desk.domain.policy import Clause
from elaas_desk.errors import UserError
from elaas_desk.services.access import Deed, may
from elaas_desk.services.archive import Archive, ArchiveEntry, TakenOut
from elaas_desk.services.documents import Documents
from elaas_desk.services.evidence import Evidence
from elaas_desk.services.register import Register
from elaas_desk.thai import dates
from ui import messages
from ui.documents.new_paper_button import NewPaperButton
from ui.documents.paper_pane import PaperPane
from ui.documents.search_bar import SearchBar
from ui.documents.words import file_name, paper_name, short_name, title_of
from ui.errands import CheckPaper, Errand
from ui.jobs import Jobs
from ui.models.table_model import beside
from ui.page import Page
from ui.printables import Printable, Printed
from ui.theme import RING
from ui.widgets.buttons import Button
from ui.widgets.empty import EmptyList
from ui.widgets.layout import PageHead, column, row
from ui.widgets.list_tools import ListTools
from ui.widgets.table import Cell, Column, Table
from ui.widgets.text import Strong, Words

_BESIDE_WIDE = 1150
"""Width from which the paper takes the larger part: below it the list needs half."""
_ONLY_SEARCHED = (6,)
"""The last column: papers are found by what they call themselves and by their unit too, where neither is shown."""


def _columns() -> list[Column[ArchiveEntry]]:
    return [
        Column("ออกเมื่อ", _issued_on, width=108, value=_when),
        Column("เอกสาร", _name, cell=Cell.NAME, least=120),
        Column("ของ", _whose, least=110, priority=1),
        Column("เลขที่", _number, width=92, priority=2),
        Column("ผู้ออก", _by, least=140, priority=4),
        Column("รหัสเอกสาร", _code, width=130, priority=3),
        Column("ชื่อเต็มและหน่วยงาน", _full_name_and_unit),
    ]


class DocumentsPage(Page):
    """The list at the left, the chosen paper at the right."""

    topics = Changed.DOCUMENTS | Changed.REQUESTS

    def __init__(
        self,
        documents: Documents,
        archive: Archive,
        actor: Actor,
        jobs: Jobs,
        today: Callable[[], date],
        clauses: Mapping[str, Clause],
        *,
        evidence: Evidence,
        register: Register,
    ) -> None:
        super().__init__(jobs)
        self._documents, self._archive, self._actor, self._today = documents, archive, actor, today
        self._evidence, self._register = evidence, register
        self._shown: tuple[ArchiveEntry, bytes] | None = None
        may_take = may(actor, Deed.EXPORT)
        self._search = SearchBar(today)
        self._table = self._make_table(may_take=may_take)
        self._head = PageHead(self.tr("เอกสารและรายงาน"), self.tr("กำลังอ่าน"), self._head_buttons(may_take=may_take))
        self._right = PaperPane(may_take=may_take)
        self._right.hide()
        left = column(self._search, (row((self._table, 1), pad=(RING, 0, 0, 0)), 1), gap=6)
        self.setLayout(column(self._head, (row((left, 3), (self._right, 4), gap=14, pad=(0, 0, RING, 0)), 1), gap=6))
        self._search.typed.connect(self._table.set_filter)
        self._search.changed.connect(self.reload)
        self._table.chosen_changed.connect(self._on_chosen)
        self._right.print_wanted.connect(self._on_print)
        self._right.save_wanted.connect(self._on_save)

    def _head_buttons(self, *, may_take: bool) -> list[ListTools | Button]:
        pack, check = Button(self.tr("ชุดหลักฐาน…"), icon="shield"), Button(self.tr("ตรวจสอบเอกสาร…"), icon="check")
        new = NewPaperButton(self._actor)
        if not may_take:
            pack.hide()
        pack.clicked.connect(self._on_pack)
        check.clicked.connect(self._on_check)
        new.errand.connect(self.errand)
        return [ListTools(self._table), check, pack, new]

    def _make_table(self, *, may_take: bool) -> Table:
        empty = EmptyList(
            "documents", self.tr("ยังไม่มีเอกสารที่ออก"), self.tr("แบบคำขอ หนังสือ และรายการที่พิมพ์จะเก็บไว้ที่นี่ตามที่พิมพ์จริง")
        )
        table = Table(
            _columns(),
            key=_id,
            spoken=self.tr("เอกสารที่ออกแล้ว"),
            sorted_by=None,
            ticks=may_take,
            may_tick=_is_kept,
            count_words=_count_words,
            empty=empty,
            besides=[beside("หน่วยงาน", _unit), beside("จำนวนหน้า", _pages), beside("SHA-256", _sum)],
        )
        table.leave_out_columns(_ONLY_SEARCHED)
        several, export = Button(self.tr("พิมพ์"), icon="print"), Button(self.tr("ส่งออก…"), icon="export")
        several.clicked.connect(self._on_print_ticked)
        export.clicked.connect(self._on_export)
        table.set_bulk_actions([several, export])
        return table

    def reload(self) -> None:
        """Search the archive anew."""
        wanted = self._search.wanted(self.unit_id)
        self.jobs.run(partial(self._archive.search, self._actor, wanted), self._show)

    def take(self, errand: Errand) -> None:
        """Check a paper that somebody holds."""
        if isinstance(errand, CheckPaper):
            self._on_check()

    def _show(self, found: tuple[ArchiveEntry, ...]) -> None:
        self._table.set_rows(found, in_order=True)
        if self._table.chosen() is None and found:
            self._table.choose(found[0].document.id)
        if self._search.narrows():
            words = self.tr("พบ {0} ฉบับตามที่เลือก") if found else self.tr("ไม่พบเอกสารตามชนิดและวันที่ที่เลือก")
        else:
            words = self.tr("{0} ฉบับ เก็บไว้ตามที่ออกจริง")
        self._head.set_summary(words.format(f"{len(found):,}"))

    # the chosen paper

    @Slot(object)
    def _on_chosen(self, entry: ArchiveEntry | None) -> None:
        self._shown = None
        self._right.setVisible(entry is not None)
        if entry is None:
            return
        self._right.show_facts(entry)
        if entry.document.bytes_kept:
            read = partial(_read, self._documents, self._actor, entry)
            self.jobs.run(read, self._show_paper, self._on_unreadable)

    def _show_paper(self, paper: tuple[ArchiveEntry, bytes]) -> None:
        if self._table.chosen() == paper[0]:
            self._shown = paper
            self._right.show_pages(paper[1], paper_name(paper[0].document))

    def _on_unreadable(self, error: UserError) -> None:
        self._right.show_refusal(messages.sentence(error))

    @Slot()
    def _on_print(self) -> None:
        from ui.print_run import print_bytes

        if self._shown is not None:
            entry, content = self._shown
            print_bytes(content, title_of(entry.document), entry.document.pages, self.jobs, self.window())

    @Slot()
    def _on_save(self) -> None:
        from ui.ask import attempt
        from ui.printing import ask_and_save

        if self._shown is None:
            return
        entry, content = self._shown
        target = attempt(self.window(), partial(ask_and_save, content, file_name(entry), self.window()))
        if target is not None:
            self.done.emit(self.tr("บันทึกไว้ที่ {0} แล้ว").format(target.name))

    # several papers

    @Slot()
    def _on_print_ticked(self) -> None:
        from ui.print_run import print_papers

        read, actor = self._documents.content, self._actor
        papers = [
            Printable(title_of(each.document), each.document.pages, partial(read, actor, each.document.id))
            for each in self._table.ticked()
        ]
        title = self.tr("เอกสาร {0} ฉบับ").format(len(papers))
        run = print_papers(papers, title, self.jobs, self.window())
        if run is not None:
            run.ended.connect(self._on_printed)

    @Slot(object)
    def _on_printed(self, printed: Printed) -> None:
        self.done.emit(self.tr("ส่งไปพิมพ์แล้ว {0} จาก {1} ฉบับ").format(printed.done, printed.total))

    @Slot()
    def _on_export(self) -> None:
        from ui.documents.export_run import ExportRun

        chosen = QFileDialog.getExistingDirectory(self, self.tr("เลือกโฟลเดอร์ที่จะเก็บเอกสาร"))
        if chosen:
            papers = [
                TakenOut(each.document.id, paper_name(each.document), file_name(each)) for each in self._table.ticked()
            ]
            run = ExportRun(self._archive, self._actor, self.jobs, self.window())
            run.ended.connect(self.done)
            run.refused.connect(self.jobs.went_wrong)
            run.start(papers, Path(chosen))

    # dialogs

    @Slot()
    def _on_check(self) -> None:
        from ui.documents.check_dialog import CheckDialog

        CheckDialog(self._archive, self._documents, self._actor, self.jobs, self.window()).open()

    @Slot()
    def _on_pack(self) -> None:
        self.jobs.run(partial(self._register.units, self._actor), self._ask_for_pack)

    def _ask_for_pack(self, units: tuple[Unit, ...]) -> None:
        from ui.documents.evidence_dialog import EvidenceDialog

        named = [(unit.id, unit.name) for unit in units]
        dialog = EvidenceDialog(self._evidence, self._actor, self.jobs, self._today(), named, self.window())
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The paper keeps enough room to be read, and the list its first columns."""
        super().resizeEvent(event)
        wide = self.width() >= _BESIDE_WIDE
        self._right.setMinimumWidth(self.width() * 4 // 7 if wide else self.width() // 2)


def _read(documents: Documents, actor: Actor, entry: ArchiveEntry) -> tuple[ArchiveEntry, bytes]:
    return entry, documents.content(actor, entry.document.id)


def _id(entry: ArchiveEntry) -> int:
    return entry.document.id


def _is_kept(entry: ArchiveEntry) -> bool:
    return entry.document.bytes_kept


def _count_words(count: int) -> Words:
    return ["เลือกไว้ ", Strong(f"{count:,} ฉบับ")]


def _when(entry: ArchiveEntry) -> datetime:
    return entry.document.issued_at


def _issued_on(entry: ArchiveEntry) -> str:
    return dates.short(entry.document.issued_at.date())


def _name(entry: ArchiveEntry) -> str:
    return short_name(entry.document)


def _full_name_and_unit(entry: ArchiveEntry) -> str:
    return f"{paper_name(entry.document)} {entry.unit}"


def _whose(entry: ArchiveEntry) -> str:
    return entry.whose


def _unit(entry: ArchiveEntry) -> str:
    return entry.unit


def _number(entry: ArchiveEntry) -> str:
    return entry.document.number or "–"


def _by(entry: ArchiveEntry) -> str:
    return entry.document.issued_by


def _pages(entry: ArchiveEntry) -> int:
    return entry.document.pages


def _sum(entry: ArchiveEntry) -> str:
    return entry.document.sha256


def _code(entry: ArchiveEntry) -> str:
    return entry.document.code
