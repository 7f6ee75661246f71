"""Words of a second speaker within what somebody tells are an attribution of their own, inside the other."""

from __future__ import annotations

import pytest

from sayso.attribute.embedded import embedded
from sayso.attribute.reader import Draft

REST = "\n\nThe tug that was to lift the ferry lies idle behind the mole, and her crew play cards all day.\n"


def drafts(text: str, source: str, *content: str) -> list[Draft]:
    def place(words: str) -> tuple[int, int]:
        at = text.index(words)
        return at, at + len(words)

    return [Draft((place(source),), (), tuple(map(place, content)), 0.9)]


@pytest.mark.parametrize(
    ("text", "source", "content", "found"),
    [
        (
            "The mate, Perrow recalls, cut him short with the words: “Not on this ship and not today.”",
            "Perrow",
            ("The mate", "cut him short with the words: “Not on this ship and not today.”"),
            [("The mate", "cut him short with the words:", "“Not on this ship and not today.”")],
        ),
        (
            "The magazine quotes Una Perrow, who runs the yard, as having told her board: “We were paid to look away.”",
            "The magazine",
            ("Una Perrow, who runs the yard, as having told her board: “We were paid to look away.”",),
            [("Una Perrow", "as having told her board:", "“We were paid to look away.”")],
        ),
        (
            "“He put up his hand. ‘Ferries lose their doors, madam,’ he told me,” Perrow said.",
            "Perrow",
            ("“He put up his hand. ‘Ferries lose their doors, madam,’ he told me,”",),
            [("he", "told me", "‘Ferries lose their doors, madam,’")],
        ),
        (
            "\"Then the mate said, 'Leave the doors as they are.' So we did,\" Perrow said.",
            "Perrow",
            ("\"Then the mate said, 'Leave the doors as they are.' So we did,\"",),
            [("the mate", "said", "'Leave the doors as they are.'")],
        ),
        (
            "He said that Captain Bo Rask, woken at home, closed the matter with the words: “We do not sail on a feeling.”",
            "He",
            ("that Captain Bo Rask, woken at home, closed the matter with the words: “We do not sail on a feeling.”",),
            [("Captain Bo Rask", "closed the matter with the words:", "“We do not sail on a feeling.”")],
        ),
        (
            "Ms Perrow opened the meal, by this official's account, with the words “nobody walks home in chains tonight”.",
            "this official",
            ("Ms Perrow opened the meal", "with the words “nobody walks home in chains tonight”."),
            [("Ms Perrow", "with the words", "“nobody walks home in chains tonight”")],
        ),
        # What nobody is said to have said.
        (
            "Perrow has a sign on her desk: “No doors, no ferry, no pay.”",
            "Perrow",
            ("a sign on her desk: “No doors, no ferry, no pay.”",),
            [],
        ),
        (
            "“It's the mate's own ‘three doors are enough’ rule,” Perrow said.",
            "Perrow",
            ("“It's the mate's own ‘three doors are enough’ rule,”",),
            [],
        ),
        (
            "Perrow said he was told by the guard: “You can not come in here.”",
            "Perrow",
            ("he was told by the guard: “You can not come in here.”",),
            [],
        ),
        (
            "Perrow said the man never said: “I will burn it all down.”",
            "Perrow",
            ("the man never said: “I will burn it all down.”",),
            [],
        ),
        # The speaker's own words, and what is in no content.
        ("Perrow told them: “We were paid to look away.”", "Perrow", ("“We were paid to look away.”",), []),
        ("The mate told them: “We were paid to look away.” Perrow coughed.", "Perrow", ("coughed",), []),
    ],
)
def test_a_second_speaker(text: str, source: str, content: tuple[str, ...], found: list[tuple[str, str, str]]) -> None:
    text = "Ferry doors\n\n" + text + REST
    made = embedded(text, drafts(text, source, *content))
    assert [tuple(text[slice(*part[0])] for part in (d.source, d.cue, d.content)) for d in made] == found
    assert all(d.inside == 0 for d in made)


def test_what_is_read_already_is_not_read_again() -> None:
    text = "Ferry doors\n\n“He put up his hand. ‘Ferries lose their doors, madam,’ he told me,” Perrow said." + REST
    outer = drafts(text, "Perrow", "“He put up his hand. ‘Ferries lose their doors, madam,’ he told me,”")
    inner = drafts(text, "he told", "‘Ferries lose their doors, madam,’")
    assert not embedded(text, [*outer, Draft(inner[0].source, (), inner[0].content, 0.9, 0)])


def test_a_megabyte_takes_no_longer_than_its_length() -> None:
    one = "“He put up his hand. ‘Ferries lose their doors, madam,’ he told me,” Perrow said. "
    text = one * 12_000
    outer = [Draft((), (), ((n * len(one), n * len(one) + 70),), 0.9) for n in range(12_000)]
    assert len(embedded(text, outer)) == 12_000
