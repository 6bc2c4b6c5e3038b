"""Prompts are files that are checked when they are read; their examples stand on their own text."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import PromptError
from pipeline.llm.guided import GistAnswer, KindAnswer
from pipeline.llm.model import Strategy
from pipeline.llm.positions import IssueAnswer
from pipeline.llm.prompts import available_prompts, load_prompt, prompts_folder
from pipeline.text.fold import fold
from pipeline.text.tables import LANGUAGES

ANSWERS = {"kind": KindAnswer, "issue": IssueAnswer, "gist": GistAnswer}
GUIDED = load_prompt(None, "guided")
EXAMPLES = [
    pytest.param(task, example, id=f"{language}-{task}-{i}")
    for language, tasks in GUIDED.examples.items()
    for task, examples in tasks.items()
    for i, example in enumerate(examples)
]
ASK = """---
id: own/v1
strategy: single
---
{% block system %}Read.{% endblock %}{% block ask %}{{ article }}{% endblock %}"""


def test_the_active_prompts_exist_and_have_their_strategy() -> None:
    assert load_prompt(None, "single").strategy == "single"
    assert GUIDED.strategy == "guided"
    assert {"kind", "issue", "gist"} <= set(GUIDED.templates)


@pytest.mark.parametrize(("name", "strategy"), [("extract", "single"), ("guided", "guided")])
def test_a_bare_name_is_the_active_version_of_its_set(name: str, strategy: Strategy) -> None:
    """Whatever kind of model asks."""
    active = load_prompt(None, strategy).id
    assert [load_prompt(name, "single").id, load_prompt(name, "guided").id] == [active, active]


def test_every_prompt_in_the_folder_can_be_read_and_has_its_own_id() -> None:
    names = available_prompts()
    assert [load_prompt(name, "single").id for name in names] == names


def test_every_language_of_the_readers_has_examples_of_every_task() -> None:
    assert set(LANGUAGES) <= set(GUIDED.examples)
    for tasks in GUIDED.examples.values():
        assert set(tasks) == set(ANSWERS)


@pytest.mark.parametrize(("task", "example"), EXAMPLES)
def test_an_example_grounds_in_its_own_text(task: str, example: dict[str, Any]) -> None:
    """A small model copies what it is shown: an example that says more than its text teaches it to."""
    ANSWERS[task].model_validate(example["answer"])
    text = fold(f"{example.get('title', '')} {example['context']}")
    for key in ("name", "holder"):
        assert fold(example.get(key, "")) in text
    free = example["answer"].get("issue", "") + " " + example["answer"].get("gist", "")
    strange = [w for w in re.findall(r"\w{4,}", fold(free)) if w[:3] not in text]
    # What the text says may be joined with a word or two: "about", "sobre".
    assert len(strange) <= 2, strange
    assert not re.search(r"\d", free)


def test_the_examples_show_every_kind_that_can_be_chosen() -> None:
    for tasks in GUIDED.examples.values():
        kinds = {e["answer"]["kind"] for e in tasks["kind"]}
        assert kinds == {"person", "company", "government", "organization", "media", "group", "none"}


def test_examples_become_turns_whose_answers_are_compact_json() -> None:
    turns = GUIDED.messages("kind", {"context": "Xyz sank.", "name": "Xyz"}, language="pt")
    assert turns[0].role == "system"
    assert [t.role for t in turns[1:3]] == ["user", "assistant"]
    assert turns[2].content == json.dumps({"kind": "company"}, separators=(",", ":"))
    assert turns[-1].content == "Xyz sank.\nName: Xyz"
    assert turns[:-1] == GUIDED.static("kind", "pt")


def test_a_language_without_examples_gets_the_english_ones() -> None:
    assert GUIDED.static("kind", "sv") == GUIDED.static("kind", "en")


def test_the_output_language_is_asked_for_where_free_text_is_written() -> None:
    single = load_prompt(None, "single")
    for prompt, task in ((single, "extract"), (GUIDED, "issue"), (GUIDED, "gist")):
        assert "Klingon" in prompt.static(task, "en", "Klingon")[0].content
        assert "Klingon" not in prompt.static(task, "en")[0].content


def test_the_single_prompt_says_nothing_of_the_article_before_the_last_turn() -> None:
    """Prompt caches keep what stays the same, from the beginning on."""
    values = {"article": "[s1] Hello.", "title": "T", "published": "", "language": "en", "output_language": None}
    turns = load_prompt(None, "single").messages("extract", values)
    assert [t.role for t in turns] == ["system", "user"]
    assert "Hello" not in turns[0].content
    assert turns[1].content == "Title: T\nLanguage: en\n\n[s1] Hello."


def test_the_hash_is_of_what_is_sent_not_of_names(tmp_path: Path) -> None:
    one, other, third = (tmp_path / f"{n}.md" for n in "abc")
    one.write_text(ASK)
    other.write_text(ASK.replace("own/v1", "other/v7"))
    third.write_text(ASK.replace("Read.", "Read!"))
    hashes = [load_prompt(str(p), "single").hash for p in (one, other, third)]
    assert hashes[0] == hashes[1] != hashes[2]


def test_article_text_is_never_read_as_a_template(tmp_path: Path) -> None:
    path = tmp_path / "own.md"
    path.write_text(ASK)
    hostile = "{{ 7 * 7 }} {% for x in y %} {# gone #}"
    assert load_prompt(str(path), "single").messages("extract", {"article": hostile})[-1].content == hostile


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_article_text_is_sent_as_it_is(text: str) -> None:
    values = {"context": f"<{text}>", "name": "x"}
    assert GUIDED.messages("kind", values)[-1].content == f"<{text}>\nName: x"


BROKEN = {
    "no front matter": "Read this.",
    "front matter without an end": "---\nid: x\nstrategy: single\n",
    "no id": ASK.replace("id: own/v1", "name: x"),
    "unknown strategy": ASK.replace("single", "clever"),
    "no YAML": ASK.replace("id: own/v1", "id: [x"),
    "a block left out": ASK.replace("block ask", "block question"),
    "a block left open": ASK.replace("{% endblock %}", ""),
    "a part of a guided set": ASK.replace("single", "guided"),
}


@pytest.mark.parametrize("text", BROKEN.values(), ids=BROKEN.keys())
def test_a_broken_prompt_is_a_plain_line(tmp_path: Path, text: str) -> None:
    path = tmp_path / "broken.md"
    path.write_text(text)
    with pytest.raises(PromptError, match=r"broken\.md"):
        load_prompt(str(path), "single")


def test_a_prompt_that_names_what_is_not_given_is_a_plain_line(tmp_path: Path) -> None:
    path = tmp_path / "own.md"
    path.write_text(ASK.replace("article", "artcle"))
    with pytest.raises(PromptError, match="artcle"):
        load_prompt(str(path), "single").messages("extract", {"article": "x"})


def test_a_prompt_can_not_reach_into_python(tmp_path: Path) -> None:
    path = tmp_path / "own.md"
    path.write_text(ASK.replace("{{ article }}", "{{ article.__class__.__mro__ }}"))
    with pytest.raises(PromptError):
        load_prompt(str(path), "single").messages("extract", {"article": "x"})


@pytest.mark.parametrize("name", ["extract/v99", "extracts"])
def test_an_unknown_prompt_names_the_known_ones(name: str) -> None:
    with pytest.raises(PromptError, match=r"extract, extract/v1, .*guided, guided/v1"):
        load_prompt(name, "single")


def test_the_checkout_has_its_prompts_where_they_are_written() -> None:
    assert prompts_folder().name == "prompts"
