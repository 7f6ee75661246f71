"""The promise of the room: whatever the bytes, they become pages or Problems, and nothing is raised."""

from __future__ import annotations

import gzip
import hashlib
import io

import hypothesis.strategies as st
from hypothesis import HealthCheck, given, settings

from sayso.collect import Limits, collect
from sayso.model import Page

STARTS = [
    b"",
    b"%PDF-1.4\n",
    b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 40\r\nWARC-Target-URI: http://[a\r\n\r\nHTTP/1.1 200 OK\r\n",
    b"WARC/1.0\r\nWARC-Type: resource\r\nContent-Type: text/plain\r\nContent-Length: 4\r\n\r\nabcd\r\n\r\n",
    b"<?xml version='1.0'?><rss version='2.0'><channel><item><description>x</description>",
    b"<feed xmlns='http://www.w3.org/2005/Atom'><entry><content>",
    b"<!doctype html><p>",
    b'{"text": "a", "date": ',
    b'{"text": "a"}\n',
    b"\x1f\x8b\x08\0\0\0\0\0\0\xff",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
]
# The long ones are for what is cut, not for what is long: the limit is low.
TAILS = st.one_of(st.binary(max_size=300), st.text(max_size=200).map(lambda text: text.encode("utf-8", "replace")))
PACKED = st.sampled_from([lambda data: data, gzip.compress, lambda data: gzip.compress(data)[:-5]])


@settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(STARTS), TAILS, PACKED)
def test_any_bytes(start, tail, pack) -> None:
    content = pack(start + tail)
    items = list(collect(["-"], Limits(page_bytes=400, unpacked_bytes=400), stdin=io.BytesIO(content)))
    assert items
    for item in items:
        if isinstance(item, Page):
            assert item.sha256 == hashlib.sha256(item.content).hexdigest()
            assert 0 < len(item.content) <= 400
        else:
            assert (item.stage, bool(item.reason), bool(item.remedy)) == ("collect", True, True)
            assert item.input.startswith("-")
