"""Names of user groups: in a cell together with others, or in a heading row above their users."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from typing import Final

from elaas_desk.intake import contents, labels
from elaas_desk.intake.labels import Meaning
from elaas_desk.intake.tables import one_line, unwrapped

_KIND = (
    r"(?:ชื่อ)?กลุ่ม(?:ผู้ใช้งาน|ผู้ใช้|สิทธิ์การใช้งาน|สิทธิการใช้งาน|สิทธิ์|สิทธิ)?(?:ระบบ|ในระบบ)?(?:\s?(?:ที่|ลำดับที่)?\s?[0-9๐-๙]+)?"
    r"|(?:user\s?)?group(?:\s?name)?|สิทธิ์?(?:การใช้งาน|ผู้ใช้งาน)?|บทบาท|roles?"
)
_LABELLED = re.compile(
    rf"(?:[0-9๐-๙]+[.)]\s?)?(?:{_KIND})\s?(?:\([^)]*\)\s?)?(?:[:：=]|[-–—](?=\s))\s*(?P<name>.+)", re.IGNORECASE
)
_SPOKEN = re.compile(r"(?:กลุ่มผู้ใช้งาน|กลุ่มผู้ใช้|กลุ่มสิทธิ์?|user\s?group)(?:\s?ที่\s?[0-9๐-๙]+)?\s+(?P<name>.+)", re.IGNORECASE)
_NEXT_LABEL = re.compile(r"\s+(?:หน่วยงาน|สังกัด|สถานะ|จำนวน|วันที่|ข้อมูล ณ|หน้า|ปีงบประมาณ|พิมพ์|รวม)\S*\s?[:：]?.*$")
_COUNT = re.compile(
    r"\s*[(\[]?\s?(?:จำนวน|รวม|มี)?\s?[0-9๐-๙]+\s?(?:คน|ราย|บัญชี|ผู้ใช้(?:งาน)?|users?)\s?[)\]]?$|\s*\([0-9๐-๙]+\)$",
    re.IGNORECASE,
)
_BULLET = re.compile(r"^(?:[0-9๐-๙]{1,2}[.)]\s?|[-–•*▪●]\s?)")
_BULLETS_INSIDE = re.compile(r"(?:^|\s)(?:[0-9๐-๙]{1,2}[.)]|[-–•*▪●])\s?(?=\S)")
_SEPARATOR = re.compile(r"[,;，；|]\s?(?![^(]*\))|\s/\s(?![^(]*\))")
_SLASH = re.compile(r"/(?![^(]*\))")
_ALL: Final = frozenset({"ทั้งหมด", "ทุกกลุ่ม", "ทุกกลุ่มผู้ใช้งาน", "ทุกกลุ่มผู้ใช้", "all", "-", "–"})
_SHORTEST_ALONE: Final = 6
_SHORTEST_BESIDE_SLASH: Final = 8
_LONGEST_NAME: Final = 120


def named_in(cells: Sequence[str]) -> str | None:
    """The group that a heading row names with a word such as กลุ่มผู้ใช้งาน; "" for all groups, None for no such row."""
    said = [one_line(cell) for cell in cells]
    if len(said) >= 2 and _is_group_label(said[0]):
        return _name(said[1].lstrip(":： "))
    text = " ".join(said)
    match = _LABELLED.fullmatch(text) or _SPOKEN.fullmatch(text)
    return _name(match["name"]) if match else None


def _is_group_label(text: str) -> bool:
    weights = labels.exactly(text)
    return weights.get(Meaning.GROUP, 0) > 1


def _name(text: str) -> str:
    name = bare(_NEXT_LABEL.sub("", " " + text).strip(" :："))
    return "" if name.lower() in _ALL else name[:_LONGEST_NAME]


def bare(text: str) -> str:
    """The name of a group without a bullet before it and a count of its users behind it."""
    return _COUNT.sub("", _BULLET.sub("", text)).strip() or text


def is_count(text: str) -> bool:
    """Whether a cell only says how many users a group has: (๕ คน)."""
    return _COUNT.fullmatch(text) is not None


def in_cell(cell: str, known: Collection[str], *, wrapped: bool) -> tuple[str, ...]:
    """The groups that one cell names.

    `known` are those that stand alone in some cell; `wrapped` tells that line ends come from a narrow column.
    """
    if cell in known:
        return (cell,)
    lines = [line.strip() for line in cell.split("\n") if line.strip()]
    if len(lines) > 1 and _is_broken(lines, known, wrapped=wrapped):
        lines = [unwrapped(cell) if wrapped or "".join(lines) in known else one_line(cell)]
    found = [name for line in lines for name in _in_line(line, known)]
    return tuple(dict.fromkeys(_stripped(name) for name in found))


def _stripped(name: str) -> str:
    named = named_in([name])
    return named or name


def _is_broken(lines: Sequence[str], known: Collection[str], *, wrapped: bool) -> bool:
    """Whether the lines of a cell are one name that was broken, not a name each."""
    if "".join(lines) in known or " ".join(lines) in known:
        return True
    if all(_BULLET.match(line) for line in lines) or all(bare(line) in known for line in lines):
        return False
    if any(line[-1] in ",;/" for line in lines[:-1]):
        return wrapped and not all(line[-1] in ",;/" for line in lines[:-1])
    if wrapped:
        return not all(map(contents.begins_a_group, lines))
    return any(len(line) < _SHORTEST_ALONE and line not in known for line in lines)


def _in_line(line: str, known: Collection[str]) -> list[str]:
    if line in known:
        return [line]
    if len(_BULLETS_INSIDE.findall(line)) > 1 and _BULLET.match(line):
        return [part for part in _BULLETS_INSIDE.split(line) if part]
    parts = [part.strip() for part in _SEPARATOR.split(_BULLET.sub("", line))]
    return [name for part in parts if part for name in _beside_slashes(part, known)]


def _beside_slashes(text: str, known: Collection[str]) -> list[str]:
    """A stroke parts groups, unless it belongs to a name such as รับ/จ่ายเงิน."""
    parts = [part.strip() for part in _SLASH.split(text)]
    apart = all(part in known or len(part) >= _SHORTEST_BESIDE_SLASH for part in parts)
    return [part for part in parts if part] if apart else [text]


def alone(cells: Collection[str]) -> frozenset[str]:
    """Of the cells of the group column those that name one group, as far as they show it themselves."""
    return frozenset(cell for cell in cells if not ("\n" in cell or "/" in cell or _tells_several(cell)))


def _tells_several(cell: str) -> bool:
    return _SEPARATOR.search(cell) is not None or len(_BULLETS_INSIDE.findall(cell)) > 1
