"""http(s) addresses -> one answer each, with limits on time, size and redirects, from public networks only.

The name is resolved once and the request goes to an address that was checked, with the name in the Host header and in
TLS (server name and certificate), so that a second answer of the DNS cannot lead elsewhere. Each redirect is checked
in the same way. Proxies of the environment are not used: behind one, nothing here could check where a request ends.

robots.txt is not asked here: these are single addresses that a person gave by hand. What a feed leads to is asked (`robots`).
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import functools
import importlib.metadata
import io
import re
import socket
import ssl
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Self

import httpx2

from sayso.collect import private, streams
from sayso.collect.label import Label, content_type
from sayso.collect.limits import Limits, size
from sayso.collect.unpack import decoded
from sayso.collect.unreadable import UnreadableError
from sayso.model import Page, Problem

REDIRECTS = (301, 302, 303, 307, 308)
_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*://", re.I)
_ACCEPT = (
    "text/html,application/xhtml+xml,application/pdf,text/plain,application/rss+xml,application/atom+xml,*/*;q=0.5"
)


def is_address(input: str) -> bool:
    """True for what has a scheme (`https://...`), whether or not it can be fetched."""
    return _ADDRESS.match(input) is not None


def fetch(address: str, limits: Limits, *, resolver: private.Resolver = private.resolve) -> Iterator[Page | Problem]:
    """The pages behind an address: one, or those of a feed, a JSON Lines or a WARC file. Failures are Problems.

    `resolver` stands in for the system's in tests.
    """
    try:
        answer = get(address, limits, resolver=resolver)
    except UnreadableError as error:
        yield error.problem(address)
        return
    yield from answer.pages(limits)


@dataclass(frozen=True, slots=True)
class Answer:
    """What an address gave, unpacked; `status` is 200, or 304 without content where nothing has changed since.

    `etag` and `modified` are the server's words for this version (RFC 9110, section 8.8), to be given back next time.
    """

    label: Label
    content: bytes
    status: int = 200
    etag: str | None = None
    modified: str | None = None

    def pages(self, limits: Limits) -> Iterator[Page | Problem]:
        """The pages in it."""
        # What was received is within its limit; what is read from here on was unpacked.
        unpacked = dataclasses.replace(limits, page_bytes=max(limits.page_bytes, limits.unpacked_bytes))
        yield from streams.pages(io.BytesIO(self.content), self.label, unpacked)


def get(
    address: str,
    limits: Limits,
    *,
    etag: str | None = None,
    modified: str | None = None,
    resolver: private.Resolver = private.resolve,
) -> Answer:
    """What an address gives after its redirects; `etag` and `modified` ask for it only where it has changed since.

    Raises UnreadableError.
    """
    held = {"If-None-Match": etag, "If-Modified-Since": modified}
    with _Deadline(limits.total_seconds) as deadline:
        return _Fetch(limits, deadline, resolver, {name: value for name, value in held.items() if value}).answer(
            address
        )


class AnsweredError(UnreadableError):
    """The server answered with another status than asked for."""

    def __init__(self, status: int, answer: str) -> None:
        super().__init__(f"the server answered {answer}", "open it in a browser; save the page and give the file")
        self.status = status


class _Deadline:
    """Ends a fetch that takes too long by shutting its socket down, wherever in the exchange it is.

    A server that sends a byte now and then keeps every timeout of a single read from running out.
    """

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self.over = False
        self._ends = time.monotonic() + seconds
        self._socket: socket.socket | None = None
        self._lock = threading.Lock()
        self._timer = threading.Timer(seconds, self._end)
        self._timer.daemon = True

    def __enter__(self) -> Self:
        self._timer.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, value: BaseException | None, _: TracebackType | None) -> None:
        self._timer.cancel()

    @property
    def left(self) -> float:
        """Seconds left, never less than a little, so that it can serve as a timeout."""
        return max(0.001, self._ends - time.monotonic())

    def trace(self, name: str, info: Mapping[str, Any]) -> None:
        """httpx2's hook, called at each step of a connection: remember the socket in use."""
        if name in ("connection.connect_tcp.complete", "connection.start_tls.complete"):
            with self._lock:
                self._socket = info["return_value"].get_extra_info("socket")
            if self.over:
                self._end()

    def _end(self) -> None:
        self.over = True
        with self._lock, suppress(OSError):
            if self._socket is not None:
                self._socket.shutdown(socket.SHUT_RDWR)


