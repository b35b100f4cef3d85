"""From the register's values to what stands on a paper: Form 1, Form 2, the official letter, the due list.

Digits in running text are Thai, dates are official; single values keep the digits of the register, since the renderer
writes those as each place on the paper wants them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date

from elaas_desk.domain.accounts import Account, PrivilegeGroup
from elaas_desk.domain.governance_papers import UserOnPaper
from elaas_desk.domain.letterhead import Letterhead, NumberedPaper
from elaas_desk.domain.offices import Office, OfficeType, Unit, UnitKind
from elaas_desk.domain.papers import (
    Attachment,
    CircularOnPaper,
    CoverLetter,
    DueList,
    DueRow,
    Enclosure,
    Form1,
    Form1Reason,
    Form2,
    Form2Reason,
    Form2Requester,
    GroupLine,
    OfficeOnPaper,
    PersonOnPaper,
    Signatory,
    Urgency,
)
from elaas_desk.domain.papers import GroupChange as GroupChangeOnPaper
from elaas_desk.domain.people import Person, Post
from elaas_desk.domain.policy import Circular, Policy
from elaas_desk.domain.requests import Cause, GroupChange, PaperKind, Reason, RequestDraft
from elaas_desk.domain.routing import Addressee, Route, route
from elaas_desk.domain.signing import StandIn, standing_in
from elaas_desk.domain.tasks import Severity, Task
from elaas_desk.domain.texts import TextKey, Wording
from elaas_desk.services.views import AddresseeOnScreen, TaskLine
from elaas_desk.services.wording import original_wording
from elaas_desk.thai import dates
from elaas_desk.thai.digits import to_thai, to_thai_in_text

DLA_HEAD = "อธิบดีกรมส่งเสริมการปกครองท้องถิ่น"
FINANCE_HEAD = "หัวหน้าหน่วยงานคลัง"
SUBJECT = "ขอรหัสผู้ใช้งานและรหัสผ่านเข้าใช้งานระบบ New e-LAAS"
SUBJECT_RIGHTS = "ขอเปลี่ยนแปลงสิทธิการใช้งานระบบ New e-LAAS"
_RIGHTS = "เปลี่ยนแปลงสิทธิการใช้งาน"
FORM1_ENCLOSED = "แบบการขอรหัสผู้ใช้งานและรหัสผ่าน สำหรับหัวหน้าหน่วยงานคลัง"
_ORDER_COPY = "สำเนาคำสั่งแต่งตั้งหรือมอบหมายให้ปฏิบัติหน้าที่หัวหน้าหน่วยงานคลัง"
_CARD_COPY = "สำเนาบัตรประจำตัวเจ้าหน้าที่ของรัฐหรือบัตรประจำตัวประชาชน"
_CAUSES = {
    Cause.FORGOTTEN: "ลืมรหัสผ่าน",
    Cause.SUSPENDED: "รหัสถูกระงับการใช้งาน",
    Cause.NEWLY_APPOINTED: "ได้รับแต่งตั้งให้ดำรงตำแหน่งใหม่",
}
_FORM1_REASONS = {
    Cause.FORGOTTEN: Form1Reason.FORGOTTEN,
    Cause.SUSPENDED: Form1Reason.SUSPENDED,
    Cause.NEWLY_APPOINTED: Form1Reason.NEWLY_APPOINTED,
    Cause.OTHER: Form1Reason.OTHER,
}
_FORM2_REASONS = {
    Reason.NEW_USER: Form2Reason.NEW_USER,
    Reason.CHANGE_RIGHTS: Form2Reason.CHANGE_RIGHTS,
    Reason.CANNOT_SIGN_IN: Form2Reason.CANNOT_GET_IN,
}
_REQUESTERS = {
    Post.SUBUNIT_FINANCE_HEAD: Form2Requester.SUBORDINATE_HEAD,
    Post.SUBUNIT_USER: Form2Requester.SUBORDINATE_USER,
}
_URGENCIES = {Severity.LATE: Urgency.OVERDUE, Severity.UNKNOWN: Urgency.DUE, Severity.SOON: Urgency.SOON}
# นายกเทศมนตรี and ปลัดเทศบาล take the kind of town before its name
_TOWN_KINDS = {OfficeType.CITY: "นคร", OfficeType.TOWN: "เมือง", OfficeType.SUBDISTRICT_MUNICIPALITY: "ตำบล"}
# These are written right after the name of the position; all others with a blank and ระดับ.
_JOINED_LEVELS = frozenset({"", "ปฏิบัติงาน", "ชำนาญงาน", "อาวุโส", "ปฏิบัติการ", "ชำนาญการ", "ชำนาญการพิเศษ", "เชี่ยวชาญ"})
_ONE_OF_A_KIND = frozenset({Post.EXECUTIVE, Post.CLERK, Post.LAO_FINANCE_HEAD})


@dataclass(frozen=True, slots=True)
class PaperFacts:
    """What the papers of one office draw on."""

    office: Office
    policy: Policy
    units: tuple[Unit, ...]
    people: tuple[Person, ...]
    groups: tuple[PrivilegeGroup, ...]
    today: date
    stand_ins: tuple[StandIn, ...] = ()
    letterhead: Letterhead = field(default_factory=Letterhead)
    wording: Wording = field(default_factory=original_wording)

    @property
    def office_unit(self) -> Unit:
        """The unit of kind LAO."""
        return next(unit for unit in self.units if unit.kind is UnitKind.LAO)

    def unit(self, unit_id: int) -> Unit:
        """The unit with that number."""
        return next(unit for unit in self.units if unit.id == unit_id)

    def holder(self, post: Post, unit_id: int | None = None, day: date | None = None) -> Person | None:
        """Who has the post on that day (today), in that unit or anywhere."""
        there = (each for each in self.people if each.post is post and not each.has_left(day or self.today))
        return next((each for each in there if unit_id is None or each.unit_id == unit_id), None)

    def stand_in(self, post: Post, unit_id: int, day: date) -> tuple[Person, StandIn] | None:
        """Who signs in place of the holder on that day; nobody who has left."""
        found = standing_in(self.stand_ins, post, unit_id, day)
        person = next((each for each in self.people if found is not None and each.id == found.person_id), None)
        return None if found is None or person is None or person.has_left(day) else (person, found)

    def number(self, kind: NumberedPaper, unit_id: int, dated: date | None = None, *, circulated: bool = False) -> str:
        """What stands after ที่ of a paper of that unit before the running number is written in."""
        told = self.office, self.unit(unit_id), kind, dated or self.today
        return self.letterhead.number(*told, circulated=circulated)

    def agency(self, unit_id: int) -> str:
        """ส่วนราชการ of a memo of that unit."""
        return self.letterhead.agency(self.office, self.unit(unit_id))


_Maker = Callable[[PaperFacts, RequestDraft, str, Person], Form1 | Form2 | CoverLetter]


def papers_of(facts: PaperFacts, draft: RequestDraft, number: str) -> tuple[Form1 | Form2 | CoverLetter, ...]:
    """The papers that the routing asks for, in its order."""
    person = next(each for each in facts.people if each.id == draft.person_id)
    makers: dict[PaperKind, _Maker] = {
        PaperKind.FORM1: form1,
        PaperKind.FORM2: form2,
        PaperKind.LETTER: cover_letter,
    }
    return tuple(makers[kind](facts, draft, number, person) for kind in route(person.post, draft.reason).documents)


def addressee(facts: PaperFacts, way: Route, unit_id: int) -> AddresseeOnScreen:
    """The post and the unit to which a request of that unit goes, in full, and who holds it."""
    if way.addressee is Addressee.DLA:
        return AddresseeOnScreen(DLA_HEAD, "")
    addressed = _addressed_unit(facts, way, unit_id)
    post = _head_post(facts, addressed)
    if instead := facts.stand_in(post, addressed, facts.today):
        person, stand_in = instead
        return AddresseeOnScreen(_post_in(facts, addressed), f"{person.name.full} ({stand_in.capacity.thai})")
    head = facts.holder(post, None if post in _ONE_OF_A_KIND else addressed)
    return AddresseeOnScreen(_post_in(facts, addressed), "" if head is None else head.name.full)


def form1(facts: PaperFacts, draft: RequestDraft, number: str, person: Person) -> Form1:
    """Form 1 to the Department (circular 1.1.1)."""
    return Form1(
        circular=circular_on_paper(facts.policy.circular),
        register_number=number,
        written_at=facts.office.full_name,
        dated=draft.dated,
        office=_office(facts.office),
        person=_person(facts, person),
        reason=_form1_reason(draft),
        other_reason=_other_reason(draft),
        former_username=draft.former_username,
        attachments=_attachments(person),
        clerk=official(facts, Post.CLERK, draft.dated),
        executive=official(facts, Post.EXECUTIVE, draft.dated),
    )


def form2(facts: PaperFacts, draft: RequestDraft, number: str, person: Person) -> Form2:
    """Form 2 to a head of finance (circular 1.1.2, 1.2.1, 1.2.2; for the file under 2)."""
    way = route(person.post, draft.reason)
    unit = facts.unit(person.unit_id)
    groups = {group.id: group for group in facts.groups}
    return Form2(
        circular=circular_on_paper(facts.policy.circular),
        register_number=number,
        written_at=facts.office.full_name if unit.kind is UnitKind.LAO else unit.name,
        dated=draft.dated,
        addressee=addressee(facts, way, person.unit_id).post,
        office=_office(facts.office),
        person=_person(facts, person),
        requester=_REQUESTERS.get(person.post, Form2Requester.LAO_USER),
        reason=_FORM2_REASONS[draft.reason],
        cause=_cause(draft) if draft.reason is Reason.CANNOT_SIGN_IN else "",
        groups=tuple(_group_line(groups[line.group_id], line) for line in draft.changes),
        former_username=draft.former_username,
        head=head_of_unit(facts, _addressed_unit(facts, way, person.unit_id), draft.dated),
    )


def cover_letter(facts: PaperFacts, draft: RequestDraft, number: str, person: Person) -> CoverLetter:
    """The official letter that carries Form 1 to the Department (circular 1.1.1)."""
    office, circular = facts.office, facts.policy.circular
    return CoverLetter(
        register_number=number,
        number=facts.number(NumberedPaper.LETTER, facts.office_unit.id, draft.dated),
        sender=facts.letterhead.sender(office),
        dated=draft.dated,
        subject=SUBJECT_RIGHTS if draft.reason is Reason.CHANGE_RIGHTS else SUBJECT,
        addressee=DLA_HEAD,
        references=(f"หนังสือ{circular.sender} ที่ {to_thai(circular.number)} ลงวันที่ {dates.official(circular.dated)}",),
        enclosures=_enclosures(person),
        body=_body(facts, draft, person),
        signatory=official(facts, Post.EXECUTIVE, draft.dated),
        owner_unit=office.finance_division,
        phone=office.phone,
        email=office.email,
        garuda=facts.letterhead.garuda,
    )


def due_list(facts: PaperFacts, lines: Iterable[TaskLine], on_paper: str) -> DueList:
    """Today's list; `on_paper` is the name over it, of the office or of one unit."""
    units = {unit.id: unit for unit in facts.units}
    rows = tuple(_due_row(line, units) for line in lines)
    return DueList(circular_on_paper(facts.policy.circular), on_paper, facts.today, rows)


