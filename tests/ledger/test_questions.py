"""The questions, on both databases, of the invented pile that the tests of a brief have too."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest

from briefing import samples
from briefing.build import Pile, report
from kept import add, keep
from sayso.compare.conflicts import thinned, told_once
from sayso.errors import UsageError
from sayso.growing import Changes
from sayso.ledger import Ledger, questions, update
from sayso.ledger.judging import Ask
from sayso.ledger.judging.numbers import numbers_of
from sayso.ledger.questions import Seen
from sayso.ledger.tables import reports as report_table
from sayso.model import (
    Agent,
    AgentType,
    BlockKind,
    Claim,
    Comparison,
    ConflictType,
    Deed,
    Forecast,
    Matter,
    Relation,
    Speaker,
)

P = BlockKind.PARAGRAPH
FULL = samples.full()
BY_ID = {a.id: a for a in FULL.attributions}


@pytest.fixture
def ledger(database: str) -> Iterator[Ledger]:
    with Ledger(database) as opened:
        yield opened


@pytest.fixture
def full(ledger: Ledger) -> Iterator[Seen]:
    keep(ledger, FULL)
    with ledger.seen() as seen:
        yield seen


def told(words: str) -> str:
    """The id of the one statement with these words."""
    (found,) = [a.id for a in FULL.attributions if any(words in s.exact for s in a.content)]
    return found


def test_search_gives_the_statements_in_a_passage_as_they_stand(full: Seen) -> None:
    (found,) = questions.search(full, "households danger").items
    assert found.report.id == samples.WIRE.id
    assert [mark.exact for mark in found.marks] == ["danger", "households"]
    assert [one.attribution.content[0].exact for one in found.statements] == [
        "“We opened it by the book,”",
        "41 households had been warned an hour before",
    ]


def test_claims_come_by_origins_with_who_says_them(full: Seen) -> None:
    found = questions.claims(full).items
    assert [one.claim.id for one in found] == ["c-midnight", "c-book", "c-once", "c-open"]
    midnight = found[0]
    assert {t.statement for t in midnight.tellers} == set(FULL.claims[1].attributions)
    assert {o.who for o in midnight.origins} == {"the board’s own people", "Gate log of 2 May 2031"}
    book = found[1]
    assert [(t.speaker, t.report.outlet) for t in book.tellers] == [
        ("Ilse Moro", "Coast Press"),
        ("Ilse Moro", "The Northern Post"),
    ]
    assert book.reports == 2


def test_a_claim_is_found_by_words_of_any_of_its_statements(full: Seen) -> None:
    # "log" is in the source of one of them alone.
    assert [one.claim.id for one in questions.claims(full, "Gate log").items] == ["c-midnight"]
    assert [one.claim.id for one in questions.claims(full, "opened friday").items] == ["c-open"]
    assert questions.claims(full, "zebra").items == ()


def test_a_claim_names_what_it_conflicts_with(full: Seen) -> None:
    midnight = next(one for one in questions.claims(full).items if one.claim.id == "c-midnight")
    (conflict,) = [c for c in midnight.conflicts if c.comparison.type is ConflictType.NUMBER and "14" in c.b.span.exact]
    assert {conflict.a.claim and conflict.a.claim.id, conflict.b.claim and conflict.b.claim.id} == {
        "c-once",
        "c-midnight",
    }


def test_a_statement_is_traced_hop_by_hop_to_its_origin(full: Seen) -> None:
    inner = next(a for a in FULL.attributions if len(a.chain) == 5)
    (found,) = questions.trace(full, inner.id).items
    assert found.told.attribution == inner
    assert [a.chain for a in found.told.around] == [inner.chain[:4], inner.chain[:2]]
    assert found.origin
    assert (found.origin.id, found.count) == ("o-tan", 1)
    assert [one.attribution.id for one in found.others] == [found.told.around[0].id]
    assert found.claim
    assert found.claim.claim.id == "c-midnight"


def test_every_reason_of_an_origin_comes_with_its_evidence(full: Seen) -> None:
    copied = next(a for a in FULL.attributions if a.report == samples.COPY.id)
    (found,) = questions.trace(full, copied.id).items
    assert found.origin
    assert found.origin.reasons == FULL.origins[0].reasons
    assert {span.report for reason in found.origin.reasons for span in reason.evidence} <= found.heads.keys()
    (made,) = found.made_from
    assert (made.derivation, made.original.outlet) == (FULL.derivations[0], "Coast Press")
    assert found.count == len(FULL.origins[0].attributions) - 1


def test_statements_are_traced_by_words(full: Seen) -> None:
    found = questions.trace(full, "Moro opened").items
    assert {one.told.attribution.id for one in found} == {
        a.id for a in FULL.attributions if a.id in FULL.speakers[0].attributions and "opened" in a.content[0].exact
    }


def test_conflicts_stand_apart_from_what_only_looks_like_one(full: Seen) -> None:
    found = questions.conflicts(full)
    assert {one.comparison.id for one in found.conflicts.items} <= {c.id for c in FULL.conflicts}
    assert all(one.comparison.relation is not Relation.CONFLICT for one in found.not_conflicts.items)
    shown = [one for part in (found.conflicts, found.not_conflicts) for one in part.items]
    every = [(c.a, c.b) for c in FULL.comparisons]
    assert sorted([(o.comparison.a, o.comparison.b) for o in shown] + [p for o in shown for p in o.others]) == sorted(
        every
    )


def test_conflicts_by_words_of_either_side_or_of_its_claim(full: Seen) -> None:
    for words in ("households warned hour", "midnight", "Gate log"):
        found = [one.comparison for one in questions.conflicts(full, words).conflicts.items]
        assert FULL.conflicts[0] in found, words
    assert questions.conflicts(full, "zebra").conflicts.items == ()


def test_speakers_by_any_of_their_names(full: Seen) -> None:
    everybody = questions.speakers(full).items
    assert [(one.speaker.name, one.statements) for one in everybody] == [
        ("Ilse Moro", len(FULL.speakers[0].attributions)),
        ("Piet Tan", 1),
    ]
    for words in ("moro", "spokeswoman", "ilse moro"):
        assert [one.speaker.id for one in questions.speakers(full, words).items] == ["s-moro"]
    assert questions.speakers(full, "ilse tan").items == ()


@pytest.mark.parametrize("words", ["", "!!!", "\ud800", '""'])
@pytest.mark.parametrize("ask", [questions.search, questions.claims, questions.trace, questions.conflicts,
                                 questions.forecasts, questions.speakers])  # fmt: skip
def test_a_question_without_words_is_told(full: Seen, ask, words: str) -> None:
    with pytest.raises(UsageError, match="no word"):
        ask(full, words)


def test_parts_of_an_answer_are_the_whole(full: Seen) -> None:
    for ask in (questions.claims, questions.speakers, questions.forecasts):
        whole = ask(full).items
        parts = [one for at in range(len(whole)) for one in ask(full, limit=1, offset=at).items]
        assert tuple(parts) == whole
        assert [ask(full, limit=1, offset=at).more for at in range(len(whole))] == [True] * (len(whole) - 1) + [False]


REPORT = report("pile/foretold.txt", (P, "One. Two. Three. Four. Five."), title="What is to come")


def test_forecasts_by_window_and_what_is_due(ledger: Ledger) -> None:
    day = [dt.date(2031, 5, n) for n in range(1, 10)]
    windows = {
        "Four": (None, None),
        "One": (day[0], day[1]),
        "Three": (day[5], None),
        "Two": (None, day[2]),
        "Five": (day[0], day[8]),
    }
    pile = Pile()
    for word, (first, last) in windows.items():
        pile.say(word, REPORT, "", "", word, forecast=Forecast(first, last, REPORT.span(0, 3)))
    add(ledger, [REPORT], pile.found.values())

    def asked(words: str | None = None, due: dt.date | None = None) -> list[str]:
        with ledger.seen() as seen:
            found = questions.forecasts(seen, words, due=due).items
        return [one.told.attribution.content[0].exact for one in found]

    assert asked() == ["One", "Two", "Three", "Five", "Four"]
    assert asked(due=day[1]) == ["One"]
    assert asked(due=day[2]) == ["One", "Two"]
    assert asked(due=day[8]) == ["One", "Two", "Five"]
    assert asked("five") == ["Five"]


def test_what_somebody_settled_is_due_no_longer(ledger: Ledger) -> None:
    pile = Pile()
    for word in ("One", "Two"):
        window = Forecast(None, dt.date(2031, 5, 3), REPORT.span(0, 3))
        pile.say(word, REPORT, "", "", word, forecast=window)
    add(ledger, [REPORT], pile.found.values())
    one, two = pile.ids("One", "Two")
    judged = ledger.judge(Ask(Deed.SETTLE, Matter.FORECAST, (one,), "Ana Lind", "seen from the weir", "came true"))

    def asked(due: dt.date | None) -> list[tuple[str, str | None]]:
        with ledger.seen() as seen:
            found = questions.forecasts(seen, due=due).items
        return sorted((f.told.attribution.id, f.settled and f.settled.value) for f in found)

    assert asked(dt.date(2031, 6, 1)) == [(two, None)]
    assert asked(None) == sorted([(one, "came true"), (two, None)])
    ledger.withdraw(judged.record.judgement.id, "Ana Lind", "it was another weir")
    assert asked(dt.date(2031, 6, 1)) == sorted([(one, None), (two, None)])


def test_a_statement_is_traced_by_its_number(full: Seen) -> None:
    numbers = numbers_of(full.connection, full.pile, BY_ID)
    for i, number in list(numbers.items())[:3]:
        (found,) = questions.trace(full, number).items
        assert found.told.attribution.id == i


def test_a_brief_of_what_is_held_on_some_matter_has_what_its_reports_were_made_from(full: Seen) -> None:
    # Only the copy has the agency's name in this sentence.
    on = {reading.report and reading.report.id for reading in questions.readings(full, "contributed")}
    assert on == {samples.COPY.id, samples.WIRE.id}
    assert len(questions.readings(full)) == len(FULL.reports)
    assert questions.readings(full, "zebra") == []


def test_several_comparisons_of_two_claims_are_one_as_in_a_brief(ledger: Ledger) -> None:
    reports = [report(f"pile/{n}.txt", (P, f"Ten of {n}. Twenty of {n}.")) for n in range(3)]
    pile = Pile()
    for n, one in enumerate(reports):
        pile.say(f"ten{n}", one, "", "", f"Ten of {n}")
        pile.say(f"twenty{n}", one, "", "", f"Twenty of {n}")
    add(ledger, reports, pile.found.values())
    sides = [pile.ids("ten0", "ten1", "ten2"), pile.ids("twenty0", "twenty1", "twenty2")]
    claims = [Claim(f"c{n}", pile.found[name].content[0], ids, 1, n + 1) for n, (name, ids) in
              enumerate(zip(("ten0", "twenty0"), sides, strict=True))]  # fmt: skip
    found = [
        Comparison(a, b, relation, ConflictType.NUMBER, span(pile, a), span(pile, b), "why", confidence=0.5 + 0.1 * n)
        for n, (a, b) in enumerate(zip(*sides, strict=True))
        for relation in (Relation.CONFLICT, Relation.SCOPE)
    ]
    changes = Changes(claims={c.id: c for c in claims}, comparisons={c.id: c for c in found})
    with ledger.database.writing() as connection:
        update.write(connection, changes, {})
    with ledger.seen() as seen:
        answer = questions.conflicts(seen)
    shown = [one.comparison for part in (answer.conflicts, answer.not_conflicts) for one in part.items]
    assert shown == thinned(found, {i: c.id for c in claims for i in c.attributions})
    assert [len(one.others) for one in answer.conflicts.items] == [2]


@pytest.mark.parametrize(
    ("speaker", "outer_claim", "shown"),
    [
        # Of what Ines Corr says, as the Post tells it, she is the one to be held against another.
        ("Ines Corr", None, "inner"),
        # One who has no name tells nothing that the Post does not.
        ("a driver", None, "outer"),
        # Where both are one side, one of them tells it.
        ("Ines Corr", "c0", "either"),
    ],
)
def test_what_a_statement_and_one_inside_it_tell_is_one_conflict(
    ledger: Ledger, speaker: str, outer_claim: str | None, shown: str
) -> None:
    agent = Agent(speaker, AgentType.PERSON, speaker[0].isupper())
    one, other = (report(f"pile/{n}.txt", (P, text)) for n, text in enumerate(("Nobody closed it.", "Wim closed it.")))
    pile = Pile()
    pile.say("outer", one, "", "", "Nobody closed it")
    pile.say("inner", one, "", "", "closed it", speaker=agent, inside="outer")
    pile.say("wim", other, "", "", "Wim closed it")
    add(ledger, [one, other], pile.found.values())
    outer, inner, wim = pile.ids("outer", "inner", "wim")
    claims = [Claim(outer_claim, span(pile, outer), (outer, inner), 1, 1)] if outer_claim else []
    found = {
        a: Comparison(a, wim, Relation.CONFLICT, ConflictType.POLARITY, span(pile, a), span(pile, wim), "why")
        for a in (outer, inner)
    }
    changes = Changes(claims={c.id: c for c in claims}, comparisons={c.id: c for c in found.values()})
    with ledger.database.writing() as connection:
        update.write(connection, changes, {})
    with ledger.seen() as seen:
        items = questions.conflicts(seen).conflicts.items
        whole = told_once(
            thinned(list(found.values()), {i: c.id for c in claims for i in c.attributions}),
            {i: c.id for c in claims for i in c.attributions},
            seen.known.attributions([outer, inner, wim]),
        )
    assert [one.comparison for one in items] == whole
    told = {"outer": {outer}, "inner": {inner}, "either": {outer, inner}}[shown]
    assert [one.comparison.a in told for one in items] == [True]


def span(pile: Pile, i: str):
    return next(a for a in pile.found.values() if a.id == i).content[0]


def test_an_older_version_is_found_only_where_it_is_asked_for(ledger: Ledger) -> None:
    old, new = (
        report("pile/gate.txt", (P, text), title="Gate") for text in ("The gate was open.", "The gate was shut.")
    )
    new = type(new)(**{name: getattr(new, name) for name in new.__slots__} | {"id": "newer"})
    pile = Pile()
    pile.say("old", old, "", "", "The gate was open", forecast=Forecast(None, dt.date(2031, 5, 1), old.span(0, 3)))
    add(ledger, [old], pile.found.values())
    add(ledger, [new])
    with ledger.seen() as seen:
        assert dict(seen.connection.execute(report_table.select().with_only_columns(
            report_table.c.id, report_table.c.current)).all()) == {old.id: False, "newer": True}  # fmt: skip
        assert questions.search(seen, "open").items == ()
        (found,) = questions.search(seen, "open", old=True).items
        assert (found.report.id, found.head.current) == (old.id, False)
        assert questions.trace(seen, "gate open").items == ()
        assert questions.forecasts(seen).items == ()


def test_speakers_that_are_gone_are_found_no_longer(ledger: Ledger) -> None:
    moro = Speaker("s1", "Ilse Moro", AgentType.PERSON, True, ("Moro",), ())
    for change, found in (({"s1": moro}, ["s1"]), ({"s1": None}, [])):
        with ledger.database.writing() as connection:
            update.write(connection, Changes(speakers=change), {})
        with ledger.seen() as seen:
            assert [one.speaker.id for one in questions.speakers(seen, "Moro").items] == found
