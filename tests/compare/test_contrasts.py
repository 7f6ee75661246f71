"""Where a report itself says that two accounts differ, there is a conflict; which statements it is between, the judge tells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pytest

from sayso.clean import clean
from sayso.compare import compare
from sayso.compare.contrasts import find_contrasts
from sayso.compare.judge import Verdict
from sayso.compare.judge.features import VECTOR
from sayso.compare.verdicts import Verdicts
from sayso.model import Agent, AgentType, Attribution, Comparison, ConflictType, Kind, Origin, OriginKind, Page, Report
from sayso.relay import by_attribution, find_speakers
from sayso.shelf import MemoryShelf

SHIPS, GATE, OFFICE = (
    "seven ships were in the basin",
    "her crew shut the gate by themselves",
    "the harbour office had ordered the gate shut",
)


@dataclass(slots=True)
class Knows:
    """A judge who knows which two statements clash."""

    name: str = "knows"
    sure: float = 0.4

    def compare(self, pairs: Sequence[tuple[str, str]]) -> list[Verdict]:
        """Sure of the gate and the office alone."""
        clash = {f"{GATE}", f"{OFFICE}"}
        return [Verdict(0.1, 0.1, self.sure if set(pair) == clash else 0.05, 0.5) for pair in pairs]

    def vectors(self, texts: Sequence[str]) -> list[bytes]:
        """Nothing lies anywhere."""
        return [bytes(VECTOR)] * len(texts)


def report_of(between: str) -> tuple[Report, list[Attribution]]:
    """A report in which Lee says two things, and Rask a third after words that may set it against them."""
    text = f"The gate\n\nAnn Lee said {SHIPS}. Ann Lee said {GATE}.\n\n{between} Bo Rask said {OFFICE}."
    report, _ = clean(Page.of("gate.txt", text.encode(), "text/plain"), plain=True)
    assert report is not None
    found = []
    for n, (who, words) in enumerate((("Ann Lee", SHIPS), ("Ann Lee", GATE), ("Bo Rask", OFFICE))):
        at = report.text.index(words)
        source, cue, content = (
            (report.span(start, end),)
            for start, end in ((at - len(who) - 6, at - 6), (at - 5, at - 1), (at, at + len(words)))
        )
        agent = Agent(who, AgentType.PERSON, True)
        found.append(Attribution(f"a{n}", report.id, source, cue, content, Kind.INDIRECT, 1.0, "test", None, agent))
    return report, found


def conflicts(between: str, judge: Knows | None) -> list[Comparison]:
    report, told = report_of(between)
    speaker_of = by_attribution(find_speakers([report], told))
    verdicts = Verdicts(MemoryShelf(), judge) if judge else None
    return [one for _, one in find_contrasts(report, told, speaker_of, verdicts)]


@pytest.mark.parametrize(
    "between",
    [
        "The harbour office gave a different account.",
        "The harbour office offered a starkly different version.",
        "In the office they take the opposite view.",
        "The office sees it otherwise.",
        "The harbour master remembers the night differently.",
        "The office tells a rather different story.",
        "The office begs to differ.",
        "The harbour office disputed that.",
        "The office disputes the account: it keeps a book.",
        "The harbour master disagreed.",
        "Their answer was a different one.",
        "A man who has read the log says otherwise.",
        "A clerk blamed the office instead.",
    ],
)
def test_words_that_set_accounts_against_each_other(between: str) -> None:
    (found,) = conflicts(between, Knows())
    assert (found.a, found.b, found.type) == ("a1", "a2", ConflictType.POLARITY)
    assert (found.judge, found.confidence) == ("knows", 0.4)
    assert found.why.removesuffix("”").split("“")[1] in between


@pytest.mark.parametrize(
    "between",
    [
        "The harbour office gave an account.",
        "The office told a story.",
        "The office has a different boat now.",
        "Ships of different stories high lay there.",
        "They saw the ship.",
        "The office did not want to dispute that.",
        "It disagreed with the council on the price of coal.",
        "The disputes went on.",
        # In somebody else's mouth.
        "",
    ],
)
def test_words_that_do_not(between: str) -> None:
    assert conflicts(between, Knows()) == []


def test_a_judge_who_sees_no_clash_anywhere_is_believed() -> None:
    assert conflicts("The office sees it otherwise.", Knows(sure=0.02)) == []


def test_without_a_judge_what_shares_most_words() -> None:
    (found,) = conflicts("The office sees it otherwise.", None)
    assert (found.a, found.b, found.judge) == ("a1", "a2", "rule")


def test_what_somebody_quotes_sets_nothing_against_anything() -> None:
    report, told = report_of("The office sees it otherwise.")
    at = report.text.index("The office sees")
    quoted = (report.span(at, at + len("The office sees it otherwise.")),)
    third = Attribution("a9", report.id, (), (), quoted, Kind.DIRECT, 1.0, "test", None, None)
    told = [*told, third]
    speaker_of = by_attribution(find_speakers([report], told))
    assert not list(find_contrasts(report, told, speaker_of, Verdicts(MemoryShelf(), Knows())))


def test_nobody_is_set_against_oneself() -> None:
    report, told = report_of("The office sees it otherwise.")
    told = [one for one in told if one.id != "a2"]
    speaker_of = by_attribution(find_speakers([report], told))
    assert not list(find_contrasts(report, told, speaker_of, None))


def test_a_denial_that_only_points_back_is_not_told_beside_it() -> None:
    report, told = report_of("The harbour office disputed that.")
    parts = [
        (report.span(at, at + len(words)),)
        for words in ("The harbour office", "disputed", "that.")
        for at in [report.text.index(words, report.text.index("The harbour office disputed"))]
    ]
    that = (report.span(parts[2][0].start, parts[2][0].end - 1),)
    office = Agent("The harbour office", AgentType.ORGANISATION, True)
    denial = Attribution("a3", report.id, parts[0], parts[1], that, Kind.INDIRECT, 1.0, "test", None, office)
    nouns = [*told, denial]
    origins = [Origin(f"o{a.id}", OriginKind.UTTERANCE, "x", None, (a.id,)) for a in nouns]
    found = compare([report], nouns, origins, find_speakers([report], nouns), Knows()).comparisons
    assert [(one.a, one.b) for one in found] == [("a1", "a2")]


def test_a_report_of_nothing_but_contrasts() -> None:
    # Were each found by going through all statements, this would take hours.
    words = "The office sees it otherwise. "
    report, _ = clean(Page.of("gate.txt", f"The gate\n\n{words * 20_000}".encode(), "text/plain"), plain=True)
    assert report is not None
    first = report.text.index(words.strip())
    told = [
        Attribution(f"a{n}", report.id, (), (), (report.span(at, at + 10),), Kind.INDIRECT, 1.0, "test", None)
        for n, at in enumerate(range(first, len(report.text) - 30, 30))
    ]
    assert list(find_contrasts(report, told, {}, None)) == []
