"""What people decided, as the ledger stands today: whom each judgement is about, what holds, and what to be careful with."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

import sqlalchemy as sa

from sayso.codec import load
from sayso.ledger.judgements import read_log
from sayso.ledger.judging.cautions import find_cautions
from sayso.ledger.judging.lasting import Lasting
from sayso.ledger.nouns import Cache, SqlPile
from sayso.ledger.shelf import chunks
from sayso.ledger.tables import claims, speakers, statements
from sayso.model import Decision, Deed, Judgement, Matter, Speaker
from sayso.weigh import Log, Standing, source_key

Key = tuple[str, ...]
PAIRED = (Deed.MERGE, Deed.SPLIT)


def standing(connection: sa.Connection, cache: Cache | None = None) -> Standing:
    """Grades by speaker, outlet and statement, settled forecasts, and the cautions of all that stands."""
    return Weighed(connection, cache).standing()


def decisions(connection: sa.Connection, cache: Cache | None = None) -> list[Decision]:
    """The merges and splits that stand, about statements that the pile has today, for the stages to obey."""
    weighed = Weighed(connection, cache)
    decided = [one for _, one in weighed.decisions(weighed.log.standing())]
    there = weighed.lasting.statements(i for one in decided for i in (one.a, one.b))
    return [one for one in decided if one.a in there and one.b in there and one.a != one.b]


class Weighed:
    """The judgements of a ledger (`log`, where they are read already), seen through one connection."""

    def __init__(self, connection: sa.Connection, cache: Cache | None = None, log: Log | None = None) -> None:
        self.connection = connection
        self.pile = SqlPile(connection, cache or Cache())
        self.lasting = Lasting(connection, self.pile)
        self.log = log or read_log(connection)

    def decisions(self, judgements: Iterable[Judgement]) -> list[tuple[str, Decision]]:
        """The merges and splits among judgements, each with its judgement's id."""
        paired = [one for one in judgements if one.deed in PAIRED]
        today = self.lasting.statements(i for one in paired for i in one.subjects)
        found = []
        for one in paired:
            a, b = (today.get(i, i) for i in one.subjects)
            found.append((one.id, Decision(one.deed, a, b, one.who, one.when, one.why, one.about)))
        return found

    def keys(self, judgements: Sequence[Judgement]) -> dict[str, frozenset[Key]]:
        """What each judgement is about today, by its id; two that share a key are about one subject."""
        found: dict[str, frozenset[Key]] = {}
        sources = [one for one in judgements if one.about is Matter.SOURCE]
        others = [one for one in judgements if one.about is not Matter.SOURCE]
        today = self.lasting.statements(i for one in others for i in one.subjects)
        for one in others:
            found[one.id] = frozenset({(one.about.value, *sorted(today.get(i, i) for i in one.subjects))})
        known = self._speakers(sources)
        for one in sources:
            mine: set[Key] = {("voice", i) for i in one.subjects} or {("outlet", source_key(one.name))}
            for speaker in known.get(one.id, ()):
                mine.add(("speaker", speaker.id))
                mine.update(("outlet", source_key(name)) for name in speaker.names if speaker.named)
            found[one.id] = frozenset(mine)
        return found

    def standing(self) -> Standing:
        """What stands, by what it is about."""
        judged = self.log.standing()
        keys = self.keys(judged)
        by_kind: dict[str, dict[str, list[Judgement]]] = defaultdict(lambda: defaultdict(list))
        for one in judged:
            for kind, *rest in keys[one.id]:
                by_kind[kind][rest[0]].append(one)
        found = Standing(
            {i: tuple(several) for i, several in by_kind["speaker"].items()},
            {i: tuple(several) for i, several in by_kind["outlet"].items()},
            {i: several[-1] for i, several in by_kind["statement"].items()},
            {i: several[-1] for i, several in by_kind["forecast"].items()},
        )
        return replace(found, cautions=find_cautions(self, judged, found))

    def fewest(self, told: Iterable[str]) -> dict[str, int]:
        """The fewest independent origins of the claim that each statement of today is in; 1 where it is in none."""
        wanted = list(dict.fromkeys(told))
        found = dict.fromkeys(wanted, 1)
        for some in chunks(wanted):
            query = sa.select(statements.c.id, claims.c.fewest).join(claims, statements.c.claim == claims.c.id)
            found.update(
                {row.id: row.fewest for row in self.connection.execute(query.where(statements.c.id.in_(some)))}
            )
        return found

    def foretells(self, statement: str) -> bool:
        """Does a statement foretell anything?"""
        one = self.pile.attributions([statement]).get(statement)
        return one is not None and one.forecast is not None

    def belongs(self, ids: Iterable[str]) -> dict[str, dict[Matter, str | None]]:
        """The origin and the claim of each statement that the pile has today."""
        found: dict[str, dict[Matter, str | None]] = {}
        for some in chunks(sorted(set(ids))):
            query = sa.select(statements.c.id, statements.c.origin, statements.c.claim).where(statements.c.id.in_(some))
            for row in self.connection.execute(query):
                if row.origin is not None:
                    found[row.id] = {Matter.ORIGIN: row.origin, Matter.CLAIM: row.claim}
        return found

    def _speakers(self, sources: Sequence[Judgement]) -> dict[str, list[Speaker]]:
        """The speakers of today that each grade of a source is about, by the judgement's id."""
        of = self.lasting.speakers(i for one in sources for i in one.subjects)
        names = {source_key(one.name) for one in sources if not one.subjects}
        nouns: dict[str, Speaker] = {}
        for some in chunks(sorted(set(of.values()))):
            query = sa.select(speakers.c.noun).where(speakers.c.id.in_(some))
            nouns.update({s.id: s for noun in self.connection.scalars(query) for s in [load(Speaker, noun)]})
        called: dict[str, list[Speaker]] = defaultdict(list)
        for some in chunks(sorted(names | {f"the {name}" for name in names})):
            query = sa.select(speakers.c.noun).where(speakers.c.named, sa.func.lower(speakers.c.name).in_(some))
            for noun in self.connection.scalars(query):
                speaker = load(Speaker, noun)
                called[source_key(speaker.name)].append(speaker)
        return {
            one.id: [nouns[of[i]] for i in one.subjects if i in of]
            if one.subjects
            else called.get(source_key(one.name), [])
            for one in sources
        }
