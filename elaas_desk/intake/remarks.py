"""Lines of a report that are no users: what they are, in the words that the officer reads."""

from __future__ import annotations

import re
from typing import Final

from elaas_desk.intake import labels
from elaas_desk.intake.labels import Meaning

TITLE: Final = "หัวรายงาน"
HEADER: Final = "หัวตาราง"
HEADER_AGAIN: Final = "หัวตารางซ้ำ"
GROUP: Final = "หัวข้อกลุ่มผู้ใช้งาน"
UNIT: Final = "หัวข้อหน่วยงาน"
TOTAL: Final = "ผลรวม"
FOOT: Final = "ท้ายหน้า"
BLANK: Final = "แถวว่าง"
NO_USERNAME: Final = "ไม่มีชื่อผู้ใช้งาน"
NO_USER: Final = "ไม่ใช่ข้อมูลผู้ใช้งาน"

_TOTAL = re.compile(
    r"(?:รวม|ยอดรวม|ผลรวม|สรุป|ทั้งสิ้น|จำนวน)"
    r"(?:ทั้งสิ้น|ทั้งหมด|จำนวน|ผู้ใช้|กลุ่ม|ราย|บัญชี|คน|ยอด|หน่วย|\s|[0-9๐-๙:=.(]|$)"
    r"|(?:grand\s?|sub\s?)?total\b|count\b",
    re.IGNORECASE,
)
_FOOT = re.compile(
    r"หน้า(?:ที่)?\s?:?\s?[0-9๐-๙]|page\s?:?\s?[0-9]|[0-9๐-๙]+\s?/\s?[0-9๐-๙]+$|[-–]\s?[0-9๐-๙]+\s?[-–]$"
    r"|พิมพ์(?:เมื่อ|โดย|วันที่|จาก|ที่|รายงาน|\s?:|$)|วันที่|ผู้พิมพ์|ผู้(?:จัดทำ|ออก|เรียก)?รายงาน|ผู้(?:จัดทำ|ตรวจสอบ|รับรอง)\s?(?:[:.…(_]|$)"
    r"|ลงชื่อ|ลงนาม|หมายเหตุ|ข้อมูล\s?ณ|ออกรายงาน|เรียกรายงาน|รหัสรายงาน|จบรายงาน|สิ้นสุดรายงาน"
    r"|print(?:ed)?\b|run\s?date|report\s?(?:date|id)|end of|\*|\(?[.…_]{3,}",
    re.IGNORECASE,
)
_PAGE_ANYWHERE = re.compile(
    r"(?:^|\s)หน้า(?:ที่)?\s?:?\s?[0-9๐-๙]+\s?(?:จาก|/|ของ)\s?[0-9๐-๙]+|page\s?[0-9]+\s?(?:of|/)\s?[0-9]+",
    re.IGNORECASE,
)
_UNIT = re.compile(r"(?P<label>[^:：]{2,30}?)\s?[:：]\s*(?P<name>.+)")


def again(row: int, sheet: str = "") -> str:
    """The remark on a user in a group whom an earlier row has told already."""
    place = f" ของแผ่นงาน “{sheet}”" if sheet else ""
    return f"ซ้ำกับแถวที่ {row}{place}"


def blanks(count: int) -> str:
    """The remark on rows without anything."""
    return BLANK if count == 1 else f"{BLANK} {count:,} แถว"


def is_total(text: str) -> bool:
    """Whether the line counts what stands above: รวม ๕ คน."""
    return _TOTAL.match(text) is not None


def is_foot(text: str) -> bool:
    """Whether the line belongs to the page, not to the table: หน้า ๑ จาก ๓, พิมพ์เมื่อ …"""
    return _FOOT.match(text) is not None or _PAGE_ANYWHERE.search(text) is not None


def unit_named_in(text: str) -> str | None:
    """The unit that a line names: หน่วยงาน : โรงเรียนบ้านใหม่."""
    match = _UNIT.fullmatch(text)
    if match is None or labels.exactly(match["label"]).get(Meaning.UNIT, 0) < 1:
        return None
    return match["name"].strip()
