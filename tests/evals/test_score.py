"""Judging a summary by a case: what pairs, what is right, what is a violation."""

from __future__ import annotations

import random
from decimal import Decimal
from typing import Any

import pytest

from evals import attributes
from evals.attributes import Verdict
from evals.case import Case
from evals.check import check_folder
from evals.ideal import ideal
from evals.result import FIELDS, CaseScore, totals
from evals.score import score
from pipeline.core.article import ActorKind
from pipeline.core.quantity import Granularity, Qualifier
from pipeline.core.summary import Actor, Alias, Evidence, Position, Summary


def changed(summary: Summary, field: str, index: int, **changes: Any) -> Summary:
    facts = list(getattr(summary, field))
    facts[index] = facts[index].model_copy(update=changes)
    return summary.model_copy(update={field: tuple(facts)})


def kinds(made: CaseScore) -> set[str]:
    return {f.attribute for f in made.violations}


def test_the_cases_of_these_tests_are_sound(folder: Any) -> None:
    assert check_folder(folder).errors == []


def test_the_golden_answer_itself_scores_one_everywhere(doses: Case, libraries: Case) -> None:
    for case in (doses, libraries):
        made = score(case, ideal(case))
        assert made.findings == ()
        assert all(made.fields[f].f1() == made.fields[f].f1(strict=True) == 1 for f in FIELDS)
        assert all(right == judged for right, judged in made.attributes.values())


def test_an_empty_summary_misses_every_must_item_and_violates_nothing(doses: Case) -> None:
    empty = ideal(doses).model_copy(update=dict.fromkeys(FIELDS, ()))
    made = score(doses, empty)
    assert made.total().f1() == 0
    assert made.violations == ()
    assert {f: made.fields[f].missed for f in FIELDS} == {"actors": 2, "numbers": 4, "dates": 4, "positions": 2}


def test_nothing_wanted_and_nothing_said_is_one(doses: Case) -> None:
    golden = doses.golden.model_copy(update=dict.fromkeys(FIELDS, ()))
    case = Case(golden=golden, text=doses.text)
    assert score(case, ideal(case)).total().f1(strict=True) == 1


@pytest.mark.parametrize(
    ("changes", "violation", "strict"),
    [
        pytest.param({"value": Decimal(400)}, {"value"}, 3, id="a wrong value"),
        pytest.param({"value": Decimal("4E+5")}, set(), 4, id="the same value written otherwise"),
        pytest.param({"value": None, "unread": True}, set(), 3, id="unread: nothing said, nothing violated"),
        pytest.param({"value": None, "low": Decimal(400000), "high": Decimal(400000)}, set(), 4, id="a range of one"),
        pytest.param({"unit": "%"}, {"unit"}, 3, id="per cent for a noun"),
        pytest.param({"unit": "postos"}, {"unit"}, 3, id="another noun"),
        pytest.param({"unit": "doses de vacina"}, set(), 4, id="the noun with a word more"),
        pytest.param({"unit": None}, set(), 3, id="a unit left out beside the figure"),
        pytest.param({"qualifier": Qualifier.EXACT}, set(), 3, id="a lost qualifier"),
        pytest.param({"measures": "pessoas feridas"}, set(), 4, id="measures are no key attribute"),
        pytest.param({"text": "mais de 400 mil doses"}, set(), 4, id="words with another thousands mark"),
        pytest.param({"text": "mais de 500.000 doses"}, {"text"}, 4, id="words with another digit"),
    ],
)
def test_a_number_is_judged_by_value_unit_and_qualifier(
    doses: Case, changes: dict[str, Any], violation: set[str], strict: int
) -> None:
    made = score(doses, changed(ideal(doses), "numbers", 0, **changes))
    assert kinds(made) == violation
    assert made.fields["numbers"].strict == strict
    assert made.fields["numbers"].pairs == 4


