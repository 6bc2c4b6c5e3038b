"""A source (a file, a page's address, standard input) becomes an ``Article``. The edge: all I/O of reading is here."""

from __future__ import annotations

import datetime as dt
import re
import sys
from dataclasses import dataclass
from pathlib import Path

from pipeline.core.article import Article
from pipeline.errors import SourceError
from pipeline.read.decode import decode
from pipeline.read.prepare import prepare

MAX_BYTES = 10 * 1024 * 1024
"""Largest source, in bytes as decompressed: a hundred times the longest news text."""

STDIN = "-"
HTML_SUFFIXES = (".html", ".htm", ".xhtml")
MARKDOWN_SUFFIXES = (".md", ".markdown")
SUFFIXES = (".txt", *MARKDOWN_SUFFIXES, *HTML_SUFFIXES)
"""What is taken from a folder. A single file may be called anything."""


@dataclass(frozen=True, slots=True)
class Raw:
    """The bytes of a source, what it is called, its address, and what the server says about them."""

    data: bytes
    name: str
    url: str | None = None
    charset: str | None = None
    html: bool = False
    markdown: bool = False


def is_url(source: str) -> bool:
    """Whether a source is an address rather than a path (``c:\\a.txt`` is a path)."""
    return "://" in source[:32] or source[:5].lower() in ("http:", "file:", "data:") or source[:6].lower() == "https:"


def is_folder(source: str) -> bool:
    """Whether a source names a folder that is there; never raises."""
    try:
        return bool(source) and source != STDIN and not is_url(source) and Path(source).is_dir()
    except OSError:
        # A name that is too long, a folder above it that may not be looked into.
        return False


def expand(source: str) -> list[str]:
    """The files of a folder in order (by suffix, not hidden, not below it), or the source itself.

    A folder without any stands for itself, so that loading it tells.
    """
    if not is_folder(source):
        return [source]
    kept = (p for p in Path(source).iterdir() if p.suffix.lower() in SUFFIXES and not p.name.startswith("."))
    return sorted(str(p) for p in kept if p.is_file()) or [source]


def too_large(name: str) -> SourceError:
    """The error for a source beyond ``MAX_BYTES``."""
    return SourceError(f"{name} is larger than {MAX_BYTES // 1024**2} MiB", hint="Give one article at a time")


def _read_file(source: str) -> Raw:
    path = Path(source)
    if not source.strip():
        raise SourceError("the source has no name", hint="Give a file, a URL, a folder or -")
    try:
        if path.is_dir():
            raise SourceError(f"{source} is a folder without an article", hint=f"Looked for {', '.join(SUFFIXES)}")
        with path.open("rb") as file:
            # Bounded whatever the size says: a device or pipe has none.
            data = b"" if path.stat().st_size > MAX_BYTES else file.read(MAX_BYTES + 1)
            large = path.stat().st_size > MAX_BYTES or len(data) > MAX_BYTES
    except FileNotFoundError:
        raise SourceError(f"{source} does not exist", hint="Check the path") from None
    except (OSError, ValueError) as error:
        why = (error.strerror if isinstance(error, OSError) else None) or "the path is not a path"
        raise SourceError(f"{source!r} can't be read: {why}") from None
    if large:
        raise too_large(source)
    suffix = path.suffix.lower()
    return Raw(data, source, html=suffix in HTML_SUFFIXES, markdown=suffix in MARKDOWN_SUFFIXES)


def _read(source: str) -> Raw:
    if source == STDIN:
        data = sys.stdin.buffer.read(MAX_BYTES + 1)
        if len(data) > MAX_BYTES:
            raise too_large("standard input")
        return Raw(data, "standard input")
    if is_url(source):
        # httpx2 and its TLS take 0.2 s to import: only who fetches pays for it.
        from pipeline.read.fetch import fetch

        page = fetch(source)
        return Raw(page.data, page.shown, url=page.url, charset=page.charset, html=page.html)
    return _read_file(source)


def read_bytes(source: str) -> bytes:
    """The bytes of a file or of standard input (``-``), bounded like any source. Raises SourceError."""
    return (_read(source) if source == STDIN else _read_file(source)).data


_META_CHARSET = re.compile(rb"""<meta[^>]{0,200}charset\s{0,5}=\s{0,5}["']?([A-Za-z0-9._:-]{1,40})""", re.IGNORECASE)


def _charset_of_page(data: bytes) -> str | None:
    """What a page says it is written in; HTML asks for it within the first 1,024 bytes."""
    found = _META_CHARSET.search(data[:1024])
    return found.group(1).decode("ascii") if found else None


def _looks_like_html(text: str) -> bool:
    start = text[:512].lstrip("\ufeff \t\r\n").lower()
    return start.startswith(("<!doctype html", "<html", "<head", "<body")) or (
        start.startswith("<?xml") and "<html" in start
    )


def interpret(
    raw: Raw,
    *,
    language: str | None = None,
    published: dt.date | str | None = None,
    title: str | None = None,
) -> Article:
    """An ``Article`` from bytes, by what they are (HTML, Markdown, plain text). What the caller names wins over
    what a page says of itself. Raises ``SourceError`` and ``UsageError`` as ``load`` does."""
    text = decode(raw.data, raw.name, raw.charset or _charset_of_page(raw.data))
    if raw.html or _looks_like_html(text):
        from pipeline.read.html import read_html

        page = read_html(text, raw.name, raw.url)
        return prepare(
            page.text,
            language,
            published or page.published,
            title or page.title,
            source=raw.name,
            byline=page.byline,
        )
    if raw.markdown:
        from pipeline.read.markdown import read_markdown

        marked = read_markdown(text)
        return prepare(
            marked.text,
            language or marked.language,
            published or marked.published,
            title or marked.title,
            source=raw.name,
            byline=marked.front.get("author") or marked.front.get("byline"),
        )
    return prepare(text, language, published, title, source=raw.name)


def load(
    source: str | Path,
    *,
    language: str | None = None,
    published: dt.date | str | None = None,
    title: str | None = None,
) -> Article:
    """The article in a .txt, .md or .html file, at an ``http(s)`` address, or on standard input (``-``).

    ``language``, ``published`` (a day or an ISO string) and ``title`` win over what the source says of itself.
    Raises ``SourceError`` where the source can't be read or holds no article (missing, too large, binary, in an
    encoding that can't be told, empty, a page without an article, a private address), ``UsageError`` for a wrong
    language or day.
    """
    return interpret(_read(str(source)), language=language, published=published, title=title)
