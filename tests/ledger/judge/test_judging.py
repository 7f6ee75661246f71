"""What people decide changes what it is about, is kept for good, and holds as the pile grows; on both databases."""

from __future__ import annotations

import datetime as dt
import threading
from dataclasses import replace

import pytest
import sqlalchemy as sa

from piles import COURIER, DOORS, STAR, telling
from sayso.briefing.arrange import view_of
from sayso.errors import RefusedError
from sayso.ledger import Ledger
from sayso.ledger.judgements import append, judgements
from sayso.ledger.judging import Ask, decisions, standing
from sayso.ledger.tables import claims, statements
from sayso.model import Deed, Judgement, Matter
from sayso.pipeline import Reading

WHEN = dt.datetime(2031, 5, 2, tzinfo=dt.UTC)


def rows(ledger: Ledger, *columns: sa.ColumnElement) -> list[tuple]:
    with ledger.database.reading() as connection:
        return [tuple(row) for row in connection.execute(sa.select(*columns))]


def counts(ledger: Ledger) -> list[tuple[int, int]]:
    return sorted(rows(ledger, claims.c.fewest, claims.c.most))


def cautions(ledger: Ledger) -> dict[str, list[str]]:
    return {r.judgement.id: [c.rule for c in r.cautions] for r in ledger.judgements(history=True) if r.cautions}


def stand(ledger: Ledger) -> list[str]:
    return [r.judgement.id for r in ledger.judgements()]


def test_a_merge_narrows_the_count_and_a_brief_says_who_decided(ledger, judge):
    assert counts(ledger) == [(3, 3)]
    done = judge("merge origin", "1.1", "2.1", why="one call from the harbour")
    assert counts(ledger) == [(2, 2)]
    assert any("2 independent origins; before, 3 independent origins" in note for note in done.notes)
    made = ledger.brief()
    assert [(c.fewest, c.most) for c in made.claims] == [(2, 2)]
    reasons = [r.text for o in made.origins for r in o.reasons if r.rule == "decision"]
    assert len(reasons) == 1
    assert reasons[0].startswith("Ann decided on")
    assert reasons[0].endswith("one call from the harbour")


def test_a_split_stands_above_every_rule(ledger, judge):
    judge("merge origin", "1.1", "2.1")
    judge("split origin", "1.1", "2.1")
    assert counts(ledger) == [(3, 3)]
    # One report's account of one speaker is one origin, unless somebody decided that it is not.
    a, b = (origin for _, origin in places(ledger, STAR))
    assert a == b
    judge("split origin", "1.1", "1.2")
    a, b = (origin for _, origin in places(ledger, STAR))
    assert a != b


def places(ledger: Ledger, of: tuple) -> list[tuple[int, str]]:
    found = rows(ledger, statements.c.report, statements.c.place, statements.c.origin)
    return sorted((place, origin) for report, place, origin in found if report == of[1].report.id)


def test_claims_are_merged_and_split(ledger, judge):
    judge("split claim", "3.1", "1.1")
    assert counts(ledger) == [(2, 2)]
    judge("merge claim", "2.2", "3.2", why="both tell of that night")
    assert len(counts(ledger)) == 2
    judge("merge claim", "3.1", "1.1")
    assert (3, 3) in counts(ledger)


def test_decisions_hold_as_reports_come(ledger, judge):
    judge("merge origin", "1.1", "2.1")
    judge("split claim", "1.1", "3.1")
    before = [(d.deed, d.a, d.b, d.about) for d in decided(ledger)]
    ledger.add([telling("late.txt", [("Ida Lund", DOORS)], "Late News")], "by hand")
    assert [(d.deed, d.a, d.b, d.about) for d in decided(ledger)] == before
    assert cautions(ledger) == {}
    with ledger.database.reading() as connection:
        found = dict(connection.execute(sa.select(statements.c.id, statements.c.origin)).all())
        claim = dict(connection.execute(sa.select(statements.c.id, statements.c.claim)).all())
    for one in decided(ledger):
        of = found if one.about is Matter.ORIGIN else claim
        assert (of[one.a] == of[one.b]) is (one.deed is Deed.MERGE)


def decided(ledger: Ledger):
    with ledger.database.reading() as connection:
        return decisions(connection)


