"""Copies found by tables of a database are those found in memory, however the reports come and go."""

from __future__ import annotations

import random
from collections.abc import Iterator

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from copied_piles import holds_at_every_step, piles, steps
from sayso.ledger.copies import SqlCopies
from sayso.ledger.copy_queries import copy_crowds, copy_prints, copy_reports, copy_sites
from sayso.ledger.metadata import metadata
from sayso.model import Report

TABLES = [copy_sites, copy_reports, copy_prints, copy_crowds]


@pytest.fixture
def engine(database: str) -> Iterator[sa.Engine]:
    made = sa.create_engine(database)
    metadata.create_all(made, TABLES)
    yield made
    made.dispose()


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(piles, st.randoms(use_true_random=False), st.sampled_from([1, 3, 20]))
def test_however_reports_come_and_go(engine: sa.Engine, reports: list[Report], rng: random.Random, most: int) -> None:
    # Every example finds the tables empty: it ends by taking back what it did.
    with engine.connect() as connection:
        holds_at_every_step(SqlCopies(connection), steps(reports, rng, most))
