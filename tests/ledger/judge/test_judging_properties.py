"""Any sequence of judging and undoing: what stands is what a replay says, and no record is ever changed or lost."""

from __future__ import annotations

from pathlib import Path

import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from piles import COURIER, POST, STAR
from sayso.errors import RefusedError
from sayso.ledger import Ledger
from sayso.ledger.judgements import judgements
from sayso.ledger.judging import Ask, standing
from sayso.model import Deed, Matter

GRADES = st.tuples(st.just("statement"), st.sampled_from(["1.1", "2.1", "2.2"]), st.sampled_from("23456"))
SOURCES = st.tuples(
    st.just("source"), st.sampled_from(["Una Perrow", "Bo Rask", "Morrow Post"]), st.sampled_from("ABF")
)
UNDOS = st.tuples(st.just("undo"), st.integers(1, 8).map(str), st.just(""))
STEPS = st.lists(st.one_of(GRADES, SOURCES, UNDOS), max_size=8)


class Replay:
    """The same by hand: for each subject the judgements on it, and undoings that can be undone."""

    def __init__(self) -> None:
        self.made: list[tuple[str, str, str]] = []
        self.undone: dict[int, int] = {}

    def in_force(self, number: int) -> bool:
        return number not in self.undone or not self.in_force(self.undone[number])

    def standing(self) -> dict[tuple[str, str], str]:
        """The last judgement in force on each subject."""
        held = {}
        for number, (kind, name, value) in enumerate(self.made, 1):
            if kind != "undo" and self.in_force(number):
                held[kind, name] = value
        return held


@given(STEPS)
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_what_stands_is_what_a_replay_says(tmp_path_factory, steps: list[tuple[str, str, str]]) -> None:
    path: Path = tmp_path_factory.mktemp("ledger") / "sayso.db"
    with Ledger(str(path), judge=lambda: None) as ledger:
        ledger.add([STAR, COURIER, POST], "by hand")
        replay = Replay()
        before: list[tuple] = []
        for kind, name, value in steps:
            try:
                if kind == "undo":
                    ledger.withdraw(name, "Ann", "a slip")
                else:
                    ledger.judge(Ask(Deed.GRADE, Matter(kind), (name,), "Ann", "seen", value))
            except RefusedError:
                assert kind == "undo", "nothing else here breaks a rule"
            else:
                replay.made.append((kind, name, value))
                if kind == "undo":
                    replay.undone[int(name)] = len(replay.made)
            with ledger.database.reading() as connection:
                now = [tuple(row) for row in connection.execute(sa.select(judgements).order_by(judgements.c.number))]
            assert now[: len(before)] == before
            assert len(now) == len(replay.made)
            before = now
            assert held(ledger) == replay.standing()


def held(ledger: Ledger) -> dict[tuple[str, str], str]:
    """What stands, by what was typed for it."""
    found = {}
    for record in ledger.judgements():
        one = record.judgement
        found[one.about.value, one.name or record.subjects[0].number] = one.value
    with ledger.database.reading() as connection:
        told = standing(connection)
    assert len(told.statements) == sum(about == "statement" for about, _ in found)
    assert not any(c.rule == "two grades" for several in told.cautions.values() for c in several)
    return found
