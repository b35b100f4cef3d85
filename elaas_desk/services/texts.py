"""The texts of notices, memos and letters: shown, tried on a page, worded anew, and put back as they came."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from elaas_desk.changes import Changed
from elaas_desk.domain import papers
from elaas_desk.domain.accounts import Account, Membership
from elaas_desk.domain.actors import Actor
from elaas_desk.domain.notice_papers import ReminderAbout
from elaas_desk.domain.people import Person, Post
from elaas_desk.domain.policy import Policy
from elaas_desk.domain.requests import Cause, PaperKind, Reason, RequestDraft
from elaas_desk.domain.tasks import due_tasks
from elaas_desk.domain.texts import FIELD, EditableText, TextKey, problems, tidied
from elaas_desk.errors import Problem, UserError
from elaas_desk.persistence.database import Database
from elaas_desk.persistence.unit_of_work import UnitOfWork
from elaas_desk.services.access import Deed, require
from elaas_desk.services.documents import Renderers, page_count
from elaas_desk.services.leaver_papers import Removing, removal_notice
from elaas_desk.services.notice_values import Reminded, late_memo, password_slip, reminder
from elaas_desk.services.paper_values import PaperFacts, cover_letter
from elaas_desk.services.request_checks import paper_facts
from elaas_desk.services.service import Clock, Service, refuse_if
from elaas_desk.services.task_lines import TaskWords
from elaas_desk.services.views import Paper
from elaas_desk.services.wording import originals, setting_of, wording_of
from elaas_desk.thai.dates import add_months
from elaas_desk.thai.names import FullName

_LATE_BY = timedelta(days=12)
_TO_DO = timedelta(days=7)
_MOST_GROUPS = 3


@dataclass(frozen=True, slots=True)
class OfficeText:
    """A text as it came, and as it reads in the office now."""

    known: EditableText
    text: str

    @property
    def is_changed(self) -> bool:
        """Whether the office has worded it in its own way."""
        return self.text != self.known.original


class Texts(Service):
    """Keeps the office's own wording. A text that cannot be printed is never kept."""

    def __init__(self, database: Database, policy: Policy, clock: Clock, renderers: Renderers) -> None:
        super().__init__(database, policy, clock)
        self._renderers = renderers

    def texts(self, actor: Actor) -> tuple[OfficeText, ...]:
        """All texts, in the order in which they are offered."""
        require(actor, Deed.READ)
        with self._work(actor) as work:
            wording = wording_of(work)
        return tuple(OfficeText(known, wording.text(known.key)) for known in originals().values())

    def preview(self, actor: Actor, key: TextKey, text: str) -> Paper:
        """The paper of a text that is being worded, filled in for a sample; nothing is kept.

        The problems of a text (UNKNOWN_PLACEHOLDER, …), and UNKNOWN_GLYPH.
        """
        require(actor, Deed.EDIT_OFFICE)
        refuse_if(problems(text, originals()[key]))
        with self._work(actor) as work:
            value = _sample(work, self._policy, self._today(), key, tidied(text))
        content = self._drawn(value)
        return Paper(PaperKind(value.kind.value), content, page_count(content))

    def save(self, actor: Actor, key: TextKey, text: str) -> Changed:
        """Word a text anew, for all papers from now on; what was issued stays as it is."""
        require(actor, Deed.EDIT_OFFICE)
        known, text = originals()[key], tidied(text)
        refuse_if(problems(text, known))
        with self._work(actor) as work:
            self._drawn(_sample(work, self._policy, self._today(), key, text))
            work.settings.set(setting_of(key), "" if text == known.original else text)
            work.commit()
        return Changed.SETTINGS

    def restore(self, actor: Actor, key: TextKey) -> Changed:
        """Put a text back as it came."""
        require(actor, Deed.EDIT_OFFICE)
        with self._work(actor) as work:
            work.settings.set(setting_of(key), "")
            work.commit()
        return Changed.SETTINGS

    def _drawn(self, value: papers.Paper) -> bytes:
        try:
            return self._renderers.draw(value)
        except UserError as refused:
            if refused.problem is not Problem.UNKNOWN_GLYPH:
                raise
            raise UserError(refused.problem, field=FIELD, char=refused.values["char"]) from None


