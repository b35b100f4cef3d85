"""Running commands as a test or as a process of their own."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from elaas_desk.paths import program_root
from ui import command_line


class Console:
    """Runs a command in this process and holds what it wrote."""

    def __init__(self, captured: pytest.CaptureFixture[str]) -> None:
        self._captured = captured
        self.out = ""

    def done(self, *arguments: str) -> str:
        """Standard output of a command that succeeds."""
        code = command_line.main(arguments)
        written = self._captured.readouterr()
        assert (code, written.err) == (0, "")
        return written.out

    def refused(self, *arguments: str) -> str:
        """The one sentence of a command that fails."""
        code = command_line.main(arguments)
        written = self._captured.readouterr()
        assert (code, written.out) == (2, "")
        assert written.err.count("\n") == 1
        assert any("ก" <= char <= "ฮ" for char in written.err)
        assert "Traceback" not in written.err
        assert "{" not in written.err
        return written.err.strip()


def run(
    *arguments: str, code: str | None = None, given: bytes | None = None, **environment: str
) -> subprocess.CompletedProcess[bytes]:
    """A command in a process of its own, `given` to its standard input; `code` stands in place of `-m ui`."""
    start = ["-m", "ui"] if code is None else ["-c", code]
    kept = {name: value for name, value in os.environ.items() if name not in {"DISPLAY", "QT_QPA_PLATFORM"}}
    known = kept | {"PYTHONPATH": str(program_root())} | environment
    return subprocess.run(
        [sys.executable, *start, *arguments], env=known, input=given, capture_output=True, check=False
    )
