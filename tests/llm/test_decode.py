"""A model's text is read strictly: what is ambiguous or hostile is no answer."""

from __future__ import annotations

import contextlib
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.llm.decode import Unreadable, decode

HOSTILE = {
    "two objects": '{"a":1}{"a":2}',
    "prose before": 'Sure! {"a":1}',
    "prose after": '{"a":1} Hope this helps',
    "duplicate keys": '{"a":1,"a":2}',
    "duplicate keys deep inside": '{"x":[{"a":1,"a":1}]}',
    "NaN": '{"a":NaN}',
    "infinity": '{"a":-Infinity}',
    "a float beyond all bounds": '{"a":1e999}',
    "an escaped NUL": '{"a":"\\u0000"}',
    "a raw NUL": '{"a":"\x00"}',
    "half of a surrogate pair": '{"a":"\\ud800"}',
    "half of a surrogate pair as a key": '{"\\ud800":1}',
    "nested a hundred thousand deep": "[" * 100_000 + "]" * 100_000,
    "a number of five thousand digits": '{"a":' + "9" * 5000 + "}",
    "cut off": '{"a":[1,2',
    "empty": "",
    "an empty fence": "```json\n```",
    "an open fence": '```json\n{"a":1}',
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_what_is_ambiguous_or_hostile_is_unreadable(text: str) -> None:
    with pytest.raises(Unreadable) as caught:
        decode(text)
    # The reason goes back to a model and into logs: it must not quote half an article.
    assert len(str(caught.value)) < 200


FINE = {
    "plain": '{"a":1}',
    "blanks around": ' \n{"a":1}\n',
    "a fence": '```json\n{"a":1}\n```',
    "a fence without a language": '```\n{"a":1}\n```\n',
}


@pytest.mark.parametrize("text", FINE.values(), ids=FINE.keys())
def test_one_object_is_read_with_or_without_a_fence(text: str) -> None:
    assert decode(text) == {"a": 1}


_text = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"))
_json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | _text,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(_text, inner, max_size=4),
)


@given(_json, st.booleans())
def test_all_sound_json_is_read_as_the_standard_library_reads_it(value: object, ascii_only: bool) -> None:
    assert decode(json.dumps(value, ensure_ascii=ascii_only)) == value


@given(st.text(max_size=200))
def test_any_text_is_read_or_refused(text: str) -> None:
    with contextlib.suppress(Unreadable):
        decode(text)
