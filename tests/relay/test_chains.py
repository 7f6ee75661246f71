"""Chains: from statements inside statements, and from outlets that were told or cited."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from sayso.attribute import default_reader, read_report
from sayso.model import Attribution, Kind, Report
from sayso.relay import trace
from sayso.relay.chains import _same_hop
from sayso.resolve import resolve_speakers


def attribution(report: Report, source: str, cue: str, content: str, inside: str | None = None) -> Attribution:
    at = report.text.index(content)
    where = max(report.text.rfind("\n\n", 0, at), 0)
    spans = []
    for words in (source, cue, content):
        start = report.text.index(words, where)
        spans.append((report.span(start, start + len(words)),))
    return Attribution(f"a-{content[:9]}", report.id, *spans, Kind.INDIRECT, 1.0, "test", inside)


def chains(report: Report, *made: Attribution) -> list[tuple[str, ...]]:
    resolved, _ = resolve_speakers(report, made, read_report(report, default_reader()).names)
    traced, problems = trace(report, resolved)
    assert not problems
    for one in traced:
        for hop in one.relays:
            assert hop.evidence is None or report.text[hop.evidence.start : hop.evidence.end] == hop.evidence.exact
    by_id = {a.id: a.chain for a in traced}
    return [by_id[a.id] for a in made]


LEAD = "Ferry doors\n\nThe ferry that sank off Calder Head in March had been repaired twice by the yard at Quell.\n\n"


@pytest.mark.parametrize(
    ("sentence", "source", "cue", "chain"),
    [
        ("Una Perrow told Radio Quell that the doors were shut.", "Una Perrow", "told", ("Radio Quell", "Una Perrow")),
        ("Una Perrow told reporters that the doors were shut.", "Una Perrow", "told", ("Una Perrow",)),
        ("Una Perrow told Parliament that the doors were shut.", "Una Perrow", "told", ("Una Perrow",)),
        (
            "“It is known that the doors were shut,” Una Perrow said in an interview with the Calder Gazette.",
            "Una Perrow",
            "said",
            ("Calder Gazette", "Una Perrow"),
        ),
        (
            "Una Perrow has said in the Calder Gazette that the doors were shut.",
            "Una Perrow",
            "has said",
            ("Calder Gazette", "Una Perrow"),
        ),
        ("Una Perrow has said in the Calder yard that the doors were shut.", "Una Perrow", "has said", ("Una Perrow",)),
        (
            "According to a memo, first reported by Coastwise, the doors were shut.",
            "a memo, first reported by Coastwise",
            "According to",
            ("Coastwise", "a memo"),
        ),
        (
            "The memo, first seen by Una Perrow, says that the doors were shut.",
            "The memo",
            "says",
            ("Una Perrow", "The memo"),
        ),
        (
            "According to a letter obtained by the Calder Gazette the doors were shut.",
            "a letter obtained by the Calder Gazette",
            "According to",
            ("Calder Gazette", "a letter"),
        ),
        (
            "According to a letter obtained by the yard the doors were shut.",
            "a letter obtained by the yard",
            "According to",
            ("a letter",),
        ),
        (
            "Una Perrow was quoted by the Calder Gazette as saying that the doors were shut.",
            "Una Perrow",
            "was quoted",
            ("Calder Gazette", "Una Perrow"),
        ),
        (
            "Una Perrow assured Radio Quell that the doors were shut.",
            "Una Perrow",
            "assured",
            ("Radio Quell", "Una Perrow"),
        ),
        (
            "According to Una Perrow, whose remarks were carried on Friday by the Calder Gazette, the doors were shut.",
            "Una Perrow",
            "According to",
            ("Calder Gazette", "Una Perrow"),
        ),
        (
            "Radio Quell reported on Monday, citing a two-page letter, that the doors were shut.",
            "Radio Quell",
            "reported",
            ("Radio Quell", "a two-page letter"),
        ),
        (
            "Bo Rask told Radio Quell nothing. Una Perrow told the same station that the doors were shut.",
            "Una Perrow",
            "told",
            ("Radio Quell", "Una Perrow"),
        ),
        (
            "Radio Quell, which relies on the Calder Gazette, reported that the doors were shut.",
            "Radio Quell",
            "reported",
            ("Radio Quell", "Calder Gazette"),
        ),
        (
            "According to Una Perrow, who was interviewed by Radio Quell, the doors were shut.",
            "Una Perrow",
            "According to",
            ("Radio Quell", "Una Perrow"),
        ),
        (
            "Una Perrow believes that the doors were shut, as she told Radio Quell.",
            "Una Perrow",
            "believes",
            ("Radio Quell", "Una Perrow"),
        ),
        (
            "The inspectors' letter, the Cormorant reports, told the yard that the doors were shut.",
            "The inspectors' letter, the Cormorant reports,",
            "told",
            ("Cormorant", "The inspectors' letter"),
        ),
        (
            "In an interview with the magazine Cormorant, Una Perrow said that the doors were shut.",
            "Una Perrow",
            "said",
            ("Cormorant", "Una Perrow"),
        ),
        (
            "Radio Quell, citing the Calder Gazette, reported that the doors were shut.",
            "Radio Quell, citing the Calder Gazette",
            "reported",
            ("Radio Quell", "Calder Gazette"),
        ),
        (
            "Una Perrow told Quell News’ Dov Harrow that the doors were shut.",
            "Una Perrow",
            "told",
            ("Quell News", "Una Perrow"),
        ),
        (
            "The doors were shut, according to a deckhand quoted by the Calder Gazette, but the doors were shut late.",
            "a deckhand quoted by the Calder Gazette",
            "according to",
            ("Calder Gazette", "a deckhand"),
        ),
    ],
)
def test_one_sentence(
    make_report: Callable[..., Report], sentence: str, source: str, cue: str, chain: tuple[str, ...]
) -> None:
    report = make_report(LEAD + sentence)
    assert chains(report, attribution(report, source, cue, "the doors were shut")) == [chain]


def test_complained_to_the_magazine(make_report: Callable[..., Report]) -> None:
    report = make_report(
        LEAD
        + "The Calder Gazette says that the yard was paid in May.\n\nUna Perrow complained to the paper that nobody came."
    )
    paper = attribution(report, "The Calder Gazette", "says", "the yard was paid in May")
    told = attribution(report, "Una Perrow", "complained", "nobody came")
    assert chains(report, paper, told) == [("Calder Gazette",), ("Calder Gazette", "Una Perrow")]


def test_the_reports_own_outlet_is_no_relay(make_report: Callable[..., Report]) -> None:
    report = replace(
        make_report(LEAD + "Una Perrow told the Gazette that the doors were shut."), outlet="Calder Gazette"
    )
    assert chains(report, attribution(report, "Una Perrow", "told", "the doors were shut")) == [("Una Perrow",)]


def test_three_deep(make_report: Callable[..., Report]) -> None:
    report = make_report(
        LEAD + "The Calder Gazette reported that Una Perrow said Captain Bo Rask had warned that the doors were shut."
    )
    outer = attribution(
        report, "The Calder Gazette", "reported", "Una Perrow said Captain Bo Rask had warned that the doors were shut"
    )
    middle = attribution(report, "Una Perrow", "said", "Captain Bo Rask had warned that the doors were shut", outer.id)
    inner = attribution(report, "Captain Bo Rask", "warned", "the doors were shut", middle.id)
    assert chains(report, outer, middle, inner)[2] == ("Calder Gazette", "Una Perrow", "Bo Rask")


def test_an_account_goes_on_to_the_same_outlet(make_report: Callable[..., Report]) -> None:
    report = make_report(
        LEAD + "Una Perrow told Radio Quell that the doors were shut. She said that the crew was asleep.\n\n"
        "Perrow added that the pumps ran dry.\n\nThe yard is closed.\n\nPerrow thinks that nobody will pay."
    )
    made = [
        attribution(report, "Una Perrow", "told", "the doors were shut"),
        attribution(report, "She", "said", "the crew was asleep"),
        attribution(report, "Perrow", "added", "the pumps ran dry"),
        attribution(report, "Perrow", "thinks", "nobody will pay"),
    ]
    through = ("Radio Quell", "Una Perrow")
    assert chains(report, *made) == [through, through, through, ("Una Perrow",)]


def test_an_unnamed_one_goes_on_in_what_was_quoted(make_report: Callable[..., Report]) -> None:
    report = make_report(
        LEAD
        + "Radio Quell quoted a diplomat who knew the yard as saying that the doors were shut. The diplomat, who was not"
        " named, said that the crew was asleep."
    )
    outer = attribution(
        report, "Radio Quell", "quoted", "a diplomat who knew the yard as saying that the doors were shut"
    )
    inner = attribution(report, "a diplomat who knew the yard", "saying", "the doors were shut", outer.id)
    later = attribution(report, "The diplomat", "said", "the crew was asleep")
    assert chains(report, outer, inner, later)[2] == ("Radio Quell", "a diplomat who knew the yard")


@pytest.mark.parametrize(
    ("opening", "whose"),
    [
        ("Radio Quell, citing the website Blue Lamp, said the ferry was unsound.", "The website's source"),
        ("Radio Quell, citing Blue Lamp, a small website, said the ferry was unsound.", "The website’s only source"),
    ],
)
def test_whose_source_somebody_is(make_report: Callable[..., Report], opening: str, whose: str) -> None:
    report = make_report(
        f"{LEAD}{opening}\n\n{whose} was an official of the yard, Radio Quell said. According to that person, the doors"
        " were shut.\n\nThe official added that the crew was asleep.\n\nThe yard is closed.\n\nThe mayor said that nobody will"
        " pay."
    )
    made = [
        attribution(report, "Radio Quell", "said", f"{whose} was an official of the yard"),
        attribution(report, "that person", "According to", "the doors were shut"),
        attribution(report, "The official", "added", "the crew was asleep"),
        attribution(report, "The mayor", "said", "nobody will pay"),
    ]
    through = ("Radio Quell", "Blue Lamp", "an official of the yard")
    found = chains(report, *made)
    assert found[1] == through
    assert found[2][:2] == through[:2]
    assert found[3] == ("The mayor",)


def test_the_source_of_a_river_is_nobodys(make_report: Callable[..., Report]) -> None:
    report = make_report(LEAD + "The river's source was a lake. A farmer said that the lake was dry.")
    assert chains(report, attribution(report, "A farmer", "said", "the lake was dry")) == [("A farmer",)]


RETOLD = """
    {title}

    A report in the Calder Gazette says that {a}.

    {b}, said Una Perrow, the yard’s manager. Captain Bo Rask denied that {c}.

    {end} that {d}.
