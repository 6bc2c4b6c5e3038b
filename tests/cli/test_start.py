"""The command answers at once: nothing heavy is imported before a command needs it."""

from __future__ import annotations

import subprocess
import sys

import pytest

HEAVY = frozenset(
    [
        "openai",
        "instructor",
        "xllamacpp",
        "trafilatura",
        "lxml",
        "httpx2",
        "httpcore2",
        "pydantic",
        "pydantic_settings",
        "rich",
        "numpy",
        "pandas",
        "py3langid",
        "babel",
        "text_to_num",
        "rapidfuzz",
        "jinja2",
        "genai_prices",
        "sqlite3",
        "asyncio",
        "markdown_it",
        "yaml",
    ]
)

ASK = """
import sys
from typer.testing import CliRunner
from pipeline.cli import app
result = CliRunner().invoke(app, {args!r})
assert result.exit_code == 0, result.output
print("\\n".join(sorted(sys.modules)))
"""


def modules_after(args: list[str]) -> set[str]:
    done = subprocess.run(
        [sys.executable, "-c", ASK.format(args=args)], capture_output=True, text=True, check=True, timeout=60
    )
    return {name.split(".")[0] for name in done.stdout.splitlines()}


def test_the_first_help_imports_not_even_pydantic() -> None:
    """It is under 0.1 s, of which Python itself takes a tenth."""
    assert modules_after(["--help"]) & HEAVY == set()


@pytest.mark.parametrize("args", [["summarize", "--help"], ["check", "--help"], ["--version"]], ids=" ".join)
def test_help_imports_nothing_heavy(args: list[str]) -> None:
    """The list is what help would have to wait for."""
    # typer itself imports pydantic for the help of a command with options.
    assert modules_after(args) & HEAVY <= {"pydantic"}


def test_the_library_imports_nothing_heavy() -> None:
    """``import pipeline`` is a promise of names, kept when one is used."""
    done = subprocess.run(
        [sys.executable, "-c", "import pipeline, sys; print('\\n'.join(sys.modules))"],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    assert {name.split(".")[0] for name in done.stdout.splitlines()} & HEAVY == set()


def test_reading_a_text_asks_no_model_and_opens_no_page() -> None:
    """``mentions`` needs neither a client nor an HTML parser."""
    loaded = modules_after(["mentions", "demo/mercado.pt.txt", "--format", "json", "--language", "pt"])
    assert loaded & {"openai", "instructor", "xllamacpp", "trafilatura", "httpx2", "httpcore2", "py3langid"} == set()
