"""One session, one transaction, and the audit lines of what it changed."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from datetime import datetime
from types import TracebackType
from typing import Any

from sqlalchemy import Engine
from sqlalchemy.orm import Session
from sqlalchemy.orm.exc import StaleDataError

from elaas_desk.domain.acknowledgements import AcknowledgementRepeat
from elaas_desk.domain.actors import Actor
from elaas_desk.domain.facts import Facts
from elaas_desk.errors import Problem, UserError
from elaas_desk.memory import no_collecting
from elaas_desk.persistence.account_stores import AccountStore, GroupStore, MembershipStore
from elaas_desk.persistence.audit import AuditTrail
from elaas_desk.persistence.desk_stores import SettingStore, SnoozeStore, UserStore
from elaas_desk.persistence.governance_stores import (
    AcknowledgementStore,
    AttachmentStore,
    ConflictStore,
    CorrectionStore,
    DepartureStore,
    ExceptionStore,
    RemovalStore,
)
from elaas_desk.persistence.paper_stores import BlankStore, OfficePictureStore, StandInStore
from elaas_desk.persistence.recorder import Recorder
from elaas_desk.persistence.register_stores import (
    AssignmentStore,
    DutyStore,
    OfficeStore,
    PersonStore,
    UnitStore,
)
from elaas_desk.persistence.request_stores import DocumentStore, RequestStore
from elaas_desk.persistence.review_stores import ReportStore, ReviewRowStore, ReviewStore

ACKNOWLEDGEMENT_REPEAT = "acknowledgement_repeat"
"""The setting of the register that says when a signature is asked for again."""


class Turn:
    """Lets one thread at a time work with the register's one connection."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._holder: int | None = None

    def __enter__(self) -> None:
        """Wait until the others are done. RuntimeError where this thread would wait for itself."""
        if self._holder == threading.get_ident():
            raise RuntimeError("this thread is already at work with the register")
        self._lock.acquire()
        self._holder = threading.get_ident()

    def __exit__(self, *outcome: object) -> None:
        """Let the next one in."""
        self._holder = None
        self._lock.release()


class _Session(Session):
    """Tells a person when somebody else changed a row between reading and writing it."""

    def flush(self, objects: Sequence[Any] | None = None) -> None:
        try:
            super().flush(objects)
        except StaleDataError as stale:
            raise UserError(Problem.CHANGED_MEANWHILE) from stale


class UnitOfWork:
    """A transaction over all stores: kept by `commit`, undone by leaving the block without it.

    After a `UserError` of a store nothing of the block can be kept.
    """

    def __init__(self, engine: Engine, turn: Turn, audit_key: bytes, actor: Actor, now: datetime) -> None:
        self._turn = turn
        self._session = session = _Session(engine, autobegin=False, expire_on_commit=False)
        self.office = OfficeStore(session)
        self.units = UnitStore(session)
        self.people = PersonStore(session)
        self.duties = DutyStore(session)
        self.assignments = AssignmentStore(session)
        self.accounts = AccountStore(session)
        self.groups = GroupStore(session)
        self.memberships = MembershipStore(session)
        self.requests = RequestStore(session)
        self.documents = DocumentStore(session)
        self.users = UserStore(session)
        self.departures = DepartureStore(session)
        self.conflicts = ConflictStore(session)
        self.exceptions = ExceptionStore(session)
        self.attachments = AttachmentStore(session)
        self.acknowledgements = AcknowledgementStore(session)
        self.reports = ReportStore(session)
        self.reviews = ReviewStore(session)
        self.review_rows = ReviewRowStore(session)
        self.removals = RemovalStore(session)
        self.corrections = CorrectionStore(session)
        self.blanks = BlankStore(session)
        self.office_pictures = OfficePictureStore(session)
        self.stand_ins = StandInStore(session)
        self.snoozes = SnoozeStore(session)
        self.settings = SettingStore(session)
        self.audit = AuditTrail(session, audit_key, actor, now)
        Recorder(session, self.audit)

    def __enter__(self) -> UnitOfWork:
        """Wait for the work before this one, then begin."""
        self._turn.__enter__()
        try:
            self._session.begin()
            self._session.connection()
        except BaseException:
            self._session.close()
            self._turn.__exit__()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Undo what was not committed, and let the next work begin."""
        try:
            self._session.close()
        finally:
            self._turn.__exit__()

    def commit(self) -> None:
        """Keep everything; it is on the disk when this returns. UserError DISK_FULL: then nothing is kept."""
        self._session.commit()

    def acknowledgement_repeat(self) -> AcknowledgementRepeat:
        """When the office asks for a signature again; as the circulars come, until it says otherwise."""
        return AcknowledgementRepeat(self.settings.get(ACKNOWLEDGEMENT_REPEAT, AcknowledgementRepeat.CIRCULAR))

    def facts(self) -> Facts:
        """Everything that the tasks are computed from."""
        with no_collecting():
            return Facts(
                units=self.units.all(),
                people=self.people.all(),
                accounts=self.accounts.all(),
                groups=self.groups.all(),
                memberships=self.memberships.all(),
                duties=self.duties.all(),
                assignments=self.assignments.all(),
                requests=self.requests.all(),
                reviews=self.reviews.all(),
                snoozes=self.snoozes.all(),
                conflicts=self.conflicts.all(),
                exceptions=self.exceptions.all(),
                removals=self.removals.all(),
                departures=self.departures.all(),
                progress=self.review_rows.progress(),
                signed_for=self.acknowledgements.circulars(),
                acknowledgement_repeat=self.acknowledgement_repeat(),
            )
