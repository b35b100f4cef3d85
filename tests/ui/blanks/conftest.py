"""A blank as a file, and the frame that it is opened in."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.fixtures.official_blank import official_blank


@pytest.fixture
def blank(tmp_path: Path) -> Path:
    """A flat blank of our own invention."""
    path = tmp_path / "แบบคำขอ ๒๕๗๐.pdf"
    path.write_bytes(official_blank())
    return path