"""
WORDS = {"a": "the ferry was unsound", "b": "The plates were thin", "c": "the doors leaked", "d": "the yard knew"}


@pytest.mark.parametrize(
    ("title", "end", "through"),
    [
        ("Calder Gazette: ferry was unsound", "The newspaper concludes", True),
        ("Ferry was unsound", "The newspaper concludes", False),
        ("Calder Gazette: ferry was unsound", "The coastguard concludes", False),
    ],
)
def test_a_report_that_retells_another(make_report: Callable[..., Report], title: str, end: str, through: bool) -> None:
    report = make_report(RETOLD.format(title=title, end=end, **WORDS))
    made = [
        attribution(report, "A report in the Calder Gazette", "says", WORDS["a"]),
        attribution(report, "Una Perrow", "said", WORDS["b"]),
        attribution(report, "Captain Bo Rask", "denied", WORDS["c"]),
        attribution(report, end.rpartition(" ")[0], "concludes", WORDS["d"]),
    ]
    before = ("Calder Gazette",) if through else ()
    assert chains(report, *made)[1:3] == [(*before, "Una Perrow"), (*before, "Bo Rask")]


def test_the_same_source_goes_on_and_what_it_quotes(make_report: Callable[..., Report]) -> None:
    report = make_report(
        LEAD
        + "One deckhand told Radio Quell that the doors were shut, but added that Una Perrow said the pumps ran dry."
    )
    inside = "Una Perrow said the pumps ran dry"
    first = attribution(report, "One deckhand", "told", "the doors were shut")
    second = attribution(report, "One deckhand", "added", inside)
    third = attribution(report, "Una Perrow", "said", "the pumps ran dry", second.id)
    assert chains(report, first, second, third) == [
        ("Radio Quell", "One deckhand"),
        ("Radio Quell", "One deckhand"),
        ("Radio Quell", "One deckhand", "Una Perrow"),
    ]


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("Una Perrow", "Perrow", True),
        ("the office of Una Perrow", "Una Perrow", False),
        ("Una Perrow", "the lawyer of Una Perrow", False),
        ("the Bank of Quell", "the Bank of Quell", True),
        ("the Bank of Quell", "the Bank", True),
        ("Radio Quell", "Una Perrow", False),
    ],
)
def test_one_hop_or_two(a: str, b: str, same: bool) -> None:
    assert _same_hop(a, b) is _same_hop(b, a) is same


def test_what_one_says_that_another_wants_is_the_first_ones_account(make_report: Callable[..., Report]) -> None:
    report = make_report(
        LEAD
        + "Una Perrow said that Bo Rask wanted the doors shut. The Calder Gazette reported that officials knew of it."
    )
    told = attribution(report, "Una Perrow", "said", "that Bo Rask wanted the doors shut")
    wanted = attribution(report, "Bo Rask", "wanted", "the doors shut", told.id)
    printed = attribution(report, "The Calder Gazette", "reported", "that officials knew of it")
    known = attribution(report, "officials", "knew of", "it.", printed.id)
    assert chains(report, told, wanted, printed, known)[1:] == [
        ("Una Perrow",),
        ("Calder Gazette",),
        ("Calder Gazette", "officials"),
    ]
