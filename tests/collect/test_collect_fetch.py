from __future__ import annotations

import datetime as dt
import gzip
import shutil
import socket
import ssl
import subprocess
import time
import zlib

import pytest

from sayso.collect import Limits, collect, private
from sayso.collect import fetch as fetch_module
from sayso.collect.fetch import fetch, is_address, user_agent
from sayso.model import Page

LOCAL = Limits(allow_private=True, connect_seconds=2, total_seconds=3)
FEED = (
    b"<rss version='2.0'><channel><title>The Quay</title><item><title>One</title>"
    b"<link>https://quay.example/1</link><description>Words of the entry.</description></item></channel></rss>"
)


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("https://a.example/x", True),
        ("HTTP://a", True),
        ("ftp://a", True),
        ("a.txt", False),
        ("C:\\a", False),
        ("-", False),
    ],
)
def test_what_counts_as_an_address(given: str, expected: bool) -> None:
    assert is_address(given) is expected


def test_a_page(server, article) -> None:
    url = server.gives("/a?b=c%20d", article, "text/html; charset=ISO-8859-1")
    before = dt.datetime.now(dt.UTC)
    (page,) = collect([url + "#part"], LOCAL)
    assert isinstance(page, Page)
    assert (page.address, page.content, page.media_type, page.charset) == (url, article, "text/html", "iso-8859-1")
    assert before <= page.obtained <= dt.datetime.now(dt.UTC)
    (path, headers) = server.seen[0]
    assert path == "/a?b=c%20d"
    assert headers["Host"] == f"127.0.0.1:{server.port}"
    assert headers["User-Agent"] == user_agent()
    assert user_agent().startswith("sayso")
    assert headers["Accept-Encoding"] == "gzip"
    assert "Cookie" not in headers


@pytest.mark.parametrize(
    ("path", "body", "declared", "expected"),
    [
        ("/a.pdf", b"%PDF-1.7 x", "application/pdf", "application/pdf"),
        ("/a", b"%PDF-1.7 x", "application/octet-stream", "application/pdf"),
        ("/a.txt", b"Words.", "text/plain", "text/plain"),
        ("/a.md", b"# Words", "text/plain", "text/markdown"),
        ("/a", b"<html>x", "text/plain", "text/html"),
        ("/a", b"no tags at all", "text/html", "text/html"),
        ("/a", b"no type at all", "", "text/plain"),
        ("/a.html.gz", gzip.compress(b"<html>x", mtime=0), "application/gzip", "text/html"),
    ],
)
def test_kinds_of_answers(server, split, path, body, declared, expected) -> None:
    pages, problems = split(collect([server.gives(path, body, declared)], LOCAL))
    assert problems == []
    assert [page.media_type for page in pages] == [expected]


def test_a_feed_gives_its_entries_and_a_warc_its_records(server, split, warc, article) -> None:
    crawl = warc(True).record("http://a.example/1", article).bytes()
    inputs = [
        server.gives("/feed", FEED, "application/rss+xml; charset=utf-8"),
        server.gives("/a.warc.gz", crawl, "application/octet-stream"),
        server.gives("/a.jsonl", b'{"text": "Words."}\n', "application/json"),
    ]
    pages, problems = split(collect(inputs, LOCAL))
    assert problems == []
    assert [page.address for page in pages] == ["https://quay.example/1", "http://a.example/1", inputs[2] + "#1"]
    assert pages[0].given.outlet == "The Quay"
    assert pages[0].obtained is not None


@pytest.mark.parametrize(
    ("coding", "pack"), [("gzip", gzip.compress), ("x-gzip", gzip.compress), ("deflate", zlib.compress)]
)
def test_packed_answers(server, article, coding, pack) -> None:
    (page,) = collect([server.gives("/a", pack(article), Content_Encoding=coding)], LOCAL)
    assert page.content == article


PROBLEMS = [
    ({"status": 404, "body": b"no"}, "the server answered 404 Not Found"),
    ({"status": 500}, "the server answered 500 Internal Server Error"),
    ({"status": 204}, "the server answered 204 No Content"),
    ({"body": b""}, "empty"),
    ({"body": b"<svg>", "media_type": "image/svg+xml"}, "a file of type image/svg+xml, which holds no report"),
    ({"body": b"\x89PNG\0\0", "media_type": "image/png"}, "a binary file, or not what its ending says"),
    ({"body": gzip.compress(b"words")[:-3], "Content_Encoding": "gzip"}, "gzip data cut off before its end"),
    ({"body": b"\0\1\2\3", "Content_Encoding": "br"}, "packed with 'br', which cannot be unpacked here"),
    ({"body": b"x" * 300_001}, "sends more than 300000 bytes"),
    ({"status": 302, "Location": "ftp://a.example/"}, "redirects to an address of type 'ftp'"),
    ({"status": 302, "Location": "file:///etc/passwd"}, "redirects to an address of type 'file'"),
    (
        {"status": 302, "Location": "http://u:p@a.example/"},
        "redirects to an address with a user name or password in it",
    ),
    ({"status": 302, "Location": "http://[::bad/"}, "redirects to no valid address"),
]


