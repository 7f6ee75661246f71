"""Checks of what the corpus stages found: nouns, their words and their columns; who is a member of what; nothing dangles."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from sayso.codec import load
from sayso.errors import LedgerError
from sayso.ledger import update
from sayso.ledger.exact import inexact, spans_of
from sayso.ledger.faults import Fault, Remedy, Tell, stream
from sayso.ledger.nouns import Cache, SqlPile
from sayso.ledger.repair import FOUND
from sayso.ledger.schema import metadata
from sayso.ledger.search import passages, said
from sayso.ledger.tables import claims, comparisons, derivations, origins, reports, speakers, statements
from sayso.model import Claim, Comparison, Derivation, Origin, Report, Speaker


@dataclass(frozen=True, slots=True)
class _Kind:
    """A table of nouns: what they are, their id, their columns, and the column of statements that names them."""

    table: sa.Table
    noun: type[Any]
    id: Callable[[Any], str]
    row: Callable[[Any], dict[str, Any]]
    column: sa.Column[str] | None = None


_KINDS = (
    _Kind(speakers, Speaker, lambda s: s.id, update.speaker_row, statements.c.speaker),
    _Kind(origins, Origin, lambda o: o.id, update.origin_row, statements.c.origin),
    _Kind(claims, Claim, lambda c: c.id, update.claim_row, statements.c.claim),
    _Kind(comparisons, Comparison, lambda c: c.id, update.comparison_row),
    _Kind(derivations, Derivation, lambda d: d.report, update.derivation_row),
)


def check_nouns(connection: sa.Connection, tell: Tell) -> Iterator[Fault]:
    """Every noun can be read, has its own id, agrees with its columns and its members', and stands on exact words."""
    pile = SqlPile(connection, Cache(500, 1))
    for kind in _KINDS:
        key = next(iter(kind.table.primary_key))
        for some in stream(connection, sa.select(kind.table)):
            nouns = {}
            for row in some:
                try:
                    nouns[getattr(row, key.name)] = load(kind.noun, row.noun)
                except ValueError as error:
                    yield _derive(kind.table, getattr(row, key.name), f"cannot be read ({error})")
            yield from _nouns(kind, {getattr(row, key.name): row for row in some}, nouns, pile)
            if kind.column is not None:
                yield from _members(connection, kind, nouns)
            for _ in some:
                tell()


def _nouns(kind: _Kind, rows: Mapping[str, Any], nouns: Mapping[str, Any], pile: SqlPile) -> Iterator[Fault]:
    texts = _texts(pile, {span.report for noun in nouns.values() for span in spans_of(noun)})
    for i, noun in nouns.items():
        if kind.id(noun) != i:
            yield _derive(kind.table, i, f"holds {kind.id(noun)}")
            continue
        other = next((n for n, value in kind.row(noun).items() if n != "noun" and getattr(rows[i], n) != value), None)
        if other:
            yield _derive(kind.table, i, f"its {other} is not the noun's")
        if span := inexact(noun, texts):
            what = f"has words that are not those of report {span.report} at [{span.start}, {span.end})"
            yield _derive(kind.table, i, what)


def _texts(pile: SqlPile, ids: Collection[str]) -> dict[str, Report | None]:
    """Reports by id; those that cannot be read, which are faults of their own, are None."""
    try:
        return dict(pile.reports(ids))
    except LedgerError:
        if len(ids) == 1:
            return dict.fromkeys(ids)
        return {i: one for each in ids for i, one in _texts(pile, [each]).items()}


def _members(connection: sa.Connection, kind: _Kind, nouns: Mapping[str, Any]) -> Iterator[Fault]:
    """Statements name those, and only those, that count them among their members."""
    column = kind.column
    assert column is not None
    expected = {member: i for i, noun in nouns.items() for member in update.members(noun)}
    rows = connection.execute(sa.select(statements.c.id, column).where(column.in_(list(nouns))))
    named = {row.id: row[1] for row in rows}
    for member in sorted(expected.keys() | named.keys()):
        wanted, found = expected.get(member), named.get(member)
        if wanted != found:
            what = f"is in {column.name} {wanted or 'none of these'}, and names {found or 'another or none'}"
            yield _derive(statements, member, what)


