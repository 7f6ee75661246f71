"""Feeds that are looked at again and again -> the pages of entries that are new, or changed, since the last time.

The articles are fetched from where the feed leads to, as far as the site lets programs fetch them; where it does not, what the
feed itself carries is the page. A feed is asked for only where it has changed (RFC 9110, section 13).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from sayso.collect.feeds import Entry, entries
from sayso.collect.fetch import get
from sayso.collect.files import shown
from sayso.collect.limits import Limits
from sayso.collect.robots import Robots
from sayso.collect.unreadable import UnreadableError
from sayso.model import Page, Problem, digest


@dataclass(slots=True)
class Watched:
    """What is known of a feed: the server's words for its last version, and the stamp of every entry that was dealt with, by
    its `entry_key`.
    """

    etag: str | None = None
    modified: str | None = None
    stamps: dict[str, str] = field(default_factory=dict)


def entry_key(place: str) -> str:
    """What tells an entry from all others by its address, in one length."""
    return digest(place, length=24)


def watch(
    feed: str, known: Watched, limits: Limits, robots: Robots, *, follow: bool = True
) -> Iterator[Page | Problem]:
    """The pages of a feed's new entries; `known` is brought up to date as they are given out.

    An article that could not be fetched is told as a Problem, and looked for again the next time. Without `follow` only what the
    feed itself carries is taken.
    """
    try:
        answer = get(feed, limits, etag=known.etag, modified=known.modified)
        found = entries(answer.content, answer.label) if answer.status == 200 else []
    except UnreadableError as error:
        yield error.problem(shown(feed))
        return
    failed = False
    for entry in found:
        place = entry.link or (entry.page.address if entry.page else "")
        key = entry_key(place)
        if not place or known.stamps.get(key) == entry.stamp:
            continue
        try:
            yield from _pages(entry, limits, robots, follow)
            known.stamps[key] = entry.stamp
        except UnreadableError as error:
            failed = True
            yield error.problem(place)
    # Asked "has it changed?" next time, the server would hide what failed now.
    if answer.status == 200 and not failed:
        known.etag, known.modified = answer.etag, answer.modified


def _pages(entry: Entry, limits: Limits, robots: Robots, follow: bool) -> Iterator[Page | Problem]:
    if follow and entry.link and robots.allows(entry.link):
        robots.pause(entry.link)
        yield from get(entry.link, limits).pages(limits)
    elif entry.page is not None:
        yield entry.page
    elif entry.link:
        reason = (
            "its site lets no program fetch it, and the feed has no text of it"
            if follow
            else "the feed has no text of it"
        )
        yield UnreadableError(reason, "open it in a browser; save the page and add the file").problem(entry.link)
