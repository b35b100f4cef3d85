"""The process that opens a file from outside: it reads one order from standard input and answers on standard output.

Whatever the file does to it (a crash, endless work, all its memory) is done to this process alone; `reader` watches and
ends it. It writes no file and, where the system can hold it to that, may take no more memory than it needs.
"""

from __future__ import annotations

import gc
import os
import sys
import threading
import traceback
from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO, Final

from elaas_desk.errors import Problem, UserError
from elaas_desk.intake import bounds
from elaas_desk.intake.wire import Order, refused, told, told_blank

_ORPHANED_AFTER: Final = bounds.SECONDS + 2


def main() -> int:
    """Read, answer, end; the exit code is 0 once an answer was given."""
    _limit()
    gc.disable()  # it ends before anything that it leaves could matter
    clock = threading.Timer(_ORPHANED_AFTER, os._exit, (1,))  # nobody is left who would end it
    clock.daemon = True
    clock.start()
    with open(0, "rb", closefd=False) as orders, open(1, "wb", closefd=False) as answers:
        _answer(Order.read(orders.readline()), answers)
    return 0


def _limit() -> None:
    if sys.platform == "win32":
        return
    import resource

    wanted = {resource.RLIMIT_CORE: 0, resource.RLIMIT_FSIZE: 0}
    if sys.platform == "linux":
        wanted[resource.RLIMIT_DATA] = bounds.MEMORY_BYTES
    for kind, most in wanted.items():
        _, hard = resource.getrlimit(kind)
        resource.setrlimit(kind, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))


def _answer(order: Order, answers: BinaryIO) -> None:
    try:
        said = _read(order)
    except UserError as error:
        answers.write(refused(error.problem, values=error.values))
    except MemoryError:
        answers.write(refused(Problem.REPORT_TOO_LARGE))
    except Exception as error:
        answers.write(refused(Problem.REPORT_UNREADABLE, _place(error)))
    else:
        answers.writelines(said)


def _read(order: Order) -> Iterable[bytes]:
    content, name = _content(order.path), order.path.name
    if order.blank:
        from elaas_desk.intake.blank_pdf import look_at

        return told_blank(look_at(content, name))
    from elaas_desk.intake.understanding import as_it_stands, understand

    return told(as_it_stands(content, name) if order.as_it_stands else understand(content, name, order.columns))


def _content(path: Path) -> bytes:
    try:
        with path.open("rb") as opened:
            content = opened.read(bounds.FILE_BYTES + 1)
    except OSError:
        raise UserError(Problem.FILE_NOT_FOUND) from None
    if len(content) > bounds.FILE_BYTES:
        raise UserError(Problem.FILE_TOO_LARGE)
    return content


def _place(error: Exception) -> str:
    """Where in the program it went wrong, without what the file holds."""
    frames = traceback.extract_tb(error.__traceback__)
    return " < ".join([type(error).__name__, *(f"{Path(frame.filename).name}:{frame.lineno}" for frame in frames[-4:])])


if __name__ == "__main__":
    sys.exit(main())
