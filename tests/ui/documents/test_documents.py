"""What was issued, found, shown, printed, saved and taken out again just as it was."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from elaas_desk.domain.actors import Actor
from elaas_desk.domain.history import Span
from elaas_desk.domain.requests import PaperKind
from elaas_desk.services.archive import ArchiveEntry, PaperSearch
from elaas_desk.services.desk import Desk
from tests.services.office import Clock
from tests.ui.hands import buttons, choose, dialog, press, put, settle, shown, texts
from tests.ui.system_dialogs import ChooseDialogHand, PrintDialogHand, SaveDialogHand
from tests.ui.thai_input import type_thai
from ui.documents.paper_pane import PaperPane
from ui.errands import OpenPage
from ui.jobs import Jobs
from ui.main_window import MainWindow
from ui.widgets.preview import PagePreview
from ui.widgets.search import FilterBox
from ui.widgets.table import Table

Frame = Callable[..., MainWindow]


@pytest.fixture
def window(frame: Frame, qtbot: QtBot, jobs: Jobs) -> MainWindow:
    window = frame()
    window.open(OpenPage("documents"))
    settle(qtbot, jobs)
    return window


def table(window: MainWindow) -> Table:
    return shown(window.page("documents"), Table)[0]


def rows(window: MainWindow) -> list[ArchiveEntry]:
    return table(window).shown()


def test_the_newest_paper_is_shown_at_once_and_when_and_by_whom_it_was_issued(
    window: MainWindow, desk: Desk, actor: Actor
) -> None:
    newest = desk.archive.search(actor, PaperSearch())[0]
    assert table(window).chosen() == newest
    assert shown(window.page("documents"), PagePreview)
    said = " ".join(texts(window))
    assert "เก็บไว้ตามที่ออกจริง" in said
    assert newest.document.issued_by in said


# searching


@pytest.mark.parametrize("typed", ["๑/๒๕๖๙", "1/2569"])
def test_a_number_finds_its_papers(window: MainWindow, typed: str) -> None:
    type_thai(shown(window.page("documents"), FilterBox)[0], typed, key_by_key=True)
    assert {each.document.number for each in rows(window)} == {"๑/๒๕๖๙"}


def test_a_name_finds_the_papers_of_that_person(window: MainWindow) -> None:
    someone = next(each for each in rows(window) if each.person)
    type_thai(shown(window.page("documents"), FilterBox)[0], someone.person, key_by_key=True)
    assert {each.person for each in rows(window)} == {someone.person}


def test_what_a_paper_calls_itself_and_its_unit_find_it_though_the_list_shows_neither(window: MainWindow) -> None:
    box, everything = shown(window.page("documents"), FilterBox)[0], rows(window)
    form = next(each for each in everything if each.document.kind is PaperKind.FORM2)
    type_thai(box, "สิ่งที่ส่งมาด้วย", key_by_key=True)
    assert {each.document.kind for each in rows(window)} == {PaperKind.FORM1, PaperKind.FORM2}
    box.clear()
    type_thai(box, form.unit, key_by_key=True)
    assert rows(window) == [each for each in everything if each.unit == form.unit]


def test_a_kind_and_a_span_of_days_narrow_the_list_and_nothing_found_is_said(
    window: MainWindow, qtbot: QtBot, jobs: Jobs, clock: Clock
) -> None:
    everything = rows(window)
    choose(window.page("documents"), "kind", "ใบรับทราบข้อปฏิบัติ")
    settle(qtbot, jobs)
    assert {each.document.kind for each in rows(window)} == {PaperKind.ACKNOWLEDGEMENT}
    choose(window.page("documents"), "days", "ออกวันนี้")
    settle(qtbot, jobs)
    assert rows(window) == []
    assert any("ไม่พบเอกสารตามชนิดและวันที่ที่เลือก" in each for each in texts(window))
    choose(window.page("documents"), "kind", "เอกสารทุกชนิด")
    choose(window.page("documents"), "days", "ระบุช่วงวันที่เอง")
    put(window.page("documents"), "first", "1/10/2569")
    put(window.page("documents"), "last", "31/10/2569")
    settle(qtbot, jobs)
    wanted = [each for each in everything if date(2026, 10, 1) <= each.document.issued_at.date() <= date(2026, 10, 31)]
    assert rows(window) == wanted
    assert wanted
    assert len(wanted) < len(everything)


def test_in_a_window_at_125_percent_the_list_keeps_when_what_and_whose(frame: Frame, qtbot: QtBot, jobs: Jobs) -> None:
    window = frame(width=1093, height=614)
    window.open(OpenPage("documents"))
    settle(qtbot, jobs)
    view, columns = table(window).view, table(window).model.columns
    in_sight = [each.heading for place, each in enumerate(columns) if not view.isColumnHidden(place)]
    assert in_sight == ["ออกเมื่อ", "เอกสาร", "ของ"]
    assert view.horizontalScrollBar().maximum() == 0, "a column is cut at the edge"


# one paper


def test_the_archive_itself_is_saved_under_a_name_that_says_what_it_is(
    window: MainWindow, qtbot: QtBot, jobs: Jobs, desk: Desk, actor: Actor, tmp_path: Path
) -> None:
    target = tmp_path / "saved.pdf"
    hand = SaveDialogHand(target)
    press(window, "บันทึกเป็น PDF")
    settle(qtbot, jobs)
    assert hand.pressed == 1
    chosen = table(window).chosen()
    assert isinstance(chosen, ArchiveEntry)
    assert target.read_bytes() == desk.documents.content(actor, chosen.document.id)
    assert chosen.whose in hand.offered[0]
    assert any("saved.pdf" in each for each in texts(window))


def test_a_place_that_cannot_be_written_is_told(window: MainWindow, qtbot: QtBot, jobs: Jobs, tmp_path: Path) -> None:
    hand = SaveDialogHand(tmp_path / "none" / "saved.pdf")
    press(window, "บันทึกเป็น PDF")
    settle(qtbot, jobs)
    assert hand.pressed == 1
    assert not (tmp_path / "none").exists()
    assert "ทำรายการนี้ไม่ได้" in texts(dialog())


def test_a_print_that_is_called_off_leaves_everything(window: MainWindow, qtbot: QtBot, jobs: Jobs) -> None:
    hand = PrintDialogHand(None)
    press(window, "พิมพ์อีกครั้ง")
    settle(qtbot, jobs)
    assert hand.pressed == 1
    assert table(window).chosen() is not None


def test_of_a_paper_that_is_not_kept_the_reason_is_shown_and_it_has_no_box_to_tick(
    window: MainWindow, qtbot: QtBot, jobs: Jobs, desk: Desk, actor: Actor, tmp_path: Path
) -> None:
    today = desk.clock().date()
    desk.evidence.write(actor, Span(today - timedelta(days=10), today), tmp_path)
    window.read_anew()
    settle(qtbot, jobs)
    pack = rows(window)[0]
    assert pack.document.kind is PaperKind.EVIDENCE_PACK
    table(window).choose(pack.document.id)
    settle(qtbot, jobs)
    pane = shown(window, PaperPane)[0]
    assert any("เก็บไว้เพียงรหัสและค่า SHA-256" in each for each in texts(pane))
    assert buttons(pane) == []
    table(window).model.ticks.add(rows(window))
    assert pack not in table(window).ticked()


def test_damaged_bytes_are_a_sentence_and_no_page(
    window: MainWindow, qtbot: QtBot, jobs: Jobs, desk: Desk, actor: Actor
) -> None:
    other = rows(window)[1]
    with desk.database.work(actor, desk.clock()) as work:
        link = work.documents._session.connection()
        link.exec_driver_sql("UPDATE documents SET content = x'00' WHERE id = ?", (other.document.id,))
        work.commit()
    table(window).choose(other.document.id)
    settle(qtbot, jobs)
    pane = shown(window, PaperPane)[0]
    assert any("ไม่ตรงกับที่ออกจริง จึงไม่พิมพ์" in each for each in texts(pane))
    assert buttons(pane) == []


# several papers


def tick(window: MainWindow, count: int) -> list[ArchiveEntry]:
    table(window).model.ticks.add(rows(window)[:count])
    table(window).model.ticks_changed.emit()
    return table(window).ticked()


def test_ticked_papers_are_taken_out_into_a_folder_with_their_list(
    window: MainWindow, qtbot: QtBot, jobs: Jobs, tmp_path: Path
) -> None:
    ticked = tick(window, 3)
    hand = ChooseDialogHand(tmp_path)
    press(window, "ส่งออก…")
    settle(qtbot, jobs)
    assert hand.pressed == 1
    written = {hashlib.sha256(each.read_bytes()).hexdigest() for each in tmp_path.glob("*.pdf")}
    assert written == {each.document.sha256 for each in ticked}
    assert len(list(tmp_path.glob("รายการเอกสาร*.xlsx"))) == 1
    assert any("ส่งออกแล้ว 3 ฉบับ" in each for each in texts(window))


class FileHand(PrintDialogHand):
    """Prints into a file; there are no pages to choose from when there are several papers."""

    def answer(self, dialog: QWidget) -> bool:
        if isinstance(dialog, QPrintDialog):
            assert not dialog.testOption(QPrintDialog.PrintDialogOption.PrintPageRange)
        return super().answer(dialog)


def test_ticked_papers_are_printed_in_one_go(
    window: MainWindow, qtbot: QtBot, jobs: Jobs, desk: Desk, actor: Actor, tmp_path: Path
) -> None:
    ticked = tick(window, 3)
    out = tmp_path / "out.pdf"
    hand = FileHand(out)
    press(window, "พิมพ์")
    qtbot.waitUntil(lambda: any("ส่งไปพิมพ์แล้ว 3 จาก 3 ฉบับ" in each for each in texts(window)), timeout=60_000)
    assert hand.pressed == 1
    with pypdfium2.PdfDocument(out) as printed:
        assert len(printed) == sum(each.document.pages for each in ticked)
