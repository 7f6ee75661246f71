"""A process that adds is killed, or two add at once: the ledger is sound, and ends as one that nobody disturbed."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace

import pytest

from crash import Load, add_all, crash, differences, fresh_databases, open_ledger, start
from invented_pile import invented_pile
from sayso.ledger import Ledger
from sayso.ledger.same import same

LOAD = Load(count=14, at_once=4)


@pytest.fixture(params=["sqlite", "postgresql"])
def fresh(request: pytest.FixtureRequest) -> Iterator[Callable[[], str]]:
    """Gives the address of another empty database."""
    server = None
    if request.param == "postgresql":
        server = request.getfixturevalue("postgres").render_as_string(hide_password=False)
    with fresh_databases(server) as made:
        yield made


def test_killed_at_random_moments(fresh: Callable[[], str]) -> None:
    outcome = crash(fresh, 20, LOAD, random.Random(5))
    assert outcome.wrong == []
    assert outcome.kills == 20
    assert outcome.ends


def test_two_at_once(fresh: Callable[[], str]) -> None:
    alone, shared = fresh(), fresh()
    add_all(alone, LOAD)
    # Each also makes the tables, if it is the first.
    both = [start(shared, Load(14, 3, last=10)), start(shared, Load(14, 4, first=4))]
    for process in both:
        process.join()
    assert [process.exitcode for process in both] == [0, 0]
    assert differences(shared, alone) == []
    with closing(open_ledger(shared)) as ledger:
        assert list(ledger.check()) == []


def test_what_a_failed_transaction_read_is_forgotten(fresh: Callable[[], str]) -> None:
    """A process goes on after a failure with what is in the ledger, not with what it remembers."""
    read = invented_pile(8)
    otherwise = [(page, replace(reading, attributions=reading.attributions[:1])) for page, reading in read]
    judges = iter([_unplugged, lambda: None])
    with closing(Ledger(fresh(), judge=lambda: next(judges)())) as ledger, closing(open_ledger(fresh())) as whole:
        with pytest.raises(RuntimeError, match="unplugged"):
            ledger.add(read, "one reader")
        ledger.add(otherwise, "another")
        whole.add(otherwise, "another")
        assert same(ledger, whole) == []


def _unplugged() -> None:
    raise RuntimeError("unplugged")
