"""Opening a register: what it promises to be, and each way in which a file is refused, untouched."""

from __future__ import annotations

import os
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from elaas_desk.domain.people import Duty
from elaas_desk.errors import Problem, UserError
from elaas_desk.persistence.cipher import APPLICATION_ID, PAGE_BYTES, connect
from elaas_desk.persistence.database import Database, create, open_register
from elaas_desk.persistence.keys import DataKey
from elaas_desk.persistence.schema import SCHEMA
from tests.persistence.values import ACTOR, KEY, NOW, contents


def test_the_live_connection_has_every_setting_that_is_promised(register: Database) -> None:
    found = register.pragmas()
    version = found.pop("cipher_version")
    assert tuple(map(int, re.findall(r"\d+", version)[:2])) >= (4, 6)
    assert found == {
        "application_id": str(APPLICATION_ID),
        "user_version": str(SCHEMA.version),
        "journal_mode": "wal",
        "synchronous": "2",  # FULL
        "foreign_keys": "1",
        "secure_delete": "1",
        "temp_store": "2",  # MEMORY
        "trusted_schema": "0",
        "busy_timeout": "5000",
        "locking_mode": "normal",
        "cipher_page_size": "4096",
        "cipher_use_hmac": "1",
        "cipher_hmac_algorithm": "HMAC_SHA512",
        "cipher_plaintext_header_size": "0",
        "cipher_log_level": "NONE",
    }


def test_sqlite_is_past_the_releases_whose_log_could_corrupt_a_file() -> None:
    from sqlcipher3 import dbapi2

    assert dbapi2.sqlite_version_info >= (3, 51, 3)


def test_a_closed_register_is_one_file(register: Database) -> None:
    with register.work(ACTOR, NOW) as work:
        work.duties.add(Duty(0, "งานพัสดุ"))
        work.commit()
    register.close()
    register.close()
    assert [each.name for each in register.path.parent.iterdir()] == ["register.elaas"]


def test_a_register_under_a_thai_name_with_blanks_opens(tmp_path: Path) -> None:
    path = tmp_path / "ทะเบียน ปี 2570 #1?.elaas"
    create(path, KEY).close()
    open_register(path, KEY).close()
    assert [each.name for each in tmp_path.iterdir()] == [path.name]


def test_a_register_that_is_there_is_not_made_anew(path: Path) -> None:
    before = contents(path.parent)
    assert _refused(lambda: create(path, KEY)) is Problem.REGISTER_EXISTS
    assert contents(path.parent) == before


def test_a_register_that_is_not_there_is_told_and_not_made(tmp_path: Path) -> None:
    assert _refused(lambda: open_register(tmp_path / "none.elaas", KEY)) is Problem.REGISTER_MISSING
    assert _refused(lambda: open_register(tmp_path, KEY)) is Problem.REGISTER_MISSING
    assert list(tmp_path.iterdir()) == []


def _plain_sqlite(path: Path) -> None:
    path.unlink()
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE t (a)")
    other.close()


def _flipped(at: int) -> Callable[[Path], None]:
    def flip(path: Path) -> None:
        whole = bytearray(path.read_bytes())
        whole[at] ^= 1
        path.write_bytes(whole)

    return flip


def _cut(size: int) -> Callable[[Path], None]:
    return lambda path: os.truncate(path, size)


def _foreign_of_the_same_key(path: Path) -> None:
    connection = connect(path, KEY)
    connection.execute("PRAGMA application_id = 1")
    connection.close()


@pytest.mark.parametrize(
    ("spoil", "problem"),
    [
        (_plain_sqlite, Problem.REGISTER_FOREIGN),
        (lambda path: path.write_text("ทะเบียนผู้ใช้งาน\n" * 600, "utf-8"), Problem.REGISTER_FOREIGN),
        (lambda path: path.write_bytes(b"PK\x03\x04"), Problem.REGISTER_FOREIGN),
        (_flipped(0), Problem.REGISTER_FOREIGN),
        (_foreign_of_the_same_key, Problem.REGISTER_FOREIGN),
        (_cut(0), Problem.REGISTER_TRUNCATED),
        (_cut(1), Problem.REGISTER_TRUNCATED),
        (_cut(15), Problem.REGISTER_TRUNCATED),
        (_cut(16), Problem.REGISTER_TRUNCATED),
        (_cut(100), Problem.REGISTER_TRUNCATED),
        (_cut(PAGE_BYTES), Problem.REGISTER_TRUNCATED),
        (_cut(PAGE_BYTES * 10), Problem.REGISTER_TRUNCATED),
        (_cut(PAGE_BYTES * 10 + 1), Problem.REGISTER_TRUNCATED),
        (_flipped(15), Problem.WRONG_KEY),
        (_flipped(16), Problem.REGISTER_UNREADABLE),
        (_flipped(PAGE_BYTES - 1), Problem.REGISTER_UNREADABLE),
    ],
)
def test_a_file_that_is_no_whole_register_is_refused_untouched(
    path: Path, spoil: Callable[[Path], object], problem: Problem
) -> None:
    spoil(path)
    before = contents(path.parent)
    assert _refused(lambda: open_register(path, KEY)) is problem
    assert contents(path.parent) == before


