"""What stands in the pane of one person: groups with their reason, duties, and the time line."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from operator import attrgetter

from elaas_desk.domain.accounts import Account, Membership, PrivilegeGroup
from elaas_desk.domain.acknowledgements import Acknowledgement, sheets
from elaas_desk.domain.attachments import SignedPaper
from elaas_desk.domain.conflicts import conflicts_in_use, conflicts_of
from elaas_desk.domain.people import VIEW_ONLY_POSTS, LeaveReason, Person
from elaas_desk.domain.requests import PaperKind, RequestState
from elaas_desk.domain.rights import Verdict, judge, lacked
from elaas_desk.domain.situation import NONE, asked_for
from elaas_desk.persistence.audit import AuditLine
from elaas_desk.persistence.unit_of_work import UnitOfWork
from elaas_desk.services.leaving import DUTIES_ENDED, LEAVE_WITHDRAWN
from elaas_desk.services.task_lines import LEAVE_REASONS
from elaas_desk.services.views import Event, HeldClash, HeldDuty, HeldGroup, SignedSheet
from elaas_desk.thai import dates
from elaas_desk.thai.collation import sort_key
from elaas_desk.thai.digits import to_thai

STATE_WORDS = {
    RequestState.DRAFT: "ทำร่าง",
    RequestState.PRINTED: "พิมพ์แล้ว",
    RequestState.SIGNED: "ลงนามแล้ว",
    RequestState.SENT: "ส่งแล้ว",
    RequestState.DONE: "ดำเนินการแล้ว",
    RequestState.REFUSED: "ไม่อนุมัติ",
    RequestState.WITHDRAWN: "ยกเลิก",
}
_WRONG = {
    Verdict.NO_DUTY: "ไม่มีคำสั่งมอบหมายรองรับ",
    Verdict.MORE_THAN_VIEWING: "ทำได้มากกว่าดูรายงาน",
    Verdict.ENDED: "กลุ่มนี้เลิกใช้แล้ว",
    Verdict.NOT_TIED: "กลุ่มนี้ยังไม่ผูกกับหน้าที่",
}
_SIGNED = "ลงนามรับทราบข้อ ๓.๑ ถึง ๓.๔"
_SENT = {
    PaperKind.REMINDER: "ออกหนังสือแจ้งเตือน",
    PaperKind.PASSWORD_SLIP: "ออกใบแจ้งรหัสผ่าน ไม่เก็บรหัสผ่าน",
}
_NOTES = {LEAVE_WITHDRAWN: "ยกเลิกการพ้นหน้าที่ที่บันทึกไว้:", DUTIES_ENDED: "หน้าที่บางอย่างสิ้นสุด ยังปฏิบัติงานที่นี่:"}


def held_duties(work: UnitOfWork, person_id: int, today: date) -> tuple[HeldDuty, ...]:
    """The person's duties, those in force first, then the newest order first."""
    names = {duty.id: duty for duty in work.duties.all()}
    found = [
        HeldDuty(names[each.duty_id], each, each.holds(today))
        for each in work.assignments.all()
        if each.person_id == person_id
    ]
    return tuple(sorted(found, key=lambda each: (not each.in_force, -each.assignment.starts_on.toordinal())))


def held_groups(
    work: UnitOfWork, person: Person, account: Account | None, duties: Sequence[HeldDuty], today: date
) -> tuple[HeldGroup, ...]:
    """The groups held today, those without a ground first, then in Thai order."""
    if account is None:
        return ()
    groups = {group.id: group for group in work.groups.all()}
    found = [
        held_group(groups[each.group_id], each, person, duties, today)
        for each in work.memberships.of_account(account.id)
        if each.holds(today)
    ]
    return tuple(sorted(found, key=lambda each: (each.justified, sort_key(each.group.name))))


def held_clashes(work: UnitOfWork, person: Person, held: Sequence[HeldGroup], today: date) -> tuple[HeldClash, ...]:
    """The groups held that must not be held together (4.1), those without an exception first."""
    groups = {each.group.id: each.group for each in held}
    conflicts = conflicts_in_use(work.conflicts.all(), groups.values(), today)
    clashes = conflicts_of(groups, conflicts, work.exceptions.all(), person.id, today)
    found = [HeldClash(groups[each.conflict.first_id], groups[each.conflict.second_id], each) for each in clashes]
    return tuple(sorted(found, key=lambda each: each.clash.is_excepted))


