"""The bug for which Qt is pinned: PySide6 6.12.0 drops a reference to None at each call that returns nothing."""

from __future__ import annotations

import sys

import pytest
from PySide6.QtCore import QObject

CALLS = 20_000


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal from Python 3.12 on")
def test_calls_that_return_nothing_leave_the_references_to_none_alone() -> None:
    thing = QObject()
    before = sys.getrefcount(None)

    for _ in range(CALLS):
        thing.setObjectName("ชื่อ")

    assert abs(sys.getrefcount(None) - before) < 100
