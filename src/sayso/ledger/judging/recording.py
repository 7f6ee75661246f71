"""Recording what people decide: checked against the rules and against what stands, in one transaction with what it changes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

import sqlalchemy as sa

from sayso.briefing import words
from sayso.errors import RefusedError
from sayso.ledger.judgements import append
from sayso.ledger.judging.effects import Counts, changed
from sayso.ledger.judging.naming import Names
from sayso.ledger.judging.records import dated, records, words_of
from sayso.ledger.judging.weighed import PAIRED, Weighed
from sayso.ledger.nouns import Cache
from sayso.model import Deed, Judgement, Matter
from sayso.weigh import Log, Record
from sayso.weigh.consistency import contradiction
from sayso.weigh.rules import refuse_confirmed, refuse_unsigned, refuse_value

Update = Callable[[sa.Connection], None]


@dataclass(frozen=True, slots=True)
class Ask:
    """What somebody wants to record: `names` are what they typed for the subjects, a value where the deed gives one."""

    deed: Deed
    about: Matter
    names: tuple[str, ...]
    who: str
    why: str
    value: str = ""


@dataclass(frozen=True, slots=True)
class Judged:
    """What was recorded, and what it changed, a sentence each."""

    record: Record
    notes: tuple[str, ...] = ()


class Judging:
    """Records judgements in the transaction of a writer; `update` brings the corpus stages up to date there."""

    def __init__(self, connection: sa.Connection, cache: Cache, update: Update) -> None:
        self._connection = connection
        self._cache = cache
        self._update = update
        self._weighed = Weighed(connection, cache)
        self._log = self._weighed.log

    def record(self, ask: Ask) -> Judged:
        """Write down a judgement; what stands on the same subject is superseded. Raises RefusedError."""
        _refuse(refuse_unsigned(ask.who, ask.why) or refuse_value(ask.about, ask.value))
        made = self._drafted(ask)
        if made.about is Matter.STATEMENT:
            (fewest,) = self._weighed.fewest(made.subjects).values()
            _refuse(refuse_confirmed(made.value, fewest), ask.names[0])
        if made.about is Matter.FORECAST and not self._weighed.foretells(made.subjects[0]):
            raise RefusedError(f"{ask.names[0]}: it foretells nothing, so there is no forecast to settle")
        older = self._same_subject(made)
        told = self._weighed.pile.attributions(made.subjects)
        quotes = tuple(words_of(told[i]) for i in made.subjects)
        made = replace(made, supersedes=tuple(one.id for one in older), quotes=quotes)
        self._check(Log([*self._log.all, made]), made)
        return self._kept(made, [*(f"supersedes {dated(one)}" for one in older), *self._already(made)])

    def withdraw(self, given: str, who: str, why: str) -> Judged:
        """Take back a judgement that stands, or a withdrawal: also written down, with who and why. Raises RefusedError."""
        _refuse(refuse_unsigned(who, why))
        name = given.strip().lower()
        one = self._log.by_id.get(name if name.startswith("j") else f"j{name}")
        if one is None:
            raise RefusedError(f"{given}: no judgement of this ledger; `sayso judge list --history` shows them all")
        if gone := self._log.withdrawn_by(one.id):
            raise RefusedError(f"{one.id}: withdrawn already, by {dated(gone)}")
        if over := self._log.superseded_by(one.id):
            raise RefusedError(f"{one.id}: superseded already, by {dated(over)}; undo that, or judge anew")
        made = Judgement("j0", Deed.WITHDRAW, Matter.JUDGEMENT, (one.id,), "", who, _now(), why)
        self._check(Log([*self._log.all, made]), made)
        return self._kept(made, [])

    def _drafted(self, ask: Ask) -> Judgement:
        find = Names(self._connection, self._weighed.pile)
        if ask.about is Matter.SOURCE:
            source = find.source(ask.names[0])
            through = (source.through,) if source.through else ()
            return Judgement("j0", ask.deed, ask.about, through, ask.value, ask.who, _now(), ask.why, source.name)
        subjects = tuple(find.statement(one) for one in ask.names)
        if len(set(subjects)) < len(subjects):
            raise RefusedError(f"{' and '.join(ask.names)}: both are the same statement; name one of each side")
        return Judgement("j0", ask.deed, ask.about, subjects, ask.value, ask.who, _now(), ask.why)

    def _same_subject(self, made: Judgement) -> list[Judgement]:
        judged = [one for one in self._log.standing() if one.about is made.about]
        keys = self._weighed.keys([*judged, made])
        return [one for one in judged if keys[one.id] & keys[made.id]]

    def _already(self, made: Judgement) -> list[str]:
        """That a merge or a split says what is so without it."""
        if made.deed not in PAIRED:
            return []
        belongs = self._weighed.belongs(made.subjects)
        a, b = (belongs[i][made.about] if i in belongs else None for i in made.subjects)
        is_one = a is not None and a == b
        if is_one != (made.deed is Deed.MERGE):
            return []
        if is_one:
            return [f"they are one {made.about} already, and stay one whatever reports come"]
        return [f"they are in no {made.about} together, and stay apart whatever reports come"]

    def _check(self, log: Log, made: Judgement) -> None:
        """Refuse what would leave two judgements on one subject, or merges and splits that cannot all hold."""
        standing = log.standing()
        back = {one.id for one in standing} - {one.id for one in self._log.standing()} - {made.id}
        keys = self._weighed.keys(standing) if back else {}
        for one in (one for one in standing if one.id in back):
            for other in standing:
                if other.id not in back and other.about is one.about and keys[one.id] & keys[other.id]:
                    raise RefusedError(f"{one.id} would stand again, but its subject was judged since: {dated(other)}")
        for about in (Matter.ORIGIN, Matter.CLAIM):
            decided = self._weighed.decisions(one for one in standing if one.about is about)
            against = contradiction(decided)
            if against:
                told = "; ".join(dated(log.by_id[i]) for i in against if i != made.id)
                raise RefusedError(f"it cannot hold beside what was decided before: {told}; undo that first")

    def _kept(self, made: Judgement, notes: Sequence[str]) -> Judged:
        before = self._weighed.standing()
        kept = append(self._connection, made)
        after = Weighed(self._connection, self._cache, Log([*self._log.all, kept]))
        moved = _difference(self._log, after.log)
        counts = Counts.of(after, moved)
        told = [*notes, *self._came_and_went(moved, kept)]
        if any(one.deed in PAIRED for one in moved):
            self._update(self._connection)
            told += changed(counts, after)
        standing = after.standing()
        for i, cautions in standing.cautions.items():
            fresh = [c for c in cautions if c not in before.cautions.get(i, ())]
            if i != kept.id and fresh:
                told += [f"{dated(after.log.by_id[i])}: {c.text}" for c in fresh]
        return Judged(records(self._connection, after, [kept], standing)[0], tuple(told))

    def _came_and_went(self, moved: Iterable[Judgement], kept: Judgement) -> list[str]:
        """What a withdrawal takes back and what stands again for it."""
        if kept.deed is not Deed.WITHDRAW:
            return []
        stood = {one.id for one in self._log.standing()}
        return [f"{'takes back' if one.id in stood else 'stands again:'} {dated(one)}" for one in moved]


def _difference(before: Log, after: Log) -> list[Judgement]:
    """What stands on one side only."""
    a, b = ({one.id for one in log.standing()} for log in (before, after))
    return [one for one in after.all if one.id in a ^ b]


def _refuse(reason: str | None, subject: str = "") -> None:
    if reason:
        raise RefusedError(f"{words.line(subject)}: {reason}" if subject else reason)


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)