def lacked_groups(
    work: UnitOfWork, person: Person, held: Sequence[HeldGroup], duties: Sequence[HeldDuty], today: date
) -> dict[int, tuple[PrivilegeGroup, ...]]:
    """By duty in force: the groups that it needs and that the person is neither in nor has asked for (4.1)."""
    if person.post in VIEW_ONLY_POSTS or person.has_left(today):
        return {}
    has = {each.group.id for each in held} | asked_for(work.requests.all()).get(person.id, NONE)
    return lacked({each.duty.id for each in duties if each.in_force}, has, work.groups.all(), today)


def signatures(work: UnitOfWork, person: Person) -> tuple[SignedSheet, ...]:
    """What the person signed for clauses 3.1 to 3.4, the newest first."""
    mine = sorted(work.acknowledgements.of_person(person.id), key=attrgetter("signed_on", "id"), reverse=True)
    sheet_of = sheets(work.acknowledgements.all()) if mine else {}
    return tuple(_signed(work, each, sheet_of[each.id]) for each in mine)


def _signed(work: UnitOfWork, signature: Acknowledgement, sheet_id: int) -> SignedSheet:
    scans = work.attachments.of_acknowledgement(sheet_id)
    return SignedSheet(signature, SignedPaper(acknowledgement_id=sheet_id), scans)


def timeline(work: UnitOfWork, person: Person) -> tuple[Event, ...]:
    """Everything that happened to the person, newest first."""
    events = [
        *_person_events(work, person),
        *_duty_events(work, person.id),
        *_exception_events(work, person.id),
        *_request_events(work, person.id),
        *_paper_events(work, person.id),
        *(event for account in work.accounts.of_person(person.id) for event in _account_events(work, account)),
    ]
    return tuple(sorted(events, key=lambda event: event.on)[::-1])  # of one day the later step comes first


def held_group(
    group: PrivilegeGroup, membership: Membership, person: Person, duties: Sequence[HeldDuty], today: date
) -> HeldGroup:
    """A group that the person is in, with what justifies it or what is wrong with it, in words."""
    in_force = [duty for duty in duties if duty.in_force]
    verdict = judge(group, person.post, {duty.duty.id for duty in in_force}, today)
    orders = [f"คำสั่งที่ {to_thai(duty.assignment.order_number)}" for duty in in_force if duty.duty.id in group.duty_ids]
    reasons = [*(order for order in dict.fromkeys(orders) if order not in membership.why), membership.why]
    said = " · ".join(reason for reason in (*reasons, _WRONG.get(verdict, "")) if reason)
    return HeldGroup(group, membership, verdict.is_good, said)


@dataclass(frozen=True, slots=True)
class _Trace:
    """The log of one row: who set which value."""

    lines: tuple[tuple[AuditLine, dict[str, object]], ...]

    def by(self, name: str, value: date) -> str:
        """Who last set the column to that day; empty when the log does not say."""
        return next((line.who for line, after in reversed(self.lines) if after.get(name) == value.isoformat()), "")

    def days(self, name: str) -> Iterator[tuple[date, str]]:
        """Each day that the column was ever set to, and by whom."""
        for line, after in self.lines:
            value = after.get(name)
            if isinstance(value, str):
                yield date.fromisoformat(value), line.who


def _trace(work: UnitOfWork, subject: str, subject_id: int) -> _Trace:
    lines = work.audit.of_subject(subject, subject_id)
    return _Trace(tuple((line, json.loads(line.after) if line.after else {}) for line in lines))


def _person_events(work: UnitOfWork, person: Person) -> Iterator[Event]:
    trace = _trace(work, "people", person.id)
    if person.in_post_since is not None:
        since = person.in_post_since
        yield Event(since, f"เริ่มดำรงตำแหน่ง{person.position}", trace.by("in_post_since", since))
    yield from _signing_events(work, person, trace)
    yield from _leaving_events(work, person, trace)


def _paper_events(work: UnitOfWork, person_id: int) -> Iterator[Event]:
    """What was sent to the person; papers of a request are told with it."""
    for each in work.documents.of_person(person_id):
        if each.kind in _SENT:
            yield Event(each.issued_at.date(), _SENT[each.kind], each.issued_by)


