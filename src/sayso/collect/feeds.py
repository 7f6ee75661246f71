"""RSS and Atom feeds -> pages: one an entry, from the text that the feed itself carries.

feedparser gets bytes only, so it never touches the network; the addresses of the entries are not followed. What it
offers to clean or rewrite in the HTML is left off: the text is kept as obtained.
"""

from __future__ import annotations

import calendar
import dataclasses
import datetime as dt
import io
from collections.abc import Iterator, Mapping
from typing import Any

import feedparser.api
from feedparser.exceptions import CharacterEncodingOverride

from sayso.collect import given
from sayso.collect.label import Label
from sayso.collect.limits import MIB, Limits
from sayso.collect.sniff import HTML, TEXT
from sayso.collect.unreadable import UnreadableError
from sayso.model import Metadata, Page, Problem, digest

MOST = 8 * MIB
"""A feed is read whole by a parser that is not fast; the largest in use are about 5 MiB."""


def within(limits: Limits) -> Limits:
    """The limits for one feed."""
    page_bytes, unpacked_bytes = min(limits.page_bytes, MOST), min(limits.unpacked_bytes, MOST)
    return dataclasses.replace(limits, page_bytes=page_bytes, unpacked_bytes=unpacked_bytes)


def read(content: bytes, label: Label) -> Iterator[Page | Problem]:
    """One page an entry that has text, then a Problem for those without, and one when the feed is broken."""
    feed = _parse(content, label)
    if not feed.entries and not feed.version:
        raise UnreadableError("XML, but neither a feed nor a page", "give RSS, Atom, HTML or text")
    outlet = given.words(feed.feed.get("title"))
    bare = 0
    for number, entry in enumerate(feed.entries, 1):
        page = _page(entry, outlet, f"{label.address}#{number}", label)
        if page is None:
            bare += 1
        else:
            yield page
    if bare:
        reason = f"{bare} of {len(feed.entries)} entries have no text in the feed"
        yield UnreadableError(reason, "to read those articles, give their own addresses").problem(label.address)
    if not feed.entries:
        raise UnreadableError("a feed without entries", "check that it is the right feed")
    # A wrong encoding in the declaration is called broken too, but nothing is lost by it.
    if feed.bozo and not isinstance(feed.bozo_exception, CharacterEncodingOverride):
        yield UnreadableError("the feed is broken; an entry may be missing or cut", "get the feed again").problem(
            label.address
        )


@dataclasses.dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a feed: where its article is, what tells this version of it from another, and the page in the feed itself."""

    link: str | None
    stamp: str
    page: Page | None


def entries(content: bytes, label: Label) -> list[Entry]:
    """The entries of a feed, in its order. Raises UnreadableError for what is no feed."""
    feed = _parse(content, label)
    if not feed.entries and not feed.version:
        raise UnreadableError("neither RSS nor Atom", "give the address of the feed itself")
    outlet = given.words(feed.feed.get("title"))
    found = []
    for number, entry in enumerate(feed.entries, 1):
        page = _page(entry, outlet, f"{label.address}#{number}", label)
        link = str(entry.get("link") or "")
        told = (entry.get(name) for name in ("id", "title", "updated", "published"))
        stamp = digest(*told, page.sha256 if page else "")
        found.append(Entry(link if link.startswith(("http://", "https://")) else None, stamp, page))
    return found


def _parse(content: bytes, label: Label) -> Any:
    headers = {"content-type": f"{label.media_type}; charset={label.charset}"} if label.charset else {}
    parse: Any = feedparser.api.parse
    try:
        return parse(io.BytesIO(content), response_headers=headers, sanitize_html=False, resolve_relative_uris=False)
    except (ValueError, TypeError, AssertionError, RecursionError, LookupError, AttributeError) as error:
        # The lenient parser of feedparser is known to trip over some malformed markup.
        raise UnreadableError("a feed too broken to read", "get the feed again") from error


def _page(entry: Mapping[str, Any], outlet: str | None, place: str, label: Label) -> Page | None:
    text, media_type = _text(entry)
    if not text:
        return None
    link = str(entry.get("link") or "")
    return Page.of(
        link if link.startswith(("http://", "https://")) else place,
        text.encode("utf-8", "replace"),
        media_type,
        obtained=label.obtained,
        charset="utf-8",
        given=Metadata(
            title=given.words(entry.get("title")),
            byline=given.words(entry.get("author")),
            outlet=_outlet(entry) or outlet,
            published=_published(entry),
            language=_language(entry),
        ),
    )


def _text(entry: Mapping[str, Any]) -> tuple[str, str]:
    """The fullest text of an entry (the longest of its contents and its summary), and its media type."""
    parts = [*entry.get("content", ()), entry.get("summary_detail") or {}]
    best = max(parts, key=lambda part: len((part.get("value") or "").strip()))
    media_type = TEXT if best.get("type") == TEXT else HTML
    return (best.get("value") or "").strip(), media_type


def _outlet(entry: Mapping[str, Any]) -> str | None:
    """Feeds of feeds name the outlet of each entry in `source`."""
    return given.words(entry.get("source"))


def _language(entry: Mapping[str, Any]) -> str | None:
    return given.words((entry.get("title_detail") or {}).get("language"))


def _published(entry: Mapping[str, Any]) -> dt.date | None:
    """When it was published, with its time zone, or in UTC as feedparser understands it; else when it was updated."""
    for name in ("published", "updated"):
        if name not in entry:
            continue
        parsed = entry.get(f"{name}_parsed")
        when = given.published(entry[name])
        if when is None and parsed is not None:
            when = dt.datetime.fromtimestamp(calendar.timegm(parsed), dt.UTC)
        if when is not None:
            return when
    return None
