"""Two small cases of the tests' own."""

from __future__ import annotations

from pathlib import Path

import pytest

from evals import baseline
from evals.baseline import Baseline
from evals.case import Case
from evals.files import read_case
from tests.evals.fakes import a_run, many

ARTICLE = (
    "A ministra da Saúde, Ana Prado, disse na terça-feira (3) que mais de 400.000 doses chegam em março, "
    "12% a menos que em 2025.\n\n"
    "“Não vamos parar”, afirmou Prado. O Sindicato dos Médicos rejeitou o plano, que custa R$ 2,5 milhões. "
    "A Vitalis não comentou. Entre 30 e 40 postos abrem até o fim de abril; 18 já funcionam.\n\n"
    "As 400 mil doses bastam para um trimestre, segundo a ministra. Ligue 0800 555 0199.\n"
)
GOLDEN = """\
id: doses
language: pt
published: 2026-02-04
tags: [no-comment, range, relative-dates]
actors:
  - {name: Ana Prado, aliases: [Prado, a ministra], kind: person, role: ministra da Saúde, role_keys: [[ministr], [saude]], need: must}
  - {name: O Sindicato dos Médicos, kind: organization, need: must}
  - {name: Vitalis, kind: company, need: may}
numbers:
  - text: mais de 400.000 doses
    value: 400000
    qualifier: more_than
    unit: doses
    measures: doses que chegam em março
    measures_keys: [[dose, vacin]]
    actors: [Ana Prado]
    evidence: ["mais de 400.000 doses chegam em março", "As 400 mil doses bastam para um trimestre"]
    need: must
  - text: 12%
    value: 12
    qualifier: exact
    unit: "%"
    measures: queda em relação a 2025
    measures_keys: [[queda, menos]]
    evidence: ["12% a menos que em 2025"]
    need: must
  - text: R$ 2,5 milhões
    value: 2500000
    qualifier: exact
    unit: BRL
    measures: custo do plano
    measures_keys: [[cust]]
    actors: [O Sindicato dos Médicos]
    evidence: ["o plano, que custa R$ 2,5 milhões"]
    need: must
  - text: Entre 30 e 40 postos
    low: 30
    high: 40
    qualifier: range
    unit: postos
    measures: postos que abrem
    measures_keys: [[abr, inaugur]]
    evidence: ["Entre 30 e 40 postos abrem até o fim de abril"]
    need: must
  - {text: "18", value: 18, qualifier: exact, unit: postos, measures: postos que já funcionam, measures_keys: [[funciona]], evidence: [18 já funcionam], need: may}
dates:
  - {text: na terça-feira (3), start: 2026-02-03, end: 2026-02-03, granularity: day, kind: relative, event: Prado falou, event_keys: [[fal, prado]], evidence: ["na terça-feira (3)"], need: must}
  - {text: em março, start: 2026-03-01, end: 2026-03-31, granularity: month, kind: relative, event: doses chegam, event_keys: [[cheg, entreg]], evidence: [chegam em março], need: must}
  - {text: "2025", start: 2025-01-01, end: 2025-12-31, granularity: year, kind: absolute, event: comparação, evidence: [12% a menos que em 2025], need: may}
  - {text: até o fim de abril, start: null, end: 2026-04-30, granularity: month, kind: relative, event: postos abrem, event_keys: [[abr]], evidence: [abrem até o fim de abril], need: must}
  - {text: um trimestre, start: null, end: null, granularity: quarter, kind: duration, event: as doses bastam, event_keys: [[bast]], evidence: [bastam para um trimestre], need: must}
positions:
  - {holder: Ana Prado, stance: supports, issue: campanha de doses, issue_keys: [[campanha, dose, parar]], evidence: ["“Não vamos parar”, afirmou Prado."], attribution: direct_quote, need: must}
  - {holder: O Sindicato dos Médicos, stance: opposes, issue: o plano, issue_keys: [[plano]], evidence: ["O Sindicato dos Médicos rejeitou o plano"], attribution: reported, need: must}
  - {holder: Vitalis, stance: no_comment, issue: o plano, evidence: [A Vitalis não comentou.], attribution: reported, need: may}
traps: [0800 555 0199]
"""  # noqa: E501

SECOND_ARTICLE = (
    "The council of Dunmore voted on 5 May to close two of its seven libraries. Mayor Eve Lund called it a sad day. "
    "Her brother, Tom Lund, who runs a bookshop, said he would fight it.\n"
)
SECOND = """\
id: libraries
language: en
published: null
tags: [same-surname, no-published]
actors:
  - {name: The council of Dunmore, aliases: [Dunmore], kind: government, need: must}
  - {name: Eve Lund, aliases: [Lund], kind: person, role: Mayor, role_keys: [[mayor]], need: must}
  - {name: Tom Lund, aliases: [Lund], kind: person, role: who runs a bookshop, role_keys: [[bookshop, bookseller]], need: must}
numbers:
  - {text: two, value: 2, qualifier: exact, unit: libraries, measures: libraries that close, measures_keys: [[clos]], evidence: [close two of its seven libraries], need: must}
  - {text: seven libraries, value: 7, qualifier: exact, unit: libraries, measures: all libraries of Dunmore, measures_keys: [[all, whole]], evidence: [close two of its seven libraries], need: must}
dates:
  - {text: on 5 May, start: null, end: null, granularity: day, kind: relative, event: the vote, event_keys: [[vot]], evidence: [voted on 5 May], need: must}
positions:
  - {holder: The council of Dunmore, stance: supports, issue: closing libraries, issue_keys: [[clos]], evidence: [voted on 5 May to close two of its seven libraries], attribution: action, need: must}
  - {holder: Tom Lund, stance: opposes, issue: closing libraries, issue_keys: [[clos]], evidence: ["Her brother, Tom Lund, who runs a bookshop, said he would fight it."], attribution: reported, need: must}
"""  # noqa: E501


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the two cases."""
    cases = tmp_path / "cases"
    cases.mkdir()
    for name, article, golden in (("doses", ARTICLE, GOLDEN), ("libraries", SECOND_ARTICLE, SECOND)):
        (cases / f"{name}.txt").write_text(article, encoding="utf-8")
        (cases / f"{name}.yaml").write_text(golden, encoding="utf-8")
    return cases


@pytest.fixture
def doses(folder: Path) -> Case:
    """A Portuguese case with one of everything."""
    return read_case(folder / "doses.yaml")


@pytest.fixture
def libraries(folder: Path) -> Case:
    """An English case of an unknown day, with two people of one surname."""
    return read_case(folder / "libraries.yaml")


@pytest.fixture
def cases(doses: Case) -> list[Case]:
    """Enough articles for a comparison."""
    return many(doses)


@pytest.fixture
def good(cases: list[Case]) -> Baseline:
    """The baseline of a run in which everything is right."""
    return baseline.make(a_run(cases), cases)
