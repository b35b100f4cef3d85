"""Step 2 for several people: the one reason, and whether each gets groups by duty or all get the same."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from elaas_desk.domain.requests import Reason
from elaas_desk.services.views import RequestCheck
from ui import messages
from ui.requests.batch.people_panel import Asked, PeoplePanel
from ui.requests.batch.same_groups import SameGroups
from ui.requests.batch.values import (
    By,
    Common,
    apart,
    asks_groups,
    by_duty,
    common_choices,
    likely,
    lines_for,
    together,
)
from ui.requests.cause_part import CausePart
from ui.requests.request_desk import Basis, RequestDesk
from ui.requests.words import MEANINGS, REASONS
from ui.theme import RING
from ui.widgets.choices import ChoiceCards, Option, Segments
from ui.widgets.layout import Group, Scroll, column, row
from ui.widgets.notice import Notice
from ui.widgets.paint import State
from ui.widgets.text import Text


class BatchWhy(QWidget):
    """Reasons as cards, what the reason asks for, the people beside it. Emits `changed`."""

    changed = Signal()

    def __init__(self, desk: RequestDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._bases: tuple[Basis, ...] = ()
        self._apart: tuple[Basis, ...] = ()
        self._reason: Reason | None = None
        self._problems: Mapping[int, tuple[str, ...]] = {}
        self.cards = ChoiceCards(spoken=self.tr("เหตุผลที่ขอ"))
        self._wrong = Notice(State.LATE)
        self._wrong.hide()
        self.cause = CausePart(for_many=True)
        options = [Option(By.DUTY, self.tr("ตามหน้าที่ของแต่ละคน")), Option(By.SAME, self.tr("กลุ่มเดียวกันทุกคน"))]
        self.by = Segments(options, By.DUTY, spoken=self.tr("กลุ่มที่ขอ"))
        self._about = Text("", "caption", "text_2", wrap=True)
        self.same = SameGroups()
        self.people = PeoplePanel()
        self._build()

    def _build(self) -> None:
        heading = row((Text(self.tr("เหตุผลที่ใช้กับทุกคนในชุดนี้"), "body_strong"), 1), pad=(RING, 0, 0, 0))
        wrong = row((self._wrong, 1), pad=(RING, 0, RING, 0))
        about = row((self._about, 1), pad=(RING, 0, RING, 4))
        groups = row((Text(self.tr("กลุ่มที่ขอ"), "body_strong"), 1), pad=(RING, 0, 0, 0))
        self._groups = Group(column(groups, row(self.by, None), about, self.same, gap=4))
        parts = column(heading, wrong, self.cards, 8, self.cause, self._groups, None, gap=4, pad=(0, 0, 8, 8))
        self._scroll = Scroll(parts)
        self.setLayout(row((self._scroll, 1), self.people, gap=12, pad=(0, 0, RING, 0)))
        self.cards.chosen.connect(self._on_reason)
        self.cause.changed.connect(self._on_changed)
        self.by.chosen.connect(self._on_by)
        self.same.changed.connect(self._on_changed)
        self.people.dropped.connect(self._on_dropped)

    # whom it is about

    def begin(self, bases: Sequence[Basis]) -> None:
        """Ask for these people, with the reason that the register speaks for already chosen."""
        self._bases, self._apart = together(bases), apart(bases)
        self._choose(likely(self._bases, self._desk.today()) if self._bases else None)

    def refresh(self, bases: Sequence[Basis]) -> None:
        """The register changed meanwhile: what was put in stays, for those who are still asked for."""
        ids = {each.detail.person.id for each in self._bases}
        self._bases = tuple(each for each in together(bases) if each.detail.person.id in ids)
        self._show()

    def bases(self) -> tuple[Basis, ...]:
        """Those who are asked for together."""
        return self._bases

    def common(self) -> Common | None:
        """What was put in, or None while no reason is chosen."""
        if self._reason is None:
            return None
        if self._reason is Reason.CANNOT_SIGN_IN:
            return Common(self._reason, By.SAME, (), self.cause.cause(), self.cause.text())
        return Common(self._reason, By(self.by.key()), self.same.wanted())

    def show_checks(self, checks: Mapping[int, RequestCheck]) -> None:
        """What is wrong with the request of each person, beside their name."""
        self._problems = {
            person_id: tuple(
                messages.sentence_of(each.problem, each.values, each.field)
                for each in check.problems
                if each.field not in self._asked_of_all()
            )
            for person_id, check in checks.items()
        }
        self._show_people()

    def _asked_of_all(self) -> tuple[str, ...]:
        """What is missing for everybody alike, and is said once."""
        nothing = self.by.key() == By.SAME and not self.same.wanted()
        return ("cause", "cause_text", "changes") if nothing else ("cause", "cause_text")

    def _lacks_groups(self) -> bool:
        asked = self._reason is not None and asks_groups(self._bases, self._reason)
        return asked and self.by.key() == By.SAME and not self.same.wanted()

    def check(self) -> bool:
        """Let every input say its own problem; whether there is none."""
        sentence = ""
        if not self._bases:
            sentence = self.tr("ไม่มีคนที่ทำคำขอรวมกันได้ ย้อนกลับไปเลือกคนใหม่")
        elif self._reason is None:
            sentence = self.tr("ยังไม่ได้เลือกเหตุผล เลือกเหตุผลที่ใช้ได้กับทุกคน หรือเอาบางคนออกจากชุด")
        elif self._lacks_groups():
            sentence = self.tr("ยังไม่มีกลุ่มในคำขอ กดเพิ่มกลุ่ม หรือเลือกตามหน้าที่ของแต่ละคน")
        elif wrong := [each for each in self._bases if self._problems.get(each.detail.person.id)]:
            sentence = self.tr("ยังต้องแก้ของ {0} คน ดูรายคนทางขวา หรือเอาออกจากชุดแล้วทำแยก").format(len(wrong))
        self._tell(sentence)
        return not sentence and (self._reason is not Reason.CANNOT_SIGN_IN or self.cause.check())

    def said(self) -> str:
        """The sentence above the cards, or nothing."""
        return self._wrong.plain() if self._wrong.isVisibleTo(self) else ""

    def set_room(self, width: int) -> None:
        """How wide the panel of the people is."""
        self.people.setFixedWidth(width)

    def _tell(self, sentence: str) -> None:
        self._wrong.tell(State.LATE, sentence)
        self._wrong.setVisible(bool(sentence))
        if sentence:
            self._scroll.verticalScrollBar().setValue(0)

    # choosing

    def _choose(self, reason: Reason | None) -> None:
        self._reason, self._problems = reason, {}
        self._tell("")
        today = self._desk.today()
        if reason is not None:
            self.by.choose(By.DUTY if all(by_duty(each, reason, today) for each in self._bases) else By.SAME)
        self._show()

    def _show(self) -> None:
        options = [
            Option(
                each.reason.value,
                REASONS[each.reason],
                meaning=MEANINGS[each.reason],
                clause=each.clause,
                clause_text=self._desk.clause_text(each.clause),
                forbidden=each.not_for,
            )
            for each in common_choices(self._bases)
        ]
        self.cards.set_options(options, self._reason.value if self._reason else "")
        self._arrange()
        self._show_people()

    def _arrange(self) -> None:
        reason, today = self._reason, self._desk.today()
        self.cause.setVisible(reason is Reason.CANNOT_SIGN_IN)
        self._groups.setVisible(reason is not None and asks_groups(self._bases, reason))
        same = self.by.key() == By.SAME
        self.same.setVisible(same)
        self._about.set_words(
            self.tr("ทุกคนได้กลุ่มเดียวกัน หน้าที่และคำสั่งในแบบเป็นของแต่ละคนตามทะเบียน")
            if same
            else self.tr("แต่ละคนได้กลุ่มตามคำสั่งมอบหมายหน้าที่ของตน ดูรายคนทางขวา")
        )
        if self._bases:
            held = {group.id: group for each in self._bases for group in each.held}
            in_use = [group for group in self._bases[0].groups if group.is_in_use(today)]
            self.same.offer(in_use, list(held.values()), may_remove=reason is Reason.CHANGE_RIGHTS)

    def _show_people(self) -> None:
        common, today = self.common(), self._desk.today()
        asked = [
            Asked(
                basis,
                () if common is None else lines_for(basis, common, today),
                self._problems.get(basis.detail.person.id, ()),
            )
            for basis in self._bases
        ]
        self.people.show_people(asked, self._apart)

    @Slot(str)
    def _on_reason(self, key: str) -> None:
        self._choose(Reason(key))
        self.changed.emit()

    @Slot(str)
    def _on_by(self, _key: str) -> None:
        self._arrange()
        self._on_changed()

    @Slot()
    def _on_changed(self) -> None:
        self._tell("")
        self._show_people()
        self.changed.emit()

    @Slot(int)
    def _on_dropped(self, person_id: int) -> None:
        self._bases = tuple(each for each in self._bases if each.detail.person.id != person_id)
        if self._reason is None:
            self._choose(likely(self._bases, self._desk.today()))
        else:
            self._tell("")
            self._show()
        self.changed.emit()
