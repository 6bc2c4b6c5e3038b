"""What a gate or a run found, for a pull request (Markdown), a browser (plain HTML), a CI (JUnit), a program (JSON)."""

from __future__ import annotations

import html
import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from xml.etree import ElementTree

from evals import stats
from evals.gate import Gate
from evals.result import CaseScore, totals
from evals.run import Run
from evals.verdict import CaseVerdict, Outcome, Verdict

SHOWN = 12
"""Cases and findings that a report spells out; results.json has them all."""


def write(made: Gate, folder: Path) -> list[Path]:
    """Write report.md, report.html, junit.xml and results.json into ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    files = {
        "report.md": markdown(made),
        "report.html": page(made),
        "junit.xml": junit(made),
        "results.json": json.dumps({"runs": [r.as_json() for r in made.runs]}, ensure_ascii=False, indent=1) + "\n",
    }
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    return [folder / name for name in files]


def verdict_lines(verdict: Verdict) -> list[str]:
    """A verdict for a terminal: the outcome, what it rests on, field by field."""
    head = f"{verdict.prompt} on {verdict.model}: {verdict.outcome.word} ({verdict.replayed} of {verdict.of} replayed)"
    return [head, *(f"  {reason}" for reason in verdict.reasons[:SHOWN]), *_field_lines(verdict)]


def _field_lines(verdict: Verdict) -> Iterable[str]:
    for d in verdict.differences:
        seen = verdict.detectable.get(d.field)
        least = f"  detects a drop of {100 * seen:.1f}" if seen is not None else ""
        yield (
            f"  {d.field:9} strict F1 {100 * d.before:5.1f} → {100 * d.after:5.1f}"
            f"  {100 * d.change:+5.1f} [{100 * d.low:+.1f}, {100 * d.high:+.1f}]  p {d.adjusted:.3f}{least}"
        )


def _attribute_lines(before: Sequence[CaseScore], after: Sequence[CaseScore]) -> Iterable[str]:
    """The attributes whose accuracy changed: what numbers measure, issues, roles … decide no verdict, but are told."""
    one, two = totals(before), totals(after)
    for name in sorted(one.attributes.keys() | two.attributes.keys()):
        was, now = one.accuracy(name), two.accuracy(name)
        if was != now:
            yield f"  {name:20} right {100 * was:5.1f} → {100 * now:5.1f}  {100 * (now - was):+5.1f}"


def run_lines(run: Run) -> list[str]:
    """A run by itself: F1, attributes, violations."""
    summed = totals(run.scores())
    lines = [f"{run.prompt} on {run.model}: {len(run.scores())} of {len(run.results)} judged"]
    for name, counts in [*summed.fields.items(), ("all", summed.all())]:
        lines.append(
            f"  {name:9} loose F1 {100 * counts.f1():5.1f}"
            f" (P {100 * counts.precision:5.1f} R {100 * counts.recall:5.1f})"
            f"  strict F1 {100 * counts.f1(strict=True):5.1f}"
        )
    rates = [f"{name} {100 * right / judged:.1f}" for name, (right, judged) in sorted(summed.attributes.items())]
    lines.append("  right: " + ", ".join(rates))
    broken = ", ".join(f"{kind} {n}" for kind, n in sorted(summed.violations.items()))
    lines.append(f"  violations: {sum(summed.violations.values())}" + (f" ({broken})" if broken else ""))
    lines += [f"  {r.status} {r.case}: {r.error}" for r in run.results if r.status != "ok"]
    return lines


# --- Markdown ---------------------------------------------------------------------------------------------------------


def _cell(text: str) -> str:
    """Text of an article in a Markdown table: no markup, no new cell, no image."""
    kept = " ".join(text.split())
    for char in "\\`*_{}[]<>|!#":
        kept = kept.replace(char, "\\" + char) if char != "<" else kept.replace(char, "&lt;")
    return kept if len(kept) <= 160 else kept[:159] + "…"


def markdown(made: Gate) -> str:
    """The report for a pull request."""
    lines = [f"# Evals: {_headline(made)}", ""]
    lines += [f"- {_cell(note)}" for note in (*made.notes, *made.failed)]
    for verdict in made.verdicts:
        lines += ["", f"## {verdict.prompt} on {verdict.model}: {verdict.outcome.word}", ""]
        lines += [f"- {_cell(reason)}" for reason in verdict.reasons[:SHOWN]]
        lines += ["", f"{verdict.replayed} of {verdict.of} cases replayed.", ""]
        lines += [
            "| field | before | after | change | 90 % interval | p (Holm) | detects a drop of |",
            "|---|--:|--:|--:|--:|--:|--:|",
        ]
        for d in verdict.differences:
            least = f"{100 * verdict.detectable[d.field]:.1f}" if d.field in verdict.detectable else ""
            lines.append(
                f"| {d.field} | {100 * d.before:.1f} | {100 * d.after:.1f} | {100 * d.change:+.1f} |"
                f" {100 * d.low:+.1f} to {100 * d.high:+.1f} | {d.adjusted:.3f} | {least} |"
            )
        lines += _case_table(verdict.failed_cases)
    return "\n".join(lines) + "\n"


def _case_table(cases: Sequence[CaseVerdict]) -> list[str]:
    if not cases:
        return []
    lines = [
        "",
        f"{len(cases)} cases below their baseline:",
        "",
        "| case | strict F1 | first findings |",
        "|---|--:|---|",
    ]
    for c in cases[:SHOWN]:
        first = "; ".join(_cell(str(f)) for f in (*c.fresh, *c.findings)[:3])
        lines.append(f"| {c.case} | {100 * c.before:.1f} → {100 * c.after:.1f} | {first} |")
    return lines


def _headline(made: Gate) -> str:
    if made.exit_code == 0:
        return "passed" if made.verdicts else "nothing to compare"
    return "inconclusive" if made.exit_code == 6 else "failed"


# --- HTML and JUnit ---------------------------------------------------------------------------------------------------

_PAGE = """<!doctype html>
<html lang="en"><meta charset="utf-8"><title>Evals</title>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<style>body{{font:15px/1.5 system-ui,sans-serif;max-width:70rem;margin:2rem auto;padding:0 1rem}}
table{{border-collapse:collapse}}td,th{{border-bottom:1px solid #ccc;padding:.2rem .7rem;text-align:left}}
.bad{{color:#a00}}summary{{cursor:pointer}}</style>
<h1>Evals: {headline}</h1>{body}</html>
"""


def page(made: Gate) -> str:
    """The report for a browser: one plain page, nothing loaded, nothing live."""
    e = html.escape
    parts = [f"<p>{e(note)}</p>" for note in (*made.notes, *made.failed)]
    for verdict in made.verdicts:
        parts.append(f"<h2>{e(verdict.prompt)} on {e(verdict.model)}: {e(verdict.outcome.word)}</h2>")
        parts += [f"<p class=bad>{e(reason)}</p>" for reason in verdict.reasons]
        rows = "".join(
            f"<tr><td>{e(d.field)}<td>{100 * d.before:.1f}<td>{100 * d.after:.1f}<td>{100 * d.change:+.1f}"
            f"<td>{100 * d.low:+.1f} to {100 * d.high:+.1f}<td>{d.adjusted:.3f}"
            for d in verdict.differences
        )
        parts.append(f"<table><tr><th>field<th>before<th>after<th>change<th>interval<th>p{rows}</table>")
        for c in sorted(verdict.cases, key=lambda c: c.passed):
            mark = "" if c.passed else " class=bad"
            found = "".join(f"<li>{e(str(f))}" for f in c.findings)
            parts.append(
                f"<details><summary{mark}>{e(c.case)}: {100 * c.before:.1f} → {100 * c.after:.1f}</summary>"
                f"<ul>{found}</ul></details>"
            )
    return _PAGE.format(headline=e(_headline(made)), body="".join(parts))


def junit(made: Gate) -> str:
    """The report for a CI: a suite a prompt, a test a case, and the verdict itself as one more."""
    root = ElementTree.Element("testsuites")
    for verdict in made.verdicts:
        bad = verdict.failed_cases
        suite = ElementTree.SubElement(root, "testsuite", name=f"{verdict.prompt} on {verdict.model}")
        suite.set("tests", str(len(verdict.cases) + 1))
        suite.set("failures", str(len(bad) + (not verdict.ok)))
        gate_case = ElementTree.SubElement(suite, "testcase", classname=verdict.prompt, name="gate")
        if not verdict.ok:
            failure = ElementTree.SubElement(gate_case, "failure", message=verdict.outcome.word)
            failure.text = _xml("\n".join(verdict.reasons))
        for c in verdict.cases:
            test = ElementTree.SubElement(suite, "testcase", classname=verdict.prompt, name=c.case)
            if not c.passed:
                told = f"strict F1 {100 * c.before:.1f} to {100 * c.after:.1f}, {len(c.fresh)} new violations"
                failure = ElementTree.SubElement(test, "failure", message=told)
                failure.text = _xml("\n".join(map(str, (*c.fresh, *c.findings))))
    if made.failed:
        suite = ElementTree.SubElement(root, "testsuite", name="gate", tests=str(len(made.failed)))
        for told in made.failed:
            test = ElementTree.SubElement(suite, "testcase", classname="gate", name=told[:80])
            ElementTree.SubElement(test, "failure", message=_xml(told))
    return '<?xml version="1.0" encoding="utf-8"?>\n' + ElementTree.tostring(root, encoding="unicode") + "\n"


def _xml(text: str) -> str:
    """Without the control characters that XML can't hold."""
    return "".join(c for c in text if c in "\n\t" or c >= " ")


def comparison_lines(before: Run, after: Run) -> list[str]:
    """Two runs side by side, on the cases that both judged."""
    first = {s.case: s for s in before.scores()}
    second = {s.case: s for s in after.scores()}
    shared = [case for case in first if case in second]
    if not shared:
        return ["the two runs have no case in common"]
    a, b = stats.counts([first[c] for c in shared]), stats.counts([second[c] for c in shared])
    verdict = Verdict(after.model, after.prompt, Outcome.PASSED, replayed=len(shared), of=len(after.results))
    verdict.differences, verdict.detectable = stats.compare(a, b), stats.detectable(a, b)
    lines = [f"{before.prompt} on {before.model} → {after.prompt} on {after.model}: {len(shared)} cases"]
    lines += _field_lines(verdict)
    lines += _attribute_lines([first[c] for c in shared], [second[c] for c in shared])
    for case in shared:
        known = {v.key for v in first[case].violations}
        lines += [f"  {case}: new violation: {v}" for v in second[case].violations if v.key not in known]
    lost = stats.dropped(verdict.differences)
    lines.append("worse in " + ", ".join(d.field for d in lost) if lost else "no loss that is more than noise")
    return lines


__all__ = ["comparison_lines", "junit", "markdown", "page", "run_lines", "verdict_lines", "write"]
