"""Words of the settings for what the core calls by name."""

from __future__ import annotations

from collections.abc import Mapping

from elaas_desk.domain.actors import Role

ROLES: Mapping[Role, str] = {
    Role.LAO_HEAD: "หัวหน้าหน่วยงานคลังของ อปท.",
    Role.SUBUNIT_HEAD: "หัวหน้าหน่วยงานคลังของหน่วยงานภายใต้สังกัด",
    Role.REGISTRAR: "เจ้าหน้าที่ทะเบียน",
    Role.AUDITOR: "ผู้ตรวจสอบ",
}
ROLE_MEANINGS: Mapping[Role, str] = {
    Role.LAO_HEAD: "ทำได้ทุกอย่างในทะเบียน รวมทั้งตั้งค่าและดูแลผู้ใช้โปรแกรม",
    Role.SUBUNIT_HEAD: "บันทึก ทำคำขอ และสอบทานเฉพาะหน่วยงานของตน",
    Role.REGISTRAR: "บันทึกและพิมพ์คำขอของทุกหน่วยงาน แต่ไม่อนุมัติและไม่ลงนามสอบทาน",
    Role.AUDITOR: "ดูและพิมพ์ได้ทุกอย่าง แต่แก้ข้อมูลไม่ได้",
}
