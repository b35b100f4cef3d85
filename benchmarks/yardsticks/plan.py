"""What stands on the page of a Form 2: the same words, lines, tables and frames for every yardstick.

The ticks are brackets and there is no QR code, so that a yardstick has less to draw than the program itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from typing import Final

from elaas_desk.domain.papers import Form2, Form2Reason, Form2Requester, GroupChange
from elaas_desk.thai.dates import MONTHS, be_year, official, short
from elaas_desk.thai.digits import to_thai
from elaas_desk.thai.national_id import display
from forms_pdf.form2 import TITLE

SIZE: Final = 16
SMALL: Final = 14
TITLE_SIZE: Final = 18
PITCH: Final = 20
COLUMNS_MM: Final = (8, 45, 19, 45, 43)
HEADS: Final = ("ที่", "กลุ่มผู้ใช้งาน", "เพิ่ม/ยกเลิก", "หน้าที่ที่ได้รับมอบหมาย", "คำสั่งที่/ลงวันที่")
_SIGNED: Final = "\u00a0" * 30
_REQUESTERS = {
    Form2Requester.LAO_USER: "ผู้ใช้งานของ อปท.",
    Form2Requester.SUBORDINATE_HEAD: "หัวหน้าหน่วยงานคลังของหน่วยงานภายใต้สังกัด",
    Form2Requester.SUBORDINATE_USER: "ผู้ใช้งานอื่นของหน่วยงานภายใต้สังกัด",
}
_REASONS = {
    Form2Reason.NEW_USER: "ผู้ใช้งานใหม่",
    Form2Reason.CHANGE_RIGHTS: "เปลี่ยนแปลงสิทธิการใช้งาน",
    Form2Reason.CANNOT_GET_IN: "ไม่สามารถเข้าใช้งานได้ เหตุ",
}


class Align(Enum):
    """How a line stands between the margins."""

    LEFT = "left"
    CENTRE = "center"
    RIGHT = "right"
    JUSTIFIED = "justify"


class Look(Enum):
    """How a piece of a line looks; a value stands on a dotted line."""

    PLAIN = "plain"
    BOLD = "bold"
    VALUE = "value"


@dataclass(frozen=True, slots=True)
class Piece:
    """A text of one look."""

    text: str
    look: Look = Look.PLAIN


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph of pieces, with a blank between one and the next."""

    pieces: tuple[Piece, ...]
    align: Align = Align.LEFT
    size: int = SIZE


@dataclass(frozen=True, slots=True)
class Grid:
    """A table with a bold head and a frame round every cell."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two stacks of lines side by side."""

    left: tuple[Line, ...]
    right: tuple[Line, ...]
    framed: bool = False


Part = Line | Grid | Pair


def plan(form: Form2) -> tuple[Part, ...]:
    """The parts of the page from top to bottom."""
    return (*_head(form), *_person(form), *_wish(form), *_groups(form), _certification(form), *_signatures(form))


def _line(*pieces: str | Piece, align: Align = Align.LEFT, size: int = SIZE) -> Line:
    made = tuple(Piece(each) if isinstance(each, str) else each for each in pieces)
    return Line(tuple(each for each in made if each.text), align, size)


def _value(text: str) -> Piece:
    return Piece(" ".join(to_thai(text).split()) or _SIGNED, Look.VALUE)


def _bold(text: str) -> Piece:
    return Piece(text, Look.BOLD)


def _head(form: Form2) -> Iterator[Part]:
    dated = form.dated
    day = "" if dated is None else f"วันที่ {dated.day} เดือน {MONTHS[dated.month - 1]} พ.ศ. {be_year(dated)}"
    yield _line("สิ่งที่ส่งมาด้วย ๒", align=Align.RIGHT)
    for title in TITLE:
        yield _line(_bold(title), align=Align.CENTRE, size=TITLE_SIZE)
    yield _line("เขียนที่", _value(form.written_at), align=Align.RIGHT)
    yield _line(_value(day), align=Align.RIGHT)
    yield _line("เรียน", _value(form.addressee))


def _person(form: Form2) -> Iterator[Part]:
    person, office = form.person, form.office
    order = "" if person.order_date is None else official(person.order_date)
    since = "" if person.in_post_since is None else official(person.in_post_since)
    yield _line(_bold("๑. ผู้ขอ"), "ชื่อ - นามสกุล", Piece(person.full_name, Look.VALUE))
    yield _line("e-mail", _value(person.email), "โทร. มือถือ", _value(person.mobile))
    yield _line("เลขประจำตัวประชาชน", _value(display(person.national_id)))
    yield _line("ตำแหน่ง", _value(person.position), "ระดับ", _value(person.level))
    yield _line("สังกัด", _value(person.unit), "อปท.", _value(office.name))
    yield _line("คำสั่งแต่งตั้งที่", _value(person.order_number), "ลงวันที่", _value(order))
    yield _line("ดำรงตำแหน่งตั้งแต่", _value(since))


