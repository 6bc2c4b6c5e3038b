"""A page from the public Internet, within bounds: whom it connects to, how far it follows, how much and how long.

A name is resolved once per connection and the connection goes to the very address that was checked, so a second answer
of the name server can't lead elsewhere. Every redirect is checked like the first address. The environment's proxies
are not used. One deadline covers all, also against a server that sends a byte now and then.
"""

from __future__ import annotations

import re
import socket
import ssl
import threading
import time
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import SplitResult, quote, urljoin, urlsplit, urlunsplit

import httpcore2

from pipeline.errors import SourceError
from pipeline.read.addresses import is_public

MAX_BYTES = 10 * 1024 * 1024
"""Largest page, in bytes, as sent and as decompressed."""

MAX_HOPS = 5
"""Redirects that are followed; browsers allow 20, news sites need one or two."""

DEADLINE = 20.0
"""Seconds for the whole of it: names, connections, redirects, headers and body."""

CONNECT = 5.0
"""Seconds that one of several addresses of a host has to accept a connection."""

_HEADERS: dict[bytes | str, bytes | str] = {
    "Accept": "text/html,application/xhtml+xml,text/plain,text/markdown;q=0.9",
    "Accept-Encoding": "gzip",
    "Connection": "close",
    "User-Agent": "factsheet/0.1 (reads one article on a person's behalf)",
}
_HTML = ("text/html", "application/xhtml+xml")
_TEXT = ("text/plain", "text/markdown", "")
_REDIRECTS = (301, 302, 303, 307, 308)
_UNCLEAN = re.compile(r"[\x00-\x20\x7f\\]")

Allow = Callable[[str], bool]
Resolve = Callable[[str, int], list[str]]


@dataclass(frozen=True, slots=True)
class Page:
    """What came back: ``url`` is where it was found in the end, ``shown`` the address as it was asked for."""

    data: bytes
    url: str
    shown: str
    charset: str | None
    html: bool


class _RefusedError(Exception):
    """No address of a host may be connected to."""


def resolve(host: str, port: int) -> list[str]:
    """The numeric addresses of ``host``, in the system's order. Raises OSError where it has none."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


class _Deadline:
    def __init__(self, seconds: float) -> None:
        self._end = time.monotonic() + seconds

    def left(self, wanted: float | None = None) -> float:
        """Seconds left, at most ``wanted``. Raises ReadTimeout where there are none."""
        rest = self._end - time.monotonic()
        if rest <= 0:
            raise httpcore2.ReadTimeout("deadline")
        return rest if wanted is None else min(rest, wanted)


class _Stream(httpcore2.NetworkStream):
    """A connection on which every operation ends with the deadline."""

    def __init__(self, inner: httpcore2.NetworkStream, deadline: _Deadline) -> None:
        self._inner = inner
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._inner.read(max_bytes, self._deadline.left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._inner.write(buffer, self._deadline.left(timeout))

    def close(self) -> None:
        self._inner.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore2.NetworkStream:
        inner = self._inner.start_tls(ssl_context, server_hostname, self._deadline.left(timeout))
        return _Stream(inner, self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._inner.get_extra_info(info)


class _Checked(httpcore2.NetworkBackend):
    """Connects to nothing but addresses that ``allow`` accepts: resolves once, then goes to that very address."""

    def __init__(self, allow: Allow, resolve: Resolve, deadline: _Deadline) -> None:
        self._allow = allow
        self._resolve = resolve
        self._deadline = deadline
        self._inner = httpcore2.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore2.NetworkStream:
        addresses = _within(lambda: self._resolve(host, port), self._deadline)
        allowed = [a for a in addresses if self._allow(a)]
        if not allowed:
            raise _RefusedError
        failed: Exception | None = None
        for address in allowed:
            # One address of a host that doesn't answer must not use up the time of the others.
            seconds = self._deadline.left(timeout if address is allowed[-1] else CONNECT)
            try:
                inner = self._inner.connect_tcp(address, port, seconds, None, socket_options)
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout) as error:
                failed = error
            else:
                return _Stream(inner, self._deadline)
        raise failed or _RefusedError


def _within(work: Callable[[], list[str]], deadline: _Deadline) -> list[str]:
    """``work`` in a thread that is left behind when the deadline passes: a resolver can't be interrupted."""
    done: list[list[str]] = []
    failed: list[Exception] = []

    def run() -> None:
        try:
            done.append(work())
        except (OSError, UnicodeError) as error:
            failed.append(error)

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    thread.join(deadline.left())
    if failed:
        raise httpcore2.ConnectError("no such host") from failed[0]
    if not done:
        raise httpcore2.ConnectTimeout("deadline")
    return done[0]