class _Fetch:
    """One address with its redirects."""

    def __init__(
        self, limits: Limits, deadline: _Deadline, resolver: private.Resolver, headers: Mapping[str, str]
    ) -> None:
        self.limits = limits
        self.deadline = deadline
        self.resolver = resolver
        self.headers = headers

    def answer(self, address: str) -> Answer:
        """What the address gives in the end, unpacked. Raises UnreadableError."""
        url = _url(address)
        for _ in range(self.limits.redirects + 1):
            found = self._get(url)
            if not isinstance(found, httpx2.URL):
                return found
            url = found
        raise UnreadableError(f"more than {self.limits.redirects} redirects", "open it in a browser and save the page")

    def _get(self, url: httpx2.URL) -> httpx2.URL | Answer:
        """One request: the answer, or where it redirects to."""
        port = url.port or {"http": 80, "https": 443}[url.scheme]
        found = private.addresses(
            url.raw_host.decode("ascii").strip("[]"),
            port,
            seconds=min(self.limits.connect_seconds, self.deadline.left),
            allow_private=self.limits.allow_private,
            resolver=self.resolver,
        )
        for ip in found[:-1]:
            try:
                return self._get_from(url, ip)
            except (httpx2.ConnectError, httpx2.ConnectTimeout):
                continue  # the next of its addresses, as browsers do
            except httpx2.HTTPError as error:
                raise self._failed(error) from error
        try:
            return self._get_from(url, found[-1])
        except httpx2.HTTPError as error:
            raise self._failed(error) from error

    def _get_from(self, url: httpx2.URL, ip: str) -> httpx2.URL | Answer:
        left = self.deadline.left
        timeout = httpx2.Timeout(left, connect=min(self.limits.connect_seconds, left))
        request = httpx2.Request(
            "GET",
            url.copy_with(host=ip, fragment=None),
            headers={
                "Host": url.netloc.decode("ascii"),
                "User-Agent": user_agent(),
                "Accept": _ACCEPT,
                "Accept-Encoding": "gzip",
                "Connection": "close",
                **self.headers,
            },
            extensions={
                "sni_hostname": url.raw_host.decode("ascii").strip("[]"),
                "timeout": timeout.as_dict(),
                "trace": self.deadline.trace,
            },
        )
        # The transport itself, not a Client: it follows nothing, unpacks nothing and keeps no cookies.
        with httpx2.HTTPTransport(verify=_tls() if url.scheme == "https" else _no_tls()) as transport:
            response = transport.handle_request(request)
            try:
                return self._read(url, response)
            finally:
                response.close()

    def _read(self, url: httpx2.URL, response: httpx2.Response) -> httpx2.URL | Answer:
        if response.status_code in REDIRECTS and "location" in response.headers:
            return _redirect(url, response.headers["location"])
        label = Label(str(url.copy_with(fragment=None)), url.path, obtained=dt.datetime.now(dt.UTC))
        if response.status_code == 304 and self.headers:
            return Answer(label, b"", 304)
        if response.status_code != 200:
            answer = f"{response.status_code} {response.reason_phrase}".strip()
            raise AnsweredError(response.status_code, answer)
        content = self._body(response)
        media_type, charset = content_type(response.headers.get("content-type"))
        content = decoded(content, response.headers.get("content-encoding"), self.limits.unpacked_bytes)
        label = dataclasses.replace(label, media_type=media_type, charset=charset, obtained=dt.datetime.now(dt.UTC))
        return Answer(label, content, 200, response.headers.get("etag"), response.headers.get("last-modified"))

    def _body(self, response: httpx2.Response) -> bytes:
        parts, total = [], 0
        for part in response.iter_raw():
            parts.append(part)
            total += len(part)
            if total > self.limits.page_bytes:
                reason = f"sends more than {size(self.limits.page_bytes)}"
                raise UnreadableError(reason, "download it and give the file")
        # A socket that was shut down looks like the end of a body whose length nobody announced.
        if self.deadline.over:
            raise self._late()
        return b"".join(parts)

    def _late(self) -> UnreadableError:
        return UnreadableError(
            f"did not finish within {self.deadline.seconds:.3g} s", "try again later, or save the page"
        )

    def _failed(self, error: httpx2.HTTPError) -> UnreadableError:
        if self.deadline.over:
            return self._late()
        if isinstance(error, httpx2.TimeoutException):
            return UnreadableError("does not answer", "check the address and your connection, or try again later")
        if isinstance(error, httpx2.ConnectError):
            certificate = "certificate" in str(error).lower()
            reason = "its certificate is not valid" if certificate else f"no connection ({str(error)[:100]})"
            return UnreadableError(reason, "check the address and your connection")
        return UnreadableError(
            "the connection broke off", "try again, or save the page with a browser and give the file"
        )


def user_agent() -> str:
    """How Sayso names itself to servers: `sayso/<version>`."""
    try:
        return f"sayso/{importlib.metadata.version('sayso')}"
    except importlib.metadata.PackageNotFoundError:
        return "sayso"


def _url(address: str) -> httpx2.URL:
    """An address that may be fetched. Raises UnreadableError."""
    try:
        url = httpx2.URL(address)
        url.raw_host.decode("ascii")
        if url.port is not None and not 0 < url.port < 65536:
            raise ValueError("no such port")
    except (httpx2.InvalidURL, UnicodeError, ValueError) as error:
        raise UnreadableError("not a valid address", "check the spelling") from error
    if url.scheme not in ("http", "https"):
        raise UnreadableError(f"an address of type '{url.scheme[:20]}'", "give an address with http:// or https://")
    if not url.host:
        raise UnreadableError("an address without a host", "check the spelling")
    if url.userinfo:
        raise UnreadableError("an address with a user name or password in it", "leave them out; save the page yourself")
    return url


def _redirect(url: httpx2.URL, location: str) -> httpx2.URL:
    try:
        return _url(str(url.join(location)))
    except UnreadableError as error:
        raise UnreadableError(f"redirects to {error.reason}", "open it in a browser and save the page") from error
    except (httpx2.InvalidURL, UnicodeError, ValueError) as error:
        raise UnreadableError("redirects to no valid address", "open it in a browser and save the page") from error


@functools.cache
def _tls() -> ssl.SSLContext:
    """The system's certificates; loading them takes a while, so once."""
    return httpx2.create_ssl_context()


@functools.cache
def _no_tls() -> ssl.SSLContext:
    """For http: an empty context, to spare the loading."""
    return ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
