"""No module, class or slot grows past what a reader can hold."""

from __future__ import annotations

import ast
from pathlib import Path

from tests.architecture.sources import PACKAGES, ROOT, modules, name, tree

LINES = 400
METHODS = 25


def _ours() -> list[Path]:
    return [*modules(*PACKAGES, "benchmarks", "release", "tests"), ROOT / "dev.py"]


def test_no_module_is_longer_than_400_lines() -> None:
    long = {name(path): count for path in _ours() if (count := len(path.read_bytes().splitlines())) > LINES}

    assert long == {}


def test_no_class_has_more_than_25_methods() -> None:
    crowded = {
        f"{name(path)}: {node.name}": count
        for path in _ours()
        for node in ast.walk(tree(path))
        if isinstance(node, ast.ClassDef) and (count := _methods(node)) > METHODS
    }

    assert crowded == {}


def _methods(node: ast.ClassDef) -> int:
    return sum(isinstance(part, ast.FunctionDef | ast.AsyncFunctionDef) for part in node.body)


def test_no_lambda_is_connected_to_a_signal() -> None:
    """It would keep a closed page alive and raise on the next emit."""
    found = [
        f"{name(path)}:{node.lineno}"
        for path in modules("ui", "tests", "benchmarks")
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call) and _connects(node.func) and _holds_lambda(node)
    ]

    assert found == []


def _connects(called: ast.expr) -> bool:
    return isinstance(called, ast.Attribute) and called.attr == "connect"


def _holds_lambda(node: ast.Call) -> bool:
    return any(isinstance(part, ast.Lambda) for part in [*node.args, *(word.value for word in node.keywords)])
