"""The log keeps what helps to find a fault and nothing that belongs to a person."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elaas_desk import logs

NAME = "นางสาวกาญจนา แก้วมณีวงศ์"
NATIONAL_ID = "0007201045610"
LOG = logging.getLogger("elaas_desk.test")


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Path]:
    root = logging.getLogger()
    level, raising = root.level, logging.raiseExceptions
    yield logs.start(tmp_path / "log")
    logs.stop()
    root.setLevel(level)
    logging.raiseExceptions = raising


def fail() -> None:
    try:
        int(f"bad row: {NAME} {NATIONAL_ID}")
    except ValueError as error:
        raise RuntimeError(f"secret of {NAME}") from error


def written(log: Path) -> str:
    return log.read_text(encoding="utf-8")


@pytest.mark.parametrize("level", [logging.INFO, logging.WARNING, logging.ERROR])
def test_no_name_and_no_id_number_is_written_above_debug_level(log: Path, level: int) -> None:
    LOG.log(level, "saved %s (%s, %s) after %d rows", NAME, NATIONAL_ID, "0-0072-01045-61-0", 41)
    text = written(log)
    assert "saved" in text
    assert "41 rows" in text
    assert not any("ก" <= char <= "๛" for char in text)
    assert NATIONAL_ID not in text
    assert "01045" not in text


def test_an_exception_is_told_by_its_kind_and_place_without_its_message(log: Path) -> None:
    try:
        fail()
    except RuntimeError:
        LOG.exception("import failed")
    text = written(log)
    assert "import failed" in text
    assert text.index("builtins.ValueError") < text.index("which led to:") < text.index("builtins.RuntimeError")
    assert "test_logs.py:" in text
    assert "bad row" not in text
    assert "secret" not in text


def test_a_place_in_the_code_does_not_name_the_folders_above_it(log: Path, tmp_path: Path) -> None:
    try:
        exec(compile("1/0", str(tmp_path / "somchai" / "script.py"), "exec"))  # noqa: S102
    except ZeroDivisionError:
        LOG.exception("failed")
    assert "script.py:1" in written(log)
    assert "somchai" not in written(log)


def test_debug_level_tells_all_when_it_is_asked_for(log: Path) -> None:
    logging.getLogger().setLevel(logging.DEBUG)
    LOG.debug("row %s", NAME)
    assert NAME in written(log)


def test_debug_level_is_not_written_unless_asked_for(log: Path) -> None:
    LOG.debug("row %s", NAME)
    assert written(log) == ""


def test_the_log_turns_over_and_stays_small(log: Path) -> None:
    line = "x" * 1000
    for _ in range(logs.MAX_BYTES * (logs.OLD_FILES + 2) // 1000):
        LOG.info(line)
    files = list(log.parent.iterdir())
    assert len(files) == logs.OLD_FILES + 1
    assert all(file.stat().st_size <= logs.MAX_BYTES for file in files)


def test_where_nothing_can_be_written_the_program_goes_on(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    logs.start(tmp_path / "file" / "log")
    LOG.error("nobody reads this")
    logs.stop()


def test_starting_again_moves_the_log(log: Path, tmp_path: Path) -> None:
    second = logs.start(tmp_path / "second")
    LOG.info("once")
    assert written(log) == ""
    assert written(second).count("once") == 1


@given(st.text())
def test_what_is_left_of_any_text_is_ascii(text: str) -> None:
    assert logs.discreet(text).replace(logs.LEFT_OUT, "").isascii()
