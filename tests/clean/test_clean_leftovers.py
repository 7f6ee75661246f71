"""Leftovers: every alternative of every row has an example, every row something like it that an article may say."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from sayso.clean.leftover_table import LEFTOVERS
from sayso.clean.leftovers import leftover
from sayso.model import Report

Read = Callable[..., Report]

# Row: (what is one, what is none). Together the first must match every alternative of the row.
EXAMPLES: dict[str, tuple[list[str], list[str]]] = {
    "comment form": (
        ["Leave a Reply", "Post a comment", "Join the conversation", "12 Comments", "Comments (3)", "2 responses to “Ferry”"],
        ["Leave a light on for the ferry", "Comments from the harbour were sparse", "12 comments were read aloud in court"],
    ),
    "comment form field": (
        ["Your email address will not be published.", "Required fields are marked *", "Name* | E-mail* | Website", "Log in to comment"],
        ["Your email changed my mind", "Sign in the harbour window read: closed"],
    ),
    "share buttons": (
        ["Share this:", "Share", "Click to share on X", "Tweet this", "Print Friendly, PDF & Email", "Like this: Loading",
         "Like the article?", "Good, was it? Share it with your friends!", "Use the share buttons below"],
        ["Share prices of the line fell", "Shares on the quay", "Like this ship, the other one leaks", "Tweeting is not sailing"],
    ),
    "share words": (["Tweet Toot Copy link", "Facebook | Twitter | WhatsApp", "Share, Print, Email"], ["Share", "Facebook said no", "Print money"]),
    "menu": (["Home | Harbour | Ferries", "← Older: goats", "» Next", "Newer posts →"], ["Reds 4 | Blues 2", "The line | the rudder. | The goats."]),
    "note to readers": (["Note to readers: please forward this", "Note to our readers"], ["A note to readers of maps", "Note to self"]),
    "follow us": (
        ["Follow Maren Tolk on Twitter", "Follow us", "Follow @quay", "On Twitter follow @quay", "Follow our full ferry coverage",
         "Find us on Facebook", "Connect with us"],
        ["Follow the money on the quay", "Follow the rudder", "Find us a boat", "Connect the hose"],
    ),
    "copyright": (
        ["© Quay Media", "(c) 2026 Quay", "(c) Quay Media 2026", "Copyright © Maren Tolk", "Copyright The Quay Gazette",
         "Copyright Quay Media 2026", "All rights reserved"],
        ["(c) the third clause of the treaty", "Copyright law is the business of lawyers", "All rights are equal on the quay"],
    ),
    "other articles": (
        ["Read more: goats", "Read next", "Related topics: ferries", "Related - Goats at sea", "See also:", "Don't miss", "More from The Quay",
         "Most read in ferries", "Recommended for you", "Other news", "Also in Comment: goats", "Also by the author", "You may also like",
         "Latest news", "Trending", "In case you missed it"],
        ["Read more than one chart before you sail", "Related-party deals sank the line", "More on that than he would say was in the log.",
         "More from him came later", "Most read the notice and left", "Also on Monday, divers found a goat.", "Latest news from the quay was bad",
         "Trending upwards, the price of goats worried the line", "Recommended by nobody, the boat sank"],
    ),
    "about the author": (
        ["About the author", "About Maren Tolk: she sails", "About Maren Tolk", "Articles by: Maren Tolk"],
        ["About three hundred people waited", "About Ostrand nobody spoke", "About Maren Tolk he said nothing"],
    ),
    "book for sale": (
        ["Order the book from us", "Buy the Quay Atlas, a copy for you", "ISBN: 978-0-00-000000-0", "List price: $17.95", "Just click to order",
         "Ferries, out now in paperback", "Add to your basket"],
        ["Order was restored on the quay", "Buy nothing, he said", "The price of goats rose"],
    ),
    "newsletter": (
        ["Subscribe", "Subscribe to us", "Sign up for our newsletter", "You can also subscribe to this newsletter", "Get the day’s headlines in your inbox",
         "Get our newsletter", "Become a member", "Did you like this story?", "Enjoyed this?", "If you enjoyed this article, join",
         "Like what you read?", "Support independent journalism"],
        ["Subscribe he did not", "Sign up for the bundle using the same name as on the quay", "Get the goats out", "Support for the line grew", "Like what, she asked"],
    ),
    "app or player": (
        ["Download our free app", "Listen live", "Watch again", "Listen to “Slack Water”, our podcast", "Sorry, your browser does not support video", "Video: the rudder"],
        ["Download speeds on the ferry fell", "Listen, she said", "Watch the rudder", "Video of the rudder was shown in court"],
    ),
    "page tools": (["Print · Text size", "Advertisement", "Send to a friend", "Story continues below", "Back to top"], ["Print money", "Advertisements for ferries", "Back to Ostrand they went"]),
    "cookie notice": (["We use cookies to sail better", "This website uses cookies", "We value your privacy", "Cookie policy"], ["We use ropes", "The line’s cookie policy is under review"]),
    "tips": (
        ["Got a tip?", "Have a story?", "Send tips to us", "Follow me, send tips to quay@example.org", "Do you know more?", "Contact our newsroom", "For media inquiries: Ole"],
        ["Got a goat", "He asked them to send tips to the police", "Contact between the boats was lost", "For media, the quay was closed"],
    ),
    "picture credit": (["Featured image: rudder", "(Photo by Ole Drev)", "Image credit: Quay", "Picture courtesy of Ole"], ["Photos of the rudder were shown", "Image is everything", "Picture a quay"]),
    "desk credit": (
        ["(Reporting by Maren Tolk; Editing by Ole Drev)", "Additional reporting by Ana Li in Ostrand", "Edited by Ole Drev", "--additional reporting by Ana Li.",
         "Translated by Ana Li.", "Ole Drev contributed to this report.", "Ole Drev contributed reporting."],
        ["Reporting by The Quay shows that the rudder was cracked", "Writing by hand is slow", "Goats contributed to the delay"],
    ),
    "where from": (
        ["Drev reported from Ostrand.", "Drev reported from Ostrand, Tolk from the quay. Ana Li contributed.", "(Ana Li contributed.)",
         "Contributing: Ana Li", "(h/t The Quay.)", "Hat tip: The Quay", "Ana Li contributed reporting from Ostrand. Drev slept."],
        ["The crack was reported from Ostrand", "They contributed goats"],
    ),
    "first published": (
        ["The original source of this article is The Quay", "Originally published in The Quay", "This piece was first printed by The Quay",
         "This article was reprinted on quay.example", "Republished with permission", "SOURCE: Quay News"],
        ["The article was about goats", "The rudder was first made in 1960", "Sources: two of them, both divers, who would not be named."],
    ),
    "legal notice": (
        ["Disclaimer: sail at your own risk", "Reproduction without leave is forbidden", "This copyright text is used under fair use",
         "Made available under fair use provisions", "Terms and conditions", "Terms of use apply: terms of use apply", "Subject to our terms",
         "The views expressed are the author’s own", "The sole responsibility of the author", "To order a reprint, call",
         "We give permission to cross-post", "Schools may reprint any essay", "contains copyrighted material"],
        ["The court held that it was fair use", "They rejected the terms and conditions", "The views expressed on the quay were loud"],
    ),
    "about the site": (
        ["Radio Ostrand is funded by listeners", "The Quay is a member of the Press Union", "Registered at the harbour office", "Built with ropes",
         "Our Standards: the Quay Principles", "Complaints: write in", "Letters to the editor", "Corrections and licensing: write in",
         "Quay Media. Syndication: write in", "Published Mondays and Fridays", "The Quay. Published weekly", "Visitor no. 12"],
        ["The ferry is funded by the state. It sails daily.", "Norway is a member of the union", "Complaints about goats rose",
         "Correction: the ferry has one rudder, not two.", "Our standards have slipped, he said"],
    ),
    "call to readers": (
        ["Do you work on the ferry? Our letterbox has no camera", "Have you seen the goat? Get in touch", "Seen something? Ring the Quay"],
        ["Do you trust them? Few of us do.", "Are you sure? He was not.", "Did they know? Tell us they did not.", "Seen from the quay, it was small"],
    ),
    "contact": (
        ["Contact: quay@example.org", "Phone 555-123-4567", "Tel +47 22 00", "Write to [email protected]", "Reach him directly", "Enter your email address:"],
        ["Contact between them ended in 1998", "Phone lines were down", "Reach for the stars"],
    ),
    "elsewhere": (
        ["Read the rest of the story at The Quay", "Read it all here", "Watch the full interview below:", "View a map here."],
        ["Read the small print", "Watch the tide", "See the rudder for what it is, she said, and you will not sail"],
    ),
    "article lists": (["Tags: goats", "Filed under: ferries", "Topics: rudders"], ["Topics were many", "Tag him"]),
    "about the writer": (["The author is a sailor", "The writers are divers"], ["The author of the report is a diver", "Authors are many"]),
    "citation": (["Citation: Ferry (2026)", "DOI: 10.1000/182", "Ferry, retrieved 20 May 2026 from the quay"], ["Citations were many", "He retrieved 20 goats from the ferry"]),
    "page name": (["Home", "Privacy · Terms · Contact", "Subscribe, Letters"], ["Home at last", "News was scarce."]),
    "menu of two": (["Goats ahoy | Printer's version"], ["Reds 4 | Blues 2", "A bar | and a stop."]),
}  # fmt: skip


def test_every_row_has_examples_and_every_example_a_row() -> None:
    assert [row.name for row in LEFTOVERS] == list(EXAMPLES)
    assert all(yes and no for yes, no in EXAMPLES.values())


@pytest.mark.parametrize("row", LEFTOVERS, ids=lambda row: row.name)
def test_every_alternative_has_an_example(row) -> None:
    yes, no = EXAMPLES[row.name]
    for text in yes:
        assert row.fits(text), text
    for text in no:
        assert not row.fits(text), text
    for alternative in row.alternatives:
        assert any(re.search(alternative, text, re.IGNORECASE) for text in yes), f"no example of {alternative}"


def test_what_no_row_may_take() -> None:
    """Sentences of articles that begin like a leftover."""
    for text in (
        "Also on Monday, the harbour office said that the rudder had been cracked for a year.",
        "Correction: An earlier version of this story gave the wrong number of goats.",
        "More on the rudder came out in court, where the divers spoke for two hours.",
        "Copyright in the drawings belongs to the yard that built the ferry.",
        "Share of the blame goes to the harbour office, she said.",
        "Read on the quay, the notice made people laugh.",
        "Contact with the second boat was lost at noon on Tuesday.",
        "Follow-up dives are planned for the spring.",
    ):
        found = leftover(text)
        assert found is None, (text, found)


def test_a_very_long_block_is_no_leftover() -> None:
    assert leftover("© " + "Quay " * 2000) is None


HEAD = "Ferry to Ostrand cancelled over cracked rudder"
BELOW = [
    ["Leave a Reply", "Your email address will not be published. Required fields are marked *"],
    ["Other news", "Goats at sea", "A rudder for the ages"],
    ["Share this:", "Click to share on X", "Like this: Loading...", "About Maren Tolk: she has sailed for years.", "Leave a Reply"],
    ["© Quay Media 2026", "Built with ropes"],
    ["---", "Order Ole Drev’s Book", "Ole Drev writes of the sea as nobody has done before him, and he has sailed it too.", "ISBN: 978", "Year: 2017", "List price: $17", "Copyright © Quay Media 2026"],
    ["Note to readers: please forward this.", "Ole Drev is a sailor and writes for The Quay, where this was first published.", "Featured image is from The Quay", "Disclaimer: sail at your own risk."],
    ["Northern Wire"],
    ["(Reporting by Ana Li; Editing by Ole Drev)", "Our Standards: The Quay Principles"],
    ["RECOMMENDED FOR YOU", "- A lighthouse for sale", "- Goats, explained", "(c) 2026 Quay Media"],
    ["Goats", "Boats", "More from The Quay", "Connect with Us"],
]  # fmt: skip


@pytest.mark.parametrize("below", BELOW, ids=lambda below: below[0])
@pytest.mark.parametrize("joint", ["\n\n", "\n"])
def test_what_stands_below_an_article_goes(read: Read, article: tuple[str, ...], below: list[str], joint: str) -> None:
    report = read(joint.join([HEAD, *article, *below]))
    if below[:2] == ["Goats", "Boats"]:  # Lines that tell nothing of themselves stay.
        assert report.text.startswith("\n\n".join([HEAD, *article]))
        assert "More from" not in report.text
    else:
        assert report.text == "\n\n".join([HEAD, *article])


def test_readers_comments_go_though_they_look_like_an_article(read: Read, article: tuple[str, ...]) -> None:
    comments = [
        f"I have sailed with them for years and never once looked at a rudder, {name} writes."
        for name in ("Ana", "Bo", "Cy")
    ]
    assert read("\n\n".join([HEAD, *article, "3 Comments", *comments])).text == "\n\n".join([HEAD, *article])


@pytest.mark.parametrize(
    "between",
    [
        "Share this:",
        "Read more: goats at sea",
        "Advertisement",
        "Follow Ole Drev on Twitter",
        "* * *",
        "Related: goats",
    ],
)
def test_an_article_goes_on_after_a_leftover_in_its_middle(read: Read, article: tuple[str, ...], between: str) -> None:
    assert read("\n\n".join([HEAD, *article[:2], between, *article[2:]])).text == "\n\n".join([HEAD, *article])


def test_prose_with_a_leftovers_words_stays(read: Read, article: tuple[str, ...]) -> None:
    prose = (
        "Share this with nobody, the captain wrote in the log that was read out on Tuesday, because the crack had been known for"
        " a year, the harbour office had been told of it twice, and the divers who found it had been sent home without their pay."
    )
    assert prose in read("\n\n".join([HEAD, *article[:2], prose, *article[2:]])).text
    assert prose in read("\n\n".join([HEAD, *article, prose])).text


BIOGRAPHIES = [
    ("Maren Tolk", "Maren Tolk is an engineer. The views expressed are her own."),
    ("Maren Tolk", "Maren Tolk writes about harbours. Enjoyed this? Become a supporter."),
    ("Maren Tolk", "Maren Tolk (@tolk) has sailed since 1988"),
    (None, "Ewan Grist is a lecturer at the sea school and a contributing writer at The Quay."),
    (None, "Ewan B. Grist is the author of Rudders and How They Crack."),
    (None, "The author is a diver."),
]


@pytest.mark.parametrize(("byline", "biography"), BIOGRAPHIES)
def test_a_biography_below_the_article_goes(
    read: Read, article: tuple[str, ...], byline: str | None, biography: str
) -> None:
    above = [HEAD, f"By {byline}"] if byline else [HEAD]
    assert read("\n\n".join([*above, *article, biography])).text == "\n\n".join([HEAD, *article])


def test_who_the_article_speaks_of_has_no_biography(read: Read, article: tuple[str, ...]) -> None:
    last = "Ewan Grist is a professor at the sea school."
    text = "\n\n".join(
        [HEAD, *article, "Grist said that the crack could have been seen from the quay by anybody who looked.", last]
    )
    assert read(text).text.endswith(last)


def test_who_reported_it_is_the_byline_where_there_is_none(read: Read, article: tuple[str, ...]) -> None:
    assert (
        read("\n\n".join([HEAD, *article, "(Reporting by Ana Li and Bo Crake; Editing by Ole Drev)"])).byline
        == "Ana Li and Bo Crake"
    )


@pytest.mark.parametrize(
    ("below", "outlet"),
    [
        ("The original source of this article is Quay Research", "Quay Research"),
        ("More from The Quay", "The Quay"),
        ("© Quay Media. Built with ropes.", "Quay Media"),
        ("Copyright © Quay Media 2026", "Quay Media"),
        ("Radio Ostrand is funded by listeners", "Radio Ostrand"),
    ],
)
def test_the_outlet_from_below_the_article(read: Read, article: tuple[str, ...], below: str, outlet: str) -> None:
    assert read("\n\n".join([HEAD, *article, below])).outlet == outlet


@pytest.mark.parametrize(("below", "named"), [("SOURCE: Quay News", "Quay News"), ("(h/t The Quay.)", "The Quay")])
def test_a_source_below_the_article_is_credited(read: Read, article: tuple[str, ...], below: str, named: str) -> None:
    assert read("\n\n".join([HEAD, *article, below])).credits == (named,)
