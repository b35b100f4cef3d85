"""Invented users in groups, and the many ways in which a report can lay them out as a table."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from elaas_desk.domain.report import ReportRow
from elaas_desk.intake.tables import Span
from elaas_desk.thai.digits import to_thai


@dataclass(frozen=True, slots=True)
class User:
    """One user in one group."""

    group: str
    username: str
    title: str
    first: str
    last: str
    position: str = "นักวิชาการเงินและบัญชีชำนาญการ"
    unit: str = "กองคลัง"
    status: str = "ใช้งาน"

    @property
    def name(self) -> str:
        """As papers write it."""
        blank = "" if self.title in {"นาย", "นาง", "นางสาว"} else " "
        return f"{self.title}{blank}{self.first} {self.last}"


OFFICE: tuple[User, ...] = (
    User("ผู้บันทึกฎีกา", "somchai.j", "นาย", "สมชาย", "ใจดี"),
    User("ผู้บันทึกฎีกา", "pimchanok_s", "นางสาว", "พิมพ์ชนก", "สุขสำราญ", "เจ้าพนักงานการเงินและบัญชีปฏิบัติงาน"),
    User("ผู้บันทึกฎีกา", "fin03", "นาง", "สาวิตรี", "แก้วมณี", "นักวิชาการคลัง", status="ระงับการใช้งาน"),
    User("ผู้อนุมัติฎีกา", "somchai.j", "นาย", "สมชาย", "ใจดี"),
    User("ผู้อนุมัติฎีกา", "Director01", "ว่าที่ร้อยตรี", "น้ำเพชร", "ปิ่นทอง", "ผู้อำนวยการกองคลัง"),
    User("การเงินรายจ่าย", "6710101002", "นาย", "รวมทรัพย์", "ณ อยุธยา", "หัวหน้าฝ่ายการเงิน", "โรงเรียนบ้านใหม่"),
    User("เจ้าหน้าที่พัสดุ", "admin", "จ่าเอก", "ฤทธิเดช", "เตี้ยสุวรรณ", "เจ้าพนักงานพัสดุ", "กองช่าง"),
)


def expected(users: Sequence[User], without: Sequence[str] = ()) -> list[ReportRow]:
    """What reading a report of these users gives, if it has no columns of those names."""
    rows = [ReportRow(user.group, user.username, user.name, user.position, user.unit, user.status) for user in users]
    return [replace(row, **dict.fromkeys(without, "")) for row in rows]


LABELS: Mapping[str, Sequence[str]] = {
    "number": ("ลำดับ", "ลำดับที่", "ที่", "No."),
    "group": ("กลุ่มผู้ใช้งาน", "กลุ่มผู้ใช้", "กลุ่มสิทธิ์", "ชื่อกลุ่มผู้ใช้งาน", "User Group", "สิทธิการใช้งาน"),
    "username": (
        "รหัสผู้ใช้งาน",
        "รหัสผู้ใช้",
        "ชื่อผู้ใช้งาน",
        "ชื่อผู้ใช้",
        "Username",
        "User ID",
        "User Name",
        "Login",
        "ชื่อเข้าใช้ระบบ",
    ),
    "name": ("ชื่อ-สกุล", "ชื่อ–นามสกุล", "ชื่อ - สกุล", "ชื่อสกุล", "ชื่อและนามสกุล", "ชื่อเจ้าหน้าที่", "ชื่อผู้ใช้งาน", "Full Name"),
    "position": ("ตำแหน่ง", "ชื่อตำแหน่ง", "Position"),
    "unit": ("สังกัด", "หน่วยงาน", "กอง/สำนัก", "Department"),
    "status": ("สถานะ", "สถานะการใช้งาน", "Status"),
}
NAME_PARTS = {"title": "คำนำหน้า", "first": "ชื่อ", "last": "นามสกุล"}


@dataclass(frozen=True, slots=True)
class Layout:
    """How a report lays out its users."""

    columns: tuple[str, ...] = ("number", "group", "username", "name", "position", "unit", "status")
    labels: Mapping[str, str] = field(default_factory=dict)
    names: int = 1  # columns for the name: 1, 2 (title with first name) or 3
    two_rows: bool = False  # a heading over the parts of the name
    groups: str = "column"  # or labelled, bare, blank (told once), merged
    titles: int = 2
    thai_digits: bool = False
    totals: bool = False
    repeat_every: int = 0  # rows after which the heading comes again
    feet: bool = False
    blanks: bool = False

    @property
    def cells(self) -> tuple[str, ...]:
        """The columns with the parts of the name in place of it."""
        parts = {1: ("name",), 2: ("first", "last"), 3: ("title", "first", "last")}[self.names]
        left = [each for each in self.columns if not (each == "group" and self.groups in {"labelled", "bare"})]
        return tuple(part for each in left for part in (parts if each == "name" else (each,)))

    @property
    def missing(self) -> tuple[str, ...]:
        """What it does not tell."""
        return tuple(each for each in ("position", "unit", "status", "name") if each not in self.columns)

    def label(self, cell: str) -> str:
        """The heading of a column."""
        if cell == "first" and self.names == 2 and not self.two_rows:
            return "ชื่อ"
        return NAME_PARTS.get(cell) or self.labels.get(cell) or LABELS[cell][0]


@dataclass(frozen=True, slots=True)
class Sheet:
    """Rows of a report, and which cells of them are merged."""

    rows: tuple[tuple[str, ...], ...]
    spans: tuple[Span, ...] = ()


def laid_out(users: Sequence[User], layout: Layout) -> Sheet:
    """The report that tells of these users in this way."""
    made = _Maker(users, layout)
    made.make()
    return Sheet(tuple(tuple(row) for row in made.rows), tuple(made.spans))


@dataclass(slots=True)
class _Maker:
    users: Sequence[User]
    layout: Layout
    rows: list[list[str]] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)

    def make(self) -> None:
        """Title, heading, users group by group, feet."""
        titles = ["รายงานรายชื่อและข้อมูลผู้ใช้งานในกลุ่มผู้ใช้", "องค์การบริหารส่วนตำบลบ้านใหม่", "ข้อมูล ณ วันที่ ๒๓ พฤศจิกายน ๒๕๖๙"]
        for title in titles[: self.layout.titles]:
            self._wide(title)
        if self.layout.blanks:
            self.rows.append([])
        self._heading()
        for number, (user, first) in enumerate(_with_firsts(self.users), start=1):
            if self.layout.repeat_every and number > 1 and number % self.layout.repeat_every == 1:
                self._foot(number)
                self._heading()
            if first:
                self._begin_group(number, user)
            self._user(number, user, first=first)
            if self.layout.totals and _is_last(self.users, number):
                self._wide(f"รวม {self._digits(_count_to(self.users, number))} คน")
        self._foot(len(self.users))

    def _digits(self, number: int) -> str:
        return to_thai(number) if self.layout.thai_digits else str(number)

    def _wide(self, text: str) -> None:
        self.rows.append([text])
        self.spans.append(Span(len(self.rows), 0, len(self.rows), len(self.layout.cells) - 1))

    def _heading(self) -> None:
        cells = self.layout.cells
        if not (self.layout.two_rows and self.layout.names > 1):
            self.rows.append([self.layout.label(cell) for cell in cells])
            return
        top, row = [], len(self.rows) + 1
        for column, cell in enumerate(cells):
            part = cell in NAME_PARTS
            begins = part and cells[column - 1 : column] not in [(each,) for each in NAME_PARTS]
            top.append("" if part and not begins else "ชื่อ-สกุล" if part else self.layout.label(cell))
            if begins:
                self.spans.append(Span(row, column, row, column + self.layout.names - 1))
            elif not part:
                self.spans.append(Span(row, column, row + 1, column))
        self.rows += [top, [self.layout.label(cell) if cell in NAME_PARTS else "" for cell in cells]]

    def _begin_group(self, number: int, user: User) -> None:
        if self.layout.groups == "labelled":
            self._wide(f"กลุ่มผู้ใช้งาน : {user.group}")
        elif self.layout.groups == "bare":
            self._wide(user.group)
        elif self.layout.groups == "merged":
            following = itertools.takewhile(lambda each: each.group == user.group, self.users[number - 1 :])
            count = len(list(following))
            column = self.layout.cells.index("group")
            if count > 1 and not self.layout.repeat_every:
                self.spans.append(Span(len(self.rows) + 1, column, len(self.rows) + count, column))

    def _user(self, number: int, user: User, *, first: bool) -> None:
        values = {
            "number": self._digits(number),
            "group": user.group if first or self.layout.groups == "column" else "",
            "username": user.username,
            "name": user.name,
            "title": user.title,
            "first": user.first if self.layout.names == 3 else user.name.removesuffix(f" {user.last}"),
            "last": user.last,
            "position": user.position,
            "unit": user.unit,
            "status": user.status,
        }
        self.rows.append([values[cell] for cell in self.layout.cells])

    def _foot(self, number: int) -> None:
        if self.layout.feet:
            page = self._digits(number // max(self.layout.repeat_every, 1))
            cells = [
                "พิมพ์เมื่อ 23/11/2569 10:15",
                *[""] * (len(self.layout.cells) - 2),
                f"หน้า {page} จาก {self._digits(3)}",
            ]
            self.rows.append(cells)


def _with_firsts(users: Sequence[User]) -> Iterator[tuple[User, bool]]:
    for place, user in enumerate(users):
        yield user, place == 0 or users[place - 1].group != user.group


def _is_last(users: Sequence[User], number: int) -> bool:
    return number == len(users) or users[number].group != users[number - 1].group


def _count_to(users: Sequence[User], number: int) -> int:
    """How many users of one group in a row end with this one."""
    group = users[number - 1].group
    return len(list(itertools.takewhile(lambda user: user.group == group, reversed(users[:number]))))
