"""How a report is laid beside the users of a review: each into its pile, and who is in the report alone added.

The register's side is the snapshot: what was closed, moved or given since does not change what the report is compared
with. Accounts that were opened since are checked with the rest.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from elaas_desk.domain.accounts import Account, Membership, PrivilegeGroup
from elaas_desk.domain.facts import Facts
from elaas_desk.domain.group_names import GroupNames, group_names
from elaas_desk.domain.people import Person
from elaas_desk.domain.piles import Pile
from elaas_desk.domain.reconcile import reconcile
from elaas_desk.domain.reconcile_values import Difference, DifferenceKind, Entry
from elaas_desk.domain.report import Report, ReportRow
from elaas_desk.domain.review_rows import Flag, ReviewRow
from elaas_desk.domain.reviews import Review, ReviewKind
from elaas_desk.services.review_snapshot import Snapshot

GONE = "ไม่พบในรายงานฉบับนี้แล้ว"
"""Said of a user of a follow-up round whom the register never had."""

_WORDS: Mapping[DifferenceKind, str] = {
    DifferenceKind.SECOND_USERNAME: "มีอีกชื่อผู้ใช้คือ {register}",
    DifferenceKind.OTHER_USERNAME: "ทะเบียนใช้ชื่อ {register} New e-LAAS ใช้ {report}",
    DifferenceKind.CLOSED_ACCOUNT: "ทะเบียนปิดบัญชีนี้แล้ว",
    DifferenceKind.IN_NO_GROUP: "ไม่อยู่ในกลุ่มใด",
    DifferenceKind.OTHER_PERSON: "New e-LAAS ระบุชื่อ {report}",
    DifferenceKind.NAME: "New e-LAAS สะกดชื่อ {report}",
    DifferenceKind.UNIT: "New e-LAAS ระบุหน่วยงาน {report}",
    DifferenceKind.NOT_ACTIVE: "New e-LAAS ระบุสถานะ {report}",
    DifferenceKind.GROUP_NAME: "กลุ่ม {report} ชื่อใกล้เคียง {register}",
    DifferenceKind.TITLE: "New e-LAAS ใช้คำนำหน้า {report}",
    DifferenceKind.POSITION: "New e-LAAS ระบุตำแหน่ง {report}",
    DifferenceKind.USERNAME_CASE: "New e-LAAS เขียนชื่อผู้ใช้ {report}",
}
"""What a difference is called; the others are told by the pile, by a flag, or by the groups side by side."""

_FLAGS = {DifferenceKind.OTHER_PERSON: Flag.OTHER_PERSON, DifferenceKind.UNKNOWN_GROUP: Flag.UNKNOWN_GROUP}


@dataclass(frozen=True, slots=True)
class Laid:
    """What becomes of the users of a review."""

    kept: tuple[tuple[ReviewRow, ReviewRow], ...]  # as it was, and with what the report says; decisions untouched
    added: tuple[ReviewRow, ...]
    gone: tuple[int, ...]  # numbers of rows that the former report alone had


def laid_beside(
    facts: Facts,
    snapshot: Snapshot,
    review: Review,
    rows: Sequence[ReviewRow],
    report: Sequence[ReportRow],
    as_of: date,
) -> Laid:
    """The users with what the report of that day says of them; an empty one says nothing of anybody.

    A whole check also takes in who is in the report alone, and who got an account since it began; a small one and a
    follow-up are about their own users.
    """
    return _Laying(facts, snapshot, review, rows, report, as_of).laid()


class _Laying:
    """One report laid beside one review."""

    def __init__(
        self,
        facts: Facts,
        snapshot: Snapshot,
        review: Review,
        rows: Sequence[ReviewRow],
        report: Sequence[ReportRow],
        as_of: date,
    ) -> None:
        self._snapshot, self._review, self._rows = snapshot, review, rows
        self._whole = review.kind is ReviewKind.SIX_MONTHLY
        self._accounts = {each.id: each for each in facts.accounts}
        self._people = {each.id: each for each in facts.people}
        self._groups = {each.id: each for each in facts.groups}
        self._names = group_names({each.group for each in report}, facts.groups, as_of)
        self._since = tuple(snapshot.row(each, review.id) for each in self._opened_since()) if self._whole else ()
        then = _as_it_was(facts, (*rows, *self._since), review)
        everywhere = review.kind is ReviewKind.GROUP_RETIRED
        found = reconcile(then, Report(tuple(report)), as_of, None if everywhere else review.unit_id)
        entries = found.entries if report else ()
        alone = [entry for entry in entries if entry.pile is Pile.ONLY_IN_REPORT]
        self._alone = {_username(entry).casefold(): entry for entry in alone}
        self._entries = {
            entry.account.id: entry
            for entry in entries
            if entry.account is not None and entry.pile is not Pile.ONLY_IN_REPORT
        }

    def laid(self) -> Laid:
        """What becomes of each user."""
        after = [(row, self._after(row)) for row in self._rows]
        kept = tuple((row, now) for row, now in after if now is not None)
        gone = tuple(row.id for row, now in after if now is None)
        added = [self._beside(row) for row in self._since]
        if self._whole:
            known = {row.username.casefold() for row, _ in kept}
            added += [self._only_in_report(entry) for key, entry in self._alone.items() if key not in known]
        return Laid(kept, tuple(added), gone)

    def _after(self, row: ReviewRow) -> ReviewRow | None:
        """The row with what the report says; None for one that the former report alone had."""
        if row.pile is not Pile.ONLY_IN_REPORT:
            return self._beside(row)
        entry = self._alone.get(row.username.casefold())
        if entry is not None:
            return self._again(row, entry)
        return None if self._whole else replace(row, reported=(), differences=(GONE,))

    def _opened_since(self) -> Iterator[Account]:
        known = {row.account_id for row in self._rows}
        return (each for each in self._snapshot.accounts_of(self._review) if each.id not in known)

    def _beside(self, row: ReviewRow) -> ReviewRow:
        """A user of the register, in the pile and with the flags that the report gives."""
        account, person = self._holder(row)
        entry = self._entries.get(account.id)
        reported = () if entry is None else entry.report_groups
        differences = () if entry is None else entry.differences
        held = [self._groups[each.group_id] for each in row.groups if each.group_id in self._groups]
        groups = {group.id: group for group in (*held, *_meant(self._names, reported))}
        flags = {*self._snapshot.flags(account, person, groups.values()), *_flags_of(differences)}
        return replace(
            row,
            pile=Pile.ONLY_IN_REGISTER if entry is None else entry.pile,
            reported=reported,
            flags=_in_order(flags),
            differences=_said(differences),
        )

    def _holder(self, row: ReviewRow) -> tuple[Account, Person]:
        if row.account_id is None or row.person_id is None:
            raise ValueError("a user of the register has an account and a person")
        return self._accounts[row.account_id], self._people[row.person_id]

    def _again(self, row: ReviewRow, entry: Entry) -> ReviewRow:
        """A user whom the former report had alone as well."""
        anew = self._only_in_report(entry)
        return replace(row, reported=anew.reported, flags=anew.flags, differences=anew.differences)

    def _only_in_report(self, entry: Entry) -> ReviewRow:
        person = entry.person
        left = {Flag.LEFT} if person is not None and self._snapshot.has_left(person) else set()
        return ReviewRow(
            id=0,
            review_id=self._review.id,
            username=_username(entry),
            name=entry.name,
            position="" if entry.report is None else entry.report.position,
            pile=Pile.ONLY_IN_REPORT,
            groups=(),
            reported=entry.report_groups,
            flags=_in_order({Flag.NOT_IN_REGISTER, *left, *_flags_of(entry.differences)}),
            person_id=None if person is None else person.id,
            account_id=None if entry.account is None else entry.account.id,
            differences=_said(entry.differences),
        )


def _as_it_was(facts: Facts, rows: Iterable[ReviewRow], review: Review) -> Facts:
    """The facts with the users of the snapshot as it has them: open, in its unit, in its groups."""
    known = [row for row in rows if row.account_id is not None and row.pile is not Pile.ONLY_IN_REPORT]
    held = {row.account_id: row.groups for row in known if row.account_id is not None}
    people = {row.person_id for row in known}
    then = (
        Membership(0, account_id, group.group_id, date.min)
        for account_id, groups in held.items()
        for group in groups
        if group.group_id is not None
    )
    moved = review.kind is not ReviewKind.GROUP_RETIRED
    return replace(
        facts,
        accounts=tuple(replace(each, closed_on=None) if each.id in held else each for each in facts.accounts),
        people=tuple(
            replace(each, unit_id=review.unit_id) if moved and each.id in people else each for each in facts.people
        ),
        memberships=(*(each for each in facts.memberships if each.account_id not in held), *then),
    )


def _username(entry: Entry) -> str:
    """Of a report without user names the name stands in its place, since a removal must say whose it is."""
    return entry.username or entry.name


def _meant(names: GroupNames, written: Iterable[str]) -> Iterator[PrivilegeGroup]:
    """The groups of the catalogue that a report names, also where it spells one a little otherwise."""
    for each in written:
        group = names.meant.get(each) or names.near.get(each)
        if group is not None:
            yield group


def _flags_of(differences: Iterable[Difference]) -> Iterator[Flag]:
    return (_FLAGS[each.kind] for each in differences if each.kind in _FLAGS)


def _in_order(flags: Iterable[Flag]) -> tuple[Flag, ...]:
    found = set(flags)
    return tuple(flag for flag in Flag if flag in found)


def _said(differences: Iterable[Difference]) -> tuple[str, ...]:
    known = (each for each in differences if each.kind in _WORDS)
    return tuple(_WORDS[each.kind].format(register=each.register, report=each.report) for each in known)
