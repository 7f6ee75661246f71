"""What makes a clause, and what only names a thing."""

from __future__ import annotations

import pytest

from sayso.compare.asserting import makes_clause


@pytest.mark.parametrize(
    "text",
    [
        "the crew had shut the bow doors",
        "that the bow doors were shut",
        "“We were told to wait,”",
        "The men who broke the lock did so at night",
        "Whoever has the key has the ferry",
        "the pilots who steer by the old light would not be told",
        "The log leaves the mate to the court",
        "no sailor died",
        "what we saw was a lamp",
        "The day they were found was a Friday",
        "In this harbour, nobody waits",
        "Of course I saw the lamp",
        "the ferry, which was 43 metres long",
        "Anyone who fears fog lacks a pilot's nerve",
        "Orda put his initials under that",
        "they're gone",
    ],
)
def test_a_clause(text: str) -> None:
    assert makes_clause(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "the harbour trial",
        "the mate's report",
        "a pilot whom nobody had met",
        "the terms on which she works",
        "the day they were found",
        "what happened at the mole",
        "what the crew had been asked",
        "any suggestion that her office was to blame",
        "the remark that the captain had put in his mouth",
        "the mate, the lamp and the log that the court wants",
        "four rate rises this year",
        "the crushed hull",
    ],
)
def test_a_name_for_a_thing(text: str) -> None:
    assert not makes_clause(text)
