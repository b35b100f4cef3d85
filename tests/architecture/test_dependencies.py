"""What the lock files name: complete, hashed, from no named registry, and under licences that let the program ship."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from importlib import metadata

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

from elaas_desk import __version__
from tests.architecture.sources import ROOT, name, project_files

LOCKS = ROOT / "requirements"
_ENTRY = re.compile(r"^([a-z0-9][a-z0-9.-]*)==(\S+)[^\n]*((?:\n {4}--hash=sha256:[0-9a-f]{64}(?: \\)?)*)", re.M)

_PERMISSIVE = (
    "MIT",
    "MIT-0",
    "MIT-CMU",
    "MIT License",
    "Apache-2.0",
    "Apache License 2.0",
    "Apache Software License",
    "BSD License",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BSD license (see license.txt for details)",
    "CC-BY-4.0",  # data; the About box names its makers
    "PSF-2.0",
    "LGPL-3.0-only",
)
# Packages whose metadata name no licence; it was read in the file that they carry.
_READ_IN_FILE = {
    "pypdfium2": "Redistribution and use in source and binary forms, with or without modification, are permitted",
    "sqlcipher3": "This software is provided 'as-is', without any express or implied warranty.",
}


def _locked(lock: str) -> dict[str, str]:
    return {found[1]: found[2] for found in _ENTRY.finditer((LOCKS / lock).read_text(encoding="utf-8"))}


def _project() -> dict[str, list[str]]:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return {"run": settings["project"]["dependencies"], **settings["dependency-groups"]}


@pytest.mark.parametrize(
    ("lock", "groups"),
    [
        ("run.lock", ["run"]),
        ("test.lock", ["run", "dev"]),
        ("bench.lock", ["run", "dev", "bench"]),
        ("build.lock", ["run", "build"]),
        ("relock.lock", ["relock"]),
    ],
)
def test_a_lock_file_names_a_fitting_version_of_each_dependency(lock: str, groups: list[str]) -> None:
    locked = _locked(lock)
    wanted = [Requirement(line) for group in groups for line in _project()[group]]

    unmet = [str(need) for need in wanted if not _meets(locked.get(canonicalize_name(need.name)), need)]

    assert unmet == [], "run: python3 dev.py relock"


def _meets(version: str | None, need: Requirement) -> bool:
    return version is not None and Version(version) in need.specifier


@pytest.mark.parametrize("lock", sorted(path.name for path in LOCKS.glob("*.lock")))
def test_every_locked_package_has_its_hashes(lock: str) -> None:
    text = (LOCKS / lock).read_text(encoding="utf-8")
    entries = list(_ENTRY.finditer(text))

    assert entries
    assert [entry[1] for entry in entries if not entry[3]] == []
    assert len(entries) == len(re.findall(r"^[^ #\n]", text, re.M)), "an entry without version or of another shape"


def test_the_lock_files_agree_on_every_version() -> None:
    run = _locked("run.lock")

    for other in ("test.lock", "bench.lock", "build.lock"):
        assert run.items() <= _locked(other).items()


def test_the_program_and_the_project_tell_one_version() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))

    assert settings["project"]["version"] == __version__


def test_qt_stays_at_the_release_that_keeps_its_references_to_none() -> None:
    locked = _locked("run.lock")

    assert {locked[part] for part in ("pyside6-essentials", "pyside6-addons", "shiboken6")} == {"6.11.3"}


def test_no_file_names_a_package_registry() -> None:
    hosts = [part + ".org" for part in ("pypi", "pythonhosted", "deb.debian", "security.debian", "snapshot.debian")]
    options = ["index" + "-url", "find" + "-links", "trusted" + "-host"]
    harmless = b"--no-emit-" + options[0].encode()
    told = [
        f"{name(path)} names {word}"
        for path in project_files()
        for content in [path.read_bytes().replace(harmless, b"")]
        for word in (*hosts, *options)
        if word.encode() in content
    ]

    assert told == []


def _installed() -> Iterator[metadata.Distribution]:
    """What run.lock names for this system; the rest is for another one."""
    for package in _locked("run.lock"):
        try:
            yield metadata.distribution(package)
        except metadata.PackageNotFoundError:
            continue


def test_every_installed_dependency_may_be_shipped_with_the_program() -> None:
    refused = {dist.name: _licences(dist) for dist in _installed() if not _may_ship(dist)}

    assert refused == {}


def test_the_licences_of_nearly_all_locked_packages_were_looked_at() -> None:
    assert len(list(_installed())) >= len(_locked("run.lock")) - 8


def _may_ship(dist: metadata.Distribution) -> bool:
    if dist.name in _READ_IN_FILE:
        return any(_READ_IN_FILE[dist.name] in " ".join(text.split()) for text in _licence_files(dist))
    return any(
        all(part.strip(" ()") in _PERMISSIVE or part in _PERMISSIVE for part in choice.split(" AND "))
        for choice in _licences(dist)
    )


def _licence_files(dist: metadata.Distribution) -> Iterator[str]:
    for file in dist.files or ():
        if "LICENSE" in file.as_posix():
            yield file.read_text(encoding="utf-8")


def _licences(dist: metadata.Distribution) -> list[str]:
    """The licences that one may choose from."""
    told = [text for key in ("License-Expression", "License") for text in dist.metadata.get_all(key) or ()]
    classified = [line for line in dist.metadata.get_all("Classifier") or () if line.startswith("License")]
    return [*" OR ".join(told).split(" OR "), *(line.rpartition(" :: ")[2] for line in classified)]
