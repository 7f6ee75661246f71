"""Bytes to text."""

import codecs

import pytest

from sayso.clean.decode import decode
from sayso.model import Page

ENGLISH = "“Nobody knows,” the café’s owner said — and he’d know."
POLISH = "Prezydent miasta powiedział w poniedziałek, że most zostanie otwarty wiosną. Świadkowie mówią, że to źródło. "
JAPANESE = "市長は月曜日に、橋は春に開通すると述べた。多くの住民はそれを信じていない。警察は調査を続けている。"
RUSSIAN = "Мэр сказал в понедельник, что мост откроют весной. Никто ему не поверил, даже его брат."

SILENT = [
    ("UTF-8", ENGLISH, ENGLISH.encode()),
    ("UTF-8 with a mark", ENGLISH, codecs.BOM_UTF8 + ENGLISH.encode()),
    ("UTF-16 with a mark", ENGLISH, ENGLISH.encode("utf-16")),
    ("UTF-16 BE with a mark", ENGLISH, codecs.BOM_UTF16_BE + ENGLISH.encode("utf-16-be")),
    ("UTF-32 with a mark", ENGLISH, ENGLISH.encode("utf-32")),
    ("UTF-16 without a mark", ENGLISH, ENGLISH.encode("utf-16-le")),
    ("UTF-16 BE without a mark", ENGLISH, ENGLISH.encode("utf-16-be")),
    ("empty", "", b""),
]


@pytest.mark.parametrize(("expected", "raw"), [pytest.param(e, r, id=name) for name, e, r in SILENT])
def test_what_is_sure_gives_no_problem(expected: str, raw: bytes) -> None:
    assert decode(Page.of("x", raw, "text/plain")) == (expected, [])


DECLARED = [
    ("latin-1", ENGLISH.encode("cp1252")),
    ("ISO-8859-1", ENGLISH.encode("cp1252")),
    ("windows-1252", ENGLISH.encode("cp1252")),
    ("utf-8", ENGLISH.encode()),
    ("latin-1", ENGLISH.encode()),
    ("no-such-charset", ENGLISH.encode()),
]


@pytest.mark.parametrize(("charset", "raw"), DECLARED)
def test_a_declared_encoding_but_utf_8_goes_first(charset: str, raw: bytes) -> None:
    assert decode(Page.of("x", raw, "text/plain", charset=charset)) == (ENGLISH, [])


def test_an_encoding_declared_in_the_page() -> None:
    raw = b"<html><head><meta charset='shift_jis'></head><body>" + JAPANESE.encode("shift_jis")
    text, problems = decode(Page.of("x", raw, "text/html"))
    assert text.endswith(JAPANESE)
    assert not problems


UNDECLARED = [
    ("cp1252", ENGLISH, "cp1252"),
    ("Latin-2", POLISH, "iso8859_2"),
    ("Shift-JIS", JAPANESE, "shift_jis"),
    ("EUC-JP", JAPANESE * 5, "euc_jp"),
    ("KOI8-R", RUSSIAN * 5, "koi8_r"),
    ("cp1251", RUSSIAN, "cp1251"),
    ("Latin-2, past the sample", (POLISH + "\n") * 800, "iso8859_2"),
    ("Shift-JIS, past the sample", (JAPANESE + "\n") * 800, "shift_jis"),
]


@pytest.mark.parametrize(("expected", "encoding"), [pytest.param(t, e, id=name) for name, t, e in UNDECLARED])
def test_an_undeclared_encoding_is_guessed_and_said(expected: str, encoding: str) -> None:
    text, problems = decode(Page.of("x", expected.encode(encoding), "text/plain"))
    assert text == expected
    assert len(problems) == 1
    assert "not declared" in problems[0].reason
    assert problems[0].remedy
    assert problems[0].input == "x"


def test_mixed_encodings() -> None:
    raw = "“Nobody knows,” she said. “Café,” he said. ".encode() * 2 + b"It\x92s over."
    text, problems = decode(Page.of("x", raw, "text/plain"))
    assert text.endswith("It’s over.")
    assert ["mixed encodings" in p.reason for p in problems] == [True]


def test_mojibake_is_said_and_kept() -> None:
    text, problems = decode(Page.of("x", "Itâ€™s in the cafÃ© now.".encode(), "text/plain"))
    assert text == "Itâ€™s in the cafÃ© now."
    assert ["wrong encoding before" in p.reason for p in problems] == [True]


@pytest.mark.parametrize("text", ["SÃO PAULO", "Ã", "â€ alone", "À la carte: £5"])
def test_odd_letters_are_no_mojibake(text: str) -> None:
    assert decode(Page.of("x", text.encode(), "text/plain")) == (text, [])


CHARACTERS = [
    ("a\r\nb\rc\nd", "a\nb\nc\nd"),
    ("a\u2028b\u2029c", "a\nb\n\nc"),
    ("a\x00b\x07c\x1bd\x7fe\x9bf", "abcdef"),
    ("in\u00advisible\u200b and\u2060 \ufeffgone", "invisible and gone"),
    ("tab\tstays, ‍joiner stays", "tab\tstays, ‍joiner stays"),
]


@pytest.mark.parametrize(("raw", "expected"), CHARACTERS)
def test_lines_and_characters_nobody_sees(raw: str, expected: str) -> None:
    assert decode(Page.of("x", raw.encode(), "text/plain"))[0] == expected


def test_any_bytes_decode() -> None:
    for raw in (bytes(range(256)), b"\xff\xfe\x00", b"\xef\xbb\xbf\xff", b"\x81\x8d\x8f\x90\x9d" * 40):
        text, _ = decode(Page.of("x", raw, "text/plain"))
        assert "\x00" not in text
