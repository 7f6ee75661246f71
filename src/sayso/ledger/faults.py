"""What is wrong in a ledger, as values. A module that keeps tables of its own brings a `Check` for them (see `check`)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import sqlalchemy as sa


class Remedy(StrEnum):
    """What mends a fault: the first two `--repair` does by itself."""

    READ = "`sayso check --repair` reads it again from its page"
    DERIVE = "`sayso check --repair` derives it again"
    ADD = "add the report again"
    COPY = "go back to a copy of the ledger"


@dataclass(frozen=True, slots=True)
class Fault:
    """One row that is not as it should be. `report` is the id of the report to read again or to add again, where one is."""

    table: str
    row: str
    what: str
    remedy: Remedy
    report: str = ""
    address: str = ""

    def __str__(self) -> str:
        where = f": {self.address}" if self.remedy is Remedy.ADD and self.address else ""
        return " ".join(f"{self.table} {self.row}: {self.what}; {self.remedy}{where}".split())


Tell = Callable[[], None]
Check = Callable[[sa.Connection, Tell], Iterator[Fault]]
"""Yields the faults of some tables in one view of a ledger, in bounded memory; calls `Tell` after each row of any weight."""


def stream(connection: sa.Connection, query: sa.Select[Any], size: int = 100) -> Iterator[list[Any]]:
    """The rows of a query, some at a time, never all in memory."""
    with connection.execute(query, execution_options={"yield_per": size}) as result:
        for some in result.partitions():
            yield list(some)
