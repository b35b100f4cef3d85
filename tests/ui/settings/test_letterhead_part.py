"""The head of papers: pictures are chosen, dropped, refused and taken away; words are set; the page shows it all."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from elaas_desk.domain.actors import Actor, Role
from elaas_desk.domain.drafts import MemoHeadDraft, SenderDraft
from elaas_desk.domain.office_pictures import PicturePlace
from elaas_desk.services.desk import Desk
from tests.services.office import OfficeIds, actors
from tests.services.scan_samples import picture
from tests.ui.dropping import drop, mime_of
from tests.ui.hands import dialog, press, put, texts
from tests.ui.screen import Screen
from tests.ui.settings.conftest import OpenAs
from ui.errands import OpenBlanks
from ui.settings.letterhead_dialogs import MemoHeadDialog
from ui.settings.letterhead_part import LetterheadPart
from ui.settings.page import LETTERHEAD, SettingsPage
from ui.settings.picture_slot import PictureSlot
from ui.widgets.buttons import Button

Opened = tuple[Screen, SettingsPage]
GARUDA = PicturePlace.GARUDA


@pytest.fixture
def part(opened_page: Opened) -> tuple[Screen, LetterheadPart]:
    """The section, as the head of the LAO's finance unit sees it."""
    screen, page = opened_page
    page.show_section(LETTERHEAD)
    screen.settle()
    return screen, page.letterhead


def _file(folder: Path, name: str = "ครุฑ.png", size: tuple[int, int] = (560, 600)) -> Path:
    path = folder / name
    Image.new("L", size, 30).save(path, "PNG")
    return path


def _drop(screen: Screen, slot: PictureSlot, *paths: Path) -> None:
    assert drop(slot, mime_of(*paths))
    screen.settle()


def test_at_first_nothing_is_set_and_the_page_shows_what_follows_from_the_office(
    part: tuple[Screen, LetterheadPart],
) -> None:
    _, letterhead = part
    assert letterhead.slots[GARUDA].told().startswith("ยังไม่มีภาพ")
    assert not letterhead.slots[GARUDA].remove.isVisible()
    assert "องค์การบริหารส่วนตำบลบ้านใหม่" in texts(letterhead)
    assert letterhead.preview.desk.pages() == 1


def test_a_dropped_picture_is_kept_shown_and_taken_away_again(
    part: tuple[Screen, LetterheadPart], desk: Desk, actor: Actor, tmp_path: Path
) -> None:
    screen, letterhead = part
    slot = letterhead.slots[GARUDA]
    _drop(screen, slot, _file(tmp_path))
    kept = desk.letterheads.letterhead(actor).picture(GARUDA)
    assert kept is not None
    assert "ครุฑ.png" in slot.told()
    assert slot.warned() == ""
    assert screen.told == ["เก็บภาพแล้ว เอกสารที่พิมพ์ต่อจากนี้ใช้ภาพนี้"]
    screen.press(slot.remove)
    assert desk.letterheads.letterhead(actor).picture(GARUDA) is None
    assert slot.told().startswith("ยังไม่มีภาพ")


def test_a_coarse_picture_is_kept_with_a_warning(part: tuple[Screen, LetterheadPart], tmp_path: Path) -> None:
    screen, letterhead = part
    slot = letterhead.slots[GARUDA]
    _drop(screen, slot, _file(tmp_path, size=(100, 118)))
    assert slot.warned().startswith("ภาพนี้หยาบ (100 จุดต่อนิ้ว)")


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("ครุฑ.png", b"GIF89a", "ไม่ใช่ภาพ PNG หรือ JPEG"),
        ("ครุฑ.jpg", picture()[:300], "เปิดภาพ “ครุฑ.jpg” ไม่ได้"),
        ("ครุฑ.png", b"\x89PNG\r\n\x1a\n" + bytes(6_000_000), "ใหญ่เกิน 5 เมกะไบต์"),
    ],
)
def test_what_is_no_picture_is_refused_where_it_was_dropped(
    part: tuple[Screen, LetterheadPart],
    desk: Desk,
    actor: Actor,
    tmp_path: Path,
    name: str,
    content: bytes,
    sentence: str,
) -> None:
    screen, letterhead = part
    path = tmp_path / name
    path.write_bytes(content)
    slot = letterhead.slots[GARUDA]
    _drop(screen, slot, path)
    assert sentence in slot.warned()
    assert screen.told == []
    assert desk.letterheads.letterhead(actor).pictures == ()
    _drop(screen, slot, _file(tmp_path, "ดี.png"))
    assert slot.warned() == ""


