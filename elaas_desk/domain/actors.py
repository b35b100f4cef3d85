"""Who uses the program, in which role."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Role(StrEnum):
    """Roles of the program's own users (security page of the documentation)."""

    LAO_HEAD = "lao_head"  # หัวหน้าหน่วยงานคลังของ อปท.: everything
    SUBUNIT_HEAD = "subunit_head"  # หัวหน้าหน่วยงานคลังของหน่วยงานภายใต้สังกัด: own unit
    REGISTRAR = "registrar"  # เจ้าหน้าที่ทะเบียน: enters, cannot approve, sign off or manage users
    AUDITOR = "auditor"  # ผู้ตรวจสอบ: reads, exports, verifies


@dataclass(frozen=True, slots=True)
class Actor:
    """The signed-in user on whose behalf a service works."""

    user_id: int
    name: str  # shown and written into audit lines
    role: Role
    unit_id: int  # the LAO's unit for roles that are not bound to one


@dataclass(frozen=True, slots=True)
class ProgramUser:
    """A user of this program. The bcrypt hash stays in the register."""

    id: int
    sign_in_name: str
    name: str
    role: Role
    unit_id: int
    person_id: int | None
    password_changed_on: date
    active: bool = True
    version: int = 1
