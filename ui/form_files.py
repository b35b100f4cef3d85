"""Papers written as JSON files: what is wrong with one, key by key, and the value that the renderers draw.

The schemas and an example of each lie in `resources/samples/` and document every key. Text is normalised before it is
looked at, so that a name of blanks alone is empty. Dates are those of `elaas_desk.domain.days`.
"""

from __future__ import annotations

import difflib
import json
import types
import typing
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import fields
from datetime import date
from enum import StrEnum
from functools import lru_cache, partial
from pathlib import Path
from typing import Any, Final

from jsonschema import Draft202012Validator, FormatChecker, ValidationError

from elaas_desk.domain.days import DATE_PROBLEMS, day_of
from elaas_desk.domain.fields import bad_email, bad_phone, bad_username
from elaas_desk.domain.papers import CircularOnPaper, CoverLetter, Form1, Form2
from elaas_desk.errors import FieldProblem, InvalidInputError, Problem, UserError
from elaas_desk.paths import resource
from elaas_desk.thai import dates, national_id
from elaas_desk.thai.text import normalise
from ui.field_names import spoken_path

FormPaper = Form1 | Form2 | CoverLetter

KINDS: Final[Mapping[str, type[FormPaper]]] = {"form1": Form1, "form2": Form2, "letter": CoverLetter}
"""What `document` may say."""

MAX_BYTES: Final = 1_000_000
"""A larger file is none of ours: the longest that the schemas allow is a tenth of it."""

MAX_DEPTH: Final = 20
"""Lists and objects within each other; a paper has four."""

WHOLE: Final = "$"
"""The field of a problem that concerns the whole file."""

_NATIONAL_ID_PROBLEMS: Final = {
    national_id.NationalIdReason.EMPTY: Problem.EMPTY,
    national_id.NationalIdReason.NOT_13_DIGITS: Problem.NATIONAL_ID_LENGTH,
    national_id.NationalIdReason.WRONG_CHECK_DIGIT: Problem.NATIONAL_ID_CHECK_DIGIT,
}
_CHECKS: Final[Mapping[str, Callable[[str, str], list[FieldProblem]]]] = {
    "email": bad_email,
    "phone": bad_phone,
    "username": bad_username,
}
"""Formats of the schemas that the register's own inputs have as well."""
_QUOTED = 40


def read_paper(path: Path, circular: CircularOnPaper) -> FormPaper:
    """The paper that the file describes.

    Raises UserError FILE_NOT_FOUND, FILE_TOO_LARGE, NOT_JSON or UNKNOWN_DOCUMENT, or InvalidInputError with one problem
    per wrong key; `field` is then the JSON path (`groups[2].order_date`).
    """
    return paper_of(parse(_read(path)), circular)


def paper_of(data: object, circular: CircularOnPaper) -> FormPaper:
    """The paper that parsed JSON describes; raises as `read_paper`."""
    data = _normalised(data)
    problems = problems_of(data)
    if problems:
        raise InvalidInputError(problems)
    assert isinstance(data, dict)  # noqa: S101 - the schema has seen to it
    kind = KINDS[data["document"]]
    values = {key: value for key, value in data.items() if key not in {"$schema", "document"}}
    if kind is not CoverLetter:
        values["circular"] = circular
    return typing.cast(FormPaper, _built(kind, values))


def parse(content: bytes) -> object:
    """What the bytes hold (JSON as UTF-8, -16 or -32, with or without a byte order mark). Raises UserError NOT_JSON."""
    try:
        return json.loads(content, object_pairs_hook=_without_twins, parse_constant=_refuse_constant)
    except json.JSONDecodeError as error:
        raise UserError(Problem.NOT_JSON, line=str(error.lineno), column=str(error.colno)) from None
    except (ValueError, RecursionError):  # wrong encoding, NaN, a number without end, a thousand brackets
        raise UserError(Problem.NOT_JSON) from None


