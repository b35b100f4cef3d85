"""The sentences of notices, memos and letters that an office may word in its own way, with placeholders in braces.

A placeholder is a Thai name between braces ({ชื่อ}); what is typed between single braces and is none of the names that
a text knows is a problem, never printed. The originals are data in `resources/texts/`.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any

from elaas_desk.domain.requests import PaperKind
from elaas_desk.errors import FieldProblem, Problem
from elaas_desk.thai.digits import to_thai_in_text
from elaas_desk.thai.text import COMBINING_MARKS, SARA_AA, SARA_AM, normalise, normalise_lines

FIELD = "wording"
"""What the problems of a text are told of."""

_PLACEHOLDER = re.compile(r"\{([^{}\n]*)\}")
_STRAY = re.compile(f"[}}{{ \n]([{COMBINING_MARKS}{SARA_AA}{SARA_AM}])|^([{COMBINING_MARKS}{SARA_AA}{SARA_AM}])")


class TextsError(ValueError):
    """The file of the originals does not say what is needed; the message names the place."""


class TextKey(StrEnum):
    """The texts, in the order in which they are offered."""

    REMINDER_PASSWORD = "reminder_password"  # noqa: S105
    REMINDER_ACKNOWLEDGEMENT = "reminder_acknowledgement"
    PASSWORD_SLIP = "password_slip"  # noqa: S105
    MEMO_OPENING = "memo_opening"
    MEMO_PROPOSAL = "memo_proposal"
    REMOVAL_OPENING = "removal_opening"
    REMOVAL_CLOSING = "removal_closing"
    LETTER_REASON = "letter_reason"
    LETTER_WISH = "letter_wish"
    LETTER_CLOSE = "letter_close"


@dataclass(frozen=True, slots=True)
class Placeholder:
    """A name that is filled in: {ชื่อ}."""

    name: str
    told: str
    """What will stand there, in words."""
    required: bool = False
    """Whether a text without it lacks something; it may be left out all the same."""


@dataclass(frozen=True, slots=True)
class EditableText:
    """A text that may be worded anew."""

    key: TextKey
    title: str
    paper: PaperKind
    """The kind of paper that it stands on."""
    original: str
    """Paragraphs between line ends."""
    placeholders: tuple[Placeholder, ...]
    longest: int
    """Characters, placeholders as they are typed."""

    def knows(self, name: str) -> bool:
        """Whether a placeholder of that name is filled in here."""
        return any(each.name == name for each in self.placeholders)


@dataclass(frozen=True, slots=True)
class Wording:
    """How the texts read in an office: as they were changed, else as they are in the beginning."""

    originals: Mapping[TextKey, EditableText]
    changed: Mapping[TextKey, str] = field(default_factory=dict)

    def text(self, key: TextKey) -> str:
        """The text with its placeholders."""
        return self.changed.get(key) or self.originals[key].original

    def filled(self, key: TextKey, values: Mapping[str, str]) -> tuple[str, ...]:
        """The paragraphs of the text as they are printed."""
        return tuple(part for part in fill(self.text(key), values).split("\n") if part)


def load_texts(path: Path) -> Mapping[TextKey, EditableText]:
    """The originals in that file, in the order of `TextKey`. Raises TextsError, or OSError."""
    return parse_texts(path.read_text(encoding="utf-8"))


def parse_texts(toml_text: str) -> Mapping[TextKey, EditableText]:
    """The originals written as TOML; each has to be in order by the rules for whoever changes it."""
    try:
        data = tomllib.loads(toml_text)
        told: Mapping[str, str] = data["placeholders"]
        found = {key: _editable(key, data["texts"][key], told) for key in TextKey}
    except (tomllib.TOMLDecodeError, KeyError, TypeError, ValueError) as error:
        raise TextsError(f"the texts are incomplete: {error}") from error
    for key, text in found.items():
        if problems(text.original, text) or left_out(text.original, text):
            raise TextsError(f"texts.{key}.original is not in order")
    return found


def _editable(key: TextKey, table: Mapping[str, Any], told: Mapping[str, str]) -> EditableText:
    required = frozenset(table["required"])
    names = (*table["required"], *table["optional"])
    placeholders = tuple(Placeholder(name, told[name], name in required) for name in names)
    original = normalise_lines(table["original"])
    return EditableText(key, table["title"], PaperKind(table["paper"]), original, placeholders, int(table["longest"]))


def tidied(text: str) -> str:
    """The text as it is kept: in its normal form, without empty lines."""
    return "\n".join(part for part in normalise_lines(text).split("\n") if part)


def names_in(text: str) -> tuple[str, ...]:
    """The names between braces, in their order."""
    return tuple(_name(found[1]) for found in _PLACEHOLDER.finditer(text))


def problems(text: str, known: EditableText) -> tuple[FieldProblem, ...]:
    """What is wrong with a wording, the most telling first; empty when it can be printed.

    Whether the typeface has every character is found when it is drawn.
    """
    return tuple(_problems(tidied(text), known))


def _problems(text: str, known: EditableText) -> Iterator[FieldProblem]:
    if not text:
        yield FieldProblem(FIELD, Problem.EMPTY)
    if len(text) > known.longest:
        yield FieldProblem(FIELD, Problem.TOO_LONG, {"limit": str(known.longest)})
    for name in dict.fromkeys(names_in(text)):
        if not known.knows(name):
            yield FieldProblem(FIELD, Problem.UNKNOWN_PLACEHOLDER, {"name": name})
    rest = _PLACEHOLDER.sub("", text)
    if "{" in rest or "}" in rest:
        yield FieldProblem(FIELD, Problem.UNBALANCED_BRACE)
    if _STRAY.search(text):
        yield FieldProblem(FIELD, Problem.STRAY_MARK)


def left_out(text: str, known: EditableText) -> tuple[str, ...]:
    """Placeholders that the text should have and has not; it may be printed all the same."""
    there = set(names_in(text))
    return tuple(each.name for each in known.placeholders if each.required and each.name not in there)


def fill(text: str, values: Mapping[str, str]) -> str:
    """The text with each placeholder replaced; its own digits are Thai, values stand as they are given.

    The text has to be without problems. What a value holds is text, braces too.
    """
    filled, at = [], 0
    for found in _PLACEHOLDER.finditer(text):
        filled += [to_thai_in_text(text[at : found.start()]), values[_name(found[1])]]
        at = found.end()
    return "".join([*filled, to_thai_in_text(text[at:])])


def _name(between_braces: str) -> str:
    """However the name was typed: blanks do not count, nor how its marks were keyed in."""
    return normalise(between_braces).replace(" ", "")
