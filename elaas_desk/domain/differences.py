"""In what one user of New e-LAAS differs from the account of the register, piece by piece."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from elaas_desk.domain.accounts import Account, PrivilegeGroup
from elaas_desk.domain.group_names import GroupNames
from elaas_desk.domain.people import Person
from elaas_desk.domain.reconcile_values import Difference, DifferenceKind
from elaas_desk.domain.register_side import RegisterSide
from elaas_desk.domain.remedies import Offer
from elaas_desk.domain.report_users import ReportUser, UserState
from elaas_desk.domain.same_names import Likeness, likeness, name_key, read_name


class Comparison:
    """Compares users of one report with the register; `told_units` and `told_groups`: it says anything of these."""

    def __init__(self, side: RegisterSide, names: GroupNames, told_units: bool, told_groups: bool) -> None:
        self._side = side
        self._names = names
        self._told_units = told_units
        self._told_groups = told_groups

    def differences(self, account: Account, person: Person, user: ReportUser) -> Iterator[Difference]:
        """Everything between an open account and the user of New e-LAAS that goes by its name."""
        offer = Offer(self._side, user, account, person)
        alike = {name: likeness(person.name, name) for name in user.names}
        yield from self._of_person(offer, person, user, alike)
        yield from self._of_state(offer, person, user)
        if self._told_groups and user.state is not UserState.CANCELLED:
            yield from self._of_groups(offer, self._side.groups_of(account), user)
        yield from self._spellings(offer, person, user, alike)
        yield from self._of_case(offer, account, user)

    def of_known_person(self, person: Person, user: ReportUser, offer: Offer) -> Iterator[Difference]:
        """What is said otherwise of a person whose account the register does not have."""
        alike = {name: likeness(person.name, name) for name in user.names}
        yield from self._of_person(offer, person, user, alike)
        yield from self._spellings(offer, person, user, alike)

    def groups_meant(self, user: ReportUser) -> tuple[PrivilegeGroup, ...]:
        """The groups of the catalogue that New e-LAAS has the user in."""
        found = (self._names.meant.get(written) for written in user.groups)
        return tuple({group.id: group for group in found if group is not None}.values())

    def _spellings(
        self, offer: Offer, person: Person, user: ReportUser, alike: Mapping[str, Likeness]
    ) -> Iterator[Difference]:
        """What leaves the user the same: another title or position."""
        titled = next((name for name, found in alike.items() if found is Likeness.TITLE), None)
        if titled is not None and Likeness.SAME not in alike.values():
            yield Difference(DifferenceKind.TITLE, offer.name(titled), person.name.full, titled)
        if user.positions and not same_position(person, user.positions):
            known = " ".join(filter(None, (person.position, person.level)))
            yield Difference(DifferenceKind.POSITION, offer.position(), known, user.position)

    def _of_case(self, offer: Offer, account: Account, user: ReportUser) -> Iterator[Difference]:
        """The user name in other cases; an account of another name altogether is no matter of cases."""
        written = next((each for each in user.usernames if each), "")
        if written and account.username not in user.usernames and account.username.casefold() == user.key:
            yield Difference(DifferenceKind.USERNAME_CASE, offer.username_case(written), account.username, written)

    def _of_person(
        self, offer: Offer, person: Person, user: ReportUser, alike: Mapping[str, Likeness]
    ) -> Iterator[Difference]:
        first = {alike[name]: name for name in reversed(user.names)}
        confirmed = Likeness.SAME in first or Likeness.TITLE in first
        other, changed = first.get(Likeness.OTHER), first.get(Likeness.CHANGED)
        if other is not None:
            certain = confirmed or changed is not None or self._is_known(other)
            yield Difference(DifferenceKind.OTHER_PERSON, offer.other_person(other, certain), person.name.full, other)
        if changed is not None and not confirmed:
            yield Difference(DifferenceKind.NAME, offer.name(changed), person.name.full, changed)
        if self._told_units and user.units:
            yield from self._of_unit(offer, person, user)

    def _of_unit(self, offer: Offer, person: Person, user: ReportUser) -> Iterator[Difference]:
        meant = [self._side.unit_named(unit) for unit in user.units]
        if None in meant or person.unit_id in meant or meant[0] is None:
            return
        known = self._side.unit_name(person.unit_id)
        yield Difference(DifferenceKind.UNIT, offer.unit(meant[0]), known, user.unit)

    def _of_state(self, offer: Offer, person: Person, user: ReportUser) -> Iterator[Difference]:
        if user.state is not UserState.ACTIVE:
            yield Difference(DifferenceKind.NOT_ACTIVE, offer.not_active(user.state), "", user.status)
        elif self._side.has_left(person):
            yield Difference(DifferenceKind.LEFT, offer.left())

    def _of_groups(self, offer: Offer, held: frozenset[int], user: ReportUser) -> Iterator[Difference]:
        meant = self.groups_meant(user)
        reported = {group.id for group in meant}
        renamed: set[int] = set()
        for group in meant:
            if group.id not in held:
                written = next(each for each in user.groups if self._names.meant.get(each) is group)
                remedies = offer.extra_group(group, written)
                yield Difference(DifferenceKind.EXTRA_GROUP, remedies, "", written, group.id)
        for written in user.groups:
            if written not in self._names.meant:
                yield self._of_unknown(offer, held, written, renamed)
        for group in self._known(held - reported - renamed):
            yield Difference(DifferenceKind.MISSING_GROUP, offer.missing_groups((group,)), group.name, "", group.id)

    def _of_unknown(self, offer: Offer, held: frozenset[int], written: str, renamed: set[int]) -> Difference:
        near = self._names.near.get(written)
        if near is None:
            return Difference(DifferenceKind.UNKNOWN_GROUP, offer.unknown_group(written), "", written)
        renamed.add(near.id)
        remedies = offer.group_name(written, near, near.id in held)
        return Difference(DifferenceKind.GROUP_NAME, remedies, near.name, written, near.id)

    def _known(self, group_ids: Iterable[int]) -> list[PrivilegeGroup]:
        return [self._side.groups[each] for each in sorted(group_ids) if each in self._side.groups]

    def _is_known(self, name: str) -> bool:
        read = read_name(name)
        return read is not None and name_key(read) in self._side.by_name


def same_position(person: Person, positions: Collection[str]) -> bool:
    """Whether any of them is the position, with or without its level."""
    if person.position in positions:
        return True
    known = {_bare(person.position), _bare(person.position + person.level)}
    return any(_bare(position) in known for position in positions)


def _bare(text: str) -> str:
    return text.replace(" ", "").casefold()
