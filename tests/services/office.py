"""A small office in a real encrypted register: one LAO, two schools, and somebody in every post."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path

import pytest

from elaas_desk.domain.accounts import Account, KnownBy, Membership, PrivilegeGroup
from elaas_desk.domain.actors import Actor, Role
from elaas_desk.domain.drafts import PersonDraft, UserDraft
from elaas_desk.domain.offices import Office, OfficeType, Unit, UnitKind
from elaas_desk.domain.people import Duty, DutyAssignment, Post
from elaas_desk.domain.policy import DEFAULT_POLICY, Policy, load_policy
from elaas_desk.domain.requests import AccessRequest, Change, GroupChange, Reason, RequestDraft, RequestState, Step
from elaas_desk.errors import Problem, UserError
from elaas_desk.paths import resource
from elaas_desk.persistence.audit import AuditLine
from elaas_desk.persistence.database import Database, create, open_register
from elaas_desk.persistence.keys import CredentialStore, DataKey
from elaas_desk.persistence.unit_of_work import UnitOfWork
from elaas_desk.services.desk import Desk
from elaas_desk.services.documents import Renderers
from elaas_desk.services.person_records import person_of
from elaas_desk.services.recovery import CONFIRMED
from elaas_desk.services.users import add_user
from elaas_desk.thai import national_id
from elaas_desk.thai.digits import to_thai
from forms_pdf import (
    acknowledgement,
    cover_letter,
    due_list,
    evidence_pack,
    form1,
    form2,
    group_list,
    late_memo,
    matrix,
    overlay,
    password_slip,
    recovery_sheet,
    reminder,
    removal_notice,
    review_report,
    user_list,
)

TODAY = date(2026, 11, 23)
OPENED = date(2026, 6, 1)
ROUNDS = 4
"""bcrypt's least cost: what it costs in earnest is not what these tests are about."""

PASSWORD = "Khlang#2570"
KEY = DataKey(bytes(range(32)))
RENDERERS = Renderers(
    form1=form1.render,
    form2=form2.render,
    letter=cover_letter.render,
    due_list=due_list.render,
    recovery_sheet=recovery_sheet.render,
    acknowledgement=acknowledgement.render,
    removal_notice=removal_notice.render,
    review_report=review_report.render,
    user_list=user_list.render,
    group_list=group_list.render,
    matrix=matrix.render,
    reminder=reminder.render,
    password_slip=password_slip.render,
    late_memo=late_memo.render,
    evidence_pack=evidence_pack.write,
    overlay=overlay.render,
)
_ID_NUMBERS = random.Random(2569)


class OneKey(CredentialStore):
    """A PC whose store holds the key of the register."""

    def works(self) -> bool:
        return True

    def get(self, register_id: str) -> DataKey | None:
        return KEY


@dataclass
class Clock:
    """The present moment, as a test sets it."""

    now: datetime = datetime(2026, 11, 23, 9, 41)  # noqa: DTZ001 - the office's own wall clock

    def __call__(self) -> datetime:
        return self.now

    def pass_by(self, **span: float) -> None:
        """Let time go by: days, hours, seconds …"""
        self.now += timedelta(**span)


@dataclass(frozen=True)
class Place:
    """The register's numbers of what one unit has."""

    unit: int
    user: int  # a person with an account in the group of payments, who has the duty for it
    account: int
    assignment: int
    newcomer: int  # a person without an account
    head: int
    draft: int  # a request of the user to be added to the group of supplies
    sent: int  # another one, to be taken out of the group of payments
    document: int = 0


@dataclass(frozen=True)
class OfficeIds:
    """The register's numbers of the whole office."""

    lao: Place
    school: Place
    nursery: Place
    finance_duty: int
    payments: int
    stores: int
    reports: int
    executive: int
    clerk: int


@cache
def policy() -> Policy:
    """The circular in force."""
    return load_policy(resource("policy", DEFAULT_POLICY))


def new_national_id() -> str:
    """An invented ID number that was not given before."""
    return national_id.generate(_ID_NUMBERS)


def person_draft(unit_id: int, post: Post, **values: object) -> PersonDraft:
    """Somebody who is in order."""
    draft = PersonDraft(
        "นางสาว",
        "กานดา",
        "ใจดี",
        new_national_id(),
        "นักวิชาการเงินและบัญชี",
        "ปฏิบัติการ",
        unit_id,
        post,
        in_post_since=date(2024, 10, 1),
        appointed_by="12/2567",
        appointed_on=date(2024, 9, 25),
    )
    return replace(draft, **values)  # type: ignore[arg-type]


