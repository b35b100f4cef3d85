"""The log says who changed what; whatever is done to it afterwards shows."""

from __future__ import annotations

import hashlib
import json
import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

import pytest
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from elaas_desk.domain.people import Duty
from elaas_desk.domain.requests import RequestState, Step
from elaas_desk.domain.task_values import Snooze
from elaas_desk.persistence.audit import AuditLine, AuditTrail, AuditVerdict, ChainHead
from elaas_desk.persistence.cipher import connect
from elaas_desk.persistence.database import Database, open_register
from elaas_desk.persistence.desk_stores import Attempts
from elaas_desk.persistence.keys import DataKey
from elaas_desk.persistence.schema import engine_over
from tests.persistence.values import ACTOR, DOCUMENT, KEY, NOW, PDF, PERSON, TODAY

T = TypeVar("T")
TEXTS = ("at", "who", "what", "subject", "before", "after")
BYTES = (*TEXTS, "content_mac", "mac")


def _lines(register: Database) -> tuple[AuditLine, ...]:
    with register.work(ACTOR, NOW) as work:
        return work.audit.lines(limit=1000)


def _verdict(path: Path, head: ChainHead | None = None) -> AuditVerdict:
    register = open_register(path, KEY)
    with register.work(ACTOR, NOW) as work:
        verdict = work.audit.verify(head)
    register.close()
    return verdict


@pytest.fixture
def raw(path: Path) -> Iterator[Engine]:
    """What somebody has who has the key, with the triggers out of the way."""
    connection = connect(path, KEY)
    for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        connection.execute(f"DROP TRIGGER {name}")
    yield engine_over(connection)
    connection.close()


def test_a_change_is_a_line_with_who_when_what_before_and_after(register: Database) -> None:
    with register.work(ACTOR, NOW) as work:
        work.accounts.save(replace(work.accounts.get(1), closed_on=TODAY))
        work.commit()
    line = _lines(register)[0]
    assert (line.at, line.who, line.what, line.subject, line.subject_id) == (NOW, ACTOR.name, "changed", "accounts", 1)
    assert line.before == '{"closed_on":null,"version":1}'
    assert line.after == '{"closed_on":"2026-11-23","version":2}'


def test_what_is_added_and_removed_is_told_with_its_contents(register: Database) -> None:
    with register.work(ACTOR, NOW) as work:
        duty = work.duties.add(Duty(0, "งานพัสดุ"))
        work.snoozes.add(Snooze("ก", TODAY, "รอคำสั่ง"))
        work.snoozes.remove("ก")
        work.commit()
    removed, snoozed, added = _lines(register)[:3]
    assert (added.what, added.subject, added.subject_id) == ("added", "duties", duty)
    assert (added.before, added.after) == (None, f'{{"id":{duty},"name":"งานพัสดุ","version":1}}')
    assert (snoozed.what, snoozed.subject, snoozed.subject_id) == ("added", "snoozes", None)
    assert (removed.what, removed.before, removed.after) == ("removed", snoozed.after, None)


def test_the_parts_of_a_request_or_a_group_are_told_as_of_it(register: Database) -> None:
    with register.work(ACTOR, NOW) as work:
        request = work.requests.get(1)
        steps = (*request.steps, Step(RequestState.PRINTED, NOW, "ก"))
        work.requests.save(replace(request, state=RequestState.PRINTED, steps=steps))
        work.groups.save(replace(work.groups.get(1), duty_ids=frozenset()))
        work.commit()
    with register.work(ACTOR, NOW) as work:
        of_request = [line.what for line in work.audit.of_subject("requests", 1)]
        of_group = [line.what for line in work.audit.of_subject("privilege_groups", 1)]
    assert of_request == ["added", "group_line_added", "group_line_added", "step_added", "changed", "step_added"]
    assert of_group == ["added", "duty_added", "changed", "duty_removed"]


def test_a_save_that_changes_nothing_and_a_wrong_password_leave_no_line(register: Database) -> None:
    head = register.chain_head()
    with register.work(ACTOR, NOW) as work:
        work.people.save(work.people.get(1))
        work.users.save_attempts("malee", Attempts(1, NOW))
        work.commit()
    assert register.chain_head() == head


