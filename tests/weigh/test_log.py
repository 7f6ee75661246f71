"""What stands is what a replay of all judgements leaves standing, whatever was superseded, undone, and undone again."""

from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from sayso.model import Deed, Judgement, Matter
from sayso.weigh import Log

WHEN = dt.datetime(2031, 5, 2, tzinfo=dt.UTC)


def grade(i: str, subject: str, *supersedes: str) -> Judgement:
    return Judgement(i, Deed.GRADE, Matter.STATEMENT, (subject,), "2", "Ann", WHEN, "why", supersedes=supersedes)


def undo(i: str, of: str) -> Judgement:
    return Judgement(i, Deed.WITHDRAW, Matter.JUDGEMENT, (of,), "", "Ann", WHEN, "why")


@st.composite
def logs(draw: st.DrawFn) -> list[Judgement]:
    """Any judgements on three subjects, each superseding any earlier ones of its subject, and undoings of anything."""
    made: list[Judgement] = []
    for number in range(draw(st.integers(0, 14))):
        i = f"j{number}"
        if made and draw(st.booleans()):
            made.append(undo(i, draw(st.sampled_from(made)).id))
        else:
            subject = draw(st.sampled_from("xyz"))
            same = [one.id for one in made if one.subjects == (subject,)]
            made.append(grade(i, subject, *draw(st.sets(st.sampled_from(same)) if same else st.just(set()))))
    return made


def in_force(one: Judgement, made: list[Judgement]) -> bool:
    """By the definition: no withdrawal that is in force itself takes it back."""
    undone = (other for other in made if other.deed is Deed.WITHDRAW and other.subjects == (one.id,))
    return not any(in_force(other, made) for other in undone)


@given(logs())
def test_what_stands_is_what_a_replay_leaves(made: list[Judgement]) -> None:
    log = Log(made)
    for one in made:
        assert (log.withdrawn_by(one.id) is None) is in_force(one, made)
        over = [other for other in made if one.id in other.supersedes and in_force(other, made)]
        assert bool(log.superseded_by(one.id)) == bool(over)
        assert log.stands(one.id) is (in_force(one, made) and not over)
    assert log.standing() == [one for one in made if one.deed is not Deed.WITHDRAW and log.stands(one.id)]
    assert list(log.all) == made


@given(logs(), st.data())
def test_to_undo_and_undo_that_changes_nothing(made: list[Judgement], data: st.DataObject) -> None:
    if not made:
        return
    one = data.draw(st.sampled_from(made))
    back = Log([*made, undo("u1", one.id), undo("u2", "u1")])
    assert back.standing() == Log(made).standing()


def test_what_was_superseded_comes_back() -> None:
    made = [grade("j1", "x"), grade("j2", "x", "j1"), undo("j3", "j2")]
    assert [one.id for one in Log(made[:2]).standing()] == ["j2"]
    assert [one.id for one in Log(made).standing()] == ["j1"]
    assert [one.id for one in Log([*made, undo("j4", "j3")]).standing()] == ["j2"]
