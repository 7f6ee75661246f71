"""Search on both databases: what it finds is what an honest walk over all texts finds."""

from __future__ import annotations

import random
from collections.abc import Iterator

import pytest

from briefing.build import Pile, report
from kept import add
from sayso.errors import UsageError
from sayso.ledger import Ledger, questions, search
from sayso.ledger.search import find_passages, find_statements, index, statement_terms
from sayso.ledger.terms import matches, parse, tokens
from sayso.model import Agent, AgentType, BlockKind, Report

P = BlockKind.PARAGRAPH
WORDS = (
    "the dam gate was Opened open opening at 1,200 households Café cafe’s U.S.-led Łódź 停火 谈判 हिन्दी ภาษา to be or not AND OR"
    " NEAR * ^ : ' don't it’s 😀"
).split()


@pytest.fixture
def ledger(database: str) -> Iterator[Ledger]:
    with Ledger(database) as opened:
        yield opened


def made(number: int, *texts: str) -> Report:
    return report(f"pile/{number}.txt", *((P, text) for text in texts), title=f"Report {number}")


def drawn(rng: random.Random, size: int) -> str:
    return " ".join(rng.choice(WORDS) for _ in range(size))


def test_both_databases_find_what_a_walk_over_all_texts_finds(ledger: Ledger) -> None:
    rng = random.Random(7)
    reports = [made(n, *(drawn(rng, rng.randint(1, 40)) for _ in range(4))) for n in range(40)]
    pile = Pile()
    for one in reports:
        block = one.blocks[rng.randrange(4)]
        content = one.text[block.start : block.end]
        pile.say(one.id, one, "", "", content, speaker=Agent(f"Una {drawn(rng, 1)}", AgentType.PERSON, True))
    add(ledger, reports, pile.found.values())
    blocks = {(r.id, b.start): [t.term for t in tokens(r.text, b.start, b.end)] for r in reports for b in r.blocks}
    by_id = {r.id: r for r in reports}
    told = {a.id: statement_terms(by_id[a.report], a) for a in pile.found.values()}
    hits = 0
    for _ in range(250):
        asked = drawn(rng, rng.randint(1, 3))
        asked = f'"{asked}"' if rng.random() < 0.4 else asked
        try:
            query = parse(asked)
        except UsageError:
            continue
        with ledger.seen() as seen:
            found = {(p.report, p.start) for window in find_passages(seen.connection, query) for p in window}
            said = {i for window in find_statements(seen.connection, query, 7) for i in window}
        assert found == {place for place, terms in blocks.items() if matches(query, terms)}, asked
        assert said == {i for i, terms in told.items() if matches(query, terms)}, asked
        hits += len(found)
    assert hits > 1000


def test_what_is_marked_are_exact_words(ledger: Ledger) -> None:
    add(ledger, [made(1, "“The CAFÉ\u0301’s gate”\0 was \ud800opened. No gate.", "It rained.")])
    with ledger.seen() as seen:
        (found,) = questions.search(seen, 'gates "cafe gate"').items
    assert found.span.exact == "“The CAFÉ\u0301’s gate”\0 was \ud800opened. No gate."
    assert [mark.exact for mark in found.marks] == ["CAFÉ\u0301’s gate", "gate"]
    assert all(found.report.text[m.start : m.end] == m.exact for m in (*found.marks, found.span))


def test_the_same_passage_in_several_reports_is_one(ledger: Ledger) -> None:
    add(
        ledger,
        [made(1, "The gate was open."), made(2, "The Gate was open!", "Something else."), made(3, "Open gates.")],
    )
    with ledger.seen() as seen:
        found = questions.search(seen, "gate").items
    assert [(one.head.title, [head.title for head in one.also]) for one in found] == [
        ("Report 3", []),
        ("Report 2", ["Report 1"]),
    ]


def test_a_passage_of_thousands_of_words_is_found_in_parts_and_every_word_of_it(ledger: Ledger) -> None:
    words = [f"word{n}" for n in range(3000)]
    add(ledger, [made(1, " ".join(words) + ".")])
    with ledger.seen() as seen:
        for n in (0, 249, 250, 1234, 2999):
            (found,) = questions.search(seen, f"word{n}").items
            assert [mark.exact for mark in found.marks] == [f"word{n}"]
        assert found.span.exact.endswith("word2999.")


def test_a_word_repeated_more_often_than_an_index_counts_is_still_found_in_its_place(ledger: Ledger) -> None:
    add(ledger, [made(1, "gate " * 400 + "shut " + "gate " * 400)])
    with ledger.seen() as seen:
        assert len(questions.search(seen, '"gate shut gate"').items) == 1
        assert not questions.search(seen, '"shut shut"').items


def test_many_hits_come_in_windows_the_newest_first_and_each_once(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = 20
    monkeypatch.setattr(search, "WINDOW", window)
    count = 2 * window + 10
    add(ledger, [made(n, f"gate {n} " + "x " * (n % 3)) for n in range(count)])
    got: list[str] = []
    with ledger.seen() as seen:
        while True:
            answer = questions.search(seen, "gate", limit=17, offset=len(got))
            got += [one.report.id for one in answer.items]
            if not answer.more:
                break
        windows = [len(window) for window in find_passages(seen.connection, parse("gate"))]
    assert windows == [window, window, 10]
    assert len(got) == len(set(got)) == count
    assert {made(n).id for n in range(count - window, count)} == set(got[:window])


def test_an_index_made_again_finds_new_words_and_no_old_ones(ledger: Ledger) -> None:
    first, other = made(1, "The gate was open."), made(2, "The gate was shut.")
    add(ledger, [first, other])
    again = report(first.address, (P, "The sluice was open."), title="Report 1")
    with ledger.database.writing() as connection:
        index(connection, [(again, [])])
        index(connection, [(made(2, "Rain."), [])])
        index(connection, [(other, [])])
        found = {
            word: [p.report for window in find_passages(connection, parse(word)) for p in window]
            for word in ("gate", "open", "sluice", "rain", "shut")
        }
    assert found == {"gate": [other.id], "open": [first.id], "sluice": [first.id], "rain": [], "shut": [other.id]}