def test_a_line_never_holds_a_password_hash_a_whole_id_number_or_the_bytes_of_a_paper(register: Database) -> None:
    with register.work(ACTOR, NOW) as work:
        work.users.set_password(1, "$2b$12$another", TODAY)
        work.people.save(replace(work.people.get(1), national_id="1720100000025"))
        work.commit()
    lines = _lines(register)
    told = "".join(f"{line.before}{line.after}" for line in lines)
    assert "$2b$" not in told
    assert PERSON.national_id not in told
    assert "1720100000025" not in told
    assert "issued" not in told.replace("issued_", "")
    person = next(line for line in lines if (line.subject, line.what) == ("people", "changed"))
    assert (json.loads(person.before or "")["national_id"], json.loads(person.after or "")["national_id"]) == (
        "…017",
        "…025",
    )
    paper = next(line for line in lines if line.subject == "documents")
    assert json.loads(paper.after or "")["sha256"] == hashlib.sha256(PDF).hexdigest() == DOCUMENT.sha256


def test_a_reading_can_be_noted(register: Database) -> None:
    with register.work(ACTOR, NOW) as work:
        work.audit.note("national_id_shown", "people", "ตรวจสอบกับบัตร", 1)
        work.audit.note("exported", "people")
        work.commit()
    exported, shown = _lines(register)[:2]
    assert (shown.what, shown.subject_id, shown.after) == ("national_id_shown", 1, '{"detail":"ตรวจสอบกับบัตร"}')
    assert (exported.what, exported.subject_id, exported.after) == ("exported", None, None)


def test_lines_come_newest_first_page_by_page(register: Database) -> None:
    every = _lines(register)
    with register.work(ACTOR, NOW) as work:
        first = work.audit.lines(limit=4)
        second = work.audit.lines(limit=4, before=first[-1].id)
    assert (*first, *second) == every[:8]
    assert [line.id for line in every] == list(range(len(every), 0, -1))


def test_an_untouched_log_is_intact_and_its_head_is_found_again(path: Path) -> None:
    register = open_register(path, KEY)
    head = register.chain_head()
    register.close()
    assert _verdict(path, head) == AuditVerdict(True, head.lines, None, head)
    assert ChainHead.parse(head.text()) == head
    assert ChainHead.parse("nonsense") is None


def test_a_register_with_more_lines_than_the_head_kept_outside_is_intact(register: Database) -> None:
    head = register.chain_head()
    with register.work(ACTOR, NOW) as work:
        work.duties.add(Duty(0, "งานพัสดุ"))
        work.commit()
    with register.work(ACTOR, NOW) as work:
        assert work.audit.verify(head).intact


@pytest.mark.parametrize("statement", ["UPDATE audit_lines SET who = 'x' WHERE id = 3", "DELETE FROM audit_lines"])
def test_the_database_refuses_to_change_or_delete_a_line(path: Path, statement: str) -> None:
    connection = connect(path, KEY)
    with pytest.raises(Exception, match="audit lines are never"):
        connection.execute(statement)
    connection.close()


@pytest.mark.parametrize("number", [2, 99])
def test_the_database_refuses_a_line_in_place_of_another_or_out_of_order(path: Path, number: int) -> None:
    connection = connect(path, KEY)
    columns = "at, user_id, who, what, subject, subject_id, before, after, content_mac, mac"
    with pytest.raises(Exception, match="only appended"):
        connection.execute(
            f"INSERT OR REPLACE INTO audit_lines SELECT {number}, {columns} FROM audit_lines WHERE id = 1"  # noqa: S608
        )
    connection.close()


def test_flipping_any_byte_of_any_line_shows(raw: Engine) -> None:
    """Every byte of every third line, another third at each run: all of them take half a minute."""
    flipped, first = 0, random.randrange(3)
    for number, *texts in _read(raw, f"SELECT id, {', '.join(BYTES)} FROM audit_lines")[first::3]:  # noqa: S608
        for name, text in zip(BYTES, texts, strict=True):
            whole = (text or "").encode() if name in TEXTS else text
            for at in range(len(whole)):
                changed = bytearray(whole)
                changed[at] ^= 1 << (flipped % 8)
                kind = "TEXT" if name in TEXTS else "BLOB"
                update = f"UPDATE audit_lines SET {name} = CAST(? AS {kind}) WHERE id = ?"  # noqa: S608
                assert _found(raw, update, bytes(changed), number) == number, (number, name, at)
                flipped += 1
    assert flipped > 1500


