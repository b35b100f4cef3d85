"""A new register: from nothing to a head of finance who can sign in, or nothing at all."""

from __future__ import annotations

import secrets
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from elaas_desk.domain.actors import Actor, Role
from elaas_desk.domain.drafts import OfficeDraft, PersonDraft, UnitDraft, UserDraft
from elaas_desk.domain.offices import Unit, UnitKind
from elaas_desk.domain.people import Post
from elaas_desk.domain.validation import problems_of_office, problems_of_person, problems_of_unit, problems_of_user
from elaas_desk.errors import FieldProblem, Problem, UserError
from elaas_desk.persistence.database import Database, create, open_register
from elaas_desk.persistence.keys import CredentialStore, DataKey, RecoveryKey, header_of, seal
from elaas_desk.services.office_records import office_of, unit_of
from elaas_desk.services.opening import keep
from elaas_desk.services.person_records import person_of
from elaas_desk.services.service import Clock, refuse_if
from elaas_desk.services.users import ROUNDS, add_user

_PLANNED_UNIT = 1
"""Stands for the LAO's unit while the drafts are checked, before it has its number."""


@dataclass(frozen=True, slots=True)
class NewRegister:
    """A register that was just made, open, with its head signed in."""

    database: Database
    recovery_key: RecoveryKey = field(repr=False)  # to be printed now: it is nowhere else
    actor: Actor
    key_kept: bool  # False: this PC keeps no key, and each start asks for the recovery key


@dataclass(frozen=True, slots=True)
class FirstEntries:
    """What the office says of itself in the first steps."""

    office: OfficeDraft
    units: tuple[UnitDraft, ...]
    head: PersonDraft  # becomes the head of the LAO's finance unit, whatever unit and post it names
    user: UserDraft  # becomes the LAO's head in this program


def create_register(
    path: Path,
    office: OfficeDraft,
    units: tuple[UnitDraft, ...],
    head: PersonDraft,
    user: UserDraft,
    store: CredentialStore,
    clock: Clock,
    rounds: int = ROUNDS,
) -> NewRegister:
    """Make the register with its office, units, head and first user, and open it.

    It is filled under another name and put in its place as the last step: a failure, or a power cut, leaves no half
    register. Inputs that are wrong come as InvalidInputError with `office.`, `units[0].`, `head.` or `user.` before the
    field; REGISTER_EXISTS, REGISTER_ON_NETWORK, REGISTER_READ_ONLY, DISK_FULL.
    """
    entries = FirstEntries(
        office,
        units,
        replace(head, unit_id=_PLANNED_UNIT, post=Post.LAO_FINANCE_HEAD),
        replace(user, unit_id=_PLANNED_UNIT, role=Role.LAO_HEAD),
    )
    refuse_if(problems_of_entries(entries, clock().date()))
    if path.exists():
        raise UserError(Problem.REGISTER_EXISTS, path=str(path))
    key, recovery_key = DataKey.new(), RecoveryKey.new()
    unfinished = path.with_name(path.name + ".new")
    _discard(unfinished)
    actor = _fill(unfinished, key, entries, clock, rounds)
    database, key_kept = _put_in_place(unfinished, path, key, recovery_key, store)
    return NewRegister(database, recovery_key, actor, key_kept)


def _put_in_place(
    unfinished: Path, path: Path, key: DataKey, recovery_key: RecoveryKey, store: CredentialStore
) -> tuple[Database, bool]:
    """Seal the key, keep it on this PC, give the register its name and open it; undo all of it when one step fails."""
    with ExitStack() as undo:
        undo.callback(_discard, unfinished)
        _set_aside(header_of(path))
        undo.callback(_discard, header_of(path))
        register_id = seal(header_of(path), key, recovery_key)
        kept = store.works() and keep(store, register_id, key)
        if kept:
            undo.callback(store.forget, register_id)
        unfinished.replace(path)
        undo.callback(_discard, path)
        database = open_register(path, key)
        undo.pop_all()
        return database, kept


def problems_of_entries(entries: FirstEntries, today: date) -> tuple[FieldProblem, ...]:
    """What is wrong with the first entries, each field with its step before it."""
    office = problems_of_office(entries.office)
    name = "" if office else office_of(entries.office).full_name
    planned = {_PLANNED_UNIT: Unit(_PLANNED_UNIT, UnitKind.LAO, name)}
    found = [_within("office", each) for each in office]
    taken = [name]
    for index, unit in enumerate(entries.units):
        found += [_within(f"units[{index}]", each) for each in problems_of_unit(unit, taken_names=taken)]
        taken.append(unit.name)
    person = problems_of_person(entries.head, today=today, units=planned, taken_national_ids={})
    found += [_within("head", each) for each in person]
    found += [_within("user", each) for each in problems_of_user(entries.user, units=planned, taken_names=())]
    return tuple(found)


def _within(step: str, problem: FieldProblem) -> FieldProblem:
    return FieldProblem(f"{step}.{problem.field}", problem.problem, problem.values)


def _set_aside(header: Path) -> None:
    """A header without its register may be all that still opens a register that was moved away."""
    if header.exists():
        header.replace(header.with_name(f"{header.name}.{secrets.token_hex(4)}"))


def _fill(path: Path, key: DataKey, entries: FirstEntries, clock: Clock, rounds: int) -> Actor:
    database = create(path, key)
    try:
        founder = Actor(0, entries.user.name, Role.LAO_HEAD, 0)
        with database.work(founder, clock()) as work:
            office = office_of(entries.office)
            work.office.save(office)
            unit_id = work.units.add(Unit(0, UnitKind.LAO, office.full_name, office.short_name))
            for unit in entries.units:
                work.units.add(unit_of(unit, UnitKind.SUBORDINATE))
            person_id = work.people.add(person_of(replace(entries.head, unit_id=unit_id)))
            draft = replace(entries.user, unit_id=unit_id)
            user_id = add_user(work, draft, person_id, clock(), rounds)
            user = work.users.get(user_id)
            work.commit()
        database.close()
    except BaseException:
        database.close()
        _discard(path)
        raise
    return Actor(user_id, user.name, user.role, unit_id)


def _discard(path: Path) -> None:
    for ending in ("", "-wal", "-shm"):
        with suppress(OSError):
            path.with_name(path.name + ending).unlink()
