"""What the package's reader finds in plain texts, whole: a change that is only to make it quicker changes none of it."""

from __future__ import annotations

import pytest

from sayso.attribute import default_reader

# Text; source, cue, content, confidence and the attribution around it of each attribution; words, kind and confidence of
# each name.
READ = {
    "quotation around its speaker": (
        "“We never opened the gate,” Maren Holt said on Tuesday. “We do not have the key.” It rained in Bergen.",
        [("Maren Holt", "said", "“We never opened the gate,” | “We do not have the key.”", 0.9767, None)],
        [("Maren Holt", "person", 0.9966), ("Bergen", "place", 0.9979)],
    ),
    "inside another": (
        "The Weekly Anchor reported that Jonas Reed said on Monday that the gate was cracked.",
        [
            ("The Weekly Anchor", "reported", "that Jonas Reed said on Monday that the gate was cracked", 0.9746, None),
            ("Jonas Reed", "said", "that the gate was cracked", 0.906, 0),
        ],
        [("Weekly Anchor", "organisation", 0.4554), ("Jonas Reed", "person", 0.9992)],
    ),
    "no attribution": (
        "Rain fell on the Orm valley for a week, and the ferry to Tarn Island was late on three days.",
        [],
        [("Orm valley", "place", 0.9189), ("Tarn Island", "place", 0.9935)],
    ),
    "two speakers": (
        "Prime Minister Ada Brandt denied that the Clean Harbours Act had failed. "
        "According to the Ministry of Transport, spills doubled.",
        [
            ("Prime Minister Ada Brandt", "denied", "that the Clean Harbours Act had failed", 0.973, None),
            ("the Ministry of Transport", "According to", "spills doubled", 0.9757, None),
        ],
        [
            ("Ada Brandt", "person", 0.9987),
            ("Clean Harbours Act", "document", 0.5808),
            ("Ministry of Transport", "organisation", 0.9586),
        ],
    ),
    "around a clause": (
        "The mayor, Ivo Lund, believes the ferry is safe, his office said in a statement.",
        [
            ("his office", "said in a statement", "The mayor, Ivo Lund, believes the ferry is safe", 0.8399, None),
            ("The mayor, Ivo Lund,", "believes", "the ferry is safe", 0.9656, 0),
        ],
        [("Ivo Lund", "person", 0.9989)],
    ),
    "a quotation over paragraphs": (
        "Holt told the council:\n\n“The gate was open at nine.\n\n“It was shut at ten.”\n\nThe council thanked Holt.",
        [
            ("Holt", "told", "“The gate was open at nine.\n\n“It was shut at ten.”", 0.9224, None),
            ("The council", "thanked", "Holt", 0.9435, None),
        ],
        [("Holt", "person", 0.9898), ("Holt", "person", 0.999)],
    ),
}


@pytest.mark.parametrize("case", READ)
def test_what_is_found(case: str) -> None:
    text, attributions, names = READ[case]
    found = default_reader().read(text, [])
    parts = [[" | ".join(text[a:b] for a, b in part) for part in (d.source, d.cue, d.content)] for d in found.drafts]
    assert parts == [[*one[:3]] for one in attributions]
    assert [d.inside for d in found.drafts] == [one[4] for one in attributions]
    assert [(text[n.start : n.end], n.type) for n in found.names] == [one[:2] for one in names]
    # Products of whole numbers are exact on every processor; sums of fractions are not quite.
    assert [d.confidence for d in found.drafts] == pytest.approx([one[3] for one in attributions], abs=0.01)
    assert [n.confidence for n in found.names] == pytest.approx([one[2] for one in names], abs=0.01)
