"""What can be issued from *เอกสารและรายงาน*: the entries of its menu, in its order."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from elaas_desk.services.access import Deed
from ui.errands import Errand, NewRequest, PrintGroups, PrintMatrix, PrintSheet, PrintUsers


class PaperGroup(StrEnum):
    """What belongs together in the menu; a line is drawn between groups, in this order."""

    REQUESTS = "requests"
    PEOPLE = "people"
    LISTS = "lists"
    NOTICES = "notices"


@dataclass(frozen=True, slots=True)
class NewPaper:
    """An entry: its words, where it stands, what it leads to, and the deed without which it is not offered."""

    words: str
    group: PaperGroup
    errand: Errand
    deed: Deed


NEW_PAPERS = (
    NewPaper("แบบคำขอ…", PaperGroup.REQUESTS, NewRequest(), Deed.REQUEST),
    NewPaper("ใบรับทราบข้อปฏิบัติ…", PaperGroup.PEOPLE, PrintSheet(), Deed.REQUEST),
    NewPaper("บัญชีรายชื่อผู้ใช้งานของหน่วยงาน…", PaperGroup.LISTS, PrintUsers(), Deed.EXPORT),
    NewPaper("รายชื่อแยกตามกลุ่มผู้ใช้งาน…", PaperGroup.LISTS, PrintGroups(), Deed.EXPORT),
    NewPaper("ตารางคน × กลุ่ม…", PaperGroup.LISTS, PrintMatrix(), Deed.EXPORT),
)
