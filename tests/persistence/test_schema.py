"""The schema: the model is what the revisions build; older registers are brought up, newer ones are left alone."""

from __future__ import annotations

import json
import re
import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import CheckConstraint, Engine, create_engine

from elaas_desk.domain.reviews import Review, ReviewKind
from elaas_desk.errors import Problem, UserError
from elaas_desk.persistence.audit import APPEND_ONLY
from elaas_desk.persistence.cipher import connect, look
from elaas_desk.persistence.columns import Row
from elaas_desk.persistence.database import open_register
from elaas_desk.persistence.schema import SCHEMA, engine_over
from tests.fixtures.databases.make import shown
from tests.persistence.stand_in import next_schema
from tests.persistence.values import ACTOR, KEY, NOW, contents

FIXTURES = Path(__file__).parents[1] / "fixtures" / "databases"
RELEASED = sorted(FIXTURES.glob("r*.elaas"))


@pytest.fixture
def migrated(path: Path) -> Engine:
    """A register as the revisions build it."""
    return engine_over(connect(path, KEY))


def test_the_model_has_what_the_revisions_build_by_alembics_own_comparison(migrated: Engine) -> None:
    with migrated.connect() as live:
        context = MigrationContext.configure(live, opts={"compare_type": True, "compare_server_default": True})
        assert compare_metadata(context, Row.metadata) == []
    migrated.dispose()


def test_the_model_has_every_name_check_index_and_trigger_that_the_revisions_build(migrated: Engine) -> None:
    of_model = create_engine("sqlite://")
    Row.metadata.create_all(of_model)
    built = _schema(migrated)
    del built["alembic_version"]
    assert built == _schema(of_model)
    assert set(APPEND_ONLY) <= set(built)
    migrated.dispose()
    of_model.dispose()


def test_every_constraint_of_the_model_has_a_name() -> None:
    for table in Row.metadata.tables.values():
        for constraint in table.constraints:
            assert constraint.name is not None, table.name
            if isinstance(constraint, CheckConstraint):
                assert str(constraint.sqltext)
        assert all(index.name for index in table.indexes)


def test_the_number_of_the_schema_is_that_of_the_newest_revision() -> None:
    config = Config()
    config.set_main_option("script_location", str(SCHEMA.scripts))
    revisions = list(ScriptDirectory.from_config(config).walk_revisions())
    assert len(revisions) == SCHEMA.version
    assert revisions[0].revision == f"r{SCHEMA.version:04}"


@pytest.mark.parametrize("released", RELEASED, ids=lambda path: path.stem)
def test_a_register_of_each_release_opens_with_all_that_it_held(released: Path, tmp_path: Path) -> None:
    path = Path(shutil.copyfile(released, tmp_path / "register.elaas"))
    register = open_register(path, KEY)
    with register.work(ACTOR, NOW) as work:
        kept = json.loads(released.with_suffix(".json").read_text("utf-8"))
        for name, values in kept.items():
            assert values, name
            held = [shown(each, values[0]) for each in getattr(work, name).all()]
            assert held == [_with_what_came_later(each) for each in values], name
        assert work.documents.content(1).startswith(b"%PDF")
        assert work.audit.verify().intact
    register.close()


def test_what_the_first_release_knew_of_reviews_and_steps_is_kept_as_done_on_paper(tmp_path: Path) -> None:
    path = Path(shutil.copyfile(RELEASED[0], tmp_path / "register.elaas"))
    before = connect(path, KEY)
    before.execute("INSERT INTO reviews (unit_id, started, signed_off) VALUES (1, '2026-05-01', '2026-06-01')")
    before.close()
    register = open_register(path, KEY)
    with register.work(ACTOR, NOW) as work:
        (review,) = work.reviews.all()
        assert review == Review(1, date(2026, 6, 1), date(2026, 5, 1), ReviewKind.ON_PAPER, 1)
        assert [step.on for step in work.requests.get(1).steps] == [None]
        assert not work.assignments.get(1).acting
    register.close()


def test_there_is_a_register_of_each_release() -> None:
    assert [each.stem for each in RELEASED] == [f"r{number:04}" for number in range(1, SCHEMA.version + 1)]


