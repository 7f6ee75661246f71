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
