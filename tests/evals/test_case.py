"""Golden cases: what is accepted, what is refused, and that a refusal names the file and the line."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
import yaml

from evals.case import apart, schema
from evals.check import check_folder
from evals.files import HOME, load_cases
from evals.yamlfile import CaseError, read

ARTICLE = (
    "A ministra Ana Prado disse na terça-feira (3) que 400 mil doses chegam em março.\n\n"
    "“Não vamos parar”, afirmou Prado. O sindicato não comentou.\n"
)
GOLDEN = """\
id: doses
language: pt
published: 2026-02-04
tags: [no-comment]
actors:
  - name: Ana Prado
    aliases: [Prado]
    kind: person
    role: ministra
    role_keys: [[ministr]]
    need: must
  - {name: O sindicato, kind: group, need: may}
numbers:
  - text: 400 mil doses
    value: 400000
    qualifier: exact
    unit: doses
    measures: doses que chegam em março
    measures_keys: [[dose, vacin]]
    actors: [Ana Prado]
    evidence: ["Ana Prado disse na terça-feira (3) que 400 mil doses chegam em março."]
    need: must
dates:
  - text: terça-feira (3)
    start: 2026-02-03
    end: 2026-02-03
    granularity: day
    kind: relative
    event: Prado falou
    evidence: ["na terça-feira (3)"]
    need: must
positions:
  - {holder: O sindicato, stance: no_comment, issue: doses, evidence: ["O sindicato não comentou."], attribution: reported, need: must}
