"""What a report says of removals that were recorded as done: proved once the user is no longer in the group (4.2)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from datetime import date

from elaas_desk.domain.facts import Facts
from elaas_desk.domain.group_names import group_key
from elaas_desk.domain.removals import Proof, Removal
from elaas_desk.domain.report import ReportImport, ReportRow
from elaas_desk.domain.report_users import UserState, state_of


class Shown:
    """Whom a report shows in which groups; a user whom New e-LAAS has cancelled is in none."""

    def __init__(self, rows: Iterable[ReportRow]) -> None:
        keys: dict[str, str] = {}
        self._held: set[tuple[str, str]] = set()
        self.users: set[str] = set()
        self._tells_groups = False
        for row in rows:
            if state_of(row.status) is UserState.CANCELLED:
                continue
            if row.group not in keys:
                keys[row.group] = group_key(row.group)
            self.users.add(row.username.casefold())
            self._held.add((row.username.casefold(), keys[row.group]))
            self._tells_groups = self._tells_groups or bool(row.group)

    def holds(self, usernames: Iterable[str], groups: Iterable[str]) -> bool:
        """Whether a user of any of these names is in a group of any of these names.

        Of a report that tells no groups: whether the user is there.
        """
        names = {name.casefold() for name in usernames}
        if not self._tells_groups:
            return not names.isdisjoint(self.users)
        wanted = {group_key(group) for group in groups}
        return any((name, group) in self._held for name in names for group in wanted)


def proofs(
    facts: Facts, report: ReportImport, rows: Iterable[ReportRow], days: Mapping[int, date]
) -> tuple[Removal, ...]:
    """The removals of which a report changes what is proved, as they become; `days` are those of all reports.

    It speaks of what was done on or before its day, in units of which it shows somebody. What was proved stays so, an
    earlier report does not take back what a later one said, and a group that was given again since proves nothing. A
    list that was typed by hand is no proof.
    """
    shown = Shown(rows)
    if not report.sha256 or not shown.users:
        return ()
    names = _Names(facts, report.as_of)
    covered = names.units_of(shown.users)
    found = []
    for removal in facts.removals:
        asked = _is_asked(removal, report, days) and removal.unit_id in covered
        if asked and not names.is_given_again(removal):
            holds = shown.holds(names.users(removal), names.groups(removal))
            proof = Proof.NOT_PROVED if holds else Proof.PROVED
            found.append(replace(removal, proof=proof, proof_import_id=report.id))
    return tuple(found)


def _is_asked(removal: Removal, report: ReportImport, days: Mapping[int, date]) -> bool:
    if removal.done_on is None or removal.done_on > report.as_of or removal.proof is Proof.PROVED:
        return False
    former = None if removal.proof_import_id is None else days.get(removal.proof_import_id)
    in_sight = report.unit_id is None or report.unit_id == removal.unit_id
    return in_sight and (former is None or former <= report.as_of)


class _Names:
    """Under which names a removal may stand in a report: those of its day, and the present ones."""

    def __init__(self, facts: Facts, today: date) -> None:
        self._today = today
        self._accounts = {account.id: account for account in facts.accounts}
        self._groups = {group.id: group.name for group in facts.groups}
        self._people = {person.id: person for person in facts.people}
        self._unit_ids = {unit.id for unit in facts.units}
        self._since: dict[tuple[int, int], date] = {}
        for each in facts.memberships:
            if each.holds(today):
                self._since[each.account_id, each.group_id] = each.since

    def users(self, removal: Removal) -> set[str]:
        """User names of the one who was removed."""
        account = self._accounts.get(removal.account_id or 0)
        return {removal.username} if account is None else {removal.username, account.username}

    def groups(self, removal: Removal) -> set[str]:
        """Names of the group."""
        return {removal.group_name, self._groups.get(removal.group_id or 0, removal.group_name)}

    def is_given_again(self, removal: Removal) -> bool:
        """Whether the register has the user in the group again since it was done."""
        since = self._since.get((removal.account_id or 0, removal.group_id or 0))
        return since is not None and removal.done_on is not None and since >= removal.done_on

    def units_of(self, shown: Collection[str]) -> set[int | None]:
        """The units of which a report shows an open account, and those that have none; a report may be of another unit.

        A removal that belongs to no unit counts as covered.
        """
        peopled: set[int | None] = set()
        seen: set[int | None] = set()
        for account in self._accounts.values():
            if account.is_open(self._today) and account.person_id in self._people:
                unit_id = self._people[account.person_id].unit_id
                peopled.add(unit_id)
                if account.username.casefold() in shown:
                    seen.add(unit_id)
        return seen | (self._unit_ids - peopled) | {None}
