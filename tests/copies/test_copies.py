"""Which report was made from which, and what told the direction."""

from __future__ import annotations

import datetime as dt

import pytest

from sayso.copies import find_derivations
from sayso.model import DerivationKind, Report

BODY = (
    "The ferry went down off Calder Head before dawn with nine people on board. A fishing boat picked up seven of them. "
    "The owner said its crews always close the bow doors, and that the inquiry would show it. The coastguard would not say "
    "what its divers had seen. Two more storms are expected this week, and the salvage tug is waiting in the lee of the island."
)
OTHER = (
    "Council taxes in Quell will rise again next spring, the treasurer told a thin meeting on Thursday night. He blamed the "
    "price of road salt. Nobody in the room laughed. The swimming bath will open two hours later, and the library will shut "
    "on Wednesdays until the roof is done, which may take until the autumn after next, as it did the last time round."
)


def report(id: str, text: str, **fields: object) -> Report:
    return Report(id, f"{id}.txt", "0", text, **fields)  # type: ignore[arg-type]


WIRE = report(
    "w",
    BODY,
    outlet="Norwire",
    dateline="QUELL (Norwire)",
    credits=("Norwire",),
    published=dt.date(2026, 3, 2),
    title="Ferry",
)


@pytest.mark.parametrize(
    ("made", "kind"),
    [
        (report("a", BODY, outlet="Quell Post", published=dt.date(2026, 3, 2)), DerivationKind.WIRE_COPY),
        (report("a", BODY + " " + OTHER[:200], outlet="Quell Post", credits=("Norwire",)), DerivationKind.WIRE_COPY),
        (
            report("a", BODY.replace("nine", "ten"), outlet="Norwire", title="CORRECTED - Ferry"),
            DerivationKind.CORRECTION,
        ),
        (
            report("a", BODY[:230] + OTHER[:200], outlet="Quell Post", published=dt.date(2026, 3, 3)),
            DerivationKind.REWRITE,
        ),
    ],
)
def test_made_from_the_wire(made: Report, kind: DerivationKind) -> None:
    (found,) = find_derivations([made, WIRE])
    assert (found.report, found.original, found.kind) == ("a", "w", kind)
    assert 0.35 <= found.share <= 1
    assert found.reasons


def test_without_credit_the_later_is_the_copy() -> None:
    early, late = report("b", BODY, published=dt.date(2026, 3, 2)), report("a", BODY, published=dt.date(2026, 3, 4))
    (found,) = find_derivations([late, early])
    assert (found.report, found.original) == ("a", "b")


def test_two_who_heard_the_same_words_copied_nothing() -> None:
    said = "“" + BODY + "” "
    mine = report("a", said + OTHER[:180], published=dt.date(2026, 3, 2))
    yours = report("b", "Nobody in the harbour slept on the night of the storm, and few will tonight. " + said)
    assert find_derivations([mine, yours]) == []


def test_a_thousand_copies_of_one_are_made_from_it() -> None:
    copies = [report(f"c{i:04}", f"{BODY} Printed for subscriber number {i}.") for i in range(1000)]
    found = find_derivations([*copies, WIRE])
    assert {d.original for d in found} == {"w"}
    assert len(found) == 1000


@pytest.mark.parametrize("texts", [(BODY, OTHER), (BODY,), ()])
def test_no_copy(texts: tuple[str, ...]) -> None:
    assert find_derivations([report(str(i), t) for i, t in enumerate(texts)]) == []


def test_words_that_every_report_of_a_site_carries_make_no_copy() -> None:
    furniture = (
        "You are reading the Quell Post, the only paper of the island that is still printed on the island itself. "
    )
    reports = [report(f"r{i:03}", furniture + " ".join(f"w{i}x{j}" for j in range(40))) for i in range(80)]
    assert find_derivations(reports) == []
