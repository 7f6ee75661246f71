"""What a ledger keeps comes back equal."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass

import pytest

from sayso.codec import dump, load
from sayso.model import Attribution, Kind, Metadata, Origin, OriginKind, Quantity, Reason, Span


def test_a_day_and_a_day_with_a_time_stay_what_they_are():
    zone = dt.timezone(dt.timedelta(hours=2))
    for published in (
        None,
        dt.date(2026, 3, 14),
        dt.datetime(2026, 3, 14),
        dt.datetime(2026, 3, 14, 9, 30, tzinfo=zone),
    ):
        one = Metadata(title="A", published=published)
        back = load(Metadata, dump(one))
        assert back == one
        assert type(back.published) is type(published)


def test_nested_nouns_come_back():
    span = Span("r1", 2, 9, "the \ud800 crew")
    number = Quantity(span, 40.0, None, "people", counted=span)
    one = Attribution("a1", "r1", (span,), (), (span, span), Kind.MIXED, 0.25, "x", quantities=(number,))
    assert load(Attribution, dump(one)) == one
    origin = Origin("o1", OriginKind.UNNAMED, "an official", None, ("a1",), (Reason("rule", "why", (span,)),))
    assert load(Origin, dump(origin)) == origin


@pytest.mark.parametrize("text", ["", "{", "[]", '{"id": 1}', '{"title": {}, "published": "soon"}'])
def test_what_is_no_noun_is_told(text):
    with pytest.raises(ValueError):
        load(Span, text)


def test_a_set_is_the_same_text_whatever_its_order():
    @dataclass(frozen=True)
    class Words:
        held: frozenset[str]

    several = [f"word {n}" for n in range(40)]
    assert dump(Words(frozenset(several))) == dump(Words(frozenset(several[::-1])))
    assert json.loads(dump(Words(frozenset(several))))["held"] == sorted(several)
