"""The head of a round: what it is, how far it has come, and what can be done with all of it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from elaas_desk.domain.reviews import ReviewKind
from elaas_desk.services.review_sheets import review_sheets
from elaas_desk.services.review_views import KIND_WORDS, CampaignDetail, OpenPoint
from elaas_desk.thai import dates
from ui import theme
from ui.widgets.buttons import Button, Kind
from ui.widgets.layout import Group, Item, PageHead, column, row
from ui.widgets.paint import plain_tip
from ui.widgets.progress import Bar
from ui.widgets.text import Strong, Text
from ui.widgets.workbook_wanted import SHORTCUT, WORDS, Workbook, ask_for_workbook

_BAR, _BAR_COMPACT = 230, 218


class RoundHead(QWidget):
    """Emits what the officer wants: `undo_wanted`, `report_wanted`, `fixes_wanted`, `left`, `sign_wanted`,
    `print_wanted`, `scan_wanted`."""

    undo_wanted = Signal()
    report_wanted = Signal()
    fixes_wanted = Signal()
    left = Signal()
    sign_wanted = Signal()
    print_wanted = Signal()
    scan_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._decided, self._flagged = Text("", "caption", "text_2"), Text("", "caption", "text_2")
        self._bar = Bar()
        words = row(self._decided, None, self._flagged, gap=8)
        self._progress = Group(column(words, self._bar, gap=0))
        self.undo = Button(self.tr("เลิกทำการตัดสินครั้งล่าสุด"), Kind.ICON, icon="undo")
        self._report = Button(self.tr("นำรายงานอื่นเข้าแทน"), Kind.ICON, icon="import")
        self.fixes = Button(self.tr("รับการแก้ไขทะเบียน…"), icon="edit")
        self.workbook = Button(WORDS, Kind.ICON, icon="export")
        self.workbook.clicked.connect(self._on_workbook)
        QShortcut(QKeySequence(SHORTCUT), self).activated.connect(self._on_workbook)
        self._tight = False
        self._detail: CampaignDetail | None = None
        self.leave = Button(self.tr("พักไว้ก่อน"))
        self.sign = Button(self.tr("ลงนามปิดรอบ"))
        self.printing = Button(self.tr("เปิดรายงานการสอบทาน"), icon="print")
        self.scan = Button(self.tr("สำเนาที่ลงนาม"), icon="attach")
        actions: Sequence[Item] = [
            self._progress,
            6,
            self.undo,
            self._report,
            self.workbook,
            self.fixes,
            self.scan,
            self.printing,
            self.leave,
            self.sign,
        ]
        self._head = PageHead("", " ", actions)
        self.setLayout(column(self._head, gap=0))
        for button, wanted in (
            (self.undo, self.undo_wanted),
            (self._report, self.report_wanted),
            (self.fixes, self.fixes_wanted),
            (self.leave, self.left),
            (self.sign, self.sign_wanted),
            (self.printing, self.print_wanted),
            (self.scan, self.scan_wanted),
        ):
            button.clicked.connect(wanted)

    def show_round(self, detail: CampaignDetail, fixes: int) -> None:
        """Show a round; `fixes` is how many corrections of the register are proposed."""
        self._detail = detail
        review, progress = detail.review, detail.progress
        self._head.set_title(title_of(detail) if _is_large(detail) else KIND_WORDS[review.kind])
        self._head.set_summary(_summary(detail))
        of = self.tr(" จาก {0} คน").format(f"{progress.total:,}")
        self._decided.set_words([self.tr("ตัดสินแล้ว "), Strong(f"{progress.answered:,}"), of])
        self._flagged.set_words(self.tr("มีธง {0} คน").format(f"{progress.flagged:,}") if progress.flagged else "")
        self._bar.setRange(0, max(1, progress.total))
        self._bar.setValue(progress.answered)
        self._bar.setAccessibleName(self._decided.plain())
        asked = OpenPoint.REPORT in detail.open_points
        self._progress.setVisible(review.is_open and not asked)
        self.undo.setVisible(detail.may_decide and not asked)
        self.undo.setEnabled(detail.can_undo)
        self._report.setVisible(detail.may_bring_report and not asked)
        self.fixes.setVisible(bool(fixes) and detail.may_bring_report)
        self.fixes.set_words(self.tr("แก้ทะเบียน ({0})…").format(fixes))
        self.fixes.setToolTip(self.tr("แก้ทะเบียนตามรายงาน {0} รายการ").format(fixes))
        self.leave.set_words(self.tr("พักไว้ก่อน") if detail.may_decide else self.tr("กลับ"))
        self._show_end(detail)

    @Slot()
    def _on_workbook(self) -> None:
        """All piles, decided or not, with what follows from them."""
        if self._detail is not None:
            name = title_of(self._detail).replace(": ", " ")
            ask_for_workbook(self, Workbook(name, partial(review_sheets, self._detail)))

    def _show_end(self, detail: CampaignDetail) -> None:
        """The sign-off becomes the primary once nobody waits; while it is dead it says why."""
        review, progress = detail.review, detail.progress
        self.sign.setVisible(review.is_open)
        self.sign.setEnabled(detail.may_sign)
        complete = detail.may_sign and progress.answered == progress.total
        self.sign.set_kind(Kind.PRIMARY if complete else Kind.SECONDARY)
        why = "" if detail.may_sign else self._why_not(detail)
        self.sign.setToolTip(plain_tip(why))
        self.sign.setAccessibleDescription(why)
        self.workbook.setVisible(not (self._tight and review.is_open))
        self.printing.setVisible(review.document_id is not None)
        self.scan.setVisible(not review.is_open and review.kind is not ReviewKind.ON_PAPER)

    def _why_not(self, detail: CampaignDetail) -> str:
        if OpenPoint.REPORT in detail.open_points:
            return self.tr("ลงนามได้เมื่อนำรายงานจาก New e-LAAS เข้าแล้ว หรือบอกเหตุที่ไม่มีรายงาน")
        if detail.may_decide and OpenPoint.NOTHING_DECIDED in detail.open_points:
            return self.tr("ลงนามได้เมื่อตัดสินแล้วอย่างน้อยหนึ่งคน คนที่เหลือจะยกไปรอบติดตาม")
        return self.tr("เฉพาะหัวหน้าหน่วยงานคลังลงนามปิดรอบได้")

    def fit(self, window_width: int) -> None:
        """Shorter in a narrow window; while the round is open its keys alone save the workbook there."""
        compact = window_width < theme.size("compact")
        self._progress.setFixedWidth(_BAR_COMPACT if compact else _BAR)
        self.fixes.set_kind(Kind.ICON if compact else Kind.SECONDARY)
        self._tight = window_width < theme.size("wide")
        if self._detail is not None:
            self.workbook.setVisible(not (self._tight and self._detail.review.is_open))


def title_of(detail: CampaignDetail) -> str:
    """การสอบทาน ๖ เดือน: กองคลัง; a small one is named after whom or what it is about."""
    if _is_large(detail):
        return f"การสอบทาน ๖ เดือน: {detail.unit.short_name or detail.unit.name}"
    return f"{KIND_WORDS[detail.review.kind]}: {_about(detail)}"


def _is_large(detail: CampaignDetail) -> bool:
    return detail.review.kind is ReviewKind.SIX_MONTHLY


def _about(detail: CampaignDetail) -> str:
    """Whom or what a small round is about."""
    if detail.review.kind is ReviewKind.FOLLOW_UP and detail.subject:
        return f"ของรอบ {detail.subject}"
    return detail.subject or detail.unit.short_name or detail.unit.name


def _summary(detail: CampaignDetail) -> str:
    """The second line; whom a small round is about comes first, where a long name is not cut by the buttons."""
    review, report = detail.review, detail.report
    parts = [] if _is_large(detail) else [_about(detail)]
    if review.number:
        parts.append(f"รอบ {review.number}")
    if review.started is not None:
        parts.append(f"รายชื่อ ณ {dates.short(review.started)}")
    if report is not None and report.name:
        parts.append(f"เทียบกับ {report.name}")
    elif report is not None:
        parts.append(f"ไม่มีรายงาน ตรวจกับหน้าจอเมื่อ {dates.short(report.as_of)}")
    if review.signed_off is not None:
        parts.append(f"ลงนามแล้ว {dates.short(review.signed_off)}")
    return " · ".join(parts)
