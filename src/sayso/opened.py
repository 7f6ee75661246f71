"""An open ledger in a script or a notebook: what the commands do, with typed results."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from types import TracebackType
from typing import Any, TypeVar

from sayso import api
from sayso.answers import rows
from sayso.api import HERE, Added, Settings
from sayso.ledger import Fault, Ledger, questions
from sayso.ledger.judging import Ask, Judged
from sayso.ledger.questions import Seen
from sayso.ledger.questions.answers import (
    Answer,
    ClaimFound,
    ConflictFound,
    ForecastFound,
    PassageFound,
    SpeakerFound,
    Traced,
)
from sayso.model import Deed, Matter
from sayso.pile import Pile
from sayso.table import Columns, Table
from sayso.weigh import Record

T = TypeVar("T")

JUDGEMENT: Columns[Record] = {
    "id": lambda r: r.judgement.id,
    "deed": lambda r: r.judgement.deed.value,
    "about": lambda r: r.judgement.about.value,
    "subjects": lambda r: "; ".join(r.judgement.subjects),
    "source": lambda r: r.judgement.name or None,
    "value": lambda r: r.judgement.value or None,
    "who": lambda r: r.judgement.who,
    "when": lambda r: r.judgement.when,
    "why": lambda r: r.judgement.why,
    "stands": lambda r: r.stands,
    "cautions": lambda r: "; ".join(c.text for c in r.cautions),
}


class OpenLedger:
    """A ledger, open until `close` or the end of a `with` block. Each change is one transaction, kept whole or not at all.

    Every question takes words that must all be there in any form ("in quotation marks": in a row), a `limit` and an `offset`.
    Not safe for threads. Every method raises LedgerError where the database fails.
    """

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def __repr__(self) -> str:
        return f"<OpenLedger {self._ledger.database.name}>"

    def __enter__(self) -> OpenLedger:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the database."""
        self._ledger.close()

    def add(self, *inputs: api.Input, settings: Settings = HERE) -> Added:
        """Read reports (paths, folders, addresses) that it does not have, and add them. Safe to repeat and to interrupt."""
        return api.add(api.paths(inputs), self._ledger, settings)

    def watch(self, *feeds: str, follow: bool = True, settings: Settings = HERE) -> Added:
        """Look at feeds (addresses) once, and add what is new in them; `follow` fetches the articles they lead to."""
        return api.watch(feeds, self._ledger, settings, follow=follow)

    def brief(self, words: str | None = None, question: str | None = None) -> Pile:
        """A brief of all reports; with `words`, of those that hold them, and of what those were made from."""
        return Pile(self._ledger.brief(words, question))

    def search(self, words: str, *, limit: int = 20, offset: int = 0) -> Table[PassageFound]:
        """Passages with the words, and the statements in them."""
        return self._ask(lambda seen: questions.search(seen, words, limit=limit, offset=offset), rows.PASSAGE)

    def claims(self, words: str | None = None, *, limit: int = 20, offset: int = 0) -> Table[ClaimFound]:
        """Claims with who tells them, the range of origins and the conflicts of each; the most origins first."""
        return self._ask(lambda seen: questions.claims(seen, words, limit=limit, offset=offset), rows.CLAIM)

    def trace(self, asked: str, *, limit: int = 5, offset: int = 0) -> Table[Traced]:
        """A statement, by id, number or words: on whose word, hop by hop, and where it goes back to."""
        return self._ask(lambda seen: questions.trace(seen, asked, limit=limit, offset=offset), rows.TRACED)

    def conflicts(self, words: str | None = None, *, limit: int = 20, offset: int = 0) -> Table[ConflictFound]:
        """Where reports disagree: one for each two sides."""

        def ask(seen: Seen) -> Answer[ConflictFound]:
            return questions.conflicts(seen, words, limit=limit, offset=offset).conflicts

        return self._ask(ask, rows.CONFLICT)

    def forecasts(
        self, words: str | None = None, *, due: dt.date | None = None, limit: int = 20, offset: int = 0
    ) -> Table[ForecastFound]:
        """What is foretold; with `due`, what should have come true by that day and is not settled."""
        return self._ask(
            lambda seen: questions.forecasts(seen, words, due=due, limit=limit, offset=offset), rows.FORECAST
        )

    def speakers(self, words: str | None = None, *, limit: int = 20, offset: int = 0) -> Table[SpeakerFound]:
        """Who is who, those who say most first."""
        return self._ask(lambda seen: questions.speakers(seen, words, limit=limit, offset=offset), rows.SPEAKER)

    def merge_origins(self, a: str, b: str, *, who: str, why: str) -> Judged:
        """Decide that two statements go back to one origin. Names are ids of statements, claims or origins, or numbers."""
        return self._judge(Deed.MERGE, Matter.ORIGIN, (a, b), who, why)

    def split_origins(self, a: str, b: str, *, who: str, why: str) -> Judged:
        """Decide that two statements do not go back to one origin."""
        return self._judge(Deed.SPLIT, Matter.ORIGIN, (a, b), who, why)

    def merge_claims(self, a: str, b: str, *, who: str, why: str) -> Judged:
        """Decide that two statements say the same."""
        return self._judge(Deed.MERGE, Matter.CLAIM, (a, b), who, why)

    def split_claims(self, a: str, b: str, *, who: str, why: str) -> Judged:
        """Decide that two statements do not say the same."""
        return self._judge(Deed.SPLIT, Matter.CLAIM, (a, b), who, why)

    def grade_source(self, source: str, value: str, *, who: str, why: str) -> Judged:
        """Grade a speaker or an outlet, A to F (docs/reference/scales.md)."""
        return self._judge(Deed.GRADE, Matter.SOURCE, (source,), who, why, value)

    def grade(self, statement: str, value: str, *, who: str, why: str) -> Judged:
        """Grade what a statement says, 1 to 6; 1 is refused with fewer than two independent origins (RefusedError)."""
        return self._judge(Deed.GRADE, Matter.STATEMENT, (statement,), who, why, value)

    def settle(self, statement: str, value: str, *, who: str, why: str) -> Judged:
        """Say what became of what a statement foretold (docs/reference/scales.md)."""
        return self._judge(Deed.SETTLE, Matter.FORECAST, (statement,), who, why, value)

    def undo(self, judgement: str, *, who: str, why: str) -> Judged:
        """Take back a judgement by its id; both stay written down."""
        return self._ledger.withdraw(judgement, who, why)

    def judgements(self, *, history: bool = False) -> Table[Record]:
        """The judgements that stand; with `history`, all that were ever made."""
        return Table(self._ledger.judgements(history=history), JUDGEMENT)

    def check(self) -> Iterator[Fault]:
        """Every fault of the ledger, as it is found."""
        return self._ledger.check()

    def repair(self) -> list[Fault]:
        """Derive again what can be derived; the faults that were met."""
        return api.repair(self._ledger)

    def _ask(self, question: Callable[[Seen], Answer[T]], columns: Columns[T]) -> Table[T]:
        with self._ledger.seen() as seen:
            return Table(question(seen).items, columns)

    def _judge(self, deed: Deed, about: Matter, names: Sequence[str], who: str, why: str, value: str = "") -> Judged:
        return self._ledger.judge(Ask(deed, about, tuple(names), who, why, value))


def open_ledger(address: Any = "sayso.db", *, create: bool = True) -> OpenLedger:
    """Open a ledger: a file (SQLite) or `postgresql://user@host/name`; a new one is made if `create`.

    Raises LedgerError where it is no ledger or cannot be opened.
    """
    return OpenLedger(Ledger(str(address), create=create))
