"""What the sections say: conflicts, rival answers, forecasts, who is who, what is known of a statement."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from sayso.briefing.arrange import view_of
from sayso.briefing.facing import CONFLICT_TYPES, LIKENESSES, MOST_PAIRS
from sayso.briefing.notes import FLAGS, VENUES, likelihood
from sayso.briefing.places import MOST_EVIDENCE, MOST_REASONS
from sayso.briefing.sections import BriefView
from sayso.briefing.view import Statement
from sayso.model import Brief, Circle, Comparison, ConflictType, Flag, Forecast, Likelihood, Reason, Relation, Venue

from . import samples
from .build import words
from .later import LATER


@pytest.fixture(scope="module")
def view(full: Brief) -> BriefView:
    return view_of(full)


def statement(view: BriefView, ref: str) -> Statement:
    return next(s for found in view.statements.values() for s in found if s.ref == ref)


def test_pairs_of_the_same_claims_are_one_conflict(view: BriefView) -> None:
    first, second = view.conflicts
    assert (first.a.statement.ref, first.b.statement.ref) == ("1.1", "5.1")
    assert first.others.shown == ("2.1 and 5.1",)
    assert first.judge == "told by judge-1, confidence 0.83"
    assert first.a.claim == 1
    assert first.b.claim is None
    assert first.b.as_of == "4 May 2031 (said)"
    assert second.judge == ""
    assert second.a.origins == "1 origin: Ilse Moro, own words, 3 May 2031"


def test_pairs_of_copies_are_one_conflict(full: Brief) -> None:
    first, second = view_of(replace(full, claims=())).conflicts
    assert first.others.shown == ("2.1 and 5.1",)
    assert len(second.others) == 0


def test_words_that_clash_are_marked(view: BriefView) -> None:
    for conflict in view.conflicts:
        for side in (conflict.a, conflict.b):
            marked = "".join(piece.text for piece in side.pieces if "clash" in piece.roles)
            assert marked == side.clash


def test_a_circle_is_a_sentence_with_its_hops(view: BriefView) -> None:
    (circle,) = view.circles
    assert circle.text == "Circular: report 4 cites report 1, which cites report 4"
    assert [(place.report, place.words) for place in circle.evidence] == [
        (4, "Coast Press"),
        (1, "the board’s statement"),
    ]


def test_an_outlet_that_ends_at_itself_and_a_long_way_round(full: Brief) -> None:
    by_number = {entry.number: entry.report for entry in view_of(full).reports}
    order = [1, 2, 3, 4, 5] * 3
    ids = tuple(by_number[number].id for number in order)
    spans = tuple(by_number[number].span(0, 1) for number in order)
    ended, long = view_of(replace(full, circles=(Circle(ids[:3], ids[:3], spans[:2]), Circle(ids, ids, spans)))).circles
    assert ended.text == "Circular: report 1 cites report 2, which cites report 3, of the same outlet"
    assert long.text.endswith("which cites report 4, and so on to report 1, 7 hops more")
    assert len(long.evidence) + long.more == len(order)


def test_what_is_no_conflict_stands_apart_with_its_why(view: BriefView) -> None:
    assert [(pair.label, pair.why) for pair in view.likenesses] == [
        ("Not about the same thing", "One is of danger, the other of water."),
        ("A later one takes the place of an earlier", "The second count is later."),
        ("Both can hold", ""),
    ]


def test_conflicts_are_limited_and_the_rest_is_counted() -> None:
    large = samples.large()
    pairs = zip(large.attributions, large.attributions[500:], strict=False)
    comparisons = tuple(
        Comparison(a.id, b.id, Relation.CONFLICT, ConflictType.NUMBER, a.content[0], b.content[0], "") for a, b in pairs
    )
    found = view_of(replace(large, comparisons=comparisons)).conflicts
    assert len(found.shown) == MOST_PAIRS
    assert len(found) == 500


def test_rival_answers_are_in_order_of_appearance_and_show_their_origins(view: BriefView) -> None:
    who, why = view.rivalries
    assert why.question == "Why: the gate opened"
    assert [(p.wording, p.first) for p in why.positions] == [
        ("The log is forged", "first on 4 May 2031"),
        ("its motor failed", "first on 6 May 2031"),
        ("somebody pressed the switch", "first on 6 May 2031"),
    ]
    holders = why.positions.shown[0].holders
    assert [(h.who, [s.ref for s in h.statements]) for h in holders] == [
        ("Gate log of 2 May 2031", ["4.4"]),
        ("origin not known", ["4.5"]),
    ]
    assert [p.first for p in who.positions] == ["no date"]


def test_forecasts_are_by_window(view: BriefView) -> None:
    assert [(f.window, f.statement.ref, f.conditions) for f in view.forecasts] == [
        ("5 May to 30 June 2031", "5.3", ("unless it rains again",)),
        ("until 31 December 2033", "5.5", ()),
        ("open", "5.8", ()),
    ]


def test_copies_of_a_forecast_are_one(full: Brief) -> None:
    ahead = Forecast(dt.date(2031, 5, 7), None, words(LATER, "will"))
    told = {"1.2": ahead, "2.2": ahead}
    refs = {s.attribution.id: s.ref for found in view_of(full).statements.values() for s in found}
    changed = tuple(replace(a, forecast=told.get(refs[a.id], a.forecast)) for a in full.attributions)
    first = next(f for f in view_of(replace(full, attributions=changed)).forecasts if f.statement.ref == "1.2")
    assert first.window == "from 7 May 2031, open"
    assert [s.ref for s in first.others] == ["2.2"]


def test_a_speaker_has_every_name_and_why(view: BriefView) -> None:
    moro = next(speaker for speaker in view.speakers if speaker.name == "Ilse Moro")
    assert moro.names.shown == ("Moro", "the spokeswoman")
    assert [why.text for why in moro.reasons] == ["Ilse Moro is the only one of the pile called Moro"]
    assert moro.total == "7 statements"


def test_statements_of_one_speaker_stand_together_under_all_names(full: Brief) -> None:
    speaker = replace(full.speakers[0], attributions=tuple(a.id for a in full.attributions if a.speaker))
    found = view_of(replace(full, speakers=(speaker,))).speakers
    assert [one.name for one in found] == ["Ilse Moro", "Speaker not resolved"]


@pytest.mark.parametrize(
    ("ref", "told"),
    [
        ("5.1", [
            "not named: 1 person, board official",
            "why not named: “on condition of anonymity because the inquiry has not begun”",
            "on 4 May 2031: “on Sunday”",
        ]),
        ("5.2", ["not named: source", *FLAGS.values()]),
        ("5.3", [
            "at a news conference on 5 May 2031: “a news conference”, “5 May”",
            "likely, 55-80% (ICD 203); the speaker’s word: “likely”",
        ]),
        ("5.5", ["could: 30-60%, measured, not a standard’s; the report’s word: “could”"]),
        ("1.1", []),
    ],
)  # fmt: skip
def test_what_is_known_of_a_statement(view: BriefView, ref: str, told: list[str]) -> None:
    assert [note.told for note in statement(view, ref).notes] == told


def test_an_open_speaker_is_shown_with_the_candidates(view: BriefView) -> None:
    assert statement(view, "5.5").chained == "He: Una Perrow or Bo Rask"


def test_a_chain_opens_hop_by_hop_with_the_words_of_each(view: BriefView) -> None:
    hops = statement(view, "4.3").hops
    assert [(hop.by, hop.place.words if hop.place else hop.lack, hop.cue, hop.ref) for hop in hops] == [
        ("Valley Review", "the report itself", "", ""),
        ("Coast Press", "Coast Press", "According to", "4.1"),
        ("Delta Mail", "Delta Mail", "", ""),
        ("Piet Tan", "Piet Tan", "told", "4.2"),
        ("the board’s own people", "the board’s own people", "say", ""),
    ]


def test_a_range_says_why_and_how_much_it_leaves_out(full: Brief) -> None:
    spans = tuple(a.content[0] for a in full.attributions[: MOST_EVIDENCE + 2])
    reasons = tuple(Reason("r", f"reason {n}", spans) for n in range(MOST_REASONS + 3))
    claims = tuple(replace(claim, reasons=reasons) for claim in full.claims)
    claim = view_of(replace(full, claims=claims)).claims[0]
    assert len(claim.doubts) == MOST_REASONS + 3
    assert [why.text for why in claim.doubts] == [f"reason {n}" for n in range(MOST_REASONS)]
    assert {(len(why.evidence), why.more) for why in claim.doubts} == {(MOST_EVIDENCE, 2)}


def test_a_report_put_together_from_others_is_named_where_the_origins_are_a_range(full: Brief) -> None:
    stitched = tuple(replace(report, stitched=True) for report in full.reports)
    cautions = {claim.origins: claim.caution for claim in view_of(replace(full, reports=stitched)).claims}
    assert cautions["1 origin"] == ""
    assert cautions["1 to 2 independent origins"].startswith("Report 4 looks put together from other texts")


@pytest.mark.parametrize(
    ("scale", "low", "high", "expected"),
    [
        ("ICD 203", 0.55, 0.8, "so, 55-80% (ICD 203); the speaker’s word"),
        ("measured", 0.3, 0.6, "so: 30-60%, measured, not a standard’s; the speaker’s word"),
        ("stated", 0.7, 0.7, "so: 70%, the figure as stated; the speaker’s word"),
        ("ours", 0.6, 0.999, "so: 60-99%, Sayso’s own estimate; the speaker’s word"),
    ],
)
def test_likelihood(scale: str, low: float, high: float, expected: str) -> None:
    assert likelihood(Likelihood("so", low, high, scale, words(LATER, "likely"))) == expected


def test_every_value_has_words() -> None:
    assert set(FLAGS) == set(Flag)
    assert set(VENUES) == set(Venue)
    assert set(CONFLICT_TYPES) == set(ConflictType)
    assert set(LIKENESSES) == set(Relation) - {Relation.CONFLICT}
