"""The lines above an article, in plain text and Markdown."""

import datetime as dt
from collections.abc import Callable

import pytest

from sayso.model import Report

Read = Callable[..., Report]
HEADLINE = "Ferry to Ostrand cancelled over cracked rudder"

# Lines above the article (parted by blank lines): title, byline, outlet, published, credits.
HEADS = [
    ([HEADLINE], HEADLINE, None, None, None, ()),
    ([HEADLINE, "By Maren Tolk"], HEADLINE, "Maren Tolk", None, None, ()),
    ([HEADLINE, "By MAREN TOLK and OLE DREV"], HEADLINE, "Maren Tolk and Ole Drev", None, None, ()),
    ([HEADLINE, "By Maren Tolk, Northern Wire"], HEADLINE, "Maren Tolk", None, None, ("Northern Wire",)),
    ([HEADLINE, "By Published on March 9, 2026"], HEADLINE, None, None, "2026-03-09", ()),
    ([HEADLINE, "By Maren Tolk Published on March 9, 2026"], HEADLINE, "Maren Tolk", None, "2026-03-09", ()),
    (
        [HEADLINE, "By Quay investigations team. Published on March 9, 2026."],
        HEADLINE,
        "Quay investigations team",
        None,
        "2026-03-09",
        (),
    ),
    (
        [HEADLINE, "By Maren Tolk | The Meridian | 9 March 2026"],
        HEADLINE,
        "Maren Tolk",
        "The Meridian",
        "2026-03-09",
        (),
    ),
    ([HEADLINE, "By Maren Tolk, Quay Daily"], HEADLINE, "Maren Tolk", "Quay Daily", None, ()),
    (
        [HEADLINE, "By Maren Tolk, Radio Quay", "OSTRAND HARBOUR, Monday 9 March 2026"],
        HEADLINE,
        "Maren Tolk",
        "Radio Quay",
        "2026-03-09",
        (),
    ),
    ([HEADLINE, "Civic Quay · 9 March 2026 · Maren Tolk"], HEADLINE, "Maren Tolk", "Civic Quay", "2026-03-09", ()),
    (
        [HEADLINE, "By Maren Tolk", "Quay Standard, Port Quell, 9 March 2026"],
        HEADLINE,
        "Maren Tolk",
        "Quay Standard",
        "2026-03-09",
        (),
    ),
    (
        [
            "THE QUELL OBSERVER",
            "Quell, Low Shore - Monday, 9 March 2026",
            HEADLINE,
            "From our harbour correspondent, Maren Tolk",
        ],
        HEADLINE,
        "Maren Tolk",
        "The Quell Observer",
        "2026-03-09",
        (),
    ),
    ([HEADLINE, "Published: 9 March 2026. By Maren Tolk"], HEADLINE, "Maren Tolk", None, "2026-03-09", ()),
    ([HEADLINE, "Posted on March 9, 2026 by Maren Tolk"], HEADLINE, "Maren Tolk", None, "2026-03-09", ()),
    ([HEADLINE, "Author: Maren Tolk", "Last updated: 9 March 2026"], HEADLINE, "Maren Tolk", None, "2026-03-09", ()),
    ([HEADLINE, "Maren Tolk", "9 March 2026 - 3 min read"], HEADLINE, "Maren Tolk", None, "2026-03-09", ()),
    ([HEADLINE, "The Quay, March 9, 2026"], HEADLINE, None, "The Quay", "2026-03-09", ()),
    ([HEADLINE, "Quay Times World Desk 9/3/26"], HEADLINE, None, "Quay Times", "2026-03-09", ()),
    (
        [HEADLINE, "Quay Weekly", "Mon, 9 March 2026", "Posted by Maren Tolk"],
        HEADLINE,
        "Maren Tolk",
        "Quay Weekly",
        "2026-03-09",
        (),
    ),
    (
        [HEADLINE, "Quay Valley Monitor | updated 9 March 2026 | by Maren Tolk"],
        HEADLINE,
        "Maren Tolk",
        "Quay Valley Monitor",
        "2026-03-09",
        (),
    ),
    (["THE QUAY", HEADLINE, "By Maren Tolk, harbour correspondent"], HEADLINE, "Maren Tolk", "The Quay", None, ()),
    (
        [
            "QUAY DISPATCH",
            "News of the narrow seas",
            "Home / Shipping / Ostrand",
            "Captain swears that the rudder was whole when he left port",
            "9 March 2026",
        ],
        "Captain swears that the rudder was whole when he left port",
        None,
        "Quay Dispatch",
        "2026-03-09",
        (),
    ),
    (
        ["THE QUAY GAZETTE", "Comment", "Monday 9 March 2026", "A cracked rudder is not a murder weapon", "Ole Drev"],
        "A cracked rudder is not a murder weapon",
        "Ole Drev",
        "The Quay Gazette",
        "2026-03-09",
        (),
    ),
    (
        ["Quay Daily » Ferries", HEADLINE, "3 Comments | Filed under: ferries, rudders"],
        HEADLINE,
        None,
        "Quay Daily",
        None,
        (),
    ),
    ([HEADLINE, "From Northern Wire"], HEADLINE, None, None, None, ("Northern Wire",)),
    ([HEADLINE, "Region: The Narrow Seas", "Theme: Ferries"], HEADLINE, None, None, None, ()),
    ([HEADLINE, "Share this:", "Advertisement"], HEADLINE, None, None, None, ()),
    (
        ["Who cracked the rudder of the Ostrand ferry, and who knew?", "By Maren Tolk"],
        "Who cracked the rudder of the Ostrand ferry, and who knew?",
        "Maren Tolk",
        None,
        None,
        (),
    ),
    (
        ["Ferry To Ostrand Cancelled Over A Rudder That Nobody Had Looked At For Years."],
        "Ferry To Ostrand Cancelled Over A Rudder That Nobody Had Looked At For Years.",
        None,
        None,
        None,
        (),
    ),
    (
        ["The ferry line could have known for a year that its rudder was cracked.", "By Maren Tolk"],
        "The ferry line could have known for a year that its rudder was cracked.",
        "Maren Tolk",
        None,
        None,
        (),
    ),
]


