"""The figures of the reader's model card: by outlet, and by kind of attribution.

    reader_card.py POLNEAR_SPLIT

By outlet: F1 under the corpus's measure. By kind: of the annotated attributions that are direct, indirect or mixed, with a
named, described, pronominal or absent source, with a content in one piece or several, the share that the reader finds with
every part exact, and with every part overlapping.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from pathlib import Path

from sayso.attribute import default_reader
from sayso.attribute.quotes import Quoted, quotations
from sayso.score.brat import Parts, read_brat
from sayso.score.polnear import Tokens, exactly, overlapping, score_by

_PRONOUN = re.compile(r"(?:he|she|they|it|i|we|who|which|that|his|her|their|its|you)$", re.IGNORECASE)


def kinds(text: str, one: Parts, quoted: Quoted) -> list[str]:
    """The kinds that an annotated attribution is of."""
    shares = [quoted.share(a, b) for a, b in one.content]
    found = ["direct" if shares and min(shares) > 0.97 else "mixed" if any(shares) else "indirect"]
    found.append("content in one piece" if len(one.content) == 1 else "content in several pieces")
    source = " ".join(text[a:b] for a, b in one.source)
    if not source:
        found.append("no source")
    elif _PRONOUN.match(source):
        found.append("source a pronoun")
    else:
        found.append(
            "source with a name"
            if re.search(r"\b[A-Z]", source[1:] if source[0] in "TA" else source)
            else "source described"
        )
    return found


def main() -> None:
    """Print both tables."""
    split = Path(sys.argv[1])
    print(f"{'outlet':16}{'source':>8}{'cue':>8}{'content':>9}{'exact':>8}{'overlap':>9}")
    for outlet, row in score_by(split, lambda name: name.split("_")[0]).items():
        print(
            f"{outlet:16}"
            + "".join(f"{100 * row[k].f1:8.1f}" for k in ("source", "cue", "content", "exact", "overlap"))
        )
    n: Counter[tuple[str, str]] = Counter()
    reader = default_reader()
    for path in sorted((split / "attributions").glob("*.ann")):
        with (split / "text" / f"{re.sub(r'_[0-9a-z]{4}$', '', path.stem)}.txt").open(
            encoding="utf-8", newline=""
        ) as file:
            text = file.read()
        tokens, quoted = Tokens(text), Quoted(text, quotations(text))
        found = [
            tokens.parts(Parts(d.source, d.cue, d.content)) for d in reader.read(text, []).drafts if d.inside is None
        ]
        for one in read_brat(path):
            gold = tokens.parts(one)
            for kind in kinds(text, one, quoted):
                n[kind, "all"] += 1
                n[kind, "exact"] += any(exactly(gold, f) for f in found)
                n[kind, "overlap"] += any(overlapping(gold, f) for f in found)
    print(f"\n{'kind':28}{'count':>7}{'exact':>8}{'overlap':>9}")
    for kind in sorted({k for k, _ in n}, key=lambda k: -n[k, "all"]):
        total = n[kind, "all"]
        print(f"{kind:28}{total:7}{100 * n[kind, 'exact'] / total:8.1f}{100 * n[kind, 'overlap'] / total:9.1f}")


if __name__ == "__main__":
    main()
