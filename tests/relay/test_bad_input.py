"""Piles that are poor, odd or hostile, through all corpus stages: no crash, no end without an end, nothing merged for nothing."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.model import Agent, AgentType, Attribution, Brief, DerivationKind, Kind, OriginKind, Page, Relay, Report
from sayso.pipeline import Reading, make_brief, read_page

FERRY = "“The bow doors stood open all winter and the hinges were red with rust,” {who} said."
LAMP = "{who} said that the lamp on the head had been dark for a week before anybody rowed out to look."
TAILS = (
    "The tug that was to lift her lies idle behind the mole, and her crew play cards for matches in the galley. Nobody pays them"
    " until the insurers in Sarn have answered, which took eleven weeks the last time a hull went down off the island.",
    "Candles stood in most windows last night. Buses run to the Sunday timetable, and the winter fair is called off. The school"
    " choir sang on the steps of the bank instead, with a collection for the pumps, and went home before the wind rose.",
    "Two barges with flour came in on Thursday. The baker on the square sells one loaf to a house and no more. Whoever has hens"
    " keeps them indoors, since a fox was seen near the tannery, and eggs have gone to four crowns for a dozen.",
    "Snow lay on the causeway by noon, so the post went round by the mill, where the road had been cleared. Letters from the"
    " mainland are three days behind. The clerk sorts them by lamplight, in gloves, while her brother minds the stove.",
)
FURNITURE = (
    "You are reading this because friends of the island pay for it: give what you can, the warden said, and thank you."
)


def page(title: str, *paragraphs: str, outlet: str = "", day: str = "", name: str = "") -> Page:
    head = [title, "\n".join(filter(None, [outlet, day]))]
    text = "\n\n".join(filter(None, [*head, *paragraphs]))
    return Page.of(name or f"{title}.txt", text.encode(), "text/plain")


def brief(*pages: Page) -> Brief:
    made = make_brief(map(read_page, pages))
    _is_sound(made)
    return made


def _is_sound(made: Brief) -> None:
    """What holds of every brief, whatever went in."""
    ids = {r.id for r in made.reports}
    told = [a for o in made.origins for a in o.attributions]
    assert sorted(told) == sorted(a.id for a in made.attributions), "each goes back to one origin"
    assert all(d.report in ids and d.original in ids and d.report != d.original for d in made.derivations)
    originals = {d.report: d.original for d in made.derivations}
    for report in originals:
        seen = set()
        while report in originals:
            assert report not in seen, "nothing is made from itself"
            seen.add(report)
            report = originals[report]
    assert all(1 <= c.fewest <= c.most <= len(c.attributions) for c in made.claims)
    assert all(c.reasons for c in made.claims if c.fewest < c.most)


def origins_of(made: Brief, words: str) -> int:
    told = {a.id for a in made.attributions if any(words in span.exact for span in a.content)}
    assert told, "the reader finds it"
    return sum(bool(told & set(o.attributions)) for o in made.origins)


def test_no_dates_and_no_outlets() -> None:
    same = [page(f"Report {i}", tail, FERRY.format(who="an official")) for i, tail in enumerate(TAILS)]
    made = brief(*same)
    assert not made.derivations
    assert origins_of(made, "bow doors") == len(TAILS)
    (claim,) = [c for c in made.claims if "bow doors" in c.text.exact]
    assert (claim.fewest, claim.most) == (1, len(TAILS))
    assert {r.rule for r in claim.reasons} == {"unnamed alike"}


def test_two_whom_nothing_links_stay_two_without_dates_and_outlets() -> None:
    made = brief(
        page("One", TAILS[0], FERRY.format(who="Una Perrow")), page("Two", TAILS[1], LAMP.format(who="Bo Rask"))
    )
    assert {o.who for o in made.origins} >= {"Una Perrow", "Bo Rask"}
    assert not made.derivations


def filler(number: int, words: int = 90) -> str:
    """Words that no other number has in this order."""
    chance = random.Random(number)
    return (
        " ".join(
            chance.choices(" ".join(TAILS).lower().replace(".", "").replace(",", "").split(), k=words)
        ).capitalize()
        + "."
    )


NAMES = ("Una Perrow", "Bo Rask", "Ida Quist", "Otto Lim", "Vera Sund", "Emil Tarn", "Lotte Hask", "Piet Orrin")


def test_all_of_one_site() -> None:
    made = brief(
        *(
            page(f"Item {i}", filler(i), LAMP.format(who=who), FURNITURE, outlet="Quell Courier", day="2 March 2026")
            for i, who in enumerate(NAMES)
        )
    )
    assert not made.derivations
    assert origins_of(made, "lamp on the head") == len(NAMES)


def test_furniture_on_every_page_makes_no_copies() -> None:
    papers = ("Quell Courier", "Island Globe")
    made = brief(
        *(
            page(
                f"Item {i}",
                filler(i),
                FURNITURE.replace("island", paper),
                filler(i + 100),
                outlet=paper,
                day=f"{i + 1} March 2026",
            )
            for i in range(6)
            for paper in papers
        )
    )
    assert len(made.reports) == len(papers) * 6
    assert all(d.share > 0.5 for d in made.derivations), "the same body, and not the furniture alone"
    assert len(made.derivations) == 6


def test_a_thousand_identical_reports_are_one_voice() -> None:
    made = make_brief(_by_hand(f"r{i:04}", [TAILS[0], FERRY.format(who="An official"), TAILS[1]]) for i in range(1000))
    _is_sound(made)
    assert len(made.derivations) == 999
    assert {d.original for d in made.derivations} == {"r0000"}
    assert len(made.origins) == 1
    assert all((c.fewest, c.most) == (1, 1) for c in made.claims)


def _by_hand(name: str, paragraphs: list[str]) -> Reading:
    """A reading with what an official says in the second paragraph."""
    text = "\n\n".join(paragraphs)
    report = Report(name, f"{name}.txt", name, text, language="en")
    at = len(paragraphs[0]) + 2
    quote, who = report.span(at, at + 74), report.span(text.index("An official"), text.index(" said."))
    cue = report.span(who.end + 1, who.end + 5)
    agent = Agent("an official", AgentType.UNKNOWN, False)
    one = Attribution(
        f"a-{name}",
        name,
        (who,),
        (cue,),
        (quote,),
        Kind.DIRECT,
        1.0,
        "t",
        None,
        agent,
        relays=(Relay(agent.name, who),),
    )
    return Reading(report, (one,), ())


@pytest.mark.parametrize(
    ("first", "second"), [("2 March 2026", "20 March 2026"), ("20 March 2026", "2 March 2026"), ("", "")]
)
def test_dates_against_the_credit(first: str, second: str) -> None:
    """The one that credits the other is made from it, whatever the dates say, and there is one derivation at most."""
    body = [TAILS[0], FERRY.format(who="Una Perrow"), TAILS[1], LAMP.format(who="Bo Rask")]
    made = brief(
        page("Ferry doors", *body, outlet="Quell Courier", day=first),
        page(
            "Ferry doors", *body, "This article first appeared in the Quell Courier.", outlet="Island Globe", day=second
        ),
    )
    assert len(made.derivations) == 1
    assert origins_of(made, "bow doors") == 1


def test_reports_that_cite_each_other() -> None:
    lead = "The lamp on the head was dark for a week before the wreck, the {} reported."
    made = brief(
        page("Light was dark", lead.format("Island Globe"), TAILS[0], outlet="Quell Courier", day="4 March 2026"),
        page("Dark for a week", lead.format("Quell Courier"), TAILS[1], outlet="Island Globe", day="4 March 2026"),
    )
    assert [c.closed for c in made.circles] == [True]
    assert not made.derivations, "nobody can tell which came first"
    round_ = set(made.circles[0].attributions)
    (origin,) = [o for o in made.origins if round_ & set(o.attributions)]
    assert origin.kind is OriginKind.UNKNOWN
    assert len({s.report for s in made.circles[0].evidence}) == 2
    assert all(c.most == 1 for c in made.claims if round_ & set(c.attributions))


def test_an_outlet_that_cites_itself() -> None:
    lead = "The lamp on the head was dark for a week before the wreck, the Quell Courier reported."
    made = brief(
        page("Light was dark", lead, TAILS[0], outlet="Quell Courier", day="4 March 2026"),
        page("Light still dark", lead, TAILS[1], outlet="Quell Courier", day="6 March 2026"),
    )
    assert not made.circles
    assert not [d for d in made.derivations if d.kind is DerivationKind.PICKUP]


PARTS = st.sampled_from(
    [*TAILS, FURNITURE, FERRY.format(who="Una Perrow"), LAMP.format(who="officials"), "“Yes,”", "."]
)
OUTLETS = st.sampled_from(["", "Quell Courier", "The Courier", "Quell", "Island Globe"])
DAYS = st.sampled_from(["", "2 March 2026", "29 February 2026", "31 December 9999"])


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.lists(PARTS, max_size=4), OUTLETS, DAYS), max_size=5))
def test_any_pile(reports: list[tuple[list[str], str, str]]) -> None:
    pages = [page(f"Item {i}", *parts, outlet=outlet, day=day) for i, (parts, outlet, day) in enumerate(reports)]
    assert len(brief(*pages).reports) <= len(pages)