@pytest.mark.parametrize(
    ("index", "changes", "violation", "strict"),
    [
        pytest.param(0, {"start": "2026-02-04", "end": "2026-02-04"}, {"day"}, 3, id="a day off"),
        pytest.param(0, {"end": None}, set(), 4, id="an edge left open"),
        pytest.param(0, {"start": None, "end": None}, set(), 3, id="unresolved"),
        pytest.param(0, {"start": "2026-02-03T09:00", "end": "2026-02-03T09:00"}, set(), 4, id="the minute given too"),
        pytest.param(0, {"start": "2026-02-03", "end": "2026-02-02"}, {"day"}, 3, id="ends before it starts"),
        pytest.param(3, {"start": "2026-02-04"}, set(), 4, id="the open edge given"),
        pytest.param(3, {"start": "2026-04-21"}, set(), 4, id="from the last third on"),
        pytest.param(3, {"end": "2026-04-15"}, {"day"}, 3, id="a wrong end"),
        pytest.param(4, {"start": "2026-02-04", "end": "2026-05-04"}, set(), 3, id="days for a duration"),
        pytest.param(1, {"granularity": Granularity.DAY}, set(), 4, id="granularity is no key attribute"),
    ],
)
def test_a_date_is_judged_by_its_days_with_the_latitude_of_a_careful_reader(
    doses: Case, index: int, changes: dict[str, Any], violation: set[str], strict: int
) -> None:
    made = score(doses, changed(ideal(doses), "dates", index, **changes))
    assert kinds(made) == violation
    assert made.fields["dates"].strict == strict


@pytest.mark.parametrize(
    ("gold", "said", "right"),
    [
        pytest.param("chips", "chips de IA", True, id="a word more"),
        pytest.param("pessoas", "milhares de pessoas", True, id="in heaps"),
        pytest.param("garrafas de água", "garrafas", True, id="a word less"),
        pytest.param("kg", "quilos de arroz", True, id="a measure in words"),
        pytest.param("km/h", "km/h no radar", True, id="a measure with a slash and more words"),
        pytest.param("km/h", "km", False, id="a speed is no way"),
        pytest.param("litros de leite", "vagas de emprego", False, id="the linking word alone is shared"),
        pytest.param("postos de trabalho", "horas de trabalho", False, id="other things of the same"),
        pytest.param("kg de arroz", "toneladas de arroz", False, id="kilos for tonnes"),
        pytest.param("Tonnen Reis", "Kilo Reis", False, id="kilos for tonnes without a linking word"),
    ],
)
def test_a_counted_noun_is_the_same_by_what_it_counts(doses: Case, gold: str, said: str, right: bool) -> None:
    number = doses.golden.numbers[0].model_copy(update={"unit": gold})
    fact = ideal(doses).numbers[0].model_copy(update={"unit": said})
    assert (attributes.unit(number, fact) is Verdict.RIGHT) is right


@pytest.mark.parametrize(
    ("start", "end", "right"),
    [
        pytest.param("2026-09-21", "2026-09-30", True, id="the last third"),
        pytest.param("2026-09-01", "2026-09-30", True, id="the whole month"),
        pytest.param("2026-09-24", "2026-09-30", True, id="the last week"),
        pytest.param("2026-09-16", "2026-09-30", True, id="the second half"),
        pytest.param("2026-09-01", "2026-09-22", False, id="the first three weeks, whose last days touch it"),
        pytest.param("2026-09-11", "2026-09-20", False, id="the middle"),
        pytest.param("2026-08-31", "2026-09-30", False, id="from another month on"),
    ],
)
def test_the_end_of_a_month_is_what_a_careful_reader_may_take_it_for(
    doses: Case, start: str, end: str, right: bool
) -> None:
    gold = doses.golden.dates[1].model_copy(update={"start": "2026-09-21", "end": "2026-09-30"})
    fact = ideal(doses).dates[1].model_copy(update={"start": start, "end": end})
    assert (set(attributes.days(gold, fact)) == {Verdict.RIGHT}) is right


