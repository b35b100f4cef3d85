"""Tasks in whole Thai phrases, as today's list shows and prints them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from elaas_desk.domain.offices import Office, OfficeType
from elaas_desk.domain.people import LeaveReason, Person, Post
from elaas_desk.domain.requests import RequestState
from elaas_desk.domain.tasks import Action, Facts, Severity, Task, TaskKind
from elaas_desk.services.review_lines import ReviewWords
from elaas_desk.services.views import TaskLine
from elaas_desk.thai import dates
from elaas_desk.thai.digits import to_thai

ACTION_LABELS: Mapping[Action, str] = {
    Action.REMOVE_FROM_GROUPS: "ถอดออกจากกลุ่ม",
    Action.RECORD_LEAVE: "บันทึกพ้นหน้าที่",
    Action.START_REVIEW: "เริ่มสอบทาน",
    Action.OPEN_REVIEW: "ทำต่อ",
    Action.START_SMALL_REVIEW: "เริ่มสอบทาน",
    Action.RECORD_REMOVAL: "บันทึกว่าถอดแล้ว",
    Action.RECORD_PASSWORD: "บันทึกการเปลี่ยน",
    Action.SET_DATE: "ระบุวันที่",
    Action.CHECK_RIGHTS: "ตรวจสิทธิ",
    Action.RESOLVE_CONFLICT: "เลือกวิธีแก้",
    Action.SET_GROUP_DUTIES: "ระบุหน้าที่",
    Action.REQUEST_RIGHTS: "ทำคำขอ",
    Action.SET_VIEWER: "ตั้งสิทธิ",
    Action.ADD_PERSON: "เพิ่มคน",
    Action.OPEN_REQUEST: "เปิดคำขอ",
    Action.PRINT_ACKNOWLEDGEMENT: "พิมพ์หรือบันทึก",
}
LEAVE_REASONS: Mapping[LeaveReason, str] = {
    LeaveReason.TRANSFER: "โอนย้าย",
    LeaveReason.RETIREMENT: "เกษียณอายุ",
    LeaveReason.RESIGNATION: "ลาออก",
    LeaveReason.DEATH: "ถึงแก่กรรม",
    LeaveReason.ORDER_CHANGED: "เปลี่ยนคำสั่งมอบหมาย",
    LeaveReason.ACTING_ENDED: "สิ้นสุดการรักษาราชการแทน",
}
_STUCK: Mapping[RequestState, str] = {
    RequestState.DRAFT: "เป็นร่าง ยังไม่ได้พิมพ์",
    RequestState.PRINTED: "พิมพ์แล้ว ยังไม่ลงนาม",
    RequestState.SIGNED: "ลงนามแล้ว ยังไม่ส่ง",
    RequestState.SENT: "ส่งแล้ว ยังไม่แจ้งผล",
}


_NOBODY: tuple[frozenset[int], frozenset[int]] = frozenset(), frozenset()


@dataclass(frozen=True, slots=True)
class _Phrases:
    """What a row says besides when, which clause and which button."""

    what: str
    who: str
    detail: str
    date_text: str


class TaskWords:
    """Knows the names that stand behind the numbers in a task, once for the whole list."""

    def __init__(self, facts: Facts, office: Office | None, today: date) -> None:
        self._today = today
        self._office_type = OfficeType.SUBDISTRICT if office is None else office.office_type
        self._people = {person.id: person for person in facts.people}
        self._units = {unit.id: unit for unit in facts.units}
        self._groups = {group.id: group for group in facts.groups}
        self._requests = {request.id: request for request in facts.requests}
        self._facts = facts

    def lines(self, tasks: Sequence[Task]) -> tuple[TaskLine, ...]:
        """The rows in the order of the tasks; passwords of unknown date in one unit share the row of the first."""
        rows: dict[tuple[TaskKind, int] | str, list[Task]] = {}
        for task in tasks:
            together = task.kind is TaskKind.PASSWORD_UNKNOWN
            rows.setdefault((task.kind, task.unit_id) if together else task.key, []).append(task)
        return tuple(self._line(tuple(row)) for row in rows.values())

    def _line(self, row: tuple[Task, ...]) -> TaskLine:
        task = row[0]
        phrases = self._several(row) if len(row) > 1 else _PHRASES[task.kind](self, task)
        return TaskLine(
            task=task,
            tasks=row,
            what=phrases.what,
            who=phrases.who,
            detail=phrases.detail,
            when=when_text(task.days),
            date_text=phrases.date_text,
            clause=clause_text(task.clause),
            action=ACTION_LABELS[task.action],
            can_snooze=task.severity is not Severity.LATE,
            unit=unit.name if (unit := self._units.get(task.unit_id)) else "",
        )

    def _several(self, row: tuple[Task, ...]) -> _Phrases:
        first = self._person(row[0])
        return _Phrases(
            "ไม่ทราบวันเปลี่ยนรหัสผ่าน",
            f"{len(row)} คน",
            f"{first.name.full} และอีก {len(row) - 1} คน",
            "ใส่วันที่ หรือเปลี่ยนใหม่",
        )

    def _person(self, task: Task) -> Person:
        if task.person_id is None:
            raise LookupError(f"a task of kind {task.kind} must name a person")
        return self._people[task.person_id]

    def _group_names(self, task: Task) -> str:
        return ", ".join(self._groups[group_id].name for group_id in task.group_ids)

    def remove_now(self, task: Task) -> _Phrases:
        """Circular 4.2: somebody left the duty, or is about to."""
        person = self._person(task)
        reason = "พ้นหน้าที่" if person.leave_reason is None else LEAVE_REASONS[person.leave_reason]
        still = f"ยังอยู่ใน {len(task.group_ids)} กลุ่ม" if task.group_ids else "ไม่อยู่ในกลุ่มใด แต่บัญชียังเปิดอยู่"
        late = task.severity is Severity.LATE
        what = "ถอดออกจากกลุ่มทันที" if late else "เตรียมถอดออกจากกลุ่ม"
        return _Phrases(what, person.name.full, f"{reason} {still}", _dated("พ้นหน้าที่" if late else "วันสุดท้าย", task))

    def retirement(self, task: Task) -> _Phrases:
        """Circular 4.2: the service ends by age, and nobody has recorded that the person leaves."""
        person = self._person(task)
        what = "เกษียณแล้ว ยังไม่บันทึก" if task.severity is Severity.LATE else "ใกล้เกษียณอายุ"
        return _Phrases(what, person.name.full, person.position, _dated("เกษียณ", task))

    def acting(self, task: Task) -> _Phrases:
        """Circular 4.2: an acting term ends, or ended and left groups behind."""
        late = task.severity is Severity.LATE
        what = "รักษาราชการแทนสิ้นสุดแล้ว" if late else "รักษาราชการแทนใกล้สิ้นสุด"
        ends = [each for each in self._facts.assignments if each.person_id == task.person_id]
        duties = [each.duty_id for each in ends if each.acting and each.ends_on == task.due_on]
        named = ", ".join(each.name for each in self._facts.duties if each.id in duties)
        groups = f" อยู่ใน {len(task.group_ids)} กลุ่ม" if task.group_ids else ""
        return _Phrases(what, self._person(task).name.full, f"{named}{groups}", _dated("วันสุดท้าย", task))

    def review(self, task: Task) -> _Phrases:
        """Circular 4: the list of users in groups of one unit."""
        accounts, groups = self._in_groups.get(task.unit_id, _NOBODY)
        detail = f"ผู้ใช้งาน {len(accounts)} คน ใน {len(groups)} กลุ่ม"
        never = "ยังไม่เคยสอบทาน" if task.due_on is None else _dated("ครบ", task)
        unit = self._units[task.unit_id]
        return _Phrases("สอบทานรายชื่อ", unit.short_name or unit.name, detail, never)

    def open_review(self, task: Task) -> _Phrases:
        """Circular 4: a review was started and is not signed off."""
        return _Phrases(*self._reviews.open_review(task))

    def proposed_review(self, task: Task) -> _Phrases:
        """Circular 4.1: an occasion suggests a small review."""
        return _Phrases(*self._reviews.proposed(task))

    def removal(self, task: Task) -> _Phrases:
        """Circular 4.1, 4.2: to be taken out of groups in New e-LAAS, for the first time or again."""
        return _Phrases(*self._reviews.removal(task))

    def password(self, task: Task) -> _Phrases:
        """Circular 3.4.2: six months are over, or soon will be."""
        person = self._person(task)
        return _Phrases("เปลี่ยนรหัสผ่าน", person.name.full, person.position, _dated("ครบ", task))

    def password_unknown(self, task: Task) -> _Phrases:
        """Circular 3.4.2: the day of the last change is not known."""
        person = self._person(task)
        return _Phrases("ไม่ทราบวันเปลี่ยนรหัสผ่าน", person.name.full, person.position, "ใส่วันที่ หรือเปลี่ยนใหม่")

    def rights_without_duty(self, task: Task) -> _Phrases:
        """Circular 4.1: in groups that no order explains."""
        person = self._person(task)
        many = len(task.group_ids) > 1
        groups = f"อยู่ใน {len(task.group_ids)} กลุ่ม" if many else f"อยู่กลุ่ม{self._group_names(task)}"
        detail = f"{groups} แต่ไม่มีคำสั่งมอบหมายรองรับ"
        return _Phrases("สิทธิไม่ตรงหน้าที่", person.name.full, detail, _dated("ตั้งแต่", task))

    def conflict(self, task: Task) -> _Phrases:
        """Circular 4.1: two groups that one person must not hold together, or an exception that ends soon."""
        first, second = (self._groups[group_id].name for group_id in task.group_ids)
        late = task.severity is Severity.LATE
        what = "สองกลุ่มไม่ควรอยู่คู่กัน" if late else "ข้อยกเว้นใกล้สิ้นสุด"
        since = None if task.due_on is None else task.due_on + timedelta(days=1)
        dated = _dated("ตั้งแต่", task._replace(due_on=since)) if late else _dated("ยกเว้นถึง", task)
        return _Phrases(what, self._person(task).name.full, f"อยู่ทั้งกลุ่ม{first} และกลุ่ม{second}", dated)

    def group_without_duties(self, task: Task) -> _Phrases:
        """Circular 4.1: the catalogue does not say which duties justify the group."""
        return _Phrases(
            "กลุ่มยังไม่ผูกกับหน้าที่",
            self._group_names(task),
            "จึงตรวจไม่ได้ว่าผู้อยู่ในกลุ่มมีหน้าที่รองรับ",
            "เลือกหน้าที่ที่รองรับกลุ่ม",
        )

    def duty_without_rights(self, task: Task) -> _Phrases:
        """Circular 4.1: an order assigns a duty, and none of its groups is held."""
        person = self._person(task)
        detail = f"ต้องอยู่กลุ่ม{self._group_names(task)}" if len(task.group_ids) == 1 else "ยังไม่อยู่ในกลุ่มที่หน้าที่ต้องใช้"
        return _Phrases("มีหน้าที่แต่ยังไม่มีสิทธิ", person.name.full, detail, _dated("ภายใน", task))

    def viewer_missing(self, task: Task) -> _Phrases:
        """Circular 2: the executive or the clerk cannot see the reports."""
        if task.person_id is None:
            executive = task.post is Post.EXECUTIVE
            title = self._office_type.executive if executive else self._office_type.clerk
            return _Phrases(_viewer("ยังไม่มีชื่อในทะเบียน", executive), title, "เพิ่มชื่อก่อนตั้งสิทธิดูรายงาน", "ไม่ทราบวันรับตำแหน่ง")
        person = self._person(task)
        what = _viewer("ยังไม่มีสิทธิดูรายงาน", person.post is Post.EXECUTIVE)
        since = "ไม่ทราบวันรับตำแหน่ง" if task.due_on is None else _dated("ภายใน", task)
        return _Phrases(what, person.name.full, person.position, since)

    def viewer_too_much(self, task: Task) -> _Phrases:
        """Circular 2: the executive or the clerk can do more than see."""
        person = self._person(task)
        what = _viewer("มีสิทธิเกินการดูรายงาน", person.post is Post.EXECUTIVE)
        return _Phrases(what, person.name.full, f"อยู่กลุ่ม{self._group_names(task)}", _dated("ตั้งแต่", task))

    def request_stuck(self, task: Task) -> _Phrases:
        """Circular 1: a request has stayed in one state for too long."""
        if task.request_id is None:
            raise LookupError("a request that is stuck must be named")
        request = self._requests[task.request_id]
        who = f"คำขอที่ {to_thai(request.number)} {self._person(task).name.full}"
        return _Phrases("คำขอค้าง", who, _STUCK[request.state], f"ตั้งแต่ {dates.short(request.since)}")

    def acknowledgement_missing(self, task: Task) -> _Phrases:
        """Circular 3.1 to 3.4: the duty of secrecy has not been signed for."""
        person = self._person(task)
        until = "ไม่ทราบวันเปิดบัญชี" if task.due_on is None else _dated("ภายใน", task)
        what = "ยังไม่ลงนามรับทราบ" if person.acknowledged_on is None else "ลงนามรับทราบใหม่"
        return _Phrases(what, person.name.full, person.position, until)

    @cached_property
    def _reviews(self) -> ReviewWords:
        return ReviewWords(self._facts)

    @cached_property
    def _in_groups(self) -> Mapping[int, tuple[Collection[int], Collection[int]]]:
        """By unit: the open accounts that are in a group today, and the groups; found once for all units."""
        open_now = [each for each in self._facts.accounts if each.is_open(self._today)]
        unit_of = {each.id: self._people[each.person_id].unit_id for each in open_now}
        found: dict[int, tuple[set[int], set[int]]] = {}
        for each in self._facts.memberships:
            unit_id = unit_of.get(each.account_id)
            if unit_id is not None and each.holds(self._today):
                accounts, groups = found.setdefault(unit_id, (set(), set()))
                accounts.add(each.account_id)
                groups.add(each.group_id)
        return found


_PHRASES: Mapping[TaskKind, Callable[[TaskWords, Task], _Phrases]] = {
    TaskKind.REMOVE_NOW: TaskWords.remove_now,
    TaskKind.RETIREMENT_AHEAD: TaskWords.retirement,
    TaskKind.ACTING_ENDS: TaskWords.acting,
    TaskKind.RIGHTS_WITHOUT_DUTY: TaskWords.rights_without_duty,
    TaskKind.CONFLICT: TaskWords.conflict,
    TaskKind.VIEWER_TOO_MUCH: TaskWords.viewer_too_much,
    TaskKind.REMOVAL_NOT_PROVED: TaskWords.removal,
    TaskKind.REMOVAL_ORDERED: TaskWords.removal,
    TaskKind.REVIEW_DUE: TaskWords.review,
    TaskKind.REVIEW_OPEN: TaskWords.open_review,
    TaskKind.REVIEW_AFTER_TRANSFER: TaskWords.proposed_review,
    TaskKind.REVIEW_AFTER_ACTING: TaskWords.proposed_review,
    TaskKind.REVIEW_RETIRED_GROUP: TaskWords.proposed_review,
    TaskKind.PASSWORD_DUE: TaskWords.password,
    TaskKind.PASSWORD_UNKNOWN: TaskWords.password_unknown,
    TaskKind.GROUP_WITHOUT_DUTIES: TaskWords.group_without_duties,
    TaskKind.DUTY_WITHOUT_RIGHTS: TaskWords.duty_without_rights,
    TaskKind.VIEWER_MISSING: TaskWords.viewer_missing,
    TaskKind.REQUEST_STUCK: TaskWords.request_stuck,
    TaskKind.ACKNOWLEDGEMENT_MISSING: TaskWords.acknowledgement_missing,
}


def when_text(days: int | None) -> str:
    """How late or how near, in words; an unknown day counts as due."""
    if days is None:
        return "ถือว่าครบกำหนดแล้ว"
    if days == 0:
        return "ครบวันนี้"
    return f"เลยกำหนด {days} วัน" if days > 0 else f"อีก {-days} วัน"


def clause_text(number: str) -> str:
    """ข้อ ๔.๒, ข้อ ๓.๑–๓.๔."""
    return f"ข้อ {to_thai(number).replace('-', '–')}"


def _dated(words: str, task: Task) -> str:
    return words if task.due_on is None else f"{words} {dates.short(task.due_on)}"


def _viewer(words: str, executive: bool) -> str:
    return f"ผู้บริหาร{words}" if executive else f"ปลัด{words}"
