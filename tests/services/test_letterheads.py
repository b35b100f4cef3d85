"""What the office sets for the head of its papers, and what comes of it on paper."""

from __future__ import annotations

from io import BytesIO

import pypdf
import pytest
from PIL import Image

from elaas_desk.domain.actors import Actor
from elaas_desk.domain.attachments import MediaType
from elaas_desk.domain.drafts import MemoHeadDraft, SenderDraft
from elaas_desk.domain.letterhead import NumberedPaper
from elaas_desk.domain.office_pictures import PicturePlace
from elaas_desk.errors import Problem
from elaas_desk.services.desk import Desk
from elaas_desk.services.letterheads import PictureOnScreen
from elaas_desk.services.picture_files import MOST_MEGABYTES, picture_for_paper
from tests.services.office import OfficeIds, audit_lines, problem_of, refusal
from tests.services.scan_samples import pdf, picture, vast_png

GARUDA = PicturePlace.GARUDA


def _png(mode: str, size: tuple[int, int], colour: object, **how: object) -> bytes:
    file = BytesIO()
    Image.new(mode, size, colour).save(file, "PNG", **how)  # type: ignore[arg-type]
    return file.getvalue()


def _kept(desk: Desk, head: Actor, content: bytes, name: str = "ครุฑ.png") -> PictureOnScreen:
    desk.letterheads.put_picture(head, GARUDA, name, content)
    kept = desk.letterheads.letterhead(head).picture(GARUDA)
    assert kept is not None
    return kept


def _opened(content: bytes) -> Image.Image:
    with Image.open(BytesIO(content)) as opened:
        opened.load()
        return opened.copy()


def test_at_first_there_is_no_picture(desk: Desk, head: Actor) -> None:
    assert desk.letterheads.letterhead(head).pictures == ()
    assert b"/Subtype /Image" not in desk.letterheads.specimen(head, NumberedPaper.LETTER).content


def test_a_picture_stands_on_letters_and_memos_until_it_is_taken_away(desk: Desk, head: Actor) -> None:
    kept = _kept(desk, head, _png("L", (500, 600), 40))
    assert (kept.picture.name, kept.picture.media, kept.dpi) == ("ครุฑ.png", MediaType.PNG, 508)
    for kind in NumberedPaper:
        content = desk.letterheads.specimen(head, kind).content
        assert content == desk.letterheads.specimen(head, kind).content
        (page, *_) = pypdf.PdfReader(BytesIO(content)).pages
        assert [image.image.size for image in page.images if image.image is not None and image.image.width > 400] == [
            (500, 600)
        ]
    desk.letterheads.remove_picture(head, GARUDA)
    assert b"/Subtype /Image" not in desk.letterheads.specimen(head, NumberedPaper.LETTER).content


def test_a_picture_is_kept_no_finer_than_it_is_printed(desk: Desk, head: Actor) -> None:
    kept = _kept(desk, head, _png("RGB", (3000, 3600), (200, 30, 30)))
    assert _opened(kept.content).size == (591, 709)
    assert kept.dpi == 600


def test_a_coarse_picture_stays_as_it_is_and_says_how_coarse(desk: Desk, head: Actor) -> None:
    assert _kept(desk, head, _png("L", (100, 118), 0)).dpi == 100


@pytest.mark.parametrize(
    ("content", "dot"),
    [
        (_png("RGBA", (40, 40), (0, 0, 0, 0)), 255),
        (_png("RGBA", (40, 40), (0, 0, 0, 255)), 0),
        (_png("LA", (40, 40), (0, 0)), 255),
        (_png("P", (40, 40), 0, transparency=0), 255),
        (_png("1", (40, 40), 0), 0),
        (_png("I;16", (40, 40), 40000), 156),
        (_png("RGB", (40, 40), (90, 96, 92)), 94),
    ],
)
def test_what_is_clear_becomes_white_and_what_is_grey_is_kept_grey(
    desk: Desk, head: Actor, content: bytes, dot: int
) -> None:
    kept = _opened(_kept(desk, head, content).content)
    assert kept.mode == "L"
    assert kept.getpixel((20, 20)) == pytest.approx(dot, abs=2)


def test_colours_stay_and_those_of_a_press_become_those_of_a_screen(desk: Desk, head: Actor) -> None:
    kept = _opened(_kept(desk, head, _png("RGB", (40, 40), (200, 160, 40))).content)
    assert (kept.mode, kept.getpixel((5, 5))) == ("RGB", (200, 160, 40))
    file = BytesIO()
    Image.new("CMYK", (40, 40), (0, 255, 255, 0)).save(file, "JPEG")
    assert _opened(_kept(desk, head, file.getvalue(), "ตรา.jpg").content).mode == "RGB"