def fetch(
    url: str, *, allow: Allow = is_public, resolve: Resolve = resolve, seconds: float = DEADLINE, hops: int = MAX_HOPS
) -> Page:
    """The page at ``url``.

    ``allow`` says which numeric addresses may be connected to and ``resolve`` finds them: arguments for tests, which
    serve from loopback. Raises SourceError: not http(s), credentials in the address, a private address, too many
    redirects, from https to http, an error status, not a page, too large, too slow, unreachable.
    """
    deadline = _Deadline(seconds)
    target = _checked_url(url)
    context = httpcore2.default_ssl_context()
    backend = _Checked(allow, resolve, deadline)
    for _ in range(hops + 1):
        with httpcore2.ConnectionPool(ssl_context=context, network_backend=backend) as pool:
            found = _get(pool, target, url)
        if isinstance(found, Page):
            return found
        following = _checked_url(urljoin(urlunsplit(target), found))
        if target.scheme == "https" and following.scheme == "http":
            raise SourceError(f"{url} leads from https to http", hint="Give the address of the page itself")
        target = following
    raise SourceError(f"{url} redirects more than {hops} times", hint="Give the address of the page itself")


def _checked_url(url: str) -> SplitResult:
    """``url`` without its fragment, its host in ASCII. Raises SourceError for what is no plain http(s) address."""
    try:
        parts = urlsplit(url)
        port = parts.port
        host = (parts.hostname or "").encode("idna").decode("ascii")
    except (ValueError, UnicodeError):
        raise SourceError("the URL is malformed", hint="Write it as https://example.org/article") from None
    if "@" in parts.netloc:
        # Said without the address: it has a password in it.
        raise SourceError("the URL has a user name in it, which is refused", hint="Leave out what stands before @")
    if _UNCLEAN.search(url):
        raise SourceError("the URL has blanks or control characters in it", hint="Write %20 for a blank")
    if parts.scheme.lower() not in ("http", "https") or not host:
        raise SourceError(f"{url} is not an http or https address", hint="Give a file, or an address with a host")
    netloc = f"[{host}]" if ":" in host else host
    return SplitResult(parts.scheme.lower(), f"{netloc}:{port}" if port else netloc, parts.path or "/", parts.query, "")


def _get(pool: httpcore2.ConnectionPool, target: SplitResult, asked: str) -> Page | str:
    """The page, or where it redirects to."""
    address = urlunsplit(target._replace(path=_quoted(target.path), query=_quoted(target.query)))
    timeout = {"timeout": dict.fromkeys(("connect", "read", "write", "pool"), DEADLINE)}
    try:
        with pool.stream("GET", address, headers=_HEADERS | {"Host": target.netloc}, extensions=timeout) as response:
            headers = {k.decode("latin-1").lower(): v.decode("latin-1") for k, v in response.headers}
            if response.status in _REDIRECTS and headers.get("location"):
                return headers["location"]
            if response.status != 200:
                raise SourceError(f"{asked} answered {response.status}", hint="Open it in a browser to see why")
            kind, charset = _content_type(headers.get("content-type", ""), asked)
            data = _body(response.iter_stream(), headers.get("content-encoding", ""), asked)
    except _RefusedError:
        raise SourceError(
            f"{asked} leads to a private or reserved address, which is refused", hint="Only public pages are fetched"
        ) from None
    except httpcore2.TimeoutException:
        raise SourceError(f"{asked} took longer than it may", hint="Try again, or save the page") from None
    except (httpcore2.NetworkError, httpcore2.ProtocolError, httpcore2.UnsupportedProtocol, OSError):
        raise SourceError(f"{asked} can't be reached, or broke off", hint="Check the address and the network") from None
    return Page(data, address, asked, charset, html=kind in _HTML)


def _quoted(part: str) -> str:
    # What is quoted already stays; letters outside ASCII are quoted as UTF-8.
    return quote(part, safe="%/:=&?~#+!$,;'@()*[]")


def _content_type(header: str, asked: str) -> tuple[str, str | None]:
    kind, _, rest = header.partition(";")
    kind = kind.strip().lower()
    if kind not in _HTML and kind not in _TEXT:
        raise SourceError(f"{asked} is {kind[:60]}, not a page", hint="Give the address of an article")
    charset = re.search(r"charset=[\"']?([A-Za-z0-9._:-]{1,40})", rest, re.IGNORECASE)
    return kind, charset.group(1) if charset else None


def _body(chunks: Iterator[bytes], encoding: str, asked: str) -> bytes:
    coding = encoding.strip().lower()
    if coding in ("gzip", "x-gzip"):
        chunks = _gunzip(chunks)
    elif coding not in ("", "identity"):
        raise SourceError(f"{asked} is compressed in a way that wasn't asked for", hint="Save the page as a file")
    data = bytearray()
    try:
        for chunk in chunks:
            data += chunk
            if len(data) > MAX_BYTES:
                raise SourceError(f"{asked} is larger than {MAX_BYTES // 1024**2} MiB", hint="Give a single article")
    except zlib.error:
        raise SourceError(f"{asked} is broken: it can't be decompressed", hint="Try again") from None
    return bytes(data)


def _gunzip(chunks: Iterator[bytes]) -> Iterator[bytes]:
    """Decompressed pieces of at most 64 KiB, so that a bomb is noticed while it is still small."""
    inflate = zlib.decompressobj(16 + zlib.MAX_WBITS)
    for chunk in chunks:
        rest = chunk
        while rest and not inflate.eof:
            yield inflate.decompress(rest, 65_536)
            rest = inflate.unconsumed_tail
    if not inflate.eof:
        raise zlib.error("cut off")
