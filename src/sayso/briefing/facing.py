"""Statements that face each other: conflicts, pairs that only look like conflicts, and rival answers to one question.

Nothing here says which side holds, and no order hints at it.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sayso.briefing import words
from sayso.briefing.entries import marked
from sayso.briefing.groups import origin_of
from sayso.briefing.places import key
from sayso.briefing.sections import ClaimView, ComparisonView, Holders, PositionView, RivalryView, Side
from sayso.briefing.view import Some, Statement
from sayso.model import Comparison, ConflictType, Origin, Position, Relation, Rivalry, Span

MOST_PAIRS = 60
_MOST_OTHERS = 6
_MOST_RIVALRIES = 40
_MOST_POSITIONS = 12
_MOST_HOLDERS = 8

_WORD = re.compile(r"\w+")

CONFLICT_TYPES = {
    ConflictType.NUMBER: "Different numbers",
    ConflictType.DATE: "Different dates",
    ConflictType.BLAME: "Different blame",
    ConflictType.POLARITY: "One says it, the other denies it",
    ConflictType.ATTRIBUTION: "Put in different mouths",
}

LIKENESSES = {
    Relation.SUPERSEDED: "A later one takes the place of an earlier",
    Relation.SCOPE: "Not about the same thing",
    Relation.AGREES: "Both can hold",
}


@dataclass(frozen=True, slots=True)
class Shown:
    """What is shown already: statements, and the claim and the origin of each, by attribution id."""

    statements: Mapping[str, Statement]
    claims: Mapping[str, ClaimView]
    origins: Mapping[str, Origin]


def comparison_views(comparisons: Sequence[Comparison], shown: Shown) -> Some[ComparisonView]:
    """Comparisons by place in the pile; those of the same claims, or of copies, over the same words are one."""
    grouped: dict[tuple[object, ...], list[Comparison]] = {}
    for comparison in sorted(comparisons, key=lambda one: _rank(one, shown)):
        grouped.setdefault(_what(comparison, shown), []).append(comparison)
    some = Some.of([*grouped.values()], MOST_PAIRS)
    return Some(tuple(_comparison(group, shown) for group in some), some.more)


def _rank(one: Comparison, shown: Shown) -> tuple[object, ...]:
    """By place; what else there is only makes the order the same for every order of the input."""
    spans = sorted((span.report, span.start, span.end) for span in (one.a_span, one.b_span))
    return _pair(one, shown), one.relation, one.type, spans, one.why, one.judge, one.confidence


def _pair(one: Comparison, shown: Shown) -> tuple[tuple[int, int], ...]:
    return tuple(sorted(shown.statements[side].position for side in (one.a, one.b)))


def _what(one: Comparison, shown: Shown) -> tuple[object, ...]:
    """What makes two comparisons the same for a person: on each side the claim, or the speaker and the words, and what
    clashes there. Copies differ in capitals and in the style of quotation marks.
    """
    sides = []
    for told, span in ((one.a, one.a_span), (one.b, one.b_span)):
        statement, claim = shown.statements[told], shown.claims.get(told)
        content = " ".join(part.exact for part in statement.attribution.content)
        what = claim.anchor if claim else f"{statement.chain[-1]}: {_bare(content)}"
        sides.append((what, _bare(span.exact)))
    return one.relation, one.type, *sorted(sides)


def _bare(text: str) -> str:
    return " ".join(_WORD.findall(text)).casefold()


def _comparison(group: Sequence[Comparison], shown: Shown) -> ComparisonView:
    one = group[0]
    label = CONFLICT_TYPES[one.type] if one.relation is Relation.CONFLICT else LIKENESSES[one.relation]
    a, b = sorted(
        ((one.a, one.a_span), (one.b, one.b_span)),
        key=lambda side: (shown.statements[side[0]].position, side[1].start, side[1].end),
    )
    others = [" and ".join(f"{report}.{number}" for report, number in _pair(other, shown)) for other in group[1:]]
    return ComparisonView(
        label, words.line(one.why), judged_by(one), _side(*a, shown), _side(*b, shown), Some.of(others, _MOST_OTHERS)
    )


def judged_by(one: Comparison) -> str:
    """`told by judge 2, confidence 0.71`; nothing for a rule that is sure."""
    if one.judge == "rule" and one.confidence >= 1:
        return ""
    confidence = f", confidence {one.confidence:.2f}" if one.confidence < 1 else ""
    return f"told by {words.line(one.judge) or 'a judge without a name'}{confidence}"


def _side(told: str, span: Span, shown: Shown) -> Side:
    statement = shown.statements[told]
    attribution, claim = statement.attribution, shown.claims.get(told)
    clash = [span] if span.report == attribution.report else []
    return Side(
        statement=statement,
        clash=words.line(span.exact),
        pieces=marked(attribution, statement.entry.report.text, clash),
        as_of=dated(statement),
        claim=claim.number if claim else None,
        origins=claim.origins if claim else _origin(shown.origins.get(told)),
    )


def _origin(origin: Origin | None) -> str:
    who, kind = origin_of(origin)
    return f"1 origin: {who}, {kind}" if kind else who


def dated(statement: Statement) -> str:
    """`3 May 2031 (published)`."""
    return f"{words.day(statement.as_of)} ({statement.dated})" if statement.as_of else "no date"


def rivalry_views(rivalries: Sequence[Rivalry], shown: Shown) -> Some[RivalryView]:
    """Rival answers, the positions of each by when they first appear."""
    some = Some.of(sorted(rivalries, key=lambda one: (one.asks, one.topic, one.id)), _MOST_RIVALRIES)
    return Some(tuple(_rivalry(one, shown) for one in some), some.more)


def _rivalry(rivalry: Rivalry, shown: Shown) -> RivalryView:
    asks, topic = words.line(rivalry.asks), words.line(rivalry.topic)
    question = ": ".join(filter(None, [asks[:1].upper() + asks[1:], topic]))
    positions = sorted(rivalry.positions, key=lambda position: (_first(position, shown), position.text.exact))
    some = Some.of(positions, _MOST_POSITIONS)
    views = tuple(_position(position, shown) for position in some)
    return RivalryView(f"rival-{key(rivalry.id)}", question or "Rival answers", Some(views, some.more))


def _first(position: Position, shown: Shown) -> tuple[dt.date, tuple[int, int]]:
    """When a position first appears, and where; undated ones come last."""
    told = (shown.statements[told] for told in position.attributions)
    return min(((one.as_of or dt.date.max, one.position) for one in told), default=(dt.date.max, (0, 0)))


def _position(position: Position, shown: Shown) -> PositionView:
    grouped: dict[str, list[str]] = {}
    for told in sorted(dict.fromkeys(position.attributions), key=lambda told: shown.statements[told].position):
        origin = shown.origins.get(told)
        grouped.setdefault(origin.id if origin else "", []).append(told)
    groups = Some.of([*grouped.values()], _MOST_HOLDERS)
    holders = []
    for group in groups:
        who, kind = origin_of(shown.origins.get(group[0]))
        holders.append(Holders(who, kind, Some.of([shown.statements[told] for told in group], _MOST_HOLDERS)))
    day, _ = _first(position, shown)
    return PositionView(
        wording=words.clipped(position.text.exact),
        origins=words.origins(position.fewest, position.most),
        first=f"first on {words.day(day)}" if day != dt.date.max else "no date",
        holders=Some(tuple(holders), groups.more),
    )
