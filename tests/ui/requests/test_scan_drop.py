"""Signed copies on the pane of a request: dropped, refused, looked at, saved, taken off."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent
from PySide6.QtWidgets import QApplication

from elaas_desk.domain.actors import Actor, Role
from elaas_desk.domain.attachments import SignedPaper
from elaas_desk.domain.requests import RequestState
from elaas_desk.services.desk import Desk
from tests.services.office import OfficeIds
from tests.services.scan_samples import pdf, picture
from tests.ui.dropping import drop, mime_of
from tests.ui.requests.driver import Driver
from tests.ui.system_dialogs import SaveDialogHand, press
from ui.scans.scan_dialog import ScanDialog
from ui.widgets.notice import Notice
from ui.widgets.text import Text


@pytest.fixture
def printed(at: Driver, desk: Desk, ids: OfficeIds, head: Actor) -> SignedPaper:
    """The request of the LAO's newcomer, on paper and in the pane."""
    request_id = next(each.request.id for each in desk.requests.listed(head) if each.person.id == ids.lao.newcomer)
    at.show(request_id)
    return SignedPaper(request_id=request_id)


@pytest.fixture
def scan(tmp_path: Path) -> Path:
    """What the scanner wrote."""
    path = tmp_path / "สแกน 0001.pdf"
    path.write_bytes(pdf(2))
    return path


def names(at: Driver) -> list[str]:
    """Every word of the part."""
    return [each.plain() for each in at.pane.scans.findChildren(Text) if each.isVisible()]


def test_a_scan_dropped_anywhere_on_the_pane_is_kept_and_the_signature_asked_for(
    at: Driver, desk: Desk, head: Actor, printed: SignedPaper, scan: Path
) -> None:
    assert drop(at.pane, mime_of(scan))
    at.settle()
    at.settle()
    (kept,) = desk.scans.of(head, printed)
    assert desk.scans.content(head, kept.id) == scan.read_bytes()
    assert scan.exists()
    assert f"2 หน้า · 1 KB · แนบ 23 พ.ย. 2569 โดย {head.name}" in names(at)
    assert at.dialog().windowTitle() == "บันทึกว่าลงนามแล้ว"
    at.submit()
    assert at.state() is RequestState.SIGNED


def test_further_pages_of_a_signed_request_ask_for_nothing(
    at: Driver, desk: Desk, head: Actor, printed: SignedPaper, scan: Path, tmp_path: Path
) -> None:
    assert printed.request_id is not None
    desk.requests.mark_signed(head, printed.request_id)
    at.page.reload()
    at.settle()
    other = tmp_path / "หน้าสอง.jpg"
    other.write_bytes(picture())
    assert drop(at.pane, mime_of(scan, other))
    at.settle()
    at.settle()
    assert [each.name for each in desk.scans.of(head, printed)] == ["สแกน 0001.pdf", "หน้าสอง.jpg"]
    assert at.said == ["แนบสำเนาที่ลงนามแล้ว 2 แฟ้ม"]
    assert QApplication.activeModalWidget() is None


def test_what_is_no_scan_is_told_in_place_and_the_good_one_beside_it_kept(
    at: Driver, desk: Desk, head: Actor, printed: SignedPaper, scan: Path, tmp_path: Path
) -> None:
    word = tmp_path / "บันทึกข้อความ.docx"
    word.write_bytes(b"PK\x03\x04")
    drop(at.pane, mime_of(word, scan, tmp_path / "ไม่มี.pdf"))
    at.settle()
    assert [each.name for each in desk.scans.of(head, printed)] == ["สแกน 0001.pdf"]
    assert at.pane.scans.problem_shown().startswith("ไม่พบแฟ้ม ไม่มี.pdf")
    at.dialog().reject()
    drop(at.pane, mime_of(word))
    at.settle()
    assert at.pane.scans.problem_shown().startswith("“บันทึกข้อความ.docx” ไม่ใช่ภาพ JPEG, PNG หรือ PDF")
    at.settle()
    notice = at.pane.scans.findChildren(Notice)[0]
    assert notice.visibleRegion().boundingRect().height() == notice.height(), "it is scrolled into sight"


