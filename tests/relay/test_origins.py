"""Origins: what merges, what does not, and the reason of every merge."""

from __future__ import annotations

import pytest

from sayso.model import Brief, Origin, OriginKind, Page
from sayso.pipeline import make_brief, read_page


def brief(*texts: str) -> Brief:
    return make_brief([read_page(Page.of(f"{i}.txt", t.encode(), "text/plain")) for i, t in enumerate(texts)])


WORDS = "“The bow doors stood open all winter and the hinges were red with rust,” {who} said.\n\n"
TAILS = {
    "first": "The ferry is still on the sea floor, and the weather has kept every diver of the yard in port since Friday. "
    "The tug that was to lift her lies idle behind the mole, and her crew play cards.",
    "second": "Candles stood in most windows of Quell last night. Schools will open late, buses run to the Sunday timetable, "
    "and there is no winter fair for the first time in forty years.",
}


def story(who: str, n: str) -> str:
    return f"Report {n}\n\n{TAILS[n]}\n\n" + WORDS.format(who=who)


def doors(made: Brief) -> list[Origin]:
    """The origins of what is said about the bow doors; what else the reader finds in the stories is not asked here."""
    told = {a.id for a in made.attributions if any("bow doors" in span.exact for span in a.content)}
    return [o for o in made.origins if told & set(o.attributions)]


def test_one_named_speaker_with_the_same_words_is_one_origin() -> None:
    made = brief(story("Una Perrow", "first"), story("Una Perrow", "second"))
    assert len(doors(made)) == 1
    assert doors(made)[0].kind is OriginKind.UTTERANCE
    assert [r.rule for r in doors(made)[0].reasons] == ["same speaker, same words"]
    assert {s.report for s in doors(made)[0].reasons[0].evidence} == {r.id for r in made.reports}
    assert [(c.fewest, c.most) for c in made.claims] == [(1, 1)]


def test_unnamed_speakers_never_merge_by_likeness() -> None:
    made = brief(story("an official", "first"), story("an official", "second"))
    assert len(doors(made)) == 2
    assert {o.kind for o in doors(made)} == {OriginKind.UNNAMED}
    assert [(c.fewest, c.most) for c in made.claims] == [(1, 2)]


def test_two_named_speakers_are_two_origins() -> None:
    made = brief(story("Una Perrow", "first"), story("Bo Rask", "second"))
    assert len(doors(made)) == 2
    # Two who are given the very same sentence: one of the reports may have the wrong name.
    assert [(c.fewest, c.most) for c in made.claims] == [(1, 2)]
    assert [r.rule for c in made.claims for r in c.reasons] == ["same words"]


def test_an_unnamed_speaker_in_a_copy_is_the_same() -> None:
    text = story("an official", "first")
    made = brief(text, text + "\n\nOur own harbour was calm.")
    assert [r.rule for r in doors(made)[0].reasons] == ["same passage"]
    assert len(doors(made)) == 1


def test_sixty_copies_are_one_origin() -> None:
    text = story("an official", "first")
    made = brief(*[text] * 60)
    assert len(made.reports) == 60
    assert len(doors(made)) == 1
    assert len(made.derivations) == 59


BODY = "Ferry sank in calm sea\n\nCalder Lines, which owned the ferry, denied that the doors were open. {next}\n"


@pytest.mark.parametrize(
    ("next_", "merged"),
    [
        ("“Our crews close doors,” said its spokeswoman, Una Perrow.", True),
        ("Una Perrow, a spokeswoman for Calder Lines, said that the crews close doors.", True),
        ("“Our crews close doors,” said Una Perrow, who saw it.", False),
        (
            "The wreck lies in forty metres of water, and the divers of the yard have not been down to it since Friday. "
            "“Our crews close doors,” said a Calder Lines spokeswoman, Una Perrow.",
            False,
        ),
    ],
)
def test_a_body_and_who_speaks_for_it_in_the_next_sentence(next_: str, merged: bool) -> None:
    made = brief(BODY.format(next=next_))
    body, person = (
        next(a.id for a in made.attributions if a.speaker and a.speaker.name == name)
        for name in ("Calder Lines", "Una Perrow")
    )
    origin_of = {i: o for o in made.origins for i in o.attributions}
    assert (origin_of[body] is origin_of[person]) == merged
    assert ("same body" in {r.rule for r in origin_of[body].reasons}) == merged
