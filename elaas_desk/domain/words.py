"""The office's words for what the code calls by name, where sheets and screens must say the same."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from elaas_desk.domain.accounts import KnownBy
from elaas_desk.domain.list_papers import Standing
from elaas_desk.domain.people import Post

POSTS: Final[Mapping[Post, str]] = {
    Post.LAO_FINANCE_HEAD: "หัวหน้าหน่วยงานคลังของ อปท.",
    Post.LAO_USER: "ผู้ใช้งานอื่นของ อปท.",
    Post.SUBUNIT_FINANCE_HEAD: "หัวหน้าหน่วยงานคลังของหน่วยงานภายใต้สังกัด",
    Post.SUBUNIT_USER: "ผู้ใช้งานอื่นของหน่วยงานภายใต้สังกัด",
    Post.EXECUTIVE: "ผู้บริหารท้องถิ่น",
    Post.CLERK: "ปลัด อปท.",
}
KNOWN_BY: Final[Mapping[KnownBy, str]] = {
    KnownBy.SIGNED_NOTICE: "เจ้าตัวลงนามในใบแจ้ง",
    KnownBy.TOLD: "เจ้าตัวแจ้ง",
    KnownBy.SEEN: "เห็นขณะเปลี่ยน",
    KnownBy.REQUEST: "ตั้งใหม่ตามคำขอ",
}
STANDINGS: Final[Mapping[Standing, str]] = {
    Standing.FOUNDED: "มีหน้าที่รองรับ",
    Standing.VIEWING: "ดูอย่างเดียว",
    Standing.UNFOUNDED: "ไม่มีหน้าที่รองรับ",
    Standing.LACKING: "มีหน้าที่แต่ยังไม่มีสิทธิ",
}
SIGNS: Final[Mapping[Standing, str]] = {
    Standing.FOUNDED: "●",
    Standing.VIEWING: "○",
    Standing.UNFOUNDED: "◆",
    Standing.LACKING: "◌",
}
"""How each is marked in the matrix, so that they are told apart in black and white too."""
CONFLICT: Final = "!"
"""What is set beside the sign of a group that must not be held beside another."""
