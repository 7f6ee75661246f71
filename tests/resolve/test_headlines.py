"""A headline's speaker is the body's, where the body tells the same of one who may be so described."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sayso.attribute import default_reader, read_report
from sayso.model import Report
from sayso.resolve import resolve_speakers


@pytest.mark.parametrize(
    ("headline", "body", "who"),
    [
        (
            "Minister: ferry doors were open",
            "Dita Malloran, the transport minister, told reporters in Calder on Monday that the doors of the ferry were open"
            " when she sailed. The harbour was quiet that morning and no other ship left it.",
            "Dita Malloran",
        ),
        (
            "Officials say ferry doors were open",
            "Dita Malloran, the transport minister, told reporters in Calder on Monday that the doors of the ferry were open"
            " when she sailed. The harbour was quiet that morning and no other ship left it.",
            None,
        ),
        (
            "Minister says strike will end",
            "Dita Malloran, the transport minister, told reporters in Calder on Monday that the doors of the ferry were open"
            " when she sailed. The harbour was quiet that morning and no other ship left it.",
            None,
        ),
    ],
)
def test_who_speaks_in_a_headline(
    make_report: Callable[..., Report], headline: str, body: str, who: str | None
) -> None:
    report = make_report(f"{headline}\n\n{body}\n")
    read = read_report(report, default_reader())
    told, _ = resolve_speakers(report, read.attributions, read.names)
    first = min(told, key=lambda a: a.place)
    assert first.place < len(headline), "the reader finds the headline's statement"
    assert first.speaker is not None
    if who is None:
        assert not first.speaker.named
    else:
        assert first.speaker.name == who


INTERVIEW = """Calder doctor: we shut the ward ourselves

The man behind the closing sits in a bare room above the quay. Bo Rask has run the clinic of Calder for six years.

“We shut the ward in June,” Rask said. He said that the beds had stood empty since May.

“It was a long winter,” the doctor went on. He added that the nurses had been paid.
"""


def test_an_interview_is_with_whom_its_headline_describes(make_report: Callable[..., Report]) -> None:
    report = make_report(INTERVIEW)
    read = read_report(report, default_reader())
    told, _ = resolve_speakers(report, read.attributions, read.names)
    assert len(told) >= 4
    assert {a.speaker.name for a in told if a.speaker} == {"Bo Rask"}


def test_a_magazine_in_a_headline_is_the_one_of_the_body(make_report: Callable[..., Report]) -> None:
    report = make_report(
        "Magazine: yard knew of the crack\n\nThe yard was told of the crack in May, according to a letter published by The Tern."
        "\n\nThe magazine says that it has seen the letter. The harbour was quiet that morning and no ship left it.\n"
    )
    read = read_report(report, default_reader())
    told, _ = resolve_speakers(report, read.attributions, read.names)
    outlets = {a.speaker.name for a in told if a.speaker and a.source[0].exact.lower().endswith("magazine")}
    assert outlets == {"Tern"}
