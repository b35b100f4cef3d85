"""A new request in three steps: who, why, check and print."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from elaas_desk.domain.requests import Change, GroupChange, Reason, RequestDraft
from elaas_desk.errors import FieldProblem, UserError
from elaas_desk.services.access import Deed, may
from elaas_desk.services.views import Candidate, Paper, RequestCheck, RequestDetail
from elaas_desk.thai import dates
from ui.errands import AddPerson, OpenPerson
from ui.inputs import problems_of
from ui.requests.issuing import Goal, Issuing, Kept
from ui.requests.request_desk import Basis, RequestDesk, read_basis
from ui.requests.wizard_frame import CHECK, WHO, WHY, WizardFrame
from ui.widgets.dialog import ask

_OF_CHECK = frozenset({"number", "dated"})


@dataclass(frozen=True, slots=True)
class _Look:
    """What step 3 shows, read in one go."""

    check: RequestCheck
    next_number: str
    papers: tuple[Paper, ...]


class Wizard(WizardFrame):
    """Makes one request. `closed(id)` with the request that was kept, or 0; `done` a sentence for the toast.

    `several(person ids)` when more than one is ticked: those are asked for together, elsewhere.
    """

    closed = Signal(int)
    done = Signal(str)
    errand = Signal(object)
    several = Signal(object)

    def __init__(self, desk: RequestDesk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._draft: RequestDraft | None = None
        self._open_at = WHY
        self._connect()
        self._show_step(WHO)
        self._read_candidates()

    def _connect(self) -> None:
        self.who.picked.connect(self.begin_for)
        self.who.add_wanted.connect(self._on_add_wanted)
        self.why.changed.connect(self._on_why_changed)
        self.check.changed.connect(self._look)
        self.check.person_wanted.connect(self._on_person_wanted)
        self.foot.cancel.clicked.connect(self.give_up)
        self.foot.keep.clicked.connect(partial(self._go, Goal.DRAFT))
        self.foot.save.clicked.connect(partial(self._go, Goal.FILE))
        self.foot.went_on.connect(self._on_primary)
        here = Qt.ShortcutContext.WidgetWithChildrenShortcut
        for keys, slot in (("Esc", self.give_up), ("Ctrl+Return", self._on_primary), ("Alt+Left", self._on_back)):
            QShortcut(QKeySequence(keys), self, context=here).activated.connect(slot)
        self._follow(self._issuing)

    def _follow(self, issuing: Issuing) -> None:
        issuing.ended.connect(self._on_ended)
        issuing.called_off.connect(self._on_called_off)
        issuing.refused.connect(self._on_refused)

    # beginnings

    @Slot(int)
    def begin_for(self, person_id: int, give_back: tuple[int, ...] = ()) -> None:
        """Go to step 2 for this person; with groups to be given back, a change of rights that says so."""
        self._open_at = WHY
        if give_back:
            lines = tuple(GroupChange(group_id, Change.REMOVE) for group_id in give_back)
            self._draft = RequestDraft(person_id, Reason.CHANGE_RIGHTS, self._desk.today(), lines)
        elif self._issuing.kept is None:
            self._draft = None
        self._desk.jobs.run(partial(read_basis, self._desk, person_id), self._on_basis)

    def resume(self, detail: RequestDetail, step: int) -> None:
        """Go on with a draft, at step 2 or 3."""
        request = detail.request
        self._draft, self._open_at = request.draft, step
        self._issuing.kept = Kept(request.id, request.number, request.version)
        self.check.put(request.number, request.draft.dated)
        self._desk.jobs.run(partial(read_basis, self._desk, detail.person.id), self._on_basis)

    def refresh(self) -> None:
        """The register changed: show it, and keep what was put in."""
        if self._basis is None:
            self._read_candidates()
        else:
            read = partial(read_basis, self._desk, self._basis.detail.person.id)
            self._desk.jobs.run(read, self._on_basis_again)

    def _read_candidates(self) -> None:
        self._desk.jobs.run(partial(self._desk.requests.candidates, self._desk.actor), self._show_candidates)

    def _show_candidates(self, candidates: tuple[Candidate, ...]) -> None:
        self.who.set_candidates(candidates, may(self._desk.actor, Deed.ENTER))

    def _on_basis(self, basis: Basis) -> None:
        self._basis = basis
        if self._draft is None:
            self.why.begin(basis)
        else:
            self.why.resume(basis, self._draft)
        self._show_head(basis)
        self._show_step(self._open_at)
        if self.step() == CHECK:
            self._look()
        else:
            self._on_why_changed()

    def _on_basis_again(self, basis: Basis) -> None:
        self._basis = basis
        self.why.refresh(basis)
        self._show_head(basis)
        if self.step() == CHECK:
            self._look()
        else:
            self._on_why_changed()

    # the draft

    @Slot()
    def _on_why_changed(self) -> None:
        draft = self.draft()
        if draft is not None:
            self._desk.jobs.run(partial(self._desk.requests.check, self._desk.actor, draft), self.why.show_check)

    @Slot()
    def _look(self) -> None:
        draft = self.draft()
        if draft is None:
            self.check.check()
            return
        kept = self._issuing.kept
        own = kept.number if kept else ""
        self._desk.jobs.run(
            partial(_look, self._desk, draft, own, self.check.blank.own_form()), self._show_look, self._on_refused
        )

    def _show_look(self, look: _Look) -> None:
        why, day = self.why.why(), self.check.day()
        if self._basis is None or why is None or day is None:
            return
        if self._issuing.kept is None:
            year = dates.fiscal_year(day)
            self.check.set_next_number(look.next_number, self.tr("เลขถัดไปของปีงบประมาณ {0}").format(year))
        self.check.show_check(self._basis, why, look.check, look.papers)
        if look.papers:
            self.check.show_papers(look.papers)

    # steps

    @Slot()
    def _on_primary(self) -> None:
        if not self.foot.primary().isEnabled():
            return
        match self.step():
            case 0:
                self._pick()
            case 1:
                self._to_check()
            case _:
                self._go(Goal.PAPER)

    def _pick(self) -> None:
        person_id = self.who.person_id()
        if len(self.who.ticked()) > 1:
            self.several.emit(self.who.ticked())
        elif person_id is None:
            self.foot.say(self.tr("เลือกคนที่จะขอก่อน หรือเพิ่มคนในทะเบียน"))
            self.who.begin()
        elif self._basis is not None and self._basis.detail.person.id == person_id:
            self._show_step(WHY)
        else:
            self.begin_for(person_id)

    def _to_check(self) -> None:
        draft = self.draft()
        if not self.why.check() or draft is None:
            return
        self._desk.jobs.run(partial(self._desk.requests.check, self._desk.actor, draft), self._on_checked)

    def _on_checked(self, check: RequestCheck) -> None:
        self.why.show_check(check)
        if not self.why.show_problems([each for each in check.problems if each.field not in _OF_CHECK]):
            self._show_step(CHECK)
            self._look()

    @Slot()
    def _on_add_wanted(self) -> None:
        self.errand.emit(AddPerson())

    @Slot()
    def _on_person_wanted(self) -> None:
        if self._basis is not None:
            self.errand.emit(OpenPerson(self._basis.detail.person.id, "edit"))

    # the end

    def _go(self, goal: Goal, _checked: bool = False) -> None:
        draft = self.draft()
        if not self.why.check():
            self._show_step(WHY)
        elif goal is not Goal.DRAFT and self.check.blank.refuses():
            self.foot.say(self.tr("เลือกพิมพ์บนแบบของโปรแกรมก่อน หรือขยายช่องในแบบของกรม"))
        elif self.check.check() and draft is not None:
            self.foot.set_busy(True)
            self._issuing.start(draft, goal, self.check.papers(), own_form=self.check.blank.own_form())

    @Slot(str)
    def _on_ended(self, goal: str) -> None:
        kept = self._issuing.kept
        if kept is None:
            return
        sentence = {
            Goal.DRAFT: self.tr("เก็บคำขอที่ {0} เป็นร่างแล้ว"),
            Goal.PAPER: self.tr("ส่งคำขอที่ {0} ไปพิมพ์แล้ว เก็บเอกสารไว้ในทะเบียนแล้ว"),
            Goal.FILE: self.tr("บันทึกคำขอที่ {0} เป็น PDF แล้ว เก็บเอกสารไว้ในทะเบียนแล้ว"),
        }[Goal(goal)]
        self.done.emit(sentence.format(kept.number))
        self.closed.emit(kept.request_id)

    @Slot()
    def _on_called_off(self) -> None:
        self.foot.set_busy(False)
        kept = self._issuing.kept
        if kept is not None:
            self.check.put(kept.number, self.check.day())
            self.foot.show_step(self.step(), can_go_back=True)
            self.done.emit(self.tr("ยังไม่ได้พิมพ์ เก็บคำขอที่ {0} เป็นร่างไว้แล้ว").format(kept.number))

    @Slot(object)
    def _on_refused(self, error: UserError) -> None:
        self.foot.set_busy(False)
        problems = problems_of(error)
        of_check = [each for each in problems if each.field in _OF_CHECK]
        others = [each for each in problems if each.field not in _OF_CHECK]
        self.check.show_problems(of_check)
        if any(each.field for each in others):
            self.why.show_problems(others)
            self._show_step(WHY)
        elif others:
            self._desk.jobs.went_wrong.emit(error)

    @Slot()
    def give_up(self) -> None:
        """Back to the list; what was not kept is asked about first."""
        if self.step() == WHO or self._issuing.kept is not None:
            self._leave()
            return
        words = self.tr("คำขอนี้ยังไม่ได้เก็บ หากจะทำต่อภายหลัง ให้กดยกเลิกแล้วเลือกเก็บเป็นร่าง")
        dialog = ask(self.window(), self.tr("ทิ้งคำขอนี้หรือไม่"), words, primary=self.tr("ทิ้งคำขอ"))
        dialog.submitted.connect(dialog.accept)
        dialog.accepted.connect(self._leave)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot()
    def _leave(self) -> None:
        kept = self._issuing.kept
        self.closed.emit(kept.request_id if kept else 0)


def _look(desk: RequestDesk, draft: RequestDraft, own_number: str, own_form: bool) -> _Look:
    """Check, next number and papers of a draft; on the worker. Papers are drawn of what is in order."""
    check = desk.requests.check(desk.actor, draft)
    problems = tuple(each for each in check.problems if not (each.field == "number" and draft.number == own_number))
    papers = () if problems else desk.documents.preview(desk.actor, draft, own_form=own_form)
    return _Look(_with(check, problems), desk.requests.next_number(desk.actor, draft.dated), papers)


def _with(check: RequestCheck, problems: tuple[FieldProblem, ...]) -> RequestCheck:
    return replace(check, problems=problems)
