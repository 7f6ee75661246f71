"""Origins: what merges, what does not, and the reason of every merge."""

from __future__ import annotations

from sayso.model import Brief, OriginKind, Page
from sayso.pipeline import make_brief, read_page


def brief(*texts: str) -> Brief:
    return make_brief([read_page(Page.of(f"{i}.txt", t.encode(), "text/plain")) for i, t in enumerate(texts)])


WORDS = "“Nobody on the bridge had looked at the bow doors since the winter,” {who} said.\n\n"
TAILS = {
    "first": "The ferry is still on the sea floor, and the weather has kept every diver of the yard in port since Friday. "
    "The tug that was to lift her lies idle behind the mole, and her crew play cards.",
    "second": "Candles stood in most windows of Quell last night. Schools will open late, buses run to the Sunday timetable, "
    "and there is no winter fair for the first time in forty years.",
}


def story(who: str, n: str) -> str:
    return f"Report {n}\n\n{TAILS[n]}\n\n" + WORDS.format(who=who)


def test_one_named_speaker_with_the_same_words_is_one_origin() -> None:
    made = brief(story("Una Perrow", "first"), story("Una Perrow", "second"))
    assert len(made.origins) == 1
    assert made.origins[0].kind is OriginKind.UTTERANCE
    assert [r.rule for r in made.origins[0].reasons] == ["same speaker, same words"]
    assert {s.report for s in made.origins[0].reasons[0].evidence} == {r.id for r in made.reports}
    assert [(c.fewest, c.most) for c in made.claims] == [(1, 1)]


def test_unnamed_speakers_never_merge_by_likeness() -> None:
    made = brief(story("an official", "first"), story("an official", "second"))
    assert len(made.origins) == 2
    assert {o.kind for o in made.origins} == {OriginKind.UNNAMED}
    assert [(c.fewest, c.most) for c in made.claims] == [(1, 2)]


def test_two_named_speakers_are_two_origins() -> None:
    made = brief(story("Una Perrow", "first"), story("Bo Rask", "second"))
    assert len(made.origins) == 2
    assert [(c.fewest, c.most) for c in made.claims] == [(2, 2)]


def test_an_unnamed_speaker_in_a_copy_is_the_same() -> None:
    text = story("an official", "first")
    made = brief(text, text + "\n\nOur own harbour was calm.")
    assert [r.rule for r in made.origins[0].reasons] == ["same passage"]
    assert len(made.origins) == 1


def test_a_thousand_copies_are_one_origin() -> None:
    text = story("an official", "first")
    made = brief(*[text] * 60)
    assert len(made.reports) == 60
    assert len(made.origins) == 1
    assert len(made.derivations) == 59
