"""What comes of laying a New e-LAAS report beside the register: five piles, and what puts each difference right."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from elaas_desk.domain.accounts import Account
from elaas_desk.domain.people import Person
from elaas_desk.domain.piles import Pile
from elaas_desk.domain.report_users import ReportUser
from elaas_desk.domain.requests import Reason


class DifferenceKind(StrEnum):
    """In what New e-LAAS and the register differ."""

    # of a user as a whole
    UNKNOWN_USER = "unknown_user"  # New e-LAAS has a user name that the register never had
    SECOND_USERNAME = "second_username"  # it belongs to somebody whose other user name is in New e-LAAS as well
    OTHER_USERNAME = "other_username"  # the same person stands under another user name on the other side
    CLOSED_ACCOUNT = "closed_account"  # closed in the register, still in New e-LAAS
    NOT_IN_REPORT = "not_in_report"  # open in the register, not in New e-LAAS
    IN_NO_GROUP = "in_no_group"  # in no group in the register, so that the report has no cause to name the user
    # of the person or the state
    OTHER_PERSON = "other_person"  # New e-LAAS names somebody else
    NAME = "name"  # the first or the last name was changed, or is spelt otherwise
    UNIT = "unit"
    LEFT = "left"  # has left the duty, still in New e-LAAS
    NOT_ACTIVE = "not_active"  # suspended or cancelled in New e-LAAS, open in the register
    # of one group
    EXTRA_GROUP = "extra_group"  # in New e-LAAS alone
    MISSING_GROUP = "missing_group"  # in the register alone
    UNKNOWN_GROUP = "unknown_group"  # in New e-LAAS alone, and not in the catalogue
    GROUP_NAME = "group_name"  # not in the catalogue, but much like the name of a group that is
    # of the spelling: these leave a user among the same
    TITLE = "title"
    POSITION = "position"
    USERNAME_CASE = "username_case"

    @property
    def is_minor(self) -> bool:
        """Whether the user is the same all the same."""
        return self in _MINOR


_MINOR = frozenset({DifferenceKind.TITLE, DifferenceKind.POSITION, DifferenceKind.USERNAME_CASE})


class Way(StrEnum):
    """On which side a remedy changes something."""

    REQUEST = "request"  # a paper that asks for a change in New e-LAAS
    REMOVAL = "removal"  # taken away in New e-LAAS
    CORRECTION = "correction"  # the register follows New e-LAAS


class RemedyKind(StrEnum):
    """What can put a difference right."""

    REQUEST = "request"  # Form 2, for `Remedy.reason`
    REMOVE_FROM_GROUPS = "remove_from_groups"  # in New e-LAAS
    REMOVE_USER = "remove_user"  # in New e-LAAS: out of every group, and closed
    ADD_MEMBERSHIP = "add_membership"
    END_MEMBERSHIP = "end_membership"
    ADD_ACCOUNT = "add_account"  # for a person of the register, with the groups
    ADD_PERSON = "add_person"  # a new person with the account and the groups
    CLOSE_ACCOUNT = "close_account"
    CHANGE_NAME = "change_name"
    CHANGE_POSITION = "change_position"
    CHANGE_UNIT = "change_unit"
    CHANGE_USERNAME = "change_username"
    ADD_GROUP = "add_group"  # to the catalogue, with this membership
    RENAME_GROUP = "rename_group"  # in the catalogue, as New e-LAAS writes it, with this membership

    @property
    def way(self) -> Way:
        """On which side it changes something."""
        if self is RemedyKind.REQUEST:
            return Way.REQUEST
        return Way.REMOVAL if self in _REMOVALS else Way.CORRECTION

    @property
    def needs_catalogue(self) -> bool:
        """Whether it changes the office's catalogue of groups."""
        return self in {RemedyKind.ADD_GROUP, RemedyKind.RENAME_GROUP}


_REMOVALS = frozenset({RemedyKind.REMOVE_FROM_GROUPS, RemedyKind.REMOVE_USER})


