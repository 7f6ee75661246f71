"""Quotations that go on belong to who began them, and no others do."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sayso.attribute.continued import continued_quotations
from sayso.attribute.reader import Draft
from sayso.model import Report

REST = "\n\nThe tug that was to lift the ferry lies idle behind the mole, and her crew play cards all day.\n"
A = "“The doors stood open all night long,”"


def draft(report: Report, source: str, cue: str, content: str) -> Draft:
    at = report.text.index(content)
    spans = []
    for words in (source, cue, content):
        start = report.text.index(words, 0 if words == content else at)
        spans.append(((start, start + len(words)),))
    return Draft(*spans, 0.9)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (f"{A} Una Perrow said. “Nobody at the yard warned us.”", ["“Nobody at the yard warned us.”"]),
        (
            f"{A} Una Perrow said. “Nobody at the yard warned us.\n\n“I would not sail in her again.”",
            ["“Nobody at the yard warned us.", "“I would not sail in her again.”"],
        ),
        (
            f"{A} Una Perrow said. “Nobody at the yard warned us.”\n\n“I would not sail in her again.”",
            ["“Nobody at the yard warned us.”"],
        ),
        (
            f"{A} Una Perrow said to Sen. P.K. Rask, head of the board. “Nobody at the yard warned us.”",
            ["“Nobody at the yard warned us.”"],
        ),
        (f"{A} Una Perrow said. The yard is shut. It was sold. “Nobody at the yard warned us.”", []),
        (f"{A} Una Perrow said of the “winter ferry”.", []),
        (f"{A} Una Perrow said.\n\n“Nobody at the yard warned us.”", []),
    ],
)
def test_what_goes_on(make_report: Callable[..., Report], text: str, found: list[str]) -> None:
    report = make_report("Ferry doors\n\n" + text + REST)
    first = draft(report, "Una Perrow", "said", A)
    made = continued_quotations(report, [first])
    assert [report.text[a:b] for d in made for a, b in d.content] == found
    assert all((d.source, d.cue) == (first.source, first.cue) for d in made)


def test_what_another_says_is_left_alone(make_report: Callable[..., Report]) -> None:
    report = make_report(f"Ferry doors\n\n{A} Una Perrow said. “Nobody at the yard warned us,” Bo Rask said." + REST)
    both = [
        draft(report, "Una Perrow", "said", A),
        draft(report, "Bo Rask", "said", "“Nobody at the yard warned us,”"),
    ]
    assert continued_quotations(report, both) == []
    assert continued_quotations(report, []) == []
