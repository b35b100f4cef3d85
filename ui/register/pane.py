"""The one that is chosen: who, which account, which groups and why, and everything that happened."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from elaas_desk.domain.people import VIEW_ONLY_POSTS
from elaas_desk.domain.words import KNOWN_BY, POSTS
from elaas_desk.services.access import Deed, may
from elaas_desk.services.task_lines import LEAVE_REASONS
from elaas_desk.services.views import HeldClash, HeldDuty, PersonDetail
from elaas_desk.thai import dates, national_id
from ui.register.acknowledge_section import AcknowledgeSection
from ui.register.person_desk import PersonDesk
from ui.register.words import chip_words, due_sentence
from ui.widgets.buttons import Button, Kind
from ui.widgets.layout import Item, row
from ui.widgets.marks import Chip
from ui.widgets.paint import State
from ui.widgets.pane import DetailPane, Event, TimeLine, fact, item, section
from ui.widgets.text import Strong, Text


class PersonPane(DetailPane):
    """Shows a `PersonDetail`. What can be done is sent on as `wanted` with the name of the dialog."""

    wanted = Signal(str)
    duty_ended = Signal(int)
    clash_wanted = Signal(int)
    id_wanted = Signal()
    told = Signal(str)

    def __init__(self, desk: PersonDesk) -> None:
        super().__init__()
        self._actor, self._today, self._clauses = desk.actor, desk.today, desk.clauses
        self.detail: PersonDetail | None = None
        self._number: Text | None = None
        self._rights: QWidget | None = None
        self._checked: int | None = None  # whose groups are looked at: they stay in sight when the person is read again
        self._signing = AcknowledgeSection(desk, self)
        self._signing.wanted.connect(self._on_signing)
        self._signing.told.connect(self.told)
        self.keep(self._signing)

    def show_detail(self, detail: PersonDetail) -> None:
        """Show a person."""
        if self.detail is None or self.detail.person.id != detail.person.id:
            self._checked = None
        self.detail = detail
        person, today = detail.person, self._today()
        self.set_head(person.name.full, f"{person.position}{person.level}")
        enters = may(self._actor, Deed.ENTER, person.unit_id)
        self.set_actions(self._buttons(detail, today) if enters else [])
        self.set_sections(
            [
                self._person(detail),
                *self._leaving(detail, today, enters),
                self._password(detail),
                self._groups(detail),
                self._duties(detail, enters),
                self._signing,
                self._events(detail),
            ]
        )
        self._signing.show_detail(detail)
        if self._checked == person.id:
            self.show_rights()

    def show_rights(self) -> None:
        """Bring the groups, each with what justifies it, into sight."""
        if self.detail is not None and self._rights is not None:
            self._checked = self.detail.person.id
            self.bring(self._rights)

    def show_number(self, answer: tuple[int, str]) -> None:
        """Show the ID number of a person in full; that it was shown is in the log."""
        person_id, digits = answer
        if self._number is not None and self.detail is not None and self.detail.person.id == person_id:
            self._number.set_words(national_id.display(digits, thai=False).replace("-", " "))

    def _buttons(self, detail: PersonDetail, today: date) -> list[Button]:
        if detail.person.has_left(today):
            leaving = self._button(self.tr("ถอดออกจากกลุ่ม"), "remove", Kind.PRIMARY, "leave")
            return [leaving] if detail.account is not None else []
        buttons = [self._first(detail)]
        if detail.account is None:
            buttons.append(self._button(self.tr("บันทึกบัญชี"), "account"))
        else:
            buttons.append(self._button(self.tr("บันทึกรหัสผ่าน"), "password"))
        return [*buttons, self._button(self.tr("พ้นหน้าที่…"), "leave", Kind.DANGER)]

    def _first(self, detail: PersonDetail) -> Button:
        """Whoever only views gets the rights from the head, without a request (circular 2)."""
        person = detail.person
        if person.post in VIEW_ONLY_POSTS and may(self._actor, Deed.DECIDE, person.unit_id):
            return self._button(self.tr("ตั้งสิทธิดูรายงาน…"), "viewer", Kind.PRIMARY)
        return self._button(self.tr("ทำคำขอ"), "request", Kind.PRIMARY, "requests")

    def _button(self, words: str, wanted: str, kind: Kind = Kind.SECONDARY, icon: str = "") -> Button:
        button = Button(words, kind, icon=icon)
        button.setProperty("wanted", wanted)
        button.clicked.connect(self._on_wanted)
        return button

    def _person(self, detail: PersonDetail) -> QWidget:
        person = detail.person
        eye = Button(self.tr("แสดงเลขประจำตัวประชาชน"), Kind.ICON, icon="eye")
        eye.clicked.connect(self.id_wanted)
        if not may(self._actor, Deed.REVEAL, person.unit_id):
            eye.hide()
        self._number = Text(national_id.masked(person.national_id))
        number = row((Text(self.tr("เลขประจำตัวประชาชน"), "caption", "text_2"), 1), self._number, eye, gap=8)
        username = detail.account.username if detail.account else self.tr("ยังไม่มีบัญชี")
        facts: list[Item] = [
            fact(self.tr("ชื่อผู้ใช้"), [Strong(username)]),
            number,
            *([fact(self.tr("สังกัด"), person.division)] if person.division else []),
            fact(self.tr("หน่วยงาน"), detail.unit.short_name or detail.unit.name),
            fact(self.tr("ฐานะ"), POSTS[person.post]),
        ]
        if person.retires_on is not None:
            facts.append(fact(self.tr("เกษียณ"), dates.short(person.retires_on)))
        edit = self._button(self.tr("แก้ข้อมูลบุคคล"), "edit", Kind.QUIET)
        if not may(self._actor, Deed.ENTER, person.unit_id):
            edit.hide()
        return section("", *facts, row(None, edit))

    def _leaving(self, detail: PersonDetail, today: date, enters: bool) -> list[QWidget]:
        """Why and when the person leaves, the notice, and the ways back."""
        person = detail.person
        if person.last_day is None:
            return []
        lines: list[Item] = [fact(self.tr("วันสุดท้ายในหน้าที่"), dates.short(person.last_day))]
        if person.leave_reason is not None:
            lines.append(fact(self.tr("เหตุ"), LEAVE_REASONS[person.leave_reason]))
        lines.append(fact(self.tr("คำสั่งหรือหนังสือที่"), person.leave_order or self.tr("รอคำสั่ง")))
        if enters:
            back = [self._button(self.tr("ยกเลิกการพ้นหน้าที่…"), "withdraw", Kind.QUIET)]
            if person.has_left(today):
                back.append(self._button(self.tr("กลับมาปฏิบัติหน้าที่…"), "come_back", Kind.QUIET))
            else:
                back.append(self._button(self.tr("แก้วันสุดท้าย…"), "leave", Kind.QUIET))
            lines.append(row(*back, None, gap=0))
            lines.append(row(self._button(self.tr("พิมพ์หนังสือแจ้ง…"), "notice", Kind.QUIET, "print"), None))
        words, text = self._clause("4.2")
        return [section(self.tr("พ้นหน้าที่"), *lines, clause=words, clause_text=text)]

    def _password(self, detail: PersonDetail) -> QWidget:
        account, password = detail.account, detail.password
        words, text = self._clause("3.4.2")
        if account is None or password is None:
            quiet = Text(self.tr("เมื่อมีบัญชีแล้ว โปรแกรมจะเตือนให้เปลี่ยนทุก ๖ เดือน"), "caption", "text_2", wrap=True)
            return section(self.tr("รหัสผ่าน"), quiet, clause=words, clause_text=text)
        how = KNOWN_BY[account.password_known_by] if account.password_known_by else ""
        changed = dates.short(account.password_changed_on) if account.password_changed_on else ""
        sentence = Text(due_sentence(password, changed, how), "caption", "text_2", wrap=True)
        chip = row(Chip(State(password.state), chip_words(password)), None)
        papers = [row(button, None) for button in self._password_papers(detail)]
        return section(self.tr("รหัสผ่าน"), chip, sentence, *papers, clause=words, clause_text=text)

    def _password_papers(self, detail: PersonDetail) -> list[Button]:
        """The notice to change it, and the slip that carries a first one."""
        unit_id, found = detail.person.unit_id, list[Button]()
        if detail.person.has_left(self._today()):
            return found
        if may(self._actor, Deed.REQUEST, unit_id):
            found.append(self._button(self.tr("พิมพ์หนังสือแจ้งเตือน…"), "remind", Kind.QUIET, "mail"))
        if may(self._actor, Deed.DECIDE, unit_id):
            found.append(self._button(self.tr("พิมพ์ใบแจ้งรหัสผ่าน…"), "slip", Kind.QUIET, "key"))
        return found

    def _groups(self, detail: PersonDetail) -> QWidget:
        words, text = self._clause("4.1")
        lines: list[QWidget] = [
            item(State.OK if held.justified else State.LATE, held.group.name, held.why) for held in detail.held
        ]
        if not lines:
            lines = [Text(self.tr("ไม่ได้อยู่ในกลุ่มใด"), "caption", "text_2")]
        lines += [self._clash(detail, held) for held in detail.clashes]
        heading = self.tr("กลุ่มผู้ใช้งาน {0} กลุ่ม").format(len(detail.held)) if detail.held else self.tr("กลุ่มผู้ใช้งาน")
        if detail.held and may(self._actor, Deed.ENTER, detail.person.unit_id):
            lines.append(self._button(self.tr("บันทึกว่าถอดแล้ว…"), "remove", Kind.QUIET))
        self._rights = section(heading, *lines, clause=words, clause_text=text)
        return self._rights

    def _clash(self, detail: PersonDetail, held: HeldClash) -> QWidget:
        """Two groups that must not be held together, and the button to the ways out."""
        exception, reason = held.clash.exception, held.clash.conflict.reason
        names = f"{held.first.name} × {held.second.name}"
        why = self.tr("ไม่ควรอยู่คู่กัน") + (f" {reason}" if reason else "")
        if exception is not None:
            why = self.tr("ยกเว้นถึง {0} {1}").format(dates.short(exception.ends_on), exception.reason)
        door = Button(self.tr("เลือกวิธีแก้ {0}").format(names), Kind.ICON, icon="right")
        door.setProperty("conflict", held.clash.conflict.id)
        door.clicked.connect(self._on_clash)
        if not may(self._actor, Deed.ENTER, detail.person.unit_id):
            door.hide()
        return item(State.LATE if exception is None else State.SOON, names, why, door)

    def _duties(self, detail: PersonDetail, enters: bool) -> QWidget:
        words, text = self._clause("4.1")
        lines: list[QWidget] = []
        for held in detail.duties:
            given = held.assignment
            until = f" ถึง {dates.short(given.ends_on)}" if given.ends_on else ""
            acting = self.tr(" · รักษาราชการแทน") if given.acting else ""
            why = f"คำสั่งที่ {given.order_number} ตั้งแต่ {dates.short(given.starts_on)}{until}{acting}"
            end = Button(self.tr("สิ้นสุดหน้าที่ {0}").format(held.duty.name), Kind.ICON, icon="leave")
            end.setProperty("assignment", given.id)
            end.clicked.connect(self._on_duty_ended)
            if not (enters and held.in_force):
                end.hide()
            lines.append(item(State.OK if held.in_force else State.GONE, held.duty.name, why, end))
            lines += self._lacking(detail, held, enters)
        if not lines:
            lines.append(Text(self.tr("ยังไม่มีหน้าที่ตามคำสั่งในทะเบียน"), "caption", "text_2"))
        if enters:
            lines.append(self._button(self.tr("เพิ่มหน้าที่ตามคำสั่ง"), "duty", Kind.QUIET, "plus"))
        return section(self.tr("หน้าที่"), *lines, clause=words, clause_text=text)

    def _lacking(self, detail: PersonDetail, held: HeldDuty, enters: bool) -> list[QWidget]:
        """The groups that a duty in force needs and that the person is not in, with the button that asks for them."""
        needed = detail.lacking.get(held.duty.id, ()) if held.in_force else ()
        if not needed:
            return []
        names = " · ".join(group.name for group in needed)
        words = self.tr("ทำคำขอเข้ากลุ่ม {0}").format(names)
        ask = self._button(words, "request", Kind.ICON, "requests")
        if not enters:
            ask.hide()
        return [item(State.SOON, self.tr("ยังไม่อยู่ในกลุ่มที่หน้าที่นี้ต้องใช้"), names, ask)]

    def _events(self, detail: PersonDetail) -> QWidget:
        events = [
            Event(event.what, " · ".join(part for part in (dates.short(event.on), event.by) if part))
            for event in detail.timeline
        ]
        return section(self.tr("เหตุการณ์"), TimeLine(events))

    def _clause(self, number: str) -> tuple[str, str]:
        clause = self._clauses.get(number)
        return number, clause.text if clause else ""

    @Slot()
    def _on_signing(self) -> None:
        self.wanted.emit("acknowledge")

    @Slot()
    def _on_wanted(self) -> None:
        self.wanted.emit(self.sender().property("wanted"))

    @Slot()
    def _on_clash(self) -> None:
        self.clash_wanted.emit(self.sender().property("conflict"))

    @Slot()
    def _on_duty_ended(self) -> None:
        self.duty_ended.emit(self.sender().property("assignment"))
