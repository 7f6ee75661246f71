"""What a person names, found in the ledger: a statement by its number or an id, a source by its name. Raises RefusedError."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass

import sqlalchemy as sa

from sayso.briefing import words
from sayso.codec import load
from sayso.errors import RefusedError
from sayso.ledger.judging.lasting import Lasting
from sayso.ledger.judging.numbers import NUMBER, by_number, numbers_of
from sayso.ledger.nouns import SqlPile
from sayso.ledger.shelf import chunks
from sayso.ledger.tables import reports, speakers, statements
from sayso.model import Speaker
from sayso.weigh import source_key

# So many that a name may mean are listed, and so many names that are like one that is not there.
_MOST, _FEW = 8, 3


@dataclass(frozen=True, slots=True)
class Source:
    """A source as a grade keeps it: an outlet by its name, or a speaker by a statement through which the name was given."""

    name: str
    through: str = ""


class Names:
    """Looks up what a person typed."""

    def __init__(self, connection: sa.Connection, pile: SqlPile) -> None:
        self._connection = connection
        self._pile = pile

    def statement(self, text: str) -> str:
        """The id of a statement of today, by its number (`4.7`) or its id; of an origin, a claim or a speaker, its first."""
        given = text.strip()
        found = by_number(self._connection, self._pile, given) if NUMBER.fullmatch(given) else self._by_id(given)
        if found is None:
            raise RefusedError(f"{given}: no statement of this ledger; {_HOW}")
        today = Lasting(self._connection, self._pile).statements([found])
        if found not in today:
            raise RefusedError(
                f"{given}: a newer version of its report no longer says it; name a statement of that one"
            )
        return today[found]

    def source(self, text: str) -> Source:
        """The outlet or speaker of a name, or who says a statement. Raises RefusedError where it may mean several."""
        given = " ".join(text.split())
        if NUMBER.fullmatch(given) or self._by_id(given) is not None:
            return self._speaker_of(self.statement(given), given)
        outlet = self._outlets([given])
        if outlet:
            return Source(outlet[source_key(given)])
        found = self._named(given)
        if not found:
            alike = self._alike(given)
            perhaps = f" (perhaps {' or '.join(alike)})" if alike else ""
            raise RefusedError(f"{given}: no outlet and no speaker of this ledger is called that{perhaps}; {_HOW}")
        if len(found) > 1:
            raise RefusedError(
                f"{given}: {len(found)} sources are called that; name one by what it says: {self._each(found)}"
            )
        return Source(found[0].name, self._first(statements.c.id.in_(self._fullest(found[0]))) or "")

    def _by_id(self, given: str) -> str | None:
        if self._connection.scalar(sa.select(statements.c.id).where(statements.c.id == given)):
            return given
        kinds = {"o": statements.c.origin, "c": statements.c.claim, "s": statements.c.speaker}
        column = kinds.get(given[:1])
        return self._first(column == given) if column is not None else None

    def _first(self, which: sa.ColumnElement[bool]) -> str | None:
        """Of some statements, the one that came first: by report, then by place."""
        query = (
            sa.select(statements.c.id)
            .join(reports, reports.c.id == statements.c.report)
            .where(which)
            .order_by(reports.c.number, statements.c.place)
            .limit(1)
        )
        return self._connection.scalar(query)

    def _speaker_of(self, statement: str, given: str) -> Source:
        query = sa.select(speakers.c.noun).join(statements, statements.c.speaker == speakers.c.id)
        noun = self._connection.scalar(query.where(statements.c.id == statement))
        if noun is None:
            raise RefusedError(f"{given}: who says it is not resolved, so there is no source to grade")
        speaker = load(Speaker, noun)
        outlets = self._outlets(speaker.names) if speaker.named else {}
        return Source(next(iter(outlets.values()))) if outlets else Source(speaker.name, statement)

    def _outlets(self, names: Iterable[str]) -> dict[str, str]:
        """Outlets of reports that are called by one of these names, by key."""
        keys = {source_key(name) for name in names}
        query = sa.select(reports.c.outlet).where(reports.c.current, reports.c.outlet.is_not(None)).distinct()
        called = sorted(self._connection.scalars(query))
        return {key: name for name in called if (key := source_key(name)) in keys}

    def _named(self, given: str) -> list[Speaker]:
        # As a noun is kept, its names are JSON text.
        told = json.dumps(given)[1:-1].lower()
        query = sa.select(speakers.c.noun).where(sa.func.lower(speakers.c.noun).contains(told, autoescape=True))
        found = [load(Speaker, noun) for noun in self._connection.scalars(query)]
        key = source_key(given)
        return sorted((s for s in found if key in map(source_key, s.names)), key=lambda s: s.id)

    def _alike(self, given: str) -> list[str]:
        """A few names of outlets and speakers that hold what was typed."""
        found: dict[str, None] = {}
        for column in (reports.c.outlet, speakers.c.name):
            holds = sa.func.lower(column).contains(given.lower(), autoescape=True)
            query = sa.select(column).where(holds).distinct().order_by(column).limit(_FEW)
            found.update(dict.fromkeys(words.quoted(words.line(name)) for name in self._connection.scalars(query)))
        return list(found)[:_FEW]

    def _fullest(self, speaker: Speaker) -> list[str]:
        """The statements that give a speaker the name it goes by: others may turn out to be somebody else's."""
        told = [a for some in chunks(speaker.attributions) for a in self._pile.attributions(some).values()]
        return [a.id for a in told if a.speaker and a.speaker.name == speaker.name][:500]

    def _each(self, found: list[Speaker]) -> str:
        """The first statement of each, in the order in which they came."""
        firsts = {self._first(statements.c.speaker == s.id) or "": s.name for s in found[:_MOST]}
        numbers = numbers_of(self._connection, self._pile, firsts)
        ordered = sorted(numbers, key=lambda i: tuple(map(int, numbers[i].split("."))))
        return ", ".join(f"{numbers[i]} ({firsts[i]})" for i in ordered) + (", ..." if len(found) > _MOST else "")


_HOW = "name a statement by its number (4.7) or its id; ids of origins, claims and speakers change as reports come"
