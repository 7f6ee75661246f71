"""Feeds that are looked at again: what is new, what a site lets programs fetch, and what failed comes again."""

from __future__ import annotations

import pytest

from sayso.collect import Limits, Robots, watch_feed
from sayso.collect.watch import Watched
from sayso.model import Page, Problem

LOCAL = Limits(allow_private=True, connect_seconds=2, total_seconds=3)


def feed(*items: tuple[str, str, str]) -> bytes:
    told = "".join(
        f"<item><title>{title}</title><link>{link}</link><description>{text}</description></item>"
        for title, link, text in items
    )
    return f"<rss version='2.0'><channel><title>The Quay</title>{told}</channel></rss>".encode()


@pytest.fixture
def robots() -> Robots:
    return Robots(LOCAL, wait=lambda seconds: None)


@pytest.fixture
def site(server, article):
    server.gives("/robots.txt", b"User-agent: *\nDisallow: /closed/", "text/plain")
    server.gives("/1", article)
    server.gives("/closed/2", article)
    return server


def look(site, known: Watched, robots: Robots, follow: bool = True) -> list[Page | Problem]:
    return list(watch_feed(site.url("/feed"), known, LOCAL, robots, follow=follow))


def test_new_entries_come_once_and_changed_ones_again(site, robots, article):
    site.gives("/feed", feed(("One", site.url("/1"), "Short.")), "application/rss+xml")
    known = Watched()
    (page,) = look(site, known, robots)
    assert (page.address, page.content) == (site.url("/1"), article)
    assert look(site, known, robots) == []
    site.gives("/feed", feed(("One, corrected", site.url("/1"), "Short.")), "application/rss+xml")
    assert [one.address for one in look(site, known, robots)] == [site.url("/1")]


def test_the_feed_is_asked_for_only_where_it_has_changed(site, robots):
    site.gives("/feed", feed(("One", site.url("/1"), "Short.")), "application/rss+xml", ETag='"a"')
    known = Watched()
    look(site, known, robots)
    site.gives("/feed", b"", status=304)
    assert look(site, known, robots) == []
    path, headers = site.seen[-1]
    assert (path, headers["If-None-Match"]) == ("/feed", '"a"')


def test_what_a_site_closes_is_not_fetched_and_the_feeds_own_text_is_taken(site, robots):
    site.gives("/feed", feed(("Two", site.url("/closed/2"), "What the feed says.")), "application/rss+xml")
    (page,) = look(site, Watched(), robots)
    assert page.content == b"What the feed says."
    assert "/closed/2" not in [path for path, _ in site.seen]
    site.gives("/feed", feed(("Two", site.url("/closed/2"), "")), "application/rss+xml")
    (problem,) = look(site, Watched(), robots)
    assert isinstance(problem, Problem)
    assert "no program" in problem.reason


def test_a_site_whose_rules_cannot_be_had_is_left_alone(site, robots):
    site.gives("/robots.txt", b"", status=500)
    site.gives("/feed", feed(("One", site.url("/1"), "The feed.")), "application/rss+xml")
    (page,) = look(site, Watched(), robots)
    assert page.content == b"The feed."


def test_a_site_without_rules_is_open(site, robots):
    site.gives("/robots.txt", b"", status=404)
    site.gives("/feed", feed(("One", site.url("/1"), "The feed.")), "application/rss+xml")
    (page,) = look(site, Watched(), robots)
    assert page.address == site.url("/1")


def test_without_following_the_feed_is_all(site, robots):
    site.gives("/feed", feed(("One", site.url("/1"), "The feed.")), "application/rss+xml")
    (page,) = look(site, Watched(), robots, follow=False)
    assert page.content == b"The feed."
    assert [path for path, _ in site.seen] == ["/feed"]


def test_an_article_that_failed_comes_again_though_the_feed_has_not_changed(site, robots, article):
    site.gives("/1", b"", status=503)
    site.gives("/feed", feed(("One", site.url("/1"), "")), "application/rss+xml", ETag='"a"')
    known = Watched()
    (problem,) = look(site, known, robots)
    assert "503" in problem.reason
    site.gives("/1", article)
    (page,) = look(site, known, robots)
    assert page.content == article
    assert "If-None-Match" not in site.seen[-2][1]


def test_what_is_no_feed_is_told(site, robots, article):
    site.gives("/feed", article)
    (problem,) = look(site, Watched(), robots)
    assert problem.remedy


def test_requests_to_one_host_keep_a_distance(site):
    waited: list[float] = []
    robots = Robots(LOCAL, wait=waited.append)
    site.gives("/robots.txt", b"User-agent: *\nCrawl-delay: 7", "text/plain")
    site.gives("/3", b"<p>Some words of a page.</p>")
    items = [("One", site.url("/1"), ""), ("Three", site.url("/3"), "")]
    site.gives("/feed", feed(*items), "application/rss+xml")
    assert len(look(site, Watched(), robots)) == 2
    assert len(waited) == 1
    assert 5 < waited[0] <= 7
