"""Judgements on a terminal: what was decided about which words, by whom and why, what it changed, and what to be careful with."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console

from sayso.briefing import words
from sayso.briefing.sheet import Sheet
from sayso.ledger.judging import Judged, dated
from sayso.model import Deed, Judgement, Matter
from sayso.weigh import Record
from sayso.weigh.scales import SCALES

_MEANS = {
    (Deed.MERGE, Matter.ORIGIN): "one origin",
    (Deed.SPLIT, Matter.ORIGIN): "two origins",
    (Deed.MERGE, Matter.CLAIM): "one claim",
    (Deed.SPLIT, Matter.CLAIM): "two claims",
}


def show_judged(judged: Judged, console: Console) -> None:
    """What was just recorded, and what it changed."""
    sheet = Sheet(console)
    _record(sheet, judged.record)
    for note in judged.notes:
        sheet.line(note, 4)


def show_records(records: Sequence[Record], console: Console) -> None:
    """A list of judgements."""
    sheet = Sheet(console)
    if not records:
        sheet.line("No judgements.")
    for number, record in enumerate(records):
        if number:
            sheet.gap()
        _record(sheet, record)


def _record(sheet: Sheet, record: Record) -> None:
    one = record.judgement
    sheet.line(f"{one.id}  {_what(one)}", style="bold" if record.stands else "dim")
    for subject in record.subjects:
        about = " · ".join(filter(None, [subject.speaker, subject.outlet or subject.title, subject.id]))
        gone = "" if subject.current else " · not in the newest version"
        number = subject.number or "-"
        sheet.line(f"{number}  {words.quoted(words.clipped(subject.words))}", 4)
        sheet.line(f"{about}{gone}", 4 + len(number) + 2, style="dim")
    sheet.line(f"{words.line(one.who)}, {words.moment(one.when)}: {words.line(one.why)}", 4)
    for became, by in (("superseded by", record.superseded_by), ("withdrawn by", record.withdrawn_by)):
        if by:
            sheet.line(f"{became} {dated(by)}", 4, style="dim")
    for caution in record.cautions:
        sheet.line(f"! {caution.text}", 4, style="bold")


def _what(one: Judgement) -> str:
    if one.deed is Deed.WITHDRAW:
        return f"undo of {one.subjects[0]}"
    if one.deed in (Deed.MERGE, Deed.SPLIT):
        return _MEANS[one.deed, one.about]
    scale = SCALES[one.about]
    term = scale.term(one.value)
    whose = words.line(one.name) if one.about is Matter.SOURCE else one.about.value
    meaning = f"{term.meaning}; " if term else ""
    return f"{whose}: {one.value} ({meaning}{scale.whose})"
