"""Datelines in all their shapes, and what only looks like one."""

import datetime as dt

import pytest

from sayso.clean.dateline import dateline_of, without_dateline
from sayso.clean.draft import RawBlock, RawLink
from sayso.model import BlockKind

BODY = "The ferry to Ostrand was cancelled after divers found a crack in its rudder, the harbour office said."
NINTH = dt.date(2026, 3, 9)

DATELINES = [
    ("OSTRAND, March 9, 2026 (Northern Wire) - ", "OSTRAND, March 9, 2026 (Northern Wire)", "Northern Wire", NINTH),
    ("OSTRAND, 9 March 2026 (Northern Wire) — ", "OSTRAND, 9 March 2026 (Northern Wire)", "Northern Wire", NINTH),
    ("OSTRAND, Mar. 9, 2026 -- ", "OSTRAND, Mar. 9, 2026", None, NINTH),
    ("OSTRAND (Northern Wire), March 9, 2026 - ", "OSTRAND (Northern Wire), March 9, 2026", "Northern Wire", NINTH),
    ("OSTRAND, March 9 (Northern Wire) - ", "OSTRAND, March 9 (Northern Wire)", "Northern Wire", None),
    ("OSTRAND, Tuesday — ", "OSTRAND, Tuesday", None, None),
    ("OSTRAND, Norway (AP) — ", "OSTRAND, Norway (AP)", "AP", None),
    ("SANTA OLGA, N.M. (AP) — ", "SANTA OLGA, N.M. (AP)", "AP", None),
    ("SANTA OLGA, N.M., Feb. 2 (UPI) -- ", "SANTA OLGA, N.M., Feb. 2 (UPI)", "UPI", None),
    ("OSTRAND (AP) - ", "OSTRAND (AP)", "AP", None),
    ("OSTRAND (PTI): ", "OSTRAND (PTI)", "PTI", None),
    ("OSTRAND — ", "OSTRAND", None, None),
    ("OSTRAND – ", "OSTRAND", None, None),
    ("OSTRAND - ", "OSTRAND", None, None),
    ("OSTRAND - -- ", "OSTRAND", None, None),
    ("OSTRAND ―", "OSTRAND", None, None),
    ("OSTRAND—", "OSTRAND", None, None),
    ("ST. OLAF/OSTRAND — ", "ST. OLAF/OSTRAND", None, None),
    ("OSTRAND-ON-SEA, Calif. — ", "OSTRAND-ON-SEA, Calif.", None, None),
    ("ØSTRÅND — ", "ØSTRÅND", None, None),
    ("McOSTRAND, Texas — ", "McOSTRAND, Texas", None, None),
    ("Ostrand, Ill. — ", "Ostrand, Ill.", None, None),
    ("Ostrand (AFP) - ", "Ostrand (AFP)", "AFP", None),
    ("Rio de Ostrand (AFP) – ", "Rio de Ostrand (AFP)", "AFP", None),
    ("New Ostrand (CNN Harbours)", "New Ostrand (CNN Harbours)", "CNN Harbours", None),
    ("Aug 27 (Reuters) - ", "Aug 27 (Reuters)", "Reuters", None),
    ("(Reuters) - ", "(Reuters)", "Reuters", None),
]


@pytest.mark.parametrize(("start", "text", "agency", "published"), DATELINES)
def test_a_dateline(start: str, text: str, agency: str | None, published: dt.date | None) -> None:
    found = dateline_of(start + BODY)
    assert found is not None
    assert (found.text, found.agency, found.published) == (text, agency, published)
    assert (start + BODY)[found.end :] == BODY


NONE = [
    "CORRECTED - " + BODY,
    "UPDATE 1 - " + BODY,
    "EXCLUSIVE – " + BODY,
    "BREAKING NEWS — " + BODY,
    "NEWS ANALYSIS — " + BODY,
    "EDITOR'S NOTE — " + BODY,
    "HARBOUR’S DIVERS FEAR THE WORST, BUT FERRY OFFICE STANDS FIRM — " + BODY,
    "Ole Drev — " + BODY,
    "Ole Drev (Labour) – " + "who runs the harbour – said on Tuesday that nothing was wrong with it.",
    "The Harbour Office (HO) - " + BODY,
    "World Harbour Organization (WHO) director Ole Drev said that nothing was wrong with the rudder.",
    "TOLK: " + BODY,
    "NATO — the alliance of thirty states — has said that it will not look for the rudder at all.",
    "NATO—the alliance of thirty states—has said that it will not look for the rudder at all.",
    "OSTRAND-based divers said that the rudder would not hold for more than a week or two at sea.",
    "OSTRAND — Too short.",
    "I — The narrator begins his story here and goes on for a good while before he comes to a point.",
    "A plain sentence - with a dash in it - that goes on for quite a while and has no dateline at all.",
    "",
    "-",
]


@pytest.mark.parametrize("text", NONE)
def test_no_dateline(text: str) -> None:
    assert dateline_of(text) is None


@pytest.mark.parametrize("line", ["OSTRAND, March 9 -", "OSTRAND —", "OSTRAND (AP)"])
def test_a_line_that_is_nothing_but_a_dateline(line: str) -> None:
    found = dateline_of(line)
    assert found is not None
    assert found.end == len(line)


def test_links_move_along() -> None:
    block = RawBlock(BlockKind.PARAGRAPH, "OSTRAND (AP) — " + BODY, (RawLink(9, 11, "/ap"), RawLink(19, 24, "/ferry")))
    found = dateline_of(block.text)
    assert found is not None
    cut = without_dateline(block, found)
    assert [cut.text[k.start : k.end] for k in cut.links] == ["ferry"]
