"""Languages: which is read, which is kept and said not to be."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sayso.clean.language import language_of
from sayso.model import Problem, Report

Cleaned = Callable[..., tuple[Report | None, list[Problem]]]

TEXTS = [
    ("en", "The ferry was cancelled on Tuesday after divers found a crack in its rudder, the harbour office said."),
    (
        "de",
        "Die Fähre fiel am Dienstag aus, nachdem Taucher einen Riss im Ruder gefunden hatten, teilte das Hafenamt mit.",
    ),
    (
        "fr",
        "Le bac a été annulé mardi après que des plongeurs ont découvert une fissure dans le gouvernail, selon le port.",
    ),
    ("ar", "ألغيت رحلة العبّارة يوم الثلاثاء بعد أن اكتشف الغواصون شرخا في الدفة، حسبما أعلن مكتب الميناء في المدينة."),
    ("ru", "Паром отменили во вторник после того, как водолазы нашли трещину в руле, сообщили в портовом управлении."),
]


@pytest.mark.parametrize(("code", "text"), TEXTS)
def test_languages(cleaned: Cleaned, code: str, text: str) -> None:
    assert language_of(text) == code
    report, problems = cleaned(f"{text}\n\n{text}")
    assert report is not None
    assert report.language == code
    assert text in report.text
    if code == "en":
        assert (report.unread, problems) == (None, [])
    else:
        assert report.unread is not None
        assert code in report.unread
        assert [(p.stage, p.reason, p.input) for p in problems] == [("attribute", report.unread, "page")]


@pytest.mark.parametrize("text", ["", "Ja.", "Goats 3, ferries 1", "1 2 3 4 5 " * 3])
def test_too_short_to_tell(text: str) -> None:
    assert language_of(text) is None


def test_what_is_too_short_is_read_unless_the_page_says_otherwise(cleaned: Cleaned) -> None:
    german, problems = cleaned(
        "---\nlang: de-DE\n---\n\n# Hafen\n\nDer Hafen bleibt zu, sagt das Amt.", "text/markdown"
    )
    assert german is not None
    assert german.unread is not None
    assert len(problems) == 1
    english, problems = cleaned("Quay shut\n\nThe quay stays shut.")
    assert english is not None
    assert (english.language, english.unread, problems) == (None, None, [])


def test_the_words_go_before_what_the_page_says(cleaned: Cleaned) -> None:
    text = TEXTS[0][1]
    report, problems = cleaned(
        f"<html lang='fr'><body><article><p>{text}</p><p>{text} So it did.</p></article></body></html>", "text/html"
    )
    assert report is not None
    assert (report.language, problems) == ("en", [])


def test_plain_says_the_language_too(cleaned: Cleaned) -> None:
    report, problems = cleaned(TEXTS[1][1], plain=True)
    assert report is not None
    assert (report.language, bool(report.unread), len(problems)) == ("de", True, 1)
