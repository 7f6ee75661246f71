"""What the corpus stages found, into the tables: only what changed is written."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, TypeVar

import sqlalchemy as sa

from sayso.codec import dump, load
from sayso.growing import Changes
from sayso.ledger.names import name_speakers
from sayso.ledger.shelf import chunks
from sayso.ledger.sides import settle
from sayso.ledger.tables import claims, comparisons, derivations, origins, speakers, statements
from sayso.ledger.writing import clean, put_rows
from sayso.model import Attribution, Claim, Comparison, Derivation, Origin, Speaker
from sayso.relay.origins import GOES_ROUND

T = TypeVar("T")


def write(connection: sa.Connection, changes: Changes, told: Mapping[str, Attribution]) -> set[str]:
    """Write down what changed. `told` are the statements of `changes` as their reports alone tell them.

    Gives the statements that belong to another speaker or origin than before, or to one that is seen otherwise.
    """
    moved = _seen_otherwise(connection, speakers, changes.speakers, _of_speaker)
    moved |= _seen_otherwise(connection, origins, changes.origins, _of_origin)
    _show(connection, changes.attributions, told)
    _put(connection, derivations, changes.derivations, derivation_row)
    _put(connection, speakers, changes.speakers, speaker_row)
    name_speakers(connection, changes.speakers)
    _put(connection, origins, changes.origins, origin_row)
    _put(connection, claims, changes.claims, claim_row)
    _put(connection, comparisons, changes.comparisons, comparison_row)
    for column, found in ((statements.c.speaker, changes.speakers), (statements.c.origin, changes.origins)):
        moved |= _own(connection, column, {i: members(one) if one else () for i, one in found.items()})
    claimed = {i: members(one) if one else () for i, one in changes.claims.items()}
    touched = _own(connection, statements.c.claim, claimed)
    touched.update(i for several in claimed.values() for i in several)
    touched.update(i for one in changes.comparisons.values() if one for i in (one.a, one.b))
    settle(connection, touched)
    return moved


def _seen_otherwise(
    connection: sa.Connection, table: sa.Table, nouns: Mapping[str, T | None], seen: Callable[[T], object]
) -> set[str]:
    """The statements of what was there before, and is now something else to those who count: by `seen`."""
    moved: set[str] = set()
    for some in chunks([i for i, one in nouns.items() if one is not None]):
        for i, noun in connection.execute(sa.select(table.c.id, table.c.noun).where(table.c.id.in_(some))):
            now = nouns[i]
            assert now is not None
            if seen(load(type(now), noun)) != seen(now):
                moved.update(members(now))  # type: ignore[arg-type]
    return moved


def _of_speaker(one: Speaker) -> object:
    return one.name, one.type, one.named


def _of_origin(one: Origin) -> object:
    return one.kind, [r for r in one.reasons if r.rule == GOES_ROUND]


def members(one: Speaker | Origin | Claim) -> tuple[str, ...]:
    """The statements that belong to a speaker, an origin or a claim."""
    return (*one.attributions, *one.repeated) if isinstance(one, Claim) else one.attributions


def let_go(connection: sa.Connection, removed: Sequence[str]) -> None:
    """Let the statements of reports that went out of the pile stand as their reports alone tell them."""
    for some in chunks(removed):
        connection.execute(
            sa.update(statements)
            .where(statements.c.report.in_(some))
            .values(shown=None, speaker=None, origin=None, claim=None)
        )


def _show(connection: sa.Connection, shown: Mapping[str, Attribution], told: Mapping[str, Attribution]) -> None:
    rows = [{"i": i, "as_shown": None if one == told.get(i) else dump(one)} for i, one in shown.items()]
    if rows:
        change = (
            sa.update(statements).where(statements.c.id == sa.bindparam("i")).values(shown=sa.bindparam("as_shown"))
        )
        connection.execute(change, rows)


def _put(connection: sa.Connection, table: sa.Table, nouns: Mapping[str, T | None], row: Any) -> None:
    key = next(iter(table.primary_key))
    for some in chunks([i for i, one in nouns.items() if one is None]):
        connection.execute(sa.delete(table).where(key.in_(some)))
    put_rows(connection, table, [{key.name: i, **row(one)} for i, one in nouns.items() if one is not None])


def _own(connection: sa.Connection, column: sa.Column[str], members: Mapping[str, Iterable[str]]) -> set[str]:
    """Let statements belong to what they are members of, and to nothing where they are members no longer; whose that changed."""
    now = {member: i for i, several in members.items() for member in several}
    before: dict[str, str] = {}
    for some in chunks(list(members)):
        rows = connection.execute(sa.select(statements.c.id, column).where(column.in_(some)))
        before.update({row.id: row[1] for row in rows})
    changed = [{"i": i, "to": now.get(i)} for i in before.keys() | now.keys() if before.get(i) != now.get(i)]
    if changed:
        connection.execute(
            sa.update(statements).where(statements.c.id == sa.bindparam("i")).values({column: sa.bindparam("to")}),
            changed,
        )
    return {str(one["i"]) for one in changed}


def derivation_row(one: Derivation) -> dict[str, Any]:
    """A derivation's columns."""
    return {"original": one.original, "kind": one.kind.value, "noun": dump(one)}


def speaker_row(one: Speaker) -> dict[str, Any]:
    """A speaker's columns."""
    return {
        "name": clean(one.name),
        "type": one.type.value,
        "named": one.named,
        "told": len(one.attributions),
        "noun": dump(one),
    }


def origin_row(one: Origin) -> dict[str, Any]:
    """An origin's columns."""
    return {"kind": one.kind.value, "who": clean(one.who), "noun": dump(one)}


def claim_row(one: Claim) -> dict[str, Any]:
    """A claim's columns."""
    return {"fewest": one.fewest, "most": one.most, "noun": dump(one)}


def comparison_row(one: Comparison) -> dict[str, Any]:
    """A comparison's columns."""
    return {"a": one.a, "b": one.b, "type": one.type.value, "relation": one.relation.value, "noun": dump(one)}
