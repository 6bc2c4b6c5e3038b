"""Every format shows the same facts, the same bytes for the same summary, and nothing of an article alive."""

from __future__ import annotations

import json
import re
from decimal import Decimal

import jsonschema
import pytest
from markdown_it import MarkdownIt
from syrupy.assertion import SnapshotAssertion

from pipeline.core.outcome import Failure, Outcome
from pipeline.core.summary import Summary
from pipeline.errors import UsageError
from pipeline.render import words
from pipeline.render.html import fragment
from pipeline.render.json import schema_json, to_json, to_line
from pipeline.render.markdown import to_markdown
from pipeline.render.tables import frame, rows
from pipeline.render.terminal import to_text

ALIVE = re.compile(r"<(script|img|a|iframe|svg|object|link|style|form)\b|<[^>]*\son\w+\s*=", re.IGNORECASE)
CONTROLS = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def test_the_terminal_table_is_as_it_was(summary: Summary, snapshot: SnapshotAssertion) -> None:
    """A table of 100 columns, gist first, every fact with what shows it."""
    assert to_text(summary) == snapshot


def test_markdown_is_as_it_was(summary: Summary, snapshot: SnapshotAssertion) -> None:
    """Tables of facts, positions with their quotes, and what was left out."""
    assert to_markdown(summary) == snapshot


def test_html_is_as_it_was(summary: Summary, snapshot: SnapshotAssertion) -> None:
    """One self-contained fragment."""
    assert fragment(summary) == snapshot


def test_json_is_as_it_was(summary: Summary, snapshot: SnapshotAssertion) -> None:
    """Decimals are plain strings and nothing is escaped that need not be."""
    assert to_json(summary) == snapshot


def test_json_comes_back_as_the_same_summary(summary: Summary) -> None:
    """What is written can be read, value for value."""
    again = Summary.model_validate_json(to_json(summary))
    assert again == summary
    assert again.numbers[1].value == Decimal(4_500_000)
    assert json.loads(to_json(summary))["numbers"][1]["value"] == "4500000"


def test_what_is_written_obeys_the_published_schema(summary: Summary) -> None:
    """``factsheet schema`` describes what ``factsheet summarize`` writes."""
    schema = json.loads(schema_json())
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(json.loads(to_json(summary)), schema)


def test_an_outcome_is_one_line_with_one_of_two(summary: Summary) -> None:
    """A line has a summary or an error, never both and never a null."""
    good = to_line(Outcome(source="a.txt", summary=summary))
    bad = to_line(Outcome(source="b.txt", error=Failure(message="gone", exit_code=3)))
    assert "\n" not in good
    assert set(json.loads(good)) == {"source", "summary"}
    assert json.loads(bad) == {"source": "b.txt", "error": {"message": "gone", "exit_code": 3}}


def test_the_terminal_gets_no_control_sequences(hostile: Summary) -> None:
    """Neither escapes nor text direction marks pass, with colours or without."""
    assert not CONTROLS.search(to_text(hostile).replace("\n", ""))
    colored = re.sub(r"\x1b\[[0-9;]{0,20}m", "", to_text(hostile, color=True))
    assert not CONTROLS.search(colored.replace("\n", ""))


def test_rich_markup_in_an_article_is_shown_as_it_is(hostile: Summary) -> None:
    """``[bold]`` in a name is five letters and two brackets."""
    assert "[bold]x[/]" in to_text(hostile, width=200)


def test_html_holds_no_live_tag_of_an_article(hostile: Summary) -> None:
    """Scripts, handlers, images and links come out as words."""
    assert not ALIVE.search(fragment(hostile))
    assert "&lt;script&gt;" in fragment(hostile)


def test_markdown_holds_no_live_markup_of_an_article(hostile: Summary) -> None:
    """Rendered by a Markdown engine with HTML and tables on, nothing of the article becomes an element."""
    made = MarkdownIt("commonmark", {"html": True}).enable("table").render(to_markdown(hostile))
    assert not ALIVE.search(made)
    assert "<code>" not in made
    assert "[bold]x[/]" in made


def test_a_pipe_in_a_name_does_not_break_its_table(hostile: Summary) -> None:
    """Every row of the actors' table has five cells."""
    made = MarkdownIt("commonmark").enable("table").render(to_markdown(hostile))
    body = made.split("<h2>Actors</h2>")[1].split("</table>")[0]
    assert [row.count("<td>") for row in body.split("<tr>")[2:]] == [5]


def test_a_summary_without_facts_renders_everywhere(summary: Summary) -> None:
    """No section is shown that would be empty."""
    bare = Summary(article=summary.article, provenance=summary.provenance)
    for shown in (to_text(bare), to_markdown(bare), fragment(bare)):
        assert "Actors" not in shown
        assert "Vila Serena muda de lugar" in shown


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        pytest.param(Decimal(400000), "400\u00a0000", id="six-digits-in-two-groups"),
        pytest.param(Decimal(2026), "2026", id="four-digits-stay-together"),
        pytest.param(Decimal("-1234567.50"), "-1\u00a0234\u00a0567.5", id="negative-with-fraction"),
        pytest.param(Decimal("0.05"), "0.05", id="fraction"),
        pytest.param(Decimal("1E+12"), "1\u00a0000\u00a0000\u00a0000\u00a0000", id="no-exponent"),
    ],
)
def test_values_are_grouped_for_the_eye(value: Decimal, shown: str) -> None:
    """Groups of three with no-break blanks, and never an exponent."""
    assert words.grouped(value) == shown


def test_a_snippet_keeps_the_fact_whole(summary: Summary) -> None:
    """However long the evidence, the fact and its surroundings are shown, cut at blanks."""
    number = summary.numbers[0]
    long = number.evidence[0].model_copy(update={"text": number.evidence[0].text + " e mais" * 100, "end": 5000})
    sentence, before, fact, after = words.snippet((long,), number.span.start, number.span.end)
    assert (sentence, fact) == ("s1", number.text)
    assert len(before + fact + after) <= words.SNIPPET + 6
    assert before + fact + after.removesuffix(" …") in long.text


@pytest.mark.parametrize("field", ["actors", "numbers", "dates", "positions"])
def test_a_frame_has_a_row_per_fact(summary: Summary, field: str) -> None:
    """Columns are the same for no row at all."""
    table = frame(summary, field)
    assert len(table) == len(getattr(summary, field))
    empty = Summary(article=summary.article, provenance=summary.provenance).to_frame(field)
    assert list(empty.columns) == list(table.columns) == list(rows(summary, field)[0])


def test_a_frame_keeps_values_exact(summary: Summary) -> None:
    """Values stay decimals; the owner of a number is told by name."""
    table = summary.to_frame("numbers")
    assert table.loc[1, "value"] == Decimal("4.5E6")
    assert table.loc[1, "actors"] == ("Associação de Moradores",)


def test_a_frame_of_another_field_says_which_there_are(summary: Summary) -> None:
    """A typo is answered with the four names."""
    with pytest.raises(UsageError, match="actors, numbers, dates, positions"):
        frame(summary, "number")
