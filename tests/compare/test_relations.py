"""Numbers, dates and denials: what is a conflict, and what only looks like one. Without a model: rules alone."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from sayso.clean import clean
from sayso.compare import compare
from sayso.model import (
    Agent,
    AgentType,
    Attribution,
    Comparison,
    ConflictType,
    Kind,
    Origin,
    OriginKind,
    Page,
    Relation,
    Report,
)
from sayso.relay import find_speakers
from sayso.resolve.quantities import find_quantities
from sayso.resolve.times import find_times

DAYS = (dt.date(2024, 3, 4), dt.date(2024, 3, 4))


def told(n: int, words: str, name: str, day: dt.date, cue: str = "said") -> tuple[Report, Attribution]:
    text = f"Ferry {n}\n\nThe {name} {cue} {words} in the end."
    report, _ = clean(Page.of(f"{n}.txt", text.encode(), "text/plain"), plain=True)
    assert report is not None
    report = replace(report, published=day)
    spans = []
    for part in (name, cue, words):
        at = report.text.index(part)
        spans.append((report.span(at, at + len(part)),))
    low, high = spans[2][0].start, spans[2][0].end
    times = tuple(t for t in find_times(report) if low <= t.span.start < high)
    counts = tuple(q for q in find_quantities(report, times) if low <= q.span.start < high)
    agent = Agent(name, AgentType.PERSON, True)
    made = Attribution(
        f"a{n}", report.id, *spans, Kind.INDIRECT, 1.0, "test", None, agent, times=times, quantities=counts
    )
    return report, made


def comparisons(*pairs: tuple[Report, Attribution]) -> list[Comparison]:
    reports, attributions = [p[0] for p in pairs], [p[1] for p in pairs]
    origins = [Origin(f"o{a.id}", OriginKind.UTTERANCE, "x", None, (a.id,)) for a in attributions]
    found = compare(reports, attributions, origins, find_speakers([], attributions), None).comparisons
    texts = {r.id: r.text for r in reports}
    for one in found:
        for span in (one.a_span, one.b_span):
            assert texts[span.report][span.start : span.end] == span.exact
    return list(found)


CONFLICT, AGREES, SUPERSEDED, SCOPE = Relation.CONFLICT, Relation.AGREES, Relation.SUPERSEDED, Relation.SCOPE
NUMBER, DATE, POLARITY = ConflictType.NUMBER, ConflictType.DATE, ConflictType.POLARITY


@pytest.mark.parametrize(
    ("a", "b", "later", "expected"),
    [
        ("that 40 sailors drowned off the head", "that 52 sailors drowned off the head", 0, (CONFLICT, NUMBER)),
        ("that at least 40 sailors drowned off the head", "that 52 sailors drowned off the head", 0, None),
        ("that about 50 sailors drowned off the head", "that 52 sailors drowned off the head", 0, None),
        ("that 40 sailors had drowned there", "that 52 sailors had drowned there", 3, (SUPERSEDED, NUMBER)),
        ("that 52 sailors drowned off the head", "that 40 sailors drowned off the head", 3, (CONFLICT, NUMBER)),
        ("that 40 sailors drowned off the head", "that 40 sailors drowned off the head", 0, None),
        ("that the repair would cost 40 crowns", "that the repair would cost 90 crowns", 3, (CONFLICT, NUMBER)),
        ("that the repair would cost 40 crowns", "that the repair was now put at 90 crowns", 3, (SUPERSEDED, NUMBER)),
        ("that the repair was now put at 90 crowns", "that the repair would cost 40 crowns", 3, (CONFLICT, NUMBER)),
        ("that 40 of the sailors were asleep", "that 52 sailors were asleep", 0, (SCOPE, NUMBER)),
        ("that the repair by itself would cost 40 crowns", "that the repair would cost 90 crowns", 0, (SCOPE, NUMBER)),
        ("that the ferry carried 40 lorries on average", "that the ferry carried 90 lorries", 0, (SCOPE, NUMBER)),
        ("that 40 sailors had fallen ill by Monday", "that 52 sailors had fallen ill by Friday", 6, (SCOPE, NUMBER)),
        ("that 40 sailors had fallen ill", "that 52 sailors had fallen ill", 6, (SUPERSEDED, NUMBER)),
        ("that 40 sailors drowned off the head", "that 12 goats drowned off the head", 0, None),
        (
            "that 40 sailors drowned off the head in 2011",
            "that 52 sailors drowned off the head in 2018",
            0,
            (SCOPE, NUMBER),
        ),
        ("that the wreck lies 50 miles off the head", "that the wreck lies 80 km off the head", 0, None),
        ("that the wreck lies 50 miles off the head", "that the wreck lies 30 km off the head", 0, (CONFLICT, NUMBER)),
        ("that the wreck lies 50 miles off the head", "that the wreck lies 50 nautical miles off the head", 0, None),
        (
            "that a warship lay less than four miles off the wreck",
            "that a warship lay 3.7 nautical miles off the wreck",
            0,
            None,
        ),
        ("that the ferry was 43 metres long", "that a tear in her side was four metres long", 0, None),
        ("that the ferry was 43 metres long", "that the ferry lay 9 metres from the mole", 0, None),
        ("that the lock Unit 1 had 9 leaks", "that the lock Unit 2 had 17 leaks", 0, (SCOPE, NUMBER)),
        ("that the lock Unit 1 had 9 leaks", "that the lock Unit 1 had 17 leaks", 0, (CONFLICT, NUMBER)),
        ("that Ferry Four left Quell on 3 March", "that Ferry Six left Quell on 1 March", 0, (SCOPE, DATE)),
        (
            "that the ferry must not carry more than 40 sailors to the head",
            "that the ferry carried 52 sailors to the head",
            0,
            (SCOPE, NUMBER),
        ),
        (
            "that the ferry may carry 40 sailors to the head",
            "that the ferry carried 52 sailors to the head",
            0,
            (SCOPE, NUMBER),
        ),
        # Of several numbers each, the ones that meet nowhere; what a later day grows is people, not crowns.
        ("that 146 sailors sleep in five berths", "that 164 sailors sleep in five berths", 0, (CONFLICT, NUMBER)),
        (
            "that repair and missing freight would cost 40 crowns",
            "that repair and missing freight would cost 90 crowns",
            3,
            (CONFLICT, NUMBER),
        ),
        ("that 140 sailors were sick by 2 March", "that 310 sailors were sick by 2 March", 3, (CONFLICT, NUMBER)),
        ("that on Tuesday 140 sailors were sick", "that on Tuesday 310 sailors were sick", 0, (CONFLICT, NUMBER)),
        (
            "that the repair could not be had for less than 900 crowns",
            "that the repair could be had for 340 crowns",
            0,
            (CONFLICT, NUMBER),
        ),
        ("that the hold held 60 tonnes of redfish", "that the hold held 90 tonnes of fish", 0, (CONFLICT, NUMBER)),
        ("that the harbour party leads by 5 percent", "that the harbour party leads by 9 percent", 0, (SCOPE, NUMBER)),
        ("that these days 60 sailors guard the mole", "that 90 sailors guard the mole now", 0, (CONFLICT, NUMBER)),
        ("that the ferry is now in the lock", "that the ferry is in the lock these days", 3, None),
        # Which week a bare weekday is of is a guess; "until after one" leaves all later hours open.
        (
            "that the ferry left Quell on Tuesday evening",
            "that the ferry left Quell on the evening of Tuesday 20 February",
            0,
            None,
        ),
        (
            "that no ferry left Quell until after one o'clock on Friday morning",
            "that the ferry left Quell at ten past one on Friday morning",
            0,
            None,
        ),
        ("that the licence was good until 31 March", "that the licence ran out on 3 March", 0, (CONFLICT, DATE)),
        ("that the licence was good until the spring", "that the licence ran out on 3 April", 0, None),
        ("that the ferry left Quell on 3 March", "that the ferry left Quell on 1 March", 0, (CONFLICT, DATE)),
        ("that the ferry left Quell on 3 March", "that the ferry did not leave Quell until 3 March", 0, None),
        (
            "that the ferry left Quell on 1 March",
            "that the ferry did not leave Quell until 3 March",
            0,
            (CONFLICT, DATE),
        ),
        ("that the ferry left Quell in March", "that the ferry left Quell on 1 March", 0, None),
        ("that the ferry left Quell at 9:40 p.m.", "that the ferry left Quell at 8:40 p.m.", 0, (CONFLICT, DATE)),
        ("that the ferry left Quell at 9:40 p.m.", "that the ferry left Quell at 9:40 p.m.", 0, None),
        ("that the ferry would leave Quell on Friday", "that the ferry would leave Quell on Friday", 8, None),
        (
            "that the ferry would leave Quell on Friday",
            "that the ferry would leave Quell on Monday",
            0,
            (CONFLICT, DATE),
        ),
    ],
)
def test_numbers_and_dates(a: str, b: str, later: int, expected: tuple[Relation, ConflictType] | None) -> None:
    first = told(1, a, "captain", DAYS[0])
    second = told(2, b, "mate", DAYS[1] + dt.timedelta(days=later))
    found = comparisons(first, second)
    assert [(c.relation, c.type) for c in found] == ([expected] if expected else [])


def test_a_denial_in_the_cue() -> None:
    found = comparisons(
        told(1, "that the crew had shut the bow doors", "captain", DAYS[0]),
        told(2, "that the crew had shut the bow doors", "mate", DAYS[1], "denied"),
    )
    assert [(c.relation, c.type) for c in found] == [(CONFLICT, POLARITY)]


def test_two_denials_agree() -> None:
    found = comparisons(
        told(1, "that the crew had not shut the bow doors", "captain", DAYS[0]),
        told(2, "that the crew had shut the bow doors", "mate", DAYS[1], "denied"),
    )
    assert found == []


def test_a_plan_is_no_rival_of_a_fact() -> None:
    plan, fact = "to publish the pages of the log", "that the pages of the log were not published"
    assert comparisons(told(1, plan, "captain", DAYS[0]), told(2, fact, "mate", DAYS[1])) == []


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("that the harbour would open on Monday", "that the harbour wouldn't open on Monday"),
        ("that a warning was given before the blast", "that no warning was given before the blast"),
    ],
)
def test_a_plain_denial(a: str, b: str) -> None:
    found = comparisons(told(1, a, "captain", DAYS[0]), told(2, b, "mate", DAYS[1]))
    assert [(c.relation, c.type) for c in found] == [(CONFLICT, POLARITY)]


def test_what_is_foretold_is_no_rival_of_a_fact() -> None:
    will, fact = "that the bow doors would not be shut again", "that the bow doors had been shut"
    assert comparisons(told(1, will, "captain", DAYS[0]), told(2, fact, "mate", DAYS[1])) == []


def test_who_asks_says_nothing_against_anybody() -> None:
    asked, said = "who had fired on the ferry, or when", "that nobody had fired on the ferry"
    assert comparisons(told(1, asked, "captain", DAYS[0]), told(2, said, "mate", DAYS[1])) == []


def test_the_same_speaker_may_change_a_date() -> None:
    found = comparisons(
        told(1, "that the ferry would leave Quell on 9 March", "captain", DAYS[0]),
        told(2, "that the ferry would leave Quell on 12 March", "captain", DAYS[1] + dt.timedelta(days=2)),
    )
    assert [(c.relation, c.type) for c in found] == [(SUPERSEDED, DATE)]


def test_a_denial_that_only_points_back() -> None:
    text = "Ferry\n\nThe captain said that the crew had shut the bow doors. The mate denied it."
    report, _ = clean(Page.of("r.txt", text.encode(), "text/plain"), plain=True)
    assert report is not None
    made = []
    for n, parts in enumerate((("captain", "said", "that the crew had shut the bow doors"), ("mate", "denied", "it"))):
        at = text.index(parts[0])
        spans = [(report.span(text.index(p, at), text.index(p, at) + len(p)),) for p in parts]
        agent = Agent(parts[0], AgentType.PERSON, True)
        made.append(Attribution(f"a{n}", report.id, *spans, Kind.INDIRECT, 1.0, "test", None, agent))
    found = comparisons(*((report, a) for a in made))
    assert [(c.a, c.b, c.relation, c.type) for c in found] == [("a0", "a1", CONFLICT, POLARITY)]


def test_the_same_words_of_two_speakers() -> None:
    words = "“A truce is only a pause to reload the guns of the other side,”"
    (one, a), (two, b) = told(1, words, "captain", DAYS[0]), told(2, words, "mate", DAYS[1])
    assert comparisons((one, a), (two, b)) == []
    found = comparisons((one, replace(a, kind=Kind.DIRECT)), (two, replace(b, kind=Kind.DIRECT)))
    assert [(c.relation, c.type) for c in found] == [(CONFLICT, ConflictType.ATTRIBUTION)]


@pytest.mark.parametrize(
    ("words", "expected"),
    [("“nobody walks off this ferry”", 1), ("“nobody walks off”", 0), ("nobody walks off this ferry", 0)],
)
def test_few_words_of_two_speakers(words: str, expected: int) -> None:
    """A short quotation that is the same whole; fewer words are a saying, and without marks anybody's."""
    pairs = [told(n, words, name, DAYS[0]) for n, name in ((1, "captain"), (2, "mate"))]
    assert len(comparisons(*((r, replace(a, kind=Kind.MIXED)) for r, a in pairs))) == expected


def test_nothing_is_compared_with_itself() -> None:
    assert comparisons(told(1, "that 40 sailors drowned off the head", "captain", DAYS[0])) == []