def test_nothing_but_the_dots_of_a_photograph_is_kept(desk: Desk, head: Actor) -> None:
    held = Image.Exif()
    held[0x0112] = 6
    held[0x010F] = "a camera"
    held.get_ifd(0x8825)[1] = "N"
    file = BytesIO()
    Image.new("RGB", (60, 90), (180, 20, 20)).save(file, "JPEG", exif=held, icc_profile=b"a profile", comment=b"who")
    kept = _kept(desk, head, file.getvalue(), "IMG_0001.JPG")
    assert all(told not in kept.content for told in (b"Exif", b"a camera", b"a profile", b"who"))
    assert _opened(kept.content).size == (90, 60)  # upright as the camera was held


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", Problem.PICTURE_OTHER_KIND),
        (b"GIF89a" + bytes(40), Problem.PICTURE_OTHER_KIND),
        (pdf(), Problem.PICTURE_OTHER_KIND),
        (picture()[:300], Problem.PICTURE_UNREADABLE),
        (picture("PNG")[:60], Problem.PICTURE_UNREADABLE),
        (vast_png(20_000, 20_000), Problem.PICTURE_TOO_MANY_DOTS),
        (b"\x89PNG\r\n\x1a\n" + bytes(MOST_MEGABYTES * 1024 * 1024), Problem.PICTURE_TOO_LARGE),
        (_png("L", (400, 100), 0), Problem.PICTURE_TOO_WIDE),
        (_png("L", (100, 400), 0), Problem.PICTURE_TOO_WIDE),
    ],
)
def test_what_is_no_picture_for_paper_is_refused_and_the_one_before_stays(
    desk: Desk, head: Actor, content: bytes, problem: Problem
) -> None:
    before = _kept(desk, head, _png("L", (60, 60), 0))
    refused = refusal(lambda: desk.letterheads.put_picture(head, GARUDA, "C:\\รูป\\ครุฑใหม่.png", content))
    assert (refused.problem, refused.values["name"]) == (problem, "ครุฑใหม่.png")
    assert desk.letterheads.letterhead(head).picture(GARUDA) == before


def test_the_same_picture_becomes_the_same_bytes() -> None:
    content = _png("RGBA", (900, 900), (10, 20, 30, 128))
    assert picture_for_paper("a.png", content, GARUDA) == picture_for_paper("b.png", content, GARUDA)


def test_the_log_tells_of_a_picture_and_holds_none_of_it(desk: Desk, head: Actor) -> None:
    _kept(desk, head, _png("L", (60, 60), 0))
    (line,) = [each for each in audit_lines(desk.database) if each.subject == "office_pictures"]
    assert "PNG" not in str(line)


def test_a_letter_with_a_finest_picture_stays_small(desk: Desk, head: Actor) -> None:
    noise = Image.effect_noise((1400, 1500), 90)
    file = BytesIO()
    noise.save(file, "PNG")
    _kept(desk, head, file.getvalue())
    assert len(desk.letterheads.specimen(head, NumberedPaper.LETTER).content) < 700_000


def test_the_sender_is_set_and_follows_from_the_office_again(desk: Desk, head: Actor) -> None:
    derived = desk.letterheads.letterhead(head).sender_lines
    desk.letterheads.save_sender(head, SenderDraft(" ที่ทำการ  อบต.บ้านใหม่ \n199 หมู่ที่ 9\n"))
    shown = desk.letterheads.letterhead(head)
    assert shown.sender == SenderDraft("ที่ทำการ อบต.บ้านใหม่\n199 หมู่ที่ 9")
    assert shown.sender_lines == ("ที่ทำการ อบต.บ้านใหม่", "๑๙๙ หมู่ที่ ๙")
    desk.letterheads.save_sender(head, SenderDraft(""))
    assert desk.letterheads.letterhead(head).sender_lines == derived


@pytest.mark.parametrize("lines", ["ก\nข\nค\nง\nจ", "ก" * 81])
def test_more_than_stands_beside_the_garuda_is_refused(desk: Desk, head: Actor, lines: str) -> None:
    refused = refusal(lambda: desk.letterheads.save_sender(head, SenderDraft(lines)))
    assert (refused.field, refused.problem) == ("sender", Problem.TOO_LONG)


def test_memos_of_a_unit_begin_as_it_is_set(desk: Desk, head: Actor, ids: OfficeIds) -> None:
    school = ids.school.unit
    desk.letterheads.save_memo_head(head, school, MemoHeadDraft("รร.อนุบาลบ้านใหม่", "รร {เลข}/{ปี}"))
    memos = {each.unit.id: each for each in desk.letterheads.letterhead(head).memos}
    assert (memos[school].agency, memos[school].number) == ("รร.อนุบาลบ้านใหม่", "รร           /๒๕๖๙")
    assert memos[ids.nursery.unit].draft == MemoHeadDraft()
    assert memos[ids.nursery.unit].number == ""


@pytest.mark.parametrize("prefix", ["กค {ลข}/", "กค {", "กค }", "{เลข}{เลข}"])
def test_braces_that_stand_for_nothing_are_refused(desk: Desk, head: Actor, ids: OfficeIds, prefix: str) -> None:
    draft = MemoHeadDraft("", prefix)
    assert problem_of(lambda: desk.letterheads.save_memo_head(head, ids.lao.unit, draft)) is Problem.NOT_A_CHOICE


def test_a_specimen_shows_what_is_set_and_keeps_nothing(desk: Desk, head: Actor, ids: OfficeIds) -> None:
    desk.letterheads.save_sender(head, SenderDraft("ที่ทำการ อบต.บ้านใหม่"))
    desk.letterheads.save_memo_head(head, ids.lao.unit, MemoHeadDraft("สำนักปลัด อบต.บ้านใหม่", "กค ๗๒"))
    before = audit_lines(desk.database)
    texts = [
        pypdf.PdfReader(BytesIO(desk.letterheads.specimen(head, kind).content)).pages[0].extract_text()
        for kind in NumberedPaper
    ]
    assert "ที่ทำการ อบต.บ้านใหม่" in texts[0]
    assert "สำนักปลัด อบต.บ้านใหม่" in texts[1]
    assert "กค ๗๒/" in texts[1]
    assert audit_lines(desk.database) == before
