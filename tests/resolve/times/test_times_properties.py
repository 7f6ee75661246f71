"""What holds for every text: exact spans, ordered days, no year out of nothing, and time linear in the length."""

from __future__ import annotations

import datetime as dt
import re
import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from sayso.model import Report
from sayso.resolve.times import find_times

_WORDS = (
    "Friday May march Nov. 24 31 30 2018 1990s the a of in on at to and or between from since by until within last next this that"
    " early end mid - , . ( ) quarter week weeks years month second spring fall morning night 4 p.m. 16:30 UTC ago later earlier"
    " before after six twelve several half first 5th every daily now 10/11/2016 2018-02-30 9999-12-31 Christmas Q3 FY20 ’s \n"
    " said will tonight overnight century decade fiscal year day days 99999 February"
).split(" ")
timelike = st.lists(st.sampled_from(_WORDS), max_size=30).map(" ".join)
texts = st.one_of(st.text(max_size=200), timelike)
dates = st.one_of(st.none(), st.dates())


def times(text: str, published: dt.date | None) -> list[tuple[object, ...]]:
    return [
        (t.kind, t.value, t.first, t.last, t.span) for t in find_times(Report("r", "a", "0", text, published=published))
    ]


@settings(max_examples=400, deadline=None)
@given(texts, dates)
@example("9999-12-31 THE NEXT FRI", dt.date(2000, 1, 1))
@example("the first week after 9999-12-31, the next quarter", dt.date(9999, 12, 31))
def test_spans_are_exact_and_days_in_order(text: str, published: dt.date | None) -> None:
    found = find_times(Report("r", "a", "0", text, published=published))
    for one in found:
        assert text[one.span.start : one.span.end] == one.span.exact
        assert one.span.exact == one.span.exact.strip()
        if one.first and one.last:
            assert one.first <= one.last
    assert [t.span.start for t in found] == sorted(t.span.start for t in found)


@settings(max_examples=400, deadline=None)
@given(timelike.filter(lambda text: not re.search(r"\d{4}|\d0s|FY|century|\d/", text)))
def test_no_year_comes_out_of_nothing(text: str) -> None:
    for _, value, first, last, _ in times(text, None):
        assert first is None
        assert last is None or re.match(r"\d\d$", str(value))
        assert not re.match(r"\d{4}", str(value))


@settings(max_examples=100, deadline=None)
@given(timelike)
def test_the_same_text_gives_the_same_times(text: str) -> None:
    assert times(text, dt.date(2019, 2, 9)) == times(text, dt.date(2019, 2, 9))


@pytest.mark.parametrize(
    "piece", [" one", "1", "1,234", " ", "\n", " May", "June 5, ", " 5-6", " a", " early", "2015-", "from Friday to "]
)
def test_time_is_linear_in_the_length(piece: str) -> None:
    def seconds(length: int) -> float:
        text = (piece * (length // len(piece) + 1))[:length]
        begun = time.process_time()
        find_times(Report("r", "a", "0", text, published=dt.date(2019, 2, 9)))
        return time.process_time() - begun

    # Four times the text may take some more than four times as long, never sixteen.
    small = max(min(seconds(10_000) for _ in range(2)), 0.002)
    assert min(seconds(40_000) for _ in range(2)) < 9 * small
