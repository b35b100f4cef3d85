"""The user guide shows pictures that exist, and each of them is one that the program draws."""

from __future__ import annotations

import re

from tests.architecture.sources import ROOT

GUIDE = ROOT / "docs" / "guide"


def test_every_picture_of_the_guide_and_the_readme_exists() -> None:
    for page in (GUIDE / "README.md", ROOT / "README.md"):
        shown = re.findall(r"!\[[^\]]+\]\(([^)]+)\)", page.read_text(encoding="utf-8"))
        assert shown
        assert [name for name in shown if not (page.parent / name).is_file()] == []


def test_every_heading_in_the_contents_is_there() -> None:
    text = (GUIDE / "README.md").read_text(encoding="utf-8")
    headings = set(re.findall(r"^## (.+)$", text, re.MULTILINE))
    assert set(re.findall(r"^\d+\. \[(.+)\]\(#", text, re.MULTILINE)) == headings