def _due_row(line: TaskLine, units: dict[int, Unit]) -> DueRow:
    task: Task = line.task
    unit = units[task.unit_id]
    urgency = Urgency.DUE if task.days == 0 else _URGENCIES[task.severity]
    who = f"{line.who} ({line.detail})" if len(line.tasks) > 1 else line.who
    if line.who in {unit.short_name, unit.name}:
        who = ""  # the unit is told anyway, in full
    return DueRow(line.what, who, unit.name, task.due_on, line.when, task.clause, urgency)


def _body(facts: PaperFacts, draft: RequestDraft, person: Person) -> tuple[str, ...]:
    """Reason, wish and close, as the office words them."""
    circular = facts.policy.circular
    values = {
        "ผู้ออกหนังสือ": circular.sender,
        "ชื่อเรื่อง": to_thai_in_text(circular.title),
        "ข้อ": to_thai(route(person.post, draft.reason).clause),
        "ชื่อสำนักงาน": to_thai(facts.office.full_name),
        "ชื่อ": person.name.official,
        "ตำแหน่ง": to_thai(position_of(person)),
        "ความประสงค์": to_thai(_wish(draft)),
    }
    keys = (TextKey.LETTER_REASON, TextKey.LETTER_WISH, TextKey.LETTER_CLOSE)
    return tuple(part for key in keys for part in facts.wording.filled(key, values))


