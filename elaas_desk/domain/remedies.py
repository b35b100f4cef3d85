"""What puts a difference between New e-LAAS and the register right; the first is what the circular suggests.

A right in New e-LAAS that no duty justifies is taken away there (4.1), and so is every right of somebody who left
(4.2). With a duty the register follows. What a duty needs and New e-LAAS lacks is asked for; what it lacks and no duty
needs is over, and the register follows.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from elaas_desk.domain.accounts import Account, PrivilegeGroup
from elaas_desk.domain.drafts import AccountDraft, GroupDraft, PersonDraft
from elaas_desk.domain.fields import LIMITS, MAX_USERNAME
from elaas_desk.domain.people import Person
from elaas_desk.domain.reconcile_values import Ground, Remedy, RemedyKind
from elaas_desk.domain.register_side import RegisterSide
from elaas_desk.domain.report_users import ReportUser, UserState
from elaas_desk.domain.requests import Reason
from elaas_desk.domain.same_names import read_name
from elaas_desk.domain.validation import post_in

Remedies = tuple[Remedy, ...]

_CLAUSES: Final = {
    Ground.DUTY: "4.1",
    Ground.NO_DUTY: "4.1",
    Ground.VIEWING: "2",
    Ground.MORE_THAN_VIEWING: "2",
    Ground.GROUP_ENDED: "4.1",
    Ground.NOT_TIED: "4.1",
    Ground.LEFT: "4.2",
    Ground.UNKNOWN_PERSON: "4.1",
    Ground.SPELLING: "4",
    Ground.OTHER_UNIT: "4.1",
    Ground.OTHER_HOLDER: "4.1",
}
_MAY_BE_HELD: Final = frozenset({Ground.DUTY, Ground.VIEWING, Ground.NOT_TIED})
_IS_NEEDED: Final = frozenset({Ground.DUTY, Ground.VIEWING})


class _Parts:
    """What remedies of one user are made of; `account` is the register's, `user` what New e-LAAS says."""

    def __init__(
        self,
        side: RegisterSide,
        user: ReportUser | None = None,
        account: Account | None = None,
        person: Person | None = None,
    ) -> None:
        self._side = side
        self._user = user
        self._account = account
        self._person = person
        self._left = person is not None and side.has_left(person)

    def _ground(self, group: PrivilegeGroup) -> Ground:
        return Ground.UNKNOWN_PERSON if self._person is None else self._side.ground(group, self._person)

    def _duty_ground(self) -> Ground:
        if self._left:
            return Ground.LEFT
        has = self._person is not None and self._person.id in self._side.duties
        return Ground.DUTY if has else Ground.NO_DUTY

    def _worst(self, groups: Iterable[PrivilegeGroup]) -> Ground:
        """What is said of the groups together: one that a duty justifies is enough to let the register follow."""
        if self._left:
            return Ground.LEFT
        return _strongest({self._ground(group) for group in groups} or {self._duty_ground()})

    def _remove(self, ground: Ground, group_ids: tuple[int, ...], groups: tuple[str, ...]) -> Remedy:
        return self._remedy(RemedyKind.REMOVE_FROM_GROUPS, ground, group_ids=group_ids, groups=groups)

    def _remove_user(self, ground: Ground) -> Remedy:
        groups = () if self._user is None else self._user.groups
        return self._remedy(RemedyKind.REMOVE_USER, ground, groups=groups)

    def _ask(self, reason: Reason, ground: Ground, group_ids: tuple[int, ...] = ()) -> Remedy:
        return self._remedy(RemedyKind.REQUEST, ground, group_ids=group_ids, reason=reason)

    def _named_group(self, kind: RemedyKind, ground: Ground, written: str, group_id: int | None = None) -> Remedies:
        if len(written) > LIMITS[GroupDraft]["name"]:
            return ()
        return (self._remedy(kind, ground, groups=(written,), group_ids=() if group_id is None else (group_id,)),)

    def _rename(self, ground: Ground, written: str) -> Remedies:
        return (self._remedy(RemedyKind.CHANGE_NAME, ground, name=written),) if _can_be_kept(written) else ()

    def _add(self, kind: RemedyKind, ground: Ground, unit_id: int | None) -> Remedies:
        """An account as New e-LAAS shows it; nothing where the report says too little for one."""
        user = self._user
        if user is None or unit_id is None or user.state is not UserState.ACTIVE:
            return ()
        if not user.username or len(user.username) > LIMITS[AccountDraft]["username"]:
            return ()
        if any(len(group) > LIMITS[GroupDraft]["name"] for group in user.groups):
            return ()
        if kind is RemedyKind.ADD_PERSON and not _can_be_kept(user.name):
            return ()
        if kind is RemedyKind.ADD_ACCOUNT:
            return (self._remedy(kind, ground, unit_id=unit_id, groups=user.groups),)
        new = self._remedy(kind, ground, unit_id=unit_id, groups=user.groups, name=user.name, position=user.position)
        return (new,)

    def _remedy(
        self,
        kind: RemedyKind,
        ground: Ground,
        *,
        username: str = "",
        unit_id: int | None = None,
        group_ids: tuple[int, ...] = (),
        groups: tuple[str, ...] = (),
        name: str = "",
        position: str = "",
        reason: Reason | None = None,
    ) -> Remedy:
        account, person, user = self._account, self._person, self._user
        written = user.username if user is not None else ""
        return Remedy(
            kind,
            ground,
            _CLAUSES[ground],
            username or written or ("" if account is None else account.username),
            None if account is None else account.id,
            None if person is None else person.id,
            unit_id,
            group_ids,
            groups or tuple(self._side.groups[each].name for each in group_ids),
            name,
            position,
            reason,
        )


