"""Lists of users on paper, by unit and by group, and the matrix of rights: shown before they are kept (circular 4)."""

from __future__ import annotations

from elaas_desk.domain.actors import Actor
from elaas_desk.domain.list_papers import ListPaper
from elaas_desk.domain.policy import Policy
from elaas_desk.domain.requests import IssuedDocument, PaperKind
from elaas_desk.errors import Problem, UserError
from elaas_desk.persistence.database import Database
from elaas_desk.persistence.unit_of_work import UnitOfWork
from elaas_desk.services.access import Deed, require
from elaas_desk.services.documents import Renderers, archive, page_count
from elaas_desk.services.list_values import ListChoice, UserListChoice, list_paper
from elaas_desk.services.request_checks import office_unit, paper_facts
from elaas_desk.services.service import Clock, Service
from elaas_desk.services.views import Paper


class Lists(Service):
    """Draws the lists from the register as it stands, and archives what was issued."""

    def __init__(self, database: Database, policy: Policy, clock: Clock, renderers: Renderers) -> None:
        super().__init__(database, policy, clock)
        self._renderers = renderers

    def preview(self, actor: Actor, choice: ListChoice) -> Paper:
        """A list as it would be printed; nothing is kept.

        NOTHING_CHOSEN without a unit, or without a group where groups are listed; NOT_FOUND for one that is not there.
        """
        with self._work(actor) as work:
            value = self._value(work, actor, choice)
        content = self._renderers.draw(value)
        return Paper(PaperKind(value.kind.value), content, page_count(content), value=value)

    def issue(self, actor: Actor, choice: ListChoice) -> IssuedDocument:
        """Draw and archive a list; that of several units belongs to the office."""
        with self._work(actor) as work:
            value = self._value(work, actor, choice)
            unit_id = choice.unit_ids[0] if len(choice.unit_ids) == 1 else office_unit(work).id
            form = IssuedDocument(0, PaperKind.USER_LIST, None, None, unit_id, "", "", "", 0, self._clock(), actor.name)
            issued = archive(work, self._renderers, form, value)
            work.commit()
        return issued

    def _value(self, work: UnitOfWork, actor: Actor, choice: ListChoice) -> ListPaper:
        groups = None if isinstance(choice, UserListChoice) else choice.group_ids
        if not choice.unit_ids or groups == ():
            raise UserError(Problem.NOTHING_CHOSEN, field="group_ids" if choice.unit_ids else "unit_ids")
        for unit_id in choice.unit_ids:
            require(actor, Deed.EXPORT, unit_id)
        facts = work.facts()
        if not {unit.id for unit in facts.units}.issuperset(choice.unit_ids):
            raise UserError(Problem.NOT_FOUND, field="unit_ids")
        if not {group.id for group in facts.groups}.issuperset(groups or ()):
            raise UserError(Problem.NOT_FOUND, field="group_ids")
        return list_paper(facts, paper_facts(work, self._policy, self._today()), choice)
