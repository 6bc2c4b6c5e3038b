"""Making words of an article (or a model) inert where they are shown: they are never markup, links or commands."""

from __future__ import annotations

import html as _html
import re

_CONTROLS = re.compile(
    # C0 and C1 controls (ESC among them), then what turns or hides text: zero-width, bidi, tags.
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff\U000e0000-\U000e007f]"
)
_BLANKS = re.compile(r"[ \t\n]{2,}|[\t\n]")
_MARKDOWN = re.compile(r"[\\`*_\[\]|~#$&<>]|://|www\.")
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "://": "\\://", "www.": "www\\."}


def plain(text: str) -> str:
    """``text`` without control characters and others that don't show; line breaks and tabs stay."""
    # What is printable has none of them, nor a line break: most texts are.
    return text if text.isprintable() else _CONTROLS.sub("", text)


def line(text: str) -> str:
    """``plain`` on one line: runs of blanks and line breaks become one blank."""
    shown = plain(text)
    return (_BLANKS.sub(" ", shown) if "  " in shown or not shown.isprintable() else shown).strip()


def markdown(text: str) -> str:
    """``line`` with everything escaped that Markdown (GitHub's too: tables, maths) would take for its own.

    An address stays readable; with its colon escaped it is not made a link.
    """
    return _MARKDOWN.sub(lambda m: _ENTITIES.get(m[0]) or f"\\{m[0]}", line(text))


def html(text: str) -> str:
    """``line`` with ``& < > " '`` as entities: safe between tags and inside a quoted attribute."""
    return _html.escape(line(text), quote=True)
