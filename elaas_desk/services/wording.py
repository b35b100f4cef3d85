"""How the texts of notices, memos and letters read in this office: as it has changed them, else as they came."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from elaas_desk.domain.texts import EditableText, TextKey, Wording, load_texts
from elaas_desk.paths import resource
from elaas_desk.persistence.unit_of_work import UnitOfWork


@cache
def originals() -> Mapping[TextKey, EditableText]:
    """The texts as they came with the program."""
    return load_texts(resource("texts", "texts.toml"))


def setting_of(key: TextKey) -> str:
    """The register's setting that holds a changed text; empty is as it came."""
    return f"text.{key}"


def wording_of(work: UnitOfWork) -> Wording:
    """The texts of the office that is open."""
    changed = {key: work.settings.get(setting_of(key), "") for key in TextKey}
    return Wording(originals(), {key: text for key, text in changed.items() if text})


def original_wording() -> Wording:
    """The texts as they came, where no office is open."""
    return Wording(originals())
