"""What a person sees while it works: stages and first facts on stderr, and nothing where nobody waits."""

from __future__ import annotations

import pytest
import typer

from pipeline.cli.progress import Watch
from pipeline.core.draft import DraftNumber, empty_draft
from pipeline.core.events import Event
from pipeline.read.prepare import prepare

TEXT = "A prefeita anunciou que 1.200 famílias vão mudar de casa. Outras 300 famílias ficam."


def test_a_remote_answer_is_waited_for_in_silence(capsys: pytest.CaptureFixture[str]) -> None:
    """A line on stderr is an error; two seconds need none."""
    with Watch(terminal=False) as watch:
        watch(Event("read", "3 sentences"))
        watch(Event("ask", "the article"))
    assert capsys.readouterr().err == ""


def test_the_embedded_model_is_worth_a_line_a_stage(capsys: pytest.CaptureFixture[str]) -> None:
    """Weights, loading, questions: not a line for each step."""
    with Watch(terminal=False) as watch:
        for done in range(0, 1000, 10):
            watch(Event("weights", "weights", done=done, total=1000))
        watch(Event("load", "loading the model"))
        watch(Event("ask", "numbers", done=1, total=4))
    assert capsys.readouterr().err.splitlines() == [
        "Putting the weights together",
        "Loading the model",
        "25 % Asking: numbers",
    ]


def test_first_facts_are_shown_once_in_the_articles_words(capsys: pytest.CaptureFixture[str]) -> None:
    """A handle that doesn't exist is shown to nobody."""
    article = prepare(TEXT, "pt")
    first, second = (DraftNumber(number=n.id, measures=None, actors=[]) for n in article.mentions.numbers[:2])
    lie = DraftNumber(number="n99", measures=None, actors=[])
    with Watch(terminal=False, article=article, verbose=True) as watch:
        watch(Event("facts", "numbers", draft=empty_draft().model_copy(update={"numbers": [first, lie]})))
        watch(Event("facts", "numbers", draft=empty_draft().model_copy(update={"numbers": [first, second]})))
    assert capsys.readouterr().err.splitlines() == ["  1.200 famílias", "  300 famílias"]


def test_a_terminal_gets_a_bar_without_markup_or_escapes_of_an_article(capsys: pytest.CaptureFixture[str]) -> None:
    """A message may hold a name of the article."""
    with Watch(terminal=True) as watch:
        watch(Event("ask", "who is [bold red]X[/]\x1b]0;owned\x07?", done=1, total=2))
    assert "\x1b]0;" not in capsys.readouterr().err


def test_details_are_shown_when_asked(capsys: pytest.CaptureFixture[str]) -> None:
    """``-v`` tells every stage, also of a remote model."""
    with Watch(terminal=False, verbose=True) as watch:
        watch(Event("read", "3 sentences"))
    assert capsys.readouterr().err == "Reading: 3 sentences\n"


def test_results_stay_on_standard_output_while_a_bar_is_drawn(capsys: pytest.CaptureFixture[str]) -> None:
    """A bar on stderr takes nothing that is printed to stdout."""
    with Watch(terminal=True) as watch:
        watch(Event("ask", "the article"))
        typer.echo('{"source": "a.txt"}')
    assert capsys.readouterr().out == '{"source": "a.txt"}\n'
