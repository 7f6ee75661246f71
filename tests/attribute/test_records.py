"""What a document sets out. Each row: a text, and the source, cue and content that are found in it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sayso.attribute.reader import Draft
from sayso.attribute.records import records
from sayso.model import Report

REST = "\n\nThe tug that was to lift the ferry lies idle behind the mole, and her crew play cards all day.\n"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The memo sets out three ways to close the yard.", [("The memo", "sets out", "three ways to close the yard")]),
        (
            "Harbour logs put her 300 metres from the mole at 9:04 p.m. on Sunday.",
            [("Harbour logs", "put", "her 300 metres from the mole at 9:04 p.m. on Sunday")],
        ),
        (
            "The register of the harbour office records nine leaks in the north gate.",
            [("The register of the harbour office", "records", "nine leaks in the north gate")],
        ),
        ("An annex gives the names of 30 people.", [("An annex", "gives", "the names of 30 people")]),
        (
            "Perrow’s plan, first shown to the Gull, lays out a dry dock for two ships.",
            [("Perrow’s plan, first shown to the Gull", "lays out", "a dry dock for two ships")],
        ),
        (
            "Last year’s report gave the depth of the basin as 12.5 metres.",
            [("Last year’s report", "gave", "the depth of the basin as 12.5 metres")],
        ),
        (
            "No one spoke. The manifest had listed forty lorries, and the ferry took fifty.",
            [("The manifest", "had listed", "forty lorries, and the ferry took fifty")],
        ),
        # A thing that is done with paper, to somebody, on a day.
        ("The report gave the yard a lift.", []),
        ("The letter put the harbour master in a rage.", []),
        ("The paper put the words of 4 March in another’s mouth.", []),
        ("Some records that the office kept are lost.", []),
        ("The orders show promise.", []),
        ("“The memo sets out three ways to close the yard,” Una Perrow said.", []),
        ("the plan sets out nothing", []),
    ],
)
def test_what_a_document_sets_out(
    make_report: Callable[..., Report], text: str, found: list[tuple[str, str, str]]
) -> None:
    report = make_report("Ferry doors\n\n" + text + REST)
    made = records(report, [])
    assert [tuple(report.text[slice(*part[0])] for part in (d.source, d.cue, d.content)) for d in made] == found


def test_what_a_reader_found_stays_the_reader_s(make_report: Callable[..., Report]) -> None:
    report = make_report("Ferry doors\n\nThe memo sets out three ways to close the yard." + REST)
    at = report.text.index("three ways")
    assert records(report, [Draft(((13, 21),), ((22, 30),), ((at, at + 10),), 0.9)]) == []


@pytest.mark.parametrize(
    ("words", "found"),
    [("The memo sets out nine old leaks. ", 30_000), ("The report ", 0), ("The a b c report of a b, ", 0)],
)
def test_a_line_of_a_megabyte_takes_no_longer_than_its_length(
    make_report: Callable[..., Report], words: str, found: int
) -> None:
    # Were each found by going through all before it, this would take hours.
    assert len(records(make_report("Ferry doors\n\n" + words * 30_000 + REST), [])) == found
