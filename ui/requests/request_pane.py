"""The pane of one request: how far it is, what it asks for, where it goes, its papers, its steps."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from elaas_desk.domain.attachments import SignedPaper
from elaas_desk.domain.requests import Change, IssuedDocument, Reason, RequestState
from elaas_desk.services.access import Deed, may
from elaas_desk.services.views import RequestDetail, RequestLine
from elaas_desk.thai import dates
from ui.requests.request_desk import RequestDesk
from ui.requests.words import CAUSES, CHANGES, FORWARD, NOTICES, PAPERS, REASONS, STATES, order_of
from ui.scans.scan_drop import ScanDrop
from ui.widgets.buttons import Button, Kind
from ui.widgets.icons import Icon
from ui.widgets.layout import Group, Item, column, row
from ui.widgets.marks import Chip
from ui.widgets.notice import Notice
from ui.widgets.paint import State
from ui.widgets.pane import DetailPane, Event, TimeLine, fact, section
from ui.widgets.text import Text

PRINT_AGAIN, EDIT, CHECK, UNDO, LEAVE = "print_again", "edit", "check", "undo", "leave"
"""What can be done beside the steps of a request."""

_STEP_WORDS = {
    RequestState.SIGNED: "ลงนามแล้ว…",
    RequestState.SENT: "ส่งแล้ว…",
    RequestState.DONE: "ดำเนินการแล้ว…",
    RequestState.REFUSED: "ไม่อนุมัติ…",
    RequestState.WITHDRAWN: "ยกเลิกคำขอ…",
}
_FORWARD = FORWARD[1:]  # the first is taken by printing


class RequestPane(DetailPane):
    """Emits `stepped(state)` when the next state is to be recorded, `wanted(what)` for CHECK, EDIT,
    PRINT_AGAIN and UNDO, `opened(document)` when a paper is to be shown."""

    stepped = Signal(object)
    wanted = Signal(str)
    opened = Signal(object)

    def __init__(self, desk: RequestDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.detail: RequestDetail | None = None
        self._menu: QMenu | None = None
        self.scans = ScanDrop(desk.scans, desk.actor, desk.jobs)
        self.scans.take_drops_on(self)
        self.keep(self.scans)
        self.hide()

    def show_request(self, detail: RequestDetail, state: State, days: str) -> None:
        """Show a request; `state` and `days` say how it stands, as in the list."""
        self.detail = detail
        self.set_head(self.tr("คำขอที่ {0}").format(detail.request.number), detail.person.name.full)
        self.set_actions(self._buttons(detail))
        now = Chip(state, f"{STATES[detail.request.state]} · {days}")
        parts = [Group(row(now, None)), self._asked(detail), self._way(detail)]
        if detail.documents:
            parts.append(self._papers(detail))
        if self._shows_scans(detail):
            parts.append(self.scans)
        parts.append(self._past(detail))
        self.set_sections(parts)
        self.show()

    def let_go(self) -> None:
        """Show nothing."""
        self.detail = None
        self.scans.let_go()
        self.hide()

    def _shows_scans(self, detail: RequestDetail) -> bool:
        """Only what was printed can have been signed."""
        if detail.request.state is RequestState.DRAFT:
            self.scans.let_go()
            return False
        actor, unit_id = self._desk.actor, detail.unit.id
        may_attach, may_take = may(actor, Deed.REQUEST, unit_id), may(actor, Deed.EXPORT, unit_id)
        paper = SignedPaper(request_id=detail.request.id)
        self.scans.show_scans(paper, detail.scans, may_attach=may_attach, may_take=may_take)
        return True

    # actions

    def _buttons(self, detail: RequestDetail) -> list[Button]:
        """The next step as the primary, one thing beside it, the rest behind a button."""
        todo = self._todo(detail)
        buttons: list[Button] = []
        for place, (words, what) in enumerate(todo[:2]):
            button = Button(words, Kind.PRIMARY if place == 0 and self._presses(what) else Kind.SECONDARY)
            button.clicked.connect(partial(self._do, what))
            buttons.append(button)
        if len(todo) > 2:
            more = Button(self.tr("ทำอย่างอื่นกับคำขอนี้"), Kind.ICON, icon="more")
            more.clicked.connect(partial(self._open_menu, more, todo[2:]))
            buttons.append(more)
        return buttons

    def _presses(self, what: RequestState | str) -> bool:
        return what in _FORWARD or what == CHECK

    def _todo(self, detail: RequestDetail) -> list[tuple[str, RequestState | str]]:
        nexts = detail.next_states
        todo: list[tuple[str, RequestState | str]] = []
        if detail.request.state is RequestState.DRAFT and RequestState.PRINTED in nexts:
            todo += [(self.tr("ตรวจและพิมพ์"), CHECK), (self.tr("แก้ร่าง"), EDIT)]
        todo += [(_STEP_WORDS[state], state) for state in _FORWARD if state in nexts]
        if detail.documents and may(self._desk.actor, Deed.EXPORT, detail.unit.id):
            todo.append((self.tr("พิมพ์อีกครั้ง"), PRINT_AGAIN))
        ends = (RequestState.REFUSED, RequestState.WITHDRAWN)
        todo += [(_STEP_WORDS[state], state) for state in ends if state in nexts]
        person = detail.person
        if not person.has_left(self._desk.today()) and may(self._desk.actor, Deed.ENTER, person.unit_id):
            todo.append((self.tr("พ้นหน้าที่…"), LEAVE))
        return todo

    def _open_menu(self, button: Button, todo: Sequence[tuple[str, RequestState | str]], _on: bool = False) -> None:
        menu = self._menu = QMenu(self)
        for words, what in todo:
            action = QAction(words, menu)
            action.triggered.connect(partial(self._do, what))
            menu.addAction(action)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

    def menu(self) -> QMenu | None:
        """The menu that was opened last."""
        return self._menu

    def _do(self, what: RequestState | str, _checked: bool = False) -> None:
        if isinstance(what, RequestState):
            self.stepped.emit(what)
        else:
            self.wanted.emit(what)

    # sections

    def _asked(self, detail: RequestDetail) -> QWidget:
        draft = detail.request.draft
        lines: list[Item] = [fact(self.tr("เหตุผล"), REASONS[draft.reason])]
        if draft.reason is Reason.CANNOT_SIGN_IN and draft.cause is not None:
            lines.append(fact(self.tr("เหตุ"), draft.cause_text or CAUSES[draft.cause]))
        lines.append(fact(self.tr("วันที่ในแบบ"), dates.short(draft.dated)))
        lines += [_line(line) for line in detail.lines]
        return section(self.tr("สิ่งที่ขอ"), *lines)

    def _way(self, detail: RequestDetail) -> QWidget:
        way = detail.route
        to = Text(detail.addressee.post, wrap=True)
        lines: list[Item] = [Text(self.tr("ยื่นต่อ"), "caption", "text_2"), to]
        if detail.addressee.name:
            lines.append(Text(detail.addressee.name, "caption", "text_2"))
        lines += [Text(PAPERS[kind], "caption", "text_2") for kind in way.documents]
        if way.notice is not None:
            lines += [4, Notice(State.UNKNOWN, NOTICES[way.notice])]
        text = self._desk.clause_text(way.clause)
        return section(self.tr("เอกสารและผู้รับ"), *lines, clause=way.clause, clause_text=text)

    def _papers(self, detail: RequestDetail) -> QWidget:
        may_take = may(self._desk.actor, Deed.EXPORT, detail.unit.id)
        return section(
            self.tr("เอกสารที่ออกแล้ว"), *(self._paper(document, may_take) for document in reversed(detail.documents))
        )

    def _paper(self, document: IssuedDocument, may_take: bool) -> QWidget:
        when = self.tr("{0} · {1} หน้า").format(dates.short(document.issued_at.date()), document.pages)
        words = column(Text(PAPERS[document.kind]), Text(when, "caption", "text_2"), gap=0)
        end: list[Item] = []
        if may_take:
            look = Button(self.tr("เปิดดู{0}").format(PAPERS[document.kind]), Kind.ICON, icon="eye")
            look.clicked.connect(partial(self._open_paper, document))
            end.append(look)
        return Group(row(column(Icon("page"), None, gap=0, pad=(0, 3, 0, 0)), (words, 1), *end, gap=10))

    def _past(self, detail: RequestDetail) -> QWidget:
        """The steps that were taken; the last of them can be taken back."""
        back: list[Item] = []
        if detail.can_undo:
            undo = Button(self.tr("ย้อนขั้นล่าสุด…"), Kind.QUIET, icon="undo")
            undo.clicked.connect(partial(self._do, UNDO))
            back.append(undo)
        heading = Text(self.tr("ขั้นตอนที่ผ่านมา"), "body_strong")
        return section("", row((heading, 1), *back), TimeLine(_events(detail)))

    def _open_paper(self, document: IssuedDocument, _checked: bool = False) -> None:
        self.opened.emit(document)


def _line(line: RequestLine) -> QWidget:
    """+ or − with the group, and beneath it the duty and order."""
    adds = line.change is Change.ADD
    sign = column(Icon("plus" if adds else "minus", "ok" if adds else "late", 16), None, gap=0, pad=(2, 5, 2, 0))
    ground = " · ".join(part for part in (line.duty, order_of(line.order_number, line.order_date)) if part)
    words: list[Item] = [Text(f"{CHANGES[line.change]} {line.group.name}")]
    if ground:
        words.append(Text(ground, "caption", "text_2", wrap=True))
    return Group(row(sign, (column(*words, gap=0), 1), gap=8, pad=(0, 2, 0, 2)))


def _events(detail: RequestDetail) -> list[Event]:
    """The steps, newest first: the day on the paper, then when it was recorded and by whom."""
    events: list[Event] = []
    for step in reversed(detail.request.steps):
        day, at = dates.short(step.day), f"{step.at:%H:%M} น."
        recorded = at if step.on is None else f"บันทึกเมื่อ {dates.short(step.at.date())} {at}"
        detail_words = " · ".join(part for part in (step.note, recorded, step.by) if part)
        events.append(Event(f"{STATES[step.state]} · {day}", detail_words))
    return events
