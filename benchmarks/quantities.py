"""How many quantities are found: `quantities.py RECOGNIZERS [--re3d FOLDER] [--list]`.

RECOGNIZERS is the folder with the number cases of Recognizers-Text in English (Number_*.json). A case passes where each of its
results is overlapped by a quantity of equal value or range (its ranges are half open, ours have no open ends, so only the numbers
are compared), and, where it has none, nothing is found. The cases left are counted by family, each with the reason.

FOLDER holds the re3d documents and entities: the share of its Quantity and Money entities that a quantity overlaps.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sayso.model import Quantity, Report
from sayso.resolve.quantities import find_quantities

FILES = ("Number_NumberModel", "Number_NumberRangeModel", "Number_PercentModel")
# The first whose pattern is found in a case's text is its family.
FAMILIES = (
    (r"\^|[0-9]e[+-]?[0-9]|x10", "powers", "news does not write numbers with an exponent"),
    (r"phone|[0-9]+\.[0-9]+\.[0-9]+\.[0-9]|/20[0-9]{2}|SCP|nrs?\.|version", "labels",
     "a part of a number that names something is no quantity"),
    (r"one over|over (?:one|three|twenty)|[0-9]+ over 3", "over as division", "\"2000 over 3\" is \"more than 3\" in news"),
    (r"ths?\b|thirds?|firsts?", "written fractions", "only fractions below one with a part of ten or less, as news has them"),
    (r"[<>=]|equal", "comparisons", "signs and \"equal to\" belong to questions put to a table"),
    (r"(?:and|but|,).*(?:than|above|below|under|more|less)", "two sides",
     "two bounds joined by words other than \"and\", \"but\" or a comma"),
    (r"\b(?:tenth|fifteenth)", "ordinals", "an ordinal is no quantity"),
    (r"- |\bfifty +-|crore|lakh|dzs|dozs|[0-9] [GMk]\b|hundred and [0-9]|thousand", "spellings",
     "spellings that news does not use"),
    (r"\b(?:naught|nought|zero|point)\b", "nought", "nought and the zeros of a calculation count nothing"),
    (r"\bone\b", "one", "\"one\" without a noun is a pronoun"),
    (r"[0-9],[0-9]|\.[0-9]", "two readings", "a point or comma that may be read in two ways gives no value"),
    (r"half|quarter|million", "mixed", "a bound before a part makes a range, and odd sums of scales are not news"),
    (r"percent", "without a number", "\"a percentage\" has no number"),
    (r"", "others", "see --list"),
)  # fmt: skip


def values_of(result: dict[str, Any]) -> tuple[float | None, float | None] | None:
    """The range that a result of Recognizers-Text gives, or None where it has no value."""
    value = (result.get("Resolution") or {}).get("value")
    if value in (None, "null"):
        return None
    if value[0] in "([":
        low, _, high = value[1:-1].partition(",")
        return (float(low) if low else None), (float(high) if high else None)
    number = float(value.rstrip("%"))
    return number, number


def same(a: float | None, b: float | None) -> bool:
    """Are two sides of a range equal, to ten digits?"""
    return a == b or (a is not None and b is not None and abs(a - b) <= 1e-9 * max(abs(a), abs(b), 1e-30) + 1e-12)


def passes(case: dict[str, Any]) -> bool:
    """Does a case pass?"""
    text = case["Input"]
    found = find_quantities(Report("case", "case", "", text))
    if not case["Results"]:
        return not found
    return all(any(_matches(q, result, text) for q in found) for result in case["Results"])


def _matches(quantity: Quantity, result: dict[str, Any], text: str) -> bool:
    start = result.get("Start", text.lower().find(result["Text"].lower()))
    end = start + len(result["Text"])
    expected = values_of(result)
    overlap = quantity.span.start < end and start < quantity.span.end
    return overlap and expected is not None and same(quantity.low, expected[0]) and same(quantity.high, expected[1])


def family_of(text: str) -> tuple[str, str]:
    """The family of a case that is left, and why it is."""
    return next((name, why) for pattern, name, why in FAMILIES if re.search(pattern, text))


def documents(folder: Path) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """The texts of re3d with their entities."""
    for path in sorted(folder.glob("*/documents.json")):
        entities = [
            json.loads(line) for line in (path.parent / "entities.json").read_text("utf-8").splitlines() if line
        ]
        for line in path.read_text("utf-8").splitlines():
            if line:
                document = json.loads(line)
                yield document["text"], [e for e in entities if e["documentId"] == document["_id"]]


def print_re3d(folder: Path, *, listing: bool) -> None:
    """Recall of the entities of type Quantity and Money, by overlap; `listing` prints what is missed."""
    hit: Counter[str] = Counter()
    total: Counter[str] = Counter()
    found = 0
    for text, entities in documents(folder):
        quantities = find_quantities(Report("document", "document", "", text))
        found += len(quantities)
        for entity in (e for e in entities if e["type"] in ("Quantity", "Money")):
            total[entity["type"]] += 1
            a, b = entity["begin"], entity["end"]
            if any(q.span.start < b and a < q.span.end for q in quantities):
                hit[entity["type"]] += 1
            elif listing:
                print(f"  missed {entity['type']} {text[a:b]!r} in {text[max(0, a - 30) : b + 30]!r}")
    for kind, n in total.items():
        print(f"re3d {kind:10} {hit[kind]} of {n} ({hit[kind] / n:.1%})")
    print(f"re3d found      {found}")


def main() -> None:
    """Print the shares and the families left."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("recognizers", type=Path)
    parser.add_argument("--re3d", type=Path)
    parser.add_argument("--list", action="store_true", help="print each case left and each entity missed")
    options = parser.parse_args()
    left: Counter[tuple[str, str]] = Counter()
    for name in FILES:
        cases = json.loads((options.recognizers / f"{name}.json").read_text("utf-8-sig"))
        failed = [case["Input"] for case in cases if not passes(case)]
        left.update(family_of(text) for text in failed)
        print(f"{name:26} {len(cases) - len(failed)} of {len(cases)} ({1 - len(failed) / len(cases):.1%})")
        for text in failed if options.list else ():
            print(f"  {family_of(text)[0]:18} {text!r}")
    for (family, why), n in left.most_common():
        print(f"{n:4} {family:18} {why}")
    if options.re3d:
        print_re3d(options.re3d, listing=options.list)


if __name__ == "__main__":
    main()