def test_decisions_go_over_to_the_same_words_of_a_newer_version(ledger, judge):
    judge("merge origin", "1.1", "2.1")
    judge("grade statement", "1.1", value="3")
    judge("grade source", "1.1", value="C")
    judge("merge claim", "1.1", "2.2")
    newer = telling(
        "star.txt", [("Una Perrow", DOORS), ("Una Perrow", "nobody slept that week")], "The Quell Star", hour=2
    )
    ledger.add([newer], "by hand")
    assert counts(ledger) == [(3, 3)]
    assert cautions(ledger) == {}
    with ledger.database.reading() as connection:
        now = standing(connection)
    assert list(now.statements) == [newer[1].attributions[0].id]
    # Where the words are gone so is what was decided of them, and it says so; who spoke is still known by name.
    ledger.add([telling("star.txt", [("Una Perrow", "nobody slept")], "The Quell Star", hour=3)], "by hand")
    assert counts(ledger) == [(2, 2)]
    assert cautions(ledger) == {"j1": ["gone"], "j2": ["gone"], "j4": ["gone"]}
    # And they come back with the words.
    ledger.add([telling("star.txt", [("Una Perrow", DOORS)], "The Quell Star", hour=4)], "by hand")
    assert counts(ledger) == [(3, 3)]
    assert cautions(ledger) == {}


def test_confirmed_is_refused_with_too_few_origins(ledger, judge):
    with pytest.raises(RefusedError, match=r"needs 2 independent origins.*there is 1"):
        judge("grade statement", "2.2", value="1")
    judge("merge origin", "1.1", "2.1")
    judge("merge origin", "1.1", "3.1")
    with pytest.raises(RefusedError, match=r"needs 2 independent origins.*there is 1"):
        judge("grade statement", "1.1", value="1")
    assert len(rows(ledger, judgements.c.number)) == 2


def test_confirmed_is_kept_and_flagged_where_the_world_moves_under_it(ledger, judge):
    judge("grade statement", "1.1", value="1")
    judge("merge origin", "1.1", "2.1")
    assert cautions(ledger) == {}
    done = judge("merge origin", "1.1", "3.1")
    assert cautions(ledger) == {"j1": ["grade 1"]}
    assert any(note.startswith("j1 ") and "no longer allowed" in note for note in done.notes)
    assert "j1" in stand(ledger)
    ledger.withdraw("j3", "Ann", "they were two calls")
    assert cautions(ledger) == {}


def test_a_newer_version_may_take_the_ground_from_a_grade(ledger, judge):
    judge("merge origin", "1.1", "2.1")
    judge("grade statement", "1.1", value="1")
    ledger.add([telling("post.txt", [("Dov Marsh", "it rained")], "Morrow Post", hour=2)], "by hand")
    assert cautions(ledger) == {"j2": ["grade 1"]}


def test_a_source_is_graded_once_and_seen_on_all_its_statements(ledger, judge):
    judge("grade source", "una perrow", value="B")
    judge("grade source", "the quell star", value="D")
    ledger.add([telling("late.txt", [("Una Perrow", "the log was burnt"), ("The Quell Star", "it was")])], "by hand")
    with ledger.database.reading() as connection:
        now = standing(connection)
        told = connection.execute(sa.select(statements.c.id, statements.c.speaker, statements.c.noun)).all()
    perrow = [(i, by) for i, by, noun in told if '"name":"Una Perrow"' in noun]
    assert len(perrow) == 4
    assert all([g.value for g in now.grades(i, by, None).speaker] == ["B"] for i, by in perrow)
    assert [g.value for g in now.grades(perrow[0][0], perrow[0][1], "Quell Star").outlet] == ["D"]
    # The outlet's grade is seen where the outlet is the one who speaks.
    star = next((i, by) for i, by, noun in told if '"name":"The Quell Star"' in noun)
    assert [g.value for g in now.grades(*star, None).speaker] == ["D"]
    assert now.grades("a0", None, None).speaker == ()


def test_grades_that_clash_are_flagged(ledger, judge):
    judge("grade statement", "2.1", value="5")
    judge("grade source", "Sarn Courier", value="A")
    assert cautions(ledger) == {"j1": ["clash"]}
    # Who speaks goes before the outlet.
    judge("grade source", "Bo Rask", value="C")
    assert cautions(ledger) == {}


