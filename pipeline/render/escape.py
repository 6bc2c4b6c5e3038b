"""Making words of an article (or a model) inert where they are shown: they are never markup, links or commands."""

from __future__ import annotations

import html as _html
import re

_CONTROLS = re.compile(
    # C0 and C1 controls (ESC among them), then what turns or hides text: zero-width, bidi, tags.
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff\U000e0000-\U000e007f]"
)
_BLANKS = re.compile(r"[ \t\n]{2,}|[\t\n]")
_MARKDOWN = re.compile(r"[\\`*_\[\]|~#$]")
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}


def plain(text: str) -> str:
    """``text`` without control characters and others that don't show; line breaks and tabs stay."""
    return _CONTROLS.sub("", text)


def line(text: str) -> str:
    """``plain`` on one line: runs of blanks and line breaks become one blank."""
    return _BLANKS.sub(" ", plain(text)).strip()


def markdown(text: str) -> str:
    """``line`` with everything escaped that Markdown (GitHub's too: tables, maths) would take for its own.

    An address stays readable; with its colon escaped it is not made a link.
    """
    words = "".join(_ENTITIES.get(c, c) for c in line(text))
    return _MARKDOWN.sub(r"\\\g<0>", words).replace("://", "\\://").replace("www.", "www\\.")


def html(text: str) -> str:
    """``line`` with ``& < > " '`` as entities: safe between tags and inside a quoted attribute."""
    return _html.escape(line(text), quote=True)
