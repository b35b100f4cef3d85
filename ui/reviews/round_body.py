"""The people of a round: piles, table and pane, worked through with keys as fast as with the mouse."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QPushButton, QWidget

from elaas_desk.domain.piles import Pile
from elaas_desk.domain.policy import Clause
from elaas_desk.domain.review_rows import Decision, ReviewRow
from elaas_desk.services.review_views import DECISION_WORDS
from ui.reviews.decision_pane import DecisionPane, Verdict
from ui.reviews.findings import Fix
from ui.reviews.group_lines import changes, group_lines, proposed
from ui.reviews.pile_tabs import PileTabs
from ui.reviews.rows_table import RowsTable, is_open
from ui.theme import RING
from ui.widgets.layout import column, row

_KEYS = (("1", "๑", "ๅ"), ("2", "๒", "/"), ("3", "๓", "-"), ("4", "๔", "ภ"))
"""What the keys 1 to 4 type; a Thai keyboard types ๅ / - ภ with them."""


@dataclass(frozen=True, slots=True)
class Reviewed:
    """The people of one round as they are shown."""

    rows: tuple[ReviewRow, ...] = ()
    has_report: bool = True
    locked: bool = False  # closed, or this actor decides nothing


class RoundBody(QWidget):
    """Emits `decided(verdicts)` and `fix_wanted(key)`; `finished()` once nobody is left to decide.

    What was decided is shown at once. It stands until `show_people` brings what the register holds.
    """

    decided = Signal(object)
    fix_wanted = Signal(object)
    finished = Signal()

    def __init__(
        self, clauses: Mapping[str, Clause], fixes: Callable[[int], Sequence[Fix]], parent: QWidget | None = None
    ) -> None:
        """`fixes` says of a row what would put its differences right."""
        super().__init__(parent)
        self._people = Reviewed()
        self._waiting: dict[int, Verdict] = {}
        self._fixes = fixes
        self.tabs, self.list, self.pane = PileTabs(), RowsTable(), DecisionPane(clauses)
        body = row((self.list, 1), self.pane, gap=14, pad=(RING, 0, RING, 0))
        self.setLayout(column(self.tabs, (body, 1), gap=5))
        self.tabs.chosen.connect(self._on_pile)
        self.list.chosen.connect(self._on_chosen)
        self.list.decided.connect(self._on_decided_together)
        self.pane.decided.connect(self._on_decided)
        self.pane.passed.connect(self.go_on)
        self.pane.walked.connect(self._on_walked)
        self.pane.fix_wanted.connect(self.fix_wanted)
        self.pane.follows = self.list.table.view
        self._bind_keys()

    def _bind_keys(self) -> None:
        within = Qt.ShortcutContext.WidgetWithChildrenShortcut
        for decision, keys in zip(DECISION_WORDS, _KEYS, strict=True):
            chosen = QShortcut(self)
            chosen.setContext(within)
            chosen.setKeys([QKeySequence(each) for each in keys])
            chosen.activated.connect(partial(self.pane.choose, decision))
        enter = QShortcut(self)
        enter.setContext(within)
        enter.setKeys([QKeySequence(Qt.Key.Key_Return), QKeySequence(Qt.Key.Key_Enter)])
        enter.activated.connect(self._on_enter)

    # what is shown

    def begin(self) -> None:
        """Start at the first pile in which somebody waits, with the keys on the list."""
        self._waiting.clear()
        self._open(self._first_waiting_pile() or Pile.SAME)
        self.list.table.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_people(self, people: Reviewed) -> None:
        """Show what the register holds; what was decided meanwhile and is not kept yet stands above it."""
        self._people = people
        self.tabs.setVisible(people.has_report)  # with nothing to lie beside, all are one list
        for verdict in self._waiting.values():
            self._put(verdict)
        self._show_pile()

    def show_fixes(self) -> None:
        """What would put differences right is known now, or is not the same any more."""
        self._on_chosen(self.list.table.chosen())

    def kept(self, verdicts: Iterable[Verdict]) -> None:
        """These are in the register now, or were refused: what is read next holds."""
        for verdict in verdicts:
            if self._waiting.get(verdict.row_id) is verdict:
                del self._waiting[verdict.row_id]

    def fit(self, window_width: int) -> None:
        """For the width of the window."""
        self.pane.fit(window_width)

    def _show_pile(self) -> None:
        rows, pile = self._people.rows, self.tabs.pile()
        inside = {each: [reviewed for reviewed in rows if reviewed.pile is each] for each in Pile}
        self.tabs.show_counts({each: (sum(one.is_answered for one in of), len(of)) for each, of in inside.items()})
        self.list.show_rows(inside[pile], has_report=self._people.has_report, locked=self._people.locked)
        chosen, shown = self.list.table.chosen(), self.list.table.shown()
        if chosen is None and shown:
            self.list.table.choose(next((each for each in shown if is_open(each)), shown[0]).id)
        else:
            self._on_chosen(chosen)

    def _put(self, verdict: Verdict) -> None:
        rows = tuple(_with(each, verdict) if each.id == verdict.row_id else each for each in self._people.rows)
        self._people = replace(self._people, rows=rows)

    # where one goes

    def go_to(self, row_id: int) -> None:
        """Show one user, in whatever pile."""
        pile = next((each.pile for each in self._people.rows if each.id == row_id), None)
        if pile is not None:
            self._open(pile)
            self.list.table.choose(row_id)

    @Slot()
    def go_on(self) -> None:
        """To the next one who waits: in this pile beneath, then from its top, then in another pile."""
        shown, chosen = self.list.table.shown(), self.list.table.chosen()
        at = shown.index(chosen) + 1 if chosen in shown else 0
        following = next((each for each in (*shown[at:], *shown[:at]) if is_open(each)), None)
        pile = self._first_waiting_pile()
        if following is not None:
            self.list.table.choose(following.id)
        elif pile is not None:
            self._open(pile)
        else:
            self.finished.emit()

    def _first_waiting_pile(self) -> Pile | None:
        waiting = {each.pile for each in self._people.rows if is_open(each)}
        return next((pile for pile in Pile if pile in waiting), None)

    def _open(self, pile: Pile) -> None:
        self.tabs.choose(pile)
        self._on_pile(pile)

    @Slot(object)
    def _on_pile(self, _pile: Pile) -> None:
        self.list.table.model.clear_ticks()
        self.list.table.choose(None)
        self._show_pile()

    @Slot(int)
    def _on_walked(self, step: int) -> None:
        shown = self.list.table.shown()
        chosen = self.list.table.chosen()
        if chosen in shown:
            self.list.table.choose(shown[(shown.index(chosen) + step) % len(shown)].id)

    @Slot(object)
    def _on_chosen(self, reviewed: ReviewRow | None) -> None:
        self.pane.setVisible(reviewed is not None)
        if reviewed is not None:
            people = self._people
            self.pane.show_row(reviewed, self._fixes(reviewed.id), has_report=people.has_report, locked=people.locked)

    # what is decided

    @Slot()
    def _on_enter(self) -> None:
        """Enter keeps the decision; on another button it presses that one."""
        at = self.window().focusWidget()
        if isinstance(at, QPushButton) and at is not self.pane.save:
            at.click()
        else:
            self.pane.submit()

    @Slot(object)
    def _on_decided(self, verdict: Verdict) -> None:
        self._decide([verdict])

    @Slot(object, object)
    def _on_decided_together(self, rows: Sequence[ReviewRow], decision: Decision) -> None:
        self.list.table.model.clear_ticks()
        self._decide([self._verdict(each, decision) for each in rows])

    def _verdict(self, reviewed: ReviewRow, decision: Decision) -> Verdict:
        """For several at once nothing is chosen: a change makes New e-LAAS say what the register says."""
        if decision is not Decision.CHANGE:
            return Verdict(reviewed.id, decision)
        lines = group_lines(reviewed, has_report=self._people.has_report)
        remove, add = changes(lines, proposed(replace(reviewed, decision=None), lines))
        return Verdict(reviewed.id, decision, remove, add)

    def _decide(self, verdicts: list[Verdict]) -> None:
        for verdict in verdicts:
            self._waiting[verdict.row_id] = verdict
            self._put(verdict)
        self._show_pile()
        self.decided.emit(verdicts)
        self.list.table.view.setFocus(Qt.FocusReason.OtherFocusReason)  # the next keys are for the next one
        self.go_on()


def _with(reviewed: ReviewRow, verdict: Verdict) -> ReviewRow:
    return replace(
        reviewed,
        decision=verdict.decision,
        to_remove=verdict.to_remove,
        to_add=verdict.to_add,
        note=verdict.note,
    )