def test_two_graded_speakers_that_become_one_show_both(ledger, judge):
    ledger.add([telling("a.txt", [("Jan Lund", "it rained")]), telling("b.txt", [("Ida Lund", "it blew")])], "by hand")
    ledger.add([telling("c.txt", [("Lund", "it snowed")])], "by hand")
    judge("grade source", "Ida Lund", value="B")
    judge("grade source", "6.1", value="D")
    assert cautions(ledger) == {}
    # With the other Lund gone from the pile, the surname is hers.
    ledger.add([telling("a.txt", [("Bo Rask", "it rained")], hour=2)], "by hand")
    assert cautions(ledger) == {"j1": ["two grades"], "j2": ["two grades"]}
    with ledger.database.reading() as connection:
        (both,) = {tuple(g.value for g in several) for several in standing(connection).speakers.values()}
    assert both == ("B", "D")
    done = judge("grade source", "Ida Lund", value="C")
    assert done.record.judgement.supersedes == ("j1", "j2")
    assert cautions(ledger) == {}


def test_a_new_judgement_supersedes_and_both_are_kept(ledger, judge):
    judge("grade statement", "1.1", value="3", who="Bo", why="one crew")
    done = judge("grade statement", STAR[1].attributions[0].id, value="2")
    assert any("supersedes j1 (grade statement 3, by Bo on" in note and "one crew" in note for note in done.notes)
    assert stand(ledger) == ["j2"]
    first, second = ledger.judgements(history=True)
    assert (first.superseded_by, first.stands) == (second.judgement, False)
    assert first.subjects[0].words == DOORS


def test_to_undo_is_recorded_and_can_be_undone(ledger, judge):
    judge("merge origin", "1.1", "2.1")
    judge("split origin", "2.1", "1.1")
    done = ledger.withdraw("j2", "Bo", "a slip")
    assert counts(ledger) == [(2, 2)]
    assert [note.split(" (")[0] for note in done.notes[:2]] == ["stands again: j1", "takes back j2"]
    assert stand(ledger) == ["j1"]
    ledger.withdraw("3", "Ann", "no slip")
    assert (counts(ledger), stand(ledger)) == ([(3, 3)], ["j2"])
    log = ledger.judgements(history=True)
    assert [(r.judgement.id, r.judgement.who, r.stands) for r in log] == [
        ("j1", "Ann", False),
        ("j2", "Ann", True),
        ("j3", "Bo", False),
        ("j4", "Ann", True),
    ]
    assert log[2].withdrawn_by == log[3].judgement


@pytest.mark.parametrize(
    ("judgement", "says"),
    [
        ("j9", "no judgement"),
        ("x", "no judgement"),
        ("j1", "superseded already, by j2"),
        ("j3", "withdrawn already, by j4"),
        ("j4", "j3 would stand again, but its subject was judged since: j5"),
    ],
)
def test_what_cannot_be_undone(ledger, judge, judgement, says):
    judge("grade statement", "1.1", value="3")
    judge("grade statement", "1.1", value="2")
    judge("grade source", "Bo Rask", value="B")
    ledger.withdraw("j3", "Ann", "another Rask")
    judge("grade source", "Bo Rask", value="C")
    with pytest.raises(RefusedError, match=says):
        ledger.withdraw(judgement, "Ann", "why not")
    assert len(ledger.judgements(history=True)) == 5


def test_merges_and_splits_that_cannot_all_hold_are_refused(ledger, judge):
    judge("merge origin", "1.1", "2.1")
    judge("split origin", "1.1", "3.1")
    with pytest.raises(RefusedError, match=r"cannot hold.*j2.*j1.*undo that first"):
        judge("merge origin", "2.1", "3.1")
    ledger.withdraw("j2", "Ann", "one yard")
    judge("merge origin", "2.1", "3.1")
    assert counts(ledger) == [(1, 1)]
    with pytest.raises(RefusedError, match="cannot hold"):
        ledger.withdraw("j3", "Ann", "after all")
    # What is decided of claims is another matter.
    judge("split claim", "1.1", "3.1")


@pytest.mark.parametrize(
    ("what", "names", "value", "says"),
    [
        ("merge origin", ("1.1", "9.9"), "", "9.9: no statement"),
        ("merge origin", ("1.1", "1.9"), "", "1.9: no statement"),
        ("merge origin", ("1.1", "o123"), "", "ids of origins, claims and speakers change"),
        ("merge origin", ("1.1", "1.1"), "", "the same statement"),
        ("grade statement", ("1.1",), "7", "no credibility"),
        ("grade source", ("Bo Rask",), "1", "no reliability"),
        ("grade source", ("Nobody At All",), "B", "no outlet and no speaker"),
        ("grade source", ("the mate",), "B", "2 sources are called that.*2.2.*4.1"),
        ("settle forecast", ("1.1",), "came true", "foretells nothing"),
    ],
)
def test_what_is_refused_leaves_nothing_behind(ledger, judge, what, names, value, says):
    ledger.add([telling("mate.txt", [("the mate", "the rudder was sound")])], "by hand")
    with pytest.raises(RefusedError, match=says):
        judge(what, *names, value=value)
    assert ledger.judgements(history=True) == []


