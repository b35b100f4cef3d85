"""The Thai sentences for what is wrong with who signs and with the head of papers; `ui.messages` says them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from elaas_desk.errors import Problem

_BRACES: Final = "เลขที่หนังสือใช้ปีกกาได้เฉพาะคำว่า ปี และคำว่า เลข กรุณาแก้คำในปีกกา หรือลบปีกกาออก"

SIGNING_SENTENCES: Final[Mapping[Problem, tuple[str, ...]]] = {
    Problem.HOLDS_THE_POST: (
        "{name}ดำรงตำแหน่งนี้อยู่แล้ว จึงลงนามได้โดยไม่ต้องแทนใคร กรุณาเลือกคนอื่น",
        "ผู้ที่เลือกดำรงตำแหน่งนี้อยู่แล้ว จึงลงนามได้โดยไม่ต้องแทนใคร กรุณาเลือกคนอื่น",
    ),
    Problem.STAND_IN_ALREADY: (
        "วันที่ {since} ถึง {until} มี{name}ลงนามแทนตำแหน่งนี้อยู่แล้ว กรุณาเลือกวันที่ที่ไม่ทับกัน หรือแก้รายการเดิมก่อน",
        "ตั้งแต่วันที่ {since} มี{name}ลงนามแทนตำแหน่งนี้อยู่แล้ว กรุณาใส่วันสุดท้ายของรายการเดิมก่อน",
        "ช่วงนี้มีผู้ลงนามแทนตำแหน่งนี้อยู่แล้ว กรุณาเลือกวันที่ที่ไม่ทับกัน หรือสิ้นสุดรายการเดิมก่อน",
    ),
    Problem.STAND_IN_SIGNED: (
        "ในช่วงนี้ออกเอกสารไปแล้ว {count} ฉบับ จึงลบรายการนี้ไม่ได้ กรุณาใส่วันสุดท้ายแทน หรือแก้ข้อมูลที่บันทึกผิด",
        "ในช่วงนี้ออกเอกสารไปแล้ว จึงลบรายการนี้ไม่ได้ กรุณาใส่วันสุดท้ายแทน หรือแก้ข้อมูลที่บันทึกผิด",
    ),
}

SIGNING_AT_FIELD: Final[Mapping[tuple[Problem, str], str]] = {
    (Problem.TOO_LONG, "sender"): "ชื่อและที่อยู่บนหนังสือยาวเกินไป กรุณาพิมพ์ไม่เกินสี่บรรทัด บรรทัดละไม่เกิน 80 ตัวอักษร",
    (Problem.NOT_A_CHOICE, "memo_prefix"): _BRACES,
    (Problem.NOT_A_CHOICE, "letter_prefix"): _BRACES,
}
