"""Statements, reports and reasons of an answer in the wording of a brief, each named by its id: an answer has no numbers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from sayso.briefing import words
from sayso.briefing.entries import entry, marked, statements
from sayso.briefing.excerpt import Piece
from sayso.briefing.groups import ORIGIN_KINDS
from sayso.briefing.notes import UNRESOLVED
from sayso.briefing.places import MOST_REASONS, Places
from sayso.briefing.view import Statement
from sayso.ledger.questions.answers import Head, OriginHead, PassageFound, Side, Told
from sayso.model import Reason, Span

# Of the words that a reason rests on, so many are shown.
_MOST_EVIDENCE = 4
# Of a long passage so many words are shown around those that were asked for.
_WHOLE, _AROUND = 90, 20
_CUT = Piece(" […] ", frozenset({"cut"}))


def statement(told: Told) -> Statement:
    """A statement as a brief shows it, with its id for a number."""
    report = told.report
    places = Places([report], {report.id: 1})
    made = statements(entry(1, report, 0), [*told.around, told.attribution], places, {})
    ids = {one.ref: one.attribution.id for one in made.values()}
    found = made[told.attribution.id]
    return replace(
        found,
        ref=told.attribution.id,
        entry=replace(found.entry, outlet=_named(report.outlet, report.title, report.address)),
        hops=tuple(replace(hop, ref=ids.get(hop.ref, "")) for hop in found.hops),
        inside=found.inside and (ids[found.inside[0]], found.inside[1]),
    )


def side(one: Side) -> tuple[Piece, ...]:
    """The words of one side of a conflict, with those marked that clash."""
    return marked(one.told.attribution, one.told.report.text, [one.span])


def label(head: Head) -> str:
    """`Norwire, 3 May 2031`, as a statement names its report; by its title, or where it is, where no outlet is known."""
    when = words.day(head.published) if head.published else "no date"
    old = "" if head.current else ", an older version"
    return f"{_named(head.outlet, head.title, head.address)}, {when}{old}"


def titled(head: Head) -> str:
    """`Norwire, 3 May 2031, “Ferry sank”`."""
    title = _short(head.title) if words.line(head.outlet) else ""
    return f"{label(head)}, {words.quoted(title)}" if title else label(head)


def _named(outlet: str | None, title: str | None, address: str) -> str:
    short = _short(title)
    return words.line(outlet) or (words.quoted(short) if short else words.line(address))


def _short(title: str | None) -> str:
    return words.clipped(title or "", 14)


def origin(head: OriginHead | None) -> str:
    """`Ilse Moro (own words)`."""
    return f"{words.line(head.who) or UNRESOLVED} ({ORIGIN_KINDS[head.kind]})" if head else "origin not known"


def exact(told: Told, most: int = 24) -> str:
    """The content of a statement in quotation marks, cut where it is long."""
    return words.quoted(words.clipped(" … ".join(words.line(s.exact) for s in told.attribution.content), most))


def reasons(found: Iterable[Reason], heads: Mapping[str, Head], own: str = "") -> tuple[list[str], int]:
    """Reasons with the words that they rest on, and how many more there are. Reasons of one wording are put together.

    Those that rest on words of the report `own`, which is before the reader's eyes, come first.
    """
    grouped: dict[str, dict[Span, None]] = {}
    for why in sorted(found, key=lambda why: own not in {span.report for span in why.evidence}):
        grouped.setdefault(words.line(why.text), {}).update(dict.fromkeys(why.evidence))
    where = {i: "here" if i == own else label(head) for i, head in heads.items()}
    told = [_reason(text, list(evidence), where) for text, evidence in [*grouped.items()][:MOST_REASONS]]
    return told, len(grouped) - len(told)


def _reason(text: str, evidence: Sequence[Span], where: Mapping[str, str]) -> str:
    some = evidence[:_MOST_EVIDENCE]
    told = [", ".join([words.quoted(words.clipped(s.exact)), *filter(None, [where.get(s.report)])]) for s in some]
    rest = words.more(len(evidence) - len(some))
    return text + (": " if told else "") + "; ".join([*told, *filter(None, [rest])])


def passage(found: PassageFound) -> tuple[Piece, ...]:
    """The words of a passage with those marked that were asked for; of a long one, what stands around them."""
    text, span = found.report.text, found.span
    stretches = [(span.start, span.end)] if len(span.exact.split()) <= _WHOLE else _around(found)
    pieces: list[Piece] = [_CUT] if stretches[0][0] > span.start else []
    for number, (start, end) in enumerate(stretches):
        if number:
            pieces.append(_CUT)
        at = start
        for mark in found.marks:
            if start <= mark.start < end:
                pieces.append(Piece(words.flat(text[at : mark.start]), frozenset({"content"})))
                pieces.append(Piece(words.flat(mark.exact), frozenset({"clash"})))
                at = mark.end
        pieces.append(Piece(words.flat(text[at:end]), frozenset({"content"})))
    if stretches[-1][1] < span.end:
        pieces.append(_CUT)
    return tuple(piece for piece in pieces if piece.text)


def _around(found: PassageFound) -> list[tuple[int, int]]:
    """The stretches around the marks, whole words, those that meet as one."""
    text, span = found.report.text, found.span
    stretches: list[tuple[int, int]] = []
    for mark in found.marks:
        before = text[span.start : mark.start].split(" ")
        after = text[mark.end : span.end].split(" ")
        start = mark.start - len(" ".join(before[-_AROUND:]))
        end = mark.end + len(" ".join(after[:_AROUND]))
        if stretches and start <= stretches[-1][1]:
            stretches[-1] = (stretches[-1][0], end)
        else:
            stretches.append((start, end))
    return stretches