def problems_of(data: object) -> tuple[FieldProblem, ...]:
    """What is wrong with parsed and normalised JSON, one problem for each key; empty when it can be printed."""
    if not isinstance(data, dict):
        return (FieldProblem(WHOLE, Problem.WRONG_TYPE, {"expected": "object"}),)
    kind = data.get("document")
    if kind is None:
        return (FieldProblem("document", Problem.MISSING_KEY, {"key": "document"}),)
    if not isinstance(kind, str) or kind not in KINDS:
        named = _shortened(kind) if isinstance(kind, str) else ""
        return (FieldProblem("document", Problem.UNKNOWN_DOCUMENT, {"kind": named, "choices": " ".join(KINDS)}),)
    first: dict[str, FieldProblem] = {}
    for error in _validator(kind).iter_errors(data):
        for problem in _problems(error):
            first.setdefault(problem.field, problem)
    return tuple(first.values())


def schema_of(kind: str) -> Mapping[str, Any]:
    """The JSON schema of a paper (`form1`, `form2`, `letter`), from `resources/samples/`."""
    text = resource("samples", f"{kind}.schema.json").read_text(encoding="utf-8")
    return typing.cast(Mapping[str, Any], json.loads(text))


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            content = file.read(MAX_BYTES + 1)
    except OSError:
        raise UserError(Problem.FILE_NOT_FOUND, path=str(path)) from None
    if len(content) > MAX_BYTES:
        raise UserError(Problem.FILE_TOO_LARGE, path=str(path))
    return content


def _without_twins(pairs: Iterable[tuple[str, object]]) -> dict[str, object]:
    """An object of JSON; a key that stands there twice has no meaning (RFC 8259, section 4)."""
    found: dict[str, object] = {}
    for key, value in pairs:
        if key in found:
            raise UserError(Problem.NOT_JSON, twin=key)
        found[key] = value
    return found


def _refuse_constant(name: str) -> object:
    raise ValueError(name)


def _normalised(data: object, depth: int = 0) -> object:
    if depth > MAX_DEPTH:
        raise UserError(Problem.NOT_JSON)
    if isinstance(data, str):
        return normalise(data)
    if isinstance(data, list):
        return [_normalised(part, depth + 1) for part in data]
    if isinstance(data, dict):
        return {key: _normalised(value, depth + 1) for key, value in data.items()}
    return data


# --- what the schema says, as our own problems


@lru_cache(maxsize=len(KINDS))
def _validator(kind: str) -> Draft202012Validator:
    checker = FormatChecker(formats=())
    checker.checks("thai-date", raises=dates.DateProblem)(_is_day)
    checker.checks("national-id", raises=national_id.NationalIdProblem)(_is_national_id)
    for name, check in _CHECKS.items():
        checker.checks(name)(partial(_passes, check))
    return Draft202012Validator(schema_of(kind), format_checker=checker)


def _is_day(text: object) -> bool:
    return not isinstance(text, str) or text == "" or bool(day_of(text))


def _is_national_id(text: object) -> bool:
    return not isinstance(text, str) or text == "" or bool(national_id.check(text))


def _passes(check: Callable[[str, str], list[FieldProblem]], text: object) -> bool:
    return not isinstance(text, str) or not check("", text)


def _shortened(text: str) -> str:
    """What a sentence quotes of a text that may be of any length."""
    return text if len(text) <= _QUOTED else f"{text[:_QUOTED]}…"


def _problems(error: ValidationError) -> Iterable[FieldProblem]:
    return _WORDED[str(error.validator)](error, _path(error.absolute_path))


def _path(parts: Iterable[str | int]) -> str:
    """`groups[2].order_date`."""
    path = ""
    for part in parts:
        path += f"[{part}]" if isinstance(part, int) else f".{part}"
    return path.removeprefix(".")


def _keywords(error: ValidationError) -> Mapping[str, Any]:
    return typing.cast(Mapping[str, Any], error.schema)


def _below(path: str, key: str) -> str:
    return f"{path}.{key}" if path else key


def _missing(error: ValidationError, path: str) -> list[FieldProblem]:
    key = _below(path, str(error.message).split("'")[1])
    return [FieldProblem(key, Problem.MISSING_KEY, {"key": spoken_path(key)})]