traps: []
"""  # noqa: E501


def write(folder: Path, golden: str, article: str = ARTICLE, name: str = "doses") -> Path:
    (folder / f"{name}.txt").write_text(article, encoding="utf-8")
    (folder / f"{name}.yaml").write_text(golden, encoding="utf-8")
    return folder


def test_a_sound_case_passes_and_keeps_its_offsets(tmp_path: Path) -> None:
    found = check_folder(write(tmp_path, GOLDEN, ARTICLE.replace("\n", "\r\n")))
    assert found.errors == []
    assert "\r\n" in found.cases[0].text


@pytest.mark.parametrize(
    ("old", "new", "line", "says"),
    [
        pytest.param("name: Ana Prado", "name: Ana Parda", 6, "word for word", id="name not verbatim"),
        pytest.param("(3) que 400", "(3)  que 400", 21, "word for word", id="evidence not verbatim"),
        pytest.param("value: 400000", "value: 4OO", 15, "valid decimal", id="no decimal"),
        pytest.param("value: 400000", "value: 400000\n    low: 3", 14, "stand together", id="low without high"),
        pytest.param("value: 400000", "value: NaN", 15, "finite", id="not finite"),
        pytest.param("qualifier: exact", "qualifier: vague", 14, "vague means no value", id="vague with a value"),
        pytest.param("unit: doses", "unit: pizzas", 17, "neither ISO 4217", id="unit from nowhere"),
        pytest.param("[dose, vacin]", "[Dose]", 19, "is folded", id="key not folded"),
        pytest.param("[dose, vacin]", "[vacin]", 19, "no word that begins", id="key not in the golden text"),
        pytest.param("actors: [Ana Prado]", "actors: [Rui]", 20, "no actor of this case", id="whose number"),
        pytest.param("holder: O sindicato", "holder: Rui", 33, "name of no actor", id="holder is no actor"),
        pytest.param("traps: []", "trap: []", 34, "Extra inputs", id="unknown key"),
        pytest.param("traps: []", "traps: [H200]", 34, "word for word", id="trap not in the text"),
        pytest.param("traps: []", "id: other", 34, "stands twice", id="key twice"),
        pytest.param("traps: []", "traps: !!python/name:os.system []", 34, "tags are not allowed", id="tag"),
        pytest.param("traps: []", "traps: &a [x]", 34, "anchors and aliases", id="anchor"),
        pytest.param("traps: []", "traps: [[[[[[[[[[]]]]]]]]]]", 34, "nested", id="deep"),
        pytest.param("traps: []", "traps: [", 35, "did not find", id="no yaml"),
        pytest.param("traps: []", "--- {}", 34, "second document", id="two documents"),
        pytest.param("[no-comment]", "[spicy]", 4, "unknown tag", id="unknown tag"),
        pytest.param("id: doses", "id: doces", 1, "the file is called", id="id is not the file's"),
        pytest.param("2026-02-04", "2026-02-30", 3, "published", id="no such day"),
        pytest.param("start: 2026-02-03", "start: 2026-02-05", 24, "start is after end", id="start after end"),
        pytest.param("kind: relative", "kind: recurring", 24, "has no start", id="recurring with a day"),
        pytest.param("aliases: [Prado]", "aliases: [Prado, Prado]", 7, "same alias twice", id="alias twice"),
        pytest.param("name: O sindicato", "name: Ana Prado", 12, "stands twice", id="actor twice"),
    ],
)
def test_a_broken_case_is_refused_with_file_and_line(tmp_path: Path, old: str, new: str, line: int, says: str) -> None:
    assert old in GOLDEN
    errors = check_folder(write(tmp_path, GOLDEN.replace(old, new, 1))).errors
    assert any(e.startswith(f"doses.yaml:{line}:") and says in e for e in errors), errors


def test_an_alias_bomb_is_refused_at_its_first_anchor() -> None:
    bomb = 'a: &a ["x","x"]\n' + "".join(
        f"{c}: &{c} [*{p},*{p},*{p}]\n" for p, c in zip("abcdefg", "bcdefgh", strict=True)
    )
    with pytest.raises(CaseError, match=r"bomb\.yaml:1: anchors"):
        read(bomb, "bomb.yaml")


def test_scalars_stay_what_they_say() -> None:
    value = read("a: NO\nb: 012\nc: 12:30:45\nd: null\ne: 'null'\nf: 1e999\n", "x.yaml").value
    assert value == {"a": "NO", "b": "012", "c": "12:30:45", "d": None, "e": "null", "f": "1e999"}


def test_two_files_of_one_id_and_a_lonely_article_are_told(tmp_path: Path) -> None:
    write(tmp_path, GOLDEN)
    (tmp_path / "alone.txt").write_text("x", encoding="utf-8")
    assert check_folder(tmp_path).errors == ["alone.txt:1: no alone.yaml beside it"]
    (tmp_path / "Doses.yaml").write_text(GOLDEN, encoding="utf-8")
    with pytest.raises(CaseError, match="again"):
        check_folder(tmp_path)


def test_only_keeps_cases_by_tag_language_or_id(tmp_path: Path) -> None:
    write(tmp_path, GOLDEN)
    assert [c.id for c in load_cases(tmp_path, ["pt"])] == ["doses"]
    with pytest.raises(CaseError, match="no case has any of"):
        load_cases(tmp_path, ["de"])


def test_a_third_of_all_ids_is_kept_apart() -> None:
    share = sum(apart(f"case-{i}") for i in range(3000)) / 3000
    assert 0.30 < share < 0.37


def test_the_schema_file_for_editors_is_up_to_date_and_accepts_a_case() -> None:
    written = json.loads((HOME / "case.schema.json").read_text(encoding="utf-8"))
    assert written == schema(), "run: python -m evals schema"
    golden = yaml.safe_load(GOLDEN)
    golden["published"] = str(golden["published"])
    for date in golden["dates"]:
        date["start"] = date["end"] = str(date["start"])
    jsonschema.validate(golden, written)


def test_every_committed_case_is_sound() -> None:
    if not any((HOME / "cases").glob("*.yaml")):
        pytest.skip("no case is there yet")
    assert check_folder().errors == []


def test_golden_words_in_what_cleaning_cuts_are_refused_but_a_trap_may_stand_there(tmp_path: Path) -> None:
    article = ARTICLE + "\n".join(["", "Source link", "Leave a Reply", "Ligue 0800 555"])
    assert check_folder(write(tmp_path, GOLDEN.replace("traps: []", "traps: [0800 555]"), article)).errors == []
    golden = GOLDEN.replace("aliases: [Prado]", "aliases: [Prado, Leave a Reply]")
    errors = check_folder(write(tmp_path, golden, article)).errors
    assert len(errors) == 1
    assert "once it is cleaned" in errors[0]


def test_a_value_that_its_digits_cannot_mean_is_doubted(tmp_path: Path) -> None:
    assert check_folder(write(tmp_path, GOLDEN)).doubts == []
    doubts = check_folder(write(tmp_path, GOLDEN.replace("value: 400000", "value: 500000"))).doubts
    assert doubts == ["doses.yaml:15: numbers.0.value: 500000 can't be read off '400 mil doses'"]