def _wish(draft: RequestDraft) -> str:
    """What is asked for and why; the circular is silent about a head's rights, who can sign in."""
    if draft.reason is Reason.CHANGE_RIGHTS:
        return "มีความจำเป็นต้องเปลี่ยนแปลงสิทธิการใช้งานในระบบ New e-LAAS จึงขอให้พิจารณาเปลี่ยนแปลงสิทธิการใช้งาน"
    return f"ไม่สามารถเข้าใช้งานในระบบ New e-LAAS ได้ เนื่องจาก{_cause(draft)} จึงขอรหัสผู้ใช้งานและรหัสผ่านใหม่"


def position_of(person: Person) -> str:
    """With the level: นักวิชาการเงินและบัญชีชำนาญการ, but ผู้อำนวยการกองคลัง ระดับต้น."""
    if _level(person) in _JOINED_LEVELS:
        return f"{person.position}{_level(person)}"
    level = _level(person)
    return f"{person.position} {level}" if "ระดับ" in level else f"{person.position} ระดับ{level}"


def _level(person: Person) -> str:
    """Without ระดับ before it: papers and texts say that word themselves."""
    return person.level.removeprefix("ระดับ").strip()


def _cause(draft: RequestDraft) -> str:
    if draft.cause is None:
        return "ได้รับแต่งตั้งใหม่ยังไม่มีรหัสผู้ใช้งาน"
    return draft.cause_text if draft.cause is Cause.OTHER else _CAUSES[draft.cause]


