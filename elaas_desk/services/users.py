"""Users of this program: signing in, passwords, and who they are."""

from __future__ import annotations

import hashlib
import unicodedata
from dataclasses import replace
from datetime import datetime, timedelta
from functools import cached_property

from elaas_desk.changes import Added, Changed
from elaas_desk.domain.actors import Actor, ProgramUser, Role
from elaas_desk.domain.drafts import UserDraft
from elaas_desk.domain.fields import MAX_PASSWORD_BYTES
from elaas_desk.domain.policy import Policy
from elaas_desk.domain.validation import problems_of_new_password, problems_of_user, tidied
from elaas_desk.errors import Problem, UserError
from elaas_desk.persistence.database import Database
from elaas_desk.persistence.desk_stores import Attempts
from elaas_desk.persistence.keys import RecoveryKey, header_of, unseal
from elaas_desk.persistence.unit_of_work import UnitOfWork
from elaas_desk.services.access import Deed, require
from elaas_desk.services.service import Clock, Service, refuse_if
from elaas_desk.thai.collation import sort_key
from elaas_desk.thai.dates import add_months
from elaas_desk.thai.text import normalise

ROUNDS = 12
"""bcrypt's cost: 2^12 rounds, about a quarter of a second."""

FREE_TRIES = 3
LONGEST_WAIT = timedelta(seconds=300)
NOBODY = Actor(0, "โปรแกรม", Role.AUDITOR, 0)
"""In whose name the log speaks before somebody has signed in."""


class Users(Service):
    """Keeps the program's own users; their passwords obey clauses 3.4.1 and 3.4.2 too."""

    def __init__(self, database: Database, policy: Policy, clock: Clock, rounds: int = ROUNDS) -> None:
        super().__init__(database, policy, clock)
        self._rounds = rounds

    def names(self) -> tuple[str, ...]:
        """The names to sign in with, in Thai order."""
        with self._work(NOBODY) as work:
            names = [user.sign_in_name for user in work.users.all() if user.active]
        return tuple(sorted(names, key=sort_key))

    def sign_in(self, name: str, password: str) -> Actor:
        """Who signs in with that name and password.

        WRONG_SIGN_IN, the same for a wrong name and a wrong password. After three wrong tries a wait of 1 s that
        doubles with each further one up to 300 s (WAIT_BEFORE_SIGN_IN with `seconds`); it outlives a restart.
        """
        name = normalise(name)
        with self._work(NOBODY) as work:
            user = work.users.by_sign_in_name(name)
        self._prove(name, user, password, "signed_in", "sign_in_failed")
        if user is None:
            raise UserError(Problem.WRONG_SIGN_IN)
        return _actor(user)

    def password_expired(self, actor: Actor) -> bool:
        """Whether six months have passed since the actor's password was changed (3.4.2)."""
        require(actor, Deed.OWN_PASSWORD)
        with self._work(actor) as work:
            changed_on = work.users.get(actor.user_id).password_changed_on
        return self._today() > add_months(changed_on, self._policy.program_password_months)

    def change_password(self, actor: Actor, old: str, new: str, again: str) -> Changed:
        """Set the actor's own password. A wrong `old` counts like a wrong try to sign in."""
        require(actor, Deed.OWN_PASSWORD)
        with self._work(actor) as work:
            user = work.users.get(actor.user_id)
        self._prove(user.sign_in_name, user, old, "password_proved", "password_not_proved")
        refuse_if(problems_of_new_password(new, again, old, field="new", field_again="again"))
        with self._work(actor) as work:
            self._set_password(work, user.id, new)
            work.commit()
        return Changed.USERS

    def reset_with_recovery(self, recovery_key: str, name: str, password: str, again: str) -> Changed:
        """Set a forgotten password of an active user with the printed recovery key, and end the wait.

        WRONG_RECOVERY_KEY; NOT_FOUND for a name that nobody has; PASSWORD_UNCHANGED, since 3.4.2 asks for another.
        """
        unseal(header_of(self._database.path), RecoveryKey.parse(recovery_key))
        refuse_if(problems_of_new_password(password, again))
        with self._work(NOBODY) as work:
            user = work.users.by_sign_in_name(normalise(name))
            if user is None or not user.active:
                raise UserError(Problem.NOT_FOUND, field="name")
            if self._matches(password, work.users.password_hash(user.id)):
                raise UserError(Problem.PASSWORD_UNCHANGED, field="password")
            self._set_password(work, user.id, password)
            work.users.save_attempts(_tally(user.sign_in_name), Attempts(0, None))
            work.audit.note("password_reset_with_recovery_key", "users", subject_id=user.id)
            work.commit()
        return Changed.USERS

    def users(self, actor: Actor) -> tuple[ProgramUser, ...]:
        """All users of the program, in Thai order of their names."""
        require(actor, Deed.MANAGE_USERS)
        with self._work(actor) as work:
            return tuple(sorted(work.users.all(), key=lambda user: sort_key(user.name)))

    def add_user(self, actor: Actor, draft: UserDraft) -> Added:
        """Let somebody use the program."""
        require(actor, Deed.MANAGE_USERS)
        with self._work(actor) as work:
            problems = problems_of_user(
                draft,
                units={unit.id: unit for unit in work.units.all()},
                taken_names=[user.sign_in_name for user in work.users.all()],
            )
            refuse_if(problems)
            user_id = add_user(work, draft, None, self._clock(), self._rounds)
            work.commit()
        return Added(Changed.USERS, user_id)

    def set_active(self, actor: Actor, user_id: int, active: bool) -> Changed:
        """Shut a user out, or let in again; not oneself, so that there is always a head who can sign in."""
        require(actor, Deed.MANAGE_USERS)
        if user_id == actor.user_id:
            raise UserError(Problem.NOT_ALLOWED)
        with self._work(actor) as work:
            work.users.save(replace(work.users.get(user_id), active=active))
            work.commit()
        return Changed.USERS

    def _prove(self, name: str, user: ProgramUser | None, password: str, right: str, wrong: str) -> None:
        """Raise unless the password is that of an active user; count and log the try either way."""
        now = self._clock()
        with self._work(NOBODY) as work:
            attempts = work.users.attempts(_tally(name))
            _require_waited(attempts, now)
            known = user if user is not None and user.active else None
            hashed = None if known is None else work.users.password_hash(known.id)
        good = self._matches(password, hashed)
        user_id = None if user is None else user.id
        with self._work(NOBODY if user is None or not good else _actor(user)) as work:
            failed = 0 if good else attempts.failed + 1
            work.users.save_attempts(_tally(name), Attempts(failed, None if good else now))
            work.audit.note(right if good else wrong, "users", subject_id=user_id)
            work.commit()
        if not good:
            raise UserError(Problem.WRONG_SIGN_IN)

    def _matches(self, password: str, hashed: str | None) -> bool:
        """Takes as long for a name that nobody has, so that the time tells nothing."""
        import bcrypt

        secret = _secret(password)
        fits = len(secret) <= MAX_PASSWORD_BYTES
        right = bcrypt.checkpw(secret if fits else b"", (hashed or self._of_nobody).encode())
        return right and fits and hashed is not None

    @cached_property
    def _of_nobody(self) -> str:
        return hash_password("", self._rounds)

    def _set_password(self, work: UnitOfWork, user_id: int, password: str) -> None:
        work.users.set_password(user_id, hash_password(password, self._rounds), self._today())


