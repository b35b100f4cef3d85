"""Where a request goes: from whom, on which papers, to whom, and the circular's own sentence."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from elaas_desk.domain.papers import Signatory
from elaas_desk.domain.people import Post
from elaas_desk.domain.requests import PaperKind
from elaas_desk.domain.words import POSTS
from elaas_desk.services.views import RequestCheck
from elaas_desk.thai.digits import to_thai
from ui.requests.words import NOTICES, PAPERS
from ui.widgets.icons import Icon
from ui.widgets.layout import Group, Item, Panel, Rule, Scroll, clear, column, row
from ui.widgets.marks import ClauseTag
from ui.widgets.notice import Notice
from ui.widgets.paint import State
from ui.widgets.text import Text

_PAD = (10, 4, 10, 4)


def _stop(icon: str, lines: Sequence[Item], ink: str = "text_2") -> QWidget:
    """One stop of the way: its sign, and what stands there."""
    sign = column(None, Icon(icon, ink), None, gap=0)
    return Group(row(sign, (column(*lines, gap=0), 1), gap=12, pad=_PAD))


def _arrow() -> QWidget:
    return Group(row(Icon("arrow_down", size=16), None, pad=(12, 0, 0, 0)))


class RoutePanel(Panel):
    """The way of a request, top to bottom. Without a reason it says that one is awaited."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self._body = column(gap=2, pad=(10, 12, 10, 12))
        super().__init__(column((Scroll(self._body), 1), gap=0, pad=(1, 1, 1, 1)), parent=parent)
        self.set_waiting()

    def set_waiting(self) -> None:
        """No reason has been chosen yet."""
        words = Text(self.tr("เลือกเหตุผลแล้ว จะเห็นว่าต้องใช้เอกสารใดและยื่นต่อผู้ใด"), "caption", "text_2", wrap=True)
        clear(self._body)
        self._lay([self._head(), row((words, 1), pad=(10, 4, 10, 0))])

    def set_route(self, check: RequestCheck, post: Post, lines: int, clause_text: str) -> None:
        """Show a way; `lines` is the number of groups that are asked for."""
        way = check.route
        asker = [Text(self.tr("ผู้ขอ"), "caption", "text_2"), Text(POSTS[post], "body_strong", wrap=True)]
        items: list[Item] = [self._head(way.clause, clause_text), _stop("user", asker), _arrow()]
        items += [self._paper(kind, lines) for kind in way.documents]
        items += [self._signs_instead(each) for each in check.stand_ins]
        items += [_arrow(), _stop("office", self._addressee(check)), 6, row((Rule(), 1), pad=(10, 0, 10, 0)), 4]
        info = column(Icon("info"), None, gap=0, pad=(0, 2, 0, 0))
        sentence = Text(to_thai(clause_text), "caption", "text_2", wrap=True)
        items.append(row(info, (sentence, 1), gap=10, pad=(10, 0, 10, 0)))
        if way.notice is not None:
            items += [6, Notice(State.UNKNOWN, NOTICES[way.notice])]
        clear(self._body)
        self._lay(items)

    def _head(self, clause: str = "", clause_text: str = "") -> Item:
        tag: list[Item] = [ClauseTag(clause, clause_text)] if clause else []
        return row((Text(self.tr("คำขอนี้จะไปที่ไหน"), "subtitle"), 1), *tag, pad=(10, 0, 7, 4))

    def _paper(self, kind: PaperKind, lines: int) -> QWidget:
        words: list[Item] = [Text(PAPERS[kind], "body_strong", wrap=True)]
        if kind is PaperKind.FORM2 and lines:
            words.append(Text(self.tr("มี {0} กลุ่มในตาราง").format(lines), "caption", "text_2"))
        ground = Panel(row((_stop("page", words, "accent"), 1)), fill="sunken", edge=None)
        return Group(column(ground, gap=0, pad=(0, 2, 0, 2)))

    def _signs_instead(self, signs: Signatory) -> QWidget:
        words = [Text(self.tr("ผู้ลงนามแทน"), "caption", "text_2"), Text(signs.full_name, "body_strong", wrap=True)]
        return _stop("edit", [*words, Text(f"{signs.acting} {signs.position}", "caption", "text_2", wrap=True)])

    def _addressee(self, check: RequestCheck) -> list[Item]:
        lines: list[Item] = [
            Text(self.tr("ยื่นต่อ"), "caption", "text_2"),
            Text(check.addressee.post, "body_strong", wrap=True),
        ]
        if check.addressee.name:
            lines.append(Text(check.addressee.name, "caption", "text_2", wrap=True))
        return lines

    def _lay(self, items: Sequence[Item]) -> None:
        self._body.addLayout(column(*items, gap=0))
        self._body.addStretch(1)
