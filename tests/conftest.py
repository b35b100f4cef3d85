"""What every test stands on: no screen unless asked for, and real parts only in the session that dev.py makes."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import pytest

_SCREEN = Path(__file__).parent / "fixtures" / "screen.json"
if os.environ.get("QT_QPA_PLATFORM", "offscreen") == "offscreen":  # Qt's own is 800 × 800, as no office has it
    os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={_SCREEN}"

# Set by `python3 dev.py test` for the session of its own: a D-Bus with an unlocked credential store that is not the
# user's, and a virtual screen with a window manager.
_SESSION = "ELAAS_DESK_TEST_SESSION"

# The printers of this machine stay out of it. Whoever wants one starts a queue there (`tests/ui/print_queue.py`).
os.environ["CUPS_SERVER"] = str(Path(tempfile.gettempdir()) / f"elaas-desk-queue-{os.getpid()}" / "cups.sock")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keep the tests that need that session to it, and those that share its one screen to one worker."""
    alone = pytest.mark.skipif(_SESSION not in os.environ, reason="needs the session of `python3 dev.py test`")
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    not_root = pytest.mark.skipif(not root, reason="only root may run a print queue")
    for item in items:
        if item.get_closest_marker("print_queue"):
            for mark in (pytest.mark.xdist_group("print queue"), alone, not_root):
                item.add_marker(mark)
        if item.get_closest_marker("journey"):
            item.add_marker(pytest.mark.xdist_group("screen"))
        if any(item.get_closest_marker(each) for each in ("journey", "office_suite", "secret_service")):
            item.add_marker(alone)
