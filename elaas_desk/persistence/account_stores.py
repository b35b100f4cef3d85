"""Accounts in New e-LAAS, the privilege groups, and who is in them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from elaas_desk.domain.accounts import Account, Membership, PrivilegeGroup
from elaas_desk.persistence.stores import Store, folded
from elaas_desk.persistence.tables import AccountRow, GroupDutyRow, GroupRow, MembershipRow


class AccountStore(Store[Account]):
    """User names in New e-LAAS. A user name is taken while an open account has it, whatever its case."""

    row_type = AccountRow
    read = (
        "id",
        "person_id",
        "username",
        "opened_on",
        "password_changed_on",
        "password_known_by",
        "closed_on",
        "version",
    )

    def by_username(self, username: str) -> Account | None:
        """The account of that name in any case: the open one, else the one that was closed last."""
        found = self._where(AccountRow.username_key == folded(username))
        return max(found, key=lambda each: (each.closed_on or date.max, each.id), default=None)

    def of_person(self, person_id: int) -> tuple[Account, ...]:
        """Every account that the person has or had, oldest first."""
        return self._where(AccountRow.person_id == person_id)

    def _value(self, row: Sequence[Any]) -> Account:
        return Account(*row)

    def _columns(self, value: Account) -> dict[str, object]:
        return {
            "person_id": value.person_id,
            "username": value.username,
            "username_key": folded(value.username),
            "opened_on": value.opened_on,
            "password_changed_on": value.password_changed_on,
            "password_known_by": value.password_known_by,
            "closed_on": value.closed_on,
        }


class GroupStore(Store[PrivilegeGroup]):
    """The catalogue of privilege groups, each with the duties that justify it."""

    row_type = GroupRow
    read = ("id", "name", "description", "view_only", "valid_from", "valid_to", "replaced_by_id", "version")

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._duties: dict[int, set[int]] = {}

    def add(self, value: PrivilegeGroup) -> int:
        """Keep a new group with its duties."""
        group_id = super().add(value)
        self._justify(group_id, value.duty_ids)
        return group_id

    def save(self, value: PrivilegeGroup) -> None:
        """Write the group and its duties; UserError CHANGED_MEANWHILE."""
        super().save(value)
        self._justify(value.id, value.duty_ids)

    def get(self, value_id: int) -> PrivilegeGroup:
        """The group with this number; UserError NOT_FOUND."""
        self._read_duties(GroupDutyRow.group_id == value_id)
        return super().get(value_id)

    def all(self) -> tuple[PrivilegeGroup, ...]:
        """Every group, by number."""
        self._read_duties()
        return super().all()

    def _read_duties(self, *conditions: ColumnElement[bool]) -> None:
        self._duties = defaultdict(set)
        pairs = select(GroupDutyRow.group_id, GroupDutyRow.duty_id).where(*conditions)
        for group_id, duty_id in self._session.execute(pairs):
            self._duties[group_id].add(duty_id)

    def _justify(self, group_id: int, duty_ids: frozenset[int]) -> None:
        rows = self._session.scalars(select(GroupDutyRow).where(GroupDutyRow.group_id == group_id)).all()
        for row in rows:
            if row.duty_id not in duty_ids:
                self._session.delete(row)
        for duty_id in sorted(duty_ids - {row.duty_id for row in rows}):
            self._session.add(GroupDutyRow(group_id=group_id, duty_id=duty_id))
        self._session.flush()

    def _value(self, row: Sequence[Any]) -> PrivilegeGroup:
        group_id, name, description, view_only, valid_from, valid_to, replaced_by_id, version = row
        duty_ids = frozenset(self._duties.get(group_id, ()))
        return PrivilegeGroup(
            group_id, name, description, view_only, valid_from, valid_to, replaced_by_id, duty_ids, version
        )

    def _columns(self, value: PrivilegeGroup) -> dict[str, object]:
        return {
            "name": value.name,
            "description": value.description,
            "view_only": value.view_only,
            "valid_from": value.valid_from,
            "valid_to": value.valid_to,
            "replaced_by_id": value.replaced_by_id,
        }


class MembershipStore(Store[Membership]):
    """Which account is in which group, from when to when."""

    row_type = MembershipRow
    read = ("id", "account_id", "group_id", "since", "until", "why", "request_id", "version")

    def of_account(self, account_id: int) -> tuple[Membership, ...]:
        """Every membership that the account has or had, oldest first."""
        return self._where(MembershipRow.account_id == account_id)

    def _value(self, row: Sequence[Any]) -> Membership:
        return Membership(*row)

    def _columns(self, value: Membership) -> dict[str, object]:
        return {
            "account_id": value.account_id,
            "group_id": value.group_id,
            "since": value.since,
            "until": value.until,
            "why": value.why,
            "request_id": value.request_id,
        }
