"""How long the list of accounts takes to open and to be filtered, key by key, in a window that is painted."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from PySide6.QtWidgets import QApplication

from benchmarks.figures import Figure, at_most, timed
from benchmarks.offices import large_office
from elaas_desk.domain.accounts import Account
from elaas_desk.domain.people import Person
from ui.models.table_model import Column
from ui.theme import Mode, Theme
from ui.widgets.table import Table

LIMIT: Final = 0.1
TYPED: Final = ("ก", "กา", "กาญ", "กาญจนา", "กาญจนา แ", "กาญจนา แก้ว", "แก้ว", "แ", "", "ศรี", "user.99")

Row = tuple[Person, Account]


def measure(accounts: int = 100_000, rounds: int = 3) -> Iterator[Figure]:
    """Opening the list, and the slowest of several keys; each until the window has painted what it found."""
    app = _dressed()
    facts = large_office(accounts)
    rows = tuple(zip(facts.people, facts.accounts, strict=True))
    table = _table()
    table.resize(1000, 640)
    table.show()
    app.processEvents()
    opening = min(_opening_seconds(app, table, rows) for _ in range(rounds))
    table.model.prepare()  # the program does so in the first quiet moment
    keys = {typed: _key_seconds(app, table, typed, rounds) for typed in TYPED}
    slowest = max(keys, key=lambda typed: keys[typed])
    table.set_filter("")
    few = f"{_opening_seconds(app, table, rows[:100]) * 1000:.1f} ms for 100 rows"
    table.close()
    yield at_most(f"list of {accounts:,} accounts opens", opening, LIMIT, few)
    middle = sorted(keys.values())[len(keys) // 2]
    told = f"{middle * 1000:.1f} ms for the middle key"
    yield at_most(f"filter, slowest key (“{slowest}”)", keys[slowest], LIMIT, told)


def _dressed() -> QApplication:
    app = QApplication.instance()
    app = app if isinstance(app, QApplication) else QApplication([])
    Theme(app, Mode.LIGHT)
    return app


def _table() -> Table:
    columns: tuple[Column[Row], ...] = (
        Column("ชื่อ", lambda row: row[0].name.without_title),
        Column("ชื่อผู้ใช้งาน", lambda row: row[1].username),
        Column("ตำแหน่ง", lambda row: row[0].position),
    )
    return Table(columns, key=lambda row: row[0].id, spoken="ทะเบียนผู้ใช้งาน")


def _opening_seconds(app: QApplication, table: Table, rows: tuple[Row, ...]) -> float:
    table.set_rows(())
    app.processEvents()
    seconds = timed(lambda: _opened(table, rows))
    app.processEvents()
    return seconds


def _opened(table: Table, rows: tuple[Row, ...]) -> None:
    table.set_rows(rows, in_order=True)
    table.repaint()


def _key_seconds(app: QApplication, table: Table, typed: str, rounds: int) -> float:
    """The best of some rounds; each starts from the list as it was before that key."""
    best = float("inf")
    for _ in range(rounds):
        table.set_filter(typed[:-1])
        app.processEvents()
        best = min(best, timed(lambda: _filtered(table, typed)))
        app.processEvents()
    return best


def _filtered(table: Table, typed: str) -> None:
    table.set_filter(typed)
    table.repaint()
