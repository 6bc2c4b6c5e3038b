"""Running cases: answers recorded and replayed, nothing lost by a kill, an error never a score."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel

from evals.case import Case
from evals.recordings import Recorded, Recorder, Tape, Unrecorded, of, recorded_model, slug, tape_path
from evals.run import Plan, Run, live, run
from pipeline.errors import AnswerError, ModelUnreachable
from pipeline.llm.canned import CannedModel
from pipeline.llm.model import Message, Question
from pipeline.llm.prompts import load_prompt
from pipeline.llm.transport import Filtered
from tests.evals.fakes import canned, says

GUIDED = load_prompt(None, strategy="guided")


class Word(BaseModel):
    word: str


def ran(cases: Sequence[Case], plan: Plan) -> Run:
    return asyncio.run(run(cases, plan))


def ask(recorder: Recorder, words: str = "who?") -> Word:
    return asyncio.run(recorder.ask(Question((Message("user", words),), Word, label="a word"))).value


def test_what_was_recorded_replays_without_a_model_to_the_same_scores(
    doses: Case, libraries: Case, tmp_path: Path
) -> None:
    cases = [doses, libraries]
    model = canned()
    of(model).write(tmp_path / slug(model.name))
    first = ran(cases, live(model, GUIDED, read=(), write=tmp_path))
    assert [r.status for r in first.results] == ["ok", "ok"]
    assert model.calls > 0
    described = recorded_model("canned", tmp_path)
    assert described is not None
    again = ran(cases, Plan(described, GUIDED, read=(tmp_path,)))
    assert [r.score for r in again.results] == [r.score for r in first.results]
    assert sum(r.fresh for r in again.results) == 0


def test_running_again_asks_nothing_and_rewrites_no_file(doses: Case, tmp_path: Path) -> None:
    ran([doses], live(canned(), GUIDED, read=(), write=tmp_path))
    files = {p: (p.read_bytes(), p.stat().st_mtime_ns) for p in tmp_path.rglob("*.jsonl")}
    model = canned()
    ran([doses], live(model, GUIDED, read=(), write=tmp_path))
    assert model.calls == 0
    assert {p: (p.read_bytes(), p.stat().st_mtime_ns) for p in tmp_path.rglob("*.jsonl")} == files


def test_without_recordings_a_case_is_unrecorded_and_has_no_score(doses: Case, tmp_path: Path) -> None:
    described = Recorded("canned", "canned", "remote", "guided")
    result = ran([doses], Plan(described, GUIDED, read=(tmp_path,))).results[0]
    assert (result.status, result.score) == ("unrecorded", None)


def test_one_answer_that_is_missing_makes_its_case_unrecorded(doses: Case, tmp_path: Path) -> None:
    """The pipeline goes on without an answer; the evals may not."""
    ran([doses], live(canned(), GUIDED, read=(), write=tmp_path))
    path = next(tmp_path.rglob("*.jsonl"))
    path.write_bytes(b"".join(path.read_bytes().splitlines(keepends=True)[1:]))
    described = of(canned())
    assert ran([doses], Plan(described, GUIDED, read=(tmp_path,))).results[0].status == "unrecorded"


def test_a_provider_error_is_an_error_and_the_other_cases_are_done(
    doses: Case, libraries: Case, tmp_path: Path
) -> None:
    def fails_on_english(question: Question[Any]) -> Any:
        if "Dunmore" in question.messages[-1].content:
            raise ModelUnreachable("no connection")
        return says(question)

    model = CannedModel(fails_on_english, strategy="guided")
    done = ran([doses, libraries], live(model, GUIDED, read=(), write=tmp_path))
    assert [r.status for r in done.results] == ["ok", "error"]
    assert done.results[1].score is None
    assert "no connection" in done.results[1].error


def test_a_bug_in_one_case_is_that_cases_error(doses: Case, libraries: Case, tmp_path: Path) -> None:
    def breaks(question: Question[Any]) -> Any:
        if "Dunmore" in question.messages[-1].content:
            raise RuntimeError("boom")
        return says(question)

    done = ran([doses, libraries], live(CannedModel(breaks, strategy="guided"), GUIDED, read=(), write=tmp_path))
    assert [(r.status, r.error) for r in done.results] == [("ok", ""), ("error", "RuntimeError: boom")]


def test_what_was_answered_before_a_failure_is_not_asked_again(doses: Case, tmp_path: Path) -> None:
    asked: list[str] = []

    def dies(question: Question[Any]) -> Any:
        if len(asked) == 2:
            raise KeyboardInterrupt
        asked.append(question.label)
        return says(question)

    with pytest.raises(KeyboardInterrupt):
        ran([doses], live(CannedModel(dies, name="canned", strategy="guided"), GUIDED, read=(), write=tmp_path))
    model = canned()
    result = ran([doses], live(model, GUIDED, read=(), write=tmp_path)).results[0]
    assert result.status == "ok"
    assert model.calls == result.asked - 2


@pytest.mark.parametrize("torn", [b'{"key": "x", "ans', b"\xff\xfe", b"null", b"[]", b"{}"])
def test_a_torn_or_foreign_line_is_passed_over(tmp_path: Path, torn: bytes) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(b'{"key": "k", "answer": {"word": "one"}}\n' + torn)
    tape = Tape(path)
    assert list(tape.lines) == ["k"]
    tape.add({"key": "l", "answer": {"word": "two"}})
    assert list(Tape(path).lines) == ["k", "l"]


def test_a_line_separator_inside_an_answer_survives(tmp_path: Path) -> None:
    tape = Tape(tmp_path / "a.jsonl")
    tape.add({"key": "k", "answer": {"word": "a\u2028b\u0085c\x0bd"}})
    assert Tape(tape.path).lines["k"]["answer"]["word"] == "a\u2028b\u0085c\x0bd"


@pytest.mark.parametrize("error", [AnswerError("no form"), Filtered("refused")], ids=["unusable", "filtered"])
def test_an_answer_that_was_unusable_replays_as_unusable(tmp_path: Path, error: Exception) -> None:
    model = CannedModel(lambda _: error)
    tape = Tape(tmp_path / "a.jsonl")
    with pytest.raises(type(error)):
        ask(Recorder(of(model), [tape], tape, model=model))
    with pytest.raises(type(error)):
        ask(Recorder(of(model), [Tape(tape.path)]))


def test_an_answer_that_no_longer_fits_its_type_is_asked_again(tmp_path: Path) -> None:
    model = CannedModel({"*": {"word": "new"}})
    tape = Tape(tmp_path / "a.jsonl")
    recorder = Recorder(of(model), [tape], tape, model=model)
    assert ask(recorder).word == "new"
    tape.lines[recorder.asked[0]]["answer"] = {"other": 1}
    assert ask(recorder).word == "new"
    assert model.calls == 2


def test_repeats_and_temperatures_are_other_questions(tmp_path: Path) -> None:
    model = CannedModel({"*": {"word": "x"}})
    keys = set()
    for repeat, temperature in ((1, None), (2, None), (3, None), (1, 0.4)):
        tape = Tape(tape_path(tmp_path, "m", "p", "c", repeat))
        recorder = Recorder(of(model), [tape], tape, model=model, repeat=repeat, temperature=temperature)
        ask(recorder)
        keys |= set(recorder.asked)
    assert len(keys) == 4


def test_another_model_has_other_keys(tmp_path: Path) -> None:
    tape = Tape(tmp_path / "a.jsonl")
    model = CannedModel({"*": {"word": "x"}}, name="m", identity="first")
    ask(Recorder(of(model), [tape], tape, model=model))
    with pytest.raises(Unrecorded):
        ask(Recorder(Recorded("m", "second", "remote", "single"), [tape]))


@pytest.mark.parametrize(
    ("name", "folder"),
    [("guided/v1", "guided-v1"), ("../../etc", "etc"), ("local:/a b.gguf", "local--a-b.gguf"), ("..", "unnamed")],
)
def test_a_name_becomes_one_folder(name: str, folder: str) -> None:
    assert slug(name) == folder


def test_a_run_survives_json(doses: Case, tmp_path: Path) -> None:
    done = ran([doses], live(canned(), GUIDED, read=(), write=tmp_path))
    again = Run.from_json(json.loads(json.dumps(done.as_json())))
    assert again.scores() == done.scores()
