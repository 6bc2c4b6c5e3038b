"""The command line of the evals: what a command says, and its exit code."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path

import pytest
from click.testing import Result
from typer.testing import CliRunner

from evals.case import Case
from evals.cli import app
from evals.run import live, run
from pipeline.errors import UsageError
from pipeline.llm.prompts import load_prompt
from tests.evals.fakes import canned


def says(*words: str | Path) -> Result:
    """A command's result; errors raised on purpose stay in ``exception``."""
    return CliRunner().invoke(app, [str(w) for w in words])


def test_check_names_file_and_line_of_a_broken_case_and_goes_on(folder: Path) -> None:
    assert says("check", "--cases", folder, "--quiet").exit_code == 0
    broken = (folder / "doses.yaml").read_text(encoding="utf-8").replace("holder: Vitalis", "holder: Vitális")
    (folder / "doses.yaml").write_text(broken, encoding="utf-8")
    result = says("check", "--cases", folder)
    assert result.exit_code == 1
    assert "positions.2.holder: 'Vitális' is the name of no actor of this case" in result.output
    assert "1 cases sound, 1 problems" in result.output


@pytest.mark.parametrize(
    ("words", "says_so"),
    [
        pytest.param(["record", "--all", "--repeat", "3"], "--all records what gate.toml names", id="all and repeat"),
        pytest.param(["record", "--all", "--model", "nobody"], "guards no prompt on nobody", id="all of no guard"),
        pytest.param(["record", "--all", "--prompt", "x"], "--all records what gate.toml names", id="all and a prompt"),
        pytest.param(
            ["gate", "--allow-regression", "why"], "--allow-regression needs --update", id="allowed for nothing"
        ),
        pytest.param(["gate", "--update", "--allow-regression", " "], "and a reason", id="allowed without a reason"),
        pytest.param(["check", "--cases", "nowhere"], "no such folder", id="no folder"),
        pytest.param(["run", "--replay", "--model", "nobody"], "nothing is recorded of nobody", id="an unknown model"),
        pytest.param(["power", "--model", "nobody", "--prompt", "guided/v1"], "nothing is recorded", id="no repeats"),
        pytest.param(["compare", "no.json", "no.json"], "holds no results", id="no results"),
    ],
)
def test_what_can_not_be_done_is_refused_in_a_line(words: list[str], says_so: str) -> None:
    error = says(*words).exception
    assert isinstance(error, UsageError)
    assert says_so in str(error)


def test_two_results_are_compared(doses: Case, libraries: Case, tmp_path: Path) -> None:
    prompt = load_prompt("guided/v1", strategy="guided")
    done = asyncio.run(run([doses, libraries], live(canned(), prompt, read=())))
    path = tmp_path / "results.json"
    path.write_text(json.dumps({"runs": [done.as_json()]}), encoding="utf-8")
    result = says("compare", path, path)
    assert result.exit_code == 0
    assert result.output.splitlines()[0] == "guided/v1 on canned → guided/v1 on canned: 2 cases"
    assert result.output.splitlines()[-1] == "no loss that is more than noise"