@pytest.mark.parametrize(("who", "why"), [("", "I saw it"), ("Ann", "  ")])
def test_a_judgement_without_a_name_or_a_reason_is_refused(ledger, judge, who, why):
    with pytest.raises(RefusedError):
        judge("grade statement", "1.1", value="3", who=who, why=why)
    judge("grade statement", "1.1", value="3")
    with pytest.raises(RefusedError):
        ledger.withdraw("j1", who, why)


def test_a_forecast_is_settled(ledger, judge):
    done = judge("settle forecast", "1.2", value="did not")
    assert [c.rule for c in done.record.cautions] == ["window"]
    ledger.add([telling("old.txt", [("Ida Lund", "the pier will fall")], until=dt.date(2020, 1, 1))], "by hand")
    done = judge("settle forecast", "4.1", value="did not")
    assert done.record.cautions == ()
    with ledger.database.reading() as connection:
        assert sorted(j.value for j in standing(connection).forecasts.values()) == ["did not", "did not"]


def test_origins_claims_and_speakers_stand_for_their_first_statement(ledger, judge):
    ((claim,),) = rows(ledger, claims.c.id)
    origin = dict(rows(ledger, statements.c.id, statements.c.origin))[COURIER[1].attributions[0].id]
    done = judge("merge origin", claim, origin)
    assert [s.number for s in done.record.subjects] == ["1.1", "2.1"]


def test_text_that_no_database_takes_is_kept_as_it_can_be(ledger, judge):
    done = judge("grade statement", "1.1", value="3", who="A\0nn\ud800", why="seen\0")
    assert done.record.judgement.who == "A\ufffdnn\ufffd"
    assert ledger.judgements()[0].judgement == done.record.judgement


def test_people_who_judge_at_once_go_one_after_the_other(ledger, database):
    def work(who: str, value: str) -> None:
        with Ledger(database, judge=lambda: None) as own:
            own.judge(Ask(Deed.GRADE, Matter.STATEMENT, ("1.1",), who, "at once", value))

    threads = [threading.Thread(target=work, args=(f"P{n}", str(2 + n))) for n in range(4)]
    for one in threads:
        one.start()
    for one in threads:
        one.join(60)
    log = [r.judgement for r in ledger.judgements(history=True)]
    assert [one.id for one in log] == ["j1", "j2", "j3", "j4"]
    assert [one.supersedes for one in log] == [(), ("j1",), ("j2",), ("j3",)]
    assert stand(ledger) == ["j4"]


def test_words_that_the_ledger_tells_no_longer_are_still_shown(ledger):
    lost = Judgement("", Deed.GRADE, Matter.STATEMENT, ("a0",), "3", "Ann", WHEN, "why", quotes=("it burnt",))
    with ledger.database.writing() as connection:
        append(connection, lost)
    (record,) = ledger.judgements()
    assert [(s.words, s.current) for s in record.subjects] == [("it burnt", False)]
    assert cautions(ledger) == {"j1": ["gone"]}


def test_a_name_that_is_not_there_brings_those_like_it(ledger, judge):
    with pytest.raises(RefusedError, match="perhaps “The Quell Star”"):
        judge("grade source", "quell", value="B")


def test_a_brief_of_the_ledger_numbers_statements_as_judging_does(ledger, judge):
    # Published first, it comes first in the list of a brief, and is the fourth report of the ledger all the same.
    page, reading = telling("old.txt", [("Ida Lund", DOORS), ("Ida Lund", "it rained")])
    older = replace(reading.report, published=dt.date(2030, 1, 1))
    ledger.add([(page, Reading(older, reading.attributions, ()))], "by hand")
    shown = {s.ref: s.attribution.id for told in view_of(ledger.brief()).statements.values() for s in told}
    assert shown["4.2"] == reading.attributions[1].id
    assert [judge("grade statement", n, value="3").record.judgement.subjects[0] for n in shown] == list(shown.values())
    assert {s.ref for told in view_of(ledger.brief("rained")).statements.values() for s in told} == {"4.1", "4.2"}
