"""What a gate or a comparison says: to a terminal, a pull request, a browser, a CI."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest

from evals import report
from evals.baseline import Baseline
from evals.case import Case
from evals.gate import Gate
from evals.result import CaseScore
from evals.verdict import judge
from pipeline.core.summary import Summary
from tests.evals.fakes import a_run, fewer_numbers


@pytest.fixture
def failed(cases: list[Case], good: Baseline) -> Gate:
    """A gate that failed, with hostile words in what it found."""
    done = a_run(cases, fewer_numbers)
    first = done.results[0].score
    assert first is not None
    hostile = replace(first.findings[0], item="<script>x</script> | ![i](http://x) \x1b[31m")
    done.results[0].score = CaseScore(first.case, first.fields, first.attributes, (hostile,))
    return Gate(verdicts=[judge(done, good)], runs=[done], failed=["something <b>else</b>"])


def test_all_four_reports_are_written(failed: Gate, tmp_path: Path) -> None:
    names = {p.name for p in report.write(failed, tmp_path / "out")}
    assert names == {"report.md", "report.html", "junit.xml", "results.json"}


def test_nothing_of_an_article_is_live_in_a_report(failed: Gate) -> None:
    assert "<script" not in report.page(failed)
    assert "<script" not in report.markdown(failed)
    assert "![i]" not in report.markdown(failed)
    assert "default-src 'none'" in report.page(failed)


def test_junit_counts_cases_and_the_gate_itself(failed: Gate) -> None:
    root = ElementTree.fromstring(report.junit(failed))
    suite = root.find("testsuite")
    assert suite is not None
    assert (suite.get("tests"), suite.get("failures")) == ("31", "31")
    assert len(root.findall("./testsuite[@name='gate']/testcase/failure")) == 1


def test_the_markdown_names_verdict_fields_and_cases(failed: Gate) -> None:
    told = report.markdown(failed)
    assert told.startswith("# Evals: failed")
    assert "30 cases below their baseline" in told
    assert "| numbers | 100.0 |" in told


def test_two_runs_are_compared_on_the_cases_that_both_have(cases: list[Case]) -> None:
    lines = report.comparison_lines(a_run(cases), a_run(cases[:20], fewer_numbers))
    assert lines[0].endswith("20 cases")
    assert lines[-1] == "worse in numbers"
    assert not any("right" in line for line in report.comparison_lines(a_run(cases), a_run(cases)))
    assert report.comparison_lines(a_run(cases[:1]), a_run(cases[1:])) == ["the two runs have no case in common"]


def test_a_comparison_tells_free_texts_that_no_verdict_heeds(cases: list[Case]) -> None:
    def vague(i: int, summary: Summary) -> Summary:
        return summary.model_copy(
            update={"positions": tuple(p.model_copy(update={"issue": "tudo"}) for p in summary.positions)}
        )

    lines = report.comparison_lines(a_run(cases), a_run(cases, vague))
    assert [line.split() for line in lines if "right" in line] == [
        ["positions.issue", "right", "100.0", "→", "0.0", "-100.0"]
    ]
    assert lines[-1] == "no loss that is more than noise"