def test_a_day_where_publication_is_unknown_is_a_guess(libraries: Case) -> None:
    made = score(libraries, changed(ideal(libraries), "dates", 0, start="2026-05-05", end="2026-05-05"))
    assert kinds(made) == {"guess"}


def test_a_summary_that_says_a_number_again_where_the_article_does_is_neither_rewarded_nor_punished(
    doses: Case,
) -> None:
    summary = ideal(doses)
    first = summary.numbers[0]
    at = doses.text.index("400 mil doses")
    words = "400 mil doses"
    again = first.model_copy(
        update={
            "id": "n9",
            "text": words,
            "span": first.span.model_copy(update={"start": at, "end": at + len(words)}),
            "evidence": (Evidence(start=at, end=at + len(words), text=words, sentence="s9"),),
        }
    )
    made = score(doses, summary.model_copy(update={"numbers": (*summary.numbers, again)}))
    assert made.fields["numbers"].f1(strict=True) == 1
    wrong = again.model_copy(update={"value": Decimal(4)})
    made = score(doses, summary.model_copy(update={"numbers": (*summary.numbers, wrong)}))
    assert kinds(made) == {"value"}


def test_may_items_are_neutral_and_anything_else_is_extra(doses: Case) -> None:
    summary = ideal(doses)
    without = summary.model_copy(update={"numbers": summary.numbers[:4], "actors": summary.actors[:2]})
    without = without.model_copy(update={"positions": without.positions[:2]})
    assert score(doses, without).total().f1(strict=True) == 1
    at = doses.text.index("0800")
    phone = summary.numbers[4].model_copy(
        update={
            "text": "0800",
            "span": summary.numbers[4].span.model_copy(update={"start": at, "end": at + 4}),
            "evidence": (Evidence(start=at, end=at + 4, text="0800", sentence="s9"),),
        }
    )
    made = score(doses, summary.model_copy(update={"numbers": (*summary.numbers, phone)}))
    assert made.fields["numbers"].extra == 1


def test_two_of_one_surname_are_told_apart_by_their_full_names(libraries: Case) -> None:
    summary = ideal(libraries)
    made = score(libraries, summary.model_copy(update={"actors": tuple(reversed(summary.actors))}))
    assert made.findings == ()
    eve, tom = summary.actors[1], summary.actors[2]
    swapped = changed(changed(summary, "actors", 1, name=tom.name), "actors", 2, name=eve.name)
    assert score(libraries, swapped).total().f1(strict=True) < 1


@pytest.mark.parametrize(
    ("changes", "violation"),
    [
        pytest.param({"name": "Ana Prada"}, {"name"}, id="a name that nobody bears"),
        pytest.param({"aliases": (Alias(text="Vitalis"),)}, {"alias"}, id="another actor's name"),
        pytest.param({"name": "prado", "aliases": (Alias(text="ANA PRADO"),)}, set(), id="another case and order"),
        pytest.param({"name": "a Ana Prado"}, set(), id="with an article before it"),
        pytest.param({"role": "ministra desde 1999"}, {"figure"}, id="a figure that the article lacks"),
        pytest.param({"role": "ministra em 2025"}, set(), id="a figure that it has"),
    ],
)
def test_names_are_held_to_the_article(doses: Case, changes: dict[str, Any], violation: set[str]) -> None:
    assert kinds(score(doses, changed(ideal(doses), "actors", 0, **changes))) == violation


def test_an_actor_told_twice_is_extra(doses: Case) -> None:
    summary = ideal(doses)
    twin = summary.actors[0].model_copy(update={"id": "x", "name": "Prado", "aliases": ()})
    made = score(doses, summary.model_copy(update={"actors": (*summary.actors, twin)}))
    assert made.fields["actors"].extra == 1


