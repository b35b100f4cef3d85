"""คำขอ: the list of requests and the wizard that makes them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QStackedWidget

from elaas_desk.changes import Changed
from elaas_desk.domain.actors import Actor
from elaas_desk.domain.attachments import SignedPaper
from elaas_desk.domain.policy import Clause
from elaas_desk.domain.requests import RequestState
from elaas_desk.services.access import Deed, may
from elaas_desk.services.documents import Documents
from elaas_desk.services.groups import Groups
from elaas_desk.services.register import Register
from elaas_desk.services.requests import Requests
from elaas_desk.services.scans import Scans
from elaas_desk.services.views import RequestDetail, RequestEntry
from ui.errands import Errand, LeaveDuty, NewRequest, OpenPage, OpenRequest
from ui.jobs import Jobs
from ui.page import Page
from ui.requests.batch.wizard import BatchWizard
from ui.requests.request_desk import RequestDesk
from ui.requests.request_list import RequestList
from ui.requests.request_pane import CHECK as CHECK_AND_PRINT
from ui.requests.request_pane import EDIT, LEAVE, PRINT_AGAIN, UNDO
from ui.requests.steps import Steps
from ui.requests.wizard import Wizard
from ui.requests.wizard_frame import CHECK, WHY
from ui.requests.words import FORWARD
from ui.widgets.layout import column


class RequestsPage(Page):
    """Shows the list, or the wizard while a request is made. A wizard that is left for another page waits there."""

    topics = (
        Changed.REQUESTS
        | Changed.DOCUMENTS
        | Changed.PEOPLE
        | Changed.ACCOUNTS
        | Changed.GROUPS
        | Changed.DUTIES
        | Changed.UNITS
        | Changed.OFFICE
    )

    def __init__(
        self,
        requests: Requests,
        scans: Scans,
        documents: Documents,
        register: Register,
        groups: Groups,
        actor: Actor,
        jobs: Jobs,
        today: Callable[[], date],
        clauses: Mapping[str, Clause],
        *,
        stuck_days: Mapping[RequestState, int],
    ) -> None:
        super().__init__(jobs)
        self._desk = RequestDesk(requests, scans, documents, register, groups, actor, jobs, today, clauses)
        self._may_ask = may(actor, Deed.REQUEST)
        self.list = RequestList(self._desk, stuck_days, self._may_ask)
        self.wizard: Wizard | None = None
        self.batch: BatchWizard | None = None  # over the wizard, in whose first step its people were ticked
        self._due = 0  # the request whose next step is asked for as soon as it is shown
        self._steps = Steps(self._desk, self)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        self.setLayout(column((self._stack, 1), gap=0))
        self.list.new_wanted.connect(self._on_new)
        self.list.chosen.connect(self._on_chosen)
        self.list.print_wanted.connect(self._steps.print_several)
        self.list.pane.stepped.connect(self._on_stepped)
        self.list.pane.wanted.connect(self._on_wanted)
        self.list.pane.opened.connect(self._steps.open_paper)
        self.list.pane.scans.attached.connect(self._on_attached)
        self.list.pane.scans.done.connect(self.done)
        self._steps.done.connect(self.done)
        self._steps.errand.connect(self.errand)

    def reload(self) -> None:
        """Read the requests anew, and what the open wizard or pane shows."""
        self.jobs.run(partial(self._desk.requests.listed, self._desk.actor), self._show)
        for wizard in (self.wizard, self.batch):
            if wizard is not None:
                wizard.refresh()

    def take(self, errand: Errand) -> None:
        """Open the wizard, or show a request."""
        match errand:
            case NewRequest(person_id=person_id, give_back=groups) if self._may_ask:
                wizard = self._open_wizard()
                if person_id is not None:
                    wizard.begin_for(person_id, groups)
            case OpenRequest(request_id=request_id, due=due):
                self._close_wizard()
                self._due = request_id if due else 0
                self.list.choose(request_id)
                self._on_chosen(request_id)
            case OpenPage() if self.batch is not None:
                self.batch.give_up()
            case OpenPage() if self.wizard is not None:
                self.wizard.give_up()

    # the list

    def _show(self, entries: tuple[RequestEntry, ...]) -> None:
        shown = [entry for entry in entries if self.unit_id in (None, entry.unit.id)]
        self.list.show_entries(shown)
        self._on_chosen(self.list.chosen_id())

    @Slot(int)
    def _on_chosen(self, request_id: int) -> None:
        if request_id:
            self._due = self._due if request_id == self._due else 0
            read = partial(self._desk.requests.detail, self._desk.actor, request_id)
            self.jobs.run(read, self._show_detail)

    def _show_detail(self, detail: RequestDetail) -> None:
        self.list.show_detail(detail)
        if self._due == detail.request.id and self.list.pane.detail is detail:
            self._due = 0
            self._ask_what_is_due(detail)

    def _ask_what_is_due(self, detail: RequestDetail) -> None:
        """The step for which the request waits, where this user may record it."""
        nexts = [each for each in FORWARD if each in detail.next_states and each is not detail.request.state]
        state = nexts[0] if nexts else None
        if state is RequestState.PRINTED:
            self._resume(detail, CHECK)
        elif state is not None:
            self._steps.ask(detail, state)

    @Slot(object)
    def _on_stepped(self, state: RequestState) -> None:
        if self.list.pane.detail is not None:
            self._steps.ask(self.list.pane.detail, state)

    @Slot(object)
    def _on_attached(self, paper: SignedPaper) -> None:
        """The signed copy of what was only printed: offer to record the signature at once."""
        detail = self.list.pane.detail
        if detail is None or detail.request.id != paper.request_id or detail.request.state is not RequestState.PRINTED:
            return
        if RequestState.SIGNED in detail.next_states:
            self._steps.ask(detail, RequestState.SIGNED)

    @Slot(str)
    def _on_wanted(self, what: str) -> None:
        detail = self.list.pane.detail
        if detail is None:
            return
        if what == PRINT_AGAIN:
            self._steps.print_again(detail)
        elif what == LEAVE:
            self.errand.emit(LeaveDuty(detail.person.id))
        elif what == UNDO:
            self._steps.ask_undo(detail)
        elif what in (EDIT, CHECK_AND_PRINT):
            self._resume(detail, CHECK if what == CHECK_AND_PRINT else WHY)

    # the wizard

    @Slot()
    def _on_new(self) -> None:
        self._open_wizard()

    def _resume(self, detail: RequestDetail, step: int) -> None:
        self._open_wizard().resume(detail, step)

    def _open_wizard(self) -> Wizard:
        self._close_wizard()
        wizard = self.wizard = Wizard(self._desk)
        wizard.closed.connect(self._on_closed)
        wizard.done.connect(self.done)
        wizard.errand.connect(self.errand)
        wizard.several.connect(self._on_several)
        self._stack.addWidget(wizard)
        self._stack.setCurrentWidget(wizard)
        return wizard

    @Slot(object)
    def _on_several(self, person_ids: tuple[int, ...]) -> None:
        self._close_batch()
        batch = self.batch = BatchWizard(self._desk, person_ids)
        batch.closed.connect(self._on_closed)
        batch.backed.connect(self._on_backed)
        batch.done.connect(self.done)
        self._stack.addWidget(batch)
        self._stack.setCurrentWidget(batch)

    @Slot()
    def _on_backed(self) -> None:
        self._close_batch()
        if self.wizard is not None:
            self._stack.setCurrentWidget(self.wizard)
            self.wizard.who.begin()

    def _close_batch(self) -> None:
        if self.batch is not None:
            self._stack.removeWidget(self.batch)
            self.batch.deleteLater()
            self.batch = None

    def _close_wizard(self) -> None:
        self._close_batch()
        if self.wizard is not None:
            self._stack.removeWidget(self.wizard)
            self.wizard.deleteLater()
            self.wizard = None
        self._stack.setCurrentWidget(self.list)

    @Slot(int)
    def _on_closed(self, request_id: int) -> None:
        self._close_wizard()
        if request_id:
            self.list.choose(request_id)
            self._on_chosen(self.list.chosen_id())
        self.list.table.view.setFocus()
