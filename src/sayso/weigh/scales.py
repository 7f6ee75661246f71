"""The scales of judgements as data: what may be said, what it means, and whose scale it is.

Sources:
- ADMIRALTY: the Admiralty or NATO system (STANAG 2511, AJP-2.1), as UK Joint Warfare Publication 2-00 (2003) is cited for it.
- STIX: STIX 2.1, appendix A: what a grade of information is as a `confidence` of 0 to 100.
- OURS: Sayso's own.

F and 6 mean that nobody can tell. They lie outside the order of the others, and never stand for the middle of it.
"""

from __future__ import annotations

from dataclasses import dataclass

from sayso.model import Matter

ADMIRALTY, OURS = "Admiralty", "Sayso"


@dataclass(frozen=True, slots=True)
class Term:
    """One value of a scale. `known` is False where it says that it cannot be judged. `stix` is 0 to 100, where there is one."""

    value: str
    meaning: str
    known: bool = True
    stix: int | None = None


@dataclass(frozen=True, slots=True)
class Scale:
    """What may be said of something, best first; `whose` names the standard, or says that it is ours."""

    name: str
    whose: str
    terms: tuple[Term, ...]

    @property
    def values(self) -> tuple[str, ...]:
        """Every value."""
        return tuple(term.value for term in self.terms)

    def term(self, value: str) -> Term | None:
        """The term of a value, None where the scale has no such value."""
        return next((term for term in self.terms if term.value == value), None)


SOURCES = Scale(
    "reliability of a source",
    ADMIRALTY,
    (
        Term("A", "completely reliable"),
        Term("B", "usually reliable"),
        Term("C", "fairly reliable"),
        Term("D", "not usually reliable"),
        Term("E", "unreliable"),
        Term("F", "reliability cannot be judged", known=False),
    ),
)
INFORMATION = Scale(
    "credibility of a statement",
    ADMIRALTY,
    (
        Term("1", "confirmed by other sources", stix=90),
        Term("2", "probably true", stix=70),
        Term("3", "possibly true", stix=50),
        Term("4", "doubtful", stix=30),
        Term("5", "improbable", stix=10),
        Term("6", "truth cannot be judged", known=False),
    ),
)
OUTCOMES = Scale(
    "outcome of a forecast",
    OURS,
    (
        Term("came true", "what was foretold came about in its window"),
        Term("partly", "a part of it came about"),
        Term("did not", "it did not come about in its window"),
        Term("cannot be told", "nobody can tell whether it came about", known=False),
    ),
)
SCALES = {Matter.SOURCE: SOURCES, Matter.STATEMENT: INFORMATION, Matter.FORECAST: OUTCOMES}
"""The scale of each matter that is given a value."""

CONFIRMED = "1"
"""The grade of a statement that says it is confirmed."""
INDEPENDENT = 2
"""So many independent origins a confirmed statement needs at the least."""
CLASHING = frozenset({("A", "5"), ("E", "1")})
"""Grades of source and statement that hardly go together: the best source with the worst information, and the other way round."""


def stix_confidence(value: str) -> int | None:
    """The `confidence` of STIX 2.1 for a grade of a statement, 0 to 100; None for 6, which has none."""
    term = INFORMATION.term(value)
    return term.stix if term else None
