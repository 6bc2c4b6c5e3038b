"""The words of a Markdown file, without its marks; its front matter gives title, day, byline and language."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, field

MAX_FRONT = 4_096
"""Longest front matter, in characters: a file that has more begins with a rule, not with front matter."""


@dataclass(frozen=True, slots=True)
class Marked:
    """The plain text and what the front matter says (its keys in lower case, one line each)."""

    text: str
    title: str | None = None
    front: dict[str, str] = field(default_factory=dict)

    @property
    def published(self) -> dt.date | None:
        """The day under ``date`` or ``published``, where it is an ISO day."""
        try:
            return dt.date.fromisoformat((self.front.get("date") or self.front.get("published") or "")[:10])
        except ValueError:
            return None

    @property
    def language(self) -> str | None:
        """The code under ``language`` or ``lang``, where it is one."""
        told = self.front.get("language") or self.front.get("lang") or ""
        return told if _CODE.fullmatch(told) else None


_CODE = re.compile(r"[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,4})?")


def _front_matter(text: str) -> tuple[dict[str, str], str]:
    """``key: value`` lines between two ``---``. No YAML: nothing in it is worth an alias bomb."""
    if not text.startswith("---\n"):
        return {}, text
    end = text.find("\n---\n", 3, MAX_FRONT)
    if end == -1:
        return {}, text
    pairs = (line.partition(":") for line in text[4:end].split("\n"))
    front = {key.strip().lower(): value.strip().strip("\"'") for key, _, value in pairs if value.strip()}
    return front, text[end + 5 :]


def read_markdown(text: str) -> Marked:
    """The plain text of ``text``: a block a paragraph, links as their words, without images and raw HTML."""
    from markdown_it import MarkdownIt

    front, body = _front_matter(text.removeprefix("\ufeff").replace("\r\n", "\n"))
    blocks: list[str] = []
    title = front.get("title")
    heading = False
    for token in MarkdownIt("commonmark").parse(body):
        if token.type == "heading_open":
            heading = True
        elif token.type in ("fence", "code_block"):
            blocks.append(token.content.strip("\n"))
        elif token.type == "inline":
            kept = {"text": "", "code_inline": "", "softbreak": "\n", "hardbreak": "\n"}
            words = "".join(kept[c.type] or c.content for c in token.children or [] if c.type in kept)
            blocks.append(words)
            if heading and title is None:
                title = words
            heading = False
    return Marked("\n\n".join(b for b in blocks if b.strip()), title, front)
