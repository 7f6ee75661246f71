"""Claims and conflicts of an answer in the terminal."""

from __future__ import annotations

from sayso.answers import graded, views
from sayso.briefing import words
from sayso.briefing.facing import CONFLICT_TYPES, dated, judged_by
from sayso.briefing.facing import LIKENESSES as LOOKS
from sayso.briefing.sheet import Sheet
from sayso.ledger.questions.answers import ClaimFound, ConflictFound, OriginHead, Side, Teller
from sayso.model import Relation

_MOST_TELLERS, _MOST_ORIGINS, _MOST_CONFLICTS, _MOST_PAIRS = 6, 12, 6, 4


def claim(one: ClaimFound, sheet: Sheet) -> None:
    """A claim: its wording, the range of its origins, who says it by origin, and its conflicts."""
    sheet.line(words.quoted(words.line(one.claim.text.exact)), style="bold")
    sheet.line(told_by(one), 2)
    told, more = views.reasons(one.claim.reasons, one.heads)
    for reason in told:
        sheet.line(f"May be one: {reason}", 2, style="dim")
    sheet.more(more, "reason", 2)
    for head in one.origins[:_MOST_ORIGINS]:
        _origin(head, [teller for teller in one.tellers if teller.origin == head.id], sheet)
    sheet.more(len(one.origins) - _MOST_ORIGINS, "origin", 2)
    for against in one.conflicts[:_MOST_CONFLICTS]:
        sheet.line(f"Conflict: {_against(one, against)}", 2)
    sheet.more(max(0, len(one.conflicts) - _MOST_CONFLICTS) + one.more_conflicts, "conflict", 2)


def told_by(one: ClaimFound) -> str:
    """`3 reports, 1 to 2 independent origins`, with the id of the claim."""
    behind = words.origins(one.claim.fewest, one.claim.most)
    return f"{words.counted(one.reports, 'report')}, {behind} · {one.claim.id}"


def _origin(head: OriginHead, tellers: list[Teller], sheet: Sheet) -> None:
    sheet.line(f"Origin: {views.origin(head)}", 2)
    for teller in tellers[:_MOST_TELLERS]:
        who = words.line(teller.speaker)
        said = f", as {who} tells it" if who and not _is_one(who, words.line(head.who)) else ""
        sheet.line(f"{teller.statement}  {views.label(teller.report)}{said}", 4, style="dim")
        graded.of_teller(teller, sheet, 6)
    sheet.more(len(tellers) - _MOST_TELLERS, "statement", 4)


def _is_one(name: str, other: str) -> bool:
    """Is one name a part of the other ("Moro", "Ilse Moro")?"""
    a, b = set(name.casefold().split()), set(other.casefold().split())
    return a <= b or b <= a


def _against(one: ClaimFound, against: ConflictFound) -> str:
    own, other = (against.a, against.b) if _is_of(against.a, one) else (against.b, against.a)
    clash = f"{words.quoted(words.line(own.span.exact))} and {words.quoted(words.line(other.span.exact))}"
    if other.claim and other.claim.id != one.claim.id:
        where = f"claim {other.claim.id}, {words.quoted(words.clipped(other.claim.text.exact, 24))}"
    else:
        shown = views.statement(other.told)
        where = f"{shown.ref}, {shown.chained}: {views.exact(other.told)}"
    return f"{CONFLICT_TYPES[against.comparison.type].lower()}, {clash}: {where}"


def _is_of(side: Side, one: ClaimFound) -> bool:
    return side.claim is not None and side.claim.id == one.claim.id


def conflict(one: ConflictFound, sheet: Sheet) -> None:
    """A conflict with both sides."""
    comparison = one.comparison
    sheet.line(f"{CONFLICT_TYPES[comparison.type]}: {_clash(one)}", style="bold")
    if about := [*filter(None, [words.line(comparison.why), judged_by(comparison)])]:
        sheet.facts(about, 2)
    for side in (one.a, one.b):
        _side(side, sheet)
    if one.others:
        pairs = [f"{a} and {b}" for a, b in one.others[:_MOST_PAIRS]]
        rest = words.more(len(one.others) - _MOST_PAIRS)
        sheet.line(f"The same holds of {'; '.join([*pairs, *filter(None, [rest])])}", 2, style="dim")


def _side(side: Side, sheet: Sheet) -> None:
    shown = views.statement(side.told)
    sheet.gap()
    sheet.line(shown.chained, 2, style="bold")
    sheet.pieces(views.side(side), 2)
    sheet.facts([f"{shown.ref}  {shown.entry.label}", shown.where, f"as of {dated(shown)}", _behind(side)], 4)
    graded.of_statement(side.told, sheet, 4)


def _behind(side: Side) -> str:
    if side.claim:
        return f"claim {side.claim.id}: {words.origins(side.claim.fewest, side.claim.most)}"
    return f"1 origin: {views.origin(side.origin)}" if side.origin else "origin not known"


def likeness(one: ConflictFound, sheet: Sheet) -> None:
    """A pair that only looks like a conflict, in short."""
    comparison = one.comparison
    label = CONFLICT_TYPES[comparison.type] if comparison.relation is Relation.CONFLICT else LOOKS[comparison.relation]
    sheet.line(f"{label}: {_clash(one)}")
    refs = f"{comparison.a} and {comparison.b}"
    sheet.facts(filter(None, [refs, words.line(comparison.why), judged_by(comparison)]), 2)
    for side in (one.a, one.b):
        shown = views.statement(side.told)
        sheet.line(f"{shown.entry.label}: {shown.chained}: {views.exact(side.told)}", 4, style="dim")
        graded.of_statement(side.told, sheet, 6)


def _clash(one: ConflictFound) -> str:
    return " and ".join(words.quoted(words.line(side.span.exact)) for side in (one.a, one.b))
