"""The evals, measured: planted errors are caught in the right field, harmless rewrites cost nothing."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Sequence

import pytest

from evals import meta
from evals.blind_spots import blind_spots
from evals.case import Case
from evals.files import CASES, load_cases
from evals.ideal import ideal
from evals.inject import ERRORS, HARMLESS, Bed, planted
from evals.run import live, run
from evals.score import Judge
from pipeline.core.summary import Summary
from pipeline.llm.prompts import load_prompt
from tests.evals.fakes import canned


def made_by_the_pipeline(cases: Sequence[Case]) -> list[tuple[Case, Summary]]:
    """What the pipeline makes of the articles with a model that always says the same: far from perfect summaries."""

    model = canned()
    done = asyncio.run(run(cases, live(model, load_prompt(None, strategy="guided"), read=())))
    by_id = {case.id: case for case in cases}
    return [(by_id[r.case], r.summary) for r in done.results if r.summary is not None]


def test_there_are_enough_operators() -> None:
    assert len(ERRORS) >= 16
    assert len(HARMLESS) >= 10
    assert all(operator.__doc__ for operator in (*ERRORS.values(), *HARMLESS.values()))


def test_every_planted_error_changes_the_summary(doses: Case) -> None:
    bed = Bed(Judge(doses), ideal(doses), random.Random(1))
    assert all(p.summary != bed.summary for p in planted(bed, ERRORS, 50))


def test_the_same_seed_plants_the_same(doses: Case) -> None:
    first, second = (Bed(Judge(doses), ideal(doses), random.Random(5)) for _ in range(2))
    assert [p.where for p in planted(first, ERRORS, 3)] == [p.where for p in planted(second, ERRORS, 3)]


def test_in_a_small_case_everything_is_caught_and_nothing_is_cried(doses: Case, libraries: Case) -> None:
    found = meta.measure([doses, libraries], per_case=50)
    assert found.caught.share == 1, found.caught.examples
    assert found.alarms.share == 0, found.alarms.examples


def test_a_tally_tells_what_it_missed(doses: Case) -> None:
    """A rewrite that is called an error is not caught, and named."""
    tally = {name: meta.Tally(name) for name in HARMLESS}
    bed = Bed(Judge(doses), ideal(doses), random.Random(1))
    meta._plant(bed, HARMLESS, 5, tally, harmful=True)
    assert tally["order_shuffled"].seen == 0
    assert tally["order_shuffled"].examples[0].startswith("doses: order_shuffled")


@pytest.mark.slow
def test_of_five_thousand_planted_errors_at_most_one_in_two_hundred_is_missed() -> None:
    if not any(CASES.glob("*.yaml")):
        pytest.skip("no case is there yet")
    cases = load_cases()
    found = meta.measure(cases, made_by_the_pipeline(cases), per_case=3)
    assert found.caught.planted >= 5000
    assert found.caught.share >= 0.995, "\n".join(found.caught.examples)
    assert found.alarms.planted >= 1000
    assert found.alarms.share <= 0.005, "\n".join(found.alarms.examples)
    seldom = [t for t in found.errors.values() if t.planted < 10]
    assert not seldom, f"operators that hardly find a place: {[t.operator for t in seldom]}"


def test_the_figures_are_told_an_operator_a_line(doses: Case) -> None:
    told = list(meta.lines(meta.measure([doses], per_case=2), examples=True))
    assert any(line.startswith("digit_changed") and "100.00%" in line for line in told)
    assert any(line.startswith("all rewrites") for line in told)


def test_swaps_that_the_keys_can_not_tell_are_counted_and_not_planted(doses: Case) -> None:
    numbers = doses.golden.numbers
    keys = {"measures_keys": (("dose",),)}
    texts = ("doses bought", "doses given", "Doses  given", "centres")
    changed = [n.model_copy(update={"measures": t, **keys}) for n, t in zip(numbers, texts, strict=False)]
    changed[3] = changed[3].model_copy(update={"measures_keys": (("centre",),)})
    case = Case(golden=doses.golden.model_copy(update={"numbers": tuple(changed)}), text=doses.text)
    measures = next(blind_spots([case]))
    assert (measures.what, measures.pairs, measures.same, measures.unseen, measures.alike) == ("measures", 6, 1, 2, 2)
    assert measures.share == pytest.approx(2 / 5)
    bed = Bed(Judge(case), ideal(case), random.Random(1))
    swapped = [p.where for p in planted(bed, {"measures_swapped": ERRORS["measures_swapped"]}, 50)]
    assert len(swapped) == 3


def test_without_keyed_texts_nothing_is_blind(doses: Case) -> None:
    empty = Case(golden=doses.golden.model_copy(update={"numbers": ()}), text=doses.text)
    assert next(blind_spots([empty])).share == 0
