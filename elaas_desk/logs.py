"""The log: one small file that turns over, for whoever has to find out what went wrong.

Above debug level it holds no text of the register. The program's own messages are ASCII and what people enter is mostly
Thai, so whatever is not ASCII is left out, as is every number as long as a national ID. An exception is told by its
kind and the places in the code; its own message may quote a row or a file name and stays out.
"""

from __future__ import annotations

import logging
import re
import sys
import traceback
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType
from typing import Final

FILE_NAME: Final = "elaas-desk.log"
MAX_BYTES: Final = 500_000
OLD_FILES: Final = 3
"""At most this many earlier files are kept beside the current one."""

LEFT_OUT: Final = "[…]"
_FOREIGN = re.compile(r"[^\x20-\x7e]+")
_ID_NUMBER = re.compile(r"(?:[0-9][ .-]?){12,}[0-9]")
_PACKAGE_PARENT = Path(__file__).resolve().parent.parent

_ExceptionInfo = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


def start(folder: Path, level: int = logging.INFO) -> Path:
    """Log everything of `level` and above into a file in `folder`, which is made; the file's path is returned.

    Where nothing can be written there the program goes on without a log. Calling it again moves the log.
    """
    stop()
    file = folder / FILE_NAME
    root = logging.getLogger()
    root.setLevel(level)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler: logging.Handler = RotatingFileHandler(
            file, maxBytes=MAX_BYTES, backupCount=OLD_FILES, encoding="utf-8", errors="backslashreplace", delay=False
        )
    except OSError:
        handler = logging.NullHandler()
    handler.set_name(FILE_NAME)
    handler.setFormatter(Discreet("{asctime} {levelname} {name}: {message}", style="{"))
    root.addHandler(handler)
    # A full disk while logging must not print a traceback over what the program has to say.
    logging.raiseExceptions = False
    return file


def stop() -> None:
    """Close the log."""
    root = logging.getLogger()
    for handler in [each for each in root.handlers if each.get_name() == FILE_NAME]:
        root.removeHandler(handler)
        handler.close()


class Discreet(logging.Formatter):
    """Formats a record without what may belong to a person, unless it is of debug level."""

    def format(self, record: logging.LogRecord) -> str:
        """One line, and the places in the code when there was an exception."""
        if record.levelno <= logging.DEBUG:
            return super().format(record)
        record = logging.makeLogRecord(record.__dict__)
        record.msg, record.args = discreet(record.getMessage()), ()
        record.exc_text = record.stack_info = None
        return super().format(record)

    def formatException(self, ei: _ExceptionInfo) -> str:  # noqa: N802 - the name that logging calls
        """The kind of the exception and of what caused it, with the places in the code."""
        return "\n".join(_told(ei[1])) if ei[1] is not None else ""


def discreet(text: str) -> str:
    """The text without whatever is not ASCII and without numbers as long as a national ID."""
    return _ID_NUMBER.sub(LEFT_OUT, _FOREIGN.sub(LEFT_OUT, text))


def _told(error: BaseException) -> list[str]:
    cause = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    lines = [*_told(cause), "which led to:"] if cause is not None else []
    kind = type(error)
    lines.append(f"{kind.__module__}.{kind.__qualname__}")
    for frame in traceback.extract_tb(error.__traceback__):
        lines.append(f"  {discreet(_place(frame.filename))}:{frame.lineno} in {discreet(frame.name)}")
    return lines


def _place(filename: str) -> str:
    """A path from the program's or the library's folder on: the folders above may name the user."""
    path = Path(filename)
    for parent in (_PACKAGE_PARENT, *map(Path, sorted(sys.path, key=len, reverse=True))):
        if parent.is_absolute() and path.is_relative_to(parent):
            return path.relative_to(parent).as_posix()
    return path.name