def add_user(work: UnitOfWork, draft: UserDraft, person_id: int | None, now: datetime, rounds: int) -> int:
    """Enter a user whose draft was found good."""
    password, draft = draft.password, tidied(draft)
    if draft.role is None or draft.unit_id is None:
        raise ValueError("a user needs a role and a unit")
    user = ProgramUser(0, draft.sign_in_name, draft.name, draft.role, draft.unit_id, person_id, now.date())
    user_id = work.users.add(user)
    work.users.set_password(user_id, hash_password(password, rounds), now.date())
    return user_id


def hash_password(password: str, rounds: int) -> str:
    """bcrypt's own text for a password in NFC."""
    import bcrypt

    return bcrypt.hashpw(_secret(password), bcrypt.gensalt(rounds)).decode()


def _secret(password: str) -> bytes:
    return unicodedata.normalize("NFC", password).encode()


def _actor(user: ProgramUser) -> Actor:
    return Actor(user.id, user.name, user.role, user.unit_id)


def _tally(name: str) -> str:
    """Under what wrong tries are counted: not the name itself, since some type their password there."""
    return hashlib.sha256(name.casefold().encode()).hexdigest()


def _require_waited(attempts: Attempts, now: datetime) -> None:
    if attempts.failed < FREE_TRIES or attempts.last_at is None:
        return
    # the exponent is bounded, since nobody stops somebody from trying a thousand times
    wait = min(timedelta(seconds=2 ** min(attempts.failed - FREE_TRIES, 10)), LONGEST_WAIT)
    # a clock that was put back must not lock anybody out for longer than the wait
    passed = max(now - attempts.last_at, timedelta(0))
    if passed < wait:
        seconds = -((passed - wait) // timedelta(seconds=1))
        raise UserError(Problem.WAIT_BEFORE_SIGN_IN, seconds=str(seconds))
