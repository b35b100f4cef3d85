"""The project's own files, found by walking the checkout: no Git is needed to test an unpacked release."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("elaas_desk", "forms_pdf", "ui")
_NOT_OURS = {"__pycache__", "build", "dist", "demo-output", "bench-output", "shots-output"}


def project_files() -> Iterator[Path]:
    """Every file that a commit could hold."""
    folders = [ROOT]
    while folders:
        for entry in folders.pop().iterdir():
            if entry.is_dir() and not entry.is_symlink():
                if entry.name in {".ci", "tests"} or not (entry.name.startswith(".") or entry.name in _NOT_OURS):
                    folders.append(entry)
            elif entry.is_file():
                yield entry


def modules(*folders: str) -> list[Path]:
    """The Python files under `folders`, sorted."""
    return sorted(path for folder in folders for path in (ROOT / folder).rglob("*.py"))


@cache
def tree(module: Path) -> ast.Module:
    """The syntax tree of `module`."""
    return ast.parse(module.read_text(encoding="utf-8"), filename=str(module))


def imports(module: Path) -> Iterator[str]:
    """The dotted names that `module` imports anywhere in it; `from a import b` gives both `a` and `a.b`."""
    for node in ast.walk(tree(module)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def name(path: Path) -> str:
    """`path` as it is written from the root of the project."""
    return path.relative_to(ROOT).as_posix()