def _wish(form: Form2) -> Iterator[Part]:
    first, second, third = (f"{_tick(each is form.requester)} {words}" for each, words in _REQUESTERS.items())
    yield _line(first, second)
    yield _line(third)
    new, change, locked_out = (f"{_tick(each is form.reason)} {words}" for each, words in _REASONS.items())
    yield _line(_bold("๒. ความประสงค์"), new, change)
    yield _line(locked_out, _value(form.cause))


def _tick(chosen: bool) -> str:
    return "[/]" if chosen else "[ ]"


def _groups(form: Form2) -> Iterator[Part]:
    rows = []
    for number, line in enumerate(form.groups, start=1):
        dated = "" if line.order_date is None else short(line.order_date)
        change = "เพิ่ม" if line.change is GroupChange.ADD else "ยกเลิก"
        cells = (str(number), line.group, change, line.duty, f"{line.order_number} {dated}")
        rows.append(tuple(map(to_thai, cells)))
    yield _line(_bold("๓. กลุ่มผู้ใช้งานที่ขอ"))
    yield Grid(HEADS, tuple(rows))
    yield _line("๔. ชื่อผู้ใช้งานเดิม (ถ้ามี)", _value(form.former_username))


def _certification(form: Form2) -> Part:
    circular = f"ที่ {to_thai(form.circular.number)} ลงวันที่ {official(form.circular.dated)}"
    return _line(
        "ข้าพเจ้าขอรับรองว่าข้อความข้างต้นเป็นความจริง และจะเก็บรักษารหัสผู้ใช้งานและรหัสผ่านไว้เป็นความลับ "
        f"ตามข้อ ๓ ของหนังสือกรมส่งเสริมการปกครองท้องถิ่น {circular}",
        align=Align.JUSTIFIED,
    )


def _signature(name: str, position: str, role: str, size: int = SIZE) -> Iterator[Line]:
    yield _line("ลงชื่อ", _value(""), role, size=size)
    yield _line(f"({name})", size=size)
    if position:
        yield _line(position, size=size)
    yield _line("วันที่", _value(""), size=size)


def _signatures(form: Form2) -> Iterator[Part]:
    person, superior, head = form.person, form.superior, form.head
    yield Pair(
        tuple(_signature(person.full_name, person.position, "ผู้ขอ")),
        tuple(_signature(superior.full_name, superior.position, "ผู้บังคับบัญชา")),
    )
    decided = (
        _line(_bold("สำหรับหัวหน้าหน่วยงานคลัง"), size=SMALL),
        _line("[ ] อนุมัติ [ ] ไม่อนุมัติ เพราะ", size=SMALL),
        _line("ชื่อผู้ใช้งานที่กำหนด", _value(""), size=SMALL),
        *_signature(head.full_name, head.position, "ผู้อนุมัติ", SMALL),
    )
    taken = (
        _line(_bold("สำหรับผู้ใช้งาน"), size=SMALL),
        _line("ข้าพเจ้าได้รับชื่อผู้ใช้งานแล้ว", size=SMALL),
        _line("และทราบแนวทางปฏิบัติตามข้อ ๓.๑ ถึงข้อ ๓.๔ แล้ว", size=SMALL),
        *_signature(person.full_name, "", "ผู้ใช้งาน", SMALL),
    )
    yield Pair(decided, taken, framed=True)


def texts_of(form: Form2) -> list[str]:
    """Every text of the page that stands on one line."""
    pieces = (piece.text for line in _lines(form) for piece in line.pieces)
    cells = (cell for part in plan(form) if isinstance(part, Grid) for row in (part.head, *part.rows) for cell in row)
    return sorted({text for text in (*pieces, *cells) if text != _SIGNED})


def words_of(form: Form2) -> list[str]:
    """Every Thai word of the page in the regular style and the size of the text."""
    pieces = (piece for line in _lines(form) if line.size == SIZE for piece in line.pieces)
    return _thai_words(piece.text for piece in pieces if piece.look is not Look.BOLD)


def common_texts_of(form: Form2) -> list[str]:
    """Texts that the program's own page has in one piece too; it sets dates and numbers in fields."""
    person = form.person
    names = (person.full_name, form.superior.full_name, form.head.full_name)
    groups = (text for line in form.groups for text in (line.group, line.duty))
    return [*TITLE, *HEADS, *names, form.addressee, person.position, person.unit, form.office.name, *groups]


def common_words_of(form: Form2) -> list[str]:
    """Words of those texts in the regular style and the size of the text."""
    person = form.person
    return _thai_words((person.full_name, form.addressee, person.position, person.unit, form.office.name))


def _lines(form: Form2) -> Iterator[Line]:
    for part in plan(form):
        if isinstance(part, Line) and part.align is not Align.JUSTIFIED:
            yield part
        elif isinstance(part, Pair):
            yield from (*part.left, *part.right)


def _thai_words(texts: Iterable[str]) -> list[str]:
    words = {word for text in texts for word in text.split()}
    return sorted(word for word in words if all("ก" <= char <= "๎" for char in word))
