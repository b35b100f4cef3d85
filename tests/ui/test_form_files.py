"""Papers written as JSON: every key has its sentence, and the examples are what they say."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elaas_desk.domain.papers import MAX_GROUPS, CircularOnPaper, CoverLetter, Form1, Form1Reason, Form2, GroupChange
from elaas_desk.errors import InvalidInputError, Problem, UserError
from elaas_desk.paths import resource
from ui.field_names import NAMELESS, name_of
from ui.form_files import KINDS, MAX_BYTES, paper_of, parse, problems_of, read_paper, schema_of
from ui.messages import sentence, sentence_of

CIRCULAR = CircularOnPaper("มท 0808.4/ว 0036", date(2025, 3, 25))
Change = Callable[[dict[str, Any]], object]


def example(kind: str) -> dict[str, Any]:
    return dict(json.loads(resource("samples", f"{kind}.json").read_text(encoding="utf-8")))


def problems(kind: str, *changes: Change) -> dict[str, Problem]:
    """What is wrong with the example once it is changed."""
    data = example(kind)
    for change in changes:
        change(data)
    try:
        paper_of(data, CIRCULAR)
    except InvalidInputError as error:
        return {each.field: each.problem for each in error.problems}
    return {}


def put(path: str, value: object) -> Change:
    *above, last = (int(part) if part.isdigit() else part for part in path.split("."))

    def change(data: Any) -> None:
        for part in above:
            data = data[part]
        data[last] = value

    return change


def drop(path: str) -> Change:
    *above, last = (int(part) if part.isdigit() else part for part in path.split("."))

    def change(data: Any) -> None:
        for part in above:
            data = data[part]
        del data[last]

    return change


def places(schema: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """Every key of a schema, with what the schema says of it; a list's items stand under its place 0."""
    for key, inner in schema.get("properties", {}).items():
        place = f"{path}.{key}" if path else key
        yield place, inner
        yield from places(inner, place)
        if "items" in inner:
            yield f"{place}.0", inner["items"]
            yield from places(inner["items"], f"{place}.0")


EVERY_PLACE = [(kind, place, words) for kind in KINDS for place, words in places(schema_of(kind))]
TEXTS = [
    (kind, place, words) for kind, place, words in EVERY_PLACE if words["type"] == "string" and "maxLength" in words
]


def full_example(kind: str) -> dict[str, Any]:
    """The example with every key of the schema in it, so that each can be spoilt."""
    data = example(kind)
    for place, words in places(schema_of(kind)):
        *above, last = (int(part) if part.isdigit() else part for part in place.split("."))
        parent: Any = data
        for part in above:
            parent = parent[part]
        if isinstance(parent, dict):
            parent.setdefault(last, {"string": "", "boolean": True, "integer": 1}.get(words["type"], ""))
    return data


@pytest.mark.parametrize(("kind", "value"), [("form1", Form1), ("form2", Form2), ("letter", CoverLetter)])
def test_each_example_is_a_paper(kind: str, value: type) -> None:
    assert isinstance(read_paper(resource("samples", f"{kind}.json"), CIRCULAR), value)


@pytest.mark.parametrize("kind", KINDS)
def test_every_key_is_documented_in_thai_and_english(kind: str) -> None:
    schema = schema_of(kind)
    for _, words in [("", schema), *places(schema)]:
        thai, _, english = words["description"].partition(" · ")
        assert any("ก" <= char <= "ฮ" for char in thai)
        assert english.isascii() or "=" in english or "(15/3/2569" in english or "without" in english


@pytest.mark.parametrize(("kind", "place", "_words"), EVERY_PLACE)
def test_every_key_has_a_thai_name(kind: str, place: str, _words: object) -> None:
    if not place.startswith("$"):
        assert name_of(place.replace(".0", "[0]")) != NAMELESS


@pytest.mark.parametrize(("kind", "place", "words"), EVERY_PLACE)
def test_a_value_of_the_wrong_type_is_named(kind: str, place: str, words: dict[str, Any]) -> None:
    data = full_example(kind)
    wrong: object = 5.5 if words["type"] != "string" or place != "document" else "x"
    put(place, wrong)(data)
    found = {each.field.replace("[0]", ".0"): each.problem for each in problems_of(data)}
    expected = Problem.UNKNOWN_DOCUMENT if place == "document" else Problem.WRONG_TYPE
    assert found.get(place) is expected


