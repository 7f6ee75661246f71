"""Any sequence of judging and undoing: what stands is what a replay says, and no record is ever changed or lost."""

from __future__ import annotations

from pathlib import Path

import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from piles import COURIER, DOORS, POST, STAR, telling
from sayso.errors import RefusedError
from sayso.ledger import Ledger
from sayso.ledger.judgements import judgements
from sayso.ledger.judging import Ask, decisions, standing
from sayso.ledger.tables import claims, statements
from sayso.model import Brief, Decision, Deed, Matter

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


LATER = [
    telling("late.txt", [("Una Perrow", DOORS), ("Ida Lund", "the pump had been sold for scrap")], "Late News"),
    telling("star.txt", [("Una Perrow", DOORS), ("Una Perrow", "nobody slept")], "The Quell Star", hour=2),
    telling("star.txt", [("Bo Rask", "nobody slept")], "The Quell Star", hour=3),
    telling("star.txt", [("Una Perrow", DOORS)], "The Quell Star", hour=4),
]
NUMBERS = st.sampled_from(["1.1", "1.2", "2.1", "2.2", "3.1", "3.2"])
PAIRS = st.tuples(st.sampled_from(["merge", "split"]), st.sampled_from(["origin", "claim"]), NUMBERS, NUMBERS)
DEEDS = st.lists(
    st.one_of(PAIRS, PAIRS, st.tuples(st.just("undo"), st.integers(1, 6).map(str)), st.just(("add",))), max_size=9
)


@given(DEEDS)
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_the_tables_say_what_reading_it_all_at_once_says(tmp_path_factory, deeds: list[tuple[str, ...]]) -> None:
    path: Path = tmp_path_factory.mktemp("ledger") / "sayso.db"
    with Ledger(str(path), judge=lambda: None) as ledger:
        ledger.add([STAR, COURIER, POST], "by hand")
        later = iter(LATER)
        for deed, *rest in deeds:
            try:
                if deed == "add":
                    ledger.add([one for one in [next(later, None)] if one], "by hand")
                elif deed == "undo":
                    ledger.withdraw(rest[0], "Ann", "a slip")
                else:
                    ledger.judge(Ask(Deed(deed), Matter(rest[0]), (rest[1], rest[2]), "Ann", "seen"))
            except RefusedError:
                continue
            made = ledger.brief()
            assert kept(ledger, statements.c.origin) == {frozenset(o.attributions) for o in made.origins}
            assert kept(ledger, statements.c.claim) == {frozenset((*c.attributions, *c.repeated)) for c in made.claims}
            with ledger.database.reading() as connection:
                counted = connection.execute(sa.select(claims.c.fewest, claims.c.most)).all()
                found = decisions(connection)
            assert sorted(map(tuple, counted)) == sorted((c.fewest, c.most) for c in made.claims)
            obeyed(made, found)


def kept(ledger: Ledger, column: sa.Column[str]) -> set[frozenset[str]]:
    """The statements that the tables put together."""
    groups: dict[str, set[str]] = {}
    with ledger.database.reading() as connection:
        for i, group in connection.execute(sa.select(statements.c.id, column).where(column.is_not(None))):
            groups.setdefault(group, set()).add(i)
    return set(map(frozenset, groups.values()))


def obeyed(made: Brief, found: list[Decision]) -> None:
    """Each decision about origins holds; of claims each split does, and each merge of two reports."""
    origin = {i: o.id for o in made.origins for i in o.attributions}
    claim = {i: c.id for c in made.claims for i in (*c.attributions, *c.repeated)}
    report = {a.id: a.report for a in made.attributions}
    for one in found:
        if one.about is Matter.ORIGIN:
            assert (origin[one.a] == origin[one.b]) is (one.deed is Deed.MERGE)
        elif one.deed is Deed.SPLIT or report[one.a] != report[one.b]:
            is_one = one.a in claim and claim.get(one.a) == claim.get(one.b)
            assert is_one is (one.deed is Deed.MERGE)
