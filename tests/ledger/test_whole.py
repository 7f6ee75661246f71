"""A ledger that grew report by report holds what reading the whole pile at once finds, in whatever order they came."""

from __future__ import annotations

import datetime as dt
import random
import sys
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from sayso.codec import load
from sayso.ledger import Ledger
from sayso.ledger.judging import Ask, decisions
from sayso.ledger.nouns import Cache, SqlKnown
from sayso.ledger.tables import claims, comparisons, derivations, origins, reports, speakers, statements
from sayso.model import Brief, Claim, Comparison, Deed, Derivation, Matter, Origin, Page, Speaker
from sayso.pipeline import Reading, make_brief, read_page

sys.path.insert(0, str(Path(__file__).parents[2] / "benchmarks"))
from invented_pile import invented_pile

KINDS = ((speakers, Speaker), (origins, Origin), (claims, Claim), (derivations, Derivation))


def no_judge() -> None:
    """Words and rules alone: what is tested is that nothing is lost, not what a model says."""


def held(ledger: Ledger) -> dict[str, dict[str, Any]]:
    """What a ledger holds, by table and id."""
    found: dict[str, dict[str, Any]] = {}
    with ledger.database.reading() as connection:
        for table, kind in (*KINDS, (comparisons, Comparison)):
            key = next(iter(table.primary_key)).name
            found[table.name] = {
                getattr(row, key): load(kind, row.noun) for row in connection.execute(sa.select(table))
            }
        ids = connection.scalars(sa.select(statements.c.id).join(reports).where(reports.c.current)).all()
        found["statements"] = SqlKnown(connection, Cache()).attributions(ids)
    return found


def found_at_once(made: Brief) -> dict[str, dict[str, Any]]:
    """The same of a pile that was read at once; its comparisons are thinned, and compared otherwise."""
    return {
        "speakers": {s.id: s for s in made.speakers},
        "origins": {o.id: o for o in made.origins},
        "claims": {c.id: c for c in made.claims},
        "derivations": {d.report: d for d in made.derivations},
        "statements": {a.id: a for a in made.attributions},
    }


def batches(read: list[Any], chance: random.Random) -> list[list[Any]]:
    """The readings in another order, some at a time."""
    mixed = chance.sample(read, len(read))
    cuts = sorted(chance.sample(range(1, len(mixed)), min(chance.randrange(1, 8), len(mixed) - 1)))
    return [mixed[a:b] for a, b in zip([0, *cuts], [*cuts, len(mixed)], strict=True)]


def current(read: list[tuple[Page, Reading]]) -> list[Reading]:
    """The newest version of each address."""
    newest = {page.address: reading for page, reading in sorted(read, key=lambda pair: str(pair[0].obtained))}
    return list(newest.values())


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_as_reports_come_and_newer_versions_take_their_place(database: str, seed: int):
    read = invented_pile(40, seed)
    with Ledger(database, judge=no_judge) as ledger:
        for some in batches(read, random.Random(seed)):
            ledger.add(some, "reader")
        got = held(ledger)
    made = make_brief(current(read), judge=no_judge)
    for name, want in found_at_once(made).items():
        assert got[name] == want, name
    assert {c.id for c in made.comparisons} <= got["comparisons"].keys()
    assert len(made.claims) > 3
    assert len(made.derivations) > 3


def test_two_ways_to_the_same_reports_hold_the_same_comparisons(database: str, tmp_path: Path):
    read = invented_pile(40, 4)
    with Ledger(database, judge=no_judge) as one, Ledger(str(tmp_path / "other.db"), judge=no_judge) as other:
        one.add(read, "reader")
        for some in batches(read, random.Random(9)):
            other.add(some, "reader")
        assert held(one) == held(other)


STORIES = (
    "At least 40 people were on the ferry, the coastguard said.\n\nThe captain, Ola Brandt, denied that the doors were open.",
    "The coastguard said that at least 40 people were on the ferry when it sank.\n\n“The doors were open,” said Una Perrow.",
    "“The doors were open,” Perrow told the Quell Herald.\n\nThe coastguard counted 31 people on the ferry, it said.",
)


def test_with_a_real_reader_and_what_people_decided(database: str):
    pages = [
        Page.of(
            f"https://{n}.example/ferry",
            text.encode(),
            "text/plain",
            obtained=dt.datetime(2026, 3, 2 + n, tzinfo=dt.UTC),
        )
        for n, text in enumerate(STORIES)
    ]
    read = [(page, read_page(page)) for page in pages]
    with Ledger(database) as ledger:
        ledger.add(read[:2], "reader")
        a, b = (reading.statements[0].id for _, reading in read[:2])
        ledger.judge(Ask(Deed.MERGE, Matter.ORIGIN, (a, b), "Kim", "one press release"))
        ledger.judge(Ask(Deed.SPLIT, Matter.CLAIM, (a, b), "Kim", "two counts"))
        ledger.add(read[2:], "reader")
        got = held(ledger)
        with ledger.seen() as seen:
            decided = decisions(seen.connection)
    made = make_brief([reading for _, reading in read], decisions=decided)
    assert len(decided) == 2
    for name, want in found_at_once(made).items():
        assert got[name] == want, name
    origin_of = {i: o.id for o in made.origins for i in o.attributions}
    assert origin_of[a] == origin_of[b]
