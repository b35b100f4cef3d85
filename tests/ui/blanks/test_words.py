"""Everything that can be written on a blank has its Thai name, and names by which a fillable form may call it."""

from __future__ import annotations

import tomllib

import pytest

from elaas_desk.domain.blank_sources import BLANK_KINDS, MOST_ROWS, sources_of
from elaas_desk.domain.requests import PaperKind
from elaas_desk.paths import resource
from ui.blank_words import SOURCE_WORDS
from ui.blanks.blank_desk import KIND_WORDS


@pytest.mark.parametrize("kind", BLANK_KINDS)
def test_every_value_has_a_name_of_its_own_in_thai(kind: PaperKind) -> None:
    words = [SOURCE_WORDS[source.name] for source in sources_of(kind)]
    assert len(set(words)) == len(words)
    assert KIND_WORDS[kind]


def test_the_names_of_fillable_forms_name_values_that_there_are() -> None:
    told = tomllib.loads(resource("blanks", "names.toml").read_text("utf-8"))
    known = {source.name for kind in BLANK_KINDS for source in sources_of(kind)}
    named = {name.replace("{n}", str(row)) for name in told for row in range(1, MOST_ROWS + 1)}
    assert named == known
