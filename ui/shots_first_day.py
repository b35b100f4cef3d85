"""Pictures of the first day: where people come from, and rows before they are entered; of the pack and a check."""

from __future__ import annotations

import random
from collections.abc import Iterator

from elaas_desk.domain.document_codes import spaced
from elaas_desk.domain.first_day_sheet import HEADINGS, SheetColumn
from elaas_desk.domain.requests import PaperKind
from elaas_desk.services.archive import PaperSearch
from elaas_desk.thai import national_id
from ui.camera import Camera, Shot
from ui.errands import CheckPaper, ImportPeople, OpenPage
from ui.first_day.page import FirstDayPage
from ui.stage import StageError, dialog_over, fill

_COLUMNS = (
    SheetColumn.TITLE,
    SheetColumn.FIRST_NAME,
    SheetColumn.LAST_NAME,
    SheetColumn.NATIONAL_ID,
    SheetColumn.POSITION,
    SheetColumn.UNIT,
    SheetColumn.USERNAME,
    SheetColumn.GROUPS,
)
_PEOPLE = (
    ("นางสาว", "กานดา", "มั่นคงดี", None, "นักวิชาการเงินและบัญชี", "", "kanda.m", "ผู้บันทึกฎีกา"),
    ("นาย", "เกรียงไกร", "ตั้งมั่น", "1234", "เจ้าพนักงานพัสดุ", "", "kriangkrai.t", "ผู้จัดซื้อจัดจ้าง"),
    ("นาง", "น้ำผึ้ง", "ชื่นใจดี", None, "", "", "namphueng.c", "ผู้บันทึกรับเงิน"),
    ("นางสาว", "ญาณิศา", "ฐิติพันธุ์", "", "เจ้าพนักงานการเงินและบัญชี", "", "yanisa.t", "ผู้บันทึกฎีกา, ผู้ตรวจฎีกา"),
    ("นาย", "ธีรวัฒน์", "บุญรอดพ้น", None, "นักวิชาการพัสดุ", "โรงเรียนบ้านเหนือ", "theerawat.b", "ผู้จัดซื้อจัดจ้าง"),
    ("นาง", "สุภาวดี", "ทองคำเปลว", None, "นักวิชาการจัดเก็บรายได้", "", "supawadee.t", "ผู้จัดเก็บรายได้"),
)


def first_day(camera: Camera) -> Iterator[Shot]:
    """The choice of where from, then a filled-in sheet with what is wrong in it."""
    camera.open(ImportPeople())
    yield camera.taken("import_1_source")
    page = camera.window.page("first_day")
    if not isinstance(page, FirstDayPage):
        raise StageError("no page of the first day")
    rng = random.Random(9)  # invented numbers, the same each time
    rows = [[national_id.generate(rng) if cell is None else cell for cell in person] for person in _PEOPLE]
    table = [[HEADINGS[column] for column in _COLUMNS], *rows]
    page.show_rows("แบบกรอกคนและบัญชี.xlsx", camera.desk.first_day.check_tables(camera.actor, [table]))
    yield camera.taken("import_2_check")
    page.take(ImportPeople())


def evidence(camera: Camera) -> Iterator[Shot]:
    """The dialog that asks for which days and units, and the one that knows a paper again by its code."""
    camera.open(OpenPage("documents"))
    camera.press("ชุดหลักฐาน")
    yield camera.dialog("dialog_evidence")
    camera.open(CheckPaper())
    checking = dialog_over(camera.window)
    paper = camera.desk.archive.search(camera.actor, PaperSearch(kind=PaperKind.FORM2))[0]
    fill(checking, {"code": spaced(paper.document.code)})
    checking.primary.click()
    yield camera.dialog("dialog_check_paper")
