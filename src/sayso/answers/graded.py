"""Grades of an answer in the terminal, beside what they bear on."""

from __future__ import annotations

from sayso.briefing.graded import grades_told, source_told, warning
from sayso.briefing.sheet import Sheet
from sayso.ledger.questions.answers import SpeakerFound, Teller, Told
from sayso.model import Grades


def told(one: Told) -> list[str]:
    """The grades that bear on a statement."""
    speaker = one.speaker or one.attribution.speaker
    return grades_told(one.grades, speaker.name if speaker else None, one.report.outlet)


def of_statement(one: Told, sheet: Sheet, indent: int) -> None:
    """Those of a statement, a line each, then what to be careful with in them."""
    _show(told(one), one.grades, sheet, indent)


def of_teller(one: Teller, sheet: Sheet, indent: int) -> None:
    """The same of a statement of a claim."""
    _show(grades_told(one.grades, one.speaker, one.report.outlet), one.grades, sheet, indent)


def of_speaker(one: SpeakerFound, sheet: Sheet, indent: int) -> None:
    """A speaker's own, under its name."""
    _show(source_told(one.grades), one.grades, sheet, indent)


def _show(told: list[str], grades: Grades, sheet: Sheet, indent: int) -> None:
    for line in told:
        sheet.line(line, indent)
    for caution in grades.cautions:
        sheet.line(warning(caution), indent, style="bold")
