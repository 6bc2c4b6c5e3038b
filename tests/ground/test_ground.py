"""A true answer comes through whole; a lie never does, and is listed with its reason."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from pipeline.core.article import Article
from pipeline.core.draft import (
    Draft,
    DraftActor,
    DraftDate,
    DraftMissed,
    DraftNumber,
    DraftPosition,
    Missed,
    empty_draft,
)
from pipeline.core.grounded import Grounded
from pipeline.core.quantity import Qualifier
from pipeline.core.span import proves
from pipeline.core.summary import Evidence
from pipeline.ground.ground import ground
from pipeline.ground.locate import Places
from pipeline.ground.reask import complaints

Lie = Callable[[Draft, Any], Draft]


def _evidence(grounded: Grounded) -> list[Evidence]:
    facts = (*grounded.actors, *grounded.numbers, *grounded.dates, *grounded.positions)
    return [e for fact in facts for e in fact.evidence]


def test_a_true_answer_comes_through_whole(truth: Draft, article: Article) -> None:
    grounded = ground(truth, article)
    assert grounded.dropped == ()
    assert [a.name for a in grounded.actors] == ["Helena Sardoal", "Navegar Logística", "Otávio Brandt"]
    assert len(grounded.numbers) == 3
    assert len(grounded.dates) == 2
    assert len(grounded.positions) == 2


def test_values_are_read_by_code(truth: Draft, article: Article) -> None:
    first, money, share = ground(truth, article).numbers
    assert (first.value, first.qualifier) == (Decimal(1200), Qualifier.MORE_THAN)
    assert (money.value, money.unit) == (Decimal(3_400_000_000), "BRL")
    assert (share.value, share.unit) == (Decimal(15), "%")


def test_days_are_read_by_code(truth: Draft, article: Article) -> None:
    day, year = ground(truth, article).dates
    assert (day.start, day.end) == ("2026-03-10", "2026-03-10")
    assert (year.start, year.end) == ("2024-01-01", "2024-12-31")


def test_all_evidence_stands_in_the_article(truth: Draft, article: Article) -> None:
    assert all(proves(article.text, e.span, e.text) for e in _evidence(ground(truth, article)))


def test_the_order_of_an_answer_does_not_matter(truth: Draft, article: Article) -> None:
    turned = truth.model_copy(
        update={f: list(reversed(getattr(truth, f))) for f in ("actors", "numbers", "dates", "positions")}
    )
    assert ground(turned, article) == ground(truth, article)


def test_two_drafts_of_one_article_share_its_places(truth: Draft, article: Article) -> None:
    """What was looked up for a re-ask serves the next answer, and changes nothing in it."""
    places = Places(article)
    assert ground(empty_draft(), article, places) == ground(empty_draft(), article)
    assert ground(truth, article, places) == ground(truth, article, places) == ground(truth, article)


def test_a_place_that_is_told_twice_is_one_fact(truth: Draft, article: Article, at: Any) -> None:
    """By its handle and as missed: what was pointed at first stays."""
    said = Missed(sentence=at.sentence("1.200"), text="1.200 trabalhadores", about="outra coisa")
    again = truth.model_copy(update={"missed": DraftMissed(numbers=[said, said], dates=[])})
    assert ground(again, article).numbers == ground(truth, article).numbers
    alone = truth.model_copy(update={"numbers": [], "missed": DraftMissed(numbers=[said, said], dates=[])})
    assert [n.text for n in ground(alone, article).numbers] == ["mais de 1.200 trabalhadores"]


def _with(field: str, item: object) -> Lie:
    return lambda draft, at: draft.model_copy(update={field: [*getattr(draft, field), item]})


def _person(name: str, **more: object) -> DraftActor:
    told = {"name": name, "aliases": [], "kind": "person", "role": None, "sentences": ["s2"], **more}
    return DraftActor.model_validate(told)


def _change(field: str, index: int, **more: object) -> Lie:
    def lie(draft: Draft, at: Any) -> Draft:
        items = list(getattr(draft, field))
        items[index] = items[index].model_copy(update=more)
        return draft.model_copy(update={field: items})

    return lie


def _missed(kind: str, sentence: str, text: str) -> Lie:
    def lie(draft: Draft, at: Any) -> Draft:
        said = Missed(sentence=at.sentence(sentence), text=text, about=None)
        return draft.model_copy(update={"missed": draft.missed.model_copy(update={kind: [said]})})

    return lie


def _swapped_holder(draft: Draft, at: Any) -> Draft:
    sentence = at.sentence("O sindicato")
    said = draft.positions[1].model_copy(update={"holder": "Helena Sardoal", "quote": None, "sentences": [sentence]})
    return draft.model_copy(update={"positions": [said]})


def _anothers_quote(draft: Draft, at: Any) -> Draft:
    said = draft.positions[1].model_copy(update={"holder": "Helena Sardoal", "quote": at.quote("erro caro")})
    return draft.model_copy(update={"positions": [said]})


LIES: list[tuple[str, Lie, str, str]] = [
    ("invented name", _with("actors", _person("Ricardo Salvaterra")), "not_in_article", "Salvaterra"),
    ("half a name", _with("actors", _person("Sard")), "not_in_article", "Sard"),
    ("another's name as alias", _change("actors", 0, aliases=["Brandt"]), "another_name", "Brandt"),
    ("invented alias", _change("actors", 0, aliases=["Helena S."]), "not_in_article", "Helena S."),
    ("invented role", _change("actors", 0, role="ministra da Defesa"), "not_held", "ministra da Defesa"),
    (
        "number that has no handle",
        _with("numbers", DraftNumber(number="n99", measures=None, actors=[])),
        "no_such_handle",
        "n99",
    ),
    (
        "date that has no handle",
        _with("dates", DraftDate(date="d99", event=None)),
        "no_such_handle",
        "d99",
    ),
    ("a number's handle as a date", _with("dates", DraftDate(date="n1", event=None)), "no_such_handle", "n1"),
    ("figure in the measures", _change("numbers", 0, measures="1.300 trabalhadores"), "not_held", "1.300"),
    (
        "spelled figure in the measures",
        _change("numbers", 0, measures="dois mil trabalhadores"),
        "not_held",
        "dois mil",
    ),
    ("name in the measures", _change("numbers", 0, measures="trabalhadores da Petrobras"), "not_held", "Petrobras"),
    ("date in the event", _change("dates", 0, event="anúncio de 5 de maio de 2023"), "not_held", "2023"),
    ("owner who isn't there", _change("numbers", 0, actors=["Otávio Brandt"]), "not_in_evidence", "Otávio Brandt"),
    ("changed digit copied", _missed("numbers", "R$ 3,4", "R$ 3,5 bilhões"), "not_in_sentence", "3,5"),
    ("part of a name as a number", _missed("numbers", "H200", "H200"), "not_a_number", "H200"),
    ("date that isn't there", _missed("dates", "sindicato", "12 de abril"), "not_in_sentence", "12 de abril"),
    ("words that are no date", _missed("dates", "sindicato", "O sindicato"), "not_a_date", "O sindicato"),
    ("swapped holder", _swapped_holder, "holder_not_in_evidence", "Helena Sardoal"),
    ("another's quote", _anothers_quote, "another_speaker", "Helena Sardoal"),
    ("holder who is no actor", _change("positions", 0, holder="sindicato"), "holder_not_an_actor", "sindicato"),
    ("holder out of nowhere", _change("positions", 0, holder="Lula"), "not_in_article", "Lula"),
    ("quote that has no handle", _change("positions", 0, quote="q9"), "no_such_handle", "q9"),
    ("sentence that has no handle", _change("positions", 1, sentences=["s9999", "s6"]), "no_such_handle", "s9999"),
    (
        "lost negation",
        _change("positions", 0, statement="Vamos vender o porto às pressas"),
        "not_held",
        "Vamos vender",
    ),
    ("name in the issue", _change("positions", 0, issue="venda à Maersk"), "issue_not_held", "venda à Maersk"),
    (
        "figure in the gist",
        lambda d, at: d.model_copy(update={"gist": "Adiamento custa 20% da receita."}),
        "not_held",
        "20%",
    ),
]


@pytest.mark.parametrize(("lie", "reason", "what"), [x[1:] for x in LIES], ids=[x[0] for x in LIES])
def test_a_lie_is_dropped_with_its_reason(
    lie: Lie, reason: str, what: str, truth: Draft, article: Article, at: Any
) -> None:
    grounded = ground(lie(truth, at), article)
    assert any(d.reason == reason and what in d.what for d in grounded.dropped), grounded.dropped
    kept = grounded.model_copy(update={"dropped": ()}).model_dump_json()
    if reason in ("not_in_article", "not_held", "not_in_sentence", "issue_not_held") and what not in article.text:
        assert what not in kept


@pytest.mark.parametrize(("lie", "reason", "what"), [x[1:] for x in LIES], ids=[x[0] for x in LIES])
def test_every_lie_is_explained_to_the_model(
    lie: Lie, reason: str, what: str, truth: Draft, article: Article, at: Any
) -> None:
    said = complaints(ground(lie(truth, at), article).dropped)
    assert any(what in line for line in said)


def test_a_quote_in_the_next_sentence_is_proved_by_the_one_that_names_its_speaker(article: Article, at: Any) -> None:
    draft = empty_draft().model_copy(
        update={
            "actors": [_person("Otávio Brandt", sentences=[at.sentence("Otávio")])],
            "positions": [
                DraftPosition.model_validate(
                    {
                        "holder": "Brandt",
                        "stance": "opposes",
                        "issue": "adiamento",
                        "statement": None,
                        "quote": None,
                        "attribution": "direct_quote",
                        "via": None,
                        "sentences": [at.sentence("erro caro")],
                    }
                )
            ],
        }
    )
    (position,) = ground(draft, article).positions
    assert any("Brandt" in e.text for e in position.evidence)


def test_words_that_the_readers_missed_are_located_and_read(article: Article, at: Any) -> None:
    hidden = article.model_copy(update={"mentions": article.mentions.model_copy(update={"numbers": ()})})
    draft = empty_draft()
    said = [Missed(sentence=at.sentence("receita"), text="15%", about="perda de receita")]
    draft = draft.model_copy(update={"missed": draft.missed.model_copy(update={"numbers": said})})
    (number,) = ground(draft, hidden).numbers
    assert (number.text, number.value, number.unit, number.unread) == ("15%", Decimal(15), "%", False)


def test_an_empty_answer_is_grounded_to_nothing(article: Article) -> None:
    assert ground(empty_draft(), article) == Grounded()
