"""Every kind of workbook that the program writes, opened by the real LibreOffice and read back cell by cell."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from pytestqt.qtbot import QtBot

from elaas_desk.domain.actors import Actor
from elaas_desk.domain.history import Span
from elaas_desk.services.desk import Desk
from elaas_desk.services.evidence_sheets import sheets_of as evidence_sheets
from elaas_desk.services.list_values import GroupListChoice, MatrixChoice, UserListChoice
from elaas_desk.services.register_sheets import removals_sheet
from elaas_desk.services.report_sheets import has_sheets, sheets_of
from elaas_desk.services.review_sheets import review_sheets
from elaas_desk.services.views import Paper
from elaas_desk.thai import dates
from elaas_desk.workbooks import FONT, Cell, SheetOfRows, write
from tests.services.office import TODAY
from tests.ui.hands import settle
from tests.ui.libreoffice import OfCell, OfSheet, opened
from ui.errands import OpenPage
from ui.jobs import Jobs
from ui.main_window import MainWindow
from ui.today.task_workbook import task_workbook
from ui.widgets.table import Table

PAGES = ("register", "groups", "requests", "reviews", "documents", "settings")
KINDS = {
    *(*PAGES, "today", "acknowledgement", "removals", "removal_notice", "memo", "review", "evidence"),
    *("user_list", "group_list", "matrix", "hostile"),
}
HOSTILE = (
    *("=1+1", "+66 2 241 9000", "-1", "@SUM(A1)", "\t=1", '=HYPERLINK("http://x.example","กด")', "=cmd|' /C calc'!A0"),
    *("＝1+1", "＋1", "－1", "＠SUM(A1)", "'=1+1", " =1+1", '"=1+1', "\n=1+1", "-", "http://x.example/?a=1&b=2"),
    *("0012", "1100702345671", "26/11/2569", "1e5", "TRUE", "#REF!", "นำ้ผึ้ง", "<b>&amp;</b>", "ก" * 300, "{=1+1}"),
)


@dataclass(frozen=True)
class Written:
    """A workbook that was written, and what it was to hold."""

    name: str
    sheets: Sequence[SheetOfRows]
    path: Path


class Writer:
    """Writes workbooks as the program does, one file each."""

    def __init__(self, desk: Desk, actor: Actor, folder: Path) -> None:
        self._desk, self._actor, self._folder = desk, actor, folder
        self.written: list[Written] = []

    def add(self, name: str, sheets: Sequence[SheetOfRows]) -> None:
        path = self._folder / f"{len(self.written)}.xlsx"
        self._desk.exports.write(self._actor, sheets, path)
        self.written.append(Written(name, sheets, path))

    def add_paper(self, paper: Paper) -> None:
        assert paper.value is not None
        assert has_sheets(paper.value), paper.kind
        self.add(paper.kind.value, sheets_of(paper.value))


def lists_of_pages(window: MainWindow, qtbot: QtBot, jobs: Jobs, into: Writer) -> None:
    for key in PAGES:
        window.open(OpenPage(key))
        settle(qtbot, jobs)
        for table in window.page(key).findChildren(Table):
            workbook = table.workbook()
            into.add(f"{key}: {workbook.name}", workbook.sheets())


def reports(desk: Desk, actor: Actor, into: Writer) -> None:
    into.add("today", task_workbook(desk.tasks.due(actor, TODAY)).sheets())
    entries = desk.register.entries(actor)
    staying = [entry.person.id for entry in entries if not entry.left]
    into.add_paper(desk.documents.preview_acknowledgement(actor, staying[:20]))
    people, units = {each.person.id: each.person for each in entries}, {each.unit.id: each.unit for each in entries}
    times = desk.register.removal_times(actor, TODAY - timedelta(days=365), TODAY)
    into.add("removals", [removals_sheet(times, people, units)])
    into.add_paper(desk.notices.preview_memo(actor, with_soon=True))
    leaver = next(entry for entry in entries if entry.left and entry.account is not None and entry.group_count)
    into.add_paper(desk.documents.preview_removal_notice(actor, leaver.person.id))
    for unit in desk.campaigns.overview(actor):
        for review_id in [*(each.review.id for each in unit.open), *(each.review_id for each in unit.past)]:
            into.add(f"review {review_id}", review_sheets(desk.campaigns.detail(actor, review_id)))
    into.add("evidence", evidence_sheets(desk.evidence.pack(actor, Span(TODAY - timedelta(days=365), TODAY))))


def lists_on_paper(desk: Desk, actor: Actor, into: Writer) -> None:
    units = tuple(unit.id for unit in desk.register.units(actor))
    groups = tuple(group.id for group in desk.groups.groups(actor))
    for choice in (UserListChoice(units), GroupListChoice(units, groups), MatrixChoice(units, groups)):
        into.add_paper(desk.lists.preview(actor, choice))


def hostile() -> SheetOfRows:
    """Every kind of cell, and texts that a spreadsheet would like to calculate with."""
    kinds: list[Sequence[Cell]] = [
        (
            text,
            at,
            at / 4,
            date(2026, 1, 1) + timedelta(days=29 * at),
            datetime(2026, 11, 23, 9, at, tzinfo=UTC),
            at > 3,
        )
        for at, text in enumerate(HOSTILE)
    ]
    old: list[Sequence[Cell]] = [
        ("เก่า", -1, 0.0, date(1899, 12, 31), datetime(1900, 1, 1, tzinfo=UTC), None),
        (None, None, 1e15, date(2199, 12, 31), None, False),
    ]
    return SheetOfRows("อันตราย", "ข้อความ & สูตร", ("ข้อความ", "เลข", "ส่วน", "วัน", "เวลา", "จริง"), [*kinds, *old])


@pytest.mark.office_suite
def test_every_workbook_is_what_it_was_meant_to_be(
    frame: Callable[..., MainWindow], desk: Desk, actor: Actor, qtbot: QtBot, jobs: Jobs, tmp_path: Path
) -> None:
    into = Writer(desk, actor, tmp_path)
    lists_of_pages(frame(), qtbot, jobs, into)
    reports(desk, actor, into)
    lists_on_paper(desk, actor, into)
    into.add("hostile", [hostile(), hostile()])
    template = tmp_path / "template.xlsx"
    template.write_bytes(desk.first_day.template(actor))
    *books, of_template = opened([*(each.path for each in into.written), template], tmp_path / "libreoffice")
    assert [sheet.name for sheet in of_template.sheets] == openpyxl.load_workbook(template).sheetnames
    names = [each.name for each in into.written]
    assert {name.partition(":")[0].partition(" ")[0] for name in names} == KINDS
    assert sum(name.startswith(PAGES) for name in names) >= 9
    for written, book in zip(into.written, books, strict=True):
        assert not book.links, written.name
        assert len(book.sheets) == len(written.sheets), written.name
        for meant, sheet in zip(written.sheets, book.sheets, strict=True):
            compare(meant, sheet, f"{written.name}, {meant.name}")


def compare(meant: SheetOfRows, sheet: OfSheet, where: str) -> None:
    """Title, note, headings and each cell; what stays in sight and what can be filtered."""
    title, note, head, *rows = sheet.rows
    width = len(meant.headings)
    assert title[0].text == meant.title, where
    assert meant.note in note[0].text, where
    assert "2569" in note[0].text, where
    assert tuple(cell.text for cell in head[:width]) == meant.headings, where
    assert (sheet.frozen, sheet.filtered) == (3, filtered(sheet.name, width, len(meant.rows))), where
    assert len(rows) == len(meant.rows), where
    for number, (cells, told) in enumerate(zip(meant.rows, rows, strict=True), start=1):
        for cell, found in zip(cells, told[:width], strict=True):
            same(cell, found, f"{where}, row {number}: {cell!r}")
    held = [cell for row in sheet.rows for cell in row if cell.kind]
    assert {cell.font for cell in held} == {FONT}, where


def filtered(name: str, width: int, rows: int) -> str:
    last = openpyxl.utils.get_column_letter(width)
    return f"{name}.A3:{name}.{last}{3 + rows}"


def same(cell: Cell, found: OfCell, where: str) -> None:
    """A cell of the value, the kind and the words that were meant."""
    match cell:
        case None | "":
            expected = ("", "", "")
        case bool():
            expected = ("string", "", "ใช่" if cell else "ไม่ใช่")
        case int() | float():
            expected = ("float", str(float(cell)), found.text)
        case date():
            expected = of_day(cell)
        case _:
            expected = ("string", "", cell)
    value = str(float(found.value)) if found.kind == "float" else found.value
    assert (found.kind, value, found.text) == expected, where
    assert not found.formula, where


def of_day(day: date) -> tuple[str, str, str]:
    """What is meant of a day or of a time of day; Excel counts them since 1901."""
    time = f" {day:%H:%M}" if isinstance(day, datetime) else ""
    words = f"{dates.short(day)}{time}"
    if day.year < 1901:
        return "string", "", words
    return "date", day.strftime("%Y-%m-%dT%H:%M:%S") if time else day.isoformat(), words


def test_every_cell_keeps_its_kind_when_it_is_read_back() -> None:
    sheet = openpyxl.load_workbook(BytesIO(write([hostile()]))).worksheets[0]
    first = list(sheet[3])
    assert [cell.data_type for cell in first] == ["s", "n", "n", "d", "d", "s"]
    texts = [str(row[0].value) for row in sheet.iter_rows(min_row=3, max_row=2 + len(HOSTILE))]
    assert texts == list(HOSTILE)
    old = sheet[3 + len(HOSTILE)]
    assert [cell.value for cell in old] == ["เก่า", -1, 0, "31 ธ.ค. 2442", "1 ม.ค. 2443 00:00", None]
