"""The gate's own error rates: equal runs called different, drops seen, from repeats."""

from __future__ import annotations

import numpy as np
import pytest

from evals import error_rates
from evals.case import Case
from evals.error_rates import GOAL, Rate, simulated
from evals.ideal import ideal
from evals.result import FIELDS, CaseScore
from evals.score import score
from pipeline.core.summary import Summary
from tests.evals.fakes import noisy


def test_a_rate_has_the_clopper_pearson_interval() -> None:
    # the textbook's 5 of 20: 8.66 % to 49.10 %
    assert (Rate(5, 20).low, Rate(5, 20).high) == pytest.approx((0.0866, 0.4910), abs=1e-4)
    assert (Rate(0, 10).low, Rate(10, 10).high) == (0.0, 1.0)


def test_equal_runs_are_called_different_in_at_most_seven_per_cent() -> None:
    found = error_rates.alarms(simulated(noisy(3)), trials=2000, draws=1000)
    assert found.lost.trials == 2000
    assert found.lost.high <= GOAL
    assert found.failed == found.lost
    assert found.violated.hits == 0


def test_repeats_that_never_differ_raise_no_alarm_at_all() -> None:
    same = np.repeat(noisy(1), 3, axis=1)
    found = error_rates.alarms(simulated(same), trials=100, draws=200)
    assert [r.hits for r in (found.lost, found.violated, found.failed, found.inconclusive)] == [0, 0, 0, 0]
    assert set(simulated(same).spread().values()) == {0}


def test_the_same_repeats_give_the_same_rates() -> None:
    made = simulated(noisy(3))
    assert error_rates.alarms(made, trials=60, draws=200) == error_rates.alarms(made, trials=60, draws=200)


def test_a_drop_of_ten_points_is_nearly_always_seen() -> None:
    seen = error_rates.power(simulated(noisy(3)), 0.10, trials=40, draws=500)
    assert all(rate.share > 0.9 for rate in seen.values())


def test_a_whole_repeat_that_is_worse_is_noticed_though_equal_pairs_hide_it() -> None:
    """Pairs chosen article by article stay exchangeable; only whole repeats show that one run is another thing."""
    runs = noisy(3)
    runs[:, 2, 1, :2] = np.floor(runs[:, 2, 1, :2] * 0.4)
    found = error_rates.whole_runs(simulated(runs), draws=500)
    assert (found.hits, found.trials) == (2, 6)
    assert error_rates.alarms(simulated(runs), trials=100, draws=200).lost.share <= GOAL


# --- from scores ------------------------------------------------------------------------------------------------------


def renamed(summary: Summary) -> Summary:
    """The summary with an actor that nobody in the article is: a violation."""
    return summary.model_copy(
        update={"actors": (summary.actors[0].model_copy(update={"name": "Zé Ninguém"}), *summary.actors[1:])}
    )


def of(case: Case, spoilt: bool) -> CaseScore:
    whole = ideal(case)
    return score(case, renamed(whole) if spoilt else whole)


def test_a_violation_that_one_repeat_has_and_another_lacks_is_a_false_alarm(doses: Case, libraries: Case) -> None:
    runs = [[of(doses, spoilt), of(libraries, False)] for spoilt in (False, True, False)]
    made = error_rates.repeats(runs)
    assert made.articles == 2
    # from the first to the second a violation is new, from the second to the third it is gone
    assert made.fresh[0].tolist() == [[False, True, False], [False, False, False], [False, True, False]]
    assert not made.fresh[1].any()
    found = error_rates.alarms(made, trials=300, draws=50)
    # of six ordered pairs of repeats of the one article two are from without to with
    assert found.violated.low < 1 / 3 < found.violated.high
    assert found.failed.hits >= max(found.violated.hits, found.lost.hits)


def test_where_repeats_differ_is_counted_in_cases(doses: Case, libraries: Case) -> None:
    lost = score(doses, ideal(doses).model_copy(update={"numbers": ()}))
    made = error_rates.repeats([[of(doses, False), of(libraries, False)], [lost, of(libraries, False)]])
    assert made.spread() == {name: int(name == "numbers") for name in FIELDS}


@pytest.mark.parametrize("shape", ["one repeat", "other cases", "no case"])
def test_what_can_not_be_compared_is_refused(doses: Case, libraries: Case, shape: str) -> None:
    one, two = of(doses, False), of(libraries, False)
    runs = {"one repeat": [[one, two]], "other cases": [[one], [two]], "no case": [[], []]}[shape]
    with pytest.raises(ValueError, match="two repeats of the same cases"):
        error_rates.repeats(runs)
