"""A grade is given once and seen wherever a ledger shows a statement that it bears on; on both databases."""

from __future__ import annotations

import csv
import io
import json

import pytest
import sqlalchemy as sa
from rich.console import Console

from briefing import samples
from kept import keep
from piles import STAR, telling
from sayso.answers import objects, rows, terminal
from sayso.briefing import html_brief, markdown_brief, show_brief
from sayso.export.json import brief_object
from sayso.ledger import Ledger, questions
from sayso.ledger.judging import Ask
from sayso.ledger.questions import Seen
from sayso.model import Brief, Deed, Grades, Matter

BY_ANN = "Una Perrow graded B, usually reliable, by Ann"
KINDS = {
    "search": (questions.search, terminal.show_passages, objects.passages_object, rows.passages_csv, "winter"),
    "claims": (questions.claims, terminal.show_claims, objects.claims_object, rows.claims_csv, None),
    "trace": (questions.trace, terminal.show_traces, objects.traces_object, rows.traces_csv, "hinges"),
    "forecasts": (questions.forecasts, terminal.show_forecasts, objects.forecasts_object, rows.forecasts_csv, None),
    "speakers": (questions.speakers, terminal.show_speakers, objects.speakers_object, rows.speakers_csv, "perrow"),
}
every = pytest.mark.parametrize("kind", KINDS)


def told(ledger: Ledger, words: str) -> Grades:
    """The grades that bear on the one statement with these words."""
    with ledger.seen() as seen:
        (found,) = questions.trace(seen, words).items
        return found.told.grades


def shown(ledger: Ledger, kind: str, width: int = 80) -> str:
    ask, show, _, _, words = KINDS[kind]
    out = io.StringIO()
    with ledger.seen() as seen:
        show(ask(seen, words), Console(file=out, width=width))
    return out.getvalue()


def flat(text: str) -> str:
    return " ".join(text.split())


def values(grades: Grades) -> tuple[list[str], list[str], str | None]:
    own = grades.statement
    return [one.value for one in grades.speaker], [one.value for one in grades.outlet], own.value if own else None


def test_a_speaker_is_graded_once_and_seen_in_every_report(ledger, judge):
    judge("grade source", "Una Perrow", value="B")
    for words in ("hinges", "slept ashore"):
        assert values(told(ledger, words)) == (["B"], [], None)
    assert values(told(ledger, "sold for scrap")) == ([], [], None)
    ledger.add([telling("later.txt", [("Una Perrow", "the ropes had rotted")], "Mere Mail")], "by hand")
    assert values(told(ledger, "ropes")) == (["B"], [], None)


def test_the_three_grades_stand_apart(ledger, judge):
    judge("grade source", "Una Perrow", value="B")
    judge("grade source", "The Quell Star", value="D")
    judge("grade statement", "1.2", value="4")
    assert values(told(ledger, "hinges")) == (["B"], ["D"], "4")
    assert values(told(ledger, "slept ashore")) == (["B"], [], None)


def test_those_who_tell_a_claim_have_their_own(ledger, judge):
    judge("grade source", "Bo Rask", value="E")
    judge("grade source", "Morrow Post", value="C")
    judge("grade statement", "1.1", value="2")
    with ledger.seen() as seen:
        (claim,) = questions.claims(seen).items
    assert [values(one.grades) for one in claim.tellers] == [([], [], "2"), (["E"], [], None), ([], ["C"], None)]


@every
def test_every_question_shows_it_and_an_undo_takes_it_away(ledger, judge, kind):
    before = shown(ledger, kind)
    made = judge("grade source", "Una Perrow", value="B")
    lines = flat(shown(ledger, kind))
    assert ("graded B, usually reliable, by Ann" if kind == "speakers" else BY_ANN) in lines
    ledger.withdraw(made.record.judgement.id, "Ann", "wrong yard")
    assert shown(ledger, kind) == before


@pytest.mark.parametrize(
    ("what", "name", "value", "words"),
    [
        ("source", "Una Perrow", "F", "Una Perrow graded F, unknown: reliability cannot be judged, by Ann"),
        ("source", "Una Perrow", "C", "Una Perrow graded C, fairly reliable, by Ann"),
        ("source", "The Quell Star", "A", "The Quell Star graded A, completely reliable, by Ann"),
        ("statement", "1.2", "6", "statement graded 6, unknown: truth cannot be judged, by Ann"),
        ("statement", "1.2", "2", "statement graded 2, probably true, by Ann"),
    ],
)
def test_in_the_words_of_the_scale_by_the_name_of_who_gave_it(ledger, judge, what, name, value, words):
    judge(f"grade {what}", name, value=value)
    for kind in ("trace", "forecasts"):
        assert words in flat(shown(ledger, kind, 60))