def _signing_events(work: UnitOfWork, person: Person, trace: _Trace) -> Iterator[Event]:
    """Each signature; one that was recorded before the register kept them singly stands with the person."""
    known = work.acknowledgements.of_person(person.id)
    for each in known:
        yield Event(each.signed_on, _SIGNED, each.recorded_by)
    signed = person.acknowledged_on
    if signed is not None and signed not in {each.signed_on for each in known}:
        yield Event(signed, _SIGNED, trace.by("acknowledged_on", signed))


def _leaving_events(work: UnitOfWork, person: Person, trace: _Trace) -> Iterator[Event]:
    for each in work.departures.all():
        if each.person_id == person.id:
            yield Event(each.last_day, _last_day(each.reason, each.order), trace.by("last_day", each.last_day))
            kept = _trace(work, "departures", each.id)
            yield Event(each.returned_on, "กลับมาปฏิบัติหน้าที่", kept.by("returned_on", each.returned_on))
    if person.last_day is not None:
        told = _last_day(person.leave_reason, person.leave_order)
        yield Event(person.last_day, told, trace.by("last_day", person.last_day))
    for line, after in trace.lines:
        if line.what in _NOTES:
            yield Event(line.at.date(), f"{_NOTES[line.what]} {after.get('detail', '')}".strip(), line.who)


def _last_day(reason: LeaveReason | None, order: str) -> str:
    why = "" if reason is None else f" {LEAVE_REASONS[reason]}"
    return f"วันสุดท้ายในหน้าที่{why}" + (f" คำสั่งที่ {to_thai(order)}" if order else "")


def _duty_events(work: UnitOfWork, person_id: int) -> Iterator[Event]:
    names = {duty.id: duty.name for duty in work.duties.all()}
    for each in work.assignments.all():
        if each.person_id != person_id:
            continue
        trace, order = _trace(work, "duty_assignments", each.id), to_thai(each.order_number)
        acting = " (รักษาราชการแทน)" if each.acting else ""
        what = f"ได้รับมอบหมาย{names[each.duty_id]}{acting} ตามคำสั่งที่ {order}"
        yield Event(each.starts_on, what, trace.by("starts_on", each.starts_on))
        if each.ends_on is not None:
            yield Event(each.ends_on, f"วันสุดท้ายของ{names[each.duty_id]}", trace.by("ends_on", each.ends_on))


def _exception_events(work: UnitOfWork, person_id: int) -> Iterator[Event]:
    pairs = {each.id: each for each in work.conflicts.all()}
    names = {group.id: group.name for group in work.groups.all()}
    for each in work.exceptions.all():
        if each.person_id == person_id:
            pair, until = pairs[each.conflict_id], dates.short(each.ends_on)
            both = f"{names[pair.first_id]} × {names[pair.second_id]}"
            trace = _trace(work, "conflict_exceptions", each.id)
            what = f"ยกเว้นให้อยู่คู่กัน {both} ถึง {until} ผู้อนุญาต {each.given_by}"
            yield Event(each.starts_on, what, trace.by("starts_on", each.starts_on))


def _request_events(work: UnitOfWork, person_id: int) -> Iterator[Event]:
    for request in work.requests.all():
        if request.draft.person_id == person_id:
            for step in request.steps:
                what = f"คำขอที่ {to_thai(request.number)} {STATE_WORDS[step.state]}"
                yield Event(step.day, what, step.by)


def _account_events(work: UnitOfWork, account: Account) -> Iterator[Event]:
    trace = _trace(work, "accounts", account.id)
    if account.opened_on is not None:
        yield Event(account.opened_on, f"เปิดบัญชี {account.username}", trace.by("opened_on", account.opened_on))
    for on, by in trace.days("password_changed_on"):
        yield Event(on, "เปลี่ยนรหัสผ่าน", by)
    if account.closed_on is not None:
        yield Event(account.closed_on, f"ปิดบัญชี {account.username}", trace.by("closed_on", account.closed_on))
    groups = {group.id: group.name for group in work.groups.all()}
    for each in work.memberships.of_account(account.id):
        of_group = _trace(work, "memberships", each.id)
        yield Event(each.since, f"เข้ากลุ่ม{groups[each.group_id]}", of_group.by("since", each.since))
        if each.until is not None:
            yield Event(each.until, f"ถอดออกจากกลุ่ม{groups[each.group_id]}", of_group.by("until", each.until))