def _form1_reason(draft: RequestDraft) -> Form1Reason | None:
    # The circular is silent about a newly appointed head, and about a head's rights; the form has a box for each.
    if draft.reason is Reason.CHANGE_RIGHTS:
        return Form1Reason.OTHER
    if draft.reason is Reason.NEW_USER:
        return Form1Reason.NEWLY_APPOINTED
    return None if draft.cause is None else _FORM1_REASONS[draft.cause]


def _other_reason(draft: RequestDraft) -> str:
    if draft.reason is Reason.CHANGE_RIGHTS:
        return _RIGHTS
    return draft.cause_text if draft.cause is Cause.OTHER else ""


def _attachments(person: Person) -> tuple[Attachment, ...]:
    numbered = f"{_ORDER_COPY} {_order(person, dates.long)}" if person.appointed_by else _ORDER_COPY
    return Attachment(numbered, bool(person.appointed_by)), Attachment(_CARD_COPY)


def _enclosures(person: Person) -> tuple[Enclosure, ...]:
    order = (Enclosure(to_thai(f"สำเนาคำสั่ง{_order(person, dates.official)}")),) if person.appointed_by else ()
    return Enclosure(FORM1_ENCLOSED), *order, Enclosure(_CARD_COPY)


def _order(person: Person, written: Callable[[date], str]) -> str:
    dated = "" if person.appointed_on is None else f" ลงวันที่ {written(person.appointed_on)}"
    return f"ที่ {person.appointed_by}{dated}"


def _group_line(group: PrivilegeGroup, line: GroupChange) -> GroupLine:
    change = GroupChangeOnPaper(line.change.value)
    return GroupLine(group.name, change, line.duty, line.order_number, line.order_date)


def circular_on_paper(circular: Circular) -> CircularOnPaper:
    """The circular as papers name it."""
    return CircularOnPaper(circular.number, circular.dated)


