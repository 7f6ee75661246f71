from __future__ import annotations

import datetime as dt
import io
import socket

import pytest

from sayso.collect import collect
from sayso.collect import feeds as feeds_module

RSS = b"""<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>The Quay</title><link>https://quay.example/</link><language>en-gb</language>
<item>
  <title>Harbour reopens</title><link>https://quay.example/1</link><dc:creator>Ann Lee</dc:creator>
  <pubDate>Mon, 04 Mar 2024 10:00:00 +0200</pubDate>
  <description>Short.</description>
  <content:encoded>
<![CDATA[<p>The harbour <b onclick="x()">reopened</b>, <a href="/port">the port</a> said.</p>]]></content:encoded>
</item>
<item><title>Second</title><description>&lt;p&gt;Only a summary.&lt;/p&gt;</description></item>
<item><title>Third</title><link>https://quay.example/3</link></item>
</channel></rss>
"""

ATOM = """<?xml version="1.0" encoding="iso-8859-1"?>
<feed xmlns="http://www.w3.org/2005/Atom"><title>Die Mole</title>
<entry><title>Hafen öffnet</title><link href="https://mole.example/1"/><author><name>Bo Kim</name></author>
<updated>2024-03-04T05:06:07Z</updated><content type="text">Fünf &lt; sechs.</content></entry>
<entry xml:lang="de"><title>Zwei</title><source><title>Der Kai</title></source><published>2024-03-05</published>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Ganz.</p></div></content></entry>
</feed>
""".encode("iso-8859-1")

RDF = b"""<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns="http://purl.org/rss/1.0/"><channel><title>Old</title></channel>
<item><title>One</title><link>http://old.example/1</link><description>Words.</description></item></rdf:RDF>"""


@pytest.fixture(autouse=True)
def no_network(monkeypatch) -> None:
    def refuse(*args: object, **kwargs: object) -> None:
        raise AssertionError("a feed that was given as bytes must not touch the network")

    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    monkeypatch.setattr(socket.socket, "connect", refuse)


def read(content: bytes, split):
    return split(collect(["-"], stdin=io.BytesIO(content)))


def test_rss_gives_a_page_an_entry(tmp_path, split) -> None:
    (tmp_path / "quay.rss").write_bytes(RSS)
    pages, problems = split(collect([str(tmp_path / "quay.rss")]))
    first, second = pages
    assert first.address == "https://quay.example/1"
    assert first.media_type == "text/html"
    # As the feed has it: neither sanitised nor with its links rewritten.
    assert first.content == (b'<p>The harbour <b onclick="x()">reopened</b>, <a href="/port">the port</a> said.</p>')
    assert (first.given.title, first.given.byline, first.given.outlet) == ("Harbour reopens", "Ann Lee", "The Quay")
    zone = dt.timezone(dt.timedelta(hours=2))
    assert first.given.published == dt.datetime(2024, 3, 4, 10, tzinfo=zone)
    assert second.address == f"{(tmp_path / 'quay.rss').as_posix()}#2"
    assert second.content == b"<p>Only a summary.</p>"
    assert [problem.reason for problem in problems] == ["1 of 3 entries have no text in the feed"]


def test_atom_in_its_own_encoding(split) -> None:
    (first, second), problems = read(ATOM, split)
    assert (first.media_type, first.content.decode()) == ("text/plain", "Fünf < sechs.")
    assert first.charset == "utf-8"
    assert (first.given.title, first.given.byline, first.given.outlet) == ("Hafen öffnet", "Bo Kim", "Die Mole")
    assert first.given.published == dt.datetime(2024, 3, 4, 5, 6, 7, tzinfo=dt.UTC)
    assert second.media_type == "text/html"
    assert b"<p>Ganz.</p>" in second.content
    assert (second.given.outlet, second.given.language) == ("Der Kai", "de")
    assert second.given.published == dt.date(2024, 3, 5)
    assert problems == []


def test_rss_1(split) -> None:
    (page,), problems = read(RDF, split)
    assert (page.address, page.content) == ("http://old.example/1", b"Words.")
    assert problems == []


def test_a_feed_cut_off_gives_what_it_has_and_says_so(split) -> None:
    pages, problems = read(RSS[: RSS.index(b"<item><title>Third")], split)
    assert len(pages) == 2
    assert [problem.reason for problem in problems] == ["the feed is broken; an entry may be missing or cut"]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"<rss version='2.0'><channel><title>x</title></channel></rss>", "a feed without entries"),
        (b"<?xml version='1.0'?><a><b/></a>", "XML, but neither a feed nor a page"),
        (b"<?xml version='1.0'?>", "XML, but neither a feed nor a page"),
    ],
)
def test_no_feed(split, content, reason) -> None:
    pages, problems = read(content, split)
    assert pages == []
    assert [problem.reason for problem in problems] == [reason]


def test_entities_that_unfold_without_end(split) -> None:
    entities = "".join(f"<!ENTITY e{n} '{f'&e{n - 1};' * 10}'>" for n in range(1, 9))
    content = f"<?xml version='1.0'?><!DOCTYPE rss [<!ENTITY e0 'ha'>{entities}]><rss version='2.0'><channel>"
    content += "<item><title>x</title><description>&e8;</description></item></channel></rss>"
    pages, _ = read(content.encode(), split)
    assert all(len(page.content) < 10_000 for page in pages)


def test_an_entity_of_a_file_is_not_read(tmp_path, split) -> None:
    (tmp_path / "secret.txt").write_text("a secret")
    content = f"<?xml version='1.0'?><!DOCTYPE rss [<!ENTITY e SYSTEM '{(tmp_path / 'secret.txt').as_uri()}'>]>"
    content += "<rss version='2.0'><channel><item><description>x &e; y</description></item></channel></rss>"
    pages, _ = read(content.encode(), split)
    assert all(b"secret" not in page.content for page in pages)


def test_a_feed_over_its_limit(split, monkeypatch) -> None:
    monkeypatch.setattr(feeds_module, "MOST", 500)
    pages, problems = read(RSS, split)
    assert pages == []
    assert [problem.reason for problem in problems] == ["bigger than 500 bytes"]
