from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.briefing.excerpt import Mark, excerpt, segments


def shown(text: str, *marks: tuple[str, str]) -> str:
    """The excerpt, each piece in braces with the first letters of its roles."""
    found = [Mark(text.index(words), text.index(words) + len(words), role) for words, role in marks]
    letters = {"source": "s", "cue": "u", "content": "c", "clash": "x"}
    return "".join(
        "{" + "".join(letters[role] for role in sorted(piece.roles)) + ":" + piece.text + "}"
        if piece.roles - {"cut"}
        else piece.text
        for piece in excerpt(text, found)
    )


@pytest.mark.parametrize(
    ("text", "marks", "expected"),
    [
        ("Lind said no.", [("Lind", "source"), ("said", "cue"), ("no", "content")], "{s:Lind} {u:said} {c:no}."),
        ("“It rained,” Lind said.", [("Lind", "source"), ("It rained", "content")], "“{c:It rained},” {s:Lind}"),
        ("A “no” b", [("no", "content")], "“{c:no}”"),
        ("Lind " + "x" * 90 + " it rained", [("Lind", "source"), ("it rained", "content")], "{s:Lind} […] {c:it rained}"),
        ("Lind\n\nsaid\n\nit", [("Lind", "source"), ("it", "content")], "{s:Lind} […] {c:it}"),
        ("Lind \n\n it", [("Lind", "source"), ("it", "content")], "{s:Lind} {c:it}"),
        ("one two three", [("one two", "content"), ("two three", "source")], "{c:one }{cs:two}{s: three}"),
        ("said 41 men", [("41 men", "content"), ("41", "clash")], "{xc:41}{c: men}"),
        ("a\n b", [("a\n b", "content")], "{c:a b}"),
        ("a", [], ""),
    ],
)  # fmt: skip
def test_excerpt(text: str, marks: list[tuple[str, str]], expected: str) -> None:
    assert shown(text, *marks) == expected


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30), st.integers(0, 5)), max_size=12))
def test_segments_say_of_every_place_what_it_is(found: list[tuple[int, int, int]]) -> None:
    marks = [Mark(start, end, label) for start, end, label in found]
    flat = list(segments(marks, [0, 31]))
    assert [start for start, _, _ in flat] + [31] == [0] + [end for _, end, _ in flat]
    for start, end, labels in flat:
        for place in range(start, end):
            assert set(labels) == {mark.label for mark in marks if mark.start <= place < mark.end}
