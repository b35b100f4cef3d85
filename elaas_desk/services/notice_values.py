"""From the register's values to reminders, slips with a first password, and the memo to the clerk."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypedDict

from elaas_desk.domain.accounts import Account
from elaas_desk.domain.governance_papers import ClauseOnPaper
from elaas_desk.domain.letterhead import NumberedPaper
from elaas_desk.domain.notice_papers import LateCount, LateMemo, LateRow, PasswordSlip, Reminder, ReminderAbout
from elaas_desk.domain.offices import UnitKind
from elaas_desk.domain.papers import Signatory
from elaas_desk.domain.people import Person, Post
from elaas_desk.domain.tasks import Severity
from elaas_desk.domain.texts import TextKey
from elaas_desk.services.paper_values import (
    PaperFacts,
    circular_on_paper,
    head_of_unit,
    official,
    user_on_paper,
)
from elaas_desk.services.paper_words import day_words, reference, user_words
from elaas_desk.services.views import TaskLine
from elaas_desk.thai.digits import to_thai

_RULES = {ReminderAbout.PASSWORD: ("3.4.1",), ReminderAbout.ACKNOWLEDGEMENT: ("3.1", "3.2", "3.3")}
_TEXTS = {
    ReminderAbout.PASSWORD: TextKey.REMINDER_PASSWORD,
    ReminderAbout.ACKNOWLEDGEMENT: TextKey.REMINDER_ACKNOWLEDGEMENT,
}


@dataclass(frozen=True, slots=True)
class Reminded:
    """Somebody to be reminded, and how it stands with what is due."""

    person: Person
    account: Account
    due_on: date | None
    days: int | None
    """Today minus that day; both are None where the day is not known, which counts as due."""


class _MemoHead(TypedDict):
    agency: str
    phone: str
    number: str
    garuda: bytes


def reminder(facts: PaperFacts, about: ReminderAbout, reminded: Reminded, until: date) -> Reminder:
    """The notice to one user (circular 3.4.2, or 3.1 to 3.3), from the head of finance of the unit."""
    person = reminded.person
    user = user_on_paper(facts, person, reminded.account)
    changed_on = reminded.account.password_changed_on if about is ReminderAbout.PASSWORD else None
    words = {
        **user_words(user),
        "หนังสือสั่งการ": reference(facts),
        "วันที่เปลี่ยนล่าสุด": day_words(changed_on),
        "วันครบกำหนด": day_words(reminded.due_on),
        "จำนวนวันที่เลย": to_thai(max(0, reminded.days or 0)),
        "กำหนดเวลา": _deadline(about, reminded),
        "ให้เสร็จภายใน": day_words(until),
    }
    return Reminder(
        circular=circular_on_paper(facts.policy.circular),
        about=about,
        **_memo_head(facts, person.unit_id),
        dated=facts.today,
        user=user,
        changed_on=changed_on,
        due_on=reminded.due_on,
        standing=_standing(about, reminded),
        until=until,
        body=facts.wording.filled(_TEXTS[about], words),
        clauses=_clauses(facts, *_RULES[about]),
        head=head_of_unit(facts, person.unit_id),
    )


def password_slip(facts: PaperFacts, person: Person, account: Account | None, password: str) -> PasswordSlip:
    """The slip that carries a first password (circular 3.3)."""
    unit = facts.unit(person.unit_id)
    user = user_on_paper(facts, person, account)
    of_office = unit.kind is UnitKind.LAO
    sender = facts.office.finance_division if of_office else unit.name
    words = {"ชื่อ": user.full_name, "ชื่อผู้ใช้งาน": user_words(user)["ชื่อผู้ใช้งาน"], "หน่วยงานคลัง": to_thai(sender)}
    return PasswordSlip(
        circular=circular_on_paper(facts.policy.circular),
        office_name=facts.office.full_name if of_office else unit.name,
        dated=facts.today,
        user=user,
        password=password,
        advice=facts.wording.filled(TextKey.PASSWORD_SLIP, words),
        clauses=_clauses(facts, "3.4.1", "3.1", "3.2", "3.3"),
    )


def late_memo(facts: PaperFacts, lines: Sequence[TaskLine], unit_id: int, *, with_soon: bool) -> LateMemo:
    """The memo on what is late, to the clerk; that of a subordinate unit leaves the addressee to be written."""
    of_office = facts.unit(unit_id).kind is UnitKind.LAO
    late = [line for line in lines if line.task.severity is Severity.LATE]
    soon = [line for line in lines if line.task.severity is not Severity.LATE] if with_soon else []
    words = {
        "หนังสือสั่งการ": reference(facts),
        "หน่วยงานคลัง": to_thai(facts.office.finance_division if of_office else facts.unit(unit_id).name),
        "ชื่อสำนักงาน": to_thai(facts.office.full_name),
        "วันที่": day_words(facts.today),
        "จำนวนเรื่อง": to_thai(f"{sum(len(line.tasks) for line in late):,}"),
    }
    clerk = official(facts, Post.CLERK) if of_office else Signatory()
    return LateMemo(
        circular=circular_on_paper(facts.policy.circular),
        **_memo_head(facts, unit_id),
        dated=facts.today,
        addressee=clerk.position,
        opening=facts.wording.filled(TextKey.MEMO_OPENING, words),
        counts=_counts(late),
        rows=tuple(_row(facts, line) for line in late),
        soon=tuple(_row(facts, line) for line in soon),
        proposal=facts.wording.filled(TextKey.MEMO_PROPOSAL, words),
        head=head_of_unit(facts, unit_id),
        clerk=clerk,
    )


def _memo_head(facts: PaperFacts, unit_id: int) -> _MemoHead:
    """What stands over the memos of a unit."""
    return _MemoHead(
        agency=facts.agency(unit_id),
        phone=facts.office.phone if facts.unit(unit_id).kind is UnitKind.LAO else "",
        number=facts.number(NumberedPaper.MEMO, unit_id),
        garuda=facts.letterhead.garuda,
    )


def _clauses(facts: PaperFacts, *numbers: str) -> tuple[ClauseOnPaper, ...]:
    return tuple(ClauseOnPaper(number, facts.policy.clauses[number].text) for number in numbers)


def _deadline(about: ReminderAbout, reminded: Reminded) -> str:
    """How it stands, as part of a sentence."""
    if reminded.due_on is None or reminded.days is None:
        return _UNKNOWN[about]
    day = day_words(reminded.due_on)
    if reminded.days > 0:
        return f"ครบกำหนดเมื่อวันที่ {day} เลยกำหนดมาแล้ว {to_thai(reminded.days)} วัน"
    return "ครบกำหนดในวันนี้" if reminded.days == 0 else f"จะครบกำหนดในวันที่ {day} (อีก {to_thai(-reminded.days)} วัน)"


_UNKNOWN = {
    ReminderAbout.PASSWORD: "ไม่ปรากฏวันที่เปลี่ยนครั้งล่าสุด จึงถือว่าครบกำหนดเปลี่ยนแล้ว",
    ReminderAbout.ACKNOWLEDGEMENT: "จึงถือว่าครบกำหนดแล้ว",
}


def _standing(about: ReminderAbout, reminded: Reminded) -> str:
    """How it stands, on a line of its own."""
    if reminded.days is None:
        return "ไม่ปรากฏวันที่ ถือว่าครบกำหนดแล้ว" if about is ReminderAbout.PASSWORD else ""
    if reminded.days > 0:
        return f"เลยกำหนดมาแล้ว {reminded.days} วัน"
    return "ครบกำหนดวันนี้" if reminded.days == 0 else f"อีก {-reminded.days} วัน"


def _counts(late: Sequence[TaskLine]) -> tuple[LateCount, ...]:
    """How much of each kind, in the order of the list; a row may stand for several people."""
    found: Counter[tuple[str, str]] = Counter()
    for line in late:
        found[line.what, line.task.clause] += len(line.tasks)
    return tuple(LateCount(what, clause, count) for (what, clause), count in found.items())


def _row(facts: PaperFacts, line: TaskLine) -> LateRow:
    task, unit = line.task, facts.unit(line.task.unit_id)
    several = len(line.tasks) > 1
    who = f"{line.who} ({line.detail})" if several else line.who
    if line.who in {unit.short_name, unit.name}:
        who = ""  # the unit is told anyway, in full
    return LateRow(line.what, who, unit.name, line.when, task.due_on, task.clause, task.severity is Severity.LATE)
