"""Every kind of paper has its picture among the documents of the project, small, and shown on their page."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from elaas_desk.domain.papers import PaperKind

PAPERS = Path(__file__).resolve().parents[2] / "docs" / "papers"
LARGEST = 80_000
_COLOUR_TYPE, _PALETTE = 25, 3  # PNG, 11.2.1


@pytest.mark.parametrize("kind", list(PaperKind))
def test_every_kind_of_paper_has_a_picture(kind: PaperKind) -> None:
    assert (PAPERS / f"{kind.value.replace('_', '-')}.png").is_file()


def test_every_picture_is_shown_and_every_one_shown_is_there() -> None:
    page = (PAPERS / "README.md").read_text(encoding="utf-8")
    assert set(re.findall(r"!\[[^\]]+\]\(([^)]+)\)", page)) == {each.name for each in PAPERS.glob("*.png")}


@pytest.mark.parametrize("picture", sorted(PAPERS.glob("*.png")), ids=lambda each: each.name)
def test_pictures_are_small_and_hold_a_few_greys(picture: Path) -> None:
    content = picture.read_bytes()
    assert len(content) < LARGEST
    assert content[_COLOUR_TYPE] == _PALETTE