def test_an_older_register_is_copied_aside_and_brought_up_with_all_that_it_held(path: Path, tmp_path: Path) -> None:
    before = path.read_bytes()
    newer = next_schema(tmp_path / "next")
    register = open_register(path, KEY, newer)
    with register.work(ACTOR, NOW) as work:
        assert work.people.get(1).name.last == "ศรีสุวรรณ"
        assert work.audit.verify().intact
    assert register.pragmas()["user_version"] == str(newer.version)
    assert register.pragmas()["foreign_keys"] == "1"
    register.close()
    (copy,) = path.parent.glob(f"register.before-upgrade-{SCHEMA.version}-*.elaas")
    assert copy.read_bytes() == before
    assert {each.name for each in path.parent.iterdir()} == {"register.elaas", copy.name, "next"}
    open_register(copy, KEY).close()


def test_what_a_crash_left_in_the_log_is_in_the_copy_too(path: Path, tmp_path: Path) -> None:
    living = connect(path, KEY)
    living.execute("UPDATE duties SET name = 'งานที่เพิ่งบันทึก'")
    for ending in ("", "-wal"):
        shutil.copyfile(f"{path}{ending}", f"{tmp_path / 'crashed.elaas'}{ending}")
    living.close()
    crashed = tmp_path / "crashed.elaas"
    open_register(crashed, KEY, next_schema(tmp_path / "next")).close()
    (copy,) = tmp_path.glob("crashed.before-upgrade-*")
    for each in (copy, crashed):
        connection = connect(each, KEY)
        assert connection.execute("SELECT name FROM duties").fetchall() == [("งานที่เพิ่งบันทึก",)]
        connection.close()


@pytest.mark.parametrize(
    ("more", "error"),
    [
        ("op.execute('no such statement')", "syntax error"),
        ("op.execute('DELETE FROM duties')", "reference to nothing"),
        ("raise ZeroDivisionError('in the middle')", "in the middle"),
    ],
)
def test_an_upgrade_that_fails_leaves_the_register_as_it_was(path: Path, tmp_path: Path, more: str, error: str) -> None:
    before = path.read_bytes()
    for _ in range(2):
        with pytest.raises(Exception, match=error):
            open_register(path, KEY, next_schema(tmp_path / "next", more))
        shutil.rmtree(tmp_path / "next")
    assert path.read_bytes() == before
    assert len(list(path.parent.glob("*.before-upgrade-*"))) == 1  # a second try does not fill the disk
    open_register(path, KEY).close()


def test_a_newer_register_is_refused_with_its_bytes_untouched(path: Path, tmp_path: Path) -> None:
    open_register(path, KEY, next_schema(tmp_path / "next")).close()
    shutil.rmtree(tmp_path / "next")
    before = contents(path.parent)
    with pytest.raises(UserError) as told:
        open_register(path, KEY)
    assert told.value.problem is Problem.REGISTER_NEWER
    assert contents(path.parent) == before


def test_a_newer_register_with_a_log_from_a_crash_is_refused_untouched(path: Path, tmp_path: Path) -> None:
    folder = tmp_path / "crashed"
    folder.mkdir()
    living = connect(path, KEY)
    living.execute(f"PRAGMA user_version = {SCHEMA.version + 1}")  # in the log only
    for ending in ("", "-wal"):
        shutil.copyfile(f"{path}{ending}", f"{folder / 'register.elaas'}{ending}")
    living.close()
    before = contents(folder)
    with pytest.raises(UserError) as told:
        open_register(folder / "register.elaas", KEY)
    assert told.value.problem is Problem.REGISTER_NEWER
    after = contents(folder)
    assert {name: after[name] for name in before} == before


def test_looking_at_a_register_leaves_nothing_beside_it(path: Path) -> None:
    before = contents(path.parent)
    assert look(path, KEY)[1] == SCHEMA.version
    assert contents(path.parent) == before


def _with_what_came_later(told: dict[str, str]) -> dict[str, str]:
    """Steps of the first release had no day of their own."""
    return {name: re.sub(r"note='(\w*)'\)", r"note='\1', on=None)", value) for name, value in told.items()}


def _schema(engine: Engine) -> dict[str, Any]:
    """The statement of every table, index and trigger by name, its columns and constraints in one order."""
    with engine.connect() as live:
        rows = live.exec_driver_sql("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL").all()
    return {name: _parts(sql) for name, sql in rows}


def _parts(sql: str) -> list[str]:
    """Each column and constraint stands on a line of its own; its order is not compared.

    A table that was built anew and renamed has its name in quotes.
    """
    sql = re.sub(r'^CREATE TABLE "(\w+)"', r"CREATE TABLE \1", sql)
    return sorted(re.sub(r"\s+", " ", line).strip(" ,") for line in sql.splitlines() if line.strip())