def test_a_position_pairs_by_holder_and_evidence_and_is_strict_on_its_stance(doses: Case) -> None:
    summary = ideal(doses)
    flipped = score(doses, changed(summary, "positions", 1, stance="supports"))
    assert (flipped.fields["positions"].pairs, flipped.fields["positions"].strict) == (2, 1)
    swapped = score(doses, changed(summary, "positions", 1, holder=summary.actors[0].id))
    assert (swapped.fields["positions"].missed, swapped.fields["positions"].extra) == (1, 1)


def test_a_quote_with_a_lost_word_is_a_violation(doses: Case) -> None:
    summary = ideal(doses)
    quote = summary.positions[0].quote
    assert quote is not None
    assert quote.text == "Não vamos parar"
    cut = changed(summary, "positions", 0, quote=quote.model_copy(update={"text": "vamos"}))
    assert kinds(score(doses, cut)) == set()
    lost = changed(summary, "positions", 0, quote=quote.model_copy(update={"text": "Não parar"}))
    assert kinds(score(doses, lost)) == {"quote"}
    half = changed(summary, "positions", 0, quote=quote.model_copy(update={"text": "ão vamos parar"}))
    assert kinds(score(doses, half)) == {"quote"}


def test_evidence_has_to_stand_where_it_says_and_to_hold_the_fact(doses: Case) -> None:
    summary = ideal(doses)
    elsewhere = summary.numbers[1].evidence
    assert kinds(score(doses, changed(summary, "numbers", 0, evidence=elsewhere))) == {"evidence"}
    moved = tuple(e.model_copy(update={"start": e.start + 1, "end": e.end + 1}) for e in summary.numbers[0].evidence)
    assert kinds(score(doses, changed(summary, "numbers", 0, evidence=moved))) == {"evidence"}


def test_a_summary_without_its_text_is_judged_by_its_words(doses: Case) -> None:
    summary = ideal(doses)
    bare = summary.model_copy(update={"article": summary.article.model_copy(update={"text": None})})
    assert score(doses, bare).findings == ()


def test_the_order_of_the_facts_never_matters(doses: Case) -> None:
    rng = random.Random(3)
    whole = ideal(doses)
    first = score(doses, whole)
    for _ in range(20):
        shuffled = {f: tuple(rng.sample(getattr(whole, f), len(getattr(whole, f)))) for f in FIELDS}
        again = score(doses, whole.model_copy(update=shuffled))
        assert (again.fields, again.attributes) == (first.fields, first.attributes)


def test_a_score_survives_json(doses: Case) -> None:
    made = score(doses, changed(ideal(doses), "numbers", 0, value=Decimal(1)))
    assert CaseScore.from_json(made.as_json()) == made


def test_totals_are_micro_averages(doses: Case, libraries: Case) -> None:
    one = score(doses, changed(ideal(doses), "numbers", 0, value=Decimal(1)))
    two = score(libraries, ideal(libraries))
    summed = totals([one, two])
    assert summed.fields["numbers"].f1(strict=True) == pytest.approx(5 / 6)
    assert summed.accuracy("numbers.value") == pytest.approx(6 / 7)
    assert summed.violations == {"value": 1}


def test_facts_without_a_golden_item_are_named_in_the_findings(doses: Case) -> None:
    summary = ideal(doses)
    shown = summary.actors[0].evidence
    stranger = Actor(id="x", name="Doses", kind=ActorKind.GROUP, mentions=shown, evidence=shown)
    stance = Position(
        id="x", holder="x", stance="opposes", issue="x", attribution="reported", evidence=summary.numbers[3].evidence
    )
    facts = {"actors": (*summary.actors, stranger), "positions": (*summary.positions, stance)}
    made = score(doses, summary.model_copy(update=facts))
    assert {(f.field, f.what, f.item) for f in made.findings if f.what == "extra"} == {
        ("actors", "extra", "Doses"),
        ("positions", "extra", "Doses: x"),
    }