def test_a_wrong_key_is_told_from_a_damaged_file_and_the_file_is_untouched(path: Path) -> None:
    before = contents(path.parent)
    assert _refused(lambda: open_register(path, DataKey.new())) is Problem.WRONG_KEY
    assert contents(path.parent) == before


def test_a_page_that_is_damaged_is_told_when_it_is_read(path: Path) -> None:
    for page in range(1, path.stat().st_size // PAGE_BYTES):
        spoilt = path.with_name(f"{page}.elaas")
        shutil.copyfile(path, spoilt)
        _flipped(page * PAGE_BYTES + 2000)(spoilt)
        before = spoilt.read_bytes()
        assert _read_all(spoilt) in {Problem.REGISTER_UNREADABLE, None}
        assert spoilt.read_bytes() == before
    assert Problem.REGISTER_UNREADABLE in {
        _read_all(each) for each in path.parent.glob("*.elaas") if each.name != path.name
    }


def test_a_register_that_is_open_is_refused_to_a_second_start(register: Database) -> None:
    assert _refused(lambda: open_register(register.path, KEY)) is Problem.REGISTER_IN_USE
    assert _refused(lambda: create(register.path, KEY)) is Problem.REGISTER_IN_USE
    with register.work(ACTOR, NOW) as work:  # and the first goes on
        work.duties.add(Duty(0, "งานพัสดุ"))
        work.commit()


_HOLDER = """
import os, sys
from pathlib import Path
from elaas_desk.domain.people import Duty
from elaas_desk.persistence.database import open_register
from tests.persistence.values import ACTOR, KEY, NOW
register = open_register(Path(sys.argv[1]), KEY)
with register.work(ACTOR, NOW) as work:
    work.duties.add(Duty(0, "งานพัสดุ"))
    work.commit()
print("open", flush=True)
sys.stdin.read()
"""


def test_after_a_kill_the_register_opens_with_all_that_was_committed(path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", _HOLDER, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "open\n"
        assert _refused(lambda: open_register(path, KEY)) is Problem.REGISTER_IN_USE
        holder.send_signal(signal.SIGKILL if sys.platform != "win32" else signal.SIGTERM)
        holder.wait(20)
    assert path.with_name("register.elaas-wal").stat().st_size > 0
    assert path.with_name("register.elaas.lock").exists()
    before = path.read_bytes(), path.with_name("register.elaas-wal").read_bytes()
    assert _refused(lambda: open_register(path, DataKey.new())) is Problem.WRONG_KEY
    assert (path.read_bytes(), path.with_name("register.elaas-wal").read_bytes()) == before
    register = open_register(path, KEY)
    with register.work(ACTOR, NOW) as work:
        assert [each.name for each in work.duties.all()] == ["งานการเงิน", "งานพัสดุ"]
        assert work.audit.verify().intact
    register.close()
    assert [each.name for each in path.parent.iterdir()] == ["register.elaas"]


def test_a_register_at_the_newest_schema_opens_without_alembic(path: Path) -> None:
    script = (
        "import sys; from pathlib import Path; from tests.persistence.values import KEY\n"
        "from elaas_desk.persistence.database import open_register\n"
        "open_register(Path(sys.argv[1]), KEY).close(); print('alembic' in sys.modules)"
    )
    told = subprocess.run([sys.executable, "-c", script, str(path)], capture_output=True, text=True, check=True)
    assert (told.stdout, told.stderr) == ("False\n", "")


def _read_all(path: Path) -> Problem | None:
    try:
        register = open_register(path, KEY)
    except UserError as error:
        return error.problem
    try:
        with register.work(ACTOR, NOW) as work:
            work.facts()
            work.documents.content(1)
            work.audit.lines()
    except UserError as error:
        return error.problem
    finally:
        register.close()
    return None


def _refused(attempt: Callable[[], object]) -> Problem:
    with pytest.raises(UserError) as told:
        attempt()
    return told.value.problem
