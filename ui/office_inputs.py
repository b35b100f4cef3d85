"""The inputs for the office itself: the same ones at first start and in the settings."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QBoxLayout, QWidget

from elaas_desk.domain.drafts import OfficeDraft
from elaas_desk.domain.offices import Office, OfficeType, RequestNumbering
from elaas_desk.thai.collation import sort_key
from ui.inputs import Inputs
from ui.widgets.choice_field import Choice, ChoiceField, LookupField
from ui.widgets.field import TextAreaField, TextField
from ui.widgets.layout import column, row


class OfficeInputs(QWidget):
    """Type, name, province and district from lists, address and how to reach the office."""

    def __init__(self, *, all_inputs: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        types = [Choice(kind, kind.thai, kind.short, kind.short) for kind in OfficeType]
        self.office_type = ChoiceField(self.tr("ประเภท"), types, key="office_type")
        self.name = TextField(self.tr("ชื่อ"), key="name", help=self.tr("เฉพาะชื่อ ไม่ต้องใส่ประเภท เช่น บ้านใหม่"))
        self.province = LookupField(
            self.tr("จังหวัด"), key="province", missing=self.tr("ยังไม่ได้เลือกจังหวัด พิมพ์แล้วเลือกจากรายการ")
        )
        self.district = LookupField(
            self.tr("อำเภอ"), key="district", missing=self.tr("ยังไม่ได้เลือกอำเภอ พิมพ์แล้วเลือกจากรายการ")
        )
        self.address = TextAreaField(self.tr("ที่อยู่บนหนังสือ"), key="address", optional=True, lines=2)
        self.postcode = TextField(self.tr("รหัสไปรษณีย์"), key="postcode", optional=True)
        self.phone = TextField(self.tr("โทรศัพท์"), key="phone", optional=True)
        self.email = TextField(self.tr("อีเมล"), key="email", optional=True)
        self.letter_prefix = TextField(
            self.tr("เลขที่หนังสือ"), key="letter_prefix", optional=True, placeholder=self.tr("เช่น สพ ๗๒๑๐๑")
        )
        self.finance_division = TextField(self.tr("ชื่อหน่วยงานคลัง"), key="finance_division")
        self.finance_division.set_text(self.tr("กองคลัง"))
        numbering = [
            Choice(RequestNumbering.FISCAL, self.tr("ปีงบประมาณ")),
            Choice(RequestNumbering.CALENDAR, self.tr("ปีปฏิทิน")),
        ]
        self.numbering = ChoiceField(self.tr("เลขที่คำขอเริ่มใหม่ทุก"), numbering, key="numbering")
        self.numbering.set_value(RequestNumbering.FISCAL)
        self._inputs = (
            self.office_type, self.name, self.province, self.district, self.address, self.postcode,
            self.phone, self.email, self.letter_prefix, self.finance_division, self.numbering,
        )  # fmt: skip
        self.inputs = Inputs(self._inputs)
        self.province.set_choices(_provinces())
        self.province.chosen.connect(self._on_province_chosen)
        for late in (self.finance_division, self.numbering):
            late.setVisible(all_inputs)
        self.setLayout(self._arranged())
        self.setFocusProxy(self.office_type)

    def _arranged(self) -> QBoxLayout:
        return column(
            row((self.office_type, 1), (self.name, 1), gap=10),
            row((self.province, 1), (self.district, 1), gap=10),
            row((self.address, 2), (self.postcode, 1), gap=10),
            row((self.phone, 1), (self.email, 1), (self.letter_prefix, 1), gap=10),
            row((self.finance_division, 1), (self.numbering, 1), gap=10),
            gap=8,
        )

    def draft(self) -> OfficeDraft:
        """What was put in."""
        kind, numbering = self.office_type.value(), self.numbering.value()
        return OfficeDraft(
            office_type=kind if isinstance(kind, OfficeType) else None,
            name=_without_type(self.name.text(), kind if isinstance(kind, OfficeType) else None),
            district=str(self.district.value() or ""),
            province=str(self.province.value() or ""),
            address=self.address.text(),
            postcode=self.postcode.text(),
            phone=self.phone.text(),
            email=self.email.text(),
            letter_prefix=self.letter_prefix.text(),
            finance_division=self.finance_division.text(),
            numbering=numbering if isinstance(numbering, RequestNumbering) else RequestNumbering.FISCAL,
        )

    def show_office(self, office: Office) -> None:
        """Put in what the register holds."""
        self.office_type.set_value(office.office_type)
        self.name.set_text(office.name)
        self.province.set_value(office.province)
        self.district.set_choices(_districts(office.province))
        self.district.set_value(office.district)
        self.address.set_text(office.address)
        self.postcode.set_text(office.postcode)
        self.phone.set_text(office.phone)
        self.email.set_text(office.email)
        self.letter_prefix.set_text(office.letter_prefix)
        self.finance_division.set_text(office.finance_division)
        self.numbering.set_value(office.numbering)

    @Slot(object)
    def _on_province_chosen(self, province: object) -> None:
        self.district.set_value(None)
        self.district.set_choices(_districts(str(province or "")))


def _without_type(name: str, kind: OfficeType | None) -> str:
    """บ้านใหม่ from องค์การบริหารส่วนตำบลบ้านใหม่, as most people write it: the type stands in its own box."""
    if kind is None or kind is OfficeType.PATTAYA:
        return name
    for words in (kind.thai, kind.short):
        if name.startswith(words):
            return name.removeprefix(words).strip()
    return name


def _provinces() -> list[Choice]:
    import geothai

    names = sorted((province.name_th for province in geothai.provinces()), key=sort_key)
    return [Choice(name, name, also=f"จังหวัด{name} จ.{name}") for name in names]


def _districts(province: str) -> list[Choice]:
    import geothai

    code = next((each.code for each in geothai.provinces() if each.name_th == province), None)
    if code is None:
        return []
    names = sorted((district.name_th for district in geothai.districts(code)), key=sort_key)
    return [Choice(name, name, also=f"อำเภอ{name} อ.{name} เขต{name}") for name in names]
