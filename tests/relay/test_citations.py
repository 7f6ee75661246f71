"""Citations of outlets in the pile: what is picked up, and what is passed on."""

from __future__ import annotations

import pytest

from sayso.model import Brief, DerivationKind, Page
from sayso.pipeline import make_brief, read_page
from sayso.relay.citations import calls, name_words

OWN = """The keeper speaks

Quell Courier
2 March 2026

The keeper of the Calder light told the Courier in her kitchen that the lamp had been dark for a week.

“The lamp went out on Monday and nobody came,” Wilma Strand said. “I wrote to the board twice.”

The board did not answer questions, and the ferry company said it knew nothing of any letter.
"""

PICKUP = """Light was dark for a week, paper reports

Island Globe
{day} March 2026

The light on Calder Head was dark for a week before the wreck, its keeper Wilma Strand told the Quell Courier.

Storms have closed the harbour since Thursday. Bread is short, and the mail plane has not landed for three days now.
"""


def brief(*texts: str) -> Brief:
    return make_brief([read_page(Page.of(f"{i}.txt", t.encode(), "text/plain")) for i, t in enumerate(texts)])


def test_an_opening_that_cites_is_a_pickup() -> None:
    made = brief(OWN, PICKUP.format(day=4))
    (derivation,) = made.derivations
    assert derivation.kind is DerivationKind.PICKUP
    assert (derivation.report, derivation.original) == (made.reports[1].id, made.reports[0].id)
    assert derivation.reasons[0].evidence[0].exact.endswith("Quell Courier")


def test_what_is_passed_on_goes_back_to_the_cited_report() -> None:
    made = brief(OWN, PICKUP.format(day=4))
    strand = [o for o in made.origins if o.who == "Wilma Strand"]
    assert len(strand) == 1
    assert "explicit citation" in {r.rule for r in strand[0].reasons}


CREDITS = """The lamp that nobody came to mend

Island Globe
4 March 2026

Bread is short on the islands, and the mail plane has not landed for three days now.

Storms have closed the harbour since Thursday, and the school sleeps nine families from the lower quay.

Wilma Strand, who keeps the light, was quoted by the Quell Courier as saying that she had written to the board twice.

{credit}
"""


@pytest.mark.parametrize(
    ("credit", "kinds"),
    [("With reporting by the Quell Courier", [DerivationKind.REWRITE]), ("The mail goes by boat until then.", [])],
)
def test_who_credits_an_outlet_and_passes_on_what_it_tells_was_made_from_it(
    credit: str, kinds: list[DerivationKind]
) -> None:
    made = brief(OWN, CREDITS.format(credit=credit))
    assert [d.kind for d in made.derivations] == kinds
    assert all(d.original == made.reports[0].id and d.reasons[0].rule == "credit" for d in made.derivations)


CORRECTS = """{title}

{outlet}
5 March 2026

(In a report of 2 March, “The keeper speaks to us of her lamp”, the lamp was wrongly said to have been dark for a week.)

Bread is short on the islands, and the mail plane has not landed for three days now.

Storms have closed the harbour since Thursday, and the school sleeps nine families from the lower quay.
"""


@pytest.mark.parametrize(("day", "found"), [("2 March", True), ("March 2", True), ("3 March", False)])
def test_what_says_that_it_corrects_a_report_of_a_day_corrects_that_of_its_outlet(day: str, found: bool) -> None:
    note = f"(Corrects the length of the dark in our report of {day}.)"
    text = CORRECTS.format(title="Nine days of a dark lamp on the head", outlet="Quell Courier")
    made = brief(OWN, text.replace(text.splitlines()[5], note))
    assert [d.kind for d in made.derivations] == ([DerivationKind.CORRECTION] if found else [])


@pytest.mark.parametrize(
    "note",
    [
        "The board has an amended plan. As we reported under the headline “The keeper speaks to us of her lamp”, it is late.",
        "Una Perrow was wrongly fined, and a police report of 2 March says why.",
        "The yard updates its fleet. Read more: “The keeper speaks to us of her lamp”.",
    ],
)
def test_what_corrects_nothing_of_its_outlet(note: str) -> None:
    own = OWN.replace("The keeper speaks", "The keeper speaks to us of her lamp")
    text = CORRECTS.format(title="Nine days of a dark lamp on the head", outlet="Quell Courier")
    made = brief(own, text.replace(text.splitlines()[5], note))
    assert not made.derivations


@pytest.mark.parametrize(("outlet", "found"), [("Quell Courier", True), ("Island Globe", False)])
def test_what_says_that_it_corrects_a_report_of_a_title_corrects_it(outlet: str, found: bool) -> None:
    own = OWN.replace("The keeper speaks", "The keeper speaks to us of her lamp")
    made = brief(own, CORRECTS.format(title="Nine days of a dark lamp on the head", outlet=outlet))
    assert [d.kind for d in made.derivations] == ([DerivationKind.CORRECTION] if found else [])
    for one in made.derivations:
        assert one.original == made.reports[0].id
        assert one.reasons[0].evidence[0].exact == "The keeper speaks to us of her lamp"


@pytest.mark.parametrize(
    ("name", "outlet", "may"),
    [
        ("the Courier", "Quell Courier", True),
        ("Quell Courier", "The Quell Courier", True),
        ("Quell", "Quell Courier", False),
        ("Quell", "Radio Quell", False),
        ("Midwire", "Midwire News Agency", True),
        ("Quell Evening Post", "Evening Post", True),
        ("the Gazette", "Quell Courier", False),
    ],
)
def test_a_place_alone_calls_no_outlet(name: str, outlet: str, may: bool) -> None:
    assert calls(name_words(name), name_words(outlet)) is may


@pytest.mark.parametrize("day", [1, 2])
def test_nobody_cites_what_is_not_yet_published(day: int) -> None:
    made = brief(OWN.replace("2 March", "20 March"), PICKUP.format(day=day))
    assert not made.derivations


def test_a_circle_of_citations_ends() -> None:
    other = (
        PICKUP.format(day=4).replace("Island Globe", "Quell Courier").replace("the Quell Courier", "the Island Globe")
    )
    made = brief(other, PICKUP.format(day=4))
    assert len(made.reports) == 2
    assert all(d.report != d.original for d in made.derivations)


SECRET = """What the board was told

Quell Courier
2 March 2026

A member of the harbour board spoke to the Courier in a tea room on Sunday, and asked not to be named.

“The lamp went out on Monday,” the member of the board said. “Somebody stole the spare.”
{other}
The ferry company said that it knew nothing of any letter.
"""
RETOLD = """Spare lamp was sold, paper says

Island Globe
4 March 2026

The light on Calder Head had no spare lamp on the night of the wreck, the Quell Courier reported on Monday.

The Courier's source was a member of one of the boards. According to that person, a thief was at work.
"""


@pytest.mark.parametrize(
    ("other", "merged"), [("", True), ("\nA member of the crew said that the lamp was dim.\n", False)]
)
def test_whom_both_describe_by_one_role(other: str, merged: bool) -> None:
    """An outlet's source by a role that one alone has in its own report is that one."""
    made = brief(SECRET.format(other=other), RETOLD)
    by_words = {" ".join(s.exact for s in a.content): a.id for a in made.attributions}
    told, retold = (next(i for words, i in by_words.items() if part in words) for part in ("stole the spare", "thief"))
    origin_of = {i: o.id for o in made.origins for i in o.attributions}
    assert (origin_of[told] == origin_of[retold]) == merged
