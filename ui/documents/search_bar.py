"""What narrows the archive: words, the kind of paper, and when it was issued."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from enum import StrEnum

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from elaas_desk.services.archive import PaperSearch
from ui.documents.words import PAPER_NAMES
from ui.theme import RING
from ui.widgets.choice_field import Choice, ChoiceField
from ui.widgets.date_field import DateField
from ui.widgets.layout import Group, column, row
from ui.widgets.search import FilterBox

_FIRST_MONTH = 10
"""The fiscal year begins in October."""


class Days(StrEnum):
    """Spans that are asked for most; OTHER is typed."""

    ALL = "all"
    TODAY = "today"
    WEEK = "week"
    MONTH = "month"
    FISCAL_YEAR = "fiscal_year"
    YEAR_BEFORE = "year_before"
    OTHER = "other"


class SearchBar(QWidget):
    """Emits `typed(text)` for what filters the list as it is, `changed` when the archive is to be searched anew."""

    typed = Signal(str)
    changed = Signal()

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self.filter = FilterBox(self.tr("กรองชื่อคน เอกสาร เลขที่ หรือรหัส"))
        kinds = [Choice(kind, words) for kind, words in PAPER_NAMES.items()]
        self.kind = ChoiceField("", [Choice(None, self.tr("เอกสารทุกชนิด")), *kinds], key="kind")
        self.kind.box.setAccessibleName(self.tr("ชนิดของเอกสาร"))
        self.days = ChoiceField("", self._spans(), key="days")
        self.days.box.setAccessibleName(self.tr("ออกเมื่อใด"))
        self.kind.set_value(None)
        self.days.set_value(Days.ALL)
        self.first = DateField(self.tr("ออกตั้งแต่วันที่"), today=today(), key="first", optional=True)
        self.last = DateField(self.tr("ถึงวันที่"), today=today(), key="last", optional=True)
        self._typed_days = Group(row((self.first, 1), (self.last, 1), gap=6))
        self._typed_days.hide()
        choices = row((self.kind, 1), (self.days, 1), gap=2)
        self.setLayout(column(self.filter, choices, row((self._typed_days, 1), pad=(RING, 0, 0, 0)), gap=0))
        self.filter.typed.connect(self.typed)
        self.kind.chosen.connect(self._on_chosen)
        self.days.chosen.connect(self._on_chosen)
        self.first.day_changed.connect(self._on_chosen)
        self.last.day_changed.connect(self._on_chosen)

    def _spans(self) -> list[Choice]:
        return [
            Choice(Days.ALL, self.tr("ออกเมื่อใดก็ได้")),
            Choice(Days.TODAY, self.tr("ออกวันนี้")),
            Choice(Days.WEEK, self.tr("ออกใน 7 วันที่ผ่านมา")),
            Choice(Days.MONTH, self.tr("ออกเดือนนี้")),
            Choice(Days.FISCAL_YEAR, self.tr("ออกในปีงบประมาณนี้")),
            Choice(Days.YEAR_BEFORE, self.tr("ออกในปีงบประมาณก่อน")),
            Choice(Days.OTHER, self.tr("ระบุช่วงวันที่เอง")),
        ]

    def wanted(self, unit_id: int | None) -> PaperSearch:
        """What is asked for, in one unit or in all."""
        first, last = self._span()
        kind = self.kind.value()
        return PaperSearch(kind=kind, unit_id=unit_id, first=first, last=last)  # type: ignore[arg-type]

    def narrows(self) -> bool:
        """Whether a kind or a span of days is asked for."""
        return self.kind.value() is not None or self.days.value() is not Days.ALL

    def _span(self) -> tuple[date | None, date | None]:
        today, asked = self._today(), self.days.value()
        year = fiscal_start(today)
        spans: dict[object, tuple[date | None, date | None]] = {
            Days.TODAY: (today, today),
            Days.WEEK: (today - timedelta(days=6), today),
            Days.MONTH: (today.replace(day=1), today),
            Days.FISCAL_YEAR: (year, today),
            Days.YEAR_BEFORE: (year.replace(year=year.year - 1), year - timedelta(days=1)),
            Days.OTHER: (self.first.day(), self.last.day()),
        }
        return spans.get(asked, (None, None))

    @Slot(object)
    def _on_chosen(self, _value: object) -> None:
        self._typed_days.setVisible(self.days.value() is Days.OTHER)
        self.changed.emit()


def fiscal_start(today: date) -> date:
    """The first day of the fiscal year that a day belongs to."""
    return date(today.year if today.month >= _FIRST_MONTH else today.year - 1, _FIRST_MONTH, 1)
