"""The official blanks of the office: which there are, from when each is used, and what goes where."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from elaas_desk.changes import Added, Changed
from elaas_desk.domain.actors import Actor
from elaas_desk.domain.blank_sources import BLANK_KINDS, example_of, sources_of
from elaas_desk.domain.blanks import Blank, BlankField, BlankFile, FieldLook, FilledBlank, Written
from elaas_desk.domain.policy import Policy
from elaas_desk.domain.requests import PaperKind
from elaas_desk.errors import Problem, UserError
from elaas_desk.intake import reader
from elaas_desk.intake.blank_names import matched
from elaas_desk.persistence.database import Database
from elaas_desk.persistence.unit_of_work import UnitOfWork
from elaas_desk.services.access import Deed, require
from elaas_desk.services.blank_papers import TITLES
from elaas_desk.services.documents import Renderers
from elaas_desk.services.service import Clock, Service, require_version

MOST_NUDGE = 10_000
"""Micrometres: a printer that misses by more wants its paper guide looked at."""
_EXAMPLE_CODE = "0" * 12
_TOUCHED = Changed.DOCUMENTS


@dataclass(frozen=True, slots=True)
class BlankProposal:
    """A file that can be a blank, and a beginning for what goes where."""

    file: BlankFile
    content: bytes = field(repr=False)
    placed: tuple[BlankField, ...] = ()
    """Where the names in the file say so, or else as on the blank before it."""
    taken_over_from: str = ""
    """The blank before it whose places these are; each has to be looked at before papers are printed on it."""


@dataclass(frozen=True, slots=True)
class BlankDraft:
    """A blank to be kept."""

    kind: PaperKind
    proposal: BlankProposal
    valid_from: date
    fields: tuple[BlankField, ...]
    nudge_right: int = 0
    nudge_down: int = 0


@dataclass(frozen=True, slots=True)
class BlankDetail:
    """A blank with its bytes, and what its file holds."""

    blank: Blank
    file: BlankFile
    content: bytes = field(repr=False)


class Blanks(Service):
    """Keeps the blanks. Papers that were issued on one hold their own bytes: what changes here changes none of them."""

    def __init__(self, database: Database, policy: Policy, clock: Clock, renderers: Renderers) -> None:
        super().__init__(database, policy, clock)
        self._renderers = renderers

    def blanks(self, actor: Actor) -> tuple[Blank, ...]:
        """Every blank, by paper and then by the day from which it is used, the latest first."""
        require(actor, Deed.READ)
        with self._work(actor) as work:
            return tuple(
                each for kind in BLANK_KINDS for each in sorted(work.blanks.of_kind(kind), key=_day, reverse=True)
            )

    def detail(self, actor: Actor, blank_id: int) -> BlankDetail:
        """One blank with its bytes."""
        require(actor, Deed.READ)
        with self._work(actor) as work:
            blank, content = work.blanks.get(blank_id), work.blanks.content(blank_id)
        from elaas_desk.intake.blank_pdf import look_at

        # these very bytes were looked at in a process of their own before they were taken
        return BlankDetail(blank, look_at(content, blank.name), content)

    def read_file(self, actor: Actor, kind: PaperKind, path: Path) -> BlankProposal:
        """Look at a PDF in a process of its own and propose what goes where; nothing is kept. UserError BLANK_…

        A fillable form is matched by the names of its fields. Otherwise the places of the blank before it are proposed.
        """
        require(actor, Deed.EDIT_OFFICE)
        taken = reader.blank(path)
        with self._work(actor) as work:
            known = work.blanks.of_kind(kind)
        if any(each.sha256 == taken.found.sha256 for each in known):
            raise UserError(Problem.BLANK_TWICE, file=taken.found.name)
        named = matched(kind, taken.found.fields)
        former = max(known, key=_day, default=None)
        if named or former is None:
            return BlankProposal(taken.found, taken.content, named)
        fitting = tuple(each for each in former.fields if each.page <= len(taken.found.pages))
        return BlankProposal(taken.found, taken.content, fitting, former.name)

    def add(self, actor: Actor, draft: BlankDraft) -> Added:
        """Keep a blank, with its bytes. UserError BLANK_TWICE, BLANK_DAY_TAKEN, BLANK_NO_PLACES."""
        require(actor, Deed.EDIT_OFFICE)
        file = draft.proposal.file
        blank = Blank(
            0,
            draft.kind,
            file.name,
            file.sha256,
            len(file.pages),
            draft.valid_from,
            self._clock(),
            actor.name,
            draft.fields,
            draft.nudge_right,
            draft.nudge_down,
        )
        with self._work(actor) as work:
            if any(each.sha256 == blank.sha256 for each in work.blanks.of_kind(blank.kind)):
                raise UserError(Problem.BLANK_TWICE, file=blank.name)
            _check(work, blank)
            blank_id = work.blanks.add_with(blank, draft.proposal.content)
            work.commit()
        return Added(_TOUCHED, blank_id)

    def save(self, actor: Actor, blank: Blank) -> Changed:
        """Change the places, day or nudge of a blank that was read before. UserError CHANGED_MEANWHILE, BLANK_…"""
        require(actor, Deed.EDIT_OFFICE)
        with self._work(actor) as work:
            kept = work.blanks.get(blank.id)
            require_version(blank.version, kept.version)
            changed = replace(
                kept,
                valid_from=blank.valid_from,
                fields=blank.fields,
                nudge_right=blank.nudge_right,
                nudge_down=blank.nudge_down,
            )
            _check(work, changed)
            work.blanks.save(changed)
            work.commit()
        return _TOUCHED

    def remove(self, actor: Actor, blank_id: int, version: int) -> Changed:
        """Take a blank away; papers that were issued on it stay as they are."""
        require(actor, Deed.EDIT_OFFICE)
        with self._work(actor) as work:
            require_version(version, work.blanks.get(blank_id).version)
            work.blanks.remove(blank_id)
            work.commit()
        return _TOUCHED

    def example(self, actor: Actor, draft: BlankDraft) -> bytes:
        """The blank filled in with a person that nobody is, to be looked at and tried on the printer."""
        require(actor, Deed.READ)
        told = example_of(draft.kind)
        written = tuple(_written(each, told.get(each.source, "")) for each in draft.fields)
        title = TITLES[draft.kind]
        filled = FilledBlank(title, "", _EXAMPLE_CODE, (written,), draft.nudge_right, draft.nudge_down)
        return self._renderers.overlay(draft.proposal.content, filled)


def _written(place: BlankField, value: str | bool) -> Written:
    return Written(place, ticked=value) if isinstance(value, bool) else Written(place, value)


def _check(work: UnitOfWork, blank: Blank) -> None:
    if not blank.fields:
        raise UserError(Problem.BLANK_NO_PLACES)
    if any(each.valid_from == blank.valid_from and each.id != blank.id for each in work.blanks.of_kind(blank.kind)):
        raise UserError(Problem.BLANK_DAY_TAKEN, field="valid_from")
    known = {source.name: source.look for source in sources_of(blank.kind)}
    for each in blank.fields:
        ticked = known.get(each.source) is FieldLook.TICK
        if each.source not in known or ticked is not (each.look is FieldLook.TICK) or not 1 <= each.page <= blank.pages:
            raise UserError(Problem.NOT_A_CHOICE, field="fields")
    if max(abs(blank.nudge_right), abs(blank.nudge_down)) > MOST_NUDGE:
        raise UserError(Problem.NOT_A_CHOICE, field="nudge")


def _day(blank: Blank) -> date:
    return blank.valid_from
