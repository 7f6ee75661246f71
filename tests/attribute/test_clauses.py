"""Where grammar settles what belongs to a content, and who says it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sayso.attribute.clauses import settled
from sayso.attribute.reader import Draft, Range
from sayso.model import Report

REST = "\n\nThe tug that was to lift the ferry lies idle behind the mole, and her crew play cards all day.\n"


def place(report: Report, words: str) -> Range:
    start = report.text.index(words)
    return start, start + len(words)


@pytest.mark.parametrize(
    ("text", "read", "meant"),
    [
        (
            "The yard said that the doors were shut, and that the log was lost.",
            "that the doors were shut",
            "that the doors were shut, and that the log was lost",
        ),
        (
            "The yard said that the doors were shut, and that was the end of it.",
            "that the doors were shut",
            "that the doors were shut",
        ),
        (
            "The yard said the doors were shut, and that the log was lost hurt it most.",
            "the doors were shut",
            "the doors were shut",
        ),
        (
            "The yard said it had written to nine people, all of them in Calder.",
            "it had written to nine people",
            "it had written to nine people, all of them in Calder",
        ),
        (
            "The yard said it had written to nine people, three of whom live in Calder; one has died.",
            "it had written to nine people",
            "it had written to nine people, three of whom live in Calder",
        ),
        (
            "The yard said that the doors were shut, and that “nobody” looked.",
            "that the doors were shut",
            "that the doors were shut",
        ),
    ],
)
def test_a_clause_goes_on(make_report: Callable[..., Report], text: str, read: str, meant: str) -> None:
    report = make_report("Ferry doors\n\n" + text + REST)
    draft = Draft((place(report, "The yard"),), (place(report, "said"),), (place(report, read),), 0.9)
    (made,) = settled(report, [draft])
    assert [report.text[a:b] for a, b in made.content] == [meant]
    assert (made.source, made.cue) == (draft.source, draft.cue)


def test_what_is_read_in_the_rest_of_the_sentence_is_its_own(make_report: Callable[..., Report]) -> None:
    report = make_report(
        "Ferry doors\n\nThe yard said that the doors were shut, and that Una Perrow knew the cause." + REST
    )
    first = Draft(
        (place(report, "The yard"),), (place(report, "said"),), (place(report, "that the doors were shut"),), 1.0
    )
    other = Draft((place(report, "Una Perrow"),), (place(report, "knew"),), (place(report, "the cause"),), 1.0)
    assert settled(report, [first, other]) == [first, other]


@pytest.mark.parametrize("whom", ["us", "its readers", "you"])
def test_who_would_have_it_believed_says_it(make_report: Callable[..., Report], whom: str) -> None:
    report = make_report(
        f"Ferry doors\n\nThe Star’s sources would have {whom} believe that the doors were shut." + REST
    )
    content = (place(report, "that the doors were shut"),)
    (made,) = settled(report, [Draft((place(report, f"{whom}"),), (place(report, "believe"),), content, 0.9)])
    assert [report.text[a:b] for a, b in made.source] == ["The Star’s sources"]
    assert [report.text[a:b] for a, b in made.cue] == ["would have", "believe"]
    assert made.content == content


def test_what_a_memo_describes_ends_before_the_verb_of_which_it_is_the_subject(
    make_report: Callable[..., Report],
) -> None:
    report = make_report("Ferry doors\n\nThe yard said a memo describing four leaks was genuine." + REST)
    outer = Draft(
        (place(report, "The yard"),),
        (place(report, "said"),),
        (place(report, "a memo describing four leaks was genuine"),),
        0.9,
    )
    inner = Draft(
        (place(report, "a memo"),), (place(report, "describing"),), (place(report, "four leaks was genuine"),), 0.8, 0
    )
    _, made = settled(report, [outer, inner])
    assert [report.text[a:b] for a, b in made.content] == ["four leaks"]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("In a note to the yard its clerk, Una Perrow, said that the doors stood open.", "its clerk, Una Perrow,"),
        ("On Monday Una Perrow said that the doors stood open.", "Una Perrow"),
        ("The Star, citing Rope & Tar, said that the doors stood open.", "The Star"),
        ("On Monday it was said that the doors stood open.", None),
        ("In the end the crew said that the doors stood open.", None),
    ],
)
def test_whoever_is_named_before_the_verb_says_it(
    make_report: Callable[..., Report], text: str, source: str | None
) -> None:
    report = make_report(
        f"Ferry doors\n\n{text}\n\nThe tug lies idle behind the mole, and her crew play cards all day."
    )
    at = report.text.index
    said = Draft((), ((at("said"), at(" that the")),), ((at("that the"), at(" open") + 5),), 0.9)
    (made,) = settled(report, [said])
    assert [report.text[slice(*one)] for one in made.source] == ([source] if source else [])


def test_what_begins_in_a_heading_ends_with_it(make_report: Callable[..., Report]) -> None:
    report = make_report(
        "Clerk: doors stood open\n\nThe tug lies idle behind the mole, and her crew play cards all day."
    )
    at = report.text.index
    said = Draft(((0, 5),), ((5, 6),), ((at("doors"), at(" behind")),), 0.9)
    (made,) = settled(report, [said])
    assert [report.text[slice(*one)] for one in made.content] == ["doors stood open"]


@pytest.mark.parametrize(
    ("text", "source", "cue", "said"),
    [
        ("If the yard and its owners want peace, they must pay.", "its owners", "want", False),
        ("Unless the yard wants a war, it must pay.", "the yard", "wants", False),
        ("Were the yard to seek a new owner, it would find one.", "the yard", "to seek", False),
        ("Did the master know that the doors were open?", "the master", "know", False),
        ("It asks what the yard wants and if it rains.", "the yard", "wants", True),
        ("The yard wants a new owner, if there is one.", "The yard", "wants", True),
    ],
)
def test_what_is_only_supposed_nobody_says(
    make_report: Callable[..., Report], text: str, source: str, cue: str, said: bool
) -> None:
    report = make_report(f"Ferry doors\n\n{text}{REST}")
    end = report.text.index(text) + len(text)
    after = place(report, cue)[1] + 1
    read = Draft((place(report, source),), (place(report, cue),), ((after, end - 1),), 0.9)
    assert bool(settled(report, [read])) is said


@pytest.mark.parametrize(
    ("text", "source", "cue", "content", "said"),
    [
        ("The port had never been told of any crack.", "The port", "had never been told of", "any crack", False),
        ("Rask, told of this, smiled at the mole.", "Rask", "told of", "this", False),
        ("Rask would not say which.", "Rask", "would not say", "which", False),
        ("The port was told by Rask of a crack.", "Rask", "told", "a crack", True),
        ("Rask told the port of a crack.", "Rask", "told", "a crack", True),
    ],
)
def test_who_is_told_says_nothing(
    make_report: Callable[..., Report], text: str, source: str, cue: str, content: str, said: bool
) -> None:
    report = make_report(f"Ferry doors\n\n{text}{REST}")
    read = Draft((place(report, source),), (place(report, cue),), (place(report, content),), 0.9)
    assert bool(settled(report, [read])) is said


def test_a_content_does_not_end_with_of(make_report: Callable[..., Report]) -> None:
    report = make_report(f"Ferry doors\n\nRask warned of a return of the frost on the quay.{REST}")
    read = Draft((place(report, "Rask"),), (place(report, "warned of"),), (place(report, "a return of"),), 0.9)
    (made,) = settled(report, [read])
    assert [report.text[slice(*one)] for one in made.content] == ["a return of the frost on the quay"]
