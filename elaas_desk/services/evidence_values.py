"""From the register to what stands in the evidence pack of a span of days (circular 1 to 4)."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from elaas_desk.domain import evidence_papers as pack
from elaas_desk.domain.accounts import Account, KnownBy, Membership
from elaas_desk.domain.acknowledgements import sheets
from elaas_desk.domain.attachments import Attachment, MediaType
from elaas_desk.domain.facts import Facts
from elaas_desk.domain.governance_papers import AuditHead
from elaas_desk.domain.history import (
    PasswordChange,
    Span,
    UserThen,
    removals_in,
    requests_in,
    reviews_in,
    users_at,
)
from elaas_desk.domain.leaving import removal_times
from elaas_desk.domain.offices import Unit
from elaas_desk.domain.papers import CircularOnPaper
from elaas_desk.domain.people import Person
from elaas_desk.domain.removals import Removal, RemovalOrigin
from elaas_desk.domain.requests import AccessRequest, IssuedDocument
from elaas_desk.domain.review_rows import Decision
from elaas_desk.domain.reviews import Review
from elaas_desk.persistence.audit import AuditVerdict
from elaas_desk.persistence.unit_of_work import UnitOfWork
from elaas_desk.services.removal_records import removal_key
from elaas_desk.thai.collation import sort_key

_ORIGINS: Mapping[RemovalOrigin, str] = {
    RemovalOrigin.LEAVING: "พ้นจากหน้าที่",
    RemovalOrigin.REVIEW: "ผลการสอบทาน",
    RemovalOrigin.REQUEST: "ตามคำขอ",
    RemovalOrigin.GROUP_RETIRED: "เลิกใช้กลุ่ม",
    RemovalOrigin.RECORD: "บันทึกในทะเบียน",
}
_SIGNED_REQUEST = "แบบคำขอที่ลงนามแล้ว"
_SIGNED_RULES = "ใบรับทราบที่ลงนามแล้ว"
_REVIEW_REPORT = "รายงานผลการสอบทาน"
_SIGNED_REPORT = "รายงานผลการสอบทานที่ลงนามแล้ว"

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class PackHead:
    """What the cover of a pack says, besides what the register holds."""

    circular: CircularOnPaper
    office_name: str
    span: Span
    made_on: date
    made_by: str
    chain: AuditVerdict


@dataclass(frozen=True, slots=True)
class _Names:
    """Who and where stands behind the numbers."""

    units: Mapping[int, Unit]
    people: Mapping[int, Person]

    @classmethod
    def of(cls, facts: Facts, unit_ids: Collection[int]) -> _Names:
        """Those of the units that are asked for."""
        return cls(
            {unit.id: unit for unit in facts.units if unit.id in unit_ids},
            {person.id: person for person in facts.people if person.unit_id in unit_ids},
        )

    def unit(self, unit_id: int) -> str:
        """The short name, since it stands on each row."""
        return self.units[unit_id].short_name or self.units[unit_id].name

    def unit_of(self, person: Person) -> str:
        """The unit of a person."""
        return self.unit(person.unit_id)

    def order(self, person: Person) -> tuple[int, tuple[str, str, str]]:
        """Unit by unit, and in each in Thai order."""
        return person.unit_id, sort_key(person.name.without_title)


def evidence_pack(work: UnitOfWork, head: PackHead, unit_ids: Collection[int]) -> pack.EvidencePack:
    """Everything of those units in the span."""
    facts = work.facts()
    names, span = _Names.of(facts, unit_ids), head.span
    every = len(names.units) == len(facts.units)
    return pack.EvidencePack(
        circular=head.circular,
        office_name=head.office_name,
        first=span.first,
        last=span.last,
        made_on=head.made_on,
        chain=_chain(head),
        units=() if every else tuple(unit.name for unit in names.units.values()),
        made_by=head.made_by,
        users_at_start=_users(users_at(facts, span.first, unit_ids), names),
        users_at_end=_users(users_at(facts, span.last, unit_ids), names),
        requests=_requests(work, requests_in(facts.requests, span), names),
        acknowledgements=_acknowledgements(work, span, names),
        password_changes=_password_changes(work, facts.accounts, span, names),
        reviews=_reviews(work, facts, span, names),
        removals=_removals(work, facts, span, names),
        times=removal_times(
            names.people.values(),
            [each for each in facts.departures if each.person_id in names.people],
            facts.accounts,
            facts.memberships,
            span.first,
            span.last,
            head.made_on,
        ),
    )


def password_changes(work: UnitOfWork) -> tuple[PasswordChange, ...]:
    """Every change that the log tells of, in the order of the records; of one day and account the last record counts.

    A line of the log holds only what it changed, so that what it does not name is as it was before.
    """
    found: dict[tuple[int, date], PasswordChange] = {}
    now: dict[int, dict[str, str | None]] = {}
    for line in work.audit.of_kind("accounts", "password_"):
        if line.subject_id is None or line.after is None:
            continue
        held = now.setdefault(line.subject_id, {})
        held.update({name: value for name, value in json.loads(line.after).items() if name.startswith("password_")})
        day, known = held.get("password_changed_on"), held.get("password_known_by")
        if day is not None:
            changed_on = date.fromisoformat(day)
            known_by = None if known is None else KnownBy(known)
            change = PasswordChange(line.subject_id, changed_on, known_by, line.at, line.who)
            found[line.subject_id, changed_on] = change
    return tuple(found.values())


def _chain(head: PackHead) -> pack.ChainCheck:
    verdict = head.chain
    last = AuditHead(verdict.head.lines, verdict.head.mac.hex())
    return pack.ChainCheck(verdict.intact, verdict.lines, last, head.made_on, verdict.broken_at)


def _users(users: Iterable[UserThen], names: _Names) -> tuple[pack.UserThen, ...]:
    return tuple(
        pack.UserThen(
            names.unit_of(user.person),
            user.person.name.full,
            user.person.position,
            user.account.username,
            tuple(sorted((group.name for group, _ in user.groups), key=sort_key)),
        )
        for user in sorted(users, key=lambda each: names.order(each.person))
    )


def _requests(work: UnitOfWork, requests: Iterable[AccessRequest], names: _Names) -> tuple[pack.RequestInPack, ...]:
    scans = _by(work.attachments.all(), lambda each: each.request_id)
    return tuple(
        pack.RequestInPack(
            each.number,
            names.unit_of(names.people[each.draft.person_id]),
            names.people[each.draft.person_id].name.full,
            each.draft.reason,
            tuple(pack.RequestStep(step.state, step.day) for step in each.steps),
            _files(scans.get(each.id, ()), _SIGNED_REQUEST),
        )
        for each in requests
        if each.draft.person_id in names.people
    )


def _acknowledgements(work: UnitOfWork, span: Span, names: _Names) -> tuple[pack.AcknowledgementInPack, ...]:
    signed = work.acknowledgements.all()
    scans, sheet_of = _by(work.attachments.all(), lambda each: each.acknowledgement_id), sheets(signed)
    return tuple(
        pack.AcknowledgementInPack(
            names.unit_of(names.people[each.person_id]),
            names.people[each.person_id].name.full,
            each.circular,
            each.signed_on,
            _files(scans.get(sheet_of[each.id], ()), _SIGNED_RULES),
        )
        for each in signed
        if span.holds(each.signed_on) and each.person_id in names.people
    )


def _password_changes(
    work: UnitOfWork, accounts: Iterable[Account], span: Span, names: _Names
) -> tuple[pack.PasswordChange, ...]:
    of = {account.id: account for account in accounts if account.person_id in names.people}
    found = [each for each in password_changes(work) if each.account_id in of and span.holds(each.changed_on)]
    found.sort(key=lambda each: each.changed_on)
    return tuple(
        pack.PasswordChange(
            names.unit_of(names.people[of[each.account_id].person_id]),
            names.people[of[each.account_id].person_id].name.full,
            of[each.account_id].username,
            each.changed_on,
            each.known_by,
        )
        for each in found
    )


def _reviews(work: UnitOfWork, facts: Facts, span: Span, names: _Names) -> tuple[pack.ReviewInPack, ...]:
    scans = _by(work.attachments.all(), lambda each: each.review_id)
    reports = {each.id: each for each in work.documents.all()}
    ordered = _by(facts.removals, lambda each: each.review_id)
    return tuple(
        _review(work, each, names.unit(each.unit_id), len(ordered.get(each.id, ())), scans, reports)
        for each in reviews_in(facts.reviews, span)
        if each.unit_id in names.units
    )


def _review(
    work: UnitOfWork,
    review: Review,
    unit: str,
    removed: int,
    scans: Mapping[int, Sequence[Attachment]],
    reports: Mapping[int, IssuedDocument],
) -> pack.ReviewInPack:
    rows = work.review_rows.of_review(review.id)
    report = None if review.document_id is None else reports[review.document_id]
    issued = () if report is None else (_report(review, report),)
    return pack.ReviewInPack(
        unit,
        review.number,
        review.kind,
        review.started,
        review.signed_off,
        review.signed_by,
        len(rows) if rows else None,
        removed,
        sum(row.decision in {None, Decision.UNSURE} for row in rows),
        (*issued, *_files(scans.get(review.id, ()), _SIGNED_REPORT)),
    )


def _report(review: Review, report: IssuedDocument) -> pack.EvidenceFile:
    return pack.EvidenceFile(f"{_REVIEW_REPORT}ที่ {review.number}.pdf", report.sha256, MediaType.PDF, _REVIEW_REPORT)


def _removals(work: UnitOfWork, facts: Facts, span: Span, names: _Names) -> tuple[pack.RemovalInPack, ...]:
    """What was ordered or done, and what the register knows to have ended before removals were kept."""
    accounts = {account.id: account for account in facts.accounts if account.person_id in names.people}
    groups = {group.id: group.name for group in facts.groups}
    proved_on = {each.id: each.as_of for each in work.reports.all()}
    of_units = [each for each in facts.removals if each.unit_id in names.units]
    known = {(removal_key(each.username, each.group_name), each.done_on) for each in of_units}
    rows = [_removal(each, names, proved_on) for each in removals_in(of_units, span)]
    for each in facts.memberships:
        account = accounts.get(each.account_id)
        if account is None or not span.holds(each.until):
            continue
        if (removal_key(account.username, groups[each.group_id]), each.until) not in known:
            rows.append(_ended(each, account, groups[each.group_id], names))
    return tuple(sorted(rows, key=lambda row: (row.removed_on or date.max, row.unit, row.username, row.group)))


def _removal(removal: Removal, names: _Names, proved_on: Mapping[int, date]) -> pack.RemovalInPack:
    person = None if removal.person_id is None else names.people.get(removal.person_id)
    left = (
        None if person is None or removal.origin is not RemovalOrigin.LEAVING else person.last_day or removal.ordered_on
    )
    return pack.RemovalInPack(
        "" if removal.unit_id is None else names.unit(removal.unit_id),
        "" if person is None else person.name.full,
        removal.username,
        removal.group_name,
        _ORIGINS[removal.origin],
        left,
        removal.done_on,
        removal.proof,
        None if removal.proof_import_id is None else proved_on.get(removal.proof_import_id),
    )


def _ended(membership: Membership, account: Account, group: str, names: _Names) -> pack.RemovalInPack:
    person = names.people[account.person_id]
    left = (
        person.last_day if person.last_day is not None and (membership.until or date.min) >= person.last_day else None
    )
    return pack.RemovalInPack(
        names.unit_of(person),
        person.name.full,
        account.username,
        group,
        _ORIGINS[RemovalOrigin.RECORD if left is None else RemovalOrigin.LEAVING],
        left,
        membership.until,
    )


def _files(scans: Iterable[Attachment], what: str) -> tuple[pack.EvidenceFile, ...]:
    return tuple(pack.EvidenceFile(each.name, each.sha256, each.media, what) for each in scans)


def _by(values: Iterable[Value], number: Callable[[Value], int | None]) -> Mapping[int, Sequence[Value]]:
    found: dict[int, list[Value]] = {}
    for value in values:
        key = number(value)
        if key is not None:
            found.setdefault(key, []).append(value)
    return found
