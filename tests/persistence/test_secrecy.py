"""Nothing of a person is found in the file, its log or its copies; the key is found nowhere at all."""

from __future__ import annotations

import logging
import shutil
import traceback
from dataclasses import replace
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from sqlalchemy.exc import IntegrityError

from elaas_desk.domain.actors import Actor, Role
from elaas_desk.errors import UserError
from elaas_desk.persistence.cipher import PAGE_BYTES, SALT_BYTES
from elaas_desk.persistence.database import Database, create, open_register
from elaas_desk.persistence.keys import DataKey
from elaas_desk.thai.names import FullName
from tests.persistence.stand_in import next_schema
from tests.persistence.values import ACCOUNT, KEY, NOW, PDF, PERSON, USER, fill

PLANTED = replace(PERSON, name=FullName("นาง", "ปลูกชื่อไว้", "ค้นหาไม่พบ"), national_id="1720100000025")
ACTOR = Actor(7, "PLANTED-ACTOR", Role.LAO_HEAD, 1)
WORDS = (
    *("ปลูกชื่อไว้", "ค้นหาไม่พบ", "1720100000025", "PLANTED-USERNAME", "planted-username", "PLANTED-ACTOR"),
    *("PLANTED-USER", "planted-user", "$2b$12$hash", "people", "audit_lines", "CREATE TABLE"),
)


def _planted(path: Path) -> None:
    register = create(path, KEY)
    with register.work(ACTOR, NOW) as work:
        fill(work)
        person = work.people.add(PLANTED)
        work.accounts.add(replace(ACCOUNT, person_id=person, username="PLANTED-USERNAME"))
        work.users.add(replace(USER, sign_in_name="PLANTED-USER"))
        work.commit()
    for ending in ("", "-wal", "-shm"):  # as they are while the program runs
        shutil.copyfile(f"{path}{ending}", f"{path.with_name('live.elaas')}{ending}")
    register.close()


def test_no_name_number_or_user_name_is_found_in_the_register_its_log_or_its_copies(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    folder = tmp_path / "register"
    folder.mkdir()
    _planted(folder / "register.elaas")
    open_register(folder / "register.elaas", KEY, next_schema(tmp_path / "next")).close()
    shutil.rmtree(tmp_path / "next")

    files = [each for each in tmp_path.rglob("*") if each.is_file()]

    assert len(files) == 5  # register, copy before the upgrade, and the three of the living one
    assert (folder / "live.elaas-wal").stat().st_size > 100_000
    for file in files:
        whole = file.read_bytes()
        for encoding in ("utf-8", "utf-16-le", "tis-620"):
            assert not [word for word in WORDS if word.encode(encoding, "ignore") in whole], file.name
        assert PDF not in whole
        assert KEY.secret not in whole
        assert KEY.secret.hex().encode() not in whole


def _decrypted(path: Path) -> bytes:
    """Every page as it is inside, free space too: AES-256-CBC, its IV before the 64 bytes of the page's HMAC."""
    whole = path.read_bytes()
    pages = []
    for at in range(0, len(whole), PAGE_BYTES):
        page = whole[at : at + PAGE_BYTES]
        sealed, vector = page[SALT_BYTES if at == 0 else 0 : -80], page[-80:-64]
        opened = Cipher(algorithms.AES(KEY.secret), modes.CBC(vector)).decryptor()
        pages.append(opened.update(sealed) + opened.finalize())
    return b"".join(pages)


def test_somebody_with_the_key_finds_no_former_id_number_in_free_space(path: Path) -> None:
    assert PERSON.national_id.encode() in _decrypted(path)
    register = open_register(path, KEY)
    with register.work(ACTOR, NOW) as work:
        work.people.save(replace(work.people.get(1), national_id=""))
        work.commit()
    register.close()
    assert PERSON.national_id.encode() not in _decrypted(path)


def test_the_key_is_in_no_log_line_and_no_traceback(path: Path, caplog: pytest.LogCaptureFixture) -> None:
    other = DataKey.new()
    with caplog.at_level(logging.DEBUG):
        for name in ("sqlalchemy.engine", "sqlalchemy.pool", "alembic"):
            logging.getLogger(name).setLevel(logging.DEBUG)
        register = open_register(path, KEY)
        with register.work(ACTOR, NOW) as work:
            work.people.all()
            with pytest.raises(UserError) as taken:
                work.people.add(PERSON)
        register.close()
        with pytest.raises(UserError) as wrong:
            open_register(path, other)
        for name in ("sqlalchemy.engine", "sqlalchemy.pool", "alembic"):
            logging.getLogger(name).setLevel(logging.NOTSET)
    assert caplog.records
    told = caplog.text + "".join(
        "".join(traceback.TracebackException.from_exception(error.value, capture_locals=True).format())
        for error in (taken, wrong)
    )
    for key in (KEY.secret.hex(), other.secret.hex(), repr(KEY.secret), repr(other.secret)):
        assert key not in told
    assert "SELECT" in caplog.text


def test_an_unforeseen_error_of_the_database_carries_no_name_and_no_number(register: Database) -> None:
    with register.work(ACTOR, NOW) as work, pytest.raises(IntegrityError) as error:
        work.people.add(replace(PLANTED, national_id="123"))
    told = "".join(traceback.format_exception(error.value))
    assert "ck_people_national_id_length" in told
    assert "ปลูกชื่อไว้" not in told