def _office(office: Office) -> OfficeOnPaper:
    return OfficeOnPaper(
        office.full_name, office.office_type.thai, office.district, office.province, office.phone, office.email
    )


def _person(facts: PaperFacts, person: Person) -> PersonOnPaper:
    unit = facts.unit(person.unit_id)
    of_office = person.division or facts.office.finance_division
    below = " ".join(part for part in (person.division, unit.name) if part)
    return PersonOnPaper(
        full_name=person.name.official,
        national_id=person.national_id,
        position=person.position,
        level=_level(person),
        unit=of_office if unit.kind is UnitKind.LAO else below,
        mobile=person.phone,
        email=person.email,
        order_number=person.appointed_by,
        order_date=person.appointed_on,
        in_post_since=person.in_post_since,
    )


def head_of_unit(facts: PaperFacts, unit_id: int, day: date | None = None) -> Signatory:
    """The head of finance of that unit, or who stands in on that day (today), with the post in full.

    Without a name where nobody holds the post.
    """
    return _signatory(facts, _head_post(facts, unit_id), unit_id, _post_in(facts, unit_id), day or facts.today)


def user_on_paper(facts: PaperFacts, person: Person, account: Account | None) -> UserOnPaper:
    """A user of New e-LAAS as lists name one."""
    unit = facts.unit(person.unit_id)
    of_office = person.division or facts.office.finance_division
    where = of_office if unit.kind is UnitKind.LAO else unit.name
    return UserOnPaper(person.name.official, position_of(person), where, "" if account is None else account.username)


def _addressed_unit(facts: PaperFacts, way: Route, unit_id: int) -> int:
    return unit_id if way.addressee is Addressee.SUBUNIT_FINANCE_HEAD else facts.office_unit.id


def _head_post(facts: PaperFacts, unit_id: int) -> Post:
    return Post.LAO_FINANCE_HEAD if facts.unit(unit_id).kind is UnitKind.LAO else Post.SUBUNIT_FINANCE_HEAD


def _post_in(facts: PaperFacts, unit_id: int) -> str:
    """The post and its unit in full: a title of the office's own stands right before the unit, unless it names it.

    The circular's general word for the post takes ของ, as in the circular.
    """
    unit = facts.unit(unit_id)
    place = facts.office.full_name if unit.kind is UnitKind.LAO else unit.name
    if unit.head_title in {"", FINANCE_HEAD}:
        return f"{FINANCE_HEAD}ของ{place}"
    return unit.head_title if unit.head_title.endswith(place) else f"{unit.head_title}{place}"


def official(facts: PaperFacts, post: Post, day: date | None = None) -> Signatory:
    """The executive or the clerk, or who stands in on that day (today), who signs for the office."""
    return _signatory(facts, post, facts.office_unit.id, _office_post(facts, post), day or facts.today)


def _office_post(facts: PaperFacts, post: Post) -> str:
    kind = facts.office.office_type
    title = kind.executive if post is Post.EXECUTIVE else kind.clerk
    place = "" if kind is OfficeType.PATTAYA else f"{_TOWN_KINDS.get(kind, '')}{facts.office.name}"
    return f"{title}{place}"


def _signatory(facts: PaperFacts, post: Post, unit_id: int, position: str, day: date) -> Signatory:
    """Who signs for a post on a day: whoever stands in for the holder, or the holder, or nobody by name."""
    if instead := facts.stand_in(post, unit_id, day):
        person, stand_in = instead
        return Signatory(person.name.official, position, f"{own_post(facts, person)} {stand_in.capacity.thai}")
    holder = facts.holder(post, None if post in _ONE_OF_A_KIND else unit_id, day)
    return Signatory("" if holder is None else holder.name.official, position)


def own_post(facts: PaperFacts, person: Person) -> str:
    """What somebody is who signs in another's place; the level of an executive post is not told there."""
    if person.post in {Post.EXECUTIVE, Post.CLERK}:
        return _office_post(facts, person.post)
    return position_of(person) if _level(person) in _JOINED_LEVELS else person.position