def user_draft(**values: object) -> UserDraft:
    """A user of the program who is in order."""
    draft = UserDraft("malee", "นางมาลี สุขใจ", Role.REGISTRAR, 1, PASSWORD, PASSWORD)
    return replace(draft, **values)  # type: ignore[arg-type]


def actors(ids: OfficeIds) -> dict[Role, Actor]:
    """One user of each role; the head of a subordinate unit is the school's."""
    return {
        Role.LAO_HEAD: Actor(1, "นางสาวพิมพ์ชนก แก้วประเสริฐ", Role.LAO_HEAD, ids.lao.unit),
        Role.SUBUNIT_HEAD: Actor(2, "นางวิภา ทองคำ", Role.SUBUNIT_HEAD, ids.school.unit),
        Role.REGISTRAR: Actor(3, "นายธีรวัฒน์ บุญรอด", Role.REGISTRAR, ids.lao.unit),
        Role.AUDITOR: Actor(4, "นางอรุณี ศรีนวล", Role.AUDITOR, ids.lao.unit),
    }


def make_template(path: Path) -> OfficeIds:
    """Write the office into a new register and close it."""
    database = create(path, KEY)
    clock = Clock(datetime(2026, 10, 1, 9, 0))  # noqa: DTZ001
    founder = Actor(0, "ผู้ตั้งทะเบียน", Role.LAO_HEAD, 0)
    with database.work(founder, clock()) as work:
        ids = _fill(work, clock())
        work.settings.set(CONFIRMED, "yes")
        for actor in actors(ids).values():
            draft = UserDraft(f"user{actor.user_id}", actor.name, actor.role, actor.unit_id, PASSWORD, PASSWORD)
            add_user(work, draft, None, clock(), ROUNDS)
        work.commit()
    desk = Desk.over(database, policy(), Clock(), RENDERERS, ROUNDS)
    ids = _with_documents(desk, ids)
    desk.close()
    return ids


@contextmanager
def opened(template: Path, folder: Path, clock: Clock) -> Iterator[Desk]:
    """A copy of the template, open."""
    copy = folder / template.name
    shutil.copyfile(template, copy)
    desk = Desk.over(open_register(copy, KEY), policy(), clock, RENDERERS, ROUNDS)
    try:
        yield desk
    finally:
        desk.close()


def refusal(call: Callable[[], object]) -> UserError:
    """What the call was refused with."""
    with pytest.raises(UserError) as refused:
        call()
    return refused.value


def problem_of(call: Callable[[], object]) -> Problem:
    """What the call was refused for."""
    return refusal(call).problem


def audit_lines(database: Database) -> tuple[AuditLine, ...]:
    """All lines of the log, oldest first."""
    with database.work(Actor(0, "ผู้ตรวจ", Role.AUDITOR, 0), Clock()()) as work:
        return tuple(reversed(work.audit.lines(limit=100_000)))


