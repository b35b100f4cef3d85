"""What the archive shows of its papers, and how a file of one is called."""

from __future__ import annotations

from collections.abc import Mapping

from elaas_desk.domain.document_codes import spaced
from elaas_desk.domain.requests import IssuedDocument, PaperKind
from elaas_desk.services.archive import ArchiveEntry
from elaas_desk.thai import dates

PAPER_NAMES: Mapping[PaperKind, str] = {
    PaperKind.FORM1: "แบบคำขอ (สิ่งที่ส่งมาด้วย ๑)",
    PaperKind.FORM2: "แบบคำขอ (สิ่งที่ส่งมาด้วย ๒)",
    PaperKind.LETTER: "หนังสือถึงกรม",
    PaperKind.DUE_LIST: "รายการงานที่ครบกำหนด",
    PaperKind.ACKNOWLEDGEMENT: "ใบรับทราบข้อปฏิบัติ",
    PaperKind.REMOVAL_NOTICE: "หนังสือแจ้งถอดออกจากกลุ่ม",
    PaperKind.REVIEW_REPORT: "รายงานผลการสอบทาน",
    PaperKind.USER_LIST: "บัญชีรายชื่อผู้ใช้งาน",
    PaperKind.GROUP_LIST: "รายชื่อแยกตามกลุ่มผู้ใช้งาน",
    PaperKind.MATRIX: "ตารางสิทธิผู้ใช้งานกับกลุ่ม",
    PaperKind.REMINDER: "หนังสือแจ้งเตือน",
    PaperKind.PASSWORD_SLIP: "ใบแจ้งรหัสผ่าน",
    PaperKind.MEMO: "บันทึกข้อความถึงปลัด",
    PaperKind.EVIDENCE_PACK: "ชุดหลักฐาน",
}
_SHORT_NAMES: Mapping[PaperKind, str] = {
    PaperKind.FORM1: "แบบคำขอ ๑ (ถึงกรม)",
    PaperKind.FORM2: "แบบคำขอ ๒",
    PaperKind.REMOVAL_NOTICE: "แจ้งถอดออกจากกลุ่ม",
    PaperKind.USER_LIST: "บัญชีรายชื่อ",
    PaperKind.GROUP_LIST: "รายชื่อแยกตามกลุ่ม",
    PaperKind.MATRIX: "ตารางสิทธิ",
}
NOT_KEPT: Mapping[PaperKind, str] = {
    PaperKind.PASSWORD_SLIP: "ใบนี้มีรหัสผ่าน จึงเก็บไว้เพียงว่าออกให้ใคร เมื่อใด และโดยใคร",
    PaperKind.EVIDENCE_PACK: "ชุดหลักฐานใหญ่เกินกว่าจะเก็บซ้ำ จึงเก็บไว้เพียงรหัสและค่า SHA-256 ซึ่งใช้ตรวจแฟ้มที่ส่งไปแล้วได้",
}
"""Why the archive holds the fact alone."""


def paper_name(document: IssuedDocument) -> str:
    """What the paper is."""
    return PAPER_NAMES.get(document.kind, str(document.kind))


def short_name(document: IssuedDocument) -> str:
    """What the paper is, for a narrow column."""
    return _SHORT_NAMES.get(document.kind, paper_name(document))


def title_of(document: IssuedDocument) -> str:
    """What the paper is, with its number."""
    return f"{paper_name(document)} {document.number}".strip()


def file_name(entry: ArchiveEntry) -> str:
    """Such as 2569-11-26 แบบคำขอ (สิ่งที่ส่งมาด้วย ๒) ๑๒/๒๕๗๐ นางสาวสมหญิง ใจดี: sorted by name it is sorted by day."""
    day = entry.document.issued_at.date()
    return f"{dates.be_year(day)}-{day:%m-%d} {title_of(entry.document)} {entry.whose}"


def issued_words(entry: ArchiveEntry) -> str:
    """When, by whom and for whom, in one sentence."""
    return f"ออกเมื่อ {when_words(entry.document)} โดย {entry.document.issued_by} สำหรับ {entry.whose}"


def when_words(document: IssuedDocument) -> str:
    """The day and the time of issue."""
    return f"{dates.short(document.issued_at.date())} เวลา {document.issued_at:%H:%M} น."


def code_words(document: IssuedDocument) -> str:
    """The code as the paper shows it, and how many pages there are."""
    return f"รหัสเอกสาร {spaced(document.code)} · {document.pages:,} หน้า"
