"""Step 2 of the wizard: why, which groups, and where that leads."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from elaas_desk.domain.fields import bad_username
from elaas_desk.domain.proposals import proposed_changes
from elaas_desk.domain.requests import Cause, GroupChange, Reason, RequestDraft
from elaas_desk.domain.routing import ReasonChoice, asks_for_groups, reason_choices
from elaas_desk.errors import FieldProblem
from elaas_desk.services.views import RequestCheck
from ui import messages
from ui.requests.cause_part import CausePart
from ui.requests.group_changes import GroupChanges
from ui.requests.request_desk import Basis, RequestDesk
from ui.requests.route_panel import RoutePanel
from ui.requests.words import MEANINGS, REASONS, why_not
from ui.theme import RING
from ui.widgets.choices import ChoiceCards, Option
from ui.widgets.layout import Scroll, column, row
from ui.widgets.notice import Notice
from ui.widgets.paint import State
from ui.widgets.text import Text


@dataclass(frozen=True, slots=True)
class Why:
    """What step 2 collects."""

    reason: Reason
    changes: tuple[GroupChange, ...]
    cause: Cause | None
    cause_text: str
    former_username: str


class WhyStep(QWidget):
    """Reasons as cards, then what the reason asks for; the way of the request beside it. Emits `changed`."""

    changed = Signal()

    def __init__(self, desk: RequestDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._basis: Basis | None = None
        self._reason: Reason | None = None
        self.cards = ChoiceCards(spoken=self.tr("เหตุผลที่ขอ"))
        self._wrong = Notice(State.LATE)
        self._wrong.hide()
        self.cause = CausePart()
        self.groups = GroupChanges(desk)
        self.route = RoutePanel()
        heading = row((Text(self.tr("เหตุผลที่ขอ"), "body_strong"), 1), pad=(RING, 0, 0, 0))
        wrong = row((self._wrong, 1), pad=(RING, 0, RING, 0))
        parts = column(heading, wrong, self.cards, 8, self.cause, self.groups, None, gap=4, pad=(0, 0, 8, 8))
        self._scroll = Scroll(parts)
        self.setLayout(row((self._scroll, 1), self.route, gap=12, pad=(0, 0, RING, 0)))
        self.cards.chosen.connect(self._on_reason)
        self.cause.changed.connect(self.changed)
        self.groups.changed.connect(self.changed)
        self._arrange()

    # what it is about

    def begin(self, basis: Basis) -> None:
        """Ask for a request of this person, with the reason that the register speaks for already chosen."""
        self._basis = basis
        self.cause.set_username(basis.username)
        self.groups.set_basis(basis)
        self._choose(self._likely())

    def refresh(self, basis: Basis) -> None:
        """The register changed meanwhile: what was put in stays, what may be chosen is told anew."""
        self._basis = basis
        self._show_cards()
        self.groups.set_basis(basis)

    def resume(self, basis: Basis, draft: RequestDraft) -> None:
        """Go on with a draft."""
        self._basis = basis
        self._reason = draft.reason
        self._show_cards()
        self.cause.set_values(draft.cause, draft.cause_text, draft.former_username)
        self.groups.set_basis(basis)
        self.groups.set_lines(draft.changes)
        self._arrange()

    def why(self) -> Why | None:
        """What was put in, or None while no reason is chosen."""
        if self._reason is None:
            return None
        if self._reason is Reason.CANNOT_SIGN_IN:
            cause = self.cause
            return Why(self._reason, (), cause.cause(), cause.text(), cause.username())
        lines = self.groups.lines() if self._asks_for_groups() else ()
        return Why(self._reason, lines, None, "", self._known_username())

    def _known_username(self) -> str:
        """Whose rights change; a name of an older rule is left for the hand."""
        name = self._basis.username if self._basis else ""
        return "" if bad_username("former_username", name) else name

    def show_check(self, check: RequestCheck) -> None:
        """The way that the request goes now."""
        why = self.why()
        if self._basis is not None and why is not None:
            text = self._desk.clause_text(check.route.clause)
            self.route.set_route(check, self._basis.detail.person.post, len(why.changes), text)

    # what is wrong

    def check(self) -> bool:
        """Let every input say its own problem; whether there is none."""
        self._tell("" if self._reason is not None else self.tr("ยังไม่ได้เลือกเหตุผล เลือกหนึ่งข้อก่อนไปต่อ"))
        if self._reason is None:
            self.cards.setFocus()
            return False
        return self.cause.check() if self._reason is Reason.CANNOT_SIGN_IN else True

    def show_problems(self, problems: Sequence[FieldProblem]) -> bool:
        """Show each where it belongs; whether there was one."""
        self._tell("")
        of_lines: dict[int, str] = {}
        of_all: list[str] = []
        rest: list[str] = []
        for each in problems:
            sentence = messages.sentence_of(each.problem, each.values, each.field)
            if each.field.startswith("changes["):
                of_lines.setdefault(int(each.field.partition("[")[2].partition("]")[0]), sentence)
            elif each.field == "changes":
                of_all.append(sentence)
            elif not self.cause.show_problem(each.field, sentence):
                rest.append(sentence)
        self.groups.set_errors(" ".join(of_all), of_lines)
        if rest:
            self._tell(rest[0])
        return bool(problems)

    def errors(self) -> list[str]:
        """Every sentence that is shown."""
        notice = [self._wrong.plain()] if self._wrong.isVisibleTo(self) else []
        return [*notice, *self.cause.errors(), *self.groups.errors()]

    def set_room(self, route_width: int) -> None:
        """How wide the panel of the way is."""
        self.route.setFixedWidth(route_width)

    def _tell(self, sentence: str) -> None:
        self._wrong.tell(State.LATE, sentence)
        self._wrong.setVisible(bool(sentence))
        if sentence:
            self._scroll.verticalScrollBar().setValue(0)

    # reasons

    def _choices(self) -> tuple[ReasonChoice, ...]:
        if self._basis is None:
            return ()
        return reason_choices(self._basis.detail.person.post, self._basis.detail.account is not None)

    def _likely(self) -> Reason | None:
        """The only reason that is allowed, or a change of rights where the duties want one."""
        allowed = [choice.reason for choice in self._choices() if choice.allowed]
        if Reason.NEW_USER in allowed:
            return Reason.NEW_USER
        wants = Reason.CHANGE_RIGHTS in allowed and self._proposed(Reason.CHANGE_RIGHTS)
        return Reason.CHANGE_RIGHTS if wants else allowed[0] if len(allowed) == 1 else None

    def _proposed(self, reason: Reason) -> tuple[GroupChange, ...]:
        if self._basis is None:
            return ()
        basis = self._basis
        held = {group.id for group in basis.held}
        post = basis.detail.person.post
        return proposed_changes(post, reason, basis.groups, held, basis.duties, self._desk.today())

    def _asks_for_groups(self) -> bool:
        return (
            self._basis is not None
            and self._reason is not None
            and asks_for_groups(self._basis.detail.person.post, self._reason)
        )

    def _choose(self, reason: Reason | None) -> None:
        self._reason = reason
        self._tell("")
        self._show_cards()
        if reason is not None:
            self.groups.set_lines(self._proposed(reason))
        self._arrange()

    def _show_cards(self) -> None:
        username = self._basis.username if self._basis else ""
        options = [
            Option(
                choice.reason.value,
                REASONS[choice.reason],
                meaning=MEANINGS[choice.reason],
                clause=choice.clause,
                clause_text=self._desk.clause_text(choice.clause),
                forbidden=why_not(choice.why_not, username),
            )
            for choice in self._choices()
        ]
        self.cards.set_options(options, self._reason.value if self._reason else "")

    def _arrange(self) -> None:
        self.cause.setVisible(self._reason is Reason.CANNOT_SIGN_IN)
        self.groups.setVisible(self._asks_for_groups())
        if self._reason is None:
            self.route.set_waiting()

    @Slot(str)
    def _on_reason(self, key: str) -> None:
        self._reason = Reason(key)
        self._tell("")
        self.groups.set_lines(self._proposed(self._reason))
        self._arrange()
        self.changed.emit()
