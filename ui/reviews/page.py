"""การสอบทาน ๖ เดือน: how each unit stands (circular 4), and the day on which a check was signed on paper."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial

from PySide6.QtCore import Slot

from elaas_desk.changes import Changed
from elaas_desk.domain.actors import Actor
from elaas_desk.domain.offices import UnitKind
from elaas_desk.domain.password_age import Standing
from elaas_desk.domain.policy import Clause
from elaas_desk.services.access import Deed, may
from elaas_desk.services.reviews import Reviews, UnitReview
from elaas_desk.thai import dates
from ui.dialog_job import DialogJob
from ui.errands import Errand, OpenReview
from ui.jobs import Jobs
from ui.page import Page
from ui.reviews.sign_off_dialog import SignOffDialog
from ui.theme import RING
from ui.widgets.buttons import Button, Kind
from ui.widgets.icons import Icon
from ui.widgets.layout import Group, PageHead, Panel, column, row
from ui.widgets.marks import ClauseTag
from ui.widgets.table import Cell, Column, Table
from ui.widgets.text import Text


class ReviewsPage(Page):
    """One row for each unit. The menu path in New e-LAAS stands above, since the check begins there."""

    topics = Changed.TASKS | Changed.UNITS | Changed.ACCOUNTS

    def __init__(
        self,
        reviews: Reviews,
        actor: Actor,
        jobs: Jobs,
        today: Callable[[], date],
        clauses: Mapping[str, Clause],
    ) -> None:
        super().__init__(jobs)
        self._reviews, self._actor, self._today = reviews, actor, today
        self._wanted: int | None = None
        self._record = Button(self.tr("บันทึกการสอบทานที่ลงนามแล้ว"), Kind.PRIMARY, icon="reviews")
        self._record.clicked.connect(self._on_record)
        self._record.setEnabled(False)
        clause = clauses.get("4")
        tag = ClauseTag("4", clause.text if clause else "")
        self._head = PageHead(self.tr("การสอบทาน ๖ เดือน"), self.tr("กำลังอ่าน"), [tag, 4, self._record])
        how = Text(
            self.tr(
                "เปิด New e-LAAS เมนู การบริหารระบบ > รายงาน > รายงานรายชื่อและข้อมูลผู้ใช้งานในกลุ่มผู้ใช้ "
                "พิมพ์แล้วตรวจกับทะเบียนทีละหน่วยงาน "
                "เมื่อหัวหน้าหน่วยงานคลังลงนามแล้ว เลือกหน่วยงานและบันทึกวันที่ลงนาม"
            ),
            "caption",
            "text_2",
            wrap=True,
        )
        note = Panel(
            row(column(Icon("info"), None, gap=0), (how, 1), gap=10, pad=(14, 8, 14, 8)), fill="sunken", edge=None
        )
        self._table = Table(self._columns(), key=_id, spoken=self.tr("หน่วยงานที่ต้องสอบทาน"), sorted_by=None)
        self._table.chosen_changed.connect(self._on_chosen)
        self._table.activated.connect(self._on_record)
        body = column(note, (self._table, 1), gap=8, pad=(RING, 0, RING, 0))
        self.setLayout(column(self._head, (Group(body), 1), gap=6))

    def _columns(self) -> list[Column[UnitReview]]:
        return [
            Column(self.tr("หน่วยงาน"), _name, sort_key=_rank, cell=Cell.NAME, least=260),
            Column(self.tr("บัญชี"), _accounts, sort_key=_count, width=80, cell=Cell.NUMBER, priority=2),
            Column(self.tr("ลงนามครั้งล่าสุด"), _signed, sort_key=_signed_key, width=170, priority=1),
            Column(self.tr("ครบกำหนด"), _due, sort_key=_due_key, width=150),
            Column(self.tr("สถานะ"), _state_words, sort_key=_due_key, width=190, cell=Cell.STATE, state=_state),
        ]

    def reload(self) -> None:
        """Read how each unit stands."""
        self.jobs.run(partial(self._reviews.units, self._actor), self._show)

    def take(self, errand: Errand) -> None:
        """Choose a unit."""
        if isinstance(errand, OpenReview):
            self._wanted = errand.unit_id
            self._table.choose(errand.unit_id)

    def _show(self, reviews: tuple[UnitReview, ...]) -> None:
        shown = [each for each in reviews if self.unit_id in (None, each.unit.id)]
        self._table.set_rows(shown, in_order=True)
        late = sum(each.standing in (Standing.LATE, Standing.UNKNOWN) for each in shown)
        words = self.tr("{0} หน่วยงาน · ต้องสอบทานตอนนี้ {1} แห่ง")
        self._head.set_summary(words.format(len(shown), late))
        pressing = [each.unit.id for each in shown if each.standing is not Standing.OK]
        wanted, self._wanted = self._wanted or next(iter(pressing), None), None
        if self._table.chosen() is None and wanted is not None:
            self._table.choose(wanted)

    @Slot(object)
    def _on_chosen(self, review: UnitReview | None) -> None:
        self._record.setEnabled(review is not None and may(self._actor, Deed.DECIDE, review.unit.id))

    @Slot()
    def _on_record(self) -> None:
        review = self._table.chosen()
        if not isinstance(review, UnitReview) or not self._record.isEnabled():
            return
        dialog = SignOffDialog(review, self._today(), self.window())

        def write() -> Callable[[], Changed]:
            return partial(self._reviews.record_sign_off, self._actor, review.unit.id, dialog.signed_on())

        DialogJob(dialog, self.jobs, write).done.connect(self._on_recorded)
        dialog.open()

    @Slot(object)
    def _on_recorded(self, _changed: Changed) -> None:
        self.done.emit(self.tr("บันทึกการสอบทานแล้ว นับ ๖ เดือนจากวันที่ลงนาม"))


def _id(review: UnitReview) -> int:
    return review.unit.id


def _name(review: UnitReview) -> str:
    return review.unit.name


def _rank(review: UnitReview) -> tuple[bool, int]:
    return review.unit.kind is not UnitKind.LAO, review.unit.id


def _count(review: UnitReview) -> int:
    return review.account_count


def _accounts(review: UnitReview) -> str:
    return f"{review.account_count:,}"


def _signed(review: UnitReview) -> str:
    return dates.short(review.signed_off) if review.signed_off else "ยังไม่เคยบันทึก"


def _signed_key(review: UnitReview) -> date:
    return review.signed_off or date.min


def _due(review: UnitReview) -> str:
    return dates.short(review.due_on) if review.due_on else "ถือว่าครบกำหนด"


def _due_key(review: UnitReview) -> date:
    return review.due_on or date.min


def _state(review: UnitReview) -> str:
    return review.standing


def _state_words(review: UnitReview) -> str:
    if review.days is None:
        return "ไม่ทราบวันที่"
    if review.days > 0:
        return f"เลย {review.days:,} วัน"
    return "ครบกำหนดวันนี้" if review.days == 0 else f"อีก {-review.days:,} วัน"
