"""Errors of the database, turned into what a person can put right; everything else goes on as it is."""

from __future__ import annotations

from sqlalchemy import ExceptionContext
from sqlalchemy.exc import IntegrityError

from elaas_desk.errors import Problem, UserError

_TAKEN: dict[str, tuple[Problem, str | None]] = {
    "accounts.username_key": (Problem.USERNAME_TAKEN, "username"),
    "accounts.person_id": (Problem.ACCOUNT_ALREADY, "person_id"),
    "people.national_id": (Problem.PERSON_TWICE, "national_id"),
    "units.name": (Problem.UNIT_TWICE, "name"),
    "units.kind": (Problem.UNIT_TWICE, "kind"),
    "privilege_groups.name": (Problem.GROUP_TWICE, "name"),
    "memberships.account_id, memberships.group_id": (Problem.MEMBER_ALREADY, None),
    "requests.number": (Problem.NUMBER_TAKEN, "number"),
    "users.sign_in_key": (Problem.USERNAME_TAKEN, "sign_in_name"),
    # looked up by name before it is added: only somebody else can have been quicker
    "duties.name": (Problem.CHANGED_MEANWHILE, "name"),
}

_FULL = 13
_READ_ONLY = 8
_CORRUPT = 11
_NOT_A_DATABASE = 26
_IO = 10
_CANNOT_OPEN = 14
_BUSY = 5
_FILE_TROUBLES = {
    _FULL: Problem.DISK_FULL,
    _READ_ONLY: Problem.REGISTER_READ_ONLY,
    _CORRUPT: Problem.REGISTER_UNREADABLE,
    _NOT_A_DATABASE: Problem.REGISTER_UNREADABLE,
    _IO: Problem.DISK_FULL,
    _CANNOT_OPEN: Problem.REGISTER_UNREADABLE,
    _BUSY: Problem.REGISTER_IN_USE,
}


def user_error_of(context: ExceptionContext) -> UserError | None:
    """SQLAlchemy's handle_error: the UserError to raise in place of an error of the driver, or None to let it be."""
    error = context.original_exception
    if isinstance(context.sqlalchemy_exception, IntegrityError):
        return _of_integrity(str(error))
    problem = problem_of(error, reading=(context.statement or "").startswith("SELECT"))
    return None if problem is None else UserError(problem)


def problem_of(error: BaseException | None, *, reading: bool = False) -> Problem | None:
    """The problem behind an error of the driver, if the file or the disk is the cause.

    The driver calls a failing write that it did not foresee an I/O error: a quota, a limit of file sizes, no room for
    the index of the log. In a SELECT the same code is a disk that cannot be read.
    """
    code = getattr(error, "sqlite_errorcode", None)
    if code is None:
        return None
    primary = code & 0xFF
    return Problem.REGISTER_UNREADABLE if reading and primary == _IO else _FILE_TROUBLES.get(primary)


def _of_integrity(message: str) -> UserError | None:
    kind, _, what = message.partition(": ")
    if kind.startswith("UNIQUE") and what in _TAKEN:
        problem, field = _TAKEN[what]
        return UserError(problem, field=field)
    if kind.startswith("CHECK") and what.endswith("_days"):
        return UserError(Problem.END_BEFORE_START)
    if kind.startswith("FOREIGN KEY"):
        return UserError(Problem.NOT_FOUND)
    return None
