"""Fetching is bounded in where, how far, how much and how long. Served from loopback, allowed by an argument."""

from __future__ import annotations

import gzip
import socket
import threading
import time
import zlib
from collections.abc import Callable, Iterator

import pytest
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from pipeline.errors import SourceError
from pipeline.read.fetch import Page, fetch
from pipeline.read.load import Raw, interpret

HTML = "<html><body><article><p>Olá, mundo.</p></article></body></html>"


def anywhere(address: str) -> bool:
    return True


def get(server: HTTPServer, path: str = "/", **options: object) -> Page:
    return fetch(server.url_for(path), allow=anywhere, **options)


def test_a_page_comes_back_with_what_the_server_says_of_it(httpserver: HTTPServer) -> None:
    """Bytes, charset and kind."""
    httpserver.expect_request("/").respond_with_data(HTML, content_type="text/html; charset=utf-8")
    page = get(httpserver)
    assert (page.data.decode(), page.charset, page.html) == (HTML, "utf-8", True)


def test_compressed_pages_are_opened(httpserver: HTTPServer) -> None:
    """gzip is the one coding that is asked for."""
    httpserver.expect_request("/").respond_with_data(
        gzip.compress(HTML.encode()), content_type="text/html", headers={"Content-Encoding": "gzip"}
    )
    assert get(httpserver).data.decode() == HTML


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_redirects_are_followed(httpserver: HTTPServer, status: int) -> None:
    """Relative ones too; the final address is told."""
    httpserver.expect_request("/a").respond_with_data(status=status, headers={"Location": "b"})
    httpserver.expect_request("/b").respond_with_data(HTML, content_type="text/html")
    assert get(httpserver, "/a").url.endswith("/b")


def test_a_redirect_loop_ends(httpserver: HTTPServer) -> None:
    """After five hops."""
    httpserver.expect_request("/a").respond_with_data(status=302, headers={"Location": "/a"})
    with pytest.raises(SourceError, match="more than 5"):
        get(httpserver, "/a")
    assert len(httpserver.log) == 6


@pytest.mark.parametrize(
    "location",
    [
        pytest.param("file:///etc/passwd", id="file"),
        pytest.param("gopher://example.org/", id="gopher"),
        pytest.param("javascript:alert(1)", id="script"),
        pytest.param("http://user:pass@example.org/", id="credentials"),
        pytest.param("http://", id="no-host"),
    ],
)
def test_a_redirect_to_something_else_is_refused(httpserver: HTTPServer, location: str) -> None:
    """Every hop is checked like the first address."""
    httpserver.expect_request("/").respond_with_data(status=302, headers={"Location": location})
    with pytest.raises(SourceError):
        get(httpserver)


def test_a_redirect_to_a_private_address_is_refused(httpserver: HTTPServer) -> None:
    """The second connection is checked by itself."""
    httpserver.expect_request("/").respond_with_data(status=302, headers={"Location": "http://169.254.169.254/key"})
    seen: list[str] = []

    def only_loopback(address: str) -> bool:
        seen.append(address)
        return address == "127.0.0.1"

    with pytest.raises(SourceError, match="private or reserved"):
        fetch(httpserver.url_for("/"), allow=only_loopback)
    assert seen[-1] == "169.254.169.254"


@pytest.mark.parametrize(
    "url",
    [
        *("http://127.0.0.1/", "http://localhost/", "http://2130706433/", "http://0x7f000001/", "http://0177.0.0.1/"),
        *("http://127.1/", "http://①②⑦.⓪.⓪.①/", "http://１２７.０.０.１/", "http://[::1]/", "http://[::ffff:7f00:1]/"),
        *("http://[64:ff9b::a9fe:a9fe]/", "http://[2002:7f00:1::]/", "http://[::127.0.0.1]/", "http://0/"),
        *("http://169.254.169.254/", "http://100.64.0.1/", "http://224.0.0.1/", "http://10.0.0.1:8080/"),
    ],
)
def test_private_addresses_are_refused_however_they_are_written(url: str) -> None:
    """What counts is where the connection would go."""
    with pytest.raises(SourceError, match=r"private or reserved|can't be reached"):
        fetch(url, seconds=5)


