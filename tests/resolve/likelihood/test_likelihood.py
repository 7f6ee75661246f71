"""How likely a content is said to be. Each row: the content, and the words and range expected (None: no hedge)."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.model import Attribution, Forecast, Kind, Likelihood, Report
from sayso.resolve.likelihood import find_likelihood
from sayso.resolve.likelihood.scales import CUES, TERMS, turned

BANDS = {
    "no": (0.01, 0.05),
    "very unlikely": (0.05, 0.20),
    "unlikely": (0.20, 0.45),
    "even": (0.45, 0.55),
    "likely": (0.55, 0.80),
    "very likely": (0.80, 0.95),
    "certain": (0.95, 0.99),
}


def attribute(text: str, content: str, cue: str = "said", source: str = "") -> tuple[Report, Attribution]:
    report = Report("r1", "a.txt", "0", text)

    def spans(words: str):
        at = text.index(words)
        return (report.span(at, at + len(words)),) if words else ()

    made = Attribution("a1", "r1", spans(source), spans(cue), spans(content), Kind.INDIRECT, 1.0, "test")
    return report, made


def hedge(content: str) -> Likelihood | None:
    return find_likelihood(*attribute(f"{content}, Ilse Rook said.", content, source="Ilse Rook"))


@pytest.mark.parametrize(
    ("content", "words", "band"),
    [
        ("The ferry is likely to sail", "likely", "likely"),
        ("Without hired or lent tugs that the port has promised, it’s likely that the ferry sank", "likely", "likely"),
        ("Despite the doors it mended, the ferry is “likely” to sink", "likely", "likely"),
        ("The ferry will probably sail", "probably", "likely"),
        ("It is probable that the ferry sank", "probable", "likely"),
        ("The ferry is very likely to sail", "very likely", "very likely"),
        ("It's highly unlikely that the crew knew", "highly unlikely", "very unlikely"),
        ("The ferry is unlikely to sail", "unlikely", "unlikely"),
        ("The ferry is not likely to sail", "not likely", "unlikely"),
        ("The ferry isn’t likely to sail", "n’t likely", "unlikely"),
        ("The ferry is not unlikely to sail", "not unlikely", "likely"),
        ("The ferry is unlikely not to sail", "unlikely", "likely"),
        ("The ferry is likely not to sail", "likely", "unlikely"),
        ("The ferry will probably not sail", "will probably not", "unlikely"),
        ("The crew will almost certainly strike", "almost certainly", "certain"),
        ("It is nearly certain that the hull cracked", "nearly certain", "certain"),
        ("There is almost no chance of a rescue", "almost no chance", "no"),
        ("There is a remote possibility of fire", "a remote possibility", "no"),
        ("There is an even chance that the hull cracked", "an even chance", "even"),
        ("The most likely cause was a cracked hull", "likely", "likely"),
        # The more exact of two hedges on one verb counts.
        ("The ferry could likely sail again", "likely", "likely"),
        ("It seems likely that the crew knew", "likely", "likely"),
        ("I think it will probably rain", "probably", "likely"),
    ],
)
def test_terms_of_icd_203(content: str, words: str, band: str) -> None:
    found = hedge(content)
    assert found is not None
    assert (found.words.exact, (found.low, found.high), found.scale) == (words, BANDS[band], "ICD 203")
    assert not found.by_writer


@pytest.mark.parametrize(
    ("content", "words", "scale"),
    [
        ("The ferry may sink", "may", "measured"),
        ("The ferry might sink", "might", "measured"),
        ("The ferry could sink", "could", "measured"),
        ("The ferry may not sail", "may not", "measured"),
        ("There is little chance of a rescue", "little chance", "measured"),
        ("There is a serious possibility of fire", "a serious possibility", "measured"),
        ("We doubt the hull was sound", "We doubt", "measured"),
        ("We believe the hull was sound", "We believe", "measured"),
        ("It is possible that the crew slept", "possible", "ours"),
        ("Perhaps the crew slept", "Perhaps", "ours"),
        ("The crew must have slept", "must have", "ours"),
        ("The crew cannot have slept", "cannot have", "ours"),
        ("A fire cannot be ruled out", "cannot be ruled out", "ours"),
        ("The hull appears to have cracked", "appears", "ours"),
        ("The owner is expected to resign", "expected to", "ours"),
        ("The owner is set to resign", "set to", "ours"),
        ("The ferry might well sink", "might well", "ours"),
        ("The crew is certain to strike", "certain", "ours"),
        ("There is no chance of a rescue", "no chance", "ours"),
        ("possible sanctions against the owner", "possible", "ours"),
    ],
)
def test_other_words(content: str, words: str, scale: str) -> None:
    found = hedge(content)
    assert found is not None
    assert (found.words.exact, found.scale) == (words, scale)
    assert 0 <= found.low < found.high <= 1


@pytest.mark.parametrize(
    ("content", "low", "high"),
    [
        ("There is a 70 percent chance of rain", 0.7, 0.7),
        ("There is a 40 to 50 per cent chance of rain", 0.4, 0.5),
        ("The odds of a vote are at 30%", 0.3, 0.3),
        ("There is at least a 60% chance of rain", 0.6, 1.0),
        ("There is less than a 10 percent chance of rain", 0.0, 0.1),
        ("There is a one-in-four chance of rain", 0.25, 0.25),
        ("Rain is 90 percent certain", 0.9, 0.9),
    ],
)
def test_chances_told_as_numbers(content: str, low: float, high: float) -> None:
    found = hedge(content)
    assert found is not None
    assert (found.low, found.high, found.scale) == (low, high, "stated")


@pytest.mark.parametrize(
    "content",
    [
        "The ferry sank at noon with all its cargo",
        "The talks in May were long and cold",
        "Passengers may only board by the bow",
        "He could not reach the harbour master",
        "They could hear the water rise",
        "The man who may have opened the doors was arrested",
        "The ferry sank because the doors may have been open",
        "The log, which could settle the matter, was found",
        "The mate told me that it may rain",
        "He is a likely winner of the vote",
        "Perhaps 40 people were aboard",
        "The crew worked as fast as possible",
        "A certain sailor was seen at the inn",
        "The crew has to make sure that the doors are shut",
        "Will it sink, perhaps?",
        "Turnout rose by 70 percent in a year",
        "to close every gap that she might find",
        "The might of the fleet was broken",
    ],
)
def test_no_hedge_on_the_main_verb(content: str) -> None:
    assert hedge(content) is None


@pytest.mark.parametrize(
    ("text", "content", "cue", "source", "words", "by_writer"),
    [
        ("Rook believes the hull cracked.", "the hull cracked", "believes", "Rook", "believes", False),
        ("Rook doubts the hull cracked.", "the hull cracked", "doubts", "Rook", "doubts", False),
        ("Rook does not think the hull cracked.", "the hull cracked", "does not think", "Rook", "think", False),
        ("Rook fears the hull cracked.", "the hull cracked", "fears", "Rook", "fears", False),
        ("The hull is believed to have cracked.", "to have cracked", "is believed", "", "believed", True),
        ("Rook reportedly said the hull cracked.", "the hull cracked", "said", "Rook", "reportedly", True),
        (
            "Rook has allegedly said the hull cracked.",
            "the hull cracked",
            "has allegedly said",
            "Rook",
            "allegedly",
            True,
        ),
    ],
)
def test_hedges_outside_the_content(
    text: str, content: str, cue: str, source: str, words: str, by_writer: bool
) -> None:
    found = find_likelihood(*attribute(text, content, cue, source))
    assert found is not None
    assert (found.words.exact, found.by_writer) == (words, by_writer)


@pytest.mark.parametrize(
    ("text", "content", "cue"),
    [
        ("Rook suggested closing the port.", "closing the port", "suggested"),
        ("Rook worried about the hull.", "the hull", "worried about"),
        ("There is little doubt that the hull cracked.", "that the hull cracked", "little doubt"),
        ("Rook said the hull cracked.", "the hull cracked", "said"),
        ("Do you really think the hull cracked?", "the hull cracked", "really think"),
    ],
)
def test_cues_that_do_not_hedge(text: str, content: str, cue: str) -> None:
    assert find_likelihood(*attribute(text, content, cue)) is None


def test_a_denied_belief_turns_the_range_about() -> None:
    yes = find_likelihood(*attribute("Rook believes it sank.", "it sank", "believes"))
    no = find_likelihood(*attribute("Rook does not believe it sank.", "it sank", "does not believe"))
    assert yes is not None
    assert no is not None
    assert (no.low, no.high) == turned(yes.low, yes.high)


@pytest.mark.parametrize("term", [*TERMS, *CUES], ids=lambda t: t.name)
def test_the_table_is_sound(term) -> None:
    assert 0 <= term.low < term.high <= 1
    assert term.where in ("ICD", "KENT", "FAGEN", "CAP", "OURS")
    assert (term.scale == "ICD 203") == (term.where == "ICD")
    assert (term.scale == "ours") == (term.where == "OURS")
    if term.where == "ICD":
        assert (term.low, term.high) in BANDS.values()
        assert turned(term.low, term.high) in BANDS.values()


WORDS = st.sampled_from(
    "the hull may might could not likely unlikely perhaps chance of 70 percent % who that because I think . , ? “ ” won't"
    " is are to will certain sure in said reportedly believe doubt \n É ŉ İ 50-50 never".split(" ")
)


@given(st.one_of(st.lists(WORDS, min_size=1, max_size=40).map(" ".join), st.text(min_size=1, max_size=200)), st.data())
def test_any_words_give_exact_spans_and_sound_ranges(text: str, data: st.DataObject) -> None:
    report = Report("r1", "a.txt", "0", text)

    def spans():
        start = data.draw(st.integers(0, len(text) - 1))
        return (report.span(start, data.draw(st.integers(start + 1, len(text)))),)

    found = find_likelihood(report, Attribution("a1", "r1", (), spans(), spans(), Kind.MIXED, 1.0, "test"))
    if found is not None:
        assert 0 <= found.low <= found.high <= 1
        assert found.words.exact == text[found.words.start : found.words.end]
        assert found.term


def test_a_forecast_gives_the_verb_whose_hedge_counts() -> None:
    content = "The crew is resting, but without pay it could likely strike"
    report, one = attribute(f"{content}, Ilse Rook said.", content, source="Ilse Rook")
    assert find_likelihood(report, one) is None
    at = content.index("could")
    told = replace(one, forecast=Forecast(None, None, report.span(at, at + len("could"))))
    found = find_likelihood(report, told)
    assert found is not None
    assert found.words.exact == "likely"


def test_long_runs_of_one_word_take_linear_time() -> None:
    for words in ("not ", "may ", "the chance of ", "if it may, ", "x", "’", "I think "):
        hedge(words * (50_000 // len(words)))