class Ground(StrEnum):
    """Why a remedy is offered: what the register knows, in the eyes of the circular."""

    DUTY = "duty"  # a duty in force justifies it (4.1)
    NO_DUTY = "no_duty"  # no duty in force justifies it (4.1)
    VIEWING = "viewing"  # it only shows (2)
    MORE_THAN_VIEWING = "more_than_viewing"  # more than an executive or clerk may hold (2)
    GROUP_ENDED = "group_ended"  # the group is no longer in use (4.1)
    NOT_TIED = "not_tied"  # the catalogue ties the group to no duty, or does not know it (4.1)
    LEFT = "left"  # has left the duty (4.2)
    UNKNOWN_PERSON = "unknown_person"  # nobody of the register, so no duty is known (4.1)
    SPELLING = "spelling"  # one thing, written in two ways (4)
    OTHER_UNIT = "other_unit"  # New e-LAAS has the user in another unit (4.1)
    OTHER_HOLDER = "other_holder"  # New e-LAAS has somebody else behind the user name (4.1)


class Remedy(NamedTuple):
    """One way to put a difference right. Two remedies that are equal are one and the same.

    A named tuple, since a large register has 100,000 and it is made three times as fast.
    """

    kind: RemedyKind
    ground: Ground
    clause: str  # key of `Policy.clauses`
    username: str = ""  # the user name that it is about, as it will be or as New e-LAAS has it
    account_id: int | None = None
    person_id: int | None = None
    unit_id: int | None = None
    group_ids: tuple[int, ...] = ()
    groups: tuple[str, ...] = ()  # names as New e-LAAS writes them, also of groups that the catalogue lacks
    name: str = ""  # of the person, as New e-LAAS writes it
    position: str = ""
    reason: Reason | None = None  # of a request

    @property
    def way(self) -> Way:
        """On which side it changes something."""
        return self.kind.way


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing in which the two sides differ; of its remedies the first is what the circular suggests."""

    kind: DifferenceKind
    remedies: tuple[Remedy, ...]
    register: str = ""  # what the register says: a name, a unit, a group, a user name
    report: str = ""  # what New e-LAAS says
    group_id: int | None = None


class Entry(NamedTuple):
    """One user, whatever the number of rows and groups. A named tuple, since a large register has 100,000."""

    key: str  # the user name without its case
    pile: Pile
    account: Account | None  # of the register: the open one, else the one that was closed last
    person: Person | None  # whose it is in the register
    report: ReportUser | None  # what New e-LAAS says
    register_groups: tuple[str, ...]  # held on the day, by the names of the catalogue
    differences: tuple[Difference, ...]

    @property
    def username(self) -> str:
        """As New e-LAAS writes it, else as the register does."""
        if self.report is not None:
            return self.report.username
        return "" if self.account is None else self.account.username

    @property
    def name(self) -> str:
        """As the register writes it, else as New e-LAAS does."""
        if self.person is not None:
            return self.person.name.full
        return "" if self.report is None else self.report.name

    @property
    def report_groups(self) -> tuple[str, ...]:
        """As New e-LAAS writes them."""
        return () if self.report is None else self.report.groups

    @property
    def remedies(self) -> tuple[Remedy, ...]:
        """All that is offered, each once."""
        offered = (remedy for difference in self.differences for remedy in difference.remedies)
        return tuple(dict.fromkeys(offered))


@dataclass(frozen=True, slots=True)
class Reconciliation:
    """Everybody of either side, each once, by user name."""

    entries: tuple[Entry, ...]
    elsewhere: int = 0  # users of the report that belong to another unit than the one that was asked for

    def pile(self, pile: Pile) -> tuple[Entry, ...]:
        """Who lies there."""
        return tuple(entry for entry in self.entries if entry.pile is pile)

    @property
    def counts(self) -> Mapping[Pile, int]:
        """How many lie in each pile."""
        counted = dict.fromkeys(Pile, 0)
        for entry in self.entries:
            counted[entry.pile] += 1
        return counted
