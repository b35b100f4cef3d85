"""A full disk, a limit of file sizes, a place that cannot be written: a plain problem each, an untouched register."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from elaas_desk.errors import Problem, UserError
from elaas_desk.persistence.database import open_register
from elaas_desk.persistence.files import write_whole
from tests.persistence.values import ACTOR, KEY, NOW, PDF, contents

ROOT = Path(__file__).parents[2]
linux = pytest.mark.skipif(sys.platform != "linux", reason="needs the limits of Linux")
mounts = pytest.mark.skipif(sys.platform != "linux" or os.geteuid() != 0, reason="only root may mount a small disk")

_HEAD = """
import hashlib, resource, sys, tempfile
from dataclasses import replace
from pathlib import Path
from elaas_desk.errors import UserError
from elaas_desk.persistence.database import create, open_register
from elaas_desk.persistence.keys import DataKey, RecoveryKey, seal
from tests.persistence.stand_in import next_schema
from tests.persistence.values import ACTOR, DOCUMENT, KEY, NOW
path = Path(sys.argv[1])

def add(size):
    content = bytes(size)
    document = replace(DOCUMENT, sha256=hashlib.sha256(content).hexdigest())
    with register.work(ACTOR, NOW) as work:
        number = work.documents.add(document, content)
        work.commit()
        return number

def told(attempt, *values):
    try:
        print(attempt(*values))
    except UserError as error:
        print(error.problem)
"""


# root may write anywhere, unless it gives that up
_HELD_TO_MODES = ("setpriv", "--bounding-set", "-dac_override,-dac_read_search")


def _told(script: str, path: Path, *before: str) -> list[str]:
    """What a child process prints; it must not write a word on stderr."""
    child = subprocess.run(
        [*before, sys.executable, "-c", _HEAD + script, str(path)],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"},
        timeout=60,
    )
    assert (child.returncode, child.stderr) == (0, "")
    return child.stdout.split()


@pytest.fixture
def small_disk(tmp_path: Path, filled: Path) -> Iterator[Path]:
    """A register on a disk of 1.2 MB."""
    disk = tmp_path / "disk"
    disk.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1200k", "tmpfs", str(disk)], check=True)
    shutil.copyfile(filled, disk / "register.elaas")
    yield disk / "register.elaas"
    subprocess.run(["umount", "-l", str(disk)], check=True)


@mounts
def test_a_disk_that_fills_up_loses_nothing_that_was_kept(small_disk: Path) -> None:
    script = """
register = open_register(path, KEY)
print(add(100_000))
told(add, 3_000_000)
print(add(1_000))
register.close()
"""
    assert _told(script, small_disk) == ["2", "disk_full", "3"]
    register = open_register(small_disk, KEY)
    with register.work(ACTOR, NOW) as work:
        assert [len(work.documents.content(each.id)) for each in work.documents.all()] == [len(PDF), 100_000, 1_000]
        assert work.audit.verify().intact
    register.close()


@mounts
def test_a_register_on_a_full_disk_opens_or_is_told_and_is_whole_afterwards(small_disk: Path) -> None:
    before = small_disk.read_bytes()
    filler = small_disk.with_name("filler")
    with pytest.raises(OSError, match="space"):
        filler.write_bytes(bytes(2_000_000))
    script = "told(lambda: open_register(path, KEY).close())"
    assert _told(script, small_disk) in (["disk_full"], ["None"])
    assert small_disk.read_bytes() == before
    filler.unlink()
    open_register(small_disk, KEY).close()


@mounts
def test_a_disk_without_room_for_the_copy_leaves_an_old_register_as_it_was(small_disk: Path) -> None:
    before = small_disk.read_bytes()
    small_disk.with_name("filler").write_bytes(bytes(700_000))
    script = """
with tempfile.TemporaryDirectory() as folder:
    told(open_register, path, KEY, next_schema(Path(folder) / "next"))
"""
    assert _told(script, small_disk) == ["disk_full"]
    assert small_disk.read_bytes() == before
    assert sorted(each.name for each in small_disk.parent.iterdir()) == ["filler", "register.elaas"]


@mounts
def test_a_register_on_a_disk_that_cannot_be_written_is_refused(small_disk: Path) -> None:
    before = contents(small_disk.parent)
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk.parent)], check=True)
    with pytest.raises(UserError) as told:
        open_register(small_disk, KEY)
    assert told.value.problem is Problem.REGISTER_READ_ONLY
    assert contents(small_disk.parent) == before


@linux
def test_a_limit_of_file_sizes_is_told_as_a_full_disk(path: Path) -> None:
    script = """
register = open_register(path, KEY)
resource.setrlimit(resource.RLIMIT_FSIZE, (500_000, resource.RLIM_INFINITY))
told(add, 3_000_000)
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
print(add(1_000))
register.close()
"""
    assert _told(script, path) == ["disk_full", "2"]


@linux
def test_a_register_that_finds_no_room_when_it_is_made_leaves_no_file(tmp_path: Path) -> None:
    script = """
resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, resource.RLIM_INFINITY))
told(create, path, KEY)
"""
    assert _told(script, tmp_path / "new.elaas") == ["disk_full"]
    assert list(tmp_path.iterdir()) == []


@linux
def test_a_header_that_finds_no_room_leaves_the_old_one(tmp_path: Path) -> None:
    header = tmp_path / "register.elaas.key"
    header.write_text("old", "utf-8")
    script = """
resource.setrlimit(resource.RLIMIT_FSIZE, (100, resource.RLIM_INFINITY))
told(seal, path, KEY, RecoveryKey.new())
"""
    assert _told(script, header) == ["disk_full"]
    assert [(each.name, each.read_text("utf-8")) for each in tmp_path.iterdir()] == [(header.name, "old")]


@linux
@pytest.mark.parametrize(("file_mode", "folder_mode"), [(0o444, 0o777), (0o666, 0o555), (0o000, 0o777)])
def test_a_register_or_a_folder_that_may_not_be_written_is_told(path: Path, file_mode: int, folder_mode: int) -> None:
    before = contents(path.parent)
    path.chmod(file_mode)
    path.parent.chmod(folder_mode)
    held = _HELD_TO_MODES if os.geteuid() == 0 else ()
    assert _told("told(open_register, path, KEY)", path, *held) == ["register_read_only"]
    path.chmod(0o600)
    path.parent.chmod(0o755)
    assert contents(path.parent) == before


def test_a_whole_file_is_written_in_place_of_the_old_one_and_into_no_missing_folder(tmp_path: Path) -> None:
    write_whole(tmp_path / "a", b"1")
    write_whole(tmp_path / "a", b"2")
    assert (tmp_path / "a").read_bytes() == b"2"
    with pytest.raises(UserError) as told:
        write_whole(tmp_path / "none" / "a", b"1")
    assert told.value.problem is Problem.FILE_NOT_WRITABLE
    assert [each.name for each in tmp_path.iterdir()] == ["a"]