@pytest.mark.parametrize(
    "change",
    [
        "user_id = user_id + 1",
        "subject_id = coalesce(subject_id, 0) + 1",
        "subject_id = NULL",
        "before = ''",
        "after = NULL",
        "before = after, after = before",
    ],
)
def test_a_changed_number_or_an_emptied_or_swapped_text_shows(raw: Engine, change: str) -> None:
    assert _found(raw, f"UPDATE audit_lines SET {change} WHERE id = 4") == 4  # noqa: S608


def test_deleting_any_line_shows_at_its_place(raw: Engine) -> None:
    head = _trail(raw, lambda trail: trail.head())
    for number in range(1, head.lines):
        assert _found(raw, "DELETE FROM audit_lines WHERE id = ?", number) == number


def test_two_lines_that_change_places_show(raw: Engine) -> None:
    swap = "UPDATE audit_lines SET id = CASE id WHEN 3 THEN 1003 ELSE 3 END WHERE id IN (3, 4)"
    assert _found(raw, swap) == 3


def test_lines_with_closed_ranks_after_a_deletion_show(raw: Engine) -> None:
    _run(raw, "DELETE FROM audit_lines WHERE id = 3")
    assert _found(raw, "UPDATE audit_lines SET id = id - 1 WHERE id > 3") == 3


def test_cutting_off_the_last_lines_shows_against_the_head_kept_outside(raw: Engine) -> None:
    head = _trail(raw, lambda trail: trail.head())
    for kept in range(head.lines):
        cut = "DELETE FROM audit_lines WHERE id > ?"
        assert _found(raw, cut, kept, head=head) == kept + 1
        assert _found(raw, cut, kept) is None  # nothing inside the register can tell


def test_a_tail_that_was_written_anew_shows_against_the_head_kept_outside(path: Path, raw: Engine) -> None:
    head = _trail(raw, lambda trail: trail.head())
    _run(raw, f"DELETE FROM audit_lines WHERE id = {head.lines}")  # noqa: S608
    raw.dispose()
    register = open_register(path, KEY)
    with register.work(ACTOR, NOW) as work:
        work.audit.note("exported", "people")
        assert work.audit.verify().intact
        assert work.audit.verify(head).broken_at == head.lines
    register.close()


def test_a_line_below_the_first_shows(raw: Engine) -> None:
    columns = "at, user_id, who, what, subject, subject_id, before, after, content_mac, mac"
    _run(raw, "PRAGMA ignore_check_constraints = ON")
    insert = f"INSERT INTO audit_lines SELECT -1, {columns} FROM audit_lines WHERE id = 1"  # noqa: S608
    assert _found(raw, insert) == 1


def test_a_chain_made_with_another_key_is_broken_from_its_first_line(raw: Engine) -> None:
    assert _trail(raw, lambda trail: trail.verify(), DataKey(bytes(32))).broken_at == 1


def _trail(raw: Engine, ask: Callable[[AuditTrail], T], key: DataKey = KEY) -> T:
    with Session(raw) as session:
        return ask(AuditTrail(session, key.derived("elaas-desk audit chain 1"), ACTOR, NOW))


def _found(raw: Engine, statement: str, *values: object, head: ChainHead | None = None) -> int | None:
    """Where the chain is broken after a statement, which is undone."""
    with Session(raw) as session:
        session.connection().exec_driver_sql(statement, values)
        trail = AuditTrail(session, KEY.derived("elaas-desk audit chain 1"), ACTOR, NOW)
        verdict = trail.verify(head)
    assert verdict.intact is (verdict.broken_at is None)
    return verdict.broken_at


def _read(raw: Engine, statement: str) -> Sequence[Any]:
    with raw.connect() as live:
        return live.exec_driver_sql(statement).all()


def _run(raw: Engine, statement: str) -> None:
    with raw.begin() as live:
        live.exec_driver_sql(statement)