def _fill(work: UnitOfWork, now: datetime) -> OfficeIds:
    work.office.save(
        Office(
            OfficeType.SUBDISTRICT,
            "บ้านใหม่",
            "เมืองสุพรรณบุรี",
            "สุพรรณบุรี",
            "199 หมู่ 4 ตำบลบ้านใหม่",
            "72000",
            "0 3551 2345",
            "khlang@baanmai.go.th",
            "สพ 72101",
        )
    )
    lao = work.units.add(Unit(0, UnitKind.LAO, "องค์การบริหารส่วนตำบลบ้านใหม่", "อบต.บ้านใหม่", "ผู้อำนวยการกองคลัง"))
    school = work.units.add(Unit(0, UnitKind.SUBORDINATE, "โรงเรียนอนุบาลบ้านใหม่"))
    nursery = work.units.add(Unit(0, UnitKind.SUBORDINATE, "ศูนย์พัฒนาเด็กเล็กบ้านใหม่"))
    duty = work.duties.add(Duty(0, "งานการเงิน"))
    supplies = work.duties.add(Duty(0, "งานพัสดุ"))
    payments = work.groups.add(PrivilegeGroup(0, "ผู้บันทึกฎีกา", duty_ids=frozenset({duty})))
    stores = work.groups.add(PrivilegeGroup(0, "เจ้าหน้าที่พัสดุ", duty_ids=frozenset({supplies})))
    reports = work.groups.add(PrivilegeGroup(0, "ดูรายงานผู้บริหาร", view_only=True))
    catalogue = (duty, payments, stores)
    return OfficeIds(
        lao=_place(work, lao, "lao", Post.LAO_FINANCE_HEAD, Post.LAO_USER, catalogue, now),
        school=_place(work, school, "school", Post.SUBUNIT_FINANCE_HEAD, Post.SUBUNIT_USER, catalogue, now),
        nursery=_place(work, nursery, "nursery", Post.SUBUNIT_FINANCE_HEAD, Post.SUBUNIT_USER, catalogue, now),
        finance_duty=duty,
        payments=payments,
        stores=stores,
        reports=reports,
        executive=work.people.add(
            person_of(
                person_draft(
                    lao,
                    Post.EXECUTIVE,
                    title="นาย",
                    first_name="สมหมาย",
                    last_name="ใจกล้า",
                    position="นายกองค์การบริหารส่วนตำบล",
                )
            )
        ),
        clerk=work.people.add(
            person_of(
                person_draft(
                    lao,
                    Post.CLERK,
                    title="นาย",
                    first_name="ประเสริฐ",
                    last_name="วงศ์ใหญ่",
                    position="ปลัดองค์การบริหารส่วนตำบล",
                )
            )
        ),
    )


def _place(
    work: UnitOfWork,
    unit: int,
    word: str,
    head_post: Post,
    user_post: Post,
    catalogue: tuple[int, int, int],
    now: datetime,
) -> Place:
    duty, payments, stores = catalogue
    head = work.people.add(person_of(person_draft(unit, head_post, first_name="พิมพ์ชนก", last_name="แก้วประเสริฐ")))
    user = work.people.add(
        person_of(person_draft(unit, user_post, title="นาย", first_name="กิตติศักดิ์", last_name="ศรีสุวรรณ"))
    )
    newcomer = work.people.add(person_of(person_draft(unit, user_post, first_name="น้ำผึ้ง", last_name="ชื่นใจ")))
    work.accounts.add(Account(0, head, f"{word}.head", OPENED, OPENED, KnownBy.TOLD))
    account = work.accounts.add(Account(0, user, f"{word}.user", OPENED, date(2026, 9, 1), KnownBy.SEEN))
    order = ("124/2569", date(2026, 5, 25), OPENED)
    assignment = work.assignments.add(DutyAssignment(0, user, duty, *order))
    work.memberships.add(Membership(0, account, payments, OPENED, why="คำสั่งที่ ๑๒๔/๒๕๖๙"))
    draft = RequestDraft(user, Reason.CHANGE_RIGHTS, TODAY, (GroupChange(stores, Change.ADD, "งานพัสดุ"),))
    leaving = replace(draft, changes=(GroupChange(payments, Change.REMOVE),))
    sent = (RequestState.DRAFT, RequestState.PRINTED, RequestState.SIGNED, RequestState.SENT)
    return Place(
        unit,
        user,
        account,
        assignment,
        newcomer,
        head,
        _request(work, to_thai(f"1{unit}/2570"), draft, (RequestState.DRAFT,), now),
        _request(work, to_thai(f"2{unit}/2570"), leaving, sent, now),
    )


def _request(
    work: UnitOfWork, number: str, draft: RequestDraft, states: tuple[RequestState, ...], now: datetime
) -> int:
    steps = tuple(Step(state, now, "ผู้ตั้งทะเบียน") for state in states)
    draft = replace(draft, number=number, dated=now.date())
    return work.requests.add(AccessRequest(0, number, draft, states[-1], steps))


def _with_documents(desk: Desk, ids: OfficeIds) -> OfficeIds:
    head = actors(ids)[Role.LAO_HEAD]

    def of(place: Place) -> Place:
        draft = RequestDraft(place.newcomer, Reason.NEW_USER, TODAY, (GroupChange(ids.payments, Change.ADD),))
        added = desk.requests.submit(head, draft)
        return replace(place, document=desk.documents.issue(head, added.id)[0].id)

    return replace(ids, lao=of(ids.lao), school=of(ids.school), nursery=of(ids.nursery))
