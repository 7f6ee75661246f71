from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.briefing import words


@pytest.mark.parametrize(
    ("shown", "expected"),
    [
        (words.counted(1, "report"), "1 report"),
        (words.counted(0, "report"), "0 reports"),
        (words.counted(1200, "copy", "copies"), "1,200 copies"),
        (words.listed([]), ""),
        (words.listed(["a"]), "a"),
        (words.listed(["a", "b", "c"]), "a, b and c"),
        (words.listed(["a", "b", "c"], "or"), "a, b or c"),
        (words.more(0), ""),
        (words.more(1, "report"), "and 1 more report"),
        (words.more(1200, "copy", "copies"), "and 1,200 more copies"),
        (words.share(0.55, 0.8), "55-80%"),
        (words.share(0.6, 0.6), "60%"),
        (words.share(0.8, 0.999), "80-99%"),
        (words.cut("a gate opened", 13), "a gate opened"),
        (words.cut("a gate opened early", 13), "a gate […]"),
        (words.cut("unbroken" * 9, 11), "unbroken […]"),
        (words.window(None, None), "open"),
        (words.window(dt.date(2031, 5, 3), None), "from 3 May 2031, open"),
        (words.window(None, dt.date(2031, 5, 3)), "until 3 May 2031"),
        (words.window(dt.date(2031, 5, 9), dt.date(2031, 5, 3)), "3 to 9 May 2031"),
        (words.origins(1, 1), "1 origin"),
        (words.origins(2, 2), "2 independent origins"),
        (words.origins(1, 3), "1 to 3 independent origins"),
        (words.origins(0, 1), "0 to 1 independent origins"),
        (words.percent(1.0), "100%"),
        (words.percent(0.9999), "99%"),
        (words.percent(0.962), "96%"),
        (words.quoted("a"), "“a”"),
        (words.quoted("“a”"), "“a”"),
        (words.quoted("“a” b"), "““a” b”"),
        (words.quoted(""), "“”"),
        (words.clipped("a b c", 2), "a b […]"),
        (words.clipped("a  b", 2), "a b"),
        (words.language("en-GB"), "English"),
        (words.language("xx"), "xx"),
        (words.language(None), "language not known"),
        (words.line(None), ""),
        (words.line(" a\u2028b\n\tc "), "a b c"),
    ],
)
def test_wording(shown: str, expected: str) -> None:
    assert shown == expected


@pytest.mark.parametrize(("code", "name"), words.LANGUAGES.items())
def test_every_language_is_found_by_its_code(code: str, name: str) -> None:
    assert len(code) == 2
    assert words.language(code.upper()) == name


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        ((2031, 5, 3), (2031, 5, 3), "3 May 2031"),
        ((2031, 5, 3), (2031, 5, 9), "3 to 9 May 2031"),
        ((2031, 5, 3), (2031, 6, 9), "3 May to 9 June 2031"),
        ((2030, 12, 31), (2031, 1, 1), "31 December 2030 to 1 January 2031"),
    ],
)
def test_period(first: tuple[int, int, int], last: tuple[int, int, int], expected: str) -> None:
    assert words.period(dt.date(*first), dt.date(*last)) == expected


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        (dt.date(2031, 5, 3), "3 May 2031"),
        (dt.datetime(2031, 5, 3), "3 May 2031"),
        (dt.datetime(2031, 5, 3, 14, 5), "3 May 2031, 14:05"),
        (dt.datetime(2031, 5, 3, 14, 5, tzinfo=dt.UTC), "3 May 2031, 14:05 UTC"),
        (dt.datetime(2031, 5, 3, 14, 5, tzinfo=dt.timezone(dt.timedelta(hours=2))), "3 May 2031, 14:05 UTC+02:00"),
    ],
)
def test_moment(when: dt.date, expected: str) -> None:
    assert words.moment(when) == expected


@given(st.text(st.characters()))
def test_visible_keeps_every_offset(text: str) -> None:
    shown = words.visible(text)
    assert len(shown) == len(text)
    shown.encode()
    assert words.visible(shown) == shown


def test_visible_leaves_writing_alone() -> None:
    writing = "שלום‏ a‌b नमस्‍ते é – “x”\n"
    assert words.visible(writing) == writing
