"""Which contents tell of what has not happened yet, and in which window. The reports are of Monday 6 May 2030."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.model import Attribution, Forecast, Kind, Report, Time, TimeKind
from sayso.resolve.forecasts import find_forecast

TODAY = dt.date(2030, 5, 6)
D = dt.date
DATES = {
    "Friday": (D(2030, 5, 10), D(2030, 5, 10)),
    "last Friday": (D(2030, 5, 3), D(2030, 5, 3)),
    "June": (D(2030, 6, 1), D(2030, 6, 30)),
    "April": (D(2030, 4, 1), D(2030, 4, 30)),
    "2033": (D(2033, 1, 1), D(2033, 12, 31)),
    "this year": (D(2030, 1, 1), D(2030, 12, 31)),
    "next week": (D(2030, 5, 13), D(2030, 5, 19)),
    "the end of the year": (None, D(2030, 12, 31)),
    "now": (TODAY, TODAY),
}
LENGTH = re.compile(r"\b(?:six to twelve months|six weeks|18 months|three weeks|two days)\b")


def times_of(report: Report) -> list[Time]:
    """The times of these tests, as a finder of times would give them."""
    found = []
    for m in re.finditer("|".join(sorted(map(re.escape, DATES), key=len, reverse=True)), report.text):
        value = "PRESENT_REF" if m.group() == "now" else None
        found.append(Time(report.span(*m.span()), TimeKind.DATE, value, *DATES[m.group()]))
    found += [Time(report.span(*m.span()), TimeKind.DURATION, None) for m in LENGTH.finditer(report.text)]
    return sorted(found, key=lambda t: t.span.start)


def forecast(
    content: str, cue: str = "said", kind: Kind = Kind.INDIRECT, published: dt.date | None = TODAY
) -> Forecast | None:
    report = Report("r1", "a.txt", "0", f"{content}, Ilse Rook {cue}.", published=published)
    at = len(content) + len(", Ilse Rook ")
    spans = (report.span(at, at + len(cue)),), (report.span(0, len(content)),)
    return find_forecast(report, Attribution("a1", "r1", (), *spans, kind, 1.0, "test"), times_of(report))


@pytest.mark.parametrize(
    ("content", "words", "first", "last"),
    [
        ("The port is idle but could “close” by Friday", "could", TODAY, D(2030, 5, 10)),
        ("The port will close on Friday", "will", D(2030, 5, 10), D(2030, 5, 10)),
        ("The port won’t close by Friday", "won’t", TODAY, D(2030, 5, 10)),
        ("The port would close by June", "would", TODAY, D(2030, 6, 30)),
        ("The final report would be published by June", "would", TODAY, D(2030, 6, 30)),
        ("The crews would have their papers checked by June", "would", TODAY, D(2030, 6, 30)),
        ("The port will be shut before Friday", "will", TODAY, D(2030, 5, 10)),
        ("The port will be shut before June", "will", TODAY, D(2030, 5, 31)),
        ("The port will stay shut until June", "will", TODAY, D(2030, 6, 30)),
        ("The port will open after Friday", "will", D(2030, 5, 10), None),
        ("The port will open by the end of the year", "will", TODAY, D(2030, 12, 31)),
        ("The port is going to close", "is going to", None, None),
        ("The port is expected to close next week", "is expected to", D(2030, 5, 13), D(2030, 5, 19)),
        ("The strike is due to end by 2033", "is due to", TODAY, D(2033, 12, 31)),
        ("The port is to close in June", "is to", D(2030, 6, 1), D(2030, 6, 30)),
        ("She plans to sell the ferry this year", "plans to", TODAY, D(2030, 12, 31)),
        ("The owner has vowed to rebuild the pier", "vowed to", None, None),
        ("The raiders could return within six to twelve months", "could", D(2030, 11, 6), D(2031, 5, 6)),
        ("It would rebuild the pier within 18 months", "would", TODAY, D(2031, 11, 6)),
        ("The inquiry should be finished within six weeks", "should be", TODAY, D(2030, 6, 17)),
        ("In three weeks the pier will open", "will", D(2030, 5, 27), D(2030, 5, 27)),
        ("Fares will rise over the next three weeks", "will", TODAY, D(2030, 5, 27)),
        ("The talks are on Friday", "Friday", D(2030, 5, 10), D(2030, 5, 10)),
        ("There is a good chance of a deal in June", "chance", D(2030, 6, 1), D(2030, 6, 30)),
        # The April that has gone by is not the one that is still to come.
        ("The port will open in April", "will", D(2031, 4, 1), D(2031, 4, 30)),
        ("The owner now sees three strikes this year", "sees", TODAY, D(2030, 12, 31)),
    ],
)
def test_what_is_to_come(content: str, words: str, first: dt.date | None, last: dt.date | None) -> None:
    found = forecast(content)
    assert found is not None
    assert (found.words.exact, found.first, found.last) == (words, first, last)


@pytest.mark.parametrize(
    "content",
    [
        "The port closed on Friday",
        "It is as if the port will never open",
        "The port would have closed",
        "The port was to close last Friday",
        "It was going to close in April",
        "The harbour master should resign by June",
        "The crew must agree by Friday",
        "She would not comment",
        "It would be wrong to close the port",
        "She would often walk the pier",
        "Will the port close on Friday?",
        "The political will of the town is strong",
        "The delay is due to the rain",
        "They could hear the water",
        "She could not reach the crew",
        "The man who will lead the inquiry arrived",
        "The mate told me that the port will close",
        "Fares fell this year",
        "He had to leave",
        "The crew is on strike now",
        "The pier may be unsafe",
    ],
)
def test_what_is_not_to_come(content: str) -> None:
    assert forecast(content) is None


@pytest.mark.parametrize(
    ("cue", "content", "last"),
    [
        ("predicted", "two strikes by June", D(2030, 6, 30)),
        ("forecasts", "growth of 3 percent this year", D(2030, 12, 31)),
        ("warned of", "floods next week", D(2030, 5, 19)),
        ("plans", "to close the pier", None),
        ("now reckons with", "a strike by June", D(2030, 6, 30)),
        ("threatened", "to strike on Friday", D(2030, 5, 10)),
    ],
)
def test_the_cue_foretells(cue: str, content: str, last: dt.date | None) -> None:
    found = forecast(content, cue)
    assert found is not None
    assert found.last == last


@pytest.mark.parametrize(
    ("cue", "content"),
    [
        ("urged", "the crew to leave by June"),
        ("demanded", "that the port would close on Friday"),
        ("hoped", "that the port would open by June"),
        ("says", "it would be calmer there"),
        ("expected", "that they had left"),
        ("praised", "the crew"),
    ],
)
def test_demands_wishes_and_the_rest(cue: str, content: str) -> None:
    assert forecast(content, cue) is None


@pytest.mark.parametrize(
    "content",
    [
        "Had nobody died, the ferry would sail this morning",
        "without the deaths the ferry would still be sailing",
        "You may print that with my name",
        "I will not dress this up",
        "I won't lie about the doors",
    ],
)
def test_what_would_have_come_and_how_one_speaks(content: str) -> None:
    assert forecast(content) is None


def test_would_in_direct_speech_imagines_unless_it_is_dated() -> None:
    assert forecast("That would ruin the town", kind=Kind.DIRECT) is None
    assert forecast("That would ruin the town", kind=Kind.INDIRECT) is not None
    assert forecast("That would ruin the town by June", kind=Kind.DIRECT) is not None


@pytest.mark.parametrize(
    ("content", "conditions"),
    [
        ("The raiders could return absent steady patrols", ["absent steady patrols"]),
        ("If the crew agrees, the port will open", ["If the crew agrees"]),
        ("The port will close unless fares rise, and soon", ["unless fares rise"]),
        ("It will open, provided that the pier holds", ["provided that the pier holds"]),
        ("It will open on Friday without any repairs", ["without any repairs"]),
        ("It will open even if the crew strikes", []),
        ("It will tell us if the pier holds", []),
        ("It will show, as if by luck, a profit", []),
        ("It will have provided bread to the town by June and will go on", []),
    ],
)
def test_conditions(content: str, conditions: list[str]) -> None:
    found = forecast(content)
    assert found is not None
    assert [c.exact for c in found.conditions] == conditions


def test_without_a_date_of_publication_only_whole_dates_bound_the_window() -> None:
    found = forecast("The port will close by June", published=None)
    assert found is not None
    assert (found.first, found.last) == (None, D(2030, 6, 30))


def test_publication_with_an_hour_counts_as_its_day() -> None:
    found = forecast("The port will close by June", published=dt.datetime(2030, 5, 6, 23, 59, tzinfo=dt.UTC))
    assert found is not None
    assert found.first == TODAY


def test_the_last_days_of_the_calendar_do_not_overflow() -> None:
    found = forecast("The port will close within 18 months", published=dt.date.max)
    assert found is not None
    assert (found.first, found.last) == (dt.date.max, None)


WORDS = st.sampled_from(
    "the port will would could may close on by before after until within Friday June 2033 this year six weeks 18 months next"
    " week if unless absent without is are due expected to not been"
    " who that because going plan plans , . ? “ ” won't 'd \n now İ".split(" ")
)


@given(st.one_of(st.lists(WORDS, min_size=1, max_size=40).map(" ".join), st.text(min_size=1, max_size=200)), st.data())
def test_any_words_give_exact_spans_and_windows_in_order(text: str, data: st.DataObject) -> None:
    published = data.draw(st.sampled_from([None, TODAY, dt.date.min, dt.date.max]))
    report = Report("r1", "a.txt", "0", text, published=published)

    def spans():
        start = data.draw(st.integers(0, len(text) - 1))
        return (report.span(start, data.draw(st.integers(start + 1, len(text)))),)

    kind = data.draw(st.sampled_from(Kind))
    found = find_forecast(report, Attribution("a1", "r1", (), spans(), spans(), kind, 1.0, "test"), times_of(report))
    if found is not None:
        assert found.first is None or found.last is None or found.first <= found.last
        for span in (found.words, *found.conditions):
            assert span.exact == text[span.start : span.end]


def test_long_runs_of_one_word_take_linear_time() -> None:
    for word in ("not ", "will ", "is ", "if it may, ", "that who ", "x"):
        forecast(word * (50_000 // len(word)))