@pytest.mark.parametrize(("answer", "reason"), PROBLEMS, ids=[reason for _, reason in PROBLEMS])
def test_what_a_server_may_answer(server, split, answer, reason) -> None:
    url = server.gives("/a", **answer)
    limits = Limits(page_bytes=300_000, unpacked_bytes=300_000, allow_private=True, total_seconds=5)
    pages, problems = split(collect([url, server.gives("/good", b"Words.", "text/plain")], limits))
    assert [page.content for page in pages] == [b"Words."]
    assert [(problem.input, problem.reason) for problem in problems] == [(url, reason)]


def test_a_small_answer_that_unpacks_to_much(server, split, bomb) -> None:
    for coding in ("gzip", "deflate"):
        body = bomb if coding == "gzip" else zlib.compress(b"A" * (40 * 1024 * 1024))
        limits = Limits(unpacked_bytes=1024 * 1024, allow_private=True)
        _, (problem,) = split(collect([server.gives("/a", body, Content_Encoding=coding)], limits))
        assert problem.reason == "unpacks to more than 1 MiB"


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("ftp://a.example/x", "an address of type 'ftp'"),
        ("file:///etc/passwd", "an address of type 'file'"),
        ("http://", "an address without a host"),
        ("http:///x", "an address without a host"),
        ("http://user:secret@a.example/", "an address with a user name or password in it"),
        ("http://a.example:99999/", "not a valid address"),
        ("http://[::1", "not a valid address"),
        ("http://a\x00b/", "not a valid address"),
    ],
)
def test_addresses_that_are_not_fetched(split, address, reason) -> None:
    pages, (problem,) = split(collect([address], LOCAL))
    assert pages == []
    assert problem.reason == reason


def test_an_address_that_does_not_answer(split) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        port = unused.getsockname()[1]
    pages, (problem,) = split(collect([f"http://127.0.0.1:{port}/"], LOCAL))
    assert pages == []
    assert problem.reason.startswith("no connection")


def test_redirects_are_followed_and_counted(server, split, article) -> None:
    for step in range(7):
        server.gives(f"/{step}", status=302, Location=f"/{step + 1}")
    server.gives("/5", article)
    (page,), _ = split(collect([server.url("/0")], LOCAL))
    assert page.address == server.url("/5")
    server.gives("/5", status=301, Location="/6")
    server.gives("/loop", status=302, Location="/loop")
    for path in ("/0", "/loop"):
        _, (problem,) = split(collect([server.url(path)], LOCAL))
        assert (problem.reason, problem.input) == ("more than 5 redirects", server.url(path))


def hanging(server):
    def answer(handler) -> None:
        server.released.wait(10)

    return answer


def dripping_body(server):
    def answer(handler) -> None:
        handler.send_response(200)
        handler.end_headers()
        while not server.released.wait(0.05):
            handler.wfile.write(b"x")

    return answer


def dripping_headers(server):
    def answer(handler) -> None:
        handler.wfile.write(b"HTTP/1.1 200 OK\r\nX-A: ")
        while not server.released.wait(0.05):
            handler.wfile.write(b"x")

    return answer


@pytest.mark.parametrize("slow", [hanging, dripping_body, dripping_headers])
def test_a_server_that_takes_for_ever(server, split, slow) -> None:
    server.routes["/slow"] = slow(server)
    start = time.monotonic()
    limits = Limits(allow_private=True, total_seconds=0.5)
    pages, (problem,) = split(collect([server.url("/slow")], limits))
    assert pages == []
    assert problem.reason in ("did not finish within 0.5 s", "does not answer")
    assert time.monotonic() - start < 3


def test_a_body_without_an_end(server, split) -> None:
    def endless(handler) -> None:
        handler.send_response(200)
        handler.end_headers()
        while not server.released.is_set():
            handler.wfile.write(b"word " * 20_000)

    server.routes["/endless"] = endless
    limits = Limits(allow_private=True, page_bytes=2 * 1024 * 1024)
    _, (problem,) = split(collect([server.url("/endless")], limits))
    assert problem.reason == "sends more than 2 MiB"