class Offer(_Parts):
    """What can be offered for one user, by difference."""

    # one group

    def extra_group(self, group: PrivilegeGroup, written: str) -> Remedies:
        """In New e-LAAS alone: a duty makes the register follow, without one it is taken away there."""
        ground = self._ground(group)
        remove = self._remove(ground, (group.id,), (written,))
        if ground is Ground.LEFT:
            return (remove,)
        add = self._remedy(RemedyKind.ADD_MEMBERSHIP, ground, group_ids=(group.id,))
        return (add, remove) if ground in _MAY_BE_HELD else (remove, add)

    def missing_groups(self, groups: tuple[PrivilegeGroup, ...]) -> Remedies:
        """In the register alone: what a duty needs is asked for, the rest has been taken away."""
        ids = tuple(sorted(group.id for group in groups))
        grounds = {self._ground(group) for group in groups}
        ground = _strongest(grounds)
        end = self._remedy(RemedyKind.END_MEMBERSHIP, ground, group_ids=ids)
        if grounds.isdisjoint(_MAY_BE_HELD):
            return (end,)
        ask = self._ask(Reason.CHANGE_RIGHTS, ground, ids)
        return (end, ask) if grounds.isdisjoint(_IS_NEEDED) else (ask, end)

    def unknown_group(self, written: str) -> Remedies:
        """In New e-LAAS alone and not in the catalogue, which the office keeps by hand: it may simply lag behind."""
        remove = self._remove(Ground.LEFT if self._left else Ground.NOT_TIED, (), (written,))
        add = self._named_group(RemedyKind.ADD_GROUP, Ground.NOT_TIED, written)
        return (remove,) if self._left else (*add, remove)

    def group_name(self, written: str, group: PrivilegeGroup, held: bool) -> Remedies:
        """Not in the catalogue, but much like a group that is."""
        ground = self._ground(group)
        remove = self._remove(ground, (), (written,))
        if ground is Ground.LEFT:
            return (remove,)
        rename = self._named_group(RemedyKind.RENAME_GROUP, Ground.SPELLING, written, group.id)
        add = self._named_group(RemedyKind.ADD_GROUP, Ground.NOT_TIED, written)
        fits = held or ground in _MAY_BE_HELD
        return (*rename, *add, remove) if fits else (remove, *rename, *add)

    # the person or the state

    def left(self) -> Remedies:
        """Has left the duty: out of every group, and closed."""
        return (self._remove_user(Ground.LEFT),)

    def not_active(self, state: UserState) -> Remedies:
        """Not let in by New e-LAAS: whoever has a duty asks for a new password, for the others the account is over."""
        if self._left:
            close = self._remedy(RemedyKind.CLOSE_ACCOUNT, Ground.LEFT)
            return (close,) if state is UserState.CANCELLED else (self._remove_user(Ground.LEFT), close)
        ground = self._duty_ground()
        ask = self._ask(Reason.CANNOT_SIGN_IN, ground)
        close = self._remedy(RemedyKind.CLOSE_ACCOUNT, ground)
        return (ask, close) if ground is Ground.DUTY else (close, ask)

    def other_person(self, written: str, certain: bool) -> Remedies:
        """New e-LAAS has somebody else behind the user name; `certain`: it cannot be a new name of the same person."""
        remove = self._remove_user(Ground.OTHER_HOLDER)
        return (remove,) if certain else (remove, *self._rename(Ground.OTHER_HOLDER, written))

    def name(self, written: str) -> Remedies:
        """The name was changed or misspelt: the register follows, or a request puts New e-LAAS right."""
        return (*self._rename(Ground.SPELLING, written), self._ask(Reason.CHANGE_RIGHTS, Ground.SPELLING))

    def unit(self, unit_id: int) -> Remedies:
        """New e-LAAS has the user in another unit of the office."""
        ask = self._ask(Reason.CHANGE_RIGHTS, Ground.OTHER_UNIT)
        if self._person is None or post_in(self._person.post, self._side.kind_of(unit_id)) is None:
            return (ask,)
        return (self._remedy(RemedyKind.CHANGE_UNIT, Ground.OTHER_UNIT, unit_id=unit_id), ask)

    def position(self) -> Remedies:
        """The position is written otherwise."""
        position = "" if self._user is None else self._user.position
        if len(position) > LIMITS[PersonDraft]["position"]:
            return (self._ask(Reason.CHANGE_RIGHTS, Ground.SPELLING),)
        return (self._remedy(RemedyKind.CHANGE_POSITION, Ground.SPELLING, position=position),)

    def username_case(self, written: str) -> Remedies:
        """The user name is written with other cases."""
        return (self._remedy(RemedyKind.CHANGE_USERNAME, Ground.SPELLING, username=written),)

    # a user of one side alone

    def not_in_report(self, groups: tuple[PrivilegeGroup, ...]) -> Remedies:
        """Open in the register, not in New e-LAAS."""
        ground = self._duty_ground()
        close = self._remedy(RemedyKind.CLOSE_ACCOUNT, ground)
        if self._left:
            return (close,)
        ids = tuple(sorted(group.id for group in groups))
        ask = self._ask(Reason.CHANGE_RIGHTS, ground, ids)
        needed = not {self._ground(group) for group in groups}.isdisjoint(_IS_NEEDED)
        end = [self._remedy(RemedyKind.END_MEMBERSHIP, ground, group_ids=ids)] if ids else []
        if needed or (ground is Ground.DUTY and not ids):
            return (ask, close, *end)
        return (close, *end, ask)

    def unknown_user(self, groups: Iterable[PrivilegeGroup], unit_id: int | None, alone: bool) -> Remedies:
        """In New e-LAAS alone; `unit_id` is where a new person would belong.

        `alone`: no other user of the report could be meant by the same person, so that the account may be given.
        """
        if self._person is None:
            remove = self._remove_user(Ground.UNKNOWN_PERSON)
            return (remove, *self._add(RemedyKind.ADD_PERSON, Ground.UNKNOWN_PERSON, unit_id))
        ground = self._worst(groups)
        remove = self._remove_user(ground)
        if self._left or not alone or self._person.id in self._side.account_of:
            return (remove,)
        add = self._add(RemedyKind.ADD_ACCOUNT, ground, self._person.unit_id)
        return (*add, remove) if ground in _MAY_BE_HELD else (remove, *add)

    def second_username(self) -> Remedies:
        """The person has another user name in New e-LAAS: one of the two goes."""
        return (self._remove_user(Ground.LEFT if self._left else Ground.NO_DUTY),)

    def closed_account(self, alone: bool) -> Remedies:
        """Closed in the register, still in New e-LAAS: the removal was not carried out, or the register is wrong."""
        ground = Ground.LEFT if self._left else Ground.NO_DUTY
        remove = self._remove_user(ground)
        if self._person is None or self._left or not alone or self._person.id in self._side.account_of:
            return (remove,)
        return (remove, *self._add(RemedyKind.ADD_ACCOUNT, ground, self._person.unit_id))

    def other_username(self, written: ReportUser) -> Remedies:
        """The account is not in New e-LAAS, but the same person is, as `written`."""
        change = self._remedy(RemedyKind.CHANGE_USERNAME, Ground.SPELLING, username=written.username)
        remove = self._remove_user(self._duty_ground())._replace(username=written.username, groups=written.groups)
        close = self._remedy(RemedyKind.CLOSE_ACCOUNT, self._duty_ground())
        changes = (change,) if len(written.username) <= MAX_USERNAME else ()
        return (remove, close) if self._left else (*changes, remove, close)


def _strongest(grounds: set[Ground]) -> Ground:
    """Of what is said of several groups: what speaks most for keeping them."""
    return min(grounds, key=_ORDER.index)


_ORDER: Final = (
    Ground.LEFT,
    Ground.DUTY,
    Ground.VIEWING,
    Ground.NOT_TIED,
    Ground.NO_DUTY,
    Ground.MORE_THAN_VIEWING,
    Ground.GROUP_ENDED,
    Ground.UNKNOWN_PERSON,
)


def _can_be_kept(name: str) -> bool:
    """Whether the register can hold the name: both parts are there, neither is too long."""
    read = read_name(name)
    if read is None or not read.last:
        return False
    limits = LIMITS[PersonDraft]
    return len(read.first) <= limits["first_name"] and len(read.last) <= limits["last_name"]