@pytest.mark.parametrize(
    "url",
    [
        *(
            "file:///etc/passwd",
            "ftp://example.org/",
            "gopher://x/",
            "http:///x",
            "http://[",
            "https://",
            "data:text/html,x",
        ),
        *(
            "http://u:secret-pass@example.org/",
            "http://u@example.org/",
            "http://example.org/\r\nX: y",
            "http://e.org/a b",
        ),
        *("http://e.org\\@127.0.0.1/", "http://example.org:99999/", "http://a..b/", "http://exa\tmple.org/"),
    ],
)
def test_odd_addresses_are_refused_before_any_connection(url: str) -> None:
    """No name is looked up, and no password is repeated."""

    def never(host: str, port: int) -> list[str]:
        raise AssertionError(f"looked up {host}")

    with pytest.raises(SourceError) as caught:
        fetch(url, resolve=never)
    assert "secret-pass" not in str(caught.value)


def test_a_name_is_resolved_once_per_connection(httpserver: HTTPServer) -> None:
    """A name server that changes its mind can't lead elsewhere: the address that was checked is the one used."""
    httpserver.expect_request("/").respond_with_data(HTML, content_type="text/html")
    answers = [["127.0.0.1"], ["169.254.169.254"]]
    url = f"http://rebind.example:{httpserver.port}/"
    page = fetch(url, allow=lambda a: a == "127.0.0.1", resolve=lambda host, port: answers.pop(0))
    assert page.html
    assert len(answers) == 1
    assert httpserver.log[0][0].host == f"rebind.example:{httpserver.port}"


def test_proxies_of_the_environment_are_not_used(httpserver: HTTPServer, monkeypatch: pytest.MonkeyPatch) -> None:
    """They would connect where nobody checks."""
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    httpserver.expect_request("/").respond_with_data(HTML, content_type="text/html")
    assert get(httpserver).html


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410, 429, 500, 503, 204])
def test_an_error_status_is_told(httpserver: HTTPServer, status: int) -> None:
    """An error page is no article."""
    httpserver.expect_request("/").respond_with_data("x", status=status)
    with pytest.raises(SourceError, match=str(status)):
        get(httpserver)


@pytest.mark.parametrize("kind", ["application/pdf", "image/png", "application/json", "text/css"])
def test_what_is_no_page_is_refused(httpserver: HTTPServer, kind: str) -> None:
    """By what the server calls it."""
    httpserver.expect_request("/").respond_with_data("x", content_type=kind)
    with pytest.raises(SourceError, match="not a page"):
        get(httpserver)


def _bomb(layers: int) -> bytes:
    data = gzip.compress(bytes(64 * 1024 * 1024), 9)
    for _ in range(layers - 1):
        data = gzip.compress(data, 9)
    return data


@pytest.mark.parametrize(
    ("coding", "data"),
    [
        pytest.param("gzip", _bomb(1), id="gzip-bomb"),
        pytest.param("gzip, gzip", _bomb(2), id="double"),
        pytest.param("br", b"x", id="not-asked-for"),
        pytest.param("gzip", b"no gzip at all", id="no-gzip"),
        pytest.param("gzip", gzip.compress(b"x" * 5000)[:-20], id="cut-off"),
        pytest.param("deflate", zlib.compress(b"x"), id="deflate"),
    ],
)
def test_bombs_and_broken_compression_are_refused(httpserver: HTTPServer, coding: str, data: bytes) -> None:
    """At ten mebibytes, not at the end."""
    httpserver.expect_request("/").respond_with_data(
        data, content_type="text/html", headers={"Content-Encoding": coding}
    )
    with pytest.raises(SourceError, match=r"larger|compress"):
        get(httpserver)


def test_an_endless_page_is_stopped(httpserver: HTTPServer) -> None:
    """Without a length, too."""

    def endless(request: Request) -> Response:
        return Response((b"x" * 65_536 for _ in range(10_000)), content_type="text/plain")

    httpserver.expect_request("/").respond_with_handler(endless)
    with pytest.raises(SourceError, match="larger"):
        get(httpserver)


