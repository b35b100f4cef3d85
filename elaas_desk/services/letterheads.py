"""What the office sets for the head of its papers: its pictures, who sends, what numbers begin with."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Final

from elaas_desk.changes import Changed
from elaas_desk.domain.actors import Actor
from elaas_desk.domain.drafts import MemoHeadDraft, SenderDraft
from elaas_desk.domain.governance_papers import RemovalNotice
from elaas_desk.domain.letterhead import NumberedPaper
from elaas_desk.domain.office_pictures import OfficePicture, PicturePlace
from elaas_desk.domain.offices import Unit, UnitKind
from elaas_desk.domain.papers import CoverLetter
from elaas_desk.domain.people import Post
from elaas_desk.domain.policy import Policy
from elaas_desk.domain.requests import PaperKind
from elaas_desk.domain.signing_rules import problems_of_memo_head, problems_of_sender
from elaas_desk.domain.validation import tidied
from elaas_desk.persistence.database import Database
from elaas_desk.persistence.unit_of_work import UnitOfWork
from elaas_desk.services.access import Deed, only_unit, require
from elaas_desk.services.documents import Renderers, page_count
from elaas_desk.services.letterhead_settings import SENDER, agency_setting, prefix_setting
from elaas_desk.services.paper_values import (
    DLA_HEAD,
    SUBJECT,
    PaperFacts,
    circular_on_paper,
    head_of_unit,
    official,
)
from elaas_desk.services.picture_files import dpi_at, picture_for_paper, tidy_name
from elaas_desk.services.request_checks import paper_facts
from elaas_desk.services.service import Clock, Service, refuse_if
from elaas_desk.services.views import Paper

_TOUCHED: Final = Changed.SETTINGS
_SPECIMEN: Final = (
    "หน้านี้เป็นตัวอย่างหัวหนังสือ ใช้ดูตำแหน่งของครุฑ เลขที่หนังสือ ชื่อและที่อยู่ของส่วนราชการ และผู้ลงนามในวันนี้",
    "จึงเรียนมาเพื่อโปรดพิจารณา",
)


@dataclass(frozen=True, slots=True)
class PictureOnScreen:
    """A picture that is kept, with its bytes and how fine it is where it is printed."""

    picture: OfficePicture
    content: bytes
    dpi: int


@dataclass(frozen=True, slots=True)
class MemoHead:
    """What memos of one unit begin with: as it was set, and as it is printed today."""

    unit: Unit
    draft: MemoHeadDraft
    agency: str
    number: str


@dataclass(frozen=True, slots=True)
class LetterheadOnScreen:
    """Everything that stands at the head of the office's papers."""

    pictures: tuple[PictureOnScreen, ...]
    sender: SenderDraft
    sender_lines: tuple[str, ...]
    """As they are printed."""
    letter_number: str
    memos: tuple[MemoHead, ...]
    """By unit in sight, the LAO first."""

    def picture(self, place: PicturePlace) -> PictureOnScreen | None:
        """The picture there, if there is one."""
        return next((each for each in self.pictures if each.picture.place is place), None)