def test_two_pictures_at_once_are_refused(part: tuple[Screen, LetterheadPart], tmp_path: Path) -> None:
    screen, letterhead = part
    slot = letterhead.slots[PicturePlace.LOGO]
    _drop(screen, slot, _file(tmp_path, "1.png"), _file(tmp_path, "2.png"))
    assert "ครั้งละหนึ่งภาพ" in slot.warned()


def test_the_specimen_is_drawn_anew_with_the_picture(part: tuple[Screen, LetterheadPart], tmp_path: Path) -> None:
    screen, letterhead = part
    before = letterhead.preview.grab().toImage()
    _drop(screen, letterhead.slots[GARUDA], _file(tmp_path))
    assert letterhead.preview.grab().toImage() != before


def test_the_sender_is_typed_over_what_follows_and_an_untouched_one_stays_unset(
    part: tuple[Screen, LetterheadPart], desk: Desk, actor: Actor
) -> None:
    screen, letterhead = part
    screen.press(letterhead.edit)
    press(dialog(), "บันทึกชื่อและที่อยู่")
    screen.settle()
    assert desk.letterheads.letterhead(actor).sender == SenderDraft("")
    screen.press(letterhead.edit)
    put(dialog(), "sender", "ที่ทำการ")
    press(dialog(), "บันทึกชื่อและที่อยู่")
    screen.settle()
    assert "ที่ทำการ" in desk.letterheads.letterhead(actor).sender.sender


def test_the_number_of_a_unit_s_memos_is_shown_as_it_is_typed(
    part: tuple[Screen, LetterheadPart], desk: Desk, actor: Actor, ids: OfficeIds
) -> None:
    screen, letterhead = part
    school = desk.register.units(actor)[1]
    press(letterhead, f"แก้หัวบันทึกข้อความของ {school.name}")
    shown = screen.dialog(MemoHeadDialog)
    put(shown, "memo_prefix", "รร {เลข}/{ปี}")
    assert shown.shown() == "ที่ รร           /๒๕๖๙"
    put(shown, "memo_prefix", "รร {เลก}")
    press(shown, "บันทึกหัวบันทึกข้อความ")
    screen.settle()
    assert "ปีกกา" in shown.prefix.error()
    put(shown, "memo_prefix", "รร ๑๒")
    assert shown.shown() == "ที่ รร ๑๒/............"
    press(shown, "บันทึกหัวบันทึกข้อความ")
    screen.settle()
    memo = next(each for each in desk.letterheads.letterhead(actor).memos if each.unit.id == school.id)
    assert memo.draft == MemoHeadDraft("", "รร ๑๒")
    assert "ที่ รร ๑๒/" in texts(letterhead)


def test_who_may_not_edit_the_office_only_looks(open_as: OpenAs, ids: OfficeIds, tmp_path: Path) -> None:
    screen, page = open_as(actors(ids)[Role.REGISTRAR])
    page.show_section(LETTERHEAD)
    screen.settle()
    letterhead = page.letterhead
    assert not letterhead.edit.isVisible()
    said = " ".join(texts(letterhead))
    assert "ยังไม่มีภาพ" in said
    assert "มาวางที่นี่" not in said
    assert "แก้ได้ที่" not in said
    assert not drop(letterhead.slots[GARUDA], mime_of(_file(tmp_path)))
    assert not [each for each in letterhead.findChildren(Button) if each.isVisible() and each.property("unit")]


def test_a_photograph_of_a_large_camera_is_taken(
    part: tuple[Screen, LetterheadPart], desk: Desk, actor: Actor, tmp_path: Path
) -> None:
    screen, letterhead = part
    file = BytesIO()
    Image.new("RGB", (4000, 3000), (200, 40, 40)).save(file, "JPEG")
    path = tmp_path / "IMG_0001.JPG"
    path.write_bytes(file.getvalue())
    _drop(screen, letterhead.slots[PicturePlace.LOGO], path)
    kept = desk.letterheads.letterhead(actor).picture(PicturePlace.LOGO)
    assert kept is not None
    assert kept.dpi == 600


def test_the_blanks_of_the_department_are_opened_from_here(part: tuple[Screen, LetterheadPart]) -> None:
    screen, letterhead = part
    press(letterhead, "แบบฟอร์มของกรม…")
    assert screen.errands == [OpenBlanks()]
