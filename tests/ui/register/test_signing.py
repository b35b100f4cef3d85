"""In the window: the rights of those who only view (2), and the signature for clauses 3.1 to 3.4 with its scan."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtWidgets import QCheckBox

from elaas_desk.domain.people import Post
from elaas_desk.domain.requests import PaperKind
from elaas_desk.services.views import RegisterEntry
from tests.services.scan_samples import picture
from tests.ui.hands import buttons, click, dialog, dialogs, press, put, shown, texts
from tests.ui.register.page_hand import Page, working
from tests.ui.system_dialogs import PrintDialogHand, SaveDialogHand
from ui.errands import NewRequest
from ui.register.acknowledge_dialogs import AcknowledgeDialog
from ui.scans.scan_drop import ScanDrop
from ui.widgets.buttons import Check
from ui.widgets.marks import Chip
from ui.widgets.workbook_wanted import WORDS


def of_post(page: Page, post: Post) -> RegisterEntry:
    return page.entry(lambda entry: entry.person.post is post)


def ticks() -> dict[str, QCheckBox]:
    """The tick boxes of the dialog by their words."""
    return {each.accessibleName(): each for each in shown(dialog(), Check)}


# clause 2


def test_the_head_sets_the_executive_up_in_one_dialog_with_the_view_only_group_ticked(page: Page) -> None:
    entry = of_post(page, Post.EXECUTIVE)
    page.open(entry)
    press(page.pane, "ตั้งสิทธิดูรายงาน…")
    page.settle()
    assert {words for words, each in ticks().items() if each.isChecked()} == {"ผู้บริหารท้องถิ่น (ดูรายงาน)"}
    page.submit()
    assert page.error("username")
    put(dialog(), "username", "preecha.k")
    put(dialog(), "on", "20/11/2569")
    put(dialog(), "password_changed_on", "21/11/2569")
    page.submit()

    assert dialogs() == []
    detail = page.detail(entry.person.id)
    assert detail.account is not None
    assert (detail.account.username, detail.account.opened_on) == ("preecha.k", date(2026, 11, 20))
    assert detail.account.password_changed_on == date(2026, 11, 21)
    assert [each.group.name for each in detail.held] == ["ผู้บริหารท้องถิ่น (ดูรายงาน)"]


@pytest.mark.parametrize(
    ("name", "typed", "sentence"),
    [
        ("username", "นายก", "อักษรอังกฤษ"),
        ("on", "24/11/2569", "อนาคต"),
        ("password_changed_on", "1/11/2569", "ก่อนวันที่เปิดบัญชี"),
        ("on", "", "ยังไม่ได้ใส่วันที่"),
    ],
)
def test_each_field_of_a_viewer_says_what_is_wrong(page: Page, name: str, typed: str, sentence: str) -> None:
    page.open(of_post(page, Post.EXECUTIVE), "viewer")
    put(dialog(), "username", "preecha.k")
    put(dialog(), name, typed)
    page.submit()
    assert sentence in page.error(name)


def test_no_view_only_group_is_told_and_nothing_is_kept(page: Page) -> None:
    entry = of_post(page, Post.EXECUTIVE)
    page.open(entry, "viewer")
    put(dialog(), "username", "preecha.k")
    click(ticks()["ผู้บริหารท้องถิ่น (ดูรายงาน)"])
    page.submit()
    assert dialog().problem_shown().startswith("ยังไม่ได้เลือกรายการใด")
    assert page.detail(entry.person.id).account is None


def test_of_the_clerk_what_does_more_than_show_is_offered_to_be_taken_away(page: Page) -> None:
    entry = of_post(page, Post.CLERK)
    page.open(entry, "viewer")
    offered = ticks()
    assert offered["ผู้ตรวจฎีกา"].isChecked()
    assert not offered["ผู้บริหารท้องถิ่น (ดูรายงาน)"].isEnabled()
    assert entry.account is not None
    assert any(f"ชื่อผู้ใช้ {entry.account.username}" in each for each in texts(dialog()))
    page.submit()
    assert [each.group.name for each in page.detail(entry.person.id).held] == ["ผู้บริหารท้องถิ่น (ดูรายงาน)"]


def test_a_form_for_the_file_is_made_in_the_wizard(page: Page) -> None:
    sent: list[object] = []
    page.page.errand.connect(sent.append)
    entry = of_post(page, Post.EXECUTIVE)
    page.open(entry, "viewer")
    press(dialog(), "ทำแบบคำขอไว้เก็บเข้าแฟ้ม…")
    page.settle()
    assert sent == [NewRequest(entry.person.id)]
    assert dialogs() == []


# clauses 3.1 to 3.4


@pytest.fixture
def scan(tmp_path: Path) -> Path:
    """A sheet that came from the scanner."""
    path = tmp_path / "ใบรับทราบ.jpg"
    path.write_bytes(picture())
    return path


def kept_scans(page: Page) -> int:
    """How many scans the register holds."""
    with page.desk.database.work(page.actor, page.desk.clock()) as work:
        return len(work.attachments.all())


def asking() -> AcknowledgeDialog:
    found = dialog()
    assert isinstance(found, AcknowledgeDialog)
    return found


def test_all_who_are_ticked_are_recorded_in_one_go_with_one_scan(page: Page, scan: Path) -> None:
    for place in (0, 1, 2):
        page.click_row(place, -1)
    ticked = page.table.ticked()
    assert len(ticked) == 3
    before = kept_scans(page)
    press(page.page, "ใบรับทราบ…")
    asking().scans.take([scan])
    put(dialog(), "on", "20/11/2569")
    page.submit()

    assert dialogs() == []
    for entry in ticked:
        (latest, *_rest) = page.detail(entry.person.id).signed
        assert latest.signature.signed_on == date(2026, 11, 20)
        assert [each.name for each in latest.scans] == [scan.name]
    assert kept_scans(page) == before + 1


def test_the_pane_shows_what_was_signed_with_its_scan_and_takes_further_ones(page: Page, scan: Path) -> None:
    entry = page.entry(working)
    page.open(entry)
    page.settle()
    press(page.pane, "พิมพ์หรือบันทึกการลงนาม…")
    page.settle()
    asking().scans.take([scan, scan])
    page.submit()
    page.settle()
    assert "ลงนามแล้ว 23 พ.ย. 2569" in [each.accessibleName() for each in shown(page.pane, Chip)]
    assert page.pane_says("23 พ.ย. 2569 ตามหนังสือที่ มท ๐๘๐๘.๔/ว ๐๐๓๖")
    assert page.pane_says(scan.name)
    assert f"เปิดดู {scan.name}" in buttons(page.pane)
    second = scan.with_name("หน้าสอง.png")
    second.write_bytes(picture("PNG"))
    shown(page.pane, ScanDrop)[0].attach((second,))
    page.settle()
    assert page.pane_says(second.name)


def test_a_file_that_is_no_scan_is_refused_in_the_dialog_and_nothing_is_recorded(page: Page, tmp_path: Path) -> None:
    wrong = tmp_path / "ใบรับทราบ.docx"
    wrong.write_bytes(b"PK\x03\x04 no scan")
    entry = page.entry(working)
    before = page.detail(entry.person.id).signed
    page.open(entry, "acknowledge")
    asking().scans.take([wrong])
    page.submit()
    assert dialog().problem_shown()
    assert page.detail(entry.person.id).signed == before
    press(dialog(), f"เอา {wrong.name} ออก")
    assert asking().scans.paths() == ()
    page.submit()
    assert dialogs() == []


def test_the_sheet_is_printed_from_the_dialog_and_kept(page: Page, tmp_path: Path) -> None:
    entry = page.entry(working)
    page.open(entry, "acknowledge")
    hand = PrintDialogHand(tmp_path / "sheet.pdf")
    press(dialog(), "พิมพ์ใบรับทราบ…")
    page.settle()
    press(next(each for each in dialogs() if each.windowTitle() == "ใบรับทราบข้อปฏิบัติ"), "พิมพ์")
    page.settle()
    assert hand.pressed == 1
    issued = page.desk.documents.issued(page.actor)[0]
    assert (issued.kind, issued.person_id) == (PaperKind.ACKNOWLEDGEMENT, entry.person.id)
    assert isinstance(dialog(), AcknowledgeDialog)


def test_the_sheet_is_saved_as_a_workbook_over_its_dialog_and_nothing_is_issued(page: Page, tmp_path: Path) -> None:
    entry = page.entry(working)
    page.open(entry, "acknowledge")
    before = page.desk.documents.issued(page.actor)
    press(dialog(), "พิมพ์ใบรับทราบ…")
    page.settle()
    sheet = next(each for each in dialogs() if each.windowTitle() == "ใบรับทราบข้อปฏิบัติ")
    hand = SaveDialogHand(tmp_path / "รับทราบ.xlsx")
    press(sheet, WORDS)
    page.settle()
    assert hand.offered == ["ใบรับทราบข้อปฏิบัติ 1 คน 2569-11-23.xlsx"]
    rows = list(openpyxl.load_workbook(tmp_path / "รับทราบ.xlsx").worksheets[0].iter_rows(min_row=4, values_only=True))
    assert [row[1] for row in rows] == [entry.person.name.official]
    assert sheet.isVisible()
    assert page.desk.documents.issued(page.actor) == before