class Letterheads(Service):
    """Keeps what the office sets; what it does not set follows from what it says of itself."""

    def __init__(self, database: Database, policy: Policy, clock: Clock, renderers: Renderers) -> None:
        super().__init__(database, policy, clock)
        self._renderers = renderers

    def letterhead(self, actor: Actor) -> LetterheadOnScreen:
        """What is set and what follows from it."""
        require(actor, Deed.READ)
        with self._work(actor) as work:
            facts = paper_facts(work, self._policy, self._today())
            pictures = tuple(_on_screen(work, each) for each in work.office_pictures.all())
        head = facts.letterhead
        only = only_unit(actor, Deed.READ)
        units = sorted((unit for unit in facts.units if only is None or unit.id == only), key=_office_first)
        return LetterheadOnScreen(
            pictures,
            SenderDraft("\n".join(head.lines)),
            head.sender(facts.office),
            facts.number(NumberedPaper.LETTER, facts.office_unit.id),
            tuple(_memo_head(facts, unit) for unit in units),
        )

    def put_picture(self, actor: Actor, place: PicturePlace, name: str, content: bytes) -> Changed:
        """Keep a picture in place of the one before it, as it is printed. PICTURE_… says what is wrong with it."""
        require(actor, Deed.EDIT_OFFICE)
        printed, media = picture_for_paper(name, content, place)
        sha256 = hashlib.sha256(printed).hexdigest()
        picture = OfficePicture(place, tidy_name(name, "picture"), media, sha256, self._clock(), actor.name)
        with self._work(actor) as work:
            work.office_pictures.put(picture, printed)
            work.commit()
        return _TOUCHED

    def remove_picture(self, actor: Actor, place: PicturePlace) -> Changed:
        """Take a picture away; nothing happens where there is none."""
        require(actor, Deed.EDIT_OFFICE)
        with self._work(actor) as work:
            work.office_pictures.remove(place)
            work.commit()
        return _TOUCHED

    def save_sender(self, actor: Actor, draft: SenderDraft) -> Changed:
        """Set the agency's lines on letters; empty lets them follow from the office again."""
        require(actor, Deed.EDIT_OFFICE)
        refuse_if(problems_of_sender(draft))
        with self._work(actor) as work:
            work.settings.set(SENDER, tidied(draft).sender)
            work.commit()
        return _TOUCHED

    def save_memo_head(self, actor: Actor, unit_id: int, draft: MemoHeadDraft) -> Changed:
        """Set ส่วนราชการ and the beginning of numbers for the memos of a unit; an empty one follows from the unit."""
        require(actor, Deed.EDIT_OFFICE)
        refuse_if(problems_of_memo_head(draft))
        draft = tidied(draft)
        with self._work(actor) as work:
            unit = work.units.get(unit_id)
            work.settings.set(agency_setting(unit.id), draft.agency)
            work.settings.set(prefix_setting(NumberedPaper.MEMO, unit.id), draft.memo_prefix)
            work.commit()
        return _TOUCHED

    def specimen(self, actor: Actor, kind: NumberedPaper) -> Paper:
        """A letter or a memo of the office that says nothing, to look at its head; nothing is kept."""
        require(actor, Deed.READ)
        with self._work(actor) as work:
            facts = paper_facts(work, self._policy, self._today())
        if kind is NumberedPaper.MEMO:
            content = self._renderers.removal_notice(_memo(facts))
            return Paper(PaperKind.REMOVAL_NOTICE, content, page_count(content))
        content = self._renderers.letter(_letter(facts))
        return Paper(PaperKind.LETTER, content, page_count(content))


def _on_screen(work: UnitOfWork, picture: OfficePicture) -> PictureOnScreen:
    content = work.office_pictures.content(picture.place) or b""
    return PictureOnScreen(picture, content, dpi_at(picture.place, content, picture.media))


def _memo_head(facts: PaperFacts, unit: Unit) -> MemoHead:
    head = facts.letterhead
    prefix = head.prefixes.get((NumberedPaper.MEMO, unit.id), "")
    draft = MemoHeadDraft(head.agencies.get(unit.id, ""), prefix)
    return MemoHead(unit, draft, facts.agency(unit.id), facts.number(NumberedPaper.MEMO, unit.id))


def _letter(facts: PaperFacts) -> CoverLetter:
    office = facts.office
    return CoverLetter(
        number=facts.number(NumberedPaper.LETTER, facts.office_unit.id),
        sender=facts.letterhead.sender(office),
        dated=facts.today,
        subject=SUBJECT,
        addressee=DLA_HEAD,
        body=_SPECIMEN,
        signatory=official(facts, Post.EXECUTIVE),
        owner_unit=office.finance_division,
        phone=office.phone,
        email=office.email,
        garuda=facts.letterhead.garuda,
    )


def _memo(facts: PaperFacts) -> RemovalNotice:
    unit_id = facts.office_unit.id
    return RemovalNotice(
        circular=circular_on_paper(facts.policy.circular),
        agency=facts.agency(unit_id),
        phone=facts.office.phone,
        number=facts.number(NumberedPaper.MEMO, unit_id),
        dated=facts.today,
        addressee=official(facts, Post.CLERK).position,
        head=head_of_unit(facts, unit_id),
        garuda=facts.letterhead.garuda,
    )


def _office_first(unit: Unit) -> tuple[bool, int]:
    return unit.kind is not UnitKind.LAO, unit.id
