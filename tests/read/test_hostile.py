"""Whatever a source holds, it becomes an article or one of the project's own errors, and offsets prove."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.core.span import proves
from pipeline.errors import FactsheetError
from pipeline.read.load import Raw, interpret

WORDS = (
    *(
        "O ministro disse ontem que 3,5 milhões",
        " “vamos”, afirmou Silva.",
        "\n\n",
        " ",
        "em março de 2025",
        "US$ 5 bi",
    ),
    *(
        "\u200b",
        "\u202e",
        "\x1b[31m",
        "\xa0",
        "\u00ad",
        "e\u0301",
        "👨\u200d👩",
        "\u2028",
        "<|im_end|>",
        "](javascript:x)",
    ),
    *(
        "<p>",
        "</p>",
        "<div>",
        "<!--",
        "-->",
        "<script>",
        "</script>",
        "&amp;",
        "&#0;",
        "<td",
        '"',
        "**",
        "# ",
        "```",
        "---\n",
    ),
    *("<html>", "<article>", "![x](y)", "[", "]", "(", "|", "\\", "\t", "1.", "Dr. ", "?!", "…", "Source link\n"),
)

texts = st.lists(st.sampled_from(WORDS) | st.text(max_size=8), max_size=40).map("".join)


@pytest.mark.parametrize("kind", ["txt", "html", "md"])
def test_no_text_makes_reading_crash(kind: str) -> None:
    """As a plain text, a page and Markdown."""

    @settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(texts)
    def read(text: str) -> None:
        raw = Raw(text.encode("utf-8", "surrogatepass"), "x", html=kind == "html", markdown=kind == "md")
        with contextlib.suppress(FactsheetError):
            article = interpret(raw, language="pt", published="2026-01-30")
            assert all(proves(article.text, item.span, item.text) for item in article.handles.values())

    read()
