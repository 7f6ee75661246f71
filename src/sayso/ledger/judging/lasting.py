"""What became of a statement: the same words in the newest version of its report, and who speaks there."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

import sqlalchemy as sa

from sayso.ledger.nouns import SqlPile
from sayso.ledger.shelf import chunks
from sayso.ledger.tables import reports, statements
from sayso.model import Attribution


class Lasting:
    """Statements that people judged, as the pile has them today. Ids of statements never change; versions of reports do."""

    def __init__(self, connection: sa.Connection, pile: SqlPile) -> None:
        self._connection = connection
        self._pile = pile

    def statements(self, ids: Iterable[str]) -> dict[str, str]:
        """The statement of today for each; one that the newest version of its report does not hold is left out.

        A statement lasts where source, cue and content stand there in the same words.
        """
        return self._today(ids, _words)

    def voices(self, ids: Iterable[str]) -> dict[str, str]:
        """For each statement, one of today through which the same speaker is known: itself, or one that names them alike."""
        wanted = list(dict.fromkeys(ids))
        found = self.statements(wanted)
        return found | self._today([i for i in wanted if i not in found], _name)

    def speakers(self, ids: Iterable[str]) -> dict[str, str]:
        """The id of the speaker today, for each statement through which one was named."""
        voices = self.voices(ids)
        of: dict[str, str] = {}
        for some in chunks(sorted(set(voices.values()))):
            query = sa.select(statements.c.id, statements.c.speaker).where(
                statements.c.id.in_(some), statements.c.speaker.is_not(None)
            )
            of.update({row.id: row.speaker for row in self._connection.execute(query)})
        return {i: of[voice] for i, voice in voices.items() if voice in of}

    def _today(self, ids: Iterable[str], sign: Callable[[Attribution], object | None]) -> dict[str, str]:
        wanted = list(dict.fromkeys(ids))
        of = self._reports(wanted)
        found = {i: i for i in wanted if i in of and of[i][1]}
        replaced = {i: of[i][0] for i in wanted if i in of and i not in found}
        newest = self._newest(replaced.values())
        old = self._pile.attributions(replaced)
        told = self._pile.told(newest.values())
        for i, key in replaced.items():
            there = told.get(newest.get(key, ""), ())
            mark = sign(old[i])
            same = next((a.id for a in sorted(there, key=lambda a: (a.place, a.id)) if sign(a) == mark), None)
            if mark is not None and same is not None:
                found[i] = same
        return found

    def _reports(self, ids: list[str]) -> dict[str, tuple[str, bool]]:
        """The address of each statement's report, as a key, and whether it is its newest version."""
        found = {}
        for some in chunks(ids):
            query = (
                sa.select(statements.c.id, reports.c.address_key, reports.c.current)
                .join(reports, reports.c.id == statements.c.report)
                .where(statements.c.id.in_(some))
            )
            found.update({row.id: (row.address_key, row.current) for row in self._connection.execute(query)})
        return found

    def _newest(self, keys: Iterable[str]) -> Mapping[str, str]:
        found = {}
        for some in chunks(sorted(set(keys))):
            query = sa.select(reports.c.address_key, reports.c.id).where(
                reports.c.address_key.in_(some), reports.c.current
            )
            found.update({row.address_key: row.id for row in self._connection.execute(query)})
        return found


def _words(one: Attribution) -> object:
    return tuple(tuple(" ".join(s.exact.split()) for s in part) for part in (one.source, one.cue, one.content))


def _name(one: Attribution) -> object | None:
    return (one.speaker.name, one.speaker.named) if one.speaker else None
