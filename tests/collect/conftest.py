"""What the tests of this room share: a WARC writer, a server on this machine, and a way to split what comes back."""

from __future__ import annotations

import contextlib
import gzip
import threading
from collections.abc import Callable, Iterable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from sayso.model import Page, Problem

ARTICLE = b"<!doctype html><html><body><p>The harbour reopened on Tuesday, the port office said.</p></body></html>"

Route = Callable[[BaseHTTPRequestHandler], None]


@pytest.fixture
def article() -> bytes:
    return ARTICLE


@pytest.fixture
def split() -> Callable[[Iterable[Page | Problem]], tuple[list[Page], list[Problem]]]:
    def split(items: Iterable[Page | Problem]) -> tuple[list[Page], list[Problem]]:
        pages: list[Page] = []
        problems: list[Problem] = []
        for item in items:
            if isinstance(item, Page):
                pages.append(item)
            else:
                assert item.stage == "collect"
                assert item.reason
                assert item.remedy
                problems.append(item)
        return pages, problems

    return split


class WarcBuilder:
    """Writes records by hand (ISO 28500), one gzip member each where `packed` is set. `starts` are their offsets."""

    def __init__(self, packed: bool) -> None:
        self.packed = packed
        self.content = b""
        self.starts: list[int] = []

    def record(
        self,
        address: str,
        content: bytes,
        media_type: str = "text/html",
        *,
        kind: str = "response",
        status: str = "200 OK",
        headers: Iterable[tuple[str, str]] = (),
    ) -> WarcBuilder:
        if kind == "response":
            fields = [("Content-Type", media_type)] if media_type else []
            http = "".join(f"{name}: {value}\r\n" for name, value in [*fields, *headers])
            content = f"HTTP/1.1 {status}\r\n{http}\r\n".encode() + content
            media_type = "application/http; msgtype=response"
        head = (
            f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:{len(self.starts)}>\r\n"
            f"WARC-Date: 2024-03-04T05:06:07Z\r\nWARC-Target-URI: {address}\r\n"
            f"Content-Type: {media_type}\r\nContent-Length: {len(content)}\r\n\r\n"
        )
        record = head.encode() + content + b"\r\n\r\n"
        self.starts.append(len(self.content))
        self.content += gzip.compress(record) if self.packed else record
        return self

    def bytes(self) -> bytes:
        return self.content


@pytest.fixture
def warc() -> Callable[..., WarcBuilder]:
    return lambda packed=False: WarcBuilder(packed)


class Server:
    """A server on 127.0.0.1; `routes` maps a path to what answers it, and `seen` lists the requests."""

    def __init__(self) -> None:
        self.routes: dict[str, Route] = {}
        self.seen: list[tuple[str, dict[str, str]]] = []
        self.released = threading.Event()
        server = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                server.seen.append((self.path, dict(self.headers)))
                with contextlib.suppress(OSError):
                    server.routes[self.path](self)
                self.close_connection = True

            def log_message(self, *args: object) -> None:
                pass

        self.http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.http.daemon_threads = True
        self.port = self.http.server_address[1]

    def url(self, path: str, host: str = "127.0.0.1") -> str:
        return f"http://{host}:{self.port}{path}"

    def gives(
        self, path: str, body: bytes = b"", media_type: str = "text/html", status: int = 200, **headers: str
    ) -> str:
        def answer(handler: BaseHTTPRequestHandler) -> None:
            handler.send_response(status)
            handler.send_header("Content-Type", media_type)
            handler.send_header("Content-Length", str(len(body)))
            for name, value in headers.items():
                handler.send_header(name.replace("_", "-"), value)
            handler.end_headers()
            handler.wfile.write(body)

        self.routes[path] = answer
        return self.url(path)


@pytest.fixture
def server() -> Iterator[Server]:
    server = Server()
    thread = threading.Thread(target=server.http.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    yield server
    server.released.set()
    server.http.shutdown()
    server.http.server_close()
    thread.join()


@pytest.fixture
def bomb() -> bytes:
    """About 40 kB of gzip that unpack to 40 MiB."""
    return gzip.compress(b"A" * (40 * 1024 * 1024), compresslevel=9)
