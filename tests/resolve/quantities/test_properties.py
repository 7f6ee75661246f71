"""What holds for every text: spans are exact and apart, ranges are in order, and no text is too odd or too long."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.model import Report, Time, TimeKind
from sayso.resolve.quantities import find_quantities, in_base_unit
from sayso.resolve.quantities.bounds import _PHRASES
from sayso.resolve.quantities.numberwords import OPENERS
from sayso.resolve.quantities.units import _SPELLINGS

_PIECES = sorted(
    {*OPENERS, *_SPELLINGS, *(" ".join(words) for words in _PHRASES)}
    | set(
        "1 12 3.5 1,000 0 007 2014 3.000 $ € % - – / . , ; ( ) [ ] : ° ′ + ± ~ # and or to of in between from out every".split()
    )
    | set(
        "people men dead were killed rose toll the May plus minus no none nobody was doubled twice once Bridges ½ m k".split()
    )
    | {"\n", "\n\n", "’s", "one in", "or more", "a couple of", "and a half"}
)
# Those that a slip makes quadratic soonest.
_LONG = ("x", "x-", "-", "1,", "1-", "a ", "twenty-", "million ")
_TEXTS = st.one_of(
    st.text(max_size=80),
    st.lists(st.sampled_from(_PIECES), max_size=14).map(" ".join),
    st.lists(st.sampled_from(_PIECES), max_size=14).map("".join),
    st.text(alphabet="0123456789.,-/ %$kmand", max_size=40),
)


@given(_TEXTS)
def test_spans_are_exact_and_ranges_in_order(text: str) -> None:
    report = Report("r", "r.txt", "", text)
    found = find_quantities(report)
    for q in found:
        for span in filter(None, (q.span, q.counted)):
            assert text[span.start : span.end] == span.exact
            assert span.exact.strip() == span.exact
            assert span.report == "r"
        if q.counted is not None:
            assert q.counted.end <= q.span.start or q.counted.start >= q.span.end
        if q.low is not None and q.high is not None:
            assert q.low <= q.high
        low, high, dimension = in_base_unit(q)
        assert dimension
        assert (low is None, high is None) == (q.low is None, q.high is None)
        assert low is None or high is None or low <= high
    for a, b in itertools.pairwise(found):
        assert a.span.end <= b.span.start


@given(_TEXTS, st.data())
def test_no_number_stands_in_a_time(text: str, data: st.DataObject) -> None:
    report = Report("r", "r.txt", "", text or "x")
    start = data.draw(st.integers(0, len(report.text) - 1))
    end = data.draw(st.integers(start + 1, len(report.text)))
    time = Time(report.span(start, end), TimeKind.DATE, None)
    assert find_quantities(report, [Time(report.span(0, len(report.text)), TimeKind.DATE, None)]) == []
    for q in find_quantities(report, [time]):
        assert not (start <= q.span.start and q.span.end <= end)


@pytest.mark.parametrize(
    "piece",
    [
        "1", "1,", "1-", "1 ", "12 000 ", "one ", "one-", "million ", "a ", "half a ", "hundred and ", "between 1 and ",
        "no ", "no one ", "up to ", "more than ", "dozens of ", "x", "x ", "x-", "x of ", "$", "5 to ", "3/4 ", "½",
        "5 x of ", "5 x x x x x ", "the toll of the ", "https://", "°", "5 ° ", "twenty-", "\n", "5%", "1 in ", "point two ", "-",
    ],
)  # fmt: skip
def test_long_lines(piece: str) -> None:
    length = 200_000 if piece in _LONG else 20_000
    text = (piece * (length // len(piece) + 1))[:length] + " 7 carts"
    found = find_quantities(Report("r", "r.txt", "", text))
    assert all(text[q.span.start : q.span.end] == q.span.exact for q in found)
