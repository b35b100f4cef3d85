"""Who may do what: the one table that every service asks, and that screens may ask before they show a button.

Decisions that the table holds:

* The head of the LAO's finance unit may do everything (circular 3, 4: the head controls).
* The head of a subordinate unit may do the same, in the own unit alone. What belongs to the whole office (its data, its
  catalogue of groups, the users of this program, the log) is not a matter of one unit.
* Who is in which group is entered as New e-LAAS shows it: that decides nothing, and what no duty justifies is a task.
* A registrar enters and prints, but decides nothing: a request is neither approved nor refused by a registrar, nor are
  users of this program managed. ID numbers may be shown, since a registrar types them and prints them on the forms.
* An auditor reads, exports and verifies. Showing an ID number in full is reading; like for everybody it
  leaves a line in the log.
"""

from __future__ import annotations

from enum import Enum, StrEnum, auto

from elaas_desk.domain.actors import Actor, Role
from elaas_desk.errors import Problem, UserError


class Deed(StrEnum):
    """The kinds of things that services do."""

    READ = "read"  # see the register, groups, requests, documents and tasks
    REVEAL = "reveal"  # see an ID number in full
    EXPORT = "export"  # take lists and issued papers out of the register
    ENTER = "enter"  # people, accounts, password dates, duties, who is in which group
    REQUEST = "request"  # make a request, issue its papers, record that it was signed or sent
    DECIDE = "decide"  # record that a request was carried out or refused
    EDIT_CATALOGUE = "edit_catalogue"  # groups and duties of the office
    EDIT_OFFICE = "edit_office"  # the office and its units
    MANAGE_USERS = "manage_users"  # users of this program
    READ_LOG = "read_log"  # read and verify the log
    OWN_PASSWORD = "own_password"  # noqa: S105  # one's own password for this program


class _Scope(Enum):
    NOWHERE = auto()
    OWN_UNIT = auto()
    EVERYWHERE = auto()


_NO, _OWN, _ALL = _Scope.NOWHERE, _Scope.OWN_UNIT, _Scope.EVERYWHERE
_COLUMNS = (Role.LAO_HEAD, Role.SUBUNIT_HEAD, Role.REGISTRAR, Role.AUDITOR)
_TABLE: dict[Deed, tuple[_Scope, _Scope, _Scope, _Scope]] = {
    Deed.READ: (_ALL, _OWN, _ALL, _ALL),
    Deed.REVEAL: (_ALL, _OWN, _ALL, _ALL),
    Deed.EXPORT: (_ALL, _OWN, _ALL, _ALL),
    Deed.ENTER: (_ALL, _OWN, _ALL, _NO),
    Deed.REQUEST: (_ALL, _OWN, _ALL, _NO),
    Deed.DECIDE: (_ALL, _OWN, _NO, _NO),
    Deed.EDIT_CATALOGUE: (_ALL, _NO, _ALL, _NO),
    Deed.EDIT_OFFICE: (_ALL, _NO, _NO, _NO),
    Deed.MANAGE_USERS: (_ALL, _NO, _NO, _NO),
    Deed.READ_LOG: (_ALL, _NO, _NO, _ALL),
    Deed.OWN_PASSWORD: (_ALL, _ALL, _ALL, _ALL),
}


def may(actor: Actor, deed: Deed, unit_id: int | None = None) -> bool:
    """Whether the actor may do it in that unit; without a unit: whether anywhere at all."""
    scope = _scope(actor, deed)
    if scope is _OWN:
        return unit_id is None or unit_id == actor.unit_id
    return scope is _ALL


def require(actor: Actor, deed: Deed, unit_id: int | None = None) -> None:
    """Raise NOT_ALLOWED when the role never may, OTHER_UNIT when it may in its own unit alone."""
    if may(actor, deed, unit_id):
        return
    raise UserError(Problem.NOT_ALLOWED if _scope(actor, deed) is _NO else Problem.OTHER_UNIT)


def only_unit(actor: Actor, deed: Deed) -> int | None:
    """The one unit to which lists are narrowed for the actor; None when all units are in sight."""
    return actor.unit_id if _scope(actor, deed) is _OWN else None


def _scope(actor: Actor, deed: Deed) -> _Scope:
    return _TABLE[deed][_COLUMNS.index(actor.role)]
