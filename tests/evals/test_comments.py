"""A change of a prompt that changes nothing that is sent: no question is asked again, and the gate passes."""

from __future__ import annotations

import asyncio
import shutil
from pathlib import Path

import pytest

from evals import baseline
from evals.case import Case
from evals.changes import Changes
from evals.gate import Gate, Guard, gate, prompt_named, update
from evals.live import Job, ask_all
from evals.run import PLAIN
from evals.sent import prompt_hash
from pipeline.llm.canned import CannedModel
from pipeline.llm.prompts import prompts_folder
from tests.evals.fakes import canned


class Bench:
    """A prompt set of the test's own with recorded answers and a baseline."""

    def __init__(self, cases: list[Case], folder: Path) -> None:
        self.cases, self.folder = cases, folder
        self.prompt = folder / "prompts" / "guided" / "v1"
        shutil.copytree(prompts_folder() / "guided" / "v1", self.prompt)
        self.guard = Guard("canned", str(self.prompt))
        self.record(canned())
        update(cases, [self.guard], None, recordings=folder / "recordings", baselines=folder / "baselines")

    def record(self, model: CannedModel) -> None:
        job = Job(prompt_named(str(self.prompt)))
        settings = PLAIN.model_copy(update={"cache_dir": self.folder / "cache"})
        asyncio.run(ask_all(self.cases, model, [job], settings, self.folder / "recordings"))

    def gate(self) -> Gate:
        changes = Changes("base", ("prompts/guided/v1/kind.md",))
        where = {"recordings": self.folder / "recordings", "baselines": self.folder / "baselines"}
        return gate(self.cases, [self.guard], changes, release=True, **where)

    def edit(self, file: str, old: str, new: str) -> None:
        path = self.prompt / file
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    @property
    def held(self) -> baseline.Baseline:
        found = baseline.load(baseline.path_of(*self._names, self.folder / "baselines"))
        assert found is not None
        return found

    @property
    def _names(self) -> tuple[str, str]:
        return self.guard.model, self.guard.prompt


@pytest.fixture
def bench(doses: Case, libraries: Case, tmp_path: Path) -> Bench:
    return Bench([doses, libraries], tmp_path)


COMMENTS = [
    pytest.param(
        "kind.md", "{% block system %}", "{# who is who #}\n{% block system %}", id="a comment of the template"
    ),
    pytest.param(
        "kind.md", "{% block ask %}", "{% block ask %}{# the name comes last #}", id="a comment in a question"
    ),
    pytest.param("kind.md", "task: kind", "task: kind # a label", id="a comment in the front matter"),
    pytest.param("prompt.md", "Many short questions", "A great many short questions", id="the description"),
    pytest.param("prompt.md", "id: guided/v1", "id: guided/v1\nauthor: somebody", id="a key that nothing reads"),
]


@pytest.mark.parametrize(("file", "old", "new"), COMMENTS)
def test_a_changed_comment_asks_nothing_again_and_passes(bench: Bench, file: str, old: str, new: str) -> None:
    bench.edit(file, old, new)
    recorded = {p: (p.read_bytes(), p.stat().st_mtime_ns) for p in bench.folder.rglob("*.jsonl")}
    made = bench.gate()
    assert (made.exit_code, made.failed) == (0, [])
    assert [(v.outcome.word, v.replayed, v.of) for v in made.verdicts] == [("passed", 2, 2)]
    model = canned()
    bench.record(model)
    assert model.calls == 0
    assert {p: (p.read_bytes(), p.stat().st_mtime_ns) for p in bench.folder.rglob("*.jsonl")} == recorded


@pytest.mark.parametrize(("file", "old", "new"), COMMENTS)
def test_a_changed_comment_is_no_changed_prompt(bench: Bench, file: str, old: str, new: str) -> None:
    """Where code has moved what is sent, it is not the comment that gets the blame."""
    bench.edit(file, old, new)
    assert prompt_hash(prompt_named(str(bench.prompt))) == bench.held.prompt_hash


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        pytest.param("kind.md", "a human being", "a human", id="a word of the system turn"),
        pytest.param("kind.md", "Name: {{ name }}", "Who: {{ name }}", id="a word of the question"),
        pytest.param("examples/en.toml", 'kind = "company"', 'kind = "none"', id="an example"),
        pytest.param("prompt.md", "version: 1", "version: 1\nasks:\n  actors: 1", id="what it asks about"),
    ],
)
def test_anything_that_is_sent_makes_another_prompt(bench: Bench, file: str, old: str, new: str) -> None:
    bench.edit(file, old, new)
    assert prompt_hash(prompt_named(str(bench.prompt))) != bench.held.prompt_hash


def test_a_changed_word_fails_until_it_is_recorded(bench: Bench) -> None:
    bench.edit("gist.md", "Tell what happened", "Say what happened")
    made = bench.gate()
    assert made.exit_code == 1
    assert "make record" in made.verdicts[0].reasons[0]
    model = canned()
    bench.record(model)
    # a gist for each of the two articles, and nothing else
    assert [q.label for q in model.asked] == ["gist", "gist"]
    assert bench.gate().exit_code == 0