@pytest.mark.parametrize(("kind", "place", "words"), TEXTS)
def test_a_text_that_is_too_long_is_named_with_its_limit(kind: str, place: str, words: dict[str, Any]) -> None:
    data = full_example(kind)
    put(place, "ก" * (words["maxLength"] + 1))(data)
    found = [each for each in problems_of(data) if each.problem is Problem.TOO_LONG]
    assert [each.field.replace("[0]", ".0") for each in found] == [place]
    assert found[0].values == {"limit": str(words["maxLength"])}


@pytest.mark.parametrize(("kind", "place", "words"), [each for each in TEXTS if each[2].get("minLength")])
def test_a_text_of_blanks_alone_is_empty(kind: str, place: str, words: dict[str, Any]) -> None:
    found = problems(kind, put(place, " \u200b\u00a0 "))
    assert found[place.replace(".0", "[0]")] is Problem.EMPTY


@pytest.mark.parametrize("kind", KINDS)
def test_a_missing_key_is_named(kind: str) -> None:
    for key in schema_of(kind)["required"][1:]:
        assert problems(kind, drop(key)) == {key: Problem.MISSING_KEY}
    assert problems(kind, drop("document")) == {"document": Problem.MISSING_KEY}


def test_a_missing_key_inside_another_is_named_with_its_path() -> None:
    assert problems("form1", drop("person.full_name")) == {"person.full_name": Problem.MISSING_KEY}
    assert problems("form2", drop("groups.1.group")) == {"groups[1].group": Problem.MISSING_KEY}


def test_a_place_in_a_list_is_counted_from_one_where_it_is_told() -> None:
    data = example("form2")
    del data["groups"][1]["group"]
    problem = problems_of(data)[0]
    assert "“groups รายการที่ 2 › group”" in sentence_of(problem.problem, problem.values, problem.field)


def test_an_unknown_key_is_named_with_the_nearest_known_one() -> None:
    data = example("form1")
    data["person"]["natonal_id"] = "1"
    problem = problems_of(data)[0]
    assert (problem.field, problem.problem) == ("person.natonal_id", Problem.UNKNOWN_KEY)
    assert problem.values["nearest"] == "national_id"


def test_two_unknown_keys_are_both_told() -> None:
    found = problems("form2", put("colour", "แดง"), put("person.shoe_size", "42"))
    assert found == {"colour": Problem.UNKNOWN_KEY, "person.shoe_size": Problem.UNKNOWN_KEY}


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("30 ก.พ. 2569", Problem.NO_SUCH_DAY),
        ("29/2/2568", Problem.NO_SUCH_DAY),
        ("เมื่อวาน", Problem.NOT_A_DATE),
        ("15/3/26", Problem.AMBIGUOUS_ERA),
        ("15/3/2026", Problem.AMBIGUOUS_ERA),
        ("15/3/2400", Problem.DATE_OUT_OF_RANGE),
        ("2026-02-30", Problem.NO_SUCH_DAY),
    ],
)
def test_a_day_that_cannot_be_told_is_named(text: str, problem: Problem) -> None:
    assert problems("form1", put("dated", text)) == {"dated": problem}
    assert problems("form2", put("groups.1.order_date", text)) == {"groups[1].order_date": problem}


@pytest.mark.parametrize("text", ["16 มี.ค. 2569", "16/3/2569", "๑๖ มีนาคม ๒๕๖๙", "2026-03-16", "2569-03-16"])
def test_a_day_may_be_written_in_either_era(text: str) -> None:
    data = example("form1")
    data["dated"] = text
    paper = paper_of(data, CIRCULAR)
    assert isinstance(paper, Form1)
    assert paper.dated == date(2026, 3, 16)


def test_a_leap_day_of_the_buddhist_era_is_found() -> None:
    data = example("letter")
    data["dated"] = "29/02/2567"
    paper = paper_of(data, CIRCULAR)
    assert isinstance(paper, CoverLetter)
    assert paper.dated == date(2024, 2, 29)