@pytest.mark.parametrize(("lines", "title", "byline", "outlet", "published", "named"), HEADS)
@pytest.mark.parametrize("joint", ["\n\n", "\n"])
def test_heads(
    read: Read,
    article: tuple[str, ...],
    lines: list[str],
    title: str,
    byline: str | None,
    outlet: str | None,
    published: str | None,
    named: tuple[str, ...],
    joint: str,
) -> None:
    report = read(joint.join([*lines, *article]))
    assert (report.title, report.byline, report.outlet, report.credits) == (title, byline, outlet, named)
    assert report.published == (dt.date.fromisoformat(published) if published else None)
    assert report.text == "\n\n".join([title, *article])


STAYS = [
    "The line had been warned twice, divers say.",
    "Passengers wait on the quay with bicycles and goats",
    "By the sea, nobody was surprised at all.",
    "He bought the boat on 3 May 2019.",
    "It’s over.",
    "“Nobody sails.”",
]


@pytest.mark.parametrize("line", STAYS)
def test_a_line_below_the_headline_that_is_the_articles_stays(read: Read, article: tuple[str, ...], line: str) -> None:
    report = read("\n\n".join([HEADLINE, line, *article]))
    assert report.text == "\n\n".join([HEADLINE, line, *article])


def test_a_byline_below_a_note_on_corrections(read: Read, article: tuple[str, ...]) -> None:
    note = "(In item of March 8, corrects the name of the ferry in the fourth paragraph.)"
    report = read("\n\n".join([HEADLINE, note, "By Maren Tolk", *article]))
    assert (report.title, report.byline) == (HEADLINE, "Maren Tolk")
    assert report.text == "\n\n".join([HEADLINE, note, *article])


def test_a_standfirst_between_headline_and_byline_stays(read: Read, article: tuple[str, ...]) -> None:
    standfirst = "Divers had warned the harbour office twice"
    report = read("\n\n".join([HEADLINE, standfirst, "By Maren Tolk", *article]))
    assert (report.title, report.byline) == (HEADLINE, "Maren Tolk")
    assert report.text == "\n\n".join([HEADLINE, standfirst, *article])


def test_a_list_below_the_headline_stays(read: Read, article: tuple[str, ...], blocks: Callable[..., object]) -> None:
    report = read("\n".join([f"# {HEADLINE}", "", "- rudder cracked", "- ferry stays", "", *article]), "text/markdown")
    assert ("list", "rudder cracked") in blocks(report)  # type: ignore[operator]


def test_an_article_without_a_head_keeps_its_first_sentence(read: Read, article: tuple[str, ...]) -> None:
    report = read("\n\n".join(article))
    assert report.title is None
    assert report.text == "\n\n".join(article)


def test_the_dateline_goes_and_names_agency_and_date(read: Read, article: tuple[str, ...]) -> None:
    report = read("\n\n".join([HEADLINE, "OSTRAND, March 9, 2026 (Northern Wire) - " + article[0], *article[1:]]))
    assert report.dateline == "OSTRAND, March 9, 2026 (Northern Wire)"
    assert (report.outlet, report.published, report.credits) == (
        "Northern Wire",
        dt.date(2026, 3, 9),
        ("Northern Wire",),
    )
    assert report.text == "\n\n".join([HEADLINE, *article])


def test_a_dateline_on_a_line_of_its_own(read: Read, article: tuple[str, ...]) -> None:
    report = read("\n\n".join([HEADLINE, "OSTRAND —", *article]))
    assert report.dateline == "OSTRAND"
    assert report.text == "\n\n".join([HEADLINE, *article])


def test_a_headline_is_known_by_the_dateline_below_it(read: Read, article: tuple[str, ...]) -> None:
    headline = "The ferry line could have known for a year that its rudder was cracked."
    report = read("\n\n".join([headline, "OSTRAND — " + article[0], *article[1:]]))
    assert (report.title, report.dateline) == (headline, "OSTRAND")


def test_corrected_in_a_headline_is_no_dateline(read: Read, article: tuple[str, ...]) -> None:
    report = read("\n\n".join([f"CORRECTED - {HEADLINE}", "(Corrects number of goats in last paragraph)", *article]))
    assert (report.title, report.dateline) == (f"CORRECTED - {HEADLINE}", None)
    assert "(Corrects number of goats in last paragraph)" in report.text


def test_outlet_and_date_as_a_last_line(read: Read, article: tuple[str, ...]) -> None:
    report = read("\n\n".join([HEADLINE, *article, "Northern Wire, 9 March 2026"]))
    assert (report.outlet, report.published) == ("Northern Wire", dt.date(2026, 3, 9))
    assert report.text == "\n\n".join([HEADLINE, *article])


def test_what_the_container_says_goes_first(cleaned: Callable[..., object], article: tuple[str, ...]) -> None:
    from sayso.model import Metadata

    given = Metadata("Given title", "Given Name", "Given Outlet", dt.date(2020, 1, 2))
    found, _ = cleaned("\n\n".join([HEADLINE, "By Maren Tolk, 9 March 2026", *article]), given=given)  # type: ignore[misc]
    assert (found.title, found.byline, found.outlet, found.published) == (
        "Given title",
        "Given Name",
        "Given Outlet",
        given.published,
    )