# what a text is tried on


def _sample(work: UnitOfWork, policy: Policy, today: date, key: TextKey, text: str) -> papers.Paper:
    """The paper that the text stands on, of somebody in the register or of somebody invented."""
    facts = paper_facts(work, policy, today)
    wording = replace(facts.wording, changed={**facts.wording.changed, key: text})
    return _SAMPLES[key](work, replace(facts, wording=wording))


def _user(work: UnitOfWork, facts: PaperFacts, post: Post | None = None) -> tuple[Person, Account]:
    """Somebody with an open account, of that post where one is named."""
    there = {each.person_id: each for each in work.accounts.all() if each.is_open(facts.today)}
    for person in facts.people:
        if person.id in there and not person.has_left(facts.today) and post in (None, person.post):
            return person, there[person.id]
    name = FullName("นาง", "ตัวอย่าง", "เรียบร้อย")
    person = Person(0, name, "", "นักวิชาการเงินและบัญชี", "ปฏิบัติการ", facts.office_unit.id, post or Post.LAO_USER)
    return person, Account(0, 0, "tuayang.r", None, None, None)


def _sample_password(work: UnitOfWork, facts: PaperFacts) -> papers.Paper:
    person, account = _user(work, facts)
    due_on = facts.today - _LATE_BY
    changed = replace(account, password_changed_on=add_months(due_on, -facts.policy.password_months))
    return reminder(
        facts, ReminderAbout.PASSWORD, Reminded(person, changed, due_on, _LATE_BY.days), facts.today + _TO_DO
    )


def _sample_acknowledgement(work: UnitOfWork, facts: PaperFacts) -> papers.Paper:
    reminded = Reminded(*_user(work, facts), facts.today - _LATE_BY, _LATE_BY.days)
    return reminder(facts, ReminderAbout.ACKNOWLEDGEMENT, reminded, facts.today + _TO_DO)


def _sample_slip(work: UnitOfWork, facts: PaperFacts) -> papers.Paper:
    return password_slip(facts, *_user(work, facts), "")


def _sample_memo(work: UnitOfWork, facts: PaperFacts) -> papers.Paper:
    seen = work.facts()
    lines = TaskWords(seen, facts.office, facts.today).lines(due_tasks(seen, facts.policy, facts.today))
    return late_memo(facts, lines, facts.office_unit.id, with_soon=False)


def _sample_removal(work: UnitOfWork, facts: PaperFacts) -> papers.Paper:
    person, account = _user(work, facts)
    groups = [each for each in facts.groups if each.is_in_use(facts.today)][:_MOST_GROUPS]
    held = [Membership(0, account.id, group.id, facts.today - _LATE_BY) for group in groups]
    return removal_notice(facts, Removing(person, account, facts.today, held))


def _sample_letter(work: UnitOfWork, facts: PaperFacts) -> papers.Paper:
    person, _ = _user(work, facts, Post.LAO_FINANCE_HEAD)
    draft = RequestDraft(person.id, Reason.CANNOT_SIGN_IN, facts.today, cause=Cause.FORGOTTEN)
    return cover_letter(facts, draft, "", person)


_SAMPLES: Mapping[TextKey, Callable[[UnitOfWork, PaperFacts], papers.Paper]] = {
    TextKey.REMINDER_PASSWORD: _sample_password,
    TextKey.REMINDER_ACKNOWLEDGEMENT: _sample_acknowledgement,
    TextKey.PASSWORD_SLIP: _sample_slip,
    TextKey.MEMO_OPENING: _sample_memo,
    TextKey.MEMO_PROPOSAL: _sample_memo,
    TextKey.REMOVAL_OPENING: _sample_removal,
    TextKey.REMOVAL_CLOSING: _sample_removal,
    TextKey.LETTER_REASON: _sample_letter,
    TextKey.LETTER_WISH: _sample_letter,
    TextKey.LETTER_CLOSE: _sample_letter,
}