def test_a_connection_that_breaks_off(server, split) -> None:
    def broken(handler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Length", "1000")
        handler.end_headers()
        handler.wfile.write(b"half")

    def nonsense(handler) -> None:
        handler.wfile.write(b"\xff\xfe nonsense\r\n\r\n")

    server.routes |= {"/broken": broken, "/nonsense": nonsense}
    _, problems = split(collect([server.url("/broken"), server.url("/nonsense")], LOCAL))
    assert [problem.reason for problem in problems] == ["the connection broke off"] * 2


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]", "2130706433", "0"])
def test_no_private_network_unless_allowed(server, split, host) -> None:
    server.gives("/a", b"secret")
    pages, (problem,) = split(collect([server.url("/a", host)]))
    assert pages == []
    assert problem.reason.startswith(("leads to a private or local network", "no address found"))
    assert server.seen == []


@pytest.fixture
def only_one_is_public(monkeypatch):
    """Takes 127.0.0.1 for the public internet, and nothing else on this machine."""
    monkeypatch.setattr(private, "is_public", lambda address: address == "127.0.0.1")


@pytest.mark.parametrize("host", ["127.0.0.2", "10.0.0.1", "169.254.169.254", "[::1]", "inside.example"])
def test_a_redirect_to_a_private_network_is_refused(server, split, only_one_is_public, host) -> None:
    names = {"inside.example": ["127.0.0.1", "192.168.0.7"]}
    server.gives("/a", status=302, Location=server.url("/secret", host))
    server.gives("/secret", b"secret")
    items = fetch(server.url("/a"), Limits(), resolver=lambda name, port: names.get(name, [name]))
    pages, (problem,) = split(items)
    assert pages == []
    assert problem.reason.startswith("leads to a private or local network")
    assert [path for path, _ in server.seen] == ["/a"]


def test_a_name_with_public_and_private_addresses_is_refused(server, split, only_one_is_public) -> None:
    items = fetch(server.url("/a", "both.example"), Limits(), resolver=lambda name, port: ["127.0.0.1", "10.0.0.1"])
    _, (problem,) = split(items)
    assert problem.reason == "leads to a private or local network (10.0.0.1)"
    assert server.seen == []


def test_a_name_is_resolved_once_and_that_address_is_used(server, only_one_is_public, article) -> None:
    """A second answer of the DNS (rebinding) is never asked for."""
    server.gives("/a", article)
    answers = [["127.0.0.1"], ["10.0.0.1"]]
    (page,) = fetch(server.url("/a", "name.example"), Limits(), resolver=lambda name, port: answers.pop(0))
    assert isinstance(page, Page)
    assert page.address == server.url("/a", "name.example")
    assert server.seen[0][1]["Host"] == f"name.example:{server.port}"
    assert len(answers) == 1


def test_the_next_address_is_tried_when_one_does_not_answer(server, article) -> None:
    server.gives("/a", article)
    items = fetch(server.url("/a", "two.example"), LOCAL, resolver=lambda name, port: ["127.0.0.99", "127.0.0.1"])
    (item,) = items
    assert isinstance(item, Page)


@pytest.fixture(scope="module")
def certificate(tmp_path_factory):
    """A certificate for report.example that signs itself."""
    if shutil.which("openssl") is None:
        pytest.skip("openssl makes the certificate")
    folder = tmp_path_factory.mktemp("tls")
    key, cert = folder / "key.pem", folder / "cert.pem"
    command = ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]
    command += ["-keyout", str(key), "-out", str(cert), "-days", "2", "-subj", "/CN=report.example"]
    subprocess.run([*command, "-addext", "subjectAltName=DNS:report.example"], check=True, capture_output=True)
    return cert, key


@pytest.mark.parametrize(
    ("host", "reason"), [("report.example", None), ("other.example", "its certificate is not valid")]
)
def test_tls_is_checked_against_the_name_not_the_number(
    server, split, certificate, monkeypatch, article, host, reason
) -> None:
    cert, key = certificate
    asked: list[str | None] = []
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(cert, key)
    context.sni_callback = lambda connection, name, context: asked.append(name)
    server.http.socket = context.wrap_socket(server.http.socket, server_side=True)
    server.http.handle_error = lambda *args: None
    monkeypatch.setattr(fetch_module, "_tls", lambda: ssl.create_default_context(cafile=str(cert)))
    server.gives("/a", article)
    url = server.url("/a", host).replace("http:", "https:")
    pages, problems = split(fetch(url, LOCAL, resolver=lambda name, port: ["127.0.0.1"]))
    assert asked == [host]
    assert [problem.reason for problem in problems] == ([reason] if reason else [])
    assert [page.content for page in pages] == ([] if reason else [article])
