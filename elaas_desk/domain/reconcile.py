"""A New e-LAAS report laid beside the register (circular 4): who is the same, and who is not in what.

Each user of either side comes once, by user name without its case. Of several differences the pile says the gravest:
a user whom one side alone has, then another person or state, then other groups; the entry keeps them all.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date

from elaas_desk.domain.accounts import Account
from elaas_desk.domain.differences import Comparison, same_position
from elaas_desk.domain.facts import Facts
from elaas_desk.domain.group_names import group_names
from elaas_desk.domain.people import Person
from elaas_desk.domain.piles import Pile
from elaas_desk.domain.reconcile_values import Difference, DifferenceKind, Entry, Reconciliation, RemedyKind
from elaas_desk.domain.register_side import RegisterSide
from elaas_desk.domain.remedies import Offer
from elaas_desk.domain.report import Report, ReportRow
from elaas_desk.domain.report_users import ReportUser, UserState, users_of
from elaas_desk.domain.same_names import Likeness, is_same_at_sight, likeness, name_key, read_name
from elaas_desk.memory import no_collecting

_OF_GROUPS = frozenset(
    {
        DifferenceKind.EXTRA_GROUP,
        DifferenceKind.MISSING_GROUP,
        DifferenceKind.UNKNOWN_GROUP,
        DifferenceKind.GROUP_NAME,
    }
)


def reconcile(facts: Facts, report: Report, today: date, unit_id: int | None = None) -> Reconciliation:
    """Compare the register on that day, which is the day of the report, with what the report says.

    With a `unit_id` the users of that unit alone: those that the register or the report has in another unit are
    counted as `elsewhere`. The order of facts and rows does not matter.
    """
    with no_collecting():
        return _Reconciler(RegisterSide(facts, today), report, unit_id).reconciled()


class _Reconciler:
    """One comparison."""

    def __init__(self, side: RegisterSide, report: Report, unit_id: int | None) -> None:
        self._side = side
        self._unit_id = unit_id
        self._told_units = _tells_units(side, report)
        users = users_of(report.rows, self._key_of)
        self._users = {key: user for key, user in users.items() if unit_id is None or self._is_here(user)}
        self._elsewhere = len(users) - len(self._users)
        self._open = {key: account for key, account in side.open.items() if self._counts(key, account)}
        written = {row.group for row in report.rows} - {""}
        names = group_names(written, side.facts.groups, side.today)
        told_groups = bool(written) or not self._users
        self._compare = Comparison(side, names, self._told_units, told_groups)
        self._alone = [key for key in self._users if key not in side.open]
        self._meant = self._people_meant()
        self._claims = Counter(person.id for person in self._meant.values())
        self._renamed = self._renamed_accounts()

    def reconciled(self) -> Reconciliation:
        """Everybody once."""
        keys = sorted(self._users.keys() | self._open.keys())
        return Reconciliation(tuple(map(self._entry, keys)), self._elsewhere)

    def _entry(self, key: str) -> Entry:
        user = self._users.get(key)
        if user is None:
            return self._of_register(key, self._open[key])
        account = self._side.open.get(key)  # also of a person in another unit, whom the report has in this one
        return self._of_report(key, user) if account is None else self._of_both(key, account, user)

    def _of_both(self, key: str, account: Account, user: ReportUser) -> Entry:
        person = self._side.people[account.person_id]
        held = self._side.names(self._side.groups_of(account))
        if self._is_plainly_same(person, account, user, held):
            return Entry(key, Pile.SAME, account, person, user, held, ())
        differences = tuple(self._compare.differences(account, person, user))
        return Entry(key, _pile(differences), account, person, user, held, differences)

    def _is_plainly_same(self, person: Person, account: Account, user: ReportUser, held: tuple[str, ...]) -> bool:
        """What most users of a well-kept register are, found without looking closer."""
        return (
            user.groups == held
            and user.state is UserState.ACTIVE
            and person.last_day is None
            and account.username in user.usernames
            and (not user.units or not self._told_units or user.units == (self._side.unit_name(person.unit_id),))
            and (not user.positions or same_position(person, user.positions))
            and (not user.names or (len(user.names) == 1 and is_same_at_sight(person.name, user.names[0])))
        )

    # users of one side alone

    def _of_register(self, key: str, account: Account) -> Entry:
        person = self._side.people[account.person_id]
        ids = self._side.groups_of(account)
        groups = tuple(self._side.groups[each] for each in sorted(ids) if each in self._side.groups)
        offer = Offer(self._side, None, account, person)
        twin = self._renamed.get(account.id)
        if twin is not None:
            remedies = offer.other_username(self._users[twin])
            kind, found = DifferenceKind.OTHER_USERNAME, self._users[twin].username
            difference = Difference(kind, remedies, account.username, found)
        else:
            kind = DifferenceKind.NOT_IN_REPORT if groups else DifferenceKind.IN_NO_GROUP
            difference = Difference(kind, offer.not_in_report(groups), account.username)
        return Entry(key, Pile.ONLY_IN_REGISTER, account, person, None, self._side.names(ids), (difference,))

    def _of_report(self, key: str, user: ReportUser) -> Entry:
        person = self._meant.get(key)
        account = None if person is None else self._side.account_of.get(person.id)
        if person is not None and account is not None and self._renamed.get(account.id) == key:
            remedies = Offer(self._side, None, account, person).other_username(user)
            renamed = Difference(DifferenceKind.OTHER_USERNAME, remedies, account.username, user.username)
            found = (renamed, *self._compare.differences(account, person, user))
            return Entry(key, Pile.ONLY_IN_REPORT, None, person, user, (), found)
        closed = self._closed(key, person)
        if closed is not None and user.state is UserState.CANCELLED:
            return Entry(key, Pile.SAME, closed, person, user, (), ())
        return Entry(key, Pile.ONLY_IN_REPORT, closed, person, user, (), self._unknown(user, person, closed))

    def _unknown(self, user: ReportUser, person: Person | None, closed: Account | None) -> tuple[Difference, ...]:
        offer = Offer(self._side, user, None, person)
        alone = person is not None and self._claims[person.id] == 1
        if closed is not None:
            remedies = Offer(self._side, user, closed, person).closed_account(alone)
            first = Difference(DifferenceKind.CLOSED_ACCOUNT, remedies, closed.username, user.username)
        elif person is not None and person.id in self._side.account_of:
            known = self._side.account_of[person.id].username
            return (Difference(DifferenceKind.SECOND_USERNAME, offer.second_username(), known, user.username),)
        else:
            remedies = offer.unknown_user(self._compare.groups_meant(user), self._home(user), alone)
            first = Difference(DifferenceKind.UNKNOWN_USER, remedies, "", user.username)
        enters = any(remedy.kind is RemedyKind.ADD_ACCOUNT for remedy in first.remedies)
        return (first, *self._compare.of_known_person(person, user, offer)) if enters and person else (first,)

    def _closed(self, key: str, person: Person | None) -> Account | None:
        closed = self._side.closed.get(key)
        return closed if closed is not None and person is not None and closed.person_id == person.id else None

    # who is meant

    def _people_meant(self) -> dict[str, Person]:
        """By key of a user without an open account: the person whose closed account it is, or who alone is so named."""
        found: dict[str, Person] = {}
        for key in self._alone:
            person = self._meant_by(key, self._users[key])
            if person is not None:
                found[key] = person
        return found

    def _meant_by(self, key: str, user: ReportUser) -> Person | None:
        closed = self._side.closed.get(key)
        if closed is not None:
            person = self._side.people[closed.person_id]
            if all(likeness(person.name, name) is not Likeness.OTHER for name in user.names):
                return person
        read = read_name(user.name)
        if read is None or not read.last:
            return None
        people = [each for each in self._side.by_name.get(name_key(read), ()) if self._unit_id in {None, each.unit_id}]
        return people[0] if len(people) == 1 else None

    def _renamed_accounts(self) -> dict[int, str]:
        """By account that the report lacks: the one user without an account who is the same person."""
        found: dict[int, str] = {}
        for key, person in self._meant.items():
            account = self._side.account_of.get(person.id)
            missing = account is not None and account.username.casefold() not in self._users
            if account is not None and missing and self._claims[person.id] == 1 and self._users[key].username:
                found[account.id] = key
        return found

    def _key_of(self, row: ReportRow) -> str:
        """Of a row without a user name: the account of whoever alone is so named, else a key of the name's own."""
        read = read_name(row.name)
        name = "" if read is None else name_key(read)
        people = self._side.by_name.get(name, ()) if name else ()
        account = self._side.account_of.get(people[0].id) if len(people) == 1 else None
        return f"\0{name}" if account is None else account.username.casefold()

    # where they belong

    def _is_here(self, user: ReportUser) -> bool:
        told = {self._side.unit_named(unit) for unit in user.units if self._told_units} - {None}
        account = self._side.open.get(user.key) or self._side.closed.get(user.key)
        known = None if account is None else self._side.unit_of(account)
        return self._unit_id in told or known == self._unit_id or (not told and known is None)

    def _counts(self, key: str, account: Account) -> bool:
        """Whether the register has to answer for it: not for one that it opened after the day of the report."""
        if self._unit_id is not None and self._side.unit_of(account) != self._unit_id:
            return False
        return account.opened_on is None or account.opened_on <= self._side.today or key in self._users

    def _home(self, user: ReportUser) -> int | None:
        """Where a new person would belong."""
        told = self._side.unit_named(user.unit) if self._told_units else None
        return told or self._unit_id or self._side.office_unit_id


def _tells_units(side: RegisterSide, report: Report) -> bool:
    """Whether the report says of each user in which unit: one that names the office alone says only whose it is."""
    told: Mapping[str, None] = dict.fromkeys(row.unit for row in report.rows if row.unit)
    return {side.unit_named(unit) for unit in told} != {side.office_unit_id}


def _pile(differences: tuple[Difference, ...]) -> Pile:
    kinds = {each.kind for each in differences if not each.kind.is_minor}
    if not kinds:
        return Pile.SAME
    return Pile.OTHER_GROUPS if kinds <= _OF_GROUPS else Pile.OTHER_PERSON_OR_STATE