def check_statements(connection: sa.Connection, _: Tell) -> Iterator[Fault]:
    """Each statement of a current report goes back to an origin; those of older versions belong to nothing."""
    joined = sa.select(statements.c.id).join(reports, reports.c.id == statements.c.report)
    owned = sa.or_(*(c.is_not(None) for c in (statements.c.shown, *(k.column for k in _KINDS if k.column is not None))))
    for query, what in (
        (joined.where(reports.c.current, statements.c.origin.is_(None)), "goes back to no origin"),
        (joined.where(~reports.c.current, owned), "belongs to the pile, though its report was replaced"),
    ):
        for some in stream(connection, query):
            for (i,) in some:
                yield _derive(statements, i, what)


def check_compared(connection: sa.Connection, _: Tell) -> Iterator[Fault]:
    """Comparisons and derivations are of current reports."""
    for table, columns in (
        (comparisons, (comparisons.c.a, comparisons.c.b)),
        (derivations, (derivations.c.report, derivations.c.original)),
    ):
        key = next(iter(table.primary_key))
        for column in columns:
            query = sa.select(key)
            if table is comparisons:
                query = query.join(statements, statements.c.id == column)
                query = query.join(reports, reports.c.id == statements.c.report)
            else:
                query = query.join(reports, reports.c.id == column)
            for some in stream(connection, query.where(~reports.c.current)):
                for (i,) in some:
                    yield _derive(table, i, f"its {column.name} is of a report that was replaced")


def check_versions(connection: sa.Connection, _: Tell) -> Iterator[Fault]:
    """Each address has one current version; every other one was replaced, once, by one of its address."""
    current = sa.func.sum(sa.case((reports.c.current, 1), else_=0))
    query = sa.select(sa.func.min(reports.c.id), current).group_by(reports.c.address_key).having(current != 1)
    for some in stream(connection, query):
        for i, many in some:
            yield _derive(reports, i, f"its address has {many} current versions")
    newer = reports.alias()
    strange = sa.select(newer.c.id).join(reports, reports.c.id == newer.c.replaces)
    for some in stream(connection, strange.where(newer.c.address_key != reports.c.address_key)):
        for (i,) in some:
            yield _derive(reports, i, "replaces the report of another address")
    times = sa.func.count(newer.c.id)
    joined = sa.select(reports.c.id, times).outerjoin(
        newer, sa.and_(newer.c.replaces == reports.c.id, newer.c.address_key == reports.c.address_key)
    )
    wanted = sa.case((reports.c.current, 0), else_=1)
    for some in stream(connection, joined.group_by(reports.c.id, reports.c.current).having(times != wanted)):
        for i, many in some:
            yield _derive(reports, i, f"was replaced by {many} versions of its address")


def check_references(connection: sa.Connection, _: Tell) -> Iterator[Fault]:
    """Nothing names a row that is not there, in any table of the schema."""
    named = [(fk.parent, fk.column) for table in metadata.sorted_tables for fk in table.foreign_keys]
    named += [(kind.column, kind.table.c.id) for kind in _KINDS if kind.column is not None]
    for column, key in named:
        there = key.table.alias()
        there_is = sa.exists().where(there.c[key.name] == column)
        query = sa.select(next(iter(column.table.primary_key)), column).where(column.is_not(None), ~there_is)
        for some in stream(connection, query):
            for i, name in some:
                what = f"its {column.name} {name} is not in {key.table.name}"
                yield Fault(column.table.name, str(i), what, _remedy(column))


def _remedy(column: sa.Column[Any]) -> Remedy:
    if column is reports.c.page:
        return Remedy.ADD
    derived = column is reports.c.replaces or column.table in (statements, passages, said, *FOUND)
    return Remedy.DERIVE if derived else Remedy.COPY


def _derive(table: sa.Table, row: str, what: str) -> Fault:
    return Fault(table.name, row, what, Remedy.DERIVE)
