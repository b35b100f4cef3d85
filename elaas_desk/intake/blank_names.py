"""Which value goes into which field of a fillable form, by what its maker called the field. The names are data."""

from __future__ import annotations

import difflib
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Final

from elaas_desk.domain.blank_sources import MOST_ROWS, Source, in_field, sources_of
from elaas_desk.domain.blanks import AcroField, BlankField, FieldLook
from elaas_desk.domain.requests import PaperKind
from elaas_desk.paths import resource
from elaas_desk.thai.digits import to_arabic
from elaas_desk.thai.text import normalise

_ROW: Final = "{n}"
_ENOUGH: Final = 0.84
_LONG_ENOUGH: Final = 5
"""A shorter name is known by itself alone: of three letters two are in half of all words."""
_SAME, _SAME_TIP = 1.0, 0.99
_UNSAID: Final = re.compile(r"[\W_]+")
_DIGITS: Final = re.compile(r"\d+")
_PREFIXES: Final = re.compile(r"^(txt|text|tb|fld|field|chk|check|cb|form\d?)(?=[^a-z]|[A-Z])")


def matched(kind: PaperKind, fields: Sequence[AcroField]) -> tuple[BlankField, ...]:
    """The fields whose names say what goes into them, each value once, in the order of the form."""
    found = sorted(_candidates(kind, fields), key=_best_first)
    taken: dict[int, Source] = {}
    used: set[str] = set()
    for _, at, source in found:
        if at not in taken and source.name not in used:
            taken[at] = source
            used.add(source.name)
    return tuple(in_field(taken[at], fields[at]) for at in sorted(taken))


def _best_first(candidate: tuple[float, int, Source]) -> tuple[float, int]:
    return -candidate[0], candidate[1]


def _candidates(kind: PaperKind, fields: Sequence[AcroField]) -> Iterator[tuple[float, int, Source]]:
    known = _names()
    for at, field in enumerate(fields):
        for source in sources_of(kind):
            if (source.look is FieldLook.TICK) is field.ticked:
                score = _score(field, known.get(source.name, ()))
                if score >= _ENOUGH:
                    yield score, at, source


def _score(field: AcroField, names: Iterable[str]) -> float:
    own = {_plain(field.name), _plain(field.name.rpartition(".")[2])}
    own = {each for name in own for each in (name, _plain(_PREFIXES.sub("", name)))}
    tip = _plain(field.tip)
    best = 0.0
    for name in names:
        if name in own:
            return _SAME
        if name == tip:
            best = max(best, _SAME_TIP)
        elif len(name) >= _LONG_ENOUGH:
            best = max(best, *(_alike(name, each) for each in (*own, tip) if each))
    return best


def _alike(name: str, said: str) -> float:
    """How near two names are; numbers have to be the same, since they are those of rows."""
    if len(said) < _LONG_ENOUGH or _DIGITS.findall(name) != _DIGITS.findall(said):
        return 0.0
    ratio = difflib.SequenceMatcher(None, name, said, autojunk=False).ratio()
    inside = 0.85 if said.startswith(name) or said.endswith(name) else 0.0
    return min(0.98, max(ratio, inside))


def _plain(text: str) -> str:
    """Without what is not said: blanks, points, underscores; in small letters, with Arabic digits."""
    spaced = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", text)
    return _UNSAID.sub("", re.sub(r"0+(?=\d)", "", to_arabic(normalise(spaced)).lower()).replace("ํา", "ำ"))


@cache
def _names() -> Mapping[str, tuple[str, ...]]:
    told = tomllib.loads(resource("blanks", "names.toml").read_text("utf-8"))
    known: dict[str, tuple[str, ...]] = {}
    for source, names in told.items():
        rows = range(1, MOST_ROWS + 1) if _ROW in source else (0,)
        for row in rows:
            known[source.replace(_ROW, str(row))] = tuple(_plain(name.replace(_ROW, str(row))) for name in names)
    return known
