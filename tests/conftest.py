"""What every test stands on: no screen unless asked for, and real parts only in the session that dev.py makes."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import Any

import pytest

_SCREEN = Path(__file__).parent / "fixtures" / "screen.json"
if os.environ.get("QT_QPA_PLATFORM", "offscreen") == "offscreen":  # Qt's own is 800 × 800, as no office has it
    os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={_SCREEN}"

# Set by `python3 dev.py test` for the session of its own: a D-Bus with an unlocked credential store that is not the
# user's, and a virtual screen with a window manager.
_SESSION = "ELAAS_DESK_TEST_SESSION"

# The printers of this machine stay out of it. Whoever wants one starts a queue there (`tests/ui/print_queue.py`).
os.environ["CUPS_SERVER"] = str(Path(tempfile.gettempdir()) / f"elaas-desk-queue-{os.getpid()}" / "cups.sock")


# What shares one screen or one print queue is one worker's, and so is what shares a fixture that takes half a minute.
# By path: WORKAROUND for pytest-xdist 3.8, whose groups are lost under pytest 9.2 (it writes `Item._nodeid`, which
# pytest does not read any more).
_TOGETHER = (
    "tests/end_to_end/",
    "tests/ui/printing/",
    "tests/ui/test_command_line_register.py",
    "tests/ui/test_shots.py",
)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> object:
    """Each test is handed out alone, those that share something all to one worker."""
    from xdist.scheduler import LoadScopeScheduling

    class Together(LoadScopeScheduling):  # type: ignore[misc]
        def _split_scope(self, nodeid: str) -> str:
            return next((path for path in _TOGETHER if nodeid.startswith(path)), nodeid)

    return Together(config, log)


def pytest_itemcollected(item: pytest.Item) -> None:
    """Keep the tests that need that session to it."""
    if item.get_closest_marker("print_queue"):
        root = hasattr(os, "geteuid") and os.geteuid() == 0
        item.add_marker(pytest.mark.skipif(not root, reason="only root may run a print queue"))
    if any(item.get_closest_marker(each) for each in ("journey", "office_suite", "print_queue", "secret_service")):
        alone = pytest.mark.skipif(_SESSION not in os.environ, reason="needs the session of `python3 dev.py test`")
        item.add_marker(alone)
