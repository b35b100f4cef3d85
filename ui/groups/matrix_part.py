"""People × groups with its legend, and beneath it what the chosen cell means and what to do."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from elaas_desk.domain.accounts import PrivilegeGroup
from elaas_desk.domain.actors import Actor
from elaas_desk.domain.conflicts import Clash
from elaas_desk.domain.people import Person
from elaas_desk.domain.policy import Clause
from elaas_desk.services.access import Deed, may
from elaas_desk.services.register import Register
from elaas_desk.services.views import CellState, PersonDetail
from ui.errands import LeaveDuty, NewRequest, OpenPerson
from ui.groups.overview import GroupLine, Overview
from ui.groups.words import HELD, Meaning, lacking, meaning, with_reason
from ui.jobs import Jobs
from ui.models.haystack import fold_all, needles
from ui.widgets.buttons import Button, Kind
from ui.widgets.empty import EmptyList
from ui.widgets.layout import Group, Panel, clear, column, row
from ui.widgets.marks import ClauseTag, StateShape
from ui.widgets.matrix import Held, Matrix, MatrixCell, MatrixData, MatrixSign
from ui.widgets.paint import State
from ui.widgets.text import Text


def legend() -> QWidget:
    """What the signs of the matrix mean."""
    signs = [
        (Held.USED, "มีหน้าที่รองรับ"),
        (Held.VIEW, "ดูอย่างเดียว"),
        (Held.UNFOUNDED, "ไม่มีหน้าที่รองรับ"),
        (Held.LACKING, "มีหน้าที่แต่ยังไม่มีสิทธิ"),
    ]
    cells = [(MatrixCell(held), words) for held, words in signs]
    cells.append((MatrixCell(Held.USED, conflict=True), "ไม่ควรอยู่คู่กัน"))
    pairs = (row(MatrixSign(cell), Text(words, "caption", "text_2"), gap=6) for cell, words in cells)
    return Group(row(*pairs, None, gap=18, pad=(12, 0, 0, 0)))


class _Foot(Panel):
    """What the chosen cell means, the clause, and the two ways on."""

    def __init__(self) -> None:
        self._shape = StateShape(State.GONE, 24, 8)
        self._title = Text("", "body_strong")
        self._sentence = Text("", "caption", "text_2", wrap=True)
        self._tag = row(gap=0)
        self.open = Button("เปิดในทะเบียน", Kind.QUIET)
        self.leave = Button("พ้นหน้าที่…", Kind.QUIET)
        self.request = Button("ทำคำขอ", icon="requests")
        words = column(self._title, self._sentence, gap=0)
        ways = row(self.open, self.leave, self.request, gap=4)
        super().__init__(row(self._shape, (words, 1), self._tag, ways, gap=8, pad=(14, 6, 9, 6)))

    def tell(self, title: str, found: Meaning, clause_text: str) -> None:
        """Show a meaning."""
        self._title.set_words(title)
        self._sentence.set_words(found.sentence)
        self._shape.set_state(found.state)
        clear(self._tag)
        if found.clause:
            self._tag.addWidget(ClauseTag(found.clause, clause_text))

    def plain(self) -> str:
        """What it says."""
        return f"{self._title.plain()}: {self._sentence.plain()}"


class MatrixPart(QWidget):
    """The matrix of an overview. Emits `errand` when one of the buttons beneath it is pressed."""

    errand = Signal(object)

    def __init__(self, register: Register, actor: Actor, jobs: Jobs, clauses: Mapping[str, Clause]) -> None:
        super().__init__()
        self._register, self._actor, self._jobs, self._clauses = register, actor, jobs, clauses
        self._overview: Overview | None = None
        self._typed = ""
        self._chosen: tuple[int, int] | None = None
        self._gives_back = False
        self.matrix = Matrix()
        self.foot = _Foot()
        self._nobody = EmptyList(
            "user", self.tr("ยังไม่มีใครมีบัญชี"), self.tr("คนที่มีบัญชีใน New e-LAAS จะขึ้นเป็นแถวที่นี่ บันทึกบัญชีได้ในทะเบียนผู้ใช้งาน")
        )
        self._nothing = EmptyList("filter", self.tr("ไม่พบรายการที่ตรงกัน"), self.tr("ลองพิมพ์ส่วนหนึ่งของชื่อคนหรือชื่อกลุ่ม"))
        inner = column((self.matrix, 1), (self._nobody, 1), (self._nothing, 1), gap=0, pad=(1, 1, 1, 1))
        self.setLayout(column((Panel(inner), 1), self.foot, gap=7))
        self.matrix.chosen.connect(self._on_chosen)
        self.foot.open.clicked.connect(self._on_open)
        self.foot.request.clicked.connect(self._on_request)
        self.foot.leave.clicked.connect(self._on_leave)

    def set_overview(self, overview: Overview) -> None:
        """Show other people, groups and rights; the first right without a ground is chosen at the first time."""
        first = self._overview is None
        self._overview = overview
        self._show()
        if first:
            self._choose_first()
        else:
            self._read_reason()

    @Slot(str)
    def set_filter(self, typed: str) -> None:
        """Show only people, or only groups and who is in them, that hold every word that was typed."""
        self._typed = typed
        self._show()

    def _show(self) -> None:
        overview = self._overview
        if overview is None:
            return
        people, groups = _found(overview, needles(self._typed))
        self.matrix.set_data(_data(overview, people, groups))
        everybody = overview.matrix.people
        self.matrix.setVisible(bool(people and groups))
        self._nobody.setVisible(not everybody)
        self._nothing.setVisible(bool(everybody) and not (people and groups))
        person, group = self.matrix.cell()
        self._chosen = (int(person), int(group)) if person else None
        self._tell()

    def _choose_first(self) -> None:
        overview = self._overview
        if overview is None:
            return
        places = ((person.id, group.id) for person in overview.matrix.people for group in overview.matrix.groups)
        wrong = (place for place in places if _is_wrong(overview, *place))
        first = next(wrong, None)
        if first is not None:
            self.matrix.choose(str(first[0]), str(first[1]))

    @Slot(str, str)
    def _on_chosen(self, person: str, group: str) -> None:
        self._chosen = int(person), int(group)
        self._tell()
        self._read_reason()

    def _read_reason(self) -> None:
        if self._chosen is not None:
            self._jobs.run(partial(self._register.detail, self._actor, self._chosen[0]), self._show_reason)

    def _show_reason(self, detail: PersonDetail) -> None:
        if self._chosen is not None and self._chosen[0] == detail.person.id:
            self._tell(detail)

    def _tell(self, detail: PersonDetail | None = None) -> None:
        person = self._person()
        line = None if self._chosen is None or self._overview is None else self._overview.line(self._chosen[1])
        self.foot.open.setVisible(person is not None)
        self.foot.request.setVisible(person is not None and may(self._actor, Deed.REQUEST, person.unit_id))
        self.foot.leave.setVisible(person is not None and may(self._actor, Deed.ENTER, person.unit_id))
        if person is None or line is None or self._overview is None:
            hint = Meaning(State.GONE, self.tr("กดที่ช่องในตาราง หรือใช้ปุ่มลูกศรบนแป้นพิมพ์ เพื่อดูว่าใครอยู่ในกลุ่มใดเพราะอะไร"))
            self.foot.tell(self.tr("ยังไม่ได้เลือกช่อง"), hint, "")
            return
        cell = self._overview.matrix.cells.get((person.id, line.group.id))
        lacks = (person.id, line.group.id) in self._overview.matrix.lacking
        clashes = _clashes(self._overview, person.id, line.group.id)
        found = lacking() if lacks else meaning(line, person, cell, clashes)
        self._gives_back = _is_wrong(self._overview, person.id, line.group.id)
        self.foot.request.set_words(self.tr("ทำคำขอถอดออก") if self._gives_back else self.tr("ทำคำขอ"))
        if detail is not None and cell is not None:
            held = next((each for each in detail.held if each.group.id == line.group.id), None)
            found = with_reason(found, held)
        clause = self._clauses.get(found.clause)
        title = f"{person.name.without_title} × {line.group.name}"
        self.foot.tell(title, found, clause.text if clause else "")

    def _person(self) -> Person | None:
        return None if self._chosen is None or self._overview is None else self._overview.person(self._chosen[0])

    @Slot()
    def _on_open(self) -> None:
        person = self._person()
        if person is not None:
            self.errand.emit(OpenPerson(person.id))

    @Slot()
    def _on_leave(self) -> None:
        person = self._person()
        if person is not None:
            self.errand.emit(LeaveDuty(person.id))

    @Slot()
    def _on_request(self) -> None:
        person = self._person()
        if person is not None and self._chosen is not None:
            self.errand.emit(NewRequest(person.id, (self._chosen[1],) if self._gives_back else ()))


def _found(overview: Overview, wanted: Sequence[str]) -> tuple[Sequence[Person], Sequence[PrivilegeGroup]]:
    """People and groups for what was typed. Where only groups fit, these columns and who is in them."""
    matrix = overview.matrix
    if not wanted or not matrix.people:
        return matrix.people, matrix.groups
    units = overview.units
    by_person = fold_all(
        f"{one.name.full} {units[one.unit_id].name} {units[one.unit_id].short_name}" for one in matrix.people
    )
    by_group = fold_all(group.name for group in matrix.groups)
    people = [one for one, text in zip(matrix.people, by_person, strict=True) if _fits(text, wanted)]
    groups = [one for one, text in zip(matrix.groups, by_group, strict=True) if _fits(text, wanted)]
    if people or not groups:
        return people, matrix.groups
    ids = {group.id for group in groups}
    return [one for one in matrix.people if any((one.id, each) in matrix.cells for each in ids)], groups


def _matrix_cell(overview: Overview, line: GroupLine, person: Person, cell: CellState) -> MatrixCell:
    clashes = _clashes(overview, person.id, line.group.id)
    frame = any(not clash.is_excepted for _, clash in clashes)
    return MatrixCell(HELD[cell], frame, meaning(line, person, cell, clashes).sentence)


def _clashes(overview: Overview, person_id: int, group_id: int) -> list[tuple[str, Clash]]:
    """By name: the groups of that person that must not be held with this one."""
    found = []
    for clash in overview.matrix.clashes_at(person_id, group_id):
        partner = overview.line(clash.conflict.partner_of(group_id) or 0)
        found.append((partner.group.name if partner else "", clash))
    return found


def _is_wrong(overview: Overview, person_id: int, group_id: int) -> bool:
    """Whether the group is held without a ground, or beside one that it must not be held with."""
    clashes = overview.matrix.clashes_at(person_id, group_id)
    unfounded = overview.matrix.cells.get((person_id, group_id)) is CellState.NO_DUTY
    return unfounded or any(not clash.is_excepted for clash in clashes)


def _fits(text: str, wanted: Collection[str]) -> bool:
    return all(word in text for word in wanted)


def _data(overview: Overview, people: Sequence[Person], groups: Sequence[PrivilegeGroup]) -> MatrixData:
    units = overview.units
    lines = {line.group.id: line for line in overview.lines}
    cells = {
        (str(person.id), str(group.id)): _matrix_cell(overview, lines[group.id], person, cell)
        for person in people
        for group in groups
        if (cell := overview.matrix.cells.get((person.id, group.id))) is not None
    }
    for person in people:
        for group in groups:
            if (person.id, group.id) in overview.matrix.lacking:
                cells[str(person.id), str(group.id)] = MatrixCell(Held.LACKING, spoken=lacking().sentence)
    return MatrixData(
        [
            (str(one.id), one.name.without_title, units[one.unit_id].short_name or units[one.unit_id].name)
            for one in people
        ],
        [(str(group.id), group.name) for group in groups],
        cells,
    )
