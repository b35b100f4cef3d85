"""The arrows of ARCHITECTURE.md hold, and the contracts that guard them do forbid what they should."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.sources import PACKAGES, ROOT, imports, modules, name

_LINT = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(no_cache=True))"

FORBIDDEN = [
    ("forms_pdf/page.py", "ui.theme"),
    ("elaas_desk/errors.py", "ui.theme"),
    ("elaas_desk/errors.py", "forms_pdf.page"),
    ("elaas_desk/thai/digits.py", "elaas_desk.domain.people"),
    ("elaas_desk/domain/people.py", "elaas_desk.persistence.store"),
    ("elaas_desk/domain/people.py", "elaas_desk.services.register"),
    ("elaas_desk/persistence/store.py", "elaas_desk.services.register"),
    ("elaas_desk/domain/people.py", "PySide6.QtCore"),
    ("elaas_desk/services/register.py", "PySide6.QtCore"),
    ("forms_pdf/page.py", "PySide6.QtGui"),
    ("ui/theme.py", "reportlab.pdfgen"),
    ("elaas_desk/services/register.py", "reportlab.pdfgen"),
    ("ui/theme.py", "sqlalchemy"),
    ("forms_pdf/page.py", "sqlalchemy"),
    ("elaas_desk/services/register.py", "sqlalchemy.orm"),
    ("elaas_desk/domain/people.py", "alembic"),
    ("elaas_desk/services/register.py", "sqlcipher3"),
    ("forms_pdf/page.py", "elaas_desk.services.register"),
    ("forms_pdf/page.py", "elaas_desk.persistence.store"),
    ("elaas_desk/intake/reader.py", "elaas_desk.persistence.store"),
    ("elaas_desk/intake/reader.py", "elaas_desk.services.register"),
    ("elaas_desk/persistence/store.py", "elaas_desk.intake.reader"),
    ("elaas_desk/domain/people.py", "elaas_desk.intake.reader"),
    ("elaas_desk/services/register.py", "openpyxl"),
    ("elaas_desk/domain/people.py", "xlrd"),
    ("ui/theme.py", "lxml.etree"),
    ("forms_pdf/page.py", "openpyxl"),
    ("ui/theme.py", "psutil"),
]

ALLOWED = [
    ("ui/theme.py", "forms_pdf.page"),
    ("ui/theme.py", "elaas_desk.services.register"),
    ("ui/theme.py", "PySide6.QtGui"),
    ("forms_pdf/page.py", "elaas_desk.domain.people"),
    ("forms_pdf/page.py", "reportlab.pdfgen"),
    ("elaas_desk/services/register.py", "elaas_desk.persistence.store"),
    ("elaas_desk/services/register.py", "elaas_desk.intake.reader"),
    ("elaas_desk/intake/reader.py", "elaas_desk.domain.people"),
    ("elaas_desk/intake/reader.py", "openpyxl"),
    ("elaas_desk/workbooks.py", "openpyxl"),
    ("elaas_desk/persistence/store.py", "sqlalchemy"),
    ("elaas_desk/persistence/store.py", "elaas_desk.domain.people"),
    ("elaas_desk/domain/people.py", "elaas_desk.thai.digits"),
]


def _skeleton(folder: Path) -> None:
    """One module in each part, under the contracts of the real project."""
    rest = ["elaas_desk/workbooks.py", "elaas_desk/thai/digits.py", "elaas_desk/persistence/migrations/env.py"]
    for module in {module for module, _ in FORBIDDEN} | set(rest):
        path = folder / module
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text('"""Part."""\n', encoding="utf-8")
        for package in path.relative_to(folder).parents[:-1]:
            (folder / package / "__init__.py").touch()
    settings = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    (folder / "pyproject.toml").write_text(settings, encoding="utf-8")


def _lint(folder: Path) -> subprocess.CompletedProcess[str]:
    environment = {"PYTHONPATH": str(folder), "PATH": "", "PYTHONDONTWRITEBYTECODE": "1", "PYTHONUTF8": "1"}
    command = [sys.executable, "-P", "-c", _LINT]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)


@pytest.mark.parametrize(("module", "imported"), FORBIDDEN)
def test_the_contracts_forbid(module: str, imported: str, tmp_path: Path) -> None:
    _skeleton(tmp_path)
    with (tmp_path / module).open("a", encoding="utf-8") as file:
        file.write(f"import {imported}\n")

    linted = _lint(tmp_path)

    assert linted.returncode == 1, linted.stdout + linted.stderr
    assert "BROKEN" in linted.stdout


def test_the_contracts_allow_every_arrow_of_the_picture(tmp_path: Path) -> None:
    _skeleton(tmp_path)
    for module, imported in ALLOWED:
        with (tmp_path / module).open("a", encoding="utf-8") as file:
            file.write(f"import {imported}\n")

    linted = _lint(tmp_path)

    assert linted.returncode == 0, linted.stdout + linted.stderr


def test_the_project_keeps_its_contracts() -> None:
    linted = _lint(ROOT)

    assert linted.returncode == 0, linted.stdout + linted.stderr


def test_the_domain_takes_the_standard_library_and_thai_alone() -> None:
    ours = (
        "elaas_desk.thai",
        "elaas_desk.domain",
        "elaas_desk.errors",
        "elaas_desk.changes",
        "elaas_desk.memory",
        "elaas_desk.paths",
    )
    strangers = [
        f"{name(module)} imports {imported}"
        for module in modules("elaas_desk/domain")
        for imported in imports(module)
        if imported.partition(".")[0] not in sys.stdlib_module_names
        and imported != "elaas_desk"
        and not imported.startswith(ours)
    ]

    assert strangers == []


def test_qt_modules_under_the_gpl_are_never_imported() -> None:
    under_gpl = ("PySide6.QtCharts", "PySide6.QtGraphs", "PySide6.QtDataVisualization")
    found = [
        f"{name(module)} imports {imported}"
        for module in modules(*PACKAGES, "benchmarks", "tests")
        for imported in imports(module)
        if imported.startswith(under_gpl)
    ]

    assert found == []


def test_resources_are_data_without_python() -> None:
    assert modules("resources") == []