def test_only_files_of_this_pc_are_taken_and_not_a_folderful(
    at: Driver, desk: Desk, head: Actor, printed: SignedPaper, scan: Path
) -> None:
    web = QMimeData()
    web.setUrls([QUrl("https://example.test/scan.pdf")])
    assert not drop(at.pane, web)
    drop(at.pane, mime_of(*[scan] * 11))
    at.settle()
    assert at.pane.scans.problem_shown().startswith("วางพร้อมกันได้ไม่เกิน 10 แฟ้ม")
    assert desk.scans.of(head, printed) == ()


def test_nothing_is_dropped_on_a_draft_nor_by_who_only_reads(
    at: Driver, as_role: Callable[[Role], Driver], ids: OfficeIds, scan: Path
) -> None:
    at.show(ids.lao.draft)
    assert not at.pane.scans.isVisible()
    assert not drop(at.pane, mime_of(scan))
    auditor = as_role(Role.AUDITOR)
    auditor.show(ids.lao.sent)
    assert auditor.pane.scans.isVisible()
    assert not drop(auditor.pane, mime_of(scan))
    assert "แนบสำเนาที่ลงนาม…" not in auditor.buttons()


def test_while_a_file_hangs_over_the_pane_it_says_what_letting_go_does(
    at: Driver, printed: SignedPaper, scan: Path
) -> None:
    before = at.pane.grab().toImage()
    mime = mime_of(scan)
    entered = QDragEnterEvent(
        at.pane.rect().center(),
        Qt.DropAction.MoveAction | Qt.DropAction.CopyAction,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(at.pane, entered)
    assert entered.isAccepted()
    assert entered.dropAction() is Qt.DropAction.CopyAction
    assert at.pane.grab().toImage() != before
    QApplication.sendEvent(at.pane, QDragLeaveEvent())
    assert at.pane.grab().toImage() == before


@pytest.mark.parametrize(("name", "content"), [("สแกน.pdf", pdf(3)), ("ภาพถ่าย.png", picture("PNG", (300, 420)))])
def test_a_scan_is_looked_at_and_saved_as_the_file_that_it_was(
    at: Driver, desk: Desk, ids: OfficeIds, head: Actor, tmp_path: Path, name: str, content: bytes
) -> None:
    desk.scans.attach(head, SignedPaper(request_id=ids.lao.sent), name, content)
    at.show(ids.lao.sent)
    at.act(f"เปิดดู {name}")
    dialog = at.dialog()
    assert isinstance(dialog, ScanDialog)
    assert dialog.preview.desk.pages() == (3 if name.endswith("pdf") else 1)
    hand = SaveDialogHand(tmp_path / "saved")
    press(dialog.primary)
    at.settle()
    assert hand.offered == [name]
    assert (tmp_path / "saved").read_bytes() == content
    assert at.said == ["บันทึกสำเนาเป็นแฟ้มแล้ว"]


def test_a_picture_is_shown_the_way_up_in_which_it_was_held(
    at: Driver, desk: Desk, ids: OfficeIds, head: Actor
) -> None:
    desk.scans.attach(head, SignedPaper(request_id=ids.lao.sent), "ภาพถ่าย.jpg", picture("JPEG", (600, 400), turned=6))
    at.show(ids.lao.sent)
    at.act("เปิดดู ภาพถ่าย.jpg")
    dialog = at.dialog()
    assert isinstance(dialog, ScanDialog)
    assert dialog.opened.picture is not None
    assert (dialog.opened.picture.width(), dialog.opened.picture.height()) == (400, 600)


def test_a_wrong_scan_is_taken_off_after_a_question(at: Driver, desk: Desk, ids: OfficeIds, head: Actor) -> None:
    paper = SignedPaper(request_id=ids.lao.sent)
    desk.scans.attach(head, paper, "ผิดเรื่อง.pdf", pdf())
    at.show(ids.lao.sent)
    at.act("เอา ผิดเรื่อง.pdf ออก")
    at.dialog().reject()
    at.settle()
    assert len(desk.scans.of(head, paper)) == 1
    at.act("เอา ผิดเรื่อง.pdf ออก")
    at.submit()
    assert desk.scans.of(head, paper) == ()
    at.settle()
    assert "ลากแฟ้มสแกน (PDF, JPEG หรือ PNG) มาวางที่แผงนี้" in names(at)