Serve = Callable[[Callable[[socket.socket], None]], str]


@pytest.fixture
def serve() -> Iterator[Serve]:
    """A bare socket server for what no decent server does."""
    listener = socket.create_server(("127.0.0.1", 0))
    done = threading.Event()
    threads: list[threading.Thread] = []

    def start(behave: Callable[[socket.socket], None]) -> str:
        def run() -> None:
            connection, _ = listener.accept()
            with connection:
                connection.settimeout(5)
                connection.recv(4096)
                try:
                    behave(connection)
                except OSError:
                    return

        thread = threading.Thread(target=run, daemon=True)
        thread.start()
        threads.append(thread)
        return f"http://127.0.0.1:{listener.getsockname()[1]}/"

    yield start
    done.set()
    for thread in threads:
        thread.join(5)
    listener.close()


def _drip(start: bytes) -> Callable[[socket.socket], None]:
    def behave(connection: socket.socket) -> None:
        connection.sendall(start)
        for _ in range(100):
            connection.sendall(b"x")
            time.sleep(0.05)

    return behave


@pytest.mark.parametrize(
    "behave",
    [
        pytest.param(_drip(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"), id="drips-its-body"),
        pytest.param(_drip(b"HTTP/1.1 200 OK\r\nX-Slow: "), id="drips-its-headers"),
        pytest.param(lambda connection: time.sleep(2), id="says-nothing"),
    ],
)
def test_a_slow_server_is_given_up_on(serve: Serve, behave: Callable[[socket.socket], None]) -> None:
    """One deadline for all of it, however often a byte comes."""
    with pytest.raises(SourceError, match="longer than"):
        fetch(serve(behave), allow=anywhere, seconds=0.6)


@pytest.mark.parametrize(
    "sent",
    [
        pytest.param(b"", id="nothing"),
        pytest.param(b"nonsense\r\n\r\n", id="no-http"),
        pytest.param(b"HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\nshort", id="wrong-length"),
        pytest.param(b"HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\nx", id="negative-length"),
        pytest.param(b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 50_000 + b"\r\n", id="endless-headers"),
    ],
)
def test_a_broken_answer_is_no_page(serve: Serve, sent: bytes) -> None:
    """Half a page is not taken for a page."""
    with pytest.raises(SourceError, match="can't be reached, or broke off"):
        fetch(serve(lambda connection: connection.sendall(sent)), allow=anywhere, seconds=5)


def test_a_name_server_that_hangs_is_given_up_on() -> None:
    """A look-up counts against the deadline."""
    release, answered = threading.Event(), list[str]()

    def hang(host: str, port: int) -> list[str]:
        release.wait(5)
        answered.append(host)
        return []

    with pytest.raises(SourceError, match="longer than"):
        fetch("http://slow.example/", resolve=hang, seconds=0.3)
    assert answered == [], "nobody waits for it"
    release.set()


def test_a_fetched_page_becomes_an_article(httpserver: HTTPServer) -> None:
    """Day, title and byline come from the page, in the charset it names."""
    text = "O ministro disse nesta quinta que a inflação deve cair e que o governo vai cumprir a meta, segundo fontes. "
    paragraphs = "".join(f"<p>{i}. {text}</p>" for i in range(5))
    html = (
        '<html><head><title>Inflação cai</title><meta name="author" content="Ana Souza">'
        '<meta property="article:published_time" content="2026-01-29T10:00:00Z"></head>'
        f"<body><article><h1>Inflação cai</h1>{paragraphs}</article></body></html>"
    )
    httpserver.expect_request("/").respond_with_data(
        html.encode("latin-1"), content_type="text/html; charset=iso-8859-1"
    )
    page = get(httpserver)
    article = interpret(Raw(page.data, page.shown, page.url, page.charset, page.html))
    assert (article.title, str(article.published), article.byline) == ("Inflação cai", "2026-01-29", "Ana Souza")
    assert "inflação deve cair" in article.text
    assert article.source == httpserver.url_for("/")
