"""Turns of a transcript, whole; what is no transcript is left alone."""

from __future__ import annotations

import pytest

from sayso.attribute.reader import Draft
from sayso.attribute.transcripts import READER, transcribed
from sayso.clean import clean
from sayso.model import Page, Report

TALK = """Talk on the quay

ORSO: Who closed the gate? I ask because the log says nothing.

MAREK (by telephone): We were never asked. The harbour board says that it was shut at nine. I doubt it.

ORSO: And the pilot?

MAREK: He left. He told me he was tired."""


def report(text: str) -> Report:
    made, _ = clean(Page.of("talk.txt", text.encode(), "text/plain"), plain=True)
    assert made is not None
    return made


def at(text: str, words: str) -> tuple[int, int]:
    start = text.index(words)
    return start, start + len(words)


def test_a_turn_is_all_that_follows_the_name() -> None:
    one = report(TALK)
    found = transcribed(one, [])
    told = [(one.text[slice(*d.source[0])], one.text[slice(*d.cue[0])], one.text[slice(*d.content[0])]) for d in found]
    assert told == [
        ("ORSO", ":", "Who closed the gate? I ask because the log says nothing."),
        ("MAREK", ":", "We were never asked. The harbour board says that it was shut at nine. I doubt it."),
        ("ORSO", ":", "And the pilot?"),
        ("MAREK", ":", "He left. He told me he was tired."),
    ]
    assert {d.reader for d in found} == {READER}


def test_what_was_read_of_a_turn_becomes_it_and_what_was_read_in_one_is_inside() -> None:
    one = report(TALK)
    name = one.text.index("MAREK")
    short = Draft(((name, name + 5),), ((name + 20, name + 21),), (at(one.text, "We were never asked."),), 0.9)
    board = Draft(
        (at(one.text, "The harbour board"),), (at(one.text, "says that"),), (at(one.text, "it was shut at nine"),), 0.9
    )
    deeper = Draft((), (at(one.text, "shut"),), (at(one.text, "at nine"),), 0.5, inside=1)
    found = transcribed(one, [short, board, deeper])
    assert len(found) == 4 + 2
    assert (found[4].source, found[4].inside) == (board.source, 1)
    assert (found[5].cue, found[5].inside) == (deeper.cue, 4)


@pytest.mark.parametrize(
    "text",
    [
        "Update: the gate is shut.\n\nUpdate: the gate is open.\n\nUpdate: it is shut again.\n\nUpdate: it is open.",
        "ORSO: Who closed the gate?\n\nMAREK: We were never asked.",
        "The pilot left. MAREK: no comment.\n\nHe said: it was late.",
        "Photo: Una Perrow\n\nSource: the board\n\nPhoto: Lev Tarn\n\nSource: the log",
        "Where: the old quay\n\nWhen: nine\n\nWho: the harbour board\n\nWhy: the storm",
        "",
    ],
)
def test_headings_and_lists_are_no_transcript(text: str) -> None:
    one = report(f"Quay\n\n{text}" if text else "Quay")
    drafts = [Draft((), (), ((0, 4),), 0.5)]
    assert transcribed(one, drafts) == drafts


def test_a_long_transcript_is_gone_through_once() -> None:
    one = report(
        "Quay\n\n" + "\n\n".join(f"{'ORSO' if n % 2 else 'MAREK'}: It was shut at {n}." for n in range(20_000))
    )
    drafts = [Draft((), (), ((block.start + 7, block.end),), 0.5) for block in one.blocks[1:]]
    assert len(transcribed(one, drafts)) == 40_000
