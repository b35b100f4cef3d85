"""A list as it stands on the screen, filtered and sorted, on its way to a workbook."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from elaas_desk.workbooks import SheetOfRows
from ui.models.table_model import Column

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Listed(Generic[T]):
    """The rows that are shown, in their order, and the columns that were not taken out."""

    title: str
    columns: tuple[Column[T], ...]
    rows: Sequence[T]
    total: int
    """How many rows the list has, shown or not."""

    def sheets(self) -> tuple[SheetOfRows]:
        """The one sheet, which tells of rows that were filtered out. For the worker: rows are frozen, columns pure."""
        count = len(self.rows)
        note = "" if count == self.total else f"แสดง {count:,} จาก {self.total:,} รายการ ตามที่กรองไว้"
        headings = tuple(f"{each.heading} ({each.unit})" if each.unit else each.heading for each in self.columns)
        rows = [[column.value_of(row) for column in self.columns] for row in self.rows]
        return (SheetOfRows(self.title, self.title, headings, rows, note),)
