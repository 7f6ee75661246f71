"""What an HTML page says of its article: title, byline, outlet, date; JSON-LD first, then meta tags, then what shows.

JSON-LD is schema.org's (NewsArticle and its like); meta tags are Open Graph's and the older ones. trafilatura's and
htmldate's findings are the last resort, since they lose hours, zones and the capitals of names.
"""

from __future__ import annotations

import datetime as dt
import html
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from trafilatura.metadata import extract_metadata

from sayso.clean.byline import Byline, join_bylines
from sayso.clean.dates import parse_date
from sayso.model import Metadata

_ARTICLE = re.compile(r"Article|Posting|Report$|WebPage$")
_TITLE_PARTS = re.compile(r"\s+(?:\||»|«|·|::|—|–|-)\s+")
_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|copyright)\s*(?:\d{4}(?:\s*[-–]\s*\d{4})?)?\s*,?\s*(?P<a>[A-Z][\w&'’ ]{2,40}?)\s*(?=[.|,]|\d{4}|©|All rights|$)"
)
_DATE_FIELD = re.compile(r'"datePublished"\s*:\s*"([^"]{6,40})"')
_FOOT = 4000
_BY = re.compile(r"^(?:written )?by\b\W*(?=[A-Z])", re.IGNORECASE)
_LONGEST_BYLINE = 120
_AUTHOR_TAGS = ("sailthru.author", "author", "parsely-author", "byl", "dc.creator", "article:author")
_LONGEST_JSON = 1_000_000


class PageMeta(NamedTuple):
    """What a page says of its article; the bodies that it credits (agencies beside its author, another publisher); and
    names that may be the outlet's, for where `given` has none: in the title tag, the copyright line, the address."""

    given: Metadata
    credited: list[str]
    outlet_hints: list[str]


def page_metadata(tree: Any) -> PageMeta:
    """The metadata of a page."""
    page = _Page(tree, _meta_tags(tree), _records(tree))
    publishers = list(dict.fromkeys(filter(None, (_name_of(r.get("publisher")) for r in page.records))))
    outlet = _outlet(page, publishers)
    byline = _byline(page, [outlet or "", *publishers])
    language = (tree.get("lang") or "")[:2].lower() or None
    given = Metadata(_title(page, outlet), str(byline) or None, outlet, _published(page), language)
    own = _letters(outlet or "")
    others = [p for p in publishers if _letters(p) not in own and own not in _letters(p)]
    return PageMeta(given, [*byline.bodies, *others], [] if outlet else _outlet_hints(page))


def _outlet_hints(page: _Page) -> list[str]:
    heads = [_squeeze("".join(h.itertext())).lower() for h in page.tree.iter("h1")]
    parts = _TITLE_PARTS.split(_title_tag(page.tree))
    hints = [p for p in (parts[-1], parts[0]) if len(parts) > 1 and not any(p.lower() in h for h in heads)]
    text = _squeeze(" ".join(t for t in page.tree.itertext() if t and not t.startswith("{"))[-_FOOT:])
    hints += [m["a"].strip() for m in _COPYRIGHT.finditer(text)]
    hints += [page.found("sitename") or ""]
    return [h for h in hints if h and len(h.split()) <= 5]


@dataclass(slots=True)
class _Page:
    """A page's tree, its meta tags by name (lower case), its JSON-LD records on articles, and trafilatura's findings."""

    tree: Any
    tags: dict[str, list[str]]
    records: list[dict[str, Any]]
    extracted: Any = None

    def found(self, name: str) -> str | None:
        """A field as trafilatura finds it: looked for once, and only when it is asked for."""
        if self.extracted is None:
            self.extracted = extract_metadata(self.tree, date_config={"original_date": True, "extensive_search": False})
        return getattr(self.extracted, name) or None

    def tagged(self, *names: str) -> Iterator[str]:
        """The contents of the meta tags of these names, in the order of the names."""
        return (value for name in names for value in self.tags.get(name, ()))


def _meta_tags(tree: Any) -> dict[str, list[str]]:
    tags: dict[str, list[str]] = {}
    for tag in tree.iter("meta"):
        name = tag.get("property") or tag.get("name") or tag.get("itemprop") or ""
        if content := _squeeze(tag.get("content") or ""):
            tags.setdefault(name.lower(), []).append(content)
    return tags


def _records(tree: Any) -> list[dict[str, Any]]:
    """The JSON-LD objects that are about an article, those about the mere page last, references to authors followed."""
    found: list[dict[str, Any]] = []
    named: dict[str, Any] = {}
    for script in tree.iterfind(".//script[@type='application/ld+json']"):
        try:
            queue = [json.loads((script.text or "")[:_LONGEST_JSON], strict=False)]
        except (ValueError, RecursionError):
            continue
        while queue:
            one = queue.pop(0)
            if isinstance(one, list):
                queue[:0] = one
            elif isinstance(one, dict):
                queue[:0] = [one[key] for key in ("@graph", "mainEntity") if key in one]
                if isinstance(one.get("@id"), str) and one.get("name"):
                    named[one["@id"]] = one
                if _ARTICLE.search(str(one.get("@type"))):
                    found.append(one)
    for record in found:
        record["author"] = [
            named.get(a["@id"], a) if isinstance(a, dict) and "@id" in a else a for a in _list(record.get("author"))
        ]
    return sorted(found, key=lambda record: "WebPage" in str(record.get("@type")))


def _byline(page: _Page, outlets: list[str]) -> Byline:
    """Who the page shows as its writer, else the first of JSON-LD, meta tags and trafilatura's finding that names one.

    trafilatura looks for a name in much of the page, so it is asked only where nothing else gives a full one.
    """
    shown = list(_visible_bylines(page.tree))
    marked: list[list[str]] = [
        *([_name_of(author) for author in record["author"]] for record in page.records),
        *([value] for value in page.tagged(*_AUTHOR_TAGS)),
    ]
    first, rest = [[t] for t in shown if _BY.match(t)], [[t] for t in shown if not _BY.match(t)]
    bylines = [_joined(names, outlets) for names in (*first, *marked, *rest)]
    if not any(map(_is_full, bylines)):
        bylines.append(_joined([page.found("author") or ""], outlets))
    full = [named for named in bylines if _is_full(named)]
    if full:
        # What shows may run on into the words beside it; where the markup ends sooner, so did the name.
        same = [one for one in full if str(full[0]).startswith(str(one)) and len(one.people) == len(full[0].people)]
        return min(same, key=lambda one: len(str(one)))
    # A lone word in capitals is a login, and the outlet's own name stands where no writer's does.
    own = {_letters(name) for name in outlets}
    lone = [
        n
        for n in bylines
        if not any(map(_is_login, n.people)) and not own.issuperset(map(_letters, n.bodies or ("-",)))
    ]
    return next((named for named in lone if str(named)), Byline())


def _joined(names: Sequence[str], outlets: list[str]) -> Byline:
    return join_bylines([n for n in names if n and "/" not in n and len(n) <= _LONGEST_BYLINE], outlets)


def _is_full(byline: Byline) -> bool:
    return any(" " in name for name in byline.people)


def _is_login(name: str) -> bool:
    return name.isupper() or not name[:1].isupper()


def _visible_bylines(tree: Any) -> Iterator[str]:
    for element in tree.xpath("//*[contains(@class, 'byline') or @itemprop='author' or @rel='author']"):
        text = _squeeze(" ".join(element.itertext()))
        if 0 < len(text) <= _LONGEST_BYLINE and not element.xpath("ancestor::*[contains(@class, 'comment')]"):
            yield text


def _outlet(page: _Page, publishers: list[str]) -> str | None:
    """The site's name, in the best spelling on the page: with blanks and capitals rather than an address or a tag."""
    sites = [_TITLE_PARTS.split(v)[0].strip("@ ") for v in page.tagged("og:site_name")]
    names = [*sites, *publishers, *page.tagged("application-name")]
    if not names:
        return None
    name, own = names[0], _letters(names[0]).removesuffix("com")
    tail = _TITLE_PARTS.split(_title_tag(page.tree))[-1]
    spellings = [s for s in (*names, tail) if _letters(s).removesuffix("com") == own]
    spellings += [p for p in publishers if name.isupper() and "".join(w[0] for w in p.split()) == name]
    spellings += [tail] if len(own) > 3 and own in _letters(tail) and len(tail.split()) <= 4 else []
    return max(
        spellings, key=lambda s: (" " in s, any(map(str.isupper, s)), s[:1].isupper(), ("." in s) == s.islower())
    )


def _published(page: _Page) -> dt.date | None:
    """The time of publication, with its hour and zone where the page's markup gives them."""
    ways: Iterable[str] = (
        *page.tagged("article:published_time", "datepublished", "article.published", "og:article:published_time"),
        *map(str, page.tree.xpath("//time[@pubdate or @itemprop='datePublished']/@datetime")),
        *(str(record.get("datePublished") or "") for record in page.records),
        *page.tagged("pubdate", "publish-date", "parsely-pub-date", "dc.date.issued", "date"),
    )
    found = [date for value in ways if (date := parse_date(value))]
    scripts = page.tree.iterfind(".//script[@type='application/ld+json']")
    found = found or [date for s in scripts if (m := _DATE_FIELD.search(s.text or "")) and (date := parse_date(m[1]))]
    if not found:
        return parse_date(page.found("date"))
    # Of a date, and a time on that date, the time says more.
    same = (date for date in found if isinstance(date, dt.datetime) and date.date() == found[0])
    return next(same, found[0])


def _title(page: _Page, outlet: str | None) -> str | None:
    """The headline: a main heading that stands in the title tag, else what the metadata say; no outlet's name at its end."""
    tag = _title_tag(page.tree)
    heads = [_squeeze("".join(h.itertext())) for h in page.tree.iter("h1")]
    parts = _TITLE_PARTS.split(tag)
    sites = {_letters(outlet or ""), _letters(parts[-1]) if len(parts) > 1 else ""}
    heads = [h for h in heads if h and _letters(h) not in sites]
    named = [*page.tagged("og:title"), *(_text(r.get("headline")) for r in page.records)]
    found = next(filter(None, named), None) or page.found("title")
    for head in heads:
        if head.lower() in tag.lower() or (found and head.lower() == found.lower()):
            return head
    title = found or (heads[0] if heads else None)
    parts = _TITLE_PARTS.split(title or "")
    if title and len(parts) > 1 and _letters(parts[-1]) == _letters(outlet or ""):
        title = title[: title.rindex(parts[-1])].rstrip(" |»«·:—–-")
    return _squeeze(title) if title else None


def _name_of(value: Any) -> str:
    """The name in a JSON-LD person or organisation, which may be a string, an object or a list of them."""
    for one in _list(value):
        name = one.get("name") if isinstance(one, dict) else one
        if isinstance(name, str) and name.strip():
            return _text(name)
    return ""


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value] if value else []


def _text(value: Any) -> str:
    """A JSON-LD string without entities or tags."""
    return _squeeze(re.sub(r"<[^<>]{0,200}>", "", html.unescape(value))) if isinstance(value, str) else ""


def _title_tag(tree: Any) -> str:
    return _squeeze(tree.findtext(".//title") or "")


def _letters(name: str) -> str:
    """A name by its letters alone, to compare spellings: no case, no blanks, no article."""
    return re.sub(r"^the(?=\W*\w)|\W", "", name.lower())


def _squeeze(text: str) -> str:
    return " ".join(text.split())
