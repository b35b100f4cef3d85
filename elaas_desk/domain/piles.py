"""Where a user stands when the register is laid beside a New e-LAAS report (circular, clause 4)."""

from __future__ import annotations

from enum import StrEnum


class Pile(StrEnum):
    """The five piles; each user lies in exactly one. Without a report everybody lies in ONLY_IN_REGISTER or SAME."""

    SAME = "same"  # ตรงกัน
    ONLY_IN_REPORT = "only_in_report"  # มีเฉพาะใน New e-LAAS
    ONLY_IN_REGISTER = "only_in_register"  # มีเฉพาะในทะเบียน
    OTHER_GROUPS = "other_groups"  # กลุ่มไม่ตรงกัน
    OTHER_PERSON_OR_STATE = "other_person_or_state"  # ชื่อหรือสถานะไม่ตรงกัน
