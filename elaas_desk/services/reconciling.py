"""A New e-LAAS report laid beside the register, and the corrections that are accepted from it (circular 4)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from elaas_desk.changes import Added, Changed
from elaas_desk.domain.accounts import Account, Membership, PrivilegeGroup
from elaas_desk.domain.actors import Actor
from elaas_desk.domain.correction_steps import steps_of
from elaas_desk.domain.corrections import Correction
from elaas_desk.domain.facts import Facts
from elaas_desk.domain.people import Person
from elaas_desk.domain.reconcile import reconcile
from elaas_desk.domain.reconcile_values import Reconciliation, Remedy, Way
from elaas_desk.domain.removal_proof import Shown
from elaas_desk.domain.removals import Proof, Removal
from elaas_desk.domain.report import Report, ReportColumn, ReportImport
from elaas_desk.errors import Problem, UserError
from elaas_desk.persistence.unit_of_work import UnitOfWork
from elaas_desk.services.access import Deed, only_unit, require
from elaas_desk.services.correction_records import (
    REMOVALS,
    SUBJECTS,
    Accepted,
    Batch,
    changed_by,
    take_back,
    values_of,
)
from elaas_desk.services.removal_records import key_of, origin_of, removal_key, waiting
from elaas_desk.services.report_keeping import TakenReport, keep_report
from elaas_desk.services.review_views import CorrectionBatch
from elaas_desk.services.service import Service, require_past
from elaas_desk.thai import dates

IMPORTED = Changed.REVIEWS | Changed.REMOVALS | Changed.TASKS
"""What a report changes that is taken in: removals are proved or not."""


class Reconciling(Service):
    """Shows in what a report and the register differ; nothing changes before it is accepted.

    A report may be compared as it was read (`compare`), or be taken in first, by itself or with a review.
    """

    def compare(self, actor: Actor, report: Report, as_of: date, unit_id: int | None = None) -> Reconciliation:
        """The five piles of a report that shows the day `as_of`; nothing of it is stored."""
        require(actor, Deed.READ, unit_id)
        with self._work(actor) as work:
            return reconcile(work.facts(), report, as_of, unit_id or only_unit(actor, Deed.READ))

    def import_report(self, actor: Actor, report: TakenReport, unit_id: int | None = None) -> Added:
        """Take a report in: it is kept with its SHA-256, and proves removals or does not.

        `unit_id` is the unit that it covers, None the whole office. NOTHING_CHOSEN for a report without a user,
        DATE_IN_FUTURE for its day.
        """
        unit_id = unit_id or only_unit(actor, Deed.ENTER)
        require(actor, Deed.ENTER, unit_id)
        if not report.rows:
            raise UserError(Problem.NOTHING_CHOSEN, field="rows")
        require_past(report.as_of, self._today(), "as_of")
        with self._work(actor) as work:
            import_id = keep_report(work, actor, report, unit_id, self._clock())
            work.commit()
        return Added(IMPORTED, import_id)

    def columns_of(self, actor: Actor, layout: str) -> Mapping[int, ReportColumn] | None:
        """What an officer said the columns of a layout mean (`ReadReport.layout`); None where nobody did."""
        require(actor, Deed.READ)
        with self._work(actor) as work:
            return work.reports.layout(layout)

    def remember_columns(self, actor: Actor, layout: str, columns: Mapping[int, ReportColumn]) -> Changed:
        """Keep what the columns of a layout mean, for every report to come that has it."""
        require(actor, Deed.ENTER)
        with self._work(actor) as work:
            work.reports.remember_layout(layout, columns)
            work.commit()
        return Changed.NOTHING

    def imports(self, actor: Actor) -> tuple[ReportImport, ...]:
        """The reports in sight, the newest first."""
        require(actor, Deed.READ)
        only = only_unit(actor, Deed.READ)
        with self._work(actor) as work:
            seen = [each for each in work.reports.all() if only is None or each.unit_id in {None, only}]
        return tuple(reversed(seen))

    def piles(self, actor: Actor, import_id: int, unit_id: int | None = None) -> Reconciliation:
        """The five piles of a report that was taken in, beside the register as it is by now."""
        with self._work(actor) as work:
            report = work.reports.get(import_id)
            return _beside(work, work.facts(), report, _scope(actor, Deed.READ, report, unit_id))

    def accept(self, actor: Actor, import_id: int, remedies: Collection[Remedy], unit_id: int | None = None) -> Added:
        """Let the register follow New e-LAAS in these corrections, all or none; the number of the batch, for `undo`.

        The remedies are some of those that `piles` offers, all of them corrections: NOT_A_CHOICE for requests and
        removals, CHANGED_MEANWHILE for one that is not offered any more, NOTHING_CHOSEN. USERNAME_TAKEN and
        ACCOUNT_ALREADY for two that cannot stand together, REVIEW_SIGNED once the review of the report was signed off.
        """
        _require_corrections(remedies)
        with self._work(actor) as work:
            report = work.reports.get(import_id)
            scope = _scope(actor, Deed.ENTER, report, unit_id)
            review_id = _open_review(work, import_id)
            facts = work.facts()
            offered = {each for entry in _beside(work, facts, report, scope).entries for each in entry.remedies}
            if not offered >= set(remedies):
                raise UserError(Problem.CHANGED_MEANWHILE)
            steps = steps_of(facts, remedies, report.as_of, _why(report))
            _require(actor, (each for step in steps for each in (step.before, step.after) if each), facts)
            batch = Batch(work, Accepted(actor, self._clock(), import_id, review_id))
            written = list(batch.write(steps))
            recorded = _record_removals(work, actor, batch, report, written)
            work.commit()
        changed = changed_by([*(step.subject for step in steps), *([REMOVALS] if recorded else [])])
        return Added(changed, batch.number)

    def batches(self, actor: Actor, import_id: int) -> tuple[CorrectionBatch, ...]:
        """What was accepted from a report and not undone, the newest first."""
        with self._work(actor) as work:
            _scope(actor, Deed.READ, work.reports.get(import_id), None)
            found: dict[int, list[Correction]] = {}
            for each in work.corrections.of_import(import_id):
                if each.subject in SUBJECTS and each.undone_at is None:
                    found.setdefault(each.batch, []).append(each)
        batches = [CorrectionBatch(batch, each[0].at, each[0].by, len(each)) for batch, each in found.items()]
        return tuple(sorted(batches, key=lambda each: each.batch, reverse=True))

    def undo(self, actor: Actor, batch: int) -> Changed:
        """Give the register back what it held before a batch, in one transaction.

        REVIEW_SIGNED once the review of its report was signed off; CHANGED_MEANWHILE when anything that it touched has
        changed since, or when it was undone already. NOT_FOUND.
        """
        with self._work(actor) as work:
            corrections = [each for each in work.corrections.of_batch(batch) if each.subject in SUBJECTS]
            if not corrections:
                raise UserError(Problem.NOT_FOUND)
            if corrections[0].undone_at is not None:
                raise UserError(Problem.CHANGED_MEANWHILE)
            _require(actor, values_of(corrections), work.facts())
            _require_unsigned(work, corrections[0])
            take_back(work, corrections, self._clock())
            work.commit()
        return changed_by(each.subject for each in corrections)


def _scope(actor: Actor, deed: Deed, report: ReportImport, unit_id: int | None) -> int | None:
    """The unit to be compared; None for all. OTHER_UNIT for a report of a unit out of sight."""
    unit_id = report.unit_id or unit_id or only_unit(actor, deed)
    require(actor, deed, unit_id)
    return unit_id


def _beside(work: UnitOfWork, facts: Facts, report: ReportImport, unit_id: int | None) -> Reconciliation:
    return reconcile(facts, Report(work.reports.rows(report.id)), report.as_of, unit_id)


def _open_review(work: UnitOfWork, import_id: int) -> int | None:
    """The review that the report belongs to; None for a report by itself. REVIEW_SIGNED when it is signed off."""
    reviews = [each for each in work.reviews.all() if each.import_id == import_id]
    if reviews and not any(each.is_open for each in reviews):
        raise UserError(Problem.REVIEW_SIGNED)
    return max((each.id for each in reviews if each.is_open), default=None)


def _require_unsigned(work: UnitOfWork, correction: Correction) -> None:
    """Raise REVIEW_SIGNED once the review of the correction is signed off, or any in which its report was used."""
    reviews = [each for each in work.reviews.all() if not each.is_open]
    if correction.review_id is None:
        signed = any(each.import_id == correction.import_id for each in reviews)
    else:
        signed = any(each.id == correction.review_id for each in reviews)
    if signed:
        raise UserError(Problem.REVIEW_SIGNED)


def _require_corrections(remedies: Collection[Remedy]) -> None:
    if not remedies:
        raise UserError(Problem.NOTHING_CHOSEN, field="remedies")
    if any(remedy.way is not Way.CORRECTION for remedy in remedies):
        raise UserError(Problem.NOT_A_CHOICE, field="remedies")


def _require(actor: Actor, touched: Iterable[Any], facts: Facts) -> None:
    """Ask for each value whether the actor may; new people and accounts have negative numbers."""
    values = list(touched)
    units = {each.id: each.unit_id for each in (*values, *facts.people) if isinstance(each, Person)}
    holders = {each.id: each.person_id for each in (*values, *facts.accounts) if isinstance(each, Account)}
    for each in values:
        if isinstance(each, PrivilegeGroup):
            require(actor, Deed.EDIT_CATALOGUE)
        elif isinstance(each, Removal | Person):
            require(actor, Deed.ENTER, each.unit_id)
        elif isinstance(each, Account):
            require(actor, Deed.ENTER, units[each.person_id])
        elif isinstance(each, Membership):
            require(actor, Deed.ENTER, units[holders[each.account_id]])


def _why(report: ReportImport) -> str:
    words = "รายงาน" if report.sha256 else "รายชื่อที่ตรวจเอง"
    return f"ตาม{words} New e-LAAS ของวันที่ {dates.short(report.as_of)}"


def _record_removals(
    work: UnitOfWork, actor: Actor, batch: Batch, report: ReportImport, written: Iterable[tuple[Any, Any]]
) -> bool:
    """Whoever is out of a group by now leaves a removal: the report that no longer shows it is the proof."""
    ended = [stands for was, stands in written if _is_ended(was, stands, report.as_of)]
    if not ended:
        return False
    shown = Shown(work.reports.rows(report.id))
    ordered = {key_of(each): each for each in waiting(work)}
    recorded = False
    for membership in ended:
        removal = _removal(work, actor, membership, report)
        if not shown.holds([removal.username], [removal.group_name]):
            before = ordered.get(removal_key(removal.username, removal.group_name))
            batch.keep(REMOVALS, before, removal if before is None else _completed(before, removal))
            recorded = True
    return recorded


def _is_ended(was: Any, stands: Any, on: date) -> bool:
    return isinstance(stands, Membership) and was is not None and was.until != stands.until == on


def _removal(work: UnitOfWork, actor: Actor, membership: Membership, report: ReportImport) -> Removal:
    account = work.accounts.get(membership.account_id)
    person = work.people.get(account.person_id)
    origin, ordered_on = origin_of(person)
    return Removal(
        0,
        account.username,
        work.groups.get(membership.group_id).name,
        origin,
        min(ordered_on or report.as_of, report.as_of),
        actor.name,
        person.unit_id,
        person.id,
        account.id,
        membership.group_id,
        done_on=report.as_of,
        done_by=actor.name,
        proof=Proof.PROVED if report.sha256 else None,
        proof_import_id=report.id if report.sha256 else None,
    )


def _completed(ordered: Removal, removal: Removal) -> Removal:
    return replace(
        ordered,
        done_on=max(removal.done_on or ordered.ordered_on, ordered.ordered_on),
        done_by=removal.done_by,
        proof=removal.proof,
        proof_import_id=removal.proof_import_id,
    )
