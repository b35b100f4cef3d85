"""Opening the register at the start of the program."""

from __future__ import annotations

from pathlib import Path

from elaas_desk.domain.policy import Policy
from elaas_desk.errors import Problem, UserError
from elaas_desk.persistence.database import Database, open_register
from elaas_desk.persistence.keys import CredentialStore, DataKey, RecoveryKey, header_of, register_id, unseal
from elaas_desk.services.desk import Desk
from elaas_desk.services.documents import Renderers
from elaas_desk.services.service import Clock
from elaas_desk.services.users import ROUNDS


def open_desk(
    path: Path,
    store: CredentialStore,
    policy: Policy,
    clock: Clock,
    renderers: Renderers,
    recovery_key: str | None = None,
    rounds: int = ROUNDS,
) -> Desk:
    """Open the register with the key that this PC keeps, or with the recovery key, which this PC then keeps.

    NEEDS_RECOVERY_KEY when no key is kept, WRONG_RECOVERY_KEY, WRONG_KEY, and all REGISTER_* of a file that cannot be
    opened; the file is untouched then.
    """
    database = open_database(path, store, recovery_key)
    return Desk.over(database, policy, clock, renderers, rounds, store)


def require_register(path: Path) -> None:
    """UserError REGISTER_MISSING where no file is, REGISTER_UNREADABLE where that cannot even be seen."""
    try:
        there = path.is_file()
    except OSError as refused:
        raise UserError(Problem.REGISTER_UNREADABLE, path=str(path)) from refused
    if not there:
        raise UserError(Problem.REGISTER_MISSING, path=str(path))


def keep(store: CredentialStore, name: str, key: DataKey) -> bool:
    """Let this PC keep the key; False where it cannot, and each start asks for the recovery key."""
    try:
        store.put(name, key)
    except UserError:
        return False
    return True


def open_database(path: Path, store: CredentialStore, recovery_key: str | None = None) -> Database:
    """The register alone, as `open_desk`."""
    require_register(path)
    header = header_of(path)
    name = register_id(header)
    if recovery_key is not None:
        key = unseal(header, RecoveryKey.parse(recovery_key))
        database = open_register(path, key)
        if store.works():
            keep(store, name, key)
        return database
    kept = store.get(name) if store.works() else None
    if kept is None:
        raise UserError(Problem.NEEDS_RECOVERY_KEY)
    return open_register(path, kept)