@every
@pytest.mark.parametrize("width", [60, 80])
def test_no_line_is_too_wide_and_no_name_acts_on_the_terminal(ledger, judge, kind, width):
    judge("grade source", "Una Perrow", value="B", who="A\x1b[31mnn \u202e of the yard by the long water")
    judge("grade statement", "1.2", value="5")
    text = shown(ledger, kind, width)
    assert "yard by the long water" in flat(text)
    assert not {"\x1b", "\u202e"} & set(text)
    assert max(map(len, text.splitlines())) <= width


def test_cautions_of_today_are_told_with_the_grade(ledger, judge):
    judge("grade statement", "1.1", value="1")
    judge("merge origin", "1.1", "2.1")
    judge("merge origin", "1.1", "3.1")
    judge("grade source", "Una Perrow", value="E")
    warnings = (
        "! no longer allowed: grade 1 needs 2 independent origins, and there is 1 for certain now",
        "! E1: a source that is unreliable, and information that is confirmed by other sources",
    )
    for kind in ("search", "claims"):
        text = flat(shown(ledger, kind))
        assert all(warning in text for warning in warnings)
    with ledger.seen() as seen:
        (found,) = objects.claims_object(questions.claims(seen))["claims"]
    rules = {one["attribution"]: {c["rule"] for c in one["grades"]["cautions"]} for one in found["told_by"]}
    assert rules[STAR[1].attributions[0].id] == {"grade 1", "clash"}


def test_a_forecast_given_up_too_early_is_flagged_where_it_is_shown(ledger, judge):
    judge("settle forecast", "1.2", value="did not")
    assert "! settled as “did not” on" in flat(shown(ledger, "forecasts"))
    with ledger.seen() as seen:
        (found,) = objects.forecasts_object(questions.forecasts(seen))["forecasts"]
    assert [c["rule"] for c in found["settled"]["cautions"]] == ["window"]


@every
def test_as_json(ledger, judge, kind):
    judge("grade source", "Una Perrow", value="F")
    judge("grade source", "The Quell Star", value="C")
    judge("grade statement", "1.1", value="3")
    judge("grade statement", "1.2", value="3")
    ask, _, to_object, _, words = KINDS[kind]
    with ledger.seen() as seen:
        made = json.loads(json.dumps(to_object(ask(seen, words))))
    graded = [one for one in _grades(made) if one["speaker"]]
    assert graded
    for one in graded:
        (speaker,) = one["speaker"]
        assert {name: speaker[name] for name in ("id", "value", "meaning", "known", "who")} == {
            "id": "j1",
            "value": "F",
            "meaning": "reliability cannot be judged",
            "known": False,
            "who": "Ann",
        }
        assert speaker["when"].endswith("+00:00")
    if kind != "speakers":
        assert any(one["outlet"] and one["statement"] and one["statement"]["value"] == "3" for one in graded)


def _grades(value):
    if isinstance(value, dict):
        yield from ([value["grades"]] if "grades" in value else [])
        for one in value.values():
            yield from _grades(one)
    elif isinstance(value, list):
        for one in value:
            yield from _grades(one)


@pytest.mark.parametrize(
    ("kind", "speaker", "outlet", "statement"),
    [
        ("search", "Una Perrow: B", "The Quell Star: C", "{first}: 3"),
        ("claims", "Una Perrow: B", "The Quell Star: C", "{first}: 3"),
        ("trace", "B", "C", "4"),
        ("forecasts", "B", "C", "4"),
        ("speakers", "B", None, None),
    ],
)
def test_as_csv(ledger, judge, kind, speaker, outlet, statement):
    judge("grade source", "Una Perrow", value="B")
    judge("grade source", "The Quell Star", value="C")
    judge("grade statement", "1.1", value="3")
    judge("grade statement", "1.2", value="4")
    ask, _, _, to_csv, words = KINDS[kind]
    with ledger.seen() as seen:
        found = [*csv.DictReader(io.StringIO(to_csv(ask(seen, words)), newline=""))]
    (row,) = [one for one in found if one["grade_speaker"]]
    first = STAR[1].attributions[0].id
    told = statement.format(first=first) if statement else None
    assert (row["grade_speaker"], row.get("grade_outlet"), row.get("grade_statement")) == (speaker, outlet, told)


def test_one_source_graded_while_it_was_taken_for_two_has_both(ledger, judge):
    ledger.add([telling("a.txt", [("Jan Lund", "it rained")]), telling("b.txt", [("Ida Lund", "it blew")])], "by hand")
    ledger.add([telling("c.txt", [("Lund", "it snowed")])], "by hand")
    judge("grade source", "Ida Lund", value="B")
    judge("grade source", "6.1", value="F")
    ledger.add([telling("a.txt", [("Bo Rask", "it rained")], hour=2)], "by hand")
    assert values(told(ledger, "snowed")) == (["B", "F"], [], None)
    with ledger.seen() as seen:
        answer = questions.speakers(seen, "lund")
        out = io.StringIO()
        terminal.show_speakers(answer, Console(file=out, width=80))
        (row,) = csv.DictReader(io.StringIO(rows.speakers_csv(answer), newline=""))
    assert row["grade_speaker"] == "B; F"
    text = flat(out.getvalue())
    assert "graded B, usually reliable, by Ann graded F, unknown: reliability cannot be judged, by Ann" in text
    assert "! graded when it was taken for two sources" in text


