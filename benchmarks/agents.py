"""Same-agent links within a report, on MEANTIME: is every pair of mentions of people and organisations told as one or two?

    agents.py MEANTIME

Every annotated mention of a person or an organisation is given to `resolve` as a source; two mentions are linked where it gives
both the same agent. Printed: precision, recall and F1 over pairs of mentions of one report, for all mentions and for each kind
of them (name, pronoun, description: pairs with at least one such mention), beside the baseline of linking equal words.
"""

from __future__ import annotations

import itertools
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from meantime import Article, Mention, articles
from sayso.attribute import default_reader, read_report
from sayso.clean import clean
from sayso.model import Attribution, Kind, Page
from sayso.resolve import resolve_speakers

KINDS = {
    "NAM": "name",
    "PRE.NAM": "name",
    "PRO": "pronoun",
    "PTV": "pronoun",
    "NOM": "description",
    "APP": "description",
}


def resolved(article: Article, mentions: list[Mention]) -> list[str | None]:
    """The name of the agent of each mention, as `resolve` tells it."""
    report, _ = clean(Page.of(article.name, article.text.encode(), "text/plain"), plain=True)
    assert report is not None
    assert report.text == article.text
    made = []
    for i, m in enumerate(mentions):
        span = report.span(m.start, m.end)
        made.append(Attribution(f"{i}", report.id, (span,), (span,), (span,), Kind.INDIRECT, 1.0, "gold"))
    done, _ = resolve_speakers(report, made, read_report(report, default_reader()).names)
    agents = {a.id: a.speaker.name.lower() if a.speaker else None for a in done}
    return [agents[str(i)] for i in range(len(mentions))]


def pairs(mentions: list[Mention], said: list[str | None]) -> Iterable[tuple[str, bool, bool]]:
    """For every pair of mentions: (kind, linked in the gold, linked by us), under "all" and its own kind."""
    for (a, x), (b, y) in itertools.combinations(zip(mentions, said, strict=True), 2):
        gold, ours = a.entity == b.entity, x is not None and x == y
        kinds = {KINDS.get(a.syntax, "other"), KINDS.get(b.syntax, "other")}
        for kind in ("all", *kinds):
            yield kind, gold, ours


Table = dict[str, Counter[str]]


def tables(folder: Path) -> dict[str, Table]:
    """For `resolve` and for the baseline: how many pairs of each kind are linked in the gold, by us, and by both."""
    found: dict[str, Table] = {"resolve": {}, "equal words": {}}
    for article in articles(folder / "intra-doc_annotation"):
        mentions = [m for m in article.mentions if m.kind in ("PER", "ORG") and m.end - m.start < 80]
        words: list[str | None] = [article.text[m.start : m.end].lower() for m in mentions]
        for name, said in (("resolve", resolved(article, mentions)), ("equal words", words)):
            for kind, gold, ours in pairs(mentions, said):
                found[name].setdefault(kind, Counter()).update({"tp": gold and ours, "ours": ours, "gold": gold})
    return found


def f1(counts: Counter[str]) -> float:
    """F1 of links, 0 to 1."""
    return 2 * counts["tp"] / max(counts["ours"] + counts["gold"], 1)


def main() -> None:
    """Print the table."""
    print(f"{'':28}{'precision':>10}{'recall':>10}{'F1':>10}")
    for name, table in tables(Path(sys.argv[1])).items():
        for kind, c in table.items():
            p, r = c["tp"] / max(c["ours"], 1), c["tp"] / max(c["gold"], 1)
            print(f"{name:14}{kind:14}{p:10.3f}{r:10.3f}{f1(c):10.3f}")


if __name__ == "__main__":
    main()
