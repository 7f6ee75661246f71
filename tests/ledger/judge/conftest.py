"""A ledger with the small piles of `piles`, and a way to judge in it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from piles import COURIER, POST, STAR, Judge
from sayso.ledger import Ledger
from sayso.ledger.judging import Ask, Judged
from sayso.model import Deed, Matter


@pytest.fixture
def ledger(database: str) -> Iterator[Ledger]:
    """Three reports of one claim, by three named people of whom nothing hints that two are one."""
    with Ledger(database, judge=lambda: None) as opened:
        opened.add([STAR, COURIER, POST], "by hand")
        yield opened


@pytest.fixture
def judge(ledger: Ledger) -> Judge:
    """Judge as Ann, for a reason: `judge("merge origin", "1.1", "2.1")`, `judge("grade source", "Bo Rask", value="B")`."""

    def do(what: str, *names: str, value: str = "", who: str = "Ann", why: str = "I was there") -> Judged:
        deed, about = what.split()
        return ledger.judge(Ask(Deed(deed), Matter(about), names, who, why, value))

    return do
