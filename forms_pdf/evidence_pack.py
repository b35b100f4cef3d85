"""The evidence pack for an auditor: cover, contents, tables, and the scans of what was signed, as one file.

Scans are written into the file as they are read, and stand in memory one at a time. Then the pages are set, numbered
as one sequence, and written around them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import BinaryIO

from reportlab.lib.units import mm

from elaas_desk.domain.evidence_papers import EvidenceFile, EvidencePack
from elaas_desk.domain.papers import code_of
from elaas_desk.thai.digits import to_thai
from forms_pdf.assembly import Assembly
from forms_pdf.blocks import Align, Block, centred, line, paragraph, part_title, space
from forms_pdf.evidence_sections import Owner, Section, sections
from forms_pdf.flow import draw_page
from forms_pdf.fonts import Style
from forms_pdf.foot import Foot
from forms_pdf.outline import Bookmark
from forms_pdf.page import BODY_INDENT, LANDSCAPE, LEFT, PITCH, PORTRAIT, RIGHT, SIZE, TITLE_SIZE, Format, Sheet
from forms_pdf.pagination import paginated
from forms_pdf.paper_file import PROGRAM, About
from forms_pdf.paragraph import full_lines
from forms_pdf.pictures import Picture, UnreadableScanError, take_in
from forms_pdf.printable import printable
from forms_pdf.rows import Item, fitting_size, rows
from forms_pdf.shaping import width
from forms_pdf.structure import Role
from forms_pdf.table import Column, table
from forms_pdf.wording import circular_reference, long_date

TITLE = "ชุดหลักฐานการควบคุมดูแลการใช้รหัสผู้ใช้งานและรหัสผ่าน"
_SYSTEM = "ระบบบัญชีคอมพิวเตอร์ขององค์กรปกครองส่วนท้องถิ่น (New e-LAAS)"
_KIND = "ชุดหลักฐาน"
_CONTENTS = "สารบัญ"
_COVER_MARK, _CONTENTS_MARK = "cover", "contents"
_NUMBER_DROP, _NUMBER_SIZE = 9 * mm, 10.0
_CODE_DROP, _CODE_SIZE = 12.5 * mm, 8.0
_SCAN_MARGIN, _SCAN_STRIP = 6 * mm, 15 * mm
_CAPTION_DROP = 8 * mm
_CAPTION_SIZE, _SMALLEST_CAPTION = 11.0, 9.0
_CAPTION_PITCH = 1.1
_BESIDE_NUMBER = 46 * mm
_LEADER_GAP = 4.0
_SUMMARY = (Column("เรื่อง", 110 * mm), Column("จำนวน", 50 * mm, Align.CENTRE))

Read = Callable[[EvidenceFile], bytes]


def write(value: EvidencePack, read: Read, to: BinaryIO) -> None:
    """Write the PDF of the pack; `read` gives the bytes of each file that it names, one after the other.

    A file that cannot be shown, or whose bytes are not those of its sum, gets a page that says so in its place.
    """
    shown, code = printable(value), code_of(value)
    subject = f"{_KIND} {shown.register_number}".strip()
    sheet = Sheet(about=About(TITLE, subject, shown.office_name or PROGRAM, code), to=Assembly(to))
    made = sections(shown)
    taken = _Taken(sheet.file.assembly, read)
    leaves = [*_own(_cover(shown)), *_own(_contents(made))]
    for section in made:
        leaves += _own(section.blocks)
        leaves += (leaf for owner in section.owners for leaf in taken.leaves_of(owner))
    sheet.page_of = {mark: number for number, leaf in enumerate(leaves, start=1) for mark in leaf.marks}
    _draw(sheet, leaves, Foot(_KIND, shown.register_number, code))
    sheet.finish(_bookmarks(made, sheet.page_of, sheet.file.pages), outline_shown=True)


# ---------------------------------------------------------------------------------------------------------------------
# what follows what


@dataclass(frozen=True, slots=True)
class _Leaf:
    """A page: blocks of our own, or a page of a file with a caption over it."""

    marks: tuple[str, ...]
    blocks: tuple[Block, ...] = ()
    picture: Picture | None = None
    caption: str = ""

    @property
    def form(self) -> Format:
        """A page of a file that is wider than high lies on its side."""
        return LANDSCAPE if self.picture and self.picture.width > self.picture.height else PORTRAIT


def _own(blocks: Iterable[Block]) -> Iterator[_Leaf]:
    for page in paginated(blocks, PORTRAIT, PORTRAIT.top):
        yield _Leaf(tuple(block.mark for block in page.blocks if block.mark), page.blocks)


class _Taken:
    """Reads the files one after the other; what two owners have in common is taken in once."""

    def __init__(self, assembly: Assembly, read: Read) -> None:
        self._assembly = assembly
        self._read = read
        self._pictures: dict[str, list[Picture]] = {}

    def leaves_of(self, owner: Owner) -> Iterator[_Leaf]:
        """The pages of the files of one owner."""
        for at, file in enumerate(owner.files):
            mark = owner.file_mark(at)
            what = "  ".join(part for part in (owner.title, file.what) if part)
            pictures = self._pictures_of(file)
            for number, picture in enumerate(pictures, start=1):
                which = f"{what}  แผ่นที่ {to_thai(number)} จาก {to_thai(len(pictures))}"
                yield _Leaf((mark,) if number == 1 else (), picture=picture, caption=which)
            if not pictures:
                yield _Leaf((mark,), tuple(_not_shown(what, file)))

    def _pictures_of(self, file: EvidenceFile) -> list[Picture]:
        if file.sha256 not in self._pictures:
            content = self._read(file)
            try:
                known = hashlib.sha256(content).hexdigest() == file.sha256
                self._pictures[file.sha256] = take_in(self._assembly, content, file.media) if known else []
            except UnreadableScanError:
                self._pictures[file.sha256] = []
        return self._pictures[file.sha256]


def _not_shown(what: str, file: EvidenceFile) -> Iterator[Block]:
    yield from part_title(what)
    yield space(6)
    told = "แฟ้มนี้แสดงในชุดหลักฐานไม่ได้ เพราะแฟ้มเสียหาย มีรหัสผ่าน หรือไม่ตรงกับค่า SHA-256 ที่บันทึกไว้ ให้ตรวจสอบแฟ้มต้นฉบับในทะเบียน"
    yield from paragraph(told, BODY_INDENT)
    yield space(6)
    yield from rows(Item("แฟ้ม", file.name, weight=1))
    yield from rows(Item("SHA-256", file.sha256, weight=1))


def _bookmarks(made: Sequence[Section], pages: Mapping[str, int], numbers: Sequence[int]) -> list[Bookmark]:
    def entry(title: str, mark: str, below: Sequence[Bookmark] = ()) -> Bookmark:
        return Bookmark(title, numbers[pages[mark] - 1], below)

    front = [entry("ปก", _COVER_MARK), entry(_CONTENTS, _CONTENTS_MARK)]
    return front + [
        entry(
            section.title,
            section.mark,
            [
                *(entry(title, mark) for title, mark in section.parts),
                *(entry(owner.title, owner.mark) for owner in section.owners),
            ],
        )
        for section in made
    ]


# ---------------------------------------------------------------------------------------------------------------------
# cover and contents


def _cover(value: EvidencePack) -> Iterator[Block]:
    yield Block(extra=50, mark=_COVER_MARK)
    yield from centred(TITLE, size=TITLE_SIZE + 4, style=Style.BOLD)
    yield from centred(_SYSTEM, size=TITLE_SIZE, style=Style.BOLD)
    yield space(20)
    yield from centred(to_thai(value.office_name), size=TITLE_SIZE)
    yield from centred(f"ระหว่างวันที่ {long_date(value.first)} ถึงวันที่ {long_date(value.last)}", size=TITLE_SIZE)
    yield space(6)
    yield from centred(to_thai(f"เฉพาะ{'  '.join(value.units)}" if value.units else "ทุกหน่วยงาน"))
    yield space(20)
    yield from paragraph(f"จัดทำตามข้อ ๑ ถึงข้อ ๔ ของแนวทางปฏิบัติตาม{circular_reference(value.circular)}", BODY_INDENT)
    yield space(10)
    yield from table(_SUMMARY, _summary(value), "เรื่อง")
    yield space(14)
    yield from rows(Item("จัดทำเมื่อวันที่", long_date(value.made_on), weight=1), Item("ผู้จัดทำ", value.made_by, weight=1.4))


def _summary(value: EvidencePack) -> Iterator[tuple[str, str]]:
    counts = (
        ("บัญชีผู้ใช้งานในวันแรก", len(value.users_at_start), "บัญชี"),
        ("บัญชีผู้ใช้งานในวันสุดท้าย", len(value.users_at_end), "บัญชี"),
        ("คำขอเกี่ยวกับผู้ใช้งาน (ข้อ ๑)", len(value.requests), "คำขอ"),
        ("การลงนามรับทราบข้อปฏิบัติ (ข้อ ๓.๑ ถึงข้อ ๓.๔)", len(value.acknowledgements), "รายการ"),
        ("การเปลี่ยนรหัสผ่าน (ข้อ ๓.๔.๒)", len(value.password_changes), "ครั้ง"),
        ("การสอบทานรายชื่อผู้ใช้งานในกลุ่มผู้ใช้งาน (ข้อ ๔)", len(value.reviews), "ครั้ง"),
        ("การถอดผู้ใช้งานออกจากกลุ่ม (ข้อ ๔.๒)", len(value.removals), "รายการ"),
    )
    for what, count, unit in counts:
        yield what, to_thai(f"{count:,} {unit}")
    if value.times.worst is not None:
        days = f"{value.times.median_days:g} วัน / {value.times.worst.days:,} วัน"
        yield "ระยะเวลาถอดออกหลังพ้นจากหน้าที่ ค่ามัธยฐาน / นานที่สุด", to_thai(days)
    yield "บันทึกการใช้งานทะเบียน", "ครบถ้วน" if value.chain.intact else "ไม่ครบถ้วน"


@dataclass(frozen=True, slots=True, kw_only=True)
class _ContentsLine(Block):
    """A title, a dotted leader, and the page of a mark at the right."""

    text: str
    refers_to: str
    indent: float = 0.0

    def draw(self, sheet: Sheet, top: float, pitch: float) -> None:
        y = top - pitch
        page = to_thai(sheet.page_of[self.refers_to])
        end = LEFT + self.indent + sheet.text(LEFT + self.indent, y, self.text)
        sheet.dots(end + _LEADER_GAP, RIGHT - width(Style.REGULAR, SIZE, page) - _LEADER_GAP, y)
        sheet.right_aligned(RIGHT, y, page)


def _contents(made: Sequence[Section]) -> Iterator[Block]:
    yield Block(mark=_CONTENTS_MARK)
    yield line(_CONTENTS, Align.CENTRE, Style.BOLD, TITLE_SIZE, role=Role.PART)
    yield space(10)
    for section in made:
        yield _ContentsLine(text=section.title, refers_to=section.mark, lines=1.2)
        files = sum(len(owner.files) for owner in section.owners)
        if files:
            told = f"สำเนาเอกสาร {to_thai(f'{files:,}')} แฟ้ม"
            yield _ContentsLine(text=told, refers_to=section.owners[0].mark, indent=20, lines=1.1)


# ---------------------------------------------------------------------------------------------------------------------
# drawing and writing


def _draw(sheet: Sheet, leaves: Sequence[_Leaf], foot: Foot) -> None:
    """Draw and write the pages, one at a time."""
    for number, leaf in enumerate(leaves, start=1):
        if number > 1:
            sheet.next_page()
        sheet.form = leaf.form
        if leaf.picture:
            _draw_scan(sheet, leaf.picture, leaf.caption, foot.code)
        else:
            draw_page(sheet, leaf.blocks, leaf.form.top, leaf.form.bottom, PITCH)
            foot.draw(sheet, number, len(leaves))
        edge = leaf.form.width - _SCAN_MARGIN if leaf.picture else leaf.form.right
        told = f"หลักฐานหน้า {to_thai(number)} จาก {to_thai(len(leaves))}"
        with sheet.aside():
            sheet.right_aligned(edge, leaf.form.height - _NUMBER_DROP, told, _NUMBER_SIZE)


def _draw_scan(sheet: Sheet, picture: Picture, caption: str, code: str) -> None:
    """The page of a file as large as it fits under a strip that says what it is; nothing is written over it."""
    form = sheet.form
    room = form.width - 2 * _SCAN_MARGIN, form.height - _SCAN_MARGIN - _SCAN_STRIP
    scale = min(1.0, room[0] / picture.width, room[1] / picture.height)
    wide, high = picture.width * scale, picture.height * scale
    x, y = (form.width - wide) / 2, form.height - _SCAN_STRIP - high
    size, lines = _fitted_caption(caption, room[0] - _BESIDE_NUMBER)
    sheet.part(Role.TEXT)
    for at, text in enumerate(lines):
        sheet.text(_SCAN_MARGIN, form.height - _CAPTION_DROP - at * size * _CAPTION_PITCH, text, size)
    edge = form.width - _SCAN_MARGIN
    told = f"รหัสเอกสาร {code[:4]} {code[4:8]} {code[8:]}"
    with sheet.aside():
        sheet.right_aligned(edge, form.height - _CODE_DROP, told, _CODE_SIZE)
    sheet.box(x, y, wide, high, 0.25)
    sheet.picture(f"S{picture.number}", x, y, scale, number=picture.number, alt=caption)


def _fitted_caption(caption: str, room: float) -> tuple[float, tuple[str, ...]]:
    """One line as far as it stays readable, then as many as it takes."""
    size = fitting_size(caption, _CAPTION_SIZE, room, smallest=_SMALLEST_CAPTION)
    if width(Style.REGULAR, size, caption) <= room:
        return size, (caption,)
    return size, full_lines(caption, size, room, room)
