"""The screen's words for what several screens call by the same name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from elaas_desk.domain.people import Post

POSTS: Final[Mapping[Post, str]] = {
    Post.LAO_FINANCE_HEAD: "หัวหน้าหน่วยงานคลังของ อปท.",
    Post.LAO_USER: "ผู้ใช้งานอื่นของ อปท.",
    Post.SUBUNIT_FINANCE_HEAD: "หัวหน้าหน่วยงานคลังของหน่วยงานภายใต้สังกัด",
    Post.SUBUNIT_USER: "ผู้ใช้งานอื่นของหน่วยงานภายใต้สังกัด",
    Post.EXECUTIVE: "ผู้บริหารท้องถิ่น",
    Post.CLERK: "ปลัด อปท.",
}
