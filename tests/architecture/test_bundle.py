"""What the frozen program takes along and what it leaves."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from elaas_desk import __version__
from release import bundle
from tests.architecture.sources import modules, name

QT = "PySide6/Qt"


def test_the_scripts_of_the_migrations_travel_as_files_where_their_package_is_looked_for() -> None:
    taken = {(Path(source).name, folder) for source, folder in bundle.data()}

    for script in modules("elaas_desk/persistence/migrations"):
        if script.name != "__init__.py":
            assert (script.name, Path(name(script)).parent.as_posix()) in taken


def test_the_resources_and_the_licences_travel() -> None:
    folders = {folder for _, folder in bundle.data()}

    assert {"resources", "licences", "licences/sqlalchemy", "licences/sqlcipher3"} <= folders


def test_the_licences_of_what_a_package_was_built_from_travel_too() -> None:
    taken = {Path(source).name for source, folder in bundle.data() if folder == "licences/pypdfium2"}

    assert {"pdfium.txt", "freetype.txt"} <= taken


@pytest.mark.skipif(sys.platform != "linux", reason="the store of Linux")
def test_the_credential_store_of_the_system_is_taken_and_no_other() -> None:
    stores = [module for module in bundle.hidden_imports() if module.startswith("keyring")]

    assert stores == ["keyring.backends.SecretService"]


def test_a_plugin_that_is_not_used_is_left_with_what_it_alone_had_drawn_in() -> None:
    loads = {
        "qxcb": {"libxcb.so.1", "libc.so.6"},
        "gtk": {"libgtk-3.so.0", "libxcb.so.1"},
        "gtk3": {"libglib.so.0"},
        "core": {"libicu.so.73"},
    }
    found = [
        ("PySide6/QtCore.abi3.so", "core", "EXTENSION"),
        (f"{QT}/plugins/platforms/libqxcb.so", f"{QT}/plugins/platforms/libqxcb.so", "BINARY"),
        (f"{QT}/plugins/platformthemes/libqgtk3.so", "gtk", "BINARY"),
        ("libxcb.so.1", "xcb", "BINARY"),
        ("libgtk-3.so.0", "gtk3", "BINARY"),
        ("libglib.so.0", "glib", "BINARY"),
        ("libpython3.11.so.1.0", "python", "BINARY"),
        ("pypdfium2_raw/libpdfium.so", "pdfium", "BINARY"),
        (f"{QT}/lib/libicu.so.73", "icu", "BINARY"),
        (f"{QT}/lib/libQt6Quick.so.6", "quick", "BINARY"),
        ("libicu.so.73", f"{QT}/lib/libicu.so.73", "SYMLINK"),
        ("libQt6Quick.so.6", f"{QT}/lib/libQt6Quick.so.6", "SYMLINK"),
        (f"{QT}/translations/qt_th.qm", "words", "DATA"),
        ("resources/policy/circular.toml", "policy", "DATA"),
    ]
    loads[f"{QT}/plugins/platforms/libqxcb.so"] = loads.pop("qxcb")

    kept = [place for place, _, _ in bundle.wanted(found, lambda binary: loads.get(binary, set()))]

    assert kept == [
        "PySide6/QtCore.abi3.so",
        f"{QT}/plugins/platforms/libqxcb.so",
        "libxcb.so.1",
        "libpython3.11.so.1.0",
        "pypdfium2_raw/libpdfium.so",
        f"{QT}/lib/libicu.so.73",
        "libicu.so.73",
        "resources/policy/circular.toml",
    ]


def test_windows_is_told_the_version_of_the_program() -> None:
    numbers = tuple(int(part) for part in __version__.split("."))

    assert f"filevers={(*numbers, 0)}" in bundle.version_resource()
    assert f"StringStruct('ProductVersion', '{__version__}')" in bundle.version_resource()
