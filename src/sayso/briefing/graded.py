"""Grades in the words of their scales, by the name of who gave them. None is put into another, and none is ours."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.briefing import words
from sayso.model import Caution, Grades, Judgement
from sayso.weigh import INFORMATION, SOURCES, Scale


def grades_told(grades: Grades, speaker: str | None, outlet: str | None) -> list[str]:
    """The grades that bear on a statement, each with whose it is: `Una Perrow graded B, usually reliable, by Ann Lund`.

    An outlet that speaks for itself is graded once.
    """
    through = [one for one in grades.outlet if one not in grades.speaker]
    own = [grades.statement] if grades.statement else []
    return [
        *(f"{words.line(speaker or one.name)} {graded}" for one, graded in _each(grades.speaker, SOURCES)),
        *(f"{words.line(outlet or one.name)} {graded}" for one, graded in _each(through, SOURCES)),
        *(f"statement {graded}" for _, graded in _each(own, INFORMATION)),
    ]


def source_told(grades: Grades) -> list[str]:
    """The same under the name of the speaker: `graded B, usually reliable, by Ann Lund`."""
    return [graded for _, graded in _each(grades.speaker, SOURCES)]


def warning(caution: Caution) -> str:
    """`! no longer allowed: grade 1 needs ...`."""
    return f"! {words.line(caution.text)}"


def _each(graded: Sequence[Judgement], scale: Scale) -> list[tuple[Judgement, str]]:
    return [(one, _grade(one, scale)) for one in graded]


def _grade(one: Judgement, scale: Scale) -> str:
    """F and 6 are said to be unknown, for they are no middle."""
    term = scale.term(one.value)
    meaning = f", {'' if term.known else 'unknown: '}{term.meaning}" if term else ""
    return f"graded {one.value}{meaning}, by {words.line(one.who)}"