def test_an_outlet_that_speaks_for_itself_is_told_once(ledger, judge):
    ledger.add([telling("own.txt", [("The Quell Star", "it printed late")], "The Quell Star")], "by hand")
    judge("grade source", "The Quell Star", value="D")
    out = io.StringIO()
    with ledger.seen() as seen:
        terminal.show_passages(questions.search(seen, "printed"), Console(file=out, width=80))
    assert out.getvalue().count("graded D") == 1


def test_both_sides_of_a_conflict_have_theirs(database):
    with Ledger(database, judge=lambda: None) as ledger:
        keep(ledger, samples.full())
        with ledger.seen() as seen:
            first = questions.conflicts(seen).conflicts.items[0]
        sides = (first.a.told.attribution.id, first.b.told.attribution.id)
        for side, value in zip(sides, ("4", "6"), strict=True):
            ledger.judge(Ask(Deed.GRADE, Matter.STATEMENT, (side,), "Ann", "I was there", value))
        with ledger.seen() as seen:
            answer = questions.conflicts(seen)
        out = io.StringIO()
        terminal.show_conflicts(answer, Console(file=out, width=80))
        found = objects.conflicts_object(answer)["conflicts"][0]
        row = next(csv.DictReader(io.StringIO(rows.conflicts_csv(answer), newline="")))
    told = [side["attribution"]["grades"]["statement"]["value"] for side in found["sides"]]
    assert told == [row["a_grade_statement"], row["b_grade_statement"]] == ["4", "6"]
    assert "statement graded 4, doubtful, by Ann" in flat(out.getvalue())
    assert "statement graded 6, unknown: truth cannot be judged, by Ann" in flat(out.getvalue())


def test_nothing_more_is_asked_of_a_ledger_without_judgements(ledger, judge):
    with ledger.seen() as seen:
        assert queries(seen) == 1
    judge("grade source", "Una Perrow", value="B")
    with ledger.seen() as seen:
        assert queries(seen) > 1
        # It is told once, whatever is asked after that.
        assert queries(seen) == 0


def queries(seen: Seen) -> int:
    """How many queries telling what stands takes."""
    asked: list[str] = []

    def count(_connection, _cursor, statement, *_rest):
        asked.append(statement)

    sa.event.listen(seen.connection.engine, "before_cursor_execute", count)
    try:
        assert seen.standing is not None
    finally:
        sa.event.remove(seen.connection.engine, "before_cursor_execute", count)
    return len(asked)


def _briefs(brief: Brief) -> list[str]:
    """A brief as it is read: in the terminal, as a page and as Markdown."""
    out = io.StringIO()
    show_brief(brief, Console(file=out, width=80))
    return [flat(text) for text in (out.getvalue(), html_brief(brief), markdown_brief(brief).replace("\\", ""))]


def test_a_brief_of_the_ledger_has_them_in_every_form(ledger, judge):
    before = ledger.brief()
    judge("grade source", "Una Perrow", value="B")
    made = judge("grade statement", "1.2", value="6")
    brief = ledger.brief()
    ids = [a.id for a in brief.attributions if a.speaker and a.speaker.name == "Una Perrow"]
    assert set(brief.grades) == set(ids)
    assert len(ids) == 3
    for text in _briefs(brief):
        assert "Una Perrow graded B, usually reliable, by Ann" in text
        assert "statement graded 6, unknown: truth cannot be judged, by Ann" in text
    (own,) = [one for one in brief_object(brief)["grades"] if one["statement"]]
    assert (own["attribution"], own["statement"]["value"]) == (STAR[1].attributions[1].id, "6")
    ledger.withdraw(made.record.judgement.id, "Ann", "too early")
    ledger.withdraw("j1", "Ann", "too early")
    assert ledger.brief() == before
    assert before.grades == {}
    assert "grades" not in brief_object(before)


def test_a_brief_tells_what_to_be_careful_with(ledger, judge):
    judge("grade source", "Una Perrow", value="E")
    judge("grade statement", "1.1", value="1")
    brief = ledger.brief()
    for text in _briefs(brief):
        assert "! E1: a source that is unreliable, and information that is confirmed by other sources" in text
    (own,) = [one for one in brief_object(brief)["grades"] if one["statement"]]
    assert "clash" in {caution["rule"] for caution in own["cautions"]}


def test_a_brief_with_grades_can_be_kept_in_a_set(ledger, judge):
    judge("grade source", "Una Perrow", value="B")
    assert len({ledger.brief(), ledger.brief()}) == 1
