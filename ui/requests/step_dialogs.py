"""What is asked when a request takes a step: a note, why it was refused, or user name and date of what was done."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import QWidget

from elaas_desk.domain.requests import Change, Reason, RequestState
from elaas_desk.services.views import RequestDetail
from elaas_desk.thai import dates
from ui.requests.words import STATES
from ui.theme import RING
from ui.widgets.buttons import Check
from ui.widgets.date_field import DateField
from ui.widgets.dialog import Dialog, Follow, ask
from ui.widgets.field import TextField
from ui.widgets.layout import row
from ui.widgets.paint import State
from ui.widgets.text import Text

_LONGEST_NOTE = 200


@dataclass(frozen=True, slots=True)
class _Asked:
    title: str
    primary: str
    day: str
    note: str
    help: str = ""
    needed: bool = False
    danger: bool = False


_QUESTIONS = {
    RequestState.SIGNED: _Asked("บันทึกว่าลงนามแล้ว", "บันทึกว่าลงนามแล้ว", "วันที่ลงนาม", "หมายเหตุ", "เช่น ผู้ลงนาม"),
    RequestState.SENT: _Asked("บันทึกว่าส่งแล้ว", "บันทึกว่าส่งแล้ว", "วันที่ส่ง", "หมายเหตุ", "เช่น เลขที่หนังสือส่ง หรือผู้รับเอกสาร"),
    RequestState.REFUSED: _Asked(
        "บันทึกว่าไม่อนุมัติ",
        "บันทึกว่าไม่อนุมัติ",
        "วันที่ไม่อนุมัติ",
        "เหตุผลที่ไม่อนุมัติ",
        "เก็บไว้ในประวัติของคำขอ",
        needed=True,
        danger=True,
    ),
    RequestState.WITHDRAWN: _Asked("ยกเลิกคำขอนี้", "ยกเลิกคำขอ", "วันที่ยกเลิก", "เหตุผล", "เลขที่คำขอจะไม่ถูกใช้ซ้ำ", danger=True),
}


def undo_question(detail: RequestDetail, parent: QWidget) -> Dialog:
    """Whether the last step is to be taken back, and what that means."""
    last, former = detail.request.steps[-1], detail.request.steps[-2]
    sentence = f"{subtitle_of(detail)} จะกลับไปอยู่ในสถานะ {STATES[former.state]} บันทึกเหตุการณ์ยังเก็บไว้ว่าใครบันทึกและใครย้อน"
    follows = [Follow("ทะเบียนกลับเป็นเหมือนก่อนดำเนินการตามคำขอนี้", state=State.SOON)]
    if detail.request.draft.reason is Reason.NEW_USER:
        follows.append(Follow("บัญชีที่คำขอนี้เปิดไว้จะไม่อยู่ในทะเบียน", state=State.GONE))
    return ask(
        parent,
        f"ย้อนขั้น “{STATES[last.state]}” หรือไม่",
        sentence,
        primary="ย้อนขั้นนี้",
        danger=False,
        follows=follows if last.state is RequestState.DONE else (),
    )


def subtitle_of(detail: RequestDetail) -> str:
    """คำขอที่ ๑๒/๒๕๗๐ · นายกิตติศักดิ์ ศรีสุวรรณ."""
    return f"คำขอที่ {detail.request.number} · {detail.person.name.full}"


def _day_field(label: str, detail: RequestDetail, today: date) -> DateField:
    """The day on the paper: today at first, and never before the step before."""
    former = detail.request.steps[-1]
    field = DateField(
        label,
        today=today,
        key="on",
        earliest=former.day,
        latest=today,
        too_early=f"เป็นวันก่อนขั้น “{STATES[former.state]}” คือ {dates.short(former.day)} ใส่วันนั้นหรือหลังจากนั้น",
        too_late="วันนี้ยังมาไม่ถึง ใส่วันนี้หรือวันที่ผ่านมาแล้ว",
    )
    field.set_day(max(today, former.day))
    return field


def _day_of(field: DateField) -> date:
    """The day; only asked after the fields were found good."""
    day = field.day()
    if day is None:
        raise ValueError("no date")
    return day


class NoteDialog(Dialog):
    """A step that needs no more than its day and a note."""

    def __init__(self, detail: RequestDetail, state: RequestState, today: date, parent: QWidget) -> None:
        asked = _QUESTIONS[state]
        super().__init__(
            asked.title,
            subtitle_of(detail),
            primary=asked.primary,
            danger=asked.danger,
            cancel="ปิด" if state is RequestState.WITHDRAWN else "ยกเลิก",
            width=480,
            parent=parent,
        )
        self.state = state
        self._note = TextField(
            asked.note,
            key="note",
            help=asked.help,
            optional=not asked.needed,
            missing=self.tr("ยังไม่ได้ใส่เหตุผล พิมพ์สั้น ๆ ว่าไม่อนุมัติเพราะอะไร"),
            longest=_LONGEST_NOTE,
        )
        self._on = _day_field(asked.day, detail, today)
        self._on.setMaximumWidth(240)
        self.add(self._on, self._note)
        if state is RequestState.SIGNED:
            self.add(row((Text(_copies(detail), "caption", "text_2", wrap=True), 1), pad=(RING, 0, RING, 0)))

    def on(self) -> date:
        """The day on the paper."""
        return _day_of(self._on)

    def note(self) -> str:
        """What was put in."""
        return self._note.text()


def _copies(detail: RequestDetail) -> str:
    """Whether the signed paper is there as a picture."""
    if detail.scans:
        return f"แนบสำเนาที่ลงนามแล้ว {len(detail.scans)} แฟ้ม"
    return "ยังไม่ได้แนบสำเนาที่ลงนาม สแกนแล้วลากแฟ้มมาวางที่แผงของคำขอนี้ได้ทุกเมื่อ"


class DoneDialog(Dialog):
    """New e-LAAS was changed as asked: since when, and under which user name."""

    def __init__(self, detail: RequestDetail, today: date, parent: QWidget) -> None:
        super().__init__("บันทึกว่าดำเนินการแล้ว", subtitle_of(detail), primary="บันทึกว่าดำเนินการแล้ว", parent=parent)
        known = detail.account.username if detail.account else ""
        self._username = TextField(
            self.tr("ชื่อผู้ใช้ใน New e-LAAS"),
            key="username",
            missing=self.tr("ยังไม่ได้ใส่ชื่อผู้ใช้ พิมพ์ตามที่ New e-LAAS ตั้งให้"),
            longest=50,
        )
        self._username.set_text(known)
        self._on = _day_field(self.tr("วันที่ดำเนินการใน New e-LAAS"), detail, today)
        self._note = TextField(self.tr("หมายเหตุ"), key="note", optional=True, longest=_LONGEST_NOTE)
        if detail.request.draft.reason is Reason.CHANGE_RIGHTS:
            self._username.set_locked(True)
        self._slip = Check(self.tr("แล้วพิมพ์ใบแจ้งรหัสผ่านครั้งแรกให้ผู้ใช้ พับปิดผนึกได้"))
        if detail.request.draft.reason is Reason.CHANGE_RIGHTS:
            self._slip.hide()
        self.add_beside(self._username, self._on)
        self.add(self._note, row(self._slip, None))
        self.add_follows(self.tr("สิ่งที่จะเปลี่ยนในทะเบียน"), _follows(detail), "4.1" if detail.lines else "3.4.2")

    def username(self) -> str:
        """The user name."""
        return self._username.text()

    def wants_slip(self) -> bool:
        """Whether the slip with the first password comes next."""
        return self._slip.isChecked()

    def on(self) -> date:
        """The day in New e-LAAS."""
        return _day_of(self._on)

    def note(self) -> str:
        """What was put in."""
        return self._note.text()


def _follows(detail: RequestDetail) -> list[Follow]:
    """What the register will hold afterwards."""
    found: list[Follow] = []
    if detail.account is None:
        found.append(Follow("เปิดบัญชีใหม่ในทะเบียน", state=State.OK))
    if detail.request.draft.reason is not Reason.CHANGE_RIGHTS:
        found.append(Follow("รหัสผ่านเริ่มนับ ๖ เดือนจากวันที่ดำเนินการ", state=State.OK))
    for line in detail.lines:
        adds = line.change is Change.ADD
        words = f"เพิ่มกลุ่ม{line.group.name}" if adds else f"ถอดออกจากกลุ่ม{line.group.name}"
        found.append(Follow(words, state=State.OK if adds else State.GONE))
    return found
