"""The office that the register is for, and its units."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class OfficeType(StrEnum):
    """The types of local administrative organization (องค์กรปกครองส่วนท้องถิ่น, LAO)."""

    PROVINCIAL = "provincial"  # องค์การบริหารส่วนจังหวัด
    CITY = "city"  # เทศบาลนคร
    TOWN = "town"  # เทศบาลเมือง
    SUBDISTRICT_MUNICIPALITY = "subdistrict_municipality"  # เทศบาลตำบล
    SUBDISTRICT = "subdistrict"  # องค์การบริหารส่วนตำบล
    PATTAYA = "pattaya"  # เมืองพัทยา

    @property
    def thai(self) -> str:
        """The official name of the type."""
        return _TYPES[self][0]

    @property
    def short(self) -> str:
        """The abbreviation that officers use: อบต., ทต., …"""
        return _TYPES[self][1]

    @property
    def executive(self) -> str:
        """The office held by the local executive (ผู้บริหารท้องถิ่น)."""
        return _TYPES[self][2]

    @property
    def clerk(self) -> str:
        """The office held by the clerk (ปลัด อปท.)."""
        return _TYPES[self][3]


_TYPES: dict[OfficeType, tuple[str, str, str, str]] = {
    OfficeType.PROVINCIAL: (
        "องค์การบริหารส่วนจังหวัด",
        "อบจ.",
        "นายกองค์การบริหารส่วนจังหวัด",
        "ปลัดองค์การบริหารส่วนจังหวัด",
    ),
    OfficeType.CITY: ("เทศบาลนคร", "ทน.", "นายกเทศมนตรี", "ปลัดเทศบาล"),
    OfficeType.TOWN: ("เทศบาลเมือง", "ทม.", "นายกเทศมนตรี", "ปลัดเทศบาล"),
    OfficeType.SUBDISTRICT_MUNICIPALITY: ("เทศบาลตำบล", "ทต.", "นายกเทศมนตรี", "ปลัดเทศบาล"),
    OfficeType.SUBDISTRICT: (
        "องค์การบริหารส่วนตำบล",
        "อบต.",
        "นายกองค์การบริหารส่วนตำบล",
        "ปลัดองค์การบริหารส่วนตำบล",
    ),
    OfficeType.PATTAYA: ("เมืองพัทยา", "เมืองพัทยา", "นายกเมืองพัทยา", "ปลัดเมืองพัทยา"),
}


class RequestNumbering(StrEnum):
    """The year by which request numbers run."""

    FISCAL = "fiscal"
    CALENDAR = "calendar"


@dataclass(frozen=True, slots=True)
class Office:
    """The LAO itself. Text is normalised; empty text means not known."""

    office_type: OfficeType
    name: str  # without its type: บ้านใหม่
    district: str
    province: str
    address: str = ""  # up to three lines
    postcode: str = ""
    phone: str = ""
    email: str = ""
    letter_prefix: str = ""  # ที่ of its official letters: สพ ๗๒๑๐๑
    finance_division: str = "กองคลัง"
    numbering: RequestNumbering = RequestNumbering.FISCAL
    version: int = 1

    @property
    def full_name(self) -> str:
        """องค์การบริหารส่วนตำบลบ้านใหม่."""
        return self.name if self.office_type is OfficeType.PATTAYA else f"{self.office_type.thai}{self.name}"

    @property
    def short_name(self) -> str:
        """อบต.บ้านใหม่."""
        return self.name if self.office_type is OfficeType.PATTAYA else f"{self.office_type.short}{self.name}"


class UnitKind(StrEnum):
    """The LAO itself, or a unit under it (หน่วยงานภายใต้สังกัด)."""

    LAO = "lao"
    SUBORDINATE = "subordinate"


@dataclass(frozen=True, slots=True)
class Unit:
    """One unit that keeps its own users in New e-LAAS. There is exactly one of kind LAO."""

    id: int
    kind: UnitKind
    name: str
    short_name: str = ""
    head_title: str = ""  # the post of its finance head as printed after เรียน; empty: หัวหน้าหน่วยงานคลัง
    version: int = 1
