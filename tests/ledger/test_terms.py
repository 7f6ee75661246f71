from __future__ import annotations

import itertools
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sayso.errors import UsageError
from sayso.ledger.terms import MOST_TERMS, Query, marks, matches, parse, term_of, tokens

# Letters of several scripts, marks, digits, what joins them, what parts them, and what no text should hold.
PIECES = st.sampled_from(
    [*"aeksTÉßøŁıİςΣжЙ", *"0123", *" \n.,:'’-\"“”", "\u0301", "\u064b", "停", "火", "ひ", "ก", "ี", "हि", "न्", "½", "ﬁ", "\0",
     "\ud800", "😀", "talks", "talked", "Rask's", "1,200", "U.S."]
)  # fmt: skip
TEXTS = st.lists(PIECES, max_size=40).map("".join)
LETTERS = st.text("abcxyzåéîøñŁžÆßαέσςΩжйЇ", min_size=1, max_size=12)


@example("0Rask's", "")
@given(TEXTS, st.text(max_size=30))
def test_a_token_is_a_stretch_of_the_text_with_the_term_of_its_words(text: str, more: str) -> None:
    at = 0
    for token in tokens(text + more):
        assert at <= token.start < token.end
        assert term_of((text + more)[token.start : token.end]) == token.term
        assert not set(token.term) & set(" \"'\\\0¶")
        assert not any("\ud800" <= c <= "\udfff" for c in token.term)
        at = token.end


@given(LETTERS)
def test_capitals_and_how_accents_are_written_change_nothing(word: str) -> None:
    for other in (word.upper(), unicodedata.normalize("NFD", word), unicodedata.normalize("NFC", word)):
        assert [t.term for t in tokens(other)] == [term_of(word)]


@given(TEXTS, TEXTS)
@example("a U.S.", "U.S.a.U.S.")
def test_what_is_marked_is_what_was_asked_for(text: str, asked: str) -> None:
    try:
        query = parse(asked)
    except UsageError:
        return
    found = tokens(text)
    stretches = marks(query, found)
    assert stretches == sorted(stretches)
    assert all(a[1] <= b[0] for a, b in itertools.pairwise(stretches))
    parts = {part for part in query.parts if matches(Query((part,)), [t.term for t in found])}
    marked = [tuple(t.term for t in tokens(text[start:end])) for start, end in stretches]
    # Every part that is in the text is in a mark, and every mark begins with a part.
    assert parts == {p for p in query.parts if any(matches(Query((p,)), m) for m in marked)}
    assert all(any(m[: len(p)] == p for p in query.parts) for m in marked)


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("Café TALKS, Rask’s talked", ["cafe", "talk", "rask", "talk"]),
        ("cafe\u0301 Łódź Ørsted straße", ["cafe", "lodz", "orst", "strass"]),
        ("1,200 men, 1.5 tonnes at 10:30", ["1200", "men", "1.5", "tonn", "at", "10.30"]),
        ("the U.S.-led 19th talks", ["the", "u", "s", "led", "19th", "talk"]),
        ("停火谈判", ["停", "火", "谈", "判"]),
        ("हिन्दी العربيّة 한국어", ["हिनदी", "العربية", "한국어"]),
        ("½ ﬁne x²", ["½", "fine", "x2"]),
        ("a\0b \ud800 😀 -- …", ["a", "b"]),
        ("x" * 300, ["x" * 60]),
    ],
)
def test_words(text: str, terms: list[str]) -> None:
    assert [token.term for token in tokens(text)] == terms


@pytest.mark.parametrize(
    ("asked", "parts"),
    [
        ("dam gate", (("dam",), ("gate",))),
        ("gates GATE", (("gate",),)),
        ("the dam", (("dam",),)),
        ("the", (("the",),)),
        ('"the dam" gate', (("the", "dam"), ("gate",))),
        ("“red line” the", (("red", "line"),)),
        ('gate "dam', (("gate",), ("dam",))),
        ("U.S.-led", (("u", "s", "led"),)),
        ("停火", (("停", "火"),)),
    ],
)
def test_questions(asked: str, parts: tuple[tuple[str, ...], ...]) -> None:
    assert parse(asked).parts == parts


@pytest.mark.parametrize("asked", ["", "  ", "...", '""', "😀", "\0", "\ud800", "--- “” !"])
def test_a_question_without_a_word_is_told(asked: str) -> None:
    with pytest.raises(UsageError, match="no word"):
        parse(asked)


def test_a_question_of_very_many_words_is_told() -> None:
    assert len(parse(" ".join(f"w{n}" for n in range(MOST_TERMS))).parts) == MOST_TERMS
    with pytest.raises(UsageError, match="10,000 words"):
        parse(" ".join(f"w{n}" for n in range(10_000)))
