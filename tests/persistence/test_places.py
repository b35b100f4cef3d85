"""A live register lies on a disk of this PC: shares and folders that a cloud copies are refused."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest

from elaas_desk.errors import Problem, UserError
from elaas_desk.persistence.database import create, open_register
from elaas_desk.persistence.places import check_place, file_system_of, is_synced
from tests.persistence.values import KEY

_MOUNTS = """\
/dev/sda1 / ext4 rw 0 0
tmpfs /run tmpfs rw 0 0
//server/share /mnt/shared\\040files cifs rw 0 0
server:/home /home nfs4 rw 0 0
/dev/sdb1 /home/local ext4 rw 0 0
user@host: /media/host fuse.sshfs rw 0 0
/dev/sdc1 /media/host ext4 rw 0 0
"""


@pytest.mark.parametrize(
    "place",
    [
        r"\\server\share\register.elaas",
        "//server/share/register.elaas",
        r"\\?\UNC\server\share\register.elaas",
        r"\\?\unc\server\share\register.elaas",
    ],
)
def test_a_network_share_is_refused(place: str) -> None:
    with pytest.raises(UserError) as told:
        check_place(Path(place))
    assert told.value.problem is Problem.REGISTER_ON_NETWORK


@pytest.mark.parametrize(
    "folder",
    [
        "OneDrive",
        "OneDrive - เทศบาลตำบลบ้านใหม่",
        "onedrive",
        "Dropbox",
        "Dropbox (งาน)",
        "Google Drive",
        "GoogleDrive",
        "My Drive",
        "ไดรฟ์ของฉัน",
        "iCloudDrive",
        "iCloud Drive",
        "Nextcloud",
        "SynologyDrive",
    ],
)
@pytest.mark.parametrize("attempt", [create, open_register])
def test_a_folder_that_a_cloud_copies_is_refused_and_nothing_is_written(
    attempt: Callable[..., object], folder: str, tmp_path: Path
) -> None:
    place = tmp_path / folder / "ทะเบียน"
    place.mkdir(parents=True)
    with pytest.raises(UserError) as told:
        attempt(place / "register.elaas", KEY)
    assert told.value.problem is Problem.REGISTER_ON_NETWORK
    assert list(place.iterdir()) == []


@pytest.mark.parametrize("folder", ["Documents", "one drive fits all", "dropboxes", "onedriver", "my drives", "คลัง"])
def test_other_folders_are_taken(folder: str, tmp_path: Path) -> None:
    check_place(tmp_path / folder / "OneDrive.elaas")


def test_a_link_into_a_copied_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "Dropbox").mkdir()
    link = tmp_path / "local"
    link.symlink_to(tmp_path / "Dropbox", target_is_directory=True)
    with pytest.raises(UserError):
        check_place(link / "register.elaas")


def test_the_folder_that_windows_names_as_onedrive_is_refused_whatever_it_is_called() -> None:
    environment = {"OneDriveCommercial": r"C:\Users\malee\งานคลัง"}
    assert is_synced(PureWindowsPath(r"c:\users\malee\งานคลัง\ทะเบียน\register.elaas"), environment)
    assert not is_synced(PureWindowsPath(r"C:\Users\malee\งานคลัง2\register.elaas"), environment)
    assert not is_synced(PureWindowsPath(r"C:\Users\malee\register.elaas"), {"OneDrive": ""})


@pytest.mark.parametrize(
    ("place", "kind"),
    [
        ("/var/lib/register.elaas", "ext4"),
        ("/mnt/shared files/register.elaas", "cifs"),
        ("/mnt/shared files2/register.elaas", "ext4"),
        ("/home/malee/register.elaas", "nfs4"),
        ("/home/local/register.elaas", "ext4"),
        ("/media/host/register.elaas", "ext4"),
    ],
)
def test_the_file_system_of_a_place_is_that_of_the_nearest_mount(place: str, kind: str) -> None:
    assert file_system_of(PurePosixPath(place), _MOUNTS) == kind


def test_the_file_system_of_this_machine_is_found() -> None:
    if not os.path.exists("/proc/self/mounts"):  # noqa: PTH110
        pytest.skip("only Linux lists its mounts there")
    assert file_system_of(PurePosixPath("/proc/self"), Path("/proc/self/mounts").read_text("utf-8")) == "proc"
