"""What the sign-in window has done on the worker, so that it is painted before anything heavy is imported."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from elaas_desk.domain.actors import Actor
from elaas_desk.domain.policy import DEFAULT_POLICY, load_policy
from elaas_desk.paths import resource
from elaas_desk.persistence.keys import CredentialStore
from elaas_desk.services.desk import Desk
from elaas_desk.services.opening import open_desk
from elaas_desk.services.setup import create_register
from elaas_desk.services.users import NOBODY
from elaas_desk.thai import words
from ui import text_breaks
from ui.renderers import renderers
from ui.setup.answers import SetupAnswers


@dataclass(frozen=True, slots=True)
class Opened:
    """An open register: its services, who may sign in, and whose it is.

    `hint` stands at the sign-in form: the password of the sample office, whose `folder` goes when it is closed.
    `by_recovery_key` tells that somebody has just typed the recovery key from its paper.
    """

    desk: Desk
    names: tuple[str, ...]
    office: str
    hint: str = ""
    by_recovery_key: bool = False
    folder: TemporaryDirectory[str] | None = None

    def close(self) -> None:
        """Close the register; a sample office goes with it."""
        self.desk.close()
        if self.folder is not None:
            self.folder.cleanup()


@dataclass(frozen=True, slots=True)
class Made:
    """A register that was just made, with the recovery key in its groups, and whether this PC keeps the key."""

    opened: Opened
    actor: Actor
    key_groups: tuple[str, ...]
    key_kept: bool


def open_existing(path: Path, clock: Callable[[], datetime], recovery_key: str | None = None) -> Opened:
    """Open the register with the key of this PC, or with the recovery key."""
    desk = open_desk(
        path, CredentialStore(), load_policy(resource("policy", DEFAULT_POLICY)), clock, renderers(), recovery_key
    )
    return replace(_opened(desk), by_recovery_key=recovery_key is not None)


def make_new(path: Path, clock: Callable[[], datetime], answers: SetupAnswers) -> Made:
    """Make the register from the answers of the first start."""
    path.parent.mkdir(parents=True, exist_ok=True)
    store = CredentialStore()
    made = create_register(path, answers.office, answers.units, answers.head, answers.user, store, clock)
    policy = load_policy(resource("policy", DEFAULT_POLICY))
    desk = Desk.over(made.database, policy, clock, renderers(), store=store if made.key_kept else None)
    return Made(_opened(desk), made.actor, made.recovery_key.groups, made.key_kept)


def make_sample(clock: Callable[[], datetime]) -> tuple[Opened, Actor]:
    """A sample office to try the program on; its key is kept nowhere and its folder goes when it is closed."""
    from elaas_desk.services.sample import PASSWORD, fill_sample_office, sample_entries

    today = clock().date()
    entries = sample_entries(today)
    folder = TemporaryDirectory(prefix="elaas-desk-", ignore_cleanup_errors=True)
    path = Path(folder.name) / "sample.elaas"
    made = create_register(path, entries.office, entries.units, entries.head, entries.user, _KeptNowhere(), clock)
    desk = Desk.over(made.database, load_policy(resource("policy", DEFAULT_POLICY)), clock, renderers())
    fill_sample_office(desk, made.actor, today, renderers())
    hint = f"หน่วยงานตัวอย่างใช้รหัสผ่าน {PASSWORD} และหายไปเมื่อปิดโปรแกรม"
    return replace(_opened(desk), hint=hint, folder=folder), made.actor


class _KeptNowhere(CredentialStore):
    """The key of the sample office lives in memory alone."""

    def works(self) -> bool:
        """It never keeps anything."""
        return False


def load_words() -> None:
    """Load the word list here, on the worker, so that from now on wrapped Thai breaks between words."""
    words.chunks("คำ")
    text_breaks.use_words()


def _opened(desk: Desk) -> Opened:
    load_words()
    return Opened(desk, desk.users.names(), desk.register.office(NOBODY).full_name)