@pytest.mark.parametrize(
    ("text", "problem"),
    [("000720104561", Problem.NATIONAL_ID_LENGTH), ("0007201045611", Problem.NATIONAL_ID_CHECK_DIGIT)],
)
def test_a_wrong_national_id_is_named(text: str, problem: Problem) -> None:
    assert problems("form2", put("person.national_id", text)) == {"person.national_id": problem}


def test_a_national_id_may_have_hyphens_and_thai_digits() -> None:
    data = example("form1")
    data["person"]["national_id"] = "๐-๐๐๗๒-๐๑๐๔๕-๖๑-๐"
    paper = paper_of(data, CIRCULAR)
    assert isinstance(paper, Form1)
    assert paper.person.national_id == "0007201045610"


@pytest.mark.parametrize("text", ["khlang", "khlang@", "@baanmai.go.th", "a b@c.th", "khlang@baanmai"])
def test_an_address_that_is_none_is_named(text: str) -> None:
    assert problems("letter", put("email", text)) == {"email": Problem.BAD_EMAIL}


@pytest.mark.parametrize(
    ("place", "text", "problem"),
    [
        ("office.phone", "ไม่มี", Problem.BAD_PHONE),
        ("person.mobile", "08 1234", Problem.BAD_PHONE),
        ("person.email", "กาญจนา@baanmai.go.th", Problem.BAD_EMAIL),
        ("former_username", "กาญจนา", Problem.BAD_USERNAME),
    ],
)
def test_what_an_input_of_the_register_refuses_no_key_takes(place: str, text: str, problem: Problem) -> None:
    assert problems("form1", put(place, text)) == {place: problem}
    assert problems("form1", put(place, "")) == {}


def test_a_whole_number_may_be_written_with_a_point() -> None:
    data = example("letter")
    put("enclosures.0.copies", 2.0)(data)
    paper = paper_of(data, CIRCULAR)
    assert isinstance(paper, CoverLetter)
    assert repr(paper.enclosures[0].copies) == "2"


def test_a_word_that_is_no_choice_is_answered_with_the_choices() -> None:
    data = example("form1")
    data["reason"] = "lost"
    problem = problems_of(data)[0]
    assert problem.problem is Problem.NOT_A_CHOICE
    assert problem.values["choices"].split() == [reason.value for reason in Form1Reason]


def test_another_reason_has_to_be_told() -> None:
    assert problems("form1", put("reason", "other")) == {"other_reason": Problem.MISSING_KEY}
    assert problems("form1", put("reason", "other"), put("other_reason", " ")) == {"other_reason": Problem.EMPTY}
    assert problems("form1", put("reason", "other"), put("other_reason", "เครื่องเสีย")) == {}


def test_form_2_takes_up_to_fourteen_groups() -> None:
    line = {"group": "ผู้บันทึกฎีกา"}
    assert problems("form2", put("groups", [line] * MAX_GROUPS)) == {}
    assert problems("form2", put("groups", [line] * (MAX_GROUPS + 1))) == {"groups": Problem.TOO_MANY_GROUPS}


def test_a_new_user_asks_for_at_least_one_group() -> None:
    assert problems("form2", put("groups", [])) == {"groups": Problem.NO_GROUPS}
    assert problems("form2", drop("groups")) == {"groups": Problem.MISSING_KEY}
    assert problems("form2", put("reason", "cannot_get_in"), put("groups", [])) == {}


def test_a_number_of_copies_has_its_range() -> None:
    assert problems("letter", put("enclosures.0.copies", 0)) == {"enclosures[0].copies": Problem.NOT_A_CHOICE}
    assert problems("letter", put("enclosures.0.copies", 2)) == {}


def test_a_list_that_is_too_long_is_named() -> None:
    assert problems("letter", put("sender", ["บรรทัด"] * 5)) == {"sender": Problem.TOO_LONG}
    assert problems("letter", put("sender", [])) == {"sender": Problem.EMPTY}


