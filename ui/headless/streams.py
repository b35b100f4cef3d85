"""Standard output and error as they are found: missing in a windowed program, or of an encoding without Thai."""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path


def prepare() -> None:
    """See to it that writing Thai to the standard streams never fails.

    A windowed program on Windows has none (they are None there); a pipe on Thai Windows is cp874 and a bare Linux
    console ASCII, neither of which knows every character: both become UTF-8.
    """
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115 - lives as long as we do
        elif isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")


def say(text: str) -> None:
    """Write a line to standard output. Raises BrokenPipeError when whoever reads it has gone."""
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def complain(sentence: str) -> None:
    """Write one line to standard error; line ends within it become blanks."""
    sys.stderr.write(" ".join(sentence.split()) + "\n")
    sys.stderr.flush()


def let_go_of_output() -> None:
    """After a broken pipe: keep Python from complaining once more when it closes standard output."""
    sys.stdout = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - lives as long as we do
