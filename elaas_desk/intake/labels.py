"""What the words of a column's heading can mean."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from enum import StrEnum
from functools import cache, lru_cache
from types import MappingProxyType
from typing import Any, Final

from elaas_desk.paths import resource
from elaas_desk.thai.text import normalise

Weights = Mapping["Meaning", float]


class Meaning(StrEnum):
    """What a column can hold. Three of them make a name; the last two say nothing of a user but show a heading."""

    USERNAME = "username"
    NAME = "name"
    TITLE = "title"
    FIRST = "first"
    LAST = "last"
    GROUP = "group"
    POSITION = "position"
    UNIT = "unit"
    STATUS = "status"
    NUMBER = "number"
    OTHER = "other"


TELLING: Final = frozenset(Meaning) - {Meaning.NUMBER, Meaning.OTHER}

_NOT_LETTERS = re.compile(r"[^\w\u0e00-\u0e7f]|_|[\u0e46\u0e2f]")  # ๆ ฯ
_PARTS = re.compile(r"[()\[\]（）/\n]")
_BOTH_NAMES = re.compile(r"ชื่อ\s?[-–—‐‑_/,]\s?สกุล")  # without the hyphen the same letters can mean the last name
_LONGEST: Final = 60


def key(label: str) -> str:
    """The letters and digits of a label in small letters: what stays the same however it is punctuated."""
    return _NOT_LETTERS.sub("", normalise(label).lower())


@cache
def words() -> Mapping[str, Any]:
    """What `resources/intake/words.toml` holds."""
    return tomllib.loads(resource("intake", "words.toml").read_text(encoding="utf-8"))


@cache
def _known() -> Mapping[str, Weights]:
    return {
        key(word): MappingProxyType({Meaning(name): float(weight) for name, weight in group["means"].items()})
        for group in words()["labels"]
        for word in group["words"]
    }


# What is none of ours, though it may name a user: when created, telephone, the name in English.
_NOT_OURS = re.compile(
    "วันที่|วันเดือนปี|เวลา|ล่าสุด|โทร|มือถือ|อีเมล|mail|รหัสผ่าน|password|หมายเหตุ|remark|ประชาชน|คำสั่ง|จำนวน|ลงชื่อ|ลายมือ|date|time"
    "|phone|^tel|ipaddress|อังกฤษ|english|eng?$|createdby|updatedby"
)
# For labels that nobody foresaw, in this order.
_LIKELY: Final[tuple[tuple[re.Pattern[str], Weights], ...]] = tuple(
    (re.compile(pattern), weights)
    for pattern, weights in (
        ("สถานะ|status", {Meaning.STATUS: 1.5}),
        ("^รหัส.*(กลุ่ม|หน่วย|ตำแหน่ง)", {Meaning.OTHER: 1.0}),
        ("^(รหัส|เลข).*(สินค้า|พัสดุ|ครุภัณฑ์|วัสดุ|นักเรียน|ไปรษณีย์|งบ|โครงการ|แผนงาน|ทะเบียน|ใบ)", {Meaning.OTHER: 1.0}),
        ("^(ชื่อ|รายชื่อ)?(ของ)?กลุ่ม(ผู้ใช้|สิทธิ)|usergroup|role", {Meaning.GROUP: 1.5}),
        ("^(ชื่อ)?ตำแหน่ง|position", {Meaning.POSITION: 1.5}),
        ("^(คำนำหน้า)?ชื่อ.*สกุล", {Meaning.NAME: 2.0}),
        ("นามสกุล|surname|lastname", {Meaning.LAST: 1.5}),
        ("คำนำหน้า", {Meaning.TITLE: 1.5}),
        ("firstname", {Meaning.FIRST: 1.5}),
        ("^(ชื่อ)?(หน่วยงาน|สังกัด)", {Meaning.UNIT: 1.5}),
        ("^ชื่อ(ผู้ใช้|user)", {Meaning.USERNAME: 1.6, Meaning.NAME: 1.5}),
        ("^ชื่อ(เจ้าหน้าที่|พนักงาน|บุคลากร|ผู้ปฏิบัติ|จริง|เต็ม)|fullname", {Meaning.NAME: 1.5}),
        ("^รหัส.*(ผู้ใช้|user|เข้า)|username|userid|login|logon", {Meaning.USERNAME: 1.6}),
    )
)
_NOTHING: Final[Weights] = MappingProxyType({})
_FULL_NAME: Final[Weights] = MappingProxyType({Meaning.NAME: 3.0})
_SOMETHING_ELSE: Final[Weights] = MappingProxyType({Meaning.OTHER: 1.0})


@lru_cache(maxsize=4096)
def exactly(label: str) -> Weights:
    """What a label means that is one of the known ones; nothing for any other text."""
    if not label or len(label) > _LONGEST:
        return _NOTHING
    if _BOTH_NAMES.fullmatch(label):
        return _FULL_NAME
    found = _known().get(key(label))
    if found is not None:
        return found
    parts = [part for part in map(key, _PARTS.split(label)) if part]
    if len(parts) < 2 or _NOT_OURS.search(parts[-1]):
        return _NOTHING
    return max((_known().get(part, _NOTHING) for part in parts), key=_strength)


@lru_cache(maxsize=4096)
def meanings(label: str) -> Weights:
    """What a label can mean, the surest with the highest weight; nothing for text that is no heading."""
    found = exactly(label)
    if found or not label or len(label) > _LONGEST:
        return found
    letters = key(label)
    if _NOT_OURS.search(letters):
        return _SOMETHING_ELSE
    return next((weights for pattern, weights in _LIKELY if pattern.search(letters)), _NOTHING)


def _strength(weights: Weights) -> float:
    return max(weights.values(), default=0.0)
