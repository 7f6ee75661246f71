"""What people decided, as the ledger stands today: whom each judgement is about, what holds, and what to be careful with."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

import sqlalchemy as sa

from sayso.codec import load
from sayso.ledger.judgements import read_log
from sayso.ledger.judging.lasting import Lasting
from sayso.ledger.nouns import Cache, SqlPile
from sayso.ledger.shelf import chunks
from sayso.ledger.tables import claims, reports, speakers, statements
from sayso.model import Decision, Deed, Judgement, Matter, Speaker
from sayso.weigh import Caution, Log, Standing, source_key
from sayso.weigh.rules import clash, early, graded_twice, unconfirmed

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
    """The judgements of a ledger, seen through one connection."""

    def __init__(self, connection: sa.Connection, cache: Cache | None = None) -> None:
        self.connection = connection
        self.pile = SqlPile(connection, cache or Cache())
        self.lasting = Lasting(connection, self.pile)

    @cached_property
    def log(self) -> Log:
        """All judgements."""
        return read_log(self.connection)

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
        graded = {i: several[-1] for i, several in by_kind["statement"].items()}
        settled = {i: several[-1] for i, several in by_kind["forecast"].items()}
        by = {i: tuple(several) for i, several in by_kind["speaker"].items()}
        through = {i: tuple(several) for i, several in by_kind["outlet"].items()}
        found = self._cautions(judged, keys)
        plain = Standing(by, through, graded, settled)
        for i, caution in self._clashes(plain):
            found[i].append(caution)
        return Standing(by, through, graded, settled, {i: tuple(dict.fromkeys(c)) for i, c in found.items()})

    def _cautions(self, judged: Sequence[Judgement], keys: Mapping[str, frozenset[Key]]) -> dict[str, list[Caution]]:
        found: dict[str, list[Caution]] = defaultdict(list)
        for one in judged:
            if one.about is Matter.STATEMENT:
                _add(found, one, unconfirmed(one.value, self.fewest(next(iter(keys[one.id]))[1])))
            if one.about is Matter.FORECAST:
                _add(found, one, early(one.value, self.window(one.subjects[0])[1], one.when.date()))
        for one in self._gone(judged):
            _add(found, one, Caution("gone", "what it is about is in no newest version of a report"))
        for i, caution in self._without_effect(judged):
            found[i].append(caution)
        shared: dict[Key, list[Judgement]] = defaultdict(list)
        for one in judged:
            for key in keys[one.id] if one.about is Matter.SOURCE else ():
                shared[key].append(one)
        for several in shared.values():
            for one in several:
                _add(found, one, graded_twice(several))
        return found

    def _gone(self, judged: Sequence[Judgement]) -> list[Judgement]:
        """Judgements about a statement, or one through which a speaker was named, that no newest version holds."""
        named = [one for one in judged if one.about is Matter.SOURCE and one.subjects]
        others = [one for one in judged if one.about is not Matter.SOURCE]
        voices = self.lasting.speakers(i for one in named for i in one.subjects)
        told = self.lasting.statements(i for one in others for i in one.subjects)
        return [
            *(one for one in named if not voices.keys() >= set(one.subjects)),
            *(one for one in others if not told.keys() >= set(one.subjects)),
        ]

    def _without_effect(self, judged: Iterable[Judgement]) -> Iterable[tuple[str, Caution]]:
        decided = self.decisions(judged)
        belongs = self.belongs(i for _, one in decided for i in (one.a, one.b))
        for name, one in decided:
            if one.a not in belongs or one.b not in belongs:
                continue
            a, b = belongs[one.a][one.about], belongs[one.b][one.about]
            is_one = a is not None and a == b
            if is_one != (one.deed is Deed.MERGE):
                text = f"without effect: the two are {f'one {one.about}' if is_one else f'in no {one.about} together'} today"
                yield name, Caution("no effect", text)

    def _clashes(self, plain: Standing) -> Iterable[tuple[str, Caution]]:
        told: dict[str, tuple[str | None, str | None]] = {}
        for some in chunks(sorted(plain.statements)):
            query = (
                sa.select(statements.c.id, statements.c.speaker, reports.c.outlet)
                .join(reports, reports.c.id == statements.c.report)
                .where(statements.c.id.in_(some))
            )
            told.update({row.id: (row.speaker, row.outlet) for row in self.connection.execute(query)})
        for i, one in plain.statements.items():
            grades = plain.grades(i, *told.get(i, (None, None)))
            values = [[g.value for g in several] for several in (grades.speaker, grades.outlet)]
            if caution := clash(values[0], values[1], one.value):
                yield one.id, caution

    def fewest(self, statement: str) -> int:
        """The fewest independent origins of the claim that a statement of today is in; 1 where it is in none."""
        query = sa.select(claims.c.fewest).join(statements, statements.c.claim == claims.c.id)
        return self.connection.scalar(query.where(statements.c.id == statement)) or 1

    def window(self, statement: str) -> tuple[bool, dt.date | None]:
        """Does a statement foretell anything, and the last day of its window, where that has an end?"""
        one = self.pile.attributions([statement]).get(statement)
        return (one is not None and one.forecast is not None, one.forecast.last if one and one.forecast else None)

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


def _add(found: dict[str, list[Caution]], one: Judgement, caution: Caution | None) -> None:
    if caution:
        found[one.id].append(caution)