def test_a_line_without_a_change_adds_the_group() -> None:
    paper = paper_of(example("form2"), CIRCULAR)
    assert isinstance(paper, Form2)
    assert {line.change for line in paper.groups} == {GroupChange.ADD}


def test_text_is_normalised_on_its_way_in() -> None:
    data = example("form1")
    data["person"]["full_name"] = "นางสาวกาญจนา\u00a0 แก้วมณี\u200bวงศ์ "
    data["office"]["name"] = "น\u0e4dาใจ"
    paper = paper_of(data, CIRCULAR)
    assert isinstance(paper, Form1)
    assert paper.person.full_name == "นางสาวกาญจนา แก้วมณีวงศ์"
    assert paper.office.name == "นำใจ"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_a_file_of_any_editor_is_read(tmp_path: Path, encoding: str) -> None:
    file = tmp_path / "คำขอ.json"
    file.write_bytes(json.dumps(example("form1"), ensure_ascii=False).encode(encoding))
    assert isinstance(read_paper(file, CIRCULAR), Form1)


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[1,]", b'{"a": NaN}', b"\xff\xfe\x00", "{}".encode("cp874") + b"\xa1"]
)
def test_what_is_not_json_is_told_so(content: bytes) -> None:
    with pytest.raises(UserError) as caught:
        parse(content)
    assert caught.value.problem is Problem.NOT_JSON


def test_a_slip_in_json_is_told_with_its_place() -> None:
    with pytest.raises(UserError) as caught:
        parse(b'{"document": "form1",\n "dated" "1"}')
    assert caught.value.values == {"line": "2", "column": "10"}
    assert "บรรทัด 2" in sentence(caught.value)


def test_a_key_that_stands_twice_is_told() -> None:
    with pytest.raises(UserError) as caught:
        parse(b'{"reason": "forgotten", "reason": "other"}')
    assert "“reason” ซ้ำ" in sentence(caught.value)


NESTED = b'{"document": "form2", "groups": ' + b"[" * 900 + b"]" * 900 + b"}"


@pytest.mark.parametrize("content", [b"[" * 100_000, b"1" * 10_000, NESTED])
def test_hostile_json_is_refused_in_words(content: bytes) -> None:
    with pytest.raises(UserError) as caught:
        paper_of(parse(content), CIRCULAR)
    assert caught.value.problem in {Problem.NOT_JSON, Problem.WRONG_TYPE}


def test_a_file_that_is_too_large_is_not_read_whole(tmp_path: Path) -> None:
    file = tmp_path / "large.json"
    file.write_bytes(b" " * (MAX_BYTES + 1))
    with pytest.raises(UserError) as caught:
        read_paper(file, CIRCULAR)
    assert caught.value.problem is Problem.FILE_TOO_LARGE


@pytest.mark.parametrize("name", ["missing.json", "."])
def test_a_file_that_cannot_be_read_is_told_so(tmp_path: Path, name: str) -> None:
    with pytest.raises(UserError) as caught:
        read_paper(tmp_path / name, CIRCULAR)
    assert caught.value.problem is Problem.FILE_NOT_FOUND


def test_a_file_that_holds_no_object_is_told_so() -> None:
    problem = problems_of([example("form1")])[0]
    assert (problem.field, problem.problem) == ("$", Problem.WRONG_TYPE)


@pytest.mark.parametrize("kind", ["form3", 5, ["form1"]])
def test_an_unknown_document_is_answered_with_the_known_ones(kind: object) -> None:
    problem = problems_of({"document": kind})[0]
    assert problem.problem is Problem.UNKNOWN_DOCUMENT
    assert problem.values["choices"] == "form1 form2 letter"


JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)


@given(kind=st.sampled_from(sorted(KINDS)), place=st.data(), value=JSON_VALUES)
def test_whatever_stands_at_a_key_is_a_paper_or_a_sentence(kind: str, place: st.DataObject, value: object) -> None:
    data = copy.deepcopy(full_example(kind))
    chosen = place.draw(st.sampled_from([each for each, _ in places(schema_of(kind))]))
    put(chosen, value)(data)
    told = ""
    try:
        paper_of(data, CIRCULAR)
    except UserError as error:
        told = sentence(error)
    assert len(told) < 500