def _unknown(error: ValidationError, path: str) -> list[FieldProblem]:
    known = list(_keywords(error)["properties"])
    return [_unknown_key(path, key, known) for key in typing.cast(Iterable[str], error.instance) if key not in known]


def _unknown_key(path: str, key: str, known: Sequence[str]) -> FieldProblem:
    place = _below(path, _shortened(key))
    nearest = difflib.get_close_matches(key, known, n=1)
    return FieldProblem(place, Problem.UNKNOWN_KEY, {"key": spoken_path(place), "nearest": "".join(nearest)})


def _wrong_type(error: ValidationError, path: str) -> list[FieldProblem]:
    return [FieldProblem(path or WHOLE, Problem.WRONG_TYPE, {"expected": str(error.validator_value)})]


def _too_short(_error: ValidationError, path: str) -> list[FieldProblem]:
    return [FieldProblem(path, Problem.EMPTY)]


def _no_items(_error: ValidationError, path: str) -> list[FieldProblem]:
    return [FieldProblem(path, Problem.NO_GROUPS if path == "groups" else Problem.EMPTY)]


def _too_long(error: ValidationError, path: str) -> list[FieldProblem]:
    return [FieldProblem(path, Problem.TOO_LONG, {"limit": str(error.validator_value)})]


def _too_many(error: ValidationError, path: str) -> list[FieldProblem]:
    if path == "groups":
        return [FieldProblem(path, Problem.TOO_MANY_GROUPS)]
    return [FieldProblem(path, Problem.TOO_LONG, {"items": str(error.validator_value)})]


def _not_a_choice(error: ValidationError, path: str) -> list[FieldProblem]:
    return [FieldProblem(path, Problem.NOT_A_CHOICE, {"choices": " ".join(_keywords(error)["enum"])})]


def _out_of_range(error: ValidationError, path: str) -> list[FieldProblem]:
    schema = _keywords(error)
    return [FieldProblem(path, Problem.NOT_A_CHOICE, {"choices": f"{schema['minimum']} ถึง {schema['maximum']}"})]


def _wrong_format(error: ValidationError, path: str) -> list[FieldProblem]:
    if isinstance(error.cause, dates.DateProblem):
        return [FieldProblem(path, DATE_PROBLEMS[error.cause.reason], {"text": _shortened(str(error.instance))})]
    if isinstance(error.cause, national_id.NationalIdProblem):
        return [FieldProblem(path, _NATIONAL_ID_PROBLEMS[error.cause.reason])]
    return _CHECKS[str(error.validator_value)](path, str(error.instance))


_WORDED: Final[Mapping[str, Callable[[ValidationError, str], list[FieldProblem]]]] = {
    "required": _missing,
    "additionalProperties": _unknown,
    "type": _wrong_type,
    "minLength": _too_short,
    "minItems": _no_items,
    "maxLength": _too_long,
    "maxItems": _too_many,
    "enum": _not_a_choice,
    "minimum": _out_of_range,
    "maximum": _out_of_range,
    "format": _wrong_format,
}

# --- from JSON to the frozen values


def _built(kind: type[Any], values: Mapping[str, Any]) -> object:
    """A value of the dataclass `kind`; keys of the JSON are the names of its fields."""
    hints = typing.get_type_hints(kind)
    given = [each.name for each in fields(kind) if each.name in values]
    return kind(**{name: _converted(name, hints[name], values[name]) for name in given})


def _converted(name: str, hint: Any, value: Any) -> object:
    if isinstance(value, list):
        item = typing.get_args(hint)[0]
        return tuple(_converted(name, item, part) for part in value)
    if isinstance(value, dict):
        return _built(hint, value)
    if isinstance(value, str):
        return _text(name, hint, value)
    return int(value) if isinstance(value, float) else value  # to JSON 2.0 is an integer


def _text(name: str, hint: Any, value: str) -> object:
    kinds = typing.get_args(hint) if isinstance(hint, types.UnionType) else (hint,)
    if date in kinds:
        return day_of(value) if value else None
    if name == "national_id":
        return national_id.check(value)
    chosen = next((kind for kind in kinds if isinstance(kind, type) and issubclass(kind, StrEnum)), None)
    return chosen(value) if chosen else value
